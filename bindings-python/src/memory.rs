//! Memory: that of `NumPy` as an Arrow array, without a copy, and large pages for our own.

#![expect(
    unsafe_code,
    reason = "NumPy says where its numbers are, and how many; the system takes addresses"
)]

use std::panic::AssertUnwindSafe;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{ArrayRef, BooleanArray, PrimitiveArray};
use arrow_buffer::{Buffer, ScalarBuffer};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Numbers that stand one after the other, in the order of bytes of this machine.
pub(crate) fn array(numbers: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let interface = numbers.getattr("__array_interface__")?;
    let interface = interface.cast::<PyDict>().map_err(PyErr::from)?;
    let get = |key| {
        interface
            .get_item(key)?
            .ok_or_else(|| PyValueError::new_err("memory that does not say what it is"))
    };
    let strides: Option<Bound<'_, PyAny>> = interface.get_item("strides")?;
    if strides.is_some_and(|strides| !strides.is_none()) {
        return Err(PyValueError::new_err("numbers with room between them"));
    }
    let (length,): (usize,) = get("shape")?.extract()?;
    let (address, _): (usize, bool) = get("data")?.extract()?;
    let typestr: String = get("typestr")?.extract()?;
    let memory = Memory {
        owner: numbers.clone().unbind(),
        address,
        length,
    };
    Ok(match typestr.as_str() {
        "|b1" => {
            let bytes: ScalarBuffer<u8> = memory.numbers::<UInt8Type>()?.values().clone();
            Arc::new(BooleanArray::from(
                bytes.iter().map(|byte| *byte != 0).collect::<Vec<_>>(),
            ))
        }
        "|i1" => Arc::new(memory.numbers::<Int8Type>()?),
        "<i2" => Arc::new(memory.numbers::<Int16Type>()?),
        "<i4" => Arc::new(memory.numbers::<Int32Type>()?),
        "<i8" => Arc::new(memory.numbers::<Int64Type>()?),
        "|u1" => Arc::new(memory.numbers::<UInt8Type>()?),
        "<u2" => Arc::new(memory.numbers::<UInt16Type>()?),
        "<u4" => Arc::new(memory.numbers::<UInt32Type>()?),
        "<u8" => Arc::new(memory.numbers::<UInt64Type>()?),
        "<f4" => Arc::new(memory.numbers::<Float32Type>()?),
        "<f8" => Arc::new(memory.numbers::<Float64Type>()?),
        other => {
            return Err(PyTypeError::new_err(format!(
                "numbers of the type `{other}` can't be read"
            )));
        }
    })
}

/// Asks for large pages, as `NumPy` does, before anything is written: a million sheets are scored in two thirds of the time that they take where each four
/// kilobytes of their scores are fetched by themselves. Where the system has none, nothing changes.
pub(crate) fn in_large_pages<T>(cells: &[T]) {
    #[cfg(target_os = "linux")]
    {
        const PAGE: usize = 4_096;
        const LARGE: usize = 4 << 20;
        let start = cells.as_ptr().addr().next_multiple_of(PAGE);
        let end = cells.as_ptr().addr() + size_of_val(cells);
        if end.saturating_sub(start) >= LARGE {
            let pages = cells.as_ptr().with_addr(start).cast_mut();
            // SAFETY: pages of memory that is ours; what stands in them stays as it is.
            unsafe { libc::madvise(pages.cast(), end - start, libc::MADV_HUGEPAGE) };
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = cells;
}

struct Memory {
    owner: Py<PyAny>,
    address: usize,
    length: usize,
}

impl Memory {
    fn numbers<T: ArrowPrimitiveType>(self) -> PyResult<PrimitiveArray<T>> {
        let size = size_of::<T::Native>();
        let Some(bytes) = self.length.checked_mul(size) else {
            return Err(PyValueError::new_err("more numbers than memory"));
        };
        if bytes == 0 {
            return Ok(PrimitiveArray::from_iter_values([]));
        }
        let start = NonNull::new(self.address as *mut u8)
            .filter(|_| self.address.is_multiple_of(align_of::<T::Native>()))
            .ok_or_else(|| PyValueError::new_err("numbers at an address that is none"))?;
        // SAFETY: the object says that so many numbers stand there, and it lives as long as the buffer.
        let buffer = unsafe {
            Buffer::from_custom_allocation(start, bytes, Arc::new(AssertUnwindSafe(self.owner)))
        };
        Ok(PrimitiveArray::new(
            ScalarBuffer::new(buffer, 0, self.length),
            None,
        ))
    }
}
