"""Answers to the exercises of lesson 01."""

from helpers import check

RIGHT = [
    (check.questions_for_credit, (5 / 0.00008,)),
    (check.questions_for_credit, (62500,)),
]
WRONG = [
    (check.questions_for_credit, (None,), "None", "None"),
    (check.questions_for_credit, ("62500",), "str", "str"),
    (check.questions_for_credit, (0.00008 / 5,), "upside down", "거꾸로"),
    (check.questions_for_credit, (1 / 0.00008,), "one dollar", "1달러"),
    (check.questions_for_credit, (3,), "3 is not", "3이(가)"),
]
