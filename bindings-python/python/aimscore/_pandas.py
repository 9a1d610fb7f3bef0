"""Columns of a table for pandas, in the memory that they have where nothing is missing."""

from __future__ import annotations

from typing import Any

from aimscore import _native
from aimscore._extras import need


def column(table: _native.Table, place: int) -> Any:
    """A column by its place, in the type of pandas that fits."""
    pandas, numpy = need("pandas", "pandas"), need("numpy", "pandas")
    if categories := table.categories(place):
        return _categorical(pandas, numpy, categories)
    if numbers := table.numbers(place):
        return _numbers(pandas, numpy, numbers)
    return pandas.Series(table.column(place), dtype=object)


def _categorical(
    pandas: Any, numpy: Any, batches: list[tuple[list[str], _native.Numbers, _native.Numbers | None]]
) -> Any:
    names = list(dict.fromkeys(name for own, _, _ in batches for name in own))
    parts = []
    for own, numbers, missing in batches:
        places = numpy.array([*(names.index(name) for name in own), -1], dtype="i2")
        cells = numpy.asarray(numbers)
        codes = places[cells if missing is None else numpy.where(numpy.asarray(missing), len(own), cells)]
        parts.append(codes)
    return pandas.Categorical.from_codes(numpy.concatenate(parts), categories=names)


def _numbers(pandas: Any, numpy: Any, batches: list[tuple[_native.Numbers, _native.Numbers | None]]) -> Any:
    parts = [numpy.asarray(numbers) for numbers, _ in batches]
    values = parts[0] if len(parts) == 1 else numpy.concatenate(parts)
    if all(missing is None for _, missing in batches):
        return values
    gaps = numpy.concatenate(
        [
            numpy.zeros(len(part), "?") if missing is None else numpy.asarray(missing)
            for part, (_, missing) in zip(parts, batches, strict=True)
        ]
    )
    if values.dtype.kind == "f":
        return numpy.where(gaps, numpy.nan, values)
    nullable = pandas.arrays.BooleanArray if values.dtype.kind == "b" else pandas.arrays.IntegerArray
    return nullable(values.copy(), gaps)
