"""The learner's own copy of the lessons: what an update of the kit may change in it, and what it leaves alone.

A file that is missing is copied, one that the learner has not changed is renewed, and one that the learner has
changed stays, with the new version beside it. What was given last is remembered as one digest a file.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers import locks, place
from helpers.lesson_file import ENDING, clean, digest, was_run

# What lessons need beside the kit's package, each where a lesson looks for it.
FILES = (
    "notebooks/en/*.ipynb",
    "notebooks/ko/*.ipynb",
    "assets/drawings/*.svg",
    "assets/data/*",
    "assets/project/en/*.py",
    "assets/project/ko/*.py",
    ".gitignore",
)
WAIT_SECONDS = 20.0
_BETWEEN = 0.05  # seconds
_DRAFT = ".part"


class CopyError(Exception):
    """The lessons cannot be copied at all.

    Attributes:
        name: of the message in copies.toml.
        values: for its placeholders.
    """

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


@dataclass
class Done:
    """What an update did; files by their place in the folder, such as "notebooks/en/05_single_turn.ipynb".

    Attributes:
        copied: those that were missing.
        renewed: those that the learner had not changed.
        aside: where the learner's own version went, by the file that was renewed.
        beside: where the new version went, by the file that the learner has changed.
        failed: those that could not be written, and why.
        broken: files of the kit that are no notebooks, after a download or a merge that went wrong.
    """

    copied: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    aside: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def update(kit: Path, folder: Path) -> Done:
    """Bring the learner's folder up to date with the kit.

    Args:
        kit: the kit's folder.
        folder: the learner's; it is made where it is missing.

    Raises:
        CopyError: the folder is inside the kit, cannot be written at all, or another program copies there right now.
    """
    with _alone(kit, folder):
        given, done = _given(folder), Done()
        originals = {name: kit / name for name in _names(kit)}
        try:
            for name, source in originals.items():
                _attempt(done, name, functools.partial(_bring, source, folder, name, given, done))
            for name in [name for name in given if name not in originals and not _is_beside(name, originals)]:
                _attempt(done, name, functools.partial(_take_away, folder, name, given))
        finally:  # after Ctrl+C too: what was given is known
            _remember(folder, given, done)
    _trust(folder / name for name in (*done.copied, *done.renewed, *done.beside.values()) if name.endswith(ENDING))
    return done


def original(kit: Path, folder: Path, name: str) -> str | None:
    """Bring one lesson back as it was given.

    Args:
        kit: the kit's folder.
        folder: the learner's.
        name: the file's place in it, as `find()` returns it.

    Returns:
        Where the learner's version is now; None where nothing of it was the learner's.

    Raises:
        CopyError: as `update()`.
        OSError: the file cannot be written; the learner's version is where it was.
    """
    with _alone(kit, folder):
        given = _given(folder)
        data = clean(kit / name)
        path, aside = folder / name, None
        if path.exists() and path.read_bytes() != data:
            if _is_learners(path, digest(name, data)):
                aside = _free(folder, name, "mine")
            _replace(path, data, folder / aside if aside else None)
        elif not path.exists():
            _replace(path, data)
        new = _with(name, "new")
        if new in given and digest(name, data) == given[new] == _digest_of(folder / new):
            (folder / new).unlink()
            del given[new]
        given[name] = digest(name, data)
        _remember(folder, given, Done())
    _trust([path])
    return aside


def find(kit: Path, lesson: str, language: str) -> str | None:
    """Return the place of a lesson's file, such as "notebooks/en/05_single_turn.ipynb"; None where there is none.

    Args:
        kit: the kit's folder.
        lesson: its number ("5", "05") or name ("05_single_turn", with or without .ipynb).
        language: "en" or "ko".
    """
    wanted = lesson.strip().removesuffix(ENDING)
    if re.fullmatch("[0-9]", wanted):
        wanted = f"0{wanted}"
    names = (name for name in _names(kit) if name.startswith(f"notebooks/{language}/"))
    return next((name for name in names if wanted in (Path(name).stem, Path(name).stem[:2])), None)


def changed(kit: Path, folder: Path, language: str) -> list[str]:
    """Return the places of a language's lessons that are not as the kit gives them: run, changed or missing.

    Args:
        kit: the kit's folder.
        folder: the learner's.
        language: "en" or "ko".
    """
    found = []
    for name in _names(kit):
        if name.startswith(f"notebooks/{language}/"):
            path = folder / name
            if not path.is_file() or _is_learners(path, digest(name, clean(kit / name))):
                found.append(name)
    return found


def _names(kit: Path) -> list[str]:
    """What is to be copied, in order."""
    return [path.relative_to(kit).as_posix() for pattern in FILES for path in sorted(kit.glob(pattern))]


def _bring(source: Path, folder: Path, name: str, given: dict[str, str], done: Done) -> None:
    data = clean(source)
    new, path = digest(name, data), folder / name
    if not path.exists():
        _replace(path, data)
        done.copied.append(name)
    elif (mine := _digest_of(path)) == new:
        if path.read_bytes() != data and not was_run(path):  # only what JupyterLab itself would change, as the version
            _replace(path, data)
    elif given.get(name) == new:
        pass  # the learner has changed it, and has the newest version or knows of it
    elif mine == given.get(name):
        aside = _free(folder, name, "mine") if was_run(path) else None
        _replace(path, data, folder / aside if aside else None)
        done.renewed.append(name)
        if aside:
            done.aside[name] = aside
    else:
        beside = _with(name, "new")
        if (folder / beside).exists() and given.get(beside) != _digest_of(folder / beside):
            beside = _free(folder, name, "new")
        _replace(folder / beside, data)
        given[beside] = new
        done.beside[name] = beside
    given[name] = new


def _take_away(folder: Path, name: str, given: dict[str, str]) -> None:
    """Let go of a file that the kit no longer has; nothing of the learner's is deleted."""
    path = folder / name
    if path.exists() and not _is_learners(path, given[name]):
        path.unlink()
    del given[name]


