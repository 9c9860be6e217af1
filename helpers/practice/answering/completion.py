"""Turning a reply into what a model would have generated: stopped, cut, counted, in pieces."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from helpers import tokens

from ..reading.reasoning import REASONING_TOKENS
from ..wire import api_errors

_MOST_MADE = 150_000  # tokens of a reply, each counted once more for each alternative beside it
_SHORT = 1000  # characters
_MOST_REMEMBERED = 64

TokenStep = tuple[str, tuple[int, ...]]  # whole characters, and the tokens they are made of


@dataclass(frozen=True)
class ToolCall:
    """One call of a tool.

    Args:
        name: of the function.
        pieces: the arguments in the steps in which they are streamed.
    """

    name: str
    pieces: tuple[str, ...]

    @property
    def arguments(self) -> str:
        return "".join(self.pieces)


@dataclass(frozen=True)
class Completion:
    """One choice of an answer.

    Args:
        steps: the text in the steps in which it is streamed, each with its tokens.
        tokens: visible tokens.
        reasoning_tokens: tokens "spent" before the first visible one.
        finish_reason: "stop", "length" or "tool_calls".
        calls: the tools that are called.
        refused: whether the text is a refusal.
    """

    steps: tuple[TokenStep, ...]
    tokens: int
    reasoning_tokens: int
    finish_reason: str
    calls: tuple[ToolCall, ...] = ()
    refused: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        return tuple(text for text, _ in self.steps if text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def complete(
    text: str,
    *,
    calls: Sequence[tuple[str, str]] = (),
    refused: bool = False,
    stop: Sequence[str] = (),
    limit: int | None = None,
    effort: str = "none",
) -> Completion:
    """Apply the limits of a request to a reply.

    What was done to a short text is remembered: prepared replies come again and again.

    Args:
        text: the whole reply.
        calls: the tools to call instead, each as its name and its arguments.
        refused: whether the reply is a refusal.
        stop: the reply ends before the first of these that it contains.
        limit: most tokens to generate, reasoning included; None for no limit.
        effort: a key of REASONING_TOKENS.
    """
    rest = (tuple(calls), refused, tuple(stop), limit, effort)
    short = len(text) <= _SHORT and not calls and sum(map(len, stop)) <= _SHORT
    return _remembered(text, *rest) if short else _complete(text, *rest)


def check_size(completions: Sequence[Completion], alternatives: int, param: str) -> None:
    """Refuse what would be too large a reply.

    Args:
        completions: all choices.
        alternatives: that each token's log probability comes with.
        param: what the request asks for too much with.

    Raises:
        ApiError: the choices have more tokens, with their alternatives, than practice mode makes for one request.
    """
    size = sum(made.tokens for made in completions) * (1 + alternatives)
    if size > _MOST_MADE:
        raise api_errors.too_much(param, size, _MOST_MADE)


def _complete(
    text: str,
    calls: tuple[tuple[str, str], ...],
    refused: bool,
    stop: tuple[str, ...],
    limit: int | None,
    effort: str,
) -> Completion:
    reasoning = REASONING_TOKENS[effort]
    room = None
    if limit is not None:
        reasoning = min(reasoning, limit)
        room = limit - reasoning
    if calls:
        return _called(calls, reasoning, room)
    ids = tokens.encode(text)
    finish_reason = "stop"
    if room is not None and len(ids) > room:
        ids = ids[:room]
        finish_reason = "length"
    steps = tuple(tokens.steps(ids))

    generated = "".join(piece for piece, _ in steps)
    if ends := [place for word in stop if word and (place := generated.find(word)) >= 0]:
        ids = tokens.encode(generated[: min(ends)])
        steps = tuple(tokens.steps(ids))
        finish_reason = "stop"
    return Completion(steps, len(ids), reasoning, finish_reason, refused=refused)


_remembered = functools.lru_cache(_MOST_REMEMBERED)(_complete)


def _called(calls: Sequence[tuple[str, str]], reasoning: int, room: int | None) -> Completion:
    """Call tools; what there is no room for is cut off. A call counts the tokens of its name and its arguments."""
    made: list[ToolCall] = []
    spent = 0
    for name, arguments in calls:
        ids = tokens.encode(arguments)
        needed = tokens.count(name) + len(ids)
        if room is not None and spent + needed > room:
            left = room - spent - tokens.count(name)
            if left >= 0:
                made.append(ToolCall(name, _pieces(ids[:left])))
            return Completion((), room, reasoning, "length", tuple(made))
        made.append(ToolCall(name, _pieces(ids)))
        spent += needed
    return Completion((), spent, reasoning, "tool_calls", tuple(made))


def _pieces(ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(text for text, _ in tokens.steps(ids) if text)
