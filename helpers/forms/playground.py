"""The playground: try messages and settings, see answer, tokens, price and JSON, and copy the call as Python."""

from __future__ import annotations

import datetime
import html
import json
import time
import uuid
from typing import Any

from ipywidgets import (
    HTML,
    BoundedFloatText,
    BoundedIntText,
    Checkbox,
    Dropdown,
    HBox,
    Layout,
    Output,
    Textarea,
    VBox,
    Widget,
)

from helpers import chat, connection, models
from helpers.errors import InputError
from helpers.forms import bill, catalog, turn
from helpers.forms.base import Button, Form, printed, reported
from helpers.forms.snippet import snippet
from helpers.language import text

EXAMPLE_RATE = 1400.0  # KRW for 1 USD: an example, so that there is something to change; not a rate of any day
_EXAMPLE_DATE = datetime.date(2026, 11, 22)  # the day on which it was set
_LIMIT = 300  # tokens of an answer, to begin with
_BETWEEN = 0.05  # seconds between two updates of a streamed answer; each sends the text so far to the browser
_LABEL = {"description_width": "110px"}
_STYLE = """<style>
.first-call textarea { font-family: inherit; font-size: 14px; line-height: 1.4 }
.first-call-price { font-size: 13px }
.first-call-bill { border-top: 1px solid var(--jp-border-color2, #bdbdbd); margin-top: 8px; padding-top: 8px }
.first-call-answer { white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.5em; padding: 8px 12px;
  border-radius: 6px; background: var(--jp-layout-color2, #eee); font-size: 15px }
.first-call-answer:empty::before { content: attr(data-empty); color: var(--jp-ui-font-color2, #555); font-size: 13px }
.first-call dl.first-call-facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 12px; margin: 6px 0 0;
  font-size: 13px; font-variant-numeric: tabular-nums }
.first-call .first-call-facts :is(dt, dd) { float: none; width: auto; margin: 0 }
.first-call-facts dt { font-weight: 600 }
.first-call-notes { margin: 4px 0 0; padding-left: 18px; font-size: 13px }
.first-call-part { margin-top: 4px; font-size: 13px }
.first-call-part summary { cursor: pointer }
.first-call-part pre { max-height: 320px; overflow: auto; margin: 4px 0; padding: 8px; font-size: 12px;
  line-height: 1.45; border: 1px solid var(--jp-border-color2, #bdbdbd); border-radius: 4px; white-space: pre-wrap;
  word-break: keep-all; overflow-wrap: anywhere; font-family: var(--jp-code-font-family, monospace) }
.first-call-copied { font-size: 13px }
</style>"""
# The browser may refuse its clipboard; then the code is selected, and Ctrl+C copies it. The time keeps a view that is
# shown again later, such as that of a saved notebook, from writing to the clipboard by itself.
_COPY = """
const made = %(made)d, code = %(code)s, copied = %(copied)s, refused = %(refused)s;
if (Math.abs(Date.now() - made) < 10000) {
  const line = document.createElement("div");
  line.className = "first-call-copied";
  line.setAttribute("role", "status");
  element.append(line);
  const select = () => {
    const source = document.getElementById(%(source)s);
    if (source) { source.focus(); window.getSelection().selectAllChildren(source); }
    line.textContent = refused;
  };
  try { navigator.clipboard.writeText(code).then(() => { line.textContent = copied; }, select); }
  catch (error) { select(); }
}
"""


