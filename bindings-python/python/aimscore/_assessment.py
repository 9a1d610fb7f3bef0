"""The assessment: what a person states."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypedDict, cast

from aimscore import types
from aimscore._answers import csv_of
from aimscore._catalogue import Catalogue, CatalogueItem, StrPath
from aimscore._errors import AssessmentError, refusals
from aimscore._extras import need
from aimscore._frame import AnyFrame
from aimscore._json import Text, as_bytes, decode, dump, encode
from aimscore._report import Report
from aimscore._screen import Screen, details, paragraph, view_html
from aimscore._views import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimscore._session import Patch
    from aimscore._widget import AssessmentWidget, Mode

FORMAT = "aimscore/assessment/1"


class Progress(TypedDict):
    """How far the answering has come."""

    rated: int
    """Questions with a rating."""
    unsure: int
    """Questions answered with `unsure`: looked at, and still open."""
    applicable: int
    """Questions that count."""
    minutes: int
    """Minutes that the questions without a rating take, as the catalogue estimates."""


class CisoAssistantAudit(NamedTuple):
    """An audit for CISO Assistant, and what it does not hold."""

    content: bytes
    """The file."""
    warnings: list[types.Issue]
    """What of the assessment doesn't come back from the file as it was, each with where it stands first."""


class CisoAssistantImport(NamedTuple):
    """An assessment from an audit of CISO Assistant, and what of the audit it does not hold."""

    assessment: Assessment
    """What the audit states."""
    warnings: list[types.Issue]
    """What of the audit has no place in it as it was, each with the row or cell where it stands first."""


