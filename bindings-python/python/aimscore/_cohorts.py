"""Cohorts: how the scores of many sheets are spread, and where one organization stands among them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from typing import Any, Literal, TypeAlias, TypedDict, cast

from aimscore import _native
from aimscore._assessment import Assessment
from aimscore._catalogue import Catalogue
from aimscore._errors import printable
from aimscore._report import Report
from aimscore._table import Table

Key: TypeAlias = str | int | bool | None
"""What a cohort is called; None where that is missing."""

FIGURES = ("low", "score", "high", "coverage")
"""Four figures of each part, group and unit."""

QUANTILES = {"min": 0, "p5": 5, "p25": 25, "p50": 50, "p75": 75, "p95": 95, "max": 100}
"""Columns of a distribution and their percents."""


class _Grouped(TypedDict, total=False):
    group: Key
    """The cohort; absent where all sheets are one."""


class DistributionRow(_Grouped):
    """How one figure is spread in a cohort, in percent with one decimal; None where no sheet has it."""

    id: str
    """The part, group or unit."""
    figure: str
    """`low`, `score`, `high` or `coverage`."""
    sheets: int
    """Sheets that have the figure: only these are counted."""
    missing: int
    """Sheets without it: nothing is rated there (`score`), or everything is excluded."""
    mean: float | None
    """Of the figures as they are written, with one decimal, half up."""
    min: float | None
    p5: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    p95: float | None
    max: float | None


class LabelRow(_Grouped):
    """How many sheets of a cohort have a label."""

    label: str
    sheets: int
    percent: float | None
    """Of the sheets of the cohort, with one decimal; None where there are none."""


class GapRow(_Grouped):
    """How many sheets of a cohort fall short in a subclause or control."""

    unit: str
    sheets: int
    """Sheets with a band: the unit is not excluded there."""
    certain: int
    """Sheets that fall short whatever the open questions turn out to be."""
    possible: int
    """Sheets that fall short if every open question turns out worst; the certain ones are among them."""
    certain_percent: float | None
    """Of these sheets, with one decimal; None where there are none."""
    possible_percent: float | None


class PercentileRow(_Grouped):
    """Where an organization stands in a cohort."""

    id: str
    """The part, group or unit."""
    score: float | None
    """The score of the organization."""
    sheets: int
    """Sheets that have a range to compare with."""
    rated: int
    """Sheets that have a score."""
    percentile_low: float | None
    """Percent of the sheets that lie below the organization whatever the open questions of both turn out to be."""
    percentile: float | None
    """Percent of the scores below that of the organization, equal ones taken half."""
    percentile_high: float | None
    """Percent of the sheets that don't lie above the organization whatever the open questions turn out to be."""


