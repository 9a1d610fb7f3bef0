"""Packages that not everybody needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(package: str, extra: str) -> Any:
    """A package of an extra, or one sentence that says how to get it."""
    try:
        return import_module(package)
    except ImportError:
        raise ImportError(f"{package} is not installed: run `pip install 'aimscore[{extra}]'`", name=package) from None
