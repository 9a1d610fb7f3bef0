//! Holding a result against a partial expectation: every key stated must match exactly, entries of arrays are found by id, or by
//! place where they have none. An array without ids must have as many entries as stated.

use serde_json::Value;

/// Keys by which an entry of an array is found, the first that the expected entry has.
const IDS: &[&str] = &[
    "id",
    "item_id",
    "control_id",
    "document_id",
    "unit_id",
    "gap_id",
    "code",
    "label",
    "cause",
];

/// Every place where `actual` is not as `expected` states.
pub fn mismatches(expected: &Value, actual: &Value, pointer: &str) -> Vec<String> {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => expected
            .iter()
            .flat_map(|(key, expected)| match actual.get(key) {
                Some(actual) => mismatches(expected, actual, &format!("{pointer}/{key}")),
                None => vec![format!("{pointer}/{key}: missing")],
            })
            .collect(),
        (Value::Array(expected), Value::Array(actual)) if expected.iter().any(Value::is_object) => {
            let without_id = |entry: &Value| IDS.iter().all(|key| entry.get(key).is_none());
            if expected.iter().any(without_id) && expected.len() != actual.len() {
                let (wanted, found) = (expected.len(), actual.len());
                return vec![format!(
                    "{pointer}: expected {wanted} entries, found {found}"
                )];
            }
            let entries = expected.iter().enumerate();
            entries
                .flat_map(|(place, expected)| entry(place, expected, actual, pointer))
                .collect()
        }
        _ if expected == actual => Vec::new(),
        _ => vec![format!("{pointer}: expected {expected}, found {actual}")],
    }
}

/// An entry that has an id is found by it, another by its place.
fn entry(place: usize, expected: &Value, actual: &[Value], pointer: &str) -> Vec<String> {
    let key = IDS.iter().find_map(|key| Some((*key, expected.get(key)?)));
    let found = match key {
        Some((key, id)) => actual.iter().find(|actual| actual.get(key) == Some(id)),
        None => actual.get(place),
    };
    match (found, key) {
        (Some(actual), _) => mismatches(expected, actual, &format!("{pointer}/{place}")),
        (None, Some((key, id))) => vec![format!("{pointer}: no entry with {key} {id}")],
        (None, None) => vec![format!("{pointer}/{place}: missing")],
    }
}
