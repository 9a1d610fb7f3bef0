//! The report as one file for a browser or a printer: no script, nothing to load.

use std::collections::BTreeSet;

use super::page::{Answered, Block, Cell, Line, Run, Table};
use super::sections::{Document, Section};
use crate::catalogue::{Catalogue, Named};
use crate::chart::chart;
use crate::language::Texts;
use crate::markup::{Attribute, Markup};
use crate::report::Report;

/// Nothing but the style within runs or loads.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = include_str!("html/style.css");

pub(super) fn html(
    document: &Document,
    catalogue: &Catalogue,
    report: &Report,
    texts: &Texts,
) -> String {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let mut html = Html {
        catalogue,
        report,
        texts,
        anchors: blocks.flat_map(anchors).collect(),
        out: Markup::default(),
    };
    html.out.raw("<!doctype html>");
    html.out.open(
        "html",
        &[("lang", &texts.language()), ("dir", &texts.direction())],
    );
    html.head(&document.name);
    html.out.open("body", &[]);
    html.out.open("header", &[]);
    html.out.element("h1", &[], &document.title);
    html.blocks(&document.basis);
    html.out.close("header");
    html.contents(&document.sections);
    html.out.open("main", &[]);
    for section in &document.sections {
        let id = format!("section-{}", section.key);
        html.out.open("section", &[("aria-labelledby", &id)]);
        html.out.element("h2", &[("id", &id)], &section.title);
        html.blocks(&section.blocks);
        html.out.close("section");
    }
    html.out.close("main");
    html.out.open("footer", &[]);
    for notice in &document.notices {
        html.out.element("p", &[], notice);
    }
    html.out.close("footer");
    html.out.close("body");
    html.out.close("html");
    html.out.raw("\n");
    html.out.finish()
}

/// A page that grows.
struct Html<'a> {
    catalogue: &'a Catalogue,
    report: &'a Report,
    texts: &'a Texts,
    /// What may be linked to.
    anchors: BTreeSet<String>,
    out: Markup,
}

