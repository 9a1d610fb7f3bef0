//! How often each value of a column stands in each group of rows.

use std::collections::BTreeMap;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, UInt8Type};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::cells;

/// A group, a value as Python has it, and in how many rows of the group it stands.
pub(crate) type Counted<'py> = (u32, Bound<'py, PyAny>, usize);

/// Rows that count in no group.
const NO_GROUP: u32 = u32::MAX;

/// Counts the values of a column of numbers or categories, by the groups of its rows; numbers come in their order, what is missing last.
pub(crate) fn counts<'a, 'py>(
    py: Python<'py>,
    arrays: impl Iterator<Item = &'a dyn Array>,
    groups: &[u32],
) -> PyResult<Vec<Counted<'py>>> {
    let mut groups = groups.iter().copied();
    let mut counted = BTreeMap::new();
    for array in arrays {
        // Rows with one value have one key, and the first of them stands for all.
        let mut rows: Vec<(u32, u64, usize)> = keys(array)?
            .into_iter()
            .enumerate()
            .zip(groups.by_ref())
            .filter(|(_, group)| *group != NO_GROUP)
            .map(|((row, key), group)| (group, key, row))
            .collect();
        rows.sort_unstable();
        for same in rows.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((group, key, row)) = same.first() else {
                continue;
            };
            let entry = counted.entry((*group, *key)).or_insert((None, 0));
            if entry.0.is_none() {
                entry.0 = cells::values(py, array.slice(*row, 1).as_ref())?.pop();
            }
            entry.1 += same.len();
        }
    }
    let counted = counted.into_iter();
    Ok(counted
        .filter_map(|((group, _), (value, count))| Some((group, value?, count)))
        .collect())
}

/// A number for each cell, in the order of the values; the last one where it is missing.
fn keys(array: &dyn Array) -> PyResult<Vec<u64>> {
    let key = |row: usize, key: u64| if array.is_null(row) { u64::MAX } else { key };
    if let Some(numbers) = array.as_primitive_opt::<Float64Type>() {
        // The bits of numbers from 0 on are in the order of the numbers.
        let cells = numbers.values().iter().map(|cell| cell.to_bits());
        return Ok(cells
            .enumerate()
            .map(|(row, bits)| key(row, bits))
            .collect());
    }
    if let Some(numbered) = array.as_dictionary_opt::<UInt8Type>() {
        let cells = numbered.keys().values().iter().map(|cell| u64::from(*cell));
        return Ok(cells
            .enumerate()
            .map(|(row, cell)| key(row, cell))
            .collect());
    }
    Err(PyTypeError::new_err(format!(
        "values of the type {} can't be counted",
        array.data_type()
    )))
}
