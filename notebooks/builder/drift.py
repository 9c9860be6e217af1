"""Pairs that went out of step: only one language changed. The built notebooks are the memory."""

from __future__ import annotations

from collections import Counter
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
    agreed = _agreed(english, korean)
    pairs = [cell for cell in lesson.notebook_cells if not cell.shared]
    gone = agreed - Counter((cell.texts["en"], cell.texts["ko"]) for cell in pairs)
    gone_english = {english_text for english_text, _ in gone}
    gone_korean = {korean_text for _, korean_text in gone}
    found = []
    for cell in pairs:
        if (cell.texts["en"], cell.texts["ko"]) in agreed:
            continue
        if cell.texts["ko"] in gone_korean:
            found.append(Drift(cell.first_line, changed="en"))
        elif cell.texts["en"] in gone_english:
            found.append(Drift(cell.first_line, changed="ko"))
    return found


def _agreed(english: NotebookNode, korean: NotebookNode) -> Counter[tuple[str, str]]:
    """Return the pairs as built, with the text that the source had; twins share their id."""
    partners = {cell.id: cell.source for cell in korean.cells if cell.id not in render.GENERATED}
    pairs = [(cell.source, partners[cell.id]) for cell in english.cells if cell.id in partners]
    # Code that is the same in both was written once: it is no pair.
    return Counter((render.unfold(one), render.unfold(other)) for one, other in pairs if one != other)
