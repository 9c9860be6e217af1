"""The picture that a chat shows beside a link: one for each page, drawn ahead by draw_social.py and committed."""

from __future__ import annotations

from pathlib import Path

from .page import Page

NAME = "social"  # of the folder in the website
FOLDER = f"assets/site/{NAME}"


def place(root: Path, page: Page, language: str) -> str:
    """Return where in the website the picture of a page is: its own, else the one of its language.

    Args:
        root: the repository.
        page: of the website.
        language: "en" or "ko".
    """
    own = f"{page.name.replace('/', '-')}.{language}.png"
    name = own if (root / FOLDER / own).is_file() else f"index.{language}.png"
    return f"{NAME}/{name}"
