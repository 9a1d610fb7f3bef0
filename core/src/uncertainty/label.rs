//! The conditions of the readiness labels, laid out for draws: what is the same in every draw is settled beforehand.

use super::draw::Seen;
use super::lanes::{LANES, Lanes, keep};
use super::mean::Mean;
use super::plan::{Plan, Uncertain, rank};
use crate::catalogue::{Catalogue, Item, Named, Part, Unit};
use crate::error::InputError;
use crate::evaluation::{Evaluation, Value};
use crate::finding::{self, FindingRule, findings};
use crate::grade::Grade;
use crate::id::Id;
use crate::policy::{Condition, ConditionRule};
use crate::readiness::Outcome;
use crate::scale::{Class, DocumentStatus};
use crate::table::Ix;

/// A label: it is reached where all of its checks pass, and those of the labels before it.
pub(super) struct Rung {
    checks: Vec<Check>,
}

/// What must hold in a draw.
enum Check {
    /// Fails in every draw.
    Never,
    /// The mean of a part is at least this, on a view.
    Mean(usize, Mean, u64),
    /// Uncertain units have at least this band, on a view.
    Bands(usize, Vec<(usize, u8)>),
    /// Uncertain items have at least this level.
    Levels(Vec<(usize, u8)>),
    /// Uncertain items do not have this level.
    Not(Vec<(usize, u8)>),
    /// Fewer than so many uncertain items have at most these levels.
    Fewer(u8, Vec<(usize, u8)>),
    /// No row of the Statement breaks a rule because of a risk.
    Statement,
}

/// What the checks look at.
pub(super) struct Drawn<'d> {
    /// The level of each uncertain item.
    pub(super) levels: &'d [Lanes<u8>],
    /// What is seen of the uncertain units, by view.
    pub(super) seen: &'d [Seen],
    /// Whether a risk above acceptance stands on an excluded control.
    pub(super) broken: &'d Lanes<u8>,
}

impl Rung {
    /// The views that it reads.
    #[inline(always)]
    pub(super) fn views(&self) -> impl Iterator<Item = usize> {
        self.checks.iter().filter_map(|check| match check {
            Check::Mean(view, ..) | Check::Bands(view, _) => Some(*view),
            _ => None,
        })
    }

    /// Keeps the draws in which every check passes.
    #[inline(always)]
    pub(super) fn check(&self, drawn: &Drawn<'_>, alive: &mut Lanes<u8>) {
        for check in &self.checks {
            check.keep(drawn, alive);
        }
    }

    /// How many values it looks at in a draw.
    pub(super) fn size(&self) -> usize {
        let size = |check: &Check| match check {
            Check::Bands(_, list)
            | Check::Levels(list)
            | Check::Not(list)
            | Check::Fewer(_, list) => list.len(),
            Check::Never | Check::Mean(..) | Check::Statement => 1,
        };
        self.checks.iter().map(size).sum()
    }
}

impl Check {
    #[inline(always)]
    fn keep(&self, drawn: &Drawn<'_>, alive: &mut Lanes<u8>) {
        let level = |place: usize| drawn.levels.get(place);
        match self {
            Self::Never => *alive = [0; LANES],
            Self::Mean(view, mean, least) => {
                if let Some(seen) = drawn.seen.get(*view) {
                    keep(alive, &mean.lanes::<u64>(&seen.sums), |mean| mean >= *least);
                }
            }
            Self::Bands(view, units) => {
                for (slot, least) in units {
                    let bands = drawn.seen.get(*view).map(|seen| &seen.bands);
                    if let Some(band) = bands.and_then(|bands| bands.get(*slot)) {
                        keep(alive, band, |band| band >= *least);
                    }
                }
            }
            Self::Levels(items) => {
                for (place, least) in items {
                    if let Some(lanes) = level(*place) {
                        keep(alive, lanes, |level| level >= *least);
                    }
                }
            }
            Self::Not(items) => {
                for (place, wrong) in items {
                    if let Some(lanes) = level(*place) {
                        keep(alive, lanes, |level| level != *wrong);
                    }
                }
            }
            Self::Fewer(bound, items) => {
                let mut weak = [0_u8; LANES];
                for (place, most) in items {
                    for (weak, level) in weak.iter_mut().zip(level(*place).into_iter().flatten()) {
                        *weak = weak.saturating_add(u8::from(*level <= *most));
                    }
                }
                keep(alive, &weak, |weak| weak < *bound);
            }
            Self::Statement => keep(alive, drawn.broken, |broken| broken == 0),
        }
    }
}

