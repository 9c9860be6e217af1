"""Lessons and pages as their authors write them: a `# /// lesson` or `# /// page` block, then percent cells.

A page is what is looked up, not worked through: it has no number, no exercise and no place in the order of lessons.
A page with technical terms has a table of them beside it, glossary.toml beside glossary.py.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import jupytext

LANGUAGES = ("en", "ko")
LANGUAGE_NAMES = {"en": "English", "ko": "Korean"}
TAGS = ("snippet", "raises-exception", "exercise", "solution", "check", "guide", "term")
_BLOCK = re.compile(r"^# /// (lesson|page)\n((?:#(?: .*)?\n)+?)# ///$", re.MULTILINE)
_FACTS = {"lesson": {"title", "goal", "needs"}, "page": {"title", "goal"}}
_OPTIONAL = {"lesson": {"outside"}, "page": set()}
_HEADING = re.compile(r"#+ (.*)")


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

    def heading(self, language: str) -> str:
        """The heading that the cell begins with, or ""."""
        found = _HEADING.match(self.texts[language])
        return found[1].strip() if found else ""


@dataclass(frozen=True)
class Term:
    """One technical word, as a page's table of terms has it.

    Attributes:
        heading: its name by language; in brackets behind it, what else it is called.
        meaning: by language.
        first: the name of the lesson that explains it first; "" for an everyday word.
        avoid: by language, regular expressions of what it must not be called.
    """

    heading: dict[str, str]
    meaning: dict[str, str]
    first: str = ""
    avoid: dict[str, list[str]] = field(default_factory=dict)

    @property
    def cell(self) -> Cell:
        """The cell that shows it."""
        texts = {language: f"### {self.heading[language]}\n\n{self.meaning[language]}" for language in LANGUAGES}
        return Cell("markdown", texts, ("term",))

    @property
    def id(self) -> str:
        """The id of its cell."""
        return cell_ids([self.cell])[0]

    def pattern(self, language: str) -> str:
        """Return a regular expression of the word in a text; a plural counts in English."""
        word = re.escape(self.heading[language].partition("(")[0].strip())
        return rf"(?<![\w.]){word}s?\b" if language == "en" or word.isascii() else word


@dataclass(frozen=True)
class Lesson:
    """One lesson or page in both languages.

    Attributes:
        path: its source.
        title, goal, needs: by language; a page needs "".
        outside: minutes that it takes outside the notebook, for example to sign up; figures.py adds those in it.
        cells: in order, solutions included.
        problems: what is wrong with its pairs, each as (first line of the cell, sentence).
    """

    path: Path
    title: dict[str, str]
    goal: dict[str, str]
    needs: dict[str, str]
    outside: int = 0
    cells: tuple[Cell, ...] = ()
    problems: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The file name without its ending, for example "05_models"."""
        return self.path.stem

    @property
    def number(self) -> int | None:
        """The number that its file name begins with; None for a page."""
        return int(self.name[:2]) if self.name[:2].isdecimal() else None

    @property
    def label(self) -> str:
        """How a command names it: "05", or "glossary"."""
        return label(self.name)

    @property
    def notebook_cells(self) -> list[Cell]:
        """The cells that reach the notebooks: all but the solutions."""
        return [cell for cell in self.cells if "solution" not in cell.tags]


def label(name: str) -> str:
    """Return how a command names the lesson or page with this name."""
    return name[:2] if name[:2].isdecimal() else name


def cell_ids(cells: list[Cell]) -> list[str]:
    """Return an id for each cell, made of its English text, so that twins share it.

    Links jump to a term of the glossary by its id, so that is made of its heading alone: "context-window".
    """
    seen: Counter[str] = Counter()
    ids = []
    for cell in cells:
        if "term" in cell.tags:
            short = re.sub("[^a-z0-9]+", "-", cell.heading("en").lower()).strip("-")
        else:
            short = hashlib.sha256(cell.texts["en"].encode()).hexdigest()[:8]
        seen[short] += 1
        ids.append(short if seen[short] == 1 else f"{short}-{seen[short]}")
    return ids


def first_line(text: str) -> str:
    """Return a text's first line that is not empty."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "(empty)")


def read_lessons(root: Path) -> list[Lesson]:
    """Read all lessons under notebooks/src, in order, and after them the pages.

    Args:
        root: the repository.

    Raises:
        SourceError: one or more cannot be read; the message names all of them.
    """
    lessons, problems = [], []
    for path in sorted((root / "notebooks" / "src").glob("*.py")):
        try:
            lessons.append(read_lesson(path))
        except SourceError as error:
            problems.append(str(error))
    for earlier, later in itertools.pairwise(lessons):
        if earlier.number == later.number and earlier.number is not None:
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
    if (block[1] == "lesson") != path.name[:2].isdecimal():
        raise SourceError(f"{path.name}: a lesson has a number in its name, a page has none")
    facts = _facts(path, *block.groups())
    cells, problems = _pair(jupytext.reads(text[block.end() :].lstrip(), fmt="py:percent").cells)
    cells += [term.cell for term in read_terms(path.with_suffix(".toml"))]
    return Lesson(path=path, cells=tuple(cells), problems=tuple(problems), **facts)


def read_terms(path: Path) -> list[Term]:
    """Read a page's table of terms, which lies beside its source; no terms if there is none.

    Raises:
        SourceError: it is not TOML, or a term lacks a heading or a meaning in one of the languages.
    """
    if not path.is_file():
        return []
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("term", [])
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path.name}: not valid TOML: {error}") from None
    terms = []
    for one in found:
        for name in ("heading", "meaning"):
            if not all(one.get(name, {}).get(language, "").strip() for language in LANGUAGES):
                raise SourceError(f"{path.name}: a term must set {name}.en and {name}.ko: {one}")
        if unknown := set(one) - {"heading", "meaning", "first", "avoid"}:
            raise SourceError(f"{path.name}: {', '.join(sorted(unknown))} is nothing that a term can set: {one}")
        avoid = {language: one.get("avoid", {}).get(language, []) for language in LANGUAGES}
        terms.append(Term(one["heading"], one["meaning"], one.get("first", ""), avoid))
    return terms


def _facts(path: Path, kind: str, block: str) -> dict:
    """Return title, goal, needs and outside as the block gives them; a page's has only the first two."""
    try:
        facts = tomllib.loads("".join(line[2:] or "\n" for line in block.splitlines(keepends=True)))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{path.name}: its {kind} block is not valid TOML: {error}") from None
    expected, optional = _FACTS[kind], _OPTIONAL[kind]
    if set(facts) - optional != expected:
        also = f", and may set {', '.join(sorted(optional))}" if optional else ""
        raise SourceError(f"{path.name}: its {kind} block must set exactly {', '.join(sorted(expected))}{also}")
    for name in sorted(expected):
        by_language = facts[name]
        if not isinstance(by_language, dict) or set(by_language) != set(LANGUAGES):
            raise SourceError(f"{path.name}: its {kind} block must set {name}.en and {name}.ko")
        if not all(isinstance(value, str) and value.strip() for value in by_language.values()):
            raise SourceError(f"{path.name}: {name}.en and {name}.ko must be text")
    facts = {"needs": dict.fromkeys(LANGUAGES, ""), "outside": 0} | facts
    if type(facts["outside"]) is not int or facts["outside"] < 0:
        raise SourceError(f"{path.name}: outside must be a whole number of minutes")
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
        elif language == "ko":
            if waiting is None:
                problems.append((first_line(cell.source), "no English cell stands before this Korean cell"))
                continue
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
