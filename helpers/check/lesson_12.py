"""Checks of lesson 12, the Responses API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text

_MOVED = {  # the names of Chat Completions that a beginner carries along
    "messages": "input",
    "reasoning_effort": 'reasoning={"effort": ...}',
    "max_completion_tokens": "max_output_tokens",
    "max_tokens": "max_output_tokens",
    "user": "input",
    "system": "instructions",
}


class _ChatUsed(BaseException):
    """Chat Completions were called; not an Exception, so that no `except` of the learner's hides it."""


def translated(new: Any, old: dict[str, Any]) -> None:
    """The arguments `old` of Chat Completions, as those of Responses."""
    if not isinstance(new, dict):
        not_yet("check_12.translated_kind", kind=type(new).__name__)
        return
    for name, instead in _MOVED.items():
        if name in new:
            not_yet("check_12.translated_old_name", name=name, instead=instead)
            return
    for name in ("model", "input", "reasoning", "max_output_tokens"):
        if name not in new:
            not_yet("check_12.translated_missing", name=name)
            return
    said = _said(new)
    for message in old["messages"]:
        if not any(role == message["role"] and message["content"] in content for role, content in said):
            not_yet(f"check_12.translated_{message['role']}")
            return
    if new["reasoning"] != {"effort": old["reasoning_effort"]}:
        not_yet("check_12.translated_reasoning", value=repr(new["reasoning"]))
    elif new["max_output_tokens"] != old["max_completion_tokens"]:
        not_yet("check_12.translated_limit", value=repr(new["max_output_tokens"]))
    elif new["model"] != old["model"]:
        not_yet("check_12.translated_model", value=repr(new["model"]))
    else:
        right("check_12.translated_right")


def moved(function: Callable[..., Any]) -> None:
    """`function` has the arguments of the guide's chat_gpt and calls Responses with all of them.

    Nothing is sent: the two calls of the package are replaced while the function runs.
    """
    question, rules, before = (text(f"check_12.moved_{name}") for name in ("question", "rules", "before"))
    with _listening() as requests:
        try:
            answer = call("ask", function, question, rules, before, "gpt-6-luna", 0.7)
            if answer is FAILED or not _is_answer(answer, requests):
                return
            if not _is_complete(requests[-1], {"user": question, "system": rules, "assistant": before}):
                return
            alone = call("ask", function, question)
        except _ChatUsed:
            not_yet("check_12.moved_chat")
            return
    if alone is FAILED or not _is_answer(alone, requests):
        return
    if any(not content for _, content in _said(requests[-1])):
        not_yet("check_12.moved_empty")
        return
    if ("user", question) not in _said(requests[-1]):
        not_yet("check_12.moved_alone")
        return
    right("check_12.moved_right")


@contextmanager
def _listening() -> Iterator[list[dict[str, Any]]]:
    """Let no call out, and keep the arguments of those to Responses."""
    from unittest import mock

    from openai.resources.chat.completions import Completions
    from openai.resources.responses import Responses

    requests: list[dict[str, Any]] = []

    def respond(_: Responses, **request: Any) -> Any:
        requests.append(request)
        return _response(request)

    def refuse(_: Completions, **request: Any) -> Any:
        raise _ChatUsed

    with mock.patch.object(Responses, "create", respond), mock.patch.object(Completions, "create", refuse):
        yield requests


def _response(request: dict[str, Any]) -> Any:
    """Return what the API would: a Response with one message."""
    from openai.types.responses import Response

    part = {"type": "output_text", "text": text("check_12.moved_answer"), "annotations": []}
    message = {"id": "msg_check", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
    return Response.model_validate(
        {
            "id": "resp_check",
            "object": "response",
            "created_at": 0,
            "model": str(request.get("model")),
            "output": [message],
            "parallel_tool_calls": True,
            "status": "completed",
            "tool_choice": "auto",
            "tools": [],
        }
    )


def _is_answer(answer: Any, requests: list[dict[str, Any]]) -> bool:
    """Say what is wrong with what the function returned, unless it is the response or its text."""
    if not requests:
        not_yet("check_12.moved_none" if answer is None else "check_12.moved_not_called")
    elif answer is None:
        not_yet("check_12.moved_no_return")
    elif (isinstance(answer, str) and answer == text("check_12.moved_answer")) or hasattr(answer, "output_text"):
        return True
    else:
        not_yet("check_12.moved_other", kind=type(answer).__name__)
    return False


def _is_complete(request: dict[str, Any], expected: dict[str, str]) -> bool:
    """Say what is missing from a request, unless all arguments of the function are in it."""
    said = _said(request)
    for role, content in expected.items():
        if (role, content) not in said:
            not_yet(f"check_12.moved_{role}")
            return False
    if request.get("model") != "gpt-6-luna":
        not_yet("check_12.moved_model")
    elif request.get("temperature") != 0.7:
        not_yet("check_12.moved_temperature")
    elif request.get("reasoning") != {"effort": "none"}:
        not_yet("check_12.moved_reasoning")
    else:
        return True
    return False


def _said(request: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the messages of a request as (role, text); instructions count as the role system."""
    given = request.get("input")
    said = [("system", request["instructions"])] if request.get("instructions") is not None else []
    if isinstance(given, str):
        return [*said, ("user", given)]
    for item in given if isinstance(given, list | tuple) else ():
        if isinstance(item, dict):
            role = "system" if item.get("role") == "developer" else item.get("role")
            content = item.get("content")
            if isinstance(content, list):
                content = "".join(part.get("text", "") for part in content if isinstance(part, dict))
            said.append((role, content))
    return said
