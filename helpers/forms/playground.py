"""The playground: try messages and settings, see answer, tokens, price and JSON, and copy the call as Python."""

from __future__ import annotations

import datetime
import html
from typing import Any

from ipywidgets import HTML, BoundedFloatText, BoundedIntText, Dropdown, Layout, Widget

from helpers import chat, models
from helpers.errors import InputError
from helpers.forms import bill, catalog, turn
from helpers.forms.base import Button, interruptible, reported
from helpers.forms.column import Column, area
from helpers.forms.parts import LABEL, CallingForm, number, row, tick
from helpers.language import language, text

# KRW for 1 USD: an example, so that there is something to change; not a rate of any day.
_EXAMPLE_RATES = {"ko": 1400.0}
_EXAMPLE_DATE = datetime.date(2026, 11, 22)  # the day on which it was set
_LIMIT = 300  # tokens of an answer, to begin with


class Playground(CallingForm):
    """The form that `playground()` returns.

    Attributes:
        user, assistant, model, limit, stream, compare: the fields.
        columns: the settings to compare; the second one counts while `compare` is ticked.
        estimate: the price beforehand, as HTML.
        run: the button.
        rate: how much of the learner's currency is 1 USD; 0 where that is not known.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = text("playground.title")
        self.instead = text("playground.instead")
        self.layout.max_width = "960px"
        self._rate_date: datetime.date | None = None
        self.user = area("user", text("playground.example_user"), rows=3)
        self.assistant = area("assistant", "", rows=1)
        self.model = Dropdown(
            options=_models(),
            value=models.default(),
            description=text("playground.model"),
            style=LABEL,
            layout=Layout(width="420px", max_width="100%"),
        )
        self.limit = number(BoundedIntText, text("playground.limit"), _LIMIT, 100_000, 50)
        self.stream = tick(text("playground.stream"), True)
        self.compare = tick(text("playground.compare"))
        self.columns = (
            Column(self, self.cost, text("playground.first"), 0.0),
            Column(self, self.cost, text("playground.second"), 1.2),
        )
        self.estimate = HTML()
        self.run = self.button(text("playground.run"), self._run, primary=True, guard=interruptible)
        self.rate = number(BoundedFloatText, text("playground.rate"), _EXAMPLE_RATES.get(language(), 0.0), 1_000_000, 1)
        self._rate_note = HTML()
        self._systems, self._settings, self._results = row(), row(), row()
        for box in (self._systems, self._settings, self._results):
            box.layout.align_items = "flex-start"
        self._show_columns()
        self.lay_out(
            HTML(f"<h3>{html.escape(text('playground.title'))}</h3>"),
            self._systems,
            self.user,
            self.assistant,
            self._settings,
            row(self.model, self.limit),
            row(self.stream, self.compare),
            self.estimate,
            row(self.run, self.halt),
            self.message,
            self._results,
            self.spent,
            row(self.most, self.rate, self._rate_note),
        )
        for column in self.columns:
            for field in (column.system, column.temperature, column.send_temperature):
                field.observe(self._show_estimate, "value")
        for field in (self.user, self.assistant, self.model, self.limit):
            field.observe(self._show_estimate, "value")
        self.compare.observe(self._compare, "value")
        self.rate.observe(self._set_rate, "value")

    def available(self, button: Button) -> bool:
        """A call can be copied once it was made."""
        copies = {column.copy: column for column in self.columns}
        return super().available(button) and (button not in copies or bool(copies[button].code))

    def cost(self, dollars: float | None) -> str:
        """Return what a call cost as text, with what that means in the mode of the last call."""
        if dollars is None:
            return text("playground.cost_unknown")
        return text(f"playground.cost_{self.mode}", amount=self.amount(dollars))

    def amount(self, dollars: float) -> str:
        """Return US dollars, and at the learner's rate their own currency, in Korean KRW."""
        if not self.rate.value:
            return bill.dollars(dollars)
        won = f"{dollars * self.rate.value:,.2f}"
        return text("playground.amount", dollars=bill.dollars(dollars), won=won)

    def _used(self) -> tuple[Column, ...]:
        return self.columns if self.compare.value else self.columns[:1]

    def _requests(self) -> list[dict[str, Any]]:
        """What a click on Run sends: one request for each column in use."""
        if not (_said(self.user) or _said(self.assistant) or all(_said(column.system) for column in self._used())):
            raise InputError(text("playground.nothing_to_send"))
        return [
            turn.request(
                self.model.value,
                chat.messages(system=_said(column.system), user=_said(self.user), assistant=_said(self.assistant)),
                temperature=column.chosen_temperature(),
                limit=self.limit.value or None,
                stream=self.stream.value,
            )
            for column in self._used()
        ]

    async def _run(self) -> None:
        said = self.connect()
        requests = self._requests()
        self.check_limit(turn.together(requests).most)
        for column in self.columns:
            column.clear()
        for column, sent in zip(self._used(), requests, strict=True):
            await self._ask(column, sent)
        self.say(*said, text("playground.done"), kind="done")

    async def _ask(self, column: Column, sent: dict[str, Any]) -> None:
        try:
            answer = await self.call(sent, column.progress)
        except BaseException:
            column.stop()
            raise
        column.finish(sent, answer)

    @reported
    def _compare(self, change: object) -> None:
        """Let the second setting begin as the first one, but for its temperature: else which one makes a difference?"""
        first, second = self.columns
        if self.compare.value:
            second.system.value = first.system.value
        self._show_columns()

    def _show_columns(self) -> None:
        used = self._used()
        for column in used:
            column.head(shown=len(used) > 1)
        self._systems.children = [column.instructions for column in used]
        self._settings.children = [column.settings for column in used]
        self._results.children = [column.result for column in used]
        self._show_estimate()

    @reported
    def _show_estimate(self, change: object = None) -> None:
        """Say the price before it is spent."""
        try:
            requests = self._requests()
        except InputError as error:
            self.estimate.value = html.escape(str(error))
            return
        expected = turn.together(requests)
        limit = self.limit.value * len(requests)
        known = "unknown" if expected.least is None else "most" if limit else "open"
        amount = self.amount((expected.most if limit else expected.least) or 0)
        said = text(
            f"playground.estimate_{known}", tokens=expected.tokens, limit=limit, amount=amount, model=self.model.value
        )
        said = text(f"playground.before_{self.mode}", estimate=said)
        self.estimate.value = f'<div class="first-call-price">{html.escape(said)}</div>'

    def show_bill(self) -> None:
        """Show the running bill, its limit and the rate, and every amount at this rate."""
        super().show_bill()
        note = "rate_own" if self._rate_date else "rate_example"
        if not self.rate.value:
            note = "rate_none"
        said = html.escape(text(f"playground.{note}", date=self._rate_date or _EXAMPLE_DATE))
        self._rate_note.value = f'<div class="first-call-price">{said}</div>'
        self._show_estimate()
        for column in self.columns:
            column.show_details()

    @reported
    def _set_rate(self, change: object) -> None:
        self._rate_date = datetime.date.today()
        self.show_bill()


def playground() -> Playground:
    """Return a form to try messages and settings with, one answer or two side by side.

    It shows the price before it is spent and afterwards, what was sent and received, and the call as Python.
    Prices are those of helpers/models.toml. It stops before the limit of the running bill,
    US$0.05 in live mode until the learner sets another.
    """
    return Playground()


def _said(field: Widget) -> str:
    """What is sent of a field: its text as it was typed, and nothing of one that holds only blanks."""
    return field.value if field.value.strip() else ""


def _models() -> list[tuple[str, str]]:
    """The models that can be called today, and the learner's default, each with its last day."""
    offered = [row for row in catalog.rows(models.load().values(), catalog.today()) if row.status != "retired"]
    options = [
        (text("playground.model_leaves", model=row.id, date=row.shutdown) if row.shutdown else row.id, row.id)
        for row in offered
    ]
    default = models.default()
    return options if default in {row.id for row in offered} else [(default, default), *options]
