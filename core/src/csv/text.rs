//! Tables as text: RFC 4180, written with commas, read with commas or semicolons.
//!
//! The reading is our own: the `csv` crate (1.4) takes a quote that is never closed for a cell up to the end of the file, and text
//! after a closing quote for a part of the cell, so that rows of answers would be lost without a word.

use std::iter::Peekable;
use std::str::Chars;

/// What a spreadsheet may take for the beginning of a formula, in both widths.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes a row.
pub(super) fn write_row<'t>(out: &mut String, cells: impl IntoIterator<Item = Option<&'t str>>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        if let Some(text) = cell {
            write_text(out, text);
        }
    }
    out.push_str("\r\n");
}

/// Writes a text as a cell.
pub(crate) fn write_text(out: &mut String, text: &str) {
    let inert = if is_held(text) { "'" } else { "" };
    if text.contains([',', ';', '"', '\r', '\n']) {
        out.extend(["\"", inert, &text.replace('"', "\"\""), "\""]);
    } else {
        out.extend([inert, text]);
    }
}

/// The text of a cell; none where it is blank.
pub(crate) fn stated(cell: &str) -> Option<&str> {
    match cell.strip_prefix('\'') {
        Some(held) if is_held(held) => Some(held),
        _ => Some(cell).filter(|cell| !cell.is_empty()),
    }
}

/// Whether a text is written with an apostrophe before it: one that a spreadsheet might take for a formula, or an empty one, which a
/// blank cell is not. Apostrophes that stand there already take part, so that each text comes back as it was.
fn is_held(text: &str) -> bool {
    let rest = text.trim_start_matches('\'');
    rest.is_empty() || rest.starts_with(FORMULA)
}

/// Reads rows of cells; of a row that is no CSV, what is wrong with it.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let first = text.chars().find(|c| [',', ';', '\r', '\n'].contains(c));
    let mut rest = Rest {
        chars: text.chars().peekable(),
        separator: first.filter(|c| *c == ';').unwrap_or(','),
        fault: None,
    };
    let mut rows = Vec::new();
    while rest.chars.peek().is_some() {
        let cells = rest.row();
        rows.push(rest.fault.take().map_or(Ok(cells), Err));
    }
    rows
}

/// The cells of a row, or what is wrong with it.
pub(crate) type Row = Result<Vec<String>, &'static str>;

/// The rest of a text, and what is wrong with the row that is being read.
struct Rest<'t> {
    chars: Peekable<Chars<'t>>,
    separator: char,
    fault: Option<&'static str>,
}

impl Rest<'_> {
    fn row(&mut self) -> Vec<String> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell());
            match self.chars.next() {
                Some(c) if c == self.separator => {}
                Some('\r') => {
                    self.chars.next_if_eq(&'\n');
                    return row;
                }
                _ => return row,
            }
        }
    }

    fn cell(&mut self) -> String {
        let mut cell = String::new();
        let quoted = self.chars.next_if_eq(&'"').is_some();
        if quoted {
            self.quoted(&mut cell);
        }
        let ends = [self.separator, '\r', '\n'];
        while let Some(c) = self.chars.next_if(|c| !ends.contains(c)) {
            if quoted {
                self.fault = Some("text stands after a closing quote");
            }
            cell.push(c);
        }
        cell
    }

    /// What stands in quotes, the first of which was read.
    fn quoted(&mut self, cell: &mut String) {
        while let Some(c) = self.chars.next() {
            if c == '"' && self.chars.next_if_eq(&'"').is_none() {
                return;
            }
            cell.push(c);
        }
        self.fault = Some("a quote is opened and never closed");
    }
}
