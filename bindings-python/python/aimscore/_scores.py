"""Scores of many sheets, and what they say together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal

from aimscore import _native
from aimscore._assessment import Assessment
from aimscore._catalogue import Catalogue
from aimscore._cohorts import Cohorts, DistributionRow, GapRow, Key, LabelRow, PercentileRow
from aimscore._errors import printable
from aimscore._report import Report
from aimscore._table import Table


class Scores(Table[dict[str, Any]]):
    """Scores of many sheets, a row for each. Its methods take them as one cohort; `group_by` makes several."""

    set_to_null: Table[dict[str, Any]] | None
    """With `on_error="null"`: the first 1,000 cells that were none (row, column, value, mend); else None."""

    null_count: int
    """How many cells were taken as null."""

    def __init__(
        self,
        columns: _native.Table,
        kept: int,
        catalogue: Catalogue,
        documents: bool,
        wrong: list[dict[str, Any]] | None,
        count: int,
    ) -> None:
        super().__init__(columns)
        self._kept = kept
        self._catalogue = catalogue
        self._documents = documents
        self.null_count = count
        self.set_to_null = None if wrong is None else _wrong(wrong)

    def group_by(self, by: str | Iterable[Key]) -> Cohorts:
        """The sheets in cohorts: by a column that was kept, or by a name for each sheet.

        >>> import aimscore as ac
        >>> scores = ac.score_table({"4.1-r1": ["fully", "not"], "size": ["small", "large"]}, keep=["size"])
        >>> scores.group_by("size").distribution(["management_system"])[0]["p50"]
        0.8
        """
        return Cohorts(self._native, self._kept, self._catalogue, self._documents, by)

    def distribution(self, ids: Collection[str] | None = None) -> Table[DistributionRow]:
        """How the figures of all sheets are spread; see `Cohorts.distribution`."""
        return self._all().distribution(ids)

    def labels(self) -> Table[LabelRow]:
        """How many of all sheets have each label; see `Cohorts.labels`."""
        return self._all().labels()

    def common_gaps(self, *, below: Literal["P", "L", "F"] = "L") -> Table[GapRow]:
        """In which subclauses and controls the most sheets fall short; see `Cohorts.common_gaps`."""
        return self._all().common_gaps(below=below)

    def percentile(self, organization: Report | Assessment, ids: Collection[str] | None = None) -> Table[PercentileRow]:
        """Where an organization stands among all sheets; see `Cohorts.percentile`."""
        return self._all().percentile(organization, ids)

    def _all(self) -> Cohorts:
        return Cohorts(self._native, self._kept, self._catalogue, self._documents)


def _wrong(cells: list[dict[str, Any]]) -> Table[dict[str, Any]]:
    values = [None if cell["value"] is None else printable(str(cell["value"])) for cell in cells]
    columns: list[tuple[str, str, list[Any]]] = [
        ("row", "integer", [cell["row"] for cell in cells]),
        ("column", "text", [cell["column"] for cell in cells]),
        ("value", "text", values),
        ("mend", "text", [cell["mend"] for cell in cells]),
    ]
    return Table(_native.Table(columns))
