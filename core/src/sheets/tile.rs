//! Filling a tile: 64 sheets, each value in its place, whatever the layout of the input.

use std::ops::Range;

use super::lanes::{ALL, Bytes, LANES, NONE, both, each, join, mask as yes};
use super::plan::{Plan, STATED, Slot};
use super::{Answers, Column, Input, UNSTATED};
use crate::isa;
use crate::transpose::{WORD, turn, words};

/// Statuses of a document, as codes of a tile.
pub(super) const MISSING: u8 = STATED;
pub(super) const DRAFT: u8 = STATED + 1;
pub(super) const APPROVED: u8 = STATED + 2;

/// Yes of a decision or statement, as a code of a tile.
pub(super) const NO: u8 = STATED;
pub(super) const YES: u8 = STATED + 1;

/// Tiles of columns that are filled together: a stretch that is long enough for the processor to read ahead.
const TILES: usize = 16;

/// The codes of each place in all tiles of a stretch.
pub(super) struct Stripes {
    codes: Vec<Bytes>,
    /// Tiles that a stretch has.
    tiles: usize,
    /// From one place to the next. Odd: at a distance that is a power of two, all places would share few lines of the cache.
    pitch: usize,
}

impl Stripes {
    /// Empty ones for such input. Of sheets one after the other the next tile is brought near by name, so that one is enough and stays in the first cache.
    pub(super) fn new(plan: &Plan, input: &Input<'_>) -> Self {
        let (tiles, pitch) = match input.answers {
            Answers::Rows(_) => (1, 1),
            Answers::Columns(_) => (TILES, TILES + 1),
        };
        Self {
            codes: vec![NONE; plan.slots * pitch],
            tiles,
            pitch,
        }
    }

    /// Rows of a stretch.
    pub(super) fn rows(&self) -> usize {
        self.tiles * LANES
    }

    #[inline(always)]
    fn stripe(&mut self, slot: Slot) -> &mut [Bytes] {
        let first = slot * self.pitch;
        self.codes
            .get_mut(first..first + self.tiles)
            .unwrap_or_default()
    }

    #[inline(always)]
    fn codes_mut(&mut self, slot: Slot, place: usize) -> Option<&mut Bytes> {
        self.codes
            .get_mut(slot.wrapping_mul(self.pitch).wrapping_add(place))
    }
}

/// A tile of a stretch.
#[derive(Clone, Copy)]
pub(super) struct Tile<'a> {
    pub(super) stripes: &'a Stripes,
    pub(super) place: usize,
}

impl<'a> Tile<'a> {
    /// The codes at a place: 0 nothing stated, else the value and one.
    #[inline(always)]
    pub(super) fn codes(self, slot: Slot) -> &'a Bytes {
        let Stripes { codes, pitch, .. } = self.stripes;
        let place = slot.wrapping_mul(*pitch).wrapping_add(self.place);
        codes.get(place).unwrap_or(&NONE)
    }
}

/// Fills a stretch. False where a code is none: the stretch is of no use then.
#[inline(always)]
pub(super) fn fill(
    plan: &Plan,
    input: &Input<'_>,
    rows: &Range<usize>,
    stripes: &mut Stripes,
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
    stripes: &mut Stripes,
) -> u8 {
    let mut highest = 0;
    let mut next = columns.iter().skip(1);
    for (slot, column) in slots.iter().zip(columns) {
        let next = next.next().and_then(Option::as_ref);
        let next = next.and_then(|next| next.codes.get(rows.clone()));
        let near = next.unwrap_or_default().iter().step_by(LANES);
        near.for_each(isa::bring_near);
        if let Some(column) = column {
            highest = fill_column(column, rows, stripes.stripe(*slot)).max(highest);
        }
    }
    highest
}

