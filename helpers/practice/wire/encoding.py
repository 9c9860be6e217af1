"""JSON as it goes over the wire."""

from __future__ import annotations

import contextlib
import gc
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

# Legal inside JSON strings, but a client that cuts a stream with str.splitlines() would cut there too.
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)

_LONG = 2**17  # characters of a text that are written at a stretch
_HOLE = "\ud800"  # stands where a long text goes; no client can send it, since UTF-8 cannot carry it
_LARGE = 2**16  # bytes of a body that may hold enough values to set off the garbage collector more than once
_DEEPEST = 100  # arrays and objects within one another; far below what Python's stack allows, wherever this is called


def compact(value: Any) -> str:
    """Return JSON without spaces, as models write it too.

    Raises:
        ValueError: a number is infinite or none, which JSON cannot say.
    """
    return _COMPACT.encode(value)


def encode(value: Any, default: Callable[[Any], Any] | None = None) -> bytes:
    """Return compact JSON in UTF-8 that has no character which any client takes for the end of a line.

    Args:
        value: what to write.
        default: as for `json.dumps`.
    """
    if default is None:
        text = compact(value)
    else:
        encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=default)
        text = encoder.encode(value)
    if not text.isascii():
        for character, escaped in _LINE_BREAKS.items():
            text = text.replace(character, escaped)  # far quicker than str.translate
    return text.encode("utf-8")


def decode(body: bytes) -> Any:
    """Parse JSON strictly.

    Raises:
        ValueError: not UTF-8, not JSON, NaN or Infinity, a number that is too large, or nested too deeply.
    """
    try:
        with _uncollected() if len(body) > _LARGE else contextlib.nullcontext():
            value = json.loads(body.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if body.count(b"[") + body.count(b"{") > _DEEPEST:
        _check_depth(value)
    return value


def canonical(value: Any) -> bytes:
    """Return the same bytes for equal JSON values, whatever the order of keys or the spaces they came with.

    Raises:
        ValueError: half a surrogate pair, which UTF-8 cannot carry, or a number that is infinite or none.
    """
    return _SORTED.encode(value).encode("utf-8")


def canonical_pieces(value: Any) -> Iterator[bytes]:
    """Yield the bytes of `canonical()` in pieces: no other thread runs while a text of 10 MB is written.

    Raises:
        ValueError: as for `canonical()`.
    """
    long: list[str] = []

    def later(text: _Long) -> str:
        long.append(text.text)
        return _HOLE

    encoder = json.JSONEncoder(
        ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False, default=later
    )
    around = encoder.encode(_without_long(value)).split(f'"{_HOLE}"')
    if len(around) != len(long) + 1:
        raise ValueError("half a surrogate pair")
    yield around[0].encode("utf-8")
    for text, rest in zip(long, around[1:], strict=True):
        yield b'"'
        for start in range(0, len(text), _LONG):
            yield compact(text[start : start + _LONG])[1:-1].encode("utf-8")
        yield b'"'
        yield rest.encode("utf-8")


@dataclass(frozen=True)
class _Long:
    """A text that is written piece by piece."""

    text: str


def _without_long(value: Any) -> Any:
    """Return a value with its long texts marked; the keys of objects are never long enough to matter."""
    if isinstance(value, str):
        return _Long(value) if len(value) > _LONG else value
    if isinstance(value, dict):
        return {name: _without_long(each) for name, each in value.items()}
    if isinstance(value, list):  # of 300,000 numbers, perhaps
        return [_without_long(each) if isinstance(each, str | dict | list) else each for each in value]
    return value


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out while JSON is parsed: no other thread runs until that is done.

    In Python 3.11 it would look at everything in a notebook's kernel many times over, and nothing new is garbage.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    """Read a number; one such as 1e999 would become infinite, which could not be written again."""
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:20]} is too large")
    return number


def _check_depth(value: Any) -> None:
    """Refuse what is nested so deeply that looking at it could exhaust the stack of whoever does."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            each
            for outer in level
            if isinstance(outer, list | dict)
            for each in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(each, list | dict)
        ]
        if not level:
            return
    raise ValueError("nested too deeply")
