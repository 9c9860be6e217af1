"""What a check prints."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from helpers import board
from helpers.check.values import masked, named
from helpers.language import text

_found: ContextVar[list[bool] | None] = ContextVar("first_call_found", default=None)  # by the check that runs


def right(message: str, /, **values: Any) -> None:
    """Print that the answer is right.

    Args:
        message: "section.key" of a text.
        values: what its {placeholders} stand for.
    """
    print("✅", text(message, **_without_keys(values)))
    _note(True)


def not_yet(message: str, /, **values: Any) -> None:
    """Print what is still missing; the arguments are those of `right`."""
    print("✏️", text(message, **_without_keys(values)))
    _note(False)


def survives(check: Callable[..., None]) -> Callable[..., None]:
    """Let a check end with a message where a value of the learner's raises an error merely by being looked at.

    A class may raise in `__eq__`, an array in `if`; a learner is not shown the check's own traceback for it.
    Where the answer is right, the learner's seat lights up on the board of their room, if they joined one.
    """

    @functools.wraps(check)
    def checked(*arguments: Any) -> None:
        found: list[bool] = []
        outer = _found.set(found)
        try:
            check(*arguments)
        except (Exception, SystemExit) as error:
            not_yet("check.unreadable", error=named(error))
        finally:
            _found.reset(outer)
        if found and all(found):
            board.light(exercise(check))

    return checked


def exercise(check: Callable[..., None]) -> str:
    """Return the name of the exercise that a check is for, such as "lesson_04.two_messages"."""
    return f"{check.__module__.rpartition('.')[2]}.{check.__name__}"


def _note(is_right: bool) -> None:
    if (found := _found.get()) is not None:
        found.append(is_right)


def _without_keys(values: dict[str, Any]) -> dict[str, Any]:
    return {name: masked(value) if isinstance(value, str) else value for name, value in values.items()}
