//! Bytes turned over, from rows to columns.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

use crate::isa::{self, Isa};

/// Rows that are turned over at once.
pub(crate) const ROWS: usize = 64;

/// Columns that are made at once.
pub(crate) const COLUMNS: usize = 16;

/// Columns of these rows.
pub(crate) type Columns = [[u8; ROWS]; COLUMNS];

/// Puts the first columns of so many rows, each row `pitch` bytes after the one before it, side by side, with `plus` added to each byte, wrapping. Gives the
/// highest byte of each of as many places.
#[inline(always)]
pub(crate) fn turn(
    bytes: &[u8],
    pitch: usize,
    plus: u8,
    columns: &mut Columns,
    isa: Isa,
) -> [u8; ROWS] {
    isa::turn(bytes, pitch, plus, columns, isa)
        .unwrap_or_else(|| words::turn(bytes, pitch, plus, columns))
}

/// Eight by eight in words of 64 bits (H. S. Warren, Hacker's Delight, section 7-3), where no instructions shuffle bytes.
mod words {
    use super::{COLUMNS, Columns, ROWS};

    /// Bytes of a word.
    const WORD: usize = 8;

    /// Squares of a word each way, those of the first rows first.
    const SQUARES: usize = ROWS * COLUMNS / WORD / WORD;

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "places of arrays that have so many"
    )]
    pub(super) fn turn(bytes: &[u8], pitch: usize, plus: u8, columns: &mut Columns) -> [u8; ROWS] {
        let mut words = [[0; SQUARES]; WORD];
        for place in 0..ROWS {
            let row = bytes.get(place * pitch..).unwrap_or_default();
            let row: &[u8; COLUMNS] = row.first_chunk().unwrap_or(&[0; COLUMNS]);
            for (side, bytes) in row.as_chunks().0.iter().enumerate() {
                words[place % WORD][place / WORD * 2 + side] = u64::from_le_bytes(*bytes);
            }
        }
        turn_words(&mut words);
        let mut highest = [0; ROWS];
        for (place, column) in columns.iter_mut().enumerate() {
            let mut turned = [0; ROWS];
            for (square, bytes) in turned.as_chunks_mut().0.iter_mut().enumerate() {
                *bytes = words[place % WORD][2 * square + place / WORD].to_le_bytes();
            }
            for (byte, highest) in turned.iter_mut().zip(&mut highest) {
                *byte = byte.wrapping_add(plus);
                *highest = (*highest).max(*byte);
            }
            *column = turned;
        }
        highest
    }

    /// Turns over eight times eight bytes at each place of the words. Each word has a name of its own, so that the compiler works on places side by side.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place of arrays that all have so many"
    )]
    fn turn_words<const PLACES: usize>(rows: &mut [[u64; PLACES]; WORD]) {
        for place in 0..PLACES {
            let [a, b, c, d, e, f, g, h] = rows.each_mut().map(|row| &mut row[place]);
            swap::<8>(a, b);
            swap::<8>(c, d);
            swap::<8>(e, f);
            swap::<8>(g, h);
            swap::<16>(a, c);
            swap::<16>(b, d);
            swap::<16>(e, g);
            swap::<16>(f, h);
            swap::<32>(a, e);
            swap::<32>(b, f);
            swap::<32>(c, g);
            swap::<32>(d, h);
        }
    }

    /// Swaps the upper half of each piece of two times so many bits with the lower half of the other's.
    #[inline(always)]
    fn swap<const BITS: u32>(upper: &mut u64, lower: &mut u64) {
        let keep = u64::MAX / ((1 << BITS) + 1);
        let swapped = ((*upper >> BITS) ^ *lower) & keep;
        *lower ^= swapped;
        *upper ^= swapped << BITS;
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Isa, ROWS, turn, words};

    #[test]
    fn rows_become_columns_every_way() {
        for pitch in [COLUMNS, COLUMNS + 1, 100] {
            let byte = |place: usize| u8::try_from(place * 167 % 256).unwrap_or(0);
            let bytes: Vec<_> = (0..ROWS * pitch).map(byte).collect();
            let mut expected = [[7; ROWS]; COLUMNS];
            for (column, lanes) in expected.iter_mut().enumerate() {
                for (row, lane) in lanes.iter_mut().enumerate() {
                    *lane = bytes[row * pitch + column].wrapping_add(3);
                }
            }
            let most = expected.as_flattened().iter().copied().max();
            let highest = |places: [u8; ROWS]| places.into_iter().max();
            let mut found = [[7; ROWS]; COLUMNS];
            let of_words = words::turn(&bytes, pitch, 3, &mut found);
            assert_eq!((found, highest(of_words)), (expected, most), "{pitch}");
            for isa in Isa::ALL.into_iter().filter(|isa| isa.is_available()) {
                let mut found = [[7; ROWS]; COLUMNS];
                let of_isa = turn(&bytes, pitch, 3, &mut found, isa);
                assert_eq!(
                    (found, highest(of_isa)),
                    (expected, most),
                    "{isa:?}, {pitch}"
                );
            }
        }
    }
}
