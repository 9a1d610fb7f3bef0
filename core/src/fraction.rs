//! Exact fractions, and the one place where they become printed percents.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

/// An exact non-negative fraction. Denominators of figures stay below 2^64 by the check on catalogues, those of variances below
/// 2^104 by a check of their own, so no step overflows.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    numerator: u128,
    denominator: u128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    pub(crate) const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// `None` for a denominator of zero.
    pub(crate) fn new(numerator: u128, denominator: u128) -> Option<Self> {
        (denominator != 0).then_some(Self {
            numerator,
            denominator,
        })
    }

    /// Order of two fractions, by their whole parts and those of what is left over turned round: no product, so nothing overflows.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let (mut a, mut b) = (self, other);
        loop {
            let whole = (a.numerator / a.denominator).cmp(&(b.numerator / b.denominator));
            let (left, right) = (a.numerator % a.denominator, b.numerator % b.denominator);
            match (whole, left, right) {
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => return Ordering::Less,
                (Ordering::Equal, _, 0) => return Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    let turned = |denominator, numerator| Self {
                        numerator,
                        denominator,
                    };
                    (a, b) = (turned(right, b.denominator), turned(left, a.denominator));
                }
                (order, _, _) => return order,
            }
        }
    }

    /// Whether it is above `percent` / 100.
    pub(crate) fn above(self, percent: u8) -> bool {
        self.numerator * 100 > u128::from(percent) * self.denominator
    }

    /// Percent in integer tenths, half up.
    pub fn percent(self) -> Percent {
        let tenths = (self.numerator * 2_000 + self.denominator) / (2 * self.denominator);
        Percent(u16::try_from(tenths).unwrap_or(u16::MAX))
    }

    /// `self / other` of two fractions with the same denominator; `None` where `other` is 0.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        Self::new(self.numerator, other.numerator)
    }

    /// A share of it: itself divided by `count`, at least 1.
    pub(crate) fn per(self, count: impl Into<u128>) -> Self {
        Self {
            denominator: self.denominator * count.into().max(1),
            ..self
        }
    }

    fn lowest_terms(self) -> (u128, u128) {
        let divisor = gcd(self.numerator, self.denominator).max(1);
        (self.numerator / divisor, self.denominator / divisor)
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.lowest_terms() == other.lowest_terms()
    }
}

impl Eq for Fraction {}

/// In lowest terms: `7/480`, `0`, `1`.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lowest_terms() {
            (numerator, 1) => write!(f, "{numerator}"),
            (numerator, denominator) => write!(f, "{numerator}/{denominator}"),
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A difference of two fractions, exactly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Difference {
    size: Fraction,
    falls: bool,
}

impl Difference {
    pub(crate) const ZERO: Self = Self {
        size: Fraction::ZERO,
        falls: false,
    };

    /// A gain of this size.
    pub(crate) const fn gain(size: Fraction) -> Self {
        Self { size, falls: false }
    }

    /// What `after` is more than `before`.
    pub(crate) fn between(before: Fraction, after: Fraction) -> Self {
        let shared = gcd(before.denominator, after.denominator).max(1);
        let (own, others) = (before.denominator / shared, after.denominator / shared);
        let (from, to) = (before.numerator * others, after.numerator * own);
        Self {
            size: Fraction {
                numerator: from.abs_diff(to),
                denominator: after.denominator * own,
            },
            falls: to < from,
        }
    }

    /// A share of it: itself divided by `count`, at least 1.
    pub(crate) fn per(self, count: u8) -> Self {
        Self {
            size: self.size.per(count),
            ..self
        }
    }

    pub(crate) fn compare(self, other: Self) -> Ordering {
        let nothing = |d: Self| d.size.numerator == 0;
        match (self.falls && !nothing(self), other.falls && !nothing(other)) {
            (false, false) => self.size.compare(other.size),
            (true, true) => other.size.compare(self.size),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// In points of percent.
    pub(crate) fn points(self) -> Change {
        let tenths = i16::try_from(self.size.percent().0).unwrap_or(i16::MAX);
        Change(if self.falls { -tenths } else { tenths })
    }
}

/// Points of percent in tenths; below 0 where something falls. Written as the JSON number `-6.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change(pub i16);

impl Change {
    /// What a printed figure changed by.
    pub(crate) fn between(before: Percent, after: Percent) -> Self {
        let tenths = |percent: Percent| i16::try_from(percent.0).unwrap_or(i16::MAX);
        Self(tenths(after) - tenths(before))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", Percent(self.0.unsigned_abs()))
    }
}

impl Serialize for Change {
    #[expect(
        clippy::float_arithmetic,
        reason = "the figure is final; JSON has no other number with a fraction"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 10 == 0 {
            serializer.serialize_i16(self.0 / 10)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 10.0)
        }
    }
}

/// A percent in tenths: `667` is 66.7 %. Written as the JSON number `66.7`, and `100` without a point (RFC 8785).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u16);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}

impl Serialize for Percent {
    #[expect(
        clippy::float_arithmetic,
        reason = "the figure is final; JSON has no other number with a fraction"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(10) {
            serializer.serialize_u16(self.0 / 10)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 10.0)
        }
    }
}

pub(crate) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_percent_prints_as_its_decimal() {
        for tenths in 0..=1_000_u16 {
            let percent = Percent(tenths);
            assert_eq!(
                serde_json::to_string(&percent).unwrap(),
                percent.to_string()
            );
        }
    }

    #[test]
    fn rounds_half_up() {
        let tenths = |n, d| Fraction::new(n, d).unwrap().percent().0;
        assert_eq!(
            [
                tenths(2, 3),
                tenths(1, 2000),
                tenths(1, 2001),
                tenths(1999, 2000),
                tenths(0, 7)
            ],
            [667, 1, 0, 1000, 0]
        );
    }
}
