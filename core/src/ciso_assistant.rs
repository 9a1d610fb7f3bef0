//! CISO Assistant, a tool for governance, risk and compliance: an audit of its library of ISO/IEC 42001 as a table, there and back, and
//! our questionnaire as a library of its kind. None of its texts is here: numbers, ids and the words of its columns only.
//!
//! An audit has 67 rows, one for each requirement of the library `iso42001-2023`: the clauses and the controls of Annex A, with 6.1 as
//! one row, where the catalogue has four. A row holds a result, how far the work on it is, and observations:
//!
//! | result | written where | read as |
//! |---|---|---|
//! | `compliant` | every scored question is rated fully in place | every scored question fully |
//! | `partially_compliant` | something is in place, and something is not | every scored question partially |
//! | `non_compliant` | nothing that is rated is in place | every scored question not |
//! | `not_assessed` | nothing is rated, or what is rated is fully in place and the rest is open | no rating |
//! | `not_applicable` | the control is excluded | the control is excluded |
//!
//! Of four rows in one the worst counts, in the order of `non_compliant`, `partially_compliant`, `not_assessed`, `compliant`. The
//! observations are the justification of an exclusion, else the notes: the first question's as it stands, each other one on a line that
//! begins with its id, as in `4.1-r2: …`.
//!
//! An audit can't hold ratings of single questions within a row, evidence, owners, days, who assessed, included controls, systems,
//! documents, risks, settings and what says who is assessed; an assessment can't hold scores, findings and whatever else an audit has.
//! Both ways, warnings say what of the file at hand does not come back as it was. Scores are not written: theirs measure maturity.
//!
//! ```
//! use aimscore::{Assessment, Catalogue, Texts, ciso_assistant};
//! let catalogue = Catalogue::iso_42001();
//! let audit = "ref_id;compliance_result;observations\r\nA.2.2;not_applicable;We use no AI\r\n4.1;compliant;\r\n";
//! let read = ciso_assistant::import(catalogue, audit.as_bytes(), "2026-11-23")?;
//! assert!(!read.assessment.applicability[0].included);
//! let form = ciso_assistant::AuditForm::Csv;
//! let written = ciso_assistant::audit(catalogue, &read.assessment, form, Texts::english())?;
//! assert_eq!(ciso_assistant::import(catalogue, &written.content, "2026-11-23")?.assessment, read.assessment);
//! # Ok::<(), aimscore::InputError>(())
//! ```

mod audit;
mod carried;
mod library;
mod read;

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::closed::closed;
use crate::error::{InputError, Issue, IssueCode};
use crate::json::{canonical, parse};
use crate::language::Texts;
use crate::read::word_named;
use crate::value::Value;
use crate::workbook::file;

pub use audit::{Outcome, Progress};
pub use library::library;

closed! {
    /// The forms of an audit.
    AuditForm {
        /// A table as text.
        Csv "csv",
        /// A workbook.
        Xlsx "xlsx",
    }
}

impl AuditForm {
    /// The form of this name.
    ///
    /// # Errors
    /// One issue, where there is none.
    pub fn parse(name: &str) -> Result<Self, InputError> {
        word_named(name, "a form of an audit")
    }
}

/// An audit for CISO Assistant.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Audit {
    /// The file.
    pub content: Vec<u8>,
    /// What of the assessment does not come back from the file as it was, each with where it stands first.
    pub warnings: Vec<Issue>,
}

/// An assessment from an audit of CISO Assistant.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Imported {
    /// What the audit states.
    pub assessment: Assessment,
    /// What of the audit an assessment does not hold as it was, each with the row or cell where it stands first.
    pub warnings: Vec<Issue>,
}

/// The id of the catalogue that the library fits.
const CATALOGUE: &str = "iso-42001";

/// Writes an assessment of the catalogue of ISO/IEC 42001 as an audit for the library `iso42001-2023`. The same assessment gives the
/// same bytes.
///
/// # Errors
/// Every problem of the assessment at once, or one issue: the catalogue is another one.
pub fn audit(
    catalogue: &Catalogue,
    assessment: &Assessment,
    form: AuditForm,
    texts: &Texts,
) -> Result<Audit, InputError> {
    fits(catalogue)?;
    let assessment = assessment.checked(catalogue)?;
    let sheet = audit::sheet(catalogue, &assessment, texts);
    let name = texts.text(["name"]).unwrap_or_default();
    let content = match form {
        AuditForm::Csv => sheet.csv().into_bytes(),
        AuditForm::Xlsx => file(
            &texts.page("title", &[("name", name)]),
            texts.language(),
            &[sheet],
        ),
    };
    let back = read::assessment(catalogue, &content, &assessment.as_of);
    let back = back.map_or(Value::Null, |read| tree(&read.assessment));
    let warnings = carried::lost(&tree(&assessment), &back);
    Ok(Audit { content, warnings })
}

/// Reads an audit of the library `iso42001-2023`: CSV with commas or semicolons, or a workbook, columns in any order. Rows are found by
/// `ref_id`, else by `urn`; rows that are not assessable are left out, and a blank cell states nothing. `as_of` is the day for which it
/// holds, which an audit does not say.
///
/// # Errors
/// Every problem at once: a pointer is the number of the row and the column, of a workbook the sheet and the cell. Or one issue: the
/// catalogue is another one.
pub fn import(catalogue: &Catalogue, audit: &[u8], as_of: &str) -> Result<Imported, InputError> {
    fits(catalogue)?;
    read::assessment(catalogue, audit, as_of)
}

/// Whether a file looks like an audit: it has its column of results.
pub fn is_audit(file: &[u8]) -> bool {
    read::is_audit(file)
}

fn fits(catalogue: &Catalogue) -> Result<(), InputError> {
    let id = &catalogue.data().id;
    if id.as_str() == CATALOGUE {
        return Ok(());
    }
    let expected = format!("a catalogue that CISO Assistant has a library for: `{CATALOGUE}`");
    Err(InputError::one(Issue::new(
        IssueCode::UnknownTarget,
        String::new(),
        &[("id", id), ("expected", &expected)],
    )))
}

fn tree(assessment: &Assessment) -> Value {
    // What was checked is JSON.
    parse(canonical(assessment).as_bytes()).unwrap_or(Value::Null)
}
