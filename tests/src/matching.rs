//! Holding a result against a partial expectation: every key stated must match exactly, entries of arrays are found by id.

use serde_json::Value;

/// Keys by which an entry of an array is found, the first that the expected entry has.
const IDS: &[&str] = &[
    "id",
    "item_id",
    "control_id",
    "document_id",
    "unit_id",
    "rule",
    "code",
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
            expected
                .iter()
                .flat_map(|expected| {
                    let Some(id) = IDS.iter().find(|id| expected.get(**id).is_some()) else {
                        return vec![format!("{pointer}: an expected entry has no id")];
                    };
                    match actual
                        .iter()
                        .find(|actual| actual.get(*id) == expected.get(*id))
                    {
                        Some(actual) => {
                            mismatches(expected, actual, &format!("{pointer}/{}", expected[*id]))
                        }
                        None => vec![format!("{pointer}: no entry with {id} {}", expected[*id])],
                    }
                })
                .collect()
        }
        _ if expected == actual => Vec::new(),
        _ => vec![format!("{pointer}: expected {expected}, found {actual}")],
    }
}
