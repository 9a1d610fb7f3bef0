//! Filling a tile: 64 sheets, each value in its place, whatever the layout of the input.

use std::ops::Range;
use std::slice::ChunksExactMut;

use super::lanes::{ALL, Bytes, LANES, NONE, both, join};
use super::plan::{Plan, STATED, Slot};
use super::{Answers, Column, Input, UNSTATED};
use crate::isa::{self, Isa};
use crate::transpose::{COLUMNS, turn};

/// Statuses of a document, as codes of a tile.
pub(super) const MISSING: u8 = STATED;
pub(super) const DRAFT: u8 = STATED + 1;
pub(super) const APPROVED: u8 = STATED + 2;

/// Yes of a decision or statement, as a code of a tile.
pub(super) const NO: u8 = STATED;
pub(super) const YES: u8 = STATED + 1;

/// Tiles of columns that are filled together: the bits of so many rows fill a line of the cache.
const TILES: usize = 8;

/// Tiles that are filled together.
pub(super) struct Stretch {
    codes: Vec<Bytes>,
    /// From one tile to the next. Odd: at a distance that is a power of two, all tiles would share few lines of the cache.
    pitch: usize,
}

impl Stretch {
    /// An empty one for such input. Of sheets one after the other the next tile is brought near by name, so that one is enough and stays in the first cache.
    pub(super) fn new(plan: &Plan, input: &Input<'_>) -> Self {
        let pitch = plan.slots.max(COLUMNS) | 1;
        let tiles = match input.answers {
            Answers::Rows(_) => 1,
            Answers::Columns(_) => TILES,
        };
        Self {
            codes: vec![NONE; pitch * tiles],
            pitch,
        }
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        self.codes.len() / self.pitch * LANES
    }

    pub(super) fn tiles(&self) -> impl Iterator<Item = Tile<'_>> {
        self.codes
            .chunks_exact(self.pitch)
            .map(|codes| Tile { codes })
    }

    fn tiles_mut(&mut self) -> ChunksExactMut<'_, Bytes> {
        self.codes.chunks_exact_mut(self.pitch)
    }
}

/// 64 sheets: the codes of each place. 0 nothing stated, else the value and one.
#[derive(Clone, Copy)]
pub(super) struct Tile<'a> {
    codes: &'a [Bytes],
}

impl<'a> Tile<'a> {
    #[inline(always)]
    pub(super) fn codes(self, slot: Slot) -> &'a Bytes {
        self.codes.get(slot).unwrap_or(&NONE)
    }

    /// The codes of so many places side by side.
    #[inline(always)]
    pub(super) fn several<const N: usize>(self, first: Slot) -> &'a [Bytes; N] {
        let codes = self.codes.get(first..).unwrap_or_default();
        codes.first_chunk().unwrap_or(&[NONE; N])
    }
}

/// Fills a stretch. False where a code is none: the stretch is of no use then.
#[inline(always)]
pub(super) fn fill(
    plan: &Plan,
    input: &Input<'_>,
    rows: &Range<usize>,
    stretch: &mut Stretch,
    isa: Isa,
) -> bool {
    let highest = match &input.answers {
        Answers::Columns(columns) => fill_columns(columns, &plan.items, rows, stretch, isa),
        // First, for in a small catalogue the places of the next columns are written too.
        Answers::Rows(codes) => fill_rows(plan, codes, rows, stretch, isa),
    };
    let mut right = highest <= plan.top + STATED;
    right &= fill_columns(&input.documents, &plan.documents, rows, stretch, isa) <= APPROVED;
    right &= fill_columns(&input.excluded, &plan.decisions, rows, stretch, isa) <= YES;
    right &= fill_columns(&[input.statement], &[plan.statement], rows, stretch, isa) <= YES;
    if !input.documents.is_empty() {
        hold(plan, stretch);
    }
    right
}

/// Lets the processor bring a share of the next stretch near while a tile of this one is scored. Rows one after the other are brought near
/// where they are turned over.
#[inline(always)]
pub(super) fn bring_near(input: &Input<'_>, next: &Range<usize>, tile: usize) {
    if let Answers::Columns(columns) = &input.answers {
        let share = columns.len().div_ceil(TILES);
        let columns = columns.iter().skip(tile * share).take(share);
        columns.flatten().for_each(|column| column.bring_near(next));
    }
}

