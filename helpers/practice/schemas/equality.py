"""When JSON values are equal: 1 and 1.0 are, 1 and true are not, and the order of properties does not matter."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from .budget import Budget

_BITS_A_STEP = 1000  # of a long whole number


def key(value: Any, budget: Budget) -> Hashable:
    """Return what equal JSON values have in common, and different ones have not.

    Numbers stand in it as texts, because whoever chooses numbers can choose such as have the same hash.

    Raises:
        TooCostlyError: the value is too large for what is left of the budget.
    """
    budget.spend()
    if isinstance(value, bool):
        return "boolean", value
    if isinstance(value, int | float):
        whole = int(value) if isinstance(value, int) or value.is_integer() else None
        if whole is None:
            return "number", repr(value)
        budget.spend(whole.bit_length() // _BITS_A_STEP)
        return "number", repr(whole)
    if isinstance(value, list):
        return "array", *(key(each, budget) for each in value)
    if isinstance(value, dict):
        return "object", frozenset((name, key(each, budget)) for name, each in value.items())
    return value
