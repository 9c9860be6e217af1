"""POST /v1/responses/input_tokens"""

from __future__ import annotations

from helpers import models

from ..reading import fields
from ..wire.exchange import Reply, json_reply
from . import prompt
from .call import Call

PARAMETERS: dict[str, fields.Check] = prompt.PARAMETERS | {
    "conversation": fields.not_in_practice,
    "personality": fields.not_in_practice,
}


def count(call: Call) -> Reply:
    """Count what a response would answer, as its usage would have it; nothing is generated or kept.

    The SDK's types let everything be left out: without a model it is the kit's own, without input there is none.

    Raises:
        ApiError: the request is refused.
    """
    fields.check_fields(call.body, PARAMETERS)
    body = {name: value for name, value in call.body.items() if value is not None}
    read = prompt.read(call, {"model": models.kit_default()} | body, needs_input=False)
    return json_reply({"object": "response.input_tokens", "input_tokens": read.tokens})
