"""The sentences of the website."""

from __future__ import annotations

from helpers.language import messages


def words(language: str) -> dict[str, str]:
    """Return helpers/text/{language}/site.toml."""
    return messages(language, "site")
