"""The learner's language, and every string a learner reads."""

from __future__ import annotations

import functools
import locale
import os
from pathlib import Path

LANGUAGES = ("en", "ko")
_chosen: str | None = None


def set_language(code: str | None) -> None:
    """Choose the language of all messages that follow.

    Args:
        code: "en" or "ko"; None goes back to the automatic choice.

    Raises:
        ValueError: any other code.
    """
    global _chosen
    if code is not None and code not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {code!r}")
    _chosen = code


def language() -> str:
    """Return "en" or "ko": what was set, else FIRST_CALL_LANG, else the system's language, else English."""
    if _chosen:
        return _chosen
    for candidate in (os.environ.get("FIRST_CALL_LANG"), locale.getlocale()[0], os.environ.get("LANG")):
        if candidate:
            return "ko" if candidate.lower().startswith("ko") else "en"
    return "en"


def text(name: str, /, **values: object) -> str:
    """Return one message in the learner's language.

    Args:
        name: "section.key" in helpers/text/{en,ko}.toml.
        values: what its {placeholders} stand for.

    Raises:
        KeyError: there is no such message.
    """
    section, key = name.split(".")
    return _messages(language())[section][key].format(**values)


@functools.cache
def _messages(code: str) -> dict[str, dict[str, str]]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / "text" / f"{code}.toml").read_text(encoding="utf-8"))
