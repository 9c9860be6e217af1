"""Which seats of a room are lit, in memory and in one small file: seats and exercises, and nothing about anybody."""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from collections.abc import Collection
from pathlib import Path
from typing import Any

from .seats import MOST_SEATS

_FILE = "board.json"


class Lit:
    """The lights of a room.

    A seat's token is in the file only as its hash, so that a restart of the server asks nobody to join again and
    whoever reads the file can light up no seat.

    Args:
        folder: of the room's files; a file in it that is damaged is set aside.
        seats: how many there are; what others had is kept and not shown, for a room opened with too few by mistake.
        exercises: the names that are lights.

    Attributes:
        on: whether the board is switched on.
        changes: counts up with every change.
    """

    def __init__(self, folder: Path, seats: int, exercises: Collection[str]) -> None:
        self._path = folder / _FILE
        self.on = True
        self.changes = 0
        self._order = {name: place for place, name in enumerate(exercises)}
        self._count = seats
        self._lights: dict[int, set[str]] = {}  # of seats that a room with fewer has no longer, too
        self._tokens: dict[int, str] = {}
        self._read()
        self._seat_of = {token: seat for seat, token in self._tokens.items()}

    def join(self, seat: int) -> str:
        """Return a new token of a seat; the one before is worth nothing from now on."""
        token = secrets.token_urlsafe(24)
        self._end(seat)
        self._tokens[seat] = _hash(token)
        self._seat_of[self._tokens[seat]] = seat
        self._lights.setdefault(seat, set())
        self._write()
        return token

    def seat(self, token: str) -> int | None:
        """Return whose token it is, or None."""
        return self._seat_of.get(_hash(token))

    def light(self, seat: int, exercise: str) -> None:
        """Turn a light on; one that is on stays on."""
        if exercise not in self._lights[seat]:
            self._lights[seat].add(exercise)
            self._write()

    def clear(self, seat: int) -> None:
        """Turn all lights of a seat off, and let nobody light it who does not join again."""
        self._end(seat)
        self._lights.pop(seat, None)
        self._write()

    def switch(self, on: bool) -> None:
        """Switch the board on or off; what was lit is kept."""
        self.on = on
        self._write()

    def seats(self) -> dict[str, list[str]]:
        """Return the exercises that are lit at each seat that joined, in their order; none while the board is off."""
        if not self.on:
            return {}
        return {str(seat): self._sorted(seat) for seat in sorted(self._lights) if seat <= self._count}

    def _sorted(self, seat: int) -> list[str]:
        return sorted(self._lights[seat], key=self._order.__getitem__)

    def _end(self, seat: int) -> None:
        self._seat_of.pop(self._tokens.pop(seat, ""), None)

    def _read(self) -> None:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self.on = kept["on"] is not False
            for number, found in kept["seats"].items():
                if 1 <= (seat := int(number)) <= MOST_SEATS:
                    self._take(seat, found)
        except FileNotFoundError:
            return
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._lights, self._tokens = {}, {}
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_name("board.broken.json"))

    def _take(self, seat: int, found: dict[str, Any]) -> None:
        self._lights[seat] = {name for name in found["lights"] if name in self._order}
        if isinstance(found.get("token"), str):
            self._tokens[seat] = found["token"]

    def _write(self) -> None:
        """Replace the file in one step; a disk that is full loses the lights at the next restart, and nothing else."""
        self.changes += 1
        seats = {
            str(seat): {"token": self._tokens.get(seat), "lights": self._sorted(seat)} for seat in sorted(self._lights)
        }
        draft = self._path.with_name(f".{_FILE}.part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"on": self.on, "seats": seats}), encoding="utf-8", newline="\n")
            draft.replace(self._path)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
