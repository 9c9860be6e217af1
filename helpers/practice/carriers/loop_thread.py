"""A thread with an event loop of its own, in which a server runs beside whatever this process does."""

from __future__ import annotations

import asyncio
import atexit
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from ..wire import trace

_START_SECONDS = 5
STOP_SECONDS = 5
_LOGGERS = ("asyncio", "tornado.access", "tornado.application", "tornado.general")


class LoopThread:
    """Runs a coroutine until it is told to stop. What its thread logs is a fault of ours, or nobody's business.

    Args:
        name: of the thread.
        serve: is given this object; it calls `ready()` when requests are taken, and ends after `stopping` is set.
    """

    stopping: asyncio.Event  # there as soon as the loop runs

    def __init__(self, name: str, serve: Callable[[LoopThread], Coroutine[Any, Any, None]]) -> None:
        self._name = name
        self._serve = serve
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._quiet = _NotFrom(self._thread)

    def is_alive(self) -> bool:
        """Return whether the thread has been started and has not ended."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Start the thread, and return once requests are taken.

        Raises:
            RuntimeError: it did not start within five seconds.
        """
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self._quiet)
        self._thread.start()
        atexit.register(self.stop)
        if not self._ready.wait(_START_SECONDS) or self._failure:
            self.stop()
            raise RuntimeError(f"{self._name} did not start.") from self._failure

    def ready(self) -> None:
        """Let `start()` return."""
        self._ready.set()

    def stop(self) -> None:
        """Let the coroutine end, and wait for the thread. Stopping again does nothing."""
        atexit.unregister(self.stop)
        if self._thread.is_alive() and self._ready.is_set():
            self._loop.call_soon_threadsafe(self.stopping.set)
            self._thread.join(STOP_SECONDS)
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self._quiet)

    def wait(self) -> None:
        """Return when the thread has ended; an interrupt from the keyboard gets through."""
        while self._thread.is_alive():
            self._thread.join(0.5)  # a join without a limit cannot be interrupted on Windows

    def _run(self) -> None:
        try:
            # Windows' default event loop cannot watch sockets the way tornado needs.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._begin())
        except BaseException as error:
            self._failure = error
        finally:
            self._ready.set()

    async def _begin(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(_leave_trace)
        self.stopping = asyncio.Event()
        await self._serve(self)


def _leave_trace(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error and not isinstance(error, OSError):  # what a client's connection does is no fault of ours
        trace.leave(error, "the server")


class _NotFrom(logging.Filter):
    """Drops what a thread logs: it would show up in whatever cell of a notebook happens to run."""

    def __init__(self, thread: threading.Thread) -> None:
        super().__init__()
        self._thread = thread

    def filter(self, record: logging.LogRecord) -> bool:
        if record.thread != self._thread.ident:
            return True
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception) and not isinstance(error, OSError):
            trace.leave(error, record.name)
        return False
