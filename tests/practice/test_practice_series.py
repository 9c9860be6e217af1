"""Long lists inside a reply."""

import json

import pytest

from helpers.practice.wire.encoding import encode
from helpers.practice.wire.exchange import json_reply, written_reply
from helpers.practice.wire.series import Series, pieces, slices


def series(count):
    return Series(lambda: ({"index": index, "text": "é\u2028"} for index in range(count)))


@pytest.mark.parametrize("count", [0, 1, 2, 50, 50_000])
def test_pieces_are_the_json_of_the_list(count):
    """The pieces of a value with series are the bytes of the same value with lists, each time they are made."""
    value = {"a": series(count), "b": [1, {"c": series(2)}], "d": "x"}
    whole = encode({"a": list(series(count)), "b": [1, {"c": list(series(2))}], "d": "x"})
    made = pieces(value)
    assert b"".join(made) == whole == b"".join(made)


def test_long_ones_come_in_small_pieces():
    """A long series is never in memory as a whole; the reply does not say its length. A short one is one piece."""
    long, short = json_reply({"a": series(50_000)}), json_reply({"a": series(10)})
    assert max(map(len, long.chunks)) < 40_000
    assert "content-length" not in long.headers
    [body] = short.chunks
    assert short.headers["content-length"] == str(len(body))


def test_what_is_sent_as_one():
    """Eight pieces are still one; from the ninth on they are sent as they are made."""
    item = "x" * (2**15 - 2)
    eight, nine = (pieces({"a": Series(lambda count=count: [item] * count)}) for count in (7, 8))
    assert isinstance(eight, tuple)
    assert not isinstance(nine, tuple)
    assert len(list(nine)) == 9


def test_what_is_no_json_is_refused():
    """Only series are written later."""
    with pytest.raises(TypeError, match="set is not JSON"):
        pieces({"a": series(1), "b": set()})


@pytest.mark.parametrize("size", [0, 10, 2**15, 2**15 + 1, 200_000])
def test_slices_make_up_the_body(size):
    """A body in slices is the same body, each time."""
    body = b"x" * size
    cut = slices(body)
    assert b"".join(cut) == body == b"".join(cut)
    assert all(len(piece) <= 2**15 for piece in cut)
    assert written_reply(body).headers["content-length"] == str(size)


def test_a_text_like_the_mark_is_left_alone():
    """What stands for a series while JSON is written cannot be guessed, and looks like any other text."""
    from helpers.practice.wire import series as module

    assert len(module._MARK) == 32
    assert json.loads(b"".join(pieces({"a": f"{module._MARK[:-1]}", "b": series(1)})))["b"]
