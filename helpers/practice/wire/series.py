"""Long lists inside a reply, made item by item while it is sent, so that they take no memory."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any, Generic, TypeVar

from . import encoding

Item = TypeVar("Item")

_MARK = secrets.token_hex(16)  # stands for a series while the JSON around it is written; no request can know it
_QUOTED = f'"{_MARK}"'.encode()
_PIECE = 2**15  # bytes
_FEW = 8  # pieces that are sent as one


class Series(Generic[Item]):
    """What can be iterated again and again, and is made anew each time.

    Args:
        make: returns the items.
    """

    def __init__(self, make: Callable[[], Iterable[Item]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Item]:
        return iter(self._make())


def pieces(value: Any) -> Iterable[bytes]:
    """Return JSON for the wire: one piece, or many if there is a long `Series` in the value."""
    try:
        return (encoding.encode(value),)
    except TypeError:  # there is a series in it
        found: list[Series[Any]] = []

    def later(item: Any) -> str:
        if not isinstance(item, Series):
            raise TypeError(f"{type(item).__name__} is not JSON")
        found.append(item)
        return _MARK

    whole = encoding.encode(value, default=later)
    filled = Series(lambda: _filled(whole.split(_QUOTED), found))
    first = list(islice(filled, _FEW + 1))
    return filled if len(first) > _FEW else (b"".join(first),)


def slices(body: bytes) -> Iterable[bytes]:
    """Return a body in pieces, so that no client that reads slowly makes the server hold a copy of the whole."""
    if len(body) <= _PIECE:
        return (body,)
    return Series(lambda: (body[start : start + _PIECE] for start in range(0, len(body), _PIECE)))


def _filled(around: Sequence[bytes], series: Sequence[Series[Any]]) -> Iterator[bytes]:
    held = bytearray()
    for text, items in zip_longest(around, series):
        held += text
        if items is None:
            break
        held += b"["
        for number, item in enumerate(items):
            held += (b"," if number else b"") + encoding.encode(item)
            if len(held) >= _PIECE:
                yield bytes(held)
                held.clear()
        held += b"]"
    yield bytes(held)
