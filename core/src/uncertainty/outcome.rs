//! What was drawn, put into rows.

use std::cmp::Ordering;

use super::draw::Tally;
use super::mean::Moments;
use super::plan::{Plan, Uncertain};
use super::{
    BandChance, Chance, ExactSpread, ItemVariance, LabelChance, NextQuestion, PartSpread,
    RiskChance, RiskLevelChance, Spread, UnitChance,
};
use crate::fraction::{Fraction, Percent};
use crate::id::sorted;
use crate::risk::Risks;
use crate::scale::Class;

pub(super) struct Outcomes<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) draws: u32,
    pub(super) tally: Tally,
    /// Mean and variance of the headline of each part.
    pub(super) variances: Vec<Option<Moments>>,
}

impl Outcomes<'_> {
    fn chance(&self, draws: u32) -> Chance {
        let share = Fraction::new(u128::from(draws), u128::from(self.draws));
        Chance {
            draws,
            probability: share.unwrap_or(Fraction::ZERO).percent(),
        }
    }

    pub(super) fn parts(&self) -> Vec<PartSpread> {
        let parts = self.plan.catalogue.parts.values();
        let figures = self.variances.iter().zip(&self.tally.figures);
        let spread = |moments: &Moments, figures: &[u32]| {
            let (mean, variance) = (moments.mean, moments.variance());
            let [p5, p50, p95] = [5, 50, 95].map(|percent| self.quantile(figures, percent));
            Spread {
                mean: mean.percent(),
                deviation: Percent(moments.deviation()),
                p5,
                p50,
                p95,
                exact: ExactSpread { mean, variance },
            }
        };
        let rows = parts
            .zip(figures)
            .map(|(part, (moments, figures))| PartSpread {
                id: part.id.clone(),
                spread: moments.as_ref().map(|moments| spread(moments, figures)),
            });
        rows.collect()
    }

    /// The smallest of the draws but so many percent: of N draws the ceil(percent N / 100)-th, from the smallest on.
    fn quantile(&self, figures: &[u32], percent: u64) -> Percent {
        let wanted = (percent * u64::from(self.draws)).div_ceil(100);
        let mut passed = 0;
        let reaches = |times: &u32| {
            passed += u64::from(*times);
            passed >= wanted
        };
        let tenths = figures.iter().position(reaches).unwrap_or_default();
        Percent(u16::try_from(tenths).unwrap_or(u16::MAX))
    }

    pub(super) fn labels(&self) -> Vec<LabelChance> {
        let labels = self.plan.catalogue.policy().labels.iter();
        let reached = &self.tally.labels;
        let beyond = reached.iter().skip(1).chain(std::iter::once(&0));
        let rows = labels.zip(reached.iter().zip(beyond));
        rows.map(|(label, (reached, beyond))| LabelChance {
            id: label.id.clone(),
            exactly: self.chance(reached - beyond),
            at_least: self.chance(*reached),
        })
        .collect()
    }

    pub(super) fn units(&self) -> Vec<UnitChance> {
        let row = |(band, times): (&Class, &u32)| {
            let Chance { draws, probability } = self.chance(*times);
            BandChance {
                band: *band,
                draws,
                probability,
            }
        };
        let units = self.plan.units.iter().zip(&self.tally.bands.times);
        let rows = units.map(|(uncertain, times)| UnitChance {
            id: self.plan.catalogue.units[uncertain.unit].id.clone(),
            bands: Class::ALL.iter().zip(times).map(row).collect(),
        });
        rows.collect()
    }

    pub(super) fn risks(&self, risks: &Risks<'_>) -> Vec<RiskChance> {
        let grid = risks.grid.map(|grid| grid.levels.as_slice());
        let threats = self.plan.threats.iter().zip(&self.tally.threats.times);
        let rows = risks.list.iter().zip(threats);
        rows.map(|(subject, (threat, times))| {
            let sum = |wanted: &dyn Fn(usize) -> bool| {
                let bands = times.iter().enumerate();
                let picked = bands.filter(|(band, _)| wanted(*band));
                picked.map(|(_, times)| times).sum()
            };
            let at = |level: usize| {
                sum(&|band| threat.levels.get(band).copied().flatten() == Some(level))
            };
            let levels = grid.filter(|_| threat.levels.iter().all(Option::is_some));
            let known = threat.above.iter().all(Option::is_some);
            let above = || sum(&|band| threat.above.get(band).copied().flatten() == Some(true));
            let row = |(place, level): (usize, &crate::id::Id)| {
                let Chance { draws, probability } = self.chance(at(place));
                RiskLevelChance {
                    level: level.clone(),
                    draws,
                    probability,
                }
            };
            RiskChance {
                id: subject.risk.id.clone(),
                levels: levels
                    .unwrap_or_default()
                    .iter()
                    .enumerate()
                    .map(row)
                    .collect(),
                above_acceptance: known.then(|| self.chance(above())),
            }
        })
        .collect()
    }

    /// The variance of each uncertain item in the headline of its part, and its share of the whole.
    fn shares(&self) -> Vec<(Fraction, Fraction)> {
        let mut shares = vec![(Fraction::ZERO, Fraction::ZERO); self.plan.items.len()];
        for (place, variance, share) in self.variances.iter().flatten().flat_map(Moments::shares) {
            if let Some(own) = shares.get_mut(place) {
                *own = (variance, share);
            }
        }
        shares
    }

    pub(super) fn items(&self) -> Vec<ItemVariance> {
        let c = self.plan.catalogue;
        let items = self.plan.items.iter().zip(self.shares());
        let rows = items.map(|(drawn, (_, share))| ItemVariance {
            item_id: c.items[drawn.item].data.id.clone(),
            unit_id: c.units[c.items[drawn.item].unit].id.clone(),
            confidence: drawn.confidence,
            share: share.percent(),
            exact: share,
        });
        rows.collect()
    }

    /// The unrated items, those first that carry most per second: of the movement of the watched label, if one is watched, else of
    /// the variance; equal: of the variance, then by natural order.
    pub(super) fn questions(&self, watched: Option<usize>) -> Vec<NextQuestion> {
        let reached = watched.and_then(|place| self.tally.labels.get(place));
        let question = |(place, (drawn, (variance, _))): (usize, (&Uncertain, (Fraction, _)))| {
            let levels = self.tally.levels.get(place);
            let data = &self.plan.catalogue.items[drawn.item].data;
            let question = NextQuestion {
                item_id: data.id.clone(),
                seconds: data.seconds_to_answer(),
                variance,
                movement: levels
                    .zip(reached)
                    .map(|(levels, all)| self.movement(levels, *all)),
            };
            drawn.confidence.is_none().then_some(question)
        };
        let items = self.plan.items.iter().zip(self.shares());
        let questions: Vec<_> = items.enumerate().filter_map(question).collect();
        let per_second = |a: Fraction, b: Fraction, seconds: (u16, u16)| {
            b.per(seconds.1).compare(a.per(seconds.0))
        };
        sorted(questions, |a: &NextQuestion, b: &NextQuestion| {
            let seconds = (a.seconds, b.seconds);
            let moved = match (a.movement, b.movement) {
                (Some(a), Some(b)) => per_second(a, b, seconds),
                _ => Ordering::Equal,
            };
            moved.then_with(|| per_second(a.variance, b.variance, seconds))
        })
    }

    /// The mean, over the levels drawn, of how far the share of the draws that reach a label is from that among all.
    fn movement(&self, levels: &[(u32, u32)], all: u32) -> Fraction {
        let draws = u128::from(self.draws);
        let moved = levels.iter().map(|(drawn, reached)| {
            (u128::from(*reached) * draws).abs_diff(u128::from(*drawn) * u128::from(all))
        });
        Fraction::new(moved.sum(), draws * draws).unwrap_or(Fraction::ZERO)
    }
}
