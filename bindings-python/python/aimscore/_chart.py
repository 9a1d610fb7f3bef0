"""A chart of a report."""

from __future__ import annotations

from pathlib import Path

from aimscore._catalogue import StrPath


class Chart:
    """A picture as SVG text: it stands alone, says its numbers in words, and shows itself in a notebook."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        """The text of the picture."""

    def save(self, path: StrPath) -> None:
        """Writes the picture to a file."""
        Path(path).write_bytes(self.svg.encode())

    def _repr_svg_(self) -> str:
        return self.svg
