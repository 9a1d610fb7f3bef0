//! Prose of OSCAL as plain text: parameters filled in, escapes undone, and bounded whatever it says.

use std::collections::BTreeMap;

use crate::language::shown;
use crate::value::{Object, Value};

/// Longest text of a control, in bytes (project convention: the longest statement of NIST SP 800-53 takes some 4,000).
const PROSE_MAX: usize = 16 << 10;

/// What all insertions together may take, in bytes, so that a small catalog stays a small catalogue.
const INSERTED_MAX: usize = 1 << 20;

/// Choices may name parameters in turn, this deep.
const INSERTS_MAX: usize = 2;

/// Reads prose with the parameters of a catalog.
pub(super) struct Prose<'a> {
    params: BTreeMap<&'a str, &'a Object>,
    room: usize,
    inserted: bool,
    cut: bool,
}

impl<'a> Prose<'a> {
    pub(super) fn new(catalog: &'a Object) -> Self {
        let mut params = BTreeMap::new();
        gather(catalog, &mut params);
        Self {
            params,
            room: INSERTED_MAX,
            inserted: false,
            cut: false,
        }
    }

    /// Whether a parameter was filled in since the last time this was asked.
    pub(super) fn inserted(&mut self) -> bool {
        std::mem::take(&mut self.inserted)
    }

    /// Whether a text was cut since the last time this was asked.
    pub(super) fn cut(&mut self) -> bool {
        std::mem::take(&mut self.cut)
    }

    /// Adds what a part says, and each part in it, as paragraphs.
    pub(super) fn part(&mut self, part: &Object, out: &mut String) {
        let texts = |key| part.get(key).and_then(Value::as_text).unwrap_or_default();
        let props = part.get("props").and_then(Value::as_list);
        let label = props.into_iter().flatten().find_map(label);
        let mut said = String::new();
        self.fill(texts("prose"), 0, &mut said);
        let words = [
            label.unwrap_or_default(),
            line(texts("title")),
            plain(&said),
        ];
        let words: Vec<_> = words.into_iter().filter(|text| !text.is_empty()).collect();
        let words = words.join(" ");
        if !words.is_empty() {
            let room = PROSE_MAX.saturating_sub(out.len() + 2);
            let end = words.floor_char_boundary(room);
            self.cut |= end < words.len();
            if !out.is_empty() && end > 0 {
                out.push_str("\n\n");
            }
            out.push_str(words.get(..end).unwrap_or_default().trim_end());
        }
        let parts = part.get("parts").and_then(Value::as_list);
        for part in parts.into_iter().flatten().filter_map(Value::as_object) {
            self.part(part, out);
        }
    }

    /// Writes a text with `{{ insert: param, id }}` filled in.
    fn fill(&mut self, text: &str, depth: usize, out: &mut String) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inside, after)) = after.split_once("}}") else {
                break;
            };
            out.push_str(before);
            rest = after;
            let inside = inside.trim();
            let id = inside.strip_prefix("insert:").map_or(inside, str::trim);
            let id = id.strip_prefix("param,").map_or(id, str::trim);
            let start = out.len();
            self.inserted = true;
            match self.params.get(id).copied() {
                Some(param) if depth < INSERTS_MAX && self.room > 0 => {
                    self.param(id, param, depth, out);
                }
                _ => out.extend(["[", id, "]"]),
            }
            self.room = self.room.saturating_sub(out.len() - start);
        }
        out.push_str(rest);
    }

    /// The value of a parameter, or else in brackets what it may be.
    fn param(&mut self, id: &str, param: &'a Object, depth: usize, out: &mut String) {
        let list = |value: Option<&'a Value>| {
            let list = value.and_then(Value::as_list).unwrap_or_default();
            list.iter().filter_map(Value::as_text)
        };
        let select = param.get("select");
        let choice = select.and_then(|select| select.get("choice"));
        let lists = [param.get("values"), choice].into_iter().flatten();
        let entries: usize = lists.filter_map(Value::as_list).map(<[Value]>::len).sum();
        self.room = self.room.saturating_sub(entries);
        let label = param.get("label").and_then(Value::as_text);
        let (values, between, brackets) = if list(param.get("values")).next().is_some() {
            (list(param.get("values")).collect(), ", ", false)
        } else {
            let choices: Vec<_> = list(choice).collect();
            if choices.is_empty() {
                (vec![label.unwrap_or(id)], "", true)
            } else {
                (choices, "; ", true)
            }
        };
        out.push_str(if brackets { "[" } else { "" });
        for (place, value) in values.into_iter().enumerate() {
            if self.room == 0 || value.len() > self.room {
                self.room = 0;
                self.cut = true;
                out.push('…');
                break;
            }
            out.push_str(if place > 0 { between } else { "" });
            let before = out.len();
            self.fill(value, depth + 1, out);
            self.room = self.room.saturating_sub(out.len() - before);
        }
        out.push_str(if brackets { "]" } else { "" });
    }
}

/// Finds the parameters of a catalog, group or control and of all in it; the first of an id counts.
fn gather<'a>(owner: &'a Object, params: &mut BTreeMap<&'a str, &'a Object>) {
    let entries = |key| {
        let list = owner.get(key).and_then(Value::as_list);
        list.into_iter().flatten().filter_map(Value::as_object)
    };
    for param in entries("params") {
        if let Some(id) = param.get("id").and_then(Value::as_text) {
            params.entry(id).or_insert(param);
        }
    }
    for inner in entries("groups").chain(entries("controls")) {
        gather(inner, params);
    }
}

/// What a property calls its control or part.
pub(super) fn label(prop: &Value) -> Option<String> {
    let text = |key| prop.get(key).and_then(Value::as_text);
    if text("name") != Some("label") {
        return None;
    }
    Some(line(text("value")?)).filter(|label| !label.is_empty())
}

/// Text on one line, without escapes.
pub(super) fn line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without what steers, and without the backslashes that keep Markdown from reading it.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let escapes = c == '\\' && rest.peek().is_some_and(char::is_ascii_punctuation);
        let c = if escapes { rest.next().unwrap_or(c) } else { c };
        out.push(match c {
            '\n' => c,
            '\t' | '\r' | '\u{feff}' => ' ',
            c => shown(c),
        });
    }
    out.trim().to_owned()
}
