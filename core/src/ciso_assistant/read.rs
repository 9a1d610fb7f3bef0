//! An audit, as an assessment.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::Imported;
use super::audit::{OBSERVATIONS, Outcome, PROGRESS, Progress, REF_ID, RESULT, Requirement, Said};
use super::carried::Losses;
use crate::assessment::{Assessment, FORMAT};
use crate::catalogue::Catalogue;
use crate::closed::{Closed, quoted};
use crate::csv;
use crate::error::{InputError, IssueCode, Issues};
use crate::id::nearest;
use crate::json::TEXT_MAX;
use crate::policy::folded;
use crate::read::{Place, Seen, excerpt};
use crate::scale::Class;
use crate::value::{Object, Value};
use crate::workbook::{Held, at_cells, cell_name, opened};

/// What a workbook begins with.
const PACKED: &[u8] = b"PK";

/// The columns that say which requirement a row is about, and what it is called.
const ABOUT: [&str; 5] = ["urn", "assessable", REF_ID, "name", "description"];

/// Words for no, in the column that says whether a row is assessed.
const NO: [&str; 4] = ["", "0", "false", "no"];

/// The cells of a file, whatever its form.
struct Table {
    /// The sheet; none of a CSV.
    sheet: Option<String>,
    /// The names of the columns, in lower case.
    columns: Vec<String>,
    /// The number of the first row, from 0.
    header: usize,
    /// The other rows by their number, with what their cells state.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Where a cell is.
    fn place(&self, row: usize, column: usize) -> String {
        let Some(sheet) = &self.sheet else {
            let number = (row + 1).to_string();
            let name = self.columns.get(column);
            let row = Place::ROOT.key(&number);
            return name.map_or_else(|| row.to_string(), |name| row.key(name).to_string());
        };
        format!("{sheet}!{}", cell_name(column, row))
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

pub(super) fn is_audit(file: &[u8]) -> bool {
    let table = table(file, &mut Issues::default());
    table.is_some_and(|table| table.column(RESULT).is_some())
}

/// The cells of a file; what is wrong with it is reported.
fn table(file: &[u8], issues: &mut Issues) -> Option<Table> {
    let (sheet, rows) = if file.starts_with(PACKED) {
        of_workbook(file, issues)?
    } else {
        (None, of_csv(file, issues)?)
    };
    let mut rows = rows.into_iter();
    let (header, names) = rows.next().unwrap_or_default();
    let columns = names.iter().map(|name| folded(name.trim())).collect();
    Some(Table {
        sheet,
        columns,
        header,
        rows: rows.collect(),
    })
}

type Rows = Vec<(usize, Vec<String>)>;

/// The sheet that has a column of results, else the first one.
fn of_workbook(file: &[u8], issues: &mut Issues) -> Option<(Option<String>, Rows)> {
    let (sheets, _) = opened(file, issues)?;
    let said = |held: &Held| {
        let (Held::Text(text) | Held::Number(text)) = held;
        text.clone()
    };
    let tables = sheets.into_iter().map(|sheet| {
        let rows = sheet.rows.iter().map(|(number, cells)| {
            let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
            let cells = (0..width).map(|column| cells.get(&column).map(said).unwrap_or_default());
            (*number, cells.collect::<Vec<_>>())
        });
        (Some(sheet.name), rows.collect::<Rows>())
    });
    let mut tables: Vec<_> = tables.collect();
    let has_results = |(_, rows): &(_, Rows)| {
        let first = rows.first();
        first.is_some_and(|(_, names)| names.iter().any(|name| folded(name.trim()) == RESULT))
    };
    let place = tables.iter().position(has_results).unwrap_or(0);
    (place < tables.len()).then(|| tables.swap_remove(place))
}

fn of_csv(file: &[u8], issues: &mut Issues) -> Option<Rows> {
    if file.len() > TEXT_MAX {
        let params: &[(_, &dyn Display)] = &[("bytes", &file.len()), ("max", &TEXT_MAX)];
        issues.add(IssueCode::JsonTooLarge, "", params);
        return None;
    }
    let text = match std::str::from_utf8(file) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = file.get(..error.valid_up_to()).unwrap_or_default();
            let row = before.split(|byte| *byte == b'\n').count();
            let params: &[(_, &dyn Display)] = &[("row", &row), ("reason", &"it is not UTF-8")];
            issues.add(IssueCode::CsvSyntax, format!("/{row}"), params);
            return None;
        }
    };
    let mut found: Rows = Vec::new();
    for (number, row) in csv::rows(text).iter().enumerate() {
        let Some(cells) = csv::cells(row, number + 1, issues) else {
            continue;
        };
        if number > 0 && cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let expected = found.first().map_or(cells.len(), |(_, names)| names.len());
        if cells.len() != expected {
            let number = number + 1;
            let params: &[(_, &dyn Display)] = &[
                ("row", &number),
                ("count", &cells.len()),
                ("expected", &expected),
            ];
            issues.add(IssueCode::CsvWidth, format!("/{number}"), params);
            continue;
        }
        let stated = |cell: &String| csv::stated(cell).unwrap_or_default().to_owned();
        found.push((number, cells.iter().map(stated).collect()));
    }
    Some(found)
}

