"""Slow work beside the event loop: a few threads, and clients by turns, so that none of them fills the line."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")

_STOP_SECONDS = 5.0
_SPELL = 0.001  # seconds for which a thread keeps Python to itself while slow work is done; usually 0.005


class Turns:
    """Lets a limited number of things happen at once: one for each client, and clients by turns.

    Args:
        most: how many at once.
    """

    def __init__(self, most: int) -> None:
        self._free = most
        self._busy: set[Hashable] = set()
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}  # whose turn comes next is first

    async def take(self, client: Hashable) -> None:
        """Wait for a client's turn; what takes one has to give it back."""
        if self._free and client not in self._busy:
            self._free -= 1
            self._busy.add(client)
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it had just come
                self.give_back(client)
            raise

    def give_back(self, client: Hashable) -> None:
        """End a client's turn."""
        self._free += 1
        self._busy.discard(client)
        if client in self._waiting:
            self._waiting[client] = self._waiting.pop(client)  # behind the others
        for other in list(self._waiting):
            if not self._free:
                return
            if other in self._busy:
                continue
            line = self._waiting.pop(other)
            while line:
                turn = line.popleft()
                if not turn.done():  # else whoever waited has gone
                    self._free -= 1
                    self._busy.add(other)
                    turn.set_result(None)
                    break
            if line:
                self._waiting[other] = line  # behind the others

    def close(self) -> None:
        """Send away all who wait: their waiting ends with CancelledError."""
        for line in self._waiting.values():
            for turn in line:
                turn.cancel()
        self._waiting.clear()


class Workers:
    """Threads that do slow work.

    They are daemons: work cannot be interrupted, and must keep neither a stop nor the end of the process waiting.

    Args:
        most: how many threads; each starts when it is needed for the first time.
        name: of the threads.
    """

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._threads: list[threading.Thread] = []
        self._share = _Share()
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    async def run(self, function: Callable[[], Result]) -> Result:
        """Run a function in a thread and return what it returns."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()

        def finish(set_outcome: Callable[[Any], None], outcome: Any) -> None:
            if not done.done():  # else nobody waits any more
                set_outcome(outcome)

        def work() -> None:
            try:
                with self._share:
                    outcome: tuple[Callable[[Any], None], Any] = done.set_result, function()
            except BaseException as error:
                outcome = done.set_exception, error
            with contextlib.suppress(RuntimeError):  # the server has stopped
                loop.call_soon_threadsafe(finish, *outcome)

        self._work.put(work)
        if len(self._threads) < self._most:
            thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return await done

    def stop(self) -> None:
        """End the threads, but for those that do not finish their work soon."""
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            thread.join(_STOP_SECONDS)

    def _run(self) -> None:
        while work := self._work.get():
            work()


class _Share:
    """Makes threads take shorter spells while slow work is done, so that a notebook's kernel stays quick beside it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0
        self._before = 0.0

    def __enter__(self) -> None:
        with self._lock:
            self._working += 1
            if self._working == 1:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(min(_SPELL, self._before))

    def __exit__(self, *exception: object) -> None:
        with self._lock:
            self._working -= 1
            if not self._working:
                sys.setswitchinterval(self._before)
