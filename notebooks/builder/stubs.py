"""New lessons: every file that one needs, with a stub in each, and what of them is still a stub."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from string import Template

from helpers import models

from . import glossary
from .companions import places
from .lint import GLOSSARY, TERMS
from .source import LANGUAGES, Lesson, cell_ids

MARK = "STUB"  # stands in every text and every line that has to be written
_NAME = re.compile(r"\d\d_[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TEMPLATES = Path(__file__).parent / "templates"


class StubError(Exception):
    """A new lesson that cannot be laid; the message says why and what to do."""


def lay(root: Path, name: str, lessons: list[Lesson], titles: dict[str, str] | None = None) -> list[Path]:
    """Write the files of a new lesson, which build and pass the tests as they are.

    Args:
        root: the repository.
        name: of the lesson, for example "15_images".
        lessons: the lessons that there are.
        titles: by language; None for titles that are stubs too.

    Returns:
        The files that were written.

    Raises:
        StubError: the name is no lesson's name, its number is taken, or one of the files exists already.
    """
    if not _NAME.fullmatch(name):
        raise StubError(f"{name!r} is not a lesson's name: two digits and words in small letters, such as 15_images")
    if taken := [lesson.path.name for lesson in lessons if lesson.number == int(name[:2])]:
        raise StubError(f"the number {name[:2]} belongs to {taken[0]}: choose one that is free")
    files = {part: root / place for part, place in places(name).items()}
    if there := [path.relative_to(root).as_posix() for path in files.values() if path.exists()]:
        raise StubError(f"nothing was written, since {', '.join(there)} would be overwritten: move or delete it first")
    titles = titles or dict.fromkeys(LANGUAGES, f"{MARK}: {name[3:].replace('_', ' ')}")
    values = {"number": name[:2], "model": models.kit_default()}
    for language in LANGUAGES:
        values[f"title_{language}"] = json.dumps(titles[language], ensure_ascii=False)
        values[f"terms_{language}"] = ", ".join(_terms(lessons, language))
    for part, path in files.items():
        template = Template((_TEMPLATES / f"{part}.txt").read_text(encoding="utf-8"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.substitute(values), encoding="utf-8", newline="\n")
    return list(files.values())


def _terms(lessons: list[Lesson], language: str) -> list[str]:
    """Return links to the first words of the glossary, as many as a lesson needs."""
    pages = [lesson for lesson in lessons if lesson.name == GLOSSARY]
    cells = pages[0].notebook_cells if pages else []
    terms = [(cell, name) for cell, name in zip(cells, cell_ids(cells), strict=True) if "term" in cell.tags]
    return [f"[{cell.heading(language)}]({glossary.TARGET}{name})" for cell, name in terms[:TERMS]]


def left(root: Path, lessons: Iterable[Lesson]) -> list[str]:
    """Return one message for each file of a lesson in which something is still a stub.

    Args:
        root: the repository.
        lessons: the lessons to look at; pages have no other files.
    """
    found = []
    for lesson in lessons:
        for place in places(lesson.name).values() if lesson.number is not None else ():
            path = root / place
            lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
            if marked := [number for number, line in enumerate(lines, 1) if re.search(rf"\b{MARK}\b", line)]:
                found.append(
                    f"{place}:{marked[0]}: still a stub (lines with {MARK}: {len(marked)}): write what belongs there"
                )
    return found
