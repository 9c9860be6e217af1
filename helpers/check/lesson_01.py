"""Checks of lesson 01, the account."""

from __future__ import annotations

from typing import Any

from helpers import models, usage
from helpers.check.verdict import not_yet, right


def questions_for_credit(questions: Any) -> None:
    """How many questions of 50 tokens in and 150 out a credit of 5 US dollars pays for."""
    expected = 5 / usage.price(models.kit_default(), input_tokens=50, output_tokens=150)
    if questions is None:
        not_yet("check_01.questions_none")
    elif not isinstance(questions, int | float):
        not_yet("check_01.questions_not_number", kind=type(questions).__name__)
    elif questions and abs(1 / questions - expected) <= 1:
        not_yet("check_01.questions_upside_down")
    elif abs(questions * 5 - expected) <= 1:
        not_yet("check_01.questions_for_one_dollar")
    elif abs(questions - expected) > 1:
        not_yet("check_01.questions_wrong", questions=questions)
    else:
        right("check_01.questions_right", questions=f"{expected:,.0f}")
