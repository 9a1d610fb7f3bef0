//! A workbook that somebody filled in, as a framework.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::check_framework;
use super::form::{
    ABOUT, FORMS, FRAMEWORK, Field, Form, Holds, MORE, MORE_COLUMNS, QUESTIONS, Stands,
};
use crate::closed::quoted;
use crate::error::{InputError, IssueCode, Issues};
use crate::id::nearest;
use crate::json::{DEPTH_MAX, parse};
use crate::read::{Seen, excerpt, pointer_token};
use crate::value::{Object, Value};
use crate::workbook::{Held, Saved, at_cells, cell_name, columns, insert, no_sheet, opened, saved};

/// Where the first texts stand.
const TEXTS: &str = "/texts/0";

/// Reads the sheets of a workbook, and checks what they say together.
pub(super) fn framework(bytes: &[u8]) -> Result<Value, InputError> {
    let mut issues = Issues::default();
    let Some((sheets, _)) = opened(bytes, &mut issues) else {
        return issues.finish(None);
    };
    let needed = FORMS.iter().map(|form| form.sheet);
    for name in [FRAMEWORK].into_iter().chain(needed).chain([MORE]) {
        if find(&sheets, name).is_none() {
            no_sheet(name, &sheets, &mut issues);
        }
    }
    // Of a workbook that is another one, nothing else is worth telling.
    if issues.count() > 0 {
        return issues.finish(None);
    }
    let mut reading = Reading {
        issues,
        places: BTreeMap::new(),
        catalogue: Object::new(),
        texts: Object::new(),
        rows: BTreeMap::new(),
        ids: BTreeMap::new(),
    };
    if let Some(sheet) = find(&sheets, FRAMEWORK) {
        reading.about(sheet);
    }
    for form in FORMS {
        if let Some(sheet) = find(&sheets, form.sheet) {
            reading.form(form, sheet);
        }
    }
    let mut framework = reading.whole();
    if let Some(sheet) = find(&sheets, MORE) {
        reading.more(sheet, &mut framework);
    }
    let Reading { issues, places, .. } = reading;
    let framework = Value::Object(framework);
    let checked = check_framework(&framework).map_err(|error| nearer(error, &places));
    at_cells(checked.map(|()| framework), &places, issues)
}

/// The issues of texts that are missing, where what they are about stands.
fn nearer(mut error: InputError, places: &BTreeMap<String, String>) -> InputError {
    for issue in &mut error.issues {
        let id = issue.params.get("id");
        let id = id.filter(|_| issue.code == IssueCode::MissingText);
        let about = id.map(|id| pointer(&issue.pointer, &[id]));
        if let Some(about) = about.filter(|about| places.contains_key(about)) {
            issue.pointer = about;
        }
    }
    error
}

/// Whether a file has the sheets that tell a framework from an assessment.
pub(super) fn is_framework(file: &[u8]) -> bool {
    let sheets = saved(file).map(|(sheets, _)| sheets).unwrap_or_default();
    [FRAMEWORK, QUESTIONS]
        .iter()
        .all(|name| find(&sheets, name).is_some())
}

/// The sheet of a name.
fn find<'s>(sheets: &'s [Saved], name: &str) -> Option<&'s Saved> {
    let mut sheets = sheets.iter();
    sheets.find(|sheet| sheet.name.eq_ignore_ascii_case(name))
}

/// An entry of the catalogue, as a row has it.
struct Row {
    /// The id of the entry around; empty where the form has none, or the cell says nothing.
    around: String,
    /// Where it is said, or else where the row begins.
    cell: String,
    entry: Object,
    /// The cells of its values, by their place in the entry.
    cells: Vec<(String, String)>,
}

struct Reading {
    issues: Issues,
    /// JSON pointers with the cells that they come from.
    places: BTreeMap<String, String>,
    catalogue: Object,
    /// The first texts.
    texts: Object,
    /// By sheet.
    rows: BTreeMap<&'static str, Vec<Row>>,
    /// The ids of all rows, by sheet.
    ids: BTreeMap<&'static str, Vec<String>>,
}

