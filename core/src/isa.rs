//! Which instructions a processor has, and work compiled for each.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is compiled for the least processor"
)]

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
            _ => work.run(Self::Baseline),
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

/// A byte for each bit, lowest bit first: 255 for 1, 0 for 0.
#[inline(always)]
pub(crate) fn masks(bits: u64, isa: Isa) -> [u8; 64] {
    #[cfg(target_arch = "x86_64")]
    #[expect(
        unsafe_code,
        reason = "the processor has AVX2 where work is done with it; plain loops take four times as many instructions"
    )]
    if isa >= Isa::Avx2 {
        return unsafe { x86_64::masks_by_avx2(bits) };
    }
    let _ = isa;
    let mut masks = [0; 64];
    for (eight, byte) in masks.as_chunks_mut().0.iter_mut().zip(bits.to_le_bytes()) {
        // The byte eight times, and each time another of its bits.
        let bits = (u64::from(byte) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
        *eight = bits.to_le_bytes();
    }
    for mask in &mut masks {
        *mask = if *mask == 0 { 0 } else { u8::MAX };
    }
    masks
}

/// Puts 16 bytes of 32 rows, each row `pitch` bytes after the one before it, into this half of columns, with `plus` added to each. Gives the highest byte at
/// each of 32 places, in no order. `None` where no instructions shuffle bytes, or bytes are missing.
#[inline(always)]
pub(crate) fn turn(
    bytes: &[u8],
    pitch: usize,
    plus: u8,
    columns: &mut [[u8; 64]; 16],
    half: usize,
    isa: Isa,
) -> Option<[u8; 32]> {
    let last = pitch.checked_mul(31)?.checked_add(16)?;
    if bytes.len() < last || half > 1 {
        return None;
    }
    #[cfg(target_arch = "x86_64")]
    {
        #[expect(
            unsafe_code,
            reason = "the bytes of all rows are there, and the processor has AVX2 where work is done with it, and SSE2; plain loops take three times as many \
                      instructions"
        )]
        Some(if isa >= Isa::Avx2 {
            unsafe { x86_64::turn_by_avx2(bytes, pitch, plus, columns, half) }
        } else {
            unsafe { x86_64::turn_by_sse2(bytes, pitch, plus, columns, half) }
        })
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        let _ = (plus, columns, isa);
        None
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(
    unsafe_code,
    clippy::cast_ptr_alignment,
    clippy::indexing_slicing,
    reason = "instructions of the processor, which take any address; places of arrays that have so many"
)]
mod x86_64 {
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_add_epi8, _mm_loadu_si128, _mm_max_epu8, _mm_set1_epi8,
        _mm_setzero_si128, _mm_unpackhi_epi8, _mm_unpacklo_epi8, _mm256_add_epi8, _mm256_and_si256,
        _mm256_cmpeq_epi8, _mm256_loadu2_m128i, _mm256_max_epu8, _mm256_set_epi64x,
        _mm256_set1_epi8, _mm256_set1_epi64x, _mm256_setzero_si256, _mm256_shuffle_epi8,
        _mm256_unpackhi_epi8, _mm256_unpacklo_epi8,
    };
    use std::mem::transmute;

    /// Each byte of the bits goes to eight places, and each place keeps another of its bits.
    #[inline]
    #[target_feature(enable = "avx2")]
    #[expect(clippy::cast_possible_wrap, reason = "bits have no sign")]
    pub(super) fn masks_by_avx2(bits: u64) -> [u8; 64] {
        let bits = _mm256_set1_epi64x(bits as i64);
        let one_each = _mm256_set1_epi64x(0x8040_2010_0804_0201_u64 as i64);
        let halves = [[0_i64, 1, 2, 3], [4, 5, 6, 7]].map(|bytes| {
            let [a, b, c, d] = bytes.map(|byte| byte * 0x0101_0101_0101_0101);
            let spread = _mm256_shuffle_epi8(bits, _mm256_set_epi64x(d, c, b, a));
            _mm256_cmpeq_epi8(_mm256_and_si256(spread, one_each), one_each)
        });
        unsafe { transmute::<[__m256i; 2], [u8; 64]>(halves) }
    }

    /// A shuffle of all bytes of two registers moves the highest bit of each one's place to the end, so that after four of them row and column have changed
    /// places. It works on halves of 16 bytes: in each register row 0 stands beside row 16, and so on.
    ///
    /// # Safety
    /// 31 times `pitch` and 16 bytes are there.
    #[inline]
    #[target_feature(enable = "avx2")]
    #[expect(clippy::cast_possible_wrap, reason = "bytes have no sign")]
    pub(super) unsafe fn turn_by_avx2(
        bytes: &[u8],
        pitch: usize,
        plus: u8,
        columns: &mut [[u8; 64]; 16],
        half: usize,
    ) -> [u8; 32] {
        let row = |row: usize| unsafe { bytes.as_ptr().add(row * pitch).cast::<__m128i>() };
        let plus = _mm256_set1_epi8(plus as i8);
        let mut highest = _mm256_setzero_si256();
        let mut rows: [__m256i; 16] = std::array::from_fn(|low| {
            let given = unsafe { _mm256_loadu2_m128i(row(low + 16), row(low)) };
            let codes = _mm256_add_epi8(given, plus);
            highest = _mm256_max_epu8(highest, codes);
            codes
        });
        for _ in 0..4 {
            let mut shuffled = rows;
            for place in 0..8 {
                let (first, second) = (rows[place], rows[place + 8]);
                shuffled[2 * place] = _mm256_unpacklo_epi8(first, second);
                shuffled[2 * place + 1] = _mm256_unpackhi_epi8(first, second);
            }
            rows = shuffled;
        }
        for (column, row) in columns.iter_mut().zip(rows) {
            column.as_chunks_mut().0[half] = unsafe { transmute::<__m256i, [u8; 32]>(row) };
        }
        unsafe { transmute::<__m256i, [u8; 32]>(highest) }
    }

    /// The same, the first sixteen rows before the others.
    ///
    /// # Safety
    /// 31 times `pitch` and 16 bytes are there.
    #[inline]
    #[target_feature(enable = "sse2")]
    #[expect(clippy::cast_possible_wrap, reason = "bytes have no sign")]
    pub(super) unsafe fn turn_by_sse2(
        bytes: &[u8],
        pitch: usize,
        plus: u8,
        columns: &mut [[u8; 64]; 16],
        half: usize,
    ) -> [u8; 32] {
        let row = |row: usize| unsafe { bytes.as_ptr().add(row * pitch).cast::<__m128i>() };
        let plus = _mm_set1_epi8(plus as i8);
        let mut highest = [_mm_setzero_si128(); 2];
        for (quarter, highest) in highest.iter_mut().enumerate() {
            let mut rows: [__m128i; 16] = std::array::from_fn(|place| {
                let given = unsafe { _mm_loadu_si128(row(16 * quarter + place)) };
                let codes = _mm_add_epi8(given, plus);
                *highest = _mm_max_epu8(*highest, codes);
                codes
            });
            for _ in 0..4 {
                let mut shuffled = rows;
                for place in 0..8 {
                    let (first, second) = (rows[place], rows[place + 8]);
                    shuffled[2 * place] = _mm_unpacklo_epi8(first, second);
                    shuffled[2 * place + 1] = _mm_unpackhi_epi8(first, second);
                }
                rows = shuffled;
            }
            for (column, row) in columns.iter_mut().zip(rows) {
                let row = unsafe { transmute::<__m128i, [u8; 16]>(row) };
                column.as_chunks_mut().0[2 * half + quarter] = row;
            }
        }
        unsafe { transmute::<[__m128i; 2], [u8; 32]>(highest) }
    }
}

/// Work that is compiled for each of the instructions: it and what it calls is marked `#[inline(always)]`, since only what stands
/// inside is compiled for them.
pub(crate) trait Work {
    /// What comes of it.
    type Done;

    fn run(self, isa: Isa) -> Self::Done;
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi2")]
fn avx512<W: Work>(work: W) -> W::Done {
    work.run(Isa::Avx512)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi2")]
fn avx2<W: Work>(work: W) -> W::Done {
    work.run(Isa::Avx2)
}
