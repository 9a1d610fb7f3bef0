//! A workbook that somebody filled in, as an assessment.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::cells::{Held, Saved, sheets};
use super::form::{ABOUT, DRIVERS, FORMS, Field, Form, INCLUDED, Kind};
use super::sheet::{Table, name};
use super::sheets::word;
use super::{MARK, NO, YES, day};
use crate::assessment::{Assessment, FORMAT};
use crate::catalogue::Catalogue;
use crate::closed::quoted;
use crate::csv::of_lines;
use crate::error::{InputError, Issue, IssueCode, Issues};
use crate::grid::NOT_ESTIMABLE;
use crate::json::parse;
use crate::language::{Heard, Texts};
use crate::policy::folded;
use crate::read::{Seen, excerpt};
use crate::value::{Object, Value};

/// Reads the forms of a workbook.
pub(super) fn assessment(
    c: &Catalogue,
    bytes: &[u8],
    texts: &Texts,
) -> Result<Assessment, InputError> {
    let mut issues = Issues::default();
    let Some((saved, since_1904)) = opened(bytes, &mut issues) else {
        return issues.finish(None);
    };
    let mut reading = Reading {
        texts,
        ratings: Heard::ratings(c, texts),
        since_1904,
        issues,
        places: BTreeMap::new(),
        tree: Object::from([("format".to_owned(), Value::Text(FORMAT.to_owned()))]),
    };
    if let Some(sheet) = reading.find(Table::About, &saved) {
        reading.about(sheet);
    }
    for form in FORMS {
        if let Some(sheet) = reading.find(form.table, &saved) {
            reading.form(form, sheet);
        }
    }
    let Reading {
        issues,
        places,
        tree,
        ..
    } = reading;
    if issues.count() > 0 && places.is_empty() {
        return issues.finish(None);
    }
    at_cells(
        Assessment::from_value(c, &Value::Object(tree)),
        &places,
        issues,
    )
}

/// The sheets of a file, and whether its days are counted from 1904; what is no workbook is reported.
pub(crate) fn opened(bytes: &[u8], issues: &mut Issues) -> Option<(Vec<Saved>, bool)> {
    sheets(bytes)
        .map_err(|reason| issues.add(IssueCode::WorkbookSyntax, "", &[("reason", &reason)]))
        .ok()
}

/// Reports a sheet that is not among those that there are.
pub(crate) fn no_sheet(name: &str, saved: &[Saved], issues: &mut Issues) {
    let there = quoted(saved.iter().map(|sheet| sheet.name.as_str()));
    let params: &[(_, &dyn Display)] = &[("sheet", &name), ("found", &excerpt(&there))];
    issues.add(IssueCode::WorkbookSheet, "", params);
}

/// What was read, its issues where they stand in the file: `places` has the cells of JSON pointers. `issues`: what
/// was found before.
///
/// # Errors
/// All issues.
pub(crate) fn at_cells<T>(
    read: Result<T, InputError>,
    places: &BTreeMap<String, String>,
    mut issues: Issues,
) -> Result<T, InputError> {
    match read {
        Ok(read) => issues.finish(Some(read)),
        Err(error) => {
            for issue in error.issues {
                in_the_file(&issue, places, &mut issues);
            }
            let mut found = issues.finish(None);
            if let Err(found) = &mut found {
                found.more += error.more;
            }
            found
        }
    }
}

/// An issue, where it stands in the file.
fn in_the_file(issue: &Issue, places: &BTreeMap<String, String>, issues: &mut Issues) {
    let cell = |pointer: &str| {
        let mut rest = pointer;
        loop {
            match places.get(rest) {
                Some(cell) => return cell.clone(),
                None => match rest.rsplit_once('/') {
                    Some((parent, _)) => rest = parent,
                    None => return String::new(),
                },
            }
        }
    };
    let first = issue.params.get("first").map(cell);
    let params: Vec<(&'static str, &dyn Display)> = issue
        .params
        .iter()
        .map(|(name, value)| match &first {
            Some(first) if name == "first" => (name, first as &dyn Display),
            _ => (name, value as &dyn Display),
        })
        .collect();
    issues.add(issue.code, cell(&issue.pointer), &params);
}

struct Reading<'a> {
    texts: &'a Texts,
    ratings: Heard<'a>,
    since_1904: bool,
    issues: Issues,
    /// JSON pointers with the cells that they come from.
    places: BTreeMap<String, String>,
    tree: Object,
}

