"""Whether texts have a match: the answers are those of Python's `re`, and the work is bounded."""

import re
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.schemas.automata import Automaton
from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.expressions import UnsupportedError, parse


def is_in(expression, text, budget=None):
    budget = budget or Budget(steps=10**7)
    return Automaton(parse(expression, budget), budget).is_in(text, budget)


def as_re_says(expression, text):
    """Ask Python's `re` at each place: its `search` forgets the flag of (?a:...) there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compiled = re.compile(expression)
    return any(compiled.match(text, place) for place in range(len(text) + 1))


CASES = {
    "abc": ["abc", "xabcx", "ab", "acb", ""],
    "a|bc|": ["", "bc"],
    "^a$": ["a", "a\n", "\na", "aa", "ba", "a\n\n"],
    r"\Aa\Z": ["a", "a\n", "ba"],
    "(?m)^a$": ["b\na\nc", "ba", "ab", "a"],
    r"\ba\b": ["a", "ba", "a b", "-a-", "a_", "aé"],
    r"\Ba": ["a", "ba", "-a"],
    r"(?a:\ba)": ["éa", "ba"],
    "a.c": ["abc", "a\nc", "ac"],
    "(?s)a.c": ["a\nc", "ac"],
    "^a*$": ["", "a", "aaaa", "ab"],
    "^a+$": ["", "a", "aaaa"],
    "^a?$": ["", "a", "aa"],
    "^a{2,3}$": ["a", "aa", "aaa", "aaaa"],
    "^a{2,}$": ["a", "aa", "aaaaa"],
    "^a{,2}$": ["", "aa", "aaa"],
    "^a{3}$": ["aa", "aaa", "aaaa"],
    "^a{0}b$": ["b", "ab"],
    "^(ab){2,3}$": ["ab", "abab", "ababab", "abababab"],
    "^(ab){2,}$": ["ab", "abab", "abababab"],
    "^(ab)*$": ["", "abab", "aba"],
    "^(ab)+$": ["", "ab", "abab"],
    "^(ab)?$": ["", "ab", "abab"],
    "^(a{2}b?){2}$": ["aaaa", "aabaa", "aabaab", "aaa", "aaaaa"],
    "(a{2,3}){2}c": ["aaaac", "aaac", "aaaaaac", "aaaaaaac"],
    "^(a{1,2}b)*$": ["abaab", "aaab", ""],
    "[ab]{2}c[^d]": ["abcx", "bacd", "abc"],
    "^(a|b)*c": ["abac", "abad", "c"],
    "^(a*)*b$": ["aaab", "b", "aaa"],
    "^(|a)+b$": ["ab", "b", "aaab"],
    "(?=.*1)(?=.*a)^.{3,}$": ["a1b", "1a", "abc", "xx1a"],
    "^(?!ad)a": ["ab", "ad", "xab"],
    "a(?=b)": ["ab", "ac", "a"],
    "a(?!b)": ["ab", "ac", "a"],
    "(?<=a)b": ["ab", "cb", "b"],
    "(?<!a)b": ["ab", "cb", "b"],
    "(?<=^a)b": ["ab", "aab"],
    "(?<=ab|cd)e": ["abe", "cde", "ade"],
    "(?=a(?!b))a": ["ab", "ac"],
    "(?=ab+c)a": ["abbc", "abb", "ac"],
    "(?<=(?<!a)b)c": ["abc", "bc", "xbc"],
    "(?=a|bc)(?:b|a)": ["bc", "bd", "a"],
    "(?=a{2,3}$)a": ["aa", "baaa", "aab"],
    "(?i)straße": ["STRAßE", "straẞe", "strasse"],
    "(?i)[a-c]x": ["Bx", "BX", "dX"],
    "(?i:a)b": ["Ab", "aB"],
    "(?x) a b # c\n d": ["abd", "abc", "a b # c\n d"],
    r"(?x)a\ [ b]": ["a  ", "a b", "ab"],
    "(?x: a b )c d": ["abc d", "abcd"],
    r"(?a)^(?u:\w)$": ["é", "a"],
    r"(?a)^(?i:\w)$": ["é", "a"],
    r"^(?u:\w)$": ["é"],
    "(?i)(?-i:a)b": ["aB", "AB"],
    "(?s)(?-s:a.)c.": ["abc\n", "a\ncb"],
    "(?im)^A$": ["b\na", "ba"],
    r"^[\x41\102\0\b]+$": ["AB\0\b", "b"],
    r"^\t\0\07\141\u00e9\U0001f30a$": ["\t\0\x07aé🌊", "t"],
    "[가-힣]+요$": ["안녕하세요", "안녕", "요"],
    "\\u0041|\\x42|\\103": ["A", "B", "C", "D"],
}


@pytest.mark.parametrize("expression", CASES)
def test_answers_are_those_of_re(expression):
    """Each kind of part, alone and within others, finds what Python's `re` finds."""
    verdicts = [is_in(expression, text) for text in CASES[expression]]
    assert verdicts == [as_re_says(expression, text) for text in CASES[expression]]