class Column:
    """One of the settings to compare, and what came back: a system message and a temperature of its own.

    Attributes:
        system, temperature, send_temperature: the fields.
        answer: the text of the answer, as HTML.
        details: figures, notes, code and JSON, as HTML.
        copy: the button that copies the call as Python.
        code: the program that sends what was just sent; "" while there is no answer.
        settings, result: the boxes of the fields and of what came back.
    """

    def __init__(self, form: Playground, title: str, system: str, temperature: float) -> None:
        self.code = ""
        self._form = form
        self._title = title
        self._id = f"first-call-code-{uuid.uuid4().hex}"
        self._shown = 0.0
        self._came: tuple[dict[str, Any], turn.Answer, list[str]] | None = None
        self.system = _area("system", system, rows=2)
        self.temperature = BoundedFloatText(
            value=temperature,
            min=0,
            max=2,
            step=0.1,
            description=text("playground.temperature"),
            style=_LABEL,
            layout=Layout(width="200px"),
        )
        self.send_temperature = _tick("send_temperature", True)
        self.heading = HTML()
        self.answer = HTML()
        self.details = HTML()
        self.copied = Output()
        self.copy = form.button(text("playground.copy"), self._copy, tooltip=text("playground.copy_tooltip"))
        half = {"flex": "1 1 300px", "min_width": "0"}
        self.settings = VBox(
            [self.heading, self.system, _row(self.temperature, self.send_temperature)], layout=Layout(**half)
        )
        self.result = VBox(
            [self.heading, self.answer, self.details, _row(self.copy, self.copied)], layout=Layout(**half)
        )
        self.clear()

    def head(self, shown: bool) -> None:
        """Show the title, or not: one column needs none."""
        self.heading.value = f"<b>{html.escape(self._title)}</b>" if shown else ""

    def chosen_temperature(self) -> float | None:
        """Return the temperature that the learner wants to send, or None."""
        return self.temperature.value if self.send_temperature.value else None

    def clear(self) -> None:
        """Take away the last answer."""
        self.code, self._came = "", None
        self.copied.outputs = ()
        self.details.value = ""
        self._show("")

    def progress(self, told: str) -> None:
        """Show the text so far, though not after every piece where they come fast."""
        if (now := time.monotonic()) - self._shown >= _BETWEEN:
            self._shown = now
            self._show(told)

    def stop(self) -> None:
        """Say that no complete answer came. What did come stays."""
        self.details.value = f"<p>{html.escape(text('playground.incomplete'))}</p>"

    def finish(self, sent: dict[str, Any], answer: turn.Answer) -> None:
        """Show an answer.

        Args:
            sent: the arguments of the call.
            answer: what came back.
        """
        self.code = snippet(sent)
        self._came = sent, answer, _notes(self.chosen_temperature(), sent, answer)
        self._show(answer.text)
        self.show_details()

    def show_details(self, *, code_open: bool = False) -> None:
        """Show figures, notes, code and JSON of the answer, if there is one."""
        if self._came is None:
            return
        sent, answer, notes = self._came
        facts = {
            "tokens": _tokens(answer),
            "cost": self._form.cost(answer.dollars),
            "time": _time(answer),
            "answered": answer.model,
        }
        listed = "".join(
            f"<dt>{html.escape(text(f'playground.fact_{name}'))}</dt><dd>{html.escape(fact)}</dd>"
            for name, fact in facts.items()
        )
        noted = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
        if isinstance(answer.received, list):
            title = text("playground.received_stream", count=len(answer.received))
            received = "\n".join(json.dumps(chunk, ensure_ascii=False) for chunk in answer.received)
        else:
            title, received = text("playground.received"), _json(answer.received)
        self.details.value = (
            f'<dl class="first-call-facts">{listed}</dl><ul class="first-call-notes">{noted}</ul>'
            + _part(text("playground.code"), self.code, name=self._id, is_open=code_open)
            + _part(text("playground.sent"), _json(sent))
            + _part(title, received)
        )

    def _show(self, told: str) -> None:
        empty = html.escape(text("playground.no_answer"))
        self.answer.value = f'<div class="first-call-answer" data-empty="{empty}">{html.escape(told)}</div>'

    def _copy(self) -> None:
        self.show_details(code_open=True)
        script = _COPY % {
            "made": time.time() * 1000,
            "code": json.dumps(self.code),
            "copied": json.dumps(text("playground.copied")),
            "refused": json.dumps(text("playground.copy_by_hand")),
            "source": json.dumps(self._id),
        }
        output = {"output_type": "display_data", "data": {"application/javascript": script}, "metadata": {}}
        self.copied.outputs = ()
        self.copied.outputs = (output,)


