"""The connections of a server: taken in, watched while they wait for their clients, closed when there are too many."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import functools
import http
import math
import re
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tornado.http1connection import HTTP1Connection, HTTP1ConnectionParameters, HTTP1ServerConnection
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.iostream import IOStream, StreamClosedError

from ..backend import LARGEST_BODY
from ..session import Answers, Event, Head, Pause
from ..wire.exchange import Request
from . import turns

IDLE = 75.0  # seconds for which a connection may be kept without a request; the SDK's own keeps it for 5
STALLED = 30.0  # seconds for which a client may neither send nor take anything while a request is under way
UPLOAD = 120.0  # seconds that a body may take altogether
MOST = 400  # connections; Windows can watch 512 sockets
_SPARE = 3  # of the descriptors that a process may have, one in so many is for connections
_WATCH = 5.0  # seconds between two looks at who has waited for too long
_REST = 0.2  # seconds until the next try, when no connection can be taken in
_AT_ONCE = 64  # connections taken in at a stretch
_FULL = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, getattr(errno, "WSAEMFILE", errno.EMFILE))
_SMALL_BODY = 64 * 2**10  # bytes that are read to keep a connection, though the request is refused already
_LARGE_BODY = 2**20  # bytes; larger ones come in one by one
_MOST_IGNORED = 32 * 2**20  # bytes of a refused body that are read, so that the client sees the refusal
_SLOW_AT_ONCE = 2
_BATCH = 2**16  # bytes of a slow reply that are made at a stretch
_SPELL = 0.01  # seconds for which pieces of a slow reply are made at a stretch
# Begins to wait: a coroutine would complain if the server were stopped before anybody waits for it.
_Wait = Callable[[], Awaitable[None]]


def most_connections() -> int:
    """Return how many connections a server takes in, from the descriptors that this process may have."""
    try:
        import resource
    except ImportError:  # Windows
        return MOST
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST if allowed == resource.RLIM_INFINITY else max(min(MOST, allowed // _SPARE), 8)


@dataclass(eq=False)
class _Line:
    """One connection.

    Args:
        served: tornado's side of it.
        stream: its bytes.
        client: who is at the other end.
        since: when the client was waited for first, on the loop's clock.
        patience: for how many seconds it is waited for.
    """

    served: HTTP1ServerConnection
    stream: IOStream
    client: str
    since: float = 0.0
    patience: float = IDLE


@dataclass(frozen=True)
class _Client:
    """What tornado's own applications ask of a connection."""

    remote_ip: str
    protocol: str = "http"


