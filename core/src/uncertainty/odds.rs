//! What an answer may turn out to be, and how likely each level is.

use crate::scale::Confidence;

/// Steps that odds are drawn by: one random number of 16 bits decides, so no probability is finer than 1/65536.
const STEPS: u64 = 1 << 16;

/// The weight of each level, lowest first. Never all 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Odds(Vec<u8>);

impl Odds {
    /// Those of an answer without a rating.
    pub(super) fn unrated(weights: Vec<u8>) -> Self {
        Self(weights)
    }

    /// Those of a rating on a scale up to `top`; none where it is certain. Beside the stated level its neighbours are possible;
    /// at an end of the scale the share of the missing one stays with the stated level. Shares: project convention.
    pub(super) fn stated(rating: u8, top: u8, confidence: Confidence) -> Option<Self> {
        let (own, neighbour) = match confidence {
            Confidence::High => return None,
            Confidence::Medium => (8, 1),
            Confidence::Low => (2, 1),
        };
        let ends = u8::from(rating == 0) + u8::from(rating == top);
        let weight = |level: u8| match level.abs_diff(rating) {
            0 => own + neighbour * ends,
            1 => neighbour,
            _ => 0,
        };
        Some(Self((0..=top).map(weight).collect()))
    }

    /// Sum of the weights.
    pub(super) fn whole(&self) -> u128 {
        self.0.iter().map(|weight| u128::from(*weight)).sum()
    }

    /// The mean times `whole`, and the variance times the square of `whole`, of a value that is the level held at `cap`.
    pub(super) fn moments(&self, cap: u8) -> (u128, u128) {
        let moment = |power: u32| -> u128 {
            let levels = (0..=cap).chain(std::iter::repeat(cap));
            let terms = self.0.iter().zip(levels);
            terms
                .map(|(weight, value)| u128::from(*weight) * u128::from(value).pow(power))
                .sum()
        };
        let mean = moment(1);
        (mean, self.whole() * moment(2) - mean * mean)
    }

    /// The lowest level that is drawn at all, and for each step above it the random number at which it begins.
    pub(super) fn thresholds(&self) -> (u8, Vec<u16>) {
        let whole = u64::try_from(self.whole()).unwrap_or(u64::MAX).max(1);
        let mut sum = 0;
        let below_the_top = self.0.split_last().map_or(&[][..], |(_, below)| below);
        let cumulative = below_the_top.iter().map(|weight| {
            sum += u64::from(*weight);
            STEPS * sum / whole
        });
        let (mut lowest, mut steps) = (0, Vec::new());
        for threshold in cumulative {
            match u16::try_from(threshold) {
                Ok(0) => lowest += 1,
                Ok(threshold) => steps.push(threshold),
                // No random number reaches it.
                Err(_) => {}
            }
        }
        (lowest, steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out from section 10 of the scoring rules for four levels: shares of 10, 4 and 4 parts.
    #[test]
    fn odds_of_every_confidence_at_both_ends() {
        let odds = |rating, confidence| Odds::stated(rating, 3, confidence).unwrap().0;
        assert_eq!(odds(0, Confidence::Medium), [9, 1, 0, 0]);
        assert_eq!(odds(1, Confidence::Medium), [1, 8, 1, 0]);
        assert_eq!(odds(3, Confidence::Medium), [0, 0, 1, 9]);
        assert_eq!(odds(0, Confidence::Low), [3, 1, 0, 0]);
        assert_eq!(odds(2, Confidence::Low), [0, 1, 2, 1]);
        assert_eq!(odds(3, Confidence::Low), [0, 0, 1, 3]);
        assert_eq!(Odds::stated(2, 3, Confidence::High), None);
    }

    #[test]
    fn thresholds_are_floors_of_the_cumulative_odds() {
        let thresholds = |weights: &[u8]| Odds(weights.to_vec()).thresholds();
        assert_eq!(thresholds(&[1, 1, 1, 1]), (0, vec![16_384, 32_768, 49_152]));
        assert_eq!(thresholds(&[1, 8, 1, 0]), (0, vec![6_553, 58_982]));
        assert_eq!(thresholds(&[0, 0, 1, 9]), (2, vec![6_553]));
        assert_eq!(thresholds(&[0, 5, 0, 0]), (1, vec![]));
        assert_eq!(thresholds(&[1, 1, 1]), (0, vec![21_845, 43_690]));
    }

    #[test]
    fn moments_of_a_held_value() {
        let uniform = Odds(vec![1, 1, 1, 1]);
        assert_eq!(uniform.moments(3), (6, 4 * 14 - 36));
        assert_eq!(uniform.moments(1), (3, 4 * 3 - 9));
        assert_eq!(uniform.moments(0), (0, 0));
    }
}
