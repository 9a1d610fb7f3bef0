//! The report as Markdown (`CommonMark` with the tables of GFM): the figures stand in tables, without charts.

use super::page::{Answered, Block, Cell, Line, Run, Table};
use super::sections::Document;
use crate::language::shown;

pub(super) fn markdown(document: &Document) -> String {
    let mut out = Markdown::default();
    out.heading(1, &document.title);
    out.blocks(&document.basis);
    for section in &document.sections {
        out.heading(2, &section.title);
        out.blocks(&section.blocks);
    }
    for notice in &document.notices {
        out.paragraph(&plain(notice));
    }
    out.0
}

/// Markdown that grows, a blank line between one piece and the next.
#[derive(Default)]
struct Markdown(String);

impl Markdown {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Subheading(text) => self.heading(3, text),
                Block::Label(label) => self.paragraph(&strong(label)),
                Block::Lead(line) | Block::Paragraph(line) => self.paragraph(&inline(line)),
                Block::Chart(_) => {}
                Block::List(rows) => self.list(rows.iter().map(|row| ("- ", inline(row)))),
                Block::Ranking(rows) => self.list(rows.iter().map(|row| ("1. ", inline(row)))),
                // Another mark, or it would go on with the list above.
                Block::Terms(terms) => self.list(terms.iter().map(|(term, text)| {
                    let text = format!("{}: {}", strong(term), plain(text));
                    ("* ", text)
                })),
                Block::Table(table) => self.table(table),
                Block::Answers(unit, answers) => {
                    self.heading(4, unit);
                    self.list(answers.iter().flat_map(answered));
                }
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        let marks = "#".repeat(level);
        self.paragraph(&format!("{marks} {}", plain(text)));
    }

    fn paragraph(&mut self, markdown: &str) {
        self.begin();
        self.line(markdown);
    }

    fn list(&mut self, rows: impl Iterator<Item = (&'static str, String)>) {
        self.begin();
        for (mark, row) in rows {
            self.line(&format!("{mark}{row}"));
        }
    }

    /// A table. What it shows, the heading above it says.
    fn table(&mut self, table: &Table) {
        self.begin();
        self.row(table.columns.iter().map(|column| in_cell(column)));
        self.row(table.columns.iter().map(|_| "---".to_owned()));
        for (_, cells) in &table.rows {
            self.row(cells.iter().map(cell));
        }
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<_> = cells.collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn begin(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    fn line(&mut self, markdown: &str) {
        self.0.push_str(markdown.trim_end_matches(' '));
        self.0.push('\n');
    }
}

/// A question, and below it what was said.
fn answered(answer: &Answered) -> Vec<(&'static str, String)> {
    let question = format!("{} {}", strong(&answer.id), plain(&answer.question));
    let lines = answer.lines.iter().map(|line| ("  - ", inline(line)));
    [("- ", question)].into_iter().chain(lines).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => in_cell(text),
        Cell::Ids(ids) => in_cell(&ids.join(", ")),
        Cell::Lines(lines) => in_cell(&lines.join("; ")),
    }
}

/// A text in a cell, where no list can begin: its number stays as it is.
fn in_cell(text: &str) -> String {
    let mut out = String::from("|");
    escape_after(&mut out, text);
    out.split_off(1).trim_matches(' ').to_owned()
}

fn inline(line: &Line) -> String {
    let mut out = String::new();
    // Texts side by side are escaped as one: together they may mean what neither does alone.
    let mut text = String::new();
    for run in line {
        match run {
            Run::Text(more) => text.push_str(more),
            Run::Ids(ids) => text.push_str(&ids.join(", ")),
            Run::Strong(marked) => {
                out.push_str(&escape(&std::mem::take(&mut text)));
                out.push_str(&strong(marked));
            }
        }
    }
    out.push_str(&escape(&text));
    out.trim_matches(' ').to_owned()
}

fn strong(text: &str) -> String {
    // Stars beside a space mark nothing.
    let text = escape(text.trim());
    if text.is_empty() {
        text
    } else {
        format!("**{text}**")
    }
}

/// Text that begins or ends something: spaces there would mean code or a new line.
fn plain(text: &str) -> String {
    escape(text).trim_matches(' ').to_owned()
}

/// A text that reads as itself, on one line: what could mark, link or lay out is escaped, and what steers is replaced.
fn escape(text: &str) -> String {
    let mut out = String::new();
    escape_after(&mut out, text);
    out
}

/// The same, after what stands on the line already.
fn escape_after(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\n' | '\r' | '\t' => ' ',
            c => shown(c),
        };
        if marks(out, c, chars.peek().copied()) {
            out.push('\\');
        }
        out.push(c);
        // Addresses and names are linked after escapes are read: only another character keeps them apart.
        if c == '@' {
            out.push(WORD_JOINER);
        }
    }
}

/// Has no width and breaks no line.
const WORD_JOINER: char = '\u{2060}';

/// Whether a character could mean something to Markdown after this text and before the next character.
fn marks(before: &str, c: char, next: Option<char>) -> bool {
    let line = before.trim_start_matches(' ');
    let numbers = || !line.is_empty() && line.chars().all(|c| c.is_ascii_digit());
    match c {
        // The number of a list, `www.`, the name of a host.
        '.' => numbers() || line.ends_with("www") || next.is_some_and(char::is_alphabetic),
        ')' => numbers(),
        // `https://`, a definition.
        ':' => line.is_empty() || next == Some('/'),
        '/' => next == Some('/'),
        '-' => !line.ends_with(char::is_alphanumeric),
        ' ' | '"' | '%' | '\'' | '(' | ',' | ';' | '?' => false,
        c => c.is_ascii_punctuation(),
    }
}
