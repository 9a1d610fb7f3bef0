//! The register of risks as it stands in a report.

use serde::Serialize;

use super::{
    End, Hold, Point, Risks, Subject, SuggestedScenario, is_accepted, is_treated, primary,
    scenario, supporting,
};
use crate::assessment::{Consequence, Likelihood};
use crate::closed::{Closed, closed};
use crate::evaluation::Evaluation;
use crate::fraction::Percent;
use crate::grid::Grid;
use crate::id::{Id, in_order};
use crate::policy::Acceptance;
use crate::scale::Class;
use crate::vocabulary::{Effectiveness, Treatment};

closed! {
    /// A rule that a risk breaks.
    RiskRule {
        /// It is above acceptance, and nobody said what is done about it.
        TreatmentMissing "treatment_missing",
        /// It is above acceptance and kept, and nobody is named who accepts it.
        AccepterMissing "accepter_missing",
    }
}

/// The register of risks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskRegister {
    /// The grid in force; null where neither the catalogue nor the assessment has one.
    pub grid: Option<GridRef>,
    /// Which residual levels are acceptable; empty: nobody said so.
    pub acceptance: Vec<Acceptance>,
    /// The risks in natural order.
    pub rows: Vec<RiskRow>,
    /// Every cell of the grid with the risks in it: rank by rank of consequence, then of likelihood.
    pub matrix: Vec<MatrixCell>,
    /// Scenarios that fit the roles and systems and are not in the register yet.
    pub suggested: Vec<SuggestedScenario>,
    /// The tags of each taxonomy with the risks that bear them.
    pub taxonomies: Vec<TaxonomyRow>,
}

/// The grid that risks are rated by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GridRef {
    /// Its id.
    pub id: Id,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::version"))]
    pub version: String,
    /// Its ranks of likelihood, lowest first.
    pub likelihood: Vec<Id>,
    /// Its ranks of consequence, lowest first.
    pub consequence: Vec<Id>,
    /// Its levels, lowest first.
    pub levels: Vec<Id>,
}

/// A risk and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskRow {
    /// Its id.
    pub id: Id,
    /// The scenario that it comes from.
    pub scenario_id: Option<Id>,
    /// Its title, where it has one of its own.
    pub title: Option<String>,
    /// The AI systems that it concerns; none: the organization.
    pub system_ids: Vec<Id>,
    /// The controls whose state holds it.
    pub primary: Vec<Id>,
    /// The controls that help.
    pub supporting: Vec<Id>,
    /// Its tags and those of its scenario.
    pub tags: Vec<Id>,
    /// Likelihood before controls, as stated. `not_estimable`: the middle rank is used.
    pub likelihood: Option<Likelihood>,
    /// Consequence before controls, as stated. The worst counts.
    pub consequence: Consequence,
    /// Where it stands before controls ("inherent", which is no word of ISO 31000); null where it is not rated.
    pub inherent: Option<RatedPoint>,
    /// What its primary controls do, as things stand.
    pub effectiveness: EffectivenessEnd,
    /// What they do if every unrated item turned out best.
    pub effectiveness_best: EffectivenessEnd,
    /// Where it stands after controls, as computed. A heuristic (project convention); null where it is not rated.
    pub computed: Option<RiskRange>,
    /// Where it stands after controls as a person holds, which wins.
    pub stated: Option<RatedPoint>,
    /// Where it stands after controls: as a person holds, else as computed; null where it is not assessed.
    pub residual: Option<RiskRange>,
    /// Whether what is left is more than is acceptable, at its worse end, or a red line is crossed; null where nobody can tell.
    pub above_acceptance: Option<bool>,
    /// The red lines that it crosses.
    pub red_lines: Vec<Id>,
    /// What is done about it.
    pub treatment: Option<Treatment>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who accepted what is left.
    pub accepted_by: Option<String>,
    /// The rules that it breaks.
    pub issues: Vec<RiskRule>,
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatedPoint {
    /// Rank of consequence, from 1.
    pub consequence: u8,
    /// Rank of likelihood, from 1.
    pub likelihood: u8,
    /// The level there.
    pub level: Id,
}

/// Where a risk stands, as a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskRange {
    /// If every unrated item turned out worst. This end counts.
    pub worse: RatedPoint,
    /// If every unrated item turned out best.
    pub better: RatedPoint,
}

/// What the primary controls of a risk do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EffectivenessEnd {
    /// How far they hold the risk.
    pub effectiveness: Effectiveness,
    /// Mean of what is in place of them, in percent; null where there is none that has a figure.
    pub mean: Option<Percent>,
    /// Those that are not in place and so hold it below what the mean says.
    pub held_by: Vec<Id>,
}

/// A cell of the grid with the risks in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MatrixCell {
    /// Rank of consequence, from 1.
    pub consequence: u8,
    /// Rank of likelihood, from 1.
    pub likelihood: u8,
    /// The level there.
    pub level: Id,
    /// The risks that stand there before controls.
    pub before: Vec<Id>,
    /// The risks that stand there after controls, at the worse end.
    pub after: Vec<Id>,
}

/// A taxonomy with the risks in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TaxonomyRow {
    /// Its id.
    pub id: Id,
    /// Its tags.
    pub tags: Vec<TagRow>,
}

/// A tag with the risks that bear it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TagRow {
    /// Its id.
    pub id: Id,
    /// The risks of the assessment.
    pub risk_ids: Vec<Id>,
}

