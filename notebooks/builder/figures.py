"""Figures of the course: how long lessons take, and how much stands between a reader and the next line to run."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import prose
from .source import LANGUAGES, Cell, Lesson

# The one rule for minutes: reading, running and looking, and exercises; rounded up to the next five.
WORDS_PER_MINUTE = 120  # of technical prose that is new to the reader
MINUTES_PER_CELL = 0.75  # to read, run and look at one code cell
MINUTES_PER_EXERCISE = 5.0
ROUNDED_TO = 5

_ASKS = re.compile(r"\.(?:chat\.completions|responses)\.create\(|\bchat_gpt\(")  # a cell that asks a model
_ASKS_FOR_KEY = "forms.key_form("


@dataclass(frozen=True)
class Figures:
    """What one notebook asks of its reader.

    Attributes:
        words: of its prose, without the frame that the builder adds, and without forms and drawings.
        code_cells: how many there are.
        lines: the median of the lines that are not empty in a code cell.
        between: the median of the words between two code cells with prose between them.
        longest: the most words between two code cells.
    """

    words: int
    code_cells: int
    lines: float
    between: float
    longest: int


@dataclass(frozen=True)
class Way:
    """The way to a first answer.

    Attributes:
        words, code_cells: that come first; the cell that gets the answer is counted.
        minutes: by the rule for lessons, not rounded, with what is done outside the notebooks.
    """

    words: int
    code_cells: int
    minutes: float


def minutes(lesson: Lesson) -> int:
    """Return how long a lesson takes a beginner, in minutes; 0 for a page.

    Both languages say the same time, counted from the English words: those of two languages cannot be compared.
    """
    if lesson.number is None:
        return 0
    words, code_cells = _counted(lesson.notebook_cells, "en")
    exercises = sum("exercise" in cell.tags for cell in lesson.cells)
    exact = _minutes(words, code_cells) + exercises * MINUTES_PER_EXERCISE + lesson.outside
    return math.ceil(exact / ROUNDED_TO) * ROUNDED_TO


def figures(lesson: Lesson, language: str) -> Figures:
    """Return the figures of one notebook."""
    words, code_cells = _counted(lesson.notebook_cells, language)
    code = [cell.texts[language] for cell in lesson.notebook_cells if cell.kind == "code"]
    lines = [sum(bool(line.strip()) for line in text.splitlines()) for text in code]
    between = list(_between(lesson.notebook_cells, language))
    return Figures(
        words,
        code_cells,
        statistics.median(lines) if lines else 0,
        statistics.median(between) if between else 0,
        max(between, default=0),
    )


def ways(lessons: Sequence[Lesson], language: str) -> Iterator[tuple[str, Way]]:
    """Yield each way to a first answer with its name: in lesson order, and on the page that is the short way.

    Live, that is the first answer after the last form in which a key is saved.
    """
    numbered = [lesson for lesson in lessons if lesson.number is not None]
    yield "lesson order, practice", _way(numbered, language, live=False)
    yield "lesson order, live", _way(numbered, language, live=True)
    for page in lessons:
        if page.name == "express":
            yield "express, practice or live", _way([page], language, live=True)


def table(lessons: Sequence[Lesson]) -> list[str]:
    """Return all figures as lines to print."""
    lines = [f"{'':34}{'minutes':>8}{'words':>8}{'cells':>8}{'lines':>8}{'between':>9}{'longest':>9}"]
    for lesson, language in itertools.product(lessons, LANGUAGES):
        one = figures(lesson, language)
        lines.append(
            f"{f'{language}/{lesson.name}':34}{minutes(lesson) or '':>8}{one.words:>8}{one.code_cells:>8}"
            f"{one.lines:>8g}{one.between:>9g}{one.longest:>9}"
        )
    lines += ["", f"{'to the first answer':34}{'minutes':>8}{'words':>8}{'cells':>8}"]
    for language in LANGUAGES:
        for name, way in ways(lessons, language):
            lines.append(f"{f'{language}: {name}':34}{way.minutes:>8.1f}{way.words:>8}{way.code_cells:>8}")
    lines += [
        "",
        "cells: code cells. lines: median of a code cell. between, longest: words between two code cells.",
        f"minutes: words / {WORDS_PER_MINUTE} + {MINUTES_PER_CELL:g} a code cell + {MINUTES_PER_EXERCISE:g} an exercise"
        f" + what is done outside, rounded up to {ROUNDED_TO}",
    ]
    return lines


def _minutes(words: int, code_cells: int) -> float:
    return words / WORDS_PER_MINUTE + code_cells * MINUTES_PER_CELL


def _counted(cells: Sequence[Cell], language: str) -> tuple[int, int]:
    """The words and the code cells."""
    words = sum(prose.words(cell.texts[language]) for cell in cells if cell.kind == "markdown")
    return words, sum(cell.kind == "code" for cell in cells)


def _between(cells: Sequence[Cell], language: str) -> Iterator[int]:
    """The words of each stretch of prose that has code before and after it."""
    groups = [(kind, list(group)) for kind, group in itertools.groupby(cells, key=lambda cell: cell.kind)]
    for kind, group in groups[1:-1]:
        if kind == "markdown":
            yield _counted(group, language)[0]


def _way(lessons: Sequence[Lesson], language: str, live: bool) -> Way:
    cells = [(lesson, cell) for lesson in lessons for cell in lesson.notebook_cells]
    code = {place: cell.texts[language] for place, (_, cell) in enumerate(cells) if cell.kind == "code"}
    start = max((place for place, text in code.items() if _ASKS_FOR_KEY in text), default=0) if live else 0
    end = next(place for place, text in code.items() if place > start and _ASKS.search(text))
    before = cells[: end + 1]
    words, code_cells = _counted([cell for _, cell in before], language)
    begun = {lesson.name: lesson for lesson, _ in before}.values()
    done = sum("exercise" in cell.tags for _, cell in before)
    outside = sum(lesson.outside for lesson in begun) if live else 0
    exact = _minutes(words, code_cells) + done * MINUTES_PER_EXERCISE + outside
    return Way(words, code_cells, exact)
