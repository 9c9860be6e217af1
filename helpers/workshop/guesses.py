"""Slows down whoever guesses PINs, and nobody else."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable

from .counts import Counts


class Guesses:
    """Counts wrong tries, which are forgotten one by one.

    A try counts for the address it came from, and for the seat as tried from there. It does not count for the seat
    alone, or anyone could lock out who sits on it.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seats = Counts(at_once=5, every=30.0)
        self._addresses = Counts(at_once=60, every=1.0)  # the learners of a hub all have one

    def wait(self, address: str, seat: str) -> float:
        """Return the seconds until the next try is looked at; 0.0 for at once.

        Args:
            address: of the client.
            seat: whose PIN is tried.
        """
        now, address = self._clock(), _one(address)
        return max(self._seats.wait((address, seat), now), self._addresses.wait(address, now))

    def wrong(self, address: str, seat: str) -> None:
        """Count a wrong try; the arguments are those of `wait`."""
        now, address = self._clock(), _one(address)
        self._seats.add((address, seat), now)
        self._addresses.add(address, now)


def _one(address: str) -> str:
    """The part of an address that a computer cannot choose: on the internet it has half of an IPv6 address to itself.

    In a room's own network, all computers share that half.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 and found.is_global else address
