//! JSON Schemas of the contract, made from the types.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::assessment::{self, Assessment, Likelihood};
use crate::catalogue::CatalogueData;
use crate::compare::Comparison;
use crate::crosswalk::Crosswalk;
use crate::error::{IssueList, IssuesFormat, Params};
use crate::evaluation::Figure;
use crate::explain::Explanation;
use crate::fraction::{Change, Fraction, Percent};
use crate::headline::Headline;
use crate::id::{ID_MAX, Id};
use crate::language::{ObjectShape, PACK, Shape, Texts};
use crate::policy::Policy;
use crate::report::Report;
use crate::roadmap::Roadmap;
use crate::session::Changes;
use crate::uncertainty::Uncertainty;

/// All schemas by file name, draft 2020-12.
pub fn schemas() -> Vec<(&'static str, Value)> {
    fn written<T: JsonSchema>() -> Value {
        let generator = SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator();
        let mut schema = generator.into_root_schema_for::<T>().to_value();
        tidy(&mut schema);
        schema
    }
    /// A file of a person's may name its schema, so that an editor helps.
    fn read<T: JsonSchema>() -> Value {
        let mut schema = written::<T>();
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("$schema".to_owned(), json!({ "type": "string" }));
        }
        schema
    }
    vec![
        ("assessment", read::<Assessment>()),
        ("catalogue", read::<CatalogueData>()),
        ("policy", read::<Policy>()),
        ("texts", read::<Texts>()),
        ("report", written::<Report>()),
        ("issues", written::<IssueList<'static>>()),
        ("explanation", written::<Explanation>()),
        ("changes", written::<Changes>()),
        ("roadmap", written::<Roadmap>()),
        ("comparison", written::<Comparison>()),
        ("uncertainty", written::<Uncertainty>()),
        ("crosswalk", read::<Crosswalk>()),
    ]
}

/// The rules of the contract that no type says: unknown keys are refused, a key with a default may be absent, and a key that
/// may be absent is never null.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(tidy);
            if map.contains_key("properties") {
                map.insert("additionalProperties".to_owned(), false.into());
                let mut required = map.remove("required").unwrap_or_else(|| json!([]));
                let properties = map.get_mut("properties").and_then(Value::as_object_mut);
                if let (Some(required), Some(properties)) = (required.as_array_mut(), properties) {
                    required.retain(|name| {
                        let property = name.as_str().and_then(|name| properties.get(name));
                        property.is_some_and(|property| property.get("default").is_none())
                    });
                    properties
                        .iter_mut()
                        .filter(|(name, _)| !required.contains(&json!(name)))
                        .for_each(|(_, property)| not_null(property));
                }
                if required != json!([]) {
                    map.insert("required".to_owned(), required);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// Takes null from what a property may be.
fn not_null(property: &mut Value) {
    let Some(map) = property.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            map.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            map.remove("anyOf");
            map.extend(only);
        }
    }
}

impl JsonSchema for Texts {
    fn schema_name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        match &PACK {
            Shape::Object(pack) => object(pack, generator),
            other => of_shape(other, generator),
        }
    }
}

impl JsonSchema for Headline {
    fn schema_name() -> Cow<'static, str> {
        "Headline".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<Option<Figure>>(),
        })
    }
}

fn of_shape(shape: &Shape, generator: &mut SchemaGenerator) -> Schema {
    match shape {
        Shape::Text | Shape::Filled => json_schema!({ "type": "string" }),
        Shape::Word(words) => json_schema!({ "type": "string", "enum": words }),
        Shape::Id => Id::json_schema(generator),
        Shape::List(entry) => {
            json_schema!({ "type": "array", "items": of_shape(entry, generator) })
        }
        Shape::Each(value) => {
            json_schema!({ "type": "object", "additionalProperties": of_shape(value, generator) })
        }
        Shape::Object(shape) => {
            let schema = object(shape, generator).to_value();
            generator
                .definitions_mut()
                .insert(shape.name.to_owned(), schema);
            Schema::new_ref(format!("#/$defs/{}", shape.name))
        }
    }
}

fn object(shape: &ObjectShape, generator: &mut SchemaGenerator) -> Schema {
    let mut properties = serde_json::Map::new();
    for field in shape.fields {
        let mut schema = of_shape(&field.shape, generator);
        schema.insert("description".to_owned(), field.about.into());
        properties.insert(field.key.to_owned(), schema.to_value());
    }
    let required = shape.fields.iter().filter(|field| field.required);
    let required: Vec<_> = required.map(|field| field.key).collect();
    json_schema!({ "type": "object", "description": shape.about, "properties": properties, "required": required })
}

pub(crate) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$" })
}

/// A date of 1900 to 2999.
const DATE: &str = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

pub(crate) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": DATE })
}

pub(crate) fn date_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": DATE })
}

pub(crate) fn rating(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "enum": ["not", "partially", "largely", "fully", "unsure"] }, { "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{ID_MAX}}}$") }] })
}

pub(crate) fn level(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "enum": ["not", "partially", "largely", "fully"] }, { "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{ID_MAX}}}$") }] })
}

/// A whole number as text.
pub(crate) fn digits(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9]{1,20}$" })
}

/// A grade that stands for something missing.
pub(crate) fn nonconformity(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["potential_major", "potential_minor"] })
}

pub(crate) fn assessment_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": assessment::FORMAT })
}

/// Schemas of types that write themselves.
macro_rules! written_as {
    ($($name:ident $schema:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

written_as! {
    Id json_schema!({ "type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{ID_MAX}}}$") });
    Percent json_schema!({ "type": "number", "minimum": 0, "maximum": 100 });
    Change json_schema!({ "type": "number", "minimum": -100, "maximum": 100 });
    Fraction json_schema!({ "type": "string", "pattern": r"^[0-9]+(/[0-9]+)?$" });
    Params json_schema!({ "type": "object", "additionalProperties": { "type": "string" } });
    Likelihood json_schema!({ "anyOf": [{ "type": "integer", "minimum": 1, "maximum": 10 }, { "enum": ["not_estimable"] }] });
    IssuesFormat json_schema!({ "const": "aimscore/issues/1" });
}