class Assessment(Screen):
    """What an organization states about itself, for one catalogue.

    It holds its document as it was read, problems included: `validate()` lists them, `assess()` refuses them. What is
    stated through its methods is checked at once. There, what is not given stays as it was, and None takes it back.

    >>> import aimscore as ac
    >>> a = ac.Assessment(as_of="2026-11-23")
    >>> a["4.1-r1"] = "largely"
    >>> a["4.1-r1"], a["4.1-r2"]
    ('largely', None)
    >>> a.assess().readiness["label"]
    'not_started'
    """

    def __init__(
        self,
        *,
        as_of: str | date,
        catalogue: Catalogue | None = None,
        organization: types.Organization | None = None,
        scope: types.Scope | None = None,
        systems: list[types.AiSystem] | None = None,
        answers: list[types.Answer] | None = None,
        applicability: list[types.Decision] | None = None,
        own_controls: list[types.OwnControl] | None = None,
        documents: list[types.DocumentStatement] | None = None,
        risks: list[types.Risk] | None = None,
        settings: types.Settings | None = None,
    ) -> None:
        """Begins an assessment. `as_of` is the day for which it holds; nothing here reads a clock."""
        self._catalogue = catalogue or Catalogue.iso_42001()
        choice = {key: self._catalogue._data[key] for key in ("id", "edition", "version")}
        given = {
            "format": FORMAT,
            "catalogue": choice,
            "as_of": _day(as_of),
            "organization": organization,
            "scope": scope,
            "systems": systems,
            "answers": answers,
            "applicability": applicability,
            "own_controls": own_controls,
            "documents": documents,
            "risks": risks,
            "settings": settings,
        }
        self._document: dict[str, Any] = decode(encode(_without_none(given)))
        if issues := self.validate():
            raise AssessmentError(issues)

    @classmethod
    def load(cls, path: StrPath, catalogue: Catalogue | None = None, *, as_of: str | date | None = None) -> Assessment:
        """Reads a file: by the end of its name answers in CSV (`.csv`) or a workbook (`.xlsx`), else JSON.

        `as_of` is the day for which the answers of a CSV hold; other files state their own, and then it must be None.
        """
        content = Path(path).read_bytes()
        if Path(path).suffix.lower() == ".xlsx" and as_of is None:
            return cls.from_xlsx(content, catalogue)
        is_csv = Path(path).suffix.lower() == ".csv"
        if is_csv != (as_of is not None):
            raise ValueError(
                "a CSV needs `as_of`, its day" if is_csv else "`as_of` is for a CSV; other files state their own"
            )
        return cls.from_csv(content, as_of=as_of, catalogue=catalogue) if as_of else cls.from_json(content, catalogue)

    @classmethod
    def from_csv(cls, csv: Text, *, as_of: str | date, catalogue: Catalogue | None = None) -> Assessment:
        """Begins an assessment with the answers of a CSV, as `answers_from_csv` reads them.

        >>> import aimscore as ac
        >>> ac.Assessment.from_csv("item_id,rating\\n4.1-r1,L\\n", as_of="2026-11-23")["4.1-r1"]
        'largely'
        """
        return cls(as_of=as_of, catalogue=catalogue, answers=answers_from_csv(csv, catalogue))

    @classmethod
    def from_json(cls, text: Text, catalogue: Catalogue | None = None) -> Assessment:
        """Reads JSON text; bytes are UTF-8."""
        document = decode(text)
        if not isinstance(document, dict):
            raise AssessmentError(validate(document, catalogue))
        assessment = cls.__new__(cls)
        assessment._catalogue = catalogue or Catalogue.iso_42001()
        assessment._document = document
        return assessment

    @classmethod
    def from_dict(cls, document: types.Assessment | dict[str, Any], catalogue: Catalogue | None = None) -> Assessment:
        """Takes a copy of a dict."""
        return cls.from_json(encode(document), catalogue)

    @classmethod
    def from_frame(cls, frame: AnyFrame, *, as_of: str | date, catalogue: Catalogue | None = None) -> Assessment:
        """Begins an assessment with answers from a data frame: a row for each, columns as in `answers_csv`.

        Takes polars, pandas and pyarrow, a DuckDB relation, whatever else has the Arrow PyCapsule interface, a list of
        dicts or a dict of columns. Only `item_id` must be there; null and NaN state nothing. A rating is its name, one
        of N, P, L and F, or its number from 0 upwards; evidence is a text or a list of texts; `flagged` is a boolean.

        All problems come at once in an `AssessmentError`; rows count as in a spreadsheet: the names are row 1, the
        first answer is row 2. What is no frame is a TypeError.

        >>> import aimscore as ac
        >>> rows = [{"item_id": "4.1-r1", "rating": 2}, {"item_id": "4.1-r2", "rating": "F", "evidence": ["list.xlsx"]}]
        >>> a = ac.Assessment.from_frame(rows, as_of="2026-11-23")
        >>> a["4.1-r1"], a["4.1-r2"]
        ('largely', 'fully')
        """
        scale = (catalogue or Catalogue.iso_42001())._data["scale"]
        return cls.from_csv(csv_of(frame, scale), as_of=as_of, catalogue=catalogue)

    @classmethod
    def from_xlsx(cls, workbook: bytes, catalogue: Catalogue | None = None) -> Assessment:
        """Reads a workbook that `Report.to_xlsx` wrote, filled in and saved by any spreadsheet program.

        Its words are those of the catalogue's language. All problems come at once, with sheet and cell as in
        `Answers!D14`. What a cell holds beyond 32,767 characters is lost, and so are texts that are empty.

        >>> import aimscore as ac
        >>> a = ac.Assessment(as_of="2026-11-23")
        >>> a["4.1-r1"] = "largely"
        >>> ac.Assessment.from_xlsx(a.assess().to_xlsx())["4.1-r1"]
        'largely'
        """
        catalogue = catalogue or Catalogue.iso_42001()
        with refusals():
            return cls.from_json(catalogue._engine.from_workbook(workbook), catalogue)

    @classmethod
    def from_code(cls, code: str, catalogue: Catalogue | None = None) -> Assessment:
        """Reads a share code. Exclusions have lost their justification, and the Statement of Applicability says so."""
        catalogue = catalogue or Catalogue.iso_42001()
        with refusals():
            return cls.from_json(catalogue._engine.from_code(_readable(code)), catalogue)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the answers are for."""
        return self._catalogue

    def __getitem__(self, item_id: str) -> str | None:
        """The rating of an item; None where there is none."""
        for entry in self._statements("answers"):
            if _is(entry, "item_id", item_id):
                rating: str | None = entry.get("rating")
                return rating
        self._checked("answers", 0, {"item_id": item_id})
        return None

    def __setitem__(self, item_id: str, rating: str | None) -> None:
        self.answer(item_id, rating)

    def __delitem__(self, item_id: str) -> None:
        """Takes an answer back, with its note and evidence."""
        self._checked("answers", 0, {"item_id": item_id})
        answers = self._statements("answers")
        answers[:] = [entry for entry in answers if not _is(entry, "item_id", item_id)]
        self._changed()

    __iter__ = None  # Else Python would ask for the items 0, 1, 2 and so on.

    def answer(
        self,
        item_id: str,
        rating: str | EllipsisType | None = ...,
        *,
        evidence_level: types.EvidenceLevel | EllipsisType | None = ...,
        confidence: types.Confidence | EllipsisType | None = ...,
        note: str | EllipsisType | None = ...,
        evidence: list[str] | EllipsisType | None = ...,
        owner: str | EllipsisType | None = ...,
        due_on: str | date | EllipsisType | None = ...,
        assessor: str | EllipsisType | None = ...,
        flagged: bool | EllipsisType | None = ...,
    ) -> None:
        """Answers an item: a level of the scale or `unsure`. What is not given stays as it was; None takes it back."""
        given = {
            "rating": rating,
            "evidence_level": evidence_level,
            "confidence": confidence,
            "note": note,
            "evidence": evidence,
            "owner": owner,
            "due_on": _day(due_on),
            "assessor": assessor,
            "flagged": flagged,
        }
        self._state("answers", "item_id", item_id, given)

    def decide(
        self,
        control_id: str,
        included: bool,
        justification: str | EllipsisType | None = ...,
        *,
        drivers: list[types.Driver] | EllipsisType | None = ...,
        exclusion: types.ExclusionAnswers | EllipsisType | None = ...,
        owner: str | EllipsisType | None = ...,
        evidence: list[str] | EllipsisType | None = ...,
        review_on: str | date | EllipsisType | None = ...,
    ) -> None:
        """Includes or excludes a control: a row of the Statement of Applicability.

        What is not given stays as it was; None takes it back.
        """
        given = {
            "included": included,
            "justification": justification,
            "drivers": drivers,
            "exclusion": exclusion,
            "owner": owner,
            "evidence": evidence,
            "review_on": _day(review_on),
        }
        self._state("applicability", "control_id", control_id, given)

    def document(
        self,
        document_id: str,
        status: types.DocumentStatus,
        *,
        reference: str | EllipsisType | None = ...,
        owner: str | EllipsisType | None = ...,
    ) -> None:
        """States where a document stands. What is not given stays as it was; None takes it back."""
        self._state("documents", "document_id", document_id, {"status": status, "reference": reference, "owner": owner})

    def risk(
        self,
        id: str,
        *,
        scenario_id: str | EllipsisType | None = ...,
        title: str | EllipsisType | None = ...,
        system_ids: list[str] | EllipsisType | None = ...,
        control_ids: types.RiskControls | EllipsisType | None = ...,
        likelihood: int | Literal["not_estimable"] | EllipsisType | None = ...,
        consequence: types.Consequence | EllipsisType | None = ...,
        residual: types.StatedResidual | EllipsisType | None = ...,
        red_lines: list[str] | EllipsisType | None = ...,
        tags: list[str] | EllipsisType | None = ...,
        treatment: types.Treatment | EllipsisType | None = ...,
        owner: str | EllipsisType | None = ...,
        accepted_by: str | EllipsisType | None = ...,
    ) -> None:
        """States a risk, of a scenario or with a title of its own. Ranks are those of the grid, from 1.

        What is not given stays as it was; None takes it back.
        """
        given = {
            "scenario_id": scenario_id,
            "title": title,
            "system_ids": system_ids,
            "control_ids": control_ids,
            "likelihood": likelihood,
            "consequence": consequence,
            "residual": residual,
            "red_lines": red_lines,
            "tags": tags,
            "treatment": treatment,
            "owner": owner,
            "accepted_by": accepted_by,
        }
        self._state("risks", "id", id, given)

    @property
    def progress(self) -> Progress:
        """How many of the questions that count are rated, and how long the others take; see `Progress`.

        Excluded controls and good practices don't count. Bad input is an `AssessmentError`.

        >>> import aimscore as ac
        >>> a = ac.Assessment(as_of="2026-11-23")
        >>> a["4.1-r1"] = "unsure"
        >>> {name: a.progress[name] for name in ("rated", "unsure", "applicable")}
        {'rated': 0, 'unsure': 1, 'applicable': 293}
        """
        report = self.assess()
        figures = [figure for figure in report.headline.values() if figure is not None]
        left = _open_questions(report)
        return {
            "rated": sum(figure["rated"] for figure in figures),
            "unsure": sum(1 for item in left if self[item["id"]] == "unsure"),
            "applicable": sum(figure["applicable"] for figure in figures),
            "minutes": sum(item["minutes"] for item in left),
        }

    def next_questions(self, count: int = 5) -> list[CatalogueItem]:
        """The open questions to answer first: those that hold back the next label, then as the gaps are ordered.

        At most `count` of them, with question, why it is asked and what would show it. Questions answered `unsure` are
        among them. Bad input is an `AssessmentError`.

        >>> import aimscore as ac
        >>> [item["id"] for item in ac.Assessment(as_of="2026-11-23").next_questions(2)]
        ['6.3-r1', '7.4-r2']
        """
        if count < 0:
            raise ValueError(f"expected a count of 0 or more, found {count}")
        return _open_questions(self.assess())[:count]

    def validate(self) -> list[types.Issue]:
        """Everything that is wrong; nothing where all is well."""
        return validate(self)

    def assess(self) -> Report:
        """Scores what was stated."""
        return assess(self)

    def explain(self, id: str) -> types.Explanation:
        """Why the figure of a part, group, unit or risk is what it is."""
        return explain(self, id)

    def roadmap(self) -> types.Roadmap:
        """The gaps in waves, what closing each alone would change, and the cheapest path to each label."""
        return roadmap(self)

    def uncertainty(
        self,
        *,
        seed: int | None = None,
        draws: int | None = None,
        prior: dict[str, int] | None = None,
        next_by: types.NextBy | None = None,
    ) -> types.Uncertainty:
        """How sure the figures are; the function `uncertainty` says it all."""
        return uncertainty(self, seed=seed, draws=draws, prior=prior, next_by=next_by)

    def compare(self, before: AnyAssessment, *, catalogue: Catalogue | None = None) -> types.Comparison:
        """What moved since an earlier assessment; `catalogue` is the earlier one's where that is another version."""
        return compare(before, self, earlier=catalogue)

    def what_if(self, patch: Patch | dict[str, Any]) -> types.Comparison:
        """What a change would do. Nothing is changed."""
        return what_if(self, patch)

    def draft_scope(self) -> str:
        """A draft of the scope statement from organization, roles, systems and boundaries, for a person to change."""
        return draft_scope(self)

    def widget(self, *, language: str | None = None, mode: Mode = "full") -> AssessmentWidget:
        """The questions in a notebook: what is answered there is stated here, and what is stated here is shown there.

        It needs the extra `widget`, no network, and nothing but the Python session of the notebook hears the answers.
        `language` is a tag such as `de`; without, that of the catalogue. `mode` is how much is asked to begin with.
        """
        need("anywidget", "widget")
        from aimscore._widget import AssessmentWidget

        if mode not in ("quick", "full"):
            raise ValueError(f"no mode {mode!r}; there are: quick, full")
        if issues := self.validate():
            raise AssessmentError(issues)
        return AssessmentWidget(self, language, mode)

    def to_code(self) -> str:
        """The share code: date, ratings, evidence levels, statuses of documents, and which controls are included.

        Nothing that somebody typed goes into it: no note, name, owner, justification, risk, system or scope.

        >>> import aimscore as ac
        >>> a = ac.Assessment(as_of="2026-11-23")
        >>> a.answer("4.1-r1", "largely", note="For us alone")
        >>> ac.Assessment.from_code(a.to_code()).to_dict()["answers"]
        [{'item_id': '4.1-r1', 'rating': 'largely'}]
        """
        catalogue, text = stated(self, None)
        with refusals():
            return catalogue._engine.to_code(text)

    def to_ciso_assistant(self, form: Literal["csv", "xlsx"] = "xlsx") -> CisoAssistantAudit:
        """An audit for the library `iso42001-2023` of CISO Assistant: 67 rows, with 6.1 as one of them.

        A requirement is `compliant` where every scored question is fully in place, and 6.1 is what the worst of its
        four subclauses is. The warnings say what such an audit can't hold. Their scores, which measure maturity, stay
        blank.

        >>> import aimscore as ac
        >>> a = ac.Assessment(as_of="2026-11-23")
        >>> a.answer("4.1-r1", "largely", owner="Ann")
        >>> [(warning["params"]["what"], warning["pointer"]) for warning in a.to_ciso_assistant().warnings]
        [('answers/owner', '/answers/0/owner'), ('answers/rating', '/answers/0/rating')]
        """
        catalogue, text = stated(self, None)
        with refusals():
            content, found = catalogue._engine.ciso_assistant(text, form)
        return CisoAssistantAudit(content, json.loads(found)["issues"])

    def answers_csv(self) -> str:
        """The answers as CSV for a spreadsheet: a row for each item, answered or not, with its question.

        Begins with a byte order mark, so that Excel reads it as UTF-8: write it with the encoding `utf-8` and
        `newline=""`. What might be a formula is made inert. `answers_from_csv` reads it.
        """
        catalogue, text = stated(self, None)
        with refusals():
            return catalogue._engine.answers_csv(text)

    def to_dict(self) -> types.Assessment:
        """The document as it stands; a copy of its own."""
        return cast(types.Assessment, copy.deepcopy(self._document))

    def to_json(self) -> str:
        """The document as JSON text, indented for a person."""
        return json.dumps(self._document, ensure_ascii=False, indent=2) + "\n"

    def save(self, path: StrPath) -> None:
        """Writes the JSON text to a file."""
        Path(path).write_bytes(self.to_json().encode())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Assessment) and self._document == other._document

    def __copy__(self) -> Assessment:
        """An assessment of its own: what is stated in one of them is not stated in the other."""
        twin = type(self).__new__(type(self))
        twin._catalogue = self._catalogue
        twin._document = copy.deepcopy(self._document)
        return twin

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_listeners"}

    def _ipython_key_completions_(self) -> list[str]:
        """For IPython: what can stand between the brackets."""
        return [item["id"] for _, _, _, item in self._catalogue._items()]

    def _screen(self) -> str:
        try:
            progress = self.progress
        except AssessmentError as error:
            return f"{self!r}\n{error}\n"
        lines = [f"{self!r}", f"{progress['rated']} of {progress['applicable']} questions rated"]
        if left := self.next_questions():
            lines += [f"about {progress['minutes']} minutes left; first:"]
            lines += [f"  {item['id']} {item.get('question', '')}".rstrip() for item in left]
        return "\n".join(lines) + "\n"

    def _repr_html_(self) -> str:
        try:
            progress = self.progress
        except AssessmentError as error:
            first, *problems = str(error).splitlines()
            return paragraph(repr(self)) + details(first, "".join(map(paragraph, problems)))
        rated, applicable = progress["rated"], progress["applicable"]
        view = View(
            "",
            ["id", "question", "minutes"],
            [[item["id"], item.get("question", ""), str(item["minutes"])] for item in self.next_questions()],
        )
        done = (
            f'<p><progress max="{applicable}" value="{rated}"></progress> {rated} of {applicable} questions rated</p>'
        )
        title = f"Next questions; about {progress['minutes']} minutes for all that are left"
        return paragraph(repr(self)) + done + (details(title, view_html(view)) if view.rows else "")

    def __repr__(self) -> str:
        answers = self._document.get("answers")
        count = len(answers) if isinstance(answers, list) else 0
        return f"<Assessment {self._catalogue._data['id']} as of {self._document.get('as_of')}: {count} answers>"

    _listeners: tuple[Callable[[], None], ...] = ()
    """Those who are told when something was stated."""

    def _changed(self, known_to: Callable[[], None] | None = None) -> None:
        for listener in self._listeners:
            if listener != known_to:
                listener()

    def _state(self, section: str, key: str, id: str, given: dict[str, Any]) -> None:
        """Puts a statement in the place of the one about the same id, or last, if there is nothing wrong with it."""
        statements = self._statements(section)
        known = next((index for index, entry in enumerate(statements) if _is(entry, key, id)), None)
        before = {key: id} if known is None else statements[known]
        place = len(statements) if known is None else known
        said = {name: value for name, value in given.items() if value is not ...}
        cleared = {name for name, value in said.items() if value is None}
        merged = {name: value for name, value in {**before, **said}.items() if name not in cleared}
        entry = self._checked(section, place, merged)
        statements[place : place + 1] = [entry]
        self._document[section] = statements
        self._changed()

    def _statements(self, section: str) -> list[Any]:
        statements = self._document.get(section, [])
        if not isinstance(statements, list):
            raise AssessmentError(self.validate())
        return statements

    def _checked(self, section: str, place: int, entry: dict[str, Any]) -> Any:
        """A copy of a statement, looked at apart from the other statements of the document."""
        alone = {"format": FORMAT, "catalogue": {"id": self._catalogue._data["id"]}, "as_of": "2000-01-01"}
        named = ("systems", "own_controls", "settings") if section == "risks" else ()
        beside = {name: self._document[name] for name in named if name in self._document}
        document = {**alone, **beside, section: [entry]}
        if issues := validate(document, self._catalogue):
            here, there = f"/{section}/0", f"/{section}/{place}"
            raise AssessmentError([{**issue, "pointer": issue["pointer"].replace(here, there, 1)} for issue in issues])
        return decode(encode(entry))


