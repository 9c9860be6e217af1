"""Checks of lesson 02, the key."""

from __future__ import annotations

from typing import Any

from helpers.check.values import kind
from helpers.check.verdict import not_yet, right, survives


@survives
def cleaned_key(cleaned: Any, pasted: Any) -> None:
    """`pasted` without the white space and the quotes around it."""
    expected = pasted.strip().strip('"').strip() if isinstance(pasted, str) else ""
    if not expected or expected == pasted:
        not_yet("check_02.pasted_changed")
    elif isinstance(cleaned, list | tuple) and expected in cleaned:
        not_yet("check_02.key_in_list", position=list(cleaned).index(expected))
    elif callable(cleaned):
        not_yet("check_02.key_function")
    elif not isinstance(cleaned, str):
        not_yet("check_02.key_not_text", kind=kind(cleaned))
    elif cleaned == expected:
        right("check_02.key_right")
    elif cleaned != cleaned.strip():
        not_yet("check_02.key_space")
    elif '"' in cleaned:
        not_yet("check_02.key_quotes_order" if cleaned.strip('"') != expected else "check_02.key_quotes")
    elif "'" in cleaned or "\\n" in cleaned:
        not_yet("check_02.key_repr")
    elif cleaned.casefold() == expected.casefold():
        not_yet("check_02.key_case")
    elif len(cleaned) < len(expected):
        not_yet("check_02.key_changed", have=len(cleaned), want=len(expected))
    else:
        not_yet("check_02.key_typed")
