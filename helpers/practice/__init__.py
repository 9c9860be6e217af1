"""The practice backend: it answers as the OpenAI API does, with no account and no network.

Importing this package loads nothing heavy; `start` does.
"""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Any

from .wire.access import ADMIN_KEY, KEY

if TYPE_CHECKING:
    from pathlib import Path

    from .backend import Backend
    from .carriers.carrier import Carrier
    from .testing import Practice
    from .wire.exchange import Reply

__all__ = ["ADMIN_KEY", "KEY", "Practice", "answer", "fault", "start"]


def __getattr__(name: str) -> Any:
    """Load what tests need when it is first used."""
    if name == "Practice":
        from .testing import Practice

        return Practice
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def start(
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    replies: Path | None = None,
    room_key: str | None = None,
    pace: float = 0.0,
    in_process: bool | None = None,
) -> Carrier:
    """Start the practice backend and return once it takes requests.

    It listens on an address of this computer, in a thread of this process. Where there are no sockets, as in a
    browser, it answers clients of the SDK within this process instead; then `host` and `port` do not matter.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        replies: folder of prepared replies; None takes the kit's own.
        room_key: the only key to accept. None accepts every key that begins with "sk-practice", unless other
            computers can reach the address: then a key is made up.
        pace: seconds between the chunks of a stream, so that one sees it come.
        in_process: whether to do without sockets; None for where there are none.

    Returns:
        The running backend: `base_url`, `key`, `usage`, `stop()`. It is a context manager too.

    Raises:
        OSError: the address cannot be used, for example because the port is taken.
        ValueError: the port is not from 0 to 65535, or the room key does not begin with "sk-practice".
        ReplyFileError: a file of prepared replies is malformed; the message names it.
        RuntimeError: the server did not start within five seconds.
    """
    carrier: Carrier
    if in_process or (in_process is None and sys.platform == "emscripten"):
        from .carriers.transport import Transport

        carrier = Transport(replies=replies, room_key=room_key, pace=pace)
    else:
        from .carriers.server import Server

        carrier = Server(host, port, replies=replies, room_key=room_key, pace=pace)
    carrier.start()
    return carrier


def fault(code: str, *, retries: int | None = None, delay: float | None = None) -> dict[str, str]:
    """Return the header that asks practice mode for a fault, for the SDK's `extra_headers=`; the API ignores it.

    Args:
        code: what is to go wrong, for example "rate_limit_exceeded"; README.md lists them all.
        retries: the retry at which it works again: 2 lets the SDK's own two retries succeed. None for never.
        delay: seconds until the fault; None for at once (for "slow": 3 seconds).

    Raises:
        ValueError: there is no such fault, or a number is out of range.
    """
    from .wire import faults

    return faults.fault(code, retries=retries, delay=delay)


def answer(method: str, path: str, body: Any = None) -> Reply:
    """Answer one request within this process: no server, no network, and nothing is counted.

    Args:
        method: "GET", "POST", ...
        path: such as "/v1/chat/completions"; a query may follow it.
        body: what would be sent: bytes as they are, None for nothing, anything else as JSON.

    Returns:
        The reply: `status`, `headers` and `chunks`, the pieces of its body.

    Raises:
        TypeError, ValueError: the body cannot be written as JSON.
    """
    import json

    from .wire.exchange import Request

    if body is None:
        body = b""
    elif not isinstance(body, bytes):
        body = json.dumps(body).encode()
    path, _, query = path.partition("?")
    return _core().handle(Request(method, path, query, {"authorization": f"Bearer {KEY}"}, body))


@functools.cache
def _core() -> Backend:
    """The backend that `answer` asks: one for this process, so that a response can be asked for by its id."""
    from .answering.replies import Replies
    from .backend import Backend

    return Backend(Replies())
