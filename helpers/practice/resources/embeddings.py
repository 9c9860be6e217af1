"""POST /v1/embeddings"""

from __future__ import annotations

import base64
import struct
from collections.abc import Sequence
from typing import Any

from helpers import tokens

from ..answering import meaning
from ..answering.vectors import vector
from ..reading import fields
from ..wire import api_errors
from ..wire.exchange import Reply, json_reply
from ..wire.series import Series
from . import catalogue, cost
from .call import Call

PARAMETERS: dict[str, fields.Check] = {
    # These act.
    "model": fields.string(),
    "input": fields.anything,  # checked by _read
    "dimensions": fields.integer(1),
    "encoding_format": fields.choice("float", "base64"),
    # This is accepted and changes nothing in practice mode.
    "user": fields.string(),
}

VECTORS = "x-practice-vectors"  # the header that says what the vectors go by; the API has none like it

# The limits are those of the SDK's types (openai 3.54.0, types/embedding_create_params.py).
_MOST_INPUTS = 2048
_MOST_TOKENS = 8192  # of one input
_MOST_TOKENS_TOGETHER = 300_000


# How many numbers a vector has. Shutdown dates of these models have not been checked, so GET /v1/models does without.
_DIMENSIONS = {"text-embedding-3-small": 1536, "text-embedding-3-large": 3072}
_TURNED = {"text-embedding-3-large"}  # so that the two models' vectors have nothing in common


def create(call: Call) -> Reply:
    """Answer an embedding request.

    Raises:
        ApiError: the request is refused.
    """
    body = {name: value for name, value in call.body.items() if value is not None}
    if not body.get("model"):
        raise api_errors.model_missing()
    fields.check_fields(call.body, PARAMETERS, needs=("model", "input"))
    model = body["model"]
    if model not in _DIMENSIONS:
        catalogue.find(model)
        raise api_errors.not_an_embedding_model()
    whole = _DIMENSIONS[model]
    dimensions = body.get("dimensions", whole)
    fields.integer(1, whole)(dimensions, "dimensions")

    inputs = _read(call.body["input"])
    counts = [count for _, count in inputs]
    if max(counts) > _MOST_TOKENS:
        raise api_errors.embedding_input_too_long(_MOST_TOKENS, max(counts))
    if sum(counts) > _MOST_TOKENS_TOGETHER:
        raise api_errors.embedding_inputs_too_long(_MOST_TOKENS_TOGETHER, sum(counts))

    meanings = [meaning.find(text, turned=model in _TURNED) for text, _ in inputs]

    def embedding(text: str, known: Sequence[float]) -> Any:
        packed = struct.pack(f"<{dimensions}f", *vector(text, dimensions, of=whole, seed=model, meaning=known))
        if body.get("encoding_format") == "base64":
            return base64.b64encode(packed).decode()
        return struct.unpack(f"<{dimensions}f", packed)

    data = Series(
        lambda: (
            {"object": "embedding", "index": index, "embedding": embedding(text, known)}
            for index, ((text, _), known) in enumerate(zip(inputs, meanings, strict=True))
        )
    )
    usage = {"prompt_tokens": sum(counts), "total_tokens": sum(counts)}
    reply = json_reply({"object": "list", "data": data, "model": model, "usage": usage}, usage=(model, usage))
    reply.headers[VECTORS] = "meaning" if all(meanings) else "mixed" if any(meanings) else "words"
    return reply


def expected_cost(call: Call) -> int:
    """Return what `create` may cost."""
    value = call.body.get("input")
    return cost.ANSWER * len(value) if isinstance(value, list) and not _are_tokens(value) else cost.ANSWER


def _read(value: Any) -> list[tuple[str, int]]:
    """Return each input's text and number of tokens, whichever of its four forms the request has."""
    items = [value] if isinstance(value, str) or _are_tokens(value) else value
    if not isinstance(items, list) or not 0 < len(items) <= _MOST_INPUTS:
        raise api_errors.bad_embedding_input()
    if len({type(item) for item in items}) > 1:  # texts or tokens, and not some of each
        raise api_errors.bad_embedding_input()
    return [_read_one(item) for item in items]


def _read_one(item: Any) -> tuple[str, int]:
    if not item:
        raise api_errors.bad_embedding_input()
    if isinstance(item, str):
        return item, tokens.count(item, tokens.EMBEDDING, most=2 * _MOST_TOKENS)
    if not _are_tokens(item):
        raise api_errors.bad_embedding_input()
    try:
        return tokens.decode(item, tokens.EMBEDDING), len(item)
    except KeyError:
        raise api_errors.bad_embedding_input() from None


def _are_tokens(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(type(token) is int for token in value)
