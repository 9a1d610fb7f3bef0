//! The columns of scores.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use aimscore::sheets::{FigureColumns, Scores, WrongCode};
use aimscore::{Class, Id};
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, UInt8Type, UInt16Type};
use arrow_array::{
    ArrayRef, DictionaryArray, Float64Array, RecordBatch, StringArray, UInt8Array, UInt16Array,
};
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{Field, Schema, SchemaRef};
use pyo3::prelude::*;

use super::{GRADES, KINDS, Names};
use crate::arrow::unreadable;
use crate::memory;
use crate::table::Table;

/// What a figure is in percent, by its tenths: the same number that a report has.
static PERCENT: LazyLock<[f64; 1_001]> = LazyLock::new(|| {
    std::array::from_fn(|tenths| {
        u32::try_from(tenths).map_or(f64::NAN, |tenths| f64::from(tenths) / 10.0)
    })
});

/// Columns of one kind, in one block of memory.
struct Columns<T> {
    cells: Vec<T>,
    /// From one column to the next: so many lines of the cache that it is odd, for at a distance of a power of two all columns would share few of them.
    pitch: usize,
    /// For each column, whether a cell of it is missing.
    gaps: Vec<AtomicBool>,
}

impl<T: Clone + Default> Columns<T> {
    /// Cells to be written, in memory that is large enough where there is some.
    fn new(count: usize, rows: usize, memory: Option<Vec<T>>) -> Self {
        const LINE: usize = 64;
        let pitch = (rows.div_ceil(LINE) | 1) * LINE;
        let room = pitch * count;
        let cells = match memory {
            Some(mut cells) if cells.capacity() >= room => {
                cells.resize(room, T::default());
                cells
            }
            _ => {
                let cells = vec![T::default(); room];
                memory::in_large_pages(&cells);
                cells
            }
        };
        Self {
            cells,
            pitch,
            gaps: (0..count).map(|_| AtomicBool::new(false)).collect(),
        }
    }

    /// Each column, cut into parts of these lengths: the parts of the first, then those of the next.
    fn parts<'a>(&'a mut self, lengths: &[usize]) -> impl Iterator<Item = Vec<Part<'a, T>>> {
        let columns = self.cells.chunks_exact_mut(self.pitch).zip(&self.gaps);
        columns.map(|(column, gaps)| {
            let mut rest = column;
            let parts = lengths.iter().map(|length| {
                let (cells, after) = std::mem::take(&mut rest).split_at_mut(*length);
                rest = after;
                Part { cells, gaps }
            });
            parts.collect()
        })
    }
}

impl<T: ArrowNativeType> Columns<T> {
    /// Each column and which of its cells are there; `None`: all.
    fn read(
        self,
        rows: usize,
        is_there: impl Fn(&T) -> bool,
    ) -> impl Iterator<Item = (ScalarBuffer<T>, Option<NullBuffer>)> {
        let cells = ScalarBuffer::from(self.cells);
        let starts = (0..).step_by(self.pitch);
        self.gaps.into_iter().zip(starts).map(move |(gaps, start)| {
            let column = cells.slice(start, rows);
            let gaps = gaps.load(Ordering::Relaxed);
            let nulls = gaps.then(|| column.iter().map(&is_there).collect::<Vec<_>>().into());
            (column, nulls)
        })
    }
}

/// Memory of columns that nobody looks at any more.
#[derive(Default)]
struct Memory {
    figures: Vec<Buffer>,
    words: Vec<Buffer>,
    counts: Vec<Buffer>,
}

impl Memory {
    /// That of scores. All batches share it, and the first begins where it begins.
    fn of(scores: Vec<RecordBatch>) -> Self {
        let mut memory = Self::default();
        let Some(first) = scores.into_iter().next() else {
            return memory;
        };
        for column in first.into_parts().1 {
            let buffer = |cells: &ScalarBuffer<_>| cells.inner().clone();
            let figures = column.as_primitive_opt::<Float64Type>();
            memory
                .figures
                .extend(figures.map(|column| column.values().inner().clone()));
            let words = column.as_dictionary_opt::<UInt8Type>();
            memory
                .words
                .extend(words.map(|column| buffer(column.keys().values())));
            let counts = column.as_primitive_opt::<UInt16Type>();
            memory
                .counts
                .extend(counts.map(|column| column.values().inner().clone()));
        }
        memory
    }
}

