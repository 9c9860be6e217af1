"""Sets of characters, compared with those of Python's `re`."""

import re

import pytest

from helpers.practice.schemas import characters
from helpers.practice.schemas.characters import CharacterSet

LETTERS = [chr(code) for code in [*range(0x250), *range(0x370, 0x590), 0x660, 0xAC00, 0x1E9E, 0x2028, 0x212A, 0x1F30A]]


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("kind", "dDsSwW")
def test_kinds_are_those_of_re(kind, ascii):
    """Digits, spaces, letters of words and their opposites are what Python takes for them."""
    expression = re.compile(rf"\{kind}", re.ASCII if ascii else 0)
    found = CharacterSet((kind,), ascii=ascii)
    assert [letter for letter in LETTERS if letter in found] == expression.findall("".join(LETTERS))


def test_every_letter_has_the_cases_that_re_gives_it():
    """Of all letters that come in several cases, each is the same but for its case as Python's `re` says."""
    cased = [chr(code) for code in range(0x110000) if chr(code).lower() != chr(code) or chr(code).upper() != chr(code)]
    everything = "".join(cased)
    for letter in cased:
        found = set(re.findall(re.escape(letter), everything, re.IGNORECASE))
        assert set(characters._variants(letter, ascii=False)) & set(cased) == found, letter


def test_ranges_may_overlap_and_stand_in_any_order():
    """A character is in a set if any of its ranges has it, and in a negated one otherwise."""
    parts = ((ord("m"), ord("p")), (ord("a"), ord("z")), (ord("c"), ord("d")), (ord("0"), ord("0")))
    assert [letter for letter in "/01`amqz{" if letter in CharacterSet(parts)] == list("0amqz")
    assert [letter for letter in "/01`amqz{" if letter in CharacterSet(parts, negated=True)] == list("/1`{")
    assert "a" not in CharacterSet(())
    assert "a" in CharacterSet((), negated=True)


@pytest.mark.parametrize("expression", ["[k-l]", "[^k-l]", "[ß]", r"[\d]", r"[^\W]", "[İ]", "[ı]", "[Σ]", "[A-ſ]"])
@pytest.mark.parametrize("ascii", [False, True])
def test_case_is_ignored_as_by_re(expression, ascii):
    """Where case is ignored, ranges, letters of three cases and kinds have what Python's `re` finds."""
    from helpers.practice.schemas.budget import Budget
    from helpers.practice.schemas.expressions import parse

    flags = "(?ai)" if ascii else "(?i)"
    found = parse(flags + expression, Budget()).characters
    assert [letter for letter in LETTERS if letter in found] == re.findall(flags + expression, "".join(LETTERS))
