"""The widget's side in Python: what a page says is heard, and what is stated here is told.

The page's side is tested in JupyterLab.
"""

from __future__ import annotations

import copy
import pickle
import sys
from typing import Any

import pytest

import aimscore as ac


@pytest.fixture
def assessment() -> ac.Assessment:
    return ac.Assessment(as_of="2026-11-23", organization={"name": "Example Ltd"}, answers=[{"item_id": "4.1-r1"}])


def say(widget: Any, *changes: tuple[list[str], Any], number: int = 1, element: str = "page") -> dict[str, Any]:
    """Has a page say that something changed; None is that it is gone. Gives how things stand then."""
    told = [{"path": path, **({} if value is None else {"value": value})} for path, value in changes]
    widget._hear(widget, {"element": element, "number": number, "changes": told}, [])
    state: dict[str, Any] = widget._state
    return state


def test_what_a_person_states_is_stated_in_python(assessment: ac.Assessment) -> None:
    widget = assessment.widget()
    risk = {"id": "R1", "title": "Wrong advice", "consequence": {"individuals": 2}}
    state = say(
        widget,
        (["answers", "4.1-r1", "rating"], "largely"),
        (["answers", "4.1-r1", "note"], "Written down"),
        (["answers", "4.1-r2"], {"item_id": "4.1-r2", "rating": "not"}),
        (["answers", "4.1-r3", "rating"], "unsure"),
        (["organization", "roles"], ["deployer"]),
        (["scope", "statement"], "All of it"),
        (["risks", "R1"], risk),
        (["as_of"], "2026-12-01"),
    )
    assert (assessment["4.1-r1"], assessment["4.1-r3"]) == ("largely", "unsure")
    stated = assessment.to_dict()
    assert stated["answers"][0] == {"item_id": "4.1-r1", "rating": "largely", "note": "Written down"}
    assert stated["organization"] == {"name": "Example Ltd", "roles": ["deployer"]}
    assert (stated["scope"], stated["risks"], stated["as_of"]) == ({"statement": "All of it"}, [risk], "2026-12-01")
    assert state["assessment"] == stated
    assert (state["revision"], state["by"], state["heard"], state["refused"]) == (1, "page", {"page": 1}, [])

    say(widget, (["answers", "4.1-r2"], None), (["answers", "4.1-r1", "note"], None), (["scope", "statement"], None))
    assert [answer["item_id"] for answer in assessment.to_dict()["answers"]] == ["4.1-r1", "4.1-r3"]
    assert assessment.to_dict()["answers"][0] == {"item_id": "4.1-r1", "rating": "largely"}


def test_what_is_stated_in_python_is_told(assessment: ac.Assessment) -> None:
    first, second = assessment.widget(), assessment.widget()
    assessment["4.1-r1"] = "fully"
    assessment.decide("A.10.3", True, "Two suppliers deliver models to us.")
    del assessment["4.1-r1"]
    for widget in (first, second):
        assert (widget._state["revision"], widget._state["by"]) == (3, None)
        assert widget._state["assessment"] == assessment.to_dict()
    say(first, (["answers", "4.1-r2", "rating"], "not"))
    assert (first._state["by"], second._state["by"]) == ("page", None)
    assert second._state["assessment"] == assessment.to_dict()
    first.close()
    assessment["4.1-r3"] = "fully"
    assert (first._state["revision"], second._state["revision"]) == (4, 5)


def test_what_does_not_fit_is_refused_and_changes_nothing(assessment: ac.Assessment) -> None:
    widget = assessment.widget()
    before = assessment.to_dict()
    state = say(widget, (["answers", "4.1-r1", "rating"], "fully"), (["answers", "9.9-r9", "rating"], "fully"))
    assert assessment.to_dict() == before == state["assessment"]
    assert [issue["code"] for issue in state["refused"]] == ["unknown_id"]
    assert (state["by"], state["heard"]) == ("page", {"page": 1})
    assessment["4.1-r1"] = "fully"
    assert widget._state["refused"] == []


def test_copies_are_no_longer_in_step(assessment: ac.Assessment) -> None:
    widget = assessment.widget()
    for other in (copy.deepcopy(assessment), pickle.loads(pickle.dumps(assessment))):
        assert other == assessment
        other["4.1-r1"] = "not"
        assert widget._state["revision"] == 0


def test_the_page_is_told_what_it_asks_and_in_which_language(assessment: ac.Assessment) -> None:
    setup = assessment.widget()._setup
    assert (setup["language"], setup["mode"], setup["texts"]["language"]) == ("en", "full", "en")
    assert "questionnaire" not in setup
    german = ac.Assessment(as_of="2026-11-23", catalogue=ac.Catalogue.iso_42001("de")).widget(mode="quick")._setup
    assert (german["language"], german["mode"], german["texts"]["language"]) == ("de", "quick", "de")
    arabic = assessment.widget(language="ar")._setup
    assert (arabic["language"], arabic["texts"]["language"]) == ("ar", "en")
    own = ac.Catalogue(crosswalks=[])
    assert "questionnaire" not in ac.Assessment(as_of="2026-11-23", catalogue=own).widget()._setup


def test_what_cannot_be_shown_is_refused(assessment: ac.Assessment) -> None:
    with pytest.raises(ValueError, match="no mode 'short'; there are: quick, full"):
        assessment.widget(mode="short")  # type: ignore[arg-type]
    with pytest.raises(ac.AssessmentError):
        ac.Assessment.from_dict({**assessment.to_dict(), "as_of": "soon"}).widget()


def test_without_anywidget_one_sentence_says_what_to_do(
    assessment: ac.Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(ImportError, match=r"^anywidget is not installed: run `pip install 'aimscore\[widget\]'`$"):
        assessment.widget()


def test_where_no_widget_can_be_shown_the_report_is(assessment: ac.Assessment) -> None:
    widget = assessment.widget()
    data, _ = widget._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "Example Ltd" in data["text/plain"]
    assert data["text/html"] == assessment.assess()._repr_html_()
    widget.close()
    assert widget._repr_mimebundle_ is None
    assert (repr(widget), widget._repr_html_()) == (data["text/plain"], data["text/html"])
