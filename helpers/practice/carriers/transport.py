"""Carries the core within this process, for the SDK's HTTP client: where there are no sockets, as in a browser.

Clients are made in learners' cells, as plain `OpenAI()`, and all that this kit sets is the environment. So the two
transports of httpx2, through which every such client sends, are taught one more host while a carrier runs; requests to
other hosts pass through untouched, and the last carrier that stops leaves everything as it was.
"""

from __future__ import annotations

import asyncio
import functools
import http
import re
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2

from ..backend import LARGEST_BODY
from ..session import Broken, Delivery, Event, Head, Pause
from ..wire.exchange import Request
from .carrier import Carrier

_DOMAIN = "practice.invalid"  # no such name exists, on any network: https://www.rfc-editor.org/rfc/rfc6761#section-6.4
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(rb"(?:[^\x00\s]+(?:[ \t]+[^\x00\s]+)*)?")  # what HTTP lets a header's value be
_lock = threading.Lock()  # for both of these: carriers may start in several threads at once
_running: dict[str, Transport] = {}  # by host
_taught: list[tuple[type, str, Callable[..., Any], Callable[..., Any]]] = []  # class, method, before, after


class Transport(Carrier):
    """A practice backend that answers within this process.

    Args:
        replies: folder of prepared replies; None takes the kit's own.
        room_key: the only key to accept; None for every key that begins with "sk-practice".
        pace: seconds between the chunks of a stream, so that one sees it come.

    Raises:
        ValueError: the room key is not a practice key.
    """

    def __init__(self, *, replies: Path | None = None, room_key: str | None = None, pace: float = 0.0) -> None:
        super().__init__(replies=replies, room_key=room_key, pace=pace)
        self.host = _DOMAIN

    @property
    def base_url(self) -> str:
        """For the SDK: "http://practice.invalid/v1", or with a number where several run; known once started."""
        return f"http://{self.host}/v1"

    def start(self) -> None:
        """Answer what clients of httpx2 send to the base URL, those made before included."""
        with _lock:
            if not _running:
                _teach()
            names = (_DOMAIN, *(f"{number}.{_DOMAIN}" for number in range(2, len(_running) + 2)))
            self.host = next(name for name in names if name not in _running)
            _running[self.host] = self

    def stop(self) -> None:
        """Answer no more. Stopping again does nothing."""
        with _lock:
            if _running.get(self.host) is self:
                del _running[self.host]
                if not _running:
                    _forget()

    def open(self, request: httpx2.Request) -> tuple[Delivery, int]:
        """Take the head of a request; return it on its way, and how many bytes of its body are of interest."""
        for name, value in request.headers.raw:
            if not _NAME.fullmatch(name):
                raise httpx2.LocalProtocolError(f"Illegal header name {name!r}", request=request)
            if not _VALUE.fullmatch(value):  # in the words of h11, by which `explain` sees whose value it is
                raise httpx2.LocalProtocolError(f"Illegal header value {value!r}", request=request)
        path, _, query = request.url.raw_path.decode("latin-1").partition("?")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in request.headers.raw}
        length = headers.get("content-length", "" if "transfer-encoding" in headers else "0")
        known = int(length) if re.fullmatch("[0-9]{1,18}", length) else None
        delivery = self.session.open(Request(request.method, path, query, headers), known)
        return delivery, 0 if delivery.refused else LARGEST_BODY + 1


