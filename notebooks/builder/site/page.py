"""What every page of the website has, whatever it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """One page in one language, as Sphinx reads it.

    Attributes:
        name: its path in the language's folder without an ending, for example "errors/invalid_key".
        source: a notebook's JSON, or Markdown.
        title, description: as plain text, for search engines and for links in chats.
        lesson: the name of the lesson or page whose notebook it is; "" for all others.
        cells: id, source and tags of its code cells, in order.
        kind: "notebook" or "markdown".
    """

    name: str
    source: str
    title: str
    description: str
    lesson: str = ""
    cells: tuple[dict[str, Any], ...] = field(default=())
    kind: str = "markdown"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join(f"\\{character}" if character in r"\`*_{}[]<>#|$~" else character for character in text)


def as_code(text: str) -> str:
    """Return one line of Markdown that shows a text as code, whatever backticks are in it."""
    fence = "`"
    while fence in text:
        fence += "`"
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def code_block(text: str, language: str) -> str:
    """Return Markdown that shows a text as a block of code, whatever backticks are in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
