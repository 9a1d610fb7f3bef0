//! Tables for pickle: types as text, and the memory of each column piece by piece.
//!
//! Arrow has a format for this, in the crate `arrow-ipc`; with its version 60.1 the compiled module grew from 6.2 to 7.8 MB.

use arrow_array::{Array, RecordBatch, RecordBatchOptions, make_array};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::arrow::unreadable;

/// Name, type, and whether cells can be missing.
pub(crate) type Field = (String, String, bool);

/// The number of rows, and the columns.
pub(crate) type Batch<'py> = (usize, Vec<Bound<'py, PyAny>>);

/// A whole table.
pub(crate) type Parts<'py> = (Vec<Field>, Vec<Batch<'py>>);

/// Type, length, offset, what is missing with its own offset, buffers, children.
type Column<'py> = (
    String,
    usize,
    usize,
    Option<(PyBackedBytes, usize)>,
    Vec<PyBackedBytes>,
    Vec<Bound<'py, PyAny>>,
);

pub(crate) fn field(field: &arrow_schema::Field) -> Field {
    (
        field.name().clone(),
        field.data_type().to_string(),
        field.is_nullable(),
    )
}

pub(crate) fn schema(fields: Vec<Field>) -> PyResult<Schema> {
    let fields = fields.into_iter().map(|(name, kind, nullable)| {
        let kind: DataType = kind.parse().map_err(unreadable)?;
        Ok(arrow_schema::Field::new(name, kind, nullable))
    });
    Ok(Schema::new(fields.collect::<PyResult<Vec<_>>>()?))
}

pub(crate) fn parts<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Batch<'py>> {
    let columns = batch.columns().iter();
    let columns = columns.map(|column| taken_apart(py, &column.to_data()));
    Ok((batch.num_rows(), columns.collect::<PyResult<_>>()?))
}

pub(crate) fn batch(schema: &SchemaRef, (rows, columns): Batch<'_>) -> PyResult<RecordBatch> {
    let columns = columns
        .iter()
        .map(|column| Ok(make_array(put_together(column)?)));
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(schema.clone(), columns.collect::<PyResult<_>>()?, &options)
        .map_err(unreadable)
}

fn taken_apart<'py>(py: Python<'py>, data: &ArrayData) -> PyResult<Bound<'py, PyAny>> {
    let bytes = |buffer: &[u8]| PyBytes::new(py, buffer);
    let missing = data
        .nulls()
        .map(|nulls| (bytes(nulls.validity()), nulls.offset()));
    let buffers: Vec<_> = data.buffers().iter().map(|buffer| bytes(buffer)).collect();
    let children = data.child_data().iter();
    let children = children.map(|child| taken_apart(py, child));
    let parts = (
        data.data_type().to_string(),
        data.len(),
        data.offset(),
        missing,
        buffers,
        children.collect::<PyResult<Vec<_>>>()?,
    );
    Ok(parts.into_pyobject(py)?.into_any())
}

/// The array, if it is one: what was changed on the way is refused.
fn put_together(column: &Bound<'_, PyAny>) -> PyResult<ArrayData> {
    let (kind, length, offset, missing, buffers, children): Column<'_> = column.extract()?;
    let missing = missing.map(|(bits, from)| {
        (bits.len().saturating_mul(8) >= from.saturating_add(length))
            .then(|| NullBuffer::new(BooleanBuffer::new(Buffer::from(&*bits), from, length)))
            .ok_or_else(|| PyValueError::new_err("a column has another length"))
    });
    let children = children.iter().map(put_together);
    ArrayData::builder(kind.parse().map_err(unreadable)?)
        .len(length)
        .offset(offset)
        .nulls(missing.transpose()?)
        .buffers(
            buffers
                .iter()
                .map(|buffer| Buffer::from(&**buffer))
                .collect(),
        )
        .child_data(children.collect::<PyResult<_>>()?)
        .build()
        .map_err(unreadable)
}
