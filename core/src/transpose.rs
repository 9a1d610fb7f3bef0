//! Bytes turned over, from rows to columns, sixteen by sixteen.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

use crate::isa;

/// Rows and columns of a square.
pub(crate) const SIDE: usize = 16;

type Square = [[u8; SIDE]; SIDE];

/// Bytes of a row: four squares.
pub(crate) const WIDTH: usize = 4 * SIDE;

/// Makes columns of sixteen rows: their bytes from the place on, which counts in sixteens.
#[inline(always)]
#[expect(
    clippy::indexing_slicing,
    reason = "places of arrays that have so many"
)]
pub(crate) fn turn(rows: &[[u8; WIDTH]; SIDE], place: usize, columns: &mut [[u8; WIDTH]; WIDTH]) {
    for (part, columns) in columns.as_chunks_mut::<SIDE>().0.iter_mut().enumerate() {
        let square = std::array::from_fn(|row| rows[row].as_chunks().0[part]);
        for (column, turned) in columns.iter_mut().zip(turned(&square)) {
            column.as_chunks_mut().0[place] = turned;
        }
    }
}

#[inline(always)]
fn turned(rows: &Square) -> Square {
    isa::turned(rows).unwrap_or_else(|| words::turned(rows))
}

/// Eight by eight in words of 64 bits (H. S. Warren, Hacker's Delight, section 7-3), where no instructions shuffle bytes.
mod words {
    use super::{SIDE, Square};

    /// Bytes of a word.
    const WORD: usize = 8;

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "places of arrays that have so many"
    )]
    pub(super) fn turned(rows: &Square) -> Square {
        let mut words = [[0; SIDE * SIDE / WORD / WORD]; WORD];
        for (place, row) in rows.iter().enumerate() {
            for (half, bytes) in row.as_chunks().0.iter().enumerate() {
                words[place % WORD][2 * half + place / WORD] = u64::from_le_bytes(*bytes);
            }
        }
        turn(&mut words);
        let mut columns = [[0; SIDE]; SIDE];
        for (place, column) in columns.iter_mut().enumerate() {
            for (half, bytes) in column.as_chunks_mut().0.iter_mut().enumerate() {
                *bytes = words[place % WORD][2 * (place / WORD) + half].to_le_bytes();
            }
        }
        columns
    }

    /// Turns over eight times eight bytes at each place of the words. Each word has a name of its own, so that the compiler works on places side by side.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "a place of arrays that all have so many"
    )]
    fn turn<const PLACES: usize>(rows: &mut [[u64; PLACES]; WORD]) {
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
    use super::{SIDE, Square, turned, words};

    #[test]
    fn rows_become_columns_either_way() {
        let rows: Square = std::array::from_fn(|row| {
            std::array::from_fn(|column| u8::try_from(SIDE * row + column).unwrap_or(0))
        });
        let columns: Square =
            std::array::from_fn(|column| std::array::from_fn(|row| rows[row][column]));
        assert_eq!(turned(&rows), columns);
        assert_eq!(words::turned(&rows), columns);
    }
}
