"""What all forms share: one call at a time, every error said, no key shown, and the form usable again."""

import asyncio
import os
import threading

import openai
import pytest

from helpers.errors import InputError
from helpers.forms.base import Form, described, linked, message_html, printed, reported

KEY = "gateway-FAKE-DO-NOT-USE-abcd"


class OneButton(Form):
    """A form with a button for whatever a test wants to be done."""

    name = "One button"

    def __init__(self, work):
        super().__init__()
        self.go = self.button("Go", work)
        self.lay_out(self.go)


def click_in_browser(button):
    """Deliver a click as the browser sends it."""
    button._handle_msg({"content": {"data": {"method": "custom", "content": {"event": "click"}}}, "buffers": []})


def test_its_text_is_the_same_in_every_run():
    """Notebooks are compared by it; ids would differ."""
    form = OneButton(lambda: None)
    bundle = form._repr_mimebundle_()
    assert bundle["text/plain"] == "One button (run this cell to use it)."
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == form.model_id


def test_buttons_are_disabled_while_it_runs():
    """The learner sees that it is working, and cannot start it again."""
    seen = []

    def work():
        seen.append((form.go.disabled, form.message.value))
        form.go.click()

    form = OneButton(work)
    form.go.click()
    assert len(seen) == 1
    assert seen[0][0] is True
    assert "Working" in seen[0][1]
    assert form.go.disabled is False
    assert form.message.value == ""


def test_clicks_that_waited_while_it_ran_are_ignored():
    """A kernel hands over the second click of a double click only after the first was dealt with."""
    calls = []
    form = OneButton(lambda: calls.append(1))

    async def two_clicks():
        click_in_browser(form.go)
        click_in_browser(form.go)
        assert form.go.disabled
        await asyncio.sleep(0.5)
        assert not form.go.disabled
        click_in_browser(form.go)

    asyncio.run(two_clicks())
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputError("This is foreseeable."), "This is foreseeable."),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError"),
        (openai.APITimeoutError(request=None), "its answer in time.\nFix: Try again."),
        (KeyboardInterrupt(), "Interrupted"),
    ],
)
def test_an_error_becomes_a_message_and_the_form_works_again(error, said):
    """No traceback of a callback is shown in JupyterLab, so the form has to say it."""
    errors = [error]

    def work():
        if errors:
            raise errors.pop()
        form.say("Better.", kind="done")

    form = OneButton(work)
    form.go.click()
    assert said in form.message.value
    assert 'role="alert"' in form.message.value
    assert not form.go.disabled
    form.go.click()
    assert "Better." in form.message.value


def test_reported_says_errors_without_disabling_anything():
    """A tick or a choice that fails is said too, and does not wait for its turn."""

    class Failing(OneButton):
        @reported
        def observe_something(self):
            raise ValueError("strange")

    form = Failing(lambda: None)
    form.observe_something()
    assert "strange" in form.message.value
    assert not form.go.disabled


def test_an_error_never_shows_the_key():
    """Some servers repeat the key that they refuse."""
    os.environ["OPENAI_API_KEY"] = KEY
    lines = described(RuntimeError(f"no such key: {KEY}; sk-proj-FAKE-DO-NOT-USE-5678"))
    assert "…abcd" in "".join(lines)
    assert "DO-NOT-USE" not in "".join(lines)


def test_messages_are_text_not_html():
    """What a server says is shown as it is, and cannot run anything."""
    assert "<script>" not in message_html("<script>alert(1)</script>")
    assert message_html("a", "b").count("\n") == 1


def test_meaning_is_not_in_the_colour_alone():
    """Each kind of message has its own sign, with a name for screen readers."""
    signs = {message_html("x", kind=kind).split("</span>")[0].split('aria-label="')[1] for kind in ("done", "problem")}
    assert signs == {'Done:">✔', 'Problem:">⚠'}


def test_addresses_are_links_without_the_punctuation_behind_them():
    """Sentences end with a full stop, addresses do not."""
    assert 'href="https://a.example/b"' in linked("See https://a.example/b.")
    assert 'href="https://a.example/b"' in linked("See https://a.example/b, then go on")
    assert "<b>" not in linked("<b>https://a.example</b>")


def test_only_what_this_thread_prints_is_collected(capsys):
    """A cell that prints while a callback runs keeps its output."""
    with printed() as collected:
        other = threading.Thread(target=print, args=("from the cell",))
        other.start()
        other.join()
        print("from the form")
    assert collected.getvalue() == "from the form\n"
    assert capsys.readouterr().out == "from the cell\n"
