"""Stored notebooks, and how they differ from what a build gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from . import render
from .source import first_line

_PARTS = {"source": "text", "cell_type": "kind", "execution_count": "count", "outputs": "output"}


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


def differences(path: Path, built: NotebookNode) -> Iterator[str]:
    """Yield one sentence for each difference between a stored notebook and the same one built."""
    stored = read_stored(path)
    if stored is None:
        yield "missing, or no notebook of this kit"
        return
    if stored.metadata.first_call.get("digest") != render.digest(stored):
        yield "edited by hand, or run and saved in JupyterLab: changes belong in its source"
    yield from _cell_differences(stored, built)
    if _without_digest(stored) != _without_digest(built):
        yield "its metadata is not what a build gives"
    if render.to_text(stored) != read_text(path):
        yield "not written as build.py writes it"


def _cell_differences(stored: NotebookNode, built: NotebookNode) -> Iterator[str]:
    there = {cell.id: cell for cell in stored.cells}
    expected = {cell.id: cell for cell in built.cells}
    for cell_id, cell in there.items():
        if cell_id not in expected:
            yield f'"{first_line(cell.source)}": this cell is not in the source'
    for cell_id, cell in expected.items():
        name = f'"{first_line(cell.source)}"'
        if cell_id not in there:
            yield f"{name}: this cell is missing"
        elif cell != there[cell_id]:
            parts = [_PARTS.get(part, part) for part in cell if cell[part] != there[cell_id].get(part)]
            yield f"{name}: not what a build gives: {', '.join(parts) or 'its entries'}"
    if list(there) != list(expected) and set(there) == set(expected):
        yield "the cells stand in another order than in the source"


def _without_digest(notebook: NotebookNode) -> dict:
    return {**notebook.metadata, "first_call": {**notebook.metadata.first_call, "digest": None}}
