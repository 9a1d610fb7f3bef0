"""What the command line cannot do."""

from __future__ import annotations

from aimscore._errors import printable


class Refusal(Exception):
    """Ends a command with one clear sentence on standard error."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def unusable(path: str, error: Exception) -> Refusal:
    """A file that cannot be read or written."""
    return Refusal(f"{printable(path)}: {getattr(error, 'strerror', None) or error}")
