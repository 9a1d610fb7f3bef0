//! Sheets as the parts of an Office Open XML workbook (ISO/IEC 29500).
//!
//! Our own, for the bytes that a browser loads: the `rust_xlsxwriter` crate makes the engine 338 KB larger in gzip.

use std::fmt::Write;

use super::package::pack;
use super::sheet::{Cell, Column, Sheet, letters, name};
use crate::language::{is_mirrored, shown};
use crate::markup::{Attribute, Markup};

/// Characters that a cell can hold.
pub(crate) const CELL_MAX: usize = 32_767;

/// The sheet that the choices stand on; nobody sees it.
const LISTS: &str = "lists";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// What cells look like: heading, made by the engine, to fill in. A text that a spreadsheet might take for a formula has the
/// style after that of its kind, which keeps it a text.
const HEADING: usize = 1;
const MADE: usize = 2;
const OPEN: usize = 4;

/// Fills: the first two are fixed by the format.
const STYLES: &str = concat!(
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE3E8EF"/></patternFill></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/></patternFill></fill></fills>"#,
    r#"<borders count="2"><border/><border><left/><right/><top/><bottom style="hair"><color rgb="FF8A94A6"/></bottom></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/>"#,
    r#"<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf borderId="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf borderId="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fillId="3" borderId="1" quotePrefix="1" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
);

/// Rows below the last one that still offer their choices.
const SPARE: usize = 200;

/// The file. `language`: the tag of that of its texts.
pub(crate) fn workbook(title: &str, language: &str, sheets: &[Sheet]) -> Vec<u8> {
    let lists: Vec<&Column> = sheets
        .iter()
        .flat_map(|sheet| &sheet.columns)
        .filter(|column| !column.choices.is_empty())
        .collect();
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            content_types(sheets.len()),
        ),
        (
            "_rels/.rels".to_owned(),
            relations(&[
                (&format!("{DOCUMENT}/officeDocument"), "xl/workbook.xml"),
                (
                    &format!("{RELATIONS}/metadata/core-properties"),
                    "docProps/core.xml",
                ),
            ]),
        ),
        ("docProps/core.xml".to_owned(), properties(title, language)),
        ("xl/workbook.xml".to_owned(), index(sheets)),
        ("xl/_rels/workbook.xml.rels".to_owned(), {
            let names: Vec<_> = (1..=sheets.len() + 1)
                .map(|number| format!("worksheets/sheet{number}.xml"))
                .collect();
            let sheet = format!("{DOCUMENT}/worksheet");
            let styles = format!("{DOCUMENT}/styles");
            let mut targets: Vec<(&str, &str)> = names
                .iter()
                .map(|name| (sheet.as_str(), name.as_str()))
                .collect();
            targets.push((&styles, "styles.xml"));
            relations(&targets)
        }),
        (
            "xl/styles.xml".to_owned(),
            part("styleSheet", &[("xmlns", &MAIN)], |xml| {
                xml.raw(STYLES);
            }),
        ),
    ];
    let mut first = 0;
    for (sheet, number) in sheets.iter().zip(1_usize..) {
        let name = format!("xl/worksheets/sheet{number}.xml");
        parts.push((name, worksheet(sheet, first, is_mirrored(language))));
        first += sheet
            .columns
            .iter()
            .filter(|column| !column.choices.is_empty())
            .count();
    }
    let name = format!("xl/worksheets/sheet{}.xml", sheets.len() + 1);
    parts.push((name, choices(&lists)));
    pack(&parts)
}

/// An XML part with its outermost element.
fn part(tag: &str, attributes: &[Attribute<'_>], write: impl FnOnce(&mut Markup)) -> String {
    let mut xml = Markup::default();
    xml.raw(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
    xml.open(tag, attributes);
    write(&mut xml);
    xml.close(tag);
    xml.finish()
}

fn content_types(sheets: usize) -> String {
    part("Types", &[("xmlns", &TYPES)], |xml| {
        let package = "application/vnd.openxmlformats-package";
        let kind = format!("{package}.relationships+xml");
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &kind)]);
        let mut given = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        };
        given(
            "/docProps/core.xml",
            &format!("{package}.core-properties+xml"),
        );
        given("/xl/workbook.xml", &format!("{SHEET_TYPE}.sheet.main+xml"));
        given("/xl/styles.xml", &format!("{SHEET_TYPE}.styles+xml"));
        for number in 1..=sheets + 1 {
            let name = format!("/xl/worksheets/sheet{number}.xml");
            given(&name, &format!("{SHEET_TYPE}.worksheet+xml"));
        }
    })
}

