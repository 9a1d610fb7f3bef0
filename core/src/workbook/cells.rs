//! The cells of a workbook that somebody saved, as texts.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::ooxml::escaped;
use super::package::{Fault, Package};
use super::sheet::column_of;

/// Rows and columns that are read at most; no form has so many.
const ROWS_MAX: usize = 20_000;
const COLUMNS_MAX: usize = 200;

/// A sheet as it was saved.
pub(crate) struct Saved {
    pub(crate) name: String,
    /// Rows by their number from 0, each with its cells by column. Blank cells are not there.
    pub(crate) rows: BTreeMap<usize, BTreeMap<usize, Held>>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Text(String),
    /// A number as the file writes it.
    Number(String),
}

const NO_WORKBOOK: Fault = "it is no workbook";
const BROKEN: Fault = "its XML is broken";

/// The sheets of a workbook, and whether its days are counted from 1904.
pub(crate) fn sheets(bytes: &[u8]) -> Result<(Vec<Saved>, bool), Fault> {
    let package = Package::open(bytes)?;
    let part = |name: &str| package.text(name);
    let root = relations(&part("_rels/.rels")?.ok_or(NO_WORKBOOK)?)?;
    let book = root
        .iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"));
    let book = resolved("", &book.ok_or(NO_WORKBOOK)?.target);
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let beside = part(&format!("{folder}/_rels/{file}.rels"))?.ok_or(NO_WORKBOOK)?;
    let beside = relations(&beside)?;
    let shared = beside
        .iter()
        .find(|relation| relation.kind.ends_with("/sharedStrings"));
    let shared = match shared {
        Some(relation) => strings(&part(&resolved(folder, &relation.target))?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let (names, since_1904) = index(&part(&book)?.ok_or(NO_WORKBOOK)?)?;
    let mut sheets = Vec::new();
    for (name, id) in names {
        let found = beside
            .iter()
            .find(|relation| relation.id == id)
            .ok_or(NO_WORKBOOK)?;
        let text = part(&resolved(folder, &found.target))?.ok_or(NO_WORKBOOK)?;
        sheets.push(Saved {
            name,
            rows: rows(&text, &shared)?,
        });
    }
    Ok((sheets, since_1904))
}

/// The name of a part, from where a file names it.
fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// Goes through a part, element by element; a document type, which could define entities, is refused.
fn each<'x>(
    xml: &'x str,
    mut on: impl FnMut(&mut Walk<'x>, &Step<'x>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut walk = Walk {
        reader: Reader::from_str(xml),
        depth: 0,
    };
    loop {
        let step = match walk.reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(tag) => {
                walk.depth += 1;
                Step::Open(tag)
            }
            Event::Empty(tag) => {
                on(&mut walk, &Step::Open(tag.clone()))?;
                Step::Close(tag.local_name().as_ref().to_owned())
            }
            Event::End(tag) => {
                walk.depth = walk.depth.checked_sub(1).ok_or(BROKEN)?;
                Step::Close(tag.local_name().as_ref().to_owned())
            }
            Event::Text(text) => Step::Text(text.to_string()),
            Event::CData(text) => Step::Text(text.to_string()),
            Event::GeneralRef(entity) => Step::Text(character(&entity).ok_or(BROKEN)?.to_string()),
            Event::DocType(_) => {
                return Err("its XML has a document type, which no spreadsheet writes");
            }
            Event::Eof if walk.depth == 0 => return Ok(()),
            Event::Eof => return Err(BROKEN),
            _ => continue,
        };
        if walk.depth > 32 {
            return Err("its XML is nested too deep");
        }
        on(&mut walk, &step)?;
    }
}

struct Walk<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

enum Step<'x> {
    Open(BytesStart<'x>),
    Close(String),
    Text(String),
}

/// The character of a reference: a number, or one of the five that XML knows.
fn character(entity: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Some(character) = entity.resolve_char_ref().ok()? {
        return Some(character);
    }
    match &**entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| BROKEN)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| BROKEN)?.into_owned()));
        }
    }
    Ok(None)
}

