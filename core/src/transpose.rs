//! Bytes turned over, from rows to columns, eight by eight in words of 64 bits.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

/// Bytes of a word.
pub(crate) const WORD: usize = 8;

/// The bytes, eight by eight.
#[inline(always)]
pub(crate) fn words(lanes: &[u8; WORD * WORD]) -> [u64; WORD] {
    let mut words = [0; WORD];
    for (word, bytes) in words.iter_mut().zip(lanes.as_chunks::<WORD>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    words
}

/// Turns over eight times eight bytes at each place of the words (H. S. Warren, Hacker's Delight, section 7-3). Each word has a name of its own, so that the
/// compiler works on places side by side.
#[inline(always)]
#[expect(
    clippy::indexing_slicing,
    reason = "a place of arrays that all have so many"
)]
pub(crate) fn turn(rows: &mut [[u64; WORD]; WORD]) {
    for place in 0..WORD {
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
