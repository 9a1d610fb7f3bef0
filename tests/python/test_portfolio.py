"""Many sheets at once: the same figures as one at a time, whatever the form, and hostile frames refused."""

import os
import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pandas
import polars
import pyarrow
import pytest

import aimscore as ac
import oracle

CATALOGUE = ac.Catalogue.iso_42001()
DATA = CATALOGUE.to_dict()
POLICY = CATALOGUE.policy()
UNITS = [(part, unit) for part in DATA["parts"] for group in part["groups"] for unit in group["units"]]
ITEMS = [item["id"] for _, unit in UNITS for item in unit["items"]]
CONTROLS = [unit["id"] for part, unit in UNITS if part["excludable"]]
DOCUMENTS = [document["id"] for document in DATA["documents"]]
WORDS = ["not", "partially", "largely", "fully"]
STATUSES = ["missing", "draft", "approved"]
WHY = "nobody builds models here"
EVERYTHING = ("bands", "bands_best", "groups", "units", "findings", "gaps")

QUICK = "AIMSCORE_QUICK" in os.environ
SHEETS = 400 if QUICK else 20_000
"""Sheets compared with `assess`."""
EVERY = 20 if QUICK else 40
"""Of so many, one is compared with the independent scorer as well."""
PARTS = 2 if QUICK else 40
"""Pieces of the work, which run side by side."""


def sheet(seed: int) -> dict:
    """A sheet of an organization that has come more or less far."""
    draw = random.Random(seed)
    ripe, known = draw.choice([1, 0.98, 0.8, draw.random()]), draw.choice([1, 1, 0.9, 0.5, 0.02])
    row: dict = {}
    for item in ITEMS:
        row[item] = (draw.choice(WORDS) if draw.random() > ripe else "fully") if draw.random() < known else None
    stated = draw.choice([0, 1, 1, 0.6])
    for document in DOCUMENTS:
        row[document] = (
            (draw.choice(STATUSES) if draw.random() > ripe else "approved") if draw.random() < stated else None
        )
    excluded = draw.choice([0, 0, 0.1, 1])
    for control in CONTROLS:
        row[control] = draw.random() < excluded
    row["statement_valid"] = draw.choice([True, True, False, None])
    return row


def assessment(row: dict) -> dict:
    """The same for the engine that takes one at a time."""
    valid = row["statement_valid"]
    decisions = []
    for control in CONTROLS:
        excluded = row[control]
        if excluded or valid is not None:
            decision: dict = {"control_id": control, "included": not excluded}
            if excluded or valid:
                decision["justification"] = WHY
            if excluded and valid:
                decision["exclusion"] = {"no_risk_calls_for_it": True, "no_outside_duty_calls_for_it": True}
            decisions.append(decision)
    return {
        "format": "aimscore/assessment/1",
        "catalogue": {"id": "iso-42001"},
        "as_of": "2026-11-25",
        "answers": [{"item_id": item, "rating": row[item]} for item in ITEMS if row[item]],
        "documents": [{"document_id": id, "status": row[id]} for id in DOCUMENTS if row[id]],
        "applicability": decisions,
    }


class Graded(msgspec.Struct):
    grade: str


class OfKind(msgspec.Struct):
    kind: str


class Labelled(msgspec.Struct):
    label: str


class Report(msgspec.Struct):
    """What a row of scores speaks of: to read only that of a report is twenty times as fast as to read all of it."""

    headline: dict[str, dict | None]
    groups: list[dict]
    units: list[dict]
    readiness: Labelled
    findings: list[Graded]
    gaps: list[OfKind]


REPORT = msgspec.json.Decoder(Report)


def expected(report: Report) -> dict:
    row = {}
    figures = [*report.headline.items()]
    figures += [(each["id"], each["figure"]) for each in [*report.groups, *report.units]]
    for id, figure in figures:
        for name in ("low", "score", "high", "coverage"):
            row[f"{id}_{name}"] = None if figure is None else figure[name]
    row["label"] = report.readiness.label
    for unit in report.units:
        row[f"{unit['id']}_band"] = unit["band"]
        row[f"{unit['id']}_band_best"] = unit["band_best"]
    grades = Counter(finding.grade for finding in report.findings)
    kinds = Counter(gap.kind for gap in report.gaps)
    row |= {f"findings_{grade}": grades[grade] for grade in oracle.GRADES}
    row |= {f"gaps_{kind}": kinds[kind] for kind in ("item", "unknown", "evidence", "document", "applicability")}
    return row