pub(super) fn assessment(c: &Catalogue, file: &[u8], as_of: &str) -> Result<Imported, InputError> {
    let mut issues = Issues::default();
    let Some(table) = table(file, &mut issues) else {
        return issues.finish(None);
    };
    let mut reading = Reading {
        c,
        requirements: Requirement::all(c),
        table: &table,
        issues,
        seen: Seen::default(),
        places: BTreeMap::from([("/as_of".to_owned(), "/as_of".to_owned())]),
        answers: Vec::new(),
        decisions: Vec::new(),
    };
    let found = if reading.header() {
        reading.rows()
    } else {
        Vec::new()
    };
    let data = c.data();
    let text = |text: &str| Value::Text(text.to_owned());
    let choice = [
        ("id", data.id.as_str()),
        ("edition", data.edition.as_str()),
        ("version", &data.version),
    ];
    let choice = choice.map(|(key, value)| (key.to_owned(), text(value)));
    let tree = Value::Object(Object::from([
        ("format".to_owned(), text(FORMAT)),
        ("catalogue".to_owned(), Value::Object(Object::from(choice))),
        ("as_of".to_owned(), text(as_of)),
        ("answers".to_owned(), Value::List(reading.answers)),
        ("applicability".to_owned(), Value::List(reading.decisions)),
    ]));
    let assessment = at_cells(
        Assessment::from_value(c, &tree),
        &reading.places,
        reading.issues,
    )?;
    let warnings = lost(c, &table, &reading.requirements, &found, &assessment);
    Ok(Imported {
        assessment,
        warnings,
    })
}

struct Reading<'a> {
    c: &'a Catalogue,
    requirements: Vec<Requirement>,
    table: &'a Table,
    issues: Issues,
    /// Where each requirement was first.
    seen: Seen,
    /// JSON pointers with the cells that they come from.
    places: BTreeMap<String, String>,
    answers: Vec<Value>,
    decisions: Vec<Value>,
}

