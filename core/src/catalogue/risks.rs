//! Risks in the catalogue: grids, scenarios to start from, and what scenarios and systems are sorted by.

use serde::Serialize;

use super::known::Known;
use crate::grid::{self, Grid};
use crate::id::Id;
use crate::read::{Fields, Seen};
use crate::vocabulary::{Dimension, OrganizationRole};

/// What a catalogue brings for the register of risks.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskLibrary {
    /// Grids of risk levels; the first is used where an assessment names none.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub grids: Vec<Grid>,
    /// Lines that no risk may cross, whatever its level.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub red_lines: Vec<Id>,
    /// Facts about an AI system that decide which scenarios fit it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub traits: Vec<Id>,
    /// Lists of tags by which risks are sorted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub taxonomies: Vec<Taxonomy>,
    /// Scenarios to start from.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scenarios: Vec<Scenario>,
}

/// A list of tags.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Taxonomy {
    /// Id.
    pub id: Id,
    /// Its tags.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tags: Vec<Id>,
}

/// A risk to start from. Editorial.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Scenario {
    /// Id, for example `AIR-01`.
    pub id: Id,
    /// The roles whose work it concerns; none: every role.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<OrganizationRole>,
    /// It fits a system with one of these traits; none: every system.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub traits: Vec<Id>,
    /// Whom it may fall on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub affects: Vec<Dimension>,
    /// Tags of the taxonomies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Id>,
    /// A rating to begin with, on the first grid. Prefills a form; enters no computation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<DefaultRating>,
    /// The controls that treat it: their state is what holds the risk.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub primary: Vec<Id>,
    /// Controls that help. Shown, not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supporting: Vec<Id>,
    /// Clauses that deal with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Id>,
    /// Law that speaks of it: id of a crosswalk, a point, id of its entry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<Id>,
}

/// A rating to begin with.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DefaultRating {
    /// Rank of likelihood, from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub likelihood: u8,
    /// Rank of consequence, from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub consequence: u8,
}

pub(super) fn library(f: &mut Fields<'_, '_>, known: &mut Known<'_>) -> RiskLibrary {
    let mut seen = Seen::default();
    let grids: Vec<Grid> = f.list("grids", |r| r.object(|f| grid::grid(f, &mut seen)));
    let red_lines = f.own_ids("red_lines", &mut Seen::default());
    let traits = f.own_ids("traits", &mut Seen::default());
    let (mut lists, mut tags) = (Seen::default(), Seen::default());
    let taxonomies = f.list("taxonomies", |r| {
        r.object(|f| Taxonomy {
            id: f.own_id(&mut lists),
            tags: f.own_ids("tags", &mut tags),
        })
    });
    let tags: Vec<&Id> = taxonomies.iter().flat_map(|t: &Taxonomy| &t.tags).collect();
    let first = grids.first();
    let (likelihoods, consequences) =
        first.map_or((10, 10), |grid| (grid.likelihoods(), grid.consequences()));
    let scenarios = f.list("scenarios", |r| {
        r.object(|f| Scenario {
            id: f.own_id(&mut known.ids),
            roles: f.list("roles", |r| r.word()),
            traits: f.ids_of("traits", "a trait of the catalogue", &traits.iter()),
            affects: f.list("affects", |r| r.word()),
            tags: f.ids_of("tags", "a tag of the catalogue", &tags.iter().copied()),
            default: f.optional("default", |r| {
                r.object(|f| DefaultRating {
                    likelihood: f.required("likelihood", |r| grid::rank(r, likelihoods)),
                    consequence: f.required("consequence", |r| grid::rank(r, consequences)),
                })
            }),
            primary: known.units_of(f, "primary", Some(true)),
            supporting: known.units_of(f, "supporting", Some(true)),
            clauses: known.units_of(f, "clauses", None),
            laws: f.ids("laws"),
        })
    });
    RiskLibrary {
        grids,
        red_lines,
        traits,
        taxonomies,
        scenarios,
    }
}
