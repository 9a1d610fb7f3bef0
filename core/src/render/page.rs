//! What the sections are written with: headings, paragraphs, lists and tables, in no form yet.

use crate::assessment::{Answer, Assessment};
use crate::catalogue::{Catalogue, Named, Unit};
use crate::chart::Chart;
use crate::evaluation::Evaluation;
use crate::language::Texts;
use crate::report::Report;
use crate::table::Ix;

/// A piece of a report.
pub(super) enum Block {
    /// A heading within a section.
    Subheading(String),
    /// What the reader has to know first.
    Lead(Line),
    /// The label that was reached.
    Label(String),
    Paragraph(Line),
    Chart(Chart),
    /// A list whose order says nothing.
    List(Vec<Line>),
    /// A list whose first comes first.
    Ranking(Vec<Line>),
    /// Terms and what they are.
    Terms(Vec<(String, String)>),
    Table(Table),
    /// The answers of a unit, below its name.
    Answers(String, Vec<Answered>),
}

/// A paragraph or a row of a list.
pub(super) type Line = Vec<Run>;

/// A piece of a line.
pub(super) enum Run {
    Text(String),
    Strong(String),
    /// Ids that may stand elsewhere in the report.
    Ids(Vec<String>),
}

/// A table; its caption says what is in it.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A question and what was said to it.
pub(super) struct Answered {
    pub(super) id: String,
    pub(super) question: String,
    pub(super) lines: Vec<Line>,
}

/// What stands in a cell.
pub(super) enum Cell {
    Text(String),
    /// Ids that may stand elsewhere in the report.
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

/// What the sections read, and what they have written.
pub(super) struct Page<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) report: &'a Report,
    pub(super) texts: &'a Texts,
    pub(super) evaluation: Evaluation,
    blocks: Vec<Block>,
}

impl<'a> Page<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, report: &'a Report, texts: &'a Texts) -> Self {
        Self {
            catalogue,
            report,
            texts,
            evaluation: Evaluation::new(catalogue, &report.assessment),
            blocks: Vec::new(),
        }
    }

    /// What was written since the last time.
    pub(super) fn take(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.blocks)
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

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn subheading(&mut self, text: &str) {
        self.push(Block::Subheading(text.to_owned()));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.push(Block::Paragraph(vec![Run::Text(text.to_owned())]));
    }

    /// Terms and what they are; what is empty is left out.
    pub(super) fn terms(&mut self, terms: &[(&str, &str)]) {
        let said = terms.iter().filter(|(_, text)| !text.trim().is_empty());
        let said = said.map(|(term, text)| (self.word(term), (*text).to_owned()));
        let said = said.collect();
        self.push(Block::Terms(said));
    }

    /// A table with its caption; the columns are words of the page.
    pub(super) fn table(&mut self, caption: &str, columns: &[&str], rows: Vec<Row>) {
        let columns = columns.iter().map(|column| self.word(column)).collect();
        let caption = caption.to_owned();
        self.push(Block::Table(Table {
            caption,
            columns,
            rows,
        }));
    }
}

/// A sentence in whose gap something stands.
pub(super) fn around(sentence: &str, gap: &str, within: Run) -> Line {
    match sentence.split_once(gap) {
        None => vec![Run::Text(sentence.to_owned())],
        Some((before, after)) => vec![
            Run::Text(before.to_owned()),
            within,
            Run::Text(after.to_owned()),
        ],
    }
}