impl Reading<'_> {
    fn is_word(&self, said: &str, key: &str) -> bool {
        is_word(self.texts, said, key)
    }

    /// The sheet of a name; what there is instead is reported.
    fn find<'s>(&mut self, table: Table, saved: &'s [Saved]) -> Option<&'s Saved> {
        let key = table.heading();
        let found = saved.iter().find(|sheet| self.is_word(&sheet.name, key));
        if found.is_none() {
            no_sheet(&word(self.texts, key), saved, &mut self.issues);
        }
        found
    }

    fn about(&mut self, sheet: &Saved) {
        for (row, cells) in &sheet.rows {
            let (Some(Held::Text(heading)), Some(held)) = (cells.get(&0), cells.get(&1)) else {
                continue;
            };
            let field = ABOUT
                .iter()
                .find(|field| self.is_word(heading.trim(), field.heading));
            let Some(field) = field else { continue };
            let cell = format!("{}!{}", sheet.name, name(1, *row));
            if let Some(value) = self.value(field.kind, held, &cell) {
                self.places
                    .insert(format!("/{}", field.path.join("/")), cell);
                let mut tree = std::mem::take(&mut self.tree);
                insert(&mut tree, field.path, value);
                self.tree = tree;
            }
        }
    }

    fn form(&mut self, form: &Form, sheet: &Saved) {
        let Some((header, headings)) = sheet.rows.first_key_value() else {
            return;
        };
        let Some(columns) = self.columns(form, sheet, *header, headings) else {
            return;
        };
        let mut statements = Vec::new();
        for (row, cells) in sheet.rows.range(header + 1..) {
            let pointer = format!("/{}/{}", form.list, statements.len());
            let cell = |column: usize| format!("{}!{}", sheet.name, name(column, *row));
            let mut statement = Object::new();
            let mut says = 0;
            for (column, field) in &columns {
                let Some(held) = cells.get(column) else {
                    continue;
                };
                let cell = cell(*column);
                if let Some(value) = self.value(field.kind, held, &cell) {
                    self.places
                        .insert(format!("{pointer}/{}", field.path.join("/")), cell);
                    insert(&mut statement, field.path, value);
                    says += 1;
                }
            }
            // A row that has nothing but what it is about states nothing, where the forms come with such rows.
            let offered = matches!(form.list, "answers" | "applicability" | "documents");
            if says > usize::from(offered) {
                self.places.insert(pointer, cell(0));
                statements.push(Value::Object(statement));
            }
        }
        self.tree
            .insert(form.list.to_owned(), Value::List(statements));
    }

    /// The columns with what they hold; none where nothing says what the rows are about.
    fn columns<'f>(
        &mut self,
        form: &'f Form,
        sheet: &Saved,
        row: usize,
        headings: &BTreeMap<usize, Held>,
    ) -> Option<Vec<(usize, &'f Field)>> {
        let texts = self.texts;
        let is_it = |field: &Field, heading: &str| is_word(texts, heading, field.heading);
        let shown = |field: &Field| word(texts, field.heading);
        let headings = (row, headings);
        let mut columns = columns(
            sheet,
            headings,
            form.columns,
            &is_it,
            &shown,
            &mut self.issues,
        );
        let key = form.columns.first()?;
        let found = columns
            .iter()
            .any(|(_, field)| field.heading == key.heading);
        if !found {
            let cell = format!("{}!{}", sheet.name, name(0, row));
            let heading = word(self.texts, key.heading);
            self.issues
                .add(IssueCode::MissingKey, cell, &[("key", &heading)]);
        }
        columns.retain(|(_, field)| !matches!(field.kind, Kind::Shown));
        found.then_some(columns)
    }

    /// What a cell says, as JSON; what means nothing stays as it is, to be refused where it stands.
    fn value(&mut self, kind: Kind, held: &Held, cell: &str) -> Option<Value> {
        let (Held::Text(text) | Held::Number(text)) = held;
        let said = text.trim();
        if said.is_empty() && !matches!(kind, Kind::Text | Kind::Lines | Kind::Drivers) {
            return None;
        }
        let texts = self.texts;
        let meant = |list, words| Heard::words(texts, list, words).meaning(said).to_owned();
        Some(match kind {
            Kind::Shown => return None,
            Kind::Plain => Value::Text(said.to_owned()),
            Kind::Day => Value::Text(match held {
                Held::Number(number) => day::of_serial(number, self.since_1904),
                Held::Text(_) => said.to_owned(),
            }),
            Kind::Text => Value::Text(text.clone()),
            Kind::Lines => of_lines(text),
            Kind::Ids => {
                let ids = said.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
                let ids = ids.filter(|id| !id.is_empty());
                Value::List(ids.map(|id| Value::Text(id.to_owned())).collect())
            }
            Kind::Likelihood if self.is_word(said, "column_not_estimable") => {
                Value::Text(NOT_ESTIMABLE.to_owned())
            }
            Kind::Rank | Kind::Likelihood => rank(said),
            Kind::Rating => Value::Text(self.ratings.meaning(said).to_owned()),
            Kind::Word(list, words) => Value::Text(meant(list, words)),
            Kind::Words(list, words) => {
                let heard = Heard::words(texts, list, words);
                let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
                let word = |line| Value::Text(heard.meaning(line).to_owned());
                Value::List(lines.map(word).collect())
            }
            Kind::Included => match meant("decisions", &INCLUDED) {
                word if word == INCLUDED[0] => Value::Bool(true),
                word if word == INCLUDED[1] => Value::Bool(false),
                _ => {
                    return self.unknown(
                        said,
                        cell,
                        &INCLUDED.map(|word| texts.label("decisions", word).to_owned()),
                    );
                }
            },
            Kind::YesNo if said == "true" || self.is_word(said, YES) => Value::Bool(true),
            Kind::YesNo if said == "false" || self.is_word(said, NO) => Value::Bool(false),
            Kind::YesNo => return self.unknown(said, cell, &[YES, NO].map(|key| word(texts, key))),
            Kind::Mark if folded(said) == MARK => Value::Bool(true),
            Kind::Mark => return self.unknown(said, cell, &[MARK.to_owned()]),
            Kind::Drivers => match of_lines(text) {
                Value::List(lines) => Value::List(lines.into_iter().map(driver).collect()),
                other => other,
            },
            Kind::Json => match parse(said.as_bytes()) {
                Ok(value) => value,
                Err(error) => {
                    self.issues.all_at(cell, error);
                    return None;
                }
            },
            Kind::Catalogue => {
                let parts = ["id", "edition", "version"]
                    .into_iter()
                    .zip(said.split_whitespace());
                let part =
                    |(key, part): (&str, &str)| (key.to_owned(), Value::Text(part.to_owned()));
                Value::Object(parts.map(part).collect())
            }
        })
    }

    fn unknown(&mut self, said: &str, cell: &str, allowed: &[String]) -> Option<Value> {
        let allowed = quoted(allowed.iter().map(String::as_str));
        let params: &[(_, &dyn Display)] = &[("value", &excerpt(said)), ("allowed", &allowed)];
        self.issues.add(IssueCode::UnknownValue, cell, params);
        None
    }
}

