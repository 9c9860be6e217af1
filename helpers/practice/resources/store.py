"""Responses that were kept, for `previous_response_id` and GET /v1/responses/{name}."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

_MOST = 1000  # responses


@dataclass(frozen=True)
class Stored:
    """One response that was kept.

    Args:
        response: the API's response object.
        context: the items it was generated from, those of the responses before it included.
    """

    response: dict[str, Any]
    context: tuple[dict[str, Any], ...]

    @property
    def conversation(self) -> tuple[dict[str, Any], ...]:
        """The items that come before a next turn."""
        return (*self.context, *self.response["output"])


class Store:
    """Keeps responses in memory, and forgets the oldest ones when there are too many.

    Args:
        most: number of responses.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._by_id: dict[str, Stored] = {}
        self._lock = threading.Lock()  # large requests are answered in threads of their own

    def keep(self, stored: Stored) -> None:
        """Keep a response; one with the same id is replaced."""
        with self._lock:
            self._by_id.pop(stored.response["id"], None)
            self._by_id[stored.response["id"]] = stored
            while len(self._by_id) > self._most:
                del self._by_id[next(iter(self._by_id))]

    def find(self, id: str) -> Stored | None:
        """Return the response with this id, or None."""
        with self._lock:
            return self._by_id.get(id)

    def forget(self, id: str) -> bool:
        """Drop the response with this id, and return whether there was one."""
        with self._lock:
            return self._by_id.pop(id, None) is not None
