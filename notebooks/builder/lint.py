"""The rules that every lesson and page keeps; each yields the cells that break it and one sentence that says how."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from helpers import models

from . import glossary, plans, prose, syntax
from .source import LANGUAGES, TAGS, Cell, Lesson

LEARNED = {"en": "What you learned", "ko": "배운 것"}
LESSONS = "{{lessons}}"
GLOSSARY = "glossary"  # the page with the words; a course may do without one
LINES = 15  # of a code cell
LONG_LINES = 30  # of a snippet, an exercise, a solution, or a quotation of the guide
LONG_TAGS = {"snippet", "exercise", "solution", "guide"}
CODE_CELLS_IN_A_ROW = 2
TERMS = 3  # of the glossary that a lesson links to, or more
ALT_CHARACTERS = 10

_MODEL = re.compile(r"(gpt|chatgpt|o\d)-[\w.:-]+|o\d")
_KEY = re.compile(r"\bsk-[\w-]{20,}", re.ASCII)
_CLIENTS = {"OpenAI", "AsyncOpenAI", "chat_gpt"}
_READERS = {"open", "Path", "read_csv", "read_json", "read_excel"}
_ASSETS = "../../assets/"

Broken = Iterator[tuple[str, str]]  # the first line of the cell, and the sentence


def lint(lesson: Lesson, root: Path, cells: dict[str, set[str]]) -> list[str]:
    """Return one message for each rule that a lesson breaks, without running it.

    Args:
        lesson: the lesson.
        root: the repository; relative links are looked up in it.
        cells: the ids of the cells of all lessons, by the lesson's name; links to them are good before they are built.
    """
    broken = list(lesson.problems)
    for cell in lesson.cells:
        broken += _tags(cell)
        broken += _prose(cell, root, cells) if cell.kind == "markdown" else _code(cell)
    broken += _rhythm(lesson)
    if lesson.number is not None:
        broken += _sections(lesson)
        broken += _exercises(lesson)
        broken += _terms(lesson, cells)
    broken += _connects(lesson)
    return [f'{lesson.path.name}: "{line}": {sentence}' for line, sentence in broken]


def _tags(cell: Cell) -> Broken:
    for tag in cell.tags:
        if tag not in TAGS:
            yield cell.first_line, f"the tag {tag!r} is not one of {', '.join(TAGS)}"
    if not all(text.strip() for text in cell.texts.values()):
        yield cell.first_line, "a cell must not be empty"
    if any(_is_real_key(found) for text in cell.texts.values() for found in _KEY.findall(text)):
        yield (
            cell.first_line,
            "this looks like a real key: write sk-practice-... or sk-proj-FAKE-DO-NOT-USE-...",
        )


def _is_real_key(found: str) -> bool:
    return "FAKE" not in found and not found.startswith("sk-practice")


def _prose(cell: Cell, root: Path, cells: dict[str, set[str]]) -> Broken:
    outlines = {language: prose.outline(text) for language, text in cell.texts.items()}
    english, korean = outlines["en"], outlines["ko"]
    if [level for level, _ in english.headings] != [level for level, _ in korean.headings]:
        yield cell.first_line, "the pair must have the same headings"
    if prose.without_language(english.links) != prose.without_language(korean.links):
        yield cell.first_line, "the pair must link to the same targets"
    images = [prose.without_language(target for target, _ in found.images) for found in (english, korean)]
    if images[0] != images[1]:
        yield cell.first_line, "the pair must show the same pictures"
    if english.fences != korean.fences:
        yield cell.first_line, "the pair must have the same number of code fences"
    if "term" in cell.tags and not all(cell.heading(language) for language in LANGUAGES):
        yield cell.first_line, "a term begins with its heading"
    if cell.texts["en"].count(LESSONS) != cell.texts["ko"].count(LESSONS):
        yield cell.first_line, f"the pair must have the same placeholder {LESSONS}"
    for language, found in outlines.items():
        yield from _prose_in(cell, language, found, root, cells)


def _prose_in(cell: Cell, language: str, found: prose.Outline, root: Path, cells: dict[str, set[str]]) -> Broken:
    other = "ko" if language == "en" else "en"
    if any(level == 1 for level, _ in found.headings):
        yield cell.first_line, "the one H1 is written by build.py: begin with ##"
    if found.stray_stars:
        yield cell.first_line, "** shows as it is: bold must not end between a bracket or mark and a letter"
    if found.dollars > 1:
        yield cell.first_line, "two $ show as a formula: write US\\$5 or 5달러"
    for placeholder in re.findall(r"\{\{.*?\}\}", cell.texts[language]):
        if placeholder != LESSONS and not plans.PLACEHOLDER.fullmatch(placeholder):
            yield (
                cell.first_line,
                f"{placeholder} is not a placeholder; only {LESSONS} and {{{{plan NAME}}}} are",
            )
    for target in found.links + [target for target, _ in found.images]:
        if re.match("[a-z]+:", target, re.IGNORECASE):
            if not prose.is_web_address(target):
                yield cell.first_line, f"{target} is not a complete web address"
        elif not target.startswith("#") and not _exists(target, language, root, cells):
            yield cell.first_line, f"the link target {target or '(empty)'} does not exist"
    for target, alt in found.images:
        if f".{other}." in target:
            yield cell.first_line, f"{target} is the picture of the other language"
        if len(alt.strip()) < ALT_CHARACTERS:
            yield cell.first_line, f"{target} needs alt text of {ALT_CHARACTERS} characters or more"


def _exists(target: str, language: str, root: Path, cells: dict[str, set[str]]) -> bool:
    """Whether a relative link target exists, or will once everything is built; the cell that it names included."""
    place, _, jump = unquote(target).partition("#")
    place = place.split("?")[0]
    if not place:
        return False
    path = Path(root / "notebooks" / language / place).resolve()
    notebook_folders = [(root / "notebooks" / code).resolve() for code in LANGUAGES]
    if path.suffix == ".ipynb" and path.parent in notebook_folders:
        return path.stem in cells and (not jump or jump.removeprefix("cell-id=") in cells[path.stem])
    if path.suffix == ".svg" and path.parent == (root / "assets" / "drawings").resolve():
        return (path.parent / "src" / f"{path.name.split('.')[0]}.svg").is_file()
    return path.exists()


def _code(cell: Cell) -> Broken:
    most = LONG_LINES if LONG_TAGS.intersection(cell.tags) else LINES
    for text in dict.fromkeys(cell.texts.values()):
        if (lines := len(text.splitlines())) > most:
            yield cell.first_line, f"{lines} lines; a code cell like this has at most {most}"
        if re.search(r"^\s*%store\b", text, re.MULTILINE):
            yield cell.first_line, "%store carries state into other notebooks"
        try:
            tree = syntax.parse(text)
        except SyntaxError as error:
            if "raises-exception" not in cell.tags:
                yield cell.first_line, f"not valid Python: {error.msg}, line {error.lineno}"
            return
        yield from _tree(cell, tree)
        if "snippet" in cell.tags:
            yield from _snippet(cell, text)
    if not syntax.same_code(cell.texts["en"], cell.texts["ko"]):
        yield cell.first_line, "the code of the pair must be the same but for its strings and comments"


def _tree(cell: Cell, tree: ast.Module) -> Broken:
    if "raises-exception" not in cell.tags:
        for model in syntax.strings(tree):
            if _MODEL.fullmatch(model) and "no-such" not in model and models.find(model) is None:
                yield cell.first_line, f"the model {model!r} is not in helpers/models.toml"
    guarded = syntax.asked_in_a_terminal(tree)
    for name, call in syntax.calls(tree):
        if name in ("input", "getpass") and call not in guarded:
            yield cell.first_line, f"{name}() waits for a person: a notebook must run from top to bottom"
        place = call.args[0] if call.args else None
        if name in _READERS and isinstance(place, ast.Constant) and not str(place.value).startswith(_ASSETS):
            yield cell.first_line, f"{name}({place.value!r}): use {_ASSETS} or a temporary folder"


def _snippet(cell: Cell, text: str) -> Broken:
    try:
        missing = syntax.undefined_names(text)
    except SyntaxError as error:
        yield cell.first_line, f"a snippet must run as a file: {error.msg}, line {error.lineno}"
        return
    if missing:
        yield cell.first_line, f"a snippet runs alone, so it must import or define {', '.join(missing)}"


def _sections(lesson: Lesson) -> Broken:
    for language, title in LEARNED.items():
        texts = (cell.texts[language] for cell in lesson.cells if cell.kind == "markdown")
        if not any((2, title) in prose.outline(text).headings for text in texts):
            yield lesson.title["en"], f'the section "## {title}" is missing'


def _rhythm(lesson: Lesson) -> Broken:
    for kind, group in itertools.groupby(lesson.notebook_cells, key=lambda cell: cell.kind):
        cells = list(group)
        if kind == "code" and len(cells) > CODE_CELLS_IN_A_ROW:
            yield (
                cells[CODE_CELLS_IN_A_ROW].first_line,
                f"at most {CODE_CELLS_IN_A_ROW} code cells in a row: say in between what is seen",
            )


def _exercises(lesson: Lesson) -> Broken:
    for cell, following in zip(lesson.cells, [*lesson.cells[1:], None], strict=True):
        if "exercise" in cell.tags and (following is None or "solution" not in following.tags):
            yield cell.first_line, "a solution must follow its exercise directly"
    for before, cell in zip([None, *lesson.cells], lesson.cells, strict=False):
        if "solution" in cell.tags and (before is None or "exercise" not in before.tags):
            yield cell.first_line, "a solution must stand directly after its exercise"

    cells = lesson.notebook_cells
    stubs = [place for place, cell in enumerate(cells) if "exercise" in cell.tags]
    checks = [place for place, cell in enumerate(cells) if "check" in cell.tags]
    if not stubs:
        yield lesson.title["en"], "a lesson has at least one exercise"
    if checks and (not stubs or checks[0] < stubs[0]):
        yield cells[checks[0]].first_line, "a check must come after its exercise"
    for stub, next_stub in itertools.pairwise([*stubs, len(cells)]):
        own = [place for place in checks if stub < place < next_stub]
        if not own:
            yield cells[stub].first_line, "a check cell must follow the exercise"
        elif not any(_is_hint(cell) for cell in cells[stub + 1 : own[-1] + 3]):
            yield (
                cells[stub].first_line,
                "a hint (<details>) must stand by its check, at most two cells after it",
            )


def _is_hint(cell: Cell) -> bool:
    return cell.kind == "markdown" and all(prose.outline(text).hint for text in cell.texts.values())


def _terms(lesson: Lesson, cells: dict[str, set[str]]) -> Broken:
    if GLOSSARY not in cells:
        return
    linked: set[str] = set()
    for cell in lesson.notebook_cells:
        for term in glossary.terms(cell.texts["en"]) if cell.kind == "markdown" else ():
            if term in linked:
                yield (
                    cell.first_line,
                    f"{term} is linked a second time: link a word once, where it is first important",
                )
            linked.add(term)
    if len(linked) < TERMS:
        yield (
            lesson.title["en"],
            f"{TERMS} words of the glossary or more must be linked, not {len(linked)}: link each where it is first "
            f"important, as [word]({glossary.TARGET}word)",
        )


def _connects(lesson: Lesson) -> Broken:
    for language in LANGUAGES:
        connected = False
        for cell in lesson.notebook_cells:
            if cell.kind == "markdown":
                continue
            try:
                found = syntax.calls(syntax.parse(cell.texts[language]))
            except SyntaxError:
                continue  # said elsewhere
            for name, call in found:
                if name == "connect":
                    connected = True
                    chosen = {word.arg: word.value for word in call.keywords}.get("language")
                    if not isinstance(chosen, ast.Constant) or chosen.value != language:
                        yield cell.first_line, f'connect needs language="{language}" in this notebook'
            if not connected and any(name in _CLIENTS for name, _ in found):
                yield cell.first_line, "connect(language=...) must be called in a cell before this one"
                return
