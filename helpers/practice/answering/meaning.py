"""What the texts of a lesson mean, as a small real model saw it: meaning.toml, which says where it comes from."""

from __future__ import annotations

import functools
import math
import tomllib
from pathlib import Path

from ..reading.normal import normalize

SIZE = 26  # numbers that say what a text means
_FILE = Path(__file__).with_suffix(".toml")


def find(text: str, *, turned: bool = False) -> tuple[float, ...]:
    """Return what a text means as `SIZE` numbers of length 1, or () where that is not known.

    Args:
        text: any text; spaces around it don't count.
        turned: turn each two numbers by a quarter. Texts are then as near each other as before, and each has nothing in
            common with what it is when not turned.
    """
    values = _known().get(_plain(text), ())
    if not turned:
        return values
    return tuple(-value if index % 2 else value for index, value in enumerate(_swapped(values)))


def _swapped(values: tuple[float, ...]) -> list[float]:
    return [values[index ^ 1] for index in range(len(values))]


def _plain(text: str) -> str:
    return normalize("NFC", text.strip()) if len(text) <= _longest() else ""


@functools.cache
def _rows() -> list[tuple[list[str], list[int]]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [(row["texts"], row["values"]) for row in table["text"]]


@functools.cache
def _longest() -> int:
    """Return more characters than any known text has in any normal form: nothing longer is looked at."""
    return 4 * max(len(text) for texts, _ in _rows() for text in texts)


@functools.cache
def _known() -> dict[str, tuple[float, ...]]:
    known: dict[str, tuple[float, ...]] = {}
    for texts, values in _rows():
        length = math.sqrt(sum(value * value for value in values))
        known |= {normalize("NFC", text): tuple(value / length for value in values) for text in texts}
    return known