fn relations(xml: &str) -> Result<Vec<Relation>, Fault> {
    let mut found = Vec::new();
    each(xml, |_, step| {
        if let Step::Open(tag) = step
            && tag.local_name().as_ref() == "Relationship"
        {
            let text = |name| Ok::<_, Fault>(attribute(tag, name)?.unwrap_or_default());
            found.push(Relation {
                id: text("Id")?,
                kind: text("Type")?,
                target: text("Target")?,
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The sheets by name with the ids of their parts.
fn index(xml: &str) -> Result<(Vec<(String, String)>, bool), Fault> {
    let (mut names, mut since_1904) = (Vec::new(), false);
    each(xml, |_, step| {
        let Step::Open(tag) = step else { return Ok(()) };
        match tag.local_name().as_ref() {
            "sheet" => {
                let name = attribute(tag, "name")?.unwrap_or_default();
                // Its own id has another name: `sheetId`.
                names.push((name, attribute(tag, "id")?.unwrap_or_default()));
            }
            "workbookPr" => {
                let flag = attribute(tag, "date1904")?;
                since_1904 = flag.is_some_and(|flag| flag == "1" || flag == "true");
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((names, since_1904))
}

/// The texts that cells share.
fn strings(xml: &str) -> Result<Vec<String>, Fault> {
    let mut found = Vec::new();
    let mut text = Gathered::default();
    each(xml, |_, step| {
        if let Some(whole) = text.step(step, "si") {
            found.push(whole);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The text within an element: what stands in `t`, but not in `rPh`, which says how to pronounce it.
#[derive(Default)]
struct Gathered {
    text: String,
    inside: bool,
    spoken: bool,
}

impl Gathered {
    /// The whole text where the element `end` ends.
    fn step(&mut self, step: &Step<'_>, end: &str) -> Option<String> {
        match step {
            Step::Open(tag) => match tag.local_name().as_ref() {
                "t" | "v" => self.inside = true,
                "rPh" => self.spoken = true,
                _ => {}
            },
            Step::Text(text) if self.inside && !self.spoken => self.text.push_str(text),
            Step::Text(_) => {}
            Step::Close(tag) if tag == end => {
                return Some(unescaped(&std::mem::take(&mut self.text)));
            }
            Step::Close(tag) => match tag.as_str() {
                "t" | "v" => self.inside = false,
                "rPh" => self.spoken = false,
                _ => {}
            },
        }
        None
    }
}

fn rows(xml: &str, shared: &[String]) -> Result<BTreeMap<usize, BTreeMap<usize, Held>>, Fault> {
    let mut found: BTreeMap<usize, BTreeMap<usize, Held>> = BTreeMap::new();
    let (mut row, mut column, mut kind) = (0_usize, 0_usize, String::new());
    let (mut next_row, mut next_column) = (0_usize, 0_usize);
    let mut text = Gathered::default();
    each(xml, |_, step| {
        if let Step::Open(tag) = step {
            match tag.local_name().as_ref() {
                "row" => {
                    let number = attribute(tag, "r")?.and_then(|number| number.parse().ok());
                    row = number.map_or(next_row, |number: usize| number.saturating_sub(1));
                    (next_row, next_column) = (row.saturating_add(1), 0);
                }
                "c" => {
                    let name = attribute(tag, "r")?;
                    column = name
                        .and_then(|name| column_of(&name))
                        .unwrap_or(next_column);
                    next_column = column + 1;
                    kind = attribute(tag, "t")?.unwrap_or_default();
                    text = Gathered::default();
                }
                _ => {}
            }
        }
        let Some(whole) = text.step(step, "c") else {
            return Ok(());
        };
        let held = match kind.as_str() {
            "s" => Held::Text(
                shared
                    .get(whole.parse::<usize>().map_err(|_| BROKEN)?)
                    .ok_or(BROKEN)?
                    .clone(),
            ),
            "" | "n" => Held::Number(whole),
            "b" => Held::Text(if whole == "1" { "true" } else { "false" }.to_owned()),
            _ => Held::Text(whole),
        };
        let (Held::Text(said) | Held::Number(said)) = &held;
        if !said.is_empty() {
            if row >= ROWS_MAX || column >= COLUMNS_MAX {
                return Err("a sheet has more than 20,000 rows or 200 columns");
            }
            found.entry(row).or_default().insert(column, held);
        }
        Ok(())
    })?;
    Ok(found)
}

/// A text without `_xHHHH_`.
fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(unit) = escaped(rest) {
            units.push(unit);
            rest = rest.get(7..).unwrap_or_default();
        } else {
            units.extend(c.encode_utf16(&mut [0; 2]).iter());
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_come_back() {
        assert_eq!(unescaped("a_x0001__x000D_\n_x0009_b"), "a\u{1}\r\n\tb");
        assert_eq!(unescaped("_x005F_x0041_ _x41_"), "_x0041_ _x41_");
        assert_eq!(unescaped("_xD83D__xDE00_"), "\u{1f600}");
    }
}
