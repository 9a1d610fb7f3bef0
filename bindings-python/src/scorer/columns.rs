//! The columns of scores.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use aimscore::sheets::{FigureColumns, Scores, WrongCode};
use aimscore::{Class, Id};
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, UInt8Type, UInt16Type};
use arrow_array::{
    ArrayRef, ArrowPrimitiveType, DictionaryArray, Float64Array, PrimitiveArray, RecordBatch,
    StringArray, UInt8Array, UInt16Array,
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{Field, Schema, SchemaRef};
use pyo3::prelude::*;

use super::{GRADES, KINDS, Names};
use crate::arrow::unreadable;
use crate::table::Table;

/// What a figure is in percent, by its tenths: the same number that a report has.
static PERCENT: LazyLock<[f64; 1_001]> = LazyLock::new(|| {
    std::array::from_fn(|tenths| {
        u32::try_from(tenths).map_or(f64::NAN, |tenths| f64::from(tenths) / 10.0)
    })
});

/// A column, and whether a cell of it is missing.
struct Column<T> {
    cells: Vec<T>,
    gaps: AtomicBool,
}

impl<T: Clone + Default> Column<T> {
    /// Cells to be written, in memory that is large enough where there is some.
    fn new(rows: usize, memory: &mut Vec<Vec<T>>) -> Self {
        let cells = match memory.pop() {
            Some(mut cells) if cells.capacity() >= rows => {
                cells.resize(rows, T::default());
                cells
            }
            _ => vec![T::default(); rows],
        };
        Self {
            cells,
            gaps: AtomicBool::new(false),
        }
    }

    fn many(count: usize, rows: usize, memory: &mut Vec<Vec<T>>) -> Vec<Self> {
        (0..count).map(|_| Self::new(rows, memory)).collect()
    }
}

/// Memory of columns that nobody looks at any more.
#[derive(Default)]
struct Memory {
    figures: Vec<Vec<f64>>,
    words: Vec<Vec<u8>>,
    counts: Vec<Vec<u16>>,
}

impl Memory {
    /// That of scores. All batches share it, and the first begins where it begins.
    fn of(scores: Vec<RecordBatch>) -> Self {
        let mut memory = Self::default();
        let Some(first) = scores.into_iter().next() else {
            return memory;
        };
        for column in first.into_parts().1 {
            let figures = column.as_primitive_opt::<Float64Type>().cloned();
            let words = column.as_dictionary_opt::<UInt8Type>();
            let words = words.map(|words| words.keys().clone());
            let counts = column.as_primitive_opt::<UInt16Type>().cloned();
            drop(column);
            memory.figures.extend(figures.and_then(cells));
            memory.words.extend(words.and_then(cells));
            memory.counts.extend(counts.and_then(cells));
        }
        memory
    }
}

/// The cells of an array, if nobody else holds them.
fn cells<T: ArrowPrimitiveType>(array: PrimitiveArray<T>) -> Option<Vec<T::Native>> {
    let (_, cells, _) = array.into_parts();
    cells.into_inner().into_vec().ok()
}

/// All columns of scores.
pub(super) struct Outputs {
    rows: usize,
    /// Low, score, high and coverage of each part, then of each group, then of each unit.
    figures: Vec<Column<f64>>,
    bands: Vec<Column<u8>>,
    bands_best: Vec<Column<u8>>,
    label: Vec<Column<u8>>,
    findings: Vec<Column<u16>>,
    gaps: Vec<Column<u16>>,
    shape: [usize; 3],
}

/// Some rows of a column.
struct Part<'a, T> {
    cells: &'a mut [T],
    gaps: &'a AtomicBool,
}

/// Some rows of all columns.
pub(super) struct Piece<'a> {
    figures: Vec<Part<'a, f64>>,
    bands: Vec<Part<'a, u8>>,
    bands_best: Vec<Part<'a, u8>>,
    label: Vec<Part<'a, u8>>,
    findings: Vec<Part<'a, u16>>,
    gaps: Vec<Part<'a, u16>>,
    shape: [usize; 3],
    tenths: Vec<u16>,
}

