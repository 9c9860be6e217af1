"""POST /v1/responses, and GET and DELETE of those that were stored."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from helpers.models import Model

from ..answering import answers, completion, logprobs
from ..answering.completion import Completion, complete
from ..answering.events import events
from ..answering.output import build, steps_of
from ..reading import fields
from ..wire import api_errors, encoding, series, sse
from ..wire.exchange import Reply, json_reply, written_reply
from . import catalogue, prompt
from .call import Call
from .pages import page
from .prompt import LOGPROBS
from .store import Stored

_INCLUDABLE = (
    "file_search_call.results",
    "web_search_call.results",
    "web_search_call.action.sources",
    "message.input_image.image_url",
    "computer_call_output.output.image_url",
    "code_interpreter_call.outputs",
    "reasoning.encrypted_content",
    LOGPROBS,
)
_MOVED = {  # from Chat Completions
    "max_completion_tokens": "max_output_tokens",
    "messages": "input",
    "reasoning_effort": "reasoning.effort",
    "response_format": "text.format",
}

PARAMETERS: dict[str, fields.Check] = prompt.PARAMETERS | {
    # These act, as do those of the prompt.
    "include": fields.array(fields.choice(*_INCLUDABLE), least=0),  # openai-agents sends an empty one
    "max_output_tokens": fields.integer(16),
    "metadata": fields.mapping(fields.string(512), most=16),
    "store": fields.boolean,
    "stream": fields.boolean,
    "stream_options": fields.fields({"include_obfuscation": fields.boolean}),
    "temperature": fields.number(0, 2),
    "top_logprobs": fields.integer(0, logprobs.MOST_ALTERNATIVES),
    "top_p": fields.number(0, 1),
    # These are accepted and change nothing in practice mode.
    "max_tool_calls": fields.integer(1),
    "prompt_cache_key": fields.string(),
    "prompt_cache_options": fields.anything,
    "prompt_cache_retention": fields.choice("in_memory", "24h"),
    "safety_identifier": fields.string(128),
    "service_tier": fields.choice("auto", "default", "flex", "scale", "priority", "fast", "ultrafast"),
    "user": fields.string(),
    # These are not imitated.
    "access_programs": fields.not_in_practice,
    "background": fields.unless(False),
    "background_options": fields.not_in_practice,
    "context_management": fields.not_in_practice,
    "conversation": fields.not_in_practice,
    "image": fields.not_in_practice,
    "moderation": fields.not_in_practice,
    "prompt": fields.not_in_practice,
}


def create(call: Call) -> Reply:
    """Answer a response request, whole or as a stream.

    Raises:
        ApiError: the request is refused.
    """
    for name in call.body:
        if name in _MOVED:
            raise api_errors.moved_parameter(name, _MOVED[name])
    needs = () if call.body.get("prompt") else ("model",)  # a stored prompt names its own
    fields.check_fields(call.body, PARAMETERS, needs=needs)
    body = {name: value for name, value in call.body.items() if value is not None}
    if "stream_options" in body and not body.get("stream"):
        raise api_errors.stream_options_alone()
    read = prompt.read(call, body)
    model = read.model

    [answer] = answers.find(call.replies, call.digest, body, read.messages, format=read.format, toolbox=read.toolbox)
    made = complete(
        answer.text,
        calls=answer.calls,
        refused=answer.refused,
        limit=body.get("max_output_tokens"),
        effort=read.effort,
    )
    completion.check_size([made], body.get("top_logprobs", 0), "top_logprobs")
    output, steps = build(
        made,
        call.digest,
        _logprobs(call, body, made),
        encrypted="reasoning.encrypted_content" in body.get("include", ()),
    )
    usage = _usage(read.tokens, made)
    response = _frame(call, body, model, read.effort) | {"output": output, "usage": usage}
    if made.finish_reason == "length":
        response |= {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    else:
        response |= {"status": "completed", "completed_at": response["created_at"]}
    if response["store"]:
        own = tuple(item["id"] for item in (*read.context[read.before :], *output))
        kept = Stored(_written(response), _written([*read.context, *output]), len(read.context), own)
        call.store.keep(response["id"], kept)
        if not body.get("stream"):
            return written_reply(kept.response, usage=(model.id, usage))
    if not body.get("stream"):
        return json_reply(response, usage=(model.id, usage))

    padded = body.get("stream_options", {}).get("include_obfuscation") is not False
    stream = functools.partial(events, response, steps, _padding(call) if padded else None)
    return sse.stream_reply(stream, named=True, usage=(model.id, usage))


def cost_of_stored(call: Call) -> int:
    """Return what it may cost to show a response that was kept, or its items."""
    stored = call.store.find(call.name)
    return stored.size if stored else 0


def retrieve(call: Call) -> Reply:
    """GET /v1/responses/{name}"""
    stored = _find(call)
    if call.query.get("stream") != "true":
        return written_reply(stored.response)
    after = call.query.get("starting_after", "-1")
    if not re.fullmatch("-?[0-9]{1,9}", after):
        raise api_errors.wrong_type("starting_after", "an integer", after)
    response = encoding.decode(stored.response)
    padding = None if call.query.get("include_obfuscation") == "false" else _padding(call)
    steps = [steps_of(item) for item in response["output"]]

    def rest() -> Iterator[dict[str, Any]]:
        return (event for event in events(response, steps, padding) if event["sequence_number"] > int(after))

    return sse.stream_reply(rest, named=True)


def delete(call: Call) -> Reply:
    """DELETE /v1/responses/{name}"""
    _find(call)
    call.store.forget(call.name)
    return json_reply({"id": call.name, "object": "response", "deleted": True})


def input_items(call: Call) -> Reply:
    """GET /v1/responses/{name}/input_items"""
    return page(_find(call).context, call.query, order="desc")


def _padding(call: Call) -> Callable[[str, int], str]:
    return lambda delta, number: call.digest.letters(f"padding {number}", 16 - len(delta) % 16)


def _written(value: Any) -> bytes:
    return b"".join(series.pieces(value))


def _find(call: Call) -> Stored:
    stored = call.store.find(call.name)
    if stored is None:
        raise api_errors.response_not_found(call.name)
    return stored


def _logprobs(call: Call, body: dict[str, Any], made: Completion) -> Iterable[dict[str, Any]]:
    """Return the log probabilities of the answer's tokens; none, unless the request includes them, or to a refusal."""
    if made.refused or LOGPROBS not in body.get("include", ()):
        return []
    ids = [token for _, step in made.steps for token in step]
    return logprobs.of(ids, body.get("top_logprobs", 0), call.digest, 0)


