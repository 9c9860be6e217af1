"""Checks of lesson 00, the first steps."""

from __future__ import annotations

from typing import Any

from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives


@survives
def my_name(name: Any) -> None:
    """`name` is a text in which there is something to see."""
    if callable(name):
        not_yet("check_00.name_function")
    elif not isinstance(name, str):
        not_yet("check_00.name_not_text", kind=kind(name))
    elif not (visible := " ".join("".join(sign for sign in name if sign.isprintable() or sign.isspace()).split())):
        not_yet("check_00.name_empty")
    else:
        right("check_00.name_right", name=cut(visible))