impl Reading<'_> {
    /// Whether the first row names what must be there.
    fn header(&mut self) -> bool {
        let table = self.table;
        let mut names = Seen::default();
        for (column, name) in table.columns.iter().enumerate() {
            if !name.is_empty() {
                let place = table.place(table.header, column);
                names.first_text(name, place, &mut self.issues);
            }
        }
        let key = table.column(REF_ID).or_else(|| table.column("urn"));
        let missing = [(REF_ID, key), (RESULT, table.column(RESULT))];
        let missing = missing.into_iter().filter(|(_, found)| found.is_none());
        let missing: Vec<&str> = missing.map(|(name, _)| name).collect();
        for name in &missing {
            let place = match &table.sheet {
                Some(_) => table.place(table.header, 0),
                None => "/1".to_owned(),
            };
            self.issues
                .add(IssueCode::MissingKey, place, &[("key", name)]);
        }
        missing.is_empty()
    }

    /// Reads the rows; gives those that are about a requirement, with its place in the list of all.
    fn rows(&mut self) -> Vec<(usize, usize)> {
        let table = self.table;
        let mut found = Vec::new();
        for (place, (row, cells)) in table.rows.iter().enumerate() {
            let assessed = cell(table, cells, "assessable");
            if assessed.is_some_and(|word| NO.contains(&folded(word.trim()).as_str())) {
                continue;
            }
            if let Some(requirement) = self.requirement(*row, cells) {
                found.push((place, requirement));
                self.row(*row, cells, requirement);
            }
        }
        found
    }

    /// The requirement that a row is about, for the first time; else that is reported.
    fn requirement(&mut self, row: usize, cells: &[String]) -> Option<usize> {
        let table = self.table;
        let said = [REF_ID, "urn"].map(|name| (name, cell(table, cells, name).unwrap_or_default()));
        let find = |said: &str| {
            let said = said.trim();
            let named = |known: &Requirement| {
                said.eq_ignore_ascii_case(&known.reference)
                    || said.eq_ignore_ascii_case(&known.urn())
            };
            self.requirements.iter().position(named)
        };
        let found = said.iter().find_map(|(_, said)| find(said));
        let (name, said) = said
            .into_iter()
            .find(|(_, said)| !said.trim().is_empty())
            .unwrap_or((REF_ID, ""));
        let column = table.column(name).unwrap_or_default();
        let place = table.place(row, column);
        let Some(found) = found else {
            let results = cell(table, cells, RESULT).unwrap_or_default();
            let observed = cell(table, cells, OBSERVATIONS).unwrap_or_default();
            // A heading has neither.
            if !results.trim().is_empty() || !observed.trim().is_empty() {
                let known = self
                    .requirements
                    .iter()
                    .map(|known| known.reference.as_str());
                let params: &[(_, &dyn Display)] = &[
                    ("id", &excerpt(said)),
                    ("kind", &"a requirement of the library `iso42001-2023`"),
                    ("nearest", &nearest(said, known)),
                ];
                self.issues.add(IssueCode::UnknownId, place, params);
            }
            return None;
        };
        let reference = self.requirements.get(found)?.reference.clone();
        let is_first = self.seen.first_text(&reference, place, &mut self.issues);
        is_first.then_some(found)
    }

    fn row(&mut self, row: usize, cells: &[String], requirement: usize) {
        let table = self.table;
        let outcome = self.word::<Outcome>(row, cells, RESULT);
        self.word::<Progress>(row, cells, PROGRESS);
        let observations = cell(table, cells, OBSERVATIONS).filter(|said| !said.is_empty());
        let place = |name| {
            let column = table.column(name).or_else(|| table.column(RESULT));
            table.place(row, column.unwrap_or_default())
        };
        let Some(requirement) = self.requirements.get(requirement) else {
            return;
        };
        let c = self.c;
        let text = |text: &str| Value::Text(text.to_owned());
        if outcome == Some(Outcome::NotApplicable) {
            let mut units = requirement.units.iter();
            if units.any(|unit| !c.part_of(*unit).excludable) {
                let params: &[(_, &dyn Display)] = &[("id", &requirement.reference)];
                self.issues
                    .add(IssueCode::NotExcludable, place(RESULT), params);
                return;
            }
            let mut decision = Object::from([
                ("control_id".to_owned(), text(&requirement.reference)),
                ("included".to_owned(), Value::Bool(false)),
            ]);
            if let Some(why) = observations {
                decision.insert("justification".to_owned(), text(why));
            }
            let pointer = format!("/applicability/{}", self.decisions.len());
            self.places.insert(pointer, place(OBSERVATIONS));
            self.decisions.push(Value::Object(decision));
            return;
        }
        let rating = match outcome {
            Some(Outcome::Compliant) => level(c, &[Class::F]),
            Some(Outcome::PartiallyCompliant) => level(c, &[Class::P, Class::L]),
            Some(Outcome::NonCompliant) => level(c, &[Class::N]),
            _ => None,
        };
        let ids: Vec<&str> = requirement
            .items(c)
            .map(|item| item.data.id.as_str())
            .collect();
        let notes = notes(observations.unwrap_or_default(), &ids);
        for item in requirement.items(c) {
            let id = item.data.id.as_str();
            let note = notes.get(id).copied();
            let rating = rating.filter(|_| item.scored);
            if note.is_none() && rating.is_none() {
                continue;
            }
            let stated = [("item_id", Some(id)), ("rating", rating), ("note", note)];
            let stated = stated
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), text(value?))));
            let pointer = format!("/answers/{}", self.answers.len());
            self.places.insert(pointer, place(RESULT));
            self.answers.push(Value::Object(stated.collect()));
        }
    }

    /// The word of a cell; none where it is blank, or no word of the list, which is reported.
    fn word<T: Closed>(&mut self, row: usize, cells: &[String], name: &str) -> Option<T> {
        let said = folded(cell(self.table, cells, name)?.trim());
        let found = T::parse(&said);
        if found.is_none() && !said.is_empty() {
            let allowed = quoted(T::WORDS.iter().copied());
            let params: &[(_, &dyn Display)] = &[("value", &excerpt(&said)), ("allowed", &allowed)];
            let column = self.table.column(name).unwrap_or_default();
            let place = self.table.place(row, column);
            self.issues.add(IssueCode::UnknownValue, place, params);
        }
        found
    }
}

