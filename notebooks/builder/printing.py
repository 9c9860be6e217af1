"""Pages as PDFs to print: made ahead by `build.py --print`, committed, and stale as soon as a page says something else.

A PDF carries the digest of the page that it was made of behind its end, where no reader of PDFs looks.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from nbformat import NotebookNode

from . import chromium, notes
from .compare import read_stored
from .render import CLOSING, OPENING
from .site.address import address as site_address
from .source import LANGUAGES
from .words import words

FOLDER = "assets/print"
DOCUMENTS = {"facilitator": ("facilitator", notes.PAGE), "handout": ("handout",)}  # pages by the name of the PDF
ONE_PAGE = ("handout",)  # what must fit on one sheet
ROWS = 20  # a table with fewer is never cut
_TEMPLATE = "assets/site/print.html"
_MARK = b"%first-call "
_DATE = re.compile(rb"\(D:\d{14}")
_FIXED_DATE = b"(D:20260101000000"
_PAGES = re.compile(rb"/Type\s*/Page\b")


class PrintError(Exception):
    """There is no browser to print with, or a page doesn't fit; the message says which."""


def place(name: str, language: str) -> str:
    """Return where a PDF is, as a path in the repository."""
    return f"{FOLDER}/{name}.{language}.pdf"


def document_of(page: str) -> str | None:
    """Return the name of the PDF that a page is printed in, or None."""
    return next((name for name, pages in DOCUMENTS.items() if page in pages), None)


def stale(root: Path) -> list[str]:
    """Return a message for each PDF that is missing, or was made of other pages than the stored notebooks."""
    return [
        f"{path}: it doesn't show its pages as they are now. Run: python notebooks/build.py --print"
        for path, page in _wanted(root).items()
        if not _is_of(root / path, page)
    ]


