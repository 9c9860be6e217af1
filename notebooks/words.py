"""The sentences that the builder itself writes into notebooks and READMEs."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

_TEXTS = Path(__file__).resolve().parents[1] / "helpers" / "text"


@functools.cache
def words(language: str) -> dict[str, str]:
    """Return the section [lesson] of helpers/text/{language}.toml."""
    return tomllib.loads((_TEXTS / f"{language}.toml").read_text(encoding="utf-8"))["lesson"]