class Playground(Form):
    """The form that `playground()` returns.

    Attributes:
        user, assistant, model, limit, stream, compare: the fields.
        columns: the settings to compare; the second one counts while `compare` is ticked.
        estimate: the price beforehand, as HTML.
        run: the button.
        spent: the running bill, as HTML.
        most: the limit of the bill in US dollars; 0 for none.
        rate: KRW for 1 USD.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = text("playground.title")
        self.layout.max_width = "960px"
        self._mode = connection.target().mode
        self._rate_date: datetime.date | None = None
        self.user = _area("user", text("playground.example_user"), rows=3)
        self.assistant = _area("assistant", "", rows=1)
        self.model = Dropdown(
            options=_models(),
            value=models.default(),
            description=text("playground.model"),
            style=_LABEL,
            layout=Layout(width="420px", max_width="100%"),
        )
        self.limit = _number(BoundedIntText, "limit", _LIMIT, 100_000, 50)
        self.stream = _tick("stream", True)
        self.compare = _tick("compare", False)
        self.columns = (
            Column(self, text("playground.first"), "", 0.0),
            Column(self, text("playground.second"), text("playground.example_system"), 1.2),
        )
        self.estimate = HTML()
        self.run = self.button(text("playground.run"), self._run, primary=True)
        self.spent = HTML()
        self.most = _number(BoundedFloatText, "most", 0, 1000, 0.01)
        self.rate = _number(BoundedFloatText, "rate", EXAMPLE_RATE, 1_000_000, 1)
        self._rate_note = HTML()
        self._settings, self._results = _row(), _row()
        for box in (self._settings, self._results):
            box.layout.align_items = "flex-start"
        self._show_columns()
        self._show_money()
        self.lay_out(
            HTML(f"{_STYLE}<h3>{html.escape(text('playground.title'))}</h3>"),
            self.user,
            self.assistant,
            self._settings,
            _row(self.model, self.limit),
            _row(self.stream, self.compare),
            self.estimate,
            _row(self.run),
            self.message,
            self._results,
            self.spent,
            _row(self.most, self.rate, self._rate_note),
        )
        for column in self.columns:
            for field in (column.system, column.temperature, column.send_temperature):
                field.observe(self._show_estimate, "value")
        for field in (self.user, self.assistant, self.model, self.limit):
            field.observe(self._show_estimate, "value")
        self.compare.observe(self._show_columns, "value")
        self.most.observe(self._set_most, "value")
        self.rate.observe(self._set_rate, "value")
        for mode in ("practice", "live"):
            bill.of(mode).observe(self._show_money)

    def available(self, button: Button) -> bool:
        """A call can be copied once it was made."""
        copies = {column.copy: column for column in self.columns}
        return super().available(button) and (button not in copies or bool(copies[button].code))

    def cost(self, dollars: float | None) -> str:
        """Return what a call cost as text, with what that means in the mode of the last call."""
        if dollars is None:
            return text("playground.cost_unknown")
        return text(f"playground.cost_{self._mode}", amount=self._amount(dollars))

    def _amount(self, dollars: float) -> str:
        if not self.rate.value:
            return bill.dollars(dollars)
        won = f"{dollars * self.rate.value:,.2f}"
        return text("playground.amount", dollars=bill.dollars(dollars), won=won)

    def _used(self) -> tuple[Column, ...]:
        return self.columns if self.compare.value else self.columns[:1]

    def _requests(self) -> list[dict[str, Any]]:
        """What a click on Run sends: one request for each column in use."""
        if not (self.user.value or self.assistant.value or all(column.system.value for column in self._used())):
            raise InputError(text("playground.nothing_to_send"))
        return [
            turn.request(
                turn.Settings(
                    self.user.value,
                    column.system.value,
                    self.assistant.value,
                    self.model.value,
                    column.chosen_temperature(),
                    self.limit.value or None,
                    self.stream.value,
                )
            )
            for column in self._used()
        ]

    def _run(self) -> None:
        with printed() as said:
            connection.ensure()
        self._mode = connection.current()
        self._show_money()
        requests = self._requests()
        bill.of(self._mode).check(turn.together(requests).most)
        for column in self.columns:
            column.clear()
        for column, sent in zip(self._used(), requests, strict=True):
            self._ask(column, sent)
        self.say(*said.getvalue().splitlines(), text("playground.done"), kind="done")

    def _ask(self, column: Column, sent: dict[str, Any]) -> None:
        try:
            answer = turn.entered(bill.of(self._mode), chat.client(), sent, column.progress)
        except BaseException:
            column.stop()
            raise
        column.finish(sent, answer)

    @reported
    def _show_columns(self, change: object = None) -> None:
        used = self._used()
        for column in used:
            column.head(shown=len(used) > 1)
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
        amount = self._amount((expected.most if limit else expected.least) or 0)
        said = text(
            f"playground.estimate_{known}", tokens=expected.tokens, limit=limit, amount=amount, model=self.model.value
        )
        said = text(f"playground.before_{self._mode}", estimate=said)
        self.estimate.value = f'<div class="first-call-price">{html.escape(said)}</div>'

    @reported
    def _show_money(self, change: object = None) -> None:
        """Show the running bill, its limit and the rate, and every amount at this rate."""
        running = bill.of(self._mode)
        amount = self._amount(running.dollars)
        lines = [text(f"playground.bill_{self._mode}", calls=running.calls, tokens=running.tokens, amount=amount)]
        if running.unpriced:
            lines.append(text("playground.bill_unpriced", count=running.unpriced))
        self.spent.value = f'<div class="first-call-bill">{html.escape(" ".join(lines))}</div>'
        self.most.value = running.limit or 0
        note = "rate_own" if self._rate_date else "rate_example"
        said = html.escape(text(f"playground.{note}", date=self._rate_date or _EXAMPLE_DATE))
        self._rate_note.value = f'<div class="first-call-price">{said}</div>'
        self._show_estimate()
        for column in self.columns:
            column.show_details()

    @reported
    def _set_most(self, change: object) -> None:
        bill.of(self._mode).limit = self.most.value or None

    @reported
    def _set_rate(self, change: object) -> None:
        self._rate_date = datetime.date.today()
        self._show_money()


def playground() -> Playground:
    """Return a form to try messages and settings with, one answer or two side by side.

    It shows the price before it is spent and afterwards, what was sent and received, and the call as Python.
    Prices are those of helpers/models.toml (checked 2026-11-22). It stops before the limit of the running bill,
    US$0.05 in live mode until the learner sets another.
    """
    return Playground()


def _row(*children: Widget) -> HBox:
    return HBox(children, layout=Layout(flex_flow="row wrap", align_items="center", grid_gap="4px 20px", width="100%"))


def _area(name: str, value: str, rows: int) -> Textarea:
    return Textarea(
        value=value,
        description=text(f"playground.{name}"),
        placeholder=text("playground.not_sent"),
        rows=rows,
        continuous_update=False,
        style=_LABEL,
        layout=Layout(width="auto"),
    )


def _tick(name: str, value: bool) -> Checkbox:
    return Checkbox(value=value, description=text(f"playground.{name}"), indent=False, layout=Layout(width="auto"))


def _number(kind: type[Widget], name: str, value: float, most: float, step: float) -> Widget:
    return kind(
        value=value,
        min=0,
        max=most,
        step=step,
        description=text(f"playground.{name}"),
        style={"description_width": "auto"},
        layout=Layout(width="auto"),
    )


def _models() -> list[tuple[str, str]]:
    """The models that can be called today, and the learner's default, each with its last day."""
    offered = [row for row in catalog.rows(models.load().values(), catalog.today()) if row.status != "retired"]
    options = [
        (text("playground.model_leaves", model=row.id, date=row.shutdown) if row.shutdown else row.id, row.id)
        for row in offered
    ]
    default = models.default()
    return options if default in {row.id for row in offered} else [(default, default), *options]


