"""Lessons and pages of the course as pages of the website: their committed notebooks, with links that lead to pages."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from .. import printing, web
from ..render import CLOSING, DOOR
from .page import Page
from .words import words

DRAWINGS = "assets/drawings"
DATA = "assets/data"
PICTURES = (".svg", ".png")  # that a page shows
FILES = "files"  # what lessons link to and the reader downloads, in the language's folder
_LINK = re.compile(r"(\]\()([^)#:\s]+)(#[^)\s]*)?(\))")
_TERM = "#cell-id="


def page(root: Path, name: str, language: str, address: str | None) -> Page:
    """Return the page of one committed notebook.

    Args:
        root: the repository.
        name: of the lesson, for example "04_single_turn".
        language: "en" or "ko".
        address: the repository's public address; None while there is none.
    """
    notebook = nbformat.read(root / "notebooks" / language / f"{name}.ipynb", as_version=4)
    # The page has its own links to the neighbours, and Python where it is run.
    notebook.cells = [cell for cell in notebook.cells if cell.id not in (DOOR, CLOSING)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            text = web.in_the_folder(cell.source, f"notebooks/{language}", address)
            cell.source = _with_target(_links(text, language), cell)
    if here := words(language).get(f"here_{name}"):  # where the lesson speaks of the reader's own computer
        notebook.cells.insert(1, new_markdown_cell(f"> {here}", id="here"))
    paper = printing.document_of(name)
    if paper and (root / printing.place(paper, language)).is_file():
        line = words(language)["paper"].format(link=f"{FILES}/{paper}.pdf")
        notebook.cells.insert(1, new_markdown_cell(line, id="paper"))
    facts = notebook.metadata.first_call
    return Page(
        name=name,
        source=nbformat.writes(notebook),
        title=facts.title,
        description=facts.goal,
        lesson=name,
        cells=tuple(_cell(cell) for cell in notebook.cells if cell.cell_type == "code"),
        kind="notebook",
    )


def downloads(root: Path, language: str) -> dict[str, Path]:
    """Return the files that lessons link to, by the name under which the website has them."""
    programs = (root / "assets" / "project" / language).glob("*.py")
    found = {path.name: path for path in sorted([*programs, *(root / DATA).glob(f"*.{language}.pdf")])}
    papers = {f"{name}.pdf": root / printing.place(name, language) for name in printing.DOCUMENTS}
    return found | {name: path for name, path in papers.items() if path.is_file()}


def _cell(cell: NotebookNode) -> dict:
    return {"id": cell.id, "source": cell.source, "tags": list(cell.metadata.get("tags", []))}


def _with_target(text: str, cell: NotebookNode) -> str:
    """Give a term of the glossary the id that links in both languages lead to."""
    return f"({cell.id})=\n{text}" if "term" in cell.metadata.get("tags", []) else text


def _links(text: str, language: str) -> str:
    def on_the_site(link: re.Match[str]) -> str:
        opening, target, anchor, closing = link.groups()
        anchor = (anchor or "").replace(_TERM, "#")
        place = posixpath.normpath(posixpath.join("notebooks", language, target))
        folder, file = posixpath.split(place)
        if target.endswith(".ipynb"):
            target = f"{target.removesuffix('.ipynb')}.html"
        elif folder in (DRAWINGS, DATA) and file.endswith(PICTURES):
            target = f"drawings/{file}"
        elif folder == f"assets/project/{language}" or (folder == DATA and file.endswith(".pdf")):
            target = f"{FILES}/{file}"
        return f"{opening}{target}{anchor}{closing}"

    return _LINK.sub(on_the_site, text)
