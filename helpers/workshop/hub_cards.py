"""The cards of a hub: seat, PIN and address, on one HTML page to print."""

from __future__ import annotations

import html
from pathlib import Path

from helpers.language import text

from . import pins, sheet


def write(path: Path, room: str, seats: int, secret: bytes, address: str) -> None:
    """Write the cards. They can be written again at any time, and are the same then.

    Args:
        path: the file; only its owner may read it.
        room: the room's name.
        seats: how many.
        secret: of `pins.secret()`.
        address: where learners go.

    Raises:
        OSError: it cannot be written.
    """
    sheet.draft_of(path).unlink(missing_ok=True)
    cards = (
        f'<li data-seat="{seat}"><div><h2>{html.escape(text("hub.card_seat", seat=seat))}</h2>'
        f'<p>{html.escape(text("hub.card_pin"))} <b class="pin">{pins.pin(secret, seat)}</b></p></div>'
        f"<p>{html.escape(text('hub.card_address'))}<br><b>{html.escape(address)}</b></p></li>"
        for seat in range(1, seats + 1)
    )
    sheet.write(
        path, sheet.page(text("hub.cards_title", room=room), text("hub.cards_note"), "first-call-hub", room, cards)
    )
