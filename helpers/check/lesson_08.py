"""Checks of lesson 08, tokens and cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers import usage
from helpers.check.verdict import FAILED, call, not_yet, right

_MODEL = "gpt-6-luna"
_SENT, _RECEIVED, _REASONING = 1200, 400, 256  # no two mistakes with these give the same sum
# What goes in, the limit of what comes out, and the US dollars that are left.
_CALLS = (
    (100, 100, 1.0),
    (100, 1000, 0.0001),  # the answer is too dear
    (100_000, 10, 0.001),  # the question is
    (100, 100, 0.0001),
    (1000, 100, 0.0002),  # with the prices exchanged it would be too dear
    (0, 2_000_000, 1.0),  # exactly what is left
)


def dollars_of(function: Callable[[Any], Any]) -> None:
    """`function` calculates the price of a call from its usage."""
    dollars = call("dollars_of", function, _usage(_SENT, _RECEIVED, _REASONING))
    if dollars is FAILED:
        return
    if dollars is None:
        not_yet("check_08.dollars_none")
        return
    if isinstance(dollars, bool) or not isinstance(dollars, int | float):
        not_yet("check_08.dollars_not_number", kind=type(dollars).__name__)
        return
    expected = usage.price(_MODEL, _SENT, _RECEIVED)
    mistakes = {
        "dollars_million": expected * usage.TOKENS_PER_PRICE,
        "dollars_reasoning_twice": usage.price(_MODEL, _SENT, _RECEIVED + _REASONING),
        "dollars_without_reasoning": usage.price(_MODEL, _SENT, _RECEIVED - _REASONING),
        "dollars_exchanged": usage.price(_MODEL, _RECEIVED, _SENT),
        "dollars_only_in": usage.price(_MODEL, _SENT, 0),
        "dollars_only_out": usage.price(_MODEL, 0, _RECEIVED),
    }
    for mistake, sum_of_it in mistakes.items():
        if _same(dollars, sum_of_it):
            not_yet(f"check_08.{mistake}")
            return
    another = call("dollars_of", function, _usage(50, 150, 0))
    if another is FAILED:
        return
    if _same(dollars, expected) and _same(another, usage.price(_MODEL, 50, 150)):
        right("check_08.dollars_right")
    else:
        not_yet("check_08.dollars_wrong", sent=_SENT, received=_RECEIVED, expected=f"{expected:.6f}", dollars=dollars)


def affordable(function: Callable[[int, int, float], Any]) -> None:
    """`function` says whether a call can be paid with what is left, whatever its answer."""
    for tokens_in, limit, left in _CALLS:
        answer = call("affordable", function, tokens_in, limit, left)
        if answer is FAILED:
            return
        if answer is None:
            not_yet("check_08.affordable_none")
            return
        if not _is_truth(answer):
            not_yet("check_08.affordable_not_bool", kind=type(answer).__name__)
            return
        most = usage.price(_MODEL, tokens_in, limit)
        if bool(answer) != (most <= left):
            not_yet(
                "check_08.affordable_too_dear" if answer else "check_08.affordable_enough",
                tokens_in=tokens_in,
                limit=limit,
                left=left,
                most=f"{most:.6f}",
            )
            return
    right("check_08.affordable_right")


def _usage(sent: int, received: int, reasoning: int) -> Any:
    """Return usage figures as a response carries them."""
    from openai.types.completion_usage import CompletionTokensDetails, CompletionUsage, PromptTokensDetails

    return CompletionUsage(
        prompt_tokens=sent,
        completion_tokens=received,
        total_tokens=sent + received,
        prompt_tokens_details=PromptTokensDetails(cached_tokens=0),
        completion_tokens_details=CompletionTokensDetails(reasoning_tokens=reasoning),
    )


def _is_truth(answer: Any) -> bool:
    """Whether an answer is True or False; numpy has its own."""
    return isinstance(answer, bool) or type(answer).__name__ in ("bool", "bool_")


def _same(one: Any, other: float) -> bool:
    """Whether two amounts are the same, however they were rounded to a millionth of a dollar."""
    return isinstance(one, int | float) and abs(one - other) <= max(1e-9, other * 1e-6)
