//! The report as one file for a browser or a printer: no script, nothing to load.

mod answers;
mod page;
mod registers;
mod stand;

use crate::catalogue::Catalogue;
use crate::language::Texts;
use crate::report::Report;

use page::Page;

/// Nothing but the style within runs or loads.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = include_str!("html/style.css");

/// What writes a section.
type Section = fn(&mut Page<'_>);

/// The sections in their order, by the word of their heading.
const SECTIONS: &[(&str, Section)] = &[
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

pub(super) fn html(catalogue: &Catalogue, report: &Report, texts: &Texts) -> String {
    let mut page = Page::new(catalogue, report, texts);
    let name = texts.text(["name"]).unwrap_or_default();
    let values = [("name", name), ("as_of", report.as_of.as_str())];
    page.out.raw("<!doctype html>");
    page.out.open(
        "html",
        &[("lang", &texts.language()), ("dir", &texts.direction())],
    );
    page.out.open("head", &[]);
    page.out.empty("meta", &[("charset", &"utf-8")]);
    let policy = "Content-Security-Policy";
    page.out
        .empty("meta", &[("http-equiv", &policy), ("content", &POLICY)]);
    page.out.empty(
        "meta",
        &[
            ("name", &"viewport"),
            ("content", &"width=device-width, initial-scale=1"),
        ],
    );
    page.out
        .element("title", &[], &texts.sentence("as_of", &values));
    page.out.open("style", &[]);
    page.out.raw(STYLE);
    page.out.close("style");
    page.out.close("head");
    page.out.open("body", &[]);
    page.out.open("header", &[]);
    page.out.element("h1", &[], &texts.page("title", &values));
    stand::basis(&mut page);
    page.out.close("header");
    let shown = |key: &str| has(catalogue, report, key);
    let sections = || SECTIONS.iter().filter(|(key, _)| shown(key));
    contents(&mut page, sections().map(|(key, _)| *key));
    page.out.open("main", &[]);
    for (key, write) in sections() {
        let title = format!("section-{key}");
        page.out.open("section", &[("aria-labelledby", &title)]);
        page.heading("h2", &title, &page.word(key));
        write(&mut page);
        page.out.close("section");
    }
    page.out.close("main");
    page.out.open("footer", &[]);
    page.paragraph(texts.text(["notice"]).unwrap_or_default());
    if let Some(status) = texts.status() {
        page.paragraph(texts.label("translations", status.as_str()));
    }
    page.out.close("footer");
    page.out.close("body");
    page.out.close("html");
    page.out.raw("\n");
    page.out.finish()
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

fn contents<'k>(page: &mut Page<'_>, keys: impl Iterator<Item = &'k str>) {
    page.out.open("nav", &[("aria-labelledby", &"contents")]);
    page.heading("h2", "contents", &page.word("contents"));
    page.out.open("ol", &[]);
    for key in keys {
        page.out.open("li", &[]);
        let target = format!("#section-{key}");
        page.out.element("a", &[("href", &target)], &page.word(key));
        page.out.close("li");
    }
    page.out.close("ol");
    page.out.close("nav");
}
