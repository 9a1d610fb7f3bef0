//! Reading a tree into the model: every reader reports what is wrong with its value and goes on, so that all problems
//! come out at once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::{self, Write};
use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::closed::Closed;
use crate::error::{IssueCode, Issues, type_name};
use crate::id::{Id, nearest};

/// Where a value stands: a chain back to the root.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    pub(crate) const ROOT: Place<'static> = Place {
        parent: None,
        step: Step::Root,
    };

    pub(crate) fn key(&'p self, key: &'p str) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub(crate) fn index(&'p self, index: usize) -> Place<'p> {
        Place {
            parent: Some(self),
            step: Step::Index(index),
        }
    }
}

/// As JSON pointer.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Key(key) => pointer_token(f, key),
            Step::Index(index) => write!(f, "/{index}"),
        }
    }
}

pub(crate) fn pointer_token(f: &mut impl Write, key: &str) -> fmt::Result {
    f.write_char('/')?;
    key.chars().try_for_each(|c| match c {
        '~' => f.write_str("~0"),
        '/' => f.write_str("~1"),
        c => f.write_char(c),
    })
}

/// A value, where it stands, and where problems go.
pub(crate) struct Reader<'a, 'p> {
    pub(crate) value: &'a Value,
    pub(crate) place: Place<'p>,
    pub(crate) issues: &'p mut Issues,
}

impl<'a> Reader<'a, '_> {
    pub(crate) fn issue(&mut self, code: IssueCode, params: &[(&'static str, &dyn fmt::Display)]) {
        self.issues.add(code, self.place.to_string(), params);
    }

    fn wrong_type(&mut self, expected: &str) {
        let found = type_name(self.value);
        self.issue(
            IssueCode::WrongType,
            &[("expected", &expected), ("found", &found)],
        );
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong_type("text");
        }
        text
    }

    pub(crate) fn id(&mut self) -> Option<Id> {
        let text = self.text()?;
        let id = Id::new(text);
        if id.is_none() {
            self.issue(IssueCode::InvalidId, &[("value", &excerpt(text))]);
        }
        id
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.wrong_type("true or false");
        }
        flag
    }

    pub(crate) fn integer(&mut self, range: RangeInclusive<u8>) -> Option<u8> {
        let Value::Number(number) = self.value else {
            self.wrong_type("a number");
            return None;
        };
        let value = number
            .as_u64()
            .and_then(|n| u8::try_from(n).ok())
            .filter(|n| range.contains(n));
        if value.is_none() {
            self.issue(
                IssueCode::OutOfRange,
                &[
                    ("value", &number),
                    ("min", range.start()),
                    ("max", range.end()),
                ],
            );
        }
        value
    }

    pub(crate) fn word<T: Closed>(&mut self) -> Option<T> {
        let text = self.text()?;
        let word = T::parse(text);
        if word.is_none() {
            self.issue(
                IssueCode::UnknownValue,
                &[("value", &excerpt(text)), ("allowed", &T::allowed())],
            );
        }
        word
    }

    pub(crate) fn date(&mut self) -> Option<String> {
        let text = self.text()?;
        if is_date(text) {
            return Some(text.to_owned());
        }
        self.issue(IssueCode::InvalidDate, &[("value", &excerpt(text))]);
        None
    }

    pub(crate) fn version(&mut self) -> Option<String> {
        let text = self.text()?;
        let number =
            |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if text.split('.').count() == 3 && text.split('.').all(number) {
            return Some(text.to_owned());
        }
        self.issue(IssueCode::InvalidVersion, &[("value", &excerpt(text))]);
        None
    }

    pub(crate) fn format(&mut self, supported: &'static str) {
        if let Some(text) = self.text().filter(|text| *text != supported) {
            self.issue(
                IssueCode::UnsupportedFormat,
                &[("value", &excerpt(text)), ("supported", &supported)],
            );
        }
    }

    /// Reads each entry; entries that are wrong are left out (and reported).
    pub(crate) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(entries) = self.value else {
            self.wrong_type("a list");
            return None;
        };
        let mut list = Vec::with_capacity(entries.len());
        for (index, value) in entries.iter().enumerate() {
            let mut entry = Reader {
                value,
                place: self.place.index(index),
                issues: self.issues,
            };
            list.extend(read(&mut entry));
        }
        Some(list)
    }

    /// Reads each entry of an object whose keys are data.
    pub(crate) fn map<T>(
        &mut self,
        mut read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<BTreeMap<String, T>> {
        let Value::Object(entries) = self.value else {
            self.wrong_type("an object");
            return None;
        };
        let mut map = BTreeMap::new();
        for (key, value) in entries {
            let mut entry = Reader {
                value,
                place: self.place.key(key),
                issues: self.issues,
            };
            if let Some(value) = read(&mut entry) {
                map.insert(key.clone(), value);
            }
        }
        Some(map)
    }

    /// Reads an object key by key; keys that `read` did not ask for are reported.
    pub(crate) fn object<T>(
        &mut self,
        read: impl FnOnce(&mut Fields<'a, '_>) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(map) = self.value else {
            self.wrong_type("an object");
            return None;
        };
        let mut fields = Fields {
            map,
            place: self.place,
            issues: self.issues,
            known: Vec::new(),
        };
        let value = read(&mut fields);
        fields.end();
        value
    }
}

