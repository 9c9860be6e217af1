"""Checks of lesson 01, the account."""

from __future__ import annotations

from typing import Any

from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

_COSTS_MONEY = (  # in the order of the exercise, with the reason
    (False, "check_01.reason_account"),
    (True, "check_01.reason_answer"),
    (True, "check_01.reason_subscription"),
    (True, "check_01.reason_reload"),
    (False, "check_01.reason_practice"),
)


@survives
def costs_money(statements: Any) -> None:
    """Which of five statements cost money: a dictionary of each and True or False."""
    if not isinstance(statements, dict) or len(statements) != len(_COSTS_MONEY):
        not_yet("check_01.money_changed", count=len(_COSTS_MONEY))
        return
    for (statement, answer), (expected, reason) in zip(statements.items(), _COSTS_MONEY, strict=True):
        if answer is None:
            not_yet("check_01.money_none", statement=cut(str(statement)))
        elif not isinstance(answer, bool):
            not_yet("check_01.money_not_bool", statement=cut(str(statement)), kind=kind(answer))
        elif answer is not expected:
            not_yet("check_01.money_wrong", statement=cut(str(statement)), answer=answer, reason=text(reason))
        else:
            continue
        return
    right("check_01.money_right")
