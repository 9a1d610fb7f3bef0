"""Python values to JSON text and back. What JSON cannot hold is refused, never converted in silence."""

from __future__ import annotations

import json
import math
from typing import Any, TypeAlias

from aimscore import _native
from aimscore._errors import AssessmentError, refusals
from aimscore.types import Issue, IssueCode

Text: TypeAlias = str | bytes
"""JSON text; bytes are UTF-8."""


def decode(text: Text) -> Any:
    """The value of a text that the engine can read."""
    text = as_bytes(text)
    with refusals():
        _native.parse(text)
    return json.loads(text.decode("utf-8-sig"))


def as_bytes(text: Text) -> bytes:
    """UTF-8; half a surrogate pair becomes bytes that are not, and the engine says so."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text


def encode(value: object) -> bytes:
    """The text of a value that anybody gave: made of dict, list, tuple, str, int, float, bool and None."""
    issues: list[Issue] = []
    try:
        _look_for_strangers(value, "", issues)
        if not issues:
            return dump(value)
    except RecursionError:
        deep = "the value is nested too deep, or contains itself"
        issues.append(_issue("json_too_deep", "", deep, "flatten the value"))
    raise AssessmentError(issues)


def dump(value: object) -> bytes:
    """The text of a value that came out of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _look_for_strangers(value: object, pointer: str, issues: list[Issue]) -> None:
    if isinstance(value, dict):
        for key, child in value.items():
            if isinstance(key, str) and is_unicode(key):
                _look_for_strangers(child, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", issues)
            else:
                issues.append(wrong_type(pointer, "keys that are text", f"the key {key!r}"))
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            _look_for_strangers(child, f"{pointer}/{index}", issues)
    elif isinstance(value, str):
        if not is_unicode(value):
            issues.append(wrong_type(pointer, "text", "half a surrogate pair"))
    elif isinstance(value, float):
        if not math.isfinite(value):
            issues.append(wrong_type(pointer, "a number", repr(value)))
    elif isinstance(value, int):
        try:
            float(value)
        except OverflowError:
            issues.append(wrong_type(pointer, "a number", f"one of {value.bit_length()} bits"))
    elif value is not None:
        issues.append(wrong_type(pointer, "a value of JSON", f"a Python {type(value).__name__}"))


def is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def wrong_type(pointer: str, expected: str, found: str) -> Issue:
    message = f"expected {expected}, found {found}"
    return _issue("wrong_type", pointer, message, f"write {expected} here", expected=expected, found=found)


def _issue(code: IssueCode, pointer: str, message: str, mend: str, **params: str) -> Issue:
    return {"code": code, "pointer": pointer, "params": params, "message": message, "mend": mend}
