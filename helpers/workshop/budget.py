"""What a room costs: the live cost of each lesson, as the build measured it, for every seat and with a margin."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers import place
from helpers.errors import InputError
from helpers.language import language, text


@dataclass(frozen=True)
class Budget:
    """What some lessons cost.

    Attributes:
        lessons: the cost of one run of each, in US dollars, by the lesson's name.
        seats: how many people run them.
        margin: how often each of them runs a cell on average.
    """

    lessons: dict[str, Decimal]
    seats: int
    margin: Decimal

    @property
    def once(self) -> Decimal:
        """US dollars for one run of every lesson on one seat."""
        return sum(self.lessons.values(), Decimal())

    @property
    def seat(self) -> Decimal:
        """US dollars for one seat, with the margin."""
        return self.once * self.margin

    @property
    def room(self) -> Decimal:
        """US dollars for all seats, with the margin."""
        return self.seat * self.seats

    @property
    def cents(self) -> int:
        """The smallest spend limit of a seat that is enough, in cents."""
        return max(math.ceil(self.seat * 100), 1)


def measured() -> dict[str, Decimal]:
    """Return the live cost of each lesson in US dollars, by its name: what `build.py --cost` prints.

    Each was counted from the usage of the calls that the lesson made and the dated price table, and rounded up.

    Raises:
        InputError: the lessons are not there, or one was never built.
    """
    costs = {}
    for path in sorted((place.ROOT / "notebooks" / language()).glob("[0-9][0-9]_*.ipynb")):
        try:
            about = json.loads(path.read_text(encoding="utf-8"))["metadata"]["first_call"]
            costs[path.stem] = Decimal(about["live_cost"])
        except (OSError, ValueError, LookupError, TypeError, ArithmeticError):
            raise InputError(text("workshop.no_cost", lesson=path.stem)) from None
    if not costs:
        raise InputError(text("workshop.no_lessons"))
    return costs


def plan(seats: int, margin: float, numbers: Sequence[int] = ()) -> Budget:
    """Return the budget of a room.

    Args:
        seats: how many people.
        margin: how often each of them runs a cell on average.
        numbers: of the lessons; none for all.

    Raises:
        InputError: there is no such lesson, or its cost is not known.
    """
    costs = measured()
    if unknown := sorted(set(numbers) - {int(name[:2]) for name in costs}):
        raise InputError(text("workshop.unknown_lesson", number=f"{unknown[0]:02}"))
    chosen = {name: cost for name, cost in costs.items() if not numbers or int(name[:2]) in numbers}
    return Budget(chosen, seats, Decimal(str(margin)))


def report(budget: Budget, won: float | None) -> list[str]:
    """Return the budget as lines.

    Args:
        budget: it.
        won: how many Korean won a US dollar is, or None to leave them out.
    """
    from helpers import models

    def money(dollars: Decimal) -> str:
        if won is None:
            return text("workshop.dollars", dollars=f"{dollars:,.4f}")
        korean = f"{dollars * Decimal(str(won)):,.1f}"
        return text("workshop.dollars_and_won", dollars=f"{dollars:,.4f}", won=korean)

    lines = [f"{name:24}{money(cost)}" for name, cost in budget.lessons.items()]
    return [
        *lines,
        "",
        text("workshop.once", amount=money(budget.once)),
        text("workshop.seat", amount=money(budget.seat), margin=f"{budget.margin.normalize():f}"),
        text("workshop.room", amount=money(budget.room), seats=budget.seats),
        text("workshop.enough", dollars=f"{budget.cents / 100:.2f}"),
        text("workshop.measured", model=models.kit_default(), checked=models.checked()),
        text("workshop.at_rate", won=f"{won:,g}") if won is not None else text("workshop.no_rate"),
    ]