AnyAssessment: TypeAlias = Assessment | types.Assessment | dict[str, Any]


def assess(assessment: AnyAssessment, catalogue: Catalogue | None = None) -> Report:
    """Scores an assessment.

    >>> import aimscore as ac
    >>> report = ac.assess({"format": "aimscore/assessment/1", "catalogue": {"id": "iso-42001"}, "as_of": "2026-11-23"})
    >>> report.headline["controls"]["low"], report.headline["controls"]["high"]
    (0, 100)
    """
    catalogue, text = stated(assessment, catalogue)
    with refusals():
        return Report(catalogue._engine.assess(text), catalogue)


def assess_json(text: Text, catalogue: Catalogue | None = None) -> str:
    """Scores an assessment in JSON text; gives the canonical JSON of the report."""
    with refusals():
        return (catalogue or Catalogue.iso_42001())._engine.assess(as_bytes(text))


def validate(assessment: AnyAssessment, catalogue: Catalogue | None = None) -> list[types.Issue]:
    """Everything that is wrong with an assessment; nothing where all is well."""
    try:
        catalogue, text = stated(assessment, catalogue)
    except AssessmentError as error:
        return error.issues
    found: types.IssueList = json.loads(catalogue._engine.validate(text))
    return found["issues"]


def explain(assessment: AnyAssessment, id: str, catalogue: Catalogue | None = None) -> types.Explanation:
    """Why the figure of a part, group, unit or risk is what it is.

    >>> import aimscore as ac
    >>> ac.explain(ac.Assessment(as_of="2026-11-23"), "5.2")["exact"]["high"]
    '1'
    """
    catalogue, text = stated(assessment, catalogue)
    with refusals():
        explanation: types.Explanation = json.loads(catalogue._engine.explain(text, _readable(id)))
    return explanation


