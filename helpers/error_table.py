"""The table of errors (errors.toml): which evidence means what. The sentences are in text/{en,ko}/errors.toml."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from helpers.evidence import Evidence

PATH = Path(__file__).with_name("errors.toml")
_OWN = {
    "name": "",
    "example": "",
    "lesson": "07",
    "again": False,
    "settings": (),
}  # what a row says besides its conditions
# How each kind of condition is read off the evidence. A list in the table means "one of these".
_NAMES = {"class": "classes", "cause": "causes", "through": "through", "attribute": "attributes"}
_EXACT = {"status": "status", "type": "type", "reply": "reply", "shape": "shape"}
_PATTERNS = {"code": "code", "param": "param", "owner": "owner", "module": "module"}  # with * and ?
_WORDS = {"words": "message", "rejected": "rejected", "codec": "codec"}  # regular expressions
_PRESENT = {"package", "lookalike", "proxies"}  # true: there is one


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        name: of its sentences: `{name}_cause` and `{name}_fix`.
        example: the message as it appears; "..." stands for what differs.
        lesson: where the course explains it.
        again: whether the very same request can succeed a little later.
        settings: groups of environment variables (see obstacles.py), one of which may be the real cause.
        conditions: what the evidence has to show, by kind; all of them.
    """

    name: str
    example: str
    lesson: str
    again: bool
    settings: Sequence[str]
    conditions: dict[str, Any] = field(repr=False)

    def fits(self, evidence: Evidence) -> bool:
        """Return whether the evidence shows all that this row asks for."""
        return all(_holds(kind, wanted, evidence) for kind, wanted in self.conditions.items())


@functools.cache
def rows() -> tuple[Row, ...]:
    """Return the table, in its order: the first row that fits explains the error.

    Raises:
        ValueError: a row has a condition of an unknown kind.
    """
    import tomllib

    known = {*_NAMES, *_EXACT, *_PATTERNS, *_WORDS, *_PRESENT, "not_through"}
    table = []
    for content in tomllib.loads(PATH.read_text(encoding="utf-8"))["row"]:
        own = {name: content.pop(name, default) for name, default in _OWN.items()}
        if unknown := content.keys() - known:
            raise ValueError(f"{PATH.name}: row {own['name']} has unknown conditions: {', '.join(sorted(unknown))}")
        table.append(Row(**own, conditions=content))
    return tuple(table)


def match(evidence: Evidence) -> Row:
    """Return the row that explains the evidence; the last one asks for nothing, so there always is one."""
    return next(row for row in rows() if row.fits(evidence))


def named(name: str) -> Row:
    """Return the first row of a name.

    Raises:
        StopIteration: the table has none.
    """
    return next(row for row in rows() if row.name == name)


def _holds(kind: str, wanted: Any, evidence: Evidence) -> bool:
    if kind in _PRESENT:
        return bool(getattr(evidence, kind)) is wanted
    any_of = wanted if isinstance(wanted, list) else [wanted]
    if kind == "not_through":
        return not evidence.through & set(any_of)
    if kind in _NAMES:
        return not set(getattr(evidence, _NAMES[kind])).isdisjoint(any_of)
    if kind in _EXACT:
        return getattr(evidence, _EXACT[kind]) in any_of
    if kind in _PATTERNS:
        found = getattr(evidence, _PATTERNS[kind])
        return found is not None and any(fnmatchcase(found, pattern) for pattern in any_of)
    found = getattr(evidence, _WORDS[kind])
    return any(re.search(pattern, found) for pattern in any_of)