def _frame(call: Call, body: dict[str, Any], model: Model, effort: str) -> dict[str, Any]:
    """Return the fields of a response that follow from the request, with the API's defaults."""
    text = body.get("text", {})
    format = text.get("format") or {"type": "text"}
    if format["type"] == "json_schema":
        format = {"description": None, "strict": False} | format
    return {
        "id": f"resp_practice{call.digest.hex('id', 40)}",  # the name tells a practice reply from a real one
        "object": "response",
        "created_at": catalogue.timestamp(call.digest.number("created", 86_400)),
        "status": "in_progress",
        "completed_at": None,
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": body.get("instructions"),
        "max_output_tokens": body.get("max_output_tokens"),
        "max_tool_calls": body.get("max_tool_calls"),
        "metadata": body.get("metadata", {}),
        "model": catalogue.snapshot(model),
        "output": [],
        "parallel_tool_calls": body.get("parallel_tool_calls", True),
        "previous_response_id": body.get("previous_response_id"),
        "prompt_cache_key": body.get("prompt_cache_key"),
        "reasoning": {
            "effort": None if model.default_effort is None else effort,
            "summary": body.get("reasoning", {}).get("summary"),
        },
        "safety_identifier": body.get("safety_identifier"),
        "service_tier": "default",
        "store": body.get("store", True),
        "temperature": body.get("temperature", 1.0),
        "text": {"format": format, "verbosity": text.get("verbosity") or "medium"},
        "tool_choice": body.get("tool_choice", "auto"),
        "tools": [{"description": None, "parameters": None, "strict": True} | tool for tool in body.get("tools", ())],
        "top_logprobs": body.get("top_logprobs", 0),
        "top_p": body.get("top_p", 1.0),
        "truncation": body.get("truncation", "disabled"),
        "usage": None,
        "user": body.get("user"),
    }


def _usage(input_tokens: int, made: Completion) -> dict[str, Any]:
    output_tokens = made.tokens + made.reasoning_tokens
    return {
        "input_tokens": input_tokens,
        "input_tokens_details": {"cache_write_tokens": 0, "cached_tokens": 0},
        "output_tokens": output_tokens,
        "output_tokens_details": {"reasoning_tokens": made.reasoning_tokens},
        "total_tokens": input_tokens + output_tokens,
    }
