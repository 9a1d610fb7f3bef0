//! One number in mixed radix: each digit has a base of its own, the first digit is the lowest.

/// A number of any size, its lowest limb first.
#[derive(Default)]
pub(super) struct Number(Vec<u32>);

impl Number {
    /// The number of these digits, each with its base.
    pub(super) fn of(digits: &[(usize, usize)]) -> Self {
        let mut number = Self::default();
        for (digit, base) in digits.iter().rev() {
            number.push(*digit, *base);
        }
        number
    }

    fn push(&mut self, digit: usize, base: usize) {
        let mut carry = digit as u64;
        for limb in &mut self.0 {
            carry += u64::from(*limb) * base as u64;
            *limb = low(carry);
            carry >>= u32::BITS;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Takes the lowest digit off.
    pub(super) fn take(&mut self, base: usize) -> usize {
        let base = base.max(1) as u64;
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let dividend = (rest << u32::BITS) | u64::from(*limb);
            *limb = low(dividend / base);
            rest = dividend % base;
        }
        if self.0.last() == Some(&0) {
            self.0.pop();
        }
        usize::try_from(rest).unwrap_or_default()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        let limb = |chunk: &[u8]| {
            let byte = |limb, byte: &u8| (limb << u8::BITS) | u32::from(*byte);
            chunk.iter().rev().fold(0, byte)
        };
        Self(bytes.chunks(4).map(limb).collect())
    }

    /// Its bytes, the lowest first, without zeros at the end.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.0.iter().flat_map(|limb| limb.to_le_bytes()).collect();
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        bytes
    }
}

fn low(wide: u64) -> u32 {
    let [a, b, c, d, ..] = wide.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
