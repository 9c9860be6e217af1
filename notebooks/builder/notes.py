"""Speaker notes: what a facilitator should know about each lesson, one file a lesson, shown on one page.

A note is notebooks/src/notes/NN_topic.toml. Its parts are the tables `[first]`, `[show]`, `[stuck]`, `[skip]` and
`[ask]`, each with `en` and `ko`. A lesson without a note is a problem of the page, and so is a note without a lesson.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterable
from pathlib import Path

from . import figures
from .source import LANGUAGES, Cell, Lesson, SourceError, read_lessons
from .words import words

PAGE = "speaker_notes"  # a course may do without it
FOLDER = "notebooks/src/notes"
PARTS = ("first", "show", "stuck", "skip", "ask")
ALSO = ("express",)  # pages that are worked through with a room
TEACHING = ("facilitator", PAGE, "handout")  # the pages for whoever leads a room, in the order in which they are read


def teaching_last(lessons: Iterable[Lesson]) -> list[Lesson]:
    """Return lessons and pages in their order, but the pages for whoever leads a room at the end."""
    return sorted(lessons, key=lambda one: TEACHING.index(one.name) + 1 if one.name in TEACHING else 0)


def place(name: str) -> str:
    """Return where the note of a lesson is, as a path in the repository."""
    return f"{FOLDER}/{name}.toml"


def read_course(root: Path) -> list[Lesson]:
    """Read all lessons and pages, the speaker notes among the cells of their page.

    Args:
        root: the repository.

    Raises:
        SourceError: a source or a note cannot be read; the message says which and why.
    """
    lessons = read_lessons(root)
    return [_with_notes(root, one, lessons) if one.name == PAGE else one for one in lessons]


def _with_notes(root: Path, page: Lesson, lessons: list[Lesson]) -> Lesson:
    """Return the page with a cell for each lesson, and with what is missing or left over as its problems."""
    noted = [one for one in lessons if one.number is not None or one.name in ALSO]
    stored = {path.stem for path in (root / FOLDER).glob("*.toml")}
    cells, problems = [], []
    for lesson in noted:
        if lesson.name in stored:
            cells.append(_cell(root / place(lesson.name), lesson))
        else:
            problems.append(
                (lesson.title["en"], f"there are no speaker notes: write {place(lesson.name)}, as its neighbors do")
            )
    for name in sorted(stored - {one.name for one in noted}):
        problems.append((name, f"no lesson belongs to these speaker notes: delete or rename {place(name)}"))
    return dataclasses.replace(page, cells=(*page.cells, *cells), problems=(*page.problems, *problems))


def _cell(path: Path, lesson: Lesson) -> Cell:
    try:
        note = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{FOLDER}/{path.name}: not valid TOML: {error}") from None
    whole = set(note) == set(PARTS) and all(
        isinstance(part, dict)
        and set(part) == set(LANGUAGES)
        and all(isinstance(text, str) and text.strip() for text in part.values())
        for part in note.values()
    )
    if not whole:
        raise SourceError(f"{FOLDER}/{path.name}: it must set exactly {', '.join(PARTS)}, each with en and ko")
    return Cell("markdown", {language: _shown(note, lesson, language) for language in LANGUAGES})


def _shown(note: dict[str, dict[str, str]], lesson: Lesson, language: str) -> str:
    wording = words(language)
    title = lesson.title[language] if lesson.number is None else f"{lesson.number}. {lesson.title[language]}"
    lines = [f"### [{title}]({lesson.name}.ipynb)", ""]
    if lesson.number is not None:
        lines += [wording["note_minutes"].format(minutes=figures.minutes(lesson)), ""]
    lines += [f"- **{wording[f'note_{part}']}** {note[part][language].strip()}" for part in PARTS]
    return "\n".join(lines)
