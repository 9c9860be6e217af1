"""Who did something how often, forgotten little by little."""

from __future__ import annotations

from collections.abc import Hashable

MOST = 4096  # of whom a count is kept; a room has far fewer


class Counts:
    """How often each did something lately.

    Args:
        at_once: how often one may before waiting begins.
        every: seconds until once more is allowed.
    """

    def __init__(self, at_once: int, every: float) -> None:
        self._patience = (at_once - 1) * every
        self._every = every
        self._forgotten: dict[Hashable, float] = {}  # when all of it is, in the order in which they were counted last

    def __len__(self) -> int:
        return len(self._forgotten)

    def wait(self, who: Hashable, now: float) -> float:
        """Return the seconds until somebody may again; 0 for at once.

        Args:
            who: whoever it is.
            now: seconds on a clock that only goes forward.
        """
        return max(0.0, self._forgotten.get(who, now) - now - self._patience)

    def add(self, who: Hashable, now: float) -> None:
        """Count somebody once more; the arguments are those of `wait`."""
        self._forgotten[who] = max(self._forgotten.pop(who, now), now) + self._every
        while len(self._forgotten) > MOST:
            del self._forgotten[next(iter(self._forgotten))]
