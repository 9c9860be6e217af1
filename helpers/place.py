"""Where the kit is, where a learner's files go, and how a path may be shown."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent  # the kit's folder, where lessons, drawings and pyproject.toml lie


def own() -> Path:
    """Return the folder for what a learner saves, as `.env`: the kit's when they work inside it, else this one."""
    inside_kit = (ROOT / "pyproject.toml").is_file() and Path.cwd().resolve().is_relative_to(ROOT)
    return ROOT if inside_kit else Path.cwd()


def memory() -> Path:
    """Return the folder for what the kit itself remembers: `.first-call` in FIRST_CALL_HOME, else in `own()`."""
    home = os.environ.get("FIRST_CALL_HOME")
    return (Path(home) if home else own()) / ".first-call"


def shown(path: Path) -> str:
    """Return a path as it may be shown: from the current folder, or with ~ for the home folder."""
    path = path.resolve()
    for base, prefix in ((Path.cwd().resolve(), ""), (Path.home().resolve(), "~/")):
        if path.is_relative_to(base):
            return prefix + path.relative_to(base).as_posix()
    return path.as_posix()
