//! The report as a document, whole or a part of it: what every form of it says, in its order.

mod answers;
mod checks;
mod registers;
mod stand;

use super::page::{Block, Page};
use crate::catalogue::Catalogue;
use crate::language::Texts;
use crate::render::ReportPart;
use crate::report::Report;

/// What writes a section.
type Write = fn(&mut Page<'_>);

/// The sections of the whole report in their order, by the word of their heading.
const WHOLE: &[(&str, Write)] = &[
    ("chart_headline", stand::headline),
    ("readiness", stand::readiness),
    ("extremes", stand::extremes),
    ("actions", stand::actions),
    ("chart_groups", stand::groups),
    ("findings", registers::findings),
    ("risks", registers::risks),
    ("applicability", registers::applicability),
    ("documents", registers::documents),
    ("roadmap", registers::roadmap),
    ("crosswalks", registers::crosswalks),
    ("find_out", answers::find_out),
    ("answers", answers::answers),
    ("method", answers::method),
    ("limits", answers::limits),
];

const MANAGEMENT_REVIEW: &[(&str, Write)] = &[
    ("review_inputs", checks::review),
    ("chart_headline", stand::headline),
    ("readiness", stand::readiness),
    ("findings", registers::findings),
    ("risks", registers::risks),
    ("actions", stand::actions),
    ("roadmap", registers::roadmap),
    ("limits", answers::limits),
];

const INTERNAL_AUDIT: &[(&str, Write)] = &[
    ("audit_programme", checks::programme),
    ("audit_questions", checks::questions),
    ("findings", registers::findings),
    ("limits", answers::limits),
];

/// The report before it takes a form.
pub(super) struct Document {
    /// What the report is called, with its day.
    pub(super) name: String,
    pub(super) title: String,
    /// What the report rests on, and whose it is.
    pub(super) basis: Vec<Block>,
    pub(super) sections: Vec<Section>,
    /// What is said at the end.
    pub(super) notices: Vec<String>,
}

/// A section: the word of its heading, the heading, and what stands below.
pub(super) struct Section {
    pub(super) key: &'static str,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// `part`: what of it; none: all.
pub(super) fn document(
    catalogue: &Catalogue,
    report: &Report,
    part: Option<ReportPart>,
    texts: &Texts,
) -> Document {
    let mut page = Page::new(catalogue, report, texts);
    let (title, sections) = match part {
        None => ("title", WHOLE),
        Some(ReportPart::ManagementReview) => ("title_management_review", MANAGEMENT_REVIEW),
        Some(ReportPart::InternalAudit) => ("title_internal_audit", INTERNAL_AUDIT),
    };
    let name = texts.text(["name"]).unwrap_or_default();
    let values = [("name", name), ("as_of", report.as_of.as_str())];
    let title = texts.page(title, &values);
    let name = match part {
        None => texts.sentence("as_of", &values),
        Some(_) => format!("{title} ({})", report.as_of),
    };
    stand::basis(&mut page);
    let basis = page.take();
    let shown = sections
        .iter()
        .filter(|(key, _)| has(catalogue, report, key));
    let sections = shown.map(|(key, write)| {
        write(&mut page);
        Section {
            key,
            title: page.word(key),
            blocks: page.take(),
        }
    });
    let sections = sections.collect();
    let status = texts.status();
    let status = status.map(|status| texts.label("translations", status.as_str()).to_owned());
    let notice = texts.text(["notice"]).unwrap_or_default().to_owned();
    Document {
        name,
        title,
        basis,
        sections,
        notices: [notice].into_iter().chain(status).collect(),
    }
}

/// Whether the framework has what a section speaks of.
fn has(catalogue: &Catalogue, report: &Report, key: &str) -> bool {
    match key {
        "readiness" => report.readiness.is_some(),
        "risks" => report.risks.grid.is_some() || !report.risks.rows.is_empty(),
        "applicability" => !report.statement_of_applicability.rows.is_empty(),
        "documents" => !report.documents.is_empty(),
        "roadmap" => catalogue.policy().roadmap.is_some() || report.readiness.is_some(),
        "review_inputs" => !report.management_review.is_empty(),
        "crosswalks" => !report.crosswalks.is_empty(),
        _ => true,
    }
}
