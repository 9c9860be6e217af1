"""Log probabilities of tokens: made up, but consistent, and the same for the same request."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from helpers import tokens

from ..wire.digest import Digest
from ..wire.series import Series

MOST_ALTERNATIVES = 20
_LEAST_LIKELY = 0.5  # the probability of a chosen token is at least this
_SHARE = 0.6  # each alternative takes this part of the probability that is left
_VOCABULARY = 100_000  # alternatives are taken from the tokens below this id, most of which are parts of words


def of(ids: Sequence[int], alternatives: int, digest: Digest, choice: int) -> Series[dict[str, Any]]:
    """Return the entries of `logprobs.content` for the tokens of one choice, made when they are sent.

    Args:
        ids: the tokens.
        alternatives: number of likeliest tokens to list at each position, the chosen one among them.
        digest: where the numbers come from.
        choice: number of the choice.
    """
    return Series(
        lambda: (_position(token, alternatives, digest, f"logprob {choice} {place}") for place, token in enumerate(ids))
    )


def _position(token: int, alternatives: int, digest: Digest, purpose: str) -> dict[str, Any]:
    probability = _LEAST_LIKELY + (1 - _LEAST_LIKELY) * digest.number(purpose, 9999) / 10_000
    chosen = _entry(token, probability)
    top = [chosen] if alternatives else []
    left = 1 - probability
    for other in _others(token, digest.number(f"{purpose} others", _VOCABULARY)):
        if len(top) >= alternatives:
            break
        top.append(_entry(other, left * _SHARE))
        left *= 1 - _SHARE
    return chosen | {"top_logprobs": top}


def _entry(token: int, probability: float) -> dict[str, Any]:
    spelled = tokens.spelling(token)
    # As the API shows it: bytes that are not a whole character are escaped in `token`, and plain in `bytes`.
    return {
        "token": spelled.decode("utf-8", "backslashreplace"),
        "logprob": math.log(probability),
        "bytes": list(spelled),
    }


def _others(token: int, start: int) -> Iterator[int]:
    """Yield tokens that are whole words or parts of words, other than this one."""
    for distance in range(_VOCABULARY):
        other = (start + distance) % _VOCABULARY
        if other != token and tokens.spelling(other).strip().isalpha():
            yield other
