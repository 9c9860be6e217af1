"""The picture that a chat shows beside a link: drawn ahead by `build.py --social`, committed, found by what it says."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from .. import chromium
from .page import Page
from .words import words

NAME = "social"  # of the folder in the website
FOLDER = f"assets/site/{NAME}"
WIDTH, HEIGHT = 800, 420
_CARD = "assets/site/social.html"
_ERRORS = "errors/"
_ERROR_LIST = "errors/index"


class NoBrowserError(Exception):
    """There is no browser to draw with."""


def place(root: Path, pages: Mapping[str, Page], page: Page, language: str) -> str:
    """Return where in the website the picture of a page is.

    What has changed since it was drawn has the picture of its language, which says nothing of a page.

    Args:
        root: the repository.
        pages: all of this language.
        page: one of them; all errors share one picture.
        language: "en" or "ko".
    """
    shown = pages[_ERROR_LIST] if page.name.startswith(_ERRORS) else page
    own = _file(shown, language)
    name = own if (root / FOLDER / own).is_file() else _general(language)
    return f"{NAME}/{name}"


def draw(root: Path, pages: Mapping[str, Iterable[Page]]) -> list[Path]:
    """Draw what is missing, delete what no page shows, and return what was drawn.

    Args:
        root: the repository.
        pages: of the website, by language.

    Raises:
        NoBrowserError: no Chromium or Chrome was found.
    """
    wanted = {}
    for language, of_language in pages.items():
        wording = words(language)
        wanted[_general(language)] = _card(root, language, wording["name"], wording["tagline"])
        for page in of_language:
            if not page.name.startswith(_ERRORS) or page.name == _ERROR_LIST:
                wanted[_file(page, language)] = _card(root, language, page.title, page.description)
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.png"):
        if path.name not in wanted:
            path.unlink()
    missing = {folder / name: card for name, card in wanted.items() if not (folder / name).is_file()}
    _screenshots(missing)
    return list(missing)


def _general(language: str) -> str:
    return f"first-call.{language}.png"


def _file(page: Page, language: str) -> str:
    said = hashlib.sha256(f"{page.title}\n{page.description}".encode()).hexdigest()[:8]
    return f"{page.name.replace('/', '-')}.{language}.{said}.png"


def _card(root: Path, language: str, title: str, goal: str) -> str:
    values = {"language": language, "name": words(language)["name"], "title": title, "goal": goal}
    card = Template((root / _CARD).read_text(encoding="utf-8"))
    return card.substitute({name: html.escape(value) for name, value in values.items()})


def _screenshots(cards: Mapping[Path, str]) -> None:
    from playwright.sync_api import sync_playwright  # only here: the website itself is built without a browser

    if not cards:
        return
    program = chromium.find()
    if program is None:
        raise NoBrowserError(f"no browser to draw with: none of {', '.join(chromium.COMMANDS)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for path, card in cards.items():
            page.set_content(card)
            page.screenshot(path=path)
        browser.close()
