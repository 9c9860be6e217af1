"""The command `python -m helpers workshop serve`: a room from one laptop."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from helpers.arguments import hold_key
from helpers.language import say, text

if TYPE_CHECKING:
    from helpers.practice.carriers.server import Server

    from .board import Board
    from .site_files import File

PORT = 8300
_EVERYWHERE = "0.0.0.0"
_SITE = Path("build", "site")
_BUILD = "python -m uv run --group site python notebooks/build.py --site {path}"
_MARK = ".nojekyll"  # which notebooks/build.py --site writes, and nothing else in a folder of files does
_RUNNER = "_static/run/run.js"
_MOST_PACE = 10.0


def add(parts: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `python -m helpers workshop`.

    Args:
        parts: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    serve = parts.add_parser("serve", help=text("serve.help"), description=text("serve.about"), parents=[common])
    serve.add_argument("--room", default="room", metavar="NAME", help=text("serve.help_room"))
    serve.add_argument("--seats", type=int, default=30, metavar="NUMBER", help=text("serve.help_seats"))
    serve.add_argument("--host", default=_EVERYWHERE, help=text("serve.help_host"))
    serve.add_argument("--port", type=int, default=PORT, help=text("serve.help_port"))
    serve.add_argument("--pace", type=_seconds, metavar="SECONDS", help=text("serve.help_pace"))
    serve.add_argument("--folder", type=Path, metavar="FOLDER", help=text("serve.help_folder"))
    serve.add_argument("--site", type=Path, metavar="FOLDER", help=text("serve.help_site"))
    lessons = serve.add_mutually_exclusive_group()
    lessons.add_argument("--build", action="store_true", help=text("serve.help_build"))
    lessons.add_argument("--no-site", action="store_true", help=text("serve.help_no_site"))
    serve.set_defaults(run=_serve)


def _seconds(typed: str) -> float:
    if not 0 <= (seconds := float(typed)) <= _MOST_PACE:  # NaN is in no range
        raise ValueError
    return seconds


def _serve(options: argparse.Namespace) -> int:
    from helpers.errors import InputError

    from .site_files import Files

    try:
        _check(options)
        site = Files(_site(options)) if not options.no_site else {}
        bundle = Files(_folder(options) / "bundle")
        server, board = _server(options, site, bundle)
        _start(server)
    except InputError as error:
        say(error)
        return 1
    with server, _ending():
        _say_address(options.room, server)
        say(board.announcement(f"http://127.0.0.1:{server.port}"))
        _say_files(site, bundle)
        say(text("serve.stop"))
        server.wait()
    say(text("serve.closed"))
    return 0


def _check(options: argparse.Namespace) -> None:
    """Raise an InputError for what no room can be made of."""
    from .seats import MOST_SEATS, Room

    if hold_key([options.room, options.host, *map(str, filter(None, (options.folder, options.site)))]):
        raise _mistake("command.not_understood")
    if not Room.is_name(options.room):
        raise _mistake("serve.bad_room")
    if not 1 <= options.seats <= MOST_SEATS:
        raise _mistake("serve.bad_seats", most=MOST_SEATS)
    if not 0 <= options.port <= 65535:
        raise _mistake("serve.bad_port")


def _server(options: argparse.Namespace, site: Mapping[str, File], bundle: Mapping[str, File]) -> tuple[Server, Board]:
    """Return the server that the options ask for, not started yet, and its board.

    Raises:
        InputError: the room's folder can't be used.
    """
    from helpers import environment

    from . import pins, room_server
    from .board import Board, handlers

    folder = _folder(options)
    try:
        secret, board = pins.secret(folder), Board(folder, options.seats)
    except OSError as error:
        raise _mistake("serve.bad_folder", path=_shown(folder), reason=_reason(error)) from None
    server = room_server.server_of(
        options.host,
        options.port,
        key=room_server.room_key(secret),
        site=site,
        bundle=bundle,
        board=handlers(board),
        pace=environment.pace() if options.pace is None else options.pace,
    )
    return server, board


def _folder(options: argparse.Namespace) -> Path:
    from helpers import place

    return options.folder or place.own() / "workshop" / options.room


def _site(options: argparse.Namespace) -> Path:
    """Return the website's folder, which is built where that is asked for."""
    from helpers import place

    folder = options.site or place.ROOT / _SITE
    command = _BUILD.format(path=_shown(folder))
    if options.build:
        build = place.ROOT / "notebooks" / "build.py"
        if not build.is_file() or not importlib.util.find_spec("sphinx"):
            raise _mistake("serve.no_build", command=command)
        say(text("serve.building", path=_shown(folder)))
        if subprocess.run([sys.executable, str(build), "--site", str(folder)], cwd=place.ROOT).returncode:
            raise _mistake("serve.build_failed")
    if not folder.is_dir() or not any(folder.iterdir()):
        raise _mistake("serve.no_site", path=_shown(folder), command=command)
    if not (folder / _MARK).is_file():  # somebody's own folder would be given out whole
        raise _mistake("serve.not_site", path=_shown(folder))
    return folder


