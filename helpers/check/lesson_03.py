"""Checks of lesson 03, the installation."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from helpers.check.trial import FAILED, explain_failure, explained, is_callable, run
from helpers.check.values import kind, shown
from helpers.check.verdict import not_yet, right, survives

_FORM = "is_installed(package)"
_ABSENT = "no_such_package"
_MADE_UP = "made_up_by_the_check"  # a module of its own: nobody has imported it, and no list of names holds it
_OTHER_NAME, _PACKAGE_NAME = "dotenv", "python-dotenv"  # what import and pip call the same package


@survives
def is_installed(function: Callable[[str], Any]) -> None:
    """`function` says whether a package can be imported: what is installed, whatever it is called and not yet used."""
    if not is_callable(_FORM, function, 1):
        return
    for package, expected in (("openai", True), ("ipywidgets", True), (_ABSENT, False), (_MADE_UP, False)):
        if not _is_right(function, package, expected):
            return
    if run(function, _OTHER_NAME).value is not True and run(function, _PACKAGE_NAME).value is True:
        not_yet("check_03.installed_metadata", package=_OTHER_NAME)
        return
    with _made_up_module():
        if not _is_right(function, _MADE_UP, True):
            return
    if _is_right(function, _OTHER_NAME, True):
        right("check_03.installed_right")


def _is_right(function: Callable[[str], Any], package: str, expected: bool) -> bool:
    """Say what is wrong with an answer, unless it is the expected one."""
    outcome = run(function, package)
    if isinstance(outcome.error, ImportError):
        name = "installed_metadata" if expected else "installed_raises"
        not_yet(f"check_03.{name}", package=package, error=kind(outcome.error))
        return False
    if outcome.error is not None:
        explain_failure("is_installed", outcome.error)
        return False
    answer = explained(_FORM, outcome, function)
    if answer is FAILED or answer is expected:
        return answer is expected
    if answer is None:
        not_yet(
            "check_03.installed_none" if expected else "check_03.installed_none_absent",
            package=package,
            expected=expected,
        )
    elif kind(answer) == "ModuleSpec":
        not_yet("check_03.installed_spec", package=package)
    elif not isinstance(answer, bool):
        not_yet("check_03.installed_not_bool", package=package, answer=shown(answer), kind=kind(answer))
    elif package == _MADE_UP and expected:
        not_yet("check_03.installed_unused", package=package)
    else:
        not_yet("check_03.installed_wrong", package=package, answer=answer, expected=expected)
    return False


@contextlib.contextmanager
def _made_up_module() -> Iterator[None]:
    """Have a module that can be imported, also by another Python that the function starts."""
    before = os.environ.get("PYTHONPATH")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder, f"{_MADE_UP}.py").write_text("", encoding="utf-8")
        sys.path.append(folder)
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (folder, before)))
        importlib.invalidate_caches()
        try:
            yield
        finally:
            sys.path.remove(folder)
            sys.modules.pop(_MADE_UP, None)
            if before is None:
                del os.environ["PYTHONPATH"]
            else:
                os.environ["PYTHONPATH"] = before
