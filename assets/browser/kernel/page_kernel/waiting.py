"""Cells that wait: for a moment to pass, or for an answer of the reader. Stop ends both."""

from __future__ import annotations

import builtins
import functools
import getpass
import time
from typing import Any

from pyodide.ffi import can_run_sync, run_sync

from .channel import Channel

_STOPPED = None  # what the page's side gives where the reader stopped the cell


def install(channel: Channel, page: Any, no_input: str) -> None:
    """Let `time.sleep`, `input` and `getpass` wait for the page, where the browser can suspend Python.

    Args:
        channel: the way to the page.
        page: has `pause(milliseconds)` and `answer()`, whose promises give undefined, in Python None, when the reader
            stops the cell.
        no_input: the sentence for browsers that cannot suspend Python.
    """
    plain_sleep = time.sleep

    @functools.wraps(plain_sleep)
    def sleep(seconds: float) -> None:
        channel.before()
        if not can_run_sync() or not seconds > 0:
            plain_sleep(seconds)
        elif run_sync(page.pause(seconds * 1000)) is _STOPPED:
            raise KeyboardInterrupt

    def ask(prompt: object, hidden: bool) -> str:
        channel.before()
        if not can_run_sync():
            raise NotImplementedError(no_input)
        channel.post(type="ask", prompt=str(prompt), hidden=hidden)
        typed = run_sync(page.answer())
        if typed is _STOPPED:
            raise KeyboardInterrupt
        return str(typed)

    def ask_openly(prompt: object = "", /) -> str:
        return ask(prompt, hidden=False)

    def ask_hidden(prompt: object = "Password: ", stream: object = None, **options: object) -> str:
        return ask(prompt, hidden=True)

    time.sleep = sleep
    builtins.input = ask_openly
    getpass.getpass = ask_hidden
