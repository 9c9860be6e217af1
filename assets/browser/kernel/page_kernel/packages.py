"""Packages that a page does not have: a cell that imports one is told so in a sentence, and not to install it here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

ABSENT = ("pandas", "openpyxl")  # of the extra "excel"; they would be larger than all the rest


class NoPackageError(ModuleNotFoundError):
    """A page does not have this package; the message is all there is to read."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines instead of a traceback."""
        return [f"{type(self).__name__}: {self}"]


class AbsentFinder(MetaPathFinder):
    """Says of a package that it is not here.

    Args:
        no_packages: the sentence, with a place for the package's {name}.
    """

    def __init__(self, no_packages: str) -> None:
        self._no_packages = no_packages

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """Raise NoPackageError for what is absent; leave all other modules to the other finders."""
        if name in ABSENT:
            raise NoPackageError(self._no_packages.format(name=name), name=name)


def install(no_packages: str) -> None:
    """Let imports of absent packages end in that sentence."""
    sys.meta_path.insert(0, AbsentFinder(no_packages))
