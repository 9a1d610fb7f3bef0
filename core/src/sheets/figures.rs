//! Sums, bands and figures of 64 sheets: sections 3 and 4 of the scoring rules.

use super::lanes::{ALL, Bytes, LANES, Lanes, Number, both, each, join, mask, tenths};
use super::plan::{Plan, PlannedUnit, STATED};
use super::tile::Tile;

/// What there is in place of a band where there is none.
pub(super) const NO_BAND: u8 = u8::MAX;

/// A unit's scored items of 64 sheets, summed up.
pub(super) struct Sums<S> {
    /// Of the values.
    pub(super) values: Lanes<S>,
    /// How many items are rated.
    pub(super) rated: Lanes<S>,
    /// The least code.
    least: Bytes,
}

impl<S: Number> Sums<S> {
    /// Sums up the scored items of a unit, none above `cap`. For each small number of items there is a loop of its own, without a branch.
    #[inline(always)]
    pub(super) fn of(tile: Tile<'_>, unit: &PlannedUnit, cap: u8) -> Self {
        let first = unit.scored.start;
        macro_rules! of_exactly {
            ($($count:literal)*) => {
                match unit.scored.len() {
                    $($count => Self::of_exactly::<$count>(tile, first, cap),)*
                    _ => {
                        let mut sums = Self::of_exactly::<8>(tile, first, cap);
                        let mut next = first + 8;
                        while next + 8 <= unit.scored.end {
                            sums.add(&Self::of_exactly::<8>(tile, next, cap));
                            next += 8;
                        }
                        for item in next..unit.scored.end {
                            sums.add(&Self::of_exactly::<1>(tile, item, cap));
                        }
                        sums
                    }
                }
            };
        }
        of_exactly!(0 1 2 3 4 5 6 7 8 9 10 11 12)
    }

    #[inline(always)]
    fn of_exactly<const N: usize>(tile: Tile<'_>, first: usize, cap: u8) -> Self {
        let items = tile.several::<N>(first);
        let codes = across(items, |codes| {
            codes
                .into_iter()
                .fold(S::default(), |sum, code| sum.plus(S::of(code.min(cap))))
        });
        let rated = across(items, |codes| {
            codes.into_iter().fold(S::default(), |sum, code| {
                sum.plus(S::of(code.min(cap).min(STATED)))
            })
        });
        Self {
            values: both(&codes, &rated, S::minus),
            rated,
            least: across(items, |codes| codes.into_iter().fold(cap, u8::min)),
        }
    }

    #[inline(always)]
    fn add(&mut self, other: &Self) {
        join(&mut self.values, &other.values, |a, b| *a = a.plus(b));
        join(&mut self.rated, &other.rated, |a, b| *a = a.plus(b));
        join(&mut self.least, &other.least, |a, b| *a = (*a).min(b));
    }

    /// The same with nothing where a unit is excluded.
    #[inline(always)]
    pub(super) fn only(&self, included: &Bytes) -> Self {
        Self {
            values: both(&self.values, included, S::only),
            rated: both(&self.rated, included, S::only),
            ..*self
        }
    }

    /// The band that is certain.
    #[inline(always)]
    pub(super) fn band(&self, plan: &Plan, unit: &PlannedUnit) -> Bytes {
        let bounds = unit.bounds.map(|bound| S::cut(bound.into()));
        both(&self.values, &self.least, |sum, least| {
            band(sum, bounds).min(cap(plan, least.saturating_sub(STATED)))
        })
    }

    /// The band if every unrated item turned out best.
    #[inline(always)]
    pub(super) fn best(&self, plan: &Plan, unit: &PlannedUnit, tile: Tile<'_>) -> Bytes {
        let bounds = unit.bounds.map(|bound| S::cut(bound.into()));
        let count = S::cut(unit.scored.len() as u128);
        let top = S::of(plan.top);
        let sums = both(&self.values, &self.rated, |sum, rated| {
            sum.plus(top.times(count.minus(rated)))
        });
        let mut least_rated = ALL;
        for item in unit.scored.clone() {
            join(&mut least_rated, tile.codes(item), |least, code| {
                *least = (*least).min(code.wrapping_sub(STATED));
            });
        }
        both(&sums, &least_rated, |sum, least| {
            band(sum, bounds).min(cap(plan, least))
        })
    }
}