impl Html<'_> {
    fn head(&mut self, title: &str) {
        self.out.open("head", &[]);
        self.out.empty("meta", &[("charset", &"utf-8")]);
        let policy = "Content-Security-Policy";
        self.out
            .empty("meta", &[("http-equiv", &policy), ("content", &POLICY)]);
        self.out.empty(
            "meta",
            &[
                ("name", &"viewport"),
                ("content", &"width=device-width, initial-scale=1"),
            ],
        );
        self.out.element("title", &[], title);
        self.out.open("style", &[]);
        self.out.raw(STYLE);
        self.out.close("style");
        self.out.close("head");
    }

    fn contents(&mut self, sections: &[Section]) {
        self.out.open("nav", &[("aria-labelledby", &"contents")]);
        let title = self.texts.page("contents", &[]);
        self.out.element("h2", &[("id", &"contents")], &title);
        self.out.open("ol", &[]);
        for section in sections {
            self.out.open("li", &[]);
            let target = format!("#section-{}", section.key);
            self.out.element("a", &[("href", &target)], &section.title);
            self.out.close("li");
        }
        self.out.close("ol");
        self.out.close("nav");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Subheading(text) => self.out.element("h3", &[], text),
                Block::Lead(line) => self.line("p", &[("class", &"lead")], line),
                Block::Label(label) => {
                    let label = [Run::Strong(label.clone())];
                    self.line("p", &[("class", &"label")], &label);
                }
                Block::Paragraph(line) => self.line("p", lines(line), line),
                Block::Chart(kind) => {
                    self.out.raw("\n");
                    self.out.raw(&chart(self.report, *kind, self.texts));
                }
                Block::List(rows) => self.list("ul", rows),
                Block::Ranking(rows) => self.list("ol", rows),
                Block::Terms(terms) => self.terms(terms),
                Block::Table(table) => self.table(table),
                Block::Answers(unit, answers) => self.answers(unit, answers),
            }
        }
    }

    fn list(&mut self, tag: &str, rows: &[Line]) {
        self.out.open(tag, &[]);
        for row in rows {
            self.line("li", &[], row);
        }
        self.out.close(tag);
    }

    fn line(&mut self, tag: &str, attributes: &[Attribute<'_>], line: &[Run]) {
        self.out.open(tag, attributes);
        for run in line {
            match run {
                Run::Text(text) => self.out.text(text),
                Run::Strong(text) => self.out.element("strong", &[], text),
                Run::Ids(ids) => self.ids(ids),
            }
        }
        self.out.close(tag);
    }

    fn terms(&mut self, terms: &[(String, String)]) {
        self.out.open("dl", &[]);
        for (term, text) in terms {
            self.out.element("dt", &[], term);
            self.out.element("dd", said(text), text);
        }
        self.out.close("dl");
    }

    /// Ids, each a link to where it stands.
    fn ids(&mut self, ids: &[String]) {
        for (place, id) in ids.iter().enumerate() {
            if place > 0 {
                self.out.raw(", ");
            }
            match self.anchor(id) {
                Some(anchor) => {
                    let target = format!("#{anchor}");
                    self.out.element("a", &[("href", &target)], id);
                }
                None => self.out.text(id),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        // A wide table scrolls in itself, by keyboard too.
        let scrolls: [Attribute<'_>; 4] = [
            ("class", &"scroll"),
            ("role", &"group"),
            ("aria-label", &table.caption),
            ("tabindex", &0),
        ];
        self.out.open("div", &scrolls);
        self.out.open("table", &[]);
        self.out.element("caption", &[], &table.caption);
        self.out.open("thead", &[]);
        self.out.open("tr", &[]);
        for column in &table.columns {
            self.out.element("th", &[("scope", &"col")], column);
        }
        self.out.close("tr");
        self.out.close("thead");
        self.out.open("tbody", &[]);
        for (id, cells) in &table.rows {
            match id {
                Some(id) => self.out.open("tr", &[("id", id)]),
                None => self.out.open("tr", &[]),
            }
            for (place, cell) in cells.iter().enumerate() {
                let (tag, scope): (_, &[Attribute<'_>]) = match place {
                    0 => ("th", &[("scope", &"row")]),
                    _ => ("td", &[]),
                };
                let lines = match cell {
                    Cell::Text(text) => said(text),
                    Cell::Ids(_) | Cell::Lines(_) => &[],
                };
                self.out.open(tag, &[scope, lines].concat());
                self.cell(cell);
                self.out.close(tag);
            }
            self.out.close("tr");
        }
        self.out.close("tbody");
        self.out.close("table");
        self.out.close("div");
    }

    fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Text(text) => self.out.text(text),
            Cell::Ids(ids) => self.ids(ids),
            Cell::Lines(lines) => {
                for line in lines {
                    self.out.element("div", &[], line);
                }
            }
        }
    }

    fn answers(&mut self, unit: &str, answers: &[Answered]) {
        self.out.element("h4", &[], unit);
        self.out.open("ul", &[("class", &"answers")]);
        for answer in answers {
            self.out.open("li", &[("id", &item(answer))]);
            self.out.open("p", &[]);
            self.out.element("b", &[], &answer.id);
            self.out.raw(" ");
            self.out.text(&answer.question);
            self.out.close("p");
            for line in &answer.lines {
                self.line("p", lines(line), line);
            }
            self.out.close("li");
        }
        self.out.close("ul");
    }

    /// Where an id stands on the page: itself, or what follows its rule or kind.
    fn anchor(&self, id: &str) -> Option<String> {
        let kind = |id: &str| match self.catalogue.find(id) {
            Some(Named::Group(_)) => Some("group"),
            Some(Named::Unit(_)) => Some("unit"),
            Some(Named::Item(_)) => Some("item"),
            Some(Named::Document(_)) => Some("document"),
            _ => {
                let mut risks = self.report.risks.rows.iter();
                risks.any(|row| row.id.as_str() == id).then_some("risk")
            }
        };
        let bare = id.split_once('.').map(|(_, bare)| bare);
        [Some(id), bare]
            .into_iter()
            .flatten()
            .find_map(|id| Some(format!("{}-{id}", kind(id)?)))
            .filter(|anchor| self.anchors.contains(anchor))
    }
}

/// What of a block has a place of its own.
fn anchors(block: &Block) -> Vec<String> {
    match block {
        Block::Table(table) => table.rows.iter().filter_map(|(id, _)| id.clone()).collect(),
        Block::Answers(_, answers) => answers.iter().map(item).collect(),
        _ => Vec::new(),
    }
}

fn item(answer: &Answered) -> String {
    format!("item-{}", answer.id)
}

/// How a text looks that may have several lines.
fn said(text: &str) -> &'static [Attribute<'static>] {
    if text.contains('\n') {
        &[("class", &"lines")]
    } else {
        &[]
    }
}

fn lines(line: &[Run]) -> &'static [Attribute<'static>] {
    let texts = line.iter().map(|run| match run {
        Run::Text(text) => said(text),
        Run::Strong(_) | Run::Ids(_) => &[],
    });
    texts.max_by_key(|lines| lines.len()).unwrap_or_default()
}
