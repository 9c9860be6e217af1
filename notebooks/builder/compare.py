"""Stored notebooks, and how they differ from what a build gives."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from . import render
from .outputs import plain
from .source import LANGUAGE_NAMES, first_line

_PARTS = {"source": "text", "cell_type": "kind", "execution_count": "count", "outputs": "output"}
LINES = 24  # of a difference that are shown
CHARACTERS = 160  # of each
_NO_END = " (no line end)"


def read_stored(path: Path) -> NotebookNode | None:
    """Return a built notebook as it is stored; None if there is none, or it is none of this kit's."""
    try:
        stored = nbformat.reads(read_text(path), as_version=nbformat.NO_CONVERT)
    except (OSError, ValueError):  # not there, or neither UTF-8 nor JSON
        return None
    is_ours = (stored.nbformat, stored.nbformat_minor) == (4, 5) and "first_call" in stored.metadata
    return stored if is_ours else None


def read_text(path: Path) -> str:
    """Return a file's text as it is stored, line ends included."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@dataclass(frozen=True)
class Difference:
    """How a stored notebook differs from what a build gives.

    Attributes:
        sentence: what differs; it names the cell by its first line.
        lines: the difference itself, - as stored, + as built.
    """

    sentence: str
    lines: tuple[str, ...] = ()


def differences(path: Path, built: NotebookNode) -> Iterator[Difference]:
    """Yield the differences between a stored notebook and the same one built."""
    stored = read_stored(path)
    if stored is None:
        yield Difference("missing, or no notebook of this kit")
        return
    if stored.metadata.first_call.get("digest") != render.digest(stored):
        yield Difference("edited by hand, or run and saved in JupyterLab: changes belong in its source")
    yield from _cell_differences(stored, built, LANGUAGE_NAMES.get(path.parent.name, path.parent.name))
    if _without_digest(stored) != _without_digest(built):
        lines = [json.dumps(_without_digest(one), ensure_ascii=False, indent=1) for one in (stored, built)]
        yield Difference("its metadata is not what a build gives", show(*lines))
    if render.to_text(stored) != read_text(path):
        yield Difference("not written as build.py writes it")


def _cell_differences(stored: NotebookNode, built: NotebookNode, language: str) -> Iterator[Difference]:
    there = {cell.id: cell for cell in stored.cells}
    expected = {cell.id: cell for cell in built.cells}
    for cell_id, cell in there.items():
        if cell_id not in expected:
            yield Difference(f'"{first_line(cell.source)}": this cell is not in the source')
    for cell_id, cell in expected.items():
        name = f'"{first_line(cell.source)}"'
        if cell_id not in there:
            yield Difference(f"{name}: this cell is missing")
        elif cell != there[cell_id]:
            old = there[cell_id]
            parts = [_PARTS.get(part, part) for part in cell if cell[part] != old.get(part)]
            what = ", ".join(parts) or "entries"
            yield Difference(f"{name}: its {language} {what} is not what a build gives", _shown_cell(old, cell))
    if list(there) != list(expected) and set(there) == set(expected):
        yield Difference("the cells stand in another order than in the source")


def _shown_cell(stored: NotebookNode, built: NotebookNode) -> tuple[str, ...]:
    """Return the difference of two cells: of their texts, counts and outputs."""
    lines: tuple[str, ...] = ()
    if stored.source != built.source:
        lines += show(stored.source, built.source)
    if stored.get("execution_count") != built.get("execution_count"):
        lines += show(f"[{stored.get('execution_count')}]", f"[{built.get('execution_count')}]")
    before, after = (readable(cell.get("outputs", ())) for cell in (stored, built))
    return lines + show(before, after) if before != after else lines


def readable(outputs: Iterable[NotebookNode]) -> str:
    """Return everything in a cell's outputs as lines of text, each output after a line that says what it is."""
    lines = []
    for output in outputs:
        kind = output.get("name", output.output_type)
        if output.output_type == "error":
            lines += [f"[{kind}]", f"{output.ename}: {output.evalue}", *"\n".join(output.traceback).splitlines()]
        elif output.output_type == "stream":
            lines += [f"[{kind}]", *_lines(output.text)]
        for mime, value in output.get("data", {}).items():
            lines += [f"[{kind}, {mime}]", *_content(mime, value)]
        if output.get("metadata"):
            lines += [f"[{kind}, metadata]", json.dumps(output.metadata, ensure_ascii=False, sort_keys=True)]
    return plain("\n".join(lines))


def _lines(text: str) -> list[str]:
    """Return a text's lines; the last one says so where no line end follows."""
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], f"{lines[-1]}{_NO_END}"]


def _content(mime: str, value: Any) -> list[str]:
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).splitlines()
    if mime.startswith("image/") and mime != "image/svg+xml":
        return [f"{len(value)} characters, sha256 {hashlib.sha256(value.encode()).hexdigest()[:12]}"]
    if mime in ("text/html", "image/svg+xml"):
        value = value.replace("><", ">\n<")  # else one long line
    return value.splitlines()


def show(stored: str, built: str) -> tuple[str, ...]:
    """Return how two texts differ: a unified diff, indented, with two lines around each change; long ones are cut."""
    diff = list(difflib.unified_diff(stored.splitlines(), built.splitlines(), "stored", "built", n=2, lineterm=""))
    shown = [f"    {_cut(line)}" for line in diff[:LINES]]
    if (left := len(diff) - LINES) > 0:
        shown.append(f"    ... lines left out: {left}")
    return tuple(shown)


def _cut(line: str) -> str:
    left = len(line) - CHARACTERS
    return line if left <= 0 else f"{line[:CHARACTERS]}... characters left out: {left}"


def _without_digest(notebook: NotebookNode) -> dict:
    return {**notebook.metadata, "first_call": {**notebook.metadata.first_call, "digest": None}}
