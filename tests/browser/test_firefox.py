"""Lessons in Firefox, and in a browser that cannot suspend Python (as Safari, and older ones)."""

import pytest
from builder.browser import words

from browser import firefox, runner_site
from browser.programs import needed
from browser.runner_site import ROOT

# A stream that comes in pieces; forms, and what only the Korean edition says.
WHOLE = ("en/09_streaming", "ko/02_key")
CANNOT_WAIT = """
import time
from helpers import connect
connect()
from openai import OpenAI
messages = [{"role": "user", "content": "What is an API? Answer in one sentence."}]
time.sleep(0.01)
for chunk in OpenAI().chat.completions.create(model="gpt-4o", messages=messages, stream=True):
    print(chunk.choices[0].delta.content or "", end="")
input("Your name?")
"""


@pytest.fixture(scope="module")
def program():
    """The Firefox of this machine."""
    return needed(firefox.find(), "Firefox", firefox.COMMANDS)


@pytest.fixture(scope="module")
def tab(program, tmp_path_factory):
    """A tab of Firefox."""
    with firefox.firefox(program, tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.mark.parametrize("name", WHOLE)
def test_a_lesson_puts_out_what_its_notebook_has(tab, folder, address, name):
    """Run all comes to the end, and every cell's output is the notebook's."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    tab.open(f"{address}/{runner_site.write_page(folder, path)}", runner_site.RECORD)
    assert runner_site.differences(path, runner_site.run_all_in_firefox(tab)) == []


def test_nothing_but_this_computer_can_be_reached(tab, folder, address):
    """The control of the test above."""
    ask = "fetch({!r}, {{mode: 'no-cors'}}).then(() => true, () => false)"
    tab.open(f"{address}/{runner_site.write_page(folder, ROOT / f'notebooks/{WHOLE[0]}.ipynb')}", runner_site.RECORD)
    assert tab.evaluate(ask.format(f"{address}/_static/run/run.js"))
    assert not tab.evaluate(ask.format("http://other.test/"))


def test_without_suspending_everything_but_input_works(program, folder, address, tmp_path):
    """Where Python cannot wait for the page, a pause is a pause, a stream comes, and input() says what to do."""
    name = runner_site.write_own_page(folder, [CANNOT_WAIT])
    off = {"javascript__options__wasm_js_promise_integration": False}
    with firefox.firefox(program, tmp_path, **off) as tab:
        tab.open(f"{address}/{name}", runner_site.RECORD)
        assert not tab.evaluate("'Suspending' in WebAssembly")
        (ended,) = runner_site.run_all_in_firefox(tab)
    said = "".join(output.get("text", "") for output in ended["outputs"])
    assert "Practice mode" in said
    assert "An API" in said
    assert ended["outputs"][-1]["ename"] == "NotImplementedError"
    assert ended["outputs"][-1]["evalue"] == words(ROOT)["en"]["no_input"]
