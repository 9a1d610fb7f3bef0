//! How sure the figures are: section 10 of the scoring rules. Mean and variance of each headline exactly, the rest by drawing
//! from what each answer may turn out to be.
//!
//! A spread says what follows from the confidence that people state, and from what is believed of questions without a rating. It
//! measures nothing: that the stated answers are right, apart from their confidence, is taken for granted.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

mod draw;
mod label;
mod lanes;
mod mean;
mod odds;
mod options;
mod outcome;
mod plan;
mod tally;
mod threat;

pub use options::{LevelWeight, NextBy, UncertaintyOptions};

use serde::Serialize;

use crate::applicability::broken_controls;
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, CatalogueRef};
use crate::error::{InputError, Issue, IssueCode};
use crate::evaluation::Evaluation;
use crate::fraction::{Fraction, Percent};
use crate::id::Id;
use crate::policy::PolicyRef;
use crate::readiness::Outcome;
use crate::risk::Risks;
use crate::scale::{Class, Confidence, Layer};

use draw::draw;
use outcome::Outcomes;
use plan::Plan;

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/uncertainty/1";

/// Values that all draws together look at, at most (project convention: about a second in a browser).
const WORK_MAX: usize = 200_000_000;

/// How sure the figures of an assessment are: `aimscore/uncertainty/1`.
///
/// Answers are independent of each other here, which real ones seldom are. Probabilities are shares of the draws, and the odds
/// of an answer have a resolution of 1/65536.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Uncertainty {
    /// `aimscore/uncertainty/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/uncertainty/1")))]
    pub format: &'static str,
    /// The catalogue used.
    pub catalogue: CatalogueRef,
    /// The policy used.
    pub policy: PolicyRef,
    /// The day for which the statements hold.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub as_of: String,
    /// The layer of values that is read.
    pub layer: Layer,
    /// The seed, in digits: it may be larger than numbers of some languages.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::digits"))]
    pub seed: String,
    /// How many possible outcomes were drawn.
    pub draws: u32,
    /// What was believed of questions without a rating: a weight for each level.
    pub prior: Vec<LevelWeight>,
    /// How many questions have no rating.
    pub unrated: u32,
    /// How many are rated with less than high confidence.
    pub doubted: u32,
    /// The headline of each part.
    pub parts: Vec<PartSpread>,
    /// The readiness labels, lowest first; none where the policy has none.
    pub labels: Vec<LabelChance>,
    /// The units with an uncertain item.
    pub units: Vec<UnitChance>,
    /// The risks.
    pub risks: Vec<RiskChance>,
    /// The uncertain items in natural order.
    pub items: Vec<ItemVariance>,
    /// The label that `next_label` means: the one after that of the report; null at the last, or where there is none.
    pub next: Option<Id>,
    /// By what the questions are put in order.
    pub next_by: NextBy,
    /// The questions without a rating, best to ask next first.
    pub next_questions: Vec<NextQuestion>,
}

/// How sure the headline figure of a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartSpread {
    /// The part.
    pub id: Id,
    /// Its spread; null where nothing counts.
    pub spread: Option<Spread>,
}

/// Where a figure may lie, in percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Spread {
    /// Its mean.
    pub mean: Percent,
    /// Its standard deviation, in points of percent.
    pub deviation: Percent,
    /// 5 % of the draws are at or below it.
    pub p5: Percent,
    /// Half of the draws are at or below it.
    pub p50: Percent,
    /// 95 % of the draws are at or below it.
    pub p95: Percent,
    /// Mean and variance, exactly.
    pub exact: ExactSpread,
}

/// Mean and variance in exact fractions of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExactSpread {
    /// The mean.
    pub mean: Fraction,
    /// The variance.
    pub variance: Fraction,
}

/// How many draws, and their share of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Chance {
    /// Number of draws.
    pub draws: u32,
    /// Their share, in percent.
    pub probability: Percent,
}

/// How likely a label is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LabelChance {
    /// The label.
    pub id: Id,
    /// That it is the label.
    pub exactly: Chance,
    /// That it is reached, it or one after it.
    pub at_least: Chance,
}

/// How likely each band of a unit is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitChance {
    /// The unit.
    pub id: Id,
    /// The bands, lowest first.
    pub bands: Vec<BandChance>,
}

