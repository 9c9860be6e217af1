"""Folders whose files a room's server gives out: what was there when it was started, and nothing else."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

PIECE = 2**16  # bytes
INDEX = "index.html"
_UNKNOWN = "application/octet-stream"
# Windows takes types from its registry, where another program may have changed them: a browser runs no .js of a
# type that isn't JavaScript's.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",  # as it is, without a content-encoding: pages unpack it themselves
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_PLAIN = (".bat", ".cmd", ".command", ".md", ".ps1", ".py", ".sh", ".toml", ".txt")  # to be read as they are


@dataclass(frozen=True)
class File:
    """One file.

    Args:
        path: of it.
        size: in bytes.
        tag: its entity tag, with quotation marks; another content has another one.
    """

    path: Path
    size: int
    tag: str

    @property
    def type(self) -> str:
        """Its media type, whatever this computer says."""
        ending = self.path.suffix.lower()
        return _TYPES.get(ending) or ("text/plain; charset=utf-8" if ending in _PLAIN else _UNKNOWN)

    def pieces(self) -> Iterator[bytes]:
        """Yield the content: exactly as many bytes as its size.

        Raises:
            OSError: the file has changed, has gone or can't be read.
        """
        with self.path.open("rb") as file:
            if _tag(os.fstat(file.fileno())) != self.tag:
                raise OSError("the file has changed")
            left = self.size
            while left:
                piece = file.read(min(left, PIECE))
                if not piece:
                    raise OSError("the file became shorter")
                left -= len(piece)
                yield piece

    def now(self) -> File | None:
        """Return the file as it is at this moment; None where it has gone."""
        try:
            found = self.path.lstat()
        except OSError:
            return None
        return File(self.path, found.st_size, _tag(found))


class Files(Mapping[str, File]):
    """The files of a folder by their names, as "en/index.html".

    A request is only looked up here. No name of a request ever becomes a path, so there is no way out of the folder.
    Files whose names, or whose folders' names, begin with a dot are not among them, and no links.

    Args:
        root: the folder; one that isn't there has no files.
    """

    def __init__(self, root: Path) -> None:
        self._files = {name: File(path, found.st_size, _tag(found)) for name, path, found in _found(root)}

    def __getitem__(self, name: str) -> File:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def requested(path: str) -> str | None:
    """Return the name that the path of a request asks for, without the / at its beginning; None where it is no text.

    Args:
        path: as sent, percent-encoded.
    """
    try:
        name = unquote_to_bytes(path.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return None
    return unicodedata.normalize("NFC", name.removeprefix("/"))


def address(name: str) -> str:
    """Return a file's name as it is written in an address."""
    return quote(name)


def _found(root: Path) -> Iterator[tuple[str, Path, os.stat_result]]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (here / name).is_symlink())
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                shown = unicodedata.normalize("NFC", path.relative_to(root).as_posix())  # macOS takes letters apart
                yield shown, path, path.lstat()


def _tag(found: os.stat_result) -> str:
    return f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
