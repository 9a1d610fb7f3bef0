//! The cheapest path to a label: the least work that closes enough gaps, exactly.
//!
//! A path counts on nothing but the gaps that it closes, each to its target at its full effort. A gap that only appears once
//! another is closed, such as missing evidence for a new rating, counts as well. Rows of the Statement of Applicability are put
//! in order where a condition of the label asks for it, and only there; which risks are above acceptance is taken as it stands,
//! so that no path rests on a heuristic. Equal work: fewer gaps, then the smallest list of ids.
//!
//! The units of a part share nothing but the figure of the part, so each is solved alone, by the sums that its items can reach.
//! Only where a bound on the part's figure is not met by that are the units put together, by the work and the gain of each.

mod demand;
mod together;
mod unit;

use serde::Serialize;

use crate::applicability::{Choice, StatementOfApplicability};
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, Named, Part, Unit};
use crate::closed::closed;
use crate::evaluation::Evaluation;
use crate::gap::{Closing, OpenGap, targets};
use crate::id::{Id, natural, sorted};
use crate::table::{Ix, Table};
use crate::vocabulary::{Effort, GapKind};

use demand::Demands;
use unit::{Problem, Solution};

closed! {
    /// What a search for a path came to.
    PathOutcome {
        /// The path was found: no other takes less work.
        Found "found",
        /// Closing every gap to its target does not reach the label.
        OutOfReach "out_of_reach",
        /// The catalogue or the policy asks for a search that is too large.
        TooLarge "too_large",
    }
}

/// The cheapest path to a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Path {
    /// The label.
    pub label: Id,
    /// What the search came to.
    pub outcome: PathOutcome,
    /// The least work, in person-days; null where no path was found.
    pub days: Option<u32>,
    /// The gaps to close, in natural order; empty where no path was found.
    pub gap_ids: Vec<String>,
}

/// What a path is looked for in.
pub(crate) struct Search<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) assessment: &'a Assessment,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) statement: &'a StatementOfApplicability,
    pub(crate) gaps: &'a [OpenGap],
}

/// Steps that a search may take (project convention: under a second).
const STEPS_MAX: u64 = 30_000_000;

/// What is left of the steps.
pub(crate) struct Budget(u64);

/// The search was given up.
#[derive(Debug)]
pub(crate) struct TooLarge;

impl Budget {
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), TooLarge> {
        self.0 = self.0.checked_sub(steps as u64).ok_or(TooLarge)?;
        Ok(())
    }
}

/// The path to the label of this place.
pub(crate) fn path(search: &Search<'_>, place: usize, label: &Id) -> Path {
    let found = Solver::new(search, place).solve();
    let outcome = match &found {
        Ok(Some(_)) => PathOutcome::Found,
        Ok(None) => PathOutcome::OutOfReach,
        Err(TooLarge) => PathOutcome::TooLarge,
    };
    let (days, gap_ids) = match found {
        Ok(Some((days, gap_ids))) => (Some(days), gap_ids),
        _ => (None, Vec::new()),
    };
    Path {
        label: label.clone(),
        outcome,
        days,
        gap_ids,
    }
}

struct Solver<'a> {
    search: &'a Search<'a>,
    /// The evaluation with the rows in order that the label asks for.
    base: Evaluation,
    demands: Demands,
    /// The rows put in order: work and id.
    rows: Vec<(u32, String)>,
}

impl<'a> Solver<'a> {
    fn new(search: &'a Search<'a>, place: usize) -> Self {
        let (c, e) = (search.catalogue, search.evaluation);
        let asked = Demands::rows(c, place);
        let mut base = e.clone();
        let mut rows = Vec::new();
        for open in search.gaps {
            let Closing::Row(unit, _) = open.closing else {
                continue;
            };
            let control = &c.units[unit].id;
            let row = search
                .statement
                .rows
                .iter()
                .find(|row| row.control_id == *control);
            let undecided = row.is_some_and(|row| row.decision == Choice::Undecided);
            if (undecided && asked.complete) || (!undecided && asked.valid) {
                open.closing.apply(c, &mut base);
                rows.push((u32::from(open.gap.effort.days()), open.gap.id.clone()));
            }
        }
        let demands = Demands::new(c, &base, place);
        Self {
            search,
            base,
            demands,
            rows,
        }
    }

