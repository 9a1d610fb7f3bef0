//! The units of a part together, where a bound on its figure asks for more than each unit alone needs.

use std::collections::BTreeMap;

use crate::id::sorted;

use super::demand::Bound;
use super::unit::{Decided, Problem, Solution};
use super::{Budget, TooLarge};

/// What the figure of a part is made of.
pub(super) struct Whole<'a> {
    pub(super) bounds: &'a [Bound],
    pub(super) top: u128,
    /// Least common multiple of the numbers of scored items.
    pub(super) common: u128,
    /// Number of units that count.
    pub(super) units: u128,
}

/// Gains of a part on both layers, in its smallest shares.
type Gains = [u128; 2];

/// A way through some of the units: work, number of gaps, and gains.
#[derive(Clone, Copy, Debug)]
struct Way {
    days: u32,
    count: usize,
    gains: Gains,
}

impl Whole<'_> {
    /// What a point of an item of this unit is in the smallest shares of the part.
    pub(super) fn share(&self, problem: &Problem) -> u128 {
        self.common / u128::from(problem.scored.max(1))
    }

    /// Whether the figure is above every bound.
    pub(super) fn holds(&self, gains: Gains) -> bool {
        let whole = self.top * self.common * self.units;
        self.bounds.iter().all(|bound| {
            let gained = gains.get(bound.side).copied().unwrap_or_default();
            gained * 100 > u128::from(bound.percent) * whole
        })
    }

    /// The cheapest way to the bounds.
    pub(super) fn solve(
        &self,
        problems: &[&Problem],
        budget: &mut Budget,
    ) -> Result<Option<Solution>, TooLarge> {
        let free = |_| None;
        let mut ways = Vec::new();
        for problem in problems {
            ways.push(self.ways(problem, &free, budget)?);
        }
        let Some(cheapest) = self.search(&ways, budget)? else {
            return Ok(None);
        };
        // Gap by gap in the order of ids: it is closed if a way as cheap closes it.
        let mut decided: BTreeMap<u32, bool> = BTreeMap::new();
        let ranks = problems.iter().enumerate();
        let ranks =
            ranks.flat_map(|(at, problem)| problem.ranks.iter().map(move |rank| (*rank, at)));
        let ranks = sorted(ranks.collect(), Ord::cmp);
        let mut left = cheapest.1;
        for (rank, at) in ranks {
            decided.insert(rank, left > 0);
            if left == 0 {
                continue;
            }
            let (Some(problem), Some(slot)) = (problems.get(at), ways.get_mut(at)) else {
                continue;
            };
            let own = |rank| decided.get(&rank).copied();
            let closed = self.ways(problem, &own, budget)?;
            let before = std::mem::replace(slot, closed);
            if self.cheapest(&ways, cheapest.0, budget)? == Some(cheapest) {
                left -= 1;
            } else {
                decided.insert(rank, false);
                let own = |rank| decided.get(&rank).copied();
                let open = self.ways(problem, &own, budget)?;
                if let Some(slot) = ways.get_mut(at) {
                    *slot = if open.is_empty() { before } else { open };
                }
            }
        }
        let own = |rank| decided.get(&rank).copied();
        let mut whole = Solution::default();
        for problem in problems {
            let Some(best) = problem.best(&own, budget)? else {
                return Ok(None);
            };
            whole.join(best);
        }
        Ok(Some(whole))
    }

    /// The ways through one unit that no other beats.
    fn ways(
        &self,
        problem: &Problem,
        decided: Decided<'_>,
        budget: &mut Budget,
    ) -> Result<Vec<Way>, TooLarge> {
        let share = self.share(problem);
        let ways = problem.ways(decided, budget)?;
        Ok(best(
            ways.into_iter()
                .map(|solution| Way {
                    days: solution.days,
                    count: solution.ranks.len(),
                    gains: solution.sums.map(|sum| share * u128::from(sum)),
                })
                .collect(),
        ))
    }

    /// The least work, and the fewest gaps with that work, that reach the bounds: looked for within more and more work.
    fn search(
        &self,
        units: &[Vec<Way>],
        budget: &mut Budget,
    ) -> Result<Option<(u32, usize)>, TooLarge> {
        let most = |unit: &Vec<Way>| unit.iter().map(|way| way.days).max().unwrap_or_default();
        let all: u32 = units.iter().map(most).sum();
        let mut limit = 8;
        loop {
            let found = self.cheapest(units, limit, budget)?;
            if found.is_some() || limit >= all {
                return Ok(found);
            }
            limit = limit.saturating_mul(2);
        }
    }

    /// The same within some work.
    fn cheapest(
        &self,
        units: &[Vec<Way>],
        limit: u32,
        budget: &mut Budget,
    ) -> Result<Option<(u32, usize)>, TooLarge> {
        let mut ways = vec![Way {
            days: 0,
            count: 0,
            gains: [0, 0],
        }];
        for unit in units {
            budget.spend(ways.len() * unit.len())?;
            let joined = ways.iter().flat_map(|a| {
                unit.iter().map(|b| Way {
                    days: a.days + b.days,
                    count: a.count + b.count,
                    gains: [a.gains[0] + b.gains[0], a.gains[1] + b.gains[1]],
                })
            });
            ways = best(joined.filter(|way| way.days <= limit).collect());
        }
        let reaching = ways.iter().filter(|way| self.holds(way.gains));
        Ok(reaching.map(|way| (way.days, way.count)).min())
    }
}

/// The ways that no other way beats: with less work, or as much work and no more gaps, and no less gain on either layer. What
/// is beaten cannot be a part of the cheapest way: the one that beats it would make that cheaper.
fn best(mut ways: Vec<Way>) -> Vec<Way> {
    // Sorted in place, since this is where the time of a search goes.
    ways.sort_by(|a, b| {
        let work = (a.days, a.count).cmp(&(b.days, b.count));
        work.then_with(|| b.gains.cmp(&a.gains))
    });
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        let beats = |known: &Way| known.gains.iter().zip(&way.gains).all(|(a, b)| a >= b);
        if !kept.iter().rev().any(beats) {
            kept.push(way);
        }
    }
    kept
}
