"""The learner's language, and every string a learner reads."""

from __future__ import annotations

import functools
import locale
import os
import sys
from pathlib import Path

LANGUAGES = ("en", "ko")
TEXTS = Path(__file__).parent / "text"  # a folder for each language, a file for each part of the kit
_PLAIN = {"…": "...", "→": "->", "✓": "[ok]", "✗": "[X]", "·": "-", "—": "-", "✅": "[ok]"}  # for poor consoles
_IN_BROWSER = "in_browser"  # the section with what is said there in place of others
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
    for candidate in (os.environ.get("FIRST_CALL_LANG"), _of_system(), os.environ.get("LANG")):
        if candidate:
            return "ko" if candidate.lower().startswith("ko") else "en"
    return "en"


def _of_system() -> str | None:
    try:
        return locale.getlocale()[0]
    except ValueError:  # Python does not understand how some systems spell theirs
        return None


def text(name: str, /, **values: object) -> str:
    """Return one message in the learner's language, or in English where stdout has no Korean letters.

    Args:
        name: "section.key": the key in helpers/text/{en,ko}/section.toml.
        values: what its {placeholders} stand for.

    Raises:
        KeyError: there is no such message.
    """
    code = language() if _can_show("한글") else "en"
    section, key = name.split(".")
    if sys.platform == "emscripten":  # in a page there is no terminal, and nothing is saved
        instead = messages(code, _IN_BROWSER).get(name.replace(".", "_"))
        if instead is not None:
            return instead.format(**values)
    return messages(code, section)[key].format(**values)


def say(line: object) -> None:
    """Print a line at once, whatever characters stdout lacks: those are spelled otherwise, or become "?".

    Args:
        line: what is printed.
    """
    line = str(line)
    if not _can_show(line):
        line = "".join(_shown(character) for character in line)
    print(line, flush=True)


def _shown(character: str) -> str:
    return character if _can_show(character) else _PLAIN.get(character, "?")


def _can_show(line: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # no stdout, or one that takes any text
    try:
        line.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@functools.cache
def messages(code: str, section: str) -> dict[str, str]:
    """Return all messages of one section in one language, with their placeholders.

    Args:
        code: "en" or "ko".
        section: the name of a file in helpers/text/{code}, without its ending.
    """
    import tomllib

    return tomllib.loads((TEXTS / code / f"{section}.toml").read_text(encoding="utf-8"))
