"""What every part of the independent scorer computes with: exact percents, bands and the natural order of ids."""

from __future__ import annotations

import re
from fractions import Fraction

CLASSES = "NPLF"
BAND_ENDS = [("N", 15), ("P", 50), ("L", 85)]


def percent(share: Fraction) -> float:
    """Integer tenths of a percent, half up."""
    return (2000 * share.numerator + share.denominator) // (2 * share.denominator) / 10


def band_of(share: Fraction) -> str:
    return next((band for band, end in BAND_ENDS if 100 * share.numerator <= end * share.denominator), "F")


def natural(id: str) -> list[tuple[int, int]]:
    """Digit runs as numbers and before anything else; the rest by code point."""
    return [(0, int(run)) if run.isdigit() else (1, ord(run)) for run in re.findall(r"[0-9]+|[^0-9]", id)]
