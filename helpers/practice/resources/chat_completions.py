"""POST /v1/chat/completions"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from helpers.models import Model

from ..answering import answers, completion, logprobs
from ..answering.chunks import chunks
from ..answering.completion import Completion, complete
from ..reading import conversation, fields, formats, reasoning, tooling
from ..reading.reasoning import REASONING_TOKENS
from ..reading.tooling import Toolbox
from ..schemas.budget import Budget
from ..wire import api_errors, sse
from ..wire.digest import Digest
from ..wire.exchange import Reply, json_reply
from . import catalogue, cost, stored_chats
from .call import Call

PARAMETERS: dict[str, fields.Check] = {
    # These act.
    "model": fields.string(),
    "messages": fields.anything,  # checked by conversation.read
    "temperature": fields.number(0, 2),
    "top_p": fields.number(0, 1),
    "n": fields.integer(1, 128),
    "stop": fields.stop_sequences,
    "max_tokens": fields.integer(1),
    "max_completion_tokens": fields.integer(1),
    "seed": fields.integer(-(2**63)),
    "reasoning_effort": fields.choice(*REASONING_TOKENS),
    "tools": fields.anything,  # these three are checked by tooling.read_chat
    "tool_choice": fields.anything,
    "parallel_tool_calls": fields.anything,
    "response_format": fields.anything,  # checked by formats.read_chat
    "logprobs": fields.boolean,
    "top_logprobs": fields.integer(0),
    "stream": fields.boolean,
    "stream_options": fields.fields({"include_usage": fields.boolean, "include_obfuscation": fields.boolean}),
    # These are accepted and change nothing in practice mode.
    "frequency_penalty": fields.number(-2, 2),
    "presence_penalty": fields.number(-2, 2),
    "logit_bias": fields.mapping(fields.number(-100, 100), most=1024),
    "metadata": stored_chats.METADATA,
    "prompt_cache_key": fields.string(),
    "prompt_cache_options": fields.anything,
    "prompt_cache_retention": fields.choice("in_memory", "24h"),
    "safety_identifier": fields.string(128),
    "service_tier": fields.choice("auto", "default", "flex", "scale", "priority", "fast"),
    "store": fields.boolean,
    "user": fields.string(),
    "verbosity": fields.choice("low", "medium", "high"),
    # These are not imitated.
    "audio": fields.not_in_practice,
    "function_call": fields.not_in_practice,
    "functions": fields.not_in_practice,
    "modalities": fields.unless(["text"]),
    "moderation": fields.not_in_practice,
    "prediction": fields.not_in_practice,
    "web_search_options": fields.not_in_practice,
}


def create(call: Call) -> Reply:
    """Answer a chat completion request, whole or as a stream.

    Raises:
        ApiError: the request is refused.
    """
    body = {name: value for name, value in call.body.items() if value is not None}
    if not body.get("model"):
        raise api_errors.model_missing()
    _check_names(call.body)
    fields.check_fields(call.body, PARAMETERS, needs=("model", "messages"))
    messages = conversation.read(call.body["messages"])
    budget = Budget()
    toolbox = tooling.read_chat(body, budget)
    format = formats.read_chat(body.get("response_format"), budget)
    model = catalogue.find(body["model"])
    effort = _check_combinations(body, model)
    formats.check_mentions_json(format, messages)

    described = tooling.described(body.get("tools", ()), wrapped=True) + format.described
    limit = catalogue.context(model)
    prompt_tokens = conversation.prompt_tokens(messages, described, limit=limit)
    if prompt_tokens > limit:
        raise api_errors.context_length_exceeded(limit, prompt_tokens)
    found = answers.find(
        call.replies, call.digest, body, messages, format=format, toolbox=toolbox, count=body.get("n", 1)
    )
    made = {
        answer: complete(
            answer.text,
            calls=answer.calls,
            refused=answer.refused,
            stop=[body["stop"]] if isinstance(body.get("stop"), str) else body.get("stop", ()),
            limit=body.get("max_completion_tokens", body.get("max_tokens")),
            effort=effort,
        )
        for answer in dict.fromkeys(found)
    }
    completions = [made[answer] for answer in found]
    completion.check_size(completions, body.get("top_logprobs", 0), "top_logprobs" if "logprobs" in body else "n")
    choices = [_choice(call.digest, index, made, body, toolbox) for index, made in enumerate(completions)]
    usage = _usage(prompt_tokens, conversation.media_tokens(messages), completions)
    frame = _frame(call.digest, model)
    whole = {**frame, "choices": choices, "usage": usage}
    if body.get("store"):
        stored_chats.keep(call, whole, call.body["messages"], body.get("metadata", {}))
    if not body.get("stream"):
        return json_reply(whole, usage=(model.id, usage))

    def padding(text: str, number: int, choice: int) -> str:
        return call.digest.letters(f"padding {number} {choice}", 16 - len(text) % 16)

    options = body.get("stream_options", {})
    stream = functools.partial(
        chunks,
        frame,
        choices,
        completions,
        usage=usage if options.get("include_usage") else None,
        padding=None if options.get("include_obfuscation") is False else padding,
    )
    return sse.stream_reply(stream, usage=(model.id, usage))


def expected_cost(call: Call) -> int:
    """Return what `create` may cost."""
    if "tools" in call.body or "response_format" in call.body:
        return cost.MUCH
    return cost.answers(call.body)


def _check_names(body: dict[str, Any]) -> None:
    """Refuse a parameter that there is not: of models that do not reason the API says so in words of its own."""
    model = body["model"]
    known = catalogue.answering().get(model) if isinstance(model, str) else None
    if known is not None and known.default_effort is None:
        for name in body:
            if name not in PARAMETERS:
                raise api_errors.unrecognized_argument(name)


def _check_combinations(body: dict[str, Any], model: Model) -> str:
    """Refuse what does not go together, or not with this model; return the effort with which it reasons."""
    if "stream_options" in body and not body.get("stream"):
        raise api_errors.stream_options_alone()
    if "max_tokens" in body and "max_completion_tokens" in body:
        raise api_errors.contradicting_parameters("max_tokens", "max_completion_tokens")
    if "metadata" in body and not body.get("store"):
        raise api_errors.only_with_store("metadata")
    if "top_logprobs" in body and not body.get("logprobs"):
        raise api_errors.top_logprobs_alone()
    if body.get("top_logprobs", 0) > logprobs.MOST_ALTERNATIVES:
        raise api_errors.top_logprobs_too_many(logprobs.MOST_ALTERNATIVES)
    if "max_tokens" in body and model.default_effort is not None:
        raise api_errors.unsupported_parameter("max_tokens", instead="max_completion_tokens")
    for name in ("max_tokens", "max_completion_tokens"):
        if model.max_output is not None and body.get(name, 0) > model.max_output:
            raise api_errors.max_tokens_too_large(name, body[name], model.max_output)
    reasoning.check_verbosity(body.get("verbosity"), model, param="verbosity")
    effort = reasoning.effort(body.get("reasoning_effort"), model, body, param="reasoning_effort")
    if "tools" in body and effort != "none" and model.chat_tools == "effort_none":
        raise api_errors.tools_while_reasoning(catalogue.snapshot(model))
    return effort


def _frame(digest: Digest, model: Model) -> dict[str, Any]:
    """Return the fields that a reply and all of its chunks share; the fingerprint tells practice from a real one."""
    return {
        "id": f"chatcmpl-{digest.letters('id', 29)}",
        "object": "chat.completion",
        "created": catalogue.timestamp(digest.number("created", 86_400)),
        "model": catalogue.snapshot(model),
        "service_tier": "default",
        "system_fingerprint": f"fp_practice_{catalogue.snapshot(model)}",
    }


def _choice(digest: Digest, index: int, made: Completion, body: dict[str, Any], toolbox: Toolbox) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": made.text, "refusal": None, "annotations": []}
    finish_reason = made.finish_reason
    if made.refused:
        message |= {"content": None, "refusal": made.text}
    if made.calls:
        message["content"] = None
        message["tool_calls"] = [
            {
                "id": f"call_{digest.letters(f'call {index} {number}', 24)}",
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for number, call in enumerate(made.calls)
        ]
        if toolbox.mode == "required" and finish_reason == "tool_calls":
            finish_reason = "stop"  # as the API's guide says of calls that the request forces
    listed = None
    if body.get("logprobs") and not made.calls:
        ids = [token for _, held in made.steps for token in held]
        entries = logprobs.of(ids, body.get("top_logprobs", 0), digest, index)
        listed = {"content": None, "refusal": entries} if made.refused else {"content": entries, "refusal": None}
    return {"index": index, "message": message, "logprobs": listed, "finish_reason": finish_reason}


def _usage(prompt_tokens: int, media_tokens: int, completions: Sequence[Completion]) -> dict[str, Any]:
    reasoning_tokens = sum(made.reasoning_tokens for made in completions)
    completion_tokens = sum(made.tokens for made in completions) + reasoning_tokens
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
        "prompt_tokens_details": {
            "cached_tokens": 0,
            "cache_write_tokens": 0,
            "audio_tokens": 0,
            "image_tokens": media_tokens,
            "text_tokens": prompt_tokens - media_tokens,
        },
        "completion_tokens_details": {
            "reasoning_tokens": reasoning_tokens,
            "audio_tokens": 0,
            "text_tokens": completion_tokens - reasoning_tokens,
            "accepted_prediction_tokens": 0,
            "rejected_prediction_tokens": 0,
        },
    }
