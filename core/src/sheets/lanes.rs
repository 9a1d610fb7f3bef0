//! Rows side by side: each operation on all of them at once, in loops that a compiler turns into vector instructions.

use crate::reciprocal::Reciprocal;

/// Rows that are scored together: bytes of the widest register.
pub(super) const LANES: usize = 64;

/// One value for each of the rows.
pub(super) type Lanes<N> = [N; LANES];

/// One byte for each of the rows. As a mask: 255 yes, 0 no.
pub(super) type Bytes = Lanes<u8>;

/// Yes for all rows.
pub(super) const ALL: Bytes = [u8::MAX; LANES];

/// No for all rows.
pub(super) const NONE: Bytes = [0; LANES];

/// What sums are made in. Wraps without a check, which would keep the compiler from vectors: the plan picks a type that holds all sums.
pub(super) trait Number: Copy + Default + Ord {
    fn of(byte: u8) -> Self;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
    /// This number where `mask`, a yes or no, says yes, else 0.
    fn only(self, mask: u8) -> Self;
    /// A number known to fit; what lies above is cut off.
    fn cut(number: u128) -> Self;
    /// This number, known to fit 16 bits.
    fn short(self) -> u16;
    /// `numerator / whole`, as [`tenths`] gives it, where the whole is the same for all rows.
    #[inline(always)]
    fn tenths_of(numerator: &Lanes<Self>, whole: Self) -> Lanes<u16> {
        tenths(numerator, &[whole; LANES])
    }
}

macro_rules! number {
    ($($type:ty { $($more:item)* })*) => {$(
        impl Number for $type {
            #[inline(always)]
            fn of(byte: u8) -> Self {
                byte.into()
            }

            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }

            #[inline(always)]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            #[inline(always)]
            fn times(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }

            #[inline(always)]
            fn only(self, mask: u8) -> Self {
                if mask == 0 { 0 } else { self }
            }

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, reason = "known to fit")]
            fn cut(number: u128) -> Self {
                number as Self
            }

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, clippy::cast_lossless, reason = "known to fit")]
            fn short(self) -> u16 {
                self as u16
            }

            $($more)*
        }
    )*};
}
number! {
    u8 {}
    u128 {}
    u32 {
        #[inline(always)]
        fn tenths_of(numerator: &Lanes<u32>, whole: u32) -> Lanes<u16> {
            Reciprocal::of(whole).map_or([NO_FIGURE; LANES], |whole| {
                each(numerator, |numerator| whole.tenths(numerator))
            })
        }
    }
}

/// Yes where it holds.
#[inline(always)]
pub(super) const fn mask(holds: bool) -> u8 {
    if holds { u8::MAX } else { 0 }
}

/// One result for each row. What it reads is a copy, which the results cannot overlap: the compiler needs no second loop for the case that they do.
#[inline(always)]
pub(super) fn each<A: Copy, R: Copy + Default>(a: &Lanes<A>, f: impl Fn(A) -> R) -> Lanes<R> {
    let a = *a;
    let mut results = [R::default(); LANES];
    for (result, a) in results.iter_mut().zip(&a) {
        *result = f(*a);
    }
    results
}

/// One result for each row, of two values.
#[inline(always)]
pub(super) fn both<A: Copy, B: Copy, R: Copy + Default>(
    a: &Lanes<A>,
    b: &Lanes<B>,
    f: impl Fn(A, B) -> R,
) -> Lanes<R> {
    let (a, b) = (*a, *b);
    let mut results = [R::default(); LANES];
    for ((result, a), b) in results.iter_mut().zip(&a).zip(&b) {
        *result = f(*a, *b);
    }
    results
}

/// Changes each row's value by another.
#[inline(always)]
pub(super) fn join<A, B: Copy>(a: &mut Lanes<A>, b: &Lanes<B>, f: impl Fn(&mut A, B)) {
    let b = *b;
    for (a, b) in a.iter_mut().zip(&b) {
        f(a, *b);
    }
}

#[inline(always)]
pub(super) fn and(a: &Bytes, b: &Bytes) -> Bytes {
    both(a, b, |a, b| a & b)
}

#[inline(always)]
pub(super) fn or(a: &Bytes, b: &Bytes) -> Bytes {
    both(a, b, |a, b| a | b)
}

#[inline(always)]
pub(super) fn not(a: &Bytes) -> Bytes {
    each(a, |a| !a)
}

/// Whether a row says yes.
#[inline(always)]
pub(super) fn any(mask: &Bytes) -> bool {
    mask.iter().fold(0, |all, row| all | row) != 0
}

/// What stands where there is no figure.
pub(super) const NO_FIGURE: u16 = u16::MAX;

/// `numerator / denominator`, at most 1, in tenths of a percent, half up; [`NO_FIGURE`] where the denominator is 0. Written out digit by digit, since no
/// processor divides integers in vectors. Ten denominators must fit the type.
#[inline(always)]
pub(super) fn tenths<T: Number>(numerator: &Lanes<T>, denominator: &Lanes<T>) -> Lanes<u16> {
    let (zero, ten) = (T::of(0), T::of(10));
    let tenths = both(numerator, denominator, |numerator, denominator| {
        let (mut rest, mut quotient) = (numerator, zero);
        let one = denominator;
        let two = one.plus(one);
        let four = two.plus(two);
        let eight = four.plus(four);
        for _ in 0..3 {
            rest = rest.times(ten);
            quotient = quotient.times(ten);
            for (step, digit) in [(eight, 8), (four, 4), (two, 2), (one, 1)] {
                let fits = rest >= step;
                rest = rest.minus(if fits { step } else { zero });
                quotient = quotient.plus(if fits { T::of(digit) } else { zero });
            }
        }
        let up = rest.plus(rest) >= denominator;
        let rounded = quotient.plus(T::of(u8::from(up)));
        if denominator == zero {
            T::cut(NO_FIGURE.into())
        } else {
            rounded
        }
    });
    each(&tenths, T::short)
}

#[cfg(test)]
mod tests {
    use super::{LANES, NO_FIGURE, Number, tenths};
    use crate::fraction::Fraction;

    #[test]
    fn writes_every_fraction_as_the_engine_does() {
        for denominator in 0..=480_u32 {
            for numerator in 0..=denominator {
                let expected = Fraction::new(numerator.into(), denominator.into())
                    .map_or(NO_FIGURE, |fraction| fraction.percent().0);
                let of = |scale: u32| {
                    tenths(&[numerator * scale; LANES], &[denominator * scale; LANES])[0]
                };
                assert_eq!(of(1), expected, "{numerator}/{denominator}");
                let of_whole = |scale: u32| {
                    u32::tenths_of(&[numerator * scale; LANES], denominator * scale)[0]
                };
                assert_eq!(of_whole(1), expected, "{numerator}/{denominator}");
                assert_eq!(
                    of_whole(89_478),
                    expected,
                    "{numerator}/{denominator}, large"
                );
                assert_eq!(of(894_784), expected, "{numerator}/{denominator}, large");
            }
        }
    }
}