/// The largest block that only these buffers hold.
fn block<T: ArrowNativeType>(mut buffers: Vec<Buffer>) -> Option<Vec<T>> {
    buffers.retain(|buffer| buffer.as_ptr() == buffer.data_ptr().as_ptr());
    let blocks = buffers
        .into_iter()
        .filter_map(|buffer| buffer.into_vec().ok());
    blocks.max_by_key(Vec::capacity)
}

/// All columns of scores.
pub(super) struct Outputs {
    rows: usize,
    /// Low, score, high and coverage of each part, then of each group, then of each unit.
    figures: Columns<f64>,
    /// The label, certain bands, best bands.
    words: Columns<u8>,
    /// Findings, gaps.
    counts: Columns<u16>,
    shape: Shape,
}

/// How many columns of each kind there are.
#[derive(Clone, Copy)]
struct Shape {
    parts: usize,
    groups: usize,
    units: usize,
    label: usize,
    bands: usize,
    bands_best: usize,
    findings: usize,
    gaps: usize,
}

/// Some rows of a column.
struct Part<'a, T> {
    cells: &'a mut [T],
    gaps: &'a AtomicBool,
}

/// Some rows of all columns.
pub(super) struct Piece<'a> {
    figures: Vec<Part<'a, f64>>,
    words: Vec<Part<'a, u8>>,
    counts: Vec<Part<'a, u16>>,
    shape: Shape,
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
        let memory = Memory::of(used);
        let if_wanted = |what: &str, count: usize| if wants(what) { count } else { 0 };
        let units = names.units.len();
        let shape = Shape {
            parts: names.parts.len(),
            groups: if_wanted("groups", names.groups.len()),
            units: if_wanted("units", units),
            label: usize::from(!names.labels.is_empty()),
            bands: if_wanted("bands", units),
            bands_best: if_wanted("bands_best", units),
            findings: if_wanted("findings", GRADES.len()),
            gaps: if_wanted("gaps", KINDS.len()),
        };
        let figures = 4 * (shape.parts + shape.groups + shape.units);
        let words = shape.label + shape.bands + shape.bands_best;
        let counts = shape.findings + shape.gaps;
        Self {
            rows,
            figures: Columns::new(figures, rows, block(memory.figures)),
            words: Columns::new(words, rows, block(memory.words)),
            counts: Columns::new(counts, rows, block(memory.counts)),
            shape,
        }
    }

    /// The columns cut into pieces of these lengths.
    pub(super) fn pieces(&mut self, lengths: &[usize]) -> Vec<Piece<'_>> {
        let shape = self.shape;
        let piece = |_| Piece {
            figures: Vec::new(),
            words: Vec::new(),
            counts: Vec::new(),
            shape,
            tenths: Vec::new(),
        };
        let mut pieces: Vec<Piece<'_>> = lengths.iter().map(piece).collect();
        for column in self.figures.parts(lengths) {
            let parts = pieces.iter_mut().zip(column);
            parts.for_each(|(piece, part)| piece.figures.push(part));
        }
        for column in self.words.parts(lengths) {
            let parts = pieces.iter_mut().zip(column);
            parts.for_each(|(piece, part)| piece.words.push(part));
        }
        for column in self.counts.parts(lengths) {
            let parts = pieces.iter_mut().zip(column);
            parts.for_each(|(piece, part)| piece.counts.push(part));
        }
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
        let Shape {
            groups,
            units,
            bands,
            ..
        } = self.shape;
        let rows = self.rows;
        let ids = names
            .parts
            .iter()
            .chain(names.groups.iter().take(groups))
            .chain(names.units.iter().take(units));
        let figures = ids.flat_map(|id| {
            ["low", "score", "high", "coverage"].map(|figure| format!("{id}_{figure}"))
        });
        let columns = self.figures.read(rows, |cell| !cell.is_nan());
        for (name, (cells, nulls)) in figures.zip(columns) {
            add(name, Arc::new(Float64Array::new(cells, nulls)));
        }
        let labels: Vec<_> = names.labels.iter().map(Id::as_str).collect();
        let classes: Vec<_> = Class::ALL.iter().map(|class| class.as_str()).collect();
        let label = labels.first().map(|_| (label.to_owned(), &labels));
        let certain = names
            .units
            .iter()
            .take(bands)
            .map(|id| format!("{id}_band"));
        let best = names.units.iter().map(|id| format!("{id}_band_best"));
        let of_classes = certain.chain(best).map(|name| (name, &classes));
        let columns = numbered(self.words, rows);
        for ((name, words), numbers) in label.into_iter().chain(of_classes).zip(columns) {
            add(name, worded(numbers, words)?);
        }
        let findings = GRADES.iter().map(|grade| format!("findings_{grade}"));
        let gaps = KINDS.iter().map(|kind| format!("gaps_{kind}"));
        let counts = findings.take(self.shape.findings).chain(gaps);
        for (name, (cells, _)) in counts.zip(self.counts.read(rows, |_| true)) {
            add(name, Arc::new(UInt16Array::new(cells, None)));
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
            vec![(rows, None)]
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

/// Columns of the places of words, each with the highest place.
fn numbered(mut columns: Columns<u8>, rows: usize) -> impl Iterator<Item = Numbers> {
    let mut highest = Vec::new();
    let mut nulls = Vec::new();
    for column in columns.cells.chunks_exact_mut(columns.pitch) {
        let cells = column.get_mut(..rows).unwrap_or_default();
        let greatest = |cells: &[u8]| cells.iter().fold(0, |highest, cell| *cell.max(&highest));
        let mut found = greatest(cells);
        let there = (found == u8::MAX).then(|| {
            let there = cells.iter().map(|cell| *cell != u8::MAX);
            NullBuffer::from(there.collect::<Vec<_>>())
        });
        if there.is_some() {
            for cell in &mut *cells {
                *cell = if *cell == u8::MAX { 0 } else { *cell };
            }
            found = greatest(cells);
        }
        highest.push(found);
        nulls.push(there);
    }
    let cells = columns.read(rows, |_| true).map(|(cells, _)| cells);
    let numbers = cells.zip(nulls).zip(highest);
    numbers.map(|((cells, nulls), highest)| Numbers {
        cells: UInt8Array::new(cells, nulls),
        highest,
    })
}

/// Places of words, and the highest of them.
struct Numbers {
    cells: UInt8Array,
    highest: u8,
}

/// Words by their places.
fn worded(numbers: Numbers, words: &[&str]) -> PyResult<ArrayRef> {
    let Numbers { cells, highest } = numbers;
    let strings: ArrayRef = Arc::new(StringArray::from_iter_values(words));
    if usize::from(highest) >= words.len() {
        let checked = DictionaryArray::try_new(cells, strings).map_err(unreadable)?;
        return Ok(Arc::new(checked));
    }
    #[expect(
        unsafe_code,
        reason = "every number has a word, as was just seen; Arrow's own check, cell by cell, took a tenth of the time of scoring"
    )]
    Ok(Arc::new(unsafe {
        DictionaryArray::new_unchecked(cells, strings)
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
        let shape = self.shape;
        let mut take = |count| figures.by_ref().take(count).collect();
        let mut words = self.words.iter_mut().map(|part| part.of(&rows));
        let mut counts = self.counts.iter_mut().map(|part| part.of(&rows));
        score(Scores {
            parts: take(shape.parts),
            groups: take(shape.groups),
            units: take(shape.units),
            label: words.by_ref().take(shape.label).next(),
            bands: words.by_ref().take(shape.bands).collect(),
            bands_best: words.collect(),
            findings: counts.by_ref().take(shape.findings).collect(),
            gaps: counts.collect(),
        })?;
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

impl<T> Part<'_, T> {
    fn of(&mut self, rows: &Range<usize>) -> &mut [T] {
        self.cells.get_mut(rows.clone()).unwrap_or_default()
    }
}