/// The fields of an object, as they are being read.
pub(crate) struct Fields<'a, 'p> {
    map: &'a Map<String, Value>,
    pub(crate) place: Place<'p>,
    pub(crate) issues: &'p mut Issues,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a, '_> {
    /// Reads an optional field. `None` if absent or wrong (then reported).
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<T> {
        self.known.push(key);
        let value = self.map.get(key)?;
        read(&mut Reader {
            value,
            place: self.place.key(key),
            issues: self.issues,
        })
    }

    /// Reads a field that must be there. `None` if absent or wrong (both reported).
    pub(crate) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<T> {
        if !self.map.contains_key(key) {
            self.known.push(key);
            self.issues.add(
                IssueCode::MissingKey,
                self.place.to_string(),
                &[("key", &key)],
            );
            return None;
        }
        self.optional(key, read)
    }

    /// Reads an optional list; absent is empty.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(key, |r| r.list(read)).unwrap_or_default()
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<String> {
        self.optional(key, |r| r.text().map(str::to_owned))
    }

    fn end(self) {
        for key in self
            .map
            .keys()
            .filter(|key| !self.known.contains(&key.as_str()))
        {
            let known = self
                .known
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ");
            self.issues.add(
                IssueCode::UnknownKey,
                self.place.key(key).to_string(),
                &[("key", &excerpt(key)), ("known", &known)],
            );
        }
    }
}

/// Where ids were first seen, to report the second.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<String, String>);

impl Seen {
    /// `Some(id)` the first time; later times are reported and give `None`.
    pub(crate) fn first(&mut self, id: Id, place: Place<'_>, issues: &mut Issues) -> Option<Id> {
        match self.0.entry(id.to_string()) {
            Entry::Vacant(entry) => {
                entry.insert(place.to_string());
                Some(id)
            }
            Entry::Occupied(first) => {
                let params: &[(_, &dyn fmt::Display)] = &[("id", &id), ("first", first.get())];
                issues.add(IssueCode::DuplicateId, place.to_string(), params);
                None
            }
        }
    }
}

/// Reports an id that is not known, with the nearest that is.
pub(crate) fn unknown_id<'k>(
    id: &Id,
    kind: &str,
    known: impl Iterator<Item = &'k str>,
    place: Place<'_>,
    issues: &mut Issues,
) {
    let nearest = if issues.full() {
        ""
    } else {
        nearest(id.as_str(), known)
    };
    let params: &[(_, &dyn fmt::Display)] = &[("id", id), ("kind", &kind), ("nearest", &nearest)];
    issues.add(IssueCode::UnknownId, place.to_string(), params);
}

/// The start of a user's text, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Whether `text` is a day of the Gregorian calendar, 1900-01-01 to 2999-12-31, as `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse().ok())
            .flatten()
    };
    let parts = (text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-"))
        .then(|| Some((number(0..4)?, number(5..7)?, number(8..10)?)))
        .flatten();
    parts.is_some_and(|(year, month, day)| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(leap),
            _ => 0,
        };
        (1900..=2999).contains(&year) && (1..=days).contains(&day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for good in [
            "1900-01-01",
            "2999-12-31",
            "2024-02-29",
            "2000-02-29",
            "2026-11-23",
        ] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "1899-12-31",
            "3000-01-01",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-01",
            "20261-01-1",
            "2026-11-2é",
            "+026-11-23",
            "",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
