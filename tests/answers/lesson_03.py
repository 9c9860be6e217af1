"""Answers to the exercises of lesson 03."""

import contextlib
import importlib
from importlib.util import find_spec

from helpers import check


def by_import(package):
    with contextlib.suppress(ImportError):
        importlib.import_module(package)
        return True
    return False


RIGHT = [
    (check.is_installed, (lambda package: find_spec(package) is not None,)),
    (check.is_installed, (lambda package: bool(find_spec(package)),)),
    (check.is_installed, (by_import,)),
]
WRONG = [
    (check.is_installed, (lambda package: None,), "returned None", "None인데"),
    (check.is_installed, (lambda package: True,), "no_such_package", "no_such_package"),
    (check.is_installed, (lambda package: find_spec(package) is None,), "returned False", "False인데"),
    (check.is_installed, (find_spec,), "ModuleSpec", "ModuleSpec"),
    (check.is_installed, (lambda package: package == "openai",), "ipywidgets", "ipywidgets"),
    (check.is_installed, (lambda: True,), "TypeError", "TypeError"),
    (check.is_installed, (True,), "not a function", "함수가 아니"),
]
