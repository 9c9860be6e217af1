"""The website's public address: one setting, `Homepage` under [project.urls] in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from .words import words

SETTING = "Homepage"
_PLACE = re.compile(r"<!-- site -->.*?<!-- /site -->", re.DOTALL)


def address(root: Path) -> str | None:
    """Return the website's public address without a / at its end; None while it is unset."""
    path = root / "pyproject.toml"
    if not path.is_file():
        return None
    project = tomllib.loads(path.read_text(encoding="utf-8")).get("project", {})
    return str(project.get("urls", {}).get(SETTING, "")).rstrip("/") or None


def with_site(text: str, language: str, address: str | None) -> str:
    """Return a README's text with the way to the website between its markers; nothing while there is no address."""
    line = words(language)["readme"].format(address=f"{address}/{language}/") if address else ""
    return _PLACE.sub(lambda _: "\n".join(filter(None, ("<!-- site -->", line, "<!-- /site -->"))), text)
