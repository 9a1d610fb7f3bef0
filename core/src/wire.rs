//! Every operation over JSON: over text, which is what the bindings call, and over trees.
//!
//! ```
//! use aimscore::{Catalogue, wire};
//! let assessment = wire::parse(br#"{"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23"}"#)?;
//! let report = wire::assess_value(Catalogue::iso_42001(), &assessment)?;
//! assert_eq!(report.get("readiness").and_then(|r| r.get("label")?.as_text()), Some("not_started"));
//! # Ok::<(), aimscore::InputError>(())
//! ```

pub use crate::csv::csv;
pub use crate::json::{DEPTH_MAX, TEXT_MAX, canonical, parse};

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::chart::{Chart, chart};
use crate::ciso_assistant;
use crate::compare::Pair;
use crate::csv::{answers_from_csv, table};
use crate::error::{InputError, Issue, IssueList, IssuesFormat};
use crate::explain::explanation;
use crate::framework::{check_framework, framework_from_workbook, framework_workbook};
use crate::json;
use crate::language::Texts;
use crate::oscal;
use crate::render::{Format, ReportPart, draft_scope, render, render_part};
use crate::report::Report;
use crate::report_of;
use crate::roadmap::roadmap;
use crate::share::{from_code, written};
use crate::uncertainty::{UncertaintyOptions, uncertainty};
use crate::value::Value;
use crate::vocabulary::OscalDocument;
use crate::workbook::{Table, from_workbook, table_csv, workbook};

use serde::Serialize;

/// An issue list as text: `aimscore/issues/1`.
pub fn issues_json(error: &InputError) -> String {
    canonical(&IssueList {
        format: IssuesFormat,
        issues: &error.issues,
        more: error.more,
    })
}

/// [`crate::assess`] over text: the report, or the issues, as canonical JSON.
///
/// # Errors
/// The text of an issue list.
pub fn assess_json(catalogue: &Catalogue, assessment: &str) -> Result<String, String> {
    report(catalogue, assessment)
        .map(|report| canonical(&report))
        .map_err(|error| issues_json(&error))
}

/// [`crate::validate`] over text: an issue list, empty where nothing is wrong.
pub fn validate_json(catalogue: &Catalogue, assessment: &str) -> String {
    let none = InputError {
        issues: Vec::new(),
        more: 0,
    };
    let found = Assessment::from_json(catalogue, assessment);
    issues_json(found.as_ref().err().unwrap_or(&none))
}

/// [`crate::check_framework`] over text: an issue list, empty where nothing is wrong.
pub fn check_framework_json(framework: &str) -> String {
    let none = InputError {
        issues: Vec::new(),
        more: 0,
    };
    let found = parse(framework.as_bytes()).and_then(|framework| check_framework(&framework));
    issues_json(found.as_ref().err().unwrap_or(&none))
}

/// [`crate::framework_workbook`] over text.
///
/// # Errors
/// The text of an issue list.
pub fn framework_workbook_json(framework: &str) -> Result<Vec<u8>, String> {
    parse(framework.as_bytes())
        .and_then(|framework| framework_workbook(&framework))
        .map_err(|error| issues_json(&error))
}

/// [`crate::framework_from_workbook`] with the framework as JSON text.
///
/// # Errors
/// The text of an issue list.
pub fn framework_from_workbook_json(workbook: &[u8]) -> Result<String, String> {
    framework_from_workbook(workbook)
        .map(|framework| json::tree(&framework))
        .map_err(|error| issues_json(&error))
}

/// [`crate::explain`] over text: why a figure is what it is.
///
/// # Errors
/// The text of an issue list.
pub fn explain_json(catalogue: &Catalogue, assessment: &str, id: &str) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .and_then(|assessment| explanation(catalogue, &assessment, id))
        .map(|explanation| canonical(&explanation))
        .map_err(|error| issues_json(&error))
}

/// [`render`] over text: the report of an assessment, in words.
///
/// # Errors
/// The text of an issue list.
pub fn render_json(
    catalogue: &Catalogue,
    assessment: &str,
    format: &str,
    texts: &Texts,
) -> Result<String, String> {
    Format::parse(format)
        .and_then(|format| {
            report(catalogue, assessment).map(|report| render(catalogue, &report, format, texts))
        })
        .map_err(|error| issues_json(&error))
}

/// [`render_part`] over text: a part of the report of an assessment, in words.
///
/// # Errors
/// The text of an issue list.
pub fn render_part_json(
    catalogue: &Catalogue,
    assessment: &str,
    part: &str,
    format: &str,
    texts: &Texts,
) -> Result<String, String> {
    let write = || {
        let (part, format) = (ReportPart::parse(part)?, Format::parse(format)?);
        let report = report(catalogue, assessment)?;
        Ok(render_part(catalogue, &report, part, format, texts))
    };
    write().map_err(|error: InputError| issues_json(&error))
}

