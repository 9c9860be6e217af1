"""The command `python -m helpers workshop seats`: the seat cards of a room, with the PINs."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from helpers.arguments import hold_key
from helpers.language import say, text


def add(parts: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `python -m helpers workshop`.

    Args:
        parts: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    seats = parts.add_parser(
        "seats", help=text("board.help_seats"), description=text("board.about_seats"), parents=[common]
    )
    seats.add_argument("--room", required=True, metavar="NAME", help=text("workshop.help_room"))
    seats.add_argument("--seats", type=int, required=True, metavar="NUMBER", help=text("board.help_number"))
    seats.add_argument("--address", required=True, metavar="URL", help=text("board.help_address"))
    seats.add_argument("--folder", type=Path, metavar="FOLDER", help=text("board.help_folder"))
    seats.add_argument("--cards", type=Path, metavar="FILE", help=text("board.help_cards"))
    seats.set_defaults(run=_seats)


def _seats(options: argparse.Namespace) -> int:
    from helpers import place
    from helpers.errors import InputError

    from . import pin_cards, pins, sheet

    try:
        address = _check(options)
        folder = options.folder or place.own() / "workshop" / options.room
        path = options.cards or folder / "seat-cards.html"
        sheet.check_place((path, sheet.draft_of(path)), "board.cards_in_git")
        pin_cards.write(path, options.room, options.seats, pins.secret(folder), address)
    except InputError as error:
        say(error)
        return 1
    except OSError as error:
        say(text("board.cards_not_written", reason=error.strerror or type(error).__name__))
        return 1
    private = text("workshop.private" if os.name == "posix" else "workshop.private_windows")
    say(text("board.cards_written", count=options.seats, path=place.shown(path), private=private))
    return 0


def _check(options: argparse.Namespace) -> str:
    """Return the address as a card has it; raise an InputError for what no card can be made of."""
    from helpers.board import membership
    from helpers.errors import InputError

    from .seats import MOST_SEATS, Room

    if hold_key([options.room, options.address, *map(str, filter(None, (options.folder, options.cards)))]):
        raise InputError(text("command.not_understood"))
    if not Room.is_name(options.room):
        raise InputError(text("workshop.bad_room"))
    if not 1 <= options.seats <= MOST_SEATS:
        raise InputError(text("workshop.bad_seats", most=MOST_SEATS))
    try:
        return membership.board_of(options.address).removesuffix("/board")
    except InputError:
        raise InputError(text("board.bad_room_address")) from None
