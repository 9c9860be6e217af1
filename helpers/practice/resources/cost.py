"""What answering a request may cost, said before it is answered: about how many characters are read and made.

A request that may cost much is answered where it keeps nobody waiting, so these are upper limits, and rough ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ANSWER = 500  # what a usual answer costs, prepared or not
MUCH = 10**9  # what cannot be foreseen, such as finding a value for a schema


def answers(body: Mapping[str, Any]) -> int:
    """Return what a request's answers cost: all of them, with the alternatives of their tokens."""
    return ANSWER * _whole(body.get("n"), 1) * (1 + _whole(body.get("top_logprobs"), 0))


def _whole(value: Any, otherwise: int) -> int:
    """Return a parameter that has not been checked yet, if it is the number that it should be."""
    return value if type(value) is int and 0 < value <= 128 else otherwise