class Connections(HTTPServerConnectionDelegate):
    """All connections of one server, within its event loop.

    Args:
        listening: the socket.
        answers: answers.
        most: how many connections to keep; None for as many as the system allows for comfortably.
        mounted: tornado applications that answer instead, by the first part of the path: {"board": ...}. They have to
            answer before a connection's patience ends, and their requests have small bodies.
    """

    def __init__(
        self,
        listening: socket.socket,
        answers: Answers,
        most: int | None = None,
        mounted: Mapping[str, HTTPServerConnectionDelegate] | None = None,
    ) -> None:
        self.answers = answers
        self._mounted = mounted or {}
        self.uploads = turns.Turns(1)
        self.slow = turns.Turns(_SLOW_AT_ONCE)
        self.workers = turns.Workers(_SLOW_AT_ONCE, "first-call-practice-slow")
        self._listening = listening
        self._most = most or most_connections()
        self._parameters = HTTP1ConnectionParameters(max_body_size=sys.maxsize)  # ours is checked by the core
        self._lines: dict[object, _Line] = {}
        self._waiting: dict[_Line, None] = {}  # for their clients, the longest first
        self._answers: set[asyncio.Task[None]] = set()  # the loop itself keeps only weak references
        self._loop = asyncio.get_running_loop()
        self._accepting = False
        self._closed = False
        self._next_try: asyncio.TimerHandle | None = None

    def open(self) -> None:
        """Take in connections from now on."""
        self._accept_again()
        self._watch()

    async def close(self) -> None:
        """Close all connections and the socket."""
        self._closed = True
        self._rest()
        self._listening.close()
        self.uploads.close()
        for answer in self._answers:
            answer.cancel()
        while self._lines:
            await next(iter(self._lines.values())).served.close()

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        line = self._lines[server_conn]
        self.wait_for(line, IDLE)
        exchange = _Exchange(self, line, request_conn)
        return _Choice(self._mounted, exchange, server_conn, request_conn) if self._mounted else exchange

    def on_close(self, server_conn: object) -> None:
        self._waiting.pop(self._lines.pop(server_conn), None)
        if not self._accepting and not self._next_try:
            self._accept_again()

    def wait_for(self, line: _Line, patience: float) -> float:
        """Note that a connection waits for its client from now on; return the time on the loop's clock."""
        self._waiting.pop(line, None)
        self._waiting[line] = None
        line.since, line.patience = self._loop.time(), patience
        if not self._accepting and not self._next_try:
            self._accept_again()
        return line.since

    def work_for(self, line: _Line) -> None:
        """Note that a client waits for us from now on: its connection is not closed meanwhile."""
        self._waiting.pop(line, None)

    def begin(self, answer: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Let an answer take its course."""
        task = self._loop.create_task(answer)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
        return task

    def _accept(self) -> None:
        for _ in range(_AT_ONCE):
            full = len(self._lines) >= self._most
            if full and not self._waiting:
                self._rest()  # until one closes, or waits
                return
            try:
                connection, address = self._listening.accept()
            except BlockingIOError:
                return
            except ConnectionAbortedError:
                continue
            except OSError as error:
                if error.errno in _FULL and self._make_room(max(1, len(self._waiting) // 2)):
                    continue
                self._rest()
                self._next_try = self._loop.call_later(_REST, self._accept_again)
                return
            if full:
                self._make_room(1)
            connection.setblocking(False)
            stream = IOStream(connection)
            client = _Client(str(address[0]))
            served = HTTP1ServerConnection(stream, self._parameters, client)
            self._lines[served] = line = _Line(served, stream, client.remote_ip)
            self.wait_for(line, IDLE)
            served.start_serving(self)

    def _make_room(self, count: int) -> bool:
        """Close the connections that have waited for their clients for longest; return whether there were any."""
        longest = [line for line, _ in zip(self._waiting, range(count), strict=False)]
        for line in longest:
            self._drop(line)
        return bool(longest)

    def _drop(self, line: _Line) -> None:
        self._waiting.pop(line, None)
        line.stream.close()

    def _accept_again(self) -> None:
        self._next_try = None
        if not self._closed:
            self._accepting = True
            self._loop.add_reader(self._listening, self._accept)

    def _rest(self) -> None:
        if self._next_try:
            self._next_try.cancel()
            self._next_try = None
        self._accepting = False
        self._loop.remove_reader(self._listening)

    def _watch(self) -> None:
        now = self._loop.time()
        for line in [line for line in self._waiting if now - line.since > line.patience]:
            self._drop(line)
        if not self._closed:
            self._loop.call_later(_WATCH, self._watch)


class _Exchange(HTTPMessageDelegate):
    """One request and its reply."""

    def __init__(self, connections: Connections, line: _Line, connection: HTTPConnection) -> None:
        self._connections = connections
        self._line = line
        self._connection = connection
        self._body = bytearray()
        self._head: Head | None = None  # sent together with the first piece of the body
        self._closing = False
        self._ignored: int | None = None  # bytes of a body that nobody needs, once the reply has been sent
        self._uploading = False

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        assert isinstance(start_line, RequestStartLine)
        path, _, query = start_line.path.partition("?")
        lower = {name.lower(): value for name, value in headers.get_all()}
        length = _length(lower)
        self._client = (self._line.client, lower.get("authorization"))
        self._expects = "expect" in lower
        self._delivery = self._connections.answers.open(Request(start_line.method, path, query, lower), length)
        if length == 0:
            return None
        self._until = self._connections.wait_for(self._line, STALLED) + UPLOAD
        if length is not None and length <= _SMALL_BODY:
            return None
        if self._delivery.refused:
            return self._refuse()
        return self._upload() if length is None or length > _LARGE_BODY else None

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        if self._connections.wait_for(self._line, STALLED) > self._until:
            self._line.stream.close()
        elif self._ignored is not None:
            self._ignored += len(chunk)
            if self._ignored > _MOST_IGNORED:
                self._line.stream.close()
        elif not self._delivery.refused:
            self._body += chunk
            if len(self._body) > LARGEST_BODY:  # its length was not said
                self._delivery.read(bytes(self._body))
                self._body = bytearray()
                return self._refuse()
        return None

    def finish(self) -> None:
        if self._ignored is not None:
            self._line.stream.close()
            return
        if not self._delivery.refused:
            self._delivery.read(bytes(self._body))
            self._body = bytearray()
        self._connections.work_for(self._line)
        events = iter(self._delivery)
        if self._delivery.slow:
            self._connections.begin(self._deliver(events))
        elif waiting := self._send_all(events):  # most replies need no task of their own
            self._connections.begin(self._deliver(events, waiting))
        else:
            self._end()

    def on_connection_close(self) -> None:
        self._body = bytearray()
        self._end_upload()

    async def _upload(self) -> None:
        """Wait until no other large body is on its way; what a client sends meanwhile stays in the system's buffers."""
        self._connections.work_for(self._line)
        await self._connections.uploads.take(self._client)
        self._uploading = True
        self._until = self._connections.wait_for(self._line, STALLED) + UPLOAD

    def _end_upload(self) -> None:
        if self._uploading:
            self._uploading = False
            self._connections.uploads.give_back(self._client)

    async def _refuse(self) -> None:
        """Send the reply before the body is there, then ignore the body: few clients look for a reply before."""
        self._ignored = 0
        self._closing = True
        await self._connections.begin(self._deliver(iter(self._delivery)))

    async def _deliver(self, events: Iterator[Event], waiting: _Wait | None = None) -> None:
        """Send a reply, or the rest of one after waiting."""
        try:
            with contextlib.suppress(StreamClosedError):  # the client went away
                if waiting:
                    await waiting()
                if self._delivery.slow:
                    await self._send_slowly(events)
                while waiting := self._send_all(events):
                    await waiting()
                self._end()
        finally:
            self._end_upload()
            if isinstance(events, Generator):
                with contextlib.suppress(ValueError):  # a worker is in the middle of it, and lets go of it then
                    events.close()  # what it has open, such as a file, is closed now

    def _send_all(self, events: Iterable[Event]) -> _Wait | None:
        """Let things happen until one has to be waited for, and return that; None at the end."""
        for event in events:
            if waiting := self._send(event):
                return waiting
        return None

    async def _send_slowly(self, events: Iterator[Event]) -> None:
        """Send what is made beside the event loop, a batch whenever it is this client's turn."""
        slow, workers = self._connections.slow, self._connections.workers
        batch: list[Event] | None = None
        while batch != []:
            await slow.take(self._client)
            try:
                batch = await workers.run(functools.partial(_next_batch, events))
            finally:
                slow.give_back(self._client)
            rest = iter(batch)
            while waiting := self._send_all(rest):
                await waiting()

    def _send(self, event: Event) -> _Wait | None:
        """Let something happen; return what has to be waited for, if anything."""
        if isinstance(event, bytes):
            written = self._write_head(event) if self._head else self._connection.write(event)
            return None if written.done() and not written.exception() else functools.partial(self._taken, written)
        if isinstance(event, Pause):
            return functools.partial(self._pause, event.seconds)
        if isinstance(event, Head):
            self._head = event
            self._end_upload()
        else:
            self._line.stream.close()
        return None

    def _write_head(self, first: bytes | None = None) -> asyncio.Future[None]:
        assert self._head
        status, headers = self._head.status, HTTPHeaders(self._head.headers)
        if self._closing:
            headers["connection"] = "close"
        self._head = None
        line = ResponseStartLine("HTTP/1.1", status, http.HTTPStatus(status).phrase)
        return self._connection.write_headers(line, headers, first)

    async def _taken(self, written: asyncio.Future[None]) -> None:
        """Wait until a client takes what was written."""
        self._connections.wait_for(self._line, STALLED)
        await written
        self._connections.work_for(self._line)

    async def _pause(self, seconds: float) -> None:
        self._connections.wait_for(self._line, math.inf)
        await asyncio.sleep(seconds)
        self._connections.work_for(self._line)

    def _end(self) -> None:
        if self._line.stream.closed():
            return
        if self._head:
            self._write_head()
        if self._ignored is None or self._expects:  # who asked whether to send the body does not send it now
            self._connection.finish()
        else:
            self._connections.wait_for(self._line, STALLED)


class _Choice(HTTPMessageDelegate):
    """A request of which only the head shows who answers it."""

    def __init__(
        self,
        mounted: Mapping[str, HTTPServerConnectionDelegate],
        exchange: _Exchange,
        server_connection: object,
        connection: HTTPConnection,
    ) -> None:
        self._mounted = mounted
        self._chosen: HTTPMessageDelegate = exchange
        self._server_connection = server_connection
        self._connection = connection

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        assert isinstance(start_line, RequestStartLine)
        found = re.match(r"/([^/?]+)", start_line.path)
        if found and found[1] in self._mounted:
            assert isinstance(self._connection, HTTP1Connection)
            self._connection.set_max_body_size(_SMALL_BODY)  # it is kept in memory; a larger one is a 400
            self._connection.set_body_timeout(STALLED)
            self._chosen = self._mounted[found[1]].start_request(self._server_connection, self._connection)
        return self._chosen.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._chosen.data_received(chunk)

    def finish(self) -> None:
        self._chosen.finish()

    def on_connection_close(self) -> None:
        self._chosen.on_connection_close()


def _length(headers: Mapping[str, str]) -> int | None:
    """Return how many bytes a body has, if that is said."""
    if "content-length" in headers:
        return int(headers["content-length"]) if re.fullmatch("[0-9]{1,18}", headers["content-length"]) else None
    return None if "transfer-encoding" in headers else 0


def _next_batch(events: Iterator[Event]) -> list[Event]:
    """Make the next events of a slow reply, for a moment; none are left when the list is empty."""
    batch: list[Event] = []
    pieces = bytearray()
    until = time.perf_counter() + _SPELL
    for event in events:
        if not isinstance(event, bytes):
            batch += [bytes(pieces), event] if pieces else [event]
            pieces.clear()
        else:
            pieces += event
        if len(pieces) > _BATCH or time.perf_counter() > until:
            break
    return [*batch, bytes(pieces)] if pieces else batch
