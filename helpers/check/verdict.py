"""What a check prints."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from helpers.check.values import masked, named
from helpers.language import text


def right(message: str, /, **values: Any) -> None:
    """Print that the answer is right.

    Args:
        message: "section.key" of a text.
        values: what its {placeholders} stand for.
    """
    print("✅", text(message, **_without_keys(values)))


def not_yet(message: str, /, **values: Any) -> None:
    """Print what is still missing; the arguments are those of `right`."""
    print("✏️", text(message, **_without_keys(values)))


def survives(check: Callable[..., None]) -> Callable[..., None]:
    """Let a check end with a message where a value of the learner's raises an error merely by being looked at.

    A class may raise in `__eq__`, an array in `if`; a learner is not shown the check's own traceback for it.
    """

    @functools.wraps(check)
    def checked(*arguments: Any) -> None:
        try:
            check(*arguments)
        except (Exception, SystemExit) as error:
            not_yet("check.unreadable", error=named(error))

    return checked


def _without_keys(values: dict[str, Any]) -> dict[str, Any]:
    return {name: masked(value) if isinstance(value, str) else value for name, value in values.items()}
