"""Answers to the exercises of lesson 06."""

from types import SimpleNamespace

from helpers import check

RESPONSE = SimpleNamespace(choices=[])

RIGHT = [
    (check.ask, (str.upper,)),
    (check.ask, (lambda question: "An answer.",)),
]
WRONG = [
    (check.ask, (lambda question: None,), "returned None", "None을"),
    (check.ask, (lambda question: RESPONSE,), "whole response", "통째로"),
    (check.ask, (lambda question: 3,), "int", "int"),
    (check.ask, (lambda question: " ",), "empty", "빈 글"),
]
