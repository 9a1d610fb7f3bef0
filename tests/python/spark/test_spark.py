"""Spark scores as one machine does, learns its columns without a job, and says what is wrong as the library does."""

from __future__ import annotations

import inspect
import os
import random
from pathlib import Path
from typing import Any

import numpy
import pyarrow
import pyarrow.parquet
import pytest
from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession

import aimscore as ac
import aimscore.spark

DATA = ac.catalogue()
UNITS = [(part, unit) for part in DATA["parts"] for group in part["groups"] for unit in group["units"]]
ITEMS = [item["id"] for _, unit in UNITS for item in unit["items"]]
CONTROLS = [unit["id"] for part, unit in UNITS if part["excludable"]]
DOCUMENTS = [document["id"] for document in DATA["documents"]]
EVERYTHING = ("bands", "bands_best", "groups", "units", "findings", "gaps")
WHY = "nobody builds models here"
ROWS = 20_000 if "AIMSCORE_QUICK" in os.environ else 2_000_000


def write_sheets(folder: Path, rows: int, items: list[str]) -> None:
    """Sheets of organizations that have come more or less far, in files of which Spark reads several at once."""
    draw = numpy.random.default_rng(42001)
    files = 8
    count = rows // files
    for file in range(files):
        ripe = draw.integers(-1, 4, count)
        columns: dict[str, Any] = {"sheet": numpy.arange(file * count, (file + 1) * count)}
        for item in items:
            luck = draw.integers(0, 256, count, dtype="u1")
            rating = numpy.clip(ripe + luck % 3 - (luck > 250), 0, 3).astype("i1")
            columns[item] = pyarrow.array(rating, mask=luck % 16 == 0)
        for document in DOCUMENTS:
            columns[document] = pyarrow.array(["missing", "draft", "approved", "approved"]).take(ripe.clip(0, 3))
        for control in CONTROLS[:3]:
            columns[control] = draw.integers(0, 50, count, dtype="u1") == 0
        columns["statement_valid"] = pyarrow.array(ripe > 0, mask=ripe < 0)
        pyarrow.parquet.write_table(pyarrow.table(columns), folder / f"{file}.parquet", compression="lz4")


def same(spark: DataFrame | Path, scores: ac.Scores, by: str) -> bool:
    """Whether Spark gives the same rows, in any order, with the same columns."""
    found = spark.toArrow() if isinstance(spark, DataFrame) else pyarrow.parquet.read_table(spark)
    expected = pyarrow.table(scores)
    assert found.schema.names == expected.schema.names
    found = found.sort_by(by).replace_schema_metadata()
    return len(found) > 0 and found.equals(expected.cast(found.schema))


