//! The Statement of Applicability: section 7 of the scoring rules.

use serde::Serialize;

use crate::assessment::{self, Assessment, Decision, Driver, ExclusionAnswers};
use crate::catalogue::{Catalogue, Named, Unit};
use crate::closed::closed;
use crate::evaluation::Evaluation;
use crate::id::Id;
use crate::policy::Said;
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

pub(crate) fn statement(c: &Catalogue, a: &Assessment, e: &Evaluation) -> StatementOfApplicability {
    let rows: Vec<_> = c
        .units
        .keys()
        .filter(|unit| c.part_of(*unit).excludable)
        .map(|unit| row(c, e, unit, decision(a, &c.units[unit].id)))
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
        issues: decision.map(|d| broken(c, e, unit, d)).unwrap_or_default(),
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
pub(crate) fn broken_controls(c: &Catalogue, a: &Assessment, e: &Evaluation) -> Vec<Id> {
    let breaks = |decision: &&Decision| matches!(c.find(decision.control_id.as_str()), Some(Named::Unit(unit)) if !broken(c, e, unit, decision).is_empty());
    a.applicability
        .iter()
        .filter(breaks)
        .map(|decision| decision.control_id.clone())
        .collect()
}

/// The rules that a decision breaks.
fn broken(c: &Catalogue, e: &Evaluation, unit: Ix<Unit>, decision: &Decision) -> Vec<RowIssue> {
    let Some(rules) = &c.policy().applicability else {
        return Vec::new();
    };
    let mut issues = Vec::new();
    let mut add = |rule, clauses: &[Id]| {
        issues.push(RowIssue {
            rule,
            clauses: clauses.to_vec(),
        });
    };
    match decision
        .justification
        .as_deref()
        .map_or(Said::Nothing, |text| rules.says(text))
    {
        Said::Nothing => add(RowRule::JustificationMissing, &[]),
        Said::StockPhrase => add(RowRule::JustificationStockPhrase, &[]),
        Said::Something => {}
    }
    if !decision.included {
        let stated = decision.exclusion.as_ref().is_some_and(|answers| {
            answers.no_risk_calls_for_it.is_some() && answers.no_outside_duty_calls_for_it.is_some()
        });
        if !stated {
            add(RowRule::ExclusionAnswersMissing, &[]);
        }
        for conflict in rules
            .conflicts
            .iter()
            .filter(|conflict| conflict.unit == decision.control_id)
        {
            add(RowRule::ExclusionConflict, &conflict.clauses);
        }
        if e.bands(c, unit, Layer::Declared)
            .is_some_and(|bands| bands.certain >= Class::P)
        {
            add(RowRule::ExcludedButInPlace, &[]);
        }
    }
    issues
}
