"""What regular expressions mean: read as Python's `re` reads them, but never by it."""

import re
import warnings

import pytest

from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.expressions import (
    Choice,
    Edge,
    ExpressionError,
    Look,
    One,
    Repeat,
    Sequence,
    UnsupportedError,
    parse,
)

WRONG = [
    "(", ")", "a)", "(a", "(?:a", "(?=a", "(?<!a", "[", "[]", "[^]", "[a", "[a-", "[b-a]", r"[a-\d]", r"[\d-a]",
    "[a-b-", "*", "+a", "?", "{2}", "^*", r"\b+", "$?", "a**", "a+*", "a{2}{3}", "a*?*", "(*)", "|*", "a{3,2}",
    "a{4294967295}", "a{1,4294967295}", "\\", "a\\", "[\\", r"\x", r"\x1", r"\xg1", r"\u12", r"\U0000", r"\U00110000",
    r"\q", r"\y", r"\p", r"\pL", r"[\P]", r"[\B]", r"[\A]", r"[\Z]", r"[\xg]", r"\400", r"[\777]", r"[\8]",
    r"\1", r"(a)\2", r"\9",
    "(?", "(?P", "(?P<", "(?P<a", "(?P<>a)", "(?P<1>a)", "(?P<a b>c)", "(?P<a>b)(?P<a>c)", "(?<a", "(?<1>a)", "(?#",
    "(?#a", "(?k)", "(?i", "(?-i)", "(?i-:a)", "(?-:a)", "(?i-i:a)", "(?au:a)", "(?-a:a)", "(?-u:a)", "(?a)(?u)a",
    "(?au)b", "a(?i)", "(?:(?i)a)", "a|(?i)b", "(?ik)a", "(?L)a", "(?i--s:a)", "(?x:a", "(?P>a)",
]  # fmt: skip
RIGHT = [
    "", "a", "|", "a|b|", "()", "(|a)", "(?:)", "(?:)*", "(^)*", "(?=a)*", "a{", "a{}", "{", "{{", "}", "]", "a{1",
    "a{1,2", "a{,", "a{x}", "a{ 1}", "a{,}", "a{,2}", "a{2,}", "a{2}", "a{0}", "a{00002}", "a??", "a*?", "a{1,2}?",
    "[]]", "[^]]", "[]-a]", "[a-]", "[-a]", "[a-b-c]", r"[\]]", r"[\d-]", r"[\b\a\f\n\r\t\v\\]", r"\a\f\n\r\t\v\\",
    r"\0\01\012\0123", r"\101", r"[\101\0]", r"\x41\u0041\U00000041", r"[\x41-\u0043]", r"\-\/\ \가\_",
    "(?P<a>b)(?P<c>d)", "(?#a\\)b)c", "(?i)a", "(?i)(?m)a", "(?imsx)a", "(?u)a", "(?a)a", "(?a:b)(?u:c)", "(?i-s:a)",
    "(?-i:a)", "(?ims-x:a)", "(?i)(?#a)(?s)b", "(?x) a # b\n c", "(?x)a # b", "(?x: a b ) c", "(?x)a *", r"(?x)\ a",
    "(?x)[ #]", "(?<=a)(?<!b)(?=c)(?!d)", "a(?#b)*", "[[a]", "[+--b]", "[a&&b]", "(?ii)a",
]  # fmt: skip


def compile_quietly(expression):
    """Let Python's `re` read an expression, without its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        re.compile(expression)


@pytest.mark.parametrize("expression", WRONG)
def test_wrong_expressions_are_told(expression):
    """What Python's `re` refuses is refused here, but for what JSON Schema allows and names that Python spells so."""
    with pytest.raises((re.error, ValueError, OverflowError)):
        compile_quietly(expression)
    with pytest.raises(ExpressionError):
        parse(expression, Budget())


