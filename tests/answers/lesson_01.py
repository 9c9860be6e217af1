"""Answers to the exercises of lesson 01."""

from helpers import check


def answers(*values):
    return dict(zip("abcde", values, strict=True))


RIGHT = [
    (check.costs_money, (answers(False, True, True, True, False),)),
    (check.costs_money, (dict(enumerate([False, True, True, True, False])),)),
    (check.costs_money, (answers(1 > 2, 2 > 1, not False, True, bool("")),)),
]
WRONG = [
    (check.costs_money, (None,), "dictionary with 5 lines", "5줄이 담긴"),
    (check.costs_money, ({"a": True},), "dictionary with 5 lines", "5줄이 담긴"),
    (check.costs_money, (answers(False, True, None, True, False),), "still None", "그대로 None"),
    (check.costs_money, (answers("False", True, True, True, False),), "type str", "str 타입"),
    (check.costs_money, (answers(True, True, True, True, False),), "keys are free", "키는 무료"),
    (check.costs_money, (answers(False, False, True, True, False),), "are billed", "요금이 나가요."),
    (check.costs_money, (answers(False, True, False, True, False),), "even if you subscribe", "구독해도"),
    (check.costs_money, (answers(False, True, True, False, False),), "charges your card", "다시 결제해요"),
    (check.costs_money, (answers(False, True, True, True, True),), "never reaches", "OpenAI로 가지"),
]
