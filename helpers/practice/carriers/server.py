"""Carries the core over HTTP: a small tornado server in a thread of its own."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import http
import logging
import secrets
import socket
import threading
import time
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.iostream import StreamClosedError

from ..answering.replies import Replies
from ..backend import Backend
from ..wire import access
from ..wire.exchange import Reply, Request
from ..wire.limits import Limits
from . import address

_START_SECONDS = 5
_STOP_SECONDS = 5
_LARGE_BODY = 100_000  # bytes; counting the tokens of more than this would keep other clients waiting
_HEAD_START = 0.1  # seconds for the first requests, before the rest is made ready
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are easily confused when a key is read out in a room
_LOGGERS = ("asyncio", "tornado.access", "tornado.application", "tornado.general")


class Server:
    """A practice backend that listens on an address of this machine.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        replies: folder of prepared replies; None takes the kit's own.
        room_key: the only key to accept. None accepts every key that begins with "sk-practice", unless other
            computers can reach the address: then a key is made up.
        pace: seconds between the chunks of a stream, so that one sees it come.

    Attributes:
        base_url: for the SDK, for example "http://127.0.0.1:49152/v1"; known once started. Where the address stands
            for all of this machine's, it is the one at which other computers are likely to reach it.
        key: a key that it accepts.
        usage: (model id, usage object) of every request answered with tokens, oldest first.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        replies: Path | None = None,
        room_key: str | None = None,
        pace: float = 0.0,
    ) -> None:
        self.host = host
        self.port = port
        self.pace = pace
        self.usage: list[tuple[str, dict[str, Any]]] = []
        if room_key is None and not address.is_loopback(host):
            room_key = f"{access.PREFIX}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"
        self.key = room_key or access.KEY
        self._backend = Backend(Replies(replies), key=room_key)
        self._thread = threading.Thread(target=self._run, name="first-call-practice", daemon=True)
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._quiet = _NotFrom(self._thread)

    @property
    def base_url(self) -> str:
        host = address.reachable(self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/v1"

    def start(self) -> None:
        """Listen, and return once requests are taken.

        Raises:
            OSError: the address cannot be used.
            ValueError: the port is not one, or the room key is not a practice key.
            RuntimeError: the thread did not start within five seconds.
        """
        if not 0 <= self.port <= 65_535:  # the system would take the remainder
            raise ValueError(f"{self.port} is not a port: they go from 0 to 65535")
        if not self.key.startswith(access.PREFIX):  # the key itself may be real, and is not shown
            raise ValueError(f"a room key begins with {access.PREFIX}")
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._socket = socket.create_server((self.host, self.port), family=family)
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self._quiet)
        self._thread.start()
        atexit.register(self.stop)
        if not self._ready.wait(_START_SECONDS) or self._failure:
            self.stop()
            raise RuntimeError("The practice backend did not start.") from self._failure

    def stop(self) -> None:
        """Close every connection and end the thread. Stopping again does nothing."""
        atexit.unregister(self.stop)
        if self._thread.is_alive() and self._ready.is_set():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(_STOP_SECONDS)
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self._quiet)

    def wait(self) -> None:
        """Return when the server has stopped; an interrupt from the keyboard gets through."""
        while self._thread.is_alive():
            self._thread.join(0.5)  # a join without a limit cannot be interrupted on Windows

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<practice backend at {self.base_url}>"

    def _run(self) -> None:
        try:
            # Windows' default event loop cannot watch sockets the way tornado needs.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._serve())
        except BaseException as error:
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        connections = _Connections(self._backend, self.usage, self.pace)
        server = HTTPServer(connections, max_body_size=2**30)
        server.add_socket(self._socket)
        self._ready.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), _HEAD_START)
        if not self._stopping.is_set():
            await self._loop.run_in_executor(None, self._backend.warm)
        await self._stopping.wait()
        server.stop()
        for answer in connections.answers:
            answer.cancel()
        await server.close_all_connections()


class _NotFrom(logging.Filter):
    """Drops what a thread logs: it would show up in whatever cell of a notebook happens to run."""

    def __init__(self, thread: threading.Thread) -> None:
        super().__init__()
        self._thread = thread

    def filter(self, record: logging.LogRecord) -> bool:
        return record.thread != self._thread.ident


class _Connections(HTTPServerConnectionDelegate):
    """Gives tornado something to hand each request to."""

    def __init__(self, backend: Backend, usage: list[tuple[str, dict[str, Any]]], pace: float) -> None:
        self.backend = backend
        self.usage = usage
        self.pace = pace
        self.limits = Limits(time.monotonic)
        self.answers: set[asyncio.Task[None]] = set()  # the loop itself keeps only weak references

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        return _Exchange(self, request_conn)


class _Exchange(HTTPMessageDelegate):
    """One request and its reply."""

    def __init__(self, connections: _Connections, connection: HTTPConnection) -> None:
        self._connections = connections
        self._connection = connection
        self._body = bytearray()

    def headers_received(self, start_line: RequestStartLine, headers: HTTPHeaders) -> None:
        self._started = time.perf_counter()
        self._start_line = start_line
        self._headers = headers

    def data_received(self, chunk: bytes) -> None:
        self._body += chunk

    def finish(self) -> None:
        task = asyncio.get_running_loop().create_task(self._answer())
        self._connections.answers.add(task)
        task.add_done_callback(self._connections.answers.discard)

    def on_connection_close(self) -> None:
        self._body.clear()

    async def _answer(self) -> None:
        path, _, query = self._start_line.path.partition("?")
        headers = {name.lower(): value for name, value in self._headers.get_all()}
        request = Request(self._start_line.method, path, query, headers, bytes(self._body))
        handle = self._connections.backend.handle
        if len(request.body) > _LARGE_BODY:
            reply = await asyncio.get_running_loop().run_in_executor(None, handle, request)
        else:
            reply = handle(request)
        if reply.delay:
            await asyncio.sleep(reply.delay)
        if reply.usage:
            self._connections.usage.append(reply.usage)
            spent = self._connections.limits.headers(headers["authorization"], reply.usage[1]["total_tokens"])
            reply.headers |= spent
        with contextlib.suppress(StreamClosedError):  # the client went away
            await self._send(reply)

    async def _send(self, reply: Reply) -> None:
        milliseconds = round((time.perf_counter() - self._started) * 1000)
        headers = HTTPHeaders(reply.headers | {"openai-processing-ms": str(milliseconds)})
        chunks = iter(reply.chunks if self._start_line.method != "HEAD" else ())
        start_line = ResponseStartLine("HTTP/1.1", reply.status, http.HTTPStatus(reply.status).phrase)
        first = next(chunks, None)
        if first is None and reply.dropped:
            self._connection.stream.close()
            return
        await self._connection.write_headers(start_line, headers, first)
        for chunk in chunks:
            if self._connections.pace:
                await asyncio.sleep(self._connections.pace)
            await self._connection.write(chunk)
        if reply.dropped:
            self._connection.stream.close()
        else:
            self._connection.finish()
