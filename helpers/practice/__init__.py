"""The practice backend: a small local server that answers as the OpenAI API does, with no account and no network.

Importing this package loads nothing heavy; `start` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from helpers.practice.server import Server

KEY = "sk-practice-first-call"


def start(host: str = "127.0.0.1", port: int = 0, *, replies: Path | None = None) -> Server:
    """Start the practice backend in a thread of this process and return once it takes requests.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        replies: folder of prepared replies; None takes the kit's own.

    Returns:
        The running server: `base_url`, `key`, `usage`, `stop()`. It is a context manager too.

    Raises:
        OSError: the address cannot be used, for example because the port is taken.
        ValueError: the port is not from 0 to 65535.
        ReplyFileError: a file of prepared replies is malformed; the message names it.
        RuntimeError: the server did not start within five seconds.
    """
    from helpers.practice.server import Server

    server = Server(host, port, replies=replies)
    server.start()
    return server
