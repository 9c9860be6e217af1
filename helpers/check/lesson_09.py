"""Checks of lesson 09, streaming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from helpers.check.trial import FAILED, Outcome, explained, is_callable, run
from helpers.check.values import cut, kind, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

_ASSEMBLE, _BEGINNING = "assemble(stream)", "beginning(stream, length)"
_LENGTH = 10  # characters that `beginning` is asked for
_MORE = 1000  # characters, more than a stream has


class _Stream:
    """A stream of these pieces as the SDK gives it, the chunk with the usage included, which notes how it is used.

    Args:
        pieces: of the text.
        failing: what reading any further chunk's choices raises after the pieces, or None.

    Attributes:
        taken: how many chunks were read.
        closed: whether it was closed.
        read_after_closing: whether another chunk was asked for then.
    """

    def __init__(self, pieces: list[str], failing: Exception | None = None) -> None:
        from openai.types import CompletionUsage

        self.taken = 0
        self.closed = False
        self.read_after_closing = False
        self.response = SimpleNamespace(close=self.close)
        used = CompletionUsage(prompt_tokens=9, completion_tokens=len(pieces), total_tokens=9 + len(pieces))
        deltas = [{"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces)]
        chunks: list[Any] = [_chunk([{"index": 0, "delta": delta, "finish_reason": None}]) for delta in deltas]
        if failing:
            chunks.append(_Faulty(failing))
        chunks += [_chunk([{"index": 0, "delta": {}, "finish_reason": "stop"}]), _chunk([], usage=used)]
        self._chunks = iter(chunks)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if self.closed:
            self.read_after_closing = True
            raise _lost_connection()
        chunk = next(self._chunks)
        self.taken += 1
        return chunk

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        self.closed = True


class _Faulty:
    """A chunk with a fault that has nothing to do with empty choices: only code that hides errors reads over it."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        raise self._error


@survives
def assemble(function: Callable[[Any], Any]) -> None:
    """`function` returns the whole text of a stream, and hides no error."""
    if not is_callable(_ASSEMBLE, function, 1):
        return
    pieces = _pieces()
    stream = _Stream(pieces)
    outcome = run(function, stream)
    if _names_the_trap(outcome):
        return
    answer = explained(_ASSEMBLE, outcome, function)
    if answer is FAILED or not _is_text("assemble", answer):
        return
    whole = "".join(pieces)
    if answer != whole:
        _name_mistake(answer, pieces, stream)
    elif hidden := next((error for error in (IndexError, TypeError) if _hides(function, pieces, error)), None):
        not_yet("check_09.assemble_hides", error=hidden.__name__)
    else:
        right("check_09.assemble_right", answer=answer)


def _name_mistake(answer: str, pieces: list[str], stream: _Stream) -> None:
    """Say what happened to the pieces."""
    whole = "".join(pieces)
    if "None" in answer:
        not_yet("check_09.assemble_none_inside", answer=cut(answer))
    elif answer in ("", pieces[0]) and stream.taken <= 2:
        not_yet("check_09.assemble_first")
    elif answer in ("", pieces[-1]):
        not_yet("check_09.assemble_last")
    elif answer == pieces[0]:
        not_yet("check_09.assemble_kept_first")
    elif answer == "".join(reversed(pieces)):
        not_yet("check_09.assemble_reversed")
    elif "".join(answer.split()) == "".join(whole.split()):
        not_yet("check_09.assemble_spaces")
    elif whole.startswith(answer):
        not_yet("check_09.assemble_stopped", answer=cut(answer), taken=stream.taken)
    else:
        not_yet("check_09.assemble_wrong", answer=cut(answer), whole=whole)


def _hides(function: Callable[[Any], Any], pieces: list[str], kind: type[Exception]) -> bool:
    """Whether a fault of this class disappears in the function instead of reaching the caller."""
    return run(function, _Stream(pieces, failing=kind("a fault made by the check"))).error is None


@survives
def beginning(function: Callable[[Any, int], Any]) -> None:
    """`function` reads a stream until it has a number of characters, or to its end, and closes it."""
    if not is_callable(_BEGINNING, function, 2):
        return
    pieces = _pieces() * 3
    stream = _Stream(pieces)
    outcome = run(function, stream, _LENGTH)
    if stream.read_after_closing:
        not_yet("check_09.beginning_closed_inside")
        return
    if _names_the_trap(outcome):
        return
    answer = explained(_BEGINNING, outcome, function)
    if answer is FAILED or not _is_text("beginning", answer):
        return
    enough = next(count for count in range(len(pieces)) if len("".join(pieces[:count])) >= _LENGTH)
    if not "".join(pieces).startswith(answer):
        not_yet("check_09.beginning_other", answer=cut(answer))
    elif len(answer) < _LENGTH:
        not_yet("check_09.beginning_short", length=_LENGTH, count=len(answer))
    elif stream.taken > enough + 2:  # the chunk with the role, and one more for who looks before adding
        not_yet("check_09.beginning_long", needed=enough + 1, taken=stream.taken)
    elif not stream.closed:
        not_yet("check_09.beginning_open")
    elif _reads_short_ones(function):
        right("check_09.beginning_right", taken=stream.taken)


def _reads_short_ones(function: Callable[[Any, int], Any]) -> bool:
    """Say what goes wrong with a stream that ends before it has enough, unless its whole text comes back."""
    pieces = _pieces()
    stream = _Stream(pieces)
    outcome = run(function, stream, _MORE)
    values = {"length": _MORE, "count": len("".join(pieces))}
    if stream.read_after_closing:
        not_yet("check_09.beginning_closed_inside")
    elif outcome.error is not None:
        not_yet("check_09.beginning_ends_error", error=kind(outcome.error), **values)
    elif outcome.value != "".join(pieces):
        not_yet("check_09.beginning_ends", answer=shown(outcome.value), **values)
    elif not stream.closed:
        not_yet("check_09.beginning_ends_open", **values)
    else:
        return True
    return False


def _names_the_trap(outcome: Outcome) -> bool:
    """Say which of the two traps of a stream an error comes from, and return whether it is one of them."""
    error = outcome.error
    if isinstance(error, IndexError):
        not_yet("check_09.trap_choices", error="IndexError")
    elif isinstance(error, TypeError) and "NoneType" in str(error):
        not_yet("check_09.trap_none", error="TypeError")
    else:
        return False
    return True


def _pieces() -> list[str]:
    """Return a sentence in the learner's language, in pieces."""
    return text("check_09.pieces").split("|")


def _is_text(name: str, answer: Any) -> bool:
    """Return whether an answer is a text, after saying so if it is not."""
    if answer is None:
        not_yet("check_09.none", name=name)
    elif isinstance(answer, list | tuple) and answer and all(isinstance(part, str | None) for part in answer):
        not_yet("check_09.not_joined", name=name, kind=kind(answer))
    elif not isinstance(answer, str):
        not_yet("check_09.not_text", name=name, kind=kind(answer))
    return isinstance(answer, str)


def _lost_connection() -> Exception:
    """Return what the SDK raises where a closed stream is read."""
    import httpx2
    import openai

    return openai.APIConnectionError(request=httpx2.Request("POST", "https://api.openai.com/v1/chat/completions"))


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
