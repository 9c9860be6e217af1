"""Answers to the exercises of lesson 02."""

from helpers import check

PASTED = ' "sk-practice-hello-1234"\n'

RIGHT = [
    (check.cleaned_key, (PASTED[2:-2], PASTED)),
    (check.cleaned_key, ("sk-practice-hello-1234", PASTED)),
    (check.cleaned_key, (PASTED.strip(' "\n'), PASTED)),
    (check.cleaned_key, (PASTED.split('"')[1], PASTED)),
    (check.cleaned_key, ("".join(PASTED.replace('"', "").split()), PASTED)),
]
WRONG = [
    (check.cleaned_key, (None, PASTED), "NoneType", "NoneType"),
    (check.cleaned_key, (PASTED, PASTED), "line break", "줄바꿈"),
    (check.cleaned_key, (PASTED.strip(), PASTED), "quotation mark", "따옴표"),
    (check.cleaned_key, ("sk-practice", PASTED), "22 should", "22글자가"),
    (check.cleaned_key, (PASTED.strip('"').strip(), PASTED), "quotation mark", "따옴표"),
    (check.cleaned_key, (PASTED.split('"'), PASTED), "with [1]", "[1]"),
    (check.cleaned_key, (PASTED.strip, PASTED), "brackets after it", "괄호가 없어서"),
    (check.cleaned_key, (PASTED[2:-2].upper(), PASTED), "capital and small", "대문자와 소문자"),
    (check.cleaned_key, ("sk-practice-hello-1243", PASTED), "other characters", "글자가 pasted와"),
    (check.cleaned_key, (PASTED[2:-2].encode(), PASTED), "type bytes", "bytes 타입"),
    (check.cleaned_key, (repr(PASTED.strip().strip('"')), PASTED), "repr()", "repr()"),
    (
        check.cleaned_key,
        ("sk-practice-hello-1234", "sk-practice-hello-1234"),
        "pasted has changed",
        "pasted가 달라졌어요",
    ),
    (check.cleaned_key, ("sk-practice-hello-1234", None), "pasted has changed", "pasted가 달라졌어요"),
]