class Cohorts:
    """Sheets in groups; `Scores.group_by` makes them. They come in the order in which they first occur.

    Nothing is guessed for what is missing: a sheet without a figure is counted as such and takes part in no quantile,
    and sheets without a name of a group are a group of their own, called None.

    >>> import aimscore as ac
    >>> sheets = [{"4.1-r1": "fully", "sector": "health"}, {"4.1-r1": "not", "sector": "health"}, {"sector": None}]
    >>> cohorts = ac.score_table(sheets, keep=["sector"]).group_by("sector")
    >>> [(row["group"], row["p50"], row["missing"]) for row in cohorts.distribution() if row["figure"] == "score"][::2]
    [('health', 0.0, 0), (None, None, 1)]
    """

    def __init__(
        self, columns: _native.Table, kept: int, catalogue: Catalogue, documents: bool, by: object = None
    ) -> None:
        self._columns = columns
        self._names = columns.names()[kept:]
        self._kept = kept
        self._catalogue = catalogue
        self._documents = documents
        self._parts: list[str] = [part["id"] for part in catalogue.to_dict()["parts"]]
        self._grouped = by is not None
        count = len(columns)
        if by is None:
            self._keys: list[Key] = [None]
            self._numbers = bytes(4 * count)
            self._sizes = [count]
            return
        keys = self._of_column(by) if isinstance(by, str) else _listed(by)
        if len(keys) != count:
            raise ValueError(f"group_by has {len(keys)} names for {count} sheets; give one for each")
        places: dict[Key, int] = {}
        numbers = array("I", (places.setdefault(key, len(places)) for key in keys))
        self._keys = list(places)
        self._numbers = numbers.tobytes()
        self._sizes = [0] * len(places)
        for number in numbers:
            self._sizes[number] += 1

    def distribution(self, ids: Collection[str] | None = None) -> Table[DistributionRow]:
        """How the figures are spread in each cohort: of the parts, or of these parts, groups and units.

        Quantile p of n sheets is the ⌈p n / 100⌉-th smallest figure, so it is always the figure of a sheet: definition
        1 of Hyndman and Fan (1996), "Sample quantiles in statistical packages", and `method="inverted_cdf"` of NumPy.
        `low` and `high` are spread on their own: their medians are those of two different orders of the sheets.
        """
        rows: list[DistributionRow] = []
        found = {(id, figure): self._figures(f"{id}_{figure}", id) for id in self._asked(ids) for figure in FIGURES}
        for number, key in enumerate(self._keys):
            for (id, figure), counts in found.items():
                spread = counts[number]
                at = {name: _percent(spread.quantile(percent)) for name, percent in QUANTILES.items()}
                row: dict[str, Any] = {"group": key, "id": id, "figure": figure, "sheets": len(spread)}
                row |= {"missing": self._sizes[number] - len(spread), "mean": _percent(spread.mean()), **at}
                rows.append(cast(DistributionRow, row))
        return self._table(DistributionRow.__annotations__, rows)

    def labels(self) -> Table[LabelRow]:
        """How many sheets of each cohort have each label, from the lowest label on; empty without labels."""
        labels: list[str] = [label["id"] for label in self._catalogue.policy().get("labels", [])]
        name = next((name for name in self._names if name == "label" or name.startswith("label_at_most_")), None)
        rows: list[LabelRow] = []
        if name is not None:
            found = self._tallies(name, len(labels))
            for key, tally, size in zip(self._keys, found, self._sizes, strict=True):
                for label, count in zip(labels, tally, strict=True):
                    percent = _percent(_native.share(count, size))
                    rows.append({"group": key, "label": label, "sheets": count, "percent": percent})
        return self._table(LabelRow.__annotations__, rows)

    def common_gaps(self, *, below: Literal["P", "L", "F"] = "L") -> Table[GapRow]:
        """In which subclauses and controls the most sheets fall short, those first.

        A sheet falls short in a unit whose band is below this one. `L` is what most conditions of the readiness labels
        ask for; `F` leaves only what is fully in place. Needs `include=("bands", "bands_best")`.
        """
        if below not in ("P", "L", "F"):
            raise ValueError(f"below is `P`, `L` or `F`, not {below!r}")
        units = [name.removesuffix("_band_best") for name in self._names if name.endswith("_band_best")]
        if not units or f"{units[0]}_band" not in self._names:
            raise ValueError('common gaps need the bands: score the table with include=("bands", "bands_best")')
        found = [(self._tallies(f"{unit}_band", 4), self._tallies(f"{unit}_band_best", 4)) for unit in units]
        rows: list[GapRow] = []
        for number, key in enumerate(self._keys):
            gaps = _native.common_gaps([(certain[number], best[number]) for certain, best in found], below)
            rows += [
                {
                    "group": key,
                    "unit": units[place],
                    "sheets": sheets,
                    "certain": certain,
                    "possible": possible,
                    "certain_percent": _percent(_native.share(certain, sheets)),
                    "possible_percent": _percent(_native.share(possible, sheets)),
                }
                for place, sheets, certain, possible in gaps
            ]
        return self._table(GapRow.__annotations__, rows)

    def percentile(self, organization: Report | Assessment, ids: Collection[str] | None = None) -> Table[PercentileRow]:
        """Where an organization stands in each cohort, by the parts or by these parts, groups and units.

        `percentile` is the mean percentile rank: the percent of the scores below its own and half of the equal ones
        (`scipy.stats.percentileofscore` with `kind="mean"`). Scores speak of what is rated only, so there is a range
        as well: below the organization for certain lie those whose `high` is under its `low`, above it for certain
        those whose `low` is over its `high`. The organization is no member of the cohort unless it has a sheet in it.

        Like is compared with like. Where the sheets state no documents, those of the organization are left out, as they
        can hold its answers down; where they do, an organization without documents is refused. So are weights, since
        the units of sheets all weigh the same. Exclusions stay: each side is measured by its own scope.
        """
        report = organization.assess() if isinstance(organization, Assessment) else organization
        if not isinstance(report, Report):
            raise TypeError(f"expected a Report or an Assessment, found a Python {type(organization).__name__}")
        if report._catalogue != self._catalogue:
            raise ValueError("the organization and the sheets were scored by different catalogues")
        data = report.to_dict()
        if any(weight["weight"] != 1 for weight in data["assessment"].get("settings", {}).get("weights", [])):
            raise ValueError("the organization gives units weights, and sheets don't: remove settings.weights")
        if self._documents and not data["assessment"].get("documents"):
            raise ValueError(
                "the sheets state documents and the organization doesn't: state its documents, missing ones too"
            )
        if not self._documents:
            bare = {**data["assessment"], "documents": []}
            data = Assessment.from_dict(bare, catalogue=self._catalogue).assess().to_dict()
        figures: dict[str, Any] = {**data["headline"]}
        figures |= {row["id"]: row["figure"] for row in [*data["groups"], *data["units"]]}
        rows: list[PercentileRow] = []
        found = {
            id: [self._figures(f"{id}_{figure}", id) for figure in ("low", "score", "high")] for id in self._asked(ids)
        }
        for number, key in enumerate(self._keys):
            for id, (lows, scores, highs) in found.items():
                low, score, high = lows[number], scores[number], highs[number]
                own = figures[id]
                place: list[int | None] = [None] * 3
                if own is not None:
                    rated = None if own["score"] is None else _tenths(own["score"])
                    place = _native.percentile((_tenths(own["low"]), rated, _tenths(own["high"])), low, score, high)
                percentile_low, percentile, percentile_high = map(_percent, place)
                rows.append(
                    {
                        "group": key,
                        "id": id,
                        "score": None if own is None else own["score"],
                        "sheets": len(low),
                        "rated": len(score),
                        "percentile_low": percentile_low,
                        "percentile": percentile,
                        "percentile_high": percentile_high,
                    }
                )
        return self._table(PercentileRow.__annotations__, rows)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        names = ", ".join(printable(str(key)[:60]) for key in self._keys[:10])
        return f"<Cohorts of {sum(self._sizes)} sheets: {names}{', …' if len(self._keys) > 10 else ''}>"

    def _of_column(self, name: str) -> list[Key]:
        kept = self._columns.names()[: self._kept]
        if name not in kept:
            shown = ", ".join(f"`{printable(name[:60])}`" for name in kept)
            raise ValueError(
                f"there is no kept column `{printable(name[:60])}` ({shown or 'none was kept'}); "
                "name it in keep when the table is scored, or give the names themselves"
            )
        return _keys(self._columns.column(kept.index(name)))

    def _asked(self, ids: Collection[str] | None) -> list[str]:
        if isinstance(ids, str):
            raise TypeError("ids is a list of ids")
        return list(dict.fromkeys(self._parts if ids is None else ids))

    def _figures(self, name: str, id: str) -> list[_native.Spread]:
        if name not in self._names:
            raise ValueError(
                f"there are no figures of `{printable(str(id)[:60])}`; "
                'score the table with include=("groups", "units"), and use an id of the catalogue'
            )
        return self._columns.spreads(self._place(name), self._numbers, len(self._keys))

    def _tallies(self, name: str, words: int) -> list[list[int]]:
        """For each cohort how many sheets have each word."""
        return self._columns.tallies(self._place(name), self._numbers, len(self._keys), words)

    def _place(self, name: str) -> int:
        return self._kept + self._names.index(name)

    def _table(self, names: Iterable[str], rows: list[Any]) -> Table[Any]:
        kinds = _KINDS | {"group": _kind(self._keys)}
        names = [name for name in names if name != "group" or self._grouped]
        return Table(_native.Table([(name, kinds.get(name, "number"), [row[name] for row in rows]) for name in names]))


