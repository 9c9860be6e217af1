"""Texts that match a regular expression."""

import re

import pytest

from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.patterns import Pattern

EXAMPLES = {  # with no more repeats than there must be, and with three more
    "^a{3}$": ("aaa", "aaa"),
    "a{2,4}": ("aa", "aaaa"),
    "a*b+c?": ("b", "aaabbbbc"),
    "(x|y)z?": ("x", "xz"),
    "(ab){1,}": ("ab", "abababab"),
    "[^p]{2}": ("rr", "rr"),
    "[^pr]": ("a", "a"),
    r"^\w+@\w+\.com$": ("p@p.com", "pppp@pppp.com"),
    "[가-힣]{2}": ("가가", "가가"),
    "a.c": ("apc", "apc"),
    r"\s\S\D\W\d": (" pp-7", " pp-7"),
    r"[\d]": ("7", "7"),
    r"[\D\s]": ("p", "p"),
    r"[^\w]": (" ", " "),
    "[xyz]": ("x", "x"),
    "[c-f]": ("c", "c"),
    r"^(\+82|0)1\d-?\d{4}$": ("+82177777", "+8217-7777"),
    "^(?!admin)[a-z]+$": ("a", "aaaa"),
    r"\bword\b": ("word", "word"),
    "": ("", ""),
    "(|a)b": ("b", "b"),
    "(?i)abc": ("abc", "abc"),
}


@pytest.mark.parametrize("expression", EXAMPLES)
def test_examples(expression):
    """The text has a match, is simple, and is always the same; repeats are longer on request."""
    found = tuple(Pattern(expression, Budget()).example(extra) for extra in (0, 3))
    assert found == EXAMPLES[expression]
    assert all(re.search(expression, text) for text in found)


@pytest.mark.parametrize(
    "expression",
    ["(?=b)a", "a^", r"[^\x00-\U0010ffff]", r"\ud800", r"[\ud800-\udfff]", r"[^\w\W]", "(^x|b)$y", "(?=.*[A-Z])p+"],
)
def test_no_example(expression):
    """Where nothing simple matches, or only half a surrogate pair would, there is no example."""
    assert Pattern(expression, Budget()).example(0) is None


def test_half_surrogate_pairs_are_passed_over():
    """A set that begins with half a surrogate pair gives another of its characters."""
    assert Pattern(r"[\ud800-\udfffab]", Budget()).example(0) == "a"


def test_long_examples():
    """A thousand repeats are made, more are not; nor is a text of more than 50,000 characters."""
    assert Pattern("a{1000}", Budget()).example(0) == "a" * 1000
    assert Pattern("a{1001}", Budget()).example(0) is None
    assert Pattern("a*", Budget()).example(1001) is None
    room = 10**7
    assert len(Pattern("^(a{500}){100}", Budget(room)).example(0)) == 50_000
    assert Pattern("^(a{500}){101}", Budget(room)).example(0) is None
    assert Pattern("^(a{500}){100}b", Budget(room)).example(0) is None
    assert Pattern("(a{1000}){20}" * 3, Budget(room)).example(0) is None


def test_examples_cost_steps():
    """Making a text and looking at it is counted."""
    budget = Budget()
    pattern = Pattern("a{900}", budget)
    before = budget.steps
    pattern.example(0)
    assert before - budget.steps > 900
    with pytest.raises(TooCostlyError):
        Pattern("a{900}", Budget(steps=500)).example(0)


def test_is_in():
    """A match anywhere counts."""
    pattern = Pattern("b+", Budget())
    assert pattern.is_in("abc")
    assert not pattern.is_in("ac")
