"""Cohorts: how the scores of many sheets are spread, and where one organization stands among them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from typing import Any, Literal, TypeAlias, TypedDict

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

BANDS = ("N", "P", "L", "F")
"""Bands from the least on, as ISO/IEC 33020 names them."""


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

    def __init__(self, columns: _native.Table, kept: int, catalogue: Catalogue, by: object = None) -> None:
        self._columns = columns
        self._names = columns.names()[kept:]
        self._kept = kept
        self._catalogue = catalogue
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
                rows.append(
                    {
                        "group": key,
                        "id": id,
                        "figure": figure,
                        "sheets": spread.count,
                        "missing": self._sizes[number] - spread.count,
                        "mean": spread.mean(),
                        "min": spread.quantile(0),
                        "p5": spread.quantile(5),
                        "p25": spread.quantile(25),
                        "p50": spread.quantile(50),
                        "p75": spread.quantile(75),
                        "p95": spread.quantile(95),
                        "max": spread.quantile(100),
                    }
                )
        return self._table(DistributionRow.__annotations__, rows)

    def labels(self) -> Table[LabelRow]:
        """How many sheets of each cohort have each label, from the lowest label on; empty without labels."""
        labels: list[str] = [label["id"] for label in self._catalogue.policy().get("labels", [])]
        name = next((name for name in self._names if name == "label" or name.startswith("label_at_most_")), None)
        rows: list[LabelRow] = []
        if name is not None:
            found = self._counts(name)
            for key, counts, size in zip(self._keys, found, self._sizes, strict=True):
                for label in labels:
                    count = counts.get(label, 0)
                    rows.append({"group": key, "label": label, "sheets": count, "percent": _percent(count, size)})
        return self._table(LabelRow.__annotations__, rows)

    def common_gaps(self, *, below: Literal["P", "L", "F"] = "L") -> Table[GapRow]:
        """In which subclauses and controls the most sheets fall short, those first.

        A sheet falls short in a unit whose band is below this one. `L` is what most conditions of the readiness labels
        ask for; `F` leaves only what is fully in place. Needs `include=("bands", "bands_best")`.
        """
        if below not in BANDS[1:]:
            raise ValueError(f"below is `P`, `L` or `F`, not {below!r}")
        short = BANDS[: BANDS.index(below)]
        units = [name.removesuffix("_band_best") for name in self._names if name.endswith("_band_best")]
        if not units or f"{units[0]}_band" not in self._names:
            raise ValueError('common gaps need the bands: score the table with include=("bands", "bands_best")')
        found = {unit: (self._counts(f"{unit}_band"), self._counts(f"{unit}_band_best")) for unit in units}
        rows: list[GapRow] = []
        for number, key in enumerate(self._keys):
            mine: list[GapRow] = []
            for unit, (worst, best) in found.items():
                sheets = sum(worst[number].get(band, 0) for band in BANDS)
                possible = sum(worst[number].get(band, 0) for band in short)
                certain = sum(best[number].get(band, 0) for band in short)
                mine.append(
                    {
                        "group": key,
                        "unit": unit,
                        "sheets": sheets,
                        "certain": certain,
                        "possible": possible,
                        "certain_percent": _percent(certain, sheets),
                        "possible_percent": _percent(possible, sheets),
                    }
                )
            rows += sorted(mine, key=lambda row: (-row["certain"], -row["possible"]))
        return self._table(GapRow.__annotations__, rows)

    def percentile(self, organization: Report | Assessment, ids: Collection[str] | None = None) -> Table[PercentileRow]:
        """Where an organization stands in each cohort, by the parts or by these parts, groups and units.

        `percentile` is the mean percentile rank: the percent of the scores below its own and half of the equal ones
        (`scipy.stats.percentileofscore` with `kind="mean"`). Scores speak of what is rated only, so there is a range
        as well: below the organization for certain lie those whose `high` is under its `low`, above it for certain
        those whose `low` is over its `high`. The organization is no member of the cohort unless it has a sheet in it.

        Compare like with like: documents and exclusions that only one side states move the figures of that side.
        An organization whose units have weights is refused, as the units of sheets all weigh the same.
        """
        report = organization.assess() if isinstance(organization, Assessment) else organization
        if not isinstance(report, Report):
            raise TypeError(f"expected a Report or an Assessment, found a Python {type(organization).__name__}")
        if report._catalogue != self._catalogue:
            raise ValueError("the organization and the sheets were scored by different catalogues")
        data = report.to_dict()
        if any(weight["weight"] != 1 for weight in data["assessment"].get("settings", {}).get("weights", [])):
            raise ValueError("the organization gives units weights, and sheets don't: remove settings.weights")
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
                row: PercentileRow = {
                    "group": key,
                    "id": id,
                    "score": None if own is None else own["score"],
                    "sheets": low.count,
                    "rated": score.count,
                    "percentile_low": None,
                    "percentile": None,
                    "percentile_high": None,
                }
                if own is not None and low.count:
                    above = low.count - low.below(_tenths(own["high"])) - low.equal(_tenths(own["high"]))
                    row["percentile_low"] = _percent(high.below(_tenths(own["low"])), low.count)
                    row["percentile_high"] = _percent(low.count - above, low.count)
                    if own["score"] is not None and score.count:
                        at = _tenths(own["score"])
                        row["percentile"] = _percent(2 * score.below(at) + score.equal(at), 2 * score.count)
                rows.append(row)
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

    def _figures(self, name: str, id: str) -> list[_Spread]:
        if name not in self._names:
            raise ValueError(
                f"there are no figures of `{printable(str(id)[:60])}`; "
                'score the table with include=("groups", "units"), and use an id of the catalogue'
            )
        return [_Spread(counts) for counts in self._counts(name)]

    def _counts(self, name: str) -> list[dict[Any, int]]:
        """For each cohort how many sheets have each value, from the least on."""
        counts: list[dict[Any, int]] = [{} for _ in self._keys]
        for number, value, count in self._columns.counts(self._kept + self._names.index(name), self._numbers):
            counts[number][value] = count
        return counts

    def _table(self, names: Iterable[str], rows: list[Any]) -> Table[Any]:
        kinds = _KINDS | {"group": _kind(self._keys)}
        names = [name for name in names if name != "group" or self._grouped]
        return Table(_native.Table([(name, kinds.get(name, "number"), [row[name] for row in rows]) for name in names]))


_KINDS = dict.fromkeys(("id", "figure", "label", "unit"), "category")
_KINDS |= dict.fromkeys(("sheets", "missing", "rated", "certain", "possible"), "integer")


class _Spread:
    """How often each figure occurs, in tenths of a percent from the least on."""

    def __init__(self, counts: dict[float | None, int]) -> None:
        self._counts = [(_tenths(value), count) for value, count in counts.items() if value is not None]
        self.count = sum(count for _, count in self._counts)

    def quantile(self, percent: int) -> float | None:
        """The figure of the sheet at this place; for 0 the least one."""
        place = max(1, -(-percent * self.count // 100))
        for tenths, count in self._counts:
            place -= count
            if place <= 0:
                return tenths / 10
        return None

    def mean(self) -> float | None:
        total = sum(tenths * count for tenths, count in self._counts)
        return (2 * total + self.count) // (2 * self.count) / 10 if self.count else None

    def below(self, tenths: int) -> int:
        return sum(count for value, count in self._counts if value < tenths)

    def equal(self, tenths: int) -> int:
        return sum(count for value, count in self._counts if value == tenths)


def _tenths(percent: float) -> int:
    """What the engine reckoned, of which a percent with one decimal is the written form."""
    return round(percent * 10)


def _percent(part: int, whole: int) -> float | None:
    """Exact and half up, as the engine writes figures; None of nothing."""
    return (2_000 * part + whole) // (2 * whole) / 10 if whole else None


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
