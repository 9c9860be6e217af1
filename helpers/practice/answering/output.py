"""The `output` of a response: reasoning, function calls, a message."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

from helpers import tokens

from ..reading import items
from ..wire import item_ids
from ..wire.digest import Digest
from ..wire.series import Series
from .completion import Completion, TokenStep
from .events import Piece

Item = dict[str, Any]

_NOTHING_THOUGHT = base64.b64encode(b"practice mode: nothing was thought").decode()


def build(
    completion: Completion, digest: Digest, logprobs: Iterable[dict[str, Any]], *, encrypted: bool = False
) -> tuple[list[Item], list[Iterable[Piece]]]:
    """Return the items of an output, and for each of them the steps in which it is streamed.

    Args:
        completion: what is answered.
        digest: where the ids come from.
        logprobs: of each token of the text, or none at all; can be iterated more than once.
        encrypted: whether the reasoning comes along; there is none, but clients send it back only where it does.
    """
    status = "incomplete" if completion.finish_reason == "length" else "completed"
    output: list[Item] = []
    steps: list[Iterable[Piece]] = []
    if completion.reasoning_tokens:
        output.append({"id": item_ids.reasoning(digest), "type": "reasoning", "summary": []})
        if encrypted:
            output[0]["encrypted_content"] = _NOTHING_THOUGHT
        steps.append([])
    for number, made in enumerate(completion.calls, 1):
        call = {
            "id": item_ids.function_call(digest, number, reasoned=bool(completion.reasoning_tokens)),
            "type": "function_call",
            "status": status if number == len(completion.calls) else "completed",
            "call_id": f"call_{digest.letters(f'call {number}', 24)}",
            "name": made.name,
            "arguments": made.arguments,
        }
        output.append(call)
        steps.append([(piece, []) for piece in made.pieces])
    if completion.steps or completion.finish_reason == "stop":
        message = {
            "id": f"msg_{digest.hex('message', 48)}",
            "type": "message",
            "status": status,
            "role": "assistant",
            "content": [
                items.refusal(completion.text) if completion.refused else items.output_text(completion.text, logprobs)
            ],
        }
        output.append(message)
        steps.append(_text_steps(completion.steps, logprobs))
    return output, steps


def steps_of(item: Item) -> Iterable[Piece]:
    """Return the steps in which an item that was kept is streamed again.

    Args:
        item: of an output.
    """
    if item["type"] == "function_call":
        return _text_steps(tokens.steps(tokens.encode(item["arguments"])), [])
    if item["type"] != "message":
        return []
    [part] = item["content"]
    text = part["text"] if part["type"] == "output_text" else part["refusal"]
    return _text_steps(tokens.steps(tokens.encode(text)), part.get("logprobs", ()))


def _text_steps(made: Iterable[TokenStep], logprobs: Iterable[dict[str, Any]]) -> Iterable[Piece]:
    made = tuple(made)
    if not logprobs:
        return [(text, []) for text, _ in made if text]

    def steps() -> Iterator[Piece]:
        entries = iter(logprobs)
        for text, ids in made:
            own = [entry for _, entry in zip(ids, entries, strict=False)]
            if text or own:
                yield text, own

    return Series(steps)
