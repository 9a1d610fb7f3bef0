//! Cells: Arrow arrays as Python values, and Python values as Arrow arrays.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, FixedSizeBinaryArray, PrimitiveArray, StringArray, UInt8Array,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::memory;
use pyo3::{IntoPyObject, IntoPyObjectExt};

/// Memory of numbers that `NumPy` reads in place.
#[pyclass(frozen, module = "aimscore._native")]
pub(crate) struct Numbers {
    address: usize,
    length: usize,
    typestr: &'static str,
    /// Keeps the memory.
    _owner: Owner,
}

enum Owner {
    Array(#[expect(dead_code, reason = "held, not read")] ArrayRef),
    Bytes(#[expect(dead_code, reason = "held, not read")] Vec<u8>),
}

/// The numbers of a batch, and which are missing.
pub(crate) type Gapped = (Numbers, Option<Numbers>);

/// The categories of a batch, the place of each cell's category, and which cells are missing.
pub(crate) type Categories = (Vec<String>, Numbers, Option<Numbers>);

#[pymethods]
impl Numbers {
    #[getter]
    fn __array_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let read_only = true;
        let interface = PyDict::new(py);
        interface.set_item("version", 3)?;
        interface.set_item("shape", (self.length,))?;
        interface.set_item("typestr", self.typestr)?;
        interface.set_item("data", (self.address, read_only))?;
        Ok(interface)
    }
}

impl Numbers {
    /// The numbers of an array, and which are missing.
    pub(crate) fn of(array: &dyn Array) -> Option<Gapped> {
        let numbers = match array.data_type() {
            DataType::Int8 => Self::primitive::<Int8Type>(array, "|i1"),
            DataType::Int16 => Self::primitive::<Int16Type>(array, "<i2"),
            DataType::Int32 => Self::primitive::<Int32Type>(array, "<i4"),
            DataType::Int64 => Self::primitive::<Int64Type>(array, "<i8"),
            DataType::UInt8 => Self::primitive::<UInt8Type>(array, "|u1"),
            DataType::UInt16 => Self::primitive::<UInt16Type>(array, "<u2"),
            DataType::UInt32 => Self::primitive::<UInt32Type>(array, "<u4"),
            DataType::UInt64 => Self::primitive::<UInt64Type>(array, "<u8"),
            DataType::Float32 => Self::primitive::<Float32Type>(array, "<f4"),
            DataType::Float64 => Self::primitive::<Float64Type>(array, "<f8"),
            DataType::Boolean => {
                let bits = array.as_boolean().values();
                Self::bytes(bits.iter().map(u8::from).collect())
            }
            _ => return None,
        };
        Some((numbers, array.nulls().map(Self::missing)))
    }

    fn primitive<T: ArrowPrimitiveType>(array: &dyn Array, typestr: &'static str) -> Self {
        let values = array.as_primitive::<T>().values();
        Self {
            address: values.as_ptr() as usize,
            length: values.len(),
            typestr,
            _owner: Owner::Array(array.slice(0, array.len())),
        }
    }

    fn missing(nulls: &NullBuffer) -> Self {
        Self::bytes(nulls.iter().map(|valid| u8::from(!valid)).collect())
    }

    fn bytes(bytes: Vec<u8>) -> Self {
        Self {
            address: bytes.as_ptr() as usize,
            length: bytes.len(),
            typestr: "|b1",
            _owner: Owner::Bytes(bytes),
        }
    }
}

/// The categories of an array of texts that are numbered.
pub(crate) fn categories(array: &dyn Array) -> Option<Categories> {
    let numbered = array
        .as_any()
        .downcast_ref::<DictionaryArray<UInt8Type>>()?;
    let texts = numbered.values().as_string_opt::<i32>()?;
    let (numbers, missing) = Numbers::of(numbered.keys())?;
    let names = texts.iter().map(|text| text.unwrap_or_default().to_owned());
    Some((names.collect(), numbers, missing))
}

/// The cells of an array as Python values; None is missing.
pub(crate) fn values<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Vec<Bound<'py, PyAny>>> {
    match array.data_type() {
        DataType::Null => Ok(vec![py.None().into_bound(py); array.len()]),
        DataType::Boolean => objects(py, array.as_boolean().iter()),
        DataType::Int8 => objects(py, array.as_primitive::<Int8Type>().iter()),
        DataType::Int16 => objects(py, array.as_primitive::<Int16Type>().iter()),
        DataType::Int32 => objects(py, array.as_primitive::<Int32Type>().iter()),
        DataType::Int64 => objects(py, array.as_primitive::<Int64Type>().iter()),
        DataType::UInt8 => objects(py, array.as_primitive::<UInt8Type>().iter()),
        DataType::UInt16 => objects(py, array.as_primitive::<UInt16Type>().iter()),
        DataType::UInt32 => objects(py, array.as_primitive::<UInt32Type>().iter()),
        DataType::UInt64 => objects(py, array.as_primitive::<UInt64Type>().iter()),
        DataType::Float32 => objects(py, array.as_primitive::<Float32Type>().iter()),
        DataType::Float64 => objects(py, array.as_primitive::<Float64Type>().iter()),
        DataType::Utf8 => objects(py, array.as_string::<i32>().iter()),
        DataType::LargeUtf8 => objects(py, array.as_string::<i64>().iter()),
        DataType::Utf8View => objects(py, array.as_string_view().iter()),
        DataType::FixedSizeBinary(_) => objects(py, array.as_fixed_size_binary().iter()),
        DataType::Date32 => days(py, array.as_primitive()),
        DataType::Dictionary(..) => numbered(py, array),
        DataType::List(_) => lists(py, array.as_list::<i32>().iter()),
        DataType::LargeList(_) => lists(py, array.as_list::<i64>().iter()),
        other => Err(PyTypeError::new_err(format!(
            "a column of the type {other} can't be read; make it text or numbers"
        ))),
    }
}

