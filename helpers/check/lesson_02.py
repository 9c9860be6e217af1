"""Checks of lesson 02, the key."""

from __future__ import annotations

from typing import Any

from helpers.check.verdict import not_yet, right


def cleaned_key(cleaned: Any, pasted: str) -> None:
    """`pasted` without the white space and the quotes around it."""
    expected = pasted.strip().strip('"').strip()
    if not isinstance(cleaned, str):
        not_yet("check_02.key_not_text", kind=type(cleaned).__name__)
    elif cleaned != cleaned.strip():
        not_yet("check_02.key_space")
    elif '"' in cleaned:
        not_yet("check_02.key_quotes")
    elif cleaned != expected:
        not_yet("check_02.key_changed", have=len(cleaned), want=len(expected))
    else:
        right("check_02.key_right")
