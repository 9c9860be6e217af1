"""Checks of lesson 01, the account."""

from __future__ import annotations

from typing import Any

from helpers import models, usage
from helpers.check.values import kind, number, shown
from helpers.check.verdict import not_yet, right, survives

_CREDIT = 5  # US dollars
_CENTS = 100  # in a dollar


@survives
def questions_for_credit(questions: Any) -> None:
    """How many questions of 50 tokens in and 150 out a credit of 5 US dollars pays for."""
    dollars = usage.price(models.kit_default(), input_tokens=50, output_tokens=150)
    expected = _CREDIT / dollars
    if questions is None:
        not_yet("check_01.questions_none")
    elif isinstance(questions, str):
        not_yet("check_01.questions_text")
    elif isinstance(questions, tuple) and len(questions) > 1 and all(isinstance(part, int) for part in questions):
        not_yet("check_01.questions_comma", questions=shown(questions))
    elif (counted := number(questions)) is None:
        not_yet("check_01.questions_not_number", kind=kind(questions))
    elif abs(counted - expected) <= 1:
        right("check_01.questions_right", questions=f"{expected:,.0f}")
    elif _near(counted, 1 / expected):
        not_yet("check_01.questions_upside_down")
    elif _near(counted, 1 / dollars):
        not_yet("check_01.questions_for_one_dollar")
    elif _near(counted, _CREDIT * dollars):
        not_yet("check_01.questions_multiplied")
    elif _near(counted, _CENTS * expected):
        not_yet("check_01.questions_cents")
    else:
        not_yet("check_01.questions_wrong", questions=shown(questions))


def _near(number: float, other: float) -> bool:
    return abs(number / other - 1) < 0.001
