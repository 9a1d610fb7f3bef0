"""Charts are well-formed, say every number in words, and let nothing of the user's text act."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import aimscore as ac
from random_assessments import random_assessment

CATALOGUE = ac.Catalogue.iso_42001().to_dict()
CASES = 20 if os.environ.get("AIMSCORE_QUICK") else 100
SVG = "{http://www.w3.org/2000/svg}"
CHARTS = ("headline", "groups", "matrix")
ELEMENTS = {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "circle", "text")}
HOSTILE = "</text><script>alert(1)</script>\" onload='x' &amp; \u202e\u0000\ufffe 🦉 " + "W" * 300


def reports() -> Iterator[ac.Report]:
    for seed in range(CASES):
        yield ac.assess(random_assessment(Random(f"chart-{seed}"), CATALOGUE))


def parsed(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= ELEMENTS
    for element in root.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")], element.attrib
    return root


def described(root: ElementTree.Element) -> str:
    """What the chart says in words; it is named and described by elements of its own."""
    title, desc = root[0], root[1]
    assert (root.get("role"), title.tag, desc.tag) == ("img", f"{SVG}title", f"{SVG}desc")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert title.text
    return desc.text or ""


def figure_numbers(figure: Any) -> list[Any]:
    evidenced = [figure["evidenced"][end] for end in ("low", "high")]
    numbers = [figure[key] for key in ("low", "score", "high", "rated", "applicable")] + evidenced
    return [number for number in numbers if number is not None]


def test_words_hold_every_number() -> None:
    for report in reports():
        rows = {"headline": list(report.headline.values()), "groups": [row["figure"] for row in report.groups]}
        for chart, figures in rows.items():
            lines = described(parsed(report.chart(chart).svg)).splitlines()
            assert len(lines) == len(figures)
            for line, figure in zip(lines, figures, strict=True):
                for number in figure_numbers(figure) if figure else []:
                    assert re.search(rf"(?<![\d.]){re.escape(str(number))}(?![\d]|\.\d)", line), (number, line)


def test_words_hold_every_risk() -> None:
    levels = ac.Catalogue.iso_42001().texts()["words"]["risk_levels"]
    for report in reports():
        words = described(parsed(report.chart("matrix").svg)).splitlines()
        if report.risks["grid"] is None:
            continue
        for line, row in zip(words, report.risks["rows"], strict=True):
            assert line.startswith(row["id"])
            points = [row["inherent"], row["residual"] and row["residual"]["worse"]]
            for point in filter(None, points):
                assert levels.get(point["level"], {"label": point["level"]})["label"] in line


def test_ids_are_of_one_chart() -> None:
    report = next(reports())
    ids = [element.get("id") for chart in CHARTS for element in parsed(report.chart(chart).svg).iter()]
    named = [id for id in ids if id]
    assert len(named) == len(set(named)) == 6


def test_hostile_titles() -> None:
    risks = [{"id": f"R{n}", "title": HOSTILE, "likelihood": 1, "consequence": {"society": 1}} for n in range(30)]
    report = ac.assess({**json.loads(sample()), "risks": risks})
    root = parsed(report.chart("matrix").svg)
    assert described(root).count("</text><script>") == 30
    assert "+" in "".join(root.itertext())


def test_hostile_texts_of_ones_own() -> None:
    own: Any = json.loads(json.dumps(ac.Catalogue.iso_42001().texts()))
    for section in ("parts", "groups"):
        for text in own[section].values():
            text["title"] = HOSTILE
    own["words"]["risk_levels"]["low"]["label"] = HOSTILE
    report = ac.assess(json.loads(sample()), ac.Catalogue(texts=[json.dumps(own)]))
    for chart in CHARTS:
        root = parsed(report.chart(chart).svg)
        assert "alert(1)" in described(root)
        assert max(len(text.text or "") for text in root.iter(f"{SVG}text")) < 80


def test_from_right_to_left() -> None:
    """The same bars from the other side: what begins at the left ends at the right."""
    report = ac.assess(json.loads(sample()))
    arabic = ac.Catalogue(texts=[json.dumps({**ac.Catalogue.iso_42001().texts(), "language": "ar"})])
    for chart in CHARTS:
        plain = parsed(report.chart(chart).svg)
        mirrored = parsed(ac.assess(json.loads(sample()), arabic).chart(chart).svg)
        assert (plain.get("direction"), mirrored.get("direction")) == ("ltr", "rtl")
        width = int(mirrored.get("viewBox", "").split()[2])
        for here, there in zip(plain.iter(f"{SVG}rect"), mirrored.iter(f"{SVG}rect"), strict=True):
            if here.get("class") != "backdrop":
                ends = int(here.get("x", "")) + int(here.get("width", ""))
                assert int(there.get("x", "")) == width - ends


def test_saved_and_shown(tmp_path: Path) -> None:
    chart = next(reports()).chart("groups")
    chart.save(tmp_path / "groups.svg")
    assert (tmp_path / "groups.svg").read_text("utf-8") == chart.svg == chart._repr_svg_()


def sample() -> str:
    return (Path(__file__).resolve().parents[1] / "samples/developer-midway.json").read_text("utf-8")