fn relations(targets: &[(&str, &str)]) -> String {
    part("Relationships", &[("xmlns", &RELATIONS)], |xml| {
        for ((kind, target), number) in targets.iter().zip(1..) {
            let id = format!("r{number}");
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", kind), ("Target", target)],
            );
        }
    })
}

fn properties(title: &str, language: &str) -> String {
    let attributes: [Attribute<'_>; 2] = [
        ("xmlns", &PROPERTIES),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
    ];
    part("coreProperties", &attributes, |xml| {
        xml.element("dc:title", &[], title);
        xml.element("dc:language", &[], language);
    })
}

fn index(sheets: &[Sheet]) -> String {
    part(
        "workbook",
        &[("xmlns", &MAIN), ("xmlns:r", &DOCUMENT)],
        |xml| {
            xml.open("sheets", &[]);
            let names = sheets.iter().map(|sheet| (sheet.name.as_str(), "visible"));
            for ((name, state), number) in names.chain([(LISTS, "hidden")]).zip(1..) {
                let id = format!("r{number}");
                xml.empty(
                    "sheet",
                    &[
                        ("name", &name),
                        ("sheetId", &number),
                        ("state", &state),
                        ("r:id", &id),
                    ],
                );
            }
            xml.close("sheets");
            xml.open("definedNames", &[]);
            let mut defined = |name: &str, place: usize, range: &str| {
                let attributes: [Attribute<'_>; 3] =
                    [("name", &name), ("localSheetId", &place), ("hidden", &1)];
                // Only what filters is hidden.
                let shown = if name.ends_with("_FilterDatabase") {
                    3
                } else {
                    2
                };
                xml.element(
                    "definedName",
                    attributes.get(..shown).unwrap_or_default(),
                    range,
                );
            };
            for (place, sheet) in sheets.iter().enumerate() {
                let quoted = sheet.name.replace('\'', "''");
                if let Some(filter) = filter(sheet) {
                    let (from, to) = filter.split_once(':').unwrap_or_default();
                    let range = format!("'{quoted}'!{}:{}", fixed(from), fixed(to));
                    defined("_xlnm._FilterDatabase", place, &range);
                }
                defined("_xlnm.Print_Titles", place, &format!("'{quoted}'!$1:$1"));
            }
            xml.close("definedNames");
        },
    )
}

/// The name of a cell that stays where it is.
fn fixed(cell: &str) -> String {
    let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let (column, row) = cell.split_at_checked(digits).unwrap_or_default();
    format!("${column}${row}")
}

/// What the filter of a sheet spans; none where there is nothing to filter.
fn filter(sheet: &Sheet) -> Option<String> {
    let last = sheet.columns.len().checked_sub(1)?;
    (!sheet.rows.is_empty()).then(|| format!("A1:{}", name(last, sheet.rows.len())))
}

/// A sheet; its choices stand in the columns of the lists from `first` on.
fn worksheet(sheet: &Sheet, first: usize, mirrored: bool) -> String {
    part("worksheet", &[("xmlns", &MAIN)], |xml| {
        xml.open("sheetPr", &[]);
        xml.empty("pageSetUpPr", &[("fitToPage", &1)]);
        xml.close("sheetPr");
        xml.open("sheetViews", &[]);
        let direction = u8::from(mirrored);
        xml.open(
            "sheetView",
            &[("workbookViewId", &0), ("rightToLeft", &direction)],
        );
        let pane: [Attribute<'_>; 4] = [
            ("ySplit", &1),
            ("topLeftCell", &"A2"),
            ("activePane", &"bottomLeft"),
            ("state", &"frozen"),
        ];
        xml.empty("pane", &pane);
        xml.close("sheetView");
        xml.close("sheetViews");
        xml.open("cols", &[]);
        for (column, number) in sheet.columns.iter().zip(1..) {
            let style = if column.open { OPEN } else { MADE };
            let about: [Attribute<'_>; 5] = [
                ("min", &number),
                ("max", &number),
                ("width", &column.width),
                ("style", &style),
                ("customWidth", &1),
            ];
            xml.empty("col", &about);
        }
        xml.close("cols");
        xml.open("sheetData", &[]);
        let headings = sheet
            .columns
            .iter()
            .map(|column| Cell::from(column.heading.as_str()));
        write_row(xml, &sheet.columns, 0, headings, |_| HEADING);
        for (row, number) in sheet.rows.iter().zip(1_usize..) {
            let style = |place: usize| match sheet.columns.get(place) {
                Some(column) if column.open => OPEN,
                _ => MADE,
            };
            write_row(xml, &sheet.columns, number, row.iter().cloned(), style);
        }
        xml.close("sheetData");
        if let Some(range) = filter(sheet) {
            xml.empty("autoFilter", &[("ref", &range)]);
        }
        validations(xml, sheet, first);
        let paper: [Attribute<'_>; 3] = [
            ("orientation", &"landscape"),
            ("fitToWidth", &1),
            ("fitToHeight", &0),
        ];
        xml.empty("pageSetup", &paper);
    })
}

fn write_row(
    xml: &mut Markup,
    columns: &[Column],
    row: usize,
    cells: impl Iterator<Item = Cell> + Clone,
    style: impl Fn(usize) -> usize,
) {
    let height = height(columns, cells.clone());
    xml.open("row", &[("r", &(row + 1)), ("ht", &height)]);
    for (place, cell) in cells.enumerate() {
        let (reference, style) = (name(place, row), style(place));
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                xml.open("c", &[("r", &reference), ("s", &style)]);
                xml.element("v", &[], &number);
                xml.close("c");
            }
            Cell::Text(text) => {
                let style = style + usize::from(style > HEADING && looks_like_a_formula(&text));
                xml.open(
                    "c",
                    &[("r", &reference), ("s", &style), ("t", &"inlineStr")],
                );
                xml.open("is", &[]);
                xml.element("t", &[("xml:space", &"preserve")], &written(&text));
                xml.close("is");
                xml.close("c");
            }
        }
    }
    xml.close("row");
}

