"""The offline bundle: a ZIP file for each system, which installs the kit on a learner's computer without a network."""

from __future__ import annotations

import contextlib
import json
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from helpers import place
from helpers.errors import InputError
from helpers.language import text

from . import bundle_page, bundle_zip, kit_files, python_archives, wheel_fetch, wheel_plan
from .bundle_zip import Package
from .python_archives import Archive
from .systems import System
from .wheel_plan import Requirement, Target, Wheel

INDEX = "index.json"
ZIPS = "first-call-*.zip"
_WORK = ".making"  # in the bundle's folder while it is made: what was fetched so far
_SPARE = 1.1  # times what is needed
# The first two are for the facilitator's computer. The third comes with a model that is in no list of packages, and has
# no wheel for each system: the facilitator's computer can serve the model to the room (python -m helpers local).
_NOT_FOR_LEARNERS = {"hub", "workshop", "local"}


@dataclass(frozen=True)
class Wanted:
    """What a bundle is made for.

    Attributes:
        systems: which ones.
        minors: of Python 3.
        extras: of the kit.
    """

    systems: tuple[System, ...]
    minors: tuple[int, ...]
    extras: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a bundle needs.

    Attributes:
        wanted: what for.
        needed: the packages, in the versions of the lock.
        targets: the wheels of each Python on each system, and the packages that have none for it.
        pip: its version in the lock.
    """

    wanted: Wanted
    needed: tuple[Requirement, ...]
    targets: tuple[Target, ...]
    pip: str

    def promised(self, system: System) -> list[Target]:
        """Return the Pythons of a system for which nothing is lacking."""
        return [target for target in self.targets if target.system == system and not target.lacking]

    def wheels(self, system: System) -> tuple[Wheel, ...]:
        """Return the wheels for a system, by name."""
        found = {wheel.name: wheel for target in self.promised(system) for wheel in target.wheels}
        return tuple(found[name] for name in sorted(found))


def extras(root: Path = place.ROOT) -> list[str]:
    """Return what learners may want besides the kit; [] where the kit's files are not there."""
    with contextlib.suppress(OSError, ValueError, KeyError):
        return sorted({*_project(root)["optional-dependencies"]} - _NOT_FOR_LEARNERS)
    return []


def plan(wanted: Wanted, root: Path = place.ROOT) -> Plan:
    """Return what a bundle needs; nothing is fetched for it.

    Args:
        wanted: what for.
        root: the kit's folder.

    Raises:
        InputError: uv is missing or failed, or the kit's lock is.
    """
    if not (root / "uv.lock").is_file():
        raise InputError(text("bundle.no_lock"))
    options = ("--frozen", "--no-dev", "--no-emit-project", "--group", "bundle", "--no-hashes", "--no-header")
    chosen = [option for extra in sorted(wanted.extras) for option in ("--extra", extra)]
    needed = wheel_plan.read(wheel_fetch.run([*wheel_fetch.uv(), "export", "--quiet", *options, *chosen], root))
    there = wheel_plan.wheels(root / "uv.lock")
    targets = wheel_plan.targets(needed, there, wanted.systems, wanted.minors)
    pip = next(release for name, release in there if name == "pip")
    return Plan(wanted, tuple(needed), tuple(targets), pip)


def make(planned: Plan, folder: Path, say: Callable[[object], None], root: Path = place.ROOT) -> None:
    """Make a bundle, or bring one up to date: what is right stays, everything else is replaced.

    Args:
        planned: of `plan()`.
        folder: of the bundle.
        say: is told what is done.
        root: the kit's folder.

    Raises:
        InputError: something could not be fetched, the disk is too small, or the kit has a key in it.
        OSError: the folder cannot be written.
    """
    kit = bundle_zip.pack(kit_files.read(root))
    work = folder / _WORK
    work.mkdir(parents=True, exist_ok=True)
    pythons = _pythons(planned, folder, say)
    old = {str(entry["name"]): entry for entry in index(folder)}
    packages = [
        Package(
            system,
            tuple(target.minor for target in planned.promised(system)),
            planned.wanted.extras,
            planned.wheels(system),
            planned.needed,
            kit,
            str(_project(root)["version"]),
            pythons.get(system.name),
        )
        for system in planned.wanted.systems
        if planned.promised(system)
    ]
    entries = {package.name: package.described() for package in packages}
    stale = [package for package in packages if not _is_same(folder, entries[package.name], old.get(package.name))]
    _check_room(folder, stale)
    programs = {package.name: package.program(folder / package.name) for package in stale}
    todo = [
        replace(target, wheels=tuple(wheel for wheel in target.wheels if wheel != package.tool or not there))
        for package in stale
        for there in [programs[package.name]]
        for target in planned.promised(package.system)
    ]
    wheel_fetch.fetch(todo, work / "wheels", sorted(folder.glob(ZIPS)), planned.pip, say)
    for package in packages:
        path = folder / package.name
        if package in stale:
            package.write(work / package.name, work / "wheels", programs[package.name])
            (work / package.name).replace(path)
        size = path.stat().st_size
        old[package.name] = entries[package.name] | {"bytes": size, "sha256": wheel_fetch.digest(path)}
        _remember(folder, old)  # after each, so that one that is done stays so if this is interrupted
        state = "bundle.made" if package in stale else "bundle.same"
        say(text(state, name=package.name, mb=f"{size / 1e6:,.0f}"))
    for path in folder.glob(ZIPS):
        if path.name not in entries:  # of a system that is no longer wanted
            path.unlink()
    kept = {name: old[name] for name in entries}
    page = bundle_page.outside(list(kept.values()))
    (folder / bundle_page.NAME).write_text(page, encoding="utf-8", newline="\n")
    _remember(folder, kept)
    shutil.rmtree(work, ignore_errors=True)


