"""Which models answer: helpers/models.toml says."""

from __future__ import annotations

import functools
from datetime import UTC, datetime, time

from helpers import models as table
from helpers.models import Model

from ..wire import api_errors

_CONTEXT = 128_000  # tokens; for the few models whose context length the table does not have


def find(name: str, param: str | None = None) -> Model:
    """Return the model of an id or dated snapshot.

    Args:
        name: as the request has it.
        param: what a refusal names as the parameter at fault.

    Raises:
        ApiError: there is none, or its shutdown has passed.
    """
    if name not in answering():
        raise api_errors.model_not_found(name, param)
    return answering()[name]


def snapshot(model: Model) -> str:
    """Return the dated id that replies name."""
    return model.snapshot or model.id


def context(model: Model) -> int:
    """Return the most tokens that a prompt may have."""
    return model.context or _CONTEXT


def timestamp(seconds: int = 0) -> int:
    """Return Unix time, `seconds` after the start (UTC) of the day on which the table was checked.

    Practice mode takes that day for today, so that the clock changes nothing.
    """
    return int(datetime.combine(table.checked(), time(), UTC).timestamp()) + seconds


@functools.cache
def answering() -> dict[str, Model]:
    """Return every model that is not shut down by its id, and by its dated snapshot where it has one."""
    return {name: model for model in table.available() for name in (model.id, model.snapshot) if name}
