"""Texts that match a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

_CATEGORIES = {
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_NOT_DIGIT: "p",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "p",
    codes.CATEGORY_WORD: "p",
    codes.CATEGORY_NOT_WORD: "-",
}
_LIKELY = "practice0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -_.,:;/@+!?#가나다"
_MOST_REPEATS = 1000


def matching(pattern: str, extra: int) -> Iterator[str]:
    """Yield a text that matches an expression, or nothing: look-around and the like are not attempted.

    Args:
        pattern: the expression, for `re.search`.
        extra: how many times more than it must each repeated part is repeated, as far as it may.
    """
    try:
        text = "".join(_text(code, argument, extra) for code, argument in parser.parse(pattern))
    except (KeyError, StopIteration, OverflowError):
        return
    if re.search(pattern, text):
        yield text


def _text(code: Any, argument: Any, extra: int) -> str:
    """Return a text for one part of a parsed expression."""
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.NOT_LITERAL:
        return next(letter for letter in _LIKELY if ord(letter) != argument)
    if code is codes.ANY:
        return "p"
    if code is codes.IN:
        return next(letter for letter in _possible(argument) if _is_in(letter, argument))
    if code is codes.BRANCH:
        return _sequence(argument[1][0], extra)
    if code is codes.SUBPATTERN:
        return _sequence(argument[-1], extra)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, part = argument
        count = min(least + extra, most)
        if count > _MOST_REPEATS:
            raise OverflowError
        return _sequence(part, extra) * count
    return {codes.AT: ""}[code]


def _sequence(parts: Any, extra: int) -> str:
    return "".join(_text(code, argument, extra) for code, argument in parts)


def _possible(choices: list[tuple[Any, Any]]) -> Iterator[str]:
    """Yield letters of which one should be in a set: what it names, then others."""
    for code, argument in choices:
        if code is codes.LITERAL:
            yield chr(argument)
        elif code is codes.RANGE:
            yield chr(argument[0])
        elif code is codes.CATEGORY:
            yield _CATEGORIES[argument]
    yield from _LIKELY


def _is_in(letter: str, choices: list[tuple[Any, Any]]) -> bool:
    inside = False
    for code, argument in choices:
        if code is codes.LITERAL:
            inside |= ord(letter) == argument
        elif code is codes.RANGE:
            inside |= argument[0] <= ord(letter) <= argument[1]
        elif code is codes.CATEGORY:
            inside |= _CATEGORIES[argument] == letter or bool(re.fullmatch(_CLASSES[argument], letter))
    return inside is not any(code is codes.NEGATE for code, _ in choices)


_CLASSES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
