"""Checks of lesson 09, streaming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text

_LENGTH = 10  # characters that `beginning` is asked for


class _Stream:
    """A stream of these pieces as the SDK gives it, the chunk with the usage included, which notes how it is used.

    Attributes:
        taken: how many chunks were read.
        closed: whether it was closed.
    """

    def __init__(self, pieces: list[str]) -> None:
        from openai.types import CompletionUsage

        self.taken = 0
        self.closed = False
        used = CompletionUsage(prompt_tokens=9, completion_tokens=len(pieces), total_tokens=9 + len(pieces))
        deltas = [{"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces)]
        self._chunks = iter(
            [
                *(_chunk([{"index": 0, "delta": delta, "finish_reason": None}]) for delta in deltas),
                _chunk([{"index": 0, "delta": {}, "finish_reason": "stop"}]),
                _chunk([], usage=used),
            ]
        )

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        chunk = next(self._chunks)
        self.taken += 1
        return chunk

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        self.closed = True


def assemble(function: Callable[[Any], Any]) -> None:
    """`function` returns the whole text of a stream."""
    pieces = _pieces()
    answer = call("assemble", function, _Stream(pieces))
    if answer is FAILED or not _is_text("assemble", answer):
        return
    whole = "".join(pieces)
    if answer == whole:
        right("check_09.assemble_right", answer=answer)
    elif "None" in answer:
        not_yet("check_09.assemble_none_inside", answer=answer)
    elif answer in ("", pieces[0]):
        not_yet("check_09.assemble_first")
    elif answer == pieces[-1]:
        not_yet("check_09.assemble_last")
    elif "".join(answer.split()) == "".join(whole.split()):
        not_yet("check_09.assemble_spaces")
    else:
        not_yet("check_09.assemble_wrong", answer=answer, whole=whole)


def beginning(function: Callable[[Any, int], Any]) -> None:
    """`function` reads a stream until it has a number of characters, and closes it."""
    pieces = _pieces() * 3
    stream = _Stream(pieces)
    answer = call("beginning", function, stream, _LENGTH)
    if answer is FAILED or not _is_text("beginning", answer):
        return
    enough = next(count for count in range(len(pieces)) if len("".join(pieces[:count])) >= _LENGTH)
    if not "".join(pieces).startswith(answer):
        not_yet("check_09.beginning_other", answer=answer)
    elif len(answer) < _LENGTH:
        not_yet("check_09.beginning_short", length=_LENGTH, count=len(answer))
    elif stream.taken > enough + 2:  # the chunk with the role, and one more for who looks before adding
        not_yet("check_09.beginning_long", needed=enough + 1, taken=stream.taken)
    elif not stream.closed:
        not_yet("check_09.beginning_open")
    else:
        right("check_09.beginning_right", taken=stream.taken)


def _pieces() -> list[str]:
    """Return a sentence in the learner's language, in pieces."""
    return text("check_09.pieces").split("|")


def _is_text(name: str, answer: Any) -> bool:
    """Return whether an answer is a text, after saying so if it is not."""
    if answer is None:
        not_yet("check_09.none", name=name)
    elif not isinstance(answer, str):
        not_yet("check_09.not_text", name=name, kind=type(answer).__name__)
    return isinstance(answer, str)


def _chunk(choices: list[dict[str, Any]], usage: Any = None) -> Any:
    """Return a chunk as the SDK makes it of what the API sends."""
    from openai.types.chat import ChatCompletionChunk

    return ChatCompletionChunk.model_validate(
        {
            "id": "chatcmpl-check",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "gpt-6-luna",
            "choices": choices,
            "usage": usage,
        }
    )
