"""POST /v1/moderations: a toy that looks for the phrases of moderations.toml, and no judgement of anything."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from ..reading import fields
from ..reading.normal import normalize
from ..wire import api_errors
from ..wire.exchange import Reply, json_reply
from ..wire.series import Series
from . import cost
from .call import Call

MODELS = ("omni-moderation-latest", "omni-moderation-2024-09-26")
PARAMETERS: dict[str, fields.Check] = {"model": fields.choice(*MODELS), "input": fields.anything}  # checked by _read
CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "sexual",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm/intent",
    "self-harm/instructions",
    "self-harm",
    "sexual/minors",
    "violence",
    "violence/graphic",
)

_NO_SCORE = 0.00001
_SCORES = (_NO_SCORE, 0.8, 0.9, 0.95, 0.99)  # by the number of phrases found
_MOST_TEXTS = 2048  # the API's own limit is not known; this is that of embeddings
_PIECE = 2**14  # characters
_LONGEST_PHRASE = 100  # characters, and a few to spare
_TEXT_PART = fields.fields({"type": fields.anything, "text": fields.string()}, needs=("text",))


def create(call: Call) -> Reply:
    """Answer a moderation request.

    Raises:
        ApiError: the request is refused.
    """
    fields.check_fields(call.body, PARAMETERS, needs=("input",))
    texts = _read(call.body["input"])
    return json_reply(
        {
            "id": f"modr-{call.digest.hex('id', 32)}",
            "model": call.body.get("model") or MODELS[0],
            "results": Series(lambda: map(_verdict, texts)),
        }
    )


def expected_cost(call: Call) -> int:
    """Return what `create` may cost."""
    value = call.body.get("input")
    return cost.ANSWER * len(value) if isinstance(value, list) else cost.ANSWER


def _read(value: Any) -> list[str]:
    """Return the texts to judge: one for each string, and one for all parts of a list of parts."""
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise api_errors.wrong_type("input", "one of a string or array of strings or objects", value)
    if not value:
        raise api_errors.empty_array("input")
    if isinstance(value[0], dict):
        return ["\n".join(_read_part(part, f"input[{index}]") for index, part in enumerate(value))]
    if len(value) > _MOST_TEXTS:
        raise api_errors.array_too_long("input", len(value), _MOST_TEXTS)
    for index, text in enumerate(value):
        fields.string()(text, f"input[{index}]")
    return value


def _read_part(part: Any, param: str) -> str:
    if not isinstance(part, dict):
        raise api_errors.wrong_type(param, "an object", part)
    if fields.required(part, "type", fields.choice("text", "image_url"), within=param) == "image_url":
        raise api_errors.not_in_practice(f"{param}.type")
    _TEXT_PART(part, param)
    return part["text"] or ""


def _verdict(text: str) -> dict[str, Any]:
    text = normalize("NFC", text).casefold()
    scores = dict.fromkeys(CATEGORIES, _NO_SCORE)
    for category, phrases in _phrases().items():
        scores[category] = _SCORES[min(len(_found(phrases, text)), len(_SCORES) - 1)]
    categories = {category: score > 0.5 for category, score in scores.items()}
    return {
        "flagged": any(categories.values()),
        "categories": categories,
        "category_scores": scores,
        "category_applied_input_types": {category: ["text"] for category in CATEGORIES},
    }


def _found(phrases: re.Pattern[str], text: str) -> set[str]:
    """Return the phrases in a text, which is searched piece by piece, so that other threads get their turn."""
    found = set()
    start = 0
    while start < len(text):
        stop, last = start + _PIECE, start + _PIECE + _LONGEST_PHRASE
        for match in phrases.finditer(text, start, last):
            if match.start() < stop:  # others are found whole in the next piece
                found.add(match[0])
                start = match.end()
        start = max(start, stop)
    return found


@functools.cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return what to look for in each category."""
    import tomllib

    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        category: re.compile(
            "|".join([rf"\b{re.escape(word)}\b" for word in words["en"]] + [re.escape(word) for word in words["ko"]])
        )
        for category, words in table.items()
    }
