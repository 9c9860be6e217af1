"""Checks of lesson 13, tools."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from helpers import models
from helpers.check.listener import client
from helpers.check.trial import FAILED, explained, failed_line, is_callable, run
from helpers.check.values import cut, kind, named, number, said, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import LANGUAGES, messages

_ARGUMENTS = {"city": ("string", str), "people": ("integer", int)}
_FORM = "answer_price(arguments)"
_LONGEST = 60  # characters of an answer that a message repeats
_ERROR_WORDS = ("error", "오류")
_HANGUL = re.compile("[가-힣]")
_FEW = 4  # Korean letters that are too few for a description in one word
_ABOUT_PRICE = re.compile(
    r"pric|cost|fare|charge|expens|how much|amount|total|\bpay|\bfee|money|won\b|calculat"
    r"|값|가격|요금|비용|얼마|운임|금액|총액|원\b|계산|결제",
    re.IGNORECASE,
)


@survives
def price_tool(tool: Any) -> None:
    """The description of ticket_price: a city and a number of people, strict. The API's own rules judge it at last."""
    function = tool.get("function") if isinstance(tool, dict) else None
    if isinstance(tool, list | tuple) and len(tool) == 1 and isinstance(tool[0], dict):
        not_yet("check_13.tool_list")
    elif isinstance(tool, dict) and "function" not in tool and "parameters" in tool:
        not_yet("check_13.tool_flat")
    elif not isinstance(function, dict) or tool.get("type") != "function":
        not_yet("check_13.tool_shape")
    elif function.get("name") != "ticket_price":
        not_yet("check_13.tool_name", name=shown(function.get("name")))
    elif not _describes(function.get("description")):
        pass
    elif not isinstance(function.get("parameters"), dict) or function["parameters"].get("type") != "object":
        not_yet("check_13.tool_parameters")
    elif _properties_are_right(function["parameters"]) and _is_strict(tool) and _is_accepted(tool):
        right("check_13.tool_right")


def _describes(description: Any) -> bool:
    """Say what is wrong with a description: not a text, too short, that of the other tool, or of something else."""
    if not isinstance(description, str) or not _is_sentence(description):
        not_yet("check_13.tool_description")
    elif any(_letters(description) == _letters(messages(code, "check_13")["train_description"]) for code in LANGUAGES):
        not_yet("check_13.tool_description_of_the_train")
    elif (description.isascii() or _HANGUL.search(description)) and not _ABOUT_PRICE.search(description):
        not_yet("check_13.tool_description_no_price", description=cut(description))
    else:
        return True
    return False


def _is_sentence(description: str) -> bool:
    """Whether there are two words or more; Korean may write what a tool is for in one."""
    return len(description.split()) > 1 or len(_HANGUL.findall(description)) >= _FEW


def _letters(description: str) -> str:
    return "".join(sign for sign in description.casefold() if sign.isalnum())


def _properties_are_right(parameters: dict[str, Any]) -> bool:
    """Say which argument is missing, too many, of another type or no schema."""
    properties = parameters.get("properties")
    if not isinstance(properties, dict):
        not_yet("check_13.tool_no_properties")
        return False
    for name, (expected, _) in _ARGUMENTS.items():
        if name not in properties:
            not_yet("check_13.tool_argument_missing", name=name)
            return False
        given = properties[name]
        if not isinstance(given, dict):
            not_yet("check_13.tool_argument_no_schema", name=name, given=shown(given), expected=expected)
            return False
        if given.get("type") != expected:
            not_yet("check_13.tool_argument_type", name=name, expected=expected, kind=shown(given.get("type")))
            return False
    for name in properties:
        if name not in _ARGUMENTS:
            not_yet("check_13.tool_argument_unknown", name=shown(name))
            return False
    return True


def _is_strict(tool: dict[str, Any]) -> bool:
    """Say what is missing of what `strict` asks for; required is a list in any order."""
    parameters, function = tool["function"]["parameters"], tool["function"]
    required = parameters.get("required")
    if not isinstance(required, list | tuple) or {str(name) for name in required} != set(_ARGUMENTS):
        not_yet("check_13.tool_required")
    elif len(required) != len(_ARGUMENTS):
        not_yet("check_13.tool_required_twice")
    elif parameters.get("additionalProperties") is not False:
        not_yet("check_13.tool_additional")
    elif function.get("strict") is not True:
        elsewhere = tool.get("strict") is True or parameters.get("strict") is True
        not_yet("check_13.tool_strict_elsewhere" if elsewhere else "check_13.tool_strict")
    else:
        return True
    return False


