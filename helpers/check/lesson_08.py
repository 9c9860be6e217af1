"""Checks of lesson 08, tokens and cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers import usage
from helpers.check.trial import FAILED, call
from helpers.check.values import kind, number, shown
from helpers.check.verdict import not_yet, right, survives

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
    (0, 0, 0.0),
)


@survives
def dollars_of(function: Callable[[Any], Any]) -> None:
    """`function` calculates the price of a call from its usage."""
    returned = call("dollars_of(used)", function, _usage(_SENT, _RECEIVED, _REASONING))
    if returned is FAILED:
        return
    dollars = number(returned)
    if returned is None:
        not_yet("check_08.dollars_none")
        return
    if isinstance(returned, str):
        not_yet("check_08.dollars_text", dollars=shown(returned))
        return
    if dollars is None:
        not_yet("check_08.dollars_not_number", kind=kind(returned))
        return
    expected = usage.price(_MODEL, _SENT, _RECEIVED)
    mistakes = {
        "dollars_million": expected * usage.TOKENS_PER_PRICE,
        "dollars_thousand": expected * usage.TOKENS_PER_PRICE / 1000,
        "dollars_cents": expected * 100,
        "dollars_reasoning_twice": usage.price(_MODEL, _SENT, _RECEIVED + _REASONING),
        "dollars_without_reasoning": usage.price(_MODEL, _SENT, _RECEIVED - _REASONING),
        "dollars_exchanged": usage.price(_MODEL, _RECEIVED, _SENT),
        "dollars_only_in": usage.price(_MODEL, _SENT, 0),
        "dollars_only_out": usage.price(_MODEL, 0, _RECEIVED),
        "dollars_total_in": usage.price(_MODEL, _SENT + _RECEIVED, 0),
        "dollars_total_out": usage.price(_MODEL, 0, _SENT + _RECEIVED),
        "dollars_total_both": usage.price(_MODEL, _SENT + _RECEIVED, _SENT + _RECEIVED),
    }
    for mistake, sum_of_it in mistakes.items():
        if _same(dollars, sum_of_it):
            not_yet(f"check_08.{'dollars_total' if mistake.startswith('dollars_total') else mistake}")
            return
    if dollars == 0:
        not_yet("check_08.dollars_zero")
        return
    if dollars == round(expected, 4):
        not_yet("check_08.dollars_rounded", dollars=shown(returned))
        return
    another = call("dollars_of(used)", function, _usage(50, 150, 0))
    if another is FAILED:
        return
    if _same(dollars, expected) and _same(number(another), usage.price(_MODEL, 50, 150)):
        right("check_08.dollars_right")
    elif _same(dollars, expected):
        not_yet("check_08.dollars_fixed", dollars=shown(another))
    else:
        values = {"expected": f"{expected:.6f}", "dollars": shown(returned)}
        not_yet("check_08.dollars_wrong", sent=_SENT, received=_RECEIVED, **values)


@survives
def affordable(function: Callable[[int, int, float], Any]) -> None:
    """`function` says whether a call can be paid with what is left, whatever its answer."""
    answers = []
    for tokens_in, limit, left in _CALLS:
        answer = call("affordable(tokens_in, limit, left)", function, tokens_in, limit, left)
        if answer is FAILED:
            return
        if answer is None:
            not_yet("check_08.affordable_none")
            return
        if not _is_truth(answer):
            name = (
                "affordable_price"
                if _same(number(answer), usage.price(_MODEL, tokens_in, limit))
                else "affordable_not_bool"
            )
            not_yet(f"check_08.{name}", kind=kind(answer))
            return
        answers.append(bool(answer))
    expected = [usage.price(_MODEL, tokens_in, limit) <= left for tokens_in, limit, left in _CALLS]
    if answers == expected:
        right("check_08.affordable_right")
    elif _is_reversed(answers, expected):
        not_yet("check_08.affordable_reversed")
    else:
        place = next(place for place, (one, other) in enumerate(zip(answers, expected, strict=True)) if one != other)
        tokens_in, limit, left = _CALLS[place]
        not_yet(
            "check_08.affordable_too_dear" if answers[place] else "check_08.affordable_enough",
            tokens_in=tokens_in,
            limit=limit,
            left=left,
            most=f"{usage.price(_MODEL, tokens_in, limit):.6f}",
        )


def _is_reversed(answers: list[bool], expected: list[bool]) -> bool:
    """Whether every call got the other answer; where exactly as much is left, either way of comparing is reversed."""
    exact = [usage.price(_MODEL, tokens_in, limit) == left for tokens_in, limit, left in _CALLS]
    return all(one != other for one, other, same in zip(answers, expected, exact, strict=True) if not same)


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
    return isinstance(answer, bool) or kind(answer) in ("bool", "bool_")


def _same(one: float | None, other: float) -> bool:
    """Whether two amounts are the same, however they were rounded to a millionth of a dollar."""
    return one is not None and abs(one - other) <= max(1e-9, other * 1e-6)
