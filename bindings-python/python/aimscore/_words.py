"""The words of a language, filled in."""

from __future__ import annotations

import re
from typing import Any, TypedDict

from aimscore import types


class Range(TypedDict):
    """A figure's two ends, in percent."""

    low: float
    high: float


class Words:
    """Looks up labels, headings and sentences of the engine's texts."""

    def __init__(self, texts: types.Texts) -> None:
        self._texts: dict[str, Any] = dict(texts)

    def label(self, words: str, word: str | None) -> str:
        """What a word of a closed list is called; nothing for None."""
        return "" if word is None else str(self._entry("words", words, word).get("label", word))

    def page(self, heading: str, **values: object) -> str:
        """A heading or sentence of the report."""
        return filled(self._texts["page"][heading], values)

    def sentence(self, name: str, **values: object) -> str:
        """A sentence of the summary."""
        return filled(self._texts["sentences"][name], values)

    def of(self, section: str, id: str | None, field: str = "title") -> str:
        """A text about an id; nothing where there is none."""
        return str(self._entry(section, id).get(field, ""))

    def text(self, *path: str) -> str:
        """A text by the keys that lead to it; nothing where there is none."""
        *before, last = path
        return str(self._entry(*before).get(last, ""))

    def titled(self, section: str, id: str) -> str:
        """An id with its title."""
        return f"{id} {self.of(section, id)}".strip()

    def number(self, number: float) -> str:
        """A number with at most one decimal, as the language writes it."""
        whole, tenth = f"{number:.1f}".split(".")
        return whole if tenth == "0" else self.sentence("decimal", whole=whole, tenth=tenth)

    def signed(self, number: float | None) -> str:
        """A movement in points."""
        return "" if number is None else f"{'+' if number > 0 else ''}{self.number(number)}"

    def span(self, low: float, high: float) -> str:
        """A range in percent."""
        if low == high:
            return self.sentence("percent", percent=self.number(low))
        return self.sentence("span", low=self.number(low), high=self.number(high))

    def figure(self, figure: Range | types.Figure | None) -> str:
        """A figure as a range in percent."""
        return self.sentence("no_figure") if figure is None else self.span(figure["low"], figure["high"])

    def _entry(self, *path: str | None) -> dict[str, Any]:
        entry: Any = self._texts
        for key in path:
            entry = entry.get(key, {})
        return entry if isinstance(entry, dict) else {}


def filled(template: str, values: dict[str, Any]) -> str:
    """Puts values in the place of their names; what they hold is not looked into again."""
    return re.sub(r"\{(\w+)\}", lambda name: str(values.get(name[1], "")), template)
