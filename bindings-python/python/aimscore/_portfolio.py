"""Many answer sheets at once: a row for each organization in, a row of scores out."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from aimscore import _native
from aimscore._catalogue import Catalogue
from aimscore._errors import printable
from aimscore._frame import AnyFrame, Frame
from aimscore._scores import Scores

Extra: TypeAlias = Literal["bands", "bands_best", "groups", "units", "findings", "gaps"]
Coding: TypeAlias = Mapping[Any, Any]
_Meaning: TypeAlias = tuple[dict[str, int], dict[int, int], tuple[int | None, int | None]]

_BANDS: tuple[Extra, ...] = ("bands",)

STATEMENT = "statement_valid"
"""The column that speaks of the whole Statement of Applicability."""

LONG = ("sheet_id", "item_id", "rating")
"""The columns of the long form."""

UNRATED = 255
"""What stands for an item without a rating in a column of codes."""

SHOWN = 10
"""Cells that a message shows."""

LONG_WORK = 1_000_000
"""Sheets from which on a bar shows how far it has come."""


class TableError(ValueError):
    """Cells of a frame that are no answers, each with what would be one.

    >>> import aimscore as ac
    >>> try:
    ...     ac.score_table({"4.1-r1": ["fully", "perhaps"]})
    ... except ac.TableError as error:
    ...     print(error.cells[0]["row"], error.cells[0]["column"], error.cells[0]["value"])
    1 4.1-r1 perhaps
    """

    cells: list[dict[str, Any]]
    """Row from 0 on, column, value, and how to mend it; the first 1,000."""
    more: int
    """How many further cells there are."""

    def __init__(self, cells: list[dict[str, Any]], more: int = 0) -> None:
        super().__init__(cells, more)
        self.cells = cells
        self.more = more

    def __str__(self) -> str:
        total = len(self.cells) + self.more
        lines = [f"{total} cell{'' if total == 1 else 's'} can't be read as an answer"]
        for cell in self.cells[:SHOWN]:
            value = printable(repr(cell["value"]))
            value = value if len(value) <= 60 else value[:59] + "…"
            lines.append(f"row {cell['row']}, column {printable(cell['column'])}: {value}; {cell['mend']}")
        if total > SHOWN:
            lines.append(f"and {total - SHOWN} more")
        return "\n  ".join(lines)


def score_table(
    frame: AnyFrame,
    *,
    include: Collection[Extra] = _BANDS,
    keep: Collection[str] = (),
    codes: str | None = None,
    coding: Coding | None = None,
    exclusion_justification: str | None = None,
    on_error: Literal["raise", "null"] = "raise",
    catalogue: Catalogue | None = None,
    threads: int | None = None,
    progress: bool | None = None,
    out: Scores | None = None,
) -> Scores:
    """Scores many answer sheets at once, each exactly as `assess` does.

    Takes any data frame: pandas, polars, pyarrow, DuckDB, a list of dicts or a dict of columns, in one of three forms.

    - Wide: a row for each sheet and a column for each item, named by its id. Ratings are 0 to 3, `N`, `P`, `L`, `F` or
      `not`, `partially`, `largely`, `fully`; missing, NaN and `unsure` are unrated. Other cells need a `coding`, as in
      `{"yes": "fully", "no": "not", "-": None}`. An item without a column is unrated in all sheets.
    - Long: the columns `sheet_id`, `item_id` and `rating`, with a row for each answer.
    - Bulk: one column, named by `codes`, of fixed-size binary with a byte for each item in the order of the
      catalogue: 0 to 3, or 255 for unrated.

    Further columns of the wide and bulk forms: a document by its id (`missing`, `draft`, `approved`), a control by its
    id (true: excluded), and `statement_valid` (true: every control is decided and every decision justified, with both
    answers for each exclusion; false: every control is decided and nothing backed; missing: only the exclusions are
    decided). One justification stands for all exclusions. `keep` names columns that are carried over; a column that is
    none of these is refused.

    Gives for each sheet `<part>_low`, `_score`, `_high` and `_coverage` in percent with one decimal, the label, and
    what `include` asks for: `bands` and `bands_best` of each unit, figures of `groups` and `units`, numbers of
    `findings` by grade and of `gaps` by kind. Without columns of documents the label can't rise far, and its name says
    so. Sheets have no evidence levels, risks, weights or targets: the declared layer decides.

    Wrong cells are a `TableError` that lists them; with `on_error="null"` they count as unrated and stand in
    `set_to_null`. A bar shows progress on long work where tqdm is installed; Ctrl-C stops it. Where the same work is
    done again and again, `out` names scores that are no longer needed: their memory is used for the new ones, and they
    are empty then. What a frame made of them still holds stays as it is. Columns share their memory: to keep a few and
    let go of the others, copy them.

    >>> import aimscore as ac
    >>> scores = ac.score_table([{"4.1-r1": "fully", "4.1-r2": "P"}, {"4.1-r1": 2}], include=())
    >>> scores[0]["management_system_low"], scores[0]["label_at_most_foundations"]
    (0.8, 'not_started')
    """
    asked = set(include)
    if unknown := asked.difference(Extra.__args__):  # type: ignore[attr-defined]
        raise ValueError(f"include has {_list(sorted(unknown))}; there are: {_list(Extra.__args__)}")  # type: ignore[attr-defined]
    if out is not None and out is frame:
        raise ValueError("out is the frame itself, whose memory is still needed")
    if on_error not in ("raise", "null"):
        raise ValueError(f'on_error is "raise" or "null", not {on_error!r}')
    whose = _Known.of(catalogue or Catalogue.iso_42001())
    given = Frame(frame)
    rating = whose.rating(coding)
    if codes is None and set(LONG) <= set(given.names):
        return _of_long(given, whose, rating, asked, on_error, threads, progress, out)
    sources = whose.sources(given, keep, codes)
    if any(place is not None for place in sources[2]) and not (exclusion_justification or "").strip():
        raise ValueError(
            "controls are excluded without a justification: say in exclusion_justification why they don't apply"
        )
    if exclusion_justification is not None and whose.says_nothing(exclusion_justification):
        raise ValueError(
            f"exclusion_justification {exclusion_justification!r} says nothing: "
            "say in your own words why the controls don't apply"
        )
    table = _table(given)
    place = None if codes is None else given.names.index(codes)
    kept = [given.names.index(name) for name in keep]
    documents = any(place is not None for place in sources[1])
    with _bar(len(table), progress) as count:
        native, wrong, total = whose.scorer.score(
            table,
            place,
            sources,
            (rating, whose.status, whose.choice, whose.choice),
            sorted(asked),
            kept,
            whose.label(documents),
            _threads(threads),
            count,
            None if out is None else out._native,
            None,
        )
    means = _mends(whose, given.names, sources, rating, coding)
    cells = [{"row": row, "column": given.names[at], "value": value, "mend": means[at]} for row, at, value in wrong]
    if total and on_error == "raise":
        raise TableError(cells, total - len(cells))
    return Scores(native, len(kept), whose.catalogue, documents, cells if on_error == "null" else None, total)


def _of_long(
    given: Frame,
    whose: _Known,
    rating: _Meaning,
    asked: set[Any],
    on_error: str,
    threads: int | None,
    progress: bool | None,
    out: Scores | None,
) -> Scores:
    """The sheets of a frame that has a row for each answer, in the order in which they come."""
    places = [given.names.index(name) for name in LONG]
    sheets, items, ratings = (given.column(place) for place in places)
    if further := sorted(set(given.names) - set(LONG)):
        raise ValueError(f"the long form has no column {_list(further)}; leave it out, or use the wide form")
    rows: dict[Any, int] = {}
    item_places = {item: place for place, item in enumerate(whose.items)}
    texts, numbers, _ = rating
    wide = bytearray()
    blank = bytes([UNRATED]) * len(whose.items)
    seen: set[tuple[int, int]] = set()
    cells: list[dict[str, Any]] = []
    total = 0

    def refuse(row: int, column: str, value: Any, mend: str) -> None:
        nonlocal total
        total += 1
        if len(cells) < 1_000:
            cells.append({"row": row, "column": column, "value": value, "mend": mend})

    mend = _mend(rating)
    nearest = cache(lambda item: whose.nearest(item, whose.items))
    for row, (sheet, item, cell) in enumerate(zip(sheets, items, ratings, strict=True)):
        if not isinstance(sheet, str | int) or isinstance(sheet, bool):
            refuse(row, LONG[0], sheet, "give each sheet a name or a whole number")
            continue
        if sheet not in rows:
            rows[sheet] = len(rows)
            wide += blank
        if item not in item_places:
            refuse(row, LONG[1], item, nearest(str(item)[:60]))
            continue
        at = (rows[sheet], item_places[item])
        if at in seen:
            refuse(row, LONG[1], item, "keep one answer to it in each sheet")
            continue
        seen.add(at)
        code = _code(cell, texts, numbers)
        if code is None:
            refuse(row, LONG[2], cell, mend)
            continue
        wide[at[0] * len(blank) + at[1]] = code
    if total and on_error == "raise":
        raise TableError(cells, total - len(cells))
    if len({type(sheet) for sheet in rows}) > 1:
        raise TypeError("sheet_id has names and numbers; make all of them text")
    kind = "integer" if rows and all(isinstance(sheet, int) for sheet in rows) else "text"
    table = _native.Table([(LONG[0], kind, list(rows)), ("codes", "bytes", (bytes(wide), len(blank)))])
    places_of = whose.sources(Frame({}), (), None)
    with _bar(len(table), progress) as count:
        native, _, _ = whose.scorer.score(
            table,
            1,
            places_of,
            (whose.rating(None), whose.status, whose.choice, whose.choice),
            sorted(asked),
            [0],
            whose.label(False),
            _threads(threads),
            count,
            None if out is None else out._native,
            None,
        )
    return Scores(native, 1, whose.catalogue, False, cells if on_error == "null" else None, total)


def _code(cell: Any, texts: dict[str, int], numbers: dict[int, int]) -> int | None:
    """The code of a cell as Python has it, as the engine reads it; None where it is no answer."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return UNRATED
    if isinstance(cell, str):
        return texts.get(cell)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float):
        return numbers.get(int(cell)) if cell.is_integer() else None
    return numbers.get(cell) if isinstance(cell, int) else None


