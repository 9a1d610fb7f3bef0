//! Arrow's C data interface as Python passes it on: capsules that any data frame gives and takes.

#![expect(
    unsafe_code,
    reason = "a capsule holds a pointer; its name says to what"
)]

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// The schema and the batches of a frame that has the `PyCapsule` interface.
pub(crate) struct Batches {
    pub(crate) schema: SchemaRef,
    source: Source,
}

enum Source {
    Stream(RecordBatchStreamReader),
    Array(Option<RecordBatch>),
}

impl Batches {
    /// Begins to read; nothing is copied.
    pub(crate) fn of(frame: &Bound<'_, PyAny>) -> PyResult<Self> {
        if frame.hasattr("__arrow_c_stream__")? {
            let capsule = frame.call_method0("__arrow_c_stream__")?;
            let stream: *mut FFI_ArrowArrayStream = pointer(&capsule, STREAM)?;
            // SAFETY: the name says that this is a stream, which `from_raw` takes out, leaving a released one.
            let reader =
                unsafe { RecordBatchStreamReader::from_raw(stream) }.map_err(unreadable)?;
            return Ok(Self {
                schema: arrow_array::RecordBatchReader::schema(&reader),
                source: Source::Stream(reader),
            });
        }
        if frame.hasattr("__arrow_c_array__")? {
            let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) =
                frame.call_method0("__arrow_c_array__")?.extract()?;
            let schema: *mut FFI_ArrowSchema = pointer(&schema, SCHEMA)?;
            let array: *mut FFI_ArrowArray = pointer(&array, ARRAY)?;
            // SAFETY: the names say what these are; `from_raw` takes the array out and the schema is only read.
            let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array), &*schema) }
                .map_err(unreadable)?;
            let columns = arrow_array::make_array(data);
            let rows = columns.as_any().downcast_ref::<StructArray>();
            let batch = RecordBatch::from(rows.ok_or_else(|| {
                PyTypeError::new_err("expected a table, found a single Arrow array")
            })?);
            return Ok(Self {
                schema: batch.schema(),
                source: Source::Array(Some(batch)),
            });
        }
        Err(PyTypeError::new_err(format!(
            "expected a data frame, found a Python {}",
            frame.get_type().name()?
        )))
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.source {
            Source::Stream(reader) => reader.next(),
            Source::Array(batch) => batch.take().map(Ok),
        }
    }
}

/// A stream of batches, for whoever takes it.
pub(crate) fn stream(
    py: Python<'_>,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
) -> PyResult<Bound<'_, PyCapsule>> {
    let batches = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    let stream = FFI_ArrowArrayStream::new(Box::new(batches));
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// A schema, for whoever takes it.
pub(crate) fn schema<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(unreadable)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// What Arrow says of a frame that it can't read.
#[expect(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
pub(crate) fn unreadable(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the frame can't be read: {error}"))
}

fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<*mut T> {
    let capsule = capsule.cast::<PyCapsule>().map_err(PyErr::from)?;
    Ok(capsule.pointer_checked(Some(name))?.cast().as_ptr())
}
