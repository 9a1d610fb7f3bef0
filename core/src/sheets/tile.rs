//! Filling a tile: 64 sheets, each value in its place, whatever the layout of the input.

use std::ops::Range;

use super::lanes::{ALL, Bytes, LANES, NONE, both, each, join};
use super::plan::{Plan, STATED, Slot};
use super::{Answers, Column, Input, UNSTATED};
use crate::transpose::{WORD, turn, words};

/// Statuses of a document, as codes of a tile.
pub(super) const MISSING: u8 = STATED;
pub(super) const DRAFT: u8 = STATED + 1;
pub(super) const APPROVED: u8 = STATED + 2;

/// Yes of a decision or statement, as a code of a tile.
pub(super) const NO: u8 = STATED;
pub(super) const YES: u8 = STATED + 1;

/// Tiles that are filled together: a stretch of a column that is long enough for the processor to read ahead.
pub(super) const TILES: usize = 32;

/// The codes of one place in all tiles of a stretch. One tile more than is used: at a distance that is a power of two, all columns would share few lines of the cache.
pub(super) type Stripe = [Bytes; TILES + 1];

/// A tile of a stretch.
#[derive(Clone, Copy)]
pub(super) struct Tile<'a> {
    pub(super) stripes: &'a [Stripe],
    pub(super) place: usize,
}

impl<'a> Tile<'a> {
    /// The codes at a place: 0 nothing stated, else the value and one.
    #[inline(always)]
    pub(super) fn codes(self, slot: Slot) -> &'a Bytes {
        self.stripes
            .get(slot)
            .and_then(|stripe| stripe.get(self.place))
            .unwrap_or(&NONE)
    }
}

/// Fills a stretch. False where a code is none: the stretch is of no use then.
#[inline(always)]
pub(super) fn fill(
    plan: &Plan,
    input: &Input<'_>,
    rows: &Range<usize>,
    stripes: &mut [Stripe],
) -> bool {
    let mut right = true;
    if let Answers::Columns(columns) = &input.answers {
        right &= fill_columns(columns, &plan.items, rows, stripes) <= plan.top + STATED;
    }
    right &= fill_columns(&input.documents, &plan.documents, rows, stripes) <= APPROVED;
    right &= fill_columns(&input.excluded, &plan.decisions, rows, stripes) <= YES;
    right &= fill_columns(&[input.statement], &[plan.statement], rows, stripes) <= YES;
    if let Answers::Rows(codes) = &input.answers {
        right &= fill_rows(plan, codes, rows, stripes) <= plan.top + STATED;
    }
    if !input.documents.is_empty() {
        hold(plan, stripes);
    }
    right
}

