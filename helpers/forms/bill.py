"""The running bill of this session, with a limit that the learner sets. Nothing of it is stored."""

from __future__ import annotations

import functools

from traitlets import Float, HasTraits, Int

from helpers.errors import InputError
from helpers.language import text

LIVE_LIMIT = 0.05  # US dollars; some hundred short questions to the kit's default model


class Bill(HasTraits):
    """What the forms' calls cost since the kernel was started. Forms observe it to show it.

    Traits:
        calls: how many were made.
        tokens: sent and received together.
        dollars: what they cost, by the kit's table.
        unpriced: how many of the calls have no known price, and so are not in `dollars`.
        limit: US dollars that the calls may cost together; None for no limit.
    """

    calls = Int()
    tokens = Int()
    dollars = Float()
    unpriced = Int()
    limit = Float(None, allow_none=True)

    def check(self, most: float | None) -> None:
        """Refuse calls that could go over the limit, before they are made.

        Args:
            most: US dollars that the next calls can cost; None where that is not known.

        Raises:
            InputError: the limit is reached, or would be passed.
        """
        if self.limit is None or most == 0:  # what is free is not stopped by what was spent before
            return
        spent, limit = dollars(self.dollars), dollars(self.limit)
        if self.dollars >= self.limit:
            raise InputError(text("playground.limit_reached", spent=spent, limit=limit))
        if most is not None and self.dollars + most > self.limit:
            raise InputError(text("playground.limit_too_near", spent=spent, limit=limit, most=dollars(most)))

    def add(self, tokens: int | None, cost: float | None) -> None:
        """Enter one call.

        Args:
            tokens: sent and received together; None where the backend gave no figures.
            cost: US dollars, or None where the price is not known.
        """
        with self.hold_trait_notifications():
            self.calls += 1
            self.tokens += tokens or 0
            if cost is None:
                self.unpriced += 1
            else:
                self.dollars += cost


@functools.cache
def of(mode: str) -> Bill:
    """Return the one bill of a mode: what practice replies would have cost is not mixed with real money.

    Args:
        mode: "practice" (no limit to begin with) or "live".
    """
    return Bill(limit=LIVE_LIMIT if mode == "live" else None)


def dollars(amount: float) -> str:
    """Return an amount of US dollars in the language in use, with as many places as one token needs."""
    whole, _, places = f"{amount:.7f}".rstrip("0").partition(".")
    return text("playground.dollars", amount=f"{whole}.{places:0<2}")
