"""The tables of a report: rows as the report has them, columns as data frames like them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeAlias, TypedDict, TypeVar, cast, overload

from aimscore import _native, types
from aimscore._table import Table
from aimscore._words import Words

Row = TypeVar("Row")

Column: TypeAlias = tuple[str, str, Callable[[Any], Any]]
"""Its name, its kind, and its cell in a row."""


class Rows(Table[Row]):
    """Rows of a report, in its order and with its keys; each row that is handed out is a copy.

    The columns are flat: a `figure` fills `low`, `score`, `high` and so on, in percent, and titles stand beside ids.
    """

    def __init__(self, rows: list[Row], columns: list[Column]) -> None:
        self._held = rows
        self._plan = columns

    @cached_property
    def _native(self) -> _native.Table:  # type: ignore[override]
        return _native.Table([(name, kind, [cell(row) for row in self._held]) for name, kind, cell in self._plan])

    def to_dicts(self) -> list[Row]:
        """The rows as the report has them, copies of their own."""
        return [copied(row) for row in self._held]

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        return copied(self._held[place])

    def __iter__(self) -> Iterator[Row]:
        return map(copied, self._held)

    def __getstate__(self) -> dict[str, Any]:
        return {"_held": self._held, "_native": self._native}


Value = TypeVar("Value")


def copied(value: Value) -> Value:
    """A copy of a value that came out of JSON."""
    if isinstance(value, dict):
        return cast(Value, {key: copied(child) for key, child in value.items()})
    if isinstance(value, list):
        return cast(Value, [copied(child) for child in value])
    return value


def _at(*keys: str) -> Callable[[Any], Any]:
    """The cell behind some keys; None where one is absent or null."""

    def cell(row: Any) -> Any:
        for key in keys:
            row = None if row is None else row.get(key)
        return row

    return cell


def _columns(kind: str, names: str) -> list[Column]:
    return [(name, kind, _at(name)) for name in names.split()]


def _figure(*keys: str, prefix: str = "") -> list[Column]:
    percents = ("low", "score", "high", "coverage")
    evidenced = ("low", "score", "high")
    return [
        *((prefix + name, "number", _at(*keys, name)) for name in percents),
        *((prefix + name, "integer", _at(*keys, name)) for name in ("rated", "applicable")),
        *((f"{prefix}evidenced_{name}", "number", _at(*keys, "evidenced", name)) for name in evidenced),
    ]


def _titled(words: Words | None, section: str, key: str, field: str = "title") -> Callable[[Any], Any]:
    """The text about the id behind a key; None where there is none."""
    return lambda row: (words.of(section, row[key], field) or None) if words and row[key] else None


def groups(rows: list[types.GroupRow], words: Words | None) -> Table[types.GroupRow]:
    title = _titled(words, "groups", "id")
    return Rows(
        rows, [*_columns("text", "id"), ("title", "text", title), *_columns("category", "part"), *_figure("figure")]
    )


def units(rows: list[types.UnitRow], words: Words | None) -> Table[types.UnitRow]:
    columns: list[Column] = [
        *_columns("text", "id"),
        ("title", "text", _titled(words, "units", "id")),
        *_columns("text", "group"),
        *_columns("category", "band band_best"),
        *_columns("boolean", "excluded"),
        *_figure("figure"),
    ]
    return Rows(rows, columns)


def findings(rows: list[types.Finding], words: Words | None) -> Table[types.Finding]:
    columns: list[Column] = [
        *_columns("text", "id"),
        *_columns("category", "rule grade class"),
        *_columns("text", "unit_id"),
        ("unit_title", "text", _titled(words, "units", "unit_id")),
        *_columns("texts", "item_ids"),
        *_columns("text", "document_id"),
        *_columns("texts", "control_ids"),
    ]
    return Rows(rows, columns)


def gaps(rows: list[types.Gap], about: Callable[[types.Gap], str | None]) -> Table[types.Gap]:
    columns: list[Column] = [
        *_columns("text", "id"),
        ("about", "text", about),
        *_columns("category", "kind grade"),
        *_columns("text", "unit_id item_id document_id risk_id current target"),
        *_columns("category", "evidence effort"),
        *_columns("boolean", "blocks_next"),
        *_columns("number", "gain"),
        *_columns("texts", "relieves after"),
    ]
    return Rows(rows, columns)


def documents(rows: list[types.DocumentRow], words: Words | None) -> Table[types.DocumentRow]:
    columns: list[Column] = [
        *_columns("text", "document_id"),
        ("name", "text", _titled(words, "documents", "document_id", "name")),
        *_columns("text", "unit_id"),
        *_columns("category", "demand kind"),
        *_columns("boolean", "applies"),
        *_columns("category", "looked_at status"),
        *_columns("text", "reference owner"),
    ]
    return Rows(rows, columns)


def audit_stages(rows: list[types.AuditStageRow]) -> Table[types.AuditStageRow]:
    lists = _columns("texts", "document_ids missing weak")
    return Rows(rows, [*_columns("category", "stage"), *lists, *_columns("integer", "items")])


def steps(rows: list[types.StepRow]) -> Table[types.StepRow]:
    counts: list[Column] = [
        (name, "integer", _at("progress", name)) for name in ("largely", "units", "rated", "applicable")
    ]
    return Rows(rows, [*_columns("text", "id"), *counts, ("coverage", "number", _at("progress", "coverage"))])


def audit_programme(rows: list[types.AuditRow]) -> Table[types.AuditRow]:
    columns = [
        *_columns("text", "unit_id"),
        *_columns("category", "risk_level grade band"),
        *_columns("texts", "risk_ids item_ids evidence not_by"),
    ]
    return Rows(rows, columns)


def management_review(rows: list[types.ReviewRow]) -> Table[types.ReviewRow]:
    lists = _columns("texts", "finding_ids gap_ids risk_ids part_ids")
    return Rows(rows, [*_columns("text", "item_id topic"), *_columns("boolean", "known"), *lists])


def crosswalks(rows: list[types.CrosswalkRow]) -> Table[types.CrosswalkRow]:
    columns: list[Column] = [
        *_columns("text", "id version status_on hash"),
        *_columns("boolean", "law"),
        ("entries", "integer", lambda row: len(row["entries"])),
        ("linked", "integer", lambda row: sum(1 for entry in row["entries"] if entry["links"])),
        *_columns("texts", "unlinked"),
    ]
    return Rows(rows, columns)


class CrosswalkEntryRow(types.EntryRow):
    """What the figures say about an entry of another framework."""

    crosswalk_id: str
    """The framework."""


def crosswalk_entries(
    rows: list[types.CrosswalkRow], parts: list[str], words: Words | None
) -> Table[CrosswalkEntryRow]:
    def figure(part: str, name: str) -> Callable[[CrosswalkEntryRow], Any]:
        cell = _at("figure", name)
        return lambda row: next((cell(one) for one in row["figures"] if one["id"] == part), None)

    def title(row: CrosswalkEntryRow) -> str | None:
        return (words.text("crosswalks", row["crosswalk_id"], "entries", row["id"], "title") or None) if words else None

    entries: list[CrosswalkEntryRow] = [
        {"crosswalk_id": row["id"], **entry} for row in rows for entry in row["entries"]
    ]
    columns: list[Column] = [
        *_columns("text", "crosswalk_id id"),
        ("title", "text", title),
        *_columns("text", "group"),
        *_columns("category", "support"),
        *_columns("boolean", "high_risk_only"),
        *_columns("texts", "addressees"),
        ("units", "texts", lambda row: [unit for link in row["links"] for unit in link["units"]]),
        *((f"{part}_{name}", "number", figure(part, name)) for part in parts for name in ("low", "high", "coverage")),
    ]
    return Rows(entries, columns)


def notices(rows: list[types.Notice]) -> Table[types.Notice]:
    return Rows(rows, [*_columns("text", "code"), *_columns("texts", "ids")])


class StatementOfApplicability(TypedDict):
    """The Statement of Applicability."""

    complete: bool
    """Whether every control is decided on."""
    valid: bool
    """Whether no row breaks a rule."""
    rows: Table[types.ApplicabilityRow]
    """A row for each control."""
    own_controls: Table[types.OwnControlRow]
    """The organization's own controls; they enter no figure."""


