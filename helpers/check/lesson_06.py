"""Checks of lesson 06, the helper."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable
from typing import Any

from helpers.check.listener import Sent, listening
from helpers.check.trial import FAILED, call
from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text


@survives
def ask(function: Callable[..., Any]) -> None:
    """`function` sends a question as the user's, once, a style as the system message, and returns only the text.

    Nothing is sent: the practice backend's rules answer while the function runs, whatever call it makes.
    """
    question, style = text("check_06.ask_question"), text("check_06.ask_style")
    sent = _asked("ask(question)", function, question)
    if sent is None:
        return
    if sent.said("system").strip() == "None":
        not_yet("check_06.ask_style_none")
        return
    styled = _taking_style(function, style)
    if styled is None:
        not_yet("check_06.ask_style_missing")
        return
    sent = _asked("ask(question, style)", styled, question)
    if sent is not None and _has_style(sent, style):
        right("check_06.ask_right")


def _taking_style(function: Callable[..., Any], style: str) -> Callable[[str], Any] | None:
    """Return the function with a style, whether it takes that by place or only by name; None if it takes none."""
    signature = inspect.signature(function)
    for values, names in (((0, style), {}), ((0,), {"style": style})):
        with contextlib.suppress(TypeError):
            signature.bind(*values, **names)
            return lambda question: function(question, *values[1:], **names)
    return None


def _asked(form: str, function: Callable[..., Any], question: str) -> Sent | None:
    """Ask, and return what was sent; None after saying why that was not what it should be."""
    with listening() as sent:
        answer = call(form, function, question)
    if answer is FAILED:
        return None
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
        return calls[0]
    return None


def _has_style(sent: Sent, style: str) -> bool:
    """Say in which role the style went, or that it did not go, unless it is the system message."""
    if style in sent.said("system"):
        return True
    for role in ("user", "assistant"):
        if style in sent.said(role):
            not_yet(f"check_06.ask_style_as_{role}")
            return False
    not_yet("check_06.ask_style_not_sent", style=style)
    return False


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
