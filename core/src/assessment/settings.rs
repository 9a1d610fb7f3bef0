//! Settings of the scoring, and the reading of them.

use std::fmt::Display;

use serde::Serialize;

use super::context::Context;
use super::is_item;
use super::read::once;
use crate::catalogue::{Named, WEIGHT_MAX};
use crate::closed::{Closed, quoted};
use crate::error::IssueCode;
use crate::grid::{self, Grid};
use crate::id::{Id, in_order};
use crate::policy::{Acceptance, acceptance, check_acceptance};
use crate::read::{Fields, Reader, Seen, excerpt, unknown_id};
use crate::scale::Layer;
use crate::vocabulary::{Effort, GapKind};

/// Settings of the scoring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settings {
    /// The layer that bands, findings and readiness read; absent: `declared`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub evidence_rule: Layer,
    /// Weights of units in group and part figures; a unit without one weighs 1.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub weights: Vec<Weight>,
    /// Ratings that are enough for items; an item without one is to reach the top level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Work to close gaps, where it is not that of the catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub efforts: Vec<GapEffort>,
    /// Work that fits into one wave of the roadmap, in person-days, 1 to 255; absent: that of the policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 255)))]
    pub capacity_days: Option<u8>,
    /// The grid of risk levels: one of the catalogue or of `grids`; absent: the first of the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid: Option<Id>,
    /// Grids of one's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grids: Vec<Grid>,
    /// Which residual levels are acceptable, and who accepts the others; absent: as the policy says. A level that is not named is not acceptable.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acceptance: Vec<Acceptance>,
    /// Red lines of one's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub red_lines: Vec<RedLine>,
}

/// Weight of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Weight {
    /// The unit.
    pub unit_id: Id,
    /// 0 to 100.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub weight: u8,
}

/// The rating that is enough for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// The item.
    pub item_id: Id,
    /// A level of the catalogue's scale.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::level"))]
    pub rating: Id,
}

/// Work to close a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapEffort {
    /// The gap: its kind, a point, what it is about, as in `item.4.1-r1`. It need not be open.
    pub gap_id: String,
    /// The work.
    pub effort: Effort,
}

/// A line that no risk may cross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RedLine {
    /// Its id, the user's own.
    pub id: Id,
    /// The line in words.
    pub title: String,
}

/// Reads the settings.
pub(super) fn settings(r: &mut Reader<'_, '_>, context: &Context<'_>) -> Option<Settings> {
    let c = context.catalogue;
    let is_unit = |named| matches!(named, Named::Unit(_));
    let (mut units, mut items) = (Seen::default(), Seen::default());
    r.object(|f| {
        let settings = Settings {
            evidence_rule: f.word("evidence_rule").unwrap_or_default(),
            weights: in_order(
                f.list("weights", |r| {
                    r.object(|f| Weight {
                        unit_id: f
                            .required("unit_id", |r| once(r, c, "a unit", &is_unit, &mut units)),
                        weight: f.required("weight", |r| r.integer(0..=WEIGHT_MAX)),
                    })
                }),
                |entry| &entry.unit_id,
            ),
            targets: in_order(
                f.list("targets", |r| {
                    r.object(|f| Target {
                        item_id: f
                            .required("item_id", |r| once(r, c, "an item", &is_item, &mut items)),
                        rating: f.required("rating", |r| level(r, context, &[])),
                    })
                }),
                |entry| &entry.item_id,
            ),
            efforts: efforts(f, context),
            capacity_days: f.optional("capacity_days", |r| r.integer(1..=u8::MAX)),
            grid: None,
            grids: Vec::new(),
            acceptance: Vec::new(),
            red_lines: Vec::new(),
        };
        risk_settings(f, context, settings)
    })
}

/// The settings that concern risks.
fn risk_settings(f: &mut Fields<'_, '_>, context: &Context<'_>, settings: Settings) -> Settings {
    let library = &context.catalogue.data().risks;
    let mut seen = Seen::default();
    let named = f.optional("grid", |r| r.id());
    let before = f.issues.count();
    let grids: Vec<Grid> = f.list("grids", |r| {
        let own = r.object(|f| grid::grid(f, &mut seen))?;
        if library.grids.iter().any(|grid| grid.id == own.id) {
            r.issue(IssueCode::IdTaken, &[("id", &own.id)]);
        }
        Some(own)
    });
    let all = || library.grids.iter().chain(&grids);
    if let Some(id) = &named
        && all().all(|grid| grid.id != *id)
        && f.issues.count() == before
    {
        let known = all().map(|grid| grid.id.as_str());
        unknown_id(id, "a grid", known, f.place.key("grid"), f.issues);
    }
    let acceptance = acceptance(f);
    let in_force = all().find(|grid| named.as_ref().is_none_or(|id| grid.id == *id));
    if let Some(grid) = in_force {
        let place = f.place.key("acceptance");
        check_acceptance(&acceptance, &[grid], place, f.issues);
    }
    let mut seen = Seen::default();
    let red_lines = f.list("red_lines", |r| {
        let own = r.object(|f| RedLine {
            id: f.own_id(&mut seen),
            title: f.required_text("title"),
        })?;
        if library.red_lines.contains(&own.id) {
            r.issue(IssueCode::IdTaken, &[("id", &own.id)]);
        }
        Some(own)
    });
    Settings {
        grid: named,
        grids,
        acceptance,
        red_lines,
        ..settings
    }
}

/// A level of the scale, or one of the other `words`.
pub(super) fn level(r: &mut Reader<'_, '_>, context: &Context<'_>, words: &[&str]) -> Option<Id> {
    let text = r.text()?;
    if words.contains(&text) || context.catalogue.level(text).is_some() {
        return Id::new(text);
    }
    let levels = context.catalogue.data().scale.iter();
    let levels = levels.map(|level| level.id.as_str());
    let allowed = quoted(levels.chain(words.iter().copied()));
    r.issue(
        IssueCode::UnknownValue,
        &[("value", &excerpt(text)), ("allowed", &allowed)],
    );
    None
}

fn efforts(f: &mut Fields<'_, '_>, context: &Context<'_>) -> Vec<GapEffort> {
    let mut seen = Seen::default();
    let efforts = f.list("efforts", |r| {
        r.object(|f| GapEffort {
            gap_id: f.required("gap_id", |r| {
                let text = r.text()?;
                if !is_gap(text, context) {
                    let kinds = quoted(GapKind::WORDS.iter().copied());
                    let params: &[(_, &dyn Display)] = &[("id", &excerpt(text)), ("kinds", &kinds)];
                    r.issue(IssueCode::UnknownGap, params);
                    return None;
                }
                seen.first_text(text, r.place, r.issues)
                    .then(|| text.to_owned())
            }),
            effort: f.required_word("effort"),
        })
    });
    crate::id::sorted(efforts, |a: &GapEffort, b| {
        crate::id::natural(&a.gap_id, &b.gap_id)
    })
}

/// Whether a text names a gap that there could be.
fn is_gap(text: &str, context: &Context<'_>) -> bool {
    let Some((kind, subject)) = text.split_once('.') else {
        return false;
    };
    let named = context.catalogue.find(subject);
    match GapKind::parse(kind) {
        Some(GapKind::Item | GapKind::Unknown | GapKind::Evidence) => named.is_some_and(is_item),
        Some(GapKind::Document) => matches!(named, Some(Named::Document(_))),
        Some(GapKind::Applicability) => Id::new(subject).is_some_and(|id| context.is_control(&id)),
        Some(GapKind::Risk) => context.risks.iter().any(|id| id.as_str() == subject),
        None => false,
    }
}
