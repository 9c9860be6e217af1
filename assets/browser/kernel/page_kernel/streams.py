"""What a cell prints: sent in pieces, so that a stream is seen coming and a million lines do not drown the page."""

from __future__ import annotations

import io
import time

from .channel import Channel

_TOGETHER = 0.03  # seconds within which pieces are sent as one


class Stream(io.TextIOBase):
    """Standard output or standard error of the cells.

    Args:
        channel: the way to the page.
        name: "stdout" or "stderr".
    """

    encoding = "utf-8"

    def __init__(self, channel: Channel, name: str) -> None:
        self._channel = channel
        self.name = name
        self._pieces: list[str] = []
        self._sent = 0.0

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, said: str) -> int:
        """Take a text; it is sent now, or with the next one."""
        if not isinstance(said, str):
            raise TypeError(f"write() argument must be str, not {type(said).__name__}")
        self._pieces.append(said)
        if time.monotonic() - self._sent > _TOGETHER:
            self.flush()
        return len(said)

    def flush(self) -> None:
        """Send what has not been sent yet."""
        if self._pieces:
            said = "".join(self._pieces)
            self._pieces.clear()
            self._channel.post(type="output", output={"output_type": "stream", "name": self.name, "text": said})
        self._sent = time.monotonic()