/// One result for each row, of so many values.
#[inline(always)]
#[expect(
    clippy::indexing_slicing,
    reason = "a lane of arrays that all have so many"
)]
fn across<const N: usize, R>(many: &[Bytes; N], f: impl Fn([u8; N]) -> R) -> Lanes<R> {
    std::array::from_fn(|lane| f(std::array::from_fn(|one| many[one][lane])))
}

/// Band of a sum.
#[inline(always)]
fn band<S: Number>(sum: S, [n, p, l]: [S; 3]) -> u8 {
    u8::from(sum > n)
        .wrapping_add(u8::from(sum > p))
        .wrapping_add(u8::from(sum > l))
}

/// The highest band of a unit whose weakest item has this value.
#[inline(always)]
fn cap(plan: &Plan, least: u8) -> u8 {
    let [not, partially, _] = plan.classes;
    let [with_not, with_partially] = plan.caps;
    (with_not | mask(least >= not)).min(with_partially | mask(least >= partially))
}

/// What units reach together.
#[derive(Clone, Copy)]
pub(super) struct Reached<T> {
    /// What is in place.
    pub(super) low: Lanes<T>,
    /// What is rated.
    pub(super) covered: Lanes<T>,
    /// What can be reached.
    pub(super) whole: Whole<T>,
}

/// What can be reached: the same in all rows, unless units are excluded.
#[derive(Clone, Copy)]
pub(super) enum Whole<T> {
    Everywhere(T),
    Each(Lanes<T>),
}

impl<T: Number> Reached<T> {
    pub(super) fn nothing() -> Self {
        let none = [T::default(); LANES];
        Self {
            low: none,
            covered: none,
            whole: Whole::Everywhere(T::default()),
        }
    }

    /// Nothing again.
    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.low = [T::default(); LANES];
        self.covered = [T::default(); LANES];
        self.whole = Whole::Everywhere(T::default());
    }

    /// With sums of units that have the same number of items, each point with its weight.
    #[inline(always)]
    pub(super) fn add<S: Number>(&mut self, values: &Lanes<S>, rated: &Lanes<S>, share: T, top: T)
    where
        T: From<S>,
    {
        join(&mut self.low, values, |sum, value| {
            *sum = sum.plus(share.times(T::from(value)));
        });
        let share = share.times(top);
        join(&mut self.covered, rated, |sum, value| {
            *sum = sum.plus(share.times(T::from(value)));
        });
    }

    /// With a unit that can reach so much, where it is included.
    #[inline(always)]
    pub(super) fn widen(&mut self, one: T, included: Option<&Bytes>) {
        match (&mut self.whole, included) {
            (Whole::Everywhere(whole), None) => *whole = whole.plus(one),
            (Whole::Everywhere(whole), Some(included)) => {
                let whole = *whole;
                self.whole = Whole::Each(each(included, |included| whole.plus(one.only(included))));
            }
            (Whole::Each(whole), None) => {
                *whole = each(whole, |whole| whole.plus(one));
            }
            (Whole::Each(whole), Some(included)) => join(whole, included, |whole, included| {
                *whole = whole.plus(one.only(included));
            }),
        }
    }

    /// Low, score, high and coverage, in tenths of a percent.
    #[inline(always)]
    pub(super) fn figures(&self) -> [Lanes<u16>; 4] {
        let score = tenths(&self.low, &self.covered);
        let behind = both(&self.low, &self.covered, T::minus);
        match &self.whole {
            Whole::Everywhere(whole) => [
                T::tenths_of(&self.low, *whole),
                score,
                T::tenths_of(&each(&behind, |behind| whole.plus(behind)), *whole),
                T::tenths_of(&self.covered, *whole),
            ],
            Whole::Each(whole) => [
                tenths(&self.low, whole),
                score,
                tenths(&both(whole, &behind, T::plus), whole),
                tenths(&self.covered, whole),
            ],
        }
    }

    /// Where `low` is above a percent.
    pub(super) fn low_above(&self, percent: u8) -> Bytes {
        let (hundred, percent) = (T::of(100), T::of(percent));
        let above = |low: T, whole: T| mask(low.times(hundred) > percent.times(whole));
        match &self.whole {
            Whole::Everywhere(whole) => each(&self.low, |low| above(low, *whole)),
            Whole::Each(whole) => both(&self.low, whole, above),
        }
    }
}
