//! Reading a tree into the model: every reader reports what is wrong with its value and goes on, so that all problems
//! come out at once.

mod blank;
mod date;
mod place;

pub(crate) use blank::Blank;
pub(crate) use place::{Place, pointer_token};

use std::fmt::{self, Write};
use std::ops::RangeInclusive;

use crate::closed::{Closed, place, quoted};
use crate::error::{InputError, Issue, IssueCode, Issues};
use crate::id::{Id, nearest};
use crate::value::{Object, Value, whole};

use date::is_date;

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
        let found = self.value.type_name();
        self.issue(
            IssueCode::WrongType,
            &[("expected", &expected), ("found", &found)],
        );
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let text = self.value.as_text();
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

    /// An id of `known`.
    pub(crate) fn id_of<'k>(
        &mut self,
        kind: &str,
        known: impl Iterator<Item = &'k Id> + Clone,
    ) -> Option<Id> {
        let id = self.id()?;
        if known.clone().any(|known| *known == id) {
            return Some(id);
        }
        let ids = known.map(Id::as_str);
        unknown_id(&id, kind, ids, self.place, self.issues);
        None
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        let Value::Bool(flag) = self.value else {
            self.wrong_type("true or false");
            return None;
        };
        Some(*flag)
    }

    pub(crate) fn integer(&mut self, range: RangeInclusive<u8>) -> Option<u8> {
        let value = self.whole(u64::from(*range.start())..=u64::from(*range.end()))?;
        u8::try_from(value).ok()
    }

    pub(crate) fn whole(&mut self, range: RangeInclusive<u64>) -> Option<u64> {
        let Value::Number(number) = self.value else {
            self.wrong_type("a number");
            return None;
        };
        let value = whole(number).filter(|value| range.contains(value));
        if value.is_none() {
            self.outside(number, range);
        }
        value
    }

    /// Reports a number outside its range.
    pub(crate) fn outside(&mut self, number: &str, range: RangeInclusive<u64>) {
        self.issue(
            IssueCode::OutOfRange,
            &[
                ("value", &excerpt(number)),
                ("min", range.start()),
                ("max", range.end()),
            ],
        );
    }

    pub(crate) fn word<T: Closed>(&mut self) -> Option<T> {
        T::VALUES.get(self.word_of(T::WORDS)?).copied()
    }

    /// The place of the word in the list of those allowed.
    pub(crate) fn word_of(&mut self, words: &'static [&'static str]) -> Option<usize> {
        let text = self.text()?;
        let found = place(text, words);
        if found.is_none() {
            let allowed = quoted(words.iter().copied());
            self.issue(
                IssueCode::UnknownValue,
                &[("value", &excerpt(text)), ("allowed", &allowed)],
            );
        }
        found
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

    /// The entries of a list.
    pub(crate) fn entries(&mut self) -> Option<&'a [Value]> {
        let entries = self.value.as_list();
        if entries.is_none() {
            self.wrong_type("a list");
        }
        entries
    }

    /// Reads each entry; entries that are wrong are left out (and reported).
    pub(crate) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut list = Vec::new();
        self.each_entry(&mut |r| list.extend(read(r)))?;
        Some(list)
    }

    /// Goes through the entries of a list.
    #[inline(never)]
    pub(crate) fn each_entry(&mut self, read: &mut dyn FnMut(&mut Reader<'a, '_>)) -> Option<()> {
        for (index, value) in self.entries()?.iter().enumerate() {
            read(&mut Reader {
                value,
                place: self.place.index(index),
                issues: self.issues,
            });
        }
        Some(())
    }

    /// Goes through the values of an object whose keys are data.
    pub(crate) fn each_value(
        &mut self,
        read: &mut dyn FnMut(&'a str, &mut Reader<'a, '_>),
    ) -> Option<()> {
        for (key, value) in self.keys()? {
            let mut reader = Reader {
                value,
                place: self.place.key(key),
                issues: self.issues,
            };
            read(key, &mut reader);
        }
        Some(())
    }

    /// The keys of an object.
    fn keys(&mut self) -> Option<&'a Object> {
        let map = self.value.as_object();
        if map.is_none() {
            self.wrong_type("an object");
        }
        map
    }

    /// Reads an object key by key; keys that `read` did not ask for are reported.
    pub(crate) fn object<T>(
        &mut self,
        mut read: impl FnMut(&mut Fields<'a, '_>) -> T,
    ) -> Option<T> {
        let mut value = None;
        self.each_field(&mut |f| value = Some(read(f)));
        value
    }

    #[inline(never)]
    fn each_field(&mut self, read: &mut dyn FnMut(&mut Fields<'a, '_>)) {
        let Some(map) = self.keys() else {
            return;
        };
        let mut fields = Fields {
            map,
            place: self.place,
            issues: self.issues,
            // Room for the keys of the widest object, an answer or a condition, at once.
            known: Vec::with_capacity(12),
            passed_over: false,
        };
        read(&mut fields);
        fields.end();
    }
}

