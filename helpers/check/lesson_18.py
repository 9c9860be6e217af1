"""Checks of lesson 18, the chat page."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from helpers.check.trial import FAILED, explain_failure, explained, is_callable, run
from helpers.check.values import kind, shown
from helpers.check.verdict import not_yet, right, survives

_ALLOWED = "allowed(times, now)"
_MOST, _SECONDS = 3, 60
# When one visitor asks; the times lie so that each rule decides at least once.
_TIMES = (0.0, 10.0, 20.0, 30.0, 59.5, 60.0, 61.0, 70.0, 71.0, 500.0)


@survives
def allowed(function: Callable[[list[float], float], Any]) -> None:
    """`function` lets three questions a minute through, and remembers those, in the list that it gets."""
    if not is_callable(_ALLOWED, function, 2):
        return
    times: list[float] = []
    accepted: list[float] = []
    for now in _TIMES:
        recent = [time for time in accepted if now - time < _SECONDS]
        wanted = len(recent) < _MOST
        before = list(times)
        decision = explained(_ALLOWED, run(function, times, now), function)
        if decision is FAILED or not _decides(decision, wanted, recent, now):
            return
        if wanted:
            accepted.append(now)
            recent.append(now)
        if not _remembers(times, before, recent, wanted, now):
            return
    if explained(_ALLOWED, run(function, [], _TIMES[-2]), function) is not True:
        not_yet("check_18.allowed_shared")
        return
    right("check_18.allowed_right")


def _decides(decision: Any, wanted: bool, recent: list[float], now: float) -> bool:
    if not isinstance(decision, bool):
        not_yet("check_18.allowed_kind", kind=kind(decision))
    elif decision and not wanted:
        not_yet("check_18.allowed_too_many", times=shown(recent), now=now)
    elif wanted and not decision and not recent:
        not_yet("check_18.allowed_shared")
    elif wanted and not decision:
        not_yet("check_18.allowed_refused", times=shown(recent), now=now, count=len(recent))
    else:
        return True
    return False


def _remembers(times: list[float], before: list[float], recent: list[float], wanted: bool, now: float) -> bool:
    """Say what is wrong with the list after a decision that was right; times that no longer count may be gone."""
    kept = sorted(time for time in times if now - time < _SECONDS)
    if kept == recent:
        return True
    if wanted and times == before:
        not_yet("check_18.allowed_not_added", now=now)
    elif not wanted and now in times:
        not_yet("check_18.allowed_added", now=now)
    else:
        not_yet("check_18.allowed_list", wanted=shown(recent), times=shown(kept))
    return False


class _Reserve(NamedTuple):
    """A step: whose question, the most that it can cost, whether it may be sent, and the message if that differs."""

    visitor: str
    most: float
    wanted: bool
    message: str


class _Settle(NamedTuple):
    """A step: an answer is finished."""

    visitor: str
    most: float
    cost: float


_PAGE = "page"  # the message where a page that has just begun refuses what it has the money for
# What happens on pages of their own: each begins anew, with a visitor's budget and that for everyone. The amounts are
# sums of halves, so that no rounding decides.
_STORIES: tuple[tuple[float, float, tuple[_Reserve | _Settle, ...]], ...] = (
    (
        *(1.0, 100.0),
        (
            _Reserve("mina", 1.0, True, "exact"),
            _Reserve("mina", 0.5, False, "no_limit"),
            _Reserve("joon", 1.0, True, "shared"),
        ),
    ),
    (
        *(1.0, 100.0),
        (
            _Reserve("mina", 0.75, True, _PAGE),
            _Reserve("mina", 0.5, False, "no_limit"),
            _Reserve("mina", 0.25, True, "took_anyway"),
        ),
    ),
    (
        *(1.0, 1.5),
        (
            _Reserve("mina", 1.0, True, _PAGE),
            _Reserve("joon", 1.0, False, "everyone"),
            _Reserve("joon", 0.5, True, "half"),
        ),
    ),
    (
        *(1.0, 2.0),
        (
            _Reserve("mina", 0.75, True, _PAGE),
            _Reserve("mina", 0.5, False, "no_limit"),
            _Reserve("joon", 1.0, True, "half_everyone"),
        ),
    ),
    (
        *(1.0, 100.0),
        (
            _Reserve("mina", 0.5, True, _PAGE),
            _Reserve("mina", 0.5, True, "second"),
            _Settle("mina", 0.5, 0.125),
            _Reserve("mina", 0.5, False, "too_much_back"),
            _Reserve("mina", 0.375, True, "nothing_back"),
            _Settle("mina", 0.5, 0.5),
            _Reserve("mina", 0.125, False, "too_much_back"),
        ),
    ),
    (
        *(1.0, 1.0),
        (
            _Reserve("mina", 1.0, True, _PAGE),
            _Settle("mina", 1.0, 0.25),
            _Reserve("joon", 1.0, False, "everyone_too_much_back"),
            _Reserve("joon", 0.75, True, "everyone_nothing_back"),
        ),
    ),
)


@survives
def budgets(made: Any) -> None:
    """`made` is a class that keeps a budget for each visitor and one for all; pages with visitors try it out."""
    if not isinstance(made, type):
        not_yet("check_18.budgets_not_a_class")
        return
    if missing := [name for name in ("reserve", "settle") if not callable(getattr(made, name, None))]:
        not_yet("check_18.budgets_no_method", name=missing[0])
        return
    names = {name: f"{name}-{secrets.token_hex(4)}" for name in ("mina", "joon")}  # the class may remember earlier ones
    for each, everyone, steps in _STORIES:
        outcome = run(made, each, everyone)
        if outcome.error is not None:
            explain_failure("Budgets", outcome.error)
            return
        for step in steps:
            if not _is_right(outcome.value, step._replace(visitor=names[step.visitor]), each, everyone):
                return
    right("check_18.budgets_right")


def _is_right(page: Any, step: _Reserve | _Settle, each: float, everyone: float) -> bool:
    """Take one step on a page; say what is wrong if it goes otherwise."""
    if isinstance(step, _Settle):
        form = "settle(visitor, most, cost)"
        if not is_callable(form, page.settle, 3):
            return False
        outcome = run(page.settle, *step)
        if outcome.error is not None:
            explain_failure("settle", outcome.error)
        return outcome.error is None
    form = "reserve(visitor, most)"
    if not is_callable(form, page.reserve, 2):
        return False
    decision = explained(form, run(page.reserve, step.visitor, step.most), page.reserve)
    if decision is FAILED:
        return False
    if not isinstance(decision, bool):
        not_yet("check_18.budgets_kind", kind=kind(decision))
        return False
    if decision is not step.wanted:
        not_yet(f"check_18.budgets_{step.message}", each=each, everyone=everyone, most=step.most)
    return decision is step.wanted
