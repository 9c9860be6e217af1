"""Checks of lesson 03, the installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right


def is_installed(function: Callable[[str], Any]) -> None:
    """`function` says whether a package can be imported."""
    for package, expected in (("openai", True), ("ipywidgets", True), ("no_such_package", False)):
        answer = call("is_installed", function, package)
        if answer is FAILED:
            return
        if answer is not expected:
            not_yet("check_03.installed_wrong", package=package, answer=repr(answer), expected=expected)
            return
    right("check_03.installed_right")