@pytest.mark.parametrize(
    ("rows", "items", "include"), [(ROWS, ITEMS[::12], ()), (ROWS // 100, ITEMS, ("bands",))], ids=["many", "wide"]
)
def test_every_row_is_what_one_machine_gives(
    spark: SparkSession, tmp_path: Path, rows: int, items: list[str], include: tuple[str, ...]
) -> None:
    (tmp_path / "sheets").mkdir()
    write_sheets(tmp_path / "sheets", rows, items)
    sheets = spark.read.parquet(str(tmp_path / "sheets"))
    how: dict[str, Any] = {"keep": ["sheet"], "exclusion_justification": WHY, "include": include}
    aimscore.spark.score_table(sheets, **how).write.parquet(str(tmp_path / "scores"))
    scores = ac.score_table(pyarrow.parquet.read_table(tmp_path / "sheets"), **how)
    assert len(scores) == rows
    assert len(scores.to_pyarrow()["management_system_low"].unique()) > 10
    assert same(tmp_path / "scores", scores, "sheet")


def wide(rows: int) -> list[dict[str, Any]]:
    draw = random.Random(7)
    return [
        {"sheet": f"s{row:03}", **dict(zip(ITEMS, draw.choices([0, 1, 2, 3, None], k=len(ITEMS)), strict=True))}
        for row in range(rows)
    ]


def frame(spark: SparkSession, rows: list[dict[str, Any]], **schema: str) -> DataFrame:
    kinds = ", ".join(f"`{name}` {kind}" for name, kind in schema.items())
    return spark.createDataFrame([tuple(row.get(name) for name in schema) for row in rows], kinds).repartition(3)


def test_every_form_gives_what_one_machine_gives(spark: SparkSession) -> None:
    rows = wide(60)
    kinds = dict.fromkeys(ITEMS, "int")
    of_numbers = frame(spark, rows, sheet="string", **kinds)
    expected = ac.score_table(rows, keep=["sheet"], include=EVERYTHING)
    assert same(aimscore.spark.score_table(of_numbers, keep=["sheet"], include=EVERYTHING), expected, "sheet")

    words = [{name: {0: "no", 3: "yes"}.get(cell, cell) for name, cell in row.items()} for row in rows]
    words = [{name: None if cell is None else str(cell) for name, cell in row.items()} for row in words]
    of_words = frame(spark, words, sheet="string", **dict.fromkeys(ITEMS, "string"))
    coding = {"yes": "fully", "no": "not", 1: 1, 2: "largely"}
    how: dict[str, Any] = {"keep": ["sheet"], "include": EVERYTHING, "coding": coding}
    assert same(aimscore.spark.score_table(of_words, **how), expected, "sheet")

    codes = [
        {"sheet": row["sheet"], "all": bytearray(255 if row[item] is None else row[item] for item in ITEMS)}
        for row in rows
    ]
    bulk = frame(spark, codes, sheet="string", all="binary")
    scores = aimscore.spark.score_table(bulk, keep=["sheet"], include=EVERYTHING, codes="all")
    assert same(scores, expected, "sheet")


def test_a_sheet_of_the_long_form_is_one_wherever_its_rows_are(spark: SparkSession) -> None:
    rows = wide(60)
    long = [{"sheet_id": row["sheet"], "item_id": item, "rating": row[item]} for row in rows for item in ITEMS]
    random.Random(1).shuffle(long)
    answers = frame(spark, long, sheet_id="string", item_id="string", rating="int")
    expected = ac.score_table(sorted(long, key=lambda row: row["sheet_id"]), include=EVERYTHING)
    at_once = spark.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch")
    try:
        for size in (7, 100, 1_000_000):
            spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", size)
            assert same(aimscore.spark.score_table(answers, include=EVERYTHING), expected, "sheet_id"), size
    finally:
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", at_once)


def test_own_catalogues_go_to_the_executors(spark: SparkSession) -> None:
    item = {"id": "1.1-q1", "kind": "define", "basis": "requirement", "hint": "potential_minor", "effort": "S"}
    own = ac.Catalogue.from_dict(
        {
            "format": "aimscore/catalogue/1",
            "id": "own",
            "edition": "1",
            "version": "1.0.0",
            "scale": [{"id": "no", "class": "N"}, {"id": "yes", "class": "F"}],
            "parts": [
                {
                    "id": "all",
                    "excludable": False,
                    "groups": [{"id": "1", "units": [{"id": "1.1", "items": [item | {"minutes": 1}]}]}],
                }
            ],
        }
    )
    scores = aimscore.spark.score_table(spark.createDataFrame([("yes",), ("no",)], "`1.1-q1` string"), catalogue=own)
    assert [row["all_low"] for row in scores.collect()] == [100, 0]


def test_columns_are_known_and_arguments_refused_without_a_job(spark: SparkSession) -> None:
    context = spark.sparkContext
    context.setJobGroup("none", "nothing runs here")
    kept = "name string, at timestamp, price decimal(10,2), more map<string,array<int>>, of struct<a:int not null>"
    sheets = spark.createDataFrame([], f"`4.1-r1` int, {kept}")
    names = ["name", "at", "price", "more", "of"]
    scores = aimscore.spark.score_table(sheets, keep=names, include=["findings"])
    assert scores.schema[: len(names)] == sheets.select(names).schema
    assert (
        scores.columns
        == ac.score_table({name: [] for name in sheets.columns}, keep=names, include=["findings"]).columns
    )
    assert {field.dataType.simpleString() for field in scores.schema[len(names) :]} == {"double", "string", "int"}
    only = sheets.select("`4.1-r1`")
    for df, how, reason in [
        (sheets, {}, "name in keep"),
        (only, {"keep": ["sector"]}, "there is no column `sector`"),
        (only, {"keep": "sector"}, "keep is a list"),
        (only, {"include": ["everything"]}, "there are"),
        (only, {"threads": 0}, "from 1 on"),
        (only, {"on_error": "ignore"}, "on_error is"),
        (only, {"coding": {"x": "perhaps"}}, "perhaps"),
        (only, {"progress": True}, "Spark shows the progress"),
        (only.selectExpr("`4.1-r1`", "true as `A.2.2`"), {}, "without a justification"),
        (only.selectExpr("array(1) as `4.1-r1`"), {}, "make it text or whole numbers"),
        (only.selectExpr("'x' as all"), {"codes": "all"}, "313 bytes"),
        (
            only.selectExpr("`4.1-r1`", "1 as label_at_most_foundations"),
            {"keep": ["label_at_most_foundations"]},
            "another name",
        ),
        ([{}], {}, "aimscore.score_table takes"),
    ]:
        with pytest.raises((ValueError, TypeError)) as refused:
            aimscore.spark.score_table(df, **how)
        assert reason in str(refused.value)
    assert list(context.statusTracker().getJobIdsForGroup("none")) == []
    context.setLocalProperty("spark.jobGroup.id", None)


def test_what_is_kept_comes_through_as_it_is(spark: SparkSession) -> None:
    query = """select 3 as `4.1-r1`, 'x' as name, timestamp'2026-11-26 12:00:00' as at, date'2026-11-26' as day,
        null as none, map('k', array(1, 2)) as more, struct(1 as a, 'b' as b) as of, 1.50 as price, X'00FF' as bytes"""
    sheets = spark.sql(query).repartition(1)
    names = sheets.columns[1:]
    scores = aimscore.spark.score_table(sheets, keep=names, include=())
    assert scores.select(names).collect() == sheets.select(names).collect()


def test_wrong_cells_reach_the_driver(spark: SparkSession) -> None:
    rows = [{"supplier": f"S{row}", "4.1-r1": "fully", "4.1-r2": "2"} for row in range(300)]
    rows[250] |= {"4.1-r1": 'say\nwrong cells as JSON: []"', "4.1-r2": "7"}
    sheets = frame(spark, rows, supplier="string", **{"4.1-r1": "string", "4.1-r2": "string"}).coalesce(1)
    scores = aimscore.spark.score_table(sheets, keep=["supplier"])
    with pytest.raises(PythonException, match=r"supplier S250"):
        scores.collect()
    with pytest.raises(ac.TableError) as refused, aimscore.spark.table_errors():
        scores.collect()
    error = refused.value
    assert isinstance(error, aimscore.spark.SheetError) and (error.more, error.partition) == (0, 0)
    assert [(cell["sheet"], cell["column"], cell["value"]) for cell in error.cells] == [
        ({"supplier": "S250"}, "4.1-r1", 'say\nwrong cells as JSON: []"'),
        ({"supplier": "S250"}, "4.1-r2", "7"),
    ]
    assert sheets.collect()[error.cells[0]["row"]]["supplier"] == "S250"
    assert all("`fully`" in cell["mend"] for cell in error.cells)
    assert "row" in str(error) and "\n" not in str(error).splitlines()[1]

    nulled = aimscore.spark.score_table(sheets, keep=["supplier"], on_error="null")
    expected = ac.score_table(sorted(rows, key=lambda row: row["supplier"]), keep=["supplier"], on_error="null")
    assert same(nulled.drop("set_to_null"), expected, "supplier")
    cells = nulled.selectExpr("supplier", "inline(set_to_null)").collect()
    assert [(*cell[:2], cell["value"]) for cell in cells] == [
        ("S250", "4.1-r1", 'say\ufffdwrong cells as JSON: []"'),
        ("S250", "4.1-r2", "7"),
    ]
    assert all("`fully`" in cell["mend"] for cell in cells)


def test_many_wrong_cells_are_counted(spark: SparkSession) -> None:
    sheets = spark.createDataFrame([("x", "y")] * 3_000, "`4.1-r1` string, `4.1-r2` string").coalesce(1)
    with pytest.raises(aimscore.spark.SheetError) as refused, aimscore.spark.table_errors():
        aimscore.spark.score_table(sheets).collect()
    assert (len(refused.value.cells), refused.value.more) == (100, 5_900)
    assert "6000 cells" in str(refused.value) and len(str(refused.value)) < 5_000
    nulled = aimscore.spark.score_table(sheets, on_error="null")
    assert nulled.selectExpr("inline(set_to_null)").groupBy("column").count().orderBy("column").collect() == [
        ("4.1-r1", 3_000),
        ("4.1-r2", 3_000),
    ]


def test_wrong_codes_and_wrong_answers_of_the_long_form_are_named(spark: SparkSession) -> None:
    codes = spark.createDataFrame([("a", bytearray(2)), ("b", bytearray([9] * len(ITEMS)))], "sheet string, all binary")
    for place, name in enumerate("ab"):
        one = codes.where(codes.sheet == name)
        with pytest.raises(aimscore.spark.SheetError) as refused, aimscore.spark.table_errors():
            aimscore.spark.score_table(one, keep=["sheet"], codes="all").collect()
        [cell] = refused.value.cells
        assert cell["sheet"] == {"sheet": name} and cell["column"] == "all", place
        [nulled] = aimscore.spark.score_table(one, keep=["sheet"], codes="all", on_error="null").collect()
        assert nulled["management_system_coverage"] == 0 and nulled["set_to_null"][0]["column"] == "all"
    answers = [("s1", "4.1-r1", "fully"), ("s1", "4.1-r1", "not"), ("s2", "4.1-r9", "fully")]
    long = spark.createDataFrame(answers, "sheet_id string, item_id string, rating string").coalesce(1)
    with pytest.raises(aimscore.spark.SheetError) as refused, aimscore.spark.table_errors():
        aimscore.spark.score_table(long).collect()
    assert refused.value.cells[0]["sheet"]["sheet_id"] in ("s1", "s2")
    answers += [(f"s{sheet}", f"x{answer % 9}", "fully") for sheet in range(2, 5) for answer in range(600)]
    answers += [(None, "4.1-r2", "fully"), ("s5", "4.1-r2", "fully")]
    long = spark.createDataFrame(answers, "sheet_id string, item_id string, rating string")
    nulled = {
        row["sheet_id"]: row["set_to_null"] for row in aimscore.spark.score_table(long, on_error="null").collect()
    }
    assert {sheet: len(cells or ()) for sheet, cells in nulled.items()} == {
        "s1": 1,
        "s2": 601,
        "s3": 600,
        "s4": 600,
        "s5": 0,
    }
    assert nulled["s1"][0]["mend"] == "keep one answer to it in each sheet"


def test_errors_that_are_not_ours_stay_what_they_are() -> None:
    with pytest.raises(KeyError), aimscore.spark.table_errors():
        raise KeyError("x")


def test_arguments_are_those_of_one_machine() -> None:
    here, there = (inspect.signature(function).parameters for function in (ac.score_table, aimscore.spark.score_table))
    here = {name: each for name, each in here.items() if name != "out"}
    assert [*here][1:] == [*there][1:]
    assert [each.default for each in here.values()][1:] == [each.default for each in there.values()][1:]