/// Columns; gives their highest code.
#[inline(always)]
fn fill_columns(
    columns: &[Option<Column<'_>>],
    slots: &[Slot],
    rows: &Range<usize>,
    stripes: &mut [Stripe],
) -> u8 {
    let mut highest = 0;
    for (slot, column) in slots.iter().zip(columns) {
        if let (Some(stripe), Some(column)) = (stripes.get_mut(*slot), column) {
            highest = fill_column(column, rows, stripe).max(highest);
        }
    }
    highest
}

/// One column; gives its highest code.
#[inline(always)]
fn fill_column(column: &Column<'_>, rows: &Range<usize>, stripe: &mut Stripe) -> u8 {
    let mut highest = NONE;
    for (first, tile) in rows.clone().step_by(LANES).zip(stripe) {
        let codes = column.codes.get(first..rows.end).unwrap_or_default();
        let mut valid = match &column.valid {
            Some(valid) => valid.mask(first),
            None => ALL,
        };
        let codes = if let Some(codes) = codes.first_chunk::<LANES>() {
            *codes
        } else {
            let missing = valid.iter_mut().skip(codes.len());
            missing.for_each(|valid| *valid = 0);
            padded(codes)
        };
        *tile = both(&codes, &valid, |code, valid| {
            code.wrapping_add(STATED) & valid
        });
        let checked = if column.gaps {
            *tile
        } else {
            both(&codes, &valid, |code, valid| {
                (code & valid).saturating_add(STATED)
            })
        };
        join(&mut highest, &checked, |highest, code| {
            *highest = (*highest).max(code);
        });
    }
    greatest(&highest)
}

/// Sheets one after the other: blocks of eight items of eight sheets are turned over, eight blocks at a time. Gives the highest code.
#[inline(always)]
fn fill_rows(plan: &Plan, codes: &[u8], rows: &Range<usize>, stripes: &mut [Stripe]) -> u8 {
    let width = plan.items.len();
    let codes = codes
        .get(rows.start * width..rows.end * width)
        .unwrap_or_default();
    let mut highest = NONE;
    let mut tiles = codes.chunks((LANES * width).max(1));
    for tile in 0..rows.len().div_ceil(LANES) {
        let codes = tiles.next().unwrap_or_default();
        let first = tile * (LANES / WORD);
        // From one end to the other, which brings it near as fast as can be, before it is read across.
        highest = both(&highest, &highest_of(codes), u8::max);
        let mut sheets = codes.chunks(width.max(1));
        for eight in first..first + LANES / WORD {
            let sheets: [&[u8]; WORD] = std::array::from_fn(|_| sheets.next().unwrap_or_default());
            for (block, slots) in plan.items.chunks(LANES).enumerate() {
                let mut rows = [[0; WORD]; WORD];
                for (sheet, row) in sheets.iter().zip(&mut rows) {
                    *row = words(&lanes(sheet, block * LANES));
                }
                turn(&mut rows);
                for (k, slots) in slots.chunks(WORD).enumerate() {
                    for (word, slot) in rows.iter().zip(slots) {
                        let stripe = stripes
                            .get_mut(*slot)
                            .map(|stripe| stripe.as_flattened_mut().as_chunks_mut::<WORD>().0);
                        if let (Some(word), Some(lanes)) =
                            (word.get(k), stripe.and_then(|stripe| stripe.get_mut(eight)))
                        {
                            *lanes = word.to_le_bytes();
                        }
                    }
                }
            }
        }
    }
    greatest(&highest)
}

/// The highest codes as they stand in a tile.
#[inline(always)]
fn highest_of(codes: &[u8]) -> Bytes {
    let mut highest = NONE;
    let (chunks, rest) = codes.as_chunks::<LANES>();
    for codes in chunks {
        join(&mut highest, codes, |highest, code| {
            *highest = (*highest).max(code.wrapping_add(STATED));
        });
    }
    for (highest, code) in highest.iter_mut().zip(rest) {
        *highest = (*highest).max(code.wrapping_add(STATED));
    }
    highest
}

/// The greatest code of all rows.
#[inline(always)]
fn greatest(codes: &Bytes) -> u8 {
    codes.iter().fold(0, |greatest, code| greatest.max(*code))
}

/// The codes of 64 items of a sheet from `first` on, as they stand in a tile.
#[inline(always)]
fn lanes(sheet: &[u8], first: usize) -> Bytes {
    let codes = sheet.get(first..).unwrap_or_default();
    let lanes = match codes.first_chunk::<LANES>() {
        Some(codes) => *codes,
        None => padded(codes),
    };
    each(&lanes, |code| code.wrapping_add(STATED))
}

/// Codes, and nothing stated where they end.
fn padded(codes: &[u8]) -> Bytes {
    let mut lanes = [UNSTATED; LANES];
    for (lane, code) in lanes.iter_mut().zip(codes) {
        *lane = *code;
    }
    lanes
}

/// The document rule: an item is held by the status of its document.
#[inline(always)]
fn hold(plan: &Plan, stripes: &mut [Stripe]) {
    let [_, partially, _] = plan.classes;
    for held in &plan.held {
        let copy = |slot: Slot| stripes.get(slot).copied().unwrap_or([NONE; TILES + 1]);
        let (stated, statuses) = (copy(held.item), copy(held.document));
        if let Some(stripe) = stripes.get_mut(held.stated) {
            *stripe = stated;
        }
        let Some(item) = stripes.get_mut(held.item) else {
            continue;
        };
        for (tile, statuses) in item.iter_mut().zip(&statuses) {
            join(tile, statuses, |code, status| {
                let cap = if status == MISSING { STATED } else { u8::MAX };
                let cap = if status == DRAFT { partially } else { cap };
                *code = (*code).min(cap);
            });
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

    /// Masks of 64 rows from `first` on.
    #[inline(always)]
    fn mask(&self, first: usize) -> Bytes {
        let place = self.offset + first;
        let bytes = self.bytes.get(place / 8..).unwrap_or_default();
        let mut window = [0; 16];
        for (byte, given) in window.iter_mut().zip(bytes.iter().take(9)) {
            *byte = *given;
        }
        let bits = u128::from_le_bytes(window) >> (place % 8);
        if bits & u128::from(u64::MAX) == u128::from(u64::MAX) {
            return ALL;
        }
        let mut mask = NONE;
        for (lanes, byte) in mask
            .as_chunks_mut::<8>()
            .0
            .iter_mut()
            .zip(bits.to_le_bytes())
        {
            let spread =
                u64::from(byte).wrapping_mul(0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
            let ones = (spread.wrapping_add(0x7f7f_7f7f_7f7f_7f7f) >> 7) & 0x0101_0101_0101_0101;
            *lanes = ones.wrapping_mul(255).to_le_bytes();
        }
        mask
    }
}
