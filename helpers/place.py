"""Where the kit is, where a learner's files go, and how a path may be shown."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent  # the kit's folder, where lessons, drawings and pyproject.toml lie
MEMORY = ".first-call"  # the folder for what the kit itself remembers
MANIFEST = "copies.json"  # in that folder, where lessons were copied: what was given (helpers/copies.py)


def lessons() -> Path:
    """Return the folder of the learner's own lessons: FIRST_CALL_HOME, else `first-call-lessons` at home."""
    home = os.environ.get("FIRST_CALL_HOME")
    # Where the system knows no home folder, expanduser leaves the ~; Path.home() would raise an error.
    return Path(home) if home else Path(os.path.expanduser("~"), "first-call-lessons")


def homes() -> tuple[Path, ...]:
    """Return the folders that belong to the kit: its own, and that of the learner's lessons, as far as they exist."""
    learners = lessons()
    with_lessons = (learners / MEMORY / MANIFEST).is_file()
    kit = (ROOT,) if (ROOT / "pyproject.toml").is_file() else ()
    return (*kit, *((learners.resolve(),) if with_lessons else ()))


def home(start: Path | None = None) -> Path | None:
    """Return which of `homes()` a folder is in, or None.

    Args:
        start: the folder; None means the current one.
    """
    here = Path(start or Path.cwd()).resolve()
    return next((folder for folder in homes() if here.is_relative_to(folder)), None)


def own() -> Path:
    """Return the folder for what a learner saves, as `.env`: the one of `homes()` they work in, else this one."""
    return home() or Path.cwd()


def memory() -> Path:
    """Return the folder for what the kit itself remembers: `.first-call` in FIRST_CALL_HOME, else in `own()`."""
    chosen = os.environ.get("FIRST_CALL_HOME")
    return (Path(chosen) if chosen else own()) / MEMORY


def shown(path: Path) -> str:
    """Return a path as it may be shown: from the current folder, or with ~ for the home folder."""
    path = path.parent.resolve() / path.name  # a link is shown as itself
    for base, prefix in ((Path.cwd().resolve(), ""), (of_user(), "~/")):
        if base and path.is_relative_to(base):
            return prefix + path.relative_to(base).as_posix()
    return path.as_posix()


def of_user() -> Path | None:
    """Return the home folder, or None where this user has none, as in some containers."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None
