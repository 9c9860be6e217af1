"""The terms of the glossary: in alphabetical order in each language, each with the lessons that link to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from .source import Cell, Lesson

TARGET = "glossary.ipynb#cell-id="  # and the term's id: JupyterLab opens the glossary and jumps to that cell
_USED_MARK = "\n\n<!-- used in -->\n\n"


def in_order(cells: Iterable[tuple[Cell, str]], language: str) -> list[tuple[Cell, str]]:
    """Return cells with their ids, terms that follow each other sorted by their heading in a language.

    Korean comes before Latin letters, as in Korean dictionaries of technical terms.
    """
    ordered = []
    for is_term, group in itertools.groupby(cells, key=lambda pair: "term" in pair[0].tags):
        members = list(group)
        if is_term:
            members.sort(key=lambda pair: _alphabetical(pair[0].heading(language)))
        ordered += members
    return ordered


def _alphabetical(heading: str) -> tuple[bool, str]:
    letters = re.sub(r"[\W_]", "", heading.partition("(")[0]).casefold()
    return letters < "가", letters


def terms(text: str) -> list[str]:
    """Return the ids of the terms that a text links to."""
    return re.findall(rf"{re.escape(TARGET)}([\w-]+)", text)


def linking(lessons: Iterable[Lesson], term: str) -> list[Lesson]:
    """Return the lessons whose prose links to a term."""
    return [
        lesson
        for lesson in lessons
        if lesson.number is not None and any(term in terms(cell.texts["en"]) for cell in lesson.notebook_cells)
    ]


def with_links(text: str, links: list[str]) -> str:
    """Return a term's text with links to the lessons that use it."""
    return f"{text}{_USED_MARK}→ {' · '.join(links)}" if links else text


def without_links(text: str) -> str:
    """Return a term's text as its source has it."""
    return text.split(_USED_MARK)[0]
