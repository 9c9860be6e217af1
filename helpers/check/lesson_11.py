"""Checks of lesson 11, structured output."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from helpers.check.listener import schema_refusal
from helpers.check.trial import FAILED, call, run
from helpers.check.values import kind, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

_TIMES = (("morning", "afternoon", "evening"), ("오전", "오후", "저녁"))  # one for each language of the lesson
_OTHER_TIMES: tuple[Any, ...] = (
    "night",
    "noon",
    "Morning",
    "EVENING",
    "밤",
    "새벽",
    "아침",
    "",
    " ",
    5,
    True,
    [],
    ["morning"],
)
_NO_TEXTS: tuple[Any, ...] = (5, 1.5, True, ["B2"], {"name": "B2"})
_MENU = '{"shop": "Mina", "dishes": []}'
_OTHER_MENU = '{"shop": "Juno", "dishes": []}'
_NO_MENU = {  # finish_reason, content and refusal of answers that hold no menu, by what they are called in the texts
    "refused": ("stop", None, "No."),
    "cut": ("length", _MENU[:14], None),
    "chatty": ("stop", f"Here it is: {_MENU}", None),
    "other": ("stop", '{"restaurant": "Mina"}', None),
    "kinds": ("stop", '{"shop": "Mina", "dishes": "soup"}', None),
    "list": ("stop", "[]", None),
}


@survives
def meeting(model: Any, example: Mapping[str, Any]) -> None:
    """A pydantic class with the fields of `example`: one of three texts, a list of texts, and a text or nothing.

    What it accepts counts, not how it is written; at last the API's rules for schemas judge it.
    """
    from pydantic import BaseModel

    times = _times(example)
    if not times:
        not_yet("check.given_changed", name="example")
    elif isinstance(model, BaseModel):
        not_yet("check_11.meeting_an_object")
    elif not isinstance(model, type) or not issubclass(model, BaseModel):
        not_yet("check_11.meeting_not_a_class")
    elif _has_the_fields(model, example) and _accepts_what_fits(model, example, times) and _refuses(model, example):
        if refused := schema_refusal(model):
            not_yet("check_11.meeting_schema", said=refused)
        elif "examples" in _names(model.model_json_schema()):
            right("check_11.meeting_right_examples")
        else:
            right("check_11.meeting_right")


def _names(value: Any) -> set[str]:
    """Return all keywords and names in a schema."""
    if isinstance(value, list):
        return {name for item in value for name in _names(item)}
    if not isinstance(value, dict):
        return set()
    return {*value} | {name for item in value.values() for name in _names(item)}


def _times(example: Any) -> tuple[str, ...]:
    """Return the three texts of the language that `example` is in, or none if it is no example any more."""
    if not isinstance(example, Mapping) or set(example) != {"day", "time", "people", "room"}:
        return ()
    return next((times for times in _TIMES if example["time"] in times), ())


def _has_the_fields(model: Any, example: Mapping[str, Any]) -> bool:
    """Say which field is missing or too many."""
    fields = {field.alias or name for name, field in model.model_fields.items()}
    if missing := [name for name in example if name not in fields]:
        not_yet("check_11.meeting_missing", names=", ".join(missing))
    elif extra := sorted(fields - set(example)):
        not_yet("check_11.meeting_extra", names=", ".join(extra))
    else:
        return True
    return False


def _accepts_what_fits(model: Any, example: Mapping[str, Any], times: tuple[str, ...]) -> bool:
    """Say what the class refuses though it fits: the example, each time, a room and none, and another meeting."""
    with_room, without = _fits(model, {**example, "room": "B2"}), _fits(model, {**example, "room": None})
    if with_room != without:
        value, other = ("None", "'B2'") if with_room else ("'B2'", "None")
        not_yet("check_11.meeting_room", value=value, other=other)
        return False
    if wrong := _misfit(model, example):
        not_yet("check_11.meeting_misfit", name=wrong, value=shown(example.get(wrong)))
        return False
    if unknown := [time for time in times if not _fits(model, {**example, "time": time})]:
        not_yet("check_11.meeting_choices", value=repr(unknown[0]))
        return False
    for changes in ({"day": "?"}, {"people": ["?"]}, {"room": "?"}):
        if wrong := _misfit(model, {**example, **changes}):
            not_yet("check_11.meeting_narrow", name=wrong, value=shown(changes.get(wrong)))
            return False
    return True


def _refuses(model: Any, example: Mapping[str, Any]) -> bool:
    """Say what the class takes though it does not fit."""
    if _fits(model, {**example, "time": f"{example['time']}?"}):
        not_yet("check_11.meeting_time")
        return False
    allowed = _TIMES[0] if example["time"] in _TIMES[0] else _TIMES[1]
    for time in (*_OTHER_TIMES, *_TIMES[0], *_TIMES[1], *_choices(model)):
        if time not in allowed and _fits(model, {**example, "time": time}):
            not_yet("check_11.meeting_another_time", value=shown(time))
            return False
    if _fits(model, {**example, "people": [1]}):
        not_yet("check_11.meeting_people")
        return False
    wrong: list[tuple[str, Any]] = [("people", value) for value in ("?", [None], {"?": "?"})]
    wrong += [(name, value) for name in ("day", "room") for value in _NO_TEXTS]
    for name, value in wrong:
        if _fits(model, {**example, name: value}):
            not_yet("check_11.meeting_wide", name=name, value=shown(value))
            return False
    for name in ("day", "time", "people"):
        rest = {other: value for other, value in example.items() if other != name}
        if _fits(model, rest) or _fits(model, {**rest, name: None}):
            not_yet("check_11.meeting_optional", name=name)
            return False
    return True


def _choices(model: Any) -> Iterator[Any]:
    """Yield every value that the schema of a class lists anywhere."""

    def walk(part: Any) -> Iterator[Any]:
        if isinstance(part, dict):
            yield from part.get("enum", ())
            if "const" in part:
                yield part["const"]
        for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from walk(below)

    return walk(run(model.model_json_schema).value)


def _misfit(model: Any, values: Mapping[str, Any]) -> str | None:
    """Return the first field that does not accept its value, or None. They come as JSON, as the API sends them."""
    from pydantic import ValidationError

    try:
        model.model_validate_json(json.dumps(values))
    except ValidationError as error:
        return next((str(place) for problem in error.errors() for place in problem["loc"][:1]), "?")
    return None


def _fits(model: Any, values: Mapping[str, Any]) -> bool:
    return _misfit(model, values) is None


@survives
def take_menu(function: Any, model: Any) -> None:
    """A function that takes the Menu out of a choice, and gives None where there is none."""
    try:
        menus = {content: model.model_validate_json(content) for content in (_MENU, _OTHER_MENU)}
    except Exception:
        not_yet("check.given_changed", name="Menu")
        return
    for content, menu in menus.items():
        found = call("take_menu(choice)", function, _choice("stop", content, None))
        if found is FAILED:
            return
        if found is None:
            not_yet("check_11.take_none")
        elif not isinstance(found, model):
            not_yet("check_11.take_not_menu", kind=kind(found))
        elif found != menu:
            not_yet("check_11.take_other_menu", found=shown(found))
        else:
            continue
        return
    for name, answer in _NO_MENU.items():
        case = text(f"check_11.case_{name}")
        outcome = run(function, _choice(*answer))
        if outcome.error is not None:
            not_yet("check_11.take_failed", case=case, error=kind(outcome.error))
            return
        if outcome.value is not None:
            not_yet("check_11.take_something", case=case, kind=kind(outcome.value))
            return
    right("check_11.take_right")


def _choice(finish_reason: str, content: str | None, refusal: str | None) -> Any:
    """Return a choice as `create` gives it."""
    from openai.types.chat.chat_completion import Choice

    message = {"role": "assistant", "content": content, "refusal": refusal}
    return Choice.model_validate({"index": 0, "finish_reason": finish_reason, "message": message, "logprobs": None})
