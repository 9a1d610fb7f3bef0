//! JSON Schemas of the contract, made from the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::id::ID_MAX;

/// All schemas by file name, draft 2020-12.
pub fn schemas() -> Vec<(&'static str, Value)> {
    fn written<T: JsonSchema>() -> Value {
        SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<T>()
            .to_value()
    }
    /// What is read: a key is required only where it is also always written.
    fn read<T: JsonSchema>() -> Value {
        let generator = SchemaSettings::draft2020_12()
            .for_deserialize()
            .into_generator();
        let mut schema = generator.into_root_schema_for::<T>().to_value();
        keep_required(&mut schema, &written::<T>());
        schema
    }
    let mut list = vec![
        ("assessment", read::<crate::Assessment>()),
        ("catalogue", read::<crate::CatalogueData>()),
        ("policy", read::<crate::Policy>()),
        ("texts", read::<crate::Texts>()),
        ("report", written::<crate::Report>()),
        ("issues", written::<crate::error::IssueList<'static>>()),
        ("explanation", written::<crate::Explanation>()),
        ("changes", written::<crate::Changes>()),
    ];
    for (_, schema) in &mut list {
        close(schema);
    }
    list
}

/// Keeps only those required keys that `other`, of the same shape, requires as well.
fn keep_required(schema: &mut Value, other: &Value) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                match (other.get(key), value) {
                    (Some(Value::Array(both)), Value::Array(list)) if key == "required" => {
                        list.retain(|name| both.contains(name))
                    }
                    (None, Value::Array(list)) if key == "required" => list.clear(),
                    (Some(other), value) => keep_required(value, other),
                    (None, _) => {}
                }
            }
        }
        Value::Array(list) => list
            .iter_mut()
            .enumerate()
            .for_each(|(i, value)| keep_required(value, other.get(i).unwrap_or(&Value::Null))),
        _ => {}
    }
}

/// Unknown keys are refused, so every object with named properties is closed.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(close);
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

pub(crate) fn id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{ID_MAX}}}$") })
}

pub(crate) fn ids(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": id(generator) })
}

pub(crate) fn id_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"] })
}

pub(crate) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"^\d{1,6}\.\d{1,6}\.\d{1,6}$" })
}

pub(crate) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": r"^[12]\d{3}-\d{2}-\d{2}$" })
}

pub(crate) fn date_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date" })
}

pub(crate) fn rating(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "enum": ["not", "partially", "largely", "fully", "unsure"] }, { "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{ID_MAX}}}$") }] })
}

pub(crate) fn percent(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "number", "minimum": 0, "maximum": 100, "description": "Percent, one decimal." })
}

pub(crate) fn percent_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "null"], "minimum": 0, "maximum": 100, "description": "Percent, one decimal; null where nothing is rated." })
}

pub(crate) fn assessment_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": crate::assessment::FORMAT })
}

impl JsonSchema for crate::error::IssuesFormat {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "IssuesFormat".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": "aimscore/issues/1" })
    }
}