@pytest.mark.parametrize("part", range(PARTS))
def test_each_row_is_what_assess_and_the_independent_scorer_give(part: int) -> None:
    seeds = range(part, SHEETS, PARTS)
    rows = [sheet(seed) for seed in seeds]
    ones = [assessment(row) for row in rows]
    scores = ac.score_table(rows, include=EVERYTHING, exclusion_justification=WHY)
    labels = set()
    with ThreadPoolExecutor() as pool:
        reports = pool.map(lambda one: REPORT.decode(ac.assess_json(msgspec.json.encode(one))), ones)
        for place, (found, report) in enumerate(zip(scores, reports, strict=True)):
            assert found == expected(report), seeds[place]
            labels.add(found["label"])
            if place % EVERY == 0:
                by_hand = msgspec.convert(oracle.score(DATA, POLICY, ones[place]), Report)
                assert found == expected(by_hand), seeds[place]
    assert labels == {"not_started", "foundations", "stage_1_candidate", "stage_2_candidate"}


def wide(count: int) -> list[list[int | None]]:
    draw = random.Random(7)
    return [draw.choices([0, 1, 2, 3, 3, None], k=count) for _ in ITEMS]


def test_every_form_and_type_gives_the_same_bytes() -> None:
    count = 1_100
    cells = wide(count)
    columns = dict(zip(ITEMS, cells, strict=True))
    first = ac.score_table(columns, include=EVERYTHING).to_pyarrow()
    letters = {id: [None if cell is None else "NPLF"[cell] for cell in column] for id, column in columns.items()}
    words = {id: [None if cell is None else WORDS[cell] for cell in column] for id, column in columns.items()}
    own = {id: [{3: "yes", 0: "no"}.get(cell, cell) for cell in column] for id, column in columns.items()}
    codes = [bytes(255 if column[row] is None else column[row] for column in cells) for row in range(count)]
    frames = {
        "polars u8": polars.DataFrame(columns, schema=dict.fromkeys(ITEMS, polars.UInt8)),
        "polars i16 in pieces": polars.concat(
            [
                polars.DataFrame(columns, schema=dict.fromkeys(ITEMS, polars.Int16))[s : s + 300]
                for s in range(0, count, 300)
            ],
            rechunk=False,
        ),
        "pandas with NaN": pandas.DataFrame(columns, dtype="float64"),
        "pandas objects": pandas.DataFrame(columns, dtype=object),
        "pandas categories": pandas.DataFrame({id: pandas.Categorical(column) for id, column in words.items()}),
        "pyarrow sliced": pyarrow.table(
            {id: pyarrow.array([9, *column], pyarrow.uint8()) for id, column in columns.items()}
        )[1:],
        "polars categories": polars.DataFrame(words, schema=dict.fromkeys(ITEMS, polars.Enum([*WORDS, "unsure"]))),
        "letters": letters,
        "rows": [dict(zip(ITEMS, row, strict=True)) for row in zip(*words.values(), strict=True)],
    }
    for name, frame in frames.items():
        assert ac.score_table(frame, include=EVERYTHING).to_pyarrow().equals(first), name
    coding = {"yes": "fully", "no": 0, 1: 1, 2: "largely", 3: 3, 0: "not"}
    assert ac.score_table(own, include=EVERYTHING, coding=coding).to_pyarrow().equals(first)
    bulk = pyarrow.table({"all": pyarrow.array(codes, pyarrow.binary(len(ITEMS)))})
    assert ac.score_table(bulk, include=EVERYTHING, codes="all").to_pyarrow().equals(first)
    long = [
        {"sheet_id": f"s{row}", "item_id": id, "rating": column[row]}
        for row in range(200)
        for id, column in columns.items()
    ]
    found = ac.score_table(long, include=EVERYTHING).to_pyarrow()
    assert found["sheet_id"].to_pylist() == [f"s{row}" for row in range(200)]
    assert found.drop_columns("sheet_id").equals(first[:200])


def test_threads_and_instructions_change_nothing() -> None:
    from aimscore import _portfolio

    count = 17_000
    frame = polars.DataFrame(dict(zip(ITEMS, wide(count), strict=True)), schema=dict.fromkeys(ITEMS, polars.UInt8))
    expected = ac.score_table(frame, include=("bands",), threads=1).to_pyarrow()
    for threads in (2, 3, 8):
        assert ac.score_table(frame, include=("bands",), threads=threads).to_pyarrow().equals(expected)
    whose = _portfolio._Known.of(CATALOGUE)
    given = _portfolio.Frame(frame)
    meanings = (whose.rating(None), whose.status, whose.choice, whose.choice)
    for isa in ("Baseline", "Avx2", "Avx512"):
        sources = whose.sources(given, (), None)
        arguments = (given.table, None, sources, meanings, ["bands"], [], whose.label(False), 2, None, None, isa)
        table, _, _ = whose.scorer.score(*arguments)
        assert pyarrow.table(ac.Table(table)).equals(expected), isa