pub(crate) fn register(
    risks: &Risks<'_>,
    e: &Evaluation,
    suggested: &[SuggestedScenario],
) -> RiskRegister {
    let rows: Vec<RiskRow> = risks
        .list
        .iter()
        .map(|subject| row(risks, e, subject))
        .collect();
    RiskRegister {
        grid: risks.grid.map(|grid| GridRef {
            id: grid.id.clone(),
            version: grid.version.clone(),
            likelihood: grid.likelihood.clone(),
            consequence: grid.consequence.clone(),
            levels: grid.levels.clone(),
        }),
        acceptance: risks.acceptance.to_vec(),
        matrix: risks
            .grid
            .map(|grid| matrix(grid, &rows))
            .unwrap_or_default(),
        suggested: suggested.to_vec(),
        taxonomies: taxonomies(risks, &rows),
        rows,
    }
}

fn row(risks: &Risks<'_>, e: &Evaluation, subject: &Subject<'_>) -> RiskRow {
    let (c, risk) = (risks.catalogue, subject.risk);
    let rated = |point: Option<Point>| {
        let point = point?;
        Some(RatedPoint {
            consequence: point.consequence,
            likelihood: point.likelihood,
            level: risks.level(point)?.clone(),
        })
    };
    let range = |point: &dyn Fn(End) -> Option<Point>| {
        Some(RiskRange {
            worse: rated(point(End::Worse))?,
            better: rated(point(End::Better))?,
        })
    };
    let above_acceptance = risks.above_acceptance(e, subject);
    let open = above_acceptance == Some(true) && !is_treated(risk);
    let retained = risk.treatment.is_some() && !is_accepted(risk);
    let tags = risk
        .tags
        .iter()
        .chain(scenario(c, risk).into_iter().flat_map(|s| &s.tags));
    let mut tags: Vec<Id> = in_order(tags.cloned().collect(), |tag| tag);
    tags.dedup();
    RiskRow {
        id: risk.id.clone(),
        scenario_id: risk.scenario_id.clone(),
        title: risk.title.clone(),
        system_ids: risk.system_ids.clone(),
        primary: primary(c, risk).to_vec(),
        supporting: supporting(c, risk).to_vec(),
        tags,
        likelihood: risk.likelihood,
        consequence: risk.consequence,
        inherent: rated(risks.inherent(risk)),
        effectiveness: effectiveness(risks, &risks.hold(e, subject, End::Worse)),
        effectiveness_best: effectiveness(risks, &risks.hold(e, subject, End::Better)),
        computed: range(&|end| risks.computed(e, subject, end)),
        stated: rated(risk.residual.map(|stated| Point {
            consequence: stated.consequence,
            likelihood: stated.likelihood,
        })),
        residual: range(&|end| risks.residual(e, subject, end)),
        above_acceptance,
        red_lines: risk.red_lines.clone(),
        treatment: risk.treatment,
        owner: risk.owner.clone(),
        accepted_by: risk.accepted_by.clone(),
        issues: match (open, retained) {
            (false, _) => Vec::new(),
            (true, true) => vec![RiskRule::AccepterMissing],
            (true, false) => vec![RiskRule::TreatmentMissing],
        },
    }
}

fn effectiveness(risks: &Risks<'_>, hold: &Hold) -> EffectivenessEnd {
    let word = Class::VALUES.iter().zip(Effectiveness::VALUES);
    let mut word = word.filter(|(class, _)| **class == hold.band);
    EffectivenessEnd {
        effectiveness: word.next().map_or(Effectiveness::None, |(_, word)| *word),
        mean: hold.mean.map(|mean| mean.percent()),
        held_by: hold
            .held_by
            .iter()
            .map(|unit| risks.catalogue.units[*unit].id.clone())
            .collect(),
    }
}

fn matrix(grid: &Grid, rows: &[RiskRow]) -> Vec<MatrixCell> {
    let mut cells = Vec::new();
    for (consequence, levels) in (1..=grid.consequences()).zip(&grid.rows) {
        for (likelihood, level) in (1..=grid.likelihoods()).zip(levels) {
            let at = |point: Option<&RatedPoint>| {
                point.is_some_and(|p| (p.consequence, p.likelihood) == (consequence, likelihood))
            };
            let ids = |point: &dyn Fn(&RiskRow) -> bool| {
                let there = rows.iter().filter(|row| point(row));
                there.map(|row| row.id.clone()).collect()
            };
            cells.push(MatrixCell {
                consequence,
                likelihood,
                level: level.clone(),
                before: ids(&|row| at(row.inherent.as_ref())),
                after: ids(&|row| at(row.residual.as_ref().map(|range| &range.worse))),
            });
        }
    }
    cells
}

fn taxonomies(risks: &Risks<'_>, rows: &[RiskRow]) -> Vec<TaxonomyRow> {
    let tag = |id: &Id| {
        let bearing = rows.iter().filter(|row| row.tags.contains(id));
        TagRow {
            id: id.clone(),
            risk_ids: bearing.map(|row| row.id.clone()).collect(),
        }
    };
    let lists = &risks.catalogue.data().risks.taxonomies;
    lists
        .iter()
        .map(|list| TaxonomyRow {
            id: list.id.clone(),
            tags: list.tags.iter().map(tag).collect(),
        })
        .collect()
}
