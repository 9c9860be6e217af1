"""Normal forms in bounded time."""

import random
import time
import unicodedata

import pytest

from helpers.practice.reading.normal import _BEGINS, normalize


def test_every_beginning_begins():
    """No character before which a text is cut joins the one before it, in any form."""
    joining = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}  # vowels and finals of Hangul
    for code in range(0x110000):
        kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        if kind and not kind.startswith("<"):
            joining.update(chr(int(part, 16)) for part in parts)
    for code in range(0x110000):
        if _BEGINS.fullmatch(chr(code)):
            for form in ("NFD", "NFKD"):
                first = unicodedata.normalize(form, chr(code))[0]
                assert not unicodedata.combining(first), hex(code)
                assert first not in joining, hex(code)


@pytest.mark.parametrize("form", ["NFC", "NFKC"])
def test_it_is_unicodes_own(form):
    """Texts of many scripts, short and long, come out as Python's own function gives them."""
    chance = random.Random(5)
    letters = "ab \n가각ᄀ\u1161\u11a8か\u3099é\u0301\u0323ﾞﾊﾟㅏ中أ\u0650ﷺ①"
    for length in (0, 1, 5, 255, 256, 257, 300, 3000):
        for _ in range(20):
            text = "".join(chance.choice(letters) for _ in range(length))
            assert normalize(form, text) == unicodedata.normalize(form, text)


def test_piled_marks_take_a_moment():
    """Marks piled up without end take a time that grows with their number; Python's own takes minutes for these."""
    begun = time.perf_counter()
    normalize("NFC", "a" + "\u0301\u0323" * 100_000)
    assert time.perf_counter() - begun < 5
