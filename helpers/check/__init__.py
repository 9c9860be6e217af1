"""Self-checks of the exercises: each says that the answer is right, or precisely what is missing.

A check is a public function of a module `lesson_NN` in this folder, and is found there by its name.
"""

from __future__ import annotations

import functools
from collections.abc import Callable


def __getattr__(name: str) -> Callable[..., None]:
    """Find a check when it is asked for: importing the kit need not load those of every lesson."""
    if not name.startswith("_") and name in _checks():
        return _checks()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the names of all checks, as JupyterLab offers them behind `check.`"""
    return sorted(_checks())


def exercises() -> tuple[str, ...]:
    """Return the names of all exercises, such as "lesson_04.two_messages", in the order of lessons."""
    from helpers.check.verdict import exercise

    return tuple(exercise(check) for check in _checks().values())


@functools.cache
def _checks() -> dict[str, Callable[..., None]]:
    """Every check by its name."""
    import importlib
    import pkgutil
    from types import FunctionType

    lessons = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("lesson_"))
    checks: dict[str, Callable[..., None]] = {}
    for lesson in lessons:
        module = importlib.import_module(f"{__name__}.{lesson}")
        for name, value in vars(module).items():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__ and not name.startswith("_"):
                checks[name] = value
    return checks