def _notes(temperature: float | None, sent: dict[str, Any], answer: turn.Answer) -> list[str]:
    """What a learner should know about a call, a sentence each."""
    notes = []
    if temperature is not None and "temperature" not in sent:
        notes.append(text("chat.left_out", model=sent["model"], temperature=temperature))
    if "reasoning_effort" in sent:
        notes.append(text("playground.without_reasoning", model=sent["model"]))
    if answer.finish_reason == "length":
        notes.append(text("playground.cut_off" if answer.text else "playground.cut_off_reasoning"))
    if answer.sent is None:
        notes.append(text("playground.no_figures"))
    return notes


def _tokens(answer: turn.Answer) -> str:
    if answer.sent is None:
        return text("playground.tokens_unknown")
    return text("playground.tokens", sent=answer.sent, made=answer.made, reasoning=answer.reasoning)


def _time(answer: turn.Answer) -> str:
    if answer.first is None:
        return text("playground.time", seconds=f"{answer.seconds:.2f}")
    return text("playground.time_stream", seconds=f"{answer.seconds:.2f}", first=f"{answer.first:.2f}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _part(title: str, body: str, *, name: str = "", is_open: bool = False) -> str:
    """A section that is opened with a click or the keyboard."""
    return (
        f'<details class="first-call-part"{" open" if is_open else ""}><summary>{html.escape(title)}</summary>'
        f'<pre tabindex="0" id="{name}">{html.escape(body)}</pre></details>'
    )
