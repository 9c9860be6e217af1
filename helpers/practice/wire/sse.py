"""Server-sent events, as the API streams them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .exchange import Reply
from .series import Series, pieces

DONE = b"data: [DONE]\n\n"


def event(data: Any, name: str | None = None) -> bytes:
    """Return one event of a stream, with its name if it has one."""
    return (f"event: {name}\n".encode() if name else b"") + b"data: " + b"".join(pieces(data)) + b"\n\n"


def stream_reply(
    events: Callable[[], Iterable[Any]], *, named: bool = False, usage: tuple[str, dict[str, Any]] | None = None
) -> Reply:
    """Return a reply that streams events.

    Args:
        events: makes the events' data.
        named: name each event after its `type`, as Responses do; otherwise end with [DONE], as Chat Completions do.
        usage: as in Reply.
    """

    def chunks() -> Iterator[bytes]:
        for data in events():
            yield event(data, data["type"] if named else None)
        if not named:
            yield DONE

    return Reply(
        200,
        {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"},
        Series(chunks),
        usage,
    )
