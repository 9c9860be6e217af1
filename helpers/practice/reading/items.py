"""The items of a response's `input`: checked, completed as the API returns them, and as messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from ..wire import api_errors, item_ids
from ..wire.digest import Digest
from . import fields, media
from .conversation import Message

Stored = Callable[[str], dict[str, Any] | None]

ROLES = ("assistant", "system", "developer", "user")

_STATUS = fields.choice("in_progress", "completed", "incomplete")
_COMMON = {"type": fields.anything, "id": fields.string(), "status": _STATUS}
_CALLER = {"caller": fields.anything, "namespace": fields.string()}
_MESSAGE = _COMMON | {"role": fields.anything, "content": fields.anything, "phase": fields.anything}
_FUNCTION_CALL = (
    _COMMON
    | _CALLER
    | {"call_id": fields.string(64), "name": fields.string(), "arguments": fields.string(), "async": fields.boolean}
    | {"async_": fields.only_null}  # the SDK's own name of it, in what model_dump() returns
)
_FUNCTION_CALL_OUTPUT = (
    _COMMON | _CALLER | {"call_id": fields.string(64), "output": fields.anything, "name": fields.string()}
)
_REASONING = _COMMON | {"summary": fields.anything, "content": fields.anything, "encrypted_content": fields.string()}
_REFERENCE = {"type": fields.anything, "id": fields.string()}

# What the API has besides (openai 3.54.0, types/responses/response_input_param.py), and practice mode does not imitate.
_OTHER_TYPES = (
    "additional_tools",
    "apply_patch_call",
    "apply_patch_call_output",
    "code_interpreter_call",
    "compaction",
    "compaction_trigger",
    "computer_call",
    "computer_call_output",
    "configuration_update",
    "custom_tool_call",
    "custom_tool_call_output",
    "file_search_call",
    "image_generation_call",
    "local_shell_call",
    "local_shell_call_output",
    "mcp_approval_request",
    "mcp_approval_response",
    "mcp_call",
    "mcp_list_tools",
    "program",
    "program_output",
    "shell_call",
    "shell_call_output",
    "tool_search_call",
    "tool_search_output",
    "web_search_call",
)
_INPUT_PARTS = ("input_text", "input_image", "input_file", "input_audio")
_OUTPUT_PARTS = ("output_text", "refusal")
_TEXT_OF_PART = {"input_text": "text", "output_text": "text", "refusal": "refusal", "summary_text": "text"}
_FIELDS_OF_PART = {
    "input_text": {"prompt_cache_breakpoint": fields.anything},
    "output_text": {"annotations": fields.anything, "logprobs": fields.anything},
    "refusal": {},
    "summary_text": {},
}


def read(value: Any, digest: Digest, stored: Stored) -> tuple[dict[str, Any], ...]:
    """Check the `input` of a request and return its items, each with an id.

    Args:
        value: a text, which stands for one user message, or a list of items.
        digest: where the ids come from.
        stored: gives the item that was kept under an id, or None: items may be named instead of sent again.

    Raises:
        ApiError: what is wrong, naming the item and field as the API does.
    """
    if isinstance(value, str):
        fields.string()(value, "input")
        value = [{"role": "user", "content": value}]
    if not isinstance(value, list):
        raise api_errors.wrong_type("input", "one of a string or array of input items", value)
    if not value:
        raise api_errors.empty_array("input")
    media.check_count(item.get(name) for item in value if isinstance(item, dict) for name in ("content", "output"))
    named: set[str] = set()
    found = []
    for index, item in enumerate(value):
        param = f"input[{index}]"
        found.append(_referred(item, param, stored, named) if is_reference(item) else _read_item(item, param, digest))
    return tuple(found)


def check_calls(items: Sequence[dict[str, Any]]) -> None:
    """Every function call has an output, and every output comes after its call.

    Raises:
        ApiError: one of them stands alone.
    """
    waiting: dict[str, None] = {}
    answered: set[str] = set()
    for item in items:
        if item["type"] == "function_call":
            waiting[item["call_id"]] = None
        elif item["type"] == "function_call_output":
            if item["call_id"] not in waiting and item["call_id"] not in answered:
                raise api_errors.function_call_missing(item["call_id"])
            waiting.pop(item["call_id"], None)
            answered.add(item["call_id"])
    if waiting:
        raise api_errors.function_call_output_missing(next(iter(waiting)))


def check_reasoning(items: Sequence[dict[str, Any]]) -> None:
    """Every function call that a model made after reasoning comes with the reasoning item, wherever that stands.

    Whether there was one, the call's own id says; an item without an id, or with one of another maker, may stand alone.

    Raises:
        ApiError: a reasoning item is missing.
    """
    there = {item["id"] for item in items if item["type"] == "reasoning"}
    for item in items:
        if item["type"] == "function_call":
            needed = item_ids.reasoning_before(item["id"])
            if needed is not None and needed not in there:
                raise api_errors.reasoning_item_missing(item["id"], needed)


def is_reference(item: Any) -> bool:
    """Return whether an item only names one that was kept; the SDK's types let `type` be left out then."""
    if not isinstance(item, dict):
        return False
    return item.get("type") == "item_reference" or (
        "id" in item and item.keys() <= {"id", "type"} and not item.get("type")
    )