def test_places_that_are_inside_nothing():
    """An empty text has a place that is no boundary of a word, as Python says since version 3.14."""
    assert is_in(r"\B", "")
    assert not is_in(r"\b", "")


def test_a_look_back_may_be_of_any_length():
    """JSON Schema allows what Python does not."""
    assert is_in("(?<=ab*)c", "xabbbc")
    assert not is_in("(?<=ab*)c", "xbbbc")


ATOMS = st.sampled_from([
    "a", "b", "A", "1", "_", " ", "é", "ß", r"\w", r"\d", r"\s", r"\W", r"\D", r"\S", ".", "[ab]", "[^a]", "[a-c1]",
    "가", r"[^\W_]", r"\n", "[]a]", "[a-]", "ı", "ſ", "^", "$", r"\A", r"\Z", r"\b", r"\B",
])  # fmt: skip
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map("|".join)
        | st.tuples(st.sampled_from(["(", "(?:", "(?i:", "(?s:", "(?m:", "(?-i:", "(?a:", "(?=", "(?!"]), inner).map(
            lambda parts: f"{parts[0]}{parts[1]})"
        )
        | st.tuples(
            inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{,2}", "*?", "??", "{0}"])
        ).map(lambda parts: f"(?:{parts[0]}){parts[1]}")
        | st.tuples(ATOMS, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{3,}"])).map(
            lambda parts: parts[0] + parts[1] if parts[0][-1] not in "^$AZbB" or len(parts[0]) == 1 else parts[0]
        )
        | st.tuples(st.sampled_from(["(?<=%s)", "(?<!%s)"]), ATOMS).map(lambda parts: parts[0] % parts[1])
    ),
    max_leaves=8,
)
TEXTS = st.lists(st.text("abcAB1_ \né가ßıIſsS-", max_size=7), min_size=4, max_size=4)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.sampled_from(["", "(?i)", "(?m)", "(?s)", "(?a)"]), EXPRESSIONS, TEXTS)
def test_random_expressions_find_what_re_finds(flags, expression, texts):
    """For any small expression and text the answer is that of Python's `re`."""
    try:
        re.compile(flags + expression)
    except re.error:  # such as ^* and $+
        return
    for text in texts:
        if text or r"\B" not in expression:
            assert is_in(flags + expression, text) == as_re_says(flags + expression, text), text


def _spent(expression, text):
    budget = Budget(steps=10**7)
    is_in(expression, text, budget)
    return 10**7 - budget.steps


@pytest.mark.parametrize(
    "expression",
    [
        "^(a+)+$", "^(a|aa)+$", "^(a|a)*$", "(a*)*b", "^(a?){30}a{30}$", r"^(?!admin)([a-z]+ ?)+\.$", "(?=(a+)+b)c",
        "(?<=(a+)+)b", "a{2,500}b", "(.*)(.*)(.*)(.*)(.*)[b]",
    ],
)  # fmt: skip
def test_work_grows_with_the_text_and_no_faster(expression):
    """Expressions that take other matchers exponential time take twice the steps for twice the text."""
    some, more = (_spent(expression, "a" * length + "!") for length in (500, 1500))
    assert more <= 3 * some
    assert some < 50_000


def test_long_repeats_are_counted():
    """A repeat of one character takes as much room for 60,000 times as for two, and one of several is refused."""
    assert _spent("^[ab]{0,65535}$", "ab" * 50) == _spent("^[ab]{0,00200}$", "ab" * 50)
    assert is_in("^.{1,65535}$", "a" * 1000)
    for expression in ("((a{1000}){1000}){100}", "(ab){1,65535}", "((ab?){150}){150}"):
        with pytest.raises(UnsupportedError, match="so many parts or repeats"):
            is_in(expression, "a")


def test_repeats_of_nothing_end():
    """Nothing repeated a billion times is given up too."""
    with pytest.raises(TooCostlyError):
        is_in("((?:){1000000000}){1000000000}", "a", Budget())


def test_every_state_and_character_costs():
    """Making an automaton takes steps for each part, and each character takes one at least."""
    assert _spent("ab|c", "") < _spent("ab|cd|e", "") < _spent("ab|cd|e", "x" * 10)
    assert _spent("b", "a" * 1000) >= 1000
    with pytest.raises(TooCostlyError):
        is_in("b", "a" * 1000, Budget(steps=900))
