//! The catalog of OSCAL that a framework was read from.

use std::fmt::Display;

use serde::Serialize;

use super::read::some;
use super::{Catalogue, Named};
use crate::error::{InputError, Issue, IssueCode, Issues};
use crate::id::{Id, in_order};
use crate::json::parse;
use crate::read::{Fields, Place, Seen, unknown_id};
use crate::value::{Object, Value};

/// The catalog of OSCAL that a framework was read from, so that an export gives it back as it was.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OscalOrigin {
    /// The catalog: its text, to the last byte, without a byte order mark.
    pub catalog: String,
    /// What units are called there, in the natural order of the units; absent: as they are here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub controls: Vec<OscalControls>,
}

/// The controls that a unit was made of.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OscalControls {
    /// The unit.
    pub unit: Id,
    /// Their ids: its own, then those of the controls that are nested in it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub ids: Vec<String>,
}

impl OscalOrigin {
    /// The ids of the controls of a unit, its own first; none where they are the id of the unit alone.
    pub(crate) fn controls_of(&self, unit: &str) -> &[String] {
        let place = |unit: Id| {
            self.controls
                .binary_search_by(|controls| controls.unit.cmp(&unit))
                .ok()
        };
        let stated = Id::new(unit)
            .and_then(place)
            .and_then(|place| self.controls.get(place));
        stated
            .map(|stated| stated.ids.as_slice())
            .unwrap_or_default()
    }
}

pub(super) fn origin(f: &mut Fields<'_, '_>) -> OscalOrigin {
    let mut seen = Seen::default();
    let controls = f.list("controls", |r| {
        r.object(|f| OscalControls {
            unit: f.required("unit", |r| {
                r.id().and_then(|id| seen.first(id, r.place, r.issues))
            }),
            ids: f.required("ids", |r| some(r, |r| r.text().map(str::to_owned))),
        })
    });
    OscalOrigin {
        catalog: f.required("catalog", |r| {
            let text = r.text()?;
            let document = parse(text.as_bytes());
            let catalog = document.and_then(|document| catalog_in(&document).map(drop));
            if let Err(error) = catalog {
                r.issues.within(&r.place.to_string(), error);
            }
            Some(text.to_owned())
        }),
        controls: in_order(controls, |controls| &controls.unit),
    }
}

/// Controls are those of units.
pub(super) fn check(catalogue: &Catalogue, issues: &mut Issues) {
    let is_unit = |named: Named| matches!(named, Named::Unit(_));
    let origin = Place::ROOT.key("oscal");
    let controls = catalogue.data().oscal.iter();
    for OscalControls { unit, .. } in controls.flat_map(|origin| &origin.controls) {
        if !catalogue.find(unit.as_str()).is_some_and(is_unit) {
            let known = catalogue.ids(is_unit);
            unknown_id(unit, "a unit", known, origin.key("controls"), issues);
        }
    }
}

/// The catalog in a document of OSCAL.
///
/// # Errors
/// One issue: there is none.
pub(crate) fn catalog_in(document: &Value) -> Result<&Object, InputError> {
    let wrong = |pointer: &str, value: &Value| {
        let params: &[(_, &dyn Display)] =
            &[("expected", &"an object"), ("found", &value.type_name())];
        InputError::one(Issue::new(IssueCode::WrongType, pointer.to_owned(), params))
    };
    let root = document.as_object().ok_or_else(|| wrong("", document))?;
    let Some(catalog) = root.get("catalog") else {
        let params: &[(_, &dyn Display)] = &[("key", &"catalog")];
        let issue = Issue::new(IssueCode::MissingKey, String::new(), params);
        return Err(InputError::one(issue));
    };
    catalog
        .as_object()
        .ok_or_else(|| wrong("/catalog", catalog))
}