def _table(given: Frame) -> _native.Table:
    """The columns as Arrow has them; columns of mixed values become text, each cell as it would be written."""
    if given.table is not None:
        return given.table
    columns: list[tuple[str, str, list[Any]]] = []
    for place, name in enumerate(given.names):
        columns.append((name, "text", [_written(cell) for cell in given.column(place)]))
    return _native.Table(columns)


def _written(cell: Any) -> str | None:
    if cell is None or (isinstance(cell, float) and cell != cell):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return printable(str(cell)) if isinstance(cell, str | int | float) else printable(repr(cell))


def _threads(threads: int | None) -> int:
    if threads is not None and threads < 1:
        raise ValueError(f"threads is a number from 1 on, not {threads}")
    return threads or os.cpu_count() or 1


@contextmanager
def _bar(sheets: int, progress: bool | None) -> Iterator[Callable[[int], object] | None]:
    """Counts sheets on a bar, where the work is long or somebody wants one, and tqdm is there."""
    if progress is False or (progress is None and sheets < LONG_WORK):
        yield None
        return
    try:
        from tqdm.auto import tqdm  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        yield None
        return
    with tqdm(total=sheets, unit=" sheets", unit_scale=True) as bar:
        yield bar.update


class _Known:
    """A catalogue as tables need it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        data = cast(Any, catalogue.to_dict())
        policy = cast(Any, catalogue.policy())
        units = [(part, unit) for part in data["parts"] for group in part["groups"] for unit in group["units"]]
        self.levels: list[str] = [level["id"] for level in data["scale"]]
        self.classes: list[str] = [level["class"] for level in data["scale"]]
        self.items: list[str] = [item["id"] for _, unit in units for item in unit["items"]]
        self.documents: list[str] = [document["id"] for document in data["documents"]]
        self.controls: list[str] = [unit["id"] for part, unit in units if part["excludable"]]
        self.labels: list[Any] = policy.get("labels", [])
        self.phrases = {
            phrase for said in policy.get("applicability", {}).get("stock_phrases", []) for phrase in said["phrases"]
        }
        self.scorer = _native.Scorer(catalogue._engine)
        words = {word: code for code, word in enumerate(("missing", "draft", "approved"))}
        self.status: _Meaning = (words, {}, (None, None))
        self.choice: _Meaning = ({}, {0: 0, 1: 1}, (0, 1))

    @staticmethod
    def of(catalogue: Catalogue) -> _Known:
        return _known(catalogue)

    def rating(self, coding: Coding | None) -> _Meaning:
        """What cells mean: the catalogue's words, numbers and letters, or the caller's coding."""
        texts = {level: code for code, level in enumerate(self.levels)} | {"unsure": UNRATED}
        texts |= {str(code): code for code in range(len(self.levels))}
        for level, letter in enumerate(self.classes):
            if self.classes.count(letter) == 1:
                texts.setdefault(letter, level)
        numbers = {code: code for code in range(len(self.levels))}
        if coding is None:
            return texts, numbers, (None, None)
        own: _Meaning = ({}, {}, (None, None))
        truth: list[int | None] = [None, None]
        for cell, meaning in coding.items():
            code = _code(meaning, texts, numbers)
            if code is None:
                raise ValueError(
                    f"coding gives {cell!r} the meaning {meaning!r}; use one of {_list(self.levels)}, or None"
                )
            if isinstance(cell, bool):
                truth[int(cell)] = code
            elif isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer()):
                own[1][int(cell)] = code
                own[0].setdefault(str(int(cell)), code)
            elif isinstance(cell, str):
                own[0][cell] = code
            else:
                raise TypeError(f"coding has {cell!r}; use text, whole numbers or truth values")
        return own[0], own[1], (truth[0], truth[1])

    def sources(self, given: Frame, keep: Collection[str], codes: str | None) -> tuple[list[int | None], ...]:
        """The place of the column of each item, document and control, and of the Statement."""
        if isinstance(keep, str):
            raise TypeError("keep is a list of names of columns")
        twice = (
            sorted({name for name in given.names if given.names.count(name) > 1})
            if len(set(given.names)) < len(given.names)
            else []
        )
        if twice:
            raise ValueError(f"more than one column is called {_list(twice)}; keep one of them")
        wanted = [*keep, *([] if codes is None else [codes])]
        if missing := [name for name in wanted if name not in given.names]:
            raise ValueError(f"there is no column {_list(missing)}")
        places = {name: place for place, name in enumerate(given.names)}
        items = self.items if codes is None else []
        known = {*items, *self.documents, *self.controls, STATEMENT, *wanted}
        if unknown := [name for name in given.names if name not in known]:
            shown = [f"`{printable(name[:60])}` ({self.nearest(name, known)})" for name in unknown[:SHOWN]]
            more = f", and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
            raise ValueError(
                f"columns that the catalogue does not know: {', '.join(shown)}{more}; "
                "name in keep what is to be carried over"
            )
        find = [[places.get(name) for name in names] for names in (items, self.documents, self.controls, [STATEMENT])]
        find[0] = find[0] or [None] * len(self.items)
        return tuple(find)

    def nearest(self, name: Any, known: Iterable[str]) -> str:
        near = difflib.get_close_matches(str(name)[:60], known, 1, 0)
        return f"the nearest is `{near[0]}`" if near else "use an id of the catalogue"

    def says_nothing(self, justification: str) -> bool:
        return justification.strip().rstrip(".!?,;: ").casefold() in self.phrases

    def label(self, documents: bool) -> str:
        """What the column of labels is called: without documents it says how high they can be."""
        if documents:
            return "label"
        for place, label in enumerate(self.labels):
            if any(condition["rule"] == "documents_approved" for condition in label["conditions"]):
                return f"label_at_most_{self.labels[place - 1]['id']}"
        return "label"


@cache
def _known(catalogue: Catalogue) -> _Known:
    return _Known(catalogue)


def _mends(
    whose: _Known, names: list[str], sources: tuple[list[int | None], ...], rating: _Meaning, coding: Coding | None
) -> dict[int, str]:
    mend = _mend(rating) if coding is None else f"add what it means to coding, or {_mend(rating)}"
    mends = dict.fromkeys(range(len(names)), f"write a byte from 0 to {len(whose.levels) - 1} for each item, or 255")
    mends |= {place: mend for place in sources[0] if place is not None}
    mends |= {place: _mend(whose.status) for place in sources[1] if place is not None}
    for choice in sources[2:]:
        mends |= {place: "use true or false" for place in choice if place is not None}
    return mends


def _mend(meaning: _Meaning) -> str:
    texts, numbers, _ = meaning
    return f"use one of {_list([*map(str, numbers), *(text for text in texts if not text.isdigit())])}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{printable(str(name)[:60])}`" for name in names)
