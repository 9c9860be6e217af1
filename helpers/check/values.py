"""How a message names a learner's value, whatever that is."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from numbers import Real
from typing import Any

from helpers import keys

_KEY = re.compile(r"\bsk-[\w-]{5,}")
_LONGEST, _LONGEST_SAID = 80, 200  # characters that a message repeats of a value, and of what an error says


def shown(value: Any) -> str:
    """Return a value as Python writes it, on one line and cut short, whatever its class makes of `repr`."""
    try:
        written = repr(value)
    except Exception:
        written = f"<{kind(value)}>"
    return cut(written)


def cut(written: str, longest: int = _LONGEST) -> str:
    """Return a text on one line and cut short, after any key in it was masked: half a key is not recognised."""
    written = masked(" ".join(written.split()))
    return written if len(written) <= longest else f"{written[:longest]}…"


def masked(written: str) -> str:
    """Return a text without any key in it: what is repeated to a learner may be a key that was pasted."""
    return _KEY.sub(lambda found: keys.mask(found[0]), written)


def kind(value: Any) -> str:
    """Return the name of a value's type."""
    return type(value).__name__.lstrip("_")


def number(value: Any) -> float | None:
    """Return a number of any class, Decimal and Fraction included, as a float, or None if it is none.

    True and False are none here, though Python counts with them.
    """
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    try:
        return float(value)
    except (OverflowError, ValueError):
        return math.inf


def said(error: BaseException) -> str:
    """Return what an error says, on one line and cut short; the API's own sentence where it comes from there."""
    body = getattr(error, "body", None)
    try:
        message = body["message"] if isinstance(body, dict) and body.get("message") else error
        return cut(str(message), _LONGEST_SAID)
    except Exception:  # an error of the learner's own class may not be able to say anything
        return ""


def named(error: BaseException) -> str:
    """Return the class of an error and what it says."""
    return f"{kind(error)}: {said(error)}"