/// How likely a band is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandChance {
    /// The band.
    pub band: Class,
    /// Number of draws.
    pub draws: u32,
    /// Their share, in percent.
    pub probability: Percent,
}

/// How likely each residual level of a risk is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskChance {
    /// The risk.
    pub id: Id,
    /// The levels of the grid, lowest first; none where the risk is not assessed.
    pub levels: Vec<RiskLevelChance>,
    /// That what is left is above acceptance; null where nobody can tell.
    pub above_acceptance: Option<Chance>,
}

/// How likely a residual level is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RiskLevelChance {
    /// The level.
    pub level: Id,
    /// Number of draws.
    pub draws: u32,
    /// Their share, in percent.
    pub probability: Percent,
}

/// What an item has in the variance of the headline of its part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemVariance {
    /// The item.
    pub item_id: Id,
    /// Its unit.
    pub unit_id: Id,
    /// The confidence stated; null where it is unrated.
    pub confidence: Option<Confidence>,
    /// Its share of the variance, in percent; 0 where its unit weighs nothing.
    pub share: Percent,
    /// The same share, exactly.
    pub exact: Fraction,
}

/// A question to ask next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NextQuestion {
    /// The item.
    pub item_id: Id,
    /// Seconds to read and answer it, as the catalogue has them.
    pub seconds: u16,
    /// What it carries of the variance of the headline of its part, exactly.
    pub variance: Fraction,
    /// How far its answer is expected to move the probability of reaching at least the next label, as a fraction of 1: the mean
    /// over its levels of the absolute change. Estimated from the draws, so never quite 0; null where nobody asked for it, or
    /// where there is no next label.
    pub movement: Option<Fraction>,
}

/// How sure the figures of a checked assessment are.
pub(crate) fn uncertainty(
    c: &Catalogue,
    a: &Assessment,
    options: &UncertaintyOptions,
) -> Result<Uncertainty, InputError> {
    let risks = Risks::new(c, a);
    let prior = options.weights(c);
    let weights: Vec<u8> = prior.iter().map(|level| level.weight).collect();
    let evaluation = Evaluation::new(c, a);
    let next = next(c, a, &evaluation, &risks);
    let plan = Plan::new(c, a, evaluation, &risks, &weights)?;
    bounded(&plan, options.draws)?;
    let watched = next.filter(|_| options.next_by == NextBy::NextLabel);
    let outcomes = Outcomes {
        plan: &plan,
        draws: options.draws,
        tally: draw(&plan, options.seed, options.draws, watched),
        variances: plan.variances(),
    };
    let unrated = plan.items.iter().filter(|item| item.confidence.is_none());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let unrated = number(unrated.count());
    let label = |place: usize| c.policy().labels.get(place).map(|label| label.id.clone());
    Ok(Uncertainty {
        format: FORMAT,
        catalogue: c.reference(),
        policy: c.policy_reference().clone(),
        as_of: a.as_of.clone(),
        layer: plan.evaluation.layer,
        seed: options.seed.to_string(),
        draws: options.draws,
        prior,
        unrated,
        doubted: number(plan.items.len()) - unrated,
        parts: outcomes.parts(),
        labels: outcomes.labels(),
        units: outcomes.units(),
        risks: outcomes.risks(&risks),
        items: outcomes.items(),
        next: next.and_then(label),
        next_by: options.next_by,
        next_questions: outcomes.questions(watched),
    })
}

/// Refuses more draws than can be worked out while somebody waits.
fn bounded(plan: &Plan<'_>, draws: u32) -> Result<(), InputError> {
    let most = WORK_MAX / plan.size().max(1);
    let most = u32::try_from(most.max(1)).unwrap_or(u32::MAX);
    if draws <= most {
        return Ok(());
    }
    Err(InputError::one(Issue::new(
        IssueCode::OutOfRange,
        "/draws".to_owned(),
        &[("value", &draws), ("min", &1), ("max", &most)],
    )))
}

/// The place of the label after that of the report.
fn next(c: &Catalogue, a: &Assessment, e: &Evaluation, risks: &Risks<'_>) -> Option<usize> {
    let broken = || broken_controls(a, e, risks);
    let outcome = Outcome {
        catalogue: c,
        evaluation: e,
        broken: &broken,
    };
    let next = outcome.readiness()?.next?;
    let mut labels = c.policy().labels.iter();
    labels.position(|label| label.id == next)
}