def _is_accepted(tool: dict[str, Any]) -> bool:
    """Offer the tool to the practice backend and let it call it; say why that is refused, or what comes of it."""
    import openai

    request: dict[str, Any] = {
        "model": models.kit_default(),
        "reasoning_effort": "none",
        "messages": [{"role": "user", "content": "?"}],
        "tools": [tool],
        "tool_choice": {"type": "function", "function": {"name": "ticket_price"}},
    }
    try:
        response = client([]).chat.completions.create(**request)
    except openai.APIStatusError as error:
        not_yet("check_13.tool_refused", said=said(error))
        return False
    except (TypeError, ValueError) as error:  # no JSON can be made of a value in it
        not_yet("check_13.tool_unsendable", error=named(error))
        return False
    calls = response.choices[0].message.tool_calls or ()
    given = json.loads(calls[0].function.arguments) if calls else {}
    if {name: type(value) for name, value in given.items()} == {name: kind for name, (_, kind) in _ARGUMENTS.items()}:
        return True
    not_yet("check_13.tool_called_with", arguments=shown(given))
    return False


@survives
def answer_price(function: Callable[[str], Any], prices: Mapping[str, int]) -> None:
    """`function` makes a text of the arguments of ticket_price, whatever a model wrote.

    Args:
        function: the learner's.
        prices: what a ticket costs, by city.
    """
    if not is_callable(_FORM, function, 1):
        return
    if not isinstance(prices, Mapping) or len(prices) < 2 or not all(number(price) for price in prices.values()):
        not_yet("check.given_changed", name="PRICES")
        return
    first, last = next(iter(prices)), list(prices)[-1]
    for city, people in ((first, 2), (last, 1), (last, 3)):
        arguments = _json(city=city, people=people)
        answer = _survives(function, arguments)
        if answer is None:
            return
        if _is_error(answer):
            not_yet("check_13.price_refused", arguments=arguments, answer=cut(answer))
            return
        if str(prices[city] * people) not in re.findall(r"\d+", answer.replace(",", "")):
            not_yet("check_13.price_wrong", arguments=arguments, expected=prices[city] * people, answer=_cut(answer))
            return
    for arguments in _bad_arguments(first):
        answer = _survives(function, arguments)
        if answer is None:
            return
        if not _is_error(answer):
            name = "price_true" if "true" in arguments else "price_not_refused"
            not_yet(f"check_13.{name}", arguments=arguments, answer=_cut(answer))
            return
        if not _gives_a_reason(answer):
            not_yet("check_13.price_no_reason", arguments=arguments, answer=shown(answer))
            return
    right("check_13.price_right")


def _bad_arguments(city: str) -> tuple[str, ...]:
    return (
        '{"city": ',
        json.dumps([city, 2], ensure_ascii=False),
        _json(city=city),
        _json(people=2),
        _json(city="Atlantis", people=2),
        _json(city=city, people="two"),
        _json(city=city, people=None),
        _json(city=city, people=0),
        _json(city=city, people=-1),
        _json(city=city, people=1.5),
        _json(city=city, people=True),
    )


def _json(**arguments: Any) -> str:
    return json.dumps(arguments, ensure_ascii=False)


def _is_error(answer: str) -> bool:
    return answer.lstrip().casefold().startswith(_ERROR_WORDS)


def _gives_a_reason(answer: str) -> bool:
    """Whether there is more than the word: the model reads why, and can ask again in a better way."""
    rest = answer.strip().casefold()
    for word in _ERROR_WORDS:
        rest = rest.removeprefix(word)
    return any(sign.isalnum() for sign in rest)


def _cut(answer: str) -> str:
    return answer[:_LONGEST]


def _survives(function: Callable[[str], Any], arguments: str) -> str | None:
    """Return the text that the function gives for arguments, or None after saying why there is none."""
    outcome = run(function, arguments)
    if isinstance(outcome.error, Exception):
        line = failed_line(outcome.error)
        name = "price_failed_at" if line else "price_failed"
        not_yet(f"check_13.{name}", arguments=arguments, error=named(outcome.error), line=cut(line))
        return None
    answer = explained(_FORM, outcome, function)
    if isinstance(answer, str):
        return answer
    if answer is not FAILED:
        not_yet("check_13.price_not_text", arguments=arguments, kind=kind(answer))
    return None
