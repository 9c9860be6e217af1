"""GET /v1/models and /v1/models/{name}"""

from __future__ import annotations

from typing import Any

from helpers.models import Model

from ..wire.exchange import Reply, json_reply
from . import catalogue
from .call import Call


def list_all(call: Call) -> Reply:
    """GET /v1/models"""
    data = [_shown(name, model) for name, model in catalogue.answering().items()]
    return json_reply({"object": "list", "data": data})


def retrieve(call: Call) -> Reply:
    """GET /v1/models/{name}"""
    return json_reply(_shown(call.name, catalogue.find(call.name, "model")))


def _shown(name: str, model: Model) -> dict[str, Any]:
    return {
        "id": name,
        "object": "model",
        "created": catalogue.timestamp(),  # the real dates are not known here
        "owned_by": "system",
        "shutdown_date": model.shutdown.isoformat() if model.shutdown else None,
    }
