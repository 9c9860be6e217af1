"""Sentences of lessons drawn by a seed, for someone to read who did not write them."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence

from . import prose
from .source import LANGUAGES, Lesson

DRAWN = 10  # of each notebook, or all where there are fewer
WORDS = 3  # of a sentence, or more: what has fewer is a label

_END = re.compile(r"(?<=[.!?])[)\"'”’]*\s+(?=\S)")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences, headings, items and table cells of one prose cell, without code fences and addresses.

    Args:
        text: Markdown.
    """
    for line in prose.lines(text):
        codes = iter([part for part, is_code in line if is_code])
        shown = "".join("\0" if is_code else part for part, is_code in line)  # a full stop in code ends no sentence
        for sentence in _split(shown):
            whole = "".join(f"`{next(codes)}`" if sign == "\0" else sign for sign in sentence)
            if sum(bool(re.search(r"\w", word)) for word in whole.split()) >= WORDS:
                yield whole


def draw(lesson: Lesson, language: str, seed: str) -> list[str]:
    """Return sentences of one notebook, in the order of the notebook.

    The same seed draws the same ones, whatever the other lessons say.

    Args:
        lesson: a lesson or page.
        language: "en" or "ko".
        seed: any text.
    """
    prose_cells = (cell.texts[language] for cell in lesson.notebook_cells if cell.kind == "markdown")
    every = list(itertools.chain.from_iterable(map(sentences, prose_cells)))
    chance = random.Random(f"{seed}/{language}/{lesson.name}")
    places = sorted(chance.sample(range(len(every)), min(DRAWN, len(every))))
    return [every[place] for place in places]


def table(lessons: Sequence[Lesson], seed: str) -> list[str]:
    """Return the drawn sentences of all lessons and pages in both languages, as lines to print."""
    lines: list[str] = []
    for lesson, language in itertools.product(lessons, LANGUAGES):
        drawn = draw(lesson, language, seed)
        lines += [f"{language}/{lesson.name}", *(f"  - {sentence}" for sentence in drawn), ""]
    return lines


def _split(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        yield line[start : end.end()].strip()
        start = end.end()
    yield line[start:].strip()