_KINDS = dict.fromkeys(("id", "figure", "label", "unit"), "category")
_KINDS |= dict.fromkeys(("sheets", "missing", "rated", "certain", "possible"), "integer")


def _tenths(percent: float) -> int:
    """What the engine reckoned, of which a percent with one decimal is the written form."""
    return round(percent * 10)


def _percent(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _listed(by: Any) -> list[Key]:
    """Names of groups from a series of a frame or another sequence."""
    if hasattr(by, "isna"):
        gone = by.isna()
        return _keys(None if missing else key for key, missing in zip(by.tolist(), gone, strict=True))
    for way in ("to_list", "to_pylist", "tolist"):
        if hasattr(by, way):
            return _keys(getattr(by, way)())
    if isinstance(by, Iterable):
        return _keys(by)
    raise TypeError(f"group_by takes the name of a kept column or a name for each sheet, not {type(by).__name__}")


def _keys(cells: Iterable[Any]) -> list[Key]:
    keys = [_key(cell) for cell in cells]
    _kind(keys)
    return keys


def _key(cell: Any) -> Key:
    if cell is None or isinstance(cell, str | int):
        return cell
    if isinstance(cell, float):
        if cell != cell:
            return None
        if cell.is_integer():
            return int(cell)
    raise TypeError(f"group_by takes names, whole numbers and truth values, not {printable(repr(cell)[:60])}")


def _kind(keys: Iterable[Key]) -> str:
    kinds = {type(key) for key in keys} - {type(None)}
    if len(kinds) > 1:
        raise TypeError("group_by has names and numbers; make all of them text")
    return "boolean" if kinds == {bool} else "integer" if kinds == {int} else "text"