def roadmap(assessment: AnyAssessment, catalogue: Catalogue | None = None) -> types.Roadmap:
    """The gaps in waves, what closing each alone would change, and the cheapest path to each label.

    >>> import aimscore as ac
    >>> [path["label"] for path in ac.roadmap(ac.Assessment(as_of="2026-11-23"))["paths"]][:2]
    ['foundations', 'stage_1_candidate']
    """
    catalogue, text = stated(assessment, catalogue)
    with refusals():
        found: types.Roadmap = json.loads(catalogue._engine.roadmap(text))
    return found


def uncertainty(
    assessment: AnyAssessment,
    catalogue: Catalogue | None = None,
    *,
    seed: int | None = None,
    draws: int | None = None,
    prior: dict[str, int] | None = None,
    next_by: types.NextBy | None = None,
) -> types.Uncertainty:
    """How sure the figures are: the spread of each headline, and how likely each label, band and residual level is.

    It follows from the confidence stated and from what is believed of questions without a rating; it measures nothing.
    Mean and variance are exact, the rest comes from drawing possible outcomes: the same `seed` (0 to 2^64 - 1, absent:
    0) and number of `draws` (1 to 100,000, absent: 10,000) give the same result in every language. `prior` has a weight
    of 0 to 100 for each level that a question without a rating may turn out to have; absent, all are as likely.
    `next_by` says by what the next best questions are put in order: `variance` of the headlines, or the way to the
    `next_label`, each per second to answer. Percents are 0 to 100; the odds of an answer have a resolution of 1/65536.

    >>> import aimscore as ac
    >>> sure = ac.uncertainty(ac.Assessment(as_of="2026-11-23"), seed=42, draws=1_000)
    >>> sure["parts"][0]["spread"]["mean"], sure["unrated"]
    (50, 293)
    """
    catalogue, text = stated(assessment, catalogue)
    given = {"seed": seed, "draws": draws, "prior": prior, "next_by": next_by}
    options = encode(_without_none(given))
    with refusals():
        found: types.Uncertainty = json.loads(catalogue._engine.uncertainty(text, options))
    return found


