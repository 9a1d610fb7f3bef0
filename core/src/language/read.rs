//! Reading a pack, in one file or several.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{DocumentText, Question, Section, Term, Texts, Topic, Word};
use crate::error::{IssueCode, Issues, type_name};
use crate::read::{Fields, Place, Reader};

/// Merges the objects of several files; other values may stand in one file only.
pub(super) fn merge(
    whole: &mut Map<String, Value>,
    tree: Value,
    place: Place<'_>,
    issues: &mut Issues,
) {
    let Value::Object(tree) = tree else {
        issues.add(
            IssueCode::WrongType,
            place.to_string(),
            &[("expected", &"an object"), ("found", &type_name(&tree))],
        );
        return;
    };
    for (key, value) in tree {
        match (whole.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(value)) => {
                merge(known, Value::Object(value), place.key(&key), issues);
            }
            (Some(_), _) if key != "$schema" => {
                let pointer = place.key(&key).to_string();
                issues.add(
                    IssueCode::DuplicateId,
                    pointer,
                    &[("id", &key), ("first", &"another file")],
                );
            }
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

pub(super) fn read(f: &mut Fields<'_, '_>) -> Texts {
    let mut text = |key| f.text(key).unwrap_or_default();
    let (format, catalogue, language) = (text("format"), text("catalogue"), text("language"));
    let (name, title, notice) = (text("name"), text("title"), text("notice"));
    let overview = f.list("overview", |r| r.object(section));
    let steps = f.list("steps", |r| r.object(section));
    Texts {
        format,
        catalogue,
        language,
        name,
        title,
        notice,
        overview,
        steps,
        parts: map(f, "parts", |r| r.object(topic)),
        groups: map(f, "groups", |r| r.object(topic)),
        objectives: map(f, "objectives", |r| r.object(topic)),
        units: map(f, "units", |r| r.object(topic)),
        items: map(f, "items", |r| r.object(question)),
        documents: map(f, "documents", |r| r.object(document)),
        levels: map(f, "levels", |r| r.map(filled)),
        words: map(f, "words", |r| r.map(|r| r.object(word))),
        sentences: map(f, "sentences", filled),
        glossary: map(f, "glossary", |r| r.object(term)),
    }
}

fn map<'a, T>(
    f: &mut Fields<'a, '_>,
    key: &'static str,
    read: impl FnMut(&mut Reader<'a, '_>) -> Option<T>,
) -> BTreeMap<String, T> {
    f.optional(key, |r| r.map(read)).unwrap_or_default()
}

/// A text that is not blank.
fn filled(r: &mut Reader<'_, '_>) -> Option<String> {
    let text = r.text()?;
    if text.trim().is_empty() {
        let place = r.place.to_string();
        r.issue(
            IssueCode::MissingText,
            &[("id", &place), ("field", &"text")],
        );
        return None;
    }
    Some(text.to_owned())
}

fn section(f: &mut Fields<'_, '_>) -> Option<Section> {
    let id = f.required_id("id");
    let title = f.required("title", filled);
    let text = f.required("text", filled);
    Some(Section {
        id: id?,
        title: title?,
        text: text?,
    })
}

fn topic(f: &mut Fields<'_, '_>) -> Option<Topic> {
    let title = f.required("title", filled);
    let text = f.required("text", filled);
    let guidance = f.optional("guidance", filled);
    Some(Topic {
        title: title?,
        text: text?,
        guidance,
    })
}

fn question(f: &mut Fields<'_, '_>) -> Option<Question> {
    let question = f.required("question", filled);
    let why = f.required("why", filled);
    let evidence = f.required("evidence", |r| r.list(filled));
    Some(Question {
        question: question?,
        why: why?,
        evidence: evidence?,
    })
}

fn document(f: &mut Fields<'_, '_>) -> Option<DocumentText> {
    let name = f.required("name", filled);
    let text = f.required("text", filled);
    Some(DocumentText {
        name: name?,
        text: text?,
    })
}

fn word(f: &mut Fields<'_, '_>) -> Option<Word> {
    let label = f.required("label", filled);
    let text = f.optional("text", filled);
    Some(Word {
        label: label?,
        text,
    })
}

fn term(f: &mut Fields<'_, '_>) -> Option<Term> {
    let term = f.required("term", filled);
    let text = f.required("text", filled);
    let also = f.list("also", filled);
    Some(Term {
        term: term?,
        text: text?,
        also,
    })
}
