"""The catalogue: what is asked, in which order, under which policy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, partial
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, cast

from aimscore import _native, types
from aimscore._errors import AssessmentError, refusals
from aimscore._json import Text, as_bytes, encode

StrPath: TypeAlias = str | PathLike[str]


class _CatalogueItem(types.ItemData):
    part: str
    """Its part."""
    group: str
    """Its clause or area."""
    unit: str
    """Its subclause or control."""


class CatalogueItem(_CatalogueItem, total=False):
    """An item, where it stands, and what a person is asked. The texts are absent where the catalogue came without."""

    question: str
    """The question."""
    why: str
    """Why it matters."""
    evidence: list[str]
    """What would show it."""


class Catalogue:
    """A catalogue with its policy and texts: the frame in which assessments are scored. It never changes.

    `Catalogue.iso_42001()` is the built-in one. Without a policy a catalogue of your own has no readiness labels.

    >>> import aimscore as ac
    >>> item = ac.Catalogue.iso_42001().items()[0]
    >>> item["id"], item["unit"], item["question"].endswith("?")
    ('4.1-r1', '4.1', True)
    """

    def __init__(
        self,
        catalogue: Text | None = None,
        policy: Text | None = None,
        texts: Iterable[Text] | None = None,
        crosswalks: Iterable[Text] = (),
        *,
        language: str = "en",
    ) -> None:
        """Reads JSON texts; without a catalogue the built-in one. Its texts may come in several parts.

        What the texts don't say themselves, the engine's own words do, in the language that the texts name.
        Crosswalks come on top of those that the built-in catalogue has. The language is that of the built-in texts;
        another tag is a ValueError.
        """
        if language not in _native.languages():
            raise ValueError(f"no texts in {language!r}; there are: {', '.join(_native.languages())}")
        self._sources = (
            None if catalogue is None else as_bytes(catalogue),
            None if policy is None else as_bytes(policy),
            None if texts is None else [as_bytes(text) for text in texts],
            [as_bytes(text) for text in crosswalks],
            language,
        )
        with refusals():
            self._engine = _native.Engine(*self._sources)

    @staticmethod
    def iso_42001(language: str = "en") -> Catalogue:
        """The built-in catalogue of ISO/IEC 42001:2023, in our own wording.

        `languages()` lists what there is; figures are the same in all of them. Another tag is a ValueError.
        """
        return _built_in(language)

    @staticmethod
    def languages() -> list[str]:
        """Tags of the languages that the built-in texts come in."""
        return _native.languages()

    @property
    def language(self) -> str:
        """Tag of the language of its built-in texts."""
        return self._sources[-1]

    @classmethod
    def load(
        cls,
        path: StrPath,
        *,
        policy: StrPath | None = None,
        texts: StrPath | Iterable[StrPath] | None = None,
        crosswalks: Iterable[StrPath] = (),
    ) -> Catalogue:
        """Reads JSON files, or a workbook that has all of them in it."""
        content = Path(path).read_bytes()
        if content.startswith(b"PK"):
            if policy is not None or texts is not None or (crosswalks := list(crosswalks)):
                raise ValueError("a workbook has its policy, texts and crosswalks in it: give it alone")
            return framework_from_workbook(content).load()
        if isinstance(texts, str | PathLike):
            texts = [texts]
        return cls(
            content,
            None if policy is None else Path(policy).read_bytes(),
            None if texts is None else [Path(part).read_bytes() for part in texts],
            [Path(crosswalk).read_bytes() for crosswalk in crosswalks],
        )

    @classmethod
    def from_dict(
        cls,
        catalogue: types.CatalogueData | dict[str, Any],
        *,
        policy: types.Policy | dict[str, Any] | None = None,
        texts: types.Texts | dict[str, Any] | None = None,
    ) -> Catalogue:
        """Reads dicts."""
        return cls(
            encode(catalogue), None if policy is None else encode(policy), None if texts is None else [encode(texts)]
        )

    def to_dict(self) -> types.CatalogueData:
        """The catalogue as it stands in its file."""
        data: types.CatalogueData = json.loads(self._engine.catalogue())
        return data

    def policy(self) -> types.Policy:
        """The scoring rules that are data: labels with their conditions, lowest first, and the rules on risks."""
        policy: types.Policy = json.loads(self._engine.policy())
        return policy

    def crosswalks(self) -> list[types.Crosswalk]:
        """The maps to other frameworks, as they stand in their files."""
        crosswalks: list[types.Crosswalk] = json.loads(self._engine.crosswalks())
        return crosswalks

    def texts(self) -> types.Texts:
        """Its texts. A catalogue that came without has none: then the error lists what is missing."""
        with refusals():
            texts: types.Texts = json.loads(self._engine.texts())
        return texts

    def to_ciso_assistant(self) -> str:
        """The questions as a library of CISO Assistant, in YAML, to hold audits there with them.

        Units are requirements, with the scored questions; groups are headings, parts are implementation groups.
        """
        with refusals():
            return self._engine.ciso_assistant_library()

    def items(self) -> list[CatalogueItem]:
        """Everything that can be rated, in the order of the catalogue, with its question."""
        try:
            questions = self.texts()["items"]
        except AssessmentError:
            questions = {}
        rows = (
            {**item, "part": part, "group": group, "unit": unit, **questions.get(item["id"], {})}
            for part, group, unit, item in self._items()
        )
        return cast(list[CatalogueItem], list(rows))

    def __repr__(self) -> str:
        return f"<Catalogue {self._data['id']} {self._data['version']}: {sum(1 for _ in self._items())} items>"

    def __reduce__(self) -> tuple[Any, ...]:
        *sources, language = self._sources
        if self is _built_in(language):
            return (Catalogue.iso_42001, (language,))
        return (partial(Catalogue, language=language), tuple(sources))

    @cached_property
    def _data(self) -> types.CatalogueData:
        return self.to_dict()

    def _items(self) -> Iterator[tuple[str, str, str, types.ItemData]]:
        for part in self._data["parts"]:
            for group in part["groups"]:
                for unit in group["units"]:
                    for item in unit["items"]:
                        yield part["id"], group["id"], unit["id"], item


class OscalImport(NamedTuple):
    """A catalog of OSCAL as a framework to assess against, as JSON text, and what was lost on the way."""

    catalogue: str
    """The catalogue: `aimscore/catalogue/1`."""
    texts: str
    """Its texts: `aimscore/texts/1`."""
    warnings: list[types.Issue]
    """What was left out or changed, each with its place in the catalog; at most 1,000."""
    more: int
    """How many further warnings there are."""

    def load(self) -> Catalogue:
        """The framework, ready to assess against."""
        return Catalogue(self.catalogue, texts=[self.texts])


def import_oscal(catalog: Text | dict[str, Any]) -> OscalImport:
    """Reads a catalog in OSCAL 1.0 to 1.2: a control with those nested in it is a unit, and each of them is asked.

    The OSCAL document stands in the catalogue as it is, and `to_oscal("catalog")` of a report gives it back, to the
    last byte of a text; the questions stand in the assessment plan. What is no catalog, or has no control to ask
    about, is an `AssessmentError`.

    >>> import aimscore as ac
    >>> control = {"id": "ac-1", "title": "Policy", "parts": [{"name": "statement", "prose": "Write it down."}]}
    >>> rules = {"title": "Rules", "version": "1", "oscal-version": "1.1.2"}
    >>> read = ac.import_oscal({"catalog": {"metadata": rules, "controls": [control]}})
    >>> read.load().items()[0]["question"], [warning["pointer"] for warning in read.warnings]
    ('How far is this in place: Policy?', ['/catalog/controls'])
    """
    with refusals():
        catalogue, texts, found = _native.import_oscal(
            encode(catalog) if isinstance(catalog, dict) else as_bytes(catalog)
        )
    issues: types.IssueList = json.loads(found)
    return OscalImport(catalogue, texts, issues["issues"], issues["more"])


def check_framework(
    catalogue: Text | types.CatalogueData | dict[str, Any],
    policy: Text | types.Policy | dict[str, Any] | None = None,
    texts: Iterable[Text | types.Texts | dict[str, Any]] = (),
    crosswalks: Iterable[Text | types.Crosswalk | dict[str, Any]] = (),
) -> list[types.Issue]:
    """Everything that is wrong with a framework of your own, all its documents together; nothing where all is well.

    The texts are one document for each language. A pointer begins with the document: `/catalogue`, `/policy`,
    `/texts/0`, `/crosswalks/0`.

    >>> import aimscore as ac
    >>> [(issue["pointer"], issue["code"]) for issue in ac.check_framework({"format": "aimscore/catalogue/1"})][:2]
    [('/catalogue', 'missing_key'), ('/catalogue', 'missing_key')]
    """
    try:
        framework = _framework(catalogue, policy, texts, crosswalks)
    except AssessmentError as error:
        return error.issues
    issues: types.IssueList = json.loads(_native.check_framework(framework))
    return issues["issues"]


class Framework(NamedTuple):
    """A framework of your own, each document as JSON text."""

    catalogue: str
    """The catalogue: `aimscore/catalogue/1`."""
    policy: str | None
    """Its policy: `aimscore/policy/1`."""
    texts: list[str]
    """Its texts, one document for each language: `aimscore/texts/1`."""
    crosswalks: list[str]
    """Its crosswalks: `aimscore/crosswalk/1`."""

    def load(self) -> Catalogue:
        """The framework, ready to assess against, in the first of its languages."""
        return Catalogue(self.catalogue, self.policy, self.texts[:1] or None, self.crosswalks)


def framework_workbook(
    catalogue: Text | types.CatalogueData | dict[str, Any],
    policy: Text | types.Policy | dict[str, Any] | None = None,
    texts: Iterable[Text | types.Texts | dict[str, Any]] = (),
    crosswalks: Iterable[Text | types.Crosswalk | dict[str, Any]] = (),
) -> bytes:
    """A framework of your own as a workbook (XLSX), for people who write questions in a spreadsheet.

    Levels, parts, groups, units, questions and documents stand on a sheet each, the texts of the first language
    beside them; what has no sheet, such as a policy, stands on the sheet `More` as JSON. The sheet `Guide` explains
    every column. What is wrong with the framework is an `AssessmentError`, as `check_framework` has it.
    """
    framework = _framework(catalogue, policy, texts, crosswalks)
    with refusals():
        return _native.framework_workbook(framework)


def framework_from_workbook(workbook: bytes) -> Framework:
    """Reads a framework from a workbook that `framework_workbook` wrote, saved by any spreadsheet program.

    Columns may stand in any order. Every problem is in one `AssessmentError`; its pointers are a sheet and a cell, as
    in `Questions!F14`. What it gives is in order.
    """
    with refusals():
        found = json.loads(_native.framework_from_workbook(bytes(workbook)))
    return Framework(
        _json(found["catalogue"]),
        _json(found["policy"]) if "policy" in found else None,
        [_json(text) for text in found.get("texts", [])],
        [_json(crosswalk) for crosswalk in found.get("crosswalks", [])],
    )


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _framework(catalogue: object, policy: object, texts: Iterable[object], crosswalks: Iterable[object]) -> bytes:
    """The documents of a framework as one JSON text; what is no JSON is refused where it stands."""
    lists: dict[str, Iterable[object]] = {"texts": texts, "crosswalks": crosswalks}
    documents: dict[str, Iterable[object]] = {
        "catalogue": [catalogue],
        "policy": [] if policy is None else [policy],
        **lists,
    }
    found = {key: [_document(value, _place(key, at)) for at, value in enumerate(v)] for key, v in documents.items()}
    members = [f'"{key}":{found[key][0].decode()}' for key in ("catalogue", "policy") if found[key]]
    members += [f'"{key}":[{",".join(text.decode() for text in found[key])}]' for key in lists if found[key]]
    return f"{{{','.join(members)}}}".encode()


def _place(key: str, at: int) -> str:
    return f"/{key}/{at}" if key in ("texts", "crosswalks") else f"/{key}"


def _document(value: object, place: str) -> bytes:
    """A document as JSON text; what is none is refused where it stands."""
    text = as_bytes(value) if isinstance(value, str | bytes) else encode(value)
    try:
        with refusals():
            _native.parse(text)
    except AssessmentError as error:
        raise AssessmentError([{**issue, "pointer": place} for issue in error.issues]) from None
    return text


@cache
def _built_in(language: str) -> Catalogue:
    return Catalogue(language=language)
