//! Sixty-four draws side by side: each step of the rules runs over all of them, in plain loops that compilers turn into vector
//! instructions. Sums wrap, for a check of each would undo that; what is summed up is bounded where it is made.

/// Draws that are worked out together, from one stream of the cipher.
pub(super) const LANES: usize = 64;

/// A value of each of them.
pub(super) type Lanes<T> = [T; LANES];

/// How many of the first draws bear a 1.
pub(super) fn count(lanes: &Lanes<u8>, live: usize) -> u32 {
    let live = lanes.get(..live).unwrap_or(lanes);
    u32::from(live.iter().fold(0_u8, |sum, lane| sum.wrapping_add(*lane)))
}

/// How many of the first draws have this value.
pub(super) fn count_of(lanes: &Lanes<u8>, value: u8, live: usize) -> u32 {
    let mut equal = [0_u8; LANES];
    for (equal, lane) in equal.iter_mut().zip(lanes) {
        *equal = u8::from(*lane == value);
    }
    count(&equal, live)
}

/// Keeps a 1 where the test holds.
pub(super) fn keep<T: Copy>(alive: &mut Lanes<u8>, lanes: &Lanes<T>, test: impl Fn(T) -> bool) {
    for (alive, lane) in alive.iter_mut().zip(lanes) {
        *alive &= u8::from(test(*lane));
    }
}
