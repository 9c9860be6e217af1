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
        input, cached_input, output: US dollars per 1,000,000 tokens; None where no price is known.
        price_source: "official" (read on the model's own page) or "reported" (read elsewhere).
        shutdown: the announced last day, or None.
        default_effort: the reasoning effort used when a request names none; None for models that do not reason.
        temperature: "always", "effort_none" (only with reasoning_effort="none"), "never", or "unknown" for a model
            that the table lacks.
        chat_tools: "always", or "effort_none" where Chat Completions take tools only with reasoning_effort="none".
        snapshot: the dated id that answers for an alias, or None.
        context: the longest request plus reply in tokens, where known.
    """

    id: str
    input: float | None = None
    cached_input: float | None = None
    output: float | None = None
    price_source: str | None = None
    shutdown: datetime.date | None = None
    default_effort: str | None = None
    temperature: str = "always"
    chat_tools: str = "always"
    snapshot: str | None = None
    context: int | None = None


_chooser: Callable[[], str | None] | None = None


@functools.cache
def _table() -> dict:
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@functools.cache
def load() -> dict[str, Model]:
    """Return every model of the table by its id, in the table's order."""
    return {row["id"]: Model(**row) for row in _table()["model"]}


@functools.cache
def find(model: str) -> Model | None:
    """Return the row of a model id or of a dated snapshot of it, or None when the table has none."""
    for row in load().values():
        if model in (row.id, row.snapshot):
            return row
    return None


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


def available() -> list[Model]:
    """Return the models that were not shut down on the day the table was checked."""
    return [row for row in load().values() if row.shutdown is None or row.shutdown > checked()]
