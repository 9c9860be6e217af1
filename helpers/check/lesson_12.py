"""Checks of lesson 12, the Responses API."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from helpers import models
from helpers.check.listener import Sent, client, listening
from helpers.check.trial import FAILED, Outcome, explained, is_callable, run
from helpers.check.values import cut, kind, named, said, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

_FORM = "ask(user_message, system_message, assistant_message, model, temperature)"
_MOVED = {  # the names of Chat Completions that a beginner carries along
    "messages": "input",
    "reasoning_effort": 'reasoning={"effort": ...}',
    "max_completion_tokens": "max_output_tokens",
    "max_tokens": "max_output_tokens",
    "response_format": 'text={"format": ...}',
    "verbosity": 'text={"verbosity": ...}',
    "user": "input",
    "system": "instructions",
}
_MISTAKES = {  # what is said of a message that is missing, changed or sent twice, by its role
    "system": (
        "check_12.translated_system",
        "check_12.translated_system_changed",
        "check_12.translated_system_twice",
    ),
    "user": ("check_12.translated_user", "check_12.translated_user_changed", "check_12.translated_user_twice"),
}
_STORING = "store"  # Responses are kept unless it is False, Chat Completions are not: either is the same call
_UNKNOWN = re.compile(r"unexpected keyword argument '(\w+)'")


@survives
def translated(new: Any, old: dict[str, Any]) -> None:
    """The arguments `old` of Chat Completions, as those of Responses. The real package makes the request of them."""
    wanted = _wanted(old)
    if wanted is None:
        not_yet("check.given_changed", name="old")
    elif not isinstance(new, dict):
        not_yet("check_12.translated_kind", kind=kind(new))
    elif _has_their_names(new) and (sent := _send(new)):
        _compare(sent, wanted)


def _wanted(old: Any) -> Sent | None:
    """Return the call of the exercise, or None if `old` is none any more."""
    names = {"model", "messages", "reasoning_effort", "max_completion_tokens"}
    if not isinstance(old, dict) or set(old) != names:
        return None
    wanted = Sent("POST", "/v1/chat/completions", old)
    return wanted if [role for role, _ in wanted.messages] == ["system", "user"] else None


def _has_their_names(new: dict[Any, Any]) -> bool:
    """Say which argument Responses do not have, or which is missing."""
    from openai.resources.responses import Responses

    known = inspect.signature(Responses.create).parameters
    for name in new:
        if name in _MOVED and name not in known:
            not_yet("check_12.translated_old_name", name=name, instead=_MOVED[name])
            return False
        if name == "user":  # a name that Responses still have, for something else
            not_yet("check_12.translated_old_name", name=name, instead=_MOVED[name])
            return False
        if name not in known or name == "self":
            not_yet("check_12.translated_unknown", name=shown(name))
            return False
    for name in ("model", "input", "reasoning", "max_output_tokens"):
        if name not in new:
            not_yet("check_12.translated_missing", name=name)
            return False
    return True


def _send(new: dict[str, Any]) -> Sent | None:
    """Let the package make the request and the practice backend judge it; say why it is refused."""
    import openai

    sent: list[Sent] = []
    try:
        client(sent).responses.create(**new)
    except openai.APIStatusError as error:
        param = str(error.param or "")
        if param.startswith("reasoning") or param in ("model", "max_output_tokens"):
            return sent[0]  # the comparison with the old call says it better
        not_yet("check_12.translated_refused", said=said(error))
        return None
    except (openai.OpenAIError, TypeError, ValueError) as error:
        not_yet("check_12.translated_unsendable", error=named(error))
        return None
    return sent[0]


def _compare(sent: Sent, wanted: Sent) -> None:
    """Say what is another call now: other words, other settings, or more than there was."""
    body, old = sent.body, wanted.body
    own = {"model", "input", "instructions", "reasoning", "max_output_tokens", _STORING}
    extra = [name for name, value in body.items() if name not in own and value is not None]
    if not _says_the_same(sent, wanted):
        return
    if body.get("reasoning") != {"effort": old["reasoning_effort"]}:
        not_yet("check_12.translated_reasoning", value=shown(body.get("reasoning")))
    elif body.get("max_output_tokens") != old["max_completion_tokens"]:
        not_yet("check_12.translated_limit", value=shown(body.get("max_output_tokens")))
    elif body.get("model") != old["model"]:
        not_yet("check_12.translated_model", value=shown(body.get("model")))
    elif extra:
        not_yet("check_12.translated_extra", name=extra[0])
    else:
        right("check_12.translated_right")


def _says_the_same(sent: Sent, wanted: Sent) -> bool:
    """Say which message is missing, changed, doubled or in another place."""
    found = [(role, content.strip()) for role, content in sent.messages]
    expected = [(role, content.strip()) for role, content in wanted.messages]
    if found == expected:
        return True
    for role, content in expected:
        if (role, content) in found:
            continue
        there = [other for spoken, other in found if spoken == role and content in other]
        missing, changed, _ = _MISTAKES[role]
        not_yet(changed if there else missing)
        return False
    doubled = next((role for role, content in expected if found.count((role, content)) > 1), None)
    if doubled:
        not_yet(_MISTAKES[doubled][2])
    elif len(found) > len(expected):
        not_yet("check_12.translated_more", count=len(found))
    else:
        not_yet("check_12.translated_order")
    return False


@survives
def moved(function: Callable[..., Any]) -> None:
    """`function` has the arguments of the guide's chat_gpt and calls Responses once, with all of them.

    Nothing is sent: the practice backend's rules answer while the function runs.
    """
    if not is_callable(_FORM, function, 5) or not is_callable("ask(user_message)", function, 1):
        return
    question, rules, before = (text(f"check_12.moved_{name}") for name in ("question", "rules", "before"))
    default = models.kit_default()
    others = (row.id for row in models.available() if row.temperature == "effort_none" and row.id != default)
    trials = (
        ({"user": question, "system": rules, "assistant": before}, default, 0.7),
        ({"user": question}, None, None),
        ({"user": question, "system": rules}, next(others, default), 0.3),
        ({"user": question, "assistant": before}, default, 0.7),
    )
    for messages, model, temperature in trials:
        if not _is_moved(function, messages, model, temperature):
            return
    right("check_12.moved_right")


def _is_moved(function: Any, messages: dict[str, str], model: str | None, temperature: float | None) -> bool:
    """Call the function with some of its arguments, and say what is wrong with what it sends and returns."""
    arguments: list[Any] = [messages.get(role) for role in ("user", "system", "assistant")]
    if model:
        arguments += [model, temperature]
    else:
        arguments = arguments[:1]
    with listening() as sent:
        outcome = run(function, *arguments)
    calls = [one for one in sent if one.is_call]
    if any(one.path.startswith("/v1/chat") for one in calls):
        not_yet("check_12.moved_chat")
        return False
    if _was_refused(outcome, calls, messages, model):
        return False
    answer = explained("ask(...)", outcome, function)
    if answer is FAILED or not _is_answer(answer, calls) or not _is_complete(calls[-1], messages):
        return False
    if len(calls) > 1:
        not_yet("check_12.moved_twice", count=len(calls))
    elif model and calls[-1].body.get("model") != model:
        not_yet("check_12.moved_model")
    elif model and calls[-1].body.get("temperature") != temperature:
        not_yet("check_12.moved_temperature")
    else:
        return True
    return False


def _was_refused(outcome: Outcome, calls: list[Sent], messages: dict[str, str], model: str | None) -> bool:
    """Say why the package or the API refused the call, if the exercise has a better word for it than they have."""
    error = outcome.error
    if error is None:
        return False
    unknown = _UNKNOWN.search(str(error)) if isinstance(error, TypeError) else None
    if unknown and "Responses" in str(error):
        name = unknown[1]
        if name in _MOVED:
            not_yet("check_12.translated_old_name", name=name, instead=_MOVED[name])
        else:
            not_yet("check_12.translated_unknown", name=name)
        return True
    if calls and model and calls[-1].body.get("model") != model:
        not_yet("check_12.moved_model")
        return True
    if getattr(error, "param", None) == "temperature":
        not_yet("check_12.moved_reasoning")
        return True
    if calls and len(messages) < 3 and any(not content for _, content in calls[-1].messages):
        not_yet("check_12.moved_empty")
        return True
    if calls and not calls[-1].said("user"):
        not_yet("check_12.moved_alone" if len(messages) == 1 else "check_12.moved_user")
        return True
    if calls and any(value == "input_text" for value in _assistant_types(calls[-1])):
        not_yet("check_12.moved_input_text")
        return True
    return False


def _assistant_types(sent: Sent) -> list[Any]:
    """Return the types of the parts of what the assistant said."""
    found = []
    items = sent.body.get("input")
    for item in items if isinstance(items, list) else ():
        parts = item.get("content") if isinstance(item, dict) and item.get("role") == "assistant" else None
        found += [part.get("type") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return found


def _is_answer(answer: Any, calls: list[Sent]) -> bool:
    """Say what is wrong with what the function returned, unless it is the response or its text."""
    from openai.types.responses import Response

    if not calls:
        not_yet("check_12.moved_none" if answer is None else "check_12.moved_not_called")
    elif answer is None:
        not_yet("check_12.moved_no_return")
    elif isinstance(answer, Response) or (isinstance(answer, str) and answer.strip() == calls[-1].text.strip()):
        return True
    elif isinstance(answer, str):
        not_yet("check_12.moved_other_text", answer=cut(answer))
    else:
        not_yet("check_12.moved_other", kind=kind(answer))
    return False


def _is_complete(sent: Sent, messages: dict[str, str]) -> bool:
    """Say what is missing from a request, or in the wrong order, unless exactly the messages given are in it."""
    found = [(role, content) for role, content in sent.messages if role != "system" or content]
    for role, content in messages.items():
        if (role, content) not in found:
            alone = role == "user" and len(messages) == 1
            not_yet("check_12.moved_alone" if alone else f"check_12.moved_{role}")
            return False
    order = [(role, messages[role]) for role in ("system", "user", "assistant") if role in messages]
    if found == order:
        return True
    if any(not content for _, content in found):
        not_yet("check_12.moved_empty")
    elif len(found) > len(order):
        not_yet("check_12.moved_more", count=len(found), expected=len(order))
    else:
        not_yet("check_12.moved_order", order=" → ".join(role for role, _ in found))
    return False
