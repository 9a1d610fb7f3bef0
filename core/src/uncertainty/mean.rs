//! A mean over units, exactly: the sums of their values times whole factors, over one denominator.

use std::ops::Range;

use super::lanes::{LANES, Lanes};
use super::odds::Odds;
use crate::fraction::{Fraction, gcd};
use crate::reciprocal::Reciprocal;
use crate::scale::Class;

/// The denominator of a mean times that of the odds stays below this, so that the variance, over the square of both, keeps within
/// 128 bits, and the figure of a draw in thousandths within 64.
const DENOMINATOR_MAX: u128 = 1 << 52;

/// Uncertain items of one unit, so few that their values are added up in eight bits.
pub(super) struct Summand {
    /// Places among the uncertain items.
    pub(super) items: Vec<usize>,
    /// The most that they can come to.
    pub(super) reach: u32,
}

/// What a unit brings to a mean.
pub(super) struct Term {
    /// What the sum of its values is multiplied by.
    pub(super) factor: u128,
    /// The sum of those that are certain.
    pub(super) sum: u32,
    /// Places of the summands that are drawn.
    pub(super) drawn: Range<usize>,
}

/// A numerator: of 64 bits, or of 32, which are twice as fast, where the denominator fits.
pub(super) trait Numerator: Copy {
    fn of(number: u64) -> Self;

    fn plus(self, factor: Self, sum: u32) -> Self;
}

impl Numerator for u64 {
    #[inline(always)]
    fn of(number: u64) -> Self {
        number
    }

    #[inline(always)]
    fn plus(self, factor: Self, sum: u32) -> Self {
        self.wrapping_add(factor.wrapping_mul(Self::from(sum)))
    }
}

impl Numerator for u32 {
    #[inline(always)]
    fn of(number: u64) -> Self {
        Self::try_from(number).unwrap_or(Self::MAX)
    }

    #[inline(always)]
    fn plus(self, factor: Self, sum: u32) -> Self {
        self.wrapping_add(factor.wrapping_mul(sum))
    }
}

/// A mean over units.
pub(super) struct Mean {
    groups: Vec<Group>,
    /// What the certain ones add.
    fixed: u64,
    /// The denominator.
    of: u64,
    /// The same, where it is small.
    reciprocal: Option<Reciprocal>,
}

/// Summands with one factor, together below 256.
struct Group {
    factor: u64,
    reach: u32,
    /// Their places.
    summands: Vec<usize>,
}

impl Mean {
    /// `odds`: a common denominator of the odds. None where the arithmetic would not hold it.
    pub(super) fn new(
        terms: Vec<Term>,
        summands: &[Summand],
        of: u128,
        odds: u128,
    ) -> Option<Self> {
        let shared = terms
            .iter()
            .fold(of, |shared, term| gcd(shared, term.factor));
        let shared = shared.max(1);
        let fits = (of / shared)
            .checked_mul(odds)
            .is_some_and(|denominator| denominator < DENOMINATOR_MAX);
        let of = u64::try_from(of / shared).ok().filter(|_| fits)?;
        let mut mean = Self {
            groups: Vec::new(),
            fixed: 0,
            of,
            reciprocal: u32::try_from(of).ok().and_then(Reciprocal::of),
        };
        for term in terms {
            let factor = u64::try_from(term.factor / shared).ok()?;
            mean.fixed += factor * u64::from(term.sum);
            for place in term.drawn {
                mean.draw(factor, place, summands.get(place)?.reach);
            }
        }
        Some(mean)
    }

    /// Puts a summand into the first group that it fits.
    fn draw(&mut self, factor: u64, summand: usize, reach: u32) {
        let fits = |group: &&mut Group| {
            group.factor == factor && u8::try_from(group.reach + reach).is_ok()
        };
        match self.groups.iter_mut().find(fits) {
            Some(group) => {
                group.reach += reach;
                group.summands.push(summand);
            }
            None => self.groups.push(Group {
                factor,
                reach,
                summands: vec![summand],
            }),
        }
    }

    /// The numerator in each draw, given the sum of each summand, in a type that holds the denominator.
    #[inline(always)]
    pub(super) fn lanes<N: Numerator>(&self, sums: &[Lanes<u8>]) -> Lanes<N> {
        let mut total = [N::of(self.fixed); LANES];
        for group in &self.groups {
            let mut together = [0_u8; LANES];
            for sum in group.summands.iter().filter_map(|place| sums.get(*place)) {
                for (together, sum) in together.iter_mut().zip(sum) {
                    *together = together.wrapping_add(*sum);
                }
            }
            for (total, together) in total.iter_mut().zip(&together) {
                *total = total.plus(N::of(group.factor), u32::from(*together));
            }
        }
        total
    }

