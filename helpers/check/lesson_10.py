"""Checks of lesson 10, a conversation."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right

_SYSTEM = {"role": "system", "content": "Be brief."}
_TURNS = [
    {"role": "user", "content": "1 + 1?"},
    {"role": "assistant", "content": "2"},
    {"role": "user", "content": "And 2 + 2?"},
    {"role": "assistant", "content": "4"},
    {"role": "user", "content": "And 4 + 4?"},
]


def remember(function: Callable[[list, str, str], Any]) -> None:
    """`function` returns a new list that ends with the question and the answer as messages."""
    before = [_SYSTEM, *_TURNS[:2]]
    given = deepcopy(before)
    question, answer = _TURNS[2]["content"], _TURNS[3]["content"]
    returned = call("remember", function, given, question, answer)
    if returned is FAILED:
        return
    if returned is None:
        not_yet("check_10.remember_none")
    elif not isinstance(returned, list):
        not_yet("check_10.remember_not_list", kind=type(returned).__name__)
    elif given == before and returned == before:
        not_yet("check_10.remember_nothing_added")
    elif given != before:
        not_yet("check_10.remember_changed")
    elif returned[: len(before)] != before:
        not_yet("check_10.remember_lost")
    elif len(returned) != len(before) + 2:
        not_yet("check_10.remember_count", expected=len(before) + 2, count=len(returned))
    elif returned[-2:] == _TURNS[2:4]:
        right("check_10.remember_right")
    elif returned[-2:] == [_TURNS[3], _TURNS[2]]:
        not_yet("check_10.remember_order")
    else:
        _name_message(returned[-2:], question, answer)


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
            not_yet(f"check_10.remember_role_{name}", role=message["role"])
            return
        if message["content"] != content:
            not_yet(f"check_10.remember_content_{name}")
            return


def keep_last(function: Callable[[list, int], Any]) -> None:
    """`function` returns the system message, if there is one, and the last messages besides it."""
    whole = [_SYSTEM, *_TURNS]
    returned = call("keep_last", function, deepcopy(whole), 3)
    if returned is FAILED:
        return
    if returned is None:
        not_yet("check_10.keep_none")
    elif not isinstance(returned, list):
        not_yet("check_10.keep_not_list", kind=type(returned).__name__)
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
    elif returned != [_SYSTEM, *_TURNS[-3:]]:
        not_yet("check_10.keep_wrong", asked=3, expected=4, count=len(returned))
    else:
        _keep_others(function)


def _keep_others(function: Callable[[list, int], Any]) -> None:
    """An even count, a list without a system message, and one that is shorter than the count."""
    even = call("keep_last", function, [_SYSTEM, *deepcopy(_TURNS)], 2)
    if even is FAILED:
        return
    if even != [_SYSTEM, *_TURNS[-2:]]:
        not_yet("check_10.keep_wrong", asked=2, expected=3, count=len(even or []))
        return
    plain = call("keep_last", function, deepcopy(_TURNS), 2)
    if plain is FAILED:
        return
    if plain != _TURNS[-2:]:
        not_yet("check_10.keep_without_system")
        return
    short = call("keep_last", function, [_SYSTEM, *deepcopy(_TURNS[:2])], 3)
    if short is FAILED:
        return
    if short != [_SYSTEM, *_TURNS[:2]]:
        not_yet("check_10.keep_short")
    else:
        right("check_10.keep_right")
