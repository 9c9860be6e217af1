"""Checks of lesson 14, the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from helpers.check.listener import schema_refusal
from helpers.check.trial import FAILED, call
from helpers.check.values import cut, kind, number, shown
from helpers.check.verdict import not_yet, right, survives

_LABELS = {  # those of the lesson, and of its script
    "sentiment": ("positive", "negative", "mixed"),
    "topic": ("product", "delivery", "price", "service"),
}
_NO_LABELS = ("good", "bad", "neutral", "Positive", "quality", "other", "", 5, True, None)
_EXAMPLE = {name: labels[0] for name, labels in _LABELS.items()} | {"needs_reply": True}
_NO_TRUTHS = ("maybe", 5, [True], "")

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


@survives
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
    if lost := [name for name in _LABELS if name not in fields]:
        not_yet("check_14.label_lost", name=lost[0])
    elif "needs_reply" not in fields:
        not_yet("check_14.label_no_field")
    elif not _keeps_the_labels(model) or not _is_true_or_false(model):
        pass
    elif refused := schema_refusal(model):
        not_yet("check_14.label_schema", said=refused)
    else:
        right("check_14.label_right", fields=", ".join(fields))


def _keeps_the_labels(model: Any) -> bool:
    """Say which label the class no longer takes, or which other one it takes now."""
    for name, labels in _LABELS.items():
        if _takes(model, name, "anything at all"):
            not_yet("check_14.label_loose", name=name)
            return False
        if refused := [label for label in labels if not _takes(model, name, label)]:
            not_yet("check_14.label_other", name=name, label=refused[0])
            return False
        if taken := [label for label in _NO_LABELS if _takes(model, name, label)]:
            not_yet("check_14.label_more", name=name, label=shown(taken[0]))
            return False
        if _takes(model, name):
            not_yet("check_14.label_default_of", name=name)
            return False
    return True


def _is_true_or_false(model: Any) -> bool:
    """Say what needs_reply takes besides true and false, or that it may be missing."""
    annotation = model.model_fields["needs_reply"].annotation
    wrong = [value for value in _NO_TRUTHS if _takes(model, "needs_reply", value)]
    if wrong or not (_takes(model, "needs_reply", True) and _takes(model, "needs_reply", False)):
        not_yet("check_14.label_not_bool", kind=cut(getattr(annotation, "__name__", str(annotation))))
    elif _takes(model, "needs_reply", None):
        not_yet("check_14.label_empty")
    elif _takes(model, "needs_reply"):
        not_yet("check_14.label_default")
    else:
        return True
    return False


def _takes(model: Any, name: str, *values: Any) -> bool:
    """Whether a field takes a value, as JSON from a model; without a value, whether it may be missing."""
    given = {other: value for other, value in _EXAMPLE.items() if other != name}
    for value in values:
        given[name] = value
    return not _refuses(model, given, name)


def _refuses(model: Any, values: dict[str, Any], name: str) -> bool:
    """Whether a class finds fault with one field of these."""
    from pydantic import ValidationError

    try:
        model.model_validate_json(json.dumps(values))
    except ValidationError as error:
        return any(problem["loc"][:1] in ((name,), ()) for problem in error.errors())
    return False


@survives
def accuracy_in(function: Callable[[list, str], Any]) -> None:
    """`function` returns the share of reviews in one language whose sentiment is the one given by hand."""
    pairs = [
        (
            {"id": id, "language": language, "text": "-", "sentiment": by_hand, "topic": "price", "note": ""},
            {"id": id, "text": "-", "sentiment": found, "topic": "service", "problem": None, "usd": 0.0},
        )
        for id, (language, by_hand, found) in ((f"{row[0]}-{place:02}", row) for place, row in enumerate(_MADE_UP, 1))
    ]
    for language, share in _SHARES.items():
        given = deepcopy(pairs)
        returned = call("accuracy_in(pairs, language)", function, given, language)
        if returned is FAILED:
            return
        if returned is None:
            not_yet("check_14.accuracy_none")
            return
        answer = number(returned)
        if answer is None:
            not_yet("check_14.accuracy_not_a_number", kind=kind(returned))
        elif given != pairs:
            not_yet("check_14.accuracy_changed")
        elif _near(answer, share):
            continue
        else:
            _name_share(answer, language, share)
        return
    right("check_14.accuracy_right")


def _name_share(answer: float, language: str, share: float) -> None:
    """Say what the number is the share of."""
    count = len([row for row in _MADE_UP if row[0] == language])
    if _near(answer, 3 / 7):
        not_yet("check_14.accuracy_all")
    elif _near(answer / 100, share):
        not_yet("check_14.accuracy_percent", answer=f"{answer:g}")
    elif _near(answer, share * count):
        not_yet("check_14.accuracy_count", answer=f"{answer:g}")
    elif _near(answer, share * count / len(_MADE_UP)):
        not_yet("check_14.accuracy_of_all", answer=f"{answer:g}", count=count)
    elif _near(answer, 1 - share):
        not_yet("check_14.accuracy_wrong_ones")
    elif _near(answer, 0):
        not_yet("check_14.accuracy_topic")
    else:
        not_yet("check_14.accuracy_off", language=language, answer=f"{answer:g}", share=f"{share:g}")


def _near(one: float, other: float) -> bool:
    return abs(one - other) < 0.006  # rounded to two places is right, too
