"""The report: everything that follows from an assessment."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aimscore import _rows, types
from aimscore._catalogue import Catalogue, StrPath
from aimscore._chart import Chart
from aimscore._errors import AssessmentError, refusals
from aimscore._json import dump
from aimscore._plot import Plots
from aimscore._rows import CrosswalkEntryRow, RiskRegister, StatementOfApplicability, copied
from aimscore._screen import Screen, details, paragraph, view_html
from aimscore._table import Table
from aimscore._views import about_gap, views
from aimscore._words import Words

if TYPE_CHECKING:
    from aimscore._assessment import AnyAssessment, Assessment
    from aimscore._session import Patch

ChartName: TypeAlias = Literal["headline", "groups", "matrix"]
OscalDocument: TypeAlias = Literal[
    "catalog",
    "profile",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
    "mapping-collection",
]
OscalVersion: TypeAlias = Literal["1.2.1", "1.1.2"]
ReportPart: TypeAlias = Literal["management_review", "internal_audit"]
TableName: TypeAlias = Literal[
    "about",
    "clauses",
    "answers",
    "gaps",
    "actions",
    "risks",
    "applicability",
    "documents",
    "crosswalks",
    "systems",
    "own_controls",
]


class Report(Screen):
    """What follows from an assessment. It never changes: what it hands out is a copy.

    Every number comes with its basis: `low` and `high` bound what the unanswered questions can still change. Figures
    are percents from 0 to 100 with at most one decimal; gains and movements are points of percent.

    >>> import aimscore as ac
    >>> a = ac.Assessment(as_of="2026-11-23")
    >>> a["4.1-r1"] = "largely"
    >>> report = a.assess()
    >>> report.groups[0]["figure"]["low"], report.units.columns[:4]
    (3.3, ['id', 'title', 'group', 'band'])
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
        return copied(self._data["headline"])

    @property
    def readiness(self) -> types.Readiness | None:
        """The readiness label and what blocks the next one; None where the policy has no labels."""
        return copied(self._data["readiness"])

    @property
    def groups(self) -> Table[types.GroupRow]:
        """The figures of clauses and areas."""
        return _rows.groups(self._data["groups"], self._words_or_none)

    @property
    def units(self) -> Table[types.UnitRow]:
        """The figures and bands of subclauses and controls."""
        return _rows.units(self._data["units"], self._words_or_none)

    @property
    def extremes(self) -> types.Extremes:
        """The strongest and the weakest clauses and areas, three at most of each: ids, by what is certain."""
        return copied(self._data["extremes"])

    @property
    def findings(self) -> Table[types.Finding]:
        """What was found, in the order of the catalogue."""
        return _rows.findings(self._data["findings"], self._words_or_none)

    @property
    def gaps(self) -> Table[types.Gap]:
        """What is not at the top, in the order in which to look at it."""
        return _rows.gaps(self._data["gaps"], self._about)

    @property
    def statement_of_applicability(self) -> StatementOfApplicability:
        """The Statement of Applicability: a row for each control, and whether it is complete and valid."""
        return _rows.statement_of_applicability(self._data["statement_of_applicability"], self._words_or_none)

    @property
    def documents(self) -> Table[types.DocumentRow]:
        """The register of documents."""
        return _rows.documents(self._data["documents"], self._words_or_none)

    @property
    def audit_stages(self) -> Table[types.AuditStageRow]:
        """What each stage of a certification audit looks for, and what is missing."""
        return _rows.audit_stages(self._data["audit_stages"])

    @property
    def risks(self) -> RiskRegister:
        """The register of risks: rows, the grid with the risks in its cells, scenarios that fit, tags."""
        return _rows.risk_register(self._data["risks"], self._words_or_none)

    @property
    def crosswalks(self) -> Table[types.CrosswalkRow]:
        """What the figures say about other frameworks. Never a claim of conformity with them."""
        return _rows.crosswalks(self._data["crosswalks"])

    @property
    def crosswalk_entries(self) -> Table[CrosswalkEntryRow]:
        """What the figures say about each entry of other frameworks. Never a claim of conformity with them."""
        return _rows.crosswalk_entries(self._data["crosswalks"], list(self._data["headline"]), self._words_or_none)

    @property
    def steps(self) -> Table[types.StepRow]:
        """How far each step of an implementation has come."""
        return _rows.steps(self._data["steps"])

    @property
    def audit_programme(self) -> Table[types.AuditRow]:
        """An internal audit programme: the units in the order in which to look at them."""
        return _rows.audit_programme(self._data["audit_programme"])

    @property
    def management_review(self) -> Table[types.ReviewRow]:
        """What the assessment knows of the inputs of a management review."""
        return _rows.management_review(self._data["management_review"])

    @property
    def notices(self) -> Table[types.Notice]:
        """What a reader of the figures must know."""
        return _rows.notices(self._data["notices"])

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

    def uncertainty(
        self,
        *,
        seed: int | None = None,
        draws: int | None = None,
        prior: dict[str, int] | None = None,
        next_by: types.NextBy | None = None,
    ) -> types.Uncertainty:
        """How sure the figures are; the function `uncertainty` says it all."""
        return self.assessment.uncertainty(seed=seed, draws=draws, prior=prior, next_by=next_by)

    def summary(self) -> str:
        """One screen of plain text: headline, readiness and what to look at first."""
        with refusals():
            return self._catalogue._engine.render(dump(self._data["assessment"]), "text")

    def to_html(self, *, part: ReportPart | None = None) -> str:
        """The report as one file for a browser or a printer: no script, nothing to load.

        `part`: a part of it alone, with a title of its own: the pack for a management review or an internal audit
        programme.
        """
        return self._render("html", part)

    def to_markdown(self, *, part: ReportPart | None = None) -> str:
        """The report as Markdown, with tables and without charts; no text in it marks or links anything.

        `part`: as in `to_html`.

        >>> import aimscore as ac
        >>> report = ac.Assessment(as_of="2026-11-23").assess()
        >>> report.to_markdown(part="internal_audit").splitlines()[0]
        '# ISO/IEC 42001:2023: internal audit programme'

        A word joiner, which has no width, follows each `@`, so that no platform makes an address or a mention of it.
        """
        return self._render("markdown", part)

    def _render(self, format: str, part: ReportPart | None) -> str:
        engine, assessment = self._catalogue._engine, dump(self._data["assessment"])
        with refusals():
            return engine.render(assessment, format) if part is None else engine.render_part(assessment, part, format)

    def to_xlsx(self) -> bytes:
        """The report as a workbook: sheets to fill in, with drop-down lists, and what follows from what is stated.

        A colleague fills it in, and `Assessment.from_xlsx` reads it again.
        """
        with refusals():
            return self._catalogue._engine.workbook(dump(self._data["assessment"]))

    def to_csv(self, table: TableName) -> str:
        """A table as CSV: a sheet of the workbook alone, as `Assessment.answers_csv` writes it.

        >>> import aimscore as ac
        >>> ac.Assessment(as_of="2026-11-23").assess().to_csv("documents").splitlines()[1].split(",")[0]
        'DOC-4.3'
        """
        with refusals():
            return self._catalogue._engine.table_csv(dump(self._data["assessment"]), table)

    def chart(self, chart: ChartName) -> Chart:
        """A chart: the parts (`headline`), clauses and areas (`groups`), or the grid with the risks (`matrix`)."""
        with refusals():
            return Chart(self._catalogue._engine.chart(dump(self._data["assessment"]), chart))

    @property
    def plot(self) -> Plots:
        """Charts for Altair, of the same data: `report.plot.groups()`; they need `aimscore[plot]`."""
        return Plots(self)

    def to_oscal(
        self,
        document: OscalDocument = "assessment-results",
        *,
        version: OscalVersion = "1.2.1",
        stand_alone: bool = False,
        system: str | None = None,
    ) -> str:
        """A document of OSCAL as JSON: the same assessment gives the same bytes and UUIDs.

        `stand_alone`: results and a plan of action that name no other document of the package. `system` tells this
        management system from others of the organization; with the name of the organization it decides the UUIDs.
        """
        with refusals():
            assessment = dump(self._data["assessment"])
            return self._catalogue._engine.oscal(assessment, document, version, stand_alone, system)

    def save_oscal(self, folder: StrPath, *, version: OscalVersion = "1.2.1", system: str | None = None) -> list[Path]:
        """Writes the OSCAL package, a file for each document, into a folder, and gives the files.

        There is no mapping collection in version 1.1.2, nor for a catalogue without crosswalks.
        """
        with refusals():
            documents = json.loads(self._catalogue._engine.oscal_documents(version))
        texts = {name: self.to_oscal(name, version=version, system=system) for name in documents}
        Path(folder).mkdir(parents=True, exist_ok=True)
        files = [Path(folder, f"{name}.json") for name in texts]
        for file, text in zip(files, texts.values(), strict=True):
            file.write_bytes(text.encode())
        return files

    def to_dict(self) -> types.Report:
        """The whole report; a copy of its own."""
        report: types.Report = json.loads(self._text)
        return report

    def to_json(self) -> str:
        """The whole report as canonical JSON: the same bytes in every language."""
        return self._text

    def save(self, path: StrPath) -> None:
        """Writes the report to a file.

        By the end of its name HTML (`.html`), Markdown (`.md`) or a workbook (`.xlsx`), else canonical JSON.
        """
        path = Path(path)
        if path.suffix == ".xlsx":
            path.write_bytes(self.to_xlsx())
        else:
            forms = {".html": self.to_html, ".md": self.to_markdown}
            path.write_bytes(forms.get(path.suffix, self.to_json)().encode())

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

    def _screen(self) -> str:
        return repr(self) if self._words_or_none is None else self.summary()

    def _repr_html_(self) -> str | None:
        words = self._words_or_none
        if words is None:
            return None
        headline, groups = views(self, ["headline", "groups"])
        label = [words.label("labels", self.readiness["label"])] if self.readiness else []
        said = [words.page("basis"), self.as_of, *label]
        [gaps] = views(self, ["gaps"])
        first = gaps._replace(title=words.page("actions"), rows=gaps.rows[:5])
        return "".join(
            [
                paragraph(" · ".join(said)),
                view_html(headline),
                details(groups.title, view_html(groups)),
                details(first.title, view_html(first)),
                paragraph(words.sentence("only_an_accredited_body")),
            ]
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return (Report, (self._text, self._catalogue))

    @cached_property
    def _words(self) -> Words:
        return Words(self._catalogue.texts())

    @property
    def _words_or_none(self) -> Words | None:
        """The words of the catalogue; None where it came without."""
        try:
            return self._words
        except AssessmentError:
            return None

    def _about(self, gap: types.Gap) -> str | None:
        words = self._words_or_none
        return None if words is None else about_gap(gap, self._data["risks"]["rows"], words) or None

    @cached_property
    def _data(self) -> types.Report:
        return self.to_dict()
