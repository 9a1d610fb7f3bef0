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
        reason = "the processor has the instructions that work is done with; plain loops take four times as many"
    )]
    match isa {
        Isa::Avx512 => return unsafe { x86_64::masks_by_avx512(bits) },
        Isa::Avx2 => return unsafe { x86_64::masks_by_avx2(bits) },
        Isa::Baseline => {}
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

/// Puts 16 bytes of 64 rows, each row `pitch` bytes after the one before it, into columns, with `plus` added to each. Gives the highest byte at each of 64
/// places, in no order. `None` where no instructions shuffle bytes, or bytes are missing.
#[inline(always)]
pub(crate) fn turn(
    bytes: &[u8],
    pitch: usize,
    plus: u8,
    columns: &mut [[u8; 64]; 16],
    isa: Isa,
) -> Option<[u8; 64]> {
    let last = pitch.checked_mul(63)?.checked_add(16)?;
    if bytes.len() < last {
        return None;
    }
    #[cfg(target_arch = "x86_64")]
    {
        #[expect(
            unsafe_code,
            reason = "the bytes of all rows are there, and the processor has the instructions that work is done with, and SSE2; plain loops take three times \
                      as many"
        )]
        Some(unsafe {
            match isa {
                Isa::Avx512 => x86_64::turn_by_avx512(bytes, pitch, plus, columns),
                Isa::Avx2 => x86_64::turn_by_avx2(bytes, pitch, plus, columns),
                Isa::Baseline => x86_64::turn_by_sse2(bytes, pitch, plus, columns),
            }
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
    clippy::indexing_slicing,
    reason = "instructions of the processor; places of arrays that have so many"
)]
mod x86_64 {
    use std::arch::x86_64::{
        __m128i, __m256i, __m512i, _mm_add_epi8, _mm_loadu_si128, _mm_max_epu8, _mm_set1_epi8,
        _mm_unpackhi_epi8, _mm_unpacklo_epi8, _mm256_add_epi8, _mm256_and_si256, _mm256_cmpeq_epi8,
        _mm256_max_epu8, _mm256_set_epi64x, _mm256_set_m128i, _mm256_set1_epi8, _mm256_set1_epi64x,
        _mm256_shuffle_epi8, _mm256_unpackhi_epi8, _mm256_unpacklo_epi8, _mm512_add_epi8,
        _mm512_castsi256_si512, _mm512_inserti64x4, _mm512_max_epu8, _mm512_movm_epi8,
        _mm512_set1_epi8, _mm512_unpackhi_epi8, _mm512_unpacklo_epi8,
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

    /// A bit for each byte is what these instructions have as a mask.
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw")]
    pub(super) fn masks_by_avx512(bits: u64) -> [u8; 64] {
        unsafe { transmute::<__m512i, [u8; 64]>(_mm512_movm_epi8(bits)) }
    }

    /// Turns over 64 rows, as many at once as there are bytes in a register, in pieces of 16 bytes that do not mix: a register holds row 0 beside row 16, and so
    /// on. A shuffle of all bytes of two registers moves the highest bit of each one's place to the end, so that after four of them row and column have
    /// changed places.
    macro_rules! turn_by {
        (
            $name:ident, $features:literal, $register:ty, $row:ident => $load:expr,
            $every:ident, $add:ident, $max:ident, $low:ident, $high:ident
        ) => {
            /// # Safety
            /// 63 times `pitch` and 16 bytes are there.
            #[inline]
            #[target_feature(enable = $features)]
            #[expect(clippy::cast_possible_wrap, reason = "bytes have no sign")]
            pub(super) unsafe fn $name(
                bytes: &[u8],
                pitch: usize,
                plus: u8,
                columns: &mut [[u8; 64]; 16],
            ) -> [u8; 64] {
                const ROWS: usize = size_of::<$register>();
                let plus = $every(plus as i8);
                let mut highest = [$every(0); 64 / ROWS];
                for (some, highest) in highest.iter_mut().enumerate() {
                    let mut rows: [$register; 16] = std::array::from_fn(|first| {
                        let $row = |place: usize| {
                            let row = ROWS * some + 16 * place + first;
                            unsafe { _mm_loadu_si128(bytes.as_ptr().add(row * pitch).cast()) }
                        };
                        let codes = $add($load, plus);
                        *highest = $max(*highest, codes);
                        codes
                    });
                    // Each by name, so that none of them goes through memory.
                    for _ in 0..4 {
                        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = rows;
                        rows = [
                            $low(a, i),
                            $high(a, i),
                            $low(b, j),
                            $high(b, j),
                            $low(c, k),
                            $high(c, k),
                            $low(d, l),
                            $high(d, l),
                            $low(e, m),
                            $high(e, m),
                            $low(f, n),
                            $high(f, n),
                            $low(g, o),
                            $high(g, o),
                            $low(h, p),
                            $high(h, p),
                        ];
                    }
                    for (column, row) in columns.iter_mut().zip(rows) {
                        let row = unsafe { transmute::<$register, [u8; ROWS]>(row) };
                        column.as_chunks_mut().0[some] = row;
                    }
                }
                unsafe { transmute::<[$register; 64 / ROWS], [u8; 64]>(highest) }
            }
        };
    }
    turn_by! {
        turn_by_sse2, "sse2", __m128i, row => row(0),
        _mm_set1_epi8, _mm_add_epi8, _mm_max_epu8, _mm_unpacklo_epi8, _mm_unpackhi_epi8
    }
    turn_by! {
        turn_by_avx2, "avx2", __m256i, row => _mm256_set_m128i(row(1), row(0)),
        _mm256_set1_epi8, _mm256_add_epi8, _mm256_max_epu8, _mm256_unpacklo_epi8, _mm256_unpackhi_epi8
    }
    turn_by! {
        turn_by_avx512, "avx512f,avx512bw", __m512i, row => {
            let two = |place| _mm256_set_m128i(row(place + 1), row(place));
            _mm512_inserti64x4::<1>(_mm512_castsi256_si512(two(0)), two(2))
        },
        _mm512_set1_epi8, _mm512_add_epi8, _mm512_max_epu8, _mm512_unpacklo_epi8, _mm512_unpackhi_epi8
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
