"""Which wheels a learner's computer needs, by uv.lock: known for each system and Python before anything is fetched."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from packaging.markers import Marker
from packaging.tags import Tag
from packaging.utils import parse_wheel_filename

from .systems import System

_LINE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>.+?))?\s*\\?")


@dataclass(frozen=True)
class Requirement:
    """A package in the version of the lock.

    Attributes:
        name, version: of the package.
        marker: where it is needed; "" for everywhere.
    """

    name: str
    version: str
    marker: str = ""

    def is_needed(self, system: System, minor: int) -> bool:
        """Return whether some Python 3.`minor` on that system needs it."""
        marker = Marker(self.marker) if self.marker else None
        return marker is None or any(marker.evaluate(values) for values in system.environments(minor))


@dataclass(frozen=True)
class Wheel:
    """A wheel of the lock.

    Attributes:
        package, version: what it installs.
        name: of its file.
        digest: its SHA-256, in hexadecimal digits.
        size: in bytes; 0 where the lock does not have it.
        tags: what it fits.
    """

    package: str
    version: str
    name: str
    digest: str
    size: int
    tags: frozenset[Tag] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Target:
    """A Python on a system, and what the lock has for it.

    Attributes:
        system: which one.
        minor: of Python 3.
        wheels: one for each package that is needed there.
        lacking: the packages that are needed and have no wheel for it.
    """

    system: System
    minor: int
    wheels: tuple[Wheel, ...]
    lacking: tuple[str, ...]


def read(exported: str) -> list[Requirement]:
    """Return the requirements in the output of `uv export`.

    Args:
        exported: a requirements file; hashes and comments are passed over.
    """
    lines = (_LINE.fullmatch(line) for line in exported.splitlines() if not line.startswith((" ", "#")))
    return [Requirement(found["name"], found["version"], found["marker"] or "") for found in lines if found]


def wheels(lock: Path) -> dict[tuple[str, str], tuple[Wheel, ...]]:
    """Return the wheels of a lock by name and version of their packages.

    Args:
        lock: the file uv.lock.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not TOML.
    """
    packages = tomllib.loads(lock.read_text(encoding="utf-8")).get("package", [])
    return {(package["name"], package["version"]): tuple(_wheels(package)) for package in packages}


def targets(
    needed: Sequence[Requirement],
    there: dict[tuple[str, str], tuple[Wheel, ...]],
    systems: Iterable[System],
    minors: Sequence[int],
) -> list[Target]:
    """Return what each Python on each system needs.

    Args:
        needed: of `read()`.
        there: of `wheels()`.
        systems: which ones.
        minors: of Python 3.
    """
    return [_target(needed, there, system, minor) for system in systems for minor in minors]


def best(candidates: Iterable[Wheel], tags: Sequence[Tag]) -> Wheel | None:
    """Return the wheel that fits best, or None where none fits.

    Args:
        candidates: wheels of one package.
        tags: what fits, the best first.
    """
    ranks = {tag: rank for rank, tag in enumerate(tags)}
    fitting = [(rank, wheel.name, wheel) for wheel in candidates for rank in [_rank(wheel, ranks)] if rank is not None]
    return min(fitting)[2] if fitting else None


def requirements_file(needed: Iterable[Requirement], chosen: Iterable[Wheel]) -> str:
    """Return a requirements file that lets in nothing but these wheels.

    Args:
        needed: of `read()`; those without a wheel are left out.
        chosen: the wheels.
    """
    digests: dict[tuple[str, str], list[str]] = {}
    for wheel in chosen:
        digests.setdefault((wheel.package, wheel.version), []).append(wheel.digest)
    lines = []
    for one in needed:
        if found := digests.get((one.name, one.version)):
            marker = f" ; {one.marker}" if one.marker else ""
            hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(found))
            lines.append(f"{one.name}=={one.version}{marker}{hashes}\n")
    return "".join(lines)


def _wheels(package: dict[str, Any]) -> Iterator[Wheel]:
    for entry in package.get("wheels", []):
        name = unquote(entry["url"].rpartition("/")[2]) if "url" in entry else entry["filename"]
        digest = entry.get("hash", "").removeprefix("sha256:")
        yield Wheel(
            package["name"], package["version"], name, digest, entry.get("size", 0), parse_wheel_filename(name)[3]
        )


def _target(
    needed: Sequence[Requirement], there: dict[tuple[str, str], tuple[Wheel, ...]], system: System, minor: int
) -> Target:
    tags = system.tags(minor)
    chosen, lacking = [], []
    for one in needed:
        if one.is_needed(system, minor):
            wheel = best(there.get((one.name, one.version), ()), tags)
            chosen.append(wheel) if wheel else lacking.append(one.name)
    return Target(system, minor, tuple(chosen), tuple(lacking))


def _rank(wheel: Wheel, ranks: dict[Tag, int]) -> int | None:
    return min((ranks[tag] for tag in wheel.tags if tag in ranks), default=None)
