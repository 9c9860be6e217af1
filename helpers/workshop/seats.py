"""What a room and its seats are called at the API: the names are how an interrupted run finds its place again."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_SEATS = 200


@dataclass(frozen=True)
class Room:
    """A room of learners.

    Args:
        name: 1 to 20 small letters and digits.
    """

    name: str

    @staticmethod
    def is_name(typed: str) -> bool:
        """Return whether this can be the name of a room. Without hyphens no room's seat looks like another room."""
        return re.fullmatch("[a-z0-9]{1,20}", typed) is not None

    @property
    def shared(self) -> str:
        """The name of the one project of a room that shares it."""
        return f"first-call-{self.name}"

    def seat(self, number: int) -> str:
        """Return the name of a seat's service account, and of its project where it has its own."""
        return f"{self.shared}-seat-{number:02}"

    def number(self, name: str | None) -> int | None:
        """Return the number of the seat that a name at the API belongs to, or None."""
        found = re.fullmatch(rf"{self.shared}-seat-([0-9]{{2,3}})", name or "")
        return int(found[1]) if found else None

    def owns(self, name: str | None) -> bool:
        """Return whether a project is this room's, by its name."""
        return name == self.shared or self.number(name) is not None


@dataclass(frozen=True)
class Plan:
    """What the keys of a room are to be.

    Args:
        room: whose.
        seats: how many keys.
        cents: of a US dollar that each seat may cost in a month.
        lifetime: seconds until a key expires.
        shared: whether all seats share one project, with a spend limit for the room.
        per_minute: requests that the shared project may send to one model in a minute, or None for the usual limit.
        model: the model of that limit.
    """

    room: Room
    seats: int
    cents: int
    lifetime: int
    shared: bool = False
    per_minute: int | None = None
    model: str = ""

    @property
    def limit(self) -> int:
        """The spend limit of each project, in cents."""
        return self.cents * self.seats if self.shared else self.cents

    def project(self, seat: int) -> str:
        """Return the name of a seat's project."""
        return self.room.shared if self.shared else self.room.seat(seat)
