"""The seat cards: one HTML page to print, and the only file that the keys of a room are ever in."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from helpers import place
from helpers.errors import InputError
from helpers.language import text

from . import sheet

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
        pin: the PIN of a seat, which its card then has too; "" for none.

    Raises:
        InputError: the file is something else, another room's, or would be published by git.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, room: str, pin: Callable[[int], str] = lambda seat: "") -> None:
        self.path = path
        self._room = room
        self._pin = pin
        self._cards: dict[int, Card] = {}
        self._draft = sheet.draft_of(path)
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
        sheet.check_place((self.path, self._draft), "workshop.cards_in_git")

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
        cards = (_shown(card, base_url, self._pin(card.seat)) for card in self)
        title = text("workshop.cards_title", room=self._room)
        sheet.write(self.path, sheet.page(title, text("workshop.cards_note"), _MARK, self._room, cards))


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


def _shown(card: Card, base_url: str | None, pin: str) -> str:
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
        pin=f"<p>{html.escape(text('board.card_pin'))} <code>{pin}</code></p>\n" if pin else "",
        lines="".join(f"<p>{html.escape(line)}</p>" for line in lines),
    )


_CARD = """<li data-seat="{seat}" data-project="{project}" data-account="{account}" data-expires="{expires}">
<h2>{title}</h2>
<p>OPENAI_API_KEY=<code class="key">{key}</code></p>
{server}{pin}{lines}
</li>"""
