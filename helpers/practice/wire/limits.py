"""The rate limits that replies tell of in `x-ratelimit-*`: they count down and fill up again, but refuse nothing."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass

REQUESTS_PER_MINUTE = 500
TOKENS_PER_MINUTE = 200_000

_MOST_KEYS = 1000


@dataclass
class _Allowance:
    """What is left of one limit, which fills up evenly within a minute.

    Args:
        limit: per minute.
        left: as of `seen`.
        seen: seconds on the clock.
    """

    limit: int
    left: float
    seen: float

    def take(self, amount: int, now: float) -> None:
        filled = self.left + (now - self.seen) * self.limit / 60
        self.left = max(min(filled, self.limit) - amount, 0)
        self.seen = now

    def headers(self, kind: str) -> dict[str, str]:
        return {
            f"x-ratelimit-limit-{kind}": str(self.limit),
            f"x-ratelimit-remaining-{kind}": str(math.floor(self.left)),
            f"x-ratelimit-reset-{kind}": duration((self.limit - self.left) * 60 / self.limit),
        }


class Limits:
    """Counts requests and tokens for each key.

    Args:
        clock: gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._by_key: dict[bytes, tuple[_Allowance, _Allowance]] = {}

    def headers(self, key: str, tokens: int) -> dict[str, str]:
        """Count one request and return the headers that tell what is left.

        Args:
            key: of the request; only a hash of it is kept.
            tokens: that the request used.
        """
        now = self._clock()
        known = hashlib.sha256(key.encode("utf-8", "replace")).digest()
        requests, spent = self._by_key.pop(known) if known in self._by_key else _full(now)
        self._by_key[known] = requests, spent  # last, so that the first is the one unused for longest
        if len(self._by_key) > _MOST_KEYS:
            del self._by_key[next(iter(self._by_key))]
        requests.take(1, now)
        spent.take(tokens, now)
        return requests.headers("requests") | spent.headers("tokens")


def _full(now: float) -> tuple[_Allowance, _Allowance]:
    """Return the allowances of a key that was not seen yet."""
    return (
        _Allowance(REQUESTS_PER_MINUTE, REQUESTS_PER_MINUTE, now),
        _Allowance(TOKENS_PER_MINUTE, TOKENS_PER_MINUTE, now),
    )


def duration(seconds: float) -> str:
    """Return a duration as the API writes it: "120ms", "7.66s" or "1m30s"."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(math.ceil(seconds * 1000) / 1000, 60)
    return (f"{minutes:.0f}m" if minutes else "") + f"{rest:g}s"
