"""The command `python -m helpers workshop hub`: JupyterHub for a room, and the system users of its seats."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.arguments import hold_key
from helpers.language import LANGUAGES, language, say, text

from .told import told

if TYPE_CHECKING:
    from .hub.plan import Plan

USUAL_PORT = 8400
MOST_MEMORY = 64.0  # GB
MOST_IDLE = 72.0  # hours
AT_ONCE = 2  # servers that start at the same time before the session: about one for each processor


def add(parts: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `workshop`.

    Args:
        parts: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    hub = parts.add_parser("hub", help=text("hub.help"), description=text("hub.about"), parents=[common])
    hub.add_argument("--room", required=True, metavar="NAME", help=text("workshop.help_room"))
    hub.add_argument("--seats", type=int, required=True, metavar="NUMBER", help=text("workshop.help_seats"))
    hub.add_argument("--folder", type=Path, metavar="FOLDER", help=text("hub.help_folder"))
    users = hub.add_mutually_exclusive_group()
    users.add_argument("--add-users", action="store_true", help=text("hub.help_add_users"))
    users.add_argument("--remove-users", action="store_true", help=text("hub.help_remove_users"))
    users.add_argument("--containers", metavar="IMAGE", help=text("hub.help_containers"))
    hub.add_argument("--yes", action="store_true", help=text("hub.help_yes"))
    hub.add_argument("--prespawn", action="store_true", help=text("hub.help_prespawn"))
    hub.add_argument("--host", default="0.0.0.0", metavar="ADDRESS", help=text("hub.help_host"))
    hub.add_argument("--port", type=int, default=USUAL_PORT, help=text("hub.help_port", port=USUAL_PORT))
    hub.add_argument("--lessons", choices=LANGUAGES, help=text("hub.help_lessons"))
    hub.add_argument("--start", default="00", metavar="NN", help=text("hub.help_start"))
    hub.add_argument("--memory", type=float, default=2.0, metavar="GB", help=text("hub.help_memory"))
    hub.add_argument("--idle", type=float, default=3.0, metavar="HOURS", help=text("hub.help_idle"))
    hub.add_argument("--base-url", metavar="URL", help=text("hub.help_base_url"))
    hub.add_argument("--board", metavar="URL", help=text("hub.help_board"))
    hub.add_argument("--certificate", type=Path, metavar="FILE", help=text("hub.help_certificate"))
    hub.add_argument("--certificate-key", type=Path, metavar="FILE", help=text("hub.help_certificate_key"))
    hub.set_defaults(run=_hub)


def _hub(options: argparse.Namespace) -> int:
    def run() -> int:
        from helpers.errors import InputError

        try:
            return _users(options) if options.add_users or options.remove_users else _run(options)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise InputError(text("hub.bad_folder", path=_folder(options), reason=reason)) from None

    return told(run)


def _run(options: argparse.Namespace) -> int:
    from helpers import place
    from helpers.practice.carriers import address

    from . import hub_cards, pins
    from .hub import keeper

    keeper.check_packages()
    keeper.check_system(containers=bool(options.containers))
    plan = _plan(options, keeper.find_proxy(_folder(options)))
    if not plan.image:
        _check_seats(plan)
    cards = plan.folder / "seat-pins.html"
    scheme = "https" if plan.certificate else "http"
    shown = f"{scheme}://{address.reachable(plan.host)}:{plan.port}"
    hub_cards.write(cards, plan.room, plan.seats, pins.secret(plan.folder), shown)

    def ready(token: str) -> None:
        from .hub import settings

        say(text("hub.ready", address=shown, seats=plan.seats))
        say(text("hub.cards", path=place.shown(cards)))
        say(text("hub.password", path=place.shown(settings.password_file(plan.folder))))
        if not plan.certificate:
            say(text("hub.plain_http"))
        if not plan.image and not plan.namespace:
            say(text("hub.visible"))
        if options.prespawn:
            _prespawn(plan, token)
        say(text("hub.stop"))

    return keeper.run(plan, say, ready=ready)


def _prespawn(plan: Plan, token: str) -> None:
    from .hub import prespawn

    say(text("hub.prespawning", seats=plan.seats, at_once=AT_ONCE))
    failed = prespawn.start_all(plan, token, AT_ONCE, lambda count: None)
    say(text("hub.prespawn_failed", seats=", ".join(failed)) if failed else text("hub.prespawned", seats=plan.seats))


def _users(options: argparse.Namespace) -> int:
    from helpers.errors import InputError

    from .hub import accounts, keeper

    keeper.check_system()
    room = _room(options)
    with keeper.alone(_folder(options) / "hub"):
        try:
            if options.add_users:
                made = sum(accounts.add(room, seat) for seat in range(1, options.seats + 1))
                say(text("hub.users_added", made=made, seats=options.seats, last=accounts.name_of(options.seats)))
                return 0
            if not options.yes and not _agreed(room):
                say(text("hub.users_kept"))
                return 1
            gone = sum(accounts.remove(room, seat) for seat in range(1, options.seats + 1))
            say(text("hub.users_removed", gone=gone))
        except accounts.AccountError as error:
            raise InputError(text(f"hub.{error.name}", **error.values)) from None
    return 0


def _agreed(room: str) -> bool:
    from .hub import accounts

    users = [account.name for account in accounts.of_room(room)]
    say(text("hub.users_question", count=len(users)))
    try:
        return input("> ").strip() == room
    except EOFError:
        return False


def _check_seats(plan: Plan) -> None:
    from helpers.errors import InputError

    from .hub import accounts, keeper

    try:
        users = [accounts.get(plan.room, accounts.name_of(seat)) for seat in range(1, plan.seats + 1)]
    except accounts.AccountError as error:
        raise InputError(text(f"hub.{error.name}", **error.values)) from None
    keeper.check_seat(users[0])


def _room(options: argparse.Namespace) -> str:
    from helpers.errors import InputError

    from .seats import MOST_SEATS, Room

    typed = [options.room, options.folder, options.base_url, options.board, options.containers, options.host]
    if hold_key([str(each or "") for each in typed]):
        raise InputError(text("command.not_understood"))
    if not Room.is_name(options.room):
        raise InputError(text("workshop.bad_room"))
    if not 1 <= options.seats <= MOST_SEATS:
        raise InputError(text("workshop.bad_seats", most=MOST_SEATS))
    return options.room


def _folder(options: argparse.Namespace) -> Path:
    from helpers import place

    room = _room(options)
    return (options.folder or place.own() / "workshop" / room).absolute()


def _plan(options: argparse.Namespace, proxy: str) -> Plan:
    from helpers import base_url, copies, place
    from helpers.errors import InputError

    from .hub import accounts
    from .hub.plan import Plan

    room = _room(options)
    lang = options.lessons or language()
    if not 1 <= options.port <= 65533:
        raise InputError(text("hub.bad_port"))
    if not 0.5 <= options.memory <= MOST_MEMORY:  # NaN is in no range
        raise InputError(text("hub.bad_memory", most=f"{MOST_MEMORY:g}"))
    if not 0.1 <= options.idle <= MOST_IDLE:
        raise InputError(text("hub.bad_idle", most=f"{MOST_IDLE:g}"))
    if copies.find(place.ROOT, options.start, lang) is None:
        raise InputError(text("hub.bad_start"))
    api = base_url.check(options.base_url) if options.base_url else None
    if api and api.url is None:
        raise InputError(api.problem)
    files = (options.certificate, options.certificate_key)
    if any(files) and not all(file and file.is_file() for file in files):
        raise InputError(text("hub.bad_certificate"))
    return Plan(
        room,
        options.seats,
        _folder(options),
        proxy,
        host=options.host,
        port=options.port,
        lang=lang,
        lesson=options.start,
        memory=options.memory,
        idle=options.idle,
        base_url=api.url if api else None,
        board=options.board,
        namespace=not options.containers and accounts.can_hide_processes(),
        certificate=str(options.certificate.absolute()) if options.certificate else None,
        certificate_key=str(options.certificate_key.absolute()) if options.certificate_key else None,
        image=options.containers,
    )
