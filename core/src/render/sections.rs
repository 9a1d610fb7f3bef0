//! The whole report as a document: what every form of it says, in its order.

mod answers;
mod registers;
mod stand;

use super::page::{Block, Page};
use crate::catalogue::Catalogue;
use crate::language::Texts;
use crate::report::Report;

/// What writes a section.
type Write = fn(&mut Page<'_>);

/// The sections in their order, by the word of their heading.
const SECTIONS: &[(&str, Write)] = &[
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

pub(super) fn document(catalogue: &Catalogue, report: &Report, texts: &Texts) -> Document {
    let mut page = Page::new(catalogue, report, texts);
    let name = texts.text(["name"]).unwrap_or_default();
    let values = [("name", name), ("as_of", report.as_of.as_str())];
    stand::basis(&mut page);
    let basis = page.take();
    let shown = SECTIONS
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
        name: texts.sentence("as_of", &values),
        title: texts.page("title", &values),
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
        "crosswalks" => !report.crosswalks.is_empty(),
        _ => true,
    }
}