/// The labels of the policy, lowest first. `broken`: a row of the Statement breaks a rule in every draw.
pub(super) fn rungs(plan: &mut Plan<'_>, broken: bool) -> Result<Vec<Rung>, InputError> {
    let c = plan.catalogue;
    let mut rungs = Vec::new();
    for label in &c.policy().labels {
        let mut checks = Vec::new();
        for condition in &label.conditions {
            let mut reader = Reader {
                plan: &mut *plan,
                condition,
                broken,
                checks: &mut checks,
            };
            reader.read()?;
        }
        if checks.iter().any(|check| matches!(check, Check::Never)) {
            checks = vec![Check::Never];
        }
        rungs.push(Rung { checks });
    }
    Ok(rungs)
}

/// A condition on its way to checks.
struct Reader<'r, 'a> {
    plan: &'r mut Plan<'a>,
    condition: &'r Condition,
    /// Whether a row of the Statement breaks a rule in every draw.
    broken: bool,
    checks: &'r mut Vec<Check>,
}

impl Reader<'_, '_> {
    fn read(&mut self) -> Result<(), InputError> {
        let layer = self.condition.layer.unwrap_or(self.plan.evaluation.layer);
        match self.condition.rule {
            ConditionRule::PartLowAbove => {
                let view = self.plan.view(layer);
                self.low(view)?;
            }
            ConditionRule::UnitsAtLeast => {
                let view = self.plan.view(layer);
                self.units(view);
            }
            ConditionRule::ItemsAtLeast => {
                let view = self.plan.view(layer);
                self.items(view);
            }
            ConditionRule::NoFinding => self.findings(),
            // In a draw everything is rated.
            ConditionRule::ItemsRated => {}
            ConditionRule::ApplicabilityValid => self.statement(),
            ConditionRule::DocumentsApproved | ConditionRule::ApplicabilityComplete => {
                let none = Vec::new;
                let outcome = Outcome {
                    catalogue: self.plan.catalogue,
                    evaluation: &self.plan.evaluation,
                    broken: &none,
                };
                if !outcome.failing(self.condition).is_empty() {
                    self.checks.push(Check::Never);
                }
            }
        }
        Ok(())
    }

    fn low(&mut self, view: usize) -> Result<(), InputError> {
        let c = self.plan.catalogue;
        let part = match self.condition.part.as_ref().map(|id| c.find(id.as_str())) {
            Some(Some(Named::Part(part))) => Some(part),
            _ => None,
        };
        let mean = part.map_or(Ok(None), |part: Ix<Part>| self.plan.mean(part, view, false))?;
        let percent = self.condition.percent.unwrap_or(100);
        self.checks.push(mean.map_or(Check::Never, |mean| {
            let least = mean.least_above(percent);
            Check::Mean(view, mean, least)
        }));
        Ok(())
    }

    fn units(&mut self, view: usize) {
        let plan = &*self.plan;
        let (c, e) = (plan.catalogue, &plan.evaluation);
        let layer = plan.views.get(view).map_or(e.layer, |view| view.layer);
        let least = self.condition.class.unwrap_or(Class::F);
        let mut open = Vec::new();
        let mut fails = false;
        for unit in picked(c, self.condition).filter(|unit| !e.excluded(*unit)) {
            if let Some(slot) = plan.slots[unit] {
                open.push((slot, rank(least)));
            } else {
                let bands = e.bands(c, unit, layer);
                fails |= bands.is_some_and(|bands| bands.certain < least);
            }
        }
        self.push(fails, Check::Bands(view, open));
    }

    fn items(&mut self, view: usize) {
        let plan = &*self.plan;
        let (c, e) = (plan.catalogue, &plan.evaluation);
        let layer = plan.views.get(view).map_or(e.layer, |view| view.layer);
        let least = self.condition.class.unwrap_or(Class::F);
        let lowest = (0..=c.top()).find(|value| c.class(*value) >= least);
        let lowest = lowest.unwrap_or(c.top());
        let wanted = |item: &Ix<Item>| {
            let kind = self.condition.kind;
            kind.is_none_or(|kind| c.items[*item].data.kind == kind)
        };
        let units = picked(c, self.condition).filter(|unit| !e.excluded(*unit));
        let items = units.flat_map(|unit| Evaluation::scored(c, unit));
        let mut open = Vec::new();
        let mut fails = false;
        for item in items.filter(wanted) {
            match plan.items.iter().position(|drawn| drawn.item == item) {
                Some(place) => {
                    let caps = plan.views.get(view).map(|view| &view.caps);
                    let cap = caps.and_then(|caps| caps.get(place)).copied();
                    fails |= cap < Some(lowest);
                    open.push((place, lowest));
                }
                None => fails |= e.values[item].is_some_and(|v| c.class(v.on(layer)) < least),
            }
        }
        self.push(fails, Check::Levels(open));
    }

