"""The prose of the catalogue and of the engine is plain, our own, and asks one thing at a time."""

import plain_language


def test_no_problems() -> None:
    assert plain_language.problems() == []