impl Reading {
    fn about(&mut self, sheet: &Saved) {
        for place in ["/catalogue", TEXTS] {
            self.places
                .insert(place.to_owned(), format!("{}!A1", sheet.name));
        }
        let mut seen = Seen::default();
        for (row, cells) in sheet.rows.iter().skip(1) {
            let Some(Held::Text(heading) | Held::Number(heading)) = cells.get(&0) else {
                continue;
            };
            let (heading, place) = (heading.trim(), cell_name(0, *row));
            let place = format!("{}!{place}", sheet.name);
            let Some(field) = ABOUT.iter().find(|field| field.heading == heading) else {
                let known = quoted(ABOUT.iter().map(|field| field.heading));
                let params: &[(_, &dyn Display)] =
                    &[("column", &excerpt(heading)), ("known", &known)];
                self.issues.add(IssueCode::CsvColumn, place, params);
                continue;
            };
            let value = cells.get(&1).and_then(|held| field.holds.value(held));
            let first = seen.first_text(heading, place, &mut self.issues);
            let Some(value) = value.filter(|_| first) else {
                continue;
            };
            let cell = format!("{}!{}", sheet.name, cell_name(1, *row));
            match field.stands {
                Stands::Entry(path) => {
                    self.places.insert(pointer("/catalogue", path), cell);
                    insert(&mut self.catalogue, path, value);
                }
                Stands::Texts(path) => self.text(path, "", value, cell),
                Stands::Around => {}
            }
        }
    }

    fn form(&mut self, form: &'static Form, sheet: &Saved) {
        let Some((header, headings)) = sheet.rows.first_key_value() else {
            return;
        };
        if form.around.is_none() {
            let list = pointer("/catalogue", &[form.list]);
            self.places.insert(list, format!("{}!A1", sheet.name));
        }
        let is_it = |field: &Field, heading: &str| field.heading == heading;
        let shown = |field: &Field| field.heading.to_owned();
        let headings = (*header, headings);
        let columns = columns(
            sheet,
            headings,
            form.columns,
            &is_it,
            &shown,
            &mut self.issues,
        );
        for (number, cells) in sheet.rows.range(header + 1..) {
            let cell = |column: usize| format!("{}!{}", sheet.name, cell_name(column, *number));
            let said = columns.iter().filter_map(|(column, field)| {
                let value = field.holds.value(cells.get(column)?)?;
                Some((field, value, cell(*column)))
            });
            let said: Vec<_> = said.collect();
            let Some((.., first)) = said.first() else {
                continue;
            };
            let mut row = Row {
                around: String::new(),
                cell: first.clone(),
                entry: Object::new(),
                cells: Vec::new(),
            };
            let id = said.iter().find(|(field, ..)| field.heading == "id");
            let id = id.and_then(|(_, value, cell)| Some((value.as_text()?.to_owned(), cell)));
            if let (Some(section), Some((id, cell))) = (form.texts, &id) {
                let place = pointer(TEXTS, &[section, id]);
                self.places.insert(place, (*cell).clone());
            }
            let id = id.map(|(id, _)| id).unwrap_or_default();
            let mut stand = said.iter().map(|(field, ..)| field.stands);
            let has_texts =
                !id.is_empty() && stand.any(|stands| matches!(stands, Stands::Texts(_)));
            // Texts that nobody wrote are none: an empty list, which a blank cell can't hold.
            for (column, field) in columns.iter().filter(|_| has_texts) {
                if let (Stands::Texts(path), Holds::Lines) = (field.stands, field.holds) {
                    self.text(path, &id, Value::List(Vec::new()), cell(*column));
                }
            }
            self.ids.entry(form.sheet).or_default().push(id.clone());
            for (field, value, cell) in said {
                match field.stands {
                    Stands::Entry(path) => {
                        row.cells.push((pointer("", path), cell));
                        insert(&mut row.entry, path, value);
                    }
                    Stands::Around => {
                        value
                            .as_text()
                            .unwrap_or_default()
                            .clone_into(&mut row.around);
                        row.cell = cell;
                    }
                    Stands::Texts(path) if !id.is_empty() => self.text(path, &id, value, cell),
                    Stands::Texts(_) => {}
                }
            }
            self.rows.entry(form.sheet).or_default().push(row);
        }
    }

