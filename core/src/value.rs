//! A JSON tree.
//!
//! Our own and not that of a library, for the bytes that a browser loads: with that of `serde_json`, its reader, its writer
//! and their tables of floating-point numbers the engine was 15 KB larger in gzip. It also keeps a number as it was written.

use std::collections::BTreeMap;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Object),
}

/// The keys of an object, each once, with their values.
pub type Object = BTreeMap<String, Value>;

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The keys and values, if it is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What stands under a key, if it is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// The JSON type, for a person.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// The whole number below 2^64 that a JSON number is, however it is written: `2.0` and `20e-1` are 2.
pub(crate) fn whole(number: &str) -> Option<u64> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit);
    if digits.clone().all(|digit| digit == b'0') {
        return Some(0);
    }
    let before = mantissa.trim_start_matches('-').split('.').next()?.len();
    let point = i64::try_from(before)
        .ok()?
        .checked_add(exponent.parse().ok()?)?;
    let count = i64::try_from(digits.clone().count()).ok()?;
    let mut value = 0_u64;
    for (place, digit) in (0..count.max(point)).zip(digits.chain(std::iter::repeat(b'0'))) {
        match u64::from(digit - b'0') {
            digit if place < point => value = value.checked_mul(10)?.checked_add(digit)?,
            0 => {}
            _ => return None,
        }
    }
    (!number.starts_with('-')).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_number_is_what_it_says_however_written() {
        for text in ["2", "2.0", "2.000", "20e-1", "0.2E1", "0.02e+2", "200.0e-2"] {
            assert_eq!(whole(text), Some(2), "{text}");
        }
        for text in ["0", "-0", "0.0", "0e999999999999999999999", "-0.0e-5"] {
            assert_eq!(whole(text), Some(0), "{text}");
        }
        assert_eq!((whole("255"), whole("2.55e2")), (Some(255), Some(255)));
        assert_eq!(whole("18446744073709551615"), Some(u64::MAX));
        for text in [
            "18446744073709551616",
            "-1",
            "-2.0",
            "2.5",
            "2e-1",
            "1e300",
            "1e-300",
            "25.5e-1",
            "1e99999999999999999999",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