class _Way:
    """What happens to one request, as its client sees it: what comes, what takes too long, what breaks.

    Args:
        delivery: the request on its way.
        request: the same, as the client made it.
    """

    def __init__(self, delivery: Delivery, request: httpx2.Request) -> None:
        self._request = request
        self._events: Iterator[Event] = iter(delivery)
        self._limit: float | None = (request.extensions.get("timeout") or {}).get("read")
        self._waited = 0.0  # seconds since the last byte
        self._given_up = False

    def response(self, event: Event | None, body: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> httpx2.Response:
        """Return the response.

        Args:
            event: what came first.
            body: the rest.

        Raises:
            httpx2.RemoteProtocolError: the connection broke before the response.
        """
        if not isinstance(event, Head):
            message = "Server disconnected without sending a response."
            raise httpx2.RemoteProtocolError(message, request=self._request)
        headers = dict(event.headers)
        if "content-length" not in headers and event.status != 204 and self._request.method != "HEAD":
            headers["transfer-encoding"] = "chunked"
        reason = http.HTTPStatus(event.status).phrase.encode()
        extensions = {"http_version": b"HTTP/1.1", "reason_phrase": reason}
        return httpx2.Response(event.status, headers=headers, stream=body, extensions=extensions)

    def next(self) -> Event | None:
        """Return what happens next: a Pause, a Head or bytes, or None at the end.

        Raises:
            httpx2.ReadTimeout: the client's patience is at its end.
        """
        if self._given_up:
            raise httpx2.ReadTimeout("timed out", request=self._request)
        begun = time.perf_counter()
        event = next(self._events, None)
        self._waited += time.perf_counter() - begun
        ahead = event.seconds if isinstance(event, Pause) else 0.0
        if self._limit is not None and self._waited + ahead > self._limit:
            self._given_up = True
            return Pause(max(self._limit - self._waited, 0.0))
        self._waited = self._waited + ahead if isinstance(event, Pause) else 0.0
        return event

    def broken(self) -> httpx2.RemoteProtocolError:
        """Return what a client sees when the connection breaks in the middle of a body."""
        message = "peer closed connection without sending complete message body (incomplete chunked read)"
        return httpx2.RemoteProtocolError(message, request=self._request)

    def close(self) -> None:
        """Give up the rest."""
        self._events = iter(())


class _Body(httpx2.SyncByteStream):
    def __init__(self, way: _Way) -> None:
        self._way = way

    def __iter__(self) -> Iterator[bytes]:
        while (event := self._way.next()) is not None:
            if isinstance(event, Pause):
                time.sleep(event.seconds)
            elif isinstance(event, Broken):
                raise self._way.broken()
            elif isinstance(event, bytes):
                yield event

    def close(self) -> None:
        self._way.close()


class _AsyncBody(httpx2.AsyncByteStream):
    def __init__(self, way: _Way) -> None:
        self._way = way

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (event := self._way.next()) is not None:
            if isinstance(event, Pause):
                await asyncio.sleep(event.seconds)
            elif isinstance(event, Broken):
                raise self._way.broken()
            elif isinstance(event, bytes):
                yield event
                await asyncio.sleep(0)  # others have their turn, as they do while bytes come over a network

    async def aclose(self) -> None:
        self._way.close()


def _handle(carrier: Transport, request: httpx2.Request) -> httpx2.Response:
    delivery, most = carrier.open(request)
    assert isinstance(request.stream, httpx2.SyncByteStream)
    body = bytearray()
    for piece in request.stream:
        if len(body) < most:
            body += piece
    delivery.read(bytes(body))
    way = _Way(delivery, request)
    while isinstance(event := way.next(), Pause):
        time.sleep(event.seconds)
    return way.response(event, _Body(way))


async def _handle_async(carrier: Transport, request: httpx2.Request) -> httpx2.Response:
    delivery, most = carrier.open(request)
    assert isinstance(request.stream, httpx2.AsyncByteStream)
    body = bytearray()
    async for piece in request.stream:
        if len(body) < most:
            body += piece
    delivery.read(bytes(body))
    way = _Way(delivery, request)
    await asyncio.sleep(0)
    while isinstance(event := way.next(), Pause):
        await asyncio.sleep(event.seconds)
    return way.response(event, _AsyncBody(way))


def _teach() -> None:
    """Let the two transports hand us what is sent to our hosts."""
    for kind, name, taught in (
        (httpx2.HTTPTransport, "handle_request", _with_our_hosts),
        (httpx2.AsyncHTTPTransport, "handle_async_request", _with_our_hosts_async),
    ):
        before = getattr(kind, name)
        after = taught(before)
        setattr(kind, name, after)
        _taught.append((kind, name, before, after))


def _forget() -> None:
    """Put the transports back as they were; where somebody else changed them since, ours passes everything through."""
    while _taught:
        kind, name, before, after = _taught.pop()
        if getattr(kind, name) is after:
            setattr(kind, name, before)


def _with_our_hosts(send: Callable[..., httpx2.Response]) -> Callable[..., httpx2.Response]:
    @functools.wraps(send)
    def handle_request(self: httpx2.HTTPTransport, request: httpx2.Request) -> httpx2.Response:
        carrier = _running.get(request.url.host)
        return _handle(carrier, request) if carrier else send(self, request)

    return handle_request


def _with_our_hosts_async(
    send: Callable[..., Awaitable[httpx2.Response]],
) -> Callable[..., Awaitable[httpx2.Response]]:
    @functools.wraps(send)
    async def handle_async_request(self: httpx2.AsyncHTTPTransport, request: httpx2.Request) -> httpx2.Response:
        carrier = _running.get(request.url.host)
        return await (_handle_async(carrier, request) if carrier else send(self, request))

    return handle_async_request
