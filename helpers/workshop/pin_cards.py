"""The seat cards of a room without keys: seat, PIN and address, on one HTML page to print."""

from __future__ import annotations

import html
from pathlib import Path

from helpers import place
from helpers.errors import InputError
from helpers.language import text

from . import pins, sheet

_MARK = "first-call-pins"  # by which such a file is told from a page of keys, which nobody could make again


def write(path: Path, room: str, seats: int, secret: bytes, address: str) -> None:
    """Write the cards. They can be written again at any time, and are the same then.

    Args:
        path: the file; only its owner may read it.
        room: the room's name.
        seats: how many.
        secret: of `pins.secret()`.
        address: where learners go.

    Raises:
        InputError: the file is there and is something else.
        OSError: it cannot be written.
    """
    if path.is_file() and f'<ul class="{_MARK}"' not in path.read_text(encoding="utf-8", errors="replace"):
        raise InputError(text("board.not_cards", path=place.shown(path)))
    sheet.draft_of(path).unlink(missing_ok=True)
    cards = (_card(seat, pins.pin(secret, seat), address) for seat in range(1, seats + 1))
    title = text("workshop.cards_title", room=room)
    sheet.write(path, sheet.page(title, text("board.cards_note"), _MARK, room, cards))


def _card(seat: int, pin: str, address: str) -> str:
    said = {name: html.escape(text(f"board.card_{name}")) for name in ("address", "pin", "open", "join", "python")}
    call = html.escape(f'board.join("{address}", seat={seat}, pin="{pin}")')
    return f"""<li data-seat="{seat}">
<div><h2>{html.escape(text("workshop.card_title", seat=seat))}</h2><p>{said["pin"]} <b class="pin">{pin}</b></p></div>
<p>{said["address"]} <b>{html.escape(address)}</b></p>
<p>{said["open"]} {said["join"]}</p>
<p>{said["python"]}<br><code>from helpers import board<br>{call}</code></p>
</li>"""
