"""Checks of lesson 16, search by meaning."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

from helpers.check.trial import FAILED, call, explained, is_callable, run
from helpers.check.values import kind, number, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import language

_RECALL = "recall(found, right)"
_IS_CITED = "is_cited(answer, sent)"
_SEARCHES: tuple[tuple[list[list[int]], list[int]], ...] = (
    # Missed, third, and first three times: 4 of 5. No mistake gives the number that another one gives.
    ([[4, 7, 6], [5, 2, 9], [8, 1, 3], [2, 1, 3], [3, 6, 2]], [1, 9, 8, 2, 3]),
    ([[7, 2, 9], [3, 1, 8]], [4, 5]),  # none
    ([[7], [3], [12]], [7, 3, 1]),  # a top one, and 1 in another search's 12
    ([[1, 2], [6, 7]], [2, 6]),  # a top two, both found
    ([[5, 2, 1], [5, 2, 1], [5, 1, 2], [1, 2, 3]], [2, 2, 2, 2]),  # the same note again and again
)
_Case = tuple[str, list[int], bool]  # an answer, the notes that were sent, and whether it cites only those
_ANSWERS: dict[str, tuple[_Case, ...]] = {  # by language
    "en": (
        ("Turn the dial to the right [7].", [7, 2, 12], True),
        ("Bus 11 leaves every 20 minutes [9], and bicycles cost 10,000 won a day [8].", [8, 4, 9], True),
        ("A washing machine is in the basement [12].", [12, 1, 2], True),
        ("Turn the dial to the right [3].", [7, 2, 12], False),
        ("Turn the dial [7], or ask at the front desk [3].", [7, 2, 12], False),
        ("Ask at the front desk [3], or turn the dial [7].", [7, 2, 12], False),
        ("Turn the dial to the right.", [7, 2, 12], False),
        ("The door locks at 23, note 7 says so.", [7, 23, 12], False),  # numbers, but no citation
        ("A washing machine is in the basement [1].", [12, 11, 10], False),  # 1 is only a part of what was sent
        ("A washing machine is in the basement [12].", [1, 2, 3], False),
    ),
    "ko": (
        ("다이얼을 오른쪽으로 돌리세요 [7].", [7, 2, 12], True),
        ("11번 버스가 20분마다 있고 [9], 자전거는 하루 10,000원이에요 [8].", [8, 4, 9], True),
        ("세탁기는 지하에 있어요 [12].", [12, 1, 2], True),
        ("다이얼을 오른쪽으로 돌리세요 [3].", [7, 2, 12], False),
        ("다이얼을 돌리거나 [7] 프런트에 말씀하세요 [3].", [7, 2, 12], False),
        ("프런트에 말씀하시거나 [3] 다이얼을 돌리세요 [7].", [7, 2, 12], False),
        ("다이얼을 오른쪽으로 돌리세요.", [7, 2, 12], False),
        ("현관문은 23시에 잠긴다고 7번 안내문에 적혀 있어요.", [7, 23, 12], False),  # numbers, but no citation
        ("세탁기는 지하에 있어요 [1].", [12, 11, 10], False),  # 1 is only a part of what was sent
        ("세탁기는 지하에 있어요 [12].", [1, 2, 3], False),
    ),
}


@survives
def recall(function: Callable[[list[list[int]], list[int]], Any]) -> None:
    """`function` returns the share of searches that found the right note."""
    for found, wanted_notes in _SEARCHES:
        given = copy.deepcopy((found, wanted_notes))
        share = call(_RECALL, function, *given)
        if share is FAILED:
            return
        if given != (found, wanted_notes):
            not_yet("check_16.recall_changed")
            return
        if not _is_share(share, found, wanted_notes):
            return
    right("check_16.recall_right")


def _is_share(share: Any, found: list[list[int]], wanted_notes: list[int]) -> bool:
    """Say what a number that is not the share is instead."""
    pairs = list(zip(found, wanted_notes, strict=True))
    hits = sum(note in notes for notes, note in pairs)
    wanted = hits / len(pairs)
    value = number(share)
    if value is None:
        not_yet("check_16.recall_none" if share is None else "check_16.recall_kind", kind=kind(share))
    elif _near(value, wanted):
        return True
    else:
        guesses = {
            "check_16.recall_percent": 100 * wanted,
            "check_16.recall_count": hits,
            "check_16.recall_missed": 1 - wanted,
            "check_16.recall_first": sum(notes[0] == note for notes, note in pairs) / len(pairs),
            "check_16.recall_precision": hits / sum(map(len, found)),
        }
        message = next((name for name, guess in guesses.items() if _near(value, guess)), "check_16.recall_wrong")
        searches = f"recall({found}, {wanted_notes})"
        not_yet(message, value=shown(share), wanted=f"{wanted:g}", searches=searches)
    return False


def _near(value: float, wanted: float) -> bool:
    return math.isclose(value, wanted, abs_tol=0.005)  # a share that was rounded to two places is right too


@survives
def is_cited(function: Callable[[str, list[int]], Any]) -> None:
    """`function` says whether an answer cites something, and nothing that was not sent."""
    if not is_callable(_IS_CITED, function, 2):
        return
    verdicts = []
    cases = _ANSWERS[language()]
    for answer, sent, wanted in cases:
        given = list(sent)
        verdict = explained(_IS_CITED, run(function, answer, given), function)
        if verdict is FAILED:
            return
        if given != sent:
            not_yet("check_16.cited_changed")
            return
        if not isinstance(verdict, bool):
            not_yet("check_16.cited_none" if verdict is None else "check_16.cited_kind", kind=kind(verdict))
            return
        verdicts.append((answer, sent, verdict, wanted))
    if not any(verdict for _, _, verdict, _ in verdicts):
        answer, sent, _ = cases[0]
        not_yet("check_16.cited_never", answer=shown(answer), sent=shown(sent))
        return
    for answer, sent, verdict, wanted in verdicts:
        if verdict is not wanted:
            cites = "[" in answer
            message = "refused" if wanted else "not_sent" if cites else "nothing"
            not_yet(f"check_16.cited_{message}", answer=shown(answer), sent=shown(sent))
            return
    right("check_16.cited_right")
