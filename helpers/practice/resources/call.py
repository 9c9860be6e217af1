"""A request that was let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..answering.replies import Replies
from ..wire.digest import Digest
from .store import Store


@dataclass(frozen=True)
class Call:
    """A request that was let in: routed, its key accepted, its JSON parsed.

    Args:
        digest: where everything that looks random comes from.
        replies: the prepared replies.
        store: the responses that were kept.
        chats: the chat completions that were kept.
        body: the parsed JSON object of a POST, else {}.
        name: the part of the path where the route has a {name}, else "".
        query: the parameters after "?"; of several with the same name, the last.
    """

    digest: Digest
    replies: Replies
    store: Store
    chats: Store
    body: dict[str, Any]
    name: str
    query: Mapping[str, str]
