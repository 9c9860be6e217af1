"""POST /v1/chat/completions"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from helpers.models import Model
from helpers.practice import conversation, errors, fields, models, replies, sse
from helpers.practice.completion import REASONING_TOKENS, Completion, complete
from helpers.practice.exchange import Call, Reply, json_reply

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
    "stream": fields.boolean,
    "stream_options": fields.fields({"include_usage": fields.boolean, "include_obfuscation": fields.boolean}),
    # These are accepted and change nothing in practice mode.
    "frequency_penalty": fields.number(-2, 2),
    "presence_penalty": fields.number(-2, 2),
    "logit_bias": fields.mapping(fields.number(-100, 100), most=1024),
    "metadata": fields.mapping(fields.string(512), most=16),
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
    "logprobs": fields.unless(False),
    "modalities": fields.unless(["text"]),
    "moderation": fields.not_in_practice,
    "parallel_tool_calls": fields.not_in_practice,
    "prediction": fields.not_in_practice,
    "response_format": fields.unless({"type": "text"}),
    "tool_choice": fields.not_in_practice,
    "tools": fields.not_in_practice,
    "top_logprobs": fields.not_in_practice,
    "web_search_options": fields.not_in_practice,
}


def create(call: Call) -> Reply:
    """Answer a chat completion request, whole or as a stream.

    Raises:
        ApiError: the request is refused.
    """
    body = {name: value for name, value in call.body.items() if value is not None}
    if not body.get("model"):
        raise errors.model_missing()
    fields.check_fields(call.body, PARAMETERS, needs=("model", "messages"))
    messages = conversation.read(call.body["messages"])
    model = models.find(body["model"])
    _check_combinations(body, model)

    prompt_tokens = conversation.prompt_tokens(messages)
    if prompt_tokens > models.context(model):
        raise errors.context_length_exceeded(models.context(model), prompt_tokens)
    choices = [
        complete(
            text,
            stop=[body["stop"]] if isinstance(body.get("stop"), str) else body.get("stop", ()),
            limit=body.get("max_completion_tokens", body.get("max_tokens")),
            effort=_effort(body, model),
        )
        for text in _texts(call, body, messages)
    ]
    usage = _usage(prompt_tokens, choices)
    frame = {
        "id": f"chatcmpl-{call.digest.letters('id', 29)}",
        "object": "chat.completion",
        "created": models.timestamp(call.digest.number("created", 86_400)),
        "model": models.snapshot(model),
    }
    if body.get("stream"):
        events = _chunks(call, frame, choices, usage, body.get("stream_options", {}))
        return sse.stream_reply(events, usage=(model.id, usage))
    return json_reply(
        {**frame, "choices": [_choice(index, choice) for index, choice in enumerate(choices)], "usage": usage}
        | _backend(frame["model"]),
        usage=(model.id, usage),
    )


def _check_combinations(body: dict[str, Any], model: Model) -> None:
    """Refuse what does not go together, or not with this model."""
    if "stream_options" in body and not body.get("stream"):
        raise errors.stream_options_alone()
    if "max_tokens" in body and "max_completion_tokens" in body:
        raise errors.contradicting_parameters("max_tokens", "max_completion_tokens")
    if model.default_effort is None:  # it does not reason
        if "reasoning_effort" in body:
            raise errors.unsupported_parameter("reasoning_effort")
        return
    if "max_tokens" in body:
        raise errors.unsupported_parameter("max_tokens", instead="max_completion_tokens")
    effort = _effort(body, model)
    if effort == "none" and model.temperature == "never":
        supported = tuple(name for name in REASONING_TOKENS if name != "none")
        raise errors.unsupported_value("reasoning_effort", effort, errors.supported_values(supported))
    if effort == "none":
        return
    for name, default in (
        ("temperature", 1),
        ("top_p", 1),
        ("presence_penalty", 0),
        ("frequency_penalty", 0),
    ):
        if body.get(name, default) != default:
            raise errors.unsupported_value(name, body[name], f"Only the default ({default}) value is supported.")


def _effort(body: dict[str, Any], model: Model) -> str:
    return body.get("reasoning_effort", model.default_effort or "none")


def _texts(call: Call, body: dict[str, Any], messages: Sequence[conversation.Message]) -> list[str]:
    """Return the text of each choice: one and the same at a low temperature, different wordings above."""
    count = body.get("n", 1)
    prepared = call.replies.find(messages)
    if prepared is None:
        return [replies.fallback(messages)] * count
    if min(body.get("temperature", 1), body.get("top_p", 1)) <= 0.5:
        return [prepared.text] * count
    wordings = prepared.wordings
    first = call.digest.number("wording", len(wordings))
    return [wordings[(first + index) % len(wordings)] for index in range(count)]


def _usage(prompt_tokens: int, choices: Sequence[Completion]) -> dict[str, Any]:
    reasoning_tokens = sum(choice.reasoning_tokens for choice in choices)
    completion_tokens = sum(choice.tokens for choice in choices) + reasoning_tokens
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {
            "reasoning_tokens": reasoning_tokens,
            "audio_tokens": 0,
            "accepted_prediction_tokens": 0,
            "rejected_prediction_tokens": 0,
        },
    }


def _backend(snapshot: str) -> dict[str, str]:
    """Return what names the backend; the fingerprint tells a practice reply from a real one."""
    return {"service_tier": "default", "system_fingerprint": f"fp_practice_{snapshot}"}


def _choice(index: int, choice: Completion) -> dict[str, Any]:
    return {
        "index": index,
        "message": {"role": "assistant", "content": choice.text, "refusal": None, "annotations": []},
        "logprobs": None,
        "finish_reason": choice.finish_reason,
    }


def _chunks(
    call: Call,
    frame: dict[str, Any],
    choices: Sequence[Completion],
    usage: dict[str, Any],
    options: dict[str, Any],
) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a stream: roles, then the choices' pieces in turn, then the reasons to finish."""
    frame = frame | {"object": "chat.completion.chunk"} | _backend(frame["model"])
    with_usage = {"usage": None} if options.get("include_usage") else {}

    def chunk(index: int, delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
        choice = {"index": index, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return {**frame, "choices": [choice], **with_usage}

    for index in range(len(choices)):
        yield chunk(index, {"role": "assistant", "content": "", "refusal": None})
    for step, pieces in enumerate(zip_longest(*(choice.pieces for choice in choices))):
        for index, piece in enumerate(pieces):
            if piece is not None:
                data = chunk(index, {"content": piece})
                if options.get("include_obfuscation") is not False:
                    data["obfuscation"] = call.digest.letters(f"padding {step} {index}", 16 - len(piece) % 16)
                yield data
    for index, choice in enumerate(choices):
        yield chunk(index, {}, choice.finish_reason)
    if with_usage:
        yield {**frame, "choices": [], "usage": usage}
