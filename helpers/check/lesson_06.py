"""Checks of lesson 06, the helper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text


def ask(function: Callable[[str], Any]) -> None:
    """`function` sends a question and returns only the text of the answer.

    Nothing is sent: the call of the package is replaced while the function runs.
    """
    question = text("check_06.ask_question")
    with _listening() as asked:
        answer = call("ask", function, question)
    if answer is FAILED:
        return
    if answer is None:
        not_yet("check_06.ask_none")
    elif hasattr(answer, "choices"):
        not_yet("check_06.ask_whole_response")
    elif not isinstance(answer, str):
        not_yet("check_06.ask_not_text", kind=type(answer).__name__)
    elif not any(question in content for content in asked):
        not_yet("check_06.ask_not_sent")
    elif answer.strip() != text("check_06.ask_answer"):
        not_yet("check_06.ask_other_text", answer=answer[:40])
    else:
        right("check_06.ask_right")


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Let no call out, and keep what the messages of each say."""
    from unittest import mock

    from openai.resources.chat.completions import Completions

    asked: list[str] = []

    def respond(_: Completions, **request: Any) -> Any:
        asked.extend(str(message.get("content")) for message in request["messages"])
        return _response()

    with mock.patch.object(Completions, "create", respond):
        yield asked


def _response() -> Any:
    """Return what the API would: a ChatCompletion with one answer."""
    from openai.types.chat import ChatCompletion

    message = {"role": "assistant", "content": text("check_06.ask_answer")}
    return ChatCompletion.model_validate(
        {
            "id": "chatcmpl-check",
            "object": "chat.completion",
            "created": 0,
            "model": "gpt-6-luna",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        }
    )