/// One column; gives its highest code.
#[inline(always)]
fn fill_column(column: &Column<'_>, rows: &Range<usize>, stripe: &mut [Bytes]) -> u8 {
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

/// Sheets one after the other: 64 items of eight sheets are turned over eight by eight, then brought together. Gives the highest code.
#[inline(always)]
fn fill_rows(plan: &Plan, codes: &[u8], rows: &Range<usize>, stripes: &mut Stripes) -> u8 {
    let width = plan.items.len();
    let (_, ahead) = codes.split_at(codes.len().min(rows.end * width));
    let codes = codes
        .get(rows.start * width..rows.end * width)
        .unwrap_or_default();
    let mut turned = [[[0; WORD]; WORD]; EIGHTS];
    for block in (0..width).step_by(LANES) {
        // The last block takes items of the one before once more, so that it is full.
        let first = block.min(width.saturating_sub(LANES));
        let mut sheets = codes.chunks_exact(width);
        let mut near = ahead.get(first..).unwrap_or_default().iter().step_by(width);
        for eight in &mut turned {
            for words in &mut *eight {
                near.next().map(isa::bring_near);
                *words = words_of(sheets.next().unwrap_or_default(), first);
            }
            turn(eight);
        }
        let slots = plan.items.iter().skip(first).take(LANES);
        for (place, slot) in slots.enumerate() {
            if let Some(codes) = stripes.codes_mut(*slot, 0) {
                *codes = line(&turned, place);
            }
        }
    }
    highest_of(stripes.codes.get(..width).unwrap_or_default())
}

/// Words of 64 sheets.
const EIGHTS: usize = LANES / WORD;

/// An item of all sheets, as its codes stand in a tile: the word at this place of each eight.
#[inline(always)]
#[expect(
    clippy::indexing_slicing,
    reason = "a place of arrays that all have so many"
)]
fn line(turned: &[[[u64; WORD]; WORD]; EIGHTS], place: usize) -> Bytes {
    let (row, word) = (place % WORD, place / WORD % WORD);
    let mut line = NONE;
    for (bytes, eight) in line.as_chunks_mut::<WORD>().0.iter_mut().zip(turned) {
        *bytes = eight[row][word].to_le_bytes();
    }
    each(&line, |code| code.wrapping_add(STATED))
}

/// The highest of all codes.
#[inline(always)]
fn highest_of(codes: &[Bytes]) -> u8 {
    let mut highest = NONE;
    let (eights, rest) = codes.as_chunks::<WORD>();
    for eight in eights {
        for (lane, highest) in highest.iter_mut().enumerate() {
            for codes in eight {
                *highest = (*highest).max(codes.get(lane).copied().unwrap_or_default());
            }
        }
    }
    for codes in rest {
        highest = both(&highest, codes, u8::max);
    }
    greatest(&highest)
}

/// The greatest code of all rows.
#[inline(always)]
fn greatest(codes: &Bytes) -> u8 {
    codes.iter().fold(0, |greatest, code| greatest.max(*code))
}

/// The codes of 64 items of a sheet from `first` on.
#[inline(always)]
fn words_of(sheet: &[u8], first: usize) -> [u64; WORD] {
    let codes = sheet.get(first..).unwrap_or_default();
    match codes.first_chunk::<LANES>() {
        Some(codes) => words(codes),
        None => words(&padded(codes)),
    }
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
fn hold(plan: &Plan, stripes: &mut Stripes) {
    let [_, partially, _] = plan.classes;
    for held in &plan.held {
        for place in 0..stripes.tiles {
            let tile = |stripes: &Stripes, slot| *Tile { stripes, place }.codes(slot);
            let (stated, statuses) = (tile(stripes, held.item), tile(stripes, held.document));
            let capped = both(&stated, &statuses, |code, status| {
                let cap = if status == MISSING { STATED } else { u8::MAX };
                let cap = if status == DRAFT { partially } else { cap };
                code.min(cap)
            });
            for (slot, codes) in [(held.stated, stated), (held.item, capped)] {
                if let Some(lanes) = stripes.codes_mut(slot, place) {
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

    /// Masks of 64 rows from `first` on.
    #[inline(always)]
    fn mask(&self, first: usize) -> Bytes {
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
        let mut mask = NONE;
        let eights = mask.as_chunks_mut::<8>().0.iter_mut();
        for (eight, byte) in eights.zip(bits.to_le_bytes()) {
            *eight = [byte; 8];
        }
        for lanes in mask.as_chunks_mut::<8>().0 {
            for (lane, bit) in lanes.iter_mut().zip([1, 2, 4, 8, 16, 32, 64, 128]) {
                *lane = yes(*lane & bit != 0);
            }
        }
        mask
    }
}