def compare(
    before: AnyAssessment, after: AnyAssessment, catalogue: Catalogue | None = None, *, earlier: Catalogue | None = None
) -> types.Comparison:
    """Compares two assessments of the same organization: what moved, and because of what.

    `earlier` is the catalogue of the first one where it is another version.

    >>> import aimscore as ac
    >>> before, after = ac.Assessment(as_of="2026-11-23"), ac.Assessment(as_of="2027-02-01")
    >>> after["9.3.1-r1"] = "fully"
    >>> [part["moved"] for part in ac.compare(before, after)["parts"]]
    [0, 3.1]
    """
    catalogue, later = stated(after, catalogue)
    _, first = stated(before, catalogue)
    with refusals():
        text = catalogue._engine.compare(first, later, earlier._engine if earlier else None)
    comparison: types.Comparison = json.loads(text)
    return comparison


def what_if(
    assessment: AnyAssessment, patch: Patch | dict[str, Any], catalogue: Catalogue | None = None
) -> types.Comparison:
    """What a change would do: the assessment compared with the same after the patch. Nothing is changed.

    >>> import aimscore as ac
    >>> patch = {"answers": [{"item_id": "9.3.1-r1", "rating": "fully"}]}
    >>> ac.what_if(ac.Assessment(as_of="2026-11-23"), patch)["units"][0]["id"]
    '9.3.1'
    """
    catalogue, text = stated(assessment, catalogue)
    with refusals():
        comparison: types.Comparison = json.loads(catalogue._engine.what_if(text, encode(patch)))
    return comparison


