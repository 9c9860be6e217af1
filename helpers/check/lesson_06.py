"""Checks of lesson 06, the helper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers.check.listener import Sent, listening
from helpers.check.trial import FAILED, call
from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text


@survives
def ask(function: Callable[[str], Any]) -> None:
    """`function` sends a question as the user's, once, and returns only the text of the answer.

    Nothing is sent: the practice backend's rules answer while the function runs, whatever call it makes.
    """
    question = text("check_06.ask_question")
    with listening() as sent:
        answer = call("ask(question)", function, question)
    if answer is FAILED:
        return
    calls = [one for one in sent if one.is_call]
    if not calls:
        not_yet("check_06.ask_none_at_all" if answer is None else "check_06.ask_not_sent")
    elif not _was_asked(calls[-1], question):
        pass
    elif answer is None:
        not_yet("check_06.ask_none")
    elif hasattr(answer, "choices") or hasattr(answer, "output"):
        not_yet("check_06.ask_whole_response")
    elif not isinstance(answer, str):
        not_yet("check_06.ask_not_text", kind=kind(answer))
    elif answer.strip() != calls[-1].text.strip():
        not_yet("check_06.ask_other_text", answer=cut(answer))
    elif len(calls) > 1:
        not_yet("check_06.ask_twice", count=len(calls))
    else:
        right("check_06.ask_right")


def _was_asked(sent: Sent, question: str) -> bool:
    """Say in which role the question went, or that it did not go, unless the user asks it."""
    if question in sent.said("user"):
        return True
    for role in ("system", "assistant"):
        if question in sent.said(role):
            not_yet(f"check_06.ask_as_{role}")
            return False
    not_yet("check_06.ask_other_question", said=cut(sent.said("user")))
    return False
