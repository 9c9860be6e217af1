"""Answers to the exercises of lesson 01."""

from decimal import Decimal
from fractions import Fraction

from helpers import check

DOLLARS = 0.00008  # what the lesson's question costs


RIGHT = [
    (check.questions_for_credit, (5 / 0.00008,)),
    (check.questions_for_credit, (62500,)),
    (check.questions_for_credit, (5 // DOLLARS,)),
    (check.questions_for_credit, (Decimal(5) / Decimal("0.00008"),)),
    (check.questions_for_credit, (Fraction(5) / Fraction(8, 100_000),)),
    (check.questions_for_credit, (round(5 / DOLLARS),)),
]
WRONG = [
    (check.questions_for_credit, (None,), "None", "None"),
    (check.questions_for_credit, ("62500",), "str", "str"),
    (check.questions_for_credit, (0.00008 / 5,), "upside down", "거꾸로"),
    (check.questions_for_credit, (1 / 0.00008,), "one dollar", "1달러"),
    (check.questions_for_credit, (3,), "3 is not", "지금 값은 3"),
    (check.questions_for_credit, (5 * DOLLARS,), "5 times", "5를 곱한"),
    (check.questions_for_credit, (500 / DOLLARS,), "hundred times", "100배"),
    (check.questions_for_credit, ((62, 500),), "comma", "쉼표"),
    (check.questions_for_credit, ([62500],), "type list", "list 타입"),
    (check.questions_for_credit, (float("nan"),), "nan is not", "지금 값은 nan"),
    (check.questions_for_credit, (float("inf"),), "inf is not", "지금 값은 inf"),
    (check.questions_for_credit, (True,), "type bool", "bool 타입"),
    (check.questions_for_credit, (62500j,), "type complex", "complex 타입"),
    (check.questions_for_credit, (lambda: 62500,), "type function", "function 타입"),
    (check.questions_for_credit, (0,), "0 is not", "지금 값은 0"),
]
