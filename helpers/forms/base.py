"""What all forms share: their face, their messages, and callbacks whose errors never vanish."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import html
import io
import os
import re
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import ipywidgets

from helpers import errors, keys
from helpers.forms.web import script, style
from helpers.language import text

# Clicks made while a call ran are waiting in a queue when it ends; until they have passed, buttons stay disabled.
_PAUSE = 0.3  # seconds
_SIGNS = {"done": "✔", "problem": "⚠", "note": "ℹ", "working": "⏳"}


class Button(ipywidgets.Button):
    """A button that does not take a click from the browser which was on its way when it was disabled."""

    def _handle_button_msg(self, widget: ipywidgets.Widget, content: dict, buffers: list) -> None:
        if not self.disabled:
            super()._handle_button_msg(widget, content, buffers)


class Form(ipywidgets.VBox):
    """The common face of the forms: a card with the form's widgets and one message.

    A form makes its widgets in `__init__`, its buttons with `button()`, and hands all of them to `lay_out()`.

    Attributes:
        name: what stands for the form where widgets cannot be shown, the same in every run.
        instead: what to use there instead, a sentence or code.
        message: the widget that `say()` writes to; the last one, unless the form puts it elsewhere.
        buttons: every button made with `button()`.
        running: whether a guarded callback runs.
    """

    name = "Form"
    instead = ""

    def __init__(self) -> None:
        super().__init__()
        self.add_class("first-call")
        self.message = ipywidgets.HTML()
        self.buttons: list[Button] = []
        self.running = False
        self._stop: Callable[[], object] | None = None
        self._task: asyncio.Task[None] | None = None

    def __repr__(self) -> str:
        """What is read where the form itself is not shown. It has no ids, so outputs can be compared."""
        said = text("form.run_cell", name=self.name)
        return f"{said} {text('form.no_buttons', instead=self.instead)}" if self.instead else said

    def lay_out(self, *children: ipywidgets.Widget) -> None:
        """Show these widgets, from top to bottom, and set which buttons can be clicked."""
        message = () if self.message in children else (self.message,)
        # JupyterLab marks a form whose kernel was restarted or stopped; then nothing in it would answer any more.
        dead = ipywidgets.HTML(message_html(text("form.dead"), kind="problem"))
        dead.add_class("first-call-dead")
        self.children = (ipywidgets.HTML(style() + script("shortcuts.js")), dead, *children, *message)
        self.refresh()

    def stop(self) -> None:
        """End what an `interruptible()` callback waits for, if one runs. It may be called from any thread."""
        if self._stop is not None:
            self._stop()

    def button(
        self,
        label: str,
        callback: Callable[[], Any],
        *,
        primary: bool = False,
        tooltip: str = "",
        guard: Callable[[Callable[..., Any]], Callable[..., None]] | None = None,
    ) -> Button:
        """Return a new button.

        Args:
            label: what stands on it.
            callback: called without arguments, when the button is clicked and nothing else runs.
            primary: whether it is the form's main button.
            tooltip: what it does, where the label does not say all.
            guard: `guarded`, which None stands for, `interruptible` or `reported`.
        """
        button = Button(description=label, tooltip=tooltip or label, button_style="primary" if primary else "")
        run = (guard or guarded)(lambda form: callback())
        button.on_click(lambda clicked: run(self))
        self.buttons.append(button)
        return button

    def say(self, *lines: str, kind: str = "note") -> None:
        """Show a message in place of the last one.

        Args:
            lines: sentences as plain text; none clears the message.
            kind: "done", "problem", "note" or "working".
        """
        self.message.value = message_html(*lines, kind=kind) if lines else ""

    def available(self, button: Button) -> bool:
        """Return whether a button can be clicked now. A form overrides it where that depends on what it holds."""
        return not self.running

    def refresh(self) -> None:
        """Enable and disable the buttons as `available()` says."""
        for button in self.buttons:
            button.disabled = not self.available(button)

    def _release(self) -> None:
        """Let buttons be clicked again, once the clicks that are already on their way have been ignored."""
        self.running = False
        try:
            asyncio.get_running_loop().call_later(_PAUSE, self.refresh)
        except RuntimeError:  # called by a script or a test, where no clicks can wait
            self.refresh()


def guarded(callback: Callable[..., Any]) -> Callable[..., None]:
    """Turn a form's method into a callback for work that takes time. Use it as a decorator.

    While it runs, the form's buttons are disabled and other guarded callbacks of the form do nothing. Errors are
    shown as by `reported()`, and afterwards the form can be used again in any case.

    Args:
        callback: the method; what it is passed besides the form is handed on.
    """
    callback = reported(callback)

    @functools.wraps(callback)
    def run(form: Form, *arguments: Any) -> None:
        if form.running:
            return
        form.running = True
        try:
            form.refresh()
            form.say(text("form.working"), kind="working")
            working = form.message.value
            callback(form, *arguments)
            if form.message.value == working:
                form.say()
        finally:
            form._release()

    return run


def interruptible(callback: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Turn a form's coroutine method into a callback as `guarded()` does, that lets other clicks through meanwhile.

    It runs as a task of the kernel's event loop, and `Form.stop()` cancels it: JupyterLab hands a form's clicks to
    the kernel one after the other, so that a callback which waited itself could not be stopped by a click. Where no
    loop runs, in a script or a test, it has ended when the callback returns.

    Args:
        callback: the method; what it is passed besides the form is handed on.
    """

    async def work(form: Form, *arguments: Any) -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        form._stop = lambda: loop.call_soon_threadsafe(task.cancel)
        try:
            form.refresh()
            form.say(text("form.working"), kind="working")
            await callback(form, *arguments)
        except asyncio.CancelledError:
            form.say(text("form.stopped"), kind="problem")
        except KeyboardInterrupt:
            form.say(text("form.interrupted"), kind="problem")
        except Exception as error:
            form.say(*described(error), kind="problem")
        finally:
            form._stop = None

    @functools.wraps(callback)
    def run(form: Form, *arguments: Any) -> None:
        if form.running:
            return
        form.running = True
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            try:
                asyncio.run(work(form, *arguments))
            finally:
                form._release()
        else:
            form._task = loop.create_task(work(form, *arguments))  # the loop itself would forget it
            form._task.add_done_callback(lambda task: form._release())

    return run