/// The height of a row in points, as far as a guess from characters goes: not every program works it out when it opens a file.
fn height(columns: &[Column], cells: impl Iterator<Item = Cell>) -> usize {
    const LINE: usize = 15;
    const HIGHEST: usize = 405;
    let lines = columns.iter().zip(cells).map(|(column, cell)| {
        let Cell::Text(text) = cell else { return 1 };
        let width = usize::from(column.width).max(1);
        let lines = text
            .split('\n')
            .map(|line| line.chars().count().div_ceil(width).max(1));
        lines.sum()
    });
    (lines.max().unwrap_or(1) * LINE).min(HIGHEST)
}

fn looks_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A text as a cell holds it: at most so long, and what XML has no character for as `_xHHHH_`.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    for _ in 0..CELL_MAX {
        let before = rest.as_str();
        let Some(c) = rest.next() else { break };
        let looks_escaped = c == '_' && escaped(before).is_some();
        if looks_escaped || (c != '\n' && (shown(c) != c || c == '\t' || c == '\r')) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String does not fail.
                let _ = write!(out, "_x{unit:04X}_");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// The character that a text begins with as `_xHHHH_`.
pub(super) fn escaped(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let closed = text.get(6..7) == Some("_");
    let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    (closed && plain).then(|| u16::from_str_radix(digits, 16).ok())?
}

fn validations(xml: &mut Markup, sheet: &Sheet, first: usize) {
    let listed = sheet.columns.iter().enumerate();
    let listed: Vec<_> = listed
        .filter(|(_, column)| !column.choices.is_empty())
        .collect();
    if listed.is_empty() {
        return;
    }
    xml.open("dataValidations", &[("count", &listed.len())]);
    for ((place, column), list) in listed.into_iter().zip(first..) {
        let last = sheet.rows.len() + SPARE;
        let range = format!("{}:{}", name(place, 1), name(place, last));
        // Other words are not stopped here: what may stand in a cell is decided when the file comes back.
        let about: [Attribute<'_>; 3] = [("type", &"list"), ("allowBlank", &1), ("sqref", &range)];
        xml.open("dataValidation", &about);
        let column_name = letters(list);
        let source = format!(
            "{LISTS}!${column_name}$1:${column_name}${}",
            column.choices.len()
        );
        xml.element("formula1", &[], &source);
        xml.close("dataValidation");
    }
    xml.close("dataValidations");
}

/// The sheet of the choices: a column for each.
fn choices(lists: &[&Column]) -> String {
    part("worksheet", &[("xmlns", &MAIN)], |xml| {
        xml.open("sheetData", &[]);
        let rows = lists.iter().map(|column| column.choices.len()).max();
        for row in 0..rows.unwrap_or_default() {
            let cells = lists.iter().map(|column| {
                let choice = column.choices.get(row);
                choice.map_or(Cell::Empty, |choice| choice.as_str().into())
            });
            write_row(xml, &[], row, cells, |_| 0);
        }
        xml.close("sheetData");
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_character_for_is_escaped() {
        assert_eq!(written("a\u{1}\r\n\tb"), "a_x0001__x000D_\n_x0009_b");
        assert_eq!(written("_x0041_ _x41_"), "_x005F_x0041_ _x41_");
        assert_eq!(escaped("_x0041_"), Some(0x41));
        assert_eq!(escaped("_x+041_"), None);
    }
}
