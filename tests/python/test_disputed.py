"""Where the independent scorer and the engine differ, each with its smallest example.

A test here is expected to fail. One that passes says that the difference is gone: it goes, with what `test_oracle` lets
through on its account.
"""

from __future__ import annotations

import re

import pytest

import aimscore

# An input of a review that is known by its ratings, which weights of 0 hide from the engine.
DISPUTED = re.compile(r"/management_review\[[^]]*\]/known: by the rules True, by the engine False")


@pytest.mark.xfail(strict=True, reason="the engine asks whether a figure has ratings, and weights of 0 leave none")
def test_weights_hide_no_rating_from_a_review() -> None:
    """Weights act on the figures of groups and parts only (section 4): one item is rated, nothing is wrong with it."""
    assessment = {
        "format": "aimscore/assessment/1",
        "catalogue": {"id": "iso-42001"},
        "as_of": "2026-11-23",
        "answers": [{"item_id": "4.1-r1", "rating": "fully"}],
        "settings": {"weights": [{"unit_id": "4.1", "weight": 0}]},
    }
    rows = {row["topic"]: row["known"] for row in aimscore.assess(assessment).to_dict()["management_review"]}
    assert rows["nonconformities"]
