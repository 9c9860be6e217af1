"""What a prose cell contains: headings, links, pictures and code fences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_BREAKS = ("softbreak", "hardbreak")
_SHOWN = ("text", "code_inline", *_BREAKS)


@dataclass(frozen=True)
class Block:
    """A stretch of prose between two breaks.

    Attributes:
        kind: "heading", "text", "item", "cell" (of a table), "alt" (of a picture), "string" or "comment" (of code).
        text: as it is read, without marks; code in backticks, the addresses of links left out.
        before: what comes after it: "code", "list" or "".
    """

    kind: str
    text: str
    before: str = ""


@dataclass
class Outline:
    """The parts of one prose cell.

    Attributes:
        headings: each as (level, text).
        links: the target of each.
        images: each as (target, alternative text).
        fences: how many code fences there are.
        hint: whether a `<details>` block, a hint to unfold, is in it.
        stray_stars: whether `**` is shown as it is. Markdown does not close bold between a bracket or quotation
            mark and a letter, so Korean particles must not follow: write **word**(note)은, not **word(note)**은.
        dollars: how many $ the text has, without those written \\$; JupyterLab shows what is between two of them as a
            formula.
    """

    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    fences: int = 0
    hint: bool = False
    stray_stars: bool = False
    dollars: int = 0


def outline(text: str) -> Outline:
    """Read one prose cell."""
    found = Outline()
    html = _Html(found)
    tokens = _MARKDOWN.parse(text)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            found.headings.append((int(token.tag[1]), following.content))
        elif token.type in ("fence", "code_block"):
            found.fences += 1
        elif token.type == "html_block":
            html.feed(token.content)
        for child in token.children or ():
            if child.type == "link_open":
                found.links.append(str(child.attrs["href"]))
            elif child.type == "image":
                found.images.append((str(child.attrs["src"]), child.content))
            elif child.type == "html_inline":
                html.feed(child.content)
            elif child.type == "text":
                found.stray_stars |= "**" in child.content
                found.dollars += child.content.count("$")
    found.dollars -= len(re.findall(r"\\\$", re.sub("`[^`]*`", "", text)))
    return found


class _Html(HTMLParser):
    """Adds the headings, links and pictures that are written as HTML."""

    def __init__(self, found: Outline) -> None:
        super().__init__()
        self._found = found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and "href" in values:
            self._found.links.append(values["href"] or "")
        elif tag == "img":
            self._found.images.append((values.get("src") or "", values.get("alt") or ""))
        elif tag == "details":
            self._found.hint = True
        elif re.fullmatch("h[1-6]", tag):
            self._found.headings.append((int(tag[1]), ""))


def words(text: str) -> int:
    """Return how many words of one prose cell are read: no code fences, addresses or descriptions of pictures."""
    shown = ("".join(part for part, _ in line) for line in lines(text))
    return sum(bool(re.search(r"\w", word)) for line in shown for word in line.split())


def lines(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Yield each paragraph, heading, item and table cell of one prose cell as its parts: (text, whether it is code).

    Code fences, addresses and descriptions of pictures are left out, as in `words`.
    """
    for token in _MARKDOWN.parse(text):
        if token.type == "html_block":
            yield [(re.sub("<[^>]*>", " ", token.content), False)]
        elif token.children:
            shown = (part for part in token.children if part.type in _SHOWN)
            yield [(" " if part.type in _BREAKS else part.content, part.type == "code_inline") for part in shown]


def blocks(text: str) -> list[Block]:
    """Return the blocks of one prose cell, in order; code fences and HTML tags are left out."""
    found: list[Block] = []
    tokens = _MARKDOWN.parse(text)
    for place, token in enumerate(tokens):
        if token.type == "html_block":
            lines = re.sub("<[^>]*>", " ", token.content).splitlines()
            found += [Block("text", " ".join(line.split())) for line in lines if line.strip()]
        elif token.type == "inline":
            opened = tokens[place - 1].type
            kind = {"heading_open": "heading", "td_open": "cell", "th_open": "cell"}.get(opened, "text")
            if kind == "text" and token.level > 1 and any(one.type == "list_item_open" for one in tokens[:place][-3:]):
                kind = "item"
            following = next((one.type for one in tokens[place + 2 :]), "")
            before = "code" if following in ("fence", "code_block") else "list" if "list_open" in following else ""
            found += [Block("alt", child.content) for child in token.children or () if child.type == "image"]
            if shown := "".join(_shown(child) for child in token.children or ()).strip():
                found.append(Block(kind, " ".join(shown.split()), before))
    return found


def _shown(token: Token) -> str:
    if token.type == "code_inline":
        return f"`{token.content}`"
    return token.content if token.type == "text" else " " if token.type.endswith("break") else ""


def without_language(targets: Iterable[str]) -> list[str]:
    """Return link targets, sorted, without what says the language: /en/, /ko-KR/, .en.svg, .ko.md."""
    plain = (re.sub(r"/(en|ko)(-[A-Za-z]{2})?(?=/|$)", "", target) for target in targets)
    return sorted(re.sub(r"\.(en|ko)(?=\.)", "", target) for target in plain)


def is_web_address(target: str) -> bool:
    """Whether a target is a complete http(s) address."""
    try:
        parts = urlsplit(target)
        parts.port  # noqa: B018, reading it raises ValueError when it is not a number
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and ("." in host or host == "localhost") and " " not in target
