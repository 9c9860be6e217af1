"""What a request to Responses asks a model: its items, messages and tokens, the tools, the format of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helpers.models import Model

from ..reading import conversation, fields, formats, items, reasoning, tooling
from ..reading.conversation import Message
from ..reading.formats import TextFormat
from ..reading.reasoning import REASONING_TOKENS
from ..reading.tooling import Toolbox
from ..schemas.budget import Budget
from ..wire import api_errors
from ..wire.api_errors import ApiError
from . import catalogue, cost
from .call import Call

LOGPROBS = "message.output_text.logprobs"

PARAMETERS: dict[str, fields.Check] = {
    "model": fields.string(),
    "input": fields.anything,  # checked by items.read
    "instructions": fields.string(),
    "parallel_tool_calls": fields.boolean,
    "previous_response_id": fields.string(),
    "reasoning": fields.fields(
        {
            "effort": fields.choice(*REASONING_TOKENS),
            "summary": fields.choice("concise", "detailed", "auto"),  # accepted, but there is nothing to sum up
            "generate_summary": fields.choice("concise", "detailed", "auto"),  # its older name
            "context": fields.choice("auto", "current_turn", "all_turns"),
            "mode": fields.unless("standard"),
        }
    ),
    "text": fields.fields({"format": fields.anything, "verbosity": fields.choice("low", "medium", "high")}),
    "tool_choice": fields.anything,  # both are checked by tooling.read_responses
    "tools": fields.anything,
    "truncation": fields.choice("auto", "disabled"),
}
"""The parameters that make up the prompt; requests that are answered have more."""


@dataclass(frozen=True)
class Prompt:
    """A prompt that was read.

    Args:
        model: that is asked.
        effort: with which it reasons.
        format: what the text of its answer has to be.
        toolbox: what it may call.
        context: the items: those of the responses before this one, then its own.
        before: how many of them are those of the responses before.
        messages: the same as messages, the instructions first, as far as they fit.
        tokens: of all of it.
    """

    model: Model
    effort: str
    format: TextFormat
    toolbox: Toolbox
    context: tuple[dict[str, Any], ...]
    before: int
    messages: list[Message]
    tokens: int


def read(call: Call, body: dict[str, Any], *, needs_input: bool = True) -> Prompt:
    """Return the prompt of a request whose parameters were checked one by one.

    Args:
        call: the request.
        body: its parameters that are not null.
        needs_input: whether there has to be something to answer.

    Raises:
        ApiError: the parameters do not go together, or not with the model.
    """
    model = _model(body["model"])
    budget = Budget()
    format = formats.read_responses(body.get("text", {}).get("format"), budget)
    toolbox = tooling.read_responses(body, budget)
    context, before = _context(call, body, needs_input)
    reasoning.check_verbosity(body.get("text", {}).get("verbosity"), model, param="text.verbosity")
    effort = _effort(body, model)
    found = items.messages(context)
    formats.check_mentions_json(format, found)
    messages, tokens = _messages(body, found, format, catalogue.context(model))
    return Prompt(model, effort, format, toolbox, context, before, messages, tokens)


def expected_cost(call: Call) -> int:
    """Return what it may cost to read a prompt and to answer it."""
    text, sent = call.body.get("text"), call.body.get("input")
    if "tools" in call.body or (isinstance(text, dict) and "format" in text):
        return cost.MUCH
    if isinstance(sent, list) and any(items.is_reference(item) for item in sent):
        return cost.MUCH
    before = call.body.get("previous_response_id")
    stored = call.store.find(before) if isinstance(before, str) else None
    return cost.answers(call.body) + (len(stored.turns) if stored else 0)


def _model(name: str) -> Model:
    try:
        return catalogue.find(name)
    except ApiError:
        raise api_errors.requested_model_not_found(name) from None


def _effort(body: dict[str, Any], model: Model) -> str:
    effort = reasoning.effort(body.get("reasoning", {}).get("effort"), model, body, param="reasoning.effort")
    if effort != "none":
        if LOGPROBS in body.get("include", ()):
            raise api_errors.logprobs_while_reasoning("include")
        if body.get("top_logprobs"):
            raise api_errors.logprobs_while_reasoning("top_logprobs")
    return effort


def _context(call: Call, body: dict[str, Any], needs_input: bool) -> tuple[tuple[dict[str, Any], ...], int]:
    """Return the items that a response answers, and how many of them are those of the responses before it."""
    before: tuple[dict[str, Any], ...] = ()
    if "previous_response_id" in body:
        previous = call.store.find(body["previous_response_id"])
        if previous is None:
            raise api_errors.previous_response_not_found(body["previous_response_id"])
        before = previous.conversation
    elif "input" not in body and needs_input:
        raise api_errors.missing_parameter("input")
    context = before + (items.read(body["input"], call.digest, call.store.items()) if "input" in body else ())
    items.check_calls(context)
    items.check_reasoning(context)
    return context, len(before)


def _messages(
    body: dict[str, Any], found: Sequence[Message], format: TextFormat, limit: int
) -> tuple[list[Message], int]:
    """Return the messages that a response answers, its instructions first, and their number of tokens.

    Raises:
        ApiError: they are more than the model takes, and may not be cut.
    """
    instructions = [Message("developer", (body["instructions"],))] if "instructions" in body else []
    described = tooling.described(body.get("tools", ()), wrapped=False) + format.described
    total = conversation.prompt_tokens([*instructions, *found], described, limit=limit)
    first = 0
    while total > limit:
        if body.get("truncation") != "auto" or first >= len(found) - 1:
            raise api_errors.input_exceeds_context()
        total -= conversation.prompt_tokens([found[first]], limit=limit) - conversation.prompt_tokens([], limit=limit)
        first += 1
    return [*instructions, *found[first:]], total
