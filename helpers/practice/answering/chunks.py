"""The chunks in which a chat completion is streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from .completion import Completion

Chunk = dict[str, Any]
Delta = tuple[dict[str, Any], list[dict[str, Any]]]  # what is new, and the log probabilities of its tokens


def chunks(
    frame: Chunk,
    choices: Sequence[dict[str, Any]],
    completions: Sequence[Completion],
    *,
    usage: dict[str, Any] | None,
    padding: Callable[[str, int, int], str] | None,
) -> Iterator[Chunk]:
    """Yield the chunks of a stream: roles, then the choices' deltas in turn, then the reasons to finish.

    Args:
        frame: the fields that all chunks share.
        choices: as in the whole reply.
        completions: the same choices, in the steps in which they are streamed.
        usage: sent in a last chunk of its own; None to leave it out.
        padding: gives the `obfuscation` of a delta from its text, its number and its choice; None for none.
    """
    frame = frame | {"object": "chat.completion.chunk"}
    with_usage = {"usage": None} if usage else {}

    def chunk(
        choice: dict[str, Any], delta: dict[str, Any], tokens: Any = (), finish_reason: str | None = None
    ) -> Chunk:
        logprobs = None
        if choice["logprobs"] is not None:
            logprobs = {"content": None, "refusal": None} | {_spoken(choice): list(tokens)}
        shown = {"index": choice["index"], "delta": delta, "logprobs": logprobs, "finish_reason": finish_reason}
        return {**frame, "choices": [shown], **with_usage}

    for choice in choices:
        content = "" if isinstance(choice["message"]["content"], str) else None
        yield chunk(choice, {"role": "assistant", "content": content, "refusal": None})
    for number, deltas in enumerate(zip_longest(*map(_deltas, choices, completions))):
        for choice, found in zip(choices, deltas, strict=True):
            if found is not None:
                data = chunk(choice, *found)
                if padding:
                    data["obfuscation"] = padding(_text(found[0]), number, choice["index"])
                yield data
    for choice in choices:
        yield chunk(choice, {}, (), choice["finish_reason"])
    if usage:
        yield {**frame, "choices": [], "usage": usage}


def _deltas(choice: dict[str, Any], completion: Completion) -> Iterator[Delta]:
    """Yield what is new in each step of a choice."""
    spoken = _spoken(choice)
    logprobs = iter(choice["logprobs"][spoken] if choice["logprobs"] else ())
    for text, ids in completion.steps:
        own = [entry for _, entry in zip(ids, logprobs, strict=False)]
        if text or own:
            yield {spoken: text}, own
    for index, (call, made) in enumerate(zip(choice["message"].get("tool_calls", ()), completion.calls, strict=True)):
        function = {"name": made.name, "arguments": ""}
        yield {"tool_calls": [{"index": index, "id": call["id"], "type": "function", "function": function}]}, []
        for piece in made.pieces:
            yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}, []


def _spoken(choice: dict[str, Any]) -> str:
    """Return where the words of a choice stand."""
    return "content" if choice["message"]["refusal"] is None else "refusal"


def _text(delta: dict[str, Any]) -> str:
    for spoken in ("content", "refusal"):
        if spoken in delta:
            return delta[spoken]
    return delta["tool_calls"][0]["function"]["arguments"]
