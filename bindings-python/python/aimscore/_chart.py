"""A chart of a report."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from aimscore._catalogue import StrPath
from aimscore._screen import image


class Chart:
    """A picture as SVG text: it stands alone, says its numbers in words, and shows itself in a notebook."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        """The text of the picture."""

    def save(self, path: StrPath) -> None:
        """Writes the picture to a file."""
        Path(path).write_bytes(self.svg.encode())

    @property
    def alternative(self) -> str:
        """What the picture shows, in words: its title and every number."""
        return unescape("\n".join(re.findall(r"<(?:title|desc)\b[^>]*>(.*?)</", self.svg, re.DOTALL))).strip()

    def __repr__(self) -> str:
        return f"<Chart {self.alternative.splitlines()[0]}>"

    def _repr_html_(self) -> str:
        return image(self.svg, self.alternative)

    def _repr_svg_(self) -> str:
        return self.svg
