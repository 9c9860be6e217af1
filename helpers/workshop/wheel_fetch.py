"""Fetching wheels with pip, which knows the proxies, certificates and mirrors of this computer."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from helpers.errors import InputError
from helpers.language import text

from .systems import version
from .wheel_plan import Target, Wheel

_MINUTES = 30  # for one run of pip
_LINES = 3  # of what pip said that are shown
_CHARACTERS = 300  # of each
_CHUNK = 1 << 20


def uv(release: str = "") -> tuple[str, ...]:
    """Return the command that runs uv: that which runs this process, the one on the path, or this Python's.

    Args:
        release: the version that it has to be; where the one at hand is another, it fetches that one for a moment.

    Raises:
        InputError: there is none.
    """
    if found := os.environ.get("UV") or shutil.which("uv"):
        here: tuple[str, ...] = (found,)
    elif importlib.util.find_spec("uv"):
        here = (sys.executable, "-m", "uv")
    else:
        raise InputError(text("bundle.no_uv"))
    if not release or release in run([*here, "--version"], Path.cwd()).split():
        return here
    return (*here, "tool", "run", "--quiet", "--from", f"uv=={release}", "uv")


def run(command: Sequence[str], folder: Path) -> str:
    """Return what a command of uv or pip printed.

    Args:
        command: the command line.
        folder: where it runs.

    Raises:
        InputError: it failed, or took too long; with the last lines of what it said.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_MINUTES * 60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(text("bundle.tool_failed", tool=_tool(command), said=type(error).__name__)) from None
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        lines = [line for line in lines if not line.startswith("WARNING")] or lines
        said = "\n".join(line[:_CHARACTERS] for line in lines[-_LINES:])
        raise InputError(text("bundle.tool_failed", tool=_tool(command), said=said))
    return done.stdout


def fetch(
    targets: Iterable[Target], folder: Path, old: Iterable[Path], pip: str, say: Callable[[object], None]
) -> None:
    """Bring the wheels that targets need into a folder, each with the hash of the lock; those that are there stay.

    Args:
        targets: what is needed.
        folder: of the wheels. What is there and is no such wheel, or a broken one, is deleted.
        old: archives of an earlier bundle, which may have some of them.
        pip: the version of pip to run where this Python has none.
        say: is told about each download.

    Raises:
        InputError: pip failed.
        OSError: the folder cannot be written.
    """
    targets = list(targets)
    wanted = {wheel.name: wheel for target in targets for wheel in target.wheels}
    folder.mkdir(parents=True, exist_ok=True)
    for path in list(folder.iterdir()):
        if path.name not in wanted or digest(path) != wanted[path.name].digest:
            path.unlink()
    for archive in old:
        _take(archive, folder, wanted)
    for target in targets:
        missing = [wheel for wheel in target.wheels if not (folder / wheel.name).is_file()]
        if missing:
            megabytes = f"{sum(wheel.size for wheel in missing) / 1e6:,.0f}"
            python = version(target.minor)
            say(text("bundle.fetching", system=target.system.name, python=python, count=len(missing), mb=megabytes))
            for together in _rounds(missing):
                _download(together, target.minor, folder, pip)
    for name, wheel in wanted.items():
        if not (folder / name).is_file() or digest(folder / name) != wheel.digest:
            raise InputError(text("bundle.wrong_wheel", name=name))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _environment() -> dict[str, str]:
    """This computer's own, with its proxies and mirrors, but what it says about Pythons of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("UV_PYTHON")}


def _take(archive: Path, folder: Path, wanted: dict[str, Wheel]) -> None:
    """Take the wheels that an archive of an earlier bundle has, as far as they are whole."""
    try:
        with zipfile.ZipFile(archive) as opened:
            for entry in opened.infolist():
                name = entry.filename.rpartition("/")[2]
                if name in wanted and not (folder / name).exists():
                    draft = folder / f"{name}.part"
                    try:
                        with opened.open(entry) as source, draft.open("wb") as target:
                            shutil.copyfileobj(source, target, _CHUNK)
                        if digest(draft) == wanted[name].digest:
                            draft.replace(folder / name)
                    except zipfile.BadZipFile:  # this one alone is broken
                        pass
                    finally:
                        draft.unlink(missing_ok=True)
    except (OSError, zipfile.BadZipFile):
        return  # whatever it was: then it has nothing to take


def _download(missing: Sequence[Wheel], minor: int, folder: Path, pip: str) -> None:
    listed = folder.with_name("requirements.txt")
    lines = (f"{wheel.package}=={wheel.version} --hash=sha256:{wheel.digest}\n" for wheel in missing)
    listed.write_text("".join(lines), encoding="utf-8", newline="\n")
    command = [
        *_pip(pip),
        *("download", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation=cp"),
        "--ignore-requires-python",  # the lock has decided that, to the micro version
        f"--python-version={version(minor)}",
        *(f"--platform={platform}" for platform in _platforms(missing)),
        *("--cache-dir", str(folder.with_name("cache"))),  # what was loaded before an interruption is not loaded again
        *("--dest", str(folder), "--requirement", str(listed)),
    ]
    run(command, folder)


def _rounds(wheels: Sequence[Wheel]) -> list[list[Wheel]]:
    """Pip takes one version of a package at a time; an early and a late 3.11 may need two."""
    rounds: list[dict[str, Wheel]] = []
    for wheel in wheels:
        free = next((one for one in rounds if wheel.package not in one), None)
        if free is None:
            rounds.append(free := {})
        free[wheel.package] = wheel
    return [list(one.values()) for one in rounds]


def _platforms(wheels: Sequence[Wheel]) -> Iterator[str]:
    yield from sorted({tag.platform for wheel in wheels for tag in wheel.tags} - {"any"})


def _pip(wanted: str) -> list[str]:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    return [*uv(), "tool", "run", "--quiet", "--from", f"pip=={wanted}", "pip"]


def _tool(command: Sequence[str]) -> str:
    return "pip" if "download" in command else "uv"
