"""The report: everything that follows from an assessment."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aimscore import types
from aimscore._catalogue import Catalogue, StrPath
from aimscore._chart import Chart
from aimscore._errors import refusals
from aimscore._json import dump
from aimscore._words import Words

if TYPE_CHECKING:
    from aimscore._assessment import AnyAssessment, Assessment
    from aimscore._session import Patch

ChartName: TypeAlias = Literal["headline", "groups", "matrix"]


class Report:
    """What follows from an assessment. It never changes; treat its lists and dicts as read-only, or take `to_dict()`.

    Every number comes with its basis: `low` and `high` bound what the unanswered questions can still change.
    """

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._text = text
        self._catalogue = catalogue

    @property
    def as_of(self) -> str:
        """The day for which the statements hold."""
        return self._data["as_of"]

    @property
    def headline(self) -> dict[str, types.Figure | None]:
        """The figure of each part, by its id; None where nothing counts. Parts are never merged."""
        return self._data["headline"]

    @property
    def readiness(self) -> types.Readiness | None:
        """The readiness label and what blocks the next one; None where the policy has no labels."""
        return self._data["readiness"]

    @property
    def groups(self) -> list[types.GroupRow]:
        """The figures of clauses and areas."""
        return self._data["groups"]

    @property
    def units(self) -> list[types.UnitRow]:
        """The figures and bands of subclauses and controls."""
        return self._data["units"]

    @property
    def extremes(self) -> types.Extremes:
        """The strongest and the weakest clauses and areas, three at most of each: ids, by what is certain."""
        return self._data["extremes"]

    @property
    def findings(self) -> list[types.Finding]:
        """What was found, in the order of the catalogue."""
        return self._data["findings"]

    @property
    def gaps(self) -> list[types.Gap]:
        """What is not at the top, in the order in which to look at it."""
        return self._data["gaps"]

    @property
    def statement_of_applicability(self) -> types.StatementOfApplicability:
        """The Statement of Applicability: a row for each control, and whether it is complete and valid."""
        return self._data["statement_of_applicability"]

    @property
    def documents(self) -> list[types.DocumentRow]:
        """The register of documents."""
        return self._data["documents"]

    @property
    def audit_stages(self) -> list[types.AuditStageRow]:
        """What each stage of a certification audit looks for, and what is missing."""
        return self._data["audit_stages"]

    @property
    def risks(self) -> types.RiskRegister:
        """The register of risks: rows, the grid with the risks in its cells, scenarios that fit, tags."""
        return self._data["risks"]

    @property
    def crosswalks(self) -> list[types.CrosswalkRow]:
        """What the figures say about other frameworks. Never a claim of conformity with them."""
        return self._data["crosswalks"]

    @property
    def steps(self) -> list[types.StepRow]:
        """How far each step of an implementation has come."""
        return self._data["steps"]

    @property
    def audit_programme(self) -> list[types.AuditRow]:
        """An internal audit programme: the units in the order in which to look at them."""
        return self._data["audit_programme"]

    @property
    def management_review(self) -> list[types.ReviewRow]:
        """What the assessment knows of the inputs of a management review."""
        return self._data["management_review"]

    @property
    def notices(self) -> list[types.Notice]:
        """What a reader of the figures must know."""
        return self._data["notices"]

    @property
    def assessment(self) -> Assessment:
        """What was stated, in normal form. Assessing it again gives an equal report."""
        from aimscore._assessment import Assessment

        return Assessment.from_dict(self._data["assessment"], self._catalogue)

    def explain(self, id: str) -> types.Explanation:
        """Why the figure of a part, group, unit or risk is what it is."""
        return self.assessment.explain(id)

    def roadmap(self) -> types.Roadmap:
        """The gaps in waves, what closing each alone would change, and the cheapest path to each label."""
        return self.assessment.roadmap()

    def compare(self, before: Report | AnyAssessment, *, catalogue: Catalogue | None = None) -> types.Comparison:
        """What moved since an earlier report or assessment.

        `catalogue` is the earlier one's where it is another version; a report brings its own.
        """
        if isinstance(before, Report):
            before, catalogue = before.assessment, catalogue or before._catalogue
        return self.assessment.compare(before, catalogue=catalogue)

    def what_if(self, patch: Patch | dict[str, Any]) -> types.Comparison:
        """What a change would do. Nothing is changed."""
        return self.assessment.what_if(patch)

    def summary(self) -> str:
        """One screen of plain text: headline, readiness and what to look at first."""
        with refusals():
            return self._catalogue._engine.render(dump(self._data["assessment"]), "text")

    def to_html(self) -> str:
        """The whole report as one file for a browser or a printer: no script, nothing to load."""
        with refusals():
            return self._catalogue._engine.render(dump(self._data["assessment"]), "html")

    def chart(self, chart: ChartName) -> Chart:
        """A chart: the parts (`headline`), clauses and areas (`groups`), or the grid with the risks (`matrix`)."""
        with refusals():
            return Chart(self._catalogue._engine.chart(dump(self._data["assessment"]), chart))

    def to_dict(self) -> types.Report:
        """The whole report; a copy of its own."""
        report: types.Report = json.loads(self._text)
        return report

    def to_json(self) -> str:
        """The whole report as canonical JSON: the same bytes in every language."""
        return self._text

    def save(self, path: StrPath) -> None:
        """Writes the report to a file: as HTML where its name ends with `.html`, else as canonical JSON."""
        path = Path(path)
        path.write_bytes((self.to_html() if path.suffix == ".html" else self._text).encode())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        ranges = [
            f"{part} {figure['low']} to {figure['high']}"
            for part, figure in self.headline.items()
            if figure is not None
        ]
        label = [self.readiness["label"]] if self.readiness else []
        return f"<Report {self.as_of}: {', '.join(ranges + label)}>"

    @cached_property
    def _words(self) -> Words:
        return Words(self._catalogue.texts())

    @cached_property
    def _data(self) -> types.Report:
        return self.to_dict()
