//! Which instructions a processor has, and work compiled for each.

/// Instructions that tables and draws are compiled for. Each gives the same bits; they differ in speed only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Isa {
    /// What every processor of the target has: SSE2 on x86-64, NEON on ARM, none in a browser.
    Baseline,
    /// AVX2, on most x86-64 processors since 2013.
    Avx2,
    /// AVX-512 with bytes, on server processors since 2017.
    Avx512,
}

impl Isa {
    /// All of them, slowest first.
    pub const ALL: [Self; 3] = [Self::Baseline, Self::Avx2, Self::Avx512];

    /// Whether this processor has them.
    pub fn is_available(self) -> bool {
        #[cfg(target_arch = "x86_64")]
        {
            use std::arch::is_x86_feature_detected as has;
            match self {
                Self::Baseline => true,
                Self::Avx2 => has!("avx2") && has!("bmi2"),
                Self::Avx512 => {
                    has!("avx512f")
                        && has!("avx512bw")
                        && has!("avx512dq")
                        && has!("avx512vl")
                        && Self::Avx2.is_available()
                }
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            self == Self::Baseline
        }
    }

    /// The fastest that this processor has.
    pub fn best() -> Self {
        let fastest_first = Self::ALL.into_iter().rev();
        let mut available = fastest_first.filter(|isa| isa.is_available());
        available.next().unwrap_or(Self::Baseline)
    }

    /// Does work with these instructions; with those that every processor has where they aren't there.
    pub(crate) fn run<W: Work>(self, work: W) -> W::Done {
        match self {
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "the processor has these instructions")]
            Self::Avx512 if self.is_available() => unsafe { avx512(work) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "the processor has these instructions")]
            Self::Avx2 if self.is_available() => unsafe { avx2(work) },
            _ => work.run(),
        }
    }
}

/// Lets the processor bring what stands around a byte near, while other work goes on.
#[inline(always)]
pub(crate) fn bring_near(byte: &u8) {
    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "a hint, which changes nothing")]
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T1, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T1>(std::ptr::from_ref(byte).cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = byte;
}

/// Makes columns of rows, where there are instructions that shuffle the bytes of two rows. A shuffle of all bytes moves the highest bit of each one's place to
/// the end, so that after four of them row and column have changed places.
#[inline(always)]
#[cfg_attr(
    target_arch = "x86_64",
    expect(
        clippy::unnecessary_wraps,
        reason = "other processors have none that we use"
    )
)]
pub(crate) fn turned(rows: &[[u8; 16]; 16]) -> Option<[[u8; 16]; 16]> {
    #[cfg(target_arch = "x86_64")]
    #[expect(
        unsafe_code,
        reason = "every processor of x86-64 has SSE2; without it scoring of rows takes 6 % more instructions"
    )]
    unsafe {
        use std::arch::x86_64::__m128i;
        use std::mem::transmute;
        let mut rows = transmute::<[[u8; 16]; 16], [__m128i; 16]>(*rows);
        for _ in 0..4 {
            rows = shuffled(&rows);
        }
        Some(transmute::<[__m128i; 16], [[u8; 16]; 16]>(rows))
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        let _ = rows;
        None
    }
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "sse2")]
#[expect(clippy::indexing_slicing, reason = "half of so many places")]
fn shuffled(rows: &[std::arch::x86_64::__m128i; 16]) -> [std::arch::x86_64::__m128i; 16] {
    use std::arch::x86_64::{_mm_unpackhi_epi8, _mm_unpacklo_epi8};
    let mut shuffled = *rows;
    for place in 0..8 {
        let (first, second) = (rows[place], rows[place + 8]);
        shuffled[2 * place] = _mm_unpacklo_epi8(first, second);
        shuffled[2 * place + 1] = _mm_unpackhi_epi8(first, second);
    }
    shuffled
}

/// Work that is compiled for each of the instructions: it and what it calls is marked `#[inline(always)]`, since only what stands
/// inside is compiled for them.
pub(crate) trait Work {
    /// What comes of it.
    type Done;

    fn run(self) -> Self::Done;
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi2")]
fn avx512<W: Work>(work: W) -> W::Done {
    work.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi2")]
fn avx2<W: Work>(work: W) -> W::Done {
    work.run()
}
