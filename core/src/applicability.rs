//! The Statement of Applicability: section 7 of the scoring rules.

mod suggestion;

pub use suggestion::{Reason, ReasonKind, Suggestion};

use serde::Serialize;

use crate::assessment::{self, Assessment, Decision, Driver, ExclusionAnswers};
use crate::catalogue::{Catalogue, Named, Unit};
use crate::closed::closed;
use crate::evaluation::{Applicability, Evaluation};
use crate::id::Id;
use crate::policy::Said;
use crate::risk::{Risks, SuggestedScenario};
use crate::scale::{Class, Layer};
use crate::table::Ix;

closed! {
    /// What was decided on a control.
    Choice { Included "included", Excluded "excluded", Undecided "undecided" }
}

closed! {
    /// How far a control is in place. Customary in the Statement; the standard does not ask for it.
    ImplementationStatus {
        /// Band N.
        Planned "planned",
        /// Band P or L.
        Partial "partial",
        /// Band F.
        Implemented "implemented",
    }
}

closed! {
    /// A rule that a row of the Statement breaks.
    RowRule {
        /// A decision without a justification.
        JustificationMissing "justification_missing",
        /// A justification that says nothing, such as "n/a".
        JustificationStockPhrase "justification_stock_phrase",
        /// An exclusion that does not say whether a risk or an outside duty calls for the control.
        ExclusionAnswersMissing "exclusion_answers_missing",
        /// An exclusion that contradicts clauses, which are named.
        ExclusionConflict "exclusion_conflict",
        /// An excluded control on which a risk above acceptance stands; the risks are named.
        ExcludedButTreatsRisk "excluded_but_treats_risk",
        /// An excluded control whose ratings say that it is in use.
        ExcludedButInPlace "excluded_but_in_place",
    }
}

/// The Statement of Applicability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatementOfApplicability {
    /// No row is undecided.
    pub complete: bool,
    /// No row breaks a rule.
    pub valid: bool,
    /// One row for each control of the catalogue, always all of them.
    pub rows: Vec<ApplicabilityRow>,
    /// The organization's own controls.
    pub own_controls: Vec<OwnControlRow>,
}

impl StatementOfApplicability {
    /// The controls whose rows break a rule.
    pub(crate) fn broken(&self) -> Vec<Id> {
        let broken = self.rows.iter().filter(|row| !row.issues.is_empty());
        broken.map(|row| row.control_id.clone()).collect()
    }
}

/// A row of the Statement of Applicability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApplicabilityRow {
    /// The control.
    pub control_id: Id,
    /// What was decided.
    pub decision: Choice,
    /// Why.
    pub justification: Option<String>,
    /// What makes it necessary.
    pub drivers: Vec<Driver>,
    /// The two answers of an exclusion.
    pub exclusion: Option<ExclusionAnswers>,
    /// From the band; null where nothing is rated or the control is excluded.
    pub implementation_status: Option<ImplementationStatus>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Names or links of evidence.
    pub evidence: Vec<String>,
    /// When the decision is looked at again.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::date_or_null")
    )]
    pub review_on: Option<String>,
    /// The rules that the row breaks.
    pub issues: Vec<RowIssue>,
    /// Whether the control looks necessary.
    pub suggestion: Suggestion,
}

/// A broken rule on a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RowIssue {
    /// The rule.
    pub rule: RowRule,
    /// The clauses that ask for the control, for `exclusion_conflict`.
    pub clauses: Vec<Id>,
    /// The risks that stand on the control, for `excluded_but_treats_risk`.
    pub risk_ids: Vec<Id>,
}

/// A control of the organization's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OwnControlRow {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// From its rating; null where it has none.
    pub implementation_status: Option<ImplementationStatus>,
}

pub(crate) fn statement(
    a: &Assessment,
    e: &Evaluation,
    risks: &Risks<'_>,
    scenarios: &[SuggestedScenario],
) -> StatementOfApplicability {
    let c = risks.catalogue;
    let above = risks.above(e);
    let rows: Vec<_> = c
        .units
        .keys()
        .filter(|unit| c.part_of(*unit).excludable)
        .map(|unit| {
            let decision = decision(a, &c.units[unit].id);
            let issues = decision.map(|d| broken(risks, &above, e, unit, d));
            ApplicabilityRow {
                issues: issues.unwrap_or_default(),
                suggestion: suggestion::suggestion(c, a, scenarios, unit),
                ..row(c, e, unit, decision)
            }
        })
        .collect();
    let own_controls = a
        .own_controls
        .iter()
        .map(|own| OwnControlRow {
            id: own.id.clone(),
            title: own.title.clone(),
            implementation_status: assessment::value(c, own.rating.as_ref())
                .map(|value| status(c.class(value))),
        })
        .collect();
    StatementOfApplicability {
        complete: rows.iter().all(|row| row.decision != Choice::Undecided),
        valid: rows.iter().all(|row| row.issues.is_empty()),
        rows,
        own_controls,
    }
}