    /// The least numerator that is above `percent`.
    pub(super) fn least_above(&self, percent: u8) -> u64 {
        u64::from(percent) * self.of / 100 + 1
    }

    /// The least numerators of the bands P, L and F; none where they do not fit 32 bits.
    pub(super) fn bands(&self) -> Option<[u32; 3]> {
        u32::try_from(self.of).ok()?;
        let bands = Class::BAND_UP_TO_PERCENT.map(|(_, percent)| self.least_above(percent));
        Some(bands.map(|least| u32::try_from(least).unwrap_or(u32::MAX)))
    }

    /// Thousandths of the whole in each draw, half up, as [`Fraction::percent`] has them.
    #[inline(always)]
    pub(super) fn tenths(&self, sums: &[Lanes<u8>]) -> Lanes<u16> {
        let mut tenths = [0; LANES];
        if let Some(reciprocal) = self.reciprocal {
            for (tenths, numerator) in tenths.iter_mut().zip(self.lanes::<u32>(sums)) {
                *tenths = reciprocal.tenths(numerator);
            }
        } else {
            for (tenths, numerator) in tenths.iter_mut().zip(self.lanes::<u64>(sums)) {
                let exact = (numerator * 2_000 + self.of) / (2 * self.of);
                *tenths = u16::try_from(exact).unwrap_or(u16::MAX);
            }
        }
        tenths
    }

    /// Mean and variance, and what each uncertain item carries of the variance. `items`: for each summand its items, as place, odds
    /// and the value that they are held at.
    pub(super) fn moments<'o>(
        &self,
        items: impl Fn(usize) -> Vec<(usize, &'o Odds, u8)>,
    ) -> Moments {
        let summands = || {
            let groups = self.groups.iter();
            groups.flat_map(|group| {
                let summands = group.summands.iter();
                summands.map(|place| (u128::from(group.factor), *place))
            })
        };
        let common = summands()
            .flat_map(|(_, place)| items(place))
            .fold(1, |common, (_, odds, _)| lcm(common, odds.whole()));
        let of = u128::from(self.of) * common;
        let mut mean = u128::from(self.fixed) * common;
        let mut shares = Vec::new();
        for (factor, place) in summands() {
            for (place, odds, cap) in items(place) {
                let scale = factor * (common / odds.whole());
                let (first, spread) = odds.moments(cap);
                mean += scale * first;
                shares.push((place, scale * scale * spread));
            }
        }
        Moments {
            mean: Fraction::new(mean, of).unwrap_or(Fraction::ZERO),
            variance: shares.iter().map(|(_, share)| share).sum(),
            of: of * of,
            shares,
        }
    }
}

/// Mean and variance of a figure.
pub(super) struct Moments {
    pub(super) mean: Fraction,
    variance: u128,
    of: u128,
    /// For each uncertain item, by its place, what it carries of the variance.
    shares: Vec<(usize, u128)>,
}

impl Moments {
    pub(super) fn variance(&self) -> Fraction {
        Fraction::new(self.variance, self.of).unwrap_or(Fraction::ZERO)
    }

    /// The items, each with its variance in the figure and its share of the whole, which is 0 where nothing varies.
    pub(super) fn shares(&self) -> impl Iterator<Item = (usize, Fraction, Fraction)> {
        self.shares.iter().map(|(place, share)| {
            let of = |whole| Fraction::new(*share, whole).unwrap_or(Fraction::ZERO);
            (*place, of(self.of), of(self.variance))
        })
    }

    /// Standard deviation in thousandths of the whole, half up.
    pub(super) fn deviation(&self) -> u16 {
        // The most that twice it, less a half, is not above; 1,000 at most.
        let within = |tenths: u128| (2 * tenths - 1).pow(2) * self.of <= 4_000_000 * self.variance;
        (1..=1_000_u16)
            .take_while(|tenths| within(u128::from(*tenths)))
            .last()
            .unwrap_or_default()
    }
}

/// Least common multiple of two numbers above 0.
pub(super) fn lcm(a: u128, b: u128) -> u128 {
    a.saturating_mul(b / gcd(a, b).max(1))
}