@pytest.mark.parametrize("expression", RIGHT)
def test_right_expressions_are_read(expression, recwarn):
    """What Python's `re` accepts is accepted, without the warnings that it would print."""
    parse(expression, Budget())
    assert not recwarn.list
    compile_quietly(expression)


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        (r"(a)\1", "back-references"),
        (r"()()()()()()()()()()()()\12", "back-references"),
        ("(?P<a>b)(?P=a)", "back-references"),
        (r"(?<a>b)\1", "back-references"),
        (r"(a)(?(1)b|c)", "back-references"),
        ("(?>a)", "atomic groups"),
        ("a++", "possessive repeats"),
        ("a{2}+", "possessive repeats"),
        (r"\p{L}", r"\p"),
        (r"[\P{L}]", r"\P"),
        (r"\N{DIGIT ONE}", r"\N"),
        ("(" * 51 + ")" * 51, "groups that are nested too deeply"),
    ],
)
def test_what_is_not_read_is_named(expression, what):
    """An expression that may be right, but has what is not read here, is told apart from a wrong one."""
    with pytest.raises(UnsupportedError, match=f"^{re.escape(what)}$"):
        parse(expression, Budget())


def test_groups_may_be_nested():
    """Fifty groups within one another are read."""
    parse("(" * 50 + ")" * 50, Budget())


def test_names_of_json_schema_and_more():
    """Names are read as JSON Schema writes them, and a look back may be of any length, as it allows."""
    assert isinstance(parse("(?<year>a)", Budget()), Sequence)
    look = parse("(?<=a*)", Budget())
    assert isinstance(look, Look)
    assert (look.ahead, look.wanted) == (False, True)


def test_parts_are_what_they_mean():
    """Each part becomes the one thing that it means, with its numbers."""
    repeat = parse("(?:ab){2,5}", Budget())
    assert isinstance(repeat, Repeat)
    assert (repeat.least, repeat.most) == (2, 5)
    assert isinstance(repeat.part, Sequence)
    for text, bounds in {
        "*": (0, None),
        "+": (1, None),
        "?": (0, 1),
        "{3}": (3, 3),
        "{3,}": (3, None),
        "{,3}": (0, 3),
    }.items():
        repeat = parse("a" + text, Budget())
        assert (repeat.least, repeat.most) == bounds
    choice = parse("a|b|c", Budget())
    assert isinstance(choice, Choice)
    assert len(choice.options) == 3
    assert isinstance(parse("a", Budget()), One)
    for text, kind in {
        "^": "start",
        "$": "last",
        r"\A": "start",
        r"\Z": "end",
        r"\b": "boundary",
        r"\B": "inside",
    }.items():
        assert parse(text, Budget()) == Edge(kind)
    assert parse(r"\z", Budget()) == Edge("end")
    assert parse("(?m)^", Budget()) == Edge("line start")
    assert parse("(?m)$", Budget()) == Edge("line end")
    assert parse(r"(?a)\b", Budget()) == Edge("boundary", ascii=True)


def test_sets_keep_their_order():
    """A set has its parts in the order in which they are written, because examples are taken from the first."""
    assert parse(r"[^b-dx\wa-]", Budget()).characters.parts == ((98, 100), (120, 120), "w", (97, 97), (45, 45))


def test_large_repeats_are_read_to_the_last_digit():
    """The largest repeat that Python has is read, however many zeros stand before it."""
    for digits in ("4294967294", "0" * 5000 + "4294967294"):
        repeat = parse("a{" + digits + "}", Budget())
        assert (repeat.least, repeat.most) == (4294967294, 4294967294)
    with pytest.raises(ExpressionError):
        parse("a{" + "0" * 5000 + "4294967295}", Budget())


def test_groups_are_counted():
    """A reference to the last group is one, a reference to the next is a mistake, named groups included."""
    for expression in (r"(a)(?P<b>c)(?<d>e)(?:f)\3", r"()()\2"):
        with pytest.raises(UnsupportedError):
            parse(expression, Budget())
    for expression in (r"(a)(?P<b>c)(?<d>e)(?:f)\4", r"()()\3"):
        with pytest.raises(ExpressionError):
            parse(expression, Budget())


def test_long_expressions_cost_steps():
    """Reading takes three steps a character, so that a very long expression is given up before it is read."""
    budget = Budget(steps=100)
    parse("a" * 33, budget)
    assert budget.steps == 0
    with pytest.raises(TooCostlyError):
        parse("", budget)
