"""The `.env` file: where it is, what it says, and how to change one line of it without risk to the others."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers import place
from helpers.language import text

_LOSSY = "�"  # what stands for bytes that are no text


@dataclass(frozen=True)
class Contents:
    """What a `.env` file says.

    Attributes:
        values: each variable and its value ("" where nothing follows the name); never shown.
        encoding: "utf-8", "utf-8-sig" (with a byte order mark), "utf-16" or an older encoding.
        unreadable_lines: numbers of the lines that are not `NAME=value`, from 1.
        lines: all lines, as they are; never shown.
    """

    values: dict[str, str] = field(repr=False)
    encoding: str
    unreadable_lines: tuple[int, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)


def folders(start: Path | None = None) -> Iterator[Path]:
    """Yield `start` (the current folder when it is None) and every folder above it."""
    first = Path(start or Path.cwd()).resolve()
    yield from (first, *first.parents)


def nearest(start: Path | None = None) -> Path | None:
    """Return the first `.env` file found in `start` or above it, or None. A link that leads nowhere counts as one.

    The kit's folder and that of the learner's lessons count as one place, which has one `.env`.
    """
    home = place.home(start)
    for folder in folders(start):
        for place_of_file in (folder, *(place.homes() if folder == home else ())):
            path = place_of_file / ".env"
            if os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path)):
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
    return Contents(values, encoding, tuple(unreadable), tuple(content.splitlines()))


def real(path: Path) -> Path:
    """Return the file that is read and written under a path, which may be a link.

    Args:
        path: the path; the file need not exist.

    Raises:
        OSError: the link leads back to itself.
    """
    try:
        found = path.resolve()
        if not found.is_symlink():  # Python 3.13 stops there, without an error
            return found
    except (RuntimeError, OSError):  # earlier ones raise
        pass
    raise OSError(errno.ELOOP, text("keys.link_loop"))


def write_value(path: Path, name: str, value: str | None) -> None:
    """Set one variable, or remove it, and keep everything else: other lines, comments, `export`, line ends.

    The file is written as UTF-8 under another name, readable by its owner only (mode 600) before the first byte is
    in it, and then takes the place of the old one in a single step. Where a path is a link, that is the file that it
    leads to.

    Args:
        path: the file; it need not exist yet.
        name: the variable.
        value: its new value; None removes the variable.

    Raises:
        OSError: the folder or the file cannot be written, or would lose what is in it.
    """
    import tempfile

    path = real(path)
    data = path.read_bytes() if path.is_file() else b""
    content, encoding = _decode(data)
    if _LOSSY in content and _LOSSY.encode(encoding) not in data:
        raise OSError(errno.EILSEQ, text("keys.mixed_encodings"))
    # An encoding that nobody knows is kept: as another one, its letters would be lost.
    stored_as = encoding if encoding == "latin-1" else "utf-8"
    descriptor, name_of_draft = tempfile.mkstemp(prefix=".env.", dir=path.parent)
    draft = Path(name_of_draft)
    try:
        with open(descriptor, "w", encoding=stored_as, newline="") as file:
            file.write(_with_value(content, name, value))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def git_state(path: Path) -> str | None:
    """Return how git sees the file that a path leads to: "tracked", "ignored", "unprotected"; None outside a checkout.

    Args:
        path: the file or a link to it; it need not exist, nor its folder.
    """
    import subprocess

    try:
        path = real(path)
    except OSError:
        return None
    if not any((folder / ".git").exists() for folder in folders(path.parent)):
        return None
    folder = next(folder for folder in folders(path.parent) if folder.is_dir())

    def git(*arguments: str) -> int:
        command = ["git", "-C", str(folder), *arguments, "--", str(path.relative_to(folder))]
        return subprocess.run(command, capture_output=True, check=False, timeout=10).returncode

    try:
        if git("ls-files", "--error-unmatch") == 0:
            return "tracked"
        return {0: "ignored", 1: "unprotected"}.get(git("check-ignore", "--quiet"))
    except (OSError, subprocess.TimeoutExpired):
        return None


def _with_value(content: str, name: str, value: str | None) -> str:
    """The text of a `.env` file with one variable set or removed. (dotenv.set_key also drops blank lines above it.)"""
    from io import StringIO

    from dotenv.parser import parse_stream

    unfinished = re.compile(rf"\s*(?:(?:export|set|setx)\s+)?{name}\b")  # a quote was never closed, for example
    line_end = next(iter(re.findall(r"\r\n|\n|\r", content)), "\n")
    result = ""
    for line in parse_stream(StringIO(content, newline="")):
        original = line.original.string
        if line.key != name and not (line.error and unfinished.match(original)):
            result += original
            continue
        result += original[: len(original) - len(original.lstrip())]
        if value is not None:
            export, comment, end = _around(original.lstrip(), name) if not line.error else ("", "", line_end)
            result += f"{export}{name}={_quoted(value)}{comment}{end or line_end}"
            value = None
    if value is not None:
        separator = line_end if result and not result.endswith(("\n", "\r")) else ""
        result += f"{separator}{name}={_quoted(value)}{line_end}"
    return result


def _around(line: str, name: str) -> tuple[str, str, str]:
    """What stands before the name of a variable, behind its value, and at the end of its line."""
    value = r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|[^\r\n]*?"
    comment = r"(?:(?<=['\"])[^\S\r\n]*|[^\S\r\n]+)#[^\r\n]*"
    found = re.fullmatch(
        rf"(export[^\S\r\n]+)?'?{name}'?[^\S\r\n]*(?:=[^\S\r\n]*?(?:{value}))?({comment})?[^\S\r\n]*(\r\n|\n|\r)?",
        line,
        re.DOTALL,
    )
    return (found[1] or "", found[2] or "", found[3] or "") if found else ("", "", "")


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
    if utf16 := _utf16_without_mark(data):
        return data.decode(utf16, errors="replace"), "utf-16"
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    for encoding in ("utf-8", locale.getencoding(), "cp949"):
        try:
            content = data[mark:].decode(encoding)
        except UnicodeDecodeError:
            continue
        return content, "utf-8-sig" if mark else encoding.lower()
    return data.decode("latin-1"), "latin-1"


def _utf16_without_mark(data: bytes) -> str | None:
    """The kind of UTF-16 that has every other byte of its Latin letters zero. A stray zero byte makes no UTF-16."""
    for encoding, zeros, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        count = zeros.count(0)
        if count >= 4 and count * 5 >= len(zeros) * 2 and letters.count(0) * 4 < count:
            return encoding
    return None
