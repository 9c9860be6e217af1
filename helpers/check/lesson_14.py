"""Checks of lesson 14, the project."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_origin

from helpers.check.verdict import FAILED, call, not_yet, right

# Language, label by hand, label by the model: 2 of 3 right in English, 1 of 4 in Korean, 3 of 7 in all.
_MADE_UP = [
    ("en", "positive", "positive"),
    ("ko", "negative", "positive"),
    ("en", "mixed", "mixed"),
    ("ko", "mixed", "mixed"),
    ("ko", "negative", "mixed"),
    ("en", "negative", "positive"),
    ("ko", "mixed", "negative"),
]
_SHARES = {"en": 2 / 3, "ko": 1 / 4}


def shop_label(model: Any) -> None:
    """`model` is a class for structured output: sentiment and topic as before, and needs_reply, true or false."""
    from pydantic import BaseModel

    if not isinstance(model, type):
        not_yet("check_14.label_not_a_class")
        return
    if not issubclass(model, BaseModel):
        not_yet("check_14.label_no_model")
        return
    fields = model.model_fields
    lost = [name for name in ("sentiment", "topic") if name not in fields]
    loose = [name for name in ("sentiment", "topic") if name in fields and not _is_literal(fields[name].annotation)]
    if lost:
        not_yet("check_14.label_lost", name=lost[0])
    elif loose:
        not_yet("check_14.label_loose", name=loose[0])
    elif "needs_reply" not in fields:
        not_yet("check_14.label_no_field")
    elif fields["needs_reply"].annotation is not bool:
        kind = getattr(fields["needs_reply"].annotation, "__name__", fields["needs_reply"].annotation)
        not_yet("check_14.label_not_bool", kind=kind)
    elif not fields["needs_reply"].is_required():
        not_yet("check_14.label_default")
    else:
        right("check_14.label_right", fields=", ".join(fields))


def accuracy_in(function: Callable[[list, str], Any]) -> None:
    """`function` returns the share of reviews in one language whose sentiment is the one given by hand."""
    pairs = [
        (
            {"id": str(place), "language": language, "text": "-", "sentiment": by_hand, "topic": "price", "note": ""},
            {"id": str(place), "text": "-", "sentiment": found, "topic": "service", "problem": None, "usd": 0.0},
        )
        for place, (language, by_hand, found) in enumerate(_MADE_UP)
    ]
    for language, share in _SHARES.items():
        answer = call("accuracy_in", function, pairs, language)
        if answer is FAILED:
            return
        if answer is None:
            not_yet("check_14.accuracy_none")
        elif not isinstance(answer, int | float):
            not_yet("check_14.accuracy_not_a_number", kind=type(answer).__name__)
        elif _near(answer, 3 / 7):
            not_yet("check_14.accuracy_all")
        elif _near(answer, share * 100):
            not_yet("check_14.accuracy_percent", answer=f"{answer:g}")
        elif _near(answer, share * len([row for row in _MADE_UP if row[0] == language])):
            not_yet("check_14.accuracy_count", answer=f"{answer:g}")
        elif _near(answer, 1 - share):
            not_yet("check_14.accuracy_wrong_ones")
        elif _near(answer, 0):
            not_yet("check_14.accuracy_topic")
        elif not _near(answer, share):
            not_yet("check_14.accuracy_off", language=language, answer=f"{answer:g}", share=f"{share:g}")
        else:
            continue
        return
    right("check_14.accuracy_right")


def _is_literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal


def _near(one: float, other: float) -> bool:
    return abs(one - other) < 0.006  # rounded to two places is right, too
