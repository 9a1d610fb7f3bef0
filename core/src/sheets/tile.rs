//! Filling a tile: 64 sheets, each value in its place, whatever the layout of the input.

use std::ops::Range;
use std::slice::ChunksExactMut;

use super::lanes::{ALL, Bytes, LANES, NONE, and, both, each, join, mask as yes};
use super::plan::{Plan, STATED, Slot};
use super::{Answers, Column, Input, UNSTATED};
use crate::isa;
use crate::transpose::{SIDE, turn};

/// Statuses of a document, as codes of a tile.
pub(super) const MISSING: u8 = STATED;
pub(super) const DRAFT: u8 = STATED + 1;
pub(super) const APPROVED: u8 = STATED + 2;

/// Yes of a decision or statement, as a code of a tile.
pub(super) const NO: u8 = STATED;
pub(super) const YES: u8 = STATED + 1;

/// Tiles of columns that are filled together: a stretch that is long enough for the processor to read ahead.
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
        let pitch = plan.slots | 1;
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
) -> bool {
    let mut right = true;
    if let Answers::Columns(columns) = &input.answers {
        right &= fill_columns(columns, &plan.items, rows, stretch) <= plan.top + STATED;
    }
    right &= fill_columns(&input.documents, &plan.documents, rows, stretch) <= APPROVED;
    right &= fill_columns(&input.excluded, &plan.decisions, rows, stretch) <= YES;
    right &= fill_columns(&[input.statement], &[plan.statement], rows, stretch) <= YES;
    if let Answers::Rows(codes) = &input.answers {
        right &= fill_rows(plan, codes, rows, stretch) <= plan.top + STATED;
    }
    if !input.documents.is_empty() {
        hold(plan, stretch);
    }
    right
}

/// Columns; gives their highest code.
#[inline(always)]
fn fill_columns(
    columns: &[Option<Column<'_>>],
    slots: &[Slot],
    rows: &Range<usize>,
    stretch: &mut Stretch,
) -> u8 {
    let mut highest = 0;
    let mut next = columns.iter().skip(1);
    for (slot, column) in slots.iter().zip(columns) {
        let next = next.next().and_then(Option::as_ref);
        let next = next.and_then(|next| next.codes.get(rows.clone()));
        let near = next.unwrap_or_default().iter().step_by(LANES);
        near.for_each(isa::bring_near);
        if let Some(column) = column {
            highest = fill_column(column, rows, *slot, stretch).max(highest);
        }
    }
    highest
}

/// One column; gives its highest code.
#[inline(always)]
fn fill_column(column: &Column<'_>, rows: &Range<usize>, slot: Slot, stretch: &mut Stretch) -> u8 {
    let mut highest = NONE;
    let mut rest = column.codes.get(rows.clone()).unwrap_or_default();
    let starts = rows.clone().step_by(LANES);
    let tiles = stretch.tiles_mut().filter_map(|tile| tile.get_mut(slot));
    for (first, lanes) in starts.zip(tiles) {
        let valid = column.valid.map_or(u64::MAX, |valid| valid.word(first));
        let (padded, spread);
        let (codes, valid) = if let Some(codes) = rest.first_chunk() {
            (codes, valid)
        } else {
            padded = pad(rest);
            (&padded, valid & ((1 << rest.len()) - 1))
        };
        rest = rest.get(LANES..).unwrap_or_default();
        let mask = if valid == u64::MAX {
            &ALL
        } else {
            spread = masks(valid);
            &spread
        };
        let given = and(codes, mask);
        // A mask that says yes is one below zero.
        *lanes = both(&given, mask, u8::wrapping_sub);
        if column.gaps {
            raise(&mut highest, lanes);
        } else {
            raise(&mut highest, &given);
        }
    }
    let highest = greatest(&highest);
    if column.gaps {
        highest
    } else {
        highest.saturating_add(STATED)
    }
}

/// Sheets one after the other: 64 items of 16 sheets are turned over at once. Gives the highest code.
#[inline(always)]
fn fill_rows(plan: &Plan, codes: &[u8], rows: &Range<usize>, stretch: &mut Stretch) -> u8 {
    let width = plan.items.len();
    let (_, ahead) = codes.split_at(codes.len().min(rows.end * width));
    let codes = codes
        .get(rows.start * width..rows.end * width)
        .unwrap_or_default();
    let mut ahead = ahead.chunks(LANES * LANES);
    let mut highest = NONE;
    let mut lines = [NONE; LANES];
    for first in (0..width).step_by(LANES) {
        let near = ahead.next().unwrap_or_default().as_chunks::<LANES>().0;
        let mut near = near.iter();
        let mut rest = codes.get(first..).unwrap_or_default();
        for place in 0..LANES / SIDE {
            let mut sheets = [NONE; SIDE];
            for sheet in &mut sheets {
                if let Some([byte, ..]) = near.next() {
                    isa::bring_near(byte);
                }
                // What follows the last item belongs to other sheets, and has no place below.
                let padded;
                let codes = if let Some(codes) = rest.first_chunk() {
                    codes
                } else {
                    padded = pad(rest);
                    &padded
                };
                *sheet = each(codes, |code| code.wrapping_add(STATED));
                raise(&mut highest, sheet);
                rest = rest.get(width..).unwrap_or_default();
            }
            turn(&sheets, place, &mut lines);
        }
        for (slot, line) in plan.items.iter().skip(first).zip(&lines) {
            if let Some(codes) = stretch.codes.get_mut(*slot) {
                *codes = *line;
            }
        }
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

/// Masks of bits.
#[inline(always)]
fn masks(bits: u64) -> Bytes {
    let mut masks = NONE;
    for (eight, byte) in masks.as_chunks_mut().0.iter_mut().zip(bits.to_le_bytes()) {
        // The byte eight times, and each time another of its bits.
        let bits = (u64::from(byte) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
        *eight = bits.to_le_bytes();
    }
    for mask in &mut masks {
        *mask = yes(*mask != 0);
    }
    masks
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

    /// The bits of 64 rows from `first` on.
    #[inline(always)]
    fn word(&self, first: usize) -> u64 {
        let place = self.offset + first;
        let bytes = self.bytes.get(place / 8..).unwrap_or_default();
        let window = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut window = [0; 16];
            for (byte, given) in window.iter_mut().zip(bytes) {
                *byte = *given;
            }
            window
        });
        let bits = u128::from_le_bytes(window) >> (place % 8);
        u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default()
    }
}
