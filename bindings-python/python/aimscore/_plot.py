"""Charts of a report for Altair, from the same tables as the pictures of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aimscore._extras import need
from aimscore._table import Table

if TYPE_CHECKING:
    from aimscore._report import Report


class Plots:
    """Altair charts of a report, to change or to put beside others; they need `aimscore[plot]`.

    A dark bar reaches to what is in place for certain, a light one on to what the open questions can still add, both in
    percent.
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    def groups(self) -> Any:
        """Clauses and areas."""
        return _ranges(self._report.groups)

    def units(self) -> Any:
        """Subclauses and controls; excluded ones have no bar."""
        return _ranges(self._report.units)

    def gaps(self) -> Any:
        """How many gaps there are of each kind, by their indicative grade."""
        altair = need("altair", "plot")
        return (
            altair.Chart(_data(altair, self._report.gaps, "id kind grade"))
            .mark_bar()
            .encode(
                x=altair.X("count():Q", title="gaps"),
                y=altair.Y("kind:N", title=None, sort="-x"),
                color=altair.Color("grade:N", title="indicative grade"),
                tooltip=["kind:N", "grade:N", "count():Q"],
            )
        )

    def matrix(self) -> Any:
        """The grid of risks: how many risks stand in each cell after controls, at their worse end."""
        altair = need("altair", "plot")
        risks = self._report.risks
        levels = [] if risks["grid"] is None else risks["grid"]["levels"]
        data = _data(altair, risks["matrix"], "likelihood consequence level after")
        base = altair.Chart(data).encode(
            x=altair.X("likelihood:O", axis=altair.Axis(labelAngle=0)), y=altair.Y("consequence:O", sort="descending")
        )
        cells = base.mark_rect().encode(
            color=altair.Color("level:O", sort=levels, scale=altair.Scale(scheme="oranges")),
            tooltip=["level:N", "likelihood:O", "consequence:O", "after:N"],
        )
        return cells + base.mark_text().encode(text="after:N")


def _ranges(table: Table[Any]) -> Any:
    altair = need("altair", "plot")
    base = altair.Chart(_data(altair, table, "id title low high rated applicable")).encode(
        y=altair.Y("id:N", sort=None, title=None),
        tooltip=["id:N", "title:N", "low:Q", "high:Q", "rated:Q", "applicable:Q"],
    )
    scale = altair.Scale(domain=[0, 100])
    certain = base.mark_bar().encode(x=altair.X("low:Q", title="in place, %", scale=scale))
    still_open = base.mark_bar(opacity=0.35).encode(x=altair.X("low:Q", scale=scale), x2="high:Q")
    return certain + still_open


def _data(altair: Any, table: Table[Any], names: str) -> Any:
    """Some columns of a table as values that stand in the chart itself; lists as text."""
    places = {name: table.columns.index(name) for name in names.split()}
    rows = [{name: row[place] for name, place in places.items()} for row in table._cells(len(table))]
    for row in rows:
        row.update({name: ", ".join(cell) for name, cell in row.items() if isinstance(cell, list)})
    return altair.Data(values=rows)
