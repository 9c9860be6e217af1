"""The files that a lesson has beside its source, and what of them is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import notes, syntax
from .source import LANGUAGES, Lesson
from .texts import MESSAGES, REPLIES

CHECKS = "helpers/check"
ANSWERS = "tests/answers"


def places(name: str) -> dict[str, str]:
    """Return all files of a lesson by what they are, as paths in the repository.

    Args:
        name: of the lesson, for example "05_models".
    """
    number = name[:2]
    found = {
        "source": f"notebooks/src/{name}.py",
        "check": f"{CHECKS}/lesson_{number}.py",
        "answers": f"{ANSWERS}/lesson_{number}.py",
    }
    for language in LANGUAGES:
        found[f"text.{language}"] = f"{MESSAGES}/{language}/check_{number}.toml"
        found[f"replies.{language}"] = f"{REPLIES}/{language}/{name}.toml"
    found["notes"] = notes.place(name)
    return found


@dataclass
class Checks:
    """The self-checks and the answers that they are tried on.

    Attributes:
        defined: the files that define each check, by its name.
        tried: the names of the checks that an answer is tried on.
        problems: what cannot be read.
    """

    defined: dict[str, list[str]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def read_checks(root: Path) -> Checks:
    """Read helpers/check and tests/answers of a repository, without running them."""
    checks = Checks()
    for folder in (CHECKS, ANSWERS):
        for path in sorted((root / folder).glob("lesson_*.py")):
            place = f"{folder}/{path.name}"
            try:
                tree = ast.parse(path.read_text(encoding="utf-8"))
            except SyntaxError as error:
                checks.problems.append(f"{place}: not valid Python: {error.msg}, line {error.lineno}")
                continue
            if folder == CHECKS:
                for node in tree.body:
                    if isinstance(node, ast.FunctionDef):
                        checks.defined.setdefault(node.name, []).append(place)
            else:
                checks.tried |= set(_named(tree))
    return checks


def missing(lesson: Lesson, checks: Checks) -> Iterator[tuple[str, str]]:
    """Yield the cells whose check is not defined, defined twice, or tried on no answer: first line and a sentence."""
    files = places(lesson.name)
    for cell in lesson.cells:
        if cell.kind != "code" or "check" not in cell.tags:
            continue
        try:
            tree = syntax.parse(cell.texts["en"])
        except SyntaxError:
            continue  # said elsewhere
        for name in _named(tree):
            defined = checks.defined.get(name, [])
            if not defined:
                yield cell.first_line, f"there is no check.{name}: define it in {files['check']}"
            elif len(defined) > 1:
                yield cell.first_line, f"{' and '.join(defined)} both define {name}: give one of them another name"
            elif name not in checks.tried:
                yield (
                    cell.first_line,
                    f"no answer is tried on check.{name}: write RIGHT and WRONG ones in {files['answers']}, "
                    "as its neighbours do",
                )


def _named(tree: ast.Module) -> list[str]:
    """Return what a file or a cell takes from `check`."""
    return [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "check"
    ]