/// Columns; gives their highest code.
#[inline(always)]
fn fill_columns(
    columns: &[Option<Column<'_>>],
    slots: &[Slot],
    rows: &Range<usize>,
    stretch: &mut Stretch,
    isa: Isa,
) -> u8 {
    let mut highest = 0;
    for (slot, column) in slots.iter().zip(columns) {
        if let Some(column) = column {
            highest = fill_column(column, rows, *slot, stretch, isa).max(highest);
        }
    }
    highest
}

impl Column<'_> {
    /// Lets the processor bring what these rows have near.
    #[inline(always)]
    fn bring_near(&self, rows: &Range<usize>) {
        let codes = self.codes.get(rows.clone()).unwrap_or_default();
        codes.iter().step_by(LANES).for_each(isa::bring_near);
        let bits = |valid: Bits<'_>| {
            let [first, end] = [rows.start, rows.end].map(|row| (valid.offset + row) / 8);
            let bytes = valid.bytes.get(first..end).unwrap_or_default();
            bytes.iter().step_by(LANES).for_each(isa::bring_near);
        };
        self.valid.into_iter().for_each(bits);
    }
}

/// One column; gives its highest code.
#[inline(always)]
fn fill_column(
    column: &Column<'_>,
    rows: &Range<usize>,
    slot: Slot,
    stretch: &mut Stretch,
    isa: Isa,
) -> u8 {
    if column.gaps {
        fill_lanes(column, rows, slot, stretch, isa, u8::wrapping_add)
    } else {
        fill_lanes(column, rows, slot, stretch, isa, u8::saturating_add)
    }
}

/// Puts a column into tiles, with [`STATED`] added to each code; gives the highest of the tiles.
#[inline(always)]
fn fill_lanes(
    column: &Column<'_>,
    rows: &Range<usize>,
    slot: Slot,
    stretch: &mut Stretch,
    isa: Isa,
    plus: impl Fn(u8, u8) -> u8,
) -> u8 {
    let mut highest = NONE;
    let mut fill = |codes: &Bytes, valid: &Bytes, tile: &mut [Bytes]| {
        let filled = both(codes, valid, |code, valid| plus(code, STATED) & valid);
        raise(&mut highest, &filled);
        if let Some(lanes) = tile.get_mut(slot) {
            *lanes = filled;
        }
    };
    let end = rows.end.min(column.codes.len());
    let codes = column.codes.get(rows.start..end).unwrap_or_default();
    let (whole, rest) = codes.as_chunks();
    let words = column.valid.map(|valid| valid.words(rows.start));
    match &words {
        None => {
            for (codes, tile) in whole.iter().zip(stretch.tiles_mut()) {
                fill(codes, &ALL, tile);
            }
        }
        Some(words) => {
            for ((codes, word), tile) in whole.iter().zip(words).zip(stretch.tiles_mut()) {
                fill(codes, &isa::masks(*word, isa), tile);
            }
        }
    }
    // The last rows, and nothing where a column is too short: what stood there belongs to other rows.
    let mut rest = rest;
    for (place, tile) in stretch.tiles_mut().enumerate().skip(whole.len()) {
        let there = (1 << rest.len()) - 1;
        let word = words.and_then(|words| words.get(place).copied());
        let valid = word.unwrap_or(u64::MAX) & there;
        fill(&pad(rest), &isa::masks(valid, isa), tile);
        rest = &[];
    }
    greatest(&highest)
}

/// Sheets one after the other, turned over. Gives the highest code.
#[inline(always)]
fn fill_rows(
    plan: &Plan,
    codes: &[u8],
    rows: &Range<usize>,
    stretch: &mut Stretch,
    isa: Isa,
) -> u8 {
    let width = plan.items.len();
    let (_, ahead) = codes.split_at(codes.len().min(rows.end * width));
    let codes = codes
        .get(rows.start * width..rows.end * width)
        .unwrap_or_default();
    let pitch = width.max(COLUMNS);
    let padded;
    let codes = if codes.len() == LANES * pitch {
        codes
    } else {
        padded = padded_rows(codes, width, pitch);
        &padded
    };
    let mut highest = NONE;
    let mut ahead = ahead.chunks(LANES * COLUMNS);
    for first in (0..width).step_by(COLUMNS) {
        let near = ahead.next().unwrap_or_default().as_chunks::<LANES>().0;
        for [byte, ..] in near {
            isa::bring_near(byte);
        }
        // The last columns overlap with those before them.
        let first = first.min(pitch - COLUMNS);
        let tile = stretch.codes.get_mut(first..);
        let Some(tile) = tile.and_then(|tile| tile.first_chunk_mut::<COLUMNS>()) else {
            continue;
        };
        let codes = codes.get(first..).unwrap_or_default();
        raise(&mut highest, &turn(codes, pitch, STATED, tile, isa));
    }
    for [place, other] in &plan.swaps {
        stretch.codes.swap(*place, *other);
    }
    greatest(&highest)
}

