"""Pairs that went out of step: only one language changed.

The memory of a lesson's pairs are the notebooks as they were last built; that of the kit's texts is agreed.txt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from . import render
from .source import Lesson


@dataclass(frozen=True)
class Drift:
    """A pair of which only one half is new.

    Attributes:
        line: the first line of the English cell, or the name of the entry in the lesson block.
        changed: the language that changed, "en" or "ko".
    """

    line: str
    changed: str


def half_new(agreed: Counter[tuple[str, str]], pairs: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    """Return the pairs of which exactly one half is new, each as its place in `pairs` and the language that changed.

    Args:
        agreed: the pairs that said the same when they were last looked at, English first.
        pairs: the pairs as they are now, English first.
    """
    gone = agreed - Counter(pairs)
    gone_english = {english for english, _ in gone}
    gone_korean = {korean for _, korean in gone}
    new = Counter(pairs) - agreed
    found = []
    for place, (english, korean) in enumerate(pairs):
        if not new[english, korean]:
            continue
        new[english, korean] -= 1
        if korean in gone_korean:
            found.append((place, "en"))
        elif english in gone_english:
            found.append((place, "ko"))
    return found


def drifted(lesson: Lesson, english: NotebookNode, korean: NotebookNode) -> list[Drift]:
    """Return the pairs of which one language changed since the notebooks were built.

    Cells that were added, removed or moved are none of them: what counts is that an agreed pair is gone and
    a new pair has exactly one half of it.

    Args:
        lesson: the source as it is now.
        english, korean: the notebooks as they were last built.
    """
    return [*_drifted_facts(lesson, english, korean), *_drifted_cells(lesson, english, korean)]


def _drifted_facts(lesson: Lesson, english: NotebookNode, korean: NotebookNode) -> list[Drift]:
    found = []
    for name in render.REMEMBERED:
        built = {"en": english.metadata.first_call.get(name), "ko": korean.metadata.first_call.get(name)}
        changed = [language for language, text in getattr(lesson, name).items() if text != built[language]]
        if len(changed) == 1:
            found.append(Drift(name, changed[0]))
    return found


def _drifted_cells(lesson: Lesson, english: NotebookNode, korean: NotebookNode) -> list[Drift]:
    cells = [cell for cell in lesson.notebook_cells if not cell.shared]
    pairs = [(cell.texts["en"], cell.texts["ko"]) for cell in cells]
    return [Drift(cells[place].first_line, changed) for place, changed in half_new(_agreed(english, korean), pairs)]


def _agreed(english: NotebookNode, korean: NotebookNode) -> Counter[tuple[str, str]]:
    """Return the pairs as built, with the text that the source had; twins share their id."""
    partners = {cell.id: cell.source for cell in korean.cells if cell.id not in render.GENERATED}
    pairs = [(cell.source, partners[cell.id]) for cell in english.cells if cell.id in partners]
    # Code that is the same in both was written once: it is no pair.
    address = english.metadata.first_call.get("address")
    return Counter(
        (render.unfold(one, "en", address), render.unfold(other, "ko", address)) for one, other in pairs if one != other
    )