/// What was decided on a control; decisions stand in natural order.
fn decision<'a>(a: &'a Assessment, control: &Id) -> Option<&'a Decision> {
    let place = a
        .applicability
        .binary_search_by(|decision| decision.control_id.cmp(control));
    a.applicability.get(place.ok()?)
}

fn row(
    c: &Catalogue,
    e: &Evaluation,
    unit: Ix<Unit>,
    decision: Option<&Decision>,
) -> ApplicabilityRow {
    let rated = c.units[unit]
        .items
        .iter()
        .any(|item| c.items[*item].scored && e.values[*item].is_some());
    let band = e
        .bands(c, unit, e.layer)
        .filter(|_| rated && !e.excluded(unit));
    ApplicabilityRow {
        control_id: c.units[unit].id.clone(),
        decision: decision.map_or(Choice::Undecided, |d| {
            if d.included {
                Choice::Included
            } else {
                Choice::Excluded
            }
        }),
        justification: decision.and_then(|d| d.justification.clone()),
        drivers: decision.map(|d| d.drivers.clone()).unwrap_or_default(),
        exclusion: decision.and_then(|d| d.exclusion.clone()),
        implementation_status: band.map(|bands| status(bands.certain)),
        owner: decision.and_then(|d| d.owner.clone()),
        evidence: decision.map(|d| d.evidence.clone()).unwrap_or_default(),
        review_on: decision.and_then(|d| d.review_on.clone()),
        issues: Vec::new(),
        suggestion: Suggestion {
            decision: None,
            relevance: None,
            reasons: Vec::new(),
        },
    }
}

const fn status(band: Class) -> ImplementationStatus {
    match band {
        Class::N => ImplementationStatus::Planned,
        Class::P | Class::L => ImplementationStatus::Partial,
        Class::F => ImplementationStatus::Implemented,
    }
}

/// The controls whose rows would break a rule, without the Statement.
pub(crate) fn broken_controls(a: &Assessment, e: &Evaluation, risks: &Risks<'_>) -> Vec<Id> {
    let above = if e
        .applicability
        .values()
        .any(|a| *a == Applicability::Excluded)
    {
        risks.above(e)
    } else {
        Vec::new()
    };
    broken_given(a, e, risks, &above)
}

/// The same, where these are the places of the risks above acceptance.
pub(crate) fn broken_given(
    a: &Assessment,
    e: &Evaluation,
    risks: &Risks<'_>,
    above: &[usize],
) -> Vec<Id> {
    let c = risks.catalogue;
    let breaks = |decision: &&Decision| matches!(c.find(decision.control_id.as_str()), Some(Named::Unit(unit)) if !broken(risks, above, e, unit, decision).is_empty());
    let broken = a.applicability.iter().filter(breaks);
    broken.map(|decision| decision.control_id.clone()).collect()
}

/// The rules that a decision breaks. `above`: places of the risks above acceptance.
fn broken(
    risks: &Risks<'_>,
    above: &[usize],
    e: &Evaluation,
    unit: Ix<Unit>,
    decision: &Decision,
) -> Vec<RowIssue> {
    let c = risks.catalogue;
    let Some(rules) = &c.policy().applicability else {
        return Vec::new();
    };
    let mut issues = Vec::new();
    let mut add = |rule, clauses: &[Id], risk_ids: Vec<Id>| {
        issues.push(RowIssue {
            rule,
            clauses: clauses.to_vec(),
            risk_ids,
        });
    };
    match decision
        .justification
        .as_deref()
        .map_or(Said::Nothing, |text| rules.says(text))
    {
        Said::Nothing => add(RowRule::JustificationMissing, &[], Vec::new()),
        Said::StockPhrase => add(RowRule::JustificationStockPhrase, &[], Vec::new()),
        Said::Something => {}
    }
    if !decision.included {
        let stated = decision.exclusion.as_ref().is_some_and(|answers| {
            answers.no_risk_calls_for_it.is_some() && answers.no_outside_duty_calls_for_it.is_some()
        });
        if !stated {
            add(RowRule::ExclusionAnswersMissing, &[], Vec::new());
        }
        for conflict in rules
            .conflicts
            .iter()
            .filter(|conflict| conflict.unit == decision.control_id)
        {
            add(RowRule::ExclusionConflict, &conflict.clauses, Vec::new());
        }
        let treated = risks.on(above, unit);
        if !treated.is_empty() {
            add(RowRule::ExcludedButTreatsRisk, &[], treated);
        }
        if e.bands(c, unit, Layer::Declared)
            .is_some_and(|bands| bands.certain >= Class::P)
        {
            add(RowRule::ExcludedButInPlace, &[], Vec::new());
        }
    }
    issues
}
