"""What a check prints, and how it calls a learner's function."""

from __future__ import annotations

from typing import Any

from helpers.language import text

FAILED = object()  # what call() returns when the function was none, or stopped with an error


def right(message: str, /, **values: Any) -> None:
    """Print that the answer is right.

    Args:
        message: "section.key" of a text.
        values: what its {placeholders} stand for.
    """
    print("✅", text(message, **values))


def not_yet(message: str, /, **values: Any) -> None:
    """Print what is still missing; the arguments are those of `right`."""
    print("✏️", text(message, **values))


def call(name: str, function: Any, *arguments: Any) -> Any:
    """Call the learner's function; an error in it is an answer too, not the end of the cell.

    Args:
        name: what the exercise calls it.
        function: what the learner made of it.
        arguments: what it is called with.

    Returns:
        What it returned, or FAILED after the reason was printed.
    """
    if not callable(function):
        not_yet("check.not_a_function", name=name)
        return FAILED
    try:
        return function(*arguments)
    except Exception as error:
        not_yet("check.function_failed", name=name, error=f"{type(error).__name__}: {error}")
        return FAILED