/// The fields of an object, as they are being read.
pub(crate) struct Fields<'a, 'p> {
    map: &'a Object,
    pub(crate) place: Place<'p>,
    pub(crate) issues: &'p mut Issues,
    known: Vec<&'static str>,
    passed_over: bool,
}

impl<'a> Fields<'a, '_> {
    /// The value of a field that is read later.
    pub(crate) fn peek(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    /// A field, if it is there.
    fn field(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.map.get(key)
    }

    /// A field that must be there; else that is reported.
    fn required_field(&mut self, key: &'static str) -> Option<&'a Value> {
        let value = self.field(key);
        if value.is_none() {
            self.issues.add(
                IssueCode::MissingKey,
                self.place.to_string(),
                &[("key", &key)],
            );
        }
        value
    }

    /// The reader of a field, if it is there; where it must be and is not, that is reported.
    #[inline(never)]
    pub(crate) fn at(&mut self, key: &'static str, required: bool) -> Option<Reader<'a, '_>> {
        let value = if required {
            self.required_field(key)
        } else {
            self.field(key)
        }?;
        Some(Reader {
            value,
            place: self.place.key(key),
            issues: self.issues,
        })
    }

    /// Reads an optional field. `None` if absent or wrong (then reported).
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Option<T> {
        read(&mut self.at(key, false)?)
    }

    /// Reads a field that must be there. Blank if absent or wrong (both reported).
    pub(crate) fn required<T: Blank>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'a, '_>) -> Option<T>,
    ) -> T {
        self.at(key, true)
            .and_then(|mut reader| read(&mut reader))
            .unwrap_or_else(T::blank)
    }

    /// Reads an optional list; absent is empty.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(key, |r| r.list(read)).unwrap_or_default()
    }

    /// Reads an optional word of a closed list.
    pub(crate) fn word<T: Closed>(&mut self, key: &'static str) -> Option<T> {
        let place = self.word_of(key, T::WORDS, false)?;
        T::VALUES.get(place).copied()
    }

    /// Reads a word of a closed list that must be there.
    pub(crate) fn required_word<T: Closed>(&mut self, key: &'static str) -> T {
        let place = self.word_of(key, T::WORDS, true);
        place
            .and_then(|place| T::VALUES.get(place).copied())
            .unwrap_or_else(T::blank)
    }

    #[inline(never)]
    fn word_of(
        &mut self,
        key: &'static str,
        words: &'static [&'static str],
        required: bool,
    ) -> Option<usize> {
        self.at(key, required)?.word_of(words)
    }

    /// Reads the name of the document's format, the only one that is supported, and passes over the schema that an editor uses.
    pub(crate) fn format(&mut self, supported: &'static str) {
        self.text("$schema");
        let Some(mut r) = self.at("format", true) else {
            return;
        };
        if let Some(text) = r.text().filter(|text| *text != supported) {
            r.issue(
                IssueCode::UnsupportedFormat,
                &[("value", &excerpt(text)), ("supported", &supported)],
            );
        }
    }

    /// Passes over the keys that were not asked for: what they mean depends on something that could not be read.
    pub(crate) fn pass_over_the_rest(&mut self) {
        self.passed_over = true;
    }

    /// Reads an optional text.
    #[inline(never)]
    pub(crate) fn text(&mut self, key: &'static str) -> Option<String> {
        self.optional(key, |r| r.text().map(str::to_owned))
    }

    /// Reads a text that must be there.
    #[inline(never)]
    pub(crate) fn required_text(&mut self, key: &'static str) -> String {
        self.required(key, |r| r.text().map(str::to_owned))
    }

    /// Reads an optional list of texts.
    #[inline(never)]
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.list(key, |r| r.text().map(str::to_owned))
    }

    /// Reads an id that must be there.
    #[inline(never)]
    pub(crate) fn required_id(&mut self, key: &'static str) -> Id {
        self.required(key, |r| r.id())
    }

    /// Reads an optional list of ids.
    #[inline(never)]
    pub(crate) fn ids(&mut self, key: &'static str) -> Vec<Id> {
        self.list(key, |r| r.id())
    }

    /// Reads an optional list of ids, each for the first time.
    #[inline(never)]
    pub(crate) fn own_ids(&mut self, key: &'static str, seen: &mut Seen) -> Vec<Id> {
        self.list(key, |r| {
            r.id().and_then(|id| seen.first(id, r.place, r.issues))
        })
    }

    /// Reads an optional list of ids of `known`, each once.
    pub(crate) fn ids_of<'k>(
        &mut self,
        key: &'static str,
        kind: &str,
        known: &(impl Iterator<Item = &'k Id> + Clone),
    ) -> Vec<Id> {
        let mut seen = Seen::default();
        self.list(key, |r| {
            r.id_of(kind, known.clone())
                .and_then(|id| seen.first(id, r.place, r.issues))
        })
    }

    /// Reads the id that the object itself bears, for the first time.
    #[inline(never)]
    pub(crate) fn own_id(&mut self, seen: &mut Seen) -> Id {
        self.required("id", |r| {
            r.id().and_then(|id| seen.first(id, r.place, r.issues))
        })
    }

    /// Reads an optional date.
    #[inline(never)]
    pub(crate) fn date(&mut self, key: &'static str) -> Option<String> {
        self.optional(key, |r| r.date())
    }

    fn end(self) {
        let unknown = |key: &&String| !self.passed_over && !self.known.contains(&key.as_str());
        for key in self.map.keys().filter(unknown) {
            let known = quoted(self.known.iter().copied());
            self.issues.add(
                IssueCode::UnknownKey,
                self.place.key(key).to_string(),
                &[("key", &excerpt(key)), ("known", &known)],
            );
        }
    }
}

