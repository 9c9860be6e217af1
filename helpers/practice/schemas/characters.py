"""Sets of characters, as regular expressions name them."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

Part = tuple[int, int] | str

# Where Unicode has letters that come in two cases; looking only there takes a tenth of the time.
_CASED = ((0, 0x2E00), (0xA640, 0xAC00), (0xFB00, 0x12000), (0x16E00, 0x17000), (0x1E900, 0x1E960))


@dataclass(frozen=True, eq=False)
class CharacterSet:
    """The characters that one place of a text may have. `in` says whether a character is among them.

    Args:
        parts: code points from and to which it reaches, or one of the letters d, D, s, S, w and W for what they mean
            after a backslash; in the order in which the expression names them.
        negated: whether it is all other characters.
        ignores_case: whether "a" is among them where "A" is.
        ascii: whether d, s, w and the case of letters are those of ASCII, not of Unicode.
    """

    parts: tuple[Part, ...]
    negated: bool = False
    ignores_case: bool = False
    ascii: bool = False

    def __contains__(self, letter: str) -> bool:
        known = self._known
        if letter not in known:
            known[letter] = self._names(letter) is not self.negated
        return known[letter]

    @functools.cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    @functools.cached_property
    def _ranges(self) -> tuple[list[int], list[int]]:
        """Return where the ranges begin, in order, and the last code point that is reached up to each of them."""
        starts, ends = [], []
        furthest = -1
        for start, end in sorted(part for part in self.parts if not isinstance(part, str)):
            furthest = max(furthest, end)
            starts.append(start)
            ends.append(furthest)
        return starts, ends

    @functools.cached_property
    def _kinds(self) -> list[Callable[[str], bool]]:
        return [kind(part, ascii=self.ascii) for part in self.parts if isinstance(part, str)]

    def _names(self, letter: str) -> bool:
        """Return whether one of the parts has a character."""
        variants = _variants(letter, self.ascii) if self.ignores_case else letter
        starts, ends = self._ranges
        for each in variants:
            index = bisect_right(starts, ord(each))
            if index and ord(each) <= ends[index - 1]:
                return True
        lower = _lower(letter) if self.ignores_case and not self.ascii else letter
        return any(holds(lower) for holds in self._kinds)


def is_word(letter: str, *, ascii: bool) -> bool:
    """Return whether a character can be part of a word."""
    return (letter.isalnum() or letter == "_") and (letter.isascii() or not ascii)


def kind(name: str, *, ascii: bool) -> Callable[[str], bool]:
    """Return the test for what a letter after a backslash means: one of d, D, s, S, w and W."""

    def holds(letter: str) -> bool:
        if name in "dD":
            found = letter.isdecimal()
        elif name in "sS":
            found = letter.isspace() and (not ascii or letter in " \t\n\r\f\v")
        else:
            found = is_word(letter, ascii=ascii)
        return (found and (letter.isascii() or not ascii)) is name.islower()

    return holds


def _lower(letter: str) -> str:
    return "i" if letter == "İ" else letter.lower()  # the only one that has two letters in lower case


def _variants(letter: str, ascii: bool) -> str:
    """Return the characters that are this one but for their case."""
    if ascii:
        return letter.lower() + letter.upper() if letter.isascii() else letter
    return _cases().get(letter, letter)


@functools.cache
def _cases() -> dict[str, str]:
    """Return for each letter that comes in several cases all letters that have the same upper case."""
    groups: dict[str, str] = defaultdict(str)
    for start, end in _CASED:
        for letter in map(chr, range(start, end)):
            groups[_lower(letter).upper()] += letter
    return {letter: group for group in groups.values() if len(group) > 1 for letter in group}
