//! Sixty-four draws side by side: each step of the rules runs over all of them, in plain loops that compilers turn into vector
//! instructions. Sums wrap, for a check of each would undo that; what is summed up is bounded where it is made.

/// Draws that are worked out together, from one stream of the cipher.
pub(super) const LANES: usize = 64;

/// A value of each of them.
pub(super) type Lanes<T> = [T; LANES];

/// How many of them bear a 1.
#[inline(always)]
pub(super) fn count(lanes: &Lanes<u8>) -> u32 {
    u32::from(lanes.iter().fold(0_u8, |sum, lane| sum.wrapping_add(*lane)))
}

/// How many of those with a 1 have this value.
#[inline(always)]
pub(super) fn count_of(lanes: &Lanes<u8>, value: u8, among: &Lanes<u8>) -> u32 {
    let mut equal = *among;
    keep(&mut equal, lanes, |lane| lane == value);
    count(&equal)
}

/// Keeps a 1 where the test holds.
#[inline(always)]
pub(super) fn keep<T: Copy>(alive: &mut Lanes<u8>, lanes: &Lanes<T>, test: impl Fn(T) -> bool) {
    for (alive, lane) in alive.iter_mut().zip(lanes) {
        *alive &= u8::from(test(*lane));
    }
}
