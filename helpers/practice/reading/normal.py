"""Texts in one of Unicode's normal forms, in a time that grows with their length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

_PIECE = 256  # characters; Python sorts combining marks in a time that grows with the square of their number
# Characters that never join the one before, in any normal form: most of what texts are made of. A test checks them all.
_BEGINS = re.compile(
    "[\\x00-\\x9f!-~\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    "\u0904-\u0939\u0e01-\u0e2e\u1100-\u1112\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)


def normalize(form: Literal["NFC", "NFKC"], text: str) -> str:
    """Return a text in a normal form.

    It is Unicode's own wherever a text has a letter of a common script at least once in 256 characters. Where marks
    are piled up higher than that, they are put in order 256 at a time.

    Args:
        form: as for `unicodedata.normalize`.
        text: any text.
    """
    if text.isascii():
        return text
    return "".join(unicodedata.normalize(form, piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces of at most 256 characters that can be normalized one by one."""
    start = 0
    while len(text) - start > _PIECE:
        stop = start + _PIECE
        while stop > start and not _BEGINS.match(text, stop):
            stop -= 1
        if stop == start:
            stop += _PIECE
        yield text[start:stop]
        start = stop
    yield text[start:]
