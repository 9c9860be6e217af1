"""Checks of lesson 20, evals."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from helpers.check.trial import FAILED, call
from helpers.check.values import kind, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import language

_CLOSED, _EVERY_DAY = ["closed", "day off"], ["every day", "always open"]
_CLOSED_KO, _EVERY_DAY_KO = ["휴무", "문을 닫"], ["매일", "언제나"]
_Case = tuple[str, str, list[str], list[str], bool]  # what is said where it fails, answer, accept, never, result
_ANSWERS: dict[str, tuple[_Case, ...]] = {  # by language; all are tried, those in the learner's own first
    "en": (
        ("accepted", "We are closed on Mondays.", _CLOSED, [], True),
        ("second", "No, Monday is our day off.", _CLOSED, _EVERY_DAY, True),
        ("capitals", "CLOSED on Mondays!", _CLOSED, _EVERY_DAY, True),
        ("capitals", "Sorry, we are closed.", ["Day Off", "Closed"], [], True),
        ("missing", "We open at 9 a.m.", _CLOSED, _EVERY_DAY, False),
        ("never", "Closed at night, but we open every day.", _CLOSED, _EVERY_DAY, False),
        ("never_second", "We are closed for lunch, otherwise always open.", _CLOSED, _EVERY_DAY, False),
        ("never_capitals", "Closed? No, EVERY DAY from 9.", _CLOSED, _EVERY_DAY, False),
        ("never_capitals", "We are closed at 7, and open every day.", ["closed"], ["Every Day"], False),
    ),
    "ko": (
        ("accepted", "월요일은 휴무예요.", _CLOSED_KO, [], True),
        ("second", "아니요, 월요일에는 문을 닫아요.", _CLOSED_KO, _EVERY_DAY_KO, True),
        ("missing", "아침에 와 주세요.", _CLOSED_KO, [], False),
        ("never", "휴무 없이 매일 열어요.", _CLOSED_KO, _EVERY_DAY_KO, False),
        ("never_second", "휴무요? 언제나 열려 있어요.", _CLOSED_KO, _EVERY_DAY_KO, False),
    ),
}

# Id, verdict of a person, verdict of the judge. Ids are in no order of their own.
_JUDGED: tuple[tuple[tuple[str, bool, bool | None], ...], ...] = (
    (
        ("a1", True, True),
        ("a9", True, False),
        ("a3", False, True),
        ("a4", False, False),
        ("a5", True, None),
        ("a6", False, None),
        ("a2", False, True),
    ),
    (("b1", False, False), ("b2", True, True), ("b3", False, None)),
    (("c7", True, False), ("c2", False, False), ("c5", True, True)),
)


@survives
def passes(function: Callable[[str, dict[str, list[str]]], Any]) -> None:
    """`function` accepts an answer with one of the strings in `accept` and none of those in `never`, in any letters."""
    own_first = sorted(_ANSWERS, key=lambda code: code != language())
    for said, answer, accept, never, wanted in [case for code in own_first for case in _ANSWERS[code]]:
        row = {"accept": list(accept), "never": list(never)}
        before = deepcopy(row)
        result = call("passes(answer, row)", function, answer, row)
        if result is FAILED:
            return
        if row != before:
            not_yet("check_20.passes_changed")
            return
        if not isinstance(result, bool):
            not_yet("check_20.passes_kind", kind=kind(result))
            return
        if result is not wanted:
            not_yet(f"check_20.passes_{said}", answer=shown(answer), accept=shown(accept), never=shown(never))
            return
    right("check_20.passes_right")


@survives
def disagreements(function: Callable[[list[dict[str, Any]]], Any]) -> None:
    """`function` returns the ids of the rows where judge and person differ, in order, and of none without a verdict."""
    for judged in _JUDGED:
        rows = [
            {"id": id, "question": "?", "must": "-", "answer": "-", "person": person, "judge": judge, "reason": "-"}
            for id, person, judge in judged
        ]
        before = deepcopy(rows)
        found = call("disagreements(rows)", function, rows)
        if found is FAILED:
            return
        if rows != before:
            not_yet("check_20.differ_changed")
            return
        if not _are_ids(found) or not _are_right(list(found), judged):
            return
    right("check_20.differ_right")


def _are_ids(found: Any) -> bool:
    """Say what was returned, if that is no list of strings."""
    if found is None:
        not_yet("check_20.differ_none")
    elif isinstance(found, bool | int | float):
        not_yet("check_20.differ_number", found=shown(found))
    elif not isinstance(found, list | tuple):
        not_yet("check_20.differ_kind", kind=kind(found))
    elif any(isinstance(item, dict) for item in found):
        not_yet("check_20.differ_rows")
    elif not all(isinstance(item, str) for item in found):
        not_yet("check_20.differ_items", found=shown(list(found)))
    else:
        return True
    return False


def _are_right(found: list[str], judged: tuple[tuple[str, bool, bool | None], ...]) -> bool:
    """Say which ids are too many or missing."""
    wanted = [id for id, person, judge in judged if judge is not None and judge is not person]
    without = {id for id, _, judge in judged if judge is None}
    same = [id for id, person, judge in judged if judge is person]
    kinds = [
        [id for id, person, judge in judged if judge is verdict and person is not verdict] for verdict in (True, False)
    ]
    if found == wanted:
        return True
    if not found:
        not_yet("check_20.differ_empty", wanted=shown(wanted))
    elif without & set(found):
        not_yet("check_20.differ_no_verdict", id=next(id for id in found if id in without))
    elif found == same:
        not_yet("check_20.differ_same")
    elif len(found) > len(set(found)):
        not_yet("check_20.differ_twice", found=shown(found))
    elif sorted(found) == sorted(wanted):
        not_yet("check_20.differ_order", found=shown(found), wanted=shown(wanted))
    elif found in kinds:
        not_yet("check_20.differ_one_side", found=shown(found), wanted=shown(wanted))
    else:
        not_yet("check_20.differ_off", found=shown(found), wanted=shown(wanted))
    return False
