"""What conversations with clients cost and count: usage, rate limits, measured time, delays, what a HEAD leaves out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .backend import Backend, Visit
from .wire import trace
from .wire.exchange import Reply, Request
from .wire.limits import Limits

Usage = tuple[str, dict[str, Any]]  # a model's id, and the API's usage object

_MOST_USAGE = 5_000  # entries


@dataclass(frozen=True)
class Head:
    """Status and headers, which come before the first piece of a body."""

    status: int
    headers: dict[str, str]


@dataclass(frozen=True)
class Pause:
    """Nothing is sent for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Broken:
    """The connection breaks."""


Event = Head | Pause | Broken | bytes


class Answer(Protocol):
    """One request and what happens while it is answered: iterate over it.

    Attributes:
        refused: whether the reply is known before the body is.
        slow: whether the answer may take long, once the body is read.
    """

    refused: bool
    slow: bool

    def read(self, body: bytes) -> None:
        """Take the body."""

    def __iter__(self) -> Iterator[Event]: ...


class Answers(Protocol):
    """What a carrier asks: a session, or what else is served with it at the same port."""

    def open(self, request: Request, length: int | None = None) -> Answer:
        """Take a request as soon as its head is there; the arguments are those of `Session.open()`."""


class Session:
    """Conversations of one backend with all of its clients.

    Args:
        backend: answers.
        pace: seconds between the chunks of a stream, so that one sees it come.
        clock: gives seconds that never go back.

    Attributes:
        usage: model and usage object of every request answered with tokens, oldest first. When there are more than
            5,000, the older half becomes one entry a model, whose figures are sums.
        headers: added to every request that has no header of the same name, for example to ask for a fault.
        listener: called with every request, its body included, and the reply to it, before that is sent; or None.
    """

    def __init__(self, backend: Backend, *, pace: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.backend = backend
        self.pace = pace
        self.usage: list[Usage] = []
        self.headers: dict[str, str] = {}
        self.listener: Callable[[Request, Reply], None] | None = None
        self._limits = Limits(clock)
        self._lock = threading.Lock()

    def open(self, request: Request, length: int | None = None) -> Delivery:
        """Take a request as soon as its head is there.

        Args:
            request: its head; its body does not matter.
            length: of the body in bytes, or None if that is not known.
        """
        if self.headers:
            request = replace(request, headers={**self.headers, **request.headers})
        return Delivery(self, request, self.backend.admit(request, length))

    def count(self, key: str, usage: Usage) -> dict[str, str]:
        """Put a reply's tokens on the bill, and return the headers that tell what is left of the limits.

        Args:
            key: the request's `authorization`.
            usage: of the reply.
        """
        with self._lock:
            self.usage.append(usage)
            if len(self.usage) > _MOST_USAGE:
                half = len(self.usage) // 2
                self.usage[:half] = _summed(self.usage[:half])
            return self._limits.headers(key, usage[1]["total_tokens"])


class Delivery:
    """One request and how its reply is delivered: iterate over it for what happens, in order.

    Attributes:
        refused: whether the reply is known before the body is.
        slow: whether the answer may take long, once the body is read.
    """

    def __init__(self, session: Session, request: Request, visit: Visit) -> None:
        self._session = session
        self._request = request
        self._visit = visit
        self._arrived = time.perf_counter()
        self._body = b""
        self.refused = visit.refused is not None
        self.slow = False

    def read(self, body: bytes) -> None:
        """Take the body."""
        self._body = body
        self.slow = self._visit.read(body)

    def __iter__(self) -> Iterator[Event]:
        try:
            yield from self._happens(self._answer())
        except Exception as error:  # a mistake of ours must not leave a client waiting
            trace.leave(error, f"{self._request.method} {self._request.path}")
            yield Broken()

    def _answer(self) -> Reply:
        body, self._body = self._body, b""
        reply = self._visit.answer(body)
        if self._session.listener:
            self._session.listener(replace(self._request, body=body), reply)
        return reply

    def _happens(self, reply: Reply) -> Iterator[Event]:
        if reply.delay:
            yield Pause(reply.delay)
        headers = reply.headers
        if reply.usage:
            headers |= self._session.count(self._request.headers["authorization"], reply.usage)
        chunks = iter(reply.chunks if self._request.method != "HEAD" else ())
        first = next(chunks, None)
        if first is not None or not reply.dropped:
            headers["openai-processing-ms"] = str(round((time.perf_counter() - self._arrived) * 1000))
            yield Head(reply.status, headers)
        if first is not None:
            yield first
        pace = self._session.pace if reply.is_stream else 0  # the pieces of a long body are no answer that comes
        for chunk in chunks:
            if pace:
                yield Pause(pace)
            yield chunk
        if reply.dropped:
            yield Broken()


def _summed(entries: list[Usage]) -> list[Usage]:
    """Return one entry for each model and kind of usage object, with the sums of its figures."""
    sums: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
    for model, used in entries:
        kind = (model, tuple(used))
        sums[kind] = _added(sums[kind], used) if kind in sums else used
    return [(model, used) for (model, _), used in sums.items()]


def _added(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _added(one[name], value) if isinstance(value, dict) else one[name] + value
        for name, value in other.items()
    }
