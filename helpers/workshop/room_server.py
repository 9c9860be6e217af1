"""The server of a room: the lessons, the practice backend, the bundle and the board, at one port."""

from __future__ import annotations

import hashlib
import hmac
import http
import ipaddress
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any

from tornado.web import Application

from helpers.practice.carriers import server
from helpers.practice.session import Answer, Answers, Broken, Event, Head, Pause
from helpers.practice.wire import access, trace
from helpers.practice.wire.exchange import Reply, Request

from . import addresses, room_pages
from .site_files import INDEX, File, address, requested

_OF_BOARD = ("board", "room.json")  # the first parts of its paths
_BUNDLE = "bundle/"
_MISSING = "404.html"
_LETTERS_OF_KEY = 8
_AT_A_STRETCH = 8  # pieces of a file that are sent before it is somebody else's turn
_HTML = "text/html; charset=utf-8"
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[0-9.]+)(:[0-9]{1,5})?")
# A browser asks each time whether a file has changed, and gets no more than "no": it never mixes two websites.
_KEPT = "no-cache"
_NOT_KEPT = "no-store"


def room_key(secret: bytes) -> str:
    """Return the room key: the same whenever the room is opened again.

    Args:
        secret: the room's, from `pins.secret()`.
    """
    number = int.from_bytes(hmac.new(secret, b"room key", hashlib.sha256).digest())
    letters = []
    for _ in range(_LETTERS_OF_KEY):
        number, left = divmod(number, len(server.LETTERS))
        letters.append(server.LETTERS[left])
    return f"{access.PREFIX}-{''.join(letters)}"


def server_of(
    host: str,
    port: int,
    *,
    key: str,
    site: Mapping[str, File],
    bundle: Mapping[str, File],
    board: list[Any] | None = None,
    pace: float = 0.0,
) -> server.Server:
    """Return the server of a room, not started yet.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        key: the room key, the only one that the practice backend accepts.
        site: the website's files by name.
        bundle: the offline bundle's.
        board: tornado's rules for /board, the paths below it and /room.json; None for no board.
        pace: seconds between the chunks of a stream.

    Raises:
        ValueError: the key is not a practice key.
    """
    made = server.Server(host, port, room_key=key, pace=pace)
    if board:
        made.mounted = dict.fromkeys(_OF_BOARD, Application(board))
    made.answers = Room(made, site, bundle, board=bool(board))
    return made


class Room(Answers):
    """Answers what is asked of a room's server, but for what is mounted: the board.

    Args:
        carrier: the server; its session answers below /v1.
        site: the website's files by name.
        bundle: the offline bundle's.
        board: whether there is a board.
    """

    def __init__(
        self, carrier: server.Server, site: Mapping[str, File], bundle: Mapping[str, File], *, board: bool
    ) -> None:
        self._carrier = carrier
        self._files = {name: file for name, file in site.items() if name != INDEX}
        self._files |= {f"{_BUNDLE}{name}": file for name, file in bundle.items()}
        self._offer = room_pages.Offer(carrier.key, any(site), bundle, board)

    def open(self, request: Request, length: int | None = None) -> Answer:
        if request.path == "/v1" or request.path.startswith("/v1/"):
            return self._carrier.session.open(request, length)
        try:
            return _Sent(request, self._reply(request))
        except Exception as error:  # a mistake of ours must not stop the room
            trace.leave(error, f"{request.method} {request.path}")
            return _Sent(request, _plain(500))

    def _reply(self, request: Request) -> Reply:
        if request.method not in ("GET", "HEAD"):
            reply = _plain(405)
            reply.headers["allow"] = "GET, HEAD"
            return reply
        name = requested(request.path)
        if name is None or not request.path.startswith("/"):
            return self._missing()
        match name:
            case "" | "index.html":
                return _page(room_pages.door(self._offer, self._address(request)))
            case "room":
                return _page(room_pages.projector(self._offer, self._address(request)))
            case "bundle/" if self._offer.bundle:
                return _page(room_pages.bundle(self._offer))
        if f"{name}/{INDEX}" in self._files or (name == "bundle" and self._offer.bundle):
            return _moved(f"/{address(name)}/")
        found = self._files.get(f"{name}{INDEX}" if name.endswith("/") else name)
        now = found and found.now()
        return _file(request, now) if now else self._missing()

    def _missing(self) -> Reply:
        found = self._files.get(_MISSING)
        now = found and found.now()
        if not now:
            return _plain(404)
        return Reply(404, _headers(now.type, now.size, _NOT_KEPT), now.pieces())

    def _address(self, request: Request) -> str:
        """The room's address as a reader should write it: the one they came by, if others can use it too."""
        found = _HOST.fullmatch(request.headers.get("host", ""))
        try:
            number = ipaddress.ip_address(found[1].strip("[]")) if found else None
        except ValueError:
            number = None
        if number and not number.is_loopback and not number.is_unspecified:
            came_by = addresses.Address(str(number))
        else:
            came_by = next(iter(addresses.of_room(self._carrier.host)), addresses.Address("127.0.0.1"))
        return came_by.url(self._carrier.port)


class _Sent(Answer):
    """A request for something that is there already, whatever body comes with it."""

    def __init__(self, request: Request, reply: Reply) -> None:
        self.refused = True
        self.slow = False
        self._request = request
        self._reply = reply

    def read(self, body: bytes) -> None:
        """Ignore the body."""

    def __iter__(self) -> Iterator[Event]:
        try:
            yield Head(self._reply.status, self._reply.headers)
            if self._request.method == "HEAD":
                return
            for number, piece in enumerate(self._reply.chunks, 1):
                yield piece
                if number % _AT_A_STRETCH == 0:
                    yield Pause(0)
        except OSError:  # somebody built the website anew, or took the stick out
            yield Broken()
        except Exception as error:
            trace.leave(error, f"{self._request.method} {self._request.path}")
            yield Broken()
        finally:
            if isinstance(self._reply.chunks, Generator):  # a client that went away has left its file open
                self._reply.chunks.close()


def _headers(kind: str, size: int, keep: str) -> dict[str, str]:
    return {
        "content-type": kind,
        "content-length": str(size),
        "cache-control": keep,
        "x-content-type-options": "nosniff",
    }


def _file(request: Request, file: File) -> Reply:
    headers = _headers(file.type, file.size, _KEPT) | {"etag": file.tag}
    if _has(request.headers.get("if-none-match", ""), file.tag):
        del headers["content-length"]
        return Reply(304, headers, ())
    return Reply(200, headers, file.pieces())


def _has(sent: str, tag: str) -> bool:
    """Whether a browser says that it has the file with this tag."""
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in sent.split(","))


def _page(content: str) -> Reply:
    return _written(200, _HTML, content)


def _plain(status: int) -> Reply:
    return _written(status, "text/plain; charset=utf-8", f"{status} {http.HTTPStatus(status).phrase}\n")


def _moved(path: str) -> Reply:
    reply = _plain(301)
    reply.headers["location"] = path
    return reply


def _written(status: int, kind: str, content: str) -> Reply:
    body = content.encode()
    pieces: Iterable[bytes] = (body,)
    return Reply(status, _headers(kind, len(body), _NOT_KEPT), pieces)
