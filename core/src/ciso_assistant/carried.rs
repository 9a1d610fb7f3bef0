//! What of an assessment an audit does not carry: what is not there, or otherwise, when it is read again.

use std::collections::BTreeMap;

use crate::error::{Issue, IssueCode};
use crate::read::Place;
use crate::value::Value;

/// What is lost, by the path of the field: where it stands first, and how often.
#[derive(Default)]
pub(super) struct Losses(BTreeMap<String, (String, usize)>);

impl Losses {
    pub(super) fn add(&mut self, what: &str, place: impl FnOnce() -> String, count: usize) {
        let entry = self.0.entry(what.to_owned());
        entry.or_insert_with(|| (place(), 0)).1 += count;
    }

    pub(super) fn warnings(self) -> Vec<Issue> {
        let found = self.0.into_iter();
        let warning = |(what, (place, count))| {
            let params: &[(_, &dyn std::fmt::Display)] = &[("what", &what), ("count", &count)];
            Issue::new(IssueCode::NotCarried, place, params)
        };
        found.map(warning).collect()
    }
}

/// What the trees of an assessment and of what came back differ in.
pub(super) fn lost(stated: &Value, back: &Value) -> Vec<Issue> {
    let mut losses = Losses::default();
    compare(stated, Some(back), "", Place::ROOT, &mut losses);
    losses.warnings()
}

fn compare(
    stated: &Value,
    back: Option<&Value>,
    path: &str,
    place: Place<'_>,
    losses: &mut Losses,
) {
    if back == Some(stated) {
        return;
    }
    let key = match path {
        "/answers" => Some("item_id"),
        "/applicability" => Some("control_id"),
        _ => None,
    };
    match (stated, key) {
        (Value::Object(fields), _) => {
            for (name, value) in fields {
                let path = format!("{path}/{name}");
                if !matches!(
                    path.as_str(),
                    "/answers/item_id" | "/applicability/control_id"
                ) {
                    let back = back.and_then(|back| back.get(name));
                    compare(value, back, &path, place.key(name), losses);
                }
            }
        }
        (Value::List(entries), Some(key)) => {
            let there = back.and_then(Value::as_list).unwrap_or_default();
            for (number, entry) in entries.iter().enumerate() {
                let found = there.iter().find(|other| other.get(key) == entry.get(key));
                compare(entry, found, path, place.index(number), losses);
            }
        }
        (Value::List(entries), None) => {
            losses.add(
                &path.replacen('/', "", 1),
                || place.to_string(),
                entries.len(),
            );
        }
        _ => losses.add(&path.replacen('/', "", 1), || place.to_string(), 1),
    }
}
