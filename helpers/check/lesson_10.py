"""Checks of lesson 10, a conversation."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from helpers.check.listener import text_of
from helpers.check.trial import FAILED, Outcome, call, run
from helpers.check.values import kind, named, shown
from helpers.check.verdict import not_yet, right, survives

_REMEMBER, _KEEP = "remember(messages, question, answer)", "keep_last(messages, count)"
_SYSTEM = {"role": "system", "content": "Be brief."}
_TURNS = [
    {"role": "user", "content": "1 + 1?"},
    {"role": "assistant", "content": "2"},
    {"role": "user", "content": "And 2 + 2?"},
    {"role": "assistant", "content": "4"},
    {"role": "user", "content": "And 4 + 4?"},
]
_WITH_A_TOOL = [
    {"role": "user", "content": "How late is it in Busan?"},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "clock", "arguments": "{}"}}],
    },
    {"role": "tool", "tool_call_id": "call_1", "content": "09:00"},
    {"role": "assistant", "content": "Nine."},
    {"role": "user", "content": "Thank you."},
]


@survives
def remember(function: Callable[[list, str, str], Any]) -> None:
    """`function` returns a new list that ends with the question and the answer as messages."""
    before = [_SYSTEM, *_TURNS[:2]]
    given = deepcopy(before)
    question, answer = _TURNS[2]["content"], _TURNS[3]["content"]
    returned = call(_REMEMBER, function, given, question, answer)
    if returned is FAILED:
        return
    if returned is None:
        not_yet("check_10.remember_none")
    elif not isinstance(returned, list):
        not_yet("check_10.remember_not_list", kind=kind(returned))
    elif given == before and returned == before:
        not_yet("check_10.remember_nothing_added")
    elif given != before:
        not_yet("check_10.remember_changed")
    elif returned[: len(before)] != before:
        nested = any(part == before for part in returned)
        not_yet("check_10.remember_nested" if nested else "check_10.remember_lost")
    elif len(returned) != len(before) + 2:
        not_yet("check_10.remember_count", expected=len(before) + 2, count=len(returned))
    elif _plain(returned[-2:]) == [_TURNS[3], _TURNS[2]]:
        not_yet("check_10.remember_order")
    elif _plain(returned[-2:]) != _TURNS[2:4]:
        _name_message(returned[-2:], question, answer)
    elif _begins(function):
        right("check_10.remember_right")


def _begins(function: Callable[[list, str, str], Any]) -> bool:
    """Say what goes wrong with the first question of a conversation, to which no messages belong yet."""
    outcome = run(function, [], _TURNS[0]["content"], _TURNS[1]["content"])
    if isinstance(outcome.value, list) and _plain(outcome.value) == _TURNS[:2]:
        return True
    not_yet("check_10.remember_empty", returned=_came_of(outcome))
    return False


def _plain(messages: list) -> list:
    """Return messages with their content as one text: the API takes it in parts too."""
    return [
        message | {"content": text_of(message["content"])}
        if isinstance(message, dict) and isinstance(message.get("content"), list)
        else message
        for message in messages
    ]


def _name_message(added: list, question: str, answer: str) -> None:
    """Say which of the two added messages is wrong, and how."""
    for name, message, role, content in (
        ("question", added[0], "user", question),
        ("answer", added[1], "assistant", answer),
    ):
        if not isinstance(message, dict) or set(message) != {"role", "content"}:
            not_yet(f"check_10.remember_shape_{name}")
            return
        if message["role"] != role:
            not_yet(f"check_10.remember_role_{name}", role=shown(message["role"]))
            return
        if text_of(message["content"]) != content:
            not_yet(f"check_10.remember_content_{name}")
            return


@survives
def keep_last(function: Callable[[list, int], Any]) -> None:
    """`function` returns the system message, if there is one, and the last messages besides it."""
    whole = [_SYSTEM, *_TURNS]
    given = deepcopy(whole)
    returned = call(_KEEP, function, given, 3)
    if returned is FAILED:
        return
    if returned is None:
        not_yet("check_10.keep_none" if given == whole else "check_10.keep_changed_none")
    elif not isinstance(returned, list):
        not_yet("check_10.keep_not_list", kind=kind(returned))
    elif given != whole:
        not_yet("check_10.keep_changed", before=len(whole), after=len(given))
    elif returned == whole:
        not_yet("check_10.keep_whole")
    elif returned == _TURNS[-3:]:
        not_yet("check_10.keep_no_system")
    elif returned == [_SYSTEM, *_TURNS[:3]]:
        not_yet("check_10.keep_first")
    elif returned == [*_TURNS[-3:], _SYSTEM]:
        not_yet("check_10.keep_system_last")
    elif returned == [_SYSTEM, *_TURNS[-2:]]:
        not_yet("check_10.keep_counted_system")
    elif returned == [_SYSTEM, *reversed(_TURNS[-3:])]:
        not_yet("check_10.keep_reversed")
    elif returned != [_SYSTEM, *_TURNS[-3:]]:
        not_yet("check_10.keep_wrong", asked=3, expected=4, count=len(returned))
    elif _keeps_others(function):
        right("check_10.keep_right")


def _keeps_others(function: Callable[[list, int], Any]) -> bool:
    """Say which other list goes wrong: an even count, no system message, too few messages, messages of tools."""
    lists = (
        ("keep_wrong", [_SYSTEM, *_TURNS], 2, [_SYSTEM, *_TURNS[-2:]]),
        ("keep_wrong", [_SYSTEM, *_TURNS], 1, [_SYSTEM, *_TURNS[-1:]]),
        ("keep_without_system", _TURNS, 2, _TURNS[-2:]),
        ("keep_short", [_SYSTEM, *_TURNS[:2]], 3, [_SYSTEM, *_TURNS[:2]]),
        ("keep_tools", [_SYSTEM, *_WITH_A_TOOL], 4, [_SYSTEM, *_WITH_A_TOOL[-4:]]),
    )
    for name, messages, count, expected in lists:
        given = deepcopy(messages)
        outcome = run(function, given, count)
        if outcome.error is not None or outcome.value != expected:
            not_yet(f"check_10.{name}", asked=count, expected=len(expected), count=_came_of(outcome))
            return False
        if given != messages:
            not_yet("check_10.keep_changed", before=len(messages), after=len(given))
            return False
    return True


def _came_of(outcome: Outcome) -> str:
    """Return how a message names what came of a call: the error, the number of messages, or the value."""
    if outcome.error is not None:
        return named(outcome.error)
    return str(len(outcome.value)) if isinstance(outcome.value, list) and outcome.value else shown(outcome.value)
