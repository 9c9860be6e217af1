"""Lessons in Firefox, and in a browser that cannot suspend Python (as Safari, and older ones)."""

import json
import os

import pytest
from builder.browser import build_runner, words

from browser import firefox, runner_site
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
    """Firefox; without it these tests are skipped, and say so. In CI they fail."""
    found = firefox.find()
    if not found:
        reason = f"no Firefox on this machine: none of {', '.join(firefox.COMMANDS)} is on the PATH"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return found


@pytest.fixture(scope="module")
def folder(program, tmp_path_factory):
    """The runner, built into an otherwise empty site."""
    runner_site.needed()
    folder = tmp_path_factory.mktemp("site")
    build_runner(folder / "_static" / "run", ROOT)
    return folder


@pytest.fixture(scope="module")
def address(folder):
    """The address of that site."""
    with runner_site.served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def tab(program, tmp_path_factory):
    """A tab of Firefox."""
    with firefox.firefox(program, tmp_path_factory.mktemp("profile")) as tab:
        yield tab


def run_all(tab):
    """Press Run all; return what each cell put out."""
    count = tab.evaluate(f"JSON.parse(document.getElementById('{runner_site.FACTS}').textContent).cells.length")
    tab.evaluate("document.querySelector('.run-bar button').click()")
    tab.wait(f"window.ended.length >= {count} || document.documentElement.dataset.python === 'failed'")
    return tab.evaluate("window.ended")


@pytest.mark.parametrize("name", WHOLE)
def test_a_lesson_puts_out_what_its_notebook_has(tab, folder, address, name):
    """Run all comes to the end, and every cell's output is the notebook's."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    tab.open(f"{address}/{runner_site.write_page(folder, path)}", runner_site.RECORD)
    assert runner_site.differences(path, run_all(tab)) == []


def test_nothing_but_this_computer_can_be_reached(tab, folder, address):
    """The control of the test above."""
    ask = "fetch({!r}, {{mode: 'no-cors'}}).then(() => true, () => false)"
    tab.open(f"{address}/{runner_site.write_page(folder, ROOT / f'notebooks/{WHOLE[0]}.ipynb')}", runner_site.RECORD)
    assert tab.evaluate(ask.format(f"{address}/_static/run/run.js"))
    assert not tab.evaluate(ask.format("http://other.test/"))


def test_without_suspending_everything_but_input_works(program, folder, address, tmp_path):
    """Where Python cannot wait for the page, a pause is a pause, a stream comes, and input() says what to do."""
    cells = [{"id": "only", "source": CANNOT_WAIT, "tags": []}]
    facts = {"lesson": "own", "language": "en", "root": "../", "cells": cells}
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / "own.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>own</title>'
        '<main><div class="cell" data-cell-id="only"><div class="cell_input"><pre></pre></div></div></main>'
        f'<script type="application/json" id="{runner_site.FACTS}">{json.dumps(facts)}</script>'
        '<script type="module" src="../_static/run/run.js"></script></html>',
        encoding="utf-8",
    )
    off = {"javascript__options__wasm_js_promise_integration": False}
    with firefox.firefox(program, tmp_path, **off) as tab:
        tab.open(f"{address}/en/own.html", runner_site.RECORD)
        assert not tab.evaluate("'Suspending' in WebAssembly")
        (ended,) = run_all(tab)
    said = "".join(output.get("text", "") for output in ended["outputs"])
    assert "Practice mode" in said
    assert "An API" in said
    assert ended["outputs"][-1]["ename"] == "NotImplementedError"
    assert ended["outputs"][-1]["evalue"] == words(ROOT)["en"]["no_input"]
