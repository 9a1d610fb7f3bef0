"""An assessment that changes, with its figures at once."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from aimscore import _native, types
from aimscore._assessment import AnyAssessment, Assessment, stated
from aimscore._catalogue import Catalogue
from aimscore._errors import refusals
from aimscore._json import encode
from aimscore._report import Report


class Patch(TypedDict, total=False):
    """Statements to put in the place of those about the same ids."""

    answers: list[types.Answer]
    """Answers."""
    applicability: list[types.Decision]
    """Decisions on controls."""
    documents: list[types.DocumentStatement]
    """Statuses of documents."""
    risks: list[types.Risk]
    """Risks."""
    settings: types.Settings
    """Settings, all of them."""
    remove: list[str]
    """Ids of items, controls, documents and risks about which nothing is stated any more."""


class Session:
    """One assessment that changes statement by statement. Safe to use from several threads.

    >>> import aimscore as ac
    >>> session = ac.Session(ac.Assessment(as_of="2026-11-23"))
    >>> changes = session.set({"answers": [{"item_id": "4.1-r1", "rating": "largely"}]})
    >>> [unit["id"] for unit in changes["units"]]
    ['4.1']
    >>> session.report() == session.assessment().assess()
    True
    """

    def __init__(self, assessment: AnyAssessment, catalogue: Catalogue | None = None) -> None:
        """Begins with an assessment, which stays as it is."""
        self._catalogue, text = stated(assessment, catalogue)
        with refusals():
            self._session = _native.Session(self._catalogue._engine, text)

    def set(self, patch: Patch | dict[str, Any]) -> types.Changes:
        """Applies a patch, all of it or nothing; says which figures changed."""
        text = encode(patch)
        with refusals():
            changes: types.Changes = json.loads(self._session.set(text))
        return changes

    def assessment(self) -> Assessment:
        """The assessment as it stands."""
        return Assessment.from_json(self._session.assessment(), self._catalogue)

    def report(self) -> Report:
        """The report of the assessment as it stands."""
        return Report(self._session.report(), self._catalogue)

    def __repr__(self) -> str:
        return f"<Session of {self.assessment()!r}>"
