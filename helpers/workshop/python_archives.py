"""The Python of laptops that have none: archives that uv can install, which the facilitator fetches with a browser."""

from __future__ import annotations

import functools
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .systems import System, version
from .wheel_fetch import run

_OPTIONS = ("--only-downloads", "--all-platforms", "--all-arches", "--offline", "--no-config")
FOLDER = "python"  # in the bundle's folder, where the facilitator puts them


@dataclass(frozen=True)
class Archive:
    """A Python for a system.

    Attributes:
        request: by which uv installs it.
        name: of its file.
        release: the folder that it has to be in where uv looks for it.
        url: where it is to be had.
    """

    request: str
    name: str
    release: str
    url: str


def known(uv: tuple[str, ...], system: System, minor: int, folder: Path) -> Archive | None:
    """Return the archive that uv would install, or None where it has none; nothing is fetched.

    Args:
        uv: the command that runs the uv of the bundle: each version of uv knows other archives, and their hashes.
        system: whose Python.
        minor: of Python 3.
        folder: where uv runs.

    Raises:
        InputError: uv failed.
    """
    for entry in _listed(uv, folder):
        if entry["key"] == f"cpython-{entry['version']}-{system.key}" and entry["version"].startswith(f"3.{minor}."):
            *_, release, name = unquote(urlsplit(entry["url"]).path).split("/")
            return Archive(f"cpython-{version(minor)}-{system.key}", name, release, entry["url"])
    return None


def is_whole(path: Path) -> bool:
    """Return whether a file is an archive that can be read to its end; uv itself compares the hash."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            return "python" in {entry.name.split("/")[0] for entry in archive}
    except (OSError, tarfile.TarError, EOFError, ValueError):
        return False


@functools.cache
def _listed(uv: tuple[str, ...], folder: Path) -> list[dict[str, Any]]:
    listed = run([*uv, "python", "list", *_OPTIONS, "--output-format=json"], folder)
    return [entry for entry in json.loads(listed) if entry.get("url")]
