"""Checks of lesson 04, the models."""

from __future__ import annotations

from typing import Any

from helpers import models
from helpers.check.verdict import not_yet, right


def cheapest_model(choice: Any) -> None:
    """The id of the cheapest model that has no shutdown date."""
    staying = [row for row in models.available() if row.output is not None and row.shutdown is None]
    cheapest = min(staying, key=lambda row: row.output)
    row = models.find(choice) if isinstance(choice, str) else None
    if choice is None:
        not_yet("check_04.model_none")
    elif row is None:
        not_yet("check_04.model_unknown", choice=choice)
    elif row.shutdown:
        not_yet("check_04.model_leaves", choice=row.id, shutdown=row.shutdown)
    elif row.output is None:
        not_yet("check_04.model_no_price", choice=row.id)
    elif row.output > cheapest.output:
        not_yet("check_04.model_dearer", choice=row.id, output=f"{row.output:.2f}")
    else:
        right("check_04.model_right", choice=row.id)