fn cell<'c>(table: &Table, cells: &'c [String], name: &str) -> Option<&'c str> {
    let column = table.column(name)?;
    Some(cells.get(column).map_or("", String::as_str))
}

/// The lowest level of the first class that has one.
fn level<'c>(c: &'c Catalogue, classes: &[Class]) -> Option<&'c str> {
    let scale = &c.data().scale;
    let of = |class: &Class| scale.iter().find(|level| level.class == *class);
    classes.iter().find_map(of).map(|level| level.id.as_str())
}

/// The notes of a row's items: a line that begins with the id of another item than the first begins its note.
fn notes<'o>(observations: &'o str, ids: &[&'o str]) -> BTreeMap<&'o str, &'o str> {
    let begins = |line: &'o str| {
        let (id, _) = line.split_once(": ")?;
        ids.iter().skip(1).find(|known| **known == id).copied()
    };
    let mut found = BTreeMap::new();
    let Some(first) = ids.first() else {
        return found;
    };
    // Whose note it is, where the note begins, and where the lines so far end.
    let (mut id, mut start, mut place) = (*first, 0, 0);
    let mut put = |id: &'o str, start: usize, end: usize| {
        let note = observations.get(start..end).unwrap_or_default();
        if !note.is_empty() {
            found.insert(id, note);
        }
    };
    for line in observations.split('\n') {
        if let Some(next) = begins(line) {
            put(id, start, place.max(1) - 1);
            (id, start) = (next, place + next.len() + 2);
        }
        place += line.len() + 1;
    }
    put(id, start, observations.len());
    found
}

/// What of the rows of a table an assessment does not hold as it was: by column, at the first cell.
fn lost(
    c: &Catalogue,
    table: &Table,
    requirements: &[Requirement],
    found: &[(usize, usize)],
    assessment: &Assessment,
) -> Vec<crate::error::Issue> {
    let mut losses = Losses::default();
    for (place, requirement) in found {
        let (Some((row, cells)), Some(requirement)) =
            (table.rows.get(*place), requirements.get(*requirement))
        else {
            continue;
        };
        let said = Said::of(c, assessment, requirement);
        for (column, name) in table.columns.iter().enumerate() {
            let given = cells.get(column).map_or("", String::as_str);
            let same = match name.as_str() {
                RESULT => folded(given.trim()) == said.outcome.as_str(),
                PROGRESS => folded(given.trim()) == said.progress.as_str(),
                OBSERVATIONS => given == said.observations,
                known => ABOUT.contains(&known),
            };
            if !same && !given.trim().is_empty() {
                losses.add(name, || table.place(*row, column), 1);
            }
        }
    }
    losses.warnings()
}
