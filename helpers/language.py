"""The learner's language, and every string a learner reads."""

from __future__ import annotations

import functools
import locale
import os
from pathlib import Path

LANGUAGES = ("en", "ko")
TEXTS = Path(__file__).parent / "text"  # a folder for each language, a file for each part of the kit
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
        name: "section.key": the key in helpers/text/{en,ko}/section.toml.
        values: what its {placeholders} stand for.

    Raises:
        KeyError: there is no such message.
    """
    section, key = name.split(".")
    return messages(language(), section)[key].format(**values)


@functools.cache
def messages(code: str, section: str) -> dict[str, str]:
    """Return all messages of one section in one language, with their placeholders.

    Args:
        code: "en" or "ko".
        section: the name of a file in helpers/text/{code}, without its ending.
    """
    import tomllib

    return tomllib.loads((TEXTS / code / f"{section}.toml").read_text(encoding="utf-8"))