    fn statement(&mut self) {
        self.push(self.broken, Check::Statement);
    }

    /// A finding that stands in every draw, or may stand in one.
    fn findings(&mut self) {
        let plan = &*self.plan;
        let (c, e) = (plan.catalogue, &plan.evaluation);
        let wanted = |grade| Some(grade) == self.condition.grade;
        let certain = |unit: Ix<Unit>| plan.slots[unit].is_none();
        let stands = |found: &finding::Finding| match found.rule {
            FindingRule::Document | FindingRule::ControlDocument => true,
            FindingRule::Systemic => {
                matches!(c.find(found.unit_id.as_str()), Some(Named::Unit(unit)) if certain(unit))
            }
            FindingRule::Item => {
                let drawn = |item: Ix<Item>| plan.items.iter().any(|drawn| drawn.item == item);
                let drawn =
                    |id: &Id| matches!(c.find(id.as_str()), Some(Named::Item(item)) if drawn(item));
                !found.item_ids.iter().any(drawn)
            }
            FindingRule::Applicability => false,
        };
        let fails = findings(c, e, &[], &wanted).iter().any(stands);
        let mut wrong = Vec::new();
        for (place, drawn) in plan.items.iter().enumerate() {
            for level in 0..=c.top() {
                if self
                    .found(drawn, self.value(place, level), level)
                    .is_some_and(wanted)
                {
                    wrong.push((place, level));
                }
            }
        }
        let systemic = self.systemic();
        let rules = c.policy().applicability.as_ref();
        let unit = rules.and_then(|rules| c.find(rules.unit.as_str()));
        let speaks = matches!(unit, Some(Named::Unit(unit)) if !e.excluded(unit))
            && wanted(Grade::PotentialMajor);
        self.push(fails, Check::Not(wrong));
        for check in systemic {
            self.checks.push(check);
        }
        if speaks {
            self.statement();
        }
    }

    /// The value on the layer in force of an uncertain item that is drawn at a level.
    fn value(&self, place: usize, level: u8) -> u8 {
        let view = self.plan.views.first();
        let cap = view.and_then(|view| view.caps.get(place));
        level.min(cap.copied().unwrap_or(level))
    }

    /// The grade of the finding on an item drawn at this level, so of this value; none where that on its document stands for it.
    fn found(&self, drawn: &Uncertain, value: u8, level: u8) -> Option<Grade> {
        let (c, e) = (self.plan.catalogue, &self.plan.evaluation);
        let document = c.items[drawn.item].document;
        let missing =
            document.and_then(|document| e.documents[document]) == Some(DocumentStatus::Missing);
        if missing && level > 0 && drawn.confidence.is_some() {
            return None;
        }
        finding::grade(c, drawn.item, Some(c.class(value)))
    }

    /// Many weak items in one unit.
    fn systemic(&self) -> Vec<Check> {
        let plan = &*self.plan;
        let (c, e) = (plan.catalogue, &plan.evaluation);
        let rule = c.policy().systemic.as_ref();
        let Some(rule) = rule.filter(|rule| Some(rule.grade) == self.condition.grade) else {
            return Vec::new();
        };
        let most = c.highest(rule.at_most);
        let of_part = |unit: Ix<Unit>| c.part_of(unit).id == rule.part;
        let units = plan
            .units
            .iter()
            .filter(|uncertain| of_part(uncertain.unit));
        units
            .map(|uncertain| {
                let mut bound = rule.items;
                let mut open = Vec::new();
                for item in Evaluation::scored(c, uncertain.unit) {
                    let mut places = plan.drawn(uncertain);
                    let is = |place: &usize| plan.items.get(*place).is_some_and(|d| d.item == item);
                    match places.find(is) {
                        Some(place) if self.value(place, c.top()) > most => {
                            open.push((place, most));
                        }
                        Some(_) => bound = bound.saturating_sub(1),
                        None => {
                            let weak = |value: Value| c.class(value.on(e.layer)) <= rule.at_most;
                            bound =
                                bound.saturating_sub(u8::from(e.values[item].is_some_and(weak)));
                        }
                    }
                }
                if bound == 0 {
                    Check::Never
                } else {
                    Check::Fewer(bound, open)
                }
            })
            .collect()
    }

    /// A check, or one that nothing passes.
    fn push(&mut self, fails: bool, check: Check) {
        self.checks.push(if fails { Check::Never } else { check });
    }
}

/// The units that a condition picks.
fn picked<'c>(c: &'c Catalogue, condition: &'c Condition) -> impl Iterator<Item = Ix<Unit>> {
    let named = condition.part.iter();
    c.units_of(named.chain(&condition.groups).chain(&condition.units))
}
