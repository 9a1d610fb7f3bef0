//! Cohorts: how the figures of many answer sheets are spread, where one organization stands among them, and where most fall short.
//!
//! Nothing is guessed for what is missing: a sheet without a figure takes part in nothing.
//!
//! ```
//! use aimscore::Percent;
//! use aimscore::cohort::Distribution;
//! let figures = [0, 500, 500, 1_000].map(Percent);
//! let spread = Distribution::from_iter(figures.map(|figure| (figure, 1)));
//! assert_eq!(spread.quantile(50), Some(Percent(500)));
//! assert_eq!(spread.mean(), Some(Percent(500)));
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::fraction::{Fraction, Percent};
use crate::scale::Class;

/// A share of sheets in percent, half up; `None` of no sheets.
pub fn share(part: u64, whole: u64) -> Option<Percent> {
    Fraction::new(part.into(), whole.into()).map(Fraction::percent)
}

/// How many sheets have each figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    sheets: BTreeMap<Percent, u64>,
}

impl FromIterator<(Percent, u64)> for Distribution {
    fn from_iter<I: IntoIterator<Item = (Percent, u64)>>(figures: I) -> Self {
        let mut spread = Self::default();
        for (figure, sheets) in figures {
            spread.add(figure, sheets);
        }
        spread
    }
}

impl Distribution {
    /// Counts so many more sheets with a figure.
    pub fn add(&mut self, figure: Percent, sheets: u64) {
        *self.sheets.entry(figure).or_default() += sheets;
    }

    /// Sheets that have a figure.
    pub fn sheets(&self) -> u64 {
        self.sheets.values().sum()
    }

    /// Mean of the figures as they are written, half up to a tenth of a percent; `None` of no sheets.
    pub fn mean(&self) -> Option<Percent> {
        let weighed =
            |(figure, sheets): (&Percent, &u64)| u128::from(figure.0) * u128::from(*sheets);
        let sum: u128 = self.sheets.iter().map(weighed).sum();
        Fraction::new(sum, u128::from(self.sheets()) * 1_000).map(Fraction::percent)
    }

    /// The ⌈percent n / 100⌉-th smallest figure of n sheets, for 0 the smallest: always the figure of a sheet. `None` of no sheets.
    /// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages" (1996), definition 1.
    pub fn quantile(&self, percent: u8) -> Option<Percent> {
        let place = (u128::from(self.sheets()) * u128::from(percent)).div_ceil(100);
        let mut passed = 0;
        let mut figures = self.sheets.iter();
        let found = figures.find(|(_, sheets)| {
            passed += u128::from(**sheets);
            passed >= place.max(1)
        });
        found.map(|(figure, _)| *figure)
    }

    /// Sheets whose figure is below this one.
    pub fn below(&self, figure: Percent) -> u64 {
        self.sheets.range(..figure).map(|(_, sheets)| sheets).sum()
    }

    /// Sheets whose figure is this one.
    pub fn at(&self, figure: Percent) -> u64 {
        self.sheets.get(&figure).copied().unwrap_or_default()
    }
}

/// Where an organization stands in a cohort, in percent of the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PercentileRank {
    /// Sheets that lie below it whatever the open questions of both turn out to be: their `high` is under its `low`.
    pub low: Option<Percent>,
    /// Scores below its own, equal ones taken half (mean percentile rank). Scores speak of what is rated only.
    pub rank: Option<Percent>,
    /// Sheets that don't lie above it for certain: all but those whose `low` is over its `high`.
    pub high: Option<Percent>,
}

/// Low, score and high of a part, group or unit in a cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spreads {
    /// Of what is certain.
    pub low: Distribution,
    /// Of what is rated.
    pub score: Distribution,
    /// Of what is possible.
    pub high: Distribution,
}

impl Spreads {
    /// Where an organization with this range and score stands; nothing where nothing is there to compare with.
    pub fn rank(&self, low: Percent, score: Option<Percent>, high: Percent) -> PercentileRank {
        let rank = score.and_then(|score| {
            let half_sheets = 2 * self.score.below(score) + self.score.at(score);
            share(half_sheets, 2 * self.score.sheets())
        });
        PercentileRank {
            low: share(self.high.below(low), self.high.sheets()),
            rank,
            high: share(self.low.below(high) + self.low.at(high), self.low.sheets()),
        }
    }
}

/// How many sheets of a cohort have each band of a unit, from N on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandCounts {
    /// The bands that are certain.
    pub certain: [u64; 4],
    /// The bands if every unrated item turned out best.
    pub best: [u64; 4],
}

/// How many sheets of a cohort fall short in a unit: their band there is below one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommonGap {
    /// The place of the unit in what was given.
    pub unit: usize,
    /// Sheets with a band: the unit is not excluded there.
    pub sheets: u64,
    /// Sheets that fall short whatever the open questions turn out to be.
    pub certain: u64,
    /// Sheets that fall short if every open question turns out worst; the certain ones are among them.
    pub possible: u64,
}

/// Where the most sheets fall short of a band, those first: by how many for certain, then by how many possibly, then in the order given
/// (project convention: what is certain weighs more than what may be).
pub fn common_gaps(units: &[BandCounts], asked: Class) -> Vec<CommonGap> {
    let short = |bands: &[u64; 4]| {
        let bands = Class::ALL.iter().zip(bands);
        bands
            .filter(|(band, _)| **band < asked)
            .map(|(_, sheets)| sheets)
            .sum()
    };
    let gaps = units.iter().enumerate().map(|(unit, counts)| CommonGap {
        unit,
        sheets: counts.certain.iter().sum(),
        certain: short(&counts.best),
        possible: short(&counts.certain),
    });
    let mut gaps: Vec<_> = gaps.collect();
    gaps.sort_by_key(|gap| Reverse((gap.certain, gap.possible)));
    gaps
}
