"""What the worker calls: start, run a cell, take a message of a form, stop, use a key."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyodide.ffi import JsException

from . import comms, own_key, packages, processes, shell, waiting
from .channel import Channel
from .streams import Stream

_KIT = Path("/kit")


class Kernel:
    """The kernel of one page.

    Args:
        send: takes a message for the page, as JSON.
        page: what the page's side offers; see `waiting.install`.
        language: "en" or "ko".
        no_processes, no_packages, no_input: the sentences about what a page cannot do.
    """

    def __init__(
        self,
        send: Callable[[str], object],
        page: Any,
        language: str,
        no_processes: str,
        no_packages: str,
        no_input: str,
    ) -> None:
        os.environ["FIRST_CALL_LANG"] = language
        folder = _KIT / "notebooks" / language
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
        random.seed()
        # Said by the transport whenever a client is built: a browser has no limits on connections to set.
        warnings.filterwarnings("ignore", message="The following transport option", category=UserWarning)
        self._channel = Channel(send)
        self._streams = (Stream(self._channel, "stdout"), Stream(self._channel, "stderr"))
        self._channel.before = self._flush
        processes.install(no_processes)
        packages.install(no_packages)
        waiting.install(self._channel, page, no_input)
        self._comms = comms.install(self._channel)
        self._shell = shell.make(self._channel, no_processes)
        sys.stdout, sys.stderr = self._streams
        self._task: asyncio.Task[Any] | None = None
        from helpers import board, tokens  # the first cell is quicker then

        board.carry = lambda exercise: self._channel.post(type="light", exercise=exercise)
        tokens.remember(json.loads((_KIT / "words.json").read_text(encoding="utf-8")))

    async def run(self, cell: str, code: str, counted: bool = True) -> str:
        """Run a cell as a notebook does.

        Args:
            cell: its id; what it puts out is sent with it.
            code: its text.
            counted: whether it gets a number and is remembered.

        Returns:
            JSON: `ok`, whether it raised nothing, `count`, its number, and `unanswered`, whether it ended because the
            browser got no answer from a server.
        """
        self._channel.cell = cell
        self._task = asyncio.current_task()
        count = self._shell.execution_count
        failed: tuple[Any, ...] | None = None
        transformed = code
        try:
            transformed = self._shell.transform_cell(code)
        except Exception:  # a mistake in the cell; the shell shows it
            failed = sys.exc_info()
        try:
            result = await self._shell.run_cell_async(
                code, store_history=counted, transformed_cell=transformed, preprocessing_exc_tuple=failed
            )
        finally:
            self._task = None
            self._flush()
        unanswered = _is_unanswered(result.error_in_exec)
        return json.dumps({"ok": bool(result.success), "count": count, "unanswered": unanswered})

    def comm(self, kind: str, content: str) -> None:
        """Take a message of a form, as JSON."""
        comms.receive(self._comms, kind, json.loads(content))
        self._flush()

    def stop(self) -> None:
        """Cancel what the running cell awaits."""
        if self._task is not None:
            self._task.cancel()

    def use_key(self, pasted: str) -> str:
        """Use the reader's key; return what `own_key.use` does, as JSON."""
        return json.dumps(own_key.use(pasted), ensure_ascii=False)

    def _flush(self) -> None:
        for stream in self._streams:
            stream.flush()


def _is_unanswered(error: BaseException | None) -> bool:
    """Whether a request of the browser's own failed: it names no reason to programs, and people ask for one."""
    while error is not None:
        if isinstance(error, JsException) and error.name == "TypeError":
            return True
        error = error.__cause__
    return False
