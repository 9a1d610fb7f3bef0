//! A framework as a workbook. What a sheet holds is taken out of the framework; what is left then stands on the last sheet as JSON,
//! so that nothing is lost.

use super::form::{ABOUT, FORMS, FRAMEWORK, Field, Form, GUIDE, Holds, MORE, MORE_COLUMNS, Stands};
use crate::json;
use crate::read::pointer_token;
use crate::value::Value;
use crate::workbook::{CELL_MAX, Cell, Column, Sheet, file};

/// Widths of columns, in characters.
const NARROW: u8 = 14;
const WIDE: u8 = 28;
const BROAD: u8 = 60;

/// The keys of the way to a value.
type Way = Vec<String>;

/// Writes a checked framework.
pub(super) fn workbook(framework: &Value) -> Vec<u8> {
    let said = |way: &[&str]| {
        let way = way.iter().map(|key| (*key).to_owned()).collect::<Way>();
        at(framework, &way).and_then(Value::as_text)
    };
    let name = said(&["texts", "0", "title"]).or_else(|| said(&["catalogue", "id"]));
    let language = said(&["texts", "0", "language"]).unwrap_or("en");
    let mut writer = Writer {
        framework,
        rest: framework.clone(),
    };
    let mut sheets = vec![writer.about()];
    sheets.extend(FORMS.iter().map(|form| writer.form(form)));
    sheets.extend([writer.more(), guide()]);
    file(name.unwrap_or_default(), language, &sheets)
}

struct Writer<'a> {
    framework: &'a Value,
    /// What no sheet holds yet.
    rest: Value,
}

impl Writer<'_> {
    fn about(&mut self) -> Sheet {
        let catalogue = vec!["catalogue".to_owned()];
        let rows = ABOUT.iter().map(|field| {
            let cell = self.cell(field, &catalogue, "", "");
            vec![field.heading.into(), cell, field.about.into()]
        });
        let rows = rows.collect();
        for constant in [
            &["catalogue", "format"][..],
            &["texts", "0", "format"],
            &["texts", "0", "catalogue"],
        ] {
            let way: Way = constant.iter().map(|key| (*key).to_owned()).collect();
            remove(&mut self.rest, &way);
        }
        Sheet {
            name: FRAMEWORK.to_owned(),
            columns: vec![
                column("what", WIDE, false, Vec::new()),
                column("value", BROAD, true, Vec::new()),
                column("about", BROAD, false, Vec::new()),
            ],
            rows,
        }
    }

    fn form(&mut self, form: &Form) -> Sheet {
        let mut rows = Vec::new();
        if form.around.is_none() {
            self.blank(&["catalogue", form.list].map(str::to_owned));
        }
        for (way, around) in entries(self.framework, form) {
            let id = id(self.framework, &way).to_owned();
            let columns = form.columns.iter();
            rows.push(
                columns
                    .map(|field| self.cell(field, &way, &around, &id))
                    .collect(),
            );
        }
        let columns = form.columns.iter().map(|field| {
            let width = match field.holds {
                Holds::Text | Holds::Lines => BROAD,
                Holds::Ids | Holds::Words(_) => WIDE,
                _ => NARROW,
            };
            column(field.heading, width, true, field.holds.choices())
        });
        Sheet {
            name: form.sheet.to_owned(),
            columns: columns.collect(),
            rows,
        }
    }

    /// The cell of a field about the entry at a way; what it holds is no longer left.
    fn cell(&mut self, field: &Field, entry: &Way, around: &str, id: &str) -> Cell {
        let way: Way = match field.stands {
            Stands::Around => return around.into(),
            Stands::Entry(path) => {
                let keys = path.iter().map(|key| (*key).to_owned());
                entry.iter().cloned().chain(keys).collect()
            }
            Stands::Texts(path) => {
                let keys = path.iter().map(|key| if *key == "*" { id } else { key });
                ["texts", "0"]
                    .into_iter()
                    .chain(keys)
                    .map(str::to_owned)
                    .collect()
            }
        };
        self.blank(&way);
        let cell = at(self.framework, &way).and_then(|value| field.holds.cell(value));
        if cell.is_some() {
            remove(&mut self.rest, &way);
        }
        cell.unwrap_or(Cell::Empty)
    }

    /// An empty list says the same as none, and a blank cell or sheet says it.
    fn blank(&mut self, way: &[String]) {
        let list = at(self.framework, way).and_then(Value::as_list);
        if list.is_some_and(<[_]>::is_empty) {
            remove(&mut self.rest, way);
        }
    }

    /// What is left, piece by piece: where it stands, and its JSON, over as many rows as it takes.
    fn more(&self) -> Sheet {
        let mut rows = Vec::new();
        left(self.framework, &self.rest, "", &mut |place, value| {
            let json: Vec<char> = json::tree(value).chars().collect();
            for piece in json.chunks(CELL_MAX) {
                let piece: String = piece.iter().collect();
                rows.push(vec![place.into(), piece.into()]);
            }
        });
        let columns = MORE_COLUMNS.iter().zip([WIDE, BROAD]);
        Sheet {
            name: MORE.to_owned(),
            columns: columns
                .map(|(heading, width)| column(heading, width, true, Vec::new()))
                .collect(),
            rows,
        }
    }
}

