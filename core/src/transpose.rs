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

/// Turns over eight times eight bytes at each place of the words (H. S. Warren, Hacker's Delight, section 7-3).
#[inline(always)]
pub(crate) fn turn(rows: &mut [[u64; WORD]; WORD]) {
    for (distance, bits, keep) in [
        (1, 8, 0x00ff_00ff_00ff_00ff_u64),
        (2, 16, 0x0000_ffff_0000_ffff),
        (4, 32, 0x0000_0000_ffff_ffff),
    ] {
        for pair in rows.chunks_exact_mut(2 * distance) {
            let (upper, lower) = pair.split_at_mut(distance);
            for (upper, lower) in upper.iter_mut().zip(lower) {
                for (a, b) in upper.iter_mut().zip(lower) {
                    let swapped = ((*a >> bits) ^ *b) & keep;
                    *b ^= swapped;
                    *a ^= swapped << bits;
                }
            }
        }
    }
}
