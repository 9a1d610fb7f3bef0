"""Cohorts of sheets: the same as NumPy and pandas find by themselves, and nothing guessed for what is missing."""

import random

import numpy
import pandas
import polars
import pyarrow
import pytest

import aimscore as ac
from test_portfolio import CATALOGUE, CONTROLS, ITEMS, WHY

BANDS = ["N", "P", "L", "F"]
SECTORS = ["health", "finance", "public", None]
EVERYTHING = ("bands", "bands_best", "groups", "units")
IDS = ["management_system", "controls", "9", "A.5", "9.2.2", "A.7.2"]


def made(count: int) -> list[dict]:
    """Sheets of which some rate nothing and some exclude all controls."""
    draw = random.Random(11)
    rows: list[dict] = []
    for _ in range(count):
        known, ripe = draw.choice([0, 0.05, 0.6, 1]), draw.random()
        row: dict = {
            item: (3 if draw.random() < ripe else draw.choice([0, 1, 2])) if draw.random() < known else None
            for item in ITEMS
        }
        excluded = draw.choice([0, 0.2, 1])
        row |= {control: draw.random() < excluded for control in CONTROLS}
        rows.append(row | {"sector": draw.choice(SECTORS), "size": draw.randrange(3)})
    return rows


ROWS = made(400)
SCORES = ac.score_table(ROWS, include=EVERYTHING, keep=["sector", "size"], exclusion_justification=WHY)
FRAME = SCORES.to_pandas()
GROUPS = {key: frame for key, frame in FRAME.groupby("sector", observed=True)} | {None: FRAME[FRAME["sector"].isna()]}


def half_up(part: int, whole: int) -> float | None:
    """Percent with one decimal."""
    return int(1_000 * part / whole + 0.5) / 10 if whole else None


def test_distributions_are_those_of_numpy() -> None:
    found = SCORES.group_by("sector").distribution(IDS)
    assert len(found) == len(SECTORS) * len(IDS) * 4
    whole = {(row["id"], row["figure"]): row for row in SCORES.distribution(IDS)}
    for row in [*found, *({**row, "group": "all"} for row in whole.values())]:
        frame = FRAME if row["group"] == "all" else GROUPS[row["group"]]
        all_figures = frame[f"{row['id']}_{row['figure']}"]
        figures = all_figures.dropna().to_numpy()
        assert (row["sheets"], row["missing"]) == (len(figures), all_figures.isna().sum())
        quantiles = numpy.quantile(figures, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], method="inverted_cdf")
        assert [row[name] for name in ("min", "p5", "p25", "p50", "p75", "p95", "max")] == quantiles.tolist()
        assert row["mean"] is not None and abs(row["mean"] - figures.mean()) <= 0.05 + 1e-9
    assert any(row["missing"] for row in found if row["figure"] == "low")
    assert "group" not in SCORES.distribution().columns


def test_labels_are_counted() -> None:
    name = "label_at_most_foundations"
    for row in SCORES.group_by("sector").labels():
        labels = GROUPS[row["group"]][name]
        assert row["sheets"] == (labels == row["label"]).sum()
        assert row["percent"] == half_up(row["sheets"], len(labels))
    labels = [label["id"] for label in CATALOGUE.policy()["labels"]]
    assert [row["label"] for row in SCORES.labels()] == labels
    assert sum(row["sheets"] for row in SCORES.labels()) == len(ROWS)


@pytest.mark.parametrize("below", ["P", "L", "F"])
def test_common_gaps_are_bands_below(below: str) -> None:
    short = BANDS[: BANDS.index(below)]
    found = SCORES.group_by("sector").common_gaps(below=below)  # type: ignore[arg-type]
    for row in found:
        frame = GROUPS[row["group"]]
        worst, best = frame[f"{row['unit']}_band"], frame[f"{row['unit']}_band_best"]
        assert row["sheets"] == worst.notna().sum() == best.notna().sum()
        assert (row["certain"], row["possible"]) == (best.isin(short).sum(), worst.isin(short).sum())
        assert row["certain_percent"] == half_up(row["certain"], row["sheets"])
        assert 0 <= row["certain"] <= row["possible"] <= row["sheets"]
    for key in SECTORS:
        order = [(-row["certain"], -row["possible"]) for row in found if row["group"] == key]
        assert order == sorted(order) and len(order) == len({row["unit"] for row in found})


def test_the_percentile_of_a_member_and_of_others() -> None:
    draw = random.Random(3)
    for known in (0, 0.3, 1):
        own = ac.Assessment(as_of="2026-11-26")
        for item in ITEMS:
            if draw.random() < known:
                own[item] = draw.choice(["partially", "largely", "fully"])
        report = own.assess()
        figures = {row["id"]: row["figure"] for row in [*report.groups, *report.units]} | report.headline
        found = SCORES.group_by("sector").percentile(own, IDS)
        assert found == SCORES.group_by("sector").percentile(report, IDS)
        for row in found:
            frame, figure = GROUPS[row["group"]], figures[row["id"]]
            low, score, high = (frame[f"{row['id']}_{name}"].dropna() for name in ("low", "score", "high"))
            assert (row["score"], row["sheets"], row["rated"]) == (figure["score"], len(low), len(score))
            assert row["percentile_low"] == half_up((high < figure["low"]).sum(), len(low))
            assert row["percentile_high"] == half_up((low <= figure["high"]).sum(), len(low))
            if figure["score"] is None:
                assert row["percentile"] is None
                continue
            below, equal = (score < figure["score"]).sum(), (score == figure["score"]).sum()
            assert row["percentile"] == half_up(2 * below + equal, 2 * len(score))
            assert row["percentile_low"] <= row["percentile"] <= row["percentile_high"]


