"""Checks of lesson 11, structured output."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text

_TIMES = (("morning", "afternoon", "evening"), ("오전", "오후", "저녁"))  # one for each language of the lesson
_MENU = '{"shop": "Mina", "dishes": []}'
_NO_MENU = {  # finish_reason, content and refusal of answers that hold no menu, by what they are called in the texts
    "refused": ("stop", None, "No."),
    "cut": ("length", _MENU[:14], None),
    "chatty": ("stop", f"Here it is: {_MENU}", None),
    "other": ("stop", '{"restaurant": "Mina"}', None),
}


def meeting(kind: Any, example: Mapping[str, Any]) -> None:
    """A pydantic class with the fields of `example`: one of three texts, a list of texts, and a text or nothing."""
    from pydantic import BaseModel

    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        not_yet("check_11.meeting_not_a_class")
        return
    fields = {field.alias or name for name, field in kind.model_fields.items()}
    times = next(times for times in _TIMES if example["time"] in times)
    loose = [name for name in ("day", "time", "people") if _accepts(kind, example, name, None, ...)]
    if missing := [name for name in example if name not in fields]:
        not_yet("check_11.meeting_missing", names=", ".join(missing))
    elif extra := sorted(fields - set(example)):
        not_yet("check_11.meeting_extra", names=", ".join(extra))
    elif wrong := _misfit(kind, {**example, "room": "B2"}) or _misfit(kind, example):
        not_yet("check_11.meeting_misfit", name=wrong, value=repr(example[wrong]) if wrong != "room" else "None / 'B2'")
    elif _accepts(kind, example, "time", f"{example['time']}?"):
        not_yet("check_11.meeting_time")
    elif refused := [time for time in times if not _accepts(kind, example, "time", time)]:
        not_yet("check_11.meeting_choices", value=repr(refused[0]))
    elif _accepts(kind, example, "people", [1]):
        not_yet("check_11.meeting_people")
    elif loose:
        not_yet("check_11.meeting_optional", name=loose[0])
    else:
        right("check_11.meeting_right")


def _misfit(kind: Any, values: Mapping[str, Any]) -> str | None:
    """Return the first field that does not accept its value, or None."""
    from pydantic import ValidationError

    try:
        kind.model_validate(values)
    except ValidationError as error:
        return next((str(place) for problem in error.errors() for place in problem["loc"][:1]), "?")
    return None


def _accepts(kind: Any, example: Mapping[str, Any], name: str, *values: Any) -> bool:
    """Return whether a field takes one of these values, of which ... stands for none at all."""
    rest = {other: value for other, value in example.items() if other != name}
    return any(_misfit(kind, rest if value is ... else {**rest, name: value}) is None for value in values)


def take_menu(function: Any, kind: Any) -> None:
    """A function that takes the Menu out of a choice, and gives None where there is none."""
    found = call("take_menu", function, _choice("stop", _MENU, None))
    if found is FAILED:
        return
    if found is None:
        not_yet("check_11.take_none")
        return
    if not isinstance(found, kind):
        not_yet("check_11.take_not_menu", kind=type(found).__name__)
        return
    for name, answer in _NO_MENU.items():
        case = text(f"check_11.case_{name}")
        try:
            found = function(_choice(*answer))
        except Exception as error:
            not_yet("check_11.take_failed", case=case, error=type(error).__name__)
            return
        if found is not None:
            not_yet("check_11.take_something", case=case, kind=type(found).__name__)
            return
    right("check_11.take_right")


def _choice(finish_reason: str, content: str | None, refusal: str | None) -> SimpleNamespace:
    """Return what a function of the learner reads of a choice."""
    message = SimpleNamespace(content=content, refusal=refusal, parsed=None, tool_calls=None)
    return SimpleNamespace(index=0, finish_reason=finish_reason, message=message)