def _start(server: Server) -> None:
    """Start a server.

    Raises:
        InputError: it can't listen there.
    """
    try:
        server.start()
    except (OSError, ValueError, OverflowError) as error:
        code = getattr(error, "errno", None)
        if code == errno.EADDRINUSE:
            raise _mistake("serve.port_in_use", port=server.port) from None
        nameless = code is not None and code not in errno.errorcode  # codes of name servers are none of the system's
        if code == errno.EADDRNOTAVAIL or nameless or isinstance(error, UnicodeError):
            raise _mistake("serve.bad_host", host=server.host) from None
        reason = _reason(error)
        raise _mistake("serve.cannot_listen", host=server.host, port=server.port, reason=reason) from None


def _say_address(room: str, server: Server) -> None:
    """Say where learners find the room, and what they need there."""
    from helpers.practice.carriers.address import EVERY

    from . import addresses, qr

    found = addresses.of_room(server.host)
    first, *others = found or [addresses.Address("127.0.0.1" if server.host in EVERY else server.host)]
    address = first.url(server.port)
    say(text("serve.open", room=room))
    say(f"\n    {address}\n")
    if not found:
        say(text("serve.no_network" if server.host in EVERY else "serve.only_here"))
    elif not qr.is_there():
        say(text("serve.no_qr", command=qr.COMMAND))
    elif not qr.can_show(getattr(sys.stdout, "encoding", None)):
        say(text("serve.no_blocks"))
    else:
        for line in qr.lines(address, colors=_takes_colors()):
            say(f"  {line}")
        say("")
    if others:
        say(text("serve.others"))
        for other in others:
            say(f"    {other.url(server.port)}  {other.interface}")
    say(text("serve.projector", address=f"{address}/room"))
    say(text("serve.room_key", key=server.key))
    if os.name == "nt" and found:
        say(text("serve.firewall"))


def _say_files(site: Mapping[str, File], bundle: Mapping[str, File]) -> None:
    """Say what the room has."""
    if not site:
        say(text("serve.files_no_site"))
    else:
        pages = sum(name.startswith(("en/", "ko/")) and name.endswith(".html") for name in site)
        say(text("serve.files_site" if _RUNNER in site else "serve.files_site_read", count=pages))
    size = sum(file.size for file in bundle.values()) / 1e6
    name = "serve.files_bundle" if bundle else "serve.files_no_bundle"
    say(text(name, count=len(bundle), size=f"{size:,.0f}"))


def _takes_colors() -> bool:
    """Whether stdout is a terminal that knows escape sequences; an older window of Windows may not."""
    return sys.stdout.isatty() and (os.name != "nt" or "WT_SESSION" in os.environ)


@contextlib.contextmanager
def _ending() -> Iterator[None]:
    """Let Ctrl+C, Ctrl+Break and SIGTERM end what is waited for."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGBREAK", "SIGTERM") if hasattr(signal, name)]  # Windows has the first
    before = {name: signal.signal(getattr(signal, name), end) for name in names}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _mistake(name: str, **values: object) -> Exception:
    from helpers.errors import InputError

    return InputError(text(name, **values))


def _shown(path: Path) -> str:
    from helpers import place

    return place.shown(path)


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return said.partition(" (while attempting")[0]  # what Python adds repeats the address
