"""The table of models as a learner reads it: days left, what is retired, in an order, with the live list merged in."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from helpers import models
from helpers.models import Model

SOON = 90  # days
COLUMNS = ("id", "input", "output", "price_source", "days_left", "temperature")


@dataclass(frozen=True)
class Row:
    """One model as the table shows it.

    Attributes:
        id: the name a request uses.
        input, output: US dollars per 1,000,000 tokens, or None where no price is known.
        price_source: "official", "reported" or None.
        shutdown: the announced last day, or None.
        days_left: from today to that day; 0 or less when it is over; None where none is announced.
        temperature: "always", "effort_none", "never", or "unknown" for a model that the kit's table lacks.
        status: "retired", "soon" (within 90 days), "unlisted" (not in the live list) or "".
    """

    id: str
    input: float | None
    output: float | None
    price_source: str | None
    shutdown: datetime.date | None
    days_left: int | None
    temperature: str
    status: str


def today() -> datetime.date:
    """Return the day from which days are counted, in practice mode as well: a deadline comes nearer every day."""
    return datetime.date.today()


def rows(table: Iterable[Model], today: datetime.date, listed: Iterable[str] | None = None) -> list[Row]:
    """Return the rows of some models, in their order.

    Args:
        table: the models.
        today: the day from which days are counted.
        listed: the ids of the live list; None where there is none.
    """
    ids = None if listed is None else set(listed)
    found = []
    for model in table:
        left = None if model.shutdown is None else (model.shutdown - today).days
        status = ""
        if left is not None and left <= SOON:
            status = "soon" if left > 0 else "retired"
        if status != "retired" and ids is not None and model.id not in ids:
            status = "unlisted"
        found.append(
            Row(
                model.id,
                model.input,
                model.output,
                model.price_source,
                model.shutdown,
                left,
                model.temperature,
                status,
            )
        )
    return found


def ordered(table: Iterable[Row], by: str, descending: bool = False) -> list[Row]:
    """Return rows in an order; those that have no value in the column come last, in either direction.

    Args:
        table: the rows.
        by: one of COLUMNS.
        descending: largest first.
    """
    table = list(table)
    known = [row for row in table if getattr(row, by) is not None]
    unknown = [row for row in table if getattr(row, by) is None]
    return sorted(known, key=lambda row: getattr(row, by), reverse=descending) + unknown


def merged(table: Iterable[Model], live: Sequence[Any]) -> list[Model]:
    """Return the models of the kit's table and of a live list: the list knows dates, the table knows prices.

    Args:
        table: the kit's models.
        live: what `client.models.list()` gives: entries with `id` and, where the server tells it, `shutdown_date`.
    """
    known = {model.id: model for model in table}
    for entry in live:
        model = known.get(entry.id) or models.find(entry.id) or Model(entry.id, temperature="unknown")
        shutdown = getattr(entry, "shutdown_date", None)
        known[entry.id] = dataclasses.replace(
            model, id=entry.id, shutdown=datetime.date.fromisoformat(shutdown) if shutdown else model.shutdown
        )
    return list(known.values())
