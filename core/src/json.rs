//! JSON text to tree, and values to canonical text.

use std::cell::RefCell;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};

use crate::error::{InputError, Issue, IssueCode};
use crate::read::{excerpt, pointer_token};

/// Longest text that is read, in bytes: 8 MiB (project convention: a full assessment with notes takes some 100 KB).
pub const TEXT_MAX: usize = 8 << 20;

/// Deepest nesting that is read (project convention: the contract needs 8).
pub const DEPTH_MAX: usize = 32;

/// Reads JSON text into a tree: UTF-8, no duplicate keys, at most [`DEPTH_MAX`] deep and [`TEXT_MAX`] long.
///
/// # Errors
/// One issue, the first problem met.
pub fn parse(text: &[u8]) -> Result<Value, InputError> {
    let refuse = |code, pointer, params: &[(&'static str, &dyn fmt::Display)]| {
        Err(InputError::one(Issue::new(code, pointer, params)))
    };
    if text.len() > TEXT_MAX {
        return refuse(
            IssueCode::JsonTooLarge,
            String::new(),
            &[("bytes", &text.len()), ("max", &TEXT_MAX)],
        );
    }
    let text = match std::str::from_utf8(text) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            return refuse(
                IssueCode::JsonEncoding,
                String::new(),
                &[("byte", &error.valid_up_to())],
            );
        }
    };
    let path = RefCell::new(Path::default());
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = Tree {
        path: &path,
        depth: 0,
    }
    .deserialize(&mut deserializer);
    match tree.and_then(|tree| deserializer.end().map(|()| tree)) {
        Ok(tree) => Ok(tree),
        Err(error) => {
            let Path { keys, fault } = path.into_inner();
            let pointer = keys.iter().fold(String::new(), |mut pointer, key| {
                // Writing to a String does not fail.
                let _ = pointer_token(&mut pointer, key);
                pointer
            });
            let (line, column) = (error.line(), error.column());
            match fault {
                Some(Fault::Duplicate(key)) => refuse(
                    IssueCode::JsonDuplicateKey,
                    pointer,
                    &[
                        ("key", &excerpt(&key)),
                        ("line", &line),
                        ("column", &column),
                    ],
                ),
                Some(Fault::Deep) => refuse(
                    IssueCode::JsonTooDeep,
                    pointer,
                    &[("max", &DEPTH_MAX), ("line", &line), ("column", &column)],
                ),
                None => {
                    let reason = error.to_string();
                    let reason = reason
                        .rsplit_once(" at line ")
                        .map_or(reason.as_str(), |(reason, _)| reason);
                    refuse(
                        IssueCode::JsonSyntax,
                        pointer,
                        &[("reason", &reason), ("line", &line), ("column", &column)],
                    )
                }
            }
        }
    }
}

/// Where the reading of a text stands, and what stopped it beside syntax.
#[derive(Default)]
struct Path {
    keys: Vec<String>,
    fault: Option<Fault>,
}

enum Fault {
    Duplicate(String),
    Deep,
}

struct Tree<'p> {
    path: &'p RefCell<Path>,
    depth: usize,
}

impl Tree<'_> {
    /// The tree below; the path keeps its keys where reading fails.
    fn below<E>(
        &self,
        key: String,
        read: impl FnOnce(Tree<'_>) -> Result<Option<Value>, E>,
    ) -> Result<Option<Value>, E> {
        self.path.borrow_mut().keys.push(key);
        let value = read(Tree {
            path: self.path,
            depth: self.depth + 1,
        })?;
        self.path.borrow_mut().keys.pop();
        Ok(value)
    }

    /// Refuses an array or object that is nested too deep.
    fn enter<E: Error>(&self) -> Result<(), E> {
        if self.depth < DEPTH_MAX {
            Ok(())
        } else {
            Err(self.fail(Fault::Deep))
        }
    }

    fn fail<E: Error>(&self, fault: Fault) -> E {
        self.path.borrow_mut().fault = Some(fault);
        E::custom("")
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut list = Vec::new();
        while let Some(value) = self.below(list.len().to_string(), |tree| {
            entries.next_element_seed(tree)
        })? {
            list.push(value);
        }
        self.path.borrow_mut().keys.truncate(self.depth);
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                self.path.borrow_mut().keys.push(key.clone());
                return Err(self.fail(Fault::Duplicate(key)));
            }
            let value = self.below(key.clone(), |tree| entries.next_value_seed(tree).map(Some))?;
            map.extend(value.map(|value| (key, value)));
        }
        Ok(Value::Object(map))
    }
}

/// Canonical JSON: keys in schema order, numbers and strings as in RFC 8785, no white space.
pub fn canonical(value: &impl Serialize) -> String {
    // Only maps with keys that are not text could fail; the contract has none.
    serde_json::to_string(value).unwrap_or_default()
}

/// `sha256:` and the hash of the canonical JSON.
pub(crate) fn hash(value: &impl Serialize) -> String {
    use fmt::Write;
    Sha256::digest(canonical(value))
        .iter()
        .fold(String::from("sha256:"), |mut text, byte| {
            // Writing to a String does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
