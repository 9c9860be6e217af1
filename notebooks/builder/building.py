"""Builds and checks the notebooks: what is refused, what is run, what is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from . import (
    agreed,
    drawings,
    execute,
    figures,
    notes,
    passages,
    plans,
    printing,
    problems,
    project,
    render,
    sample,
    speech,
    stubs,
    web,
)
from .companions import places
from .compare import differences, read_stored, read_text
from .execute import CellRun
from .problems import BuildError, notebook_path, refuse
from .site import address as site
from .source import LANGUAGES, Lesson, SourceError, Term, cell_ids, label, read_terms
from .texts import MESSAGES, Twins, read_texts

READMES = {"en": "README.md", "ko": "README.ko.md"}


@dataclass(frozen=True)
class Made:
    """What a build makes.

    Attributes:
        notebooks: by path.
        files: drawings, scripts and READMEs, their text by path.
    """

    notebooks: dict[Path, NotebookNode]
    files: dict[Path, str]


def build(root: Path, names: list[str] | None = None, translation_ok: bool = False) -> list[Path]:
    """Run the lessons and write everything that changed.

    Args:
        root: the repository.
        names: of the lessons to run and write ("05" or "05_models"), or files of texts, whose pairs are then
            remembered ("helpers/text/en/errors.toml"); None means all.
        translation_ok: accept pairs of these lessons and files of which only one language changed.

    Returns:
        The files that were written.

    Raises:
        BuildError: a source, a rule, a pair, a run or an output is not as it must be. Nothing but drawings
            is written then.
    """
    lessons, texts, memory = _lessons(root), read_texts(root), agreed.read_agreed(root)
    chosen, chosen_texts = _chosen(lessons, texts, names)
    found = problems.of_texts(texts) + problems.of_lessons(root, lessons, chosen)
    found += _unspoken(root, lessons, texts, (chosen, chosen_texts) if names else None)
    if not translation_ok:
        found += problems.drifted_lessons(root, chosen) + problems.drifted_texts(memory, chosen_texts)
    refuse(found)
    written = _write(_assets(root))  # first: lessons may read them
    made = _made(root, lessons, chosen, _fresh(root, chosen))
    notebooks = {path: render.to_text(built) for path, built in made.notebooks.items()}
    remembered = _agreed(root, agreed.to_text(memory, texts, accepted=chosen_texts if translation_ok else ()))
    return written + _write(notebooks | made.files | remembered)


def check(root: Path, names: list[str] | None = None, execute: bool = True) -> list[str]:
    """Return every difference between what is stored and what a build would write.

    Args:
        root: the repository.
        names: of the lessons and files of texts to look at; None means all.
        execute: run the lessons too; False takes the stored outputs as they are, which the digest guards.
    """
    found: list[str] = []
    try:
        lessons, texts, memory = _lessons(root), read_texts(root), agreed.read_agreed(root)
        chosen, chosen_texts = _chosen(lessons, texts, names)
        found += problems.of_texts(texts) + problems.of_lessons(root, lessons, chosen)
        found += _unspoken(root, lessons, texts, (chosen, chosen_texts) if names else None)
        found += problems.drifted_lessons(root, chosen) + problems.drifted_texts(memory, chosen_texts)
        found += problems.strays(root, lessons)
        files = _assets(root)
        made = _made(root, lessons, chosen, _fresh(root, chosen) if execute else None)
    except BuildError as error:
        return found + error.args[0]
    for path, built in made.notebooks.items():
        command = f"Run: python notebooks/build.py {label(path.stem)}"
        for difference in differences(path, built):
            found.append("\n".join([f"{_short(root, path)}: {difference.sentence}. {command}", *difference.lines]))
    for path, text in (files | made.files).items():
        if not path.is_file() or read_text(path) != text:
            found.append(f"{_short(root, path)}: not what the source gives. Run: python notebooks/build.py")
    return found + printing.stale(root) + _memory_differences(texts, memory)


def _memory_differences(texts: list[Twins], memory: agreed.Memory) -> list[str]:
    """Return what agreed.txt does not remember yet; lines too many, as a merge leaves them, do no harm."""
    if not (new := agreed.to_remember(memory, texts)):
        return []
    names, first = ", ".join(twins.name for twins in new), new[0].files["en"]
    return [
        f"{agreed.PLACE}: does not remember the pairs as they are now of {names}. "
        f"Run: python notebooks/build.py {first}"
    ]


def new(root: Path, name: str, titles: dict[str, str] | None = None) -> list[Path]:
    """Write every file that a lesson needs, with a stub in each, and return them.

    Args:
        root: the repository.
        name: of the lesson, for example "15_images".
        titles: by language; None for titles that are stubs too.

    Raises:
        BuildError: the name will not do, or a file would be overwritten; nothing is written then.
    """
    try:
        return stubs.lay(root, name, _lessons(root), titles)
    except stubs.StubError as error:
        raise BuildError([str(error)]) from None


def unfinished(root: Path, names: list[str] | None = None) -> list[str]:
    """Return what of the named lessons is still a stub; they build and pass the tests, and are not to be merged."""
    lessons = _lessons(root)
    return stubs.left(root, _chosen(lessons, read_texts(root), names)[0])


def _lessons(root: Path) -> list[Lesson]:
    try:
        return notes.read_course(root)
    except SourceError as error:
        raise BuildError(str(error).splitlines()) from None


def _chosen(lessons: list[Lesson], texts: list[Twins], names: list[str] | None) -> tuple[list[Lesson], list[Twins]]:
    """Return what a command means: lessons with the texts beside them, and files of texts; without names everything."""
    if not names:
        return lessons, texts
    chosen_lessons, chosen_texts = [], []
    for name in names:
        files = [twins for twins in texts if twins.is_called(name)]
        named = [lesson for lesson in lessons if not files and Path(name).stem in (lesson.name, lesson.label)]
        if not files and not named:
            raise BuildError(
                [f"there is no lesson or file {name!r}: give a number such as 05, a name, or a path below {MESSAGES}"]
            )
        own = {place for lesson in named for place in places(lesson.name).values()}
        chosen_lessons += [lesson for lesson in named if lesson not in chosen_lessons]
        chosen_texts += files + [twins for twins in texts if own.intersection(twins.files.values())]
    return chosen_lessons, chosen_texts


def _fresh(root: Path, chosen: list[Lesson]) -> dict[tuple[str, str], execute.Run]:
    """Run the notebooks of the chosen lessons."""
    wanted = [(lesson, language) for lesson in chosen for language in LANGUAGES]
    runs = execute.run_notebooks(root, wanted)
    refuse([problem for run in runs for problem in run.problems])
    return {(lesson.name, language): run for (lesson, language), run in zip(wanted, runs, strict=True)}


def _made(
    root: Path, lessons: list[Lesson], chosen: list[Lesson], fresh: dict[tuple[str, str], execute.Run] | None
) -> Made:
    """Return what a build makes of the chosen lessons; without fresh runs, from the stored outputs."""
    course = _course(root, lessons, fresh)
    notebooks = {}
    for lesson in chosen:
        for language in LANGUAGES:
            path = notebook_path(root, lesson, language)
            runs = fresh[lesson.name, language].cells if fresh else _stored_runs(lesson, path)
            notebooks[path] = render.notebook(course, lesson, language, runs)
    readmes = {root / name: language for language, name in READMES.items() if (root / name).is_file()}
    website = site.address(root)
    files = {}
    for path, language in readmes.items():
        text = web.with_badges(render.with_lessons(read_text(path), course, language), language, course.address)
        files[path] = site.with_site(text, language, website)
    return Made(notebooks, files)


def _course(
    root: Path, lessons: list[Lesson], fresh: dict[tuple[str, str], execute.Run] | None = None
) -> render.Course:
    """Return the lessons with their live costs: from fresh runs, else as the stored notebooks have them."""
    costs = {}
    for lesson in lessons:
        for language in LANGUAGES:
            if fresh and (lesson.name, language) in fresh:
                costs[lesson.name, language] = render.show_cost(fresh[lesson.name, language].dollars)
            elif stored := read_stored(notebook_path(root, lesson, language)):
                costs[lesson.name, language] = stored.metadata.first_call.get("live_cost", render.UNKNOWN)
    try:
        planned = plans.read_plans(root, lessons)
    except SourceError as error:
        raise BuildError([str(error)]) from None
    return render.Course(tuple(lessons), costs, web.address(root), tuple(web.packages(root)), planned)


def print_pages(root: Path) -> list[Path]:
    """Print the PDFs that are stale, and return them.

    Raises:
        BuildError: there is no browser to print with, or what must fit on one sheet doesn't.
    """
    try:
        return printing.draw(root)
    except printing.PrintError as error:
        raise BuildError([str(error)]) from None


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


def figures_table(root: Path) -> list[str]:
    """Return minutes, words and cells of every lesson and page, and of the ways to a first answer, as lines."""
    return figures.table(_lessons(root))


def sample_table(root: Path, names: list[str], seed: str) -> list[str]:
    """Return sentences of the named lessons and pages (of all, if none is named), drawn by a seed, as lines."""
    lessons = _lessons(root)
    return sample.table(_chosen(lessons, read_texts(root), names)[0], seed)


def speech_table(root: Path, names: list[str] | None = None) -> list[str]:
    """Return what breaks the rules of language: counts of everything, or each place in the named lessons and files."""
    lessons, texts = _lessons(root), read_texts(root)
    rules = _rules(root)
    if rules is None:
        return [f"there is no {speech.PLACE}, so there are no rules"]
    found = list(speech.findings(rules, lessons, passages.read(root, lessons, texts), _terms(root)))
    if not names:
        return speech.table(found, lessons)
    wanted = {name.replace("\\", "/").removeprefix("./") for name in names}
    places = {lesson.name for lesson in lessons if wanted & {lesson.name, lesson.label}} | wanted
    return [str(finding) for finding in found if finding.passage.place in places]


def _unspoken(
    root: Path, lessons: list[Lesson], texts: list[Twins], chosen: tuple[list[Lesson], list[Twins]] | None
) -> list[str]:
    """Return what breaks the rules of language, in what a command chose; None means everything, READMEs too."""
    rules = _rules(root)
    if rules is None:
        return []
    said, terms = passages.read(root, lessons, texts), _terms(root)
    found = speech.findings(rules, lessons, said, terms)
    if chosen is None:
        return [str(one) for one in found] + speech.unused(rules, lessons, said, terms)
    places = {lesson.name for lesson in chosen[0]} | {name for twins in chosen[1] for name in twins.files.values()}
    return [str(one) for one in found if one.passage.place in places]


def _rules(root: Path) -> speech.Rules | None:
    try:
        return speech.read_rules(root)
    except SourceError as error:
        raise BuildError([str(error)]) from None


def _terms(root: Path) -> list[Term]:
    """Return the terms of all pages."""
    try:
        return [term for path in sorted((root / "notebooks" / "src").glob("*.toml")) for term in read_terms(path)]
    except SourceError as error:
        raise BuildError(str(error).splitlines()) from None


def _stored_runs(lesson: Lesson, path: Path) -> list[CellRun]:
    """Return the stored outputs of a lesson's code cells; a cell that is new has none."""
    stored = read_stored(path)
    by_id = {cell.id: cell for cell in stored.cells if cell.cell_type == "code"} if stored else {}
    runs: list[CellRun] = []
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


def _agreed(root: Path, text: str) -> dict[Path, str]:
    """Return the memory of the texts as a file; none where there are no texts."""
    return {root / agreed.PLACE: text} if text else {}


def _write(texts: dict[Path, str]) -> list[Path]:
    """Write the files whose text differs, and return them."""
    changed = [path for path, text in texts.items() if not path.is_file() or read_text(path) != text]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8", newline="\n")
    return changed


def _short(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
