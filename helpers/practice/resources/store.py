"""Responses and chats that were kept: to be had again, to be continued, to have their items named."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..wire import encoding

_MOST = 1000  # responses
_LARGEST = 32 * 2**20  # bytes of all of them together
_ID = 200  # bytes that an item's id takes in memory, where it is looked up by


@dataclass(frozen=True, eq=False)  # the same only as itself, so that one is looked up without comparing it
class Stored:
    """One response that was kept, as JSON: that takes far less memory than what is read from it.

    Args:
        response: the API's response object.
        turns: the items it was generated from, those of the responses before it included, and then its output.
        answered: how many of these items it was generated from.
        own: the ids of the items that came with it: those of its request, and its output.
    """

    response: bytes
    turns: bytes
    answered: int
    own: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.response) + len(self.turns) + _ID * len(self.own)

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
        self._by_item: dict[str, Stored] = {}
        self._lock = threading.Lock()  # slow requests are answered in threads of their own

    def keep(self, id: str, stored: Stored) -> None:
        """Keep a response; one with the same id is replaced, and becomes the newest."""
        with self._lock:
            self._drop(id)
            self._by_id[id] = stored
            self._by_item |= dict.fromkeys(stored.own, stored)
            self._size += stored.size
            while len(self._by_id) > self._most or self._size > self._largest:
                self._drop(next(iter(self._by_id)))

    def change(self, id: str, stored: Stored) -> None:
        """Put another version in the place of one that was kept, which stays as old as it is."""
        with self._lock:
            if id in self._by_id:
                self._size += stored.size - self._by_id[id].size
                self._by_id[id] = stored

    def find(self, id: str) -> Stored | None:
        """Return the response with this id, or None."""
        with self._lock:
            return self._by_id.get(id)

    def items(self) -> Callable[[str], dict[str, Any] | None]:
        """Return what looks an item up by its id; it reads each response once, so it is meant for one request."""
        read: dict[Stored, dict[str, dict[str, Any]]] = {}

        def item(id: str) -> dict[str, Any] | None:
            with self._lock:
                stored = self._by_item.get(id)
            if stored is None:
                return None
            if stored not in read:
                read[stored] = {each["id"]: each for each in stored.conversation}
            return read[stored][id]

        return item

    @property
    def size(self) -> int:
        """How many bytes all of them take."""
        return self._size

    def all(self) -> list[Stored]:
        """Return all of them, oldest first."""
        with self._lock:
            return list(self._by_id.values())

    def forget(self, id: str) -> bool:
        """Drop the response with this id, and return whether there was one."""
        with self._lock:
            return self._drop(id)

    def _drop(self, id: str) -> bool:
        dropped = self._by_id.pop(id, None)
        if dropped is None:
            return False
        self._size -= dropped.size
        for item in dropped.own:
            if self._by_item.get(item) is dropped:
                del self._by_item[item]
        return True
