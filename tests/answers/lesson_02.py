"""Answers to the exercises of lesson 02."""

from helpers import check

PASTED = ' "sk-practice-hello-1234"\n'

RIGHT = [
    (check.cleaned_key, (PASTED[2:-2], PASTED)),
    (check.cleaned_key, ("sk-practice-hello-1234", PASTED)),
]
WRONG = [
    (check.cleaned_key, (None, PASTED), "NoneType", "NoneType"),
    (check.cleaned_key, (PASTED, PASTED), "line break", "줄바꿈"),
    (check.cleaned_key, (PASTED.strip(), PASTED), "quotation mark", "따옴표"),
    (check.cleaned_key, ("sk-practice", PASTED), "22 should", "22글자"),
]
