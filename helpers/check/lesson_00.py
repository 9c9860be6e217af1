"""Checks of lesson 00, the first steps."""

from __future__ import annotations

from typing import Any

from helpers.check.values import kind
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text


@survives
def own_question(question: Any, response: Any) -> None:
    """`question` is the learner's own, and `response` is a response with an answer in it."""
    if not isinstance(question, str):
        not_yet("check_00.question_not_string", kind=kind(question))
    elif not question.strip():
        not_yet("check_00.question_empty")
    elif question.strip() == text("check_00.question_given"):
        not_yet("check_00.question_unchanged")
    elif not getattr(response, "choices", None):
        not_yet("check_00.question_no_response", kind=kind(response))
    elif not response.choices[0].message.content:
        not_yet("check_00.question_no_answer")
    else:
        right("check_00.question_right", model=response.model)
