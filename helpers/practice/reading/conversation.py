"""The messages of a request: checked, then as plain texts with roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helpers import tokens

from ..wire import api_errors
from . import fields, media
from .media import Medium

ROLES = ("system", "assistant", "user", "function", "tool", "developer")
INSTRUCTIONS = ("system", "developer")

# What parse() adds to a message, and the SDK sends back with it; in Responses it leaves the same out before it sends.
_PARSED, _PARSED_CALL = {"parsed": fields.anything}, {"parsed_arguments": fields.anything}
_FUNCTION = fields.fields(
    {"name": fields.string(), "arguments": fields.string()} | _PARSED_CALL, needs=("name", "arguments")
)
_TOOL_CALL = fields.fields(
    {"id": fields.string(), "type": fields.choice("function"), "function": _FUNCTION},
    needs=("id", "type", "function"),
)
_FIELDS = {"role": fields.anything, "content": fields.anything}  # both are read on their own
_FIELDS_OF_ROLE = {
    "tool": _FIELDS | {"tool_call_id": fields.string(), "name": fields.string()},  # OpenAI's cookbook sends the name
    "assistant": _FIELDS
    | _PARSED
    | {
        "name": fields.name,
        "refusal": fields.string(),
        "annotations": fields.anything,
        "tool_calls": fields.array(_TOOL_CALL),
        "audio": fields.not_in_practice,
        "function_call": fields.not_in_practice,
    },
}
_PARTS_OF_ROLE = {"assistant": ("text", "refusal"), "user": ("text", "image_url", "input_audio", "file")}


@dataclass(frozen=True)
class Message:
    """One message.

    Args:
        role: one of ROLES.
        parts: its texts; one, unless it was sent as a list of parts.
        name: of the participant, or None.
        calls: the tools that the assistant called, as (name, arguments).
        media: its pictures and files.
    """

    role: str
    parts: tuple[str, ...]
    name: str | None = None
    calls: tuple[tuple[str, str], ...] = ()
    media: tuple[Medium, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.parts)


def read(messages: Any) -> list[Message]:
    """Check the `messages` of a request and return them.

    Raises:
        ApiError: what is wrong, naming the message and field as the API does.
    """
    if not isinstance(messages, list):
        raise api_errors.wrong_type("messages", "an array of objects", messages)
    if not messages:
        raise api_errors.empty_array("messages")
    media.check_count(message.get("content") for message in messages if isinstance(message, dict))
    conversation = [_read_message(message, index) for index, message in enumerate(messages)]
    _check_tool_turns(messages)
    return conversation


def prompt_tokens(messages: Sequence[Message], described: Sequence[str] = (), *, limit: int) -> int:
    """Count the tokens of a prompt, as `helpers.tokens` counts messages.

    Args:
        messages: the conversation.
        described: the tools and schemas that the model is shown, as texts.
        limit: of the model. A text that has a quarter more is not counted to its end, but estimated.
    """
    most = limit + limit // 4
    total = tokens.FRAME + sum(tokens.count(shown, most=most) for shown in described)
    for message in messages:
        total += tokens.of_message(message.role, message.parts, name=message.name, calls=message.calls, most=most)
    return total + media_tokens(messages)


def media_tokens(messages: Sequence[Message]) -> int:
    """Return the tokens of all pictures and files."""
    return sum(medium.tokens for message in messages for medium in message.media)


def _read_message(message: Any, index: int) -> Message:
    param = f"messages[{index}]"
    if not isinstance(message, dict):
        raise api_errors.wrong_type(param, "an object", message)
    role = fields.required(message, "role", fields.choice(*ROLES), within=param)
    if role == "function":
        raise api_errors.not_in_practice(f"{param}.role")
    fields.check_fields(
        message,
        _FIELDS_OF_ROLE.get(role, _FIELDS | {"name": fields.name}),
        needs=("tool_call_id",) if role == "tool" else (),
        within=param,
    )

    calls = message.get("tool_calls") or []
    refusal = message.get("refusal")
    parts: tuple[str, ...] = ()
    shown: tuple[Medium, ...] = ()
    if message.get("content") is not None or not (calls or refusal):
        content = fields.required(message, "content", fields.anything, within=param)
        if content is None:
            raise api_errors.content_is_null(index)
        parts, shown = _read_content(content, role, f"{param}.content")
    return Message(
        role,
        parts + ((refusal,) if refusal else ()),
        message.get("name") if role != "tool" else None,
        tuple((call["function"]["name"], call["function"]["arguments"]) for call in calls),
        shown,
    )


def _read_content(content: Any, role: str, param: str) -> tuple[tuple[str, ...], tuple[Medium, ...]]:
    """Return the texts of a message, and its pictures and files."""
    if isinstance(content, str):
        fields.string()(content, param)
        return (content,), ()
    if not isinstance(content, list):
        raise api_errors.wrong_type(param, "one of a string or array of objects", content)
    if not content:
        raise api_errors.empty_array(param)
    parts = [_read_part(part, role, f"{param}[{index}]") for index, part in enumerate(content)]
    texts = tuple(part for part in parts if isinstance(part, str))
    return texts, tuple(part for part in parts if isinstance(part, Medium))


def _read_part(part: Any, role: str, param: str) -> str | Medium:
    if not isinstance(part, dict):
        raise api_errors.wrong_type(param, "an object", part)
    kind = fields.required(part, "type", fields.choice(*_PARTS_OF_ROLE.get(role, ("text",))), within=param)
    if kind in ("image_url", "file"):
        return media.read_chat(part, param)
    if kind not in ("text", "refusal"):
        raise api_errors.not_in_practice(f"{param}.type")
    checks = {"type": fields.anything, kind: fields.string(), "prompt_cache_breakpoint": fields.anything}
    fields.check_fields(part, checks, needs=(kind,), within=param)
    return part[kind]


def _check_tool_turns(messages: list[dict[str, Any]]) -> None:
    """Every tool call is answered by a tool message right after it, and every tool message answers a call."""
    waiting: Counter[str] = Counter()
    for index, message in enumerate(messages):
        if message["role"] == "tool":
            if message["tool_call_id"] not in waiting:
                raise api_errors.tool_message_alone(index)
            waiting[message["tool_call_id"]] -= 1
            if not waiting[message["tool_call_id"]]:
                del waiting[message["tool_call_id"]]
        elif waiting:
            raise api_errors.tool_calls_unanswered(index, list(waiting))
        else:
            waiting = Counter(call["id"] for call in message.get("tool_calls") or [])
    if waiting:
        raise api_errors.tool_calls_unanswered(len(messages) - 1, list(waiting))
