"""POST /v1/responses, and GET and DELETE of those that were stored."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any

from helpers.models import Model

from ..answering import answers, completion, logprobs
from ..answering.completion import Completion, complete
from ..answering.events import events
from ..answering.output import build
from ..reading import conversation, fields, formats, items, reasoning, tooling
from ..reading.conversation import Message
from ..reading.formats import TextFormat
from ..reading.reasoning import REASONING_TOKENS
from ..schemas.budget import Budget
from ..wire import api_errors, series, sse
from ..wire.api_errors import ApiError
from ..wire.exchange import Reply, json_reply, written_reply
from . import catalogue, cost
from .call import Call
from .store import Stored

_LOGPROBS = "message.output_text.logprobs"
_INCLUDABLE = (
    "file_search_call.results",
    "web_search_call.results",
    "web_search_call.action.sources",
    "message.input_image.image_url",
    "computer_call_output.output.image_url",
    "code_interpreter_call.outputs",
    "reasoning.encrypted_content",
    _LOGPROBS,
)
_MOVED = {  # from Chat Completions
    "max_completion_tokens": "max_output_tokens",
    "messages": "input",
    "reasoning_effort": "reasoning.effort",
    "response_format": "text.format",
}

PARAMETERS: dict[str, fields.Check] = {
    # These act.
    "model": fields.string(),
    "input": fields.anything,  # checked by items.read
    "include": fields.array(fields.choice(*_INCLUDABLE), least=0),  # openai-agents sends an empty one
    "instructions": fields.string(),
    "max_output_tokens": fields.integer(16),
    "metadata": fields.mapping(fields.string(512), most=16),
    "parallel_tool_calls": fields.boolean,
    "previous_response_id": fields.string(),
    "reasoning": fields.fields(
        {
            "effort": fields.choice(*REASONING_TOKENS),
            "summary": fields.choice("concise", "detailed", "auto"),  # accepted, but there is nothing to sum up
            "context": fields.choice("auto", "current_turn", "all_turns"),
            "mode": fields.unless("standard"),
        }
    ),
    "store": fields.boolean,
    "stream": fields.boolean,
    "stream_options": fields.fields({"include_obfuscation": fields.boolean}),
    "temperature": fields.number(0, 2),
    "text": fields.fields({"format": fields.anything, "verbosity": fields.choice("low", "medium", "high")}),
    "tool_choice": fields.anything,  # both are checked by tooling.read_responses
    "tools": fields.anything,
    "top_logprobs": fields.integer(0, logprobs.MOST_ALTERNATIVES),
    "top_p": fields.number(0, 1),
    "truncation": fields.choice("auto", "disabled"),
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
    fields.check_fields(call.body, PARAMETERS, needs=("model",))
    body = {name: value for name, value in call.body.items() if value is not None}
    if "stream_options" in body and not body.get("stream"):
        raise api_errors.stream_options_alone()
    model = _model(body["model"])
    budget = Budget()
    format = formats.read_responses(body.get("text", {}).get("format"), budget)
    toolbox = tooling.read_responses(body, budget)
    context = _context(call, body)
    effort = _effort(body, model)
    formats.check_mentions_json(format, items.messages(context))
    messages, input_tokens = _prompt(body, context, format, catalogue.context(model))

    [answer] = answers.find(call.replies, call.digest, body, messages, format=format, toolbox=toolbox)
    made = complete(
        answer.text,
        calls=answer.calls,
        refused=answer.refused,
        limit=body.get("max_output_tokens"),
        effort=effort,
    )
    completion.check_size([made], body.get("top_logprobs", 0), "top_logprobs")
    output, steps = build(made, call.digest, _logprobs(call, body, made))
    usage = _usage(input_tokens, made)
    response = _frame(call, body, model, effort) | {"output": output, "usage": usage}
    if made.finish_reason == "length":
        response |= {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    else:
        response |= {"status": "completed", "completed_at": response["created_at"]}
    if response["store"]:
        kept = Stored(_written(response), _written([*context, *output]), len(context))
        call.store.keep(response["id"], kept)
        if not body.get("stream"):
            return written_reply(kept.response, usage=(model.id, usage))
    if not body.get("stream"):
        return json_reply(response, usage=(model.id, usage))

    def padding(delta: str, number: int) -> str:
        return call.digest.letters(f"padding {number}", 16 - len(delta) % 16)

    padded = body.get("stream_options", {}).get("include_obfuscation") is not False
    stream = functools.partial(events, response, steps, padding if padded else None)
    return sse.stream_reply(stream, named=True, usage=(model.id, usage))


def expected_cost(call: Call) -> int:
    """Return what `create` may cost."""
    text = call.body.get("text")
    if "tools" in call.body or (isinstance(text, dict) and "format" in text):
        return cost.MUCH
    before = call.body.get("previous_response_id")
    stored = call.store.find(before) if isinstance(before, str) else None
    return cost.answers(call.body) + (len(stored.turns) if stored else 0)


def cost_of_stored(call: Call) -> int:
    """Return what it may cost to show a response that was kept, or its items."""
    stored = call.store.find(call.name)
    return stored.size if stored else 0


def retrieve(call: Call) -> Reply:
    """GET /v1/responses/{name}"""
    if call.query.get("stream") == "true":  # the API streams again what was created in the background
        raise api_errors.not_in_practice("stream")
    return written_reply(_find(call).response)


def delete(call: Call) -> Reply:
    """DELETE /v1/responses/{name}"""
    _find(call)
    call.store.forget(call.name)
    return json_reply({"id": call.name, "object": "response", "deleted": True})


def input_items(call: Call) -> Reply:
    """GET /v1/responses/{name}/input_items"""
    listed = list(_find(call).context)
    if call.query.get("order", "desc") != "asc":
        listed.reverse()
    ids = [item["id"] for item in listed]
    after = call.query.get("after")
    start = ids.index(after) + 1 if after in ids else 0
    limit = call.query.get("limit", "20")
    if not re.fullmatch("[0-9]{1,9}", limit):
        raise api_errors.wrong_type("limit", "an integer", limit)
    fields.integer(1, 100)(int(limit), "limit")
    page = listed[start : start + int(limit)]
    return json_reply(
        {
            "object": "list",
            "data": page,
            "first_id": page[0]["id"] if page else "",
            "last_id": page[-1]["id"] if page else "",
            "has_more": start + int(limit) < len(listed),
        }
    )


def _written(value: Any) -> bytes:
    return b"".join(series.pieces(value))


def _model(name: str) -> Model:
    try:
        return catalogue.find(name)
    except ApiError:
        raise api_errors.requested_model_not_found(name) from None


def _effort(body: dict[str, Any], model: Model) -> str:
    effort = reasoning.effort(body.get("reasoning", {}).get("effort"), model, body, param="reasoning.effort")
    if effort != "none":
        if _LOGPROBS in body.get("include", ()):
            raise api_errors.logprobs_while_reasoning("include")
        if body.get("top_logprobs"):
            raise api_errors.logprobs_while_reasoning("top_logprobs")
    return effort


def _find(call: Call) -> Stored:
    stored = call.store.find(call.name)
    if stored is None:
        raise api_errors.response_not_found(call.name)
    return stored


def _context(call: Call, body: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return the items that a response answers: those of the responses before it, then its own."""
    before: tuple[dict[str, Any], ...] = ()
    if "previous_response_id" in body:
        previous = call.store.find(body["previous_response_id"])
        if previous is None:
            raise api_errors.previous_response_not_found(body["previous_response_id"])
        before = previous.conversation
    elif "input" not in body:
        raise api_errors.missing_parameter("input")
    context = before + (items.read(body["input"], call.digest) if "input" in body else ())
    items.check_calls(context)
    return context


def _prompt(
    body: dict[str, Any], context: Sequence[dict[str, Any]], format: TextFormat, limit: int
) -> tuple[list[Message], int]:
    """Return the messages that a response answers, its instructions first, and their number of tokens.

    Raises:
        ApiError: they are more than the model takes, and may not be cut.
    """
    instructions = [Message("developer", (body["instructions"],))] if "instructions" in body else []
    found = items.messages(context)
    described = tooling.described(body.get("tools", ()), wrapped=False) + format.described
    total = conversation.prompt_tokens(instructions + found, described, limit=limit)
    first = 0
    while total > limit:
        if body.get("truncation") != "auto" or first >= len(found) - 1:
            raise api_errors.input_exceeds_context()
        total -= conversation.prompt_tokens([found[first]], limit=limit) - conversation.prompt_tokens([], limit=limit)
        first += 1
    return instructions + found[first:], total


def _logprobs(call: Call, body: dict[str, Any], made: Completion) -> Iterable[dict[str, Any]]:
    """Return the log probabilities of the answer's tokens; none, unless the request includes them, or to a refusal."""
    if made.refused or _LOGPROBS not in body.get("include", ()):
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
