"""Answers to the exercises of lesson 04."""

from helpers import check, models

STAYING = [row for row in models.available() if row.output and not row.shutdown]

RIGHT = [
    (check.cheapest_model, (min(STAYING, key=lambda row: row.output).id,)),
    (check.cheapest_model, ("gpt-6-luna",)),
]
WRONG = [
    (check.cheapest_model, (None,), "None", "None"),
    (check.cheapest_model, ("gpt-4o-mini",), "2027-01-14", "2027-01-14"),
    (check.cheapest_model, ("gpt-6.1-sol",), "10.00", "10.00"),
    (check.cheapest_model, ("gpt-9",), "not in the table", "표에 없어요"),
]
