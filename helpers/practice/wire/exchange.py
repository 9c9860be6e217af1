"""What goes in and out of the backend's core: plain data, no sockets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .series import pieces, slices


@dataclass(frozen=True)
class Request:
    """One HTTP request.

    Args:
        method: "GET", "POST", ...
        path: as sent, without the query and still percent-encoded.
        query: what follows "?", or "".
        headers: names in lower case. Not shown in the repr, because they hold the key.
        body: as sent.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = b""


@dataclass
class Reply:
    """One HTTP reply.

    Args:
        status: HTTP status.
        headers: names in lower case.
        chunks: the body, in the pieces in which it is sent; can be iterated more than once.
        usage: (model id, the API's usage object) when tokens were counted, else None.
        delay: seconds to wait before it is sent.
        dropped: the connection breaks after the last chunk; without any chunk, before the status is sent.
    """

    status: int
    headers: dict[str, str]
    chunks: Iterable[bytes]
    usage: tuple[str, dict[str, Any]] | None = None
    delay: float = 0.0
    dropped: bool = False

    @property
    def is_stream(self) -> bool:
        """Whether its chunks are events, which a client shows one by one."""
        return self.headers.get("content-type", "").startswith("text/event-stream")


def json_reply(value: Any, *, status: int = 200, usage: tuple[str, dict[str, Any]] | None = None) -> Reply:
    """Return a reply with a JSON body."""
    body = pieces(value)
    if isinstance(body, tuple):
        return written_reply(body[0], status=status, usage=usage)
    return Reply(status, {"content-type": "application/json"}, body, usage)


def written_reply(body: bytes, *, status: int = 200, usage: tuple[str, dict[str, Any]] | None = None) -> Reply:
    """Return a reply with a body that is JSON already."""
    headers = {"content-type": "application/json", "content-length": str(len(body))}
    return Reply(status, headers, slices(body), usage)
