//! A mean over units, exactly: the sums of their values times whole factors, over one denominator.

use super::lanes::{LANES, Lanes};
use super::odds::Odds;
use crate::fraction::{Fraction, gcd};
use crate::scale::Class;

/// The denominator of a mean times that of the odds stays below this, so that the variance, over the square of both, keeps within
/// 128 bits, and the figure of a draw in thousandths within 64.
const DENOMINATOR_MAX: u128 = 1 << 52;

/// What a unit brings to a mean.
pub(super) struct Term {
    /// What the sum of its values is multiplied by.
    pub(super) factor: u128,
    /// The sum of its values where it is certain, else its place among the uncertain units.
    pub(super) sum: Result<u32, usize>,
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
    /// Uncertain units by their factor.
    groups: Vec<(u64, Vec<usize>)>,
    /// What the certain ones add.
    fixed: u64,
    /// The denominator.
    of: u64,
}

impl Mean {
    /// `odds`: a common denominator of the odds. None where the arithmetic would not hold it.
    pub(super) fn new(terms: Vec<Term>, of: u128, odds: u128) -> Option<Self> {
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
        };
        for term in terms {
            let factor = u64::try_from(term.factor / shared).ok()?;
            match term.sum {
                Ok(sum) => mean.fixed += factor * u64::from(sum),
                Err(slot) => match mean.groups.iter_mut().find(|(known, _)| *known == factor) {
                    Some((_, slots)) => slots.push(slot),
                    None => mean.groups.push((factor, vec![slot])),
                },
            }
        }
        Some(mean)
    }

    /// The numerator in each draw.
    #[inline(always)]
    pub(super) fn lanes<N: Numerator>(&self, sums: &[Lanes<u32>]) -> Lanes<N> {
        let mut total = [N::of(self.fixed); LANES];
        for (factor, slots) in &self.groups {
            let mut together = [0_u32; LANES];
            for sum in slots.iter().filter_map(|slot| sums.get(*slot)) {
                for (together, sum) in together.iter_mut().zip(sum) {
                    *together = together.wrapping_add(*sum);
                }
            }
            for (total, together) in total.iter_mut().zip(&together) {
                *total = total.plus(N::of(*factor), *together);
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

    /// Thousandths of the whole, half up, as [`Fraction::percent`] has them.
    #[inline(always)]
    pub(super) fn tenths(&self, numerator: u64) -> usize {
        let tenths = (numerator * 2_000 + self.of) / (2 * self.of);
        usize::try_from(tenths).unwrap_or(usize::MAX)
    }

    /// Mean and variance, and what each uncertain item carries of the variance. `items`: for each uncertain unit its items, as
    /// place, odds and the value that they are held at; `fixed`: the sum of its certain values.
    pub(super) fn moments<'o>(
        &self,
        items: impl Fn(usize) -> Vec<(usize, &'o Odds, u8)>,
        fixed: impl Fn(usize) -> u32,
    ) -> Moments {
        let slots = || {
            let groups = self.groups.iter();
            groups.flat_map(|(factor, slots)| slots.iter().map(|slot| (u128::from(*factor), *slot)))
        };
        let common = slots()
            .flat_map(|(_, slot)| items(slot))
            .fold(1, |common, (_, odds, _)| lcm(common, odds.whole()));
        let of = u128::from(self.of) * common;
        let mut mean = u128::from(self.fixed) * common;
        let mut shares = Vec::new();
        for (factor, slot) in slots() {
            mean += factor * u128::from(fixed(slot)) * common;
            for (place, odds, cap) in items(slot) {
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
