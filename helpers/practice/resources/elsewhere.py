"""Real routes of the API that practice mode does not serve: elsewhere.toml says which, and what to do instead."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

Routes = dict[str, dict[str, str]]  # what to do instead, by path and method


@functools.cache
def routes() -> Routes:
    """Return the sentence that says what to do in practice mode ("" for none), by path and method.

    A path is as the backend's own routes are written, with {name} for any one part of it.
    """
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    found: Routes = {}
    for group in table["group"]:
        for route in group["routes"]:
            *methods, path = route.split(" ")
            found[path] = dict.fromkeys(methods, group["instead"])
    return found
