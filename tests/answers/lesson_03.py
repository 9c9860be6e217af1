"""Answers to the exercises of lesson 03."""

import contextlib
import importlib
import pkgutil
import subprocess
import sys
from importlib import metadata
from importlib.util import find_spec

from helpers import check


def by_import(package):
    with contextlib.suppress(ImportError):
        importlib.import_module(package)
        return True
    return False


def in_another_python(package):
    return subprocess.run([sys.executable, "-c", f"import {package}"], stderr=subprocess.DEVNULL).returncode == 0


def among_all_modules(package):
    return any(found.name == package for found in pkgutil.iter_modules())


def by_version(package):
    try:
        return bool(metadata.version(package))
    except metadata.PackageNotFoundError:
        return False


def prints_it(package):
    print(find_spec(package) is not None)


async def in_async(package):
    return find_spec(package) is not None


def asks(package):
    return input(f"Is {package} there? ") == "y"


RIGHT = [
    (check.is_installed, (lambda package: find_spec(package) is not None,)),
    (check.is_installed, (lambda package: bool(find_spec(package)),)),
    (check.is_installed, (by_import,)),
    (check.is_installed, (in_another_python,)),
    (check.is_installed, (among_all_modules,)),
]
WRONG = [
    (check.is_installed, (lambda package: None,), "returned None", "None인데"),
    (check.is_installed, (lambda package: True,), "no_such_package", "no_such_package"),
    (check.is_installed, (lambda package: find_spec(package) is None,), "returned False", "False인데"),
    (check.is_installed, (find_spec,), "`is not None`", "`is not None`"),
    (check.is_installed, (lambda package: package == "openai",), "ipywidgets", "ipywidgets"),
    (check.is_installed, (lambda: True,), "with 1 value", "값 1개로"),
    (check.is_installed, (True,), "not a function", "함수가 아니"),
    (check.is_installed, (lambda package: package in ("openai", "ipywidgets"),), "made a module", "방금"),
    (check.is_installed, (lambda package: package in {*sys.modules, "ipywidgets"},), "made a module", "방금"),
    (check.is_installed, (by_version,), "python-dotenv", "python-dotenv"),
    (check.is_installed, (lambda package: package not in ("no_such_package",),), "returned True", "True인데"),
    (check.is_installed, (lambda package: bool(importlib.import_module(package)),), "import fails", "import하면"),
    (check.is_installed, (lambda package: str(find_spec(package) is not None),), "without quotes", "따옴표 없이"),
    (check.is_installed, (lambda package: find_spec(package) and True,), "gives None where", "None을 돌려주니"),
    (check.is_installed, (prints_it,), "print", "print 대신"),
    (check.is_installed, (in_async,), "coroutine", "코루틴"),
    (check.is_installed, (asks,), "waits for somebody", "입력을 기다려요"),
    (check.is_installed, (bool,), "is a class", "클래스인데"),
]
