"""What goes in and out of the backend's core: plain data, no sockets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.practice import encoding

if TYPE_CHECKING:
    from helpers.practice.replies import Replies
    from helpers.practice.store import Store

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


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
        chunks: the body, in the pieces in which it is sent.
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


def json_reply(value: Any, *, status: int = 200, usage: tuple[str, dict[str, Any]] | None = None) -> Reply:
    """Return a reply with a JSON body."""
    body = encoding.encode(value)
    return Reply(status, {"content-type": "application/json", "content-length": str(len(body))}, (body,), usage)


@dataclass(frozen=True)
class Call:
    """A request that was let in: routed, its key accepted, its JSON parsed.

    Args:
        digest: where everything that looks random comes from.
        replies: the prepared replies.
        store: the responses that were kept.
        body: the parsed JSON object of a POST, else {}.
        name: the part of the path where the route has a {name}, else "".
        query: the parameters after "?"; of several with the same name, the last.
    """

    digest: Digest
    replies: Replies
    store: Store
    body: dict[str, Any]
    name: str
    query: Mapping[str, str]


class Digest:
    """A source of ids and numbers that depend only on the request.

    Args:
        content: method, path and body, which together stand for the request.
    """

    def __init__(self, content: bytes) -> None:
        self._content = hashlib.sha256(content).digest()

    def hex(self, purpose: str, length: int) -> str:
        """Return up to 64 hexadecimal digits, different for each purpose."""
        return self._bytes(purpose).hex()[:length]

    def letters(self, purpose: str, length: int) -> str:
        """Return up to 32 letters and digits, different for each purpose."""
        return "".join(_LETTERS[byte % len(_LETTERS)] for byte in self._bytes(purpose)[:length])

    def number(self, purpose: str, below: int) -> int:
        """Return a number from 0 to below - 1, different for each purpose."""
        return int.from_bytes(self._bytes(purpose), "big") % below

    def _bytes(self, purpose: str) -> bytes:
        return hashlib.sha256(self._content + purpose.encode()).digest()
