"""Carries the core over HTTP: a small tornado server in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from pathlib import Path

from tornado.httputil import HTTPServerConnectionDelegate

from ..session import Answers
from ..wire import access
from . import address
from .carrier import Carrier
from .connections import Connections
from .loop_thread import LoopThread

_BACKLOG = 1024  # connections that the system holds until they are taken in; one too many waits a second to try again
_HEAD_START = 0.1  # seconds for the first requests, before the rest is made ready
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are easily confused when a key is read out in a room


class Server(Carrier):
    """A practice backend that listens on an address of this machine, in a thread of its own.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        replies: folder of prepared replies; None takes the kit's own.
        room_key: the only key to accept. None accepts every key that begins with "sk-practice", unless other
            computers can reach the address: then a key is made up.
        pace: seconds between the chunks of a stream, so that one sees it come.
        most: connections to keep; None for as many as the system allows for comfortably, at most 400.

    Attributes:
        answers: who answers; the backend's session, or before the start what is put in its place.
        mounted: tornado applications that answer instead, by the first part of the path; see `Connections`.

    Raises:
        ValueError: the room key is not a practice key.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        replies: Path | None = None,
        room_key: str | None = None,
        pace: float = 0.0,
        most: int | None = None,
    ) -> None:
        self.host = host
        self.port = port
        if room_key is None and not address.is_loopback(host):
            room_key = f"{access.PREFIX}-{''.join(secrets.choice(LETTERS) for _ in range(8))}"
        super().__init__(replies=replies, room_key=room_key, pace=pace)
        self.answers: Answers = self.session
        self.mounted: dict[str, HTTPServerConnectionDelegate] = {}
        self._most = most
        self._thread = LoopThread("first-call-practice", self._serve)

    @property
    def base_url(self) -> str:
        """For the SDK, for example "http://127.0.0.1:49152/v1".

        Where the address stands for all of this machine's, it is the one at which other computers are likely to
        reach it.
        """
        host = address.reachable(self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/v1"

    def start(self) -> None:
        """Listen, and return once requests are taken.

        Raises:
            OSError: the address cannot be used.
            ValueError: the port is not one.
            RuntimeError: the thread did not start within five seconds.
        """
        if not 0 <= self.port <= 65_535:  # the system would take the remainder
            raise ValueError(f"{self.port} is not a port: they go from 0 to 65535")
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._socket = socket.create_server((self.host, self.port), family=family, backlog=_BACKLOG)
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and end the thread. Stopping again does nothing."""
        self._thread.stop()

    def wait(self) -> None:
        """Return when the server has stopped; an interrupt from the keyboard gets through."""
        self._thread.wait()

    async def _serve(self, thread: LoopThread) -> None:
        connections = self._connections = Connections(self._socket, self.answers, self._most, self.mounted)
        connections.open()
        thread.ready()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(thread.stopping.wait(), _HEAD_START)
        warming = asyncio.create_task(connections.workers.run(self.session.backend.warm))
        await thread.stopping.wait()
        warming.cancel()
        await connections.close()
        connections.workers.stop()
