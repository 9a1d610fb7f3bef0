"""The assessment in a notebook: the questions as web pages show them, in step with Python."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import anywidget
import traitlets

from aimscore import types
from aimscore._assessment import Assessment, validate
from aimscore._catalogue import Catalogue

Mode: TypeAlias = Literal["quick", "full"]

IDS = {
    "answers": "item_id",
    "applicability": "control_id",
    "documents": "document_id",
    "own_controls": "id",
    "risks": "id",
    "systems": "id",
}
"""The lists of an assessment whose entries have an id, and its name."""


if TYPE_CHECKING:

    class _Widget(traitlets.HasTraits):
        """What is used of `anywidget.AnyWidget`, whose metaclass has no types."""

        def __init__(self, **traits: Any) -> None: ...
        def on_msg(self, callback: Callable[..., None]) -> None:
            """Calls back with what the page sends."""

        def close(self) -> None:
            """Ends it."""

        def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None: ...
else:
    _Widget = anywidget.AnyWidget


class AssessmentWidget(_Widget):
    """The questions of an assessment. What is answered there is stated in the assessment, and the other way round.

    Only what changed is sent, statement by statement, and Python puts it in order. So nothing is lost where a person
    answers while a cell runs; of two changes to the same field, the one that Python hears last holds.
    """

    _esm = Path(__file__).with_name("_notebook.js")
    _setup = traitlets.Dict().tag(sync=True)
    _state = traitlets.Dict().tag(sync=True)

    def __init__(self, assessment: Assessment, language: str | None, mode: Mode) -> None:
        """See `Assessment.widget`, which looks at what it is given."""
        self._assessment = assessment
        own = _questionnaire(assessment.catalogue)
        tag = language or assessment.catalogue.language
        setup = {
            "language": tag,
            "mode": mode,
            "texts": _built_in_texts(tag),
            **({"questionnaire": own} if own else {}),
        }
        state = {"assessment": assessment.to_dict(), "revision": 0, "by": None, "heard": {}, "refused": []}
        super().__init__(_setup=setup, _state=state)
        self.on_msg(self._hear)
        assessment._listeners = (*assessment._listeners, self._show)

    @property
    def assessment(self) -> Assessment:
        """The assessment that is shown; the very object."""
        return self._assessment

    def close(self) -> None:
        """Takes the questions away; the assessment stays, and so do its answers."""
        self._assessment._listeners = tuple(known for known in self._assessment._listeners if known != self._show)
        super().close()

    def _hear(self, _: object, message: dict[str, Any], __: object) -> None:
        """Takes changes that a person made; all of a message or nothing."""
        document = changed(self._assessment._document, message["changes"])
        refused = validate(document, self._assessment.catalogue)
        if not refused:
            self._assessment._document = document
        heard = {**self._state["heard"], message["element"]: message["number"]}
        self._show(by=message["element"], heard=heard, refused=refused)
        if not refused:
            self._assessment._changed(known_to=self._show)

    def _show(self, **more: Any) -> None:
        """Sends how things stand."""
        before = {**self._state, "by": None, "refused": []}
        now = {"assessment": self._assessment.to_dict(), "revision": self._state["revision"] + 1}
        self._state = {**before, **now, **more}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and what to show where there can be none."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/plain": repr(self), "text/html": self._repr_html_()}, metadata

    def _repr_html_(self) -> str:
        """The report, which is also what is left of a closed widget."""
        return self._assessment.assess()._repr_html_() or ""

    def __repr__(self) -> str:
        return self._assessment.assess().summary()


def changed(document: dict[str, Any], changes: list[dict[str, Any]]) -> dict[str, Any]:
    """An assessment with changes made to it: a path to what changed, and its value, or none where it is gone."""
    whole = copy.deepcopy(document)
    for change in changes:
        section, *rest = change["path"]
        value = copy.deepcopy(change.get("value"))
        if section in IDS:
            _enter(whole.setdefault(section, []), IDS[section], rest, value)
        else:
            _put(whole, change["path"], value)
    return whole


def _enter(entries: list[dict[str, Any]], key: str, path: list[str], value: Any) -> None:
    """Changes the entry of an id, which comes last where it is new."""
    id, *rest = path
    known = next((index for index, entry in enumerate(entries) if entry.get(key) == id), len(entries))
    if rest:
        entry = entries[known] if known < len(entries) else {key: id}
        _put(entry, rest, value)
        value = entry
    entries[known : known + 1] = [] if value is None else [value]


def _put(place: dict[str, Any], path: list[str], value: Any) -> None:
    key, *rest = path
    if rest:
        _put(place.setdefault(key, {}), rest, value)
    elif value is None:
        place.pop(key, None)
    else:
        place[key] = value


def _built_in_texts(tag: str) -> types.Texts:
    """The texts of the built-in catalogue in the language of a tag, in English where there are none."""
    code = tag.lower().split("-")[0]
    return Catalogue.iso_42001(code if code in Catalogue.languages() else "en").texts()


def _questionnaire(catalogue: Catalogue) -> dict[str, Any] | None:
    """What the page has to be told of a catalogue; nothing of the built-in one."""
    data, policy, texts, crosswalks, _ = catalogue._sources
    if not any((data, policy, texts, crosswalks)):
        return None
    given = {"catalogue": data, "policy": policy}
    read = {name: json.loads(text) for name, text in given.items() if text is not None}
    return {**read, "crosswalks": [json.loads(text) for text in crosswalks], "texts": catalogue.texts()}
