"""Files and folders of a learner's that Python takes for modules of its own, or of an installed package."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import place
from helpers.doctor.finding import Finding
from helpers.language import LANGUAGES, text


def check(found: list[Path]) -> Finding:
    """Name the look-alikes that were found."""
    if found:
        message = text("doctor.shadowed", paths=", ".join(map(place.shown, found)))
        return Finding("shadowing", "failure", message, text("doctor.shadowed_next"))
    return Finding("shadowing", "ok", text("doctor.shadowing"))


def find() -> list[Path]:
    """Return the look-alikes in the current folder and beside the lessons: Python searches these before all others."""
    modules = [path for folder in _folders() for path in _modules_in(folder)]
    names = _names({path.stem for path in modules})
    return [path for path in modules if path.stem in names and not _is_real(path)]


def loaded(found: list[Path]) -> bool:
    """Return whether this process has taken one of the look-alikes for the real one already."""
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return any(str(path) in files or str(path / "__init__.py") in files for path in found)


@contextmanager
def off_path() -> Iterator[None]:
    """Let no import of this block find a module in the current folder."""
    before = list(sys.path)
    here = {"", str(Path.cwd())}
    sys.path[:] = [entry for entry in sys.path if entry not in here]
    try:
        yield
    finally:
        sys.path[:] = before


def _folders() -> list[Path]:
    lessons = [home / "notebooks" / language for home in place.homes() for language in LANGUAGES]
    return list(dict.fromkeys(folder.resolve() for folder in (Path.cwd(), *lessons) if folder.is_dir()))


def _modules_in(folder: Path) -> Iterator[Path]:
    """What can be imported from a folder. Without an __init__.py, a folder comes after all modules of its name."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        if (entry.name.endswith(".py") and entry.is_file()) or (path / "__init__.py").is_file():
            yield path


def _names(wanted: set[str]) -> set[str]:
    """Those of some names that modules elsewhere have."""
    from importlib import metadata

    # What is built into the interpreter comes before every folder.
    standard = {"helpers", *sys.stdlib_module_names} - set(sys.builtin_module_names)
    # To learn what the installed packages have, all their lists of files are read: only for a name that needs it.
    installed = metadata.packages_distributions() if wanted - standard else {}
    return wanted & {*standard, *installed}


def _is_real(path: Path) -> bool:
    """Whether a file is the very module after which it seems to be named: where the kit is, `helpers` is the kit's."""
    from importlib.util import find_spec

    try:
        spec = find_spec(path.stem)
    except (ImportError, ValueError):  # a module without a spec, as __main__ may be
        return False
    origin = path / "__init__.py" if path.is_dir() else path
    return spec is not None and spec.origin is not None and Path(spec.origin).resolve() == origin.resolve()
