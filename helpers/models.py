"""The dated table of models: what they cost, what they accept, when they shut down."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Model:
    """One model of models.toml.

    Attributes:
        id: the name a request uses.
        input, cached_input, cache_write, output: US dollars per 1,000,000 tokens; None where no price is known. A
            token written to the prompt cache costs `cache_write`, or `input` where that is None.
        price_source: "official" (read on the model's own page) or "reported" (read elsewhere).
        long_prompt: a request with more input tokens than this costs more as a whole, see usage.price(); or None.
        shutdown: the announced last day, or None.
        efforts: the reasoning efforts that a request may name; empty for models that do not reason.
        default_effort: the one used when a request names none; None for models that do not reason.
        temperature: "always", "effort_none" (only with reasoning_effort="none"), "never", or "unknown" for a model
            that the table lacks.
        chat_tools: "always", or "effort_none" where Chat Completions take tools only with reasoning_effort="none".
        snapshot: the dated id that answers for an alias, or None.
        context: the longest request plus reply in tokens, where known.
        max_output: the longest reply in tokens, reasoning included, where known.
    """

    id: str
    input: float | None = None
    cached_input: float | None = None
    cache_write: float | None = None
    output: float | None = None
    price_source: str | None = None
    long_prompt: int | None = None
    shutdown: datetime.date | None = None
    efforts: tuple[str, ...] = ()
    default_effort: str | None = None
    temperature: str = "always"
    chat_tools: str = "always"
    snapshot: str | None = None
    context: int | None = None
    max_output: int | None = None


_chooser: Callable[[], str | None] | None = None


@functools.cache
def _table() -> dict:
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@functools.cache
def load() -> dict[str, Model]:
    """Return every model of the table by its id, in the table's order."""
    return {row["id"]: Model(**row | {"efforts": tuple(row.get("efforts", ()))}) for row in _table()["model"]}


@functools.cache
def find(model: str) -> Model | None:
    """Return the row of a model id or of a dated snapshot of it, or None when the table has none."""
    for row in load().values():
        if model in (row.id, row.snapshot):
            return row
    return None


@functools.cache
def embedding(model: str) -> Model | None:
    """Return the row of an embedding model, or None when the table has none; only its prices are known."""
    return next((Model(**row) for row in _table()["embedding"] if row["id"] == model), None)


def checked() -> datetime.date:
    """Return the day on which the table was checked; practice mode takes it as today."""
    return _table()["checked"]


def default() -> str:
    """Return the id of the model that is used when none is named: the learner's own choice, else the kit's.

    The choice is made with `forms.model_picker()`. With FIRST_CALL_MODE=practice set it does not count.
    """
    return (_chooser and _chooser()) or kit_default()


def set_chooser(chooser: Callable[[], str | None]) -> None:
    """Let a function choose the default model: this module knows nothing of learners and what they chose.

    Args:
        chooser: returns a model id, or None for the kit's own default.
    """
    global _chooser
    _chooser = chooser


def kit_default() -> str:
    """Return the id of the model that the kit uses for a learner who has chosen none."""
    return _table()["default"]


def course() -> list[str]:
    """Return the ids of the models that lessons call or calculate with."""
    return list(_table()["course"])


def leaving() -> list[str]:
    """Return the ids of the models that lessons name because they end or have ended; nothing relies on them."""
    return list(_table()["leaving"])


def available() -> list[Model]:
    """Return the models that were not shut down on the day the table was checked."""
    return [row for row in load().values() if row.shutdown is None or row.shutdown > checked()]