fn objects<'py, T: IntoPyObject<'py>>(
    py: Python<'py>,
    cells: impl Iterator<Item = Option<T>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    cells.map(|cell| cell.into_bound_py_any(py)).collect()
}

/// Days as `YYYY-MM-DD`, as an assessment has them.
fn days<'py>(
    py: Python<'py>,
    array: &PrimitiveArray<Date32Type>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let day = |row| array.is_valid(row).then(|| array.value_as_date(row));
    let days = (0..array.len()).map(|row| day(row).flatten().map(|day| day.to_string()));
    objects(py, days)
}

fn numbered<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let numbered = array.as_any_dictionary();
    let categories = values(py, numbered.values().as_ref())?;
    let missing = py.None().into_bound(py);
    if categories.is_empty() {
        return Ok(vec![missing; array.len()]);
    }
    let keys = numbered.normalized_keys();
    let cells = keys.into_iter().enumerate().map(|(row, key)| {
        let category = (!numbered.keys().is_null(row)).then(|| categories.get(key));
        category.flatten().unwrap_or(&missing).clone()
    });
    Ok(cells.collect())
}

fn lists(
    py: Python<'_>,
    cells: impl Iterator<Item = Option<ArrayRef>>,
) -> PyResult<Vec<Bound<'_, PyAny>>> {
    cells
        .map(|cell| match cell {
            None => Ok(py.None().into_bound(py)),
            Some(list) => values(py, list.as_ref())?.into_bound_py_any(py),
        })
        .collect()
}

/// An array of Python values, all of one kind or None.
pub(crate) fn array(kind: &str, values: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    Ok(match kind {
        "boolean" => {
            let mut cells = BooleanBuilder::new();
            cells.extend(values.extract::<Vec<Option<bool>>>()?);
            Arc::new(cells.finish())
        }
        "integer" => {
            let mut cells = Int64Builder::new();
            cells.extend(values.extract::<Vec<Option<i64>>>()?);
            Arc::new(cells.finish())
        }
        "number" => {
            let mut cells = Float64Builder::new();
            cells.extend(values.extract::<Vec<Option<f64>>>()?);
            Arc::new(cells.finish())
        }
        "text" => {
            let mut cells = StringBuilder::new();
            cells.extend(values.extract::<Vec<Option<String>>>()?);
            Arc::new(cells.finish())
        }
        "texts" => {
            let mut cells = ListBuilder::new(StringBuilder::new());
            for texts in values.extract::<Vec<Option<Vec<String>>>>()? {
                cells.append_option(texts.map(|texts| texts.into_iter().map(Some)));
            }
            Arc::new(cells.finish())
        }
        "bytes" => {
            let (bytes, width): (Vec<u8>, i32) = values.extract()?;
            let pieces = FixedSizeBinaryArray::try_new(width, bytes.into(), None);
            Arc::new(pieces.map_err(crate::arrow::unreadable)?)
        }
        "category" => category(values.extract()?)?,
        "array" => memory::array(values)?,
        _ => return Err(PyValueError::new_err("no such kind of column")),
    })
}

/// Texts numbered in the order in which they come.
fn category(cells: Vec<Option<String>>) -> PyResult<ArrayRef> {
    let mut places = BTreeMap::new();
    let mut names = Vec::new();
    let mut keys: Vec<Option<u8>> = Vec::with_capacity(cells.len());
    for cell in cells {
        keys.push(match cell {
            None => None,
            Some(text) => Some(if let Some(place) = places.get(&text) {
                *place
            } else {
                let place = u8::try_from(names.len())
                    .map_err(|_| PyValueError::new_err("more than 256 categories"))?;
                names.push(text.clone());
                places.insert(text, place);
                place
            }),
        });
    }
    let names: ArrayRef = Arc::new(StringArray::from(names));
    let numbered = DictionaryArray::try_new(UInt8Array::from(keys), names)
        .map_err(crate::arrow::unreadable)?;
    Ok(Arc::new(numbered))
}
