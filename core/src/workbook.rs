//! The report as a workbook that people fill in and send back.

mod cells;
mod day;
mod form;
mod ooxml;
mod package;
mod read;
mod sheet;
mod sheets;

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::error::InputError;
use crate::json::{canonical, parse};
use crate::language::Texts;
use crate::read::word_named;
use crate::report::Report;

pub(crate) use cells::{Held, Saved, sheets as saved};
pub(crate) use ooxml::{CELL_MAX, workbook as file};
pub(crate) use read::{at_cells, columns, insert, no_sheet, opened};
pub use sheet::Table;
pub(crate) use sheet::{Cell, Column, Sheet, name as cell_name};
use sheets::Workbook;

/// What stands in the cell of a mark that is set: not `true`, which spreadsheets translate.
const MARK: &str = "x";

/// The words of the page for yes and no.
const YES: &str = "column_yes";
const NO: &str = "column_no";

/// Writes a report of this catalogue as a workbook (XLSX): what is stated on sheets to fill in, with drop-down lists, and what
/// follows from it: clauses, gaps, actions, other frameworks. The same report gives the same bytes.
///
/// [`from_workbook`] reads it again. A cell holds 32,767 characters, so what a longer text has after them is lost, and so are
/// texts that are empty and answers that state nothing; everything else of an assessment comes back as it was.
///
/// ```
/// use aimscore::{Assessment, Catalogue, Texts, assess, from_workbook, workbook};
/// let (catalogue, texts) = (Catalogue::iso_42001(), Texts::english());
/// let assessment = Assessment::from_json(catalogue, r#"{
///     "format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23",
///     "answers": [{"item_id": "5.2-r1", "rating": "fully", "note": "=SUM(A1)"}]
/// }"#)?;
/// let bytes = workbook(catalogue, &assess(catalogue, &assessment)?, texts);
/// assert_eq!(from_workbook(catalogue, &bytes, texts)?.answers, assessment.answers);
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn workbook(catalogue: &Catalogue, report: &Report, texts: &Texts) -> Vec<u8> {
    let name = texts.text(["name"]).unwrap_or_default();
    let title = texts.page("title", &[("name", name)]);
    with(catalogue, report, texts, |workbook| {
        ooxml::workbook(&title, texts.language(), &workbook.sheets())
    })
}

/// Writes a table of a report as CSV: a sheet of [`workbook`] alone. Texts that a spreadsheet might take for a formula have an
/// apostrophe before them, as in [`crate::answers_csv`].
///
/// ```
/// use aimscore::{Assessment, Catalogue, Table, Texts, assess, table_csv};
/// let catalogue = Catalogue::iso_42001();
/// let report = assess(catalogue, &Assessment::new(catalogue, "2026-11-23"))?;
/// let csv = table_csv(catalogue, &report, Table::Documents, Texts::english());
/// assert_eq!(csv.lines().count(), 1 + report.documents.len());
/// # Ok::<(), aimscore::InputError>(())
/// ```
pub fn table_csv(catalogue: &Catalogue, report: &Report, table: Table, texts: &Texts) -> String {
    with(catalogue, report, texts, |workbook| {
        workbook.sheet(table).csv()
    })
}

fn with<T: Default>(
    catalogue: &Catalogue,
    report: &Report,
    texts: &Texts,
    write: impl FnOnce(&Workbook<'_>) -> T,
) -> T {
    // The assessment of a report is in its normal form, so it is JSON.
    let Ok(stated) = &parse(canonical(&report.assessment).as_bytes()) else {
        return T::default();
    };
    write(&Workbook {
        catalogue,
        report,
        stated,
        texts,
    })
}

impl Table {
    /// The table of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a table of reports")
    }
}

/// Reads an assessment from a workbook such as [`workbook`] writes, filled in and saved by any spreadsheet program: columns in any
/// order, words in the language of the texts, ids, or for ratings N, P, L and F. What the engine wrote beside is not read.
///
/// # Errors
/// Every problem at once; a pointer is a sheet and a cell, as in `Answers!D14`.
pub fn from_workbook(
    catalogue: &Catalogue,
    bytes: &[u8],
    texts: &Texts,
) -> Result<Assessment, InputError> {
    read::assessment(catalogue, bytes, texts)
}
