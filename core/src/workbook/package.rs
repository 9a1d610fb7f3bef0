//! The ZIP package that a workbook is. Written without compression, which costs a spreadsheet of this size nothing that matters;
//! read with it.
//!
//! Our own, for the bytes that a browser loads: two records each way, where the `zip` crate brings every method and a clock.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::share::crc32;

/// A part unpacked may have as many bytes as the text of an assessment.
const PART_MAX: usize = crate::json::TEXT_MAX;

/// Parts that are read at most.
const PARTS_MAX: usize = 1_000;

/// 1980-01-01, the first day that ZIP knows: nothing here reads a clock.
const DAY: u16 = 0x21;

/// Names are UTF-8.
const UTF_8: u16 = 0x0800;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// Packs parts, each a name and its bytes.
pub(super) fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in parts {
        let offset = length(out.len());
        let mut about = Vec::new();
        for half in [20, UTF_8, 0, 0, DAY] {
            about.extend(u16::to_le_bytes(half));
        }
        let size = length(text.len());
        for word in [crc32(text.bytes()), size, size] {
            about.extend(word.to_le_bytes());
        }
        about.extend(half(name.len()).to_le_bytes());
        about.extend([0; 2]);
        out.extend(LOCAL.to_le_bytes());
        out.extend(&about);
        out.extend(name.bytes());
        out.extend(text.bytes());
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let start = length(out.len());
    let size = length(directory.len());
    out.extend(directory);
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    for _ in 0..2 {
        out.extend(half(parts.len()).to_le_bytes());
    }
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn half(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The parts of a package; each is unpacked when it is asked for.
pub(super) struct Package<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
}

struct Part {
    name: String,
    method: u16,
    crc: u32,
    size: usize,
    offset: usize,
}

/// What is wrong with a package, in English; a parameter of an issue.
pub(super) type Fault = &'static str;

impl<'b> Package<'b> {
    /// Reads what parts there are.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        const NO_ZIP: Fault = "it is no ZIP file";
        let end = (0..bytes.len().saturating_sub(21))
            .rev()
            .take(1 << 16)
            .find(|place| word(bytes, *place) == Some(END))
            .ok_or(NO_ZIP)?;
        let count = usize::from(half_at(bytes, end + 10).ok_or(NO_ZIP)?);
        if count > PARTS_MAX {
            return Err("it has too many parts");
        }
        let mut place = word(bytes, end + 16).ok_or(NO_ZIP)? as usize;
        let mut parts = Vec::with_capacity(count);
        for _ in 0..count {
            let broken = "its list of parts is broken";
            if word(bytes, place) != Some(CENTRAL) {
                return Err(broken);
            }
            let at = |offset| half_at(bytes, place.saturating_add(offset)).ok_or(broken);
            if at(8)? & 1 == 1 {
                return Err("it is locked by a password");
            }
            let [name, extra, comment] = [at(28)?, at(30)?, at(32)?].map(usize::from);
            let long = |offset| word(bytes, place.saturating_add(offset)).ok_or(broken);
            let text = bytes.get(place.saturating_add(46)..place.saturating_add(46 + name));
            let text = text.ok_or(broken)?;
            parts.push(Part {
                name: String::from_utf8_lossy(text).into_owned(),
                method: at(10)?,
                crc: long(16)?,
                size: long(20)? as usize,
                offset: long(42)? as usize,
            });
            place = place.saturating_add(46 + name + extra + comment);
        }
        Ok(Self { bytes, parts })
    }

    /// The text of a part; none where there is no such part.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        let Some(part) = self.parts.iter().find(|part| part.name == name) else {
            return Ok(None);
        };
        let broken = "a part is damaged";
        let head =
            |offset| half_at(self.bytes, part.offset.saturating_add(offset)).map(usize::from);
        let (Some(LOCAL), Some(name), Some(extra)) =
            (word(self.bytes, part.offset), head(26), head(28))
        else {
            return Err(broken);
        };
        let start = part.offset.saturating_add(30 + name + extra);
        let packed = self.bytes.get(start..start.saturating_add(part.size));
        let packed = packed.ok_or(broken)?;
        let bytes = match part.method {
            0 if packed.len() <= PART_MAX => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, PART_MAX)
                .map_err(|_| "a part is damaged, or has more than 8 MiB of text")?,
            0 => return Err("a part has more than 8 MiB of text"),
            _ => return Err("a part is packed in a way that is not known"),
        };
        if crc32(bytes.iter().copied()) != part.crc {
            return Err(broken);
        }
        let text = String::from_utf8(bytes).map_err(|_| "a part is not UTF-8")?;
        Ok(Some(
            text.strip_prefix('\u{feff}')
                .map_or(text.clone(), str::to_owned),
        ))
    }
}

fn word(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn half_at(bytes: &[u8], place: usize) -> Option<u16> {
    let two = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}
