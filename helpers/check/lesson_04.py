"""Checks of lesson 04, a single turn."""

from __future__ import annotations

import re
from typing import Any

from helpers import models
from helpers.check.listener import client, text_of
from helpers.check.values import cut, kind, named, said, shown
from helpers.check.verdict import not_yet, right, survives

_ROLES = (("system", "developer"), ("user",))
# How one asks for one word, in the languages of the course and in some others that learners write.
_ONE_WORD = re.compile(
    r"\b(?:one|single|1|a|just|only|exactly)\b[\s-]*(?:\w+[\s-]+)?word\b"
    r"|(?:한|1)\s*(?:개의?\s*)?(?:단어|낱말|마디)|(?:단어|낱말)\s*(?:를|로|만|는)?\s*(?:딱|단)?\s*(?:하나|한\s*개|1\s*개)|하나의\s*(?:단어|낱말)"
    r"|\bein\w*\s+(?:\w+\s+)?wort\b|\bun(?:\s+seul)?\s+mot\b|\buna\s+(?:sola\s+)?(?:palabra|parola)\b"
    r"|\buma\s+(?:\w+\s+)?palavra\b|一言|一語|[一1]つ?の?単語|一[个個][词詞單单]|одн\w+\s+слов",
    re.IGNORECASE,
)
# How one asks for more than that with the same words, or for anything else.
_MORE = re.compile(
    r"\bat\s+least\s+(?:one|1|a)\s+word\b"
    r"|(?:^|[.!?])(?:(?!\b(?:no|not|never|without|avoid)\b|n['’]t\b)[^.!?])*\bmore\s+than\s+(?:one|1|a)\s+word\b"
    r"|(?:\bnot|n['’]t|\bnever)\s+(?:ever\s+)?(?:answer|reply|respond)\s+(?:\w+\s+)?(?:in|with)\s+(?:\w+\s+)?(?:one|1|a)\b"
    r"|(?:한|1)\s*(?:단어|낱말|마디)\s*(?:이상|보다|넘게|로만?\s*(?:대답|답)?(?:하지|해서는|하면))",
    re.IGNORECASE,
)


@survives
def two_messages(messages: Any) -> None:
    """A list that the API takes: a system message that asks for one word, and a user message, in this order."""
    if isinstance(messages, dict):
        not_yet("check_04.messages_one_dict")
    elif not isinstance(messages, list | tuple):
        not_yet("check_04.messages_not_list", kind=kind(messages))
    elif len(messages) == 1 and isinstance(messages[0], list | tuple):
        not_yet("check_04.messages_nested")
    elif len(messages) != len(_ROLES):
        not_yet("check_04.messages_count", count=len(messages))
    elif _have_their_parts(messages) and _are_accepted(messages):
        system = text_of(messages[0]["content"])
        if _ONE_WORD.search(system) and not _MORE.search(system):
            right("check_04.messages_right")
        else:
            not_yet("check_04.messages_one_word", content=cut(system))


def _have_their_parts(messages: Any) -> bool:
    """Say which message lacks what, in the order in which they stand."""
    for position, message in enumerate(messages, 1):
        if not isinstance(message, dict):
            not_yet("check_04.messages_shape", position=position, kind=kind(message))
            return False
        for name in ("role", "content"):
            if name not in message:
                names = ", ".join(shown(key) for key in message) or "-"
                not_yet("check_04.messages_part", position=position, name=name, names=names)
                return False
    roles = [message["role"] for message in messages]
    if roles[0] in _ROLES[1] and roles[1] in _ROLES[0]:
        not_yet("check_04.messages_order")
        return False
    for position, (message, expected) in enumerate(zip(messages, _ROLES, strict=True), 1):
        if message["role"] not in expected:
            not_yet("check_04.messages_role", position=position, role=shown(message["role"]), expected=expected[0])
            return False
        if not text_of(message["content"]).strip():
            not_yet("check_04.messages_content", position=position)
            return False
    return True


def _are_accepted(messages: Any) -> bool:
    """Send the messages to the practice backend, and say why they are refused."""
    import openai

    try:
        client([]).chat.completions.create(model=models.kit_default(), messages=messages)
    except openai.APIStatusError as error:
        not_yet("check_04.messages_refused", said=said(error))
    except (TypeError, ValueError) as error:  # no JSON can be made of a value in them
        not_yet("check_04.messages_unsendable", error=named(error))
    else:
        return True
    return False
