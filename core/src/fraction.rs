//! Exact fractions, and the one place where they become printed percents.

use std::fmt;

use serde::{Serialize, Serializer};

/// An exact non-negative fraction. Denominators stay below 2^64 by the check on catalogues, so no step overflows.
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

    /// `None` for a denominator of zero.
    pub(crate) fn new(numerator: u128, denominator: u128) -> Option<Self> {
        (denominator != 0).then_some(Self {
            numerator,
            denominator,
        })
    }

    /// Order of two fractions by cross multiplication.
    pub(crate) fn compare(self, other: Self) -> std::cmp::Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
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