def draw(root: Path) -> list[Path]:
    """Print what is stale, and return the PDFs that were written.

    Args:
        root: the repository.

    Raises:
        PrintError: no Chromium or Chrome was found, or what must fit on one sheet doesn't.
    """
    wanted = {path: page for path, page in _wanted(root).items() if not _is_of(root / path, page)}
    printed = {root / path: pdf for path, pdf in zip(wanted, _printed(list(wanted.values())), strict=True)}
    for path, pdf in printed.items():
        if path.stem.partition(".")[0] in ONE_PAGE and (count := pages_in(pdf)) != 1:
            raise PrintError(f"{path.name}: it has {count} pages, and must fit on one sheet: shorten it")
    for path, pdf in printed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf)
    return list(printed)


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF of Chromium has."""
    return len(_PAGES.findall(pdf))


def _wanted(root: Path) -> dict[str, str]:
    """The pages to print as HTML, by the path of their PDF; none where the course has no such pages."""
    found = {}
    for name, pages in DOCUMENTS.items():
        for language in LANGUAGES:
            stored = [read_stored(root / "notebooks" / language / f"{page}.ipynb") for page in pages]
            notebooks = [one for one in stored if one is not None]
            if len(notebooks) == len(pages):
                found[place(name, language)] = _page(root, name, language, notebooks)
    return found


def _is_of(path: Path, page: str) -> bool:
    return path.is_file() and path.read_bytes().endswith(_mark(page))


def _mark(page: str) -> bytes:
    return _MARK + hashlib.sha256(page.encode()).hexdigest().encode() + b"\n"


def _page(root: Path, name: str, language: str, notebooks: Sequence[NotebookNode]) -> str:
    """One document as HTML."""
    reader = _Reader(language, DOCUMENTS[name], site_address(root))
    sections = [reader.section(page, notebook) for page, notebook in zip(DOCUMENTS[name], notebooks, strict=True)]
    one_page = name in ONE_PAGE
    contents = "" if one_page else reader.contents()
    body = "\n".join([sections[0].replace("<!-- contents -->", contents, 1), *sections[1:]])
    return Template((root / _TEMPLATE).read_text(encoding="utf-8")).substitute(
        language=language,
        title=html.escape(notebooks[0].metadata.first_call.title),
        name=f"First Call · {words(language)['print_note']}",
        page='""' if one_page else 'counter(page) " / " counter(pages)',
        breaks="keep-all" if language == "ko" else "normal",
        kind="one-page" if one_page else "pages",
        body=body,
    )


class _Reader:
    """Makes HTML of the prose of notebooks, and remembers the headings for the list of contents."""

    def __init__(self, language: str, pages: Sequence[str], address: str | None) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
        self._language = language
        self._pages = pages
        self._address = address
        self._headings: list[tuple[str, str]] = []

    def section(self, page: str, notebook: NotebookNode) -> str:
        """Return one page of the document, with its title."""
        facts = notebook.metadata.first_call
        if page != self._pages[0]:  # the first one's title is that of the whole document
            self._headings.append((page, facts.title))
        cells = [  # the notes of a lesson stay on one sheet
            f"<article>{self._html(cell.source)}</article>" if page == notes.PAGE else self._html(cell.source)
            for cell in notebook.cells
            if cell.cell_type == "markdown" and cell.id not in (OPENING, CLOSING)
        ]
        opening = f"<h1>{html.escape(facts.title)}</h1>\n<blockquote>{html.escape(facts.goal)}</blockquote>"
        return "\n".join([f'<section id="{page}">', opening, "<!-- contents -->", *cells, "</section>"])

    def contents(self) -> str:
        """Return the list of what the document has."""
        rows = (f'<li><a href="#{anchor}">{html.escape(title)}</a></li>' for anchor, title in self._headings)
        return f"<nav><ul>{''.join(rows)}</ul></nav>"

    def _html(self, text: str) -> str:
        tokens = self._markdown.parse(text)
        for token, following in zip(tokens, [*tokens[1:], None], strict=True):
            if token.type == "inline":
                token.children = list(self._linked(token.children or []))
            elif token.type == "heading_open" and token.tag == "h2" and following is not None:
                anchor = f"part-{len(self._headings)}"
                token.attrSet("id", anchor)
                self._headings.append((anchor, following.content))
        for opened, members in _blocks(tokens, "table_open", "table_close"):
            rows = sum(token.type == "tr_open" for token in members)
            if rows <= ROWS:
                empty = not any(token.content for token in members if token.type == "inline")
                opened.attrSet("class", "short blanks" if empty or _has_blanks(members) else "short")
        for opened, members in _blocks(tokens, "bullet_list_open", "bullet_list_close"):
            if all(token.content.startswith("☐") for token in members if token.type == "inline"):
                opened.attrSet("class", "boxes")
        return self._markdown.renderer.render(tokens, self._markdown.options, {}).rstrip()

    def _linked(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the parts of a line: links to notebooks lead to the website or nowhere, others show where they lead."""
        shown: list[str] = []  # of the links that are open; "" for one that leads nowhere
        for token in tokens:
            if token.type == "link_open":
                target = self._target(str(token.attrs["href"]))
                shown.append(target)
                token.attrSet("href", target)
                if target:
                    yield token
            elif token.type == "link_close":
                target = shown.pop()
                if target:
                    yield token
                if target.startswith("http") and not (self._address and target.startswith(self._address)):
                    where = Token("html_inline", "", 0)
                    where.content = f' <span class="where">({html.escape(unquote(target.partition("//")[2]))})</span>'
                    yield where
            else:
                yield token

    def _target(self, target: str) -> str:
        """Return where a link of a notebook leads on paper; "" for nowhere."""
        if target.startswith(("http:", "https:")):
            return target
        page = target.partition("#")[0].removesuffix(".ipynb")
        if page in self._pages:
            return f"#{page}"
        return f"{self._address}/{self._language}/{page}.html" if self._address and target.endswith(".ipynb") else ""


def _blocks(tokens: Sequence[Token], opens: str, closes: str) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Yield each block with what is in it; blocks of one kind are not nested in each other here."""
    for start, token in enumerate(tokens):
        if token.type == opens:
            end = next(place for place in range(start, len(tokens)) if tokens[place].type == closes)
            yield token, tokens[start + 1 : end]


def _has_blanks(members: Sequence[Token]) -> bool:
    """Whether a table has cells in its rows that the reader fills in."""
    cells = [members[place + 1] for place, token in enumerate(members) if token.type == "td_open"]
    return any(not cell.content for cell in cells)


def _printed(pages: Sequence[str]) -> Iterator[bytes]:
    """Yield each page as a PDF that says nothing about when and where it was made."""
    from playwright.sync_api import sync_playwright  # only here: everything else needs no browser

    if not pages:
        return
    program = chromium.find()
    if program is None:
        raise PrintError(f"no browser to print with: none of {', '.join(chromium.COMMANDS)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        try:
            for page in pages:
                tab = browser.new_page()
                tab.set_content(page)
                pdf = tab.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
                tab.close()
                yield _DATE.sub(_FIXED_DATE, pdf).rstrip(b"\n") + b"\n" + _mark(page)
        finally:
            browser.close()
