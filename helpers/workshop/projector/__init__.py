"""The board's page: one file, which loads nothing but the state of the board."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
from collections.abc import Iterable
from pathlib import Path
from string import Template

from helpers.language import LANGUAGES, messages

_HERE = Path(__file__).parent
_NAMES = {"en": "English", "ko": "한국어"}
_SAID_BY_SCRIPT = (
    "board.total",
    "board.joined_seats",
    "board.none_yet",
    "board.tile",
    "board.tile_not_joined",
    "board.tile_lesson",
    "board.lesson_order",
    "board.off",
    "board.lost",
    "board.switch_off",
    "board.switch_on",
    "board.cleared",
    "board.switched_off",
    "board.switched_on",
    "board.refused",
)
_SAID_BY_PAGE = (
    "board.title",
    "board.legend",
    "board.legend_all",
    "board.legend_some",
    "board.legend_none",
    "board.legend_joined",
    "board.legend_not_joined",
    "board.privacy",
    "board.facilitator",
    "board.clear_label",
    "board.clear",
)


@functools.cache
def page(language: str, seats: int, exercises: tuple[str, ...]) -> tuple[bytes, str]:
    """Return the page, and its Content-Security-Policy: no script runs but the page's own.

    Args:
        language: "en" or "ko".
        seats: how many.
        exercises: the names of all, such as "lesson_04.two_messages".
    """
    facts = {
        "language": language,
        "seats": seats,
        "exercises": _by_lesson(exercises),
        "words": _said(language, _SAID_BY_SCRIPT),
    }
    other = next(code for code in LANGUAGES if code != language)
    style, script = _read("page.css"), _read("page.js")
    written = Template(_read("page.html")).substitute(
        {name: html.escape(sentence) for name, sentence in _said(language, _SAID_BY_PAGE).items()},
        language=language,
        other=other,
        other_language=_NAMES[other],
        most=seats,
        facts=json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c"),
        style=style,
        script=script,
    )
    sources = {"script-src": _hash(script), "style-src": _hash(style), "connect-src": "'self'", "img-src": "data:"}
    nothing = ("default-src", "base-uri", "form-action", "frame-ancestors")
    policy = [*(f"{name} 'none'" for name in nothing), *(f"{name} {source}" for name, source in sources.items())]
    return written.encode("utf-8"), "; ".join(policy)


def _said(language: str, names: Iterable[str]) -> dict[str, str]:
    """Sentences in a language by the last part of their names; their placeholders are filled in the browser."""
    return {key: messages(language, section)[key] for section, key in (name.split(".") for name in names)}


def _by_lesson(exercises: Iterable[str]) -> dict[str, int]:
    """How many exercises each lesson has, by its number."""
    count: dict[str, int] = {}
    for name in exercises:
        lesson = name.partition(".")[0].removeprefix("lesson_")
        count[lesson] = count.get(lesson, 0) + 1
    return count


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}'"
