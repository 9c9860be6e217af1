"""JSON as it goes over the wire."""

from __future__ import annotations

import json
from typing import Any

# Legal inside JSON strings, but a client that cuts a stream with str.splitlines() would cut there too.
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def compact(value: Any) -> str:
    """Return JSON without spaces, as models write it too."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(value: Any) -> bytes:
    """Return compact JSON in UTF-8 that has no character which any client takes for the end of a line."""
    return compact(value).translate(_LINE_BREAKS).encode("utf-8")


def decode(body: bytes) -> Any:
    """Parse JSON strictly.

    Raises:
        ValueError: not UTF-8, not JSON, NaN or Infinity, half a surrogate pair, or nested too deeply.
    """

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is not JSON")

    try:
        return json.loads(body.decode("utf-8"), parse_constant=refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def canonical(value: Any) -> bytes:
    """Return the same bytes for equal JSON values, whatever the order of keys or the spaces they came with.

    Raises:
        ValueError: half a surrogate pair, which UTF-8 cannot carry, or nested too deeply.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
