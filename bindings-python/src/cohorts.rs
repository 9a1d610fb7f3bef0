//! Cohorts of sheets: columns of scores counted by group, and the statistics of the core over them.

use aimscore::cohort::{self, BandCounts, Distribution, Spreads};
use aimscore::{Class, Percent};
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, UInt8Type};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// Tenths of a percent.
type Tenths = u16;

/// How one figure is spread in one cohort.
#[pyclass(frozen, module = "aimscore._native")]
pub(crate) struct Spread(Distribution);

#[pymethods]
impl Spread {
    /// Sheets that have the figure.
    fn __len__(&self) -> usize {
        usize::try_from(self.0.sheets()).unwrap_or(usize::MAX)
    }

    /// The mean, in tenths of a percent.
    fn mean(&self) -> Option<Tenths> {
        self.0.mean().map(tenths)
    }

    /// A quantile, in tenths of a percent.
    fn quantile(&self, percent: u8) -> Option<Tenths> {
        self.0.quantile(percent).map(tenths)
    }
}

fn tenths(percent: Percent) -> Tenths {
    percent.0
}

/// Sheets as a share of all, in tenths of a percent; None of none.
#[pyfunction]
pub(crate) fn share(part: u64, whole: u64) -> Option<Tenths> {
    cohort::share(part, whole).map(tenths)
}

/// Where a figure (low, score, high, in tenths of a percent) stands in a cohort: the low end of its percentile, the rank of its score, the high end.
#[pyfunction]
pub(crate) fn percentile(
    own: (Tenths, Option<Tenths>, Tenths),
    low: &Spread,
    score: &Spread,
    high: &Spread,
) -> [Option<Tenths>; 3] {
    let spreads = Spreads {
        low: low.0.clone(),
        score: score.0.clone(),
        high: high.0.clone(),
    };
    let found = spreads.rank(Percent(own.0), own.1.map(Percent), Percent(own.2));
    [found.low, found.rank, found.high].map(|percent| percent.map(tenths))
}

/// Where most sheets fall short of a band: place of the unit, sheets, certain, possible. Takes for each unit how many sheets have each band, certain and at best.
#[pyfunction]
pub(crate) fn common_gaps(
    units: Vec<([u64; 4], [u64; 4])>,
    asked: &str,
) -> PyResult<Vec<(usize, u64, u64, u64)>> {
    let asked = Class::ALL.iter().find(|class| class.as_str() == asked);
    let asked = asked.ok_or_else(|| PyValueError::new_err("no such band"))?;
    let units: Vec<_> = units
        .into_iter()
        .map(|(certain, best)| BandCounts { certain, best })
        .collect();
    let gaps = cohort::common_gaps(&units, *asked).into_iter();
    Ok(gaps
        .map(|gap| (gap.unit, gap.sheets, gap.certain, gap.possible))
        .collect())
}

/// Spreads of a column of figures in each group of the rows.
pub(crate) fn spreads<'a>(
    arrays: impl Iterator<Item = &'a dyn Array>,
    groups: &[u32],
    count: usize,
) -> PyResult<Vec<Spread>> {
    let mut spreads = vec![Distribution::default(); count];
    let figure = |array: &dyn Array| {
        let figures = array.as_primitive_opt::<Float64Type>()?;
        let figures = figures.iter().map(|percent| percent.map(written));
        Some(figures.collect())
    };
    counted(arrays, groups, figure, |group, figure, rows| {
        if let Some(spread) = spreads.get_mut(group) {
            spread.add(Percent(figure), rows);
        }
    })?;
    Ok(spreads.into_iter().map(Spread).collect())
}

/// How many rows of each group have each of `words` words.
pub(crate) fn tallies<'a>(
    arrays: impl Iterator<Item = &'a dyn Array>,
    groups: &[u32],
    count: usize,
    words: usize,
) -> PyResult<Vec<Vec<u64>>> {
    let mut tallies = vec![vec![0; words]; count];
    let word = |array: &dyn Array| {
        let keys = array.as_dictionary_opt::<UInt8Type>()?.keys();
        Some(keys.iter().map(|key| key.map(u16::from)).collect())
    };
    counted(arrays, groups, word, |group, word, rows| {
        if let Some(tally) = tallies.get_mut(group)
            && let Some(tally) = tally.get_mut(usize::from(word))
        {
            *tally += rows;
        }
    })?;
    Ok(tallies)
}

/// Tells of each group and value in how many rows they meet.
fn counted<'a>(
    arrays: impl Iterator<Item = &'a dyn Array>,
    groups: &[u32],
    values: impl Fn(&dyn Array) -> Option<Vec<Option<u16>>>,
    mut tell: impl FnMut(usize, u16, u64),
) -> PyResult<()> {
    let mut groups = groups.iter().copied();
    for array in arrays {
        let Some(values) = values(array) else {
            return Err(PyTypeError::new_err(format!(
                "values of the type {} can't be counted",
                array.data_type()
            )));
        };
        let mut met: Vec<(u32, u16)> = values
            .into_iter()
            .zip(groups.by_ref())
            .filter_map(|(value, group)| Some((group, value?)))
            .collect();
        met.sort_unstable();
        for same in met.chunk_by(|one, other| one == other) {
            if let Some((group, value)) = same.first() {
                tell(*group as usize, *value, same.len() as u64);
            }
        }
    }
    Ok(())
}

/// The tenths of which a percent is the written form.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a figure from 0 to 100 with one decimal"
)]
fn written(percent: f64) -> Tenths {
    (percent * 10.0).round() as Tenths
}
