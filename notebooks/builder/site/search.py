"""The search: Pagefind's index of the finished pages. It finds Korean words with their particles, Sphinx's does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
# Pagefind's own boxes for the search; ours is assets/site/static/search.js.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


class SearchError(Exception):
    """The index could not be made; the message is what Pagefind said."""


def index(out: Path) -> None:
    """Write the search's index of all pages with an article.

    Args:
        out: the folder of the website.

    Raises:
        SearchError: Pagefind failed.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(out), "--root-selector", "article"]
    command += ["--exclude-selectors", ".headerlink", "--exclude-selectors", ".copy"]
    environment = {name: value for name, value in os.environ.items() if _is_utf8(value)}
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SearchError(f"{done.stdout}\n{done.stderr}".strip())
    for pattern in _UNUSED:
        for path in (out / FOLDER).glob(pattern):
            path.unlink()
    entry = out / FOLDER / "pagefind-entry.json"  # Pagefind lists the languages in any order
    content = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(content, sort_keys=True), encoding="utf-8", newline="\n")


def _is_utf8(value: str) -> bool:
    """Whether Pagefind can read a variable; it stops at one that holds, for example, a path in CP949."""
    try:
        os.fsencode(value).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
