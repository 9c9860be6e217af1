"""The `.env` file: where it is, what it says, and how to change one line of it without risk to the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers import place


@dataclass(frozen=True)
class Contents:
    """What a `.env` file says.

    Attributes:
        values: each variable and its value ("" where nothing follows the name); never shown.
        encoding: "utf-8", "utf-8-sig" (with a byte order mark), "utf-16" or an older encoding.
        unreadable_lines: numbers of the lines that are not `NAME=value`, from 1.
    """

    values: dict[str, str] = field(repr=False)
    encoding: str
    unreadable_lines: tuple[int, ...] = ()


def folders(start: Path | None = None) -> Iterator[Path]:
    """Yield `start` (the current folder when it is None) and every folder above it."""
    first = Path(start or Path.cwd()).resolve()
    yield from (first, *first.parents)


def nearest(start: Path | None = None) -> Path | None:
    """Return the first `.env` file found in `start` or above it, or None.

    The kit's folder and that of the learner's lessons count as one place, which has one `.env`.
    """
    home = place.home(start)
    for folder in folders(start):
        for place_of_file in (folder, *(place.homes() if folder == home else ())):
            if os.path.isfile(path := place_of_file / ".env"):
                return path
    return None


def default_path() -> Path:
    """Return the `.env` to save into: the one there is for the kit or its lessons when you work in them, else here."""
    own = place.own()
    with_file = (path for folder in (own, *place.homes()) if (path := folder / ".env").is_file())
    return next(with_file, own / ".env") if place.home() else own / ".env"


def read(path: Path) -> Contents:
    """Read a `.env` file in whatever encoding an editor or a shell left it.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be read.
    """
    from io import StringIO

    from dotenv.parser import parse_stream

    content, encoding = _decode(path.read_bytes())
    values: dict[str, str] = {}
    unreadable = []
    for line in parse_stream(StringIO(content)):
        if line.error:
            unreadable.append(line.original.line)
        elif line.key is not None:
            values[line.key] = line.value or ""
    return Contents(values, encoding, tuple(unreadable))


def write_value(path: Path, name: str, value: str | None) -> None:
    """Set one variable, or remove it, and keep every other line and comment.

    The file is written as UTF-8 under another name, readable by its owner only (mode 600) before the first byte is
    in it, and then takes the place of the old one in a single step.

    Args:
        path: the file; it need not exist yet.
        name: the variable.
        value: its new value; None removes the variable.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    import tempfile

    path = path.resolve()
    content = _decode(path.read_bytes())[0] if path.is_file() else ""
    descriptor, name_of_draft = tempfile.mkstemp(prefix=".env.", dir=path.parent)
    draft = Path(name_of_draft)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(_with_value(content, name, value))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def git_state(path: Path) -> str | None:
    """Return how git sees the file: "tracked", "ignored", "unprotected", or None outside a git checkout."""
    import subprocess

    if not any((folder / ".git").exists() for folder in folders(path.parent)):
        return None

    def git(*arguments: str) -> int:
        command = ["git", "-C", str(path.resolve().parent), *arguments, "--", path.name]
        return subprocess.run(command, capture_output=True, check=False, timeout=10).returncode

    try:
        if git("ls-files", "--error-unmatch") == 0:
            return "tracked"
        return {0: "ignored", 1: "unprotected"}.get(git("check-ignore", "--quiet"))
    except (OSError, subprocess.TimeoutExpired):
        return None


def _with_value(content: str, name: str, value: str | None) -> str:
    """The text of a `.env` file with one variable set or removed. (dotenv.set_key also drops blank lines above it.)"""
    import re
    from io import StringIO

    from dotenv.parser import parse_stream

    unfinished = re.compile(rf"\s*(?:(?:export|set|setx)\s+)?{name}\b")  # a quote was never closed, for example
    result = ""
    for line in parse_stream(StringIO(content)):
        original = line.original.string
        if line.key != name and not (line.error and unfinished.match(original)):
            result += original
            continue
        result += original[: len(original) - len(original.lstrip())]
        if value is not None:
            result += f"{name}={_quoted(value)}\n"
            value = None
    if value is not None:
        line_break = "\n" if result and not result.endswith("\n") else ""
        result += f"{line_break}{name}={_quoted(value)}\n"
    return result


def _quoted(value: str) -> str:
    if not set(value) & set("#'\"\\$`"):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _decode(data: bytes) -> tuple[str, str]:
    """UTF-8, else UTF-16 (PowerShell 5 writes it with `>`), else what this system or a Korean Windows uses."""
    import codecs
    import locale

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", errors="replace"), "utf-8-sig"
    if b"\0" in data:
        return data.decode("utf-16-le", errors="replace"), "utf-16"
    for encoding in ("utf-8", locale.getencoding(), "cp949"):
        try:
            return data.decode(encoding), encoding.lower()
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"
