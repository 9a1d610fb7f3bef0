//! Risks: section 8 of the scoring rules. A level is looked up in a grid, never multiplied.

mod register;
mod suggestion;

pub(crate) use register::register;
pub use register::{
    EffectivenessEnd, GridRef, MatrixCell, RatedPoint, RiskRange, RiskRegister, RiskRow, RiskRule,
    TagRow, TaxonomyRow,
};
pub use suggestion::SuggestedScenario;
pub(crate) use suggestion::{roles, suggested};

use crate::assessment::{self, Assessment, Likelihood, Risk};
use crate::catalogue::{Catalogue, Named, Unit};
use crate::evaluation::Evaluation;
use crate::fraction::Fraction;
use crate::grid::Grid;
use crate::id::Id;
use crate::policy::{Acceptance, Steps};
use crate::scale::Class;
use crate::table::Ix;
use crate::vocabulary::Treatment;

/// The risks of an assessment, with the grid and the acceptance that they are rated by.
pub(crate) struct Risks<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) grid: Option<&'a Grid>,
    pub(crate) acceptance: &'a [Acceptance],
    pub(crate) list: Vec<Subject<'a>>,
}

/// A risk with the controls that it stands on.
pub(crate) struct Subject<'a> {
    pub(crate) risk: &'a Risk,
    /// The controls whose state holds it.
    pub(crate) primary: Vec<Ix<Unit>>,
    /// Whether one of them limits harm.
    limits_harm: bool,
}

/// Ranks of consequence and likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) consequence: u8,
    pub(crate) likelihood: u8,
}

/// What the primary controls of a risk do, at one end of the range.
pub(crate) struct Hold {
    /// Mean of what is in place; none without a primary control that has a figure.
    pub(crate) mean: Option<Fraction>,
    pub(crate) band: Class,
    /// The controls at N that hold the band below that of the mean.
    pub(crate) held_by: Vec<Ix<Unit>>,
}

/// One of the two ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Every unrated item turns out worst.
    Worse,
    /// Every unrated item turns out best.
    Better,
}

