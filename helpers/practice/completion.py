"""Turning the text of a reply into what a model would have generated: stopped, cut, counted, in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.practice import tokens

# Reasoning tokens by effort. A real model's number varies with the question; here the effort alone decides.
REASONING_TOKENS = {
    "none": 0,
    "minimal": 64,
    "low": 128,
    "medium": 256,
    "high": 512,
    "xhigh": 1024,
    "max": 2048,
}


@dataclass(frozen=True)
class Completion:
    """One choice of an answer.

    Args:
        pieces: the text in the steps in which it is streamed, each of whole characters.
        tokens: visible tokens.
        reasoning_tokens: tokens "spent" before the first visible one.
        finish_reason: "stop" or "length".
    """

    pieces: tuple[str, ...]
    tokens: int
    reasoning_tokens: int
    finish_reason: str

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def complete(text: str, *, stop: Sequence[str] = (), limit: int | None = None, effort: str = "none") -> Completion:
    """Apply the limits of a request to the text of a reply.

    Args:
        text: the whole reply.
        stop: the reply ends before the first of these that it contains.
        limit: most tokens to generate, reasoning included; None for no limit.
        effort: a key of REASONING_TOKENS.
    """
    reasoning = REASONING_TOKENS[effort]
    ids = tokens.encode(text)
    finish_reason = "stop"
    if limit is not None:
        reasoning = min(reasoning, limit)
        if len(ids) > limit - reasoning:
            ids = ids[: limit - reasoning]
            finish_reason = "length"
    pieces = tuple(tokens.pieces(ids))

    generated = "".join(pieces)
    if ends := [place for word in stop if word and (place := generated.find(word)) >= 0]:
        ids = tokens.encode(generated[: min(ends)])
        pieces = tuple(tokens.pieces(ids))
        finish_reason = "stop"
    return Completion(pieces, len(ids), reasoning, finish_reason)