    /// Takes over a text.
    fn text(&mut self, path: &[&str], id: &str, value: Value, cell: String) {
        let path = path.iter().map(|key| if *key == "*" { id } else { key });
        let path: Vec<_> = path.collect();
        self.places.insert(pointer(TEXTS, &path), cell);
        insert(&mut self.texts, &path, value);
    }

    /// The framework of all rows, each in the one that it names.
    fn whole(&mut self) -> Object {
        let text = |text: &str| Value::Text(text.to_owned());
        let mut catalogue = std::mem::take(&mut self.catalogue);
        catalogue.insert("format".to_owned(), text("aimscore/catalogue/1"));
        for form in FORMS.iter().filter(|form| form.around.is_none()) {
            self.list(form, "", "/catalogue", &mut catalogue);
        }
        for form in FORMS {
            for row in self.rows.remove(form.sheet).unwrap_or_default() {
                self.homeless(form, &row);
            }
        }
        let mut texts = std::mem::take(&mut self.texts);
        let mut framework = Object::new();
        if !texts.is_empty() {
            texts.insert("format".to_owned(), text("aimscore/texts/1"));
            if let Some(id) = catalogue.get("id") {
                texts.insert("catalogue".to_owned(), id.clone());
            }
            let texts = Value::List(vec![Value::Object(texts)]);
            framework.insert("texts".to_owned(), texts);
        }
        framework.insert("catalogue".to_owned(), Value::Object(catalogue));
        framework
    }

    /// Puts the rows of a form that name the entry `around` into that entry, with what is within them.
    fn list(&mut self, form: &'static Form, around: &str, place: &str, into: &mut Object) {
        let rows = self.rows.remove(form.sheet).unwrap_or_default();
        let (own, others): (Vec<_>, _) = rows.into_iter().partition(|row| row.around == around);
        self.rows.insert(form.sheet, others);
        if own.is_empty() && !form.required {
            return;
        }
        let mut list = Vec::new();
        for mut row in own {
            let place = pointer(place, &[form.list, &list.len().to_string()]);
            for (value, cell) in std::mem::take(&mut row.cells) {
                self.places.insert(format!("{place}{value}"), cell);
            }
            self.places.insert(place.clone(), row.cell);
            let id = row.entry.get("id").and_then(Value::as_text);
            if let Some(id) = id.map(str::to_owned) {
                for inner in FORMS {
                    if inner.around == Some(form.sheet) {
                        self.list(inner, &id, &place, &mut row.entry);
                    }
                }
            }
            list.push(Value::Object(row.entry));
        }
        into.insert(form.list.to_owned(), Value::List(list));
    }

    /// Reports a row that names no entry around, or one that is not there.
    fn homeless(&mut self, form: &'static Form, row: &Row) {
        let around = form.around.and_then(Form::of);
        let column = form.columns.iter();
        let mut column = column.filter(|field| matches!(field.stands, Stands::Around));
        let (Some(around), Some(column)) = (around, column.next()) else {
            return;
        };
        if row.around.is_empty() {
            let params: &[(_, &dyn Display)] = &[("key", &column.heading)];
            self.issues.add(IssueCode::MissingKey, &row.cell, params);
            return;
        }
        let known = self.ids.get(around.sheet).map_or(&[][..], Vec::as_slice);
        if known.contains(&row.around) {
            // It is there, and has no home itself.
            return;
        }
        let nearest = nearest(&row.around, known.iter().map(String::as_str));
        let params: &[(_, &dyn Display)] = &[
            ("id", &excerpt(&row.around)),
            ("kind", &around.row),
            ("nearest", &nearest),
        ];
        self.issues.add(IssueCode::UnknownId, &row.cell, params);
    }

