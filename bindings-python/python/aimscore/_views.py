"""What a report shows to a person: tables with headings and cells in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from aimscore import types
from aimscore._words import Words

if TYPE_CHECKING:
    from aimscore._report import Report


class Bar(NamedTuple):
    """A figure: its two ends in percent, and as text."""

    low: float
    high: float
    text: str


Cell: TypeAlias = str | Bar


class View(NamedTuple):
    """A table for a person."""

    title: str
    headings: list[str]
    rows: list[list[Cell]]
    lead: str = ""


def views(report: Report, sections: Iterable[str]) -> list[View]:
    """The tables of some sections of a report, in the language of its catalogue."""
    words = report._words
    return [view for section in sections for view in SECTIONS[section](report, words)]


def _view(words: Words, title: str, headings: str, rows: Iterable[list[Cell]], lead: str = "") -> View:
    return View(title, [words.page(heading) for heading in headings.split()], list(rows), lead)


def _bar(figure: types.Figure | None, words: Words) -> Cell:
    text = words.figure(figure)
    return text if figure is None else Bar(figure["low"], figure["high"], text)


def _answered(figure: types.Figure | None, words: Words) -> Cell:
    return "" if figure is None else words.page("of", rated=figure["rated"], applicable=figure["applicable"])


def _figure(figure: types.Figure | None, words: Words) -> list[Cell]:
    evidenced: Cell = "" if figure is None else words.figure(figure["evidenced"])
    return [_bar(figure, words), _answered(figure, words), evidenced]


def _headline(report: Report, words: Words) -> list[View]:
    rows = ([words.of("parts", part), *_figure(figure, words)] for part, figure in report.headline.items())
    return [_view(words, words.sentence("chart_headline"), "part range answered evidenced", rows)]


def _groups(report: Report, words: Words) -> list[View]:
    rows = ([words.titled("groups", row["id"]), *_figure(row["figure"], words)] for row in report.groups)
    return [_view(words, words.sentence("chart_groups"), "section range answered evidenced", rows)]


def _units(report: Report, words: Words) -> list[View]:
    def band(row: types.UnitRow) -> str:
        if row["excluded"]:
            return words.page("left_out")
        worse, better = (words.label("classes", row[end]) for end in ("band", "band_best"))
        return worse if worse == better else words.page("at_best", worse=worse, better=better)

    rows: Iterable[list[Cell]] = (
        [words.titled("units", row["id"]), _bar(row["figure"], words), band(row), _answered(row["figure"], words)]
        for row in report.units
    )
    return [_view(words, words.page("units"), "section range band answered", rows)]


AMISS = ("potential_major", "potential_minor", "improvement")
"""Grades that say that something is amiss; the others are no finding to look at."""


def _findings(report: Report, words: Words) -> list[View]:
    def about(row: types.Finding) -> list[Cell]:
        if row["rule"] == "item":
            item = row["item_ids"][0]
            return [item, words.of("items", item, "question")]
        named = words.of("documents", row["document_id"], "name") or words.of("units", row["unit_id"])
        return [row["document_id"] or row["unit_id"], f"{words.label('finding_rules', row['rule'])}: {named}"]

    rows = (
        [*about(row), words.label("classes", row["class"]), words.label("grades", row["grade"])]
        for row in report.findings
        if row["grade"] in AMISS
    )
    return [_view(words, words.page("findings"), "gap about class grade", rows, words.page("findings_lead"))]


def about_gap(gap: types.Gap, risks: Iterable[types.RiskRow], words: Words) -> str:
    """What a gap is about."""
    risk = next((row for row in risks if row["id"] == gap["risk_id"]), None)
    return (
        words.of("items", gap["item_id"], "question")
        or words.of("documents", gap["document_id"], "name")
        or (_risk_title(risk, words) if risk else "")
        or words.of("units", gap["unit_id"])
    )


def _gaps(report: Report, words: Words) -> list[View]:
    risks = list(report.risks["rows"])
    days = {step["gap_id"]: str(step["days"]) for step in report.roadmap()["steps"]}
    rows: Iterable[list[Cell]] = (
        [
            gap["id"].partition(".")[2] or gap["id"],
            about_gap(gap, risks, words),
            words.label("gap_kinds", gap["kind"]),
            words.label("grades", gap["grade"]),
            days[gap["id"]],
            words.number(gap["gain"]),
        ]
        for gap in report.gaps
    )
    lead = words.page("actions_lead", count=len(report.gaps))
    return [_view(words, words.page("gaps"), "gap about class grade days gain", rows, lead)]


def _applicability(report: Report, words: Words) -> list[View]:
    statement = report.statement_of_applicability
    decisions = [row["decision"] for row in statement["rows"]]
    counts = {decision: decisions.count(decision) for decision in ("included", "excluded", "undecided")}
    rows: Iterable[list[Cell]] = (
        [
            words.titled("units", row["control_id"]),
            words.label("decisions", row["decision"]),
            row["justification"] or "",
            words.label("implementation_statuses", row["implementation_status"]),
            "\n".join(words.label("row_rules", issue["rule"]) for issue in row["issues"]),
        ]
        for row in statement["rows"]
    )
    lead = words.page("applicability_lead", **counts)
    title = words.page("applicability")
    found = [_view(words, title, "control decision justification status issues", rows, lead)]
    if statement["own_controls"]:
        own: Iterable[list[Cell]] = (
            [f"{row['id']} {row['title']}", words.label("implementation_statuses", row["implementation_status"])]
            for row in statement["own_controls"]
        )
        found.append(_view(words, words.page("own_controls"), "control status", own))
    return found


def _documents(report: Report, words: Words) -> list[View]:
    def status(row: types.DocumentRow) -> str:
        return words.label("document_statuses", row["status"]) if row["status"] else words.page("not_stated")

    rows: Iterable[list[Cell]] = (
        [
            f"{row['document_id']} {words.of('documents', row['document_id'], 'name')}",
            words.page(row["demand"]),
            status(row),
            row["reference"] or "",
            row["owner"] or "",
        ]
        for row in report.documents
    )
    return [_view(words, words.page("documents"), "document demand status place owner", rows)]


def _risk_title(row: types.RiskRow, words: Words) -> str:
    return row["title"] or words.of("scenarios", row["scenario_id"])


def _risks(report: Report, words: Words) -> list[View]:
    def level(point: types.RatedPoint | None) -> str:
        return words.label("risk_levels", point["level"]) if point else words.sentence("chart_not_rated")

    def after(row: types.RiskRow) -> str:
        if row["residual"] is None:
            return level(None)
        worse, better = level(row["residual"]["worse"]), level(row["residual"]["better"])
        return worse if worse == better else words.page("at_best", worse=worse, better=better)

    rows: list[list[Cell]] = [
        [
            f"{row['id']} {_risk_title(row, words)}",
            level(row["inherent"]),
            words.label("effectiveness", row["effectiveness"]["effectiveness"]),
            after(row),
            words.label("treatments", row["treatment"]),
            row["owner"] or "",
            "\n".join(words.label("risk_rules", rule) for rule in row["issues"]),
        ]
        for row in report.risks["rows"]
    ]
    risk, effect, treatment, owner, issues = (
        words.page(heading) for heading in ("risk", "effect", "treatment", "owner", "issues")
    )
    before, left = words.sentence("chart_before"), words.sentence("chart_after")
    lead = words.page("risks_lead" if rows else "no_risks")
    return [View(words.page("risks"), [risk, before, effect, left, treatment, owner, issues], rows, lead)]


def _roadmap(report: Report, words: Words) -> list[View]:
    roadmap = report.roadmap()
    paths: Iterable[list[Cell]] = (
        [
            words.label("labels", path["label"]),
            str(path["days"]) if path["outcome"] == "found" else words.page("out_of_reach"),
            ", ".join(path["gap_ids"]),
        ]
        for path in roadmap["paths"]
    )
    waves: Iterable[list[Cell]] = (
        [str(wave["number"]), str(wave["days"]), ", ".join(wave["gap_ids"])] for wave in roadmap["waves"]
    )
    lead = words.page("waves_lead", days=roadmap["capacity_days"]) if roadmap["waves"] else words.page("no_roadmap")
    return [
        _view(words, words.page("paths"), "label days gaps", paths),
        _view(words, words.page("waves"), "wave days gaps", waves, lead),
    ]


def _crosswalks(report: Report, words: Words) -> list[View]:
    rows: Iterable[list[Cell]] = (
        [
            words.of("crosswalks", row["id"]) or row["id"],
            str(len(row["entries"])),
            str(sum(1 for entry in row["entries"] if entry["links"])),
            ", ".join(row["unlinked"]),
        ]
        for row in report.crosswalks
    )
    title, lead = words.page("crosswalks"), words.page("crosswalks_lead")
    return [_view(words, title, "framework entries linked unlinked", rows, lead)]


SECTIONS: dict[str, Callable[[Report, Words], list[View]]] = {
    "headline": _headline,
    "groups": _groups,
    "units": _units,
    "findings": _findings,
    "gaps": _gaps,
    "applicability": _applicability,
    "documents": _documents,
    "risks": _risks,
    "roadmap": _roadmap,
    "crosswalks": _crosswalks,
}
"""The sections of a report, in the order in which to read them."""


def comparison(compared: types.Comparison, words: Words) -> list[View]:
    """The tables of what moved; those of nothing are left out."""

    def moved(row: types.FigureMove | types.UnitMove, title: str) -> list[Cell]:
        return [title, words.figure(row["before"]), words.figure(row["after"]), words.signed(row["moved"])]

    def rating(state: types.ItemState) -> str:
        return words.label("scale", state["rating"]) if state["rating"] else words.page("not_answered")

    def level(state: types.RiskState | None) -> str:
        known = state and (state["residual"] or state["inherent"])
        return words.label("risk_levels", known) if known else words.sentence("chart_not_rated")

    label = compared["label"]
    labels: list[list[Cell]] = []
    if label is not None:
        labels = [[words.page("readiness"), *(words.label("labels", label[end]) for end in ("before", "after"))]]
    states = "before now"
    tables = [
        _view(words, words.page("readiness"), f"label {states}", labels),
        _view(
            words,
            words.sentence("chart_headline"),
            f"part {states} moved",
            (moved(row, words.of("parts", row["id"])) for row in compared["parts"]),
        ),
        _view(
            words,
            words.sentence("chart_groups"),
            f"section {states} moved",
            (moved(row, words.titled("groups", row["id"])) for row in compared["groups"]),
        ),
        _view(
            words,
            words.page("units"),
            f"section {states} moved",
            (moved(row, words.titled("units", row["id"])) for row in compared["units"]),
        ),
        _view(
            words,
            words.page("answers"),
            f"about {states}",
            (
                [
                    f"{row['item_id']} {words.of('items', row['item_id'], 'question')}",
                    rating(row["before"]),
                    rating(row["after"]),
                ]
                for row in compared["items"]
            ),
        ),
        _view(
            words,
            words.page("applicability"),
            f"control {states}",
            (
                [
                    words.titled("units", row["control_id"]),
                    words.label("decisions", row["before"]),
                    words.label("decisions", row["after"]),
                ]
                for row in compared["applicability"]
            ),
        ),
        _view(
            words,
            words.page("documents"),
            f"document {states}",
            (
                [
                    f"{row['document_id']} {words.of('documents', row['document_id'], 'name')}",
                    words.label("document_statuses", row["before"]) or words.page("not_stated"),
                    words.label("document_statuses", row["after"]) or words.page("not_stated"),
                ]
                for row in compared["documents"]
            ),
        ),
        _view(
            words,
            words.page("risks"),
            f"risk {states}",
            ([row["id"], level(row["before"]), level(row["after"])] for row in compared["risks"]),
        ),
    ]
    return [view for view in tables if view.rows]
