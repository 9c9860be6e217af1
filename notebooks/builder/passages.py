"""Every text of the kit that a person reads, in both languages, with the place where it is written."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import prose, syntax, texts
from .source import LANGUAGES, Lesson

READMES = {"README.md": "en", "README.ko.md": "ko", "CONTRIBUTING.md": "en"}
MANUALS = {"helpers/practice/README.md": "en", "helpers/practice/TESTING.md": "en"}
_CHARTS = "<!-- lessons -->"  # the builder writes what is between two of these


@dataclass(frozen=True)
class Passage:
    """What is read in one go: a cell, a message, a paragraph of a README.

    Attributes:
        kind: "lesson", "code" (strings and comments of a lesson's cell), "text", "replies", "drawings", "project",
            "readme", or "manual" for those who look after the practice backend.
        place: the lesson's name, or the path of a file in the repository.
        language: "en" or "ko".
        name: the first line of the cell, or the key of the message.
        blocks: its paragraphs, headings, list items and table cells.
        links: the ids of the terms that it links to.
        shared: one text for both languages.
    """

    kind: str
    place: str
    language: str
    name: str
    blocks: tuple[prose.Block, ...]
    links: frozenset[str] = frozenset()
    shared: bool = False


def read(root: Path, lessons: Iterable[Lesson], twins: Iterable[texts.Twins]) -> list[Passage]:
    """Return all passages: of lessons and pages, of messages, replies, drawings and scripts, and of the READMEs."""
    found = [passage for lesson in lessons for passage in of_lesson(lesson)]
    found += [passage for pairs in twins for passage in of_texts(pairs)]
    for kind, files in (("readme", READMES), ("manual", MANUALS)):
        for name, language in files.items():
            if (root / name).is_file():
                found += _of_readme(kind, name, language, (root / name).read_text(encoding="utf-8"))
    return found


def of_lesson(lesson: Lesson) -> Iterator[Passage]:
    """Yield the passages of a lesson or page: its facts, its prose, the strings and comments of its code."""
    for language in LANGUAGES:
        facts = (lesson.title[language], lesson.goal[language], lesson.needs[language])
        blocks = [prose.Block("heading", facts[0]), *(prose.Block("text", fact) for fact in facts[1:] if fact)]
        yield Passage("lesson", lesson.name, language, "the block with title and goal", tuple(blocks))
        for cell in lesson.cells:
            if "guide" in cell.tags:
                continue  # quoted as the guide has it
            text = cell.texts[language]
            name = next((line.strip() for line in text.splitlines() if line.strip()), "")
            if cell.kind == "markdown":
                links = frozenset(re.findall(r"glossary\.ipynb#cell-id=([\w-]+)", text))
                yield Passage("lesson", lesson.name, language, name, tuple(prose.blocks(text)), links)
            elif words := tuple(_of_code(text)):
                yield Passage("code", lesson.name, language, name, words, shared=cell.shared)


def of_texts(twins: texts.Twins) -> Iterator[Passage]:
    """Yield the passages of messages, prepared replies, a drawing or a script."""
    kind = twins.name.partition("/")[0]
    for pair in twins.pairs:
        for language, text in (("en", pair.english), ("ko", pair.korean)):
            said = tuple(prose.Block("text", line) for line in _said(text).splitlines() if line.strip())
            yield Passage(kind, twins.files[language], language, pair.name, said)


def _said(text: str) -> str:
    """Return what a prepared reply says: of one that asks for tools or JSON, only the sentences in it."""
    if not text.startswith(("{", "[")):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return "\n".join(_strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value and not value.startswith(("{", "[")):
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _of_readme(kind: str, name: str, language: str, text: str) -> Iterator[Passage]:
    """Yield each paragraph; the course map is left out, for the builder writes it."""
    first, _, rest = text.partition(_CHARTS)
    rest = rest.partition("<!-- /lessons -->")[2]
    for block in prose.blocks(first + rest):
        yield Passage(kind, name, language, block.text[:60], (block,))


def _of_code(code: str) -> Iterator[prose.Block]:
    """Yield what a cell's code says to a reader: comments, and strings with a space in them or in a print()."""
    try:
        tree = syntax.parse(code)
    except SyntaxError:
        return  # fails on purpose; said elsewhere where it does not
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield prose.Block("string", "".join(_part(value) for value in node.values))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield prose.Block("string", node.value)
    yield from _comments(code)


def _part(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "{value}"


def _comments(code: str) -> Iterator[prose.Block]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield prose.Block("comment", token.string.lstrip("# "))
    except (tokenize.TokenError, IndentationError):
        return  # a magic