def test_documents_of_one_side_are_out_of_the_comparison() -> None:
    document = CATALOGUE.to_dict()["documents"][0]["id"]
    own = ac.Assessment(as_of="2026-11-26", answers=[{"item_id": item, "rating": "fully"} for item in ITEMS])
    held = ac.Assessment.from_dict({**own.to_dict(), "documents": [{"document_id": document, "status": "missing"}]})
    score = own.assess().headline["management_system"]["score"]
    assert held.assess().headline["management_system"]["score"] < score
    found = SCORES.percentile(held)
    assert found == SCORES.percentile(own) and found[0]["score"] == score
    documented = ac.score_table([{ITEMS[0]: "fully", document: "draft"}])
    assert documented.percentile(held)[0]["score"] == held.assess().headline["management_system"]["score"]
    with pytest.raises(ValueError, match="state its documents"):
        documented.percentile(own)


def test_every_kind_of_names_gives_the_same() -> None:
    by = [row["sector"] for row in ROWS]
    expected = SCORES.group_by("sector").distribution()
    for names in (
        by,
        tuple(by),
        iter(by),
        pandas.Series(by),
        pandas.Series(by, dtype="category"),
        numpy.array(by, dtype=object),
        polars.Series(by),
        pyarrow.chunked_array([by[:7], by[7:]]),
    ):
        assert SCORES.group_by(names).distribution() == expected
    sizes = [row["size"] for row in ROWS]
    expected = SCORES.group_by("size").distribution()
    assert expected.to_pyarrow().schema.field("group").type == pyarrow.int64()
    for numbers in (sizes, numpy.array(sizes), pandas.Series(sizes, dtype="float64"), polars.Series(sizes)):
        assert SCORES.group_by(numbers).distribution() == expected
    pieces = polars.concat([polars.DataFrame(ROWS[:150]), polars.DataFrame(ROWS[150:])], rechunk=False)
    scores = ac.score_table(pieces, include=EVERYTHING, keep=["sector", "size"], exclusion_justification=WHY)
    assert scores.group_by("size").distribution() == expected
    assert scores.group_by("size").common_gaps() == SCORES.group_by("size").common_gaps()


def test_order_and_size() -> None:
    cohorts = SCORES.group_by([f"c{row % 3}" for row in range(len(ROWS))])
    assert len(cohorts) == 3 and repr(cohorts) == "<Cohorts of 400 sheets: c0, c1, c2>"
    alone = SCORES.group_by(range(len(ROWS))).distribution(["management_system"])
    lows = [row["p50"] for row in alone if row["figure"] == "low"]
    assert lows == FRAME["management_system_low"].tolist()


def test_nothing_gives_nothing() -> None:
    none = ac.score_table({"4.1-r1": [], "sector": []}, keep=["sector"], include=("bands", "bands_best"))
    own = ac.Assessment(as_of="2026-11-26")
    assert len(none.group_by("sector").distribution()) == 0
    assert none.group_by("sector").distribution().columns[0] == "group"
    assert none.distribution()[0] | {"id": ""} == {
        **dict.fromkeys(("mean", "min", "p5", "p25", "p50", "p75", "p95", "max")),
        **{"id": "", "figure": "low", "sheets": 0, "missing": 0},
    }
    assert none.labels()[0]["percent"] is None and none.common_gaps()[0]["certain_percent"] is None
    assert none.percentile(own)[0]["percentile_low"] is None


def test_what_makes_no_sense_is_refused_with_a_reason() -> None:
    own = ac.Assessment(as_of="2026-11-26")
    weighted = ac.Assessment.from_dict({**own.to_dict(), "settings": {"weights": [{"unit_id": "4.1", "weight": 2}]}})
    plain = ac.score_table({"4.1-r1": [1]})
    for reason, work in [
        ("`sector`, `size`", lambda: SCORES.group_by("country")),
        ("none was kept", lambda: plain.group_by("4.1_band")),
        ("2 names for 400", lambda: SCORES.group_by(["a", "b"])),
        ("all of them text", lambda: SCORES.group_by(["a", 1] * 200)),
        ("all of them text", lambda: SCORES.group_by([True, 1] * 200)),
        ("whole numbers", lambda: SCORES.group_by([0.5] * 400)),
        ("whole numbers", lambda: SCORES.group_by([["a"]] * 400)),
        ("a name for each sheet", lambda: SCORES.group_by(7)),  # type: ignore[arg-type]
        ("list of ids", lambda: SCORES.distribution("controls")),
        ('"groups"', lambda: plain.distribution(["4"])),
        ("`A.99`", lambda: SCORES.percentile(own, ["A.99"])),
        ("bands_best", lambda: plain.common_gaps()),
        ("`P`, `L` or `F`", lambda: SCORES.common_gaps(below="N")),  # type: ignore[arg-type]
        ("settings.weights", lambda: SCORES.percentile(weighted)),
        ("Report or an Assessment", lambda: SCORES.percentile({})),  # type: ignore[arg-type]
    ]:
        with pytest.raises((ValueError, TypeError)) as refused:
            work()
        assert reason in str(refused.value) and len(str(refused.value)) < 1_000
