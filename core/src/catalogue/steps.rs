//! What an implementation goes through: its steps, and what a management review must look at.

use serde::Serialize;

use super::{Catalogue, Named};
use crate::error::Issues;
use crate::id::Id;
use crate::read::{Fields, Place, Seen, unknown_id};
use crate::vocabulary::ReviewTopic;

/// A step of an implementation: the units that it works on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepData {
    /// Id, for example `internal_audit`.
    pub id: Id,
    /// Parts whose units it works on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Id>,
    /// Groups whose units it works on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Id>,
    /// Units that it works on. A step with none of the three lies outside the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Id>,
}

/// An input of a management review.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReviewInputData {
    /// The item that asks for it.
    pub item: Id,
    /// What it is about.
    pub topic: ReviewTopic,
}

/// What they name is checked once the catalogue is whole.
pub(super) fn steps(f: &mut Fields<'_, '_>) -> Vec<StepData> {
    let mut seen = Seen::default();
    f.list("steps", |r| {
        r.object(|f| StepData {
            id: f.own_id(&mut seen),
            parts: f.ids("parts"),
            groups: f.ids("groups"),
            units: f.ids("units"),
        })
    })
}

/// What they name is checked once the catalogue is whole.
pub(super) fn review_inputs(f: &mut Fields<'_, '_>) -> Vec<ReviewInputData> {
    let mut seen = Seen::default();
    f.list("review_inputs", |r| {
        r.object(|f| ReviewInputData {
            item: f.required("item", |r| {
                r.id().and_then(|id| seen.first(id, r.place, r.issues))
            }),
            topic: f.required_word("topic"),
        })
    })
}

/// Each id that a step or an input of a review names is one of the catalogue's, of its kind.
pub(super) fn check(catalogue: &Catalogue, issues: &mut Issues) {
    let steps = Place::ROOT.key("steps");
    for (i, step) in catalogue.data().steps.iter().enumerate() {
        let place = steps.index(i);
        let mut check = |key, kind, ids: &[Id], fits: &dyn Fn(Named) -> bool| {
            let list = place.key(key);
            for (j, id) in ids.iter().enumerate() {
                if !catalogue.find(id.as_str()).is_some_and(fits) {
                    unknown_id(id, kind, catalogue.ids(fits), list.index(j), issues);
                }
            }
        };
        check("parts", "a part", &step.parts, &|named| {
            matches!(named, Named::Part(_))
        });
        check("groups", "a group", &step.groups, &|named| {
            matches!(named, Named::Group(_))
        });
        check("units", "a unit", &step.units, &|named| {
            matches!(named, Named::Unit(_))
        });
    }
    let inputs = Place::ROOT.key("review_inputs");
    for (i, input) in catalogue.data().review_inputs.iter().enumerate() {
        let is_item = |named: Named| matches!(named, Named::Item(_));
        if !catalogue.find(input.item.as_str()).is_some_and(is_item) {
            let place = inputs.index(i);
            let known = catalogue.ids(is_item);
            unknown_id(&input.item, "an item", known, place.key("item"), issues);
        }
    }
}
