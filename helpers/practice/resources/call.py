"""A request that was let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..answering.replies import Replies
from ..wire.digest import Digest
from .organization import Organization
from .store import Store


@dataclass(frozen=True)
class Call:
    """A request that was let in: routed, its key accepted, its JSON parsed.

    Args:
        digest: where everything that looks random comes from.
        replies: the prepared replies.
        store: the responses that were kept.
        chats: the chat completions that were kept.
        organization: what the admin routes manage.
        names: the parts of the path where the route has a {name}, in their order.
        body: the parsed JSON object of a POST, else {}.
        query: the parameters after "?"; of several with the same name, the last.
    """

    digest: Digest
    replies: Replies
    store: Store
    chats: Store
    organization: Organization
    names: tuple[str, ...]
    body: dict[str, Any]
    query: Mapping[str, str]

    @property
    def name(self) -> str:
        """The first of the names, else ""."""
        return self.names[0] if self.names else ""