def _is_beside(name: str, originals: Iterable[str]) -> bool:
    """Whether a file is the new version beside one that the learner has changed."""
    return re.sub(r"\.new(-\d+)?(?=\.\w+$)", "", name) in originals


def _is_learners(path: Path, given: str) -> bool:
    """Whether something in a file is the learner's: a change, or a run."""
    return _digest_of(path) != given or was_run(path)


def _digest_of(path: Path) -> str | None:
    return digest(path.name, path.read_bytes()) if path.is_file() else None


def _free(folder: Path, name: str, word: str) -> str:
    """Return a name for another version of a file that no file has yet: x.mine.ipynb, x.mine-2.ipynb."""
    number = 1
    while (folder / (found := _with(name, word if number == 1 else f"{word}-{number}"))).exists():
        number += 1
    return found


def _with(name: str, word: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{word}{dot}{ending}"


def _replace(path: Path, data: bytes, aside: Path | None = None) -> None:
    """Write a file so that it is never half there; what was there goes aside first, where that is asked for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name_of_draft = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_DRAFT, dir=path.parent)
    draft = Path(name_of_draft)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        _readable(draft)
        if aside is None:
            draft.replace(path)
            return
        path.rename(aside)
        try:
            draft.replace(path)
        except OSError:
            aside.rename(path)
            raise
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _readable(draft: Path) -> None:
    """Give a draft the mode of any new file; mkstemp lets nobody but its owner read it."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)


def _attempt(done: Done, name: str, step: Callable[[], None]) -> None:
    """Do one step; a file that cannot be read or written stops none of the others."""
    try:
        step()
    except OSError as error:
        done.failed[name] = error.strerror or type(error).__name__
    except (ValueError, LookupError, TypeError):
        done.broken.append(name)


@contextlib.contextmanager
def _alone(kit: Path, folder: Path) -> Iterator[None]:
    """Let one process at a time work on a learner's folder, and clear away what one that was ended left half written.

    The system itself lets go of the lock when a process ends, however it ends.
    """
    if folder.resolve().is_relative_to(kit.resolve()):
        raise CopyError("inside_kit", path=place.shown(folder))
    try:
        (folder / place.MEMORY).mkdir(parents=True, exist_ok=True)
        lock = (folder / place.MEMORY / "copies.lock").open("ab")
    except OSError as error:
        raise CopyError("no_folder", path=place.shown(folder), reason=error.strerror) from None
    with lock:
        too_late = time.monotonic() + WAIT_SECONDS
        while not locks.take(lock.fileno()):
            if time.monotonic() > too_late:
                raise CopyError("busy", path=place.shown(folder))
            time.sleep(_BETWEEN)
        for place_of_files in {folder / place.MEMORY, *((folder / pattern).parent for pattern in FILES)}:
            for half_written in place_of_files.glob(f".*{_DRAFT}"):
                with contextlib.suppress(OSError):
                    half_written.unlink()
        yield


def _given(folder: Path) -> dict[str, str]:
    """Return what was given last; where that is not known, every difference counts as the learner's."""
    try:
        files = json.loads((folder / place.MEMORY / place.MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(name): str(value) for name, value in files.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _remember(folder: Path, given: dict[str, str], done: Done) -> None:
    content = {"about": "What First Call gave you; it keeps your work apart from updates.", "files": given}
    path = folder / place.MEMORY / place.MANIFEST
    data = (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()
    if not path.is_file() or path.read_bytes() != data:
        _attempt(done, f"{place.MEMORY}/{place.MANIFEST}", functools.partial(_replace, path, data))


def _trust(paths: Iterable[Path]) -> None:
    """Tell Jupyter that these notebooks may run, as it would itself after running them; else it warns of each."""
    import nbformat
    from nbformat.sign import NotebookNotary

    if not (paths := list(paths)):
        return
    with contextlib.suppress(Exception):  # only a warning of Jupyter depends on it, and its store may be anything
        notary = NotebookNotary()
        try:
            for path in paths:
                notary.sign(nbformat.v4.reads(path.read_text(encoding="utf-8")))
        finally:
            notary.store.close()
