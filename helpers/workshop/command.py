"""The command line of a workshop: `python -m helpers workshop keys mint | list | check | revoke`, and the others."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.arguments import hold_key
from helpers.language import say, text

from . import bundle_command, hub_command, seats_command, serve_command
from .told import told

if TYPE_CHECKING:
    from .cards import Cards
    from .seats import Plan, Room

MOST_DOLLARS = 1000.0  # a seat; more is a slip of the finger
MOST_HOURS = 24 * 90
USUAL_MARGIN = 3.0  # runs of each cell: an assumption, not a measurement
MOST_MARGIN = 100.0
MOST_RATE = 100_000.0  # won for a dollar


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `python -m helpers`.

    Args:
        commands: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    workshop = commands.add_parser("workshop", help=text("workshop.help"), parents=[common])
    parts = workshop.add_subparsers(metavar="keys | budget | serve | seats | bundle | hub", required=True)
    keys = parts.add_parser("keys", help=text("workshop.help_keys"), parents=[common])
    actions = keys.add_subparsers(metavar="mint | list | check | revoke", required=True)
    for name, run in (("mint", _mint), ("list", _list), ("check", _check), ("revoke", _revoke)):
        action = actions.add_parser(
            name, help=text(f"workshop.help_{name}"), description=text(f"workshop.about_{name}"), parents=[common]
        )
        action.add_argument("--room", required=True, metavar="NAME", help=text("workshop.help_room"))
        action.add_argument("--cards", type=Path, metavar="FILE", help=text("workshop.help_cards"))
        action.set_defaults(run=run)
        if name == "mint":
            _add_plan(action)
    budget = parts.add_parser(
        "budget", help=text("workshop.help_budget"), description=text("workshop.about_budget"), parents=[common]
    )
    budget.add_argument("--seats", type=int, required=True, metavar="NUMBER", help=text("workshop.help_seats"))
    budget.add_argument("--lessons", type=int, nargs="+", default=[], metavar="NN", help=text("workshop.help_lessons"))
    budget.add_argument("--margin", type=float, default=USUAL_MARGIN, help=text("workshop.help_margin"))
    budget.add_argument("--won", type=float, metavar="RATE", help=text("workshop.help_won"))
    budget.set_defaults(run=_budget)
    serve_command.add(parts, common)
    seats_command.add(parts, common)
    bundle_command.add(parts, common)
    hub_command.add(parts, common)


def _add_plan(mint: argparse.ArgumentParser) -> None:
    mint.add_argument("--seats", type=int, required=True, metavar="NUMBER", help=text("workshop.help_seats"))
    mint.add_argument("--dollars", type=float, required=True, metavar="AMOUNT", help=text("workshop.help_dollars"))
    mint.add_argument("--hours", type=int, default=24, metavar="NUMBER", help=text("workshop.help_hours"))
    mint.add_argument("--shared", action="store_true", help=text("workshop.help_shared"))
    mint.add_argument("--requests-per-minute", type=int, metavar="NUMBER", help=text("workshop.help_rate"))
    mint.add_argument("--again", type=int, nargs="+", default=[], metavar="SEAT", help=text("workshop.help_again"))


def _mint(options: argparse.Namespace) -> int:
    def run() -> int:
        from . import admin, keys

        plan = _plan(options)
        cards = _cards(options, plan.room)
        cards.check_place()
        with keys.alone(plan.room), admin.client() as client:
            say(text("workshop.way_shared" if plan.shared else "workshop.way_seats", limit=f"{plan.limit / 100:,.2f}"))
            keys.mint(client, plan, cards, say, again=frozenset(options.again))
        from helpers import place

        private = "workshop.private" if os.name == "posix" else "workshop.private_windows"
        say(text("workshop.cards_written", count=len(cards), path=place.shown(cards.path), private=text(private)))
        return 0

    return told(run, "workshop.mint_goes_on")


def _list(options: argparse.Namespace) -> int:
    def run() -> int:
        from . import admin, keys

        room = _room(options)
        cards = _cards(options, room)
        with admin.client() as client:
            keys.listed(client, room, cards, say)
        return 0

    return told(run)


def _check(options: argparse.Namespace) -> int:
    def run() -> int:
        from . import admin, keys

        cards = _cards(options, _room(options), needed=True)
        with admin.client() as client:
            return 0 if keys.check(client, cards, say) else 1

    return told(run)


def _revoke(options: argparse.Namespace) -> int:
    def run() -> int:
        from . import admin, keys

        room = _room(options)
        cards = _cards(options, room)
        with keys.alone(room), admin.client() as client:
            return 0 if keys.revoke(client, room, cards, say) else 1

    return told(run, "workshop.revoke_goes_on")


def _budget(options: argparse.Namespace) -> int:
    def run() -> int:
        from helpers.errors import InputError

        from . import budget

        _check_seats(options.seats)
        if not 1 <= options.margin <= MOST_MARGIN:  # NaN is in no range
            raise InputError(text("workshop.bad_margin", most=f"{MOST_MARGIN:g}"))
        if options.won is not None and not 0 < options.won <= MOST_RATE:
            raise InputError(text("workshop.bad_won", most=f"{MOST_RATE:,.0f}"))
        for line in budget.report(budget.plan(options.seats, options.margin, options.lessons), options.won):
            say(line)
        return 0

    return told(run)


def _check_seats(seats: int) -> None:
    from helpers.errors import InputError

    from .seats import MOST_SEATS

    if not 1 <= seats <= MOST_SEATS:
        raise InputError(text("workshop.bad_seats", most=MOST_SEATS))


def _room(options: argparse.Namespace) -> Room:
    from helpers.errors import InputError

    from .seats import Room

    if hold_key([options.room, str(options.cards or "")]):
        raise InputError(text("command.not_understood"))
    if not Room.is_name(options.room):
        raise InputError(text("workshop.bad_room"))
    return Room(options.room)


def _plan(options: argparse.Namespace) -> Plan:
    from helpers import models
    from helpers.errors import InputError

    from .seats import Plan

    room = _room(options)
    _check_seats(options.seats)
    if not 0.01 <= options.dollars <= MOST_DOLLARS:  # NaN is in no range
        raise InputError(text("workshop.bad_dollars", most=f"{MOST_DOLLARS:,.0f}"))
    if not 1 <= options.hours <= MOST_HOURS:
        raise InputError(text("workshop.bad_hours", most=MOST_HOURS))
    if not all(1 <= seat <= options.seats for seat in options.again):
        raise InputError(text("workshop.bad_again", seats=options.seats))
    rate = options.requests_per_minute
    if rate is not None and (not options.shared or rate < 1):
        raise InputError(text("workshop.bad_rate"))
    cents = round(options.dollars * 100)
    return Plan(room, options.seats, cents, options.hours * 3600, options.shared, rate, models.kit_default())


def _cards(options: argparse.Namespace, room: Room, *, needed: bool = False) -> Cards:
    from helpers import place
    from helpers.errors import InputError

    from .cards import Cards

    path = options.cards or place.own() / f"seat-cards-{room.name}.html"
    if needed and not path.is_file():
        raise InputError(text("workshop.no_cards", path=place.shown(path)))
    return Cards(path, room.name, _pin(place.own() / "workshop" / room.name))


def _pin(folder: Path) -> Callable[[int], str]:
    """Return what says the PIN of a seat; "" for each where the room has none yet."""
    from helpers.errors import InputError

    from . import pins

    try:
        secret = pins.secret(folder) if (folder / pins.SECRET).is_file() else b""
    except InputError:  # workshop seats says what is wrong with it
        secret = b""
    return lambda seat: pins.pin(secret, seat) if secret else ""
