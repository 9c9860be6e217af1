"""Which seat of which board this learner has: from FIRST_CALL_BOARD, or as `join()` kept it."""

from __future__ import annotations

import os
import re
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from helpers import progress
from helpers.errors import InputError
from helpers.language import text

BOARD, SEAT, PIN = "FIRST_CALL_BOARD", "FIRST_CALL_SEAT", "FIRST_CALL_PIN"
OFFER = "FIRST_CALL_BOARD_OFFER"  # a board that the learner has not joined; `join()` without arguments joins it
MOST_WAITING = 100  # lights
_KEPT = "board"
_LONGEST_TOKEN = 200
_changing = threading.Lock()


@dataclass(frozen=True)
class Seat:
    """A seat at a board.

    Attributes:
        board: the board's address, which ends in "/board".
        number: of the seat, from 1.
        token: by which the board knows it; "" until it was joined.
        asked: whether the learner joined by `join()`.
    """

    board: str
    number: int
    token: str = field(default="", repr=False)
    asked: bool = False


def is_possible() -> bool:
    """Return whether a board can have been joined at all; so quick that every check can ask."""
    return BOARD in os.environ or progress.path().is_file()


def find() -> Seat | None:
    """Return the learner's seat, or None where no board was joined, or it was left.

    Raises:
        InputError: FIRST_CALL_BOARD or FIRST_CALL_SEAT cannot be used.
        OSError: what was kept cannot be read.
    """
    kept = _kept()
    seat = _seat(kept)
    if kept.get("left") or (seat and seat.asked) or not os.environ.get(BOARD):
        return seat
    told = Seat(board_of(os.environ[BOARD]), number_of(os.environ.get(SEAT, "")))
    return seat if seat and replace(seat, token="") == told else told


def offered(url: object, seat: object, pin: object) -> tuple[object, object, object]:
    """Return what a learner gave to `join()`, with what the room has set in place of each None."""
    known = os.environ.get(OFFER) or os.environ.get(BOARD, "")
    rest = ((seat, os.environ.get(SEAT, "")), (pin, os.environ.get(PIN, "")))
    seat, pin = (told if given is None else given for given, told in rest)
    return known if url is None else url, seat, pin


def pin() -> str:
    """Return the PIN that the environment has; "" for none. One that a learner typed is not kept."""
    return pin_of(os.environ.get(PIN, ""))


def keep(seat: Seat) -> None:
    """Keep a seat that was joined.

    Raises:
        OSError: it cannot be written.
    """
    with _changing:
        progress.put(_KEPT, {"board": seat.board, "seat": seat.number, "token": seat.token, "asked": seat.asked})


def leave() -> None:
    """Forget the seat, and remember that the learner left.

    Raises:
        OSError: it cannot be written.
    """
    with _changing:
        progress.put(_KEPT, {"left": True})


def waiting() -> list[str]:
    """Return the lights that were not sent yet.

    Raises:
        OSError: what was kept cannot be read.
    """
    kept = _kept().get("waiting")
    return [name for name in kept if isinstance(name, str)][:MOST_WAITING] if isinstance(kept, list) else []


def keep_waiting(seat: Seat, lights: Iterable[str]) -> None:
    """Keep the lights that are not sent yet, for as long as the learner has this seat.

    Raises:
        OSError: it cannot be written.
    """
    with _changing:
        kept = _kept()
        if seat.token and kept.get("token") == seat.token:
            progress.put(_KEPT, {**kept, "waiting": list(lights)})


def board_of(typed: object) -> str:
    """Return the address of a room's board.

    Args:
        typed: the address of the room, of its board, or of any of its pages.

    Raises:
        InputError: it is none.
    """
    typed = str(typed).strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"http://{typed}")
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not re.fullmatch(r"[^\s\x00-\x20\x7f]+", typed):
        raise InputError(text("board.bad_address"))
    before, found, _ = parts.path.partition("/board")
    return f"{parts.scheme}://{parts.netloc}{before if found else ''}/board"


def number_of(typed: object) -> int:
    """Return the number of a seat.

    Raises:
        InputError: it is none.
    """
    written = unicodedata.normalize("NFKC", str(typed)).strip()
    if not re.fullmatch("[0-9]{1,4}", written) or int(written) < 1:
        raise InputError(text("board.bad_seat"))
    return int(written)


def pin_of(typed: object) -> str:
    """Return a PIN as the board wants it: digits typed with a Korean keyboard or spaces between are all right.

    Args:
        typed: as it was typed; in a number, zeros at the beginning are lost and put back.
    """
    written = f"{typed:06}" if isinstance(typed, int) else str(typed)
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", written))


def _kept() -> dict[str, object]:
    kept = progress.get(_KEPT)
    return kept if isinstance(kept, dict) else {}


def _seat(kept: dict[str, object]) -> Seat | None:
    board, number, token = kept.get("board"), kept.get("seat"), kept.get("token")
    if isinstance(board, str) and isinstance(number, int) and is_token(token):
        return Seat(board, number, str(token), bool(kept.get("asked")))
    return None


def is_token(found: object) -> bool:
    """Return whether something can be a token."""
    return isinstance(found, str) and 0 < len(found) <= _LONGEST_TOKEN