/// [`chart`] over text: a chart of the report of an assessment, as SVG.
///
/// # Errors
/// The text of an issue list.
pub fn chart_json(
    catalogue: &Catalogue,
    assessment: &str,
    name: &str,
    texts: &Texts,
) -> Result<String, String> {
    Chart::parse(name)
        .and_then(|kind| report(catalogue, assessment).map(|report| chart(&report, kind, texts)))
        .map_err(|error| issues_json(&error))
}

/// [`oscal::documents`] as a list in JSON.
///
/// # Errors
/// The text of an issue list.
pub fn oscal_documents_json(catalogue: &Catalogue, version: &str) -> Result<String, String> {
    oscal::Version::parse(version)
        .map(|version| canonical(&oscal::documents(catalogue, version)))
        .map_err(|error| issues_json(&error))
}

/// [`oscal::document`] over text. `system`: as in [`oscal::Options`].
///
/// # Errors
/// The text of an issue list.
pub fn oscal_json(
    catalogue: &Catalogue,
    assessment: &str,
    document: &str,
    (version, stand_alone, system): (&str, bool, Option<&str>),
    texts: &Texts,
) -> Result<String, String> {
    let write = || {
        let document = OscalDocument::parse(document)?;
        let options = oscal::Options {
            version: oscal::Version::parse(version)?,
            stand_alone,
            system,
        };
        let report = report(catalogue, assessment)?;
        oscal::document(catalogue, &report, document, &options, texts)
    };
    write().map_err(|error| issues_json(&error))
}

/// [`crate::roadmap`] over text.
///
/// # Errors
/// The text of an issue list.
pub fn roadmap_json(catalogue: &Catalogue, assessment: &str) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .map(|assessment| canonical(&roadmap(catalogue, &assessment)))
        .map_err(|error| issues_json(&error))
}

/// [`crate::uncertainty`] over text. `options`: as [`UncertaintyOptions::from_json`] reads them.
///
/// # Errors
/// The text of an issue list: that of the assessment, or else that of the options.
pub fn uncertainty_json(
    catalogue: &Catalogue,
    assessment: &str,
    options: &str,
) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .and_then(|assessment| {
            let options = UncertaintyOptions::from_json(catalogue, options)?;
            uncertainty(catalogue, &assessment, &options)
        })
        .map(|uncertainty| canonical(&uncertainty))
        .map_err(|error| issues_json(&error))
}

/// [`crate::compare`] over text.
///
/// # Errors
/// The text of an issue list: that of the first of the two that has problems.
pub fn compare_json(
    catalogue: &Catalogue,
    before: &str,
    after: &str,
    earlier: Option<&Catalogue>,
) -> Result<String, String> {
    let read = || {
        let (before, after) = (parse(before.as_bytes())?, parse(after.as_bytes())?);
        Pair::read(catalogue, earlier, &before, &after)
    };
    read()
        .map(|pair| canonical(&pair.compare()))
        .map_err(|error| issues_json(&error))
}

/// [`crate::what_if`] over text.
///
/// # Errors
/// The text of an issue list: that of the assessment, or else that of the patch.
pub fn what_if_json(
    catalogue: &Catalogue,
    assessment: &str,
    patch: &str,
) -> Result<String, String> {
    let read = || {
        let before = Assessment::from_json(catalogue, assessment)?;
        Pair::patched(catalogue, before, &parse(patch.as_bytes())?)
    };
    read()
        .map(|pair| canonical(&pair.compare()))
        .map_err(|error| issues_json(&error))
}

/// [`crate::draft_scope`] over text: a scope statement, to be changed by a person.
///
/// # Errors
/// The text of an issue list.
pub fn draft_scope_json(
    catalogue: &Catalogue,
    assessment: &str,
    texts: &Texts,
) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .map(|assessment| draft_scope(&assessment, texts))
        .map_err(|error| issues_json(&error))
}

/// [`crate::to_code`] over text.
///
/// # Errors
/// The text of an issue list.
pub fn to_code_json(catalogue: &Catalogue, assessment: &str) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .map(|assessment| written(catalogue, &assessment))
        .map_err(|error| issues_json(&error))
}

/// [`from_code`] with the assessment as text.
///
/// # Errors
/// The text of an issue list.
pub fn from_code_json(catalogue: &Catalogue, code: &str) -> Result<String, String> {
    from_code(catalogue, code)
        .map(|assessment| canonical(&assessment))
        .map_err(|error| issues_json(&error))
}

/// [`crate::answers_csv`] over text.
///
/// # Errors
/// The text of an issue list.
pub fn answers_csv_json(
    catalogue: &Catalogue,
    assessment: &str,
    texts: &Texts,
) -> Result<String, String> {
    Assessment::from_json(catalogue, assessment)
        .map(|assessment| table(catalogue, &assessment, texts))
        .map_err(|error| issues_json(&error))
}

/// [`answers_from_csv`] with the answers as text: a list.
///
/// # Errors
/// The text of an issue list.
pub fn answers_from_csv_json(
    catalogue: &Catalogue,
    csv: &str,
    texts: &Texts,
) -> Result<String, String> {
    answers_from_csv(catalogue, csv, texts)
        .map(|answers| canonical(&answers))
        .map_err(|error| issues_json(&error))
}

