"""Server-sent events, as the API streams them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from helpers.practice.encoding import encode
from helpers.practice.exchange import Reply

DONE = b"data: [DONE]\n\n"


def event(data: Any) -> bytes:
    """Return one event of a stream."""
    return b"data: " + encode(data) + b"\n\n"


def stream_reply(events: Iterable[Any], *, usage: tuple[str, dict[str, Any]] | None = None) -> Reply:
    """Return a reply that streams these events and then [DONE], as Chat Completions do."""

    def chunks() -> Iterator[bytes]:
        for data in events:
            yield event(data)
        yield DONE

    return Reply(
        200,
        {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"},
        chunks(),
        usage,
    )