def answers_from_csv(csv: Text, catalogue: Catalogue | None = None) -> list[types.Answer]:
    """Reads answers from CSV as `Assessment.answers_csv` writes it; bytes are UTF-8.

    Commas or semicolons, columns in any order; only `item_id` must be there. Ratings may be ids, N, P, L and F, or
    labels of the catalogue's language. All problems come at once, with row and column as in `/3/rating`.

    >>> import aimscore as ac
    >>> answers = ac.answers_from_csv("item_id;rating\\n4.1-r1;L\\n")
    >>> ac.Assessment(as_of="2026-11-23", answers=answers)["4.1-r1"]
    'largely'
    """
    catalogue = catalogue or Catalogue.iso_42001()
    with refusals():
        answers: list[types.Answer] = json.loads(catalogue._engine.answers_from_csv(as_bytes(csv)))
    return answers


def import_ciso_assistant(audit: Text, *, as_of: str | date, catalogue: Catalogue | None = None) -> CisoAssistantImport:
    """Reads an audit of the library `iso42001-2023` of CISO Assistant: CSV in UTF-8 or a workbook (XLSX).

    A result becomes the rating of every scored question of its row, `partially_compliant` the rating `partially`; what
    is not applicable is excluded, with the observations as its justification. Else they are a note. The warnings say
    what an assessment doesn't hold. All problems come at once, with row and column as in `/3/compliance_result`, or
    with sheet and cell.

    >>> import aimscore as ac
    >>> audit = "ref_id;compliance_result;score\\n5.2;compliant;4\\n"
    >>> read = ac.import_ciso_assistant(audit, as_of="2026-11-23")
    >>> read.assessment["5.2-r1"], [(warning["params"]["what"], warning["pointer"]) for warning in read.warnings]
    ('fully', [('score', '/2/score')])
    """
    catalogue = catalogue or Catalogue.iso_42001()
    day = as_of.isoformat() if isinstance(as_of, date) else as_of
    with refusals():
        read, found = catalogue._engine.from_ciso_assistant(as_bytes(audit), day)
    return CisoAssistantImport(Assessment.from_json(read, catalogue), json.loads(found)["issues"])


