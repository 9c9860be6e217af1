"""Builds and checks the notebooks: what is refused, what is run, what is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from . import drawings, drift, execute, project, render
from .compare import differences, read_stored, read_text
from .execute import CellRun
from .lint import lint
from .source import LANGUAGES, Lesson, SourceError, cell_ids, label, read_lessons

READMES = {"en": "README.md", "ko": "README.ko.md"}
_LANGUAGE_NAMES = {"en": "English", "ko": "Korean"}


class BuildError(Exception):
    """Something that an author must mend first; args[0] is the list of messages."""


@dataclass(frozen=True)
class Site:
    """What a build makes.

    Attributes:
        notebooks: by path.
        files: drawings and READMEs, their text by path.
    """

    notebooks: dict[Path, NotebookNode]
    files: dict[Path, str]


def build(root: Path, names: list[str] | None = None, translation_ok: bool = False) -> list[Path]:
    """Run the lessons and write everything that changed.

    Args:
        root: the repository.
        names: of the lessons to run and write ("05" or "05_single_turn"); None means all.
        translation_ok: accept pairs of these lessons of which only one language changed.

    Returns:
        The files that were written.

    Raises:
        BuildError: a source, a rule, a pair, a run or an output is not as it must be. Nothing but drawings
            is written then.
    """
    lessons = _lessons(root)
    chosen = _chosen(lessons, names)
    _refuse(_problems(root, lessons, chosen) + ([] if translation_ok else _drifts(root, chosen)))
    written = _write(_assets(root))  # first: lessons may read them
    site = _site(root, lessons, chosen, _fresh(root, chosen))
    texts = {path: render.to_text(built) for path, built in site.notebooks.items()}
    return written + _write(texts | site.files)


def check(root: Path, names: list[str] | None = None, execute: bool = True) -> list[str]:
    """Return every difference between what is stored and what a build would write.

    Args:
        root: the repository.
        names: of the lessons to look at; None means all.
        execute: run the lessons too; False takes the stored outputs as they are, which the digest guards.
    """
    found: list[str] = []
    try:
        lessons = _lessons(root)
        chosen = _chosen(lessons, names)
        found += _problems(root, lessons, chosen) + _drifts(root, chosen) + _strays(root, lessons)
        files = _assets(root)
        site = _site(root, lessons, chosen, _fresh(root, chosen) if execute else None)
    except BuildError as error:
        return found + error.args[0]
    for path, built in site.notebooks.items():
        command = f"Run: python notebooks/build.py {label(path.stem)}"
        found += [f"{_short(root, path)}: {sentence}. {command}" for sentence in differences(path, built)]
    for path, text in (files | site.files).items():
        if not path.is_file() or read_text(path) != text:
            found.append(f"{_short(root, path)}: not what the source gives. Run: python notebooks/build.py")
    return found


def _lessons(root: Path) -> list[Lesson]:
    try:
        return read_lessons(root)
    except SourceError as error:
        raise BuildError(str(error).splitlines()) from None


def _chosen(lessons: list[Lesson], names: list[str] | None) -> list[Lesson]:
    if not names:
        return lessons
    wanted = [Path(name).stem for name in names]
    for name in wanted:
        if not any(name in (lesson.name, lesson.label) for lesson in lessons):
            raise BuildError([f"there is no lesson {name!r}: give a number such as 05, or a name"])
    return [lesson for lesson in lessons if lesson.name in wanted or lesson.label in wanted]


def _problems(root: Path, lessons: list[Lesson], chosen: list[Lesson]) -> list[str]:
    cells = {lesson.name: set(cell_ids(lesson.notebook_cells)) for lesson in lessons}
    return [message for lesson in chosen for message in lint(lesson, root, cells)]


def _drifts(root: Path, chosen: list[Lesson]) -> list[str]:
    found = project.drifts(root)
    for lesson in chosen:
        stored = [read_stored(_place(root, lesson, language)) for language in LANGUAGES]
        if None in stored:
            continue
        for pair in drift.drifted(lesson, *stored):
            other = next(language for language in LANGUAGES if language != pair.changed)
            found.append(
                f'{lesson.path.name}: "{pair.line}": the {_LANGUAGE_NAMES[pair.changed]} changed, the '
                f"{_LANGUAGE_NAMES[other]} did not. Bring it in step; or, if it still says the same, run: "
                f"python notebooks/build.py {lesson.label} --translation-ok"
            )
    return found


def _strays(root: Path, lessons: list[Lesson]) -> list[str]:
    """Return one message for each built notebook that no source makes any more."""
    made = {_place(root, lesson, language) for lesson in lessons for language in LANGUAGES}
    folders = [root / "notebooks" / language for language in LANGUAGES]
    return [
        f"{_short(root, path)}: no source in notebooks/src makes it. Delete it, or move it elsewhere"
        for folder in folders
        for path in sorted(folder.glob("*.ipynb"))
        if path not in made
    ]


def _fresh(root: Path, chosen: list[Lesson]) -> dict[tuple[str, str], execute.Run]:
    """Run the notebooks of the chosen lessons."""
    wanted = [(lesson, language) for lesson in chosen for language in LANGUAGES]
    runs = execute.run_notebooks(root, wanted)
    _refuse([problem for run in runs for problem in run.problems])
    return {(lesson.name, language): run for (lesson, language), run in zip(wanted, runs, strict=True)}


def _site(
    root: Path, lessons: list[Lesson], chosen: list[Lesson], fresh: dict[tuple[str, str], execute.Run] | None
) -> Site:
    """Return what a build makes of the chosen lessons; without fresh runs, from the stored outputs."""
    course = _course(root, lessons, fresh)
    notebooks = {}
    for lesson in chosen:
        for language in LANGUAGES:
            path = _place(root, lesson, language)
            runs = fresh[lesson.name, language].cells if fresh else _stored_runs(lesson, path)
            notebooks[path] = render.notebook(course, lesson, language, runs)
    readmes = {root / name: language for language, name in READMES.items() if (root / name).is_file()}
    files = {path: render.with_lessons(read_text(path), course, language) for path, language in readmes.items()}
    return Site(notebooks, files)


def _course(
    root: Path, lessons: list[Lesson], fresh: dict[tuple[str, str], execute.Run] | None = None
) -> render.Course:
    """Return the lessons with their live costs: from fresh runs, else as the stored notebooks have them."""
    costs = {}
    for lesson in lessons:
        for language in LANGUAGES:
            if fresh and (lesson.name, language) in fresh:
                costs[lesson.name, language] = render.show_cost(fresh[lesson.name, language].dollars)
            elif stored := read_stored(_place(root, lesson, language)):
                costs[lesson.name, language] = stored.metadata.first_call.get("live_cost", render.UNKNOWN)
    return render.Course(tuple(lessons), costs)


def costs(root: Path) -> list[str]:
    """Return a line for each notebook with its live cost in US dollars as it was built, and one for all of a language.

    The costs were counted from the usage of practice replies and the dated price table.
    """
    lessons = _lessons(root)
    course = _course(root, lessons)
    lines = []
    for language in LANGUAGES:
        lines += [f"{course.cost(lesson, language):>7}  {language}/{lesson.name}" for lesson in lessons]
        lines.append(f"{course.total(language):>7}  {language}, everything")
    return lines


def _stored_runs(lesson: Lesson, path: Path) -> list[CellRun]:
    """Return the stored outputs of a lesson's code cells; a cell that is new has none."""
    stored = read_stored(path)
    by_id = {cell.id: cell for cell in stored.cells if cell.cell_type == "code"} if stored else {}
    runs = []
    for cell, cell_id in zip(lesson.notebook_cells, cell_ids(lesson.notebook_cells), strict=True):
        if cell.kind == "code":
            outputs = by_id[cell_id].outputs if cell_id in by_id else []
            runs.append(CellRun(execution_count=len(runs) + 1, outputs=outputs))
    return runs


def _assets(root: Path) -> dict[Path, str]:
    try:
        return drawings.draw(root) | project.scripts(root)
    except SourceError as error:
        raise BuildError([str(error)]) from None


def _place(root: Path, lesson: Lesson, language: str) -> Path:
    return root / "notebooks" / language / f"{lesson.name}.ipynb"


def _write(texts: dict[Path, str]) -> list[Path]:
    """Write the files whose text differs, and return them."""
    changed = [path for path, text in texts.items() if not path.is_file() or read_text(path) != text]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8", newline="\n")
    return changed


def _refuse(problems: list[str]) -> None:
    if problems:
        raise BuildError(problems)


def _short(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
