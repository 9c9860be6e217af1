"""The seat cards: one HTML page to print, and the only file that the keys of a room are ever in."""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from helpers import env_file, place
from helpers.errors import InputError
from helpers.language import language, text

_MARK = "first-call-cards"  # the class of the list of cards, by which a file of ours is told


@dataclass(frozen=True)
class Card:
    """What one learner is given.

    Attributes:
        seat: number, from 1.
        project, account: ids at the API.
        key: the whole key; never shown but in the file.
        expires: Unix time, or None.
    """

    seat: int
    project: str
    account: str
    key: str = field(repr=False)
    expires: int | None = None


class Cards:
    """The cards of a room, in their file.

    Args:
        path: the file, which need not exist; only its owner may read it (mode 600; Windows goes by the folder).
        room: the room's name.

    Raises:
        InputError: the file is something else, another room's, or would be published by git.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, room: str) -> None:
        self.path = path
        self._room = room
        self._cards: dict[int, Card] = {}
        self._draft = path.with_name(f"{path.name}.seat-cards-part")
        if path.is_file():
            read = _Reader(path.read_text(encoding="utf-8", errors="replace"))
            if read.room is None:
                raise InputError(text("workshop.not_cards", path=place.shown(path)))
            if read.room != room:
                raise InputError(text("workshop.cards_of_other_room", path=place.shown(path)))
            self._cards = {card.seat: card for card in read.cards}
        self._draft.unlink(missing_ok=True)  # a killed process may have left it, with keys in it

    def __iter__(self) -> Iterator[Card]:
        return iter([self._cards[seat] for seat in sorted(self._cards)])

    def __len__(self) -> int:
        return len(self._cards)

    def get(self, seat: int) -> Card | None:
        """Return the card of a seat, or None."""
        return self._cards.get(seat)

    def begin(self, base_url: str | None) -> None:
        """Write a page without cards where there is no file yet.

        It shows the next run that keys of this room belong to this file, even if no card came to be on it.
        """
        if not self.path.is_file():
            self._write(base_url)

    def check_place(self) -> None:
        """Look whether keys may be written there.

        Raises:
            InputError: git would publish them.
        """
        for path in (self.path, self._draft):
            if env_file.git_state(path) in ("tracked", "unprotected"):
                raise InputError(text("workshop.cards_in_git", path=place.shown(path)))

    def put(self, card: Card, base_url: str | None) -> None:
        """Write the file with one card more, in a single step.

        Args:
            card: it; one of the same seat is replaced.
            base_url: of the server, for the card to name, or None for OpenAI's.
        """
        self._cards[card.seat] = card
        self._write(base_url)

    def drop(self, seat: int, base_url: str | None) -> None:
        """Write the file without one card."""
        if self._cards.pop(seat, None):
            self._write(base_url)

    def remove(self) -> None:
        """Delete the file."""
        self.path.unlink(missing_ok=True)
        self._cards = {}

    def _write(self, base_url: str | None) -> None:
        exclusive = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows alone has the last
        descriptor = os.open(self._draft, exclusive, 0o600)
        try:
            with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(self._page(base_url))
                file.flush()
                os.fsync(file.fileno())  # the key is shown only once: it must survive a power cut too
            self._draft.replace(self.path)
        finally:
            self._draft.unlink(missing_ok=True)

    def _page(self, base_url: str | None) -> str:
        cards = "\n".join(_shown(card, base_url) for card in self)
        return _PAGE.format(
            language=language(),
            title=html.escape(text("workshop.cards_title", room=self._room)),
            style=_STYLE,
            note=html.escape(text("workshop.cards_note")),
            mark=_MARK,
            room=html.escape(self._room),
            cards=cards,
        )


class _Reader(HTMLParser):
    """Reads the cards of a page.

    Attributes:
        room: the room's name; None where the page is not one of ours.
        cards: what was read.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.room: str | None = None
        self.cards: list[Card] = []
        self._open: dict[str, str] | None = None
        self._key: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if found.get("class") == _MARK:
            self.room = found.get("data-room", "")
        elif "data-seat" in found:
            self._open = found
        elif tag == "code" and found.get("class") == "key":
            self._key = []

    def handle_data(self, data: str) -> None:
        if self._key is not None:
            self._key.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "code" or self._key is None or self._open is None:
            return
        of, key, self._key = self._open, "".join(self._key), None
        expires = of.get("data-expires", "")
        if of["data-seat"].isdecimal() and key:
            self.cards.append(
                Card(
                    int(of["data-seat"]),
                    of.get("data-project", ""),
                    of.get("data-account", ""),
                    key,
                    int(expires) if expires.isdecimal() else None,
                )
            )


def when(expires: int | None) -> str:
    """Return when a key expires, in the time of this computer."""
    if expires is None:
        return text("workshop.never")
    return datetime.fromtimestamp(expires, UTC).astimezone().strftime("%Y-%m-%d %H:%M (UTC%z)")


def _shown(card: Card, base_url: str | None) -> str:
    use = text("workshop.card_use_server" if base_url else "workshop.card_use")
    lines = [use, text("workshop.card_expires", time=when(card.expires))]
    server = f"<p>OPENAI_BASE_URL=<code>{html.escape(base_url)}</code></p>" if base_url else ""
    return _CARD.format(
        seat=card.seat,
        project=html.escape(card.project),
        account=html.escape(card.account),
        expires="" if card.expires is None else card.expires,
        title=html.escape(text("workshop.card_title", seat=card.seat)),
        key=html.escape(card.key),
        server=server,
        lines="".join(f"<p>{html.escape(line)}</p>" for line in lines),
    )


_STYLE = """
body { font-family: system-ui, sans-serif; word-break: keep-all; margin: 1rem; color: #111; background: #fff; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem;
     grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); }
li { border: 1px dashed #555; border-radius: 0.4rem; padding: 0.7rem 0.9rem; break-inside: avoid; }
h2 { margin: 0 0 0.4rem; font-size: 1.2rem; }
p { margin: 0.3rem 0; font-size: 0.85rem; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.8rem; overflow-wrap: anywhere; }
@media print { header { display: none; } body { margin: 0; } ul { grid-template-columns: 1fr 1fr; } }
"""
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1><p>{note}</p></header>
<ul class="{mark}" data-room="{room}">
{cards}
</ul>
</body>
</html>
"""
_CARD = """<li data-seat="{seat}" data-project="{project}" data-account="{account}" data-expires="{expires}">
<h2>{title}</h2>
<p>OPENAI_API_KEY=<code class="key">{key}</code></p>
{server}{lines}
</li>"""
