"""A column of the playground: settings to compare with others, and what came back with them."""

from __future__ import annotations

import html
import json
import time
import uuid
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, BoundedFloatText, Layout, Output, Textarea, VBox

from helpers.forms import turn
from helpers.forms.base import Form
from helpers.forms.parts import LABEL, Pace, row, tick
from helpers.forms.snippet import snippet
from helpers.forms.web import read
from helpers.language import text


class Column:
    """One of the settings to compare, and what came back: a system message and a temperature of its own.

    Args:
        form: the form that it belongs to.
        cost: returns what a call cost as text.
        title: what is said above it where there are two.
        temperature: what is in its field to begin with.

    Attributes:
        system, temperature, send_temperature: the fields.
        answer: the text of the answer, as HTML.
        details: figures, notes, code and JSON, as HTML.
        copy: the button that copies the call as Python.
        code: the program that sends what was just sent; "" while there is no answer.
        instructions, settings, result: the boxes of the system message, of the temperature and of what came back.
    """

    def __init__(self, form: Form, cost: Callable[[float | None], str], title: str, temperature: float) -> None:
        self.code = ""
        self._cost = cost
        self._title = title
        self._id = f"first-call-code-{uuid.uuid4().hex}"
        self._pace = Pace()
        self._came: tuple[dict[str, Any], turn.Outcome, list[str]] | None = None
        self.system = area("system", "", rows=2)
        self.temperature = BoundedFloatText(
            value=temperature,
            min=0,
            max=2,
            step=0.1,
            description=text("playground.temperature"),
            style=LABEL,
            layout=Layout(width="200px"),
        )
        self.send_temperature = tick(text("playground.send_temperature"), True)
        self.heading = HTML()
        self.answer = HTML()
        self.details = HTML()
        self.copied = Output()
        self.copy = form.button(text("playground.copy"), self._copy, tooltip=text("playground.copy_tooltip"))
        half = {"flex": "1 1 300px", "min_width": "0"}
        self.instructions = VBox([self.heading, self.system], layout=Layout(**half))
        self.settings = VBox([self.heading, row(self.temperature, self.send_temperature)], layout=Layout(**half))
        self.result = VBox(
            [self.heading, self.answer, self.details, row(self.copy, self.copied)], layout=Layout(**half)
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
        if self._pace.allows():
            self._show(told)

    def stop(self) -> None:
        """Say that no complete answer came. What did come stays."""
        self.details.value = f"<p>{html.escape(text('playground.incomplete'))}</p>"

    def finish(self, sent: dict[str, Any], answer: turn.Outcome) -> None:
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
            "cost": self._cost(answer.dollars),
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
        told = {
            "made": time.time() * 1000,
            "code": self.code,
            "copied": text("playground.copied"),
            "refused": text("playground.copy_by_hand"),
            "source": self._id,
        }
        script = f"({read('copy.js')})(element, {json.dumps(told)});"
        output = {"output_type": "display_data", "data": {"application/javascript": script}, "metadata": {}}
        self.copied.outputs = ()
        self.copied.outputs = (output,)


def area(name: str, value: str, rows: int) -> Textarea:
    """Return a field for a message of several lines; its label is the text of this name."""
    return Textarea(
        value=value,
        description=text(f"playground.{name}"),
        placeholder=text("playground.not_sent"),
        rows=rows,
        continuous_update=False,
        style=LABEL,
        layout=Layout(width="auto"),
    )


def _notes(temperature: float | None, sent: dict[str, Any], answer: turn.Outcome) -> list[str]:
    """What a learner should know about a call, a sentence each."""
    notes = []
    if temperature is not None and "temperature" not in sent:
        notes.append(text("chat.left_out", model=sent["model"], temperature=temperature))
    if "reasoning_effort" in sent:
        notes.append(text("playground.without_reasoning", model=sent["model"]))
    if answer.cut_off:
        notes.append(text("playground.cut_off" if answer.text else "playground.cut_off_reasoning"))
    if answer.sent is None:
        notes.append(text("playground.no_figures"))
    return notes


def _tokens(answer: turn.Outcome) -> str:
    if answer.sent is None:
        return text("playground.tokens_unknown")
    return text("playground.tokens", sent=answer.sent, made=answer.made, reasoning=answer.reasoning)


def _time(answer: turn.Outcome) -> str:
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
