"""Slows down whoever guesses PINs, and nobody else."""

from __future__ import annotations

from collections.abc import Hashable

_MOST = 4096  # of whom a count is kept; a room has far fewer


class Guesses:
    """Counts wrong tries, which are forgotten one by one.

    A try counts for the address it came from, and for the seat as tried from there: not for the seat alone, or anyone
    could lock out who sits on it.

    Args:
        at_seat: wrong tries that one address has for one seat.
        seat_seconds: until one of these is forgotten.
        anywhere: wrong tries that one address has for all seats; learners at a hub share one.
        anywhere_seconds: until one of these is forgotten.
    """

    def __init__(
        self, *, at_seat: int = 5, seat_seconds: float = 30.0, anywhere: int = 20, anywhere_seconds: float = 5.0
    ) -> None:
        self._seats = _Counts(at_seat, seat_seconds)
        self._addresses = _Counts(anywhere, anywhere_seconds)

    def wait(self, address: str, seat: int, now: float) -> float:
        """Return the seconds until the next try is allowed; 0 for at once. Until then no PIN is looked at.

        Args:
            address: of the client.
            seat: whose PIN is tried.
            now: seconds on a clock that only goes forward.
        """
        return max(self._seats.wait((address, seat), now), self._addresses.wait(address, now))

    def wrong(self, address: str, seat: int, now: float) -> None:
        """Count a wrong try; the arguments are those of `wait`."""
        self._seats.add((address, seat), now)
        self._addresses.add(address, now)


class Pace:
    """Lets each seat do something a few times at once, then only so often.

    Args:
        at_once: how many times.
        seconds: between later ones.
    """

    def __init__(self, at_once: int, seconds: float) -> None:
        self._counts = _Counts(at_once, seconds)

    def wait(self, seat: int, now: float) -> float:
        """Return 0 and count, or the seconds to wait."""
        seconds = self._counts.wait(seat, now)
        if not seconds:
            self._counts.add(seat, now)
        return seconds


class _Counts:
    """How much each has on its count, as the time at which all of it will be forgotten."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._forgotten: dict[Hashable, float] = {}  # in the order in which they were counted last

    def __len__(self) -> int:
        return len(self._forgotten)

    def wait(self, who: Hashable, now: float) -> float:
        return max(0.0, self._forgotten.get(who, now) - now - (self._most - 1) * self._seconds)

    def add(self, who: Hashable, now: float) -> None:
        until = max(self._forgotten.pop(who, now), now) + self._seconds
        self._forgotten[who] = until
        while len(self._forgotten) > _MOST:
            del self._forgotten[next(iter(self._forgotten))]
