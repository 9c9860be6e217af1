"""The chat form: ask, read the answer, ask on. Every call sends the list of messages again, and shows its tokens."""

from __future__ import annotations

import html
import time
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, BoundedIntText, Layout, Text

from helpers import models
from helpers.errors import InputError
from helpers.forms import turn
from helpers.forms.base import Button, interruptible
from helpers.forms.conversation import Conversation
from helpers.forms.parts import LABEL, CallingForm, Pace, number, row
from helpers.forms.web import script
from helpers.language import text

_LIMIT = 1000  # tokens that are sent at most, to begin with
_ANSWER = 500  # tokens of an answer at most
_TEMPERATURE = 0.1  # as chat_gpt() has it


class Question(Text):
    """A text field that says when Enter is pressed in it, and not when it is left.

    Args:
        entered: called without arguments, when the text that was entered is the field's value.
    """

    wait = 1.0  # seconds

    def __init__(self, entered: Callable[[], Any], **settings: Any) -> None:
        self._entered = entered
        self._waits_until = 0.0
        super().__init__(continuous_update=False, **settings)
        self.add_class("first-call-question")
        self.observe(self._changed, "value")

    def _handle_string_msg(self, widget: Text, content: dict, buffers: list) -> None:
        if content.get("event") != "submit":
            return
        if self.value:
            self._entered()
        else:
            self._waits_until = time.monotonic() + self.wait

    def _changed(self, change: dict) -> None:
        if change["new"] and time.monotonic() < self._waits_until:
            self._waits_until = 0.0
            self._entered()


class ChatForm(CallingForm):
    """The form that `chat()` returns.

    Attributes:
        conversation: the turns so far.
        system, question, limit: the fields.
        history: the conversation, as HTML.
        ask, begin_again: the buttons.
        figures: the tokens and the price of this conversation, as HTML.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = text("chat_form.name")
        self.instead = text("chat_form.instead")
        self.conversation = Conversation()
        self._answers: list[turn.Outcome] = []  # one for each turn of the conversation
        self._left_out = 0  # turns that were not sent with the last question
        self._pace = Pace()
        wide = Layout(width="auto")
        self.system = Text(
            description=text("chat_form.system"),
            placeholder=text("chat_form.no_system"),
            continuous_update=False,
            style=LABEL,
            layout=wide,
        )
        self.question = Question(
            self._enter,
            value=text("chat_form.example"),
            description=text("chat_form.question"),
            placeholder=text("chat_form.placeholder"),
            style=LABEL,
            layout=wide,
        )
        self.limit = number(BoundedIntText, text("chat_form.limit"), _LIMIT, 100_000, 50)
        self.history = HTML()
        self.ask = self.button(text("chat_form.send"), self._ask, primary=True, guard=interruptible)
        self.begin_again = self.button(
            text("chat_form.begin_again"), self._begin_again, tooltip=text("chat_form.begin_again_tooltip")
        )
        self.figures = HTML()
        self.spent.add_class("first-call-small")
        self._show()
        self.lay_out(
            HTML(f"<h3>{html.escape(text('chat_form.title'))}</h3>"),
            self.system,
            self.history,
            self.question,
            row(self.ask, self.halt, self.begin_again),
            self.message,
            self.figures,
            self.spent,
            row(self.limit, self.most),
            HTML(script("question.js"), layout=Layout(display="none")),
        )

    def available(self, button: Button) -> bool:
        """A conversation can be cleared once there is one."""
        return super().available(button) and (button is not self.begin_again or bool(self.conversation.turns))

    def _enter(self) -> None:
        """Do what a click on Send does, and as little while it cannot be clicked."""
        if not self.ask.disabled:
            self.ask.click()

    async def _ask(self) -> None:
        question = self.question.value.strip()
        if not question:
            raise InputError(text("chat_form.nothing_to_send"))
        said = self.connect()
        self.conversation.system = self.system.value
        self.conversation.limit = self.limit.value or None
        messages = self.conversation.messages(question)
        sent = turn.request(models.default(), messages, temperature=_TEMPERATURE, limit=_ANSWER, stream=True)
        self.check_limit(turn.estimate(sent).most)

        self.question.value = ""  # before the call, so that what is typed meanwhile stays
        self._left_out = self.conversation.left_out(sent["messages"])
        try:
            self._show(question)
            answer = await self.call(sent, lambda told: self._progress(question, told))
            if not answer.text:
                raise InputError(text("playground.cut_off_reasoning" if answer.cut_off else "chat_form.no_answer"))
        except BaseException:
            self.question.value = self.question.value or question
            self._show()
            raise
        self.conversation.remember(question, answer.text)
        self._answers.append(answer)
        self._show()
        notes = [*said, *([text("playground.cut_off")] if answer.cut_off else [])]
        self.say(*notes, text("playground.done"), kind="done")

    def _begin_again(self) -> None:
        self.conversation.forget()
        self._answers.clear()
        self._left_out = 0
        self._show()
        self.say(text("chat_form.cleared"), kind="done")

    def _progress(self, question: str, told: str) -> None:
        """Show the answer so far, though not after every piece where they come fast."""
        if self._pace.allows():
            self._show(question, told)

    def _show(self, question: str = "", told: str = "") -> None:
        """Show the conversation, and a question that is being answered."""
        parts = []
        turns = zip(self.conversation.turns, self._answers, strict=True)
        for position, ((asked, answered), answer) in enumerate(turns):
            figures = text("chat_form.turn", sent=_known(answer.sent), made=_known(answer.made))
            left_out = position < self._left_out
            if left_out:
                figures = f"{figures} {text('chat_form.left_out')}"
            shown = _turn(asked, answered, figures)
            parts.append(f'<div class="left-out">{shown}</div>' if left_out else f"<div>{shown}</div>")
        if question:
            parts.append(f"<div>{_turn(question, told or '…')}</div>")
        content = f"<dl>{''.join(parts)}</dl>" if parts else html.escape(text("chat_form.empty"))
        label = html.escape(text("chat_form.name"))
        self.history.value = (
            f'<div class="first-call-chat" role="group" tabindex="0" aria-label="{label}">{content}</div>'
        )
        self._show_figures()

    def _show_figures(self) -> None:
        prices = [answer.dollars for answer in self._answers if answer.dollars is not None]
        said = text(
            "chat_form.figures",
            turns=len(self._answers),
            sent=sum(answer.sent or 0 for answer in self._answers),
            made=sum(answer.made or 0 for answer in self._answers),
        )
        if len(prices) < len(self._answers):
            said += " " + text("chat_form.no_price")
        else:
            said += " " + text(f"chat_form.cost_{self.mode}", amount=self.amount(sum(prices)))
        self.figures.value = f'<div class="first-call-price">{html.escape(said)}</div>'


def chat() -> ChatForm:
    """Return a form to hold a conversation in. It shows the tokens of each turn, and which turns are no longer sent.

    It uses the default model, with prices of helpers/models.toml, and stops before the limit of
    the running bill that it shares with `playground()`: US$0.05 in live mode until the learner sets another.
    """
    return ChatForm()


def _turn(asked: str, told: str, figures: str = "") -> str:
    """A question and its answer as HTML, each with the role it has in the list of messages."""
    parts = [("user", asked), ("assistant", told)]
    shown = "".join(
        f"<dt>{html.escape(text(f'chat_form.{role}'))}</dt><dd>{html.escape(content)}</dd>" for role, content in parts
    )
    return shown + (f'<dd class="figures">{html.escape(figures)}</dd>' if figures else "")


def _known(count: int | None) -> int | str:
    return "?" if count is None else count
