"""What forms that call the API share: rows, fields, the pace of a streamed answer, and the running bill."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import HTML, BoundedFloatText, Checkbox, HBox, Layout, Widget

from helpers import connection
from helpers.forms import bill, turn
from helpers.forms.base import Button, Form, printed, reported
from helpers.language import text

LABEL = {"description_width": "110px"}  # the style of fields below each other
_BETWEEN = 0.05  # seconds


def row(*children: Widget) -> HBox:
    """Return widgets beside each other, as far as there is room."""
    return HBox(children, layout=Layout(flex_flow="row wrap", align_items="center", grid_gap="4px 20px", width="100%"))


def number(kind: type[Widget], label: str, value: float, most: float, step: float) -> Widget:
    """Return a field for a number from 0 up.

    Args:
        kind: the class of the field.
        label: what is said in front of it.
        value: what is in it to begin with.
        most: the largest number that it takes.
        step: from one number to the next.
    """
    return kind(
        value=value,
        min=0,
        max=most,
        step=step,
        description=label,
        style={"description_width": "auto"},
        layout=Layout(width="auto"),
    )


def tick(label: str, value: bool = False) -> Checkbox:
    """Return a checkbox that is as wide as its label."""
    return Checkbox(value=value, description=label, indent=False, layout=Layout(width="auto"))


class Pace:
    """Lets an update of a streamed answer through when the last one was a moment ago.

    Each update sends all that is shown to the browser, and pieces may come faster than they can be read.
    """

    def __init__(self) -> None:
        self._last = 0.0

    def allows(self) -> bool:
        """Return whether it is time for another update, and take it as made."""
        now = time.monotonic()
        if now - self._last < _BETWEEN:
            return False
        self._last = now
        return True


class CallingForm(Form):
    """A form that calls the API within the limit of the running bill, which it shows.

    Attributes:
        mode: "practice" or "live", whichever the last call had, or before it the next one will.
        spent: the running bill, as HTML.
        most: the limit of the bill in US dollars; 0 for none.
        halt: the button that stops a call.
    """

    def __init__(self) -> None:
        super().__init__()
        self.mode = connection.target().mode
        self.spent = HTML()
        self.halt = self.button(text("form.stop"), self.stop, tooltip=text("form.stop_tooltip"), guard=reported)
        self.most = number(BoundedFloatText, text("playground.most"), 0, 1000, 0.01)

    def lay_out(self, *children: Widget) -> None:
        """Show these widgets, and the bill as it is; from now on it follows every call of every form."""
        self._bill_changed()
        super().lay_out(*children)
        self.most.observe(self._limit_set, "value")
        for mode in ("practice", "live"):
            bill.of(mode).observe(self._bill_changed)

    def available(self, button: Button) -> bool:
        """What is under way can be stopped."""
        return self.running if button is self.halt else super().available(button)

    def connect(self) -> list[str]:
        """Connect where that is needed, show the bill of the mode, and return what was said, a sentence each."""
        with printed() as said:
            connection.ensure()
        self.mode = connection.current() or self.mode
        self._bill_changed()
        return said.getvalue().splitlines()

    def check_limit(self, most: float | None) -> None:
        """Refuse calls that could go over the limit: as `Bill.check()`."""
        bill.of(self.mode).check(most)

    async def call(self, sent: Mapping[str, Any], show: Callable[[str], object]) -> turn.Outcome:
        """Send a request and enter it in the bill: as `turn.entered()`."""
        async with turn.client() as client:
            return await turn.entered(bill.of(self.mode), client, sent, show)

    def amount(self, dollars: float) -> str:
        """Return US dollars as this form writes them."""
        return bill.dollars(dollars)

    def show_bill(self) -> None:
        """Show the running bill and its limit."""
        running = bill.of(self.mode)
        amount = self.amount(running.dollars)
        lines = [text(f"playground.bill_{self.mode}", calls=running.calls, tokens=running.tokens, amount=amount)]
        if running.unpriced:
            lines.append(text("playground.bill_unpriced", count=running.unpriced))
        self.spent.value = f'<div class="first-call-bill">{html.escape(" ".join(lines))}</div>'
        self.most.value = running.limit or 0

    @reported
    def _bill_changed(self, change: object = None) -> None:
        self.show_bill()

    @reported
    def _limit_set(self, change: object) -> None:
        bill.of(self.mode).limit = self.most.value or None
