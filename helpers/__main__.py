"""The command `python -m helpers`: doctor, practice, local, key, original, workshop."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from helpers import guard
from helpers.arguments import Parser, hold_key
from helpers.language import LANGUAGES, say, set_language, text
from helpers.local import command as local_command
from helpers.workshop import command as workshop_command

MOST_PACE = 10.0  # seconds


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the command line; None means that of this process.

    Returns:
        The exit code: 0, or 1 when the doctor found a failure a lesson could not be brought back,
        or this Python lacks the packages.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in cp949 or cp1252 lacks some of the characters
            stream.reconfigure(errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    set_language(_language_in(arguments))
    parser = _parser()
    options = parser.parse_args(arguments)
    if "run" not in options:
        parser.print_help()
        return 0
    if options.run is not _doctor and (problem := guard.without_packages()):
        guard.leave(problem)
    try:
        return options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `doctor | head`: who read has seen enough, and Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def serve(
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], object] = say,
    *,
    room_key: str | None = None,
    pace: float | None = None,
    replies: Path | None = None,
) -> int:
    """Run the practice backend in the foreground until Ctrl+C.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        announce: is given each line for the person at the keyboard.
        room_key: the only key to accept; None as for `practice.start()`.
        pace: seconds between the chunks of a stream; None for the pace of `connect()`.
        replies: folder of prepared replies; None for the kit's own.

    Returns:
        The exit status: 0 after Ctrl+C, 1 when the address, the room key or the replies cannot be used.
    """
    import contextlib
    import errno

    from helpers import environment
    from helpers.practice.answering.replies import ReplyFileError
    from helpers.practice.carriers import address
    from helpers.practice.carriers.server import Server
    from helpers.practice.wire import access

    if room_key and not room_key.startswith(access.PREFIX):
        announce(text("practice.room_key_prefix", prefix=access.PREFIX))
        return 1
    if replies and not any(replies.glob("*/*.toml")):
        announce(text("practice.no_replies"))  # what was typed may be a key, and is not shown
        return 1
    pace = environment.pace() if pace is None else pace
    try:
        server = Server(host, port, replies=replies, room_key=room_key, pace=pace)
        server.start()
    except ReplyFileError as error:
        announce(text("practice.unreadable_replies", reason=error))
        return 1
    except (OSError, ValueError) as error:
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        name = "practice.port_in_use" if taken else "practice.cannot_listen"
        announce(text(name, host=host, port=port, reason=error))
        return 1
    with server, contextlib.suppress(KeyboardInterrupt):
        name = "practice.serving" if address.is_loopback(host) else "practice.serving_room"
        announce(text(name, base_url=server.base_url, key=server.key))
        server.wait()
    announce(text("practice.stopped"))
    return 0


def _language_in(arguments: list[str]) -> str | None:
    """--lang, read first, since the help itself depends on it."""
    first = Parser(add_help=False)
    first.add_argument("--lang", choices=LANGUAGES)
    return first.parse_known_args(arguments)[0].lang


def _parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=text("command.lang"))
    parser = Parser(prog="python -m helpers", description=text("command.description"), parents=[common])
    commands = parser.add_subparsers(metavar="doctor | practice | local | key | original | workshop")

    doctor = commands.add_parser("doctor", help=text("command.doctor"), parents=[common])
    doctor.add_argument("--json", action="store_true", help=text("command.doctor_json"))
    doctor.add_argument("--strict", action="store_true", help=text("command.doctor_strict"))
    doctor.set_defaults(run=_doctor)

    practice = commands.add_parser("practice", help=text("command.practice"), parents=[common])
    practice.add_argument("--host", default="127.0.0.1", help=text("command.practice_host"))
    practice.add_argument("--port", type=int, default=8000, help=text("command.practice_port"))
    practice.add_argument("--room-key", help=text("command.practice_room_key"))
    practice.add_argument("--pace", type=_seconds, metavar="SECONDS", help=text("command.practice_pace"))
    practice.add_argument("--replies", type=Path, metavar="FOLDER", help=text("command.practice_replies"))
    practice.set_defaults(run=_practice)

    local_command.add(commands, common)

    key = commands.add_parser("key", help=text("command.key"), parents=[common])
    one = key.add_mutually_exclusive_group()
    one.add_argument("--forget", action="store_true", help=text("command.key_forget"))
    one.add_argument("--guard", action="store_true", help=text("command.key_guard"))
    one.add_argument("--staged", action="store_true", help=argparse.SUPPRESS)  # what the git hook runs
    key.set_defaults(run=_key)

    original = commands.add_parser("original", help=text("command.original"), parents=[common])
    original.add_argument("lesson", help=text("command.original_lesson"))
    original.set_defaults(run=_original)

    workshop_command.add(commands, common)
    return parser


def _seconds(typed: str) -> float:
    """A pace: a stream is to be seen as it comes, and to come to its end."""
    if not 0 <= (seconds := float(typed)) <= MOST_PACE:  # NaN is in no range
        raise ValueError
    return seconds


def _doctor(options: argparse.Namespace) -> int:
    from helpers import doctor

    checks = doctor.run_checks(strict=options.strict)
    if options.json:
        print(doctor.report_json(checks, strict=options.strict))
    else:
        say(doctor.report(checks))
    return 0 if doctor.passed(checks, strict=options.strict) else 1


def _practice(options: argparse.Namespace) -> int:
    if hold_key([options.host]):
        say(text("command.not_understood"))
        return 2
    return serve(options.host, options.port, room_key=options.room_key, pace=options.pace, replies=options.replies)


def _key(options: argparse.Namespace) -> int:
    if options.guard or options.staged:
        from helpers import commit_guard

        return commit_guard.install() if options.guard else commit_guard.check()
    from helpers import keys

    keys.forget() if options.forget else keys.ask()
    return 0


def _original(options: argparse.Namespace) -> int:
    from helpers import copies, copies_report, place
    from helpers.errors import InputError
    from helpers.language import language

    name = copies.find(place.ROOT, options.lesson, language())
    try:
        if name is None:
            raise InputError(text("copies.no_lesson"))
        print(*copies_report.bring_back(name), sep="\n")
    except InputError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
