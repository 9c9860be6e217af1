"""Checks of lesson 01, the account."""

from __future__ import annotations

from typing import Any

from helpers.check.values import kind
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

_COSTS_MONEY = (False, True, True, True, False)  # in the order of the exercise


@survives
def costs_money(statements: Any) -> None:
    """Which of five statements cost money: a dictionary of each and True or False."""
    if not isinstance(statements, dict) or len(statements) != len(_COSTS_MONEY):
        not_yet("check_01.money_changed", count=len(_COSTS_MONEY))
        return
    for number, (said, expected) in enumerate(zip(statements.items(), _COSTS_MONEY, strict=True), 1):
        statement, answer = said
        if answer is None:
            not_yet("check_01.money_none", statement=statement)
        elif not isinstance(answer, bool):
            not_yet("check_01.money_not_bool", statement=statement, kind=kind(answer))
        elif answer is not expected:
            not_yet(
                "check_01.money_wrong", statement=statement, answer=answer, reason=text(f"check_01.reason_{number}")
            )
        else:
            continue
        return
    right("check_01.money_right")
