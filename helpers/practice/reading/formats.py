"""The format that a request asks of the answer's text: `response_format` of chats, `text.format` of responses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..schemas import flaws, instances, validation
from ..schemas.budget import Budget
from ..wire import api_errors, encoding
from ..wire.api_errors import ApiError
from . import fields, refusals
from .conversation import Message

_KIND = fields.choice("json_object", "json_schema", "text")
_SCHEMA = {
    "name": fields.identifier,
    "description": fields.string(),
    "schema": fields.anything,  # checked by flaws.find
    "strict": fields.boolean,
}


@dataclass(frozen=True)
class TextFormat:
    """What the text of an answer has to be.

    Args:
        kind: "text", "json_object" or "json_schema".
        param: what the API calls this format.
        schema: that the text satisfies as JSON, or None if it need not be JSON.
        budget: what is left for the request.
    """

    kind: str
    param: str
    schema: dict[str, Any] | None = None
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)

    @property
    def described(self) -> list[str]:
        """What a model is shown of it, as text: the schema. So counted, the API's figures are met within 3%."""
        return [encoding.compact(self.schema)] if self.kind == "json_schema" else []

    def suits(self, text: str) -> bool:
        """Return whether a text is in this format.

        Raises:
            ApiError: the schema is too much for practice mode.
        """
        if self.schema is None:
            return True
        try:
            value = encoding.decode(text.encode())
        except ValueError:
            return False
        with refusals.naming(self.param):
            return validation.validates(value, self.schema, self.budget)

    def fill(self, text: str, seed: str) -> str:
        """Return what is answered when nothing suitable is prepared: the text, or JSON made for the schema.

        Args:
            text: the answer in words.
            seed: decides between values that are as good as each other.

        Raises:
            ApiError: no value can be found for the schema.
        """
        if self.kind == "text":
            return text
        if self.kind == "json_object":
            return encoding.compact({"practice": text})
        with refusals.naming(self.param):
            return encoding.compact(instances.instance(self.schema, seed, self.budget))


def read_chat(value: Any, budget: Budget) -> TextFormat:
    """Check the `response_format` of a chat and return it.

    Args:
        value: as sent.
        budget: for this and for what is made of it later.

    Raises:
        ApiError: what is wrong with it.
    """
    param = "response_format"
    kind = _kind(value, param)
    if kind != "json_schema":
        return _simple(kind, param, budget)
    fields.check_fields(value, {"type": _KIND, "json_schema": fields.anything}, needs=("json_schema",), within=param)
    inner = f"{param}.json_schema"
    fields.fields(_SCHEMA, needs=("name", "schema"))(value["json_schema"], inner)
    return _with_schema(value["json_schema"], param, budget, api_errors.invalid_response_schema)


def read_responses(value: Any, budget: Budget) -> TextFormat:
    """Check the `text.format` of a response and return it.

    Args:
        value: as sent.
        budget: for this and for what is made of it later.

    Raises:
        ApiError: what is wrong with it.
    """
    param = "text.format"
    kind = _kind(value, param)
    if kind != "json_schema":
        return _simple(kind, param, budget)
    fields.check_fields(value, {"type": _KIND} | _SCHEMA, needs=("name", "schema"), within=param)
    return _with_schema(value, param, budget, api_errors.invalid_text_schema)


def check_mentions_json(format: TextFormat, messages: Sequence[Message]) -> None:
    """Refuse, as the API does, `json_object` when no message says "JSON": a model might not stop writing spaces.

    Raises:
        ApiError: no message does. In responses, `instructions` do not count.
    """
    if format.kind != "json_object":
        return
    if not any("json" in message.text.lower() for message in messages):
        raise api_errors.json_not_mentioned(format.param)


def _kind(value: Any, param: str) -> str:
    if value is None:
        return "text"
    if not isinstance(value, dict):
        raise api_errors.wrong_type(param, "an object", value)
    return fields.required(value, "type", _KIND, within=param)


def _simple(kind: str, param: str, budget: Budget) -> TextFormat:
    return TextFormat(kind, param, {"type": "object"} if kind == "json_object" else None, budget)


def _with_schema(
    value: dict[str, Any], param: str, budget: Budget, refusal: Callable[[str, str], ApiError]
) -> TextFormat:
    with refusals.naming(param):
        flaw = flaws.find(value["schema"], strict=value.get("strict") is True, budget=budget)
    if flaw:
        raise refusal(value["name"], flaw)
    return TextFormat("json_schema", param, value["schema"], budget)
