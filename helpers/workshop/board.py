"""The progress board of a room: what its requests are answered with, and the page for the projector."""

from __future__ import annotations

import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tornado.web import RequestHandler, stream_request_body

from helpers import check
from helpers.language import LANGUAGES, language, text
from helpers.practice.wire import cors
from helpers.practice.wire.exchange import Request

from . import pins, projector
from .counts import Counts
from .guesses import Guesses
from .lit import Lit

MOST_BYTES = 2048  # of a request's body
BODY_SECONDS = 10.0
_LONGEST_TOKEN = 200
_JSON = "application/json; charset=utf-8"
_ACTIONS = ("join", "lights", "switch", "clear")


@dataclass(frozen=True)
class Answer:
    """What a request is answered with.

    Args:
        status: of HTTP.
        body: as sent.
        headers: names in lower case.
    """

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Board:
    """The board of one room. It learns nothing about a person: what it keeps is in `Lit`.

    Args:
        folder: of the room's files, as for `pins.secret()`.
        seats: how many there are, numbered from 1.
        clock: seconds that only go forward.

    Attributes:
        facilitator: the token that switches the board on and off and clears seats. It is new with every start, and
            nothing that a learner can ask for has it.

    Raises:
        OSError: the folder cannot be written.
        InputError: the file with the room's secret holds something else, or git would publish it.
    """

    def __init__(self, folder: Path, seats: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.count = seats
        self.facilitator = secrets.token_urlsafe(24)
        self._secret = pins.secret(folder)
        self._clock = clock
        self._exercises = check.exercises()
        self._lit = Lit(folder, seats, self._exercises)
        self._guesses = Guesses(clock)
        self._joins = Counts(at_once=10, every=10.0)  # of a seat: each writes the file
        self._start = secrets.token_hex(4)  # what a browser remembers of another start is another state
        self._shown: tuple[int, bytes] = (-1, b"")

    def link(self, address: str) -> str:
        """Return the facilitator's address of the board; a browser sends nothing of what is behind the #.

        Args:
            address: of the room, such as "http://192.168.0.10:8300".
        """
        return f"{address.rstrip('/')}/board#facilitator={self.facilitator}"

    def announcement(self, address: str) -> str:
        """Return the sentence by which the server gives the facilitator that link; the argument is that of `link`."""
        return text("board.facilitator_link", link=self.link(address))

    def post(self, action: str, body: bytes, address: str) -> Answer:
        """Answer a request that changes something.

        Args:
            action: the last part of its path.
            body: as sent.
            address: of the client, for as long as its guesses are counted; it is not kept.
        """
        if action not in _ACTIONS:
            return _refused(404, "not_found")
        if len(body) > MOST_BYTES:
            return _refused(413, "too_long")
        try:
            sent = json.loads(body)
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            return _refused(400, "not_json")
        if action in ("switch", "clear"):
            return self._facilitate(action, sent)
        if not self._lit.on:
            return _refused(409, "off")
        return self._join(sent, address) if action == "join" else self._light(sent)

    def seats(self, known: str = "") -> Answer:
        """Return what is lit, or 304 where the client knows it already.

        Args:
            known: the value of its header If-None-Match.
        """
        tag = f'"{self._start}-{self._lit.changes}"'
        headers = {"etag": tag, "cache-control": "no-store"}  # a service worker would show an old state as this one
        if tag in known:
            return Answer(304, headers=headers)
        if self._shown[0] != self._lit.changes:
            body = json.dumps({"on": self._lit.on, "seats": self._lit.seats()}).encode("ascii")
            self._shown = (self._lit.changes, body)
        return Answer(200, self._shown[1], {"content-type": _JSON, **headers})

    def room(self) -> Answer:
        """Return what a lesson's page looks for to know that it is in a room."""
        body = json.dumps({"board": "/board", "seats": self.count}).encode("ascii")
        return Answer(200, body, {"content-type": _JSON, "cache-control": "no-store"})

    def page(self, code: str) -> Answer:
        """Return the page for the projector.

        Args:
            code: the language; any other than those of the kit means the one of this computer.
        """
        body, policy = projector.page(code if code in LANGUAGES else language(), self.count, self._exercises)
        headers = {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": policy,
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
        }
        return Answer(200, body, headers)

    def _join(self, sent: dict[str, Any], address: str) -> Answer:
        seat, typed = self._seat(sent), sent.get("pin")
        if wait := self._guesses.wait(address, str(seat)):
            return _wait(wait)
        if not pins.is_pin(self._secret, seat, typed if isinstance(typed, str) else "") or not seat:
            self._guesses.wrong(address, str(seat))
            return _refused(403, "wrong_pin")
        if wait := self._joins.wait(seat, self._clock()):
            return _wait(wait)
        self._joins.add(seat, self._clock())
        return _said(200, token=self._lit.join(seat))

    def _light(self, sent: dict[str, Any]) -> Answer:
        token, exercise = sent.get("token"), sent.get("exercise")
        if not isinstance(token, str) or len(token) > _LONGEST_TOKEN or (seat := self._lit.seat(token)) is None:
            return _refused(403, "unknown_token")
        if not isinstance(exercise, str) or exercise not in self._exercises:
            return _refused(400, "unknown_exercise")
        self._lit.light(seat, exercise)
        return Answer(204)

    def _facilitate(self, action: str, sent: dict[str, Any]) -> Answer:
        token, seat, on = sent.get("token"), self._seat(sent), sent.get("on")
        typed = token.encode("utf-8", "replace") if isinstance(token, str) else b""
        if not hmac.compare_digest(typed, self.facilitator.encode("ascii")):
            return _refused(403, "not_the_facilitator")
        if action == "clear" and seat:
            self._lit.clear(seat)
        elif action == "switch" and isinstance(on, bool):
            self._lit.switch(on)
        else:
            return _refused(400, "bad_value")
        return Answer(204)

    def _seat(self, sent: dict[str, Any]) -> int:
        """The seat that a request names; 0, which has a PIN that is no seat's, where there is none of that number."""
        seat = sent.get("seat")
        if not isinstance(seat, int) or isinstance(seat, bool) or not 1 <= seat <= self.count:
            return 0
        return seat


def handlers(board: Board) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Return the rules that serve a board at /board, and /room.json."""
    given = {"board": board}
    return [
        (r"/room\.json", _Room, given),
        ("/board", _Page, given),
        ("/board/seats", _Seats, given),
        ("/board/([a-z]{1,20})", _Actions, given),
    ]


@stream_request_body
class _Handler(RequestHandler):
    """Takes small requests only, and lets pages of this computer read the answers."""

    def initialize(self, board: Board) -> None:
        self.board = board
        self.sent = bytearray()

    def prepare(self) -> None:
        connection = self.request.connection
        connection.set_max_body_size(MOST_BYTES)  # type: ignore[union-attr] # tornado has it on HTTP/1 connections
        connection.set_body_timeout(BODY_SECONDS)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        self.sent += chunk

    def set_default_headers(self) -> None:
        self.clear_header("server")
        self.set_header("x-content-type-options", "nosniff")
        for name, value in cors.headers(self._asked()).items():
            self.set_header(name, value)

    def options(self, *arguments: str) -> None:
        """Let a page of this computer send what follows."""
        if not cors.is_preflight(self._asked()):
            self.send_error(405)
            return
        for name, value in cors.preflight_reply(self._asked()).headers.items():
            self.set_header(name, value)
        self.set_status(204)

    def write_error(self, status_code: int, **others: Any) -> None:
        """Say no more than the status."""
        self.give(_refused(status_code, "refused"))

    def give(self, answer: Answer) -> None:
        """Send an answer."""
        self.set_status(answer.status)
        for name, value in answer.headers.items():
            self.set_header(name, value)
        if answer.status in (204, 304):
            self.clear_header("content-type")
        self.finish(answer.body or None)

    def _asked(self) -> Request:
        headers = {name.lower(): value for name, value in self.request.headers.get_all()}
        return Request(self.request.method or "", self.request.path, headers=headers)


class _Actions(_Handler):
    def post(self, action: str) -> None:
        self.give(self.board.post(action, bytes(self.sent), self.request.remote_ip or ""))


class _Seats(_Handler):
    def get(self) -> None:
        self.give(self.board.seats(self.request.headers.get("if-none-match", "")))


class _Room(_Handler):
    def get(self) -> None:
        self.give(self.board.room())


class _Page(_Handler):
    def get(self) -> None:
        self.give(self.board.page(self.get_query_argument("lang", "")))


def _said(status: int, **values: object) -> Answer:
    return Answer(status, json.dumps(values).encode("ascii"), {"content-type": _JSON, "cache-control": "no-store"})


def _refused(status: int, code: str) -> Answer:
    return _said(status, error=code)


def _wait(seconds: float) -> Answer:
    whole = int(seconds) + 1
    said = _said(429, error="too_many", seconds=whole)
    return Answer(429, said.body, {**said.headers, "retry-after": str(whole)})
