"""Work that waits for the network, beside the kernel's event loop: clicks, on Stop for one, are taken meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class AbandonedError(Exception):
    """Nobody waits for the work any more."""


async def run(work: Callable[[Callable[[str], object]], Result], show: Callable[[str], object]) -> Result:
    """Do work in a thread of its own and return what it returns. To stop it, cancel the task that waits here.

    Waiting ends at once then, and the work when it next has something to show: that raises `AbandonedError` in it. The
    thread is a daemon, so that work which never comes to that does not keep the kernel from ending.

    Args:
        work: is given a function that it calls with the text so far; may run for long.
        show: is called with that text, in the event loop's thread, where a form's widgets are changed.
    """
    if sys.platform == "emscripten":  # a browser has no threads
        return work(show)
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def tell(told: str) -> None:
        if not done.done():
            show(told)

    def tell_from_thread(told: str) -> None:
        if done.done():
            raise AbandonedError
        loop.call_soon_threadsafe(tell, told)

    def finish(set_outcome: Callable[[Any], None], outcome: Any) -> None:
        if not done.done():
            set_outcome(outcome)

    def in_thread() -> None:
        try:
            outcome: tuple[Callable[[Any], None], Any] = done.set_result, work(tell_from_thread)
        except BaseException as error:
            outcome = done.set_exception, error
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(finish, *outcome)

    threading.Thread(target=in_thread, name="first-call-form", daemon=True).start()
    return await done
