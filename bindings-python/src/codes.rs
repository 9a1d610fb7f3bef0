//! Cells of a frame as the codes that the table kernel takes: in place where they are codes, else translated.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use aimscore::sheets::{Bits, Column, UNSTATED};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, PrimitiveArray};
use arrow_schema::DataType;

/// What the cells of a column mean.
pub(crate) struct Coding {
    texts: HashMap<String, u8>,
    numbers: HashMap<i64, u8>,
    booleans: [Option<u8>; 2],
    /// Whether each number below this one is its own code, and no other number is one.
    plain: Option<u8>,
}

impl Coding {
    pub(crate) fn new(
        texts: HashMap<String, u8>,
        numbers: HashMap<i64, u8>,
        booleans: [Option<u8>; 2],
    ) -> Self {
        let count = u8::try_from(numbers.len()).ok();
        let own = |count: &u8| (0..*count).all(|code| numbers.get(&code.into()) == Some(&code));
        Self {
            plain: count.filter(own),
            texts,
            numbers,
            booleans,
        }
    }

    /// How many codes there are, where numbers are their own codes.
    pub(crate) fn count(&self) -> Option<u8> {
        self.plain
    }

    fn text(&self, text: &str) -> Option<u8> {
        self.texts.get(text).copied()
    }

    fn number(&self, number: i64) -> Option<u8> {
        self.numbers.get(&number).copied()
    }

    /// NaN is missing, as pandas has it; a number with a fraction is nothing.
    fn real(&self, number: f64) -> Option<u8> {
        if number.is_nan() {
            return Some(UNSTATED);
        }
        #[expect(clippy::cast_possible_truncation, reason = "compared with what it was")]
        let whole = number as i64;
        #[expect(
            clippy::cast_precision_loss,
            clippy::float_cmp,
            reason = "whole numbers of this size are exact"
        )]
        let same = whole as f64 == number && whole.unsigned_abs() < 1 << 53;
        if same { self.number(whole) } else { None }
    }
}

/// Some rows of a column as codes.
pub(crate) struct Codes<'a> {
    codes: Cow<'a, [u8]>,
    valid: Option<Bits<'a>>,
}

impl Codes<'_> {
    pub(crate) fn column(&self) -> Column<'_> {
        Column {
            codes: &self.codes,
            gaps: matches!(self.codes, Cow::Owned(_)),
            valid: self.valid,
        }
    }
}

/// The rows as they stand in memory, where numbers are their own codes. Nobody has looked yet whether all of them are.
pub(crate) fn in_place<'a>(
    array: &'a dyn Array,
    rows: &Range<usize>,
    coding: &Coding,
) -> Option<Codes<'a>> {
    coding.plain?;
    if *array.data_type() != DataType::UInt8 {
        return None;
    }
    let codes = array
        .as_primitive::<UInt8Type>()
        .values()
        .get(rows.clone())?;
    let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0);
    Some(Codes {
        codes: Cow::Borrowed(codes),
        valid: nulls.map(|nulls| Bits {
            bytes: nulls.validity(),
            offset: nulls.offset() + rows.start,
        }),
    })
}

/// The rows translated; cells that are no codes go to `wrong`, and count as missing. `None` for a type that has no codes.
pub(crate) fn translated<'a>(
    array: &dyn Array,
    rows: &Range<usize>,
    coding: &Coding,
    wrong: &mut dyn FnMut(usize),
) -> Option<Codes<'a>> {
    let array = array.slice(rows.start, rows.len());
    let mut codes = Vec::with_capacity(rows.len());
    cells(&array, 0..array.len(), coding, &mut |code| {
        codes.push(code.unwrap_or_else(|| {
            wrong(rows.start + codes.len());
            UNSTATED
        }));
    })?;
    Some(Codes {
        codes: Cow::Owned(codes),
        valid: None,
    })
}

/// Goes through the cells; `None` for a type that has no codes.
fn cells(
    array: &dyn Array,
    rows: Range<usize>,
    coding: &Coding,
    take: &mut dyn FnMut(Option<u8>),
) -> Option<()> {
    macro_rules! numbers {
        ($type:ty, $code:expr) => {
            primitive(array.as_primitive::<$type>(), rows, $code, take)
        };
    }
    macro_rules! texts {
        ($texts:expr) => {{
            let texts = $texts;
            for row in rows {
                let text = texts.is_valid(row).then(|| texts.value(row));
                take(text.map_or(Some(UNSTATED), |text| coding.text(text)));
            }
        }};
    }
    match array.data_type() {
        DataType::Null => rows.for_each(|_| take(Some(UNSTATED))),
        DataType::Boolean => {
            let cells = array.as_boolean();
            for row in rows {
                let [no, yes] = coding.booleans;
                let code = if cells.is_valid(row) && cells.value(row) {
                    yes
                } else {
                    no
                };
                take(if cells.is_valid(row) {
                    code
                } else {
                    Some(UNSTATED)
                });
            }
        }
        DataType::Int8 => numbers!(Int8Type, |n| coding.number(n.into())),
        DataType::Int16 => numbers!(Int16Type, |n| coding.number(n.into())),
        DataType::Int32 => numbers!(Int32Type, |n| coding.number(n.into())),
        DataType::Int64 => numbers!(Int64Type, |n| coding.number(n)),
        DataType::UInt8 => numbers!(UInt8Type, |n| coding.number(n.into())),
        DataType::UInt16 => numbers!(UInt16Type, |n| coding.number(n.into())),
        DataType::UInt32 => numbers!(UInt32Type, |n| coding.number(n.into())),
        DataType::UInt64 => numbers!(UInt64Type, |n| i64::try_from(n)
            .ok()
            .and_then(|n| coding.number(n))),
        DataType::Float32 => numbers!(Float32Type, |n| coding.real(n.into())),
        DataType::Float64 => numbers!(Float64Type, |n| coding.real(n)),
        DataType::Utf8 => texts!(array.as_string::<i32>()),
        DataType::LargeUtf8 => texts!(array.as_string::<i64>()),
        DataType::Utf8View => texts!(array.as_string_view()),
        DataType::Dictionary(..) => {
            let numbered = array.as_any_dictionary();
            let mut known = Vec::new();
            let values = numbered.values().as_ref();
            cells(values, 0..values.len(), coding, &mut |code| {
                known.push(code);
            })?;
            let keys = numbered.normalized_keys();
            for row in rows {
                let code = keys.get(row).and_then(|key| known.get(*key).copied());
                let null = numbered.keys().is_null(row);
                take(if null { Some(UNSTATED) } else { code.flatten() });
            }
        }
        _ => return None,
    }
    Some(())
}

fn primitive<T: ArrowPrimitiveType>(
    array: &PrimitiveArray<T>,
    rows: Range<usize>,
    code: impl Fn(T::Native) -> Option<u8>,
    take: &mut dyn FnMut(Option<u8>),
) {
    for row in rows {
        let number = array.is_valid(row).then(|| array.value(row));
        take(number.map_or(Some(UNSTATED), &code));
    }
}
