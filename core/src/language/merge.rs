//! Joining the files of a pack, and laying it over the engine's own words.

use crate::error::{IssueCode, Issues};
use crate::read::Place;
use crate::value::{Object, Value};

/// Merges the objects of several files; other values may stand in one file only. The schema that a file names is for editors.
pub(super) fn merge(whole: &mut Object, tree: Value, place: Place<'_>, issues: &mut Issues) {
    let Value::Object(tree) = tree else {
        issues.add(
            IssueCode::WrongType,
            place.to_string(),
            &[("expected", &"an object"), ("found", &tree.type_name())],
        );
        return;
    };
    for (key, value) in tree {
        if key == "$schema" {
            continue;
        }
        match (whole.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(value)) => {
                merge(known, Value::Object(value), place.key(&key), issues);
            }
            (Some(_), _) => {
                let pointer = place.key(&key).to_string();
                issues.add(
                    IssueCode::DuplicateId,
                    pointer,
                    &[("id", &key), ("first", &"another file")],
                );
            }
            (None, value) => {
                whole.insert(key, value);
            }
        }
    }
}

/// Lays texts over others: objects entry by entry, and all else takes the place of what was there.
pub(super) fn lay(whole: &mut Object, own: Object) {
    for (key, value) in own {
        match (whole.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(value)) => lay(known, value),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}
