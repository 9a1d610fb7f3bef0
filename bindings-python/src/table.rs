//! A table: columns that every data frame takes without a copy, and rows for those who have none.

use arrow_array::{Array, RecordBatch};
use arrow_schema::SchemaRef;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::arrow::{self, Batches, unreadable};
use crate::cells::{self, Categories, Gapped, Numbers};
use crate::cohorts::{self, Spread};
use crate::pickle;

/// Columns of one length, in batches. It never changes, until its memory is given away.
#[pyclass(module = "aimscore._native")]
pub(crate) struct Table {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// Columns of Python values: name, kind and values of each. Kinds are text, category, boolean, integer, number, texts, bytes for pieces of one width with it, and array for memory that `NumPy` has.
    #[new]
    #[expect(clippy::needless_pass_by_value, reason = "as Python gives it")]
    fn new(columns: Vec<(String, String, Bound<'_, PyAny>)>) -> PyResult<Self> {
        let mut fields = Vec::with_capacity(columns.len());
        let mut arrays = Vec::with_capacity(columns.len());
        for (name, kind, values) in &columns {
            let array = cells::array(kind, values)?;
            fields.push(arrow_schema::Field::new(
                name,
                array.data_type().clone(),
                true,
            ));
            arrays.push(array);
        }
        let schema = SchemaRef::new(arrow_schema::Schema::new(fields));
        let batches = if arrays.is_empty() {
            Vec::new()
        } else {
            vec![RecordBatch::try_new(schema.clone(), arrays).map_err(unreadable)?]
        };
        Ok(Self { schema, batches })
    }

    /// The whole of a frame that has the `PyCapsule` interface.
    #[staticmethod]
    fn read(frame: &Bound<'_, PyAny>) -> PyResult<Self> {
        let batches = Batches::of(frame)?;
        Ok(Self {
            schema: batches.schema.clone(),
            batches: batches.collect::<Result<_, _>>().map_err(unreadable)?,
        })
    }

    /// The table that `__reduce__` took apart.
    #[staticmethod]
    fn put_together(schema: Vec<pickle::Field>, batches: Vec<pickle::Batch<'_>>) -> PyResult<Self> {
        let schema = SchemaRef::new(pickle::schema(schema)?);
        let batches = batches.into_iter();
        let batches = batches
            .map(|batch| pickle::batch(&schema, batch))
            .collect::<PyResult<_>>()?;
        Ok(Self { schema, batches })
    }

    /// For pickle.
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, pickle::Parts<'py>)> {
        let table = slf.borrow();
        let fields = table
            .schema
            .fields()
            .iter()
            .map(|field| pickle::field(field));
        let batches = table
            .batches
            .iter()
            .map(|batch| pickle::parts(slf.py(), batch));
        let parts = (fields.collect(), batches.collect::<PyResult<_>>()?);
        Ok((slf.get_type().getattr("put_together")?, parts))
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    fn names(&self) -> Vec<&str> {
        let fields = self.schema.fields().iter();
        fields.map(|field| field.name().as_str()).collect()
    }

    /// The values of a column, by its place, as Python has them.
    fn column<'py>(&self, py: Python<'py>, place: usize) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for array in self.arrays(place)? {
            for value in cells::values(py, array)? {
                list.append(value)?;
            }
        }
        Ok(list)
    }

    /// The numbers of a column with what is missing, a pair for each batch; None where its cells are not numbers of a fixed width.
    fn numbers(&self, place: usize) -> PyResult<Option<Vec<Gapped>>> {
        Ok(self.arrays(place)?.map(Numbers::of).collect())
    }

    /// The categories of a column and the numbers of its cells in them, for each batch; None where it has no categories.
    fn categories(&self, place: usize) -> PyResult<Option<Vec<Categories>>> {
        Ok(self.arrays(place)?.map(cells::categories).collect())
    }

    /// How a column of figures is spread in each of so many groups. `groups` numbers the group of each row, in four bytes each.
    fn spreads(&self, place: usize, groups: &[u8], count: usize) -> PyResult<Vec<Spread>> {
        cohorts::spreads(self.arrays(place)?, &numbers(groups), count)
    }

    /// How many rows of each of so many groups have each of `words` words of a column of categories.
    fn tallies(
        &self,
        place: usize,
        groups: &[u8],
        count: usize,
        words: usize,
    ) -> PyResult<Vec<Vec<u64>>> {
        cohorts::tallies(self.arrays(place)?, &numbers(groups), count, words)
    }

    /// Some of the rows as dicts.
    fn rows<'py>(
        &self,
        py: Python<'py>,
        start: usize,
        count: usize,
    ) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        let (mut skip, mut left) = (start, count);
        for batch in &self.batches {
            let first = skip.min(batch.num_rows());
            let here = left.min(batch.num_rows() - first);
            skip -= first;
            left -= here;
            append_rows(&list, &batch.slice(first, here))?;
        }
        Ok(list)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer give what it has, whatever was wished for.
        let _ = requested_schema;
        arrow::stream(py, self.schema.clone(), self.batches.clone())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, &self.schema)
    }
}

impl Table {
    /// A cell as Python has it.
    pub(crate) fn cell<'py>(
        &self,
        py: Python<'py>,
        row: usize,
        place: usize,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut row = row;
        for array in self.arrays(place)? {
            if row < array.len() {
                let value = cells::values(py, array.slice(row, 1).as_ref())?.pop();
                return Ok(value.unwrap_or_else(|| py.None().into_bound(py)));
            }
            row -= array.len();
        }
        Err(PyKeyError::new_err(row))
    }

    fn arrays(&self, place: usize) -> PyResult<impl Iterator<Item = &dyn Array>> {
        if place >= self.schema.fields().len() {
            return Err(PyKeyError::new_err(place));
        }
        let batches = self.batches.iter();
        Ok(batches.filter_map(move |batch| batch.columns().get(place).map(AsRef::as_ref)))
    }
}

fn numbers(groups: &[u8]) -> Vec<u32> {
    let (groups, _) = groups.as_chunks();
    groups.iter().copied().map(u32::from_ne_bytes).collect()
}

fn append_rows(list: &Bound<'_, PyList>, batch: &RecordBatch) -> PyResult<()> {
    let py = list.py();
    let schema = batch.schema();
    let rows: Vec<_> = (0..batch.num_rows()).map(|_| PyDict::new(py)).collect();
    for (field, array) in schema.fields().iter().zip(batch.columns()) {
        let values = cells::values(py, array.as_ref())?;
        if values.len() != rows.len() {
            return Err(PyValueError::new_err("a column has another length"));
        }
        for (row, value) in rows.iter().zip(values) {
            row.set_item(field.name(), value)?;
        }
    }
    rows.into_iter().try_for_each(|row| list.append(row))
}