def messages(items: Sequence[dict[str, Any]]) -> list[Message]:
    """Return items as the messages that Chat Completions have for them.

    Function calls join the assistant's message before them; reasoning has no message.
    """
    found: list[Message] = []
    calls: dict[int, list[tuple[str, str]]] = {}  # by the number of their message
    for item in items:
        if item["type"] == "message":
            found.append(Message(item["role"], _texts(item["content"]), media=media.of_input(item["content"])))
        elif item["type"] == "function_call_output":
            output = item["output"]
            if isinstance(output, str):
                found.append(Message("tool", (output,)))
            else:
                found.append(Message("tool", _texts(output), media=media.of_input(output)))
        elif item["type"] == "function_call":
            if not found or found[-1].role != "assistant":
                found.append(Message("assistant", ()))
            calls.setdefault(len(found) - 1, []).append((item["name"], item["arguments"]))
    for number, made in calls.items():
        found[number] = replace(found[number], calls=tuple(made))
    return found


def output_text(text: str, logprobs: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return a part of an assistant's message."""
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": logprobs or []}


def refusal(text: str) -> dict[str, Any]:
    """Return a part of an assistant's message that says no."""
    return {"type": "refusal", "refusal": text}


def _read_item(item: Any, param: str, digest: Digest) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise api_errors.wrong_type(param, "an object", item)
    kind = item.get("type") or ("message" if "role" in item else None)
    types = ("message", "function_call", "function_call_output", "reasoning", "item_reference", *_OTHER_TYPES)
    fields.required({"type": kind} if kind else {}, "type", fields.choice(*types), within=param)
    if kind in _OTHER_TYPES:
        raise api_errors.not_in_practice(f"{param}.type")

    if kind == "message":
        prefix, complete = "msg", _read_message(item, param)
    elif kind == "function_call":
        fields.check_fields(item, _FUNCTION_CALL, needs=("call_id", "name", "arguments"), within=param)
        prefix, complete = "fc", {name: item[name] for name in ("call_id", "name", "arguments")}
    elif kind == "function_call_output":
        fields.check_fields(item, _FUNCTION_CALL_OUTPUT, needs=("call_id", "output"), within=param)
        output = item["output"]
        if not isinstance(output, str):
            output = _read_parts(output, _INPUT_PARTS, f"{param}.output")
        prefix, complete = "fco", {"call_id": item["call_id"], "output": output}
    else:
        fields.check_fields(item, _REASONING, needs=("summary",), within=param)
        summary = _read_parts(item["summary"], ("summary_text",), f"{param}.summary")
        return {"id": item.get("id") or f"rs_{digest.hex(param, 48)}", "type": kind, "summary": summary}
    id = item.get("id") or f"{prefix}_{digest.hex(param, 48)}"
    return {"id": id, "type": kind, "status": item.get("status") or "completed"} | complete


def _referred(item: dict[str, Any], param: str, stored: Stored, named: set[str]) -> dict[str, Any]:
    """Return the item that is only named, which may be done once in a request."""
    fields.check_fields(item, _REFERENCE, needs=("id",), within=param)
    if item["id"] in named:
        raise api_errors.duplicate_item(item["id"])
    named.add(item["id"])
    found = stored(item["id"])
    if found is None:
        raise api_errors.item_not_found(item["id"])
    return found


def _read_message(item: dict[str, Any], param: str) -> dict[str, Any]:
    role = fields.required(item, "role", fields.choice(*ROLES), within=param)
    fields.check_fields(item, _MESSAGE, within=param)
    content = fields.required(item, "content", fields.anything, within=param)
    kinds = _OUTPUT_PARTS if role == "assistant" else _INPUT_PARTS
    if isinstance(content, str):
        fields.string()(content, f"{param}.content")
        content = [output_text(content) if role == "assistant" else {"type": "input_text", "text": content}]
    else:
        content = _read_parts(content, kinds, f"{param}.content")
    return {"role": role, "content": content}


def _read_parts(parts: Any, kinds: Sequence[str], param: str) -> list[dict[str, Any]]:
    if not isinstance(parts, list):
        raise api_errors.wrong_type(param, "one of a string or array of objects", parts)
    return [_read_part(part, kinds, f"{param}[{index}]") for index, part in enumerate(parts)]


def _read_part(part: Any, kinds: Sequence[str], param: str) -> dict[str, Any]:
    if not isinstance(part, dict):
        raise api_errors.wrong_type(param, "an object", part)
    kind = fields.required(part, "type", fields.choice(*kinds), within=param)
    if kind in ("input_image", "input_file"):
        return media.read_input(part, param)[0]
    if kind not in _TEXT_OF_PART:
        raise api_errors.not_in_practice(f"{param}.type")
    text = _TEXT_OF_PART[kind]
    fields.check_fields(
        part, {"type": fields.anything, text: fields.string()} | _FIELDS_OF_PART[kind], needs=(text,), within=param
    )
    return output_text(part[text]) if kind == "output_text" else {"type": kind, text: part[text]}


def _texts(parts: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(part[_TEXT_OF_PART[part["type"]]] for part in parts if part["type"] in _TEXT_OF_PART)
