//! A sheet before it is a file: columns with their headings, rows of cells.

use std::fmt::Display;

use crate::closed::closed;
use crate::csv::write_text;

closed! {
    /// The tables of a report.
    Table {
        /// What is assessed, and what it was made with.
        About "about",
        /// The figures of clauses, areas, subclauses and controls.
        Clauses "clauses",
        /// Every question with its answer.
        Answers "answers",
        /// The gaps in the order in which to look at them.
        Gaps "gaps",
        /// The gaps as work: waves, days, who and until when.
        Actions "actions",
        /// The register of risks.
        Risks "risks",
        /// The Statement of Applicability.
        Applicability "applicability",
        /// The register of documents.
        Documents "documents",
        /// What the figures say about other frameworks.
        Crosswalks "crosswalks",
        /// The AI systems.
        Systems "systems",
        /// Controls of one's own.
        OwnControls "own_controls",
    }
}

impl Table {
    /// The word of the page that names it.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::About => "sheet_about",
            Self::Clauses => "sheet_clauses",
            Self::Answers => "sheet_answers",
            Self::Actions => "sheet_actions",
            _ => self.as_str(),
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    /// A number, as XML and CSV write it.
    Number(String),
}

/// A column.
pub(crate) struct Column {
    pub(crate) heading: String,
    /// In characters.
    pub(crate) width: u8,
    /// Whether a person fills it in.
    pub(crate) open: bool,
    /// What may stand in it; empty: anything.
    pub(crate) choices: Vec<String>,
}

/// A sheet.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// As CSV of RFC 4180, with a byte order mark as [`crate::answers_csv`] has it.
    pub(crate) fn csv(&self) -> String {
        let mut out = String::from('\u{feff}');
        for (place, column) in self.columns.iter().enumerate() {
            out.push_str(if place > 0 { "," } else { "" });
            write_text(&mut out, &column.heading);
        }
        out.push_str("\r\n");
        for row in &self.rows {
            for place in 0..self.columns.len() {
                out.push_str(if place > 0 { "," } else { "" });
                match row.get(place) {
                    Some(Cell::Text(text)) => write_text(&mut out, text),
                    Some(Cell::Number(number)) => out.push_str(number),
                    Some(Cell::Empty) | None => {}
                }
            }
            out.push_str("\r\n");
        }
        out
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Cell {
    /// A number.
    pub(super) fn number(number: impl Display) -> Self {
        Self::Number(format!("{number}"))
    }

    /// A number where there is one.
    pub(super) fn known(number: Option<impl Display>) -> Self {
        number.map_or(Self::Empty, Self::number)
    }
}

/// The name of a cell: `A1` is the first one.
pub(crate) fn name(column: usize, row: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The letters of a column, from 0.
pub(super) fn letters(column: usize) -> String {
    const LETTERS: [char; 26] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R',
        'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
    ];
    let last = LETTERS.get(column % 26).copied().unwrap_or('A');
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// The column that the letters of a cell's name mean, from 0; none where there are none, or too many.
pub(super) fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    let mut count = 0;
    for letter in letters {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        count += 1;
        if count > 3 {
            return None;
        }
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_and_letters_columns() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
            assert_eq!(column_of(&format!("{text}7")), Some(column));
        }
        assert_eq!((column_of("7"), column_of("AAAA1")), (None, None));
        assert_eq!(name(2, 9), "C10");
    }
}
