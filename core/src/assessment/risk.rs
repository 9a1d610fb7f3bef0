//! Risks as a person states them, and the reading of them.

use serde::{Serialize, Serializer};

use super::context::Context;
use crate::error::IssueCode;
use crate::grid::{self, NOT_ESTIMABLE};
use crate::id::{Id, in_order};
use crate::read::{Fields, Reader, Seen};
use crate::vocabulary::{Dimension, Treatment};

/// A risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Risk {
    /// Its id, the user's own.
    pub id: Id,
    /// The scenario that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario_id: Option<Id>,
    /// Its title; must be there where no scenario gives it one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The AI systems that it concerns; none: the organization.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub system_ids: Vec<Id>,
    /// The controls that treat it; absent: those of its scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_ids: Option<RiskControls>,
    /// Tags beside those of its scenario.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Id>,
    /// How likely it is before controls: a rank of the grid, or `not_estimable`; absent: not assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// How bad it is before controls, for each that it falls on.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub consequence: Consequence,
    /// The red lines that it crosses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub red_lines: Vec<Id>,
    /// What is done about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treatment: Option<Treatment>,
    /// What a person holds to be left after controls. Wins over the computed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residual: Option<StatedResidual>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Who accepted what is left of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<String>,
}

/// The controls that treat a risk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RiskControls {
    /// Those whose state holds the risk: controls of the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub primary: Vec<Id>,
    /// Those that help; shown, not counted. May be controls of one's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supporting: Vec<Id>,
}

/// How likely a risk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likelihood {
    /// A rank of the grid, from 1.
    Rank(u8),
    /// Nobody can honestly say.
    NotEstimable,
}

/// As a number, or as `not_estimable`.
impl Serialize for Likelihood {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rank(rank) => serializer.serialize_u8(*rank),
            Self::NotEstimable => serializer.serialize_str(NOT_ESTIMABLE),
        }
    }
}

/// How bad a risk is, as ranks of the grid, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Consequence {
    /// For the organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub organization: Option<u8>,
    /// For people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub individuals: Option<u8>,
    /// For society.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub society: Option<u8>,
}

impl Consequence {
    /// The worst rank; none where none is stated.
    pub(crate) fn worst(self) -> Option<u8> {
        Dimension::ALL.iter().filter_map(|d| self.on(*d)).max()
    }

    /// The rank for one dimension.
    pub fn on(self, dimension: Dimension) -> Option<u8> {
        match dimension {
            Dimension::Organization => self.organization,
            Dimension::Individuals => self.individuals,
            Dimension::Society => self.society,
        }
    }
}

/// What a person holds to be left of a risk, as ranks of the grid, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatedResidual {
    /// Likelihood.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub likelihood: u8,
    /// Consequence.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub consequence: u8,
}

/// Reads the risks.
pub(super) fn risks(f: &mut Fields<'_, '_>, context: &Context<'_>) -> Vec<Risk> {
    let mut seen = Seen::default();
    let risks = f.list("risks", |r| r.object(|f| risk(f, context, &mut seen)));
    in_order(risks, |risk| &risk.id)
}

fn risk(f: &mut Fields<'_, '_>, context: &Context<'_>, seen: &mut Seen) -> Risk {
    let library = &context.catalogue.data().risks;
    let id = f.required("id", |r| own_id(r, context, seen));
    let scenario_id = f.optional("scenario_id", |r| {
        r.id_of(
            "a scenario",
            library.scenarios.iter().map(|scenario| &scenario.id),
        )
    });
    let title = f.text("title");
    let blank = title.as_ref().is_none_or(|title| title.trim().is_empty());
    if blank && f.peek("scenario_id").is_none() && !id.is_blank() {
        let pointer = f.place.to_string();
        f.issues
            .add(IssueCode::RiskWithoutTitle, pointer, &[("id", &id)]);
    }
    let tags = library.taxonomies.iter().flat_map(|list| &list.tags);
    let (likelihoods, consequences) = context.ranks;
    Risk {
        id,
        scenario_id,
        title,
        system_ids: in_order(
            f.ids_of(
                "system_ids",
                "a system of this assessment",
                &context.systems.iter(),
            ),
            |id| id,
        ),
        control_ids: f.optional("control_ids", |r| r.object(|f| controls(f, context))),
        tags: f.ids_of("tags", "a tag of the catalogue", &tags),
        likelihood: f.optional("likelihood", |r| likelihood(r, likelihoods)),
        consequence: f
            .optional("consequence", |r| {
                r.object(|f| Consequence {
                    organization: f.optional("organization", |r| grid::rank(r, consequences)),
                    individuals: f.optional("individuals", |r| grid::rank(r, consequences)),
                    society: f.optional("society", |r| grid::rank(r, consequences)),
                })
            })
            .unwrap_or_default(),
        red_lines: f.ids_of(
            "red_lines",
            "a red line",
            &library.red_lines.iter().chain(&context.red_lines),
        ),
        treatment: f.word("treatment"),
        residual: f.optional("residual", |r| {
            r.object(|f| StatedResidual {
                likelihood: f.required("likelihood", |r| grid::rank(r, likelihoods)),
                consequence: f.required("consequence", |r| grid::rank(r, consequences)),
            })
        }),
        owner: f.text("owner"),
        accepted_by: f.text("accepted_by"),
    }
}

/// An id that names nothing else about which statements are made.
fn own_id(r: &mut Reader<'_, '_>, context: &Context<'_>, seen: &mut Seen) -> Option<Id> {
    let id = r.id()?;
    if context.is_taken(&id) {
        r.issue(IssueCode::IdTaken, &[("id", &id)]);
        return None;
    }
    seen.first(id, r.place, r.issues)
}

fn controls(f: &mut Fields<'_, '_>, context: &Context<'_>) -> RiskControls {
    let mut seen = Seen::default();
    let mut list = |key, own: &[Id]| {
        let kind = if own.is_empty() {
            "a control of the catalogue"
        } else {
            "a control"
        };
        let controls = f.list(key, |r| {
            let id = r.id()?;
            if !own.contains(&id) && !context.is_control(&id) {
                let known = context.controls().chain(own.iter().map(Id::as_str));
                crate::read::unknown_id(&id, kind, known, r.place, r.issues);
                return None;
            }
            seen.first(id, r.place, r.issues)
        });
        in_order(controls, |id| id)
    };
    RiskControls {
        primary: list("primary", &[]),
        supporting: list("supporting", &context.own_controls),
    }
}

fn likelihood(r: &mut Reader<'_, '_>, ranks: u8) -> Option<Likelihood> {
    if grid::not_estimable(r)? {
        return Some(Likelihood::NotEstimable);
    }
    grid::rank(r, ranks).map(Likelihood::Rank)
}
