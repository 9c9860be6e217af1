"""The way to the page: every message is one JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


class Channel:
    """Sends messages to the page.

    Args:
        send: takes a message as JSON.

    Attributes:
        cell: the id of the cell that runs, or that ran last; what is put out belongs to it.
        before: called ahead of every message, so that what was printed earlier arrives earlier.
    """

    def __init__(self, send: Callable[[str], object]) -> None:
        self._send = send
        self.cell = ""
        self.before: Callable[[], object] = lambda: None

    def put_out(self, output: dict[str, Any]) -> None:
        """Send what a cell puts out, in the form in which a notebook stores it."""
        self.before()
        self.post(type="output", output=output)

    def post(self, **message: Any) -> None:
        """Send a message; what JSON does not know is sent as its text."""
        self._send(json.dumps({"cell": self.cell, **message}, ensure_ascii=False, default=str))
