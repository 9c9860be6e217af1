"""Checks of lesson 04, the models."""

from __future__ import annotations

from typing import Any

from helpers import models
from helpers.check.values import cut, kind, shown
from helpers.check.verdict import not_yet, right, survives


@survives
def cheapest_model(choice: Any) -> None:
    """The id of the cheapest model that has no shutdown date."""
    if choice is None:
        not_yet("check_04.model_none")
    elif isinstance(choice, models.Model):
        not_yet("check_04.model_row", choice=choice.id)
    elif isinstance(choice, list | tuple | set | dict):
        not_yet("check_04.model_several", kind=kind(choice))
    elif not isinstance(choice, str):
        not_yet("check_04.model_not_text", choice=shown(choice), kind=kind(choice))
    elif row := models.find(choice):
        _judge(row)
    elif models.find(choice.strip()):
        not_yet("check_04.model_space", choice=choice.strip())
    elif models.find(choice.strip().strip("\"'`")):
        not_yet("check_04.model_quotes", choice=choice.strip().strip("\"'`"))
    elif found := models.find(choice.strip().lower().replace(" ", "-").replace("_", "-")):
        not_yet("check_04.model_spelling", choice=cut(choice), id=found.id)
    else:
        not_yet("check_04.model_unknown", choice=cut(choice))


def _judge(row: models.Model) -> None:
    """Say whether a model of the table is the one asked for."""
    prices = [other.output for other in models.available() if other.output is not None and other.shutdown is None]
    if row.shutdown:
        not_yet("check_04.model_leaves", choice=row.id, shutdown=row.shutdown)
    elif row.output is None:
        not_yet("check_04.model_no_price", choice=row.id)
    elif row.output > min(prices):
        not_yet("check_04.model_dearer", choice=row.id, output=f"{row.output:.2f}")
    else:
        right("check_04.model_right", choice=row.id)