def test_memory_of_scores_is_used_again() -> None:
    first, second = ({item: [(row * n) % 4 for row in range(5_000)] for n, item in enumerate(ITEMS, m)} for m in (1, 3))
    second["name"] = [f"n{row}" for row in range(5_000)]
    everything = {"include": ("bands", "bands_best", "groups", "units", "findings", "gaps")}

    def places(scores: ac.Scores) -> set[int]:
        addresses = set()
        for column in scores.to_pyarrow().columns:
            [cells] = column.chunks
            if not pyarrow.types.is_string(cells.type):
                cells = cells.indices if pyarrow.types.is_dictionary(cells.type) else cells
                addresses.add(cells.buffers()[1].address)
        return addresses

    expected = ac.score_table(second, keep=["name"], **everything).to_dicts()
    scores = ac.score_table(first, **everything)
    before = places(scores)
    again = ac.score_table(second, keep=["name"], out=scores, **everything)
    assert again.to_dicts() == expected
    assert places(again) == before and len(scores) == 0 and scores.to_dicts() == []

    fewer = ac.score_table({item: [3, None] for item in ITEMS}, out=again)
    assert min(before) <= min(places(fewer)) and max(places(fewer)) <= max(before) and len(fewer) == 2
    more = ac.score_table(first, out=fewer)
    assert more.to_pyarrow().equals(ac.score_table(first).to_pyarrow())

    held = more.to_pyarrow()
    kept = held.to_pydict()
    ac.score_table(second, keep=["name"], out=more)
    assert held.to_pydict() == kept
    scores = ac.score_table(first)
    with pytest.raises(ValueError, match="the frame itself"):
        ac.score_table(scores, out=scores)


def test_wrong_cells_are_all_named_or_set_to_null() -> None:
    rows: list[dict] = [{"4.1-r1": "fully", "4.1-r2": 2} for _ in range(3_000)]
    rows[5]["4.1-r1"] = "perhaps"
    rows[2_999]["4.1-r2"] = 7
    rows[9]["4.1-r2"] = True
    with pytest.raises(ac.TableError) as refused:
        ac.score_table(rows)
    assert [(cell["row"], cell["column"]) for cell in refused.value.cells] == [
        (5, "4.1-r1"),
        (9, "4.1-r2"),
        (2_999, "4.1-r2"),
    ]
    assert "perhaps" in str(refused.value) and "`fully`" in str(refused.value)
    scores = ac.score_table(rows, on_error="null")
    assert scores.null_count == 3 and scores.set_to_null is not None
    assert [cell["value"] for cell in scores.set_to_null] == ["perhaps", "True", "7"]
    blank = [
        row if place not in (5, 9, 2_999) else {**row, **({"4.1-r1": None} if place == 5 else {"4.1-r2": None})}
        for place, row in enumerate(rows)
    ]
    assert scores.to_dicts() == ac.score_table(blank).to_dicts()


@pytest.mark.parametrize("wrong", [4, 255, 128])
@pytest.mark.parametrize("row", [0, 2_047, 2_048, 19_999])
def test_a_byte_that_is_no_code_is_found_in_place(wrong: int, row: int) -> None:
    cells = [3] * 20_000
    cells[row] = wrong
    frame = polars.DataFrame(
        {"4.1-r1": cells, "9.1-r1": [1] * 20_000}, schema={"4.1-r1": polars.UInt8, "9.1-r1": polars.UInt8}
    )
    with pytest.raises(ac.TableError) as refused:
        ac.score_table(frame)
    assert refused.value.cells[0] | {"mend": ""} == {"row": row, "column": "4.1-r1", "value": wrong, "mend": ""}


def test_more_than_a_thousand_wrong_cells_are_counted() -> None:
    with pytest.raises(ac.TableError) as refused:
        ac.score_table({"4.1-r1": ["x"] * 5_000, "4.1-r2": ["y"] * 5_000})
    assert len(refused.value.cells) == 1_000 and refused.value.more == 9_000
    assert [(cell["row"], cell["column"]) for cell in refused.value.cells[:3]] == [
        (0, "4.1-r1"),
        (0, "4.1-r2"),
        (1, "4.1-r1"),
    ]