impl Outputs {
    /// For so many sheets; `used`: scores whose memory is used again.
    pub(super) fn new(
        names: &Names,
        rows: usize,
        wants: &dyn Fn(&str) -> bool,
        used: Vec<RecordBatch>,
    ) -> Self {
        let Memory {
            mut figures,
            mut words,
            mut counts,
        } = Memory::of(used);
        let if_wanted = |what: &str, count: usize| if wants(what) { count } else { 0 };
        let units = names.units.len();
        let shape = [
            names.parts.len(),
            if_wanted("groups", names.groups.len()),
            if_wanted("units", units),
        ];
        Self {
            rows,
            figures: Column::many(shape.iter().sum::<usize>() * 4, rows, &mut figures),
            bands: Column::many(if_wanted("bands", units), rows, &mut words),
            bands_best: Column::many(if_wanted("bands_best", units), rows, &mut words),
            label: Column::many(usize::from(!names.labels.is_empty()), rows, &mut words),
            findings: Column::many(if_wanted("findings", GRADES.len()), rows, &mut counts),
            gaps: Column::many(if_wanted("gaps", KINDS.len()), rows, &mut counts),
            shape,
        }
    }

    /// The columns cut into pieces of these lengths.
    pub(super) fn pieces(&mut self, lengths: &[usize]) -> Vec<Piece<'_>> {
        let shape = self.shape;
        let piece = |_| Piece {
            figures: Vec::new(),
            bands: Vec::new(),
            bands_best: Vec::new(),
            label: Vec::new(),
            findings: Vec::new(),
            gaps: Vec::new(),
            shape,
            tenths: Vec::new(),
        };
        let mut pieces: Vec<Piece<'_>> = lengths.iter().map(piece).collect();
        cut(&mut self.figures, lengths, &mut pieces, |piece| {
            &mut piece.figures
        });
        cut(&mut self.bands, lengths, &mut pieces, |piece| {
            &mut piece.bands
        });
        cut(&mut self.bands_best, lengths, &mut pieces, |piece| {
            &mut piece.bands_best
        });
        cut(&mut self.label, lengths, &mut pieces, |piece| {
            &mut piece.label
        });
        cut(&mut self.findings, lengths, &mut pieces, |piece| {
            &mut piece.findings
        });
        cut(&mut self.gaps, lengths, &mut pieces, |piece| {
            &mut piece.gaps
        });
        pieces
    }

    /// The table, after the columns of the frame that are kept.
    pub(super) fn table(
        self,
        names: &Names,
        frame: &Table,
        keep: &[usize],
        label: &str,
    ) -> PyResult<Table> {
        let mut fields = Vec::new();
        let mut arrays: Vec<ArrayRef> = Vec::new();
        let mut add = |name: String, array: ArrayRef| {
            fields.push(Arc::new(Field::new(name, array.data_type().clone(), true)));
            arrays.push(array);
        };
        let [_, groups, units] = self.shape;
        let ids = names
            .parts
            .iter()
            .chain(names.groups.iter().take(groups))
            .chain(names.units.iter().take(units));
        let figures = ids.flat_map(|id| {
            ["low", "score", "high", "coverage"].map(|figure| format!("{id}_{figure}"))
        });
        for (name, column) in figures.zip(self.figures) {
            let nulls = nulls(&column, |cell| !cell.is_nan());
            add(
                name,
                Arc::new(Float64Array::new(column.cells.into(), nulls)),
            );
        }
        let classes: Vec<_> = Class::ALL.iter().map(|class| class.as_str()).collect();
        for column in self.label {
            let labels: Vec<_> = names.labels.iter().map(Id::as_str).collect();
            add(label.to_owned(), numbered(column, &labels)?);
        }
        for (suffix, columns) in [("band", self.bands), ("band_best", self.bands_best)] {
            for (id, column) in names.units.iter().zip(columns) {
                add(format!("{id}_{suffix}"), numbered(column, &classes)?);
            }
        }
        let findings = GRADES.iter().map(|grade| format!("findings_{grade}"));
        let gaps = KINDS.iter().map(|kind| format!("gaps_{kind}"));
        for (name, column) in findings.zip(self.findings).chain(gaps.zip(self.gaps)) {
            add(name, Arc::new(UInt16Array::new(column.cells.into(), None)));
        }
        let kept: Vec<_> = keep
            .iter()
            .filter_map(|place| frame.schema.fields().get(*place).cloned())
            .collect();
        let schema = SchemaRef::new(Schema::new([kept, fields].concat()));
        let mut batches = Vec::new();
        let mut start = 0;
        // Kept columns come in the batches of the frame; without them there is one batch.
        let lengths = if keep.is_empty() {
            vec![(self.rows, None)]
        } else {
            frame
                .batches
                .iter()
                .map(|batch| (batch.num_rows(), Some(batch)))
                .collect()
        };
        for (rows, batch) in lengths {
            let kept = keep
                .iter()
                .filter_map(|place| batch?.columns().get(*place).cloned());
            let scores = arrays.iter().map(|array| array.slice(start, rows));
            batches.push(
                RecordBatch::try_new(schema.clone(), kept.chain(scores).collect())
                    .map_err(unreadable)?,
            );
            start += rows;
        }
        Ok(Table { schema, batches })
    }
}

