"""Responses that were kept, for `previous_response_id` and GET /v1/responses/{name}."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from ..wire import encoding

_MOST = 1000  # responses
_LARGEST = 32 * 2**20  # bytes of all of them together


@dataclass(frozen=True)
class Stored:
    """One response that was kept, as JSON: that takes far less memory than what is read from it.

    Args:
        response: the API's response object.
        turns: the items it was generated from, those of the responses before it included, and then its output.
        answered: how many of these items it was generated from.
    """

    response: bytes
    turns: bytes
    answered: int

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.response) + len(self.turns)

    @property
    def context(self) -> tuple[dict[str, Any], ...]:
        """The items it was generated from."""
        return self.conversation[: self.answered]

    @property
    def conversation(self) -> tuple[dict[str, Any], ...]:
        """The items that come before a next turn."""
        return tuple(encoding.decode(self.turns))


class Store:
    """Keeps responses in memory, and forgets the oldest ones when there are too many.

    Args:
        most: number of responses.
        largest: bytes of all of them together.
    """

    def __init__(self, most: int = _MOST, largest: int = _LARGEST) -> None:
        self._most = most
        self._largest = largest
        self._size = 0
        self._by_id: dict[str, Stored] = {}
        self._lock = threading.Lock()  # slow requests are answered in threads of their own

    def keep(self, id: str, stored: Stored) -> None:
        """Keep a response; one with the same id is replaced."""
        with self._lock:
            self._drop(id)
            self._by_id[id] = stored
            self._size += stored.size
            while len(self._by_id) > self._most or self._size > self._largest:
                self._drop(next(iter(self._by_id)))

    def find(self, id: str) -> Stored | None:
        """Return the response with this id, or None."""
        with self._lock:
            return self._by_id.get(id)

    def forget(self, id: str) -> bool:
        """Drop the response with this id, and return whether there was one."""
        with self._lock:
            return self._drop(id)

    def _drop(self, id: str) -> bool:
        dropped = self._by_id.pop(id, None)
        if dropped is None:
            return False
        self._size -= dropped.size
        return True
