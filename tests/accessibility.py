"""What axe-core finds on a page: what shuts somebody out."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path


@functools.cache
def _script() -> str:
    # The package's own Axe reads this file in the encoding of the system when it is imported, and on a Korean Windows
    # it cannot.
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """Return the rules that a page breaks, each with the elements that break it."""
    page.evaluate(_script())
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}" for one in found]