def statement_of_applicability(
    statement: types.StatementOfApplicability, words: Words | None
) -> StatementOfApplicability:
    columns: list[Column] = [
        *_columns("text", "control_id"),
        ("title", "text", _titled(words, "units", "control_id")),
        *_columns("category", "decision"),
        *_columns("text", "justification"),
        ("drivers", "texts", lambda row: [f"{driver['kind']}: {driver['ref']}" for driver in row["drivers"]]),
        *_columns("category", "implementation_status"),
        *_columns("text", "owner"),
        *_columns("texts", "evidence"),
        *_columns("text", "review_on"),
        ("issues", "texts", lambda row: [issue["rule"] for issue in row["issues"]]),
        ("suggestion", "category", _at("suggestion", "decision")),
        ("relevance", "category", _at("suggestion", "relevance")),
    ]
    own = [*_columns("text", "id title"), *_columns("category", "implementation_status")]
    return {
        "complete": statement["complete"],
        "valid": statement["valid"],
        "rows": Rows(statement["rows"], columns),
        "own_controls": Rows(statement["own_controls"], own),
    }


class RiskRegister(TypedDict):
    """The register of risks."""

    acceptance: list[types.Acceptance]
    """Which residual levels are acceptable; empty: nobody said so."""
    grid: types.GridRef | None
    """The grid in force; None where neither the catalogue nor the assessment has one."""
    matrix: Table[types.MatrixCell]
    """Every cell of the grid with the risks in it: rank by rank of consequence, then of likelihood."""
    rows: Table[types.RiskRow]
    """The risks in natural order."""
    suggested: Table[types.SuggestedScenario]
    """Scenarios that fit the roles and systems and are not in the register yet."""
    taxonomies: list[types.TaxonomyRow]
    """The tags of each taxonomy with the risks that bear them."""


