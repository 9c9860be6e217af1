"""What is answered to a conversation: a prepared reply or an honest one, in the format and with the tools asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..reading.conversation import Message
from ..reading.formats import TextFormat
from ..reading.tooling import FunctionCall, Toolbox
from ..wire import encoding
from ..wire.api_errors import ApiError
from ..wire.digest import Digest
from .fitting import fitting
from .replies import PreparedReply, Replies, fallback


@dataclass(frozen=True)
class Answer:
    """One answer.

    Args:
        text: in words, or in JSON where the request asks for it; "" if tools are called.
        calls: the tools that are called.
        refused: whether the text is a refusal, which a schema cannot hold.
    """

    text: str
    calls: tuple[FunctionCall, ...] = ()
    refused: bool = False


def find(
    replies: Replies,
    digest: Digest,
    body: Mapping[str, Any],
    messages: Sequence[Message],
    *,
    format: TextFormat,
    toolbox: Toolbox,
    count: int = 1,
) -> list[Answer]:
    """Return answers: one and the same at a low temperature, different wordings above.

    Args:
        replies: the prepared ones.
        digest: of the request; it decides between wordings.
        body: its parameters that are not null; `temperature` and `top_p` matter here.
        messages: the conversation.
        format: what a text has to be.
        toolbox: what may be called.
        count: how many answers.

    Raises:
        ApiError: nothing can be found that satisfies a schema of the request.
    """
    prepared = replies.find(messages)
    if calls := _calls(prepared, body, messages, toolbox):
        return [Answer("", calls)] * count
    if prepared and prepared.refusal and format.kind == "json_schema":
        return [Answer(prepared.refusal, refused=True)] * count
    wordings = [text for text in prepared.wordings if format.suits(text)] if prepared else []
    if not wordings:
        return [Answer(format.fill(fallback(messages), _seed(body, messages)))] * count
    if min(body.get("temperature", 1), body.get("top_p", 1)) <= 0.5:
        return [Answer(wordings[0])] * count
    first = digest.number("wording", len(wordings))
    return [Answer(wordings[(first + index) % len(wordings)]) for index in range(count)]


def _calls(
    prepared: PreparedReply | None, body: Mapping[str, Any], messages: Sequence[Message], toolbox: Toolbox
) -> tuple[FunctionCall, ...]:
    """Return what is called; where nothing is prepared and nothing is required, the tool that fits the question."""
    if toolbox.mode == "none":
        return ()
    seed = _seed(body, messages)
    if prepared or toolbox.mode == "required":
        return toolbox.calls(prepared.calls if prepared else (), prepared.wordings if prepared else (), seed)
    if not messages or messages[-1].role != "user":  # after a result, a second call would lead to a third
        return ()
    said = {name: toolbox.said[name] for name in toolbox.functions}
    name = fitting(messages[-1].text, said)
    if name is None:
        return ()
    try:
        return (toolbox.made(name, seed),)
    except ApiError:  # nobody asked for this call, so the answer is in words
        return ()


def _seed(body: Mapping[str, Any], messages: Sequence[Message]) -> str:
    """Return what made-up values depend on: the conversation and `seed`, so that whole and streamed ones agree."""
    said = [
        [message.role, message.parts, message.calls, *(medium.digest or medium.said for medium in message.media)]
        for message in messages
    ]
    return Digest(encoding.canonical([said, body.get("seed")])).hex("answer", 32)