/// What each column is for.
fn guide() -> Sheet {
    let about = ABOUT.iter().map(|field| (FRAMEWORK, field));
    let forms = FORMS
        .iter()
        .flat_map(|form| form.columns.iter().map(|field| (form.sheet, field)));
    let row = |(sheet, field): (&'static str, &Field)| -> Vec<Cell> {
        vec![
            sheet.into(),
            field.heading.into(),
            field.about.into(),
            field.holds.words().into(),
        ]
    };
    let mut rows: Vec<_> = about.chain(forms).map(row).collect();
    rows.push(vec![
        MORE.into(),
        MORE_COLUMNS[0].into(),
        "Where something stands in the framework that no other sheet has room for, for example /policy.".into(),
        Cell::Empty,
    ]);
    rows.push(vec![
        MORE.into(),
        MORE_COLUMNS[1].into(),
        "The same as JSON. Rows of one place are read as one text.".into(),
        Cell::Empty,
    ]);
    let headings = [
        ("sheet", NARROW),
        ("column", NARROW),
        ("about", BROAD),
        ("words", BROAD),
    ];
    Sheet {
        name: GUIDE.to_owned(),
        columns: headings
            .map(|(heading, width)| column(heading, width, false, Vec::new()))
            .into(),
        rows,
    }
}

fn column(heading: &str, width: u8, open: bool, choices: Vec<String>) -> Column {
    Column {
        heading: heading.to_owned(),
        width,
        open,
        choices,
    }
}

/// The ways to the entries of a form, each with the id of the entry around.
fn entries(framework: &Value, form: &Form) -> Vec<(Way, String)> {
    let around = match form.around.and_then(Form::of) {
        None => vec![(vec!["catalogue".to_owned()], String::new())],
        Some(around) => {
            let ways = entries(framework, around).into_iter();
            ways.map(|(way, _)| {
                let id = id(framework, &way).to_owned();
                (way, id)
            })
            .collect()
        }
    };
    let mut found = Vec::new();
    for (mut way, id) in around {
        way.push(form.list.to_owned());
        let count = at(framework, &way)
            .and_then(Value::as_list)
            .map_or(0, <[_]>::len);
        found.extend((0..count).map(|place| {
            let own = way.iter().cloned().chain([place.to_string()]);
            (own.collect(), id.clone())
        }));
    }
    found
}

fn id<'v>(framework: &'v Value, way: &[String]) -> &'v str {
    let id = at(framework, way).and_then(|entry| entry.get("id"));
    id.and_then(Value::as_text).unwrap_or_default()
}

/// What stands at the end of a way.
fn at<'v>(value: &'v Value, way: &[String]) -> Option<&'v Value> {
    way.iter().try_fold(value, |value, key| match value {
        Value::List(list) => list.get(key.parse::<usize>().ok()?),
        other => other.get(key),
    })
}

/// Takes out what stands at the end of a way.
fn remove(value: &mut Value, way: &[String]) {
    match (value, way) {
        (Value::Object(object), [last]) => {
            object.remove(last);
        }
        (Value::Object(object), [key, rest @ ..]) => {
            if let Some(inner) = object.get_mut(key) {
                remove(inner, rest);
            }
        }
        (Value::List(list), [key, rest @ ..]) => {
            let place = key.parse::<usize>().ok();
            if let Some(inner) = place.and_then(|place| list.get_mut(place)) {
                remove(inner, rest);
            }
        }
        _ => {}
    }
}

/// Goes through what is left of a value in pieces as large as can be.
fn left(whole: &Value, rest: &Value, place: &str, each: &mut dyn FnMut(&str, &Value)) {
    let mut within = |key: &str, whole: Option<&Value>, rest: &Value| {
        let mut place = place.to_owned();
        // Writing to a String does not fail.
        let _ = pointer_token(&mut place, key);
        if let Some(whole) = whole {
            left(whole, rest, &place, each);
        }
    };
    match (whole, rest) {
        _ if whole == rest && !place.is_empty() => each(place, rest),
        (Value::Object(whole), Value::Object(rest)) => {
            for (key, value) in rest {
                within(key, whole.get(key), value);
            }
        }
        (Value::List(whole), Value::List(rest)) => {
            for (at, (whole, value)) in whole.iter().zip(rest).enumerate() {
                within(&at.to_string(), Some(whole), value);
            }
        }
        _ => {}
    }
}