    /// Takes over what stands on the sheet of what no other has room for.
    fn more(&mut self, sheet: &Saved, framework: &mut Object) {
        let Some((header, headings)) = sheet.rows.first_key_value() else {
            return;
        };
        let is_it = |field: &&str, heading: &str| *field == heading;
        let shown = |field: &&str| (*field).to_owned();
        let headings = (*header, headings);
        let columns = columns(
            sheet,
            headings,
            &MORE_COLUMNS,
            &is_it,
            &shown,
            &mut self.issues,
        );
        let mut pieces: Vec<(String, String, String)> = Vec::new();
        for (row, cells) in sheet.rows.range(header + 1..) {
            let cell = format!("{}!{}", sheet.name, cell_name(0, *row));
            let text = |name: &str| {
                let (column, _) = columns.iter().find(|(_, field)| **field == name)?;
                let (Held::Text(text) | Held::Number(text)) = cells.get(column)?;
                Some(text.as_str())
            };
            let [place, json] = MORE_COLUMNS;
            let (Some(place), Some(json)) = (text(place).map(str::trim), text(json)) else {
                let missing = if text(place).is_none() { place } else { json };
                self.issues
                    .add(IssueCode::MissingKey, cell, &[("key", &missing)]);
                continue;
            };
            match pieces.last_mut() {
                Some((last, whole, _)) if last == place => whole.push_str(json),
                _ => pieces.push((place.to_owned(), json.to_owned(), cell)),
            }
        }
        for (place, json, cell) in pieces {
            match parse(json.as_bytes()) {
                Ok(value) => {
                    match put(framework, &place, value) {
                        Some(true) => {}
                        Some(false) => {
                            let first = self.places.get(&place);
                            let first = first.map_or(FRAMEWORK, String::as_str);
                            let params: &[(_, &dyn Display)] =
                                &[("id", &excerpt(&place)), ("first", &first)];
                            self.issues.add(IssueCode::DuplicateId, &cell, params);
                        }
                        None => {
                            let expected = "a place in a framework, such as /policy";
                            let params: &[(_, &dyn Display)] =
                                &[("id", &excerpt(&place)), ("expected", &expected)];
                            self.issues.add(IssueCode::UnknownTarget, &cell, params);
                        }
                    }
                    self.places.insert(place, cell);
                }
                Err(error) => self.issues.all_at(&cell, error),
            }
        }
    }
}

/// A JSON pointer: keys after a beginning.
fn pointer(before: &str, keys: &[&str]) -> String {
    let mut pointer = before.to_owned();
    for key in keys {
        // Writing to a String does not fail.
        let _ = pointer_token(&mut pointer, key);
    }
    pointer
}

/// Puts a value where a JSON pointer says, unless something stands there: then false. None where that is no place.
fn put(framework: &mut Object, place: &str, value: Value) -> Option<bool> {
    let keys = place.strip_prefix('/')?.split('/');
    let keys: Vec<_> = keys
        .map(|key| key.replace("~1", "/").replace("~0", "~"))
        .collect();
    let (key, before) = keys.split_last().filter(|_| keys.len() < DEPTH_MAX)?;
    let Some((first, before)) = before.split_first() else {
        return Some(put_in(framework, key, value));
    };
    let blank = || {
        if matches!(first.as_str(), "texts" | "crosswalks") {
            Value::List(Vec::new())
        } else {
            Value::Object(Object::new())
        }
    };
    let mut inner = framework.entry(first.clone()).or_insert_with(blank);
    for step in before {
        inner = match inner {
            Value::List(list) => list.get_mut(step.parse::<usize>().ok()?)?,
            Value::Object(object) => object
                .entry(step.clone())
                .or_insert_with(|| Value::Object(Object::new())),
            _ => return None,
        };
    }
    match inner {
        Value::List(list) => {
            let place = key.parse::<usize>().ok().filter(|at| *at <= list.len())?;
            let free = place == list.len();
            list.extend(free.then_some(value));
            Some(free)
        }
        Value::Object(object) => Some(put_in(object, key, value)),
        _ => None,
    }
}

fn put_in(object: &mut Object, key: &str, value: Value) -> bool {
    let free = !object.contains_key(key);
    if free {
        object.insert(key.to_owned(), value);
    }
    free
}