/// Whether a text is the word of a key, or the key.
fn is_word(texts: &Texts, said: &str, key: &str) -> bool {
    folded(said) == folded(&word(texts, key)) || said == key
}

/// The columns of a sheet, each with the field that its heading names; other headings and second ones are reported. `headings`: their row,
/// and its cells. `is_it`: whether a heading names a field; `shown`: how a field is called.
pub(crate) fn columns<'f, F>(
    sheet: &Saved,
    (row, headings): (usize, &BTreeMap<usize, Held>),
    fields: &'f [F],
    is_it: &dyn Fn(&F, &str) -> bool,
    shown: &dyn Fn(&F) -> String,
    issues: &mut Issues,
) -> Vec<(usize, &'f F)> {
    let mut columns = Vec::new();
    let mut seen = Seen::default();
    for (column, held) in headings {
        let (Held::Text(heading) | Held::Number(heading)) = held;
        let heading = heading.trim();
        let cell = format!("{}!{}", sheet.name, name(*column, row));
        if let Some(field) = fields.iter().find(|field| is_it(field, heading)) {
            if seen.first_text(&shown(field), &cell, issues) {
                columns.push((*column, field));
            }
        } else if !heading.is_empty() {
            let known: Vec<_> = fields.iter().map(shown).collect();
            let known = quoted(known.iter().map(String::as_str));
            let params: &[(_, &dyn Display)] = &[("column", &excerpt(heading)), ("known", &known)];
            issues.add(IssueCode::CsvColumn, cell, params);
        }
    }
    columns
}

/// A number where one is written; else the text.
fn rank(said: &str) -> Value {
    let number = !said.is_empty()
        && said
            .bytes()
            .all(|digit| digit.is_ascii_digit() || digit == b'.');
    match number.then(|| parse(said.as_bytes()).ok()).flatten() {
        Some(value) => value,
        None => Value::Text(said.to_owned()),
    }
}

/// What makes a control necessary, from a line such as `law: …`.
fn driver(line: Value) -> Value {
    let Some((kind, reference)) = line.as_text().and_then(|line| line.split_once(": ")) else {
        return line;
    };
    let kind = kind.trim();
    let kind = DRIVERS
        .iter()
        .find(|word| **word == folded(kind))
        .map_or(kind, |word| *word);
    Value::Object(Object::from([
        ("kind".to_owned(), Value::Text(kind.to_owned())),
        ("ref".to_owned(), Value::Text(reference.to_owned())),
    ]))
}

/// Puts a value at the end of a path.
pub(crate) fn insert(tree: &mut Object, path: &[&str], value: Value) {
    match path {
        [] => {}
        [key] => {
            tree.insert((*key).to_owned(), value);
        }
        [key, rest @ ..] => {
            let inner = tree
                .entry((*key).to_owned())
                .or_insert_with(|| Value::Object(Object::new()));
            if let Value::Object(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}
