//! JSON text to tree (RFC 8259), stricter in what it leaves open: no key twice, no half of a surrogate pair, a limit on depth
//! and size.

use std::fmt;

use crate::error::{InputError, Issue, IssueCode};
use crate::read::{excerpt, pointer_token};
use crate::value::{Object, Value};

/// Longest text that is read, in bytes: 8 MiB (project convention: a full assessment with notes takes some 100 KB).
pub const TEXT_MAX: usize = 8 << 20;

/// Deepest nesting that is read (project convention: the contract needs 8).
pub const DEPTH_MAX: usize = 32;

/// Most digits before the point that a number may have, written out: other languages read numbers as doubles, which end below
/// 1.8e308.
const DIGITS_MAX: i64 = 308;

/// Reads JSON text into a tree: UTF-8, no duplicate keys, at most [`DEPTH_MAX`] deep and [`TEXT_MAX`] long.
///
/// ```
/// use aimscore::wire::parse;
/// assert!(parse(br#"{"format": "aimscore/assessment/1"}"#).is_ok());
/// assert_eq!(parse(b"{").unwrap_err().issues[0].code.as_str(), "json_syntax");
/// ```
///
/// # Errors
/// One issue, the first problem met.
pub fn parse(text: &[u8]) -> Result<Value, InputError> {
    if text.len() > TEXT_MAX {
        let params: &[(_, &dyn fmt::Display)] = &[("bytes", &text.len()), ("max", &TEXT_MAX)];
        return Err(refusal(IssueCode::JsonTooLarge, String::new(), params));
    }
    let text = std::str::from_utf8(text).map_err(|error| {
        let params: &[(_, &dyn fmt::Display)] = &[("byte", &error.valid_up_to())];
        refusal(IssueCode::JsonEncoding, String::new(), params)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser { text, at: 0 };
    parser.document().map_err(|fault| parser.refuse(&fault))
}

fn refusal(
    code: IssueCode,
    pointer: String,
    params: &[(&'static str, &dyn fmt::Display)],
) -> InputError {
    InputError::one(Issue::new(code, pointer, params))
}

/// Why reading stopped, and the keys on the way to where it did, innermost first.
struct Fault {
    reason: Reason,
    keys: Vec<String>,
}

enum Reason {
    Syntax(&'static str),
    Duplicate(String),
    Deep,
}

impl Fault {
    fn within(mut self, key: String) -> Self {
        self.keys.push(key);
        self
    }
}

/// A text, and how far it is read, in bytes.
struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    fn document(&mut self) -> Result<Value, Fault> {
        self.space();
        let value = self.value(0)?;
        self.space();
        if self.rest().is_empty() {
            Ok(value)
        } else {
            Err(fault("the text goes on after its end"))
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        self.enter(depth)?;
        let mut object = Object::new();
        if self.ends(b'}') {
            return Ok(Value::Object(object));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(fault("a key in double quotes is expected"));
            }
            let key = self.string()?;
            if object.contains_key(&key) {
                let reason = Reason::Duplicate(key.clone());
                return Err(Fault {
                    reason,
                    keys: vec![key],
                });
            }
            self.space();
            if !self.take(b':') {
                return Err(fault("`:` is expected").within(key));
            }
            self.space();
            match self.value(depth + 1) {
                Ok(value) => object.insert(key, value),
                Err(fault) => return Err(fault.within(key)),
            };
            if self.ends(b'}') {
                return Ok(Value::Object(object));
            }
            if !self.take(b',') {
                return Err(fault("`,` or `}` is expected"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        self.enter(depth)?;
        let mut list = Vec::new();
        if self.ends(b']') {
            return Ok(Value::List(list));
        }
        loop {
            self.space();
            match self.value(depth + 1) {
                Ok(value) => list.push(value),
                Err(fault) => return Err(fault.within(list.len().to_string())),
            }
            if self.ends(b']') {
                return Ok(Value::List(list));
            }
            if !self.take(b',') {
                return Err(fault("`,` or `]` is expected"));
            }
        }
    }

    /// Goes into an object or a list that is not nested too deep.
    fn enter(&mut self, depth: usize) -> Result<(), Fault> {
        if depth >= DEPTH_MAX {
            return Err(Fault {
                reason: Reason::Deep,
                keys: Vec::new(),
            });
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self) -> Result<Value, Fault> {
        for (word, value) in [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(fault(if self.rest().is_empty() {
            "the text ends where a value is expected"
        } else {
            "a value is expected"
        }))
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        self.take(b'-');
        let whole = self.digits();
        if whole.is_empty() {
            return Err(fault("a digit is expected"));
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(fault("a number does not begin with 0 and a digit"));
        }
        let mut fraction = "";
        if self.take(b'.') {
            fraction = self.digits();
            if fraction.is_empty() {
                return Err(fault("a digit is expected"));
            }
        }
        let count = |digits: &str| i64::try_from(digits.len()).unwrap_or(i64::MAX);
        let significant = fraction.trim_start_matches('0');
        let mut size = match whole {
            "0" => count(significant) - count(fraction),
            whole => count(whole),
        };
        if self.take(b'e') || self.take(b'E') {
            let negative = self.take(b'-');
            if !negative {
                self.take(b'+');
            }
            let exponent = self.digits();
            if exponent.is_empty() {
                return Err(fault("a digit is expected"));
            }
            let exponent = exponent.parse().unwrap_or(i64::MAX);
            size = size.saturating_add(if negative { -exponent } else { exponent });
        }
        let zero = whole == "0" && significant.is_empty();
        if size > DIGITS_MAX && !zero {
            return Err(fault("the number is too large"));
        }
        Ok(Value::Number(
            self.text.get(start..self.at).unwrap_or_default().to_owned(),
        ))
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
                .unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.next() {
                Some(b'"') => return Ok(text),
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(fault("a control character stands in a string")),
                None => return Err(fault("the text ends in a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        Ok(match self.next() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(fault("`\\` and what follows is no escape")),
        })
    }

    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) && self.take(b'\\') && self.take(b'u') {
            let second = self.hex()?;
            // A second half is below 0xe000: anything else leaves the range of surrogates or of characters.
            match second.checked_sub(0xdc00) {
                Some(low @ 0..0x400) => 0x10000 + ((first - 0xd800) << 10) + low,
                _ => first,
            }
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| fault("half of a surrogate pair stands alone"))
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, Fault> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(fault("four hexadecimal digits are expected"));
        }
        self.at += 4;
        Ok(u32::from_str_radix(digits, 16).unwrap_or_default())
    }

    fn digits(&mut self) -> &'t str {
        let rest = self.rest();
        let length = rest
            .bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest
            .bytes()
            .position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            .unwrap_or(rest.len());
    }

    /// Whether what is being read ends here, after white space.
    fn ends(&mut self, close: u8) -> bool {
        self.space();
        self.take(close)
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The issue of a fault, at the line and column (of characters, both from 1) up to which the text was read.
    fn refuse(&self, fault: &Fault) -> InputError {
        let bytes = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line = bytes.split(|byte| *byte == b'\n').count();
        let of_line = bytes
            .rsplit(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        // Bytes that begin a character.
        let column = 1 + of_line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let mut pointer = String::new();
        for key in fault.keys.iter().rev() {
            // Writing to a String does not fail.
            let _ = pointer_token(&mut pointer, key);
        }
        let (code, first): (_, (_, &dyn fmt::Display)) = match &fault.reason {
            Reason::Syntax(reason) => (IssueCode::JsonSyntax, ("reason", reason)),
            Reason::Duplicate(key) => (IssueCode::JsonDuplicateKey, ("key", &excerpt(key))),
            Reason::Deep => (IssueCode::JsonTooDeep, ("max", &DEPTH_MAX)),
        };
        refusal(
            code,
            pointer,
            &[first, ("line", &line), ("column", &column)],
        )
    }
}

fn fault(reason: &'static str) -> Fault {
    Fault {
        reason: Reason::Syntax(reason),
        keys: Vec::new(),
    }
}
