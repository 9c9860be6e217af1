"""Chats that were kept with `store`: /v1/chat/completions/{name}, their list and their messages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..reading import fields
from ..wire import api_errors, encoding, series
from ..wire.exchange import Reply, json_reply, written_reply
from . import catalogue
from .call import Call
from .pages import page
from .store import Stored

METADATA = fields.mapping(fields.string(512), most=16)

_FILTER = re.compile(r"metadata\[(.*)\]", re.DOTALL)


def keep(call: Call, completion: dict[str, Any], messages: Sequence[dict[str, Any]], metadata: dict[str, str]) -> None:
    """Keep a chat completion.

    Args:
        call: the request.
        completion: the whole reply.
        messages: that it answers, as they were sent.
        metadata: of the request.
    """
    named = [_message(message, f"{completion['id']}-{index}") for index, message in enumerate(messages)]
    kept = Stored(_written(completion | {"metadata": metadata}), _written(named), len(named))
    call.chats.keep(completion["id"], kept)


def list_all(call: Call) -> Reply:
    """GET /v1/chat/completions, in the order in which they were kept"""
    wanted = {match[1]: value for name, value in call.query.items() if (match := _FILTER.fullmatch(name))}
    model = catalogue.answering().get(call.query.get("model", ""))
    names = {call.query.get("model"), catalogue.snapshot(model) if model else None}
    found = []
    for stored in call.chats.all():
        completion = encoding.decode(stored.response)
        if "model" in call.query and completion["model"] not in names:
            continue
        if wanted.items() <= completion["metadata"].items():
            found.append(completion)
    return page(found, call.query, order="asc")


def retrieve(call: Call) -> Reply:
    """GET /v1/chat/completions/{name}"""
    return written_reply(_find(call).response)


def update(call: Call) -> Reply:
    """POST /v1/chat/completions/{name}: its metadata is all that can be changed"""
    stored = _find(call)
    fields.check_fields(call.body, {"metadata": METADATA})
    if "metadata" not in call.body:
        raise api_errors.missing_parameter("metadata")
    changed = encoding.decode(stored.response) | {"metadata": call.body["metadata"] or {}}
    call.chats.change(call.name, Stored(_written(changed), stored.turns, stored.answered))
    return json_reply(changed)


def delete(call: Call) -> Reply:
    """DELETE /v1/chat/completions/{name}"""
    _find(call)
    call.chats.forget(call.name)
    return json_reply({"id": call.name, "object": "chat.completion.deleted", "deleted": True})


def list_messages(call: Call) -> Reply:
    """GET /v1/chat/completions/{name}/messages"""
    return page(_find(call).conversation, call.query, order="asc")


def cost_of_all(call: Call) -> int:
    """Return what it may cost to look through all that was kept."""
    return call.chats.size


def cost_of_stored(call: Call) -> int:
    """Return what it may cost to show one that was kept."""
    stored = call.chats.find(call.name)
    return stored.size if stored else 0


def _find(call: Call) -> Stored:
    stored = call.chats.find(call.name)
    if stored is None:
        raise api_errors.completion_not_found(call.name)
    return stored


def _message(sent: dict[str, Any], id: str) -> dict[str, Any]:
    """Return a message of the request as the API lists it."""
    content = sent.get("content")
    parts = content if isinstance(content, list) else None
    said = "\n".join(part.get("text") or part.get("refusal") or "" for part in parts) if parts else content
    shown = {"id": id, "role": sent["role"], "content": said, "name": sent.get("name"), "content_parts": parts}
    return shown | {name: sent[name] for name in ("tool_calls", "tool_call_id", "refusal") if sent.get(name)}


def _written(value: Any) -> bytes:
    return b"".join(series.pieces(value))
