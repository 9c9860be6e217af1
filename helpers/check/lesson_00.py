"""Checks of lesson 00, the first steps."""

from __future__ import annotations

from typing import Any

from helpers.check.verdict import not_yet, right


def my_name(name: Any) -> None:
    """`name` is a text that is not empty."""
    if not isinstance(name, str):
        not_yet("check_00.name_not_text", kind=type(name).__name__)
    elif not name.strip():
        not_yet("check_00.name_empty")
    else:
        right("check_00.name_right", name=name.strip())