@pytest.mark.parametrize(
    "cell", [float("inf"), -float("inf"), 0.5, -1, 2**70, "N" * 100_000, b"N", "", " fully", "FULLY", [1], {}, 1 + 0j]
)
def test_hostile_cells_are_refused(cell: object) -> None:
    for others in ([], ["fully"], [3], [2.0], [True]):
        with pytest.raises((ac.TableError, TypeError)) as refused:
            ac.score_table({"4.1-r1": [*others, cell]})
        assert len(str(refused.value)) < 2_000


def test_hostile_frames_are_refused_with_a_reason() -> None:
    twice = pyarrow.table([pyarrow.array([1]), pyarrow.array([2])], names=["4.1-r1", "4.1-r1"])
    for frame, arguments, reason in [
        (twice, {}, "more than one column"),
        ({"4.1-r1 ": [1]}, {}, "nearest is `4.1-r1`"),
        ({"4.1-r1": [1], "sector": ["x"]}, {}, "name in keep"),
        ({"4.1-r1": [1]}, {"keep": ["sector"]}, "there is no column `sector`"),
        ({"A.2.2": [True]}, {}, "without a justification"),
        ({"A.2.2": [True]}, {"exclusion_justification": "n/a"}, "says nothing"),
        ({"4.1-r1": [1]}, {"include": ["everything"]}, "there are"),
        ({"4.1-r1": [1]}, {"threads": 0}, "from 1 on"),
        ({"4.1-r1": [1]}, {"coding": {"x": "perhaps"}}, "perhaps"),
        (pyarrow.table({"all": pyarrow.array([b"12"], pyarrow.binary(2))}), {"codes": "all"}, "FixedSizeBinary(313)"),
        ({"x" * 10**6: [1]}, {}, "nearest"),
        (7, {}, "data frame"),
    ]:
        with pytest.raises((ValueError, TypeError)) as refused:
            ac.score_table(frame, **arguments)
        assert reason in str(refused.value) and len(str(refused.value)) < 2_000


def test_nothing_in_nothing_out() -> None:
    assert len(ac.score_table([])) == 0
    assert ac.score_table([]).to_polars().shape == ac.score_table([]).to_pandas().shape == (0, 79)
    assert ac.score_table([]).columns[0] == "management_system_low"
    assert ac.score_table(polars.DataFrame({"4.1-r1": []}, schema={"4.1-r1": polars.UInt8})).to_polars().shape == (
        0,
        79,
    )
    none = ac.score_table(pandas.DataFrame({"name": ["x", "y"]}), keep=["name"], include=())
    assert none[1]["name"] == "y" and none[1]["management_system_score"] is None and none[1]["controls_high"] == 100


def test_the_label_says_that_documents_are_missing() -> None:
    full = {item: ["fully"] for item in ITEMS}
    assert ac.score_table(full, include=())[0]["label_at_most_foundations"] == "foundations"
    approved = full | {document: ["approved"] for document in DOCUMENTS}
    assert ac.score_table(approved, include=())[0]["label"] == "stage_1_candidate"
    assert ac.score_table(approved | {"statement_valid": [True]}, include=())[0]["label"] == "stage_2_candidate"


def test_long_work_can_be_interrupted() -> None:
    class Stop(Exception): ...

    import aimscore._portfolio as portfolio

    def stop(rows: int) -> None:
        raise Stop

    whose = portfolio._Known.of(CATALOGUE)
    given = portfolio.Frame({"4.1-r1": [1, 2]})
    meanings = (whose.rating(None), whose.status, whose.choice, whose.choice)
    with pytest.raises(Stop):
        whose.scorer.score(
            given.table, None, whose.sources(given, (), None), meanings, [], [], "label", 1, stop, None, None
        )


CTRL_C = """
import os, signal, sys, threading, types
import polars
import aimscore as ac

seen = 0

class Bar:
    def __init__(self, **_): ...
    def __enter__(self): return self
    def __exit__(self, *_): ...
    def update(self, rows):
        global seen
        if not seen:
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        seen += rows

sys.modules["tqdm.auto"] = types.SimpleNamespace(tqdm=Bar)
frame = polars.select(polars.repeat(3, 4_000_000, dtype=polars.UInt8).alias("4.1-r1"))
try:
    ac.score_table(frame, include=(), threads=1)
except KeyboardInterrupt:
    print(0 < seen < len(frame))
"""


@pytest.mark.skipif(QUICK, reason="the package that is made quickly takes minutes for work that is long enough")
def test_ctrl_c_stops_long_work() -> None:
    """The signal comes while the engine works, and most of the rows are never scored."""
    done = subprocess.run([sys.executable, "-c", CTRL_C], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