fn cut<'a, T>(
    columns: &'a mut [Column<T>],
    lengths: &[usize],
    pieces: &mut [Piece<'a>],
    of: impl for<'p> Fn(&'p mut Piece<'a>) -> &'p mut Vec<Part<'a, T>>,
) {
    for column in columns {
        let mut rest = column.cells.as_mut_slice();
        for (length, piece) in lengths.iter().zip(pieces.iter_mut()) {
            let (cells, after) = std::mem::take(&mut rest).split_at_mut(*length);
            rest = after;
            of(piece).push(Part {
                cells,
                gaps: &column.gaps,
            });
        }
    }
}

fn nulls<T>(column: &Column<T>, is_there: impl Fn(&T) -> bool) -> Option<NullBuffer> {
    let gaps = column.gaps.load(Ordering::Relaxed);
    gaps.then(|| column.cells.iter().map(is_there).collect::<Vec<_>>().into())
}

/// Words by their numbers.
fn numbered(mut column: Column<u8>, words: &[&str]) -> PyResult<ArrayRef> {
    let nulls = nulls(&column, |cell| *cell != u8::MAX);
    if nulls.is_some() {
        for cell in &mut column.cells {
            *cell = if *cell == u8::MAX { 0 } else { *cell };
        }
    }
    let highest = column
        .cells
        .iter()
        .fold(0, |highest, cell| *cell.max(&highest));
    let numbers = UInt8Array::new(ScalarBuffer::from(column.cells), nulls);
    let strings: ArrayRef = Arc::new(StringArray::from_iter_values(words));
    if usize::from(highest) >= words.len() {
        let checked = DictionaryArray::try_new(numbers, strings).map_err(unreadable)?;
        return Ok(Arc::new(checked));
    }
    #[expect(
        unsafe_code,
        reason = "every number has a word, as was just seen; Arrow's own check, cell by cell, took a tenth of the time of scoring"
    )]
    Ok(Arc::new(unsafe {
        DictionaryArray::new_unchecked(numbers, strings)
    }))
}

impl Piece<'_> {
    /// Lets rows be scored, and takes the figures over as percents.
    pub(super) fn scored(
        &mut self,
        rows: Range<usize>,
        score: impl FnOnce(Scores<'_>) -> Result<(), WrongCode>,
    ) -> Result<(), WrongCode> {
        let count = rows.len();
        self.tenths.resize(self.figures.len() * count, 0);
        let mut figures = self
            .tenths
            .chunks_exact_mut((4 * count).max(1))
            .map(|four| {
                let (low_score, high_coverage) = four.split_at_mut(2 * count);
                let (low, score) = low_score.split_at_mut(count);
                let (high, coverage) = high_coverage.split_at_mut(count);
                FigureColumns {
                    low,
                    score,
                    high,
                    coverage,
                }
            });
        let [parts, groups, units] = self.shape;
        let mut take = |count| figures.by_ref().take(count).collect();
        let scores = Scores {
            parts: take(parts),
            groups: take(groups),
            units: take(units),
            bands: some(&mut self.bands, &rows),
            bands_best: some(&mut self.bands_best, &rows),
            label: some(&mut self.label, &rows).pop(),
            findings: some(&mut self.findings, &rows),
            gaps: some(&mut self.gaps, &rows),
        };
        score(scores)?;
        for part in self.bands.iter().chain(&self.bands_best) {
            let gaps = part.cells.get(rows.clone()).unwrap_or_default();
            if gaps.iter().fold(0, |highest, band| *band.max(&highest)) == u8::MAX {
                part.gaps.store(true, Ordering::Relaxed);
            }
        }
        let percent = &*PERCENT;
        for (part, tenths) in self
            .figures
            .iter_mut()
            .zip(self.tenths.chunks_exact(count.max(1)))
        {
            let mut highest = 0;
            let cells = part.cells.get_mut(rows.clone()).unwrap_or_default();
            for (cell, tenths) in cells.iter_mut().zip(tenths) {
                highest = highest.max(*tenths);
                *cell = percent
                    .get(usize::from(*tenths))
                    .copied()
                    .unwrap_or(f64::NAN);
            }
            if highest == u16::MAX {
                part.gaps.store(true, Ordering::Relaxed);
            }
        }
        Ok(())
    }
}

fn some<'a, T>(parts: &'a mut [Part<'_, T>], rows: &Range<usize>) -> Vec<&'a mut [T]> {
    parts
        .iter_mut()
        .map(|part| part.cells.get_mut(rows.clone()).unwrap_or_default())
        .collect()
}
