"""The events in which a response is streamed: the order and fields of the API's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ..wire.series import Series

Event = dict[str, Any]
Piece = tuple[str, list[dict[str, Any]]]  # a piece of a text or of arguments, and the log probabilities of its tokens


def events(
    response: dict[str, Any], steps: Sequence[Iterable[Piece]], padding: Callable[[str, int], str] | None
) -> Iterator[Event]:
    """Yield the events of a response, numbered from 0.

    Args:
        response: the whole response.
        steps: for each item of its output, the steps in which it is streamed.
        padding: gives the `obfuscation` of a delta from its text and its number; None for none.
    """
    for number, (kind, data) in enumerate(_unnumbered(response, steps)):
        event = {"type": f"response.{kind}", **data, "sequence_number": number}
        if padding and "delta" in data:
            event["obfuscation"] = padding(data["delta"], number)
        yield event


def _unnumbered(response: dict[str, Any], steps: Sequence[Iterable[Piece]]) -> Iterator[tuple[str, Event]]:
    begun: dict[str, Any] = {
        "status": "in_progress",
        "completed_at": None,
        "incomplete_details": None,
        "output": [],
        "usage": None,
    }
    yield "created", {"response": response | begun}
    yield "in_progress", {"response": response | begun}
    for index, item in enumerate(response["output"]):
        place = {"output_index": index}
        inside = {"item_id": item["id"], "output_index": index}
        yield "output_item.added", place | {"item": _begun(item)}
        if item["type"] == "message":
            said = _refusal_events if item["content"][0]["type"] == "refusal" else _text_events
            yield from said(item["content"][0], steps[index], inside | {"content_index": 0})
        elif item["type"] == "function_call":
            for piece, _ in steps[index]:
                yield "function_call_arguments.delta", inside | {"delta": piece}
            yield "function_call_arguments.done", inside | {"arguments": item["arguments"]}
        yield "output_item.done", place | {"item": item}
    yield response["status"], {"response": response}


def _text_events(part: dict[str, Any], steps: Iterable[Piece], place: Event) -> Iterator[tuple[str, Event]]:
    yield "content_part.added", place | {"part": part | {"text": "", "logprobs": []}}
    for piece, logprobs in steps:
        yield "output_text.delta", place | {"delta": piece, "logprobs": _without_bytes(logprobs)}
    yield "output_text.done", place | {"text": part["text"], "logprobs": _without_bytes(part["logprobs"])}
    yield "content_part.done", place | {"part": part}


def _refusal_events(part: dict[str, Any], steps: Iterable[Piece], place: Event) -> Iterator[tuple[str, Event]]:
    yield "content_part.added", place | {"part": part | {"refusal": ""}}
    for piece, _ in steps:
        yield "refusal.delta", place | {"delta": piece}
    yield "refusal.done", place | {"refusal": part["refusal"]}
    yield "content_part.done", place | {"part": part}


def _without_bytes(logprobs: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Return log probabilities as events show them: a part of a message has the tokens' bytes too."""
    if isinstance(logprobs, Series):
        return Series(lambda: map(_entry_without_bytes, logprobs))
    return list(map(_entry_without_bytes, logprobs))


def _entry_without_bytes(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "token": entry["token"],
        "logprob": entry["logprob"],
        "top_logprobs": [{"token": top["token"], "logprob": top["logprob"]} for top in entry["top_logprobs"]],
    }


def _begun(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item as it is before its first delta."""
    if item["type"] == "message":
        return item | {"status": "in_progress", "content": []}
    if item["type"] == "function_call":
        return item | {"status": "in_progress", "arguments": ""}
    return item
