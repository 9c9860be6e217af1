"""Checks of lesson 05, a single turn."""

from __future__ import annotations

from typing import Any

from helpers.check.verdict import not_yet, right


def two_messages(messages: Any) -> None:
    """A list of a system message and a user message, in this order."""
    if not isinstance(messages, list | tuple) or len(messages) != 2:
        count = len(messages) if isinstance(messages, list | tuple) else 0
        not_yet("check_05.messages_count", count=count)
        return
    for position, (message, roles) in enumerate(zip(messages, (("system", "developer"), ("user",)), strict=True), 1):
        if not isinstance(message, dict) or set(message) != {"role", "content"}:
            not_yet("check_05.messages_shape", position=position)
            return
        if message["role"] not in roles:
            not_yet("check_05.messages_role", position=position, role=message["role"], expected=roles[0])
            return
        if not isinstance(message["content"], str) or not message["content"].strip():
            not_yet("check_05.messages_content", position=position)
            return
    right("check_05.messages_right")


def second_answer(second: Any, response: Any) -> None:
    """The text of the second choice of `response`."""
    if len(response.choices) < 2:
        not_yet("check_05.second_only_one")  # a server that does not know `n` sends one answer
        return
    first, expected = (choice.message.content for choice in response.choices[:2])
    if second is None:
        not_yet("check_05.second_none")
    elif second == expected:
        right("check_05.second_right")
    elif second == first:
        not_yet("check_05.second_is_first")
    elif second in (response.choices[1], response.choices[1].message):
        not_yet("check_05.second_not_text")
    else:
        not_yet("check_05.second_wrong", kind=type(second).__name__)