def draft_scope(assessment: AnyAssessment, catalogue: Catalogue | None = None) -> str:
    """A draft of the scope statement from organization, roles, systems and boundaries, for a person to change."""
    catalogue, text = stated(assessment, catalogue)
    with refusals():
        return catalogue._engine.draft_scope(text)


def stated(assessment: AnyAssessment, catalogue: Catalogue | None) -> tuple[Catalogue, bytes]:
    """The catalogue to use, and the text of the assessment."""
    if isinstance(assessment, Assessment):
        return catalogue or assessment._catalogue, dump(assessment._document)
    return catalogue or Catalogue.iso_42001(), encode(assessment)


def _open_questions(report: Report) -> list[CatalogueItem]:
    """The questions without a rating, in the order of their gaps."""
    items = {item["id"]: item for item in report._catalogue.items()}
    open_ids = [gap["item_id"] for gap in report._data["gaps"] if gap["kind"] == "unknown"]
    return [items[item_id] for item_id in open_ids if item_id is not None]


def _is(entry: object, key: str, id: str) -> bool:
    return isinstance(entry, dict) and entry.get(key) == id


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _day(day: str | date | EllipsisType | None) -> str | EllipsisType | None:
    return day.isoformat() if isinstance(day, date) else day


def _readable(id: str) -> str:
    return id.encode("utf-8", "backslashreplace").decode()
