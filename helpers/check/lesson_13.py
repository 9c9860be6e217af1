"""Checks of lesson 13, tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from helpers.check.verdict import not_yet, right

_ARGUMENTS = {"city": "string", "people": "integer"}
_LONGEST = 60  # characters of an answer that a message repeats
_ERROR_WORDS = ("error", "오류")


def price_tool(tool: Any) -> None:
    """The description of ticket_price: a city and a number of people, strict."""
    function = tool.get("function") if isinstance(tool, dict) else None
    if not isinstance(function, dict) or tool.get("type") != "function":
        not_yet("check_13.tool_shape")
    elif function.get("name") != "ticket_price":
        not_yet("check_13.tool_name", name=repr(function.get("name")))
    elif len(str(function.get("description") or "").split()) < 2:
        not_yet("check_13.tool_description")
    elif not isinstance(function.get("parameters"), dict) or function["parameters"].get("type") != "object":
        not_yet("check_13.tool_parameters")
    elif _properties_are_right(function["parameters"]) and _is_strict(function):
        right("check_13.tool_right")


def _properties_are_right(parameters: dict[str, Any]) -> bool:
    """Say which argument is missing, too many or of another type."""
    properties = parameters.get("properties")
    if not isinstance(properties, dict):
        not_yet("check_13.tool_no_properties")
        return False
    for name, kind in _ARGUMENTS.items():
        given = properties.get(name)
        if not isinstance(given, dict):
            not_yet("check_13.tool_argument_missing", name=name)
            return False
        if given.get("type") != kind:
            not_yet("check_13.tool_argument_type", name=name, expected=kind, kind=repr(given.get("type")))
            return False
    for name in properties:
        if name not in _ARGUMENTS:
            not_yet("check_13.tool_argument_unknown", name=name)
            return False
    return True


def _is_strict(function: dict[str, Any]) -> bool:
    """Say what is missing of what `strict` asks for; required is a list in any order."""
    required = function["parameters"].get("required")
    if not isinstance(required, list | tuple) or set(required) != set(_ARGUMENTS):
        not_yet("check_13.tool_required")
    elif function["parameters"].get("additionalProperties") is not False:
        not_yet("check_13.tool_additional")
    elif function.get("strict") is not True:
        not_yet("check_13.tool_strict")
    else:
        return True
    return False


def answer_price(function: Callable[[str], Any], prices: dict[str, int]) -> None:
    """`function` makes a text of the arguments of ticket_price, whatever a model wrote.

    Args:
        function: the learner's.
        prices: what a ticket costs, by city.
    """
    if not callable(function):
        not_yet("check.not_a_function", name="answer_price")
        return
    for city, people in ((next(iter(prices)), 2), (list(prices)[-1], 1)):
        arguments = _json(city=city, people=people)
        answer = _survives(function, arguments)
        if answer is None:
            return
        if answer.casefold().startswith(_ERROR_WORDS):
            not_yet("check_13.price_refused", arguments=arguments, answer=answer)
            return
        if str(prices[city] * people) not in answer.replace(",", ""):
            not_yet("check_13.price_wrong", arguments=arguments, expected=prices[city] * people, answer=answer)
            return
    for arguments in _bad_arguments(next(iter(prices))):
        answer = _survives(function, arguments)
        if answer is None:
            return
        if not answer.casefold().startswith(_ERROR_WORDS):
            not_yet("check_13.price_not_refused", arguments=arguments, answer=answer[:_LONGEST])
            return
    right("check_13.price_right")


def _bad_arguments(city: str) -> tuple[str, ...]:
    return (
        '{"city": ',
        json.dumps([city, 2], ensure_ascii=False),
        _json(city=city),
        _json(city="Atlantis", people=2),
        _json(city=city, people="two"),
        _json(city=city, people=0),
        _json(city=city, people=-1),
        _json(city=city, people=1.5),
    )


def _json(**arguments: Any) -> str:
    return json.dumps(arguments, ensure_ascii=False)


def _survives(function: Callable[[str], Any], arguments: str) -> str | None:
    """Return the text that the function gives for arguments, or None after saying why there is none."""
    try:
        answer = function(arguments)
    except Exception as error:
        not_yet("check_13.price_failed", arguments=arguments, error=f"{type(error).__name__}: {error}")
        return None
    if not isinstance(answer, str):
        not_yet("check_13.price_not_text", arguments=arguments, kind=type(answer).__name__)
        return None
    return answer
