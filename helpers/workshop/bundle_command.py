"""The command `python -m helpers workshop bundle`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.arguments import hold_key
from helpers.language import say, text

if TYPE_CHECKING:
    from .bundle import Plan, Wanted

FOLDER = "bundle"  # in the room's folder
_USUAL_EXTRAS = ("korean",)


def add(parts: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `python -m helpers workshop`.

    Args:
        parts: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    bundle = parts.add_parser("bundle", help=text("bundle.help"), description=text("bundle.about"), parents=[common])
    bundle.add_argument("--room", metavar="NAME", help=text("bundle.help_room"))
    bundle.add_argument("--folder", type=Path, metavar="FOLDER", help=text("bundle.help_folder"))
    bundle.add_argument("--systems", nargs="+", metavar="SYSTEM", help=text("bundle.help_systems"))
    bundle.add_argument("--pythons", nargs="+", metavar="VERSION", help=text("bundle.help_pythons"))
    bundle.add_argument(
        "--with", nargs="*", dest="extras", metavar="EXTRA", default=_USUAL_EXTRAS, help=text("bundle.help_with")
    )
    bundle.add_argument("--plan", action="store_true", help=text("bundle.help_plan"))
    bundle.add_argument("--check", action="store_true", help=text("bundle.help_check"))
    bundle.set_defaults(run=_bundle)


def _bundle(options: argparse.Namespace) -> int:
    from helpers import place
    from helpers.errors import InputError

    from . import bundle

    try:
        folder = _folder(options)
        if options.check:
            return _check(folder)
        planned = bundle.plan(_wanted(options))
        lacking = _tell(planned)
        if options.plan:
            return lacking
        folder.mkdir(parents=True, exist_ok=True)
        bundle.make(planned, folder, say)
        total = sum(entry["bytes"] for entry in bundle.index(folder))
        say(text("bundle.ready", path=place.shown(folder), mb=f"{total / 1e6:,.0f}"))
        return 0
    except InputError as error:
        say(error)
    except OSError as error:
        say(text("bundle.not_written", reason=error.strerror or type(error).__name__))
    except KeyboardInterrupt:
        say(text("bundle.goes_on"))
        raise
    return 1


def _folder(options: argparse.Namespace) -> Path:
    from helpers import place
    from helpers.errors import InputError

    from .seats import Room

    if hold_key([str(options.room or ""), str(options.folder or "")]):
        raise InputError(text("command.not_understood"))
    if options.folder:
        return Path(options.folder).expanduser().absolute()
    if options.room is None:
        raise InputError(text("bundle.no_folder"))
    if not Room.is_name(options.room):
        raise InputError(text("workshop.bad_room"))
    return place.own() / "workshop" / options.room / FOLDER


def _wanted(options: argparse.Namespace) -> Wanted:
    from helpers.errors import InputError

    from . import bundle
    from .systems import MINORS, SYSTEMS, version

    versions = {version(minor): minor for minor in MINORS}
    there = (("systems", list(SYSTEMS)), ("pythons", list(versions)), ("extras", bundle.extras()))
    for name, known in there:
        if not set(getattr(options, name) or ()) <= set(known):
            raise InputError(text(f"bundle.bad_{name}", known=", ".join(known)))
    systems = tuple(system for name, system in SYSTEMS.items() if name in (options.systems or SYSTEMS))
    minors = tuple(minor for name, minor in versions.items() if name in (options.pythons or versions))
    return bundle.Wanted(systems, minors, tuple(sorted(set(options.extras))))


def _tell(planned: Plan) -> int:
    """Show which Python of which system can be promised; the exit code is 1 where one of them lacks something."""
    from .systems import version

    widest = max(len(system.name) for system in planned.wanted.systems)
    for system in planned.wanted.systems:
        targets = [target for target in planned.targets if target.system == system]
        cells = [f"{version(target.minor)} {'-' if target.lacking else 'ok'}" for target in targets]
        megabytes = sum(wheel.size for wheel in planned.wheels(system)) / 1e6
        say(f"  {system.name:{widest}}  {'   '.join(cells)}   {megabytes:4,.0f} MB")
    lacking = [target for target in planned.targets if target.lacking]
    for target in lacking:
        names = ", ".join(target.lacking)
        say(text("bundle.lacking", system=target.system.name, python=version(target.minor), names=names))
    return 1 if lacking else 0


def _check(folder: Path) -> int:
    from helpers import place

    from . import bundle

    wrong = list(bundle.flaws(folder))
    for name in wrong:
        say(text("bundle.wrong", name=name))
    say(text("bundle.some_wrong" if wrong else "bundle.all_right", path=place.shown(folder)))
    return 1 if wrong else 0
