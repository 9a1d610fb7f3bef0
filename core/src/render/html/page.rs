//! What the sections are written with: headings, paragraphs, tables, and links to where an id stands.

use crate::assessment::{Answer, Assessment};
use crate::catalogue::{Catalogue, Named, Unit};
use crate::evaluation::Evaluation;
use crate::language::Texts;
use crate::markup::{Attribute, Markup};
use crate::report::Report;
use crate::table::Ix;

/// A page that grows.
pub(super) struct Page<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) report: &'a Report,
    pub(super) texts: &'a Texts,
    pub(super) evaluation: Evaluation,
    pub(super) out: Markup,
}

/// What stands in a cell.
pub(super) enum Cell {
    Text(String),
    /// Ids, each a link to where it stands.
    Ids(Vec<String>),
    /// Texts below each other.
    Lines(Vec<String>),
}

/// A row: the id that it stands for, and its cells. The first is its heading.
pub(super) type Row = (Option<String>, Vec<Cell>);

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, report: &'a Report, texts: &'a Texts) -> Self {
        Self {
            catalogue,
            report,
            texts,
            evaluation: Evaluation::new(catalogue, &report.assessment),
            out: Markup::default(),
        }
    }

    pub(super) fn assessment(&self) -> &'a Assessment {
        &self.report.assessment
    }

    /// A word of the page, or of the charts.
    pub(super) fn word(&self, key: &str) -> String {
        let page = self.texts.page(key, &[]);
        if page.is_empty() {
            self.texts.sentence(key, &[])
        } else {
            page
        }
    }

    /// Two counts.
    pub(super) fn of(&self, rated: u32, applicable: u32) -> String {
        let (rated, applicable) = (rated.to_string(), applicable.to_string());
        let values = [("rated", rated.as_str()), ("applicable", &applicable)];
        self.texts.page("of", &values)
    }

    /// What has this id in words: its id and title.
    pub(super) fn named(&self, section: &str, id: &str) -> String {
        format!("{id} {}", self.texts.title(section, id))
    }

    /// The answer to an item.
    pub(super) fn answer(&self, item: &str) -> Option<&'a Answer> {
        let answers = self.assessment().answers.iter();
        answers
            .into_iter()
            .find(|answer| answer.item_id.as_str() == item)
    }

    /// Units of a group of the report, in the order of the catalogue.
    pub(super) fn units(&self, group: &str) -> &'a [Ix<Unit>] {
        match self.catalogue.find(group) {
            Some(Named::Group(group)) => &self.catalogue.groups[group].units,
            _ => &[],
        }
    }

    pub(super) fn heading(&mut self, level: &str, id: &str, text: &str) {
        self.out.element(level, &[("id", &id)], text);
    }

    pub(super) fn subheading(&mut self, text: &str) {
        self.out.element("h3", &[], text);
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.out.element("p", &[], text);
    }

    /// A sentence in whose gap something is written.
    pub(super) fn around(&mut self, sentence: &str, gap: &str, write: impl FnOnce(&mut Self)) {
        let parts = sentence.split_once(gap);
        self.out.text(parts.map_or(sentence, |(before, _)| before));
        if let Some((_, after)) = parts {
            write(self);
            self.out.text(after);
        }
    }

    /// Terms and what they are; what is empty is left out.
    pub(super) fn terms(&mut self, terms: &[(&str, &str)]) {
        self.out.open("dl", &[]);
        for (term, text) in terms.iter().filter(|(_, text)| !text.trim().is_empty()) {
            self.out.element("dt", &[], &self.word(term));
            self.out.element("dd", said(text), text);
        }
        self.out.close("dl");
    }

    /// Ids, each a link to where it stands.
    pub(super) fn ids(&mut self, ids: &[String]) {
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

    /// A table with its caption; the columns are words of the page.
    pub(super) fn table(&mut self, caption: &str, columns: &[&str], rows: Vec<Row>) {
        // A wide table scrolls in itself, by keyboard too.
        let scrolls: [Attribute<'_>; 4] = [
            ("class", &"scroll"),
            ("role", &"group"),
            ("aria-label", &caption),
            ("tabindex", &0),
        ];
        self.out.open("div", &scrolls);
        self.out.open("table", &[]);
        self.out.element("caption", &[], caption);
        self.out.open("thead", &[]);
        self.out.open("tr", &[]);
        for column in columns {
            self.out
                .element("th", &[("scope", &"col")], &self.word(column));
        }
        self.out.close("tr");
        self.out.close("thead");
        self.out.open("tbody", &[]);
        for (id, cells) in rows {
            match id {
                Some(id) => self.out.open("tr", &[("id", &id)]),
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
    }
}

/// How a text looks that may have several lines.
pub(super) fn said(text: &str) -> &'static [Attribute<'static>] {
    if text.contains('\n') {
        &[("class", &"lines")]
    } else {
        &[]
    }
}
