"""What the learner is told of their copy of the lessons, by `first-call`, `python -m helpers original` and a form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from helpers import copies, place
from helpers.errors import InputError
from helpers.language import text

SHOWN = 5  # names of files in one message


def told(done: copies.Done, folder: Path) -> list[str]:
    """Return what an update did, in the learner's language: a line, and one more where something was not possible."""
    said = [text("copies.folder", path=place.shown(folder))]
    if done.copied:
        said.append(text("copies.copied", count=len(done.copied)))
    if renewed := len(done.renewed):
        said.append(text("copies.renewed", count=renewed))
    if done.aside:
        said.append(text("copies.aside", names=_listed(done.aside.values())))
    if done.beside:
        said.append(text("copies.beside", names=_listed(done.beside.values())))
    lines = [" ".join(said)]
    if done.failed:
        reasons = ", ".join(dict.fromkeys(done.failed.values()))
        lines.append(text("copies.failed", names=_listed(done.failed), reasons=reasons))
    if done.broken:
        lines.append(text("copies.broken", names=_listed(done.broken)))
    return lines


def _listed(names: Iterable[str]) -> str:
    """Some names of files, and how many more there are."""
    first = [Path(name).name for name in names]
    return ", ".join(first[:SHOWN]) + (f" (+{len(first) - SHOWN})" if len(first) > SHOWN else "")


def bring_back(name: str) -> list[str]:
    """Bring one lesson back to its original, and return what was done, a sentence each.

    Args:
        name: its place in the learner's folder, as `copies.find()` returns it.

    Raises:
        InputError: it cannot be written; nothing of the learner's is lost.
    """
    folder = place.lessons()
    try:
        aside = copies.original(place.ROOT, folder, name)
    except copies.CopyError as error:
        raise InputError(text(f"copies.{error.name}", **error.values)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(text("copies.original_failed", reason=reason, path=place.shown(folder / name))) from None
    said = [text("copies.restored", path=place.shown(folder / name))]
    if aside:
        said.append(text("copies.restored_aside", aside=place.shown(folder / aside)))
    return said
