"""Which files of the kit others are given: what git tracks of what a learner needs, and nothing with a key in it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from helpers import commit_guard, key_text
from helpers.errors import InputError
from helpers.language import text

PLACES = (
    *("helpers", "notebooks/en", "notebooks/ko", "assets/data", "assets/drawings", "assets/project"),
    *("assets/screenshots", "pyproject.toml", "uv.lock", "environment.yml", "LICENSE", ".gitignore", ".env.example"),
    *("README.md", "README.ko.md", "CHANGELOG.md", "CONTRIBUTING.md"),
)
# A kit without git, from a ZIP file, lies where somebody may have worked: only what looks like the kit's own files.
_ENDINGS = re.compile(r"[\w.-]+\.(css|csv|js|json|md|pdf|png|py|svg|toml)|\w+\.ipynb")
_LEFT_OUT = re.compile(r"\..*|__pycache__|ask\.py|seat-cards.*")


def read(root: Path) -> dict[str, bytes]:
    """Return the files of the kit by their place in it, such as "helpers/place.py", in order.

    Args:
        root: the kit's folder.

    Raises:
        InputError: one of them has in it what looks like a key.
        OSError: one cannot be read.
    """
    found = {}
    for name in sorted(_tracked(root) or _likely(root)):
        data = (root / name).read_bytes()
        if keys := commit_guard.keys_in(data.decode("utf-8", "ignore")):
            raise InputError(text("bundle.key_found", file=name, key=key_text.mask(keys[0])))
        found[name] = data
    return found


def _tracked(root: Path) -> list[str]:
    """What git tracks; [] where there is no git, or the kit is in a repository that does not have it."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--", *PLACES], cwd=root, capture_output=True, check=False, timeout=60
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return []
    names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    return [name for name in names if (root / name).is_file()] if "pyproject.toml" in names else []


def _likely(root: Path) -> Iterator[str]:
    for name in PLACES:
        place = root / name
        if place.is_file():
            yield name
        for folder, folders, files in os.walk(place):
            folders[:] = [inner for inner in folders if not _LEFT_OUT.fullmatch(inner)]
            for file in files:
                if _ENDINGS.fullmatch(file) and not _LEFT_OUT.fullmatch(file):
                    yield (Path(folder) / file).relative_to(root).as_posix()
