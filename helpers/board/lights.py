"""Sends lights to the board from a thread that lives only while there are some; a lesson never waits for it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from helpers.board import membership
from helpers.board.membership import Seat
from helpers.errors import InputError
from helpers.language import text

SECONDS = 3.0  # for connecting, and for each piece of a reply
PAUSES = (2.0, 5.0, 15.0, 60.0, 120.0, 240.0)  # seconds; then it waits for the next light
_LONGEST_REPLY = 10_000  # bytes
_SENT, _LATER, _WAIT_FOR_NEXT = "sent", "later", "wait for next"


class UnreachableError(Exception):
    """The board gave no answer, or asks for patience."""


class NotJoinedError(InputError):
    """The board does not let this learner in; the message says what to do.

    Attributes:
        status: what the board answered: 409 where the facilitator switched it off, 429 after too many tries.
    """

    def __init__(self, status: int, name: str, **values: object) -> None:
        super().__init__(text(name, **values))
        self.status = status


def enter(seat: Seat, pin: str) -> Seat:
    """Join a board.

    Args:
        seat: which seat of which board.
        pin: of the seat card.

    Returns:
        The seat with its token.

    Raises:
        NotJoinedError: the board does not let this learner in.
        UnreachableError: it gave no answer.
    """
    status, said = _post(f"{seat.board}/join", {"seat": seat.number, "pin": pin})
    if status == 200 and membership.is_token(said.get("token")):
        return replace(seat, token=said["token"])
    if status == 429:
        seconds = said.get("seconds")
        raise NotJoinedError(status, "board.too_many", seconds=seconds if isinstance(seconds, int) else 60)
    raise NotJoinedError(status, {403: "board.wrong_pin", 409: "board.is_off"}.get(status, "board.no_board"))


class Sender:
    """What is to be sent, and the thread that does it.

    Attributes:
        trouble: the name of the message that says why nothing arrives; "" while all is well.
    """

    def __init__(self) -> None:
        self.trouble = ""
        self._changing = threading.Lock()
        self._added = threading.Event()
        self._waiting: dict[str, None] = {}  # in their order
        self._thread: threading.Thread | None = None
        self._joined_again = False

    def add(self, exercise: str) -> None:
        """Send a light when that is possible, and return at once.

        Raises:
            RuntimeError: this computer starts no more threads.
        """
        with self._changing:
            self._waiting = _newest({**self._waiting, exercise: None})
            self._added.set()
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="first-call-board", daemon=True)
                thread.start()
                self._thread = thread

    def forget(self) -> None:
        """Send nothing of what is waiting."""
        with self._changing:
            self._waiting.clear()
            self._added.set()
            self.trouble = ""
            self._joined_again = False

    def finish(self, seconds: float) -> bool:
        """Wait until the thread has ended; return whether it has."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        try:
            self._add_kept()
            self._send_all()
        except Exception:  # such as a folder that is gone: the next light tries again
            with self._changing:
                self._thread = None

    def _add_kept(self) -> None:
        kept = dict.fromkeys(membership.waiting())
        with self._changing:
            self._waiting = _newest(kept | self._waiting)

    def _send_all(self) -> None:
        pauses = iter(PAUSES)
        while (exercise := self._next()) is not None:
            self._added.clear()
            done = self._send(exercise)
            if done == _SENT:
                pauses = iter(PAUSES)
                self._keep(without=exercise)
                continue
            pause = next(pauses, None) if done == _LATER else None
            if pause is None:
                with self._changing:
                    self._thread = None
                return
            self._added.wait(pause)

    def _next(self) -> str | None:
        """The light to send; None ends the thread, after which `add()` starts another."""
        with self._changing:
            exercise = next(iter(self._waiting), None)
            if exercise is None:
                self._thread = None
            return exercise

    def _send(self, exercise: str) -> str:
        try:
            seat = membership.find()
            if seat is None:  # left in the meantime
                self.forget()
                return _SENT
            if not seat.token:
                seat = self._join(seat)
            self._keep(seat)
            return self._judge(seat, *_post(f"{seat.board}/lights", {"token": seat.token, "exercise": exercise}))
        except UnreachableError:
            self.trouble = "board.later"
            return _LATER
        except NotJoinedError as error:  # by the environment's PIN
            if error.status == 429:  # others at this address may have tried too often
                return _LATER
            self.trouble = "" if error.status == 409 else "board.not_joined"
            return _WAIT_FOR_NEXT

    def _judge(self, seat: Seat, status: int, said: Mapping[str, Any]) -> str:
        if status in (204, 400):  # 400: an exercise of another edition of the kit
            self.trouble = ""
            return _SENT
        if status == 403:  # another join took the seat, or the facilitator cleared it
            if membership.pin() and not self._joined_again:
                self._joined_again = True
                self._join(seat)
                return _LATER
            self.trouble = "board.not_joined"
            return _WAIT_FOR_NEXT
        if status == 409:  # switched off
            return _WAIT_FOR_NEXT
        self.trouble = "board.later"
        return _LATER

    def _join(self, seat: Seat) -> Seat:
        entered = enter(seat, membership.pin())
        membership.keep(entered)
        return entered

    def _keep(self, seat: Seat | None = None, without: str = "") -> None:
        """Let another process send what this one may not come to send."""
        with self._changing:
            self._waiting.pop(without, None)
            waiting = list(self._waiting)
        with contextlib.suppress(OSError, InputError):
            if seat := seat or membership.find():
                membership.keep_waiting(seat, waiting)


def _newest(waiting: dict[str, None]) -> dict[str, None]:
    return dict.fromkeys(list(waiting)[-membership.MOST_WAITING :])


def _post(url: str, value: Mapping[str, object]) -> tuple[int, dict[str, Any]]:
    """Send JSON straight to a server, around any proxy: a room's server is in the same network.

    Raises:
        UnreachableError: no answer came.
    """
    import http.client  # the SDK has loaded it long ago
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        with contextlib.closing(kind(parts.hostname or "", parts.port, timeout=SECONDS)) as connection:
            headers = {"content-type": "application/json", "connection": "close"}
            connection.request("POST", parts.path, json.dumps(value).encode("utf-8"), headers)
            reply = connection.getresponse()
            body = reply.read(_LONGEST_REPLY)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise UnreachableError from error
    try:
        said = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        said = {}
    return reply.status, said if isinstance(said, dict) else {}


SENDER = Sender()
