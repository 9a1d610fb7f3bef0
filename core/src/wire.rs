//! Every operation over JSON text: what the bindings call.

pub use crate::json::{DEPTH_MAX, TEXT_MAX, canonical, parse};

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::error::{InputError, IssueList, IssuesFormat};
use crate::explain::explanation;
use crate::language::Texts;
use crate::render::{Format, render};
use crate::report::Report;
use crate::report_of;

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
            report(catalogue, assessment).map(|report| render(&report, format, texts))
        })
        .map_err(|error| issues_json(&error))
}

/// The catalogue as canonical JSON.
pub fn catalogue_json(catalogue: &Catalogue) -> String {
    canonical(catalogue.data())
}

fn report(catalogue: &Catalogue, assessment: &str) -> Result<Report, InputError> {
    Ok(report_of(
        catalogue,
        Assessment::from_json(catalogue, assessment)?,
    ))
}