def reported(callback: Callable[..., Any]) -> Callable[..., None]:
    """Turn a form's method into a callback whose errors are shown in the form. Use it as a decorator.

    JupyterLab shows no traceback of a callback, so that an exception, or the kernel's interrupt, would be lost.

    Args:
        callback: the method; what it is passed besides the form is handed on.
    """

    @functools.wraps(callback)
    def run(form: Form, *arguments: Any) -> None:
        try:
            callback(form, *arguments)
        except KeyboardInterrupt:
            form.say(text("form.interrupted"), kind="problem")
        except Exception as error:
            form.say(*described(error), kind="problem")

    return run


def described(error: BaseException) -> list[str]:
    """Return what `helpers.explain` prints about an error, as lines that may be shown: without any key."""
    if isinstance(error, errors.InputError):
        said = str(error)
    else:
        with printed() as output:
            errors.explain(error)
        said = re.sub(r"\n? {2,}", " ", output.getvalue().strip())
    key = os.environ.get(keys.NAME)
    if key and len(key) > 8:
        said = said.replace(key, keys.mask(key))
    return said.splitlines()


def message_html(*lines: str, kind: str = "note") -> str:
    """Return the HTML of a message as `Form.say()` shows it; screen readers read it out."""
    content = linked("\n".join(lines))
    role = "alert" if kind == "problem" else "status"
    label = html.escape(text(f"form.{kind}"))
    sign = f'<span role="img" aria-label="{label}">{_SIGNS[kind]}</span>'
    return f'<div class="first-call-message {kind}" role="{role}">{sign} {content}</div>'


def linked(sentence: str) -> str:
    """Return plain text as HTML in which web addresses are links."""
    return re.sub(
        r"https?://[^\s<]*[\w/]",
        lambda address: f'<a href="{address[0]}" target="_blank" rel="noopener">{address[0]}</a>',
        html.escape(sentence),
    )


@contextlib.contextmanager
def printed() -> Iterator[io.StringIO]:
    """Collect what this thread prints; JupyterLab runs callbacks beside a cell that may be printing as well."""
    collected, thread, outside = io.StringIO(), threading.get_ident(), sys.stdout

    class Output(io.TextIOBase):
        def write(self, said: str) -> int:
            return (collected if threading.get_ident() == thread else outside).write(said)

        def flush(self) -> None:
            outside.flush()

    with contextlib.redirect_stdout(Output()):
        yield collected
