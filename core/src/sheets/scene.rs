//! What 64 sheets state, and what follows from it: labels and the Statement of Applicability, sections 6 and 7 of the scoring rules.

use super::counts::findings;
use super::figures::{Reached, Sums};
use super::lanes::{ALL, Bytes, LANES, NONE, Number, and, any, both, each, join, mask, not, or};
use super::plan::{Check, Plan, PlannedUnit, STATED};
use super::tile::{APPROVED, NO, Tile, YES};
use crate::scale::{Class, Layer};

/// 64 sheets after their units were summed up.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    /// The values.
    pub(super) tile: Tile<'a>,
    /// Bands of the units by their ratings, whether they are excluded or not.
    pub(super) bands: &'a [Bytes],
    /// Whether statuses of documents were given.
    pub(super) documents: bool,
    /// Whether decisions were given.
    pub(super) decisions: bool,
}

impl Scene<'_> {
    /// Where a unit is included.
    #[inline(always)]
    pub(super) fn included(&self, unit: &PlannedUnit) -> Bytes {
        self.included_if_said(unit).unwrap_or(ALL)
    }

    /// Where a unit is included; `None` where nobody can have said that it isn't.
    #[inline(always)]
    pub(super) fn included_if_said(&self, unit: &PlannedUnit) -> Option<Bytes> {
        let decision = unit.decision.filter(|_| self.decisions)?;
        Some(each(self.tile.codes(decision), |code| mask(code != YES)))
    }

    /// What is said of the whole Statement.
    fn statement(&self) -> &Bytes {
        self.tile.codes(self.plan.statement)
    }

    /// Where nobody decided on a control: it isn't excluded, and nothing is said of the Statement.
    #[inline(always)]
    pub(super) fn undecided(&self, unit: &PlannedUnit) -> Bytes {
        if unit.decision.is_none() {
            return NONE;
        }
        and(
            &self.included(unit),
            &each(self.statement(), |said| mask(said < STATED)),
        )
    }

    /// Where the row of a control breaks a rule.
    #[inline(always)]
    pub(super) fn breaks(&self, unit: &PlannedUnit) -> Bytes {
        if unit.decision.is_none() || !self.plan.statement_has_rules {
            return NONE;
        }
        let excluded = not(&self.included(unit));
        let unbacked = both(self.statement(), &excluded, |said, excluded| {
            mask(said == NO) | (mask(said != YES) & excluded)
        });
        let band = self.place(unit).and_then(|place| self.bands.get(place));
        let in_place = band.map_or(NONE, |band| {
            each(band, |band| {
                mask(unit.conflicts || (!unit.scored.is_empty() && band >= Class::P as u8))
            })
        });
        or(&unbacked, &and(&excluded, &in_place))
    }

    fn place(&self, unit: &PlannedUnit) -> Option<usize> {
        self.plan
            .units
            .iter()
            .position(|other| std::ptr::eq(other, unit))
    }

    /// Where a row of the Statement breaks a rule.
    pub(super) fn broken(&self) -> Bytes {
        let rows = self.plan.units.iter().map(|unit| self.breaks(unit));
        rows.fold(NONE, |all, row| or(&all, &row))
    }

    /// The place of the highest label whose conditions all hold, with those before it.
    #[inline(always)]
    pub(super) fn label<S: Number, T: Number + From<S>>(&self, parts: &[Reached<T>]) -> Bytes {
        let mut reached = NONE;
        let mut holds = ALL;
        for (place, checks) in (0_u8..).zip(&self.plan.labels) {
            for check in checks {
                if any(&holds) {
                    holds = and(&holds, &self.holds::<S, T>(check, parts));
                }
            }
            join(&mut reached, &holds, |reached, holds| {
                *reached = if holds == 0 { *reached } else { place };
            });
        }
        reached
    }

    fn holds<S: Number, T: Number + From<S>>(&self, check: &Check, parts: &[Reached<T>]) -> Bytes {
        let plan = self.plan;
        match check {
            Check::PartLow {
                part,
                percent,
                layer: Layer::Declared,
            } => parts
                .get(*part)
                .map_or(NONE, |part| part.low_above(*percent)),
            Check::PartLow {
                part,
                percent,
                layer,
            } => plan.parts.get(*part).map_or(NONE, |units| {
                let units = plan.units.get(units.clone()).unwrap_or_default();
                super::reached::<S, T>(*self, units, cap(plan, *layer)).low_above(*percent)
            }),
            Check::Units {
                units,
                least,
                layer,
            } => self.every(units.iter(), |scene, place| {
                let Some(unit) = plan.units.get(*place) else {
                    return ALL;
                };
                let band = match layer {
                    Layer::Declared => scene.bands.get(*place).copied().unwrap_or(NONE),
                    Layer::Evidenced => {
                        Sums::<S>::of(scene.tile, unit, cap(plan, *layer)).band(plan, unit)
                    }
                };
                let strong = each(&band, |band| mask(band >= *least));
                if unit.scored.is_empty() {
                    ALL
                } else {
                    or(&strong, &not(&scene.included(unit)))
                }
            }),
            Check::Items {
                items,
                least,
                layer,
            } => self.every(items.iter(), |scene, (slot, unit)| {
                let strong = each(scene.tile.codes(*slot), |code| {
                    mask(code.min(cap(plan, *layer)) >= *least)
                });
                let unit = plan.units.get(*unit);
                unit.map_or(ALL, |unit| or(&strong, &not(&scene.included(unit))))
            }),
            Check::Documents(slots) => self.every(slots.iter(), |scene, slot| {
                each(scene.tile.codes(*slot), |status| mask(status == APPROVED))
            }),
            Check::NoFinding(grade) => {
                let found = findings(self, Some(*grade));
                let found = found
                    .iter()
                    .fold([0; LANES], |all, found| both(&all, found, |a, b| a | b));
                each(&found, |found| mask(found == 0))
            }
            Check::Complete => {
                self.every(plan.units.iter(), |scene, unit| not(&scene.undecided(unit)))
            }
            Check::Valid => not(&self.broken()),
            Check::Never => NONE,
        }
    }

    /// Where something holds for each of many.
    fn every<X>(&self, many: impl Iterator<Item = X>, holds: impl Fn(&Self, X) -> Bytes) -> Bytes {
        let mut all = ALL;
        for one in many {
            if !any(&all) {
                break;
            }
            all = and(&all, &holds(self, one));
        }
        all
    }
}

/// The highest code on a layer.
fn cap(plan: &Plan, layer: Layer) -> u8 {
    let [_, partially, _] = plan.classes;
    match layer {
        Layer::Declared => u8::MAX,
        Layer::Evidenced => partially,
    }
}