impl<'a> Risks<'a> {
    pub(crate) fn new(c: &'a Catalogue, a: &'a Assessment) -> Self {
        let rules = c.policy().risks.as_ref();
        let acceptance = match (a.settings.acceptance.as_slice(), rules) {
            ([], Some(rules)) => &rules.acceptance,
            (stated, _) => stated,
        };
        let subject = |risk: &'a Risk| {
            let primary = primary(c, risk);
            let limits_harm = rules
                .is_some_and(|rules| primary.iter().any(|id| rules.harm_limiting.contains(id)));
            Subject {
                risk,
                primary: primary.iter().filter_map(|id| unit(c, id)).collect(),
                limits_harm,
            }
        };
        Self {
            catalogue: c,
            grid: assessment::grid(c, &a.settings),
            acceptance,
            list: a.risks.iter().map(subject).collect(),
        }
    }

    /// Where a risk stands before controls; none where it is not rated.
    pub(crate) fn inherent(&self, risk: &Risk) -> Option<Point> {
        let likelihood = match risk.likelihood? {
            Likelihood::Rank(rank) => rank,
            Likelihood::NotEstimable => self.grid?.middle(),
        };
        Some(Point {
            consequence: risk.consequence.worst()?,
            likelihood,
        })
    }

    /// What the primary controls of a risk do, at one end.
    pub(crate) fn hold(&self, e: &Evaluation, subject: &Subject<'_>, end: End) -> Hold {
        let c = self.catalogue;
        let mean = e.controls(c, &subject.primary).map(|exact| match end {
            End::Worse => exact.low_on(e.layer),
            End::Better => exact.high_on(e.layer),
        });
        let band = |unit: Ix<Unit>| {
            let bands = e.bands(c, unit, e.layer)?;
            Some(match end {
                _ if e.excluded(unit) => Class::N,
                End::Worse => bands.certain,
                End::Better => bands.best,
            })
        };
        let controls = subject.primary.iter().copied();
        let not_in_place: Vec<_> = controls
            .filter(|unit| band(*unit) == Some(Class::N))
            .collect();
        let of_mean = mean.map_or(Class::N, Class::of);
        let cap = match &c.policy().risks {
            Some(rules) if !not_in_place.is_empty() => rules.cap_with_not,
            _ => Class::F,
        };
        Hold {
            mean,
            band: of_mean.min(cap),
            held_by: if cap < of_mean {
                not_in_place
            } else {
                Vec::new()
            },
        }
    }

    /// Where a risk stands after controls of this band.
    fn lowered(&self, subject: &Subject<'_>, from: Point, band: Class) -> Point {
        let Steps {
            likelihood,
            consequence,
        } = match &self.catalogue.policy().risks {
            Some(rules) => rules.steps(band),
            None => return from,
        };
        let consequence = if subject.limits_harm { consequence } else { 0 };
        Point {
            consequence: from.consequence.saturating_sub(consequence).max(1),
            likelihood: from.likelihood.saturating_sub(likelihood).max(1),
        }
    }

    /// Where a risk stands after controls, as computed; none where it is not rated.
    pub(crate) fn computed(
        &self,
        e: &Evaluation,
        subject: &Subject<'_>,
        end: End,
    ) -> Option<Point> {
        let inherent = self.inherent(subject.risk)?;
        Some(self.lowered(subject, inherent, self.hold(e, subject, end).band))
    }

    /// Where a risk stands after controls: as a person holds, else as computed.
    pub(crate) fn residual(
        &self,
        e: &Evaluation,
        subject: &Subject<'_>,
        end: End,
    ) -> Option<Point> {
        self.residual_under(subject, || self.hold(e, subject, end).band)
    }

    /// The same, where the controls have this band.
    pub(crate) fn residual_under(
        &self,
        subject: &Subject<'_>,
        band: impl FnOnce() -> Class,
    ) -> Option<Point> {
        let stated = subject.risk.residual.map(|stated| Point {
            consequence: stated.consequence,
            likelihood: stated.likelihood,
        });
        stated.or_else(|| Some(self.lowered(subject, self.inherent(subject.risk)?, band())))
    }

    /// Whether what is left of a risk is more than is acceptable; none where nobody can tell.
    pub(crate) fn above_acceptance(&self, e: &Evaluation, subject: &Subject<'_>) -> Option<bool> {
        self.exceeds(subject, || self.residual(e, subject, End::Worse))
    }

    /// The same, where it stands there after controls.
    pub(crate) fn exceeds(
        &self,
        subject: &Subject<'_>,
        residual: impl FnOnce() -> Option<Point>,
    ) -> Option<bool> {
        if !subject.risk.red_lines.is_empty() {
            return Some(true);
        }
        if self.acceptance.is_empty() {
            return None;
        }
        let level = self.level(residual()?)?;
        let accepted = |entry: &Acceptance| entry.level == *level && entry.acceptable;
        Some(!self.acceptance.iter().any(accepted))
    }

    /// The level of a point.
    pub(crate) fn level(&self, point: Point) -> Option<&'a Id> {
        let grid = self.grid?;
        grid.levels
            .get(grid.place(point.consequence, point.likelihood))
    }

    /// Places in the list of the risks above acceptance.
    pub(crate) fn above(&self, e: &Evaluation) -> Vec<usize> {
        let above =
            |(_, subject): &(usize, &Subject<'_>)| self.above_acceptance(e, subject) == Some(true);
        self.list
            .iter()
            .enumerate()
            .filter(above)
            .map(|(place, _)| place)
            .collect()
    }

    /// The risk of this id.
    pub(crate) fn find(&self, id: &str) -> Option<&Subject<'a>> {
        self.list
            .iter()
            .find(|subject| subject.risk.id.as_str() == id)
    }

    /// The risks of these places that stand on a control.
    pub(crate) fn on(&self, above: &[usize], control: Ix<Unit>) -> Vec<Id> {
        let subjects = above.iter().filter_map(|place| self.list.get(*place));
        let on = subjects.filter(|subject| subject.primary.contains(&control));
        on.map(|subject| subject.risk.id.clone()).collect()
    }
}

/// Whether what is to be done about a risk is decided: a risk that is kept needs somebody who accepts it.
pub(crate) fn is_treated(risk: &Risk) -> bool {
    match risk.treatment {
        None => false,
        Some(Treatment::Retain) => is_accepted(risk),
        Some(Treatment::Avoid | Treatment::Modify | Treatment::Share) => true,
    }
}

pub(crate) fn is_accepted(risk: &Risk) -> bool {
    let name = risk.accepted_by.as_ref();
    name.is_some_and(|name| !name.trim().is_empty())
}

/// The primary controls of a risk: its own, else those of its scenario.
pub(crate) fn primary<'a>(c: &'a Catalogue, risk: &'a Risk) -> &'a [Id] {
    match (&risk.control_ids, scenario(c, risk)) {
        (Some(controls), _) => &controls.primary,
        (None, Some(scenario)) => &scenario.primary,
        (None, None) => &[],
    }
}

/// The supporting controls of a risk: its own, else those of its scenario.
pub(crate) fn supporting<'a>(c: &'a Catalogue, risk: &'a Risk) -> &'a [Id] {
    match (&risk.control_ids, scenario(c, risk)) {
        (Some(controls), _) => &controls.supporting,
        (None, Some(scenario)) => &scenario.supporting,
        (None, None) => &[],
    }
}

/// The scenario that a risk comes from.
pub(crate) fn scenario<'a>(
    c: &'a Catalogue,
    risk: &Risk,
) -> Option<&'a crate::catalogue::Scenario> {
    match c.find(risk.scenario_id.as_ref()?.as_str()) {
        Some(Named::Scenario(scenario)) => Some(&c.scenarios[scenario]),
        _ => None,
    }
}

fn unit(c: &Catalogue, id: &Id) -> Option<Ix<Unit>> {
    match c.find(id.as_str()) {
        Some(Named::Unit(unit)) => Some(unit),
        _ => None,
    }
}