    fn solve(&self) -> Result<Option<(u32, Vec<String>)>, TooLarge> {
        let c = self.search.catalogue;
        let mut budget = Budget(STEPS_MAX);
        let (problems, names) = self.problems();
        let mut days: u32 = self.rows.iter().map(|(days, _)| days).sum();
        let mut ids: Vec<String> = self.rows.iter().map(|(_, id)| id.clone()).collect();
        for part in c.parts.keys() {
            let own: Vec<&Problem> = problems
                .iter()
                .filter(|problem| c.units[problem.unit].part == part)
                .collect();
            let bounds = &self.demands.bounds[part];
            let Some(solution) = self.part(part, &own, bounds, &mut budget)? else {
                return Ok(None);
            };
            days += solution.days;
            let closed = solution.ranks.iter();
            ids.extend(closed.filter_map(|rank| names.get(*rank as usize).cloned()));
        }
        Ok(Some((days, sorted(ids, |a, b| natural(a, b)))))
    }

    /// The cheapest way for one part.
    fn part(
        &self,
        part: Ix<Part>,
        problems: &[&Problem],
        bounds: &[demand::Bound],
        budget: &mut Budget,
    ) -> Result<Option<Solution>, TooLarge> {
        let c = self.search.catalogue;
        let counted = problems
            .iter()
            .filter(|problem| c.units[problem.unit].scored > 0)
            .count();
        let whole = together::Whole {
            bounds,
            top: u128::from(c.top()),
            common: c.parts[part].common,
            units: counted as u128,
        };
        let mut alone = Solution::default();
        let mut gains = [0, 0];
        for problem in problems {
            let free = |_| None;
            let Some(best) = problem.best(&free, budget)? else {
                return Ok(None);
            };
            let share = whole.share(problem);
            let ([declared, evidenced], sums) = (gains, best.sums.map(u128::from));
            gains = [declared + share * sums[0], evidenced + share * sums[1]];
            alone.join(best);
        }
        if whole.holds(gains) {
            return Ok(Some(alone));
        }
        whole.solve(problems, budget)
    }

    /// What each unit has to reach, and what there is to close in it; and the ids of all gaps by their rank.
    fn problems(&self) -> (Vec<Problem>, Vec<String>) {
        let (c, a) = (self.search.catalogue, self.search.assessment);
        let targets = targets(c, a);
        let included = c.units.keys().filter(|unit| !self.base.excluded(*unit));
        let mut problems: Vec<Problem> = included
            .map(|unit| Problem::new(c, &self.base, &self.demands, &targets, unit))
            .collect();
        let names: Vec<String> = problems.iter().flat_map(Problem::gap_ids).collect();
        let names = sorted(names, |a, b| natural(a, b));
        let effort = |id: &str, own: Effort| {
            let stated = a.settings.efforts.iter().find(|effort| effort.gap_id == id);
            u32::from(stated.map_or(own, |stated| stated.effort).days())
        };
        for problem in &mut problems {
            problem.number(&names, &effort);
        }
        (problems, names)
    }
}

/// The id of a gap.
fn gap_id(kind: GapKind, subject: &Id) -> String {
    format!("{kind}.{subject}")
}

/// The units that a list of ids names.
fn picked(c: &Catalogue, condition: &crate::policy::Condition) -> Table<Unit, bool> {
    let named = condition
        .part
        .iter()
        .chain(&condition.groups)
        .chain(&condition.units);
    let mut picked = c.units.map(|_| false);
    c.units_of(named).for_each(|unit| picked[unit] = true);
    picked
}

/// The part of an id.
fn part(c: &Catalogue, id: &Id) -> Option<Ix<Part>> {
    match c.find(id.as_str()) {
        Some(Named::Part(part)) => Some(part),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
