"""The sentences that the builder itself writes into notebooks and READMEs."""

from __future__ import annotations

from helpers.language import messages


def words(language: str) -> dict[str, str]:
    """Return helpers/text/{language}/lesson.toml."""
    return messages(language, "lesson")
