//! Rules on the roadmap that are data: what comes before what, and how much work fits into a wave.

use serde::Serialize;

use crate::id::Id;
use crate::read::{Fields, Seen};

/// Rules on the roadmap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoadmapRules {
    /// Why these rules.
    pub why: String,
    /// Work that fits into one wave, in person-days, 1 to 255, where an assessment does not say so.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 255)))]
    pub capacity_days: u8,
    /// Units that wait for others. No unit waits for itself.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub prerequisites: Vec<Prerequisite>,
}

/// A unit that waits for others.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Prerequisite {
    /// The unit.
    pub unit: Id,
    /// The units that come before it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub after: Vec<Id>,
}

pub(super) fn rules(f: &mut Fields<'_, '_>) -> RoadmapRules {
    let mut seen = Seen::default();
    RoadmapRules {
        why: f.required_text("why"),
        capacity_days: f.required("capacity_days", |r| r.integer(1..=u8::MAX)),
        prerequisites: f.list("prerequisites", |r| {
            r.object(|f| Prerequisite {
                unit: f.required("unit", |r| {
                    r.id().and_then(|id| seen.first(id, r.place, r.issues))
                }),
                after: f.own_ids("after", &mut Seen::default()),
            })
        }),
    }
}