/// Raises what is below.
#[inline(always)]
fn raise(highest: &mut Bytes, codes: &Bytes) {
    join(highest, codes, |highest, code| {
        *highest = (*highest).max(code);
    });
}

/// The greatest code of all rows.
#[inline(always)]
fn greatest(codes: &Bytes) -> u8 {
    codes.iter().fold(0, |greatest, code| greatest.max(*code))
}

/// The rows of a tile, each so many bytes after the one before it. Nothing is stated between them and after the last.
#[cold]
#[inline(never)]
fn padded_rows(codes: &[u8], width: usize, pitch: usize) -> Vec<u8> {
    let mut padded = vec![UNSTATED; LANES * pitch];
    for (to, row) in padded.chunks_mut(pitch).zip(codes.chunks(width.max(1))) {
        for (to, code) in to.iter_mut().zip(row) {
            *to = *code;
        }
    }
    padded
}

/// Codes, and nothing stated where they end.
#[cold]
#[inline(never)]
fn pad(codes: &[u8]) -> Bytes {
    let mut lanes = [UNSTATED; LANES];
    for (lane, code) in lanes.iter_mut().zip(codes) {
        *lane = *code;
    }
    lanes
}

/// The document rule: an item is held by the status of its document.
#[inline(always)]
fn hold(plan: &Plan, stretch: &mut Stretch) {
    let [_, partially, _] = plan.classes;
    for tile in stretch.tiles_mut() {
        for held in &plan.held {
            let [stated, statuses] =
                [held.item, held.document].map(|slot| *Tile { codes: tile }.codes(slot));
            let capped = both(&stated, &statuses, |code, status| {
                let cap = if status == MISSING { STATED } else { u8::MAX };
                let cap = if status == DRAFT { partially } else { cap };
                code.min(cap)
            });
            for (slot, codes) in [(held.stated, stated), (held.item, capped)] {
                if let Some(lanes) = tile.get_mut(slot) {
                    *lanes = codes;
                }
            }
        }
    }
}

/// One bit for each row, 1 where the row has a value, lowest bit first, as Arrow keeps them.
#[derive(Clone, Copy, Debug)]
pub struct Bits<'a> {
    /// The bits.
    pub bytes: &'a [u8],
    /// How many bits stand before that of the first row.
    pub offset: usize,
}

impl Bits<'_> {
    /// The bit of a row; no where there is none.
    pub fn get(&self, row: usize) -> bool {
        let place = self.offset + row;
        self.bytes
            .get(place / 8)
            .is_some_and(|byte| byte >> (place % 8) & 1 == 1)
    }

    /// The bits of a stretch of rows from `first` on, 64 in each word. Bits that are not there are 0.
    #[inline(always)]
    fn words(&self, first: usize) -> [u64; TILES] {
        const BYTES: usize = TILES * LANES / 8;
        let place = self.offset + first;
        let shift = place % 8;
        let bytes = self.bytes.get(place / 8..).unwrap_or_default();
        if let Some(bytes) = bytes.first_chunk::<BYTES>().filter(|_| shift == 0) {
            let mut words = [0; TILES];
            for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
                *word = u64::from_le_bytes(*bytes);
            }
            return words;
        }
        let mut window = [0; BYTES + 1];
        match bytes.first_chunk() {
            Some(bytes) => window = *bytes,
            None => {
                for (byte, given) in window.iter_mut().zip(bytes) {
                    *byte = *given;
                }
            }
        }
        let after = window.iter().skip(8).step_by(8);
        let words = window.as_chunks().0.iter().zip(after);
        let mut shifted = [0; TILES];
        for (shifted, (word, after)) in shifted.iter_mut().zip(words) {
            let next = u64::from(*after) << 1 << (63 - shift);
            *shifted = u64::from_le_bytes(*word) >> shift | next;
        }
        shifted
    }
}