/// Where ids were first seen, as JSON pointers or cells, to report the second.
#[derive(Default)]
pub(crate) struct Seen(Object);

impl Seen {
    /// `Some(id)` the first time; later times are reported and give `None`.
    pub(crate) fn first(&mut self, id: Id, place: Place<'_>, issues: &mut Issues) -> Option<Id> {
        self.first_text(id.as_str(), place, issues).then_some(id)
    }

    /// Whether it is the first time; later times are reported.
    pub(crate) fn first_text(
        &mut self,
        id: &str,
        place: impl fmt::Display,
        issues: &mut Issues,
    ) -> bool {
        if let Some(first) = self.0.get(id).and_then(Value::as_text) {
            let params: &[(_, &dyn fmt::Display)] = &[("id", &excerpt(id)), ("first", &first)];
            issues.add(IssueCode::DuplicateId, place.to_string(), params);
            return false;
        }
        // Room for most places at once.
        let mut first = String::with_capacity(48);
        // Writing to a String does not fail.
        let _ = write!(first, "{place}");
        self.0.insert(id.to_owned(), Value::Text(first));
        true
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

/// The word of a closed list that a caller names.
///
/// # Errors
/// One issue, where it is none.
pub(crate) fn word_named<T: Closed>(name: &str, what: &str) -> Result<T, InputError> {
    T::parse(name).ok_or_else(|| {
        let expected = format!("{what}: {}", quoted(T::WORDS.iter().copied()));
        InputError::one(Issue::new(
            IssueCode::UnknownTarget,
            String::new(),
            &[("id", &excerpt(name)), ("expected", &expected)],
        ))
    })
}

/// The start of a user's text, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
