//! The roadmap: the gaps in waves, what closing each alone would change, and the cheapest path to each label. Section 9 of the
//! scoring rules.

mod path;
mod wave;

pub use path::{Path, PathOutcome};
pub use wave::Wave;

use serde::Serialize;

use crate::applicability::{self, broken_controls};
use crate::assessment::Assessment;
use crate::catalogue::{Catalogue, CatalogueRef};
use crate::evaluation::Evaluation;
use crate::finding;
use crate::fraction::Change;
use crate::gap::{Closing, Criterion, OpenGap, Scene, gaps};
use crate::id::Id;
use crate::policy::{Condition, PolicyRef};
use crate::readiness::{Blocker, Outcome};
use crate::risk::{self, Risks};

use path::{Search, path};
use wave::{Plan, waves};

/// The name of the format.
pub(crate) const FORMAT: &str = "aimscore/roadmap/1";

/// The roadmap of an assessment: `aimscore/roadmap/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Roadmap {
    /// `aimscore/roadmap/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "aimscore/roadmap/1")))]
    pub format: &'static str,
    /// The catalogue used.
    pub catalogue: CatalogueRef,
    /// The policy used.
    pub policy: PolicyRef,
    /// The day for which the statements hold.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::date"))]
    pub as_of: String,
    /// The next label; null at the last, or where the policy has none.
    pub next: Option<Id>,
    /// The gaps in the order in which to look at them.
    pub steps: Vec<RoadmapStep>,
    /// Work that fits into a wave, in person-days; null where nobody says so. Then there are no waves.
    pub capacity_days: Option<u8>,
    /// The gaps in waves: each after those that it waits for.
    pub waves: Vec<Wave>,
    /// The cheapest path to each label that is not reached.
    pub paths: Vec<Path>,
}

/// A gap, and what closing it and nothing else would change, found by scoring again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoadmapStep {
    /// The gap.
    pub gap_id: String,
    /// Work to close it, in person-days.
    pub days: u8,
    /// What the `low` of its part gains, in points of percent, on the layer in force. Below 0 where a control that was left out comes in.
    pub gain: Change,
    /// The risks that come within acceptance.
    pub relieves: Vec<Id>,
    /// How many conditions of the next label hold that did not.
    pub blockers_removed: u32,
    /// How many ids fewer the blockers of the next label name. Below 0 where a control that was left out comes in.
    pub fewer_blocking: i32,
    /// Why it stands before the one after it; null at the last.
    pub before_next_by: Option<Criterion>,
    /// The wave that it falls into, from 1; null where there are none.
    pub wave: Option<u32>,
}

/// The roadmap of a checked assessment.
pub(crate) fn roadmap(c: &Catalogue, a: &Assessment) -> Roadmap {
    let e = &Evaluation::new(c, a);
    let risks = &Risks::new(c, a);
    let statement = &applicability::statement(a, e, risks, &risk::suggested(c, a));
    let broken = statement.broken();
    let outcome = Outcome {
        catalogue: c,
        evaluation: e,
        broken: &|| broken.clone(),
    };
    let readiness = outcome.readiness();
    let findings = finding::findings(c, e, &broken, &|_| true);
    let gaps = gaps(&Scene {
        assessment: a,
        evaluation: e,
        risks,
        statement,
        readiness: readiness.as_ref(),
        findings: &findings,
    });
    let blockers = readiness
        .as_ref()
        .map(|readiness| readiness.blockers.as_slice());
    let mut trial = Trial {
        a,
        e,
        risks,
        work: e.clone(),
        blockers: blockers.unwrap_or_default(),
        conditions: readiness
            .as_ref()
            .map_or_else(Vec::new, |readiness| outcome.asked_by(readiness)),
    };
    let capacity = a.settings.capacity_days;
    let capacity = capacity.or(c.policy().roadmap.as_ref().map(|rules| rules.capacity_days));
    let plan = capacity.map(|capacity| waves(c, &gaps, capacity));
    let (waves, placed) = plan.map_or((Vec::new(), None), |Plan { waves, placed }| {
        (waves, Some(placed))
    });
    let steps = gaps.iter().enumerate().map(|(i, open)| {
        let next = gaps.get(i + 1);
        RoadmapStep {
            before_next_by: next.map(|next| open.compare(next).1),
            wave: placed.as_ref().and_then(|placed| placed.get(i).copied()),
            ..trial.step(open)
        }
    });
    let steps = steps.collect();
    let labels = c.policy().labels.iter().enumerate();
    let reached = readiness.as_ref().and_then(|readiness| {
        c.policy()
            .labels
            .iter()
            .position(|label| label.id == readiness.label)
    });
    let search = Search {
        catalogue: c,
        assessment: a,
        evaluation: e,
        statement,
        gaps: &gaps,
    };
    let ahead = labels.filter(|(place, _)| reached.is_some_and(|reached| *place > reached));
    Roadmap {
        format: FORMAT,
        catalogue: c.reference(),
        policy: c.policy_reference().clone(),
        as_of: a.as_of.clone(),
        next: readiness
            .as_ref()
            .and_then(|readiness| readiness.next.clone()),
        steps,
        capacity_days: capacity,
        waves,
        paths: ahead
            .map(|(place, label)| path(&search, place, &label.id))
            .collect(),
    }
}

/// An evaluation in which one gap after the other is closed and opened again.
struct Trial<'a> {
    a: &'a Assessment,
    e: &'a Evaluation,
    risks: &'a Risks<'a>,
    work: Evaluation,
    blockers: &'a [Blocker],
    /// Everything that the next label asks for.
    conditions: Vec<&'a Condition>,
}

impl Trial<'_> {
    fn step(&mut self, open: &OpenGap) -> RoadmapStep {
        let c = self.risks.catalogue;
        open.closing.apply(c, &mut self.work);
        let (blockers_removed, fewer_blocking) = self.unblocked(open.closing);
        open.closing.undo(c, &mut self.work, self.e);
        RoadmapStep {
            gap_id: open.gap.id.clone(),
            days: open.gap.effort.days(),
            gain: open.gap.gain,
            relieves: open.gap.relieves.clone(),
            blockers_removed,
            fewer_blocking,
            before_next_by: None,
            wave: None,
        }
    }

    /// How many blockers are gone, and how many ids fewer they name.
    fn unblocked(&self, closing: Closing) -> (u32, i32) {
        let c = self.risks.catalogue;
        let in_order = match closing {
            Closing::Row(unit, _) => Some(&c.units[unit].id),
            _ => None,
        };
        let broken = || {
            let mut broken = broken_controls(self.a, &self.work, self.risks);
            broken.retain(|control| Some(control) != in_order);
            broken
        };
        let outcome = Outcome {
            catalogue: c,
            evaluation: &self.work,
            broken: &broken,
        };
        let count = |ids: &[String]| i32::try_from(ids.len()).unwrap_or(i32::MAX);
        let (mut removed, mut fewer) = (0, 0);
        for blocker in self.blockers {
            let left = outcome.failing(&blocker.condition);
            removed += u32::from(left.is_empty());
            fewer += count(&blocker.ids) - count(&left);
        }
        // A control that comes in brings its questions along; nothing else that is closed makes a condition fail.
        if matches!(closing, Closing::Row(unit, _) if self.e.excluded(unit)) {
            let held = |condition: &&&Condition| {
                !self
                    .blockers
                    .iter()
                    .any(|blocker| blocker.condition == ***condition)
            };
            let failing = self.conditions.iter().filter(held);
            fewer -= failing
                .map(|condition| count(&outcome.failing(condition)))
                .sum::<i32>();
        }
        (removed, fewer)
    }
}
