"""Lessons as their authors write them: a `# /// lesson` block, then jupytext percent cells."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import jupytext

LANGUAGES = ("en", "ko")
TAGS = ("snippet", "raises-exception", "exercise", "solution", "check", "guide")
_BLOCK = re.compile(r"^# /// lesson\n((?:#(?: .*)?\n)+?)# ///$", re.MULTILINE)


class SourceError(Exception):
    """A lesson that cannot be read; the message says which, why, and what is expected."""


@dataclass(frozen=True)
class Cell:
    """One cell in both languages.

    Attributes:
        kind: "markdown" or "code".
        texts: the cell's text by language.
        tags: the tags it carries.
        shared: written once for both languages, so there is no pair to keep in step.
    """

    kind: str
    texts: dict[str, str]
    tags: tuple[str, ...] = ()
    shared: bool = False

    @property
    def first_line(self) -> str:
        """The first line of the English text: how messages name a cell."""
        return first_line(self.texts["en"])


@dataclass(frozen=True)
class Lesson:
    """One lesson in both languages.

    Attributes:
        path: its source.
        title, goal, needs: by language.
        minutes: how long it takes.
        cells: in order, solutions included.
        problems: what is wrong with its pairs, each as (first line of the cell, sentence).
    """

    path: Path
    title: dict[str, str]
    goal: dict[str, str]
    needs: dict[str, str]
    minutes: int
    cells: tuple[Cell, ...] = ()
    problems: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The file name without its ending, for example "05_single_turn"."""
        return self.path.stem

    @property
    def number(self) -> int:
        """The number that its file name begins with."""
        return int(self.name[:2])

    @property
    def notebook_cells(self) -> list[Cell]:
        """The cells that reach the notebooks: all but the solutions."""
        return [cell for cell in self.cells if "solution" not in cell.tags]


def first_line(text: str) -> str:
    """Return a text's first line that is not empty."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "(empty)")


def read_lessons(root: Path) -> list[Lesson]:
    """Read all lessons under notebooks/src, in order.

    Args:
        root: the repository.

    Raises:
        SourceError: one or more cannot be read; the message names all of them.
    """
    lessons, problems = [], []
    for path in sorted((root / "notebooks" / "src").glob("[0-9][0-9]_*.py")):
        try:
            lessons.append(read_lesson(path))
        except SourceError as error:
            problems.append(str(error))
    for earlier, later in itertools.pairwise(lessons):
        if earlier.number == later.number:
            problems.append(f"{later.path.name}: {earlier.path.name} has the same number")
    if problems:
        raise SourceError("\n".join(problems))
    return lessons


def read_lesson(path: Path) -> Lesson:
    """Read one lesson.

    Raises:
        SourceError: its block is missing or incomplete.
    """
    text = path.read_text(encoding="utf-8")
    block = _BLOCK.search(text)
    if not block:
        raise SourceError(f"{path.name}: it must begin with a `# /// lesson` block that ends with `# ///`")
    facts = _facts(path, block[1])
    cells, problems = _pair(jupytext.reads(text[block.end() :].lstrip(), fmt="py:percent").cells)
    return Lesson(path=path, cells=tuple(cells), problems=tuple(problems), **facts)


def _facts(path: Path, block: str) -> dict:
    """Return title, goal, needs and minutes as the block gives them."""
    try:
        facts = tomllib.loads("".join(line[2:] or "\n" for line in block.splitlines(keepends=True)))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path.name}: its lesson block is not valid TOML: {error}") from None
    expected = {"title", "goal", "needs", "minutes"}
    if set(facts) != expected:
        raise SourceError(f"{path.name}: its lesson block must set exactly {', '.join(sorted(expected))}")
    for name in sorted(expected - {"minutes"}):
        by_language = facts[name]
        if not isinstance(by_language, dict) or set(by_language) != set(LANGUAGES):
            raise SourceError(f"{path.name}: its lesson block must set {name}.en and {name}.ko")
        if not all(isinstance(value, str) and value.strip() for value in by_language.values()):
            raise SourceError(f"{path.name}: {name}.en and {name}.ko must be text")
    if type(facts["minutes"]) is not int or facts["minutes"] < 1:
        raise SourceError(f"{path.name}: minutes must be a whole number from 1")
    return facts


def _pair(cells: list) -> tuple[list[Cell], list[tuple[str, str]]]:
    """Join the cells of one notebook into cells of both languages, and say which have no partner."""
    paired, problems = [], []
    waiting = None  # an English cell whose Korean one must come next
    for cell in cells:
        language, kind = cell.metadata.get("lang"), cell.cell_type
        tags = tuple(cell.metadata.get("tags", ()))
        if waiting is not None and language != "ko":
            problems.append((first_line(waiting.source), "no Korean cell follows this English cell"))
            waiting = None
        if language == "en":
            waiting = cell
        elif language == "ko" and waiting is None:
            problems.append((first_line(cell.source), "no English cell stands before this Korean cell"))
        elif language == "ko":
            if kind != waiting.cell_type:
                problems.append((first_line(waiting.source), "one of the pair is prose, the other code"))
            elif tags != tuple(waiting.metadata.get("tags", ())):
                problems.append((first_line(waiting.source), "the pair must carry the same tags"))
            paired.append(Cell(waiting.cell_type, {"en": waiting.source, "ko": cell.source}, tags))
            waiting = None
        elif language is not None:
            problems.append((first_line(cell.source), f'lang must be "en" or "ko", not {language!r}'))
        elif kind == "code":
            paired.append(Cell("code", dict.fromkeys(LANGUAGES, cell.source), tags, shared=True))
        else:
            problems.append((first_line(cell.source), 'prose comes in pairs: lang="en", then lang="ko"'))
    if waiting is not None:
        problems.append((first_line(waiting.source), "no Korean cell follows this English cell"))
    return paired, problems
