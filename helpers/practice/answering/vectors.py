"""Texts as vectors: near for texts that share words and parts of words. What texts mean comes from `meaning`."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence

from ..reading.normal import normalize
from .meaning import SIZE

_WORD = re.compile(r"\w+")
_COMMON_WORD = re.compile(
    "an?|and|are|as|at|be|but|by|can|do|does|for|from|has|have|how|i|in|is|it|its|my|of|on|or|so|that|the|their|this|to|"
    "was|we|were|what|when|which|who|will|with|you|your"
)
_PLACES = struct.Struct("<12H")  # places in the vector that one feature changes
_MEANING = range(4, 5 * SIZE, 5)  # places that letters leave alone
_SHARED = 0.0507  # what all vectors have in common, so that none is empty
_LETTERS = 0.15  # of the square of a vector's length, where a text's meaning is known: the rest is meaning


def vector(text: str, dimensions: int, *, of: int, seed: str, meaning: Sequence[float] = ()) -> list[float]:
    """Return the vector of a text, of length 1.

    Each word, and each run of two or three letters in it, changes twelve places of the vector, which a hash
    chooses: more of them near its beginning, so that a shortened vector keeps most of what the whole one says.

    A text's meaning has places of its own, where letters change nothing. So texts whose meaning is
    known are near each other by what they mean, and others are near them, though less so, by the words they share.

    Args:
        text: any text.
        dimensions: how many numbers, from the beginning of the whole vector.
        of: how many numbers the whole vector has.
        seed: names the kind of vector; vectors of different kinds have nothing in common.
        meaning: what `meaning.find` returned, of length 1, or nothing.
    """
    changed: dict[int, float] = {}  # the rest stays 0, and short texts change little
    for place, value in _letters(text, of, seed.encode()):
        if place < dimensions or meaning:
            changed[place] = changed.get(place, 0.0) + value
    if meaning:
        scale = math.sqrt(_LETTERS) / (_length(changed) or 1.0)
        changed = {place: value * scale for place, value in changed.items() if place < dimensions}
        for place, value in zip(_MEANING, meaning, strict=True):
            if place < dimensions:
                changed[place] = value * math.sqrt(1 - _LETTERS)
    changed[0] = changed.get(0, 0.0) + _SHARED
    length = _length(changed)
    values = [0.0] * dimensions
    for place, value in changed.items():
        values[place] = value / length
    return values


def _letters(text: str, of: int, key: bytes) -> Iterator[tuple[int, float]]:
    """Yield each place that a word or a part of one changes, and by how much."""
    for feature, weight in _features(text).items():
        digest = hashlib.blake2b(feature.encode(), digest_size=_PLACES.size, key=key).digest()
        for number in _PLACES.unpack(digest):
            draw = number >> 1
            place = draw * draw * of >> 30
            if place in _MEANING:
                place += 1
            yield place, weight if number & 1 else -weight


def _length(changed: dict[int, float]) -> float:
    return math.sqrt(sum(changed[place] * changed[place] for place in sorted(changed)))


def _features(text: str) -> dict[str, float]:
    """Return the words and parts of words of a text with their weights; a text without words has its characters."""
    text = normalize("NFKC", text).casefold()
    words = Counter(_WORD.findall(text)) or Counter(text)
    features: dict[str, float] = {}
    for word, count in words.items():
        weight = math.sqrt(count) * (0.1 if _COMMON_WORD.fullmatch(word) else 1.0)
        features[word] = features.get(word, 0.0) + weight
        parts = list(_parts(word))
        for part in parts:
            features[part] = features.get(part, 0.0) + weight / math.sqrt(len(parts))
    return features


def _parts(word: str) -> Iterator[str]:
    """Yield the runs of three letters of a word, its ends marked; of two where letters are syllables."""
    size = 3 if word.isascii() else 2
    marked = f"<{word}>"
    for start in range(len(marked) - size + 1):
        yield marked[start : start + size]