/// [`crate::assess`] over trees.
///
/// # Errors
/// Every problem of the assessment at once.
pub fn assess_value(catalogue: &Catalogue, assessment: &Value) -> Result<Value, InputError> {
    let assessment = Assessment::from_value(catalogue, assessment)?;
    tree(&report_of(catalogue, assessment))
}

/// [`crate::validate`] over a tree.
///
/// # Errors
/// Every problem of the assessment at once.
pub fn validate_value(catalogue: &Catalogue, assessment: &Value) -> Result<(), InputError> {
    Assessment::from_value(catalogue, assessment).map(drop)
}

/// [`crate::explain`] over trees.
///
/// # Errors
/// Every problem of the assessment at once, or an id that has no figure.
pub fn explain_value(
    catalogue: &Catalogue,
    assessment: &Value,
    id: &str,
) -> Result<Value, InputError> {
    let assessment = Assessment::from_value(catalogue, assessment)?;
    tree(&explanation(catalogue, &assessment, id)?)
}

/// The tree of a value of the contract.
///
/// # Errors
/// The text of the value is longer than [`TEXT_MAX`].
pub fn tree(value: &impl Serialize) -> Result<Value, InputError> {
    parse(canonical(value).as_bytes())
}

/// [`crate::workbook`] over text: the report of an assessment as the bytes of a workbook.
///
/// # Errors
/// The text of an issue list.
pub fn workbook_json(
    catalogue: &Catalogue,
    assessment: &str,
    texts: &Texts,
) -> Result<Vec<u8>, String> {
    report(catalogue, assessment)
        .map(|report| workbook(catalogue, &report, texts))
        .map_err(|error| issues_json(&error))
}

/// [`crate::from_workbook`] with the assessment as text.
///
/// # Errors
/// The text of an issue list.
pub fn from_workbook_json(
    catalogue: &Catalogue,
    workbook: &[u8],
    texts: &Texts,
) -> Result<String, String> {
    from_workbook(catalogue, workbook, texts)
        .map(|assessment| canonical(&assessment))
        .map_err(|error| issues_json(&error))
}

/// [`crate::table_csv`] over text: a table of the report of an assessment.
///
/// # Errors
/// The text of an issue list.
pub fn table_csv_json(
    catalogue: &Catalogue,
    assessment: &str,
    table: &str,
    texts: &Texts,
) -> Result<String, String> {
    Table::parse(table)
        .and_then(|table| {
            report(catalogue, assessment).map(|report| table_csv(catalogue, &report, table, texts))
        })
        .map_err(|error| issues_json(&error))
}

/// [`ciso_assistant::audit`] over text: the file, and its warnings as an issue list.
///
/// # Errors
/// The text of an issue list.
pub fn ciso_assistant_json(
    catalogue: &Catalogue,
    assessment: &str,
    form: &str,
    texts: &Texts,
) -> Result<(Vec<u8>, String), String> {
    let write = || {
        let form = ciso_assistant::AuditForm::parse(form)?;
        let assessment = Assessment::from_json(catalogue, assessment)?;
        ciso_assistant::audit(catalogue, &assessment, form, texts)
    };
    let audit = write().map_err(|error| issues_json(&error))?;
    Ok((audit.content, warnings_json(audit.warnings)))
}

/// [`ciso_assistant::import`] with the assessment as text, and the warnings as an issue list.
///
/// # Errors
/// The text of an issue list.
pub fn from_ciso_assistant_json(
    catalogue: &Catalogue,
    audit: &[u8],
    as_of: &str,
) -> Result<(String, String), String> {
    let read = ciso_assistant::import(catalogue, audit, as_of);
    let read = read.map_err(|error| issues_json(&error))?;
    Ok((canonical(&read.assessment), warnings_json(read.warnings)))
}

/// [`oscal::import`] as the texts of the catalogue, of its words and of an issue list of what was left out or changed.
///
/// # Errors
/// The text of an issue list.
pub fn import_oscal_json(catalog: &str) -> Result<[String; 3], String> {
    let read = oscal::import(catalog).map_err(|error| issues_json(&error))?;
    let warnings = InputError {
        issues: read.warnings,
        more: read.more,
    };
    Ok([read.catalogue, read.texts, issues_json(&warnings)])
}

fn warnings_json(issues: Vec<Issue>) -> String {
    issues_json(&InputError { issues, more: 0 })
}

/// The crosswalks of a catalogue as a list in canonical JSON.
pub fn crosswalks_json(catalogue: &Catalogue) -> String {
    canonical(&catalogue.crosswalks().collect::<Vec<_>>())
}

/// The catalogue as canonical JSON.
pub fn catalogue_json(catalogue: &Catalogue) -> String {
    canonical(catalogue.data())
}

/// The policy of a catalogue, as canonical JSON.
pub fn policy_json(catalogue: &Catalogue) -> String {
    canonical(catalogue.policy())
}

fn report(catalogue: &Catalogue, assessment: &str) -> Result<Report, InputError> {
    Ok(report_of(
        catalogue,
        Assessment::from_json(catalogue, assessment)?,
    ))
}
