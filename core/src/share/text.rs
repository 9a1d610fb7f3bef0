//! Bytes as text that stands in a link, and their checksum.
//!
//! Our own for the bytes that a browser loads: with `base64` 0.22 and `crc32fast` 1.5 these functions alone were 23 KB larger in gzip,
//! most of it tables for speed that some hundred bytes don't need.

/// The alphabet of base64url (RFC 4648, section 5).
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes in base64url, without padding.
pub(super) fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            (bits << u8::BITS) | usize::from(chunk.get(place).copied().unwrap_or_default())
        });
        let letters =
            (0..=chunk.len()).filter_map(|place| ALPHABET.get((bits >> (18 - 6 * place)) & 63));
        text.extend(letters.map(|letter| char::from(*letter)));
    }
    text
}

/// The bytes of a text in base64url; bits beyond the last whole byte are dropped. Else the place of the character that does not
/// belong there.
pub(super) fn from_base64url(text: &str) -> Result<Vec<u8>, usize> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for (place, letter) in text.chars().enumerate() {
        let value = ALPHABET
            .iter()
            .position(|known| char::from(*known) == letter);
        let value = value
            .and_then(|value| u32::try_from(value).ok())
            .ok_or(place)?;
        (bits, held) = ((bits << 6) | value, held + 6);
        if held >= u8::BITS {
            held -= u8::BITS;
            bytes.extend(u8::try_from(bits >> held));
            bits &= (1 << held) - 1;
        }
    }
    Ok(bytes)
}

/// CRC-32 as in ZIP and PNG (ISO 3309).
pub(crate) fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let bit = |crc: u32, _| (crc >> 1) ^ (POLYNOMIAL * (crc & 1));
    !bytes.fold(!0, |crc, byte| {
        (0..u8::BITS).fold(crc ^ u32::from(byte), bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_vectors_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64url(bytes.as_bytes()), text);
            assert_eq!(from_base64url(text), Ok(bytes.as_bytes().to_vec()));
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
        assert_eq!(from_base64url("Zm+v"), Err(2));
    }

    #[test]
    fn check_value_of_crc_32() {
        assert_eq!(crc32("123456789".bytes()), 0xcbf4_3926);
    }
}
