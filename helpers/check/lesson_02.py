"""Checks of lesson 02, the key."""

from __future__ import annotations

from typing import Any

from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives

_NAME = "OPENAI_API_KEY"
_KEY = "sk-practice-hello-1234"


@survives
def env_line(line: Any) -> None:
    """The line of a `.env` file that holds the key of the exercise, read as a program reads it."""
    if not isinstance(line, str):
        not_yet("check_02.line_not_string", kind=kind(line))
    elif not line.strip():
        not_yet("check_02.line_empty")
    elif "=" not in line:
        not_yet("check_02.line_no_sign", name=_NAME)
    else:
        _read(line)


def _read(line: str) -> None:
    from io import StringIO

    from dotenv import dotenv_values

    values = dotenv_values(stream=StringIO(line), interpolate=False)
    if len(values) > 1:
        not_yet("check_02.line_several", count=len(values))
    elif _NAME not in values:
        name = next(iter(values), line.partition("=")[0].strip())
        not_yet("check_02.line_name", name=cut(name), expected=_NAME)
    elif not values[_NAME]:
        not_yet("check_02.line_no_key")
    elif values[_NAME] != _KEY:
        not_yet("check_02.line_other_key", key=_KEY)
    else:
        right("check_02.line_right")
