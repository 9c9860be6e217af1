"""The ids of what a response has put out: a call made after reasoning tells in its own id which reasoning that was.

So nothing has to be remembered to know that an item is missing when a call is sent back.
"""

from __future__ import annotations

import hashlib
import re

from .digest import Digest

_STEM = 32  # digits that the items of one response share
_OF_CALL = re.compile(f"fc_([0-9a-f]{{{_STEM}}})([0-9a-f]{{4}})([0-9a-f]{{12}})")


def reasoning(digest: Digest) -> str:
    """Return the id of a response's reasoning."""
    return _reasoning(digest.hex("reasoning", _STEM))


def function_call(digest: Digest, number: int, *, reasoned: bool) -> str:
    """Return the id of a response's call of a function.

    Args:
        digest: of the request.
        number: of the call, from 1.
        reasoned: whether reasoning came before it.
    """
    if not reasoned:
        return f"fc_{digest.hex(f'function call {number}', 48)}"
    stem, place = digest.hex("reasoning", _STEM), f"{number:04x}"
    return f"fc_{stem}{place}{_mark(stem, place, 12)}"


def reasoning_before(call: str) -> str | None:
    """Return the id of the reasoning that came before a call, or None: there was none, or the id is not of ours.

    Args:
        call: the id of the call.
    """
    match = _OF_CALL.fullmatch(call)
    if match is None or _mark(match[1], match[2], 12) != match[3]:
        return None
    return _reasoning(match[1])


def _reasoning(stem: str) -> str:
    return f"rs_{stem}{_mark(stem, 'reasoning', 16)}"


def _mark(stem: str, what: str, length: int) -> str:
    return hashlib.sha256(f"{stem} {what}".encode()).hexdigest()[:length]
