"""What a build refuses before it runs anything: each problem is a message that names the place and the next step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from . import agreed, companions, drift, prompts
from .compare import read_stored
from .lint import lint
from .source import LANGUAGE_NAMES, LANGUAGES, Lesson, cell_ids
from .texts import Twins


class BuildError(Exception):
    """Something that an author must mend first; args[0] is the list of messages."""


def refuse(problems: list[str]) -> None:
    """Raise a BuildError if there are any problems."""
    if problems:
        raise BuildError(problems)


def of_lessons(root: Path, lessons: list[Lesson], chosen: list[Lesson]) -> list[str]:
    """Return what is wrong with the chosen lessons, and what they lack beside their sources."""
    cells = {lesson.name: set(cell_ids(lesson.notebook_cells)) for lesson in lessons}
    checks, prepared = companions.read_checks(root), prompts.read_prepared(root)
    found = list(checks.problems)
    for lesson in chosen:
        found += lint(lesson, root, cells)
        lacking = [*companions.missing(lesson, checks), *prompts.without_reply(lesson, root, prepared)]
        found += [f'{lesson.path.name}: "{line}": {sentence}' for line, sentence in lacking]
    return found


def of_texts(texts: Iterable[Twins]) -> list[str]:
    """Return what keeps the texts of the two languages from being pairs."""
    return [problem for twins in texts for problem in twins.problems]


def drifted_lessons(root: Path, chosen: Iterable[Lesson]) -> list[str]:
    """Return the pairs of cells of which one language changed since the notebooks were built."""
    found = []
    for lesson in chosen:
        english, korean = (read_stored(notebook_path(root, lesson, language)) for language in LANGUAGES)
        if english is None or korean is None:
            continue
        for pair in drift.drifted(lesson, english, korean):
            found.append(f'{lesson.path.name}: "{pair.line}": {_changed(pair.changed)}. {_next_step(lesson.label)}')
    return found


def drifted_texts(memory: agreed.Memory, texts: Iterable[Twins]) -> list[str]:
    """Return the pairs of texts of which one language changed since they were agreed."""
    return [
        f"{twins.files[changed]}: {pair.name}: {_changed(changed)}. {_next_step(twins.files[changed])}\n"
        f"    English: {_indented(pair.english)}\n"
        f"    Korean: {_indented(pair.korean)}"
        for twins in texts
        for pair, changed in agreed.drifted(memory, twins)
    ]


def _indented(text: str) -> str:
    return text.replace("\n", "\n        ")


def _changed(language: str) -> str:
    other = next(code for code in LANGUAGES if code != language)
    return f"the {LANGUAGE_NAMES[language]} changed, the {LANGUAGE_NAMES[other]} did not"


def _next_step(name: str) -> str:
    return f"Bring it in step; or, if it still says the same, run: python notebooks/build.py {name} --translation-ok"


def strays(root: Path, lessons: Iterable[Lesson]) -> list[str]:
    """Return one message for each built notebook that no source makes any more."""
    made = {notebook_path(root, lesson, language) for lesson in lessons for language in LANGUAGES}
    folders = [root / "notebooks" / language for language in LANGUAGES]
    return [
        f"{path.relative_to(root).as_posix()}: no source in notebooks/src makes it. Delete it, or move it elsewhere"
        for folder in folders
        for path in sorted(folder.glob("*.ipynb"))
        if path not in made
    ]


def notebook_path(root: Path, lesson: Lesson, language: str) -> Path:
    """Return where a lesson's notebook belongs."""
    return root / "notebooks" / language / f"{lesson.name}.ipynb"