def risk_register(register: types.RiskRegister, words: Words | None) -> RiskRegister:
    scenario = _titled(words, "scenarios", "scenario_id")
    ends = ("worse", "better")
    points = [("inherent", ("inherent",)), *((f"residual_{end}", ("residual", end)) for end in ends)]
    columns: list[Column] = [
        *_columns("text", "id scenario_id"),
        ("title", "text", lambda row: row["title"] or scenario(row)),
        *_columns("texts", "system_ids primary supporting tags"),
        ("likelihood", "integer", lambda row: row["likelihood"] if isinstance(row["likelihood"], int) else None),
        ("not_estimable", "boolean", lambda row: row["likelihood"] == "not_estimable"),
        *((name, "integer", _at("consequence", name)) for name in ("organization", "individuals", "society")),
        *((f"{name}_level", "category", _at(*keys, "level")) for name, keys in points),
        *(
            (f"{name}_{rank}", "integer", _at(*keys, rank))
            for name, keys in points
            for rank in ("likelihood", "consequence")
        ),
        ("effectiveness", "category", _at("effectiveness", "effectiveness")),
        ("effectiveness_best", "category", _at("effectiveness_best", "effectiveness")),
        *_columns("boolean", "above_acceptance"),
        *_columns("texts", "red_lines"),
        *_columns("category", "treatment"),
        *_columns("text", "owner accepted_by"),
        *_columns("texts", "issues"),
    ]
    cells = [
        *_columns("integer", "likelihood consequence"),
        *_columns("category", "level"),
        *_columns("texts", "before after"),
    ]
    suggested: list[Column] = [
        *_columns("text", "scenario_id"),
        ("title", "text", scenario),
        *_columns("texts", "system_ids roles traits"),
    ]
    return {
        "acceptance": copied(register["acceptance"]),
        "grid": copied(register["grid"]),
        "matrix": Rows(register["matrix"], cells),
        "rows": Rows(register["rows"], columns),
        "suggested": Rows(register["suggested"], suggested),
        "taxonomies": copied(register["taxonomies"]),
    }
