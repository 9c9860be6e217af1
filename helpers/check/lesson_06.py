"""Checks of lesson 06, the helper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text


def ask(function: Callable[[str], Any]) -> None:
    """`function` sends a question and returns only the text of the answer."""
    answer = call("ask", function, text("check_06.ask_question"))
    if answer is FAILED:
        return
    if answer is None:
        not_yet("check_06.ask_none")
    elif hasattr(answer, "choices"):
        not_yet("check_06.ask_whole_response")
    elif not isinstance(answer, str):
        not_yet("check_06.ask_not_text", kind=type(answer).__name__)
    elif not answer.strip():
        not_yet("check_06.ask_empty")
    else:
        right("check_06.ask_right", answer=answer)
