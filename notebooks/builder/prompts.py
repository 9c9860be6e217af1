"""The prompts that lessons send: in practice mode each has a prepared reply."""

from __future__ import annotations

import ast
import csv
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from . import syntax
from .source import LANGUAGE_NAMES, LANGUAGES, Cell, Lesson
from .texts import REPLIES

_ROOT = "../../"  # as a notebook sees it
_DATA = f"{_ROOT}assets/data/"
_UNANSWERED = {"raises-exception", "exercise", "solution"}


def read_prepared(root: Path) -> set[str]:
    """Return the prompts with a prepared reply, as the practice backend compares them."""
    found: set[str] = set()
    for path in sorted((root / REPLIES).glob("*/*.toml")):
        try:
            replies = tomllib.loads(path.read_text(encoding="utf-8")).get("reply", [])
        except ValueError:
            continue  # said where texts are read
        found.update(_plain(reply["user"]) for reply in replies if isinstance(reply.get("user"), str))
    return found


def without_reply(lesson: Lesson, root: Path, prepared: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the cells that send a prompt with no prepared reply, each as its first line and a sentence that says so.

    Without one, a learner who runs the lesson as it is would meet the general answer.

    Args:
        lesson: the lesson.
        root: the repository.
        prepared: what read_prepared() returned.
    """
    for language in LANGUAGES:
        for cell, prompt in prompts(lesson, language, root):
            if _plain(prompt) not in prepared:
                yield (
                    cell.first_line,
                    f'no reply is prepared for the {LANGUAGE_NAMES[language]} prompt "{prompt}": add a [[reply]] '
                    f"with this user and a text to {REPLIES}/{language}/{lesson.name}.toml",
                )


def prompts(lesson: Lesson, language: str, root: Path) -> Iterator[tuple[Cell, str]]:
    """Yield what a lesson sends, with the cell that says it.

    These are user messages, `input` of create(), the first argument of chat_gpt(), and the rows of a table in
    assets/data that is named. Cells that fail on purpose send nothing that is answered, nor does what is tried in
    order to be refused, and an exercise's own question is the learner's.
    """
    for cell, tree in _trees(lesson, language):
        for row in _rows(tree, root):
            yield cell, row
        if not _UNANSWERED.intersection(cell.tags):
            for prompt in _asked(tree):
                yield cell, prompt


def said(lesson: Lesson, language: str, root: Path) -> set[str]:
    """Return every string of a lesson's code, solutions included, and of the table that it reads."""
    found: set[str] = set()
    for _, tree in _trees(lesson, language):
        found.update(syntax.strings(tree), _rows(tree, root))
    return found


def _trees(lesson: Lesson, language: str) -> Iterator[tuple[Cell, ast.Module]]:
    for cell in lesson.cells:
        if cell.kind == "code":
            try:
                yield cell, syntax.parse(cell.texts[language])
            except SyntaxError:
                continue  # said elsewhere


def _rows(tree: ast.Module, root: Path) -> Iterator[str]:
    for name in dict.fromkeys(syntax.strings(tree)):
        path = root / name.removeprefix(_ROOT)
        if name.startswith(_DATA) and name.endswith(".csv") and path.is_file():
            for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
                yield row["text"]


def _asked(tree: ast.Module) -> Iterator[str]:
    refused = {node for block in ast.walk(tree) if isinstance(block, ast.Try) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if node in refused:
            continue
        given: list[ast.expr] = []
        if isinstance(node, ast.Dict):
            fields = {ast.unparse(key): value for key, value in zip(node.keys, node.values, strict=True) if key}
            role = fields.get("'role'")
            if isinstance(role, ast.Constant) and role.value == "user" and "'content'" in fields:
                given = [fields["'content'"]]
            elif "'type'" in fields and ast.unparse(fields["'type'"]) == "'input_text'" and "'text'" in fields:
                given = [fields["'text'"]]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "chat_gpt":
            given = node.args[:1]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "create":
            given = [word.value for word in node.keywords if word.arg == "input"]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())