def index(folder: Path) -> list[dict[str, Any]]:
    """Return what a bundle says about its ZIP files; [] where there is none.

    Args:
        folder: of the bundle.
    """
    try:
        entries = json.loads((folder / INDEX).read_text(encoding="utf-8"))["files"]
        return [dict(entry) for entry in entries if {"name", "id", "bytes", "sha256"} <= entry.keys()]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []


def flaws(folder: Path) -> Iterator[str]:
    """Yield the files of a bundle, or of one that was unpacked, that are not as they were made.

    Args:
        folder: of the bundle, or the one that a ZIP file makes.

    Raises:
        InputError: the folder is neither.
    """
    from .offline import install

    if (folder / "files" / "manifest.json").is_file():
        yield from install.flaws(folder)
        return
    if not (entries := index(folder)):
        raise InputError(text("bundle.no_bundle", path=place.shown(folder)))
    yield from (str(entry["name"]) for entry in entries if not _is_whole(folder, entry))
    listed = {entry["name"] for entry in entries}
    yield from (path.name for path in sorted(folder.glob(ZIPS)) if path.name not in listed)
    if not (folder / bundle_page.NAME).is_file():
        yield bundle_page.NAME


def _project(root: Path) -> dict[str, Any]:
    return dict(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def _pythons(planned: Plan, folder: Path, say: Callable[[object], None]) -> dict[str, tuple[Archive, Path]]:
    """The archives of Python that are there, by system; the others are told, with where to get them."""
    release = next(one.version for one in planned.needed if one.name == "uv")
    place_of_archives = folder / python_archives.FOLDER
    found, missing = {}, []
    for system in planned.wanted.systems:
        minors = [target.minor for target in planned.promised(system)]
        archive = python_archives.known(wheel_fetch.uv(release), system, max(minors), folder) if minors else None
        if archive is None:
            continue
        path = place_of_archives / archive.name
        if path.is_file() and python_archives.is_whole(path):
            found[system.name] = (archive, path)
            continue
        if path.is_file():
            say(text("bundle.broken_python", name=archive.name))
        missing.append(f"  {system.name}: {archive.url}")
    if missing:
        say(text("bundle.no_python", path=place.shown(place_of_archives)))
        for line in missing:
            say(line)
    return found


def _is_same(folder: Path, entry: Mapping[str, Any], old: Mapping[str, Any] | None) -> bool:
    return old is not None and old["id"] == entry["id"] and _is_whole(folder, old)


def _is_whole(folder: Path, entry: Mapping[str, Any]) -> bool:
    path = folder / str(entry["name"])
    return path.is_file() and path.stat().st_size == entry["bytes"] and wheel_fetch.digest(path) == entry["sha256"]


def _check_room(folder: Path, packages: Sequence[Package]) -> None:
    """What is fetched is there three times for a while: in pip's memory, as a file, and in each ZIP file."""
    fetched = {wheel.name: wheel.size for package in packages for wheel in package.wheels}
    zips = sum(wheel.size for package in packages for wheel in package.wheels)
    wanted, free = (2 * sum(fetched.values()) + zips) * _SPARE, shutil.disk_usage(folder).free
    if wanted > free:
        raise InputError(text("bundle.no_room", wanted=f"{wanted / 1e6:,.0f}", free=f"{free / 1e6:,.0f}"))


def _remember(folder: Path, entries: Mapping[str, Mapping[str, Any]]) -> None:
    content = {
        "about": "The offline bundle of First Call: a ZIP file for each system.",
        "page": bundle_page.NAME,
        "files": [dict(entries[name]) for name in sorted(entries)],
    }
    draft = folder / f"{INDEX}.part"
    draft.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")
    draft.replace(folder / INDEX)
