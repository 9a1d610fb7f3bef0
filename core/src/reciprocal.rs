//! Dividing by a number that stays the same, without dividing: no processor divides integers in vectors.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

/// A denominator from 1 to 2^32 / 100.
#[derive(Clone, Copy)]
pub(crate) struct Reciprocal {
    whole: u32,
    /// 1000 * 2^shift / whole, with its highest bit set.
    factor: u32,
    shift: u32,
}

impl Reciprocal {
    /// `None`: 0, or a larger one.
    #[inline(always)]
    pub(crate) fn of(whole: u32) -> Option<Self> {
        if whole > u32::MAX / 100 {
            return None;
        }
        let mut shift = 32;
        let mut factor = (1_000_u64 << shift).checked_div(whole.into())?;
        while factor > u64::from(u32::MAX) {
            factor >>= 1;
            shift -= 1;
        }
        while factor < 1 << 31 {
            shift += 1;
            factor = (1_000_u64 << shift).checked_div(whole.into())?;
        }
        Some(Self {
            whole,
            factor: cut(factor),
            shift,
        })
    }

    /// `numerator / whole`, at most 1, in tenths of a percent, half up. The quotient by the factor is right or 1 too small; what is left over says which, and how
    /// to round.
    #[inline(always)]
    pub(crate) fn tenths(self, numerator: u32) -> u16 {
        let Self {
            whole,
            factor,
            shift,
        } = self;
        let quotient = cut(u64::from(numerator).wrapping_mul(factor.into()) >> shift);
        let rest = numerator
            .wrapping_mul(1_000)
            .wrapping_sub(quotient.wrapping_mul(whole));
        let more = rest >= whole;
        let rest = rest.wrapping_sub(if more { whole } else { 0 });
        let up = rest.wrapping_add(rest) >= whole;
        let tenths = quotient
            .wrapping_add(u32::from(more))
            .wrapping_add(u32::from(up));
        #[expect(clippy::cast_possible_truncation, reason = "1,000 at most")]
        {
            tenths as u16
        }
    }
}

/// A number known to fit.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "known to fit")]
fn cut(number: u64) -> u32 {
    number as u32
}
