"""JSON as it goes over the wire: strict in both directions."""

import contextlib
import gc
import json

import pytest
from shapes import ask, chat, check_error

from helpers.practice.wire import encoding


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), [{"a": float("inf")}]])
def test_what_json_cannot_say_is_never_written(value):
    """No reply holds Infinity or NaN, which no parser but Python's reads."""
    for write in (encoding.compact, encoding.encode, encoding.canonical):
        with pytest.raises(ValueError, match="not JSON compliant"):
            write(value)


@pytest.mark.parametrize(
    "body",
    [b"1e999", b"-1e999", b"[1.5e400]", b"1" + b"0" * 400 + b".0", b"NaN", b"-Infinity", b"1" * 5000, b"[", b"\xff"],
)
def test_what_is_no_number_or_no_json_is_refused(body):
    """A number that would become infinite is refused, as what is not JSON is."""
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        encoding.decode(body)


def test_large_numbers_are_kept():
    """The largest numbers there are come out as they went in."""
    text = "[1.7976931348623157e+308,5e-324,-0.0," + "9" * 4300 + "]"
    assert encoding.compact(encoding.decode(text.encode())) == text


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_depth_is_limited(opening, closing):
    """A hundred arrays or objects within one another are read, more are not, however many there are."""
    assert encoding.decode((opening * 100 + "1" + closing * 100).encode())
    for depth in (101, 985, 100_000):
        with pytest.raises(ValueError, match="nested too deeply"):
            encoding.decode((opening * depth + "1" + closing * depth).encode())


def test_many_flat_parts_are_no_depth():
    """Brackets beside one another, or in texts, are not within one another."""
    assert len(encoding.decode(b"[" + b"[]," * 500 + b'"' + b"[" * 500 + b'"]')) == 501


def test_line_breaks_are_escaped():
    """What some clients take for the end of a line is escaped, everything else is as it was."""
    assert encoding.encode({"가": "a\u2028b\x85"}) == '{"가":"a\\u2028b\\u0085"}'.encode()
    assert json.loads(encoding.encode("\u2029")) == "\u2029"


def test_canonical_is_the_same_for_equal_values():
    """The order of properties does not matter."""
    assert encoding.canonical({"b": 1, "a": [2]}) == encoding.canonical({"a": [2], "b": 1}) == b'{"a":[2],"b":1}'


@pytest.mark.parametrize(
    "value",
    [
        {"b": "x" * 300_000, "a": ['é😀"\\\n\x01' * 50_000, 1.5, None, {"d": True, "c": "y" * 131_073}]},
        "z" * 131_072,
        ["z" * 131_073],
        {"a": [1, "short"]},
    ],
    ids=["two long texts", "not quite long", "only just long", "short"],
)
def test_pieces_are_canonical_too(value):
    """Long texts are written piece by piece, and the bytes are the same."""
    pieces = list(encoding.canonical_pieces(value))
    assert b"".join(pieces) == encoding.canonical(value)
    assert max(map(len, pieces)) < 2**20


@pytest.mark.parametrize("text", ["\ud800", "\udfff" * 200_000])
def test_half_a_character_is_refused_in_pieces(text):
    """What UTF-8 cannot carry isn't taken for the place of a long text."""
    with pytest.raises(ValueError, match=r"surrogate"):
        list(encoding.canonical_pieces(["x" * 200_000, text]))


@pytest.mark.parametrize("body", [b"[" + b"1," * 50_000 + b"1]", b"[" * 70_000, b"[" + b"1," * 50_000 + b"1e999]"])
@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(body, enabled):
    """It rests while a large body is parsed, and no longer; who switched it off finds it off."""
    seen = []
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with contextlib.suppress(ValueError):
            encoding.decode(body)
        seen.append(gc.isenabled())
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [enabled]


def test_the_garbage_collector_rests_while_a_large_body_is_parsed(monkeypatch):
    """Looking at everything in a notebook's kernel again and again would keep everyone waiting."""
    seen = []
    finite = encoding._finite
    monkeypatch.setattr(encoding, "_finite", lambda text: seen.append(gc.isenabled()) or finite(text))
    encoding.decode(b"[1.5" + b" " * 2**17 + b"]")
    encoding.decode(b"[1.5]")
    assert seen == [False, gc.isenabled()]


@pytest.mark.parametrize("default", ["[" * 985 + "]" * 985, "1e999"], ids=["deep", "infinite"])
def test_a_tool_with_an_unusual_default_is_refused(backend, default):
    """A tool's schema that could not be sent back is refused with the request."""
    tool = {"type": "function", "function": {"name": "f", "parameters": {"type": "object", "default": "HERE"}}}
    reply, content = ask(backend, json.dumps(chat(tools=[tool])).replace('"HERE"', default).encode())
    assert reply.status == 400
    assert "could not parse the JSON" in check_error(content)["message"]
