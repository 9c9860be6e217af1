"""Lessons in a page of the website: Python runs in the browser, and nothing but this computer is asked for anything."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from builder.source import LANGUAGES

from browser import runner_site
from browser.runner_page import cell, edit, press, run, use_key
from browser.runner_site import ROOT, RUN_ALL, opened

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
# What a whole run of these shows: programs that cannot be started; forms, charts and modules that are loaded late.
WHOLE = ("en/03_own_file", "ko/11_structured_output")


@pytest.fixture(scope="module")
def browser(browser_path):
    """Chromium, for which all names but one are unknown."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(runner_site.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(browser):
    """One visitor."""
    with browser.new_context() as context:
        yield context


@pytest.fixture(scope="module")
def page(context, folder, address):
    """The page of a short lesson of our own; its Python is started once."""
    name = runner_site.write_own_page(folder, ["print('one')", "name = 1", "print(name)"])
    page = opened(context, f"{address}/{name}")
    run(page, 0)
    return page


@pytest.mark.parametrize("name", WHOLE)
def test_a_lesson_puts_out_what_its_notebook_has(context, folder, address, name):
    """Run all comes to the end, every cell's output is the notebook's, and only the site's own host is asked."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    asked, failed = [], []
    page = opened(context, f"{address}/{runner_site.write_page(folder, path)}")
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    ended = runner_site.run_all(page, path.parent.name)
    assert runner_site.differences(path, ended) == []
    assert failed == []
    assert {url for url in asked if not url.startswith((address, "data:", "blob:"))} == set()
    page.close()


def test_other_hosts_cannot_be_reached(page, address):
    """The control of the test above: a name that is known answers, any other one does not."""
    port, path = address.rpartition(":")[2], urlsplit(page.url).path
    ask = "url => fetch(url, {mode: 'no-cors'}).then(() => true, () => false)"
    assert page.evaluate(ask, f"http://{runner_site.REACHED}:{port}{path}")
    assert not page.evaluate(ask, f"http://other.test:{port}{path}")


def test_an_answer_comes_from_the_kit_and_in_pieces(page):
    """The real SDK answers; what is printed piece by piece is seen piece by piece."""
    edit(
        page,
        0,
        "from helpers import connect\nconnect()\nfrom openai import OpenAI\n"
        "for chunk in OpenAI().chat.completions.create(model='gpt-4o', stream=True, "
        "messages=[{'role': 'user', 'content': 'What is an API?'}]):\n"
        "    print(chunk.choices[0].delta.content or '', end='', flush=True)",
    )
    page.evaluate(
        "() => { window.seen = new Set(); new MutationObserver(() => window.seen.add(document.querySelector("
        "'.cell_output').textContent.length)).observe(document.querySelector('.cell_output'), "
        "{childList: true, subtree: true, characterData: true}) }"
    )
    assert "Practice mode" in run(page, 0)
    assert page.evaluate("window.seen.size") > 5


ANSWER = """from helpers import connect
connect()
from openai import OpenAI
asked = [{"role": "user", "content": "What is an API? Explain in one sentence."}]
print(OpenAI().chat.completions.create(model="gpt-6-luna", messages=asked).choices[0].message.content)"""
# What was prepared counts as the whole encoding counts it; the two functions read that encoding.
WORDS = """import json
from helpers import tokens
known = json.load(open("/kit/words.json", encoding="utf-8"))
wrong = [word for word, parts in known.items() if tokens._merge(word, tokens.CHAT) != tuple(part[0] for part in parts)]
spelled = [word for word, parts in known.items() if tokens.decode([part[0] for part in parts]) != word]
print(len(known) > 1000, wrong, spelled)"""

# A module, a codec and one inside a package of the standard library; then a package's module.
LATER = """import csv, io, statistics, codecs, xml.etree.ElementTree
from openai.types.beta import Thread
written = io.StringIO()
csv.writer(written).writerow(["a", "b"])
print(written.getvalue().strip())
print(statistics.median([2, 3]), codecs.lookup("euc_kr").name, hasattr(Thread, "nothing"))"""


def test_a_first_answer_needs_nothing_that_is_loaded_late(context, folder, address):
    """What few cells need comes when they do: the table of all tokens, the rest of the standard library, packages."""
    page = opened(context, f"{address}/{runner_site.write_own_page(folder, [ANSWER, WORDS, LATER])}")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    assert "\nAn API " in run(page, 0)
    assert {name for name in asked if name.startswith("late")} == set()
    assert run(page, 1).strip() == "True [] []"
    assert [name for name in asked if name.startswith("late")] == ["late-files.zip.gz"]
    assert run(page, 2).strip() == "a,b\n2.5 euc_kr False"
    assert {name for name in asked if name.startswith("late")} == {
        *("late-files.zip.gz", "late-library.zip.gz", "late-code.zip.gz")
    }
    page.close()


def test_a_mistake_is_shown_and_what_to_run_first_is_said(context, folder, address):
    """A name that an earlier cell would have defined."""
    page = opened(context, f"{address}/{runner_site.write_own_page(folder, ['print(0)', 'name = 1', 'print(name)'])}")
    assert "NameError" in run(page, 2)
    assert "Run all above" in cell(page, 2).locator(".run-note").inner_text()
    cell(page, 2).get_by_role("button", name="Run all above cell 3").click()
    page.wait_for_function("window.ended.at(-1)?.id === 'c1'")
    assert run(page, 2).strip() == "1"
    page.close()


def test_input_waits_and_display_shows(page):
    """A program's question has a field below its cell."""
    edit(page, 0, "from IPython.display import HTML\ndisplay(HTML('<b>bold</b>'))\nprint('Hi', input('Your name?'))")
    press(page, 0)
    page.get_by_label("Your name?").fill("Mina")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.cell_output').textContent.includes('Hi Mina')")
    assert cell(page, 0).locator(".cell_output b").inner_text() == "bold"


def test_stop_stops_a_cell_that_waits_and_keeps_the_variables(page):
    """Python itself goes on."""
    edit(page, 0, "import time\nkept = 5\nwhile True:\n    time.sleep(0.05)")
    press(page, 0)
    page.wait_for_function("document.documentElement.dataset.python === 'running'")
    page.get_by_role("button", name="Stop", exact=True).click()
    page.wait_for_function("window.ended.at(-1)?.id === 'c0' && !window.ended.at(-1).ok")
    assert "KeyboardInterrupt" in cell(page, 0).locator(".cell_output").inner_text()
    edit(page, 1, "print(kept)")
    assert run(page, 1).strip() == "5"


def test_stop_ends_python_where_a_cell_does_not_listen(page):
    """What was lost is said, and the next Run starts anew."""
    edit(page, 0, "while True: pass")
    press(page, 0)
    page.wait_for_function("document.documentElement.dataset.python === 'running'")
    page.get_by_role("button", name="Stop", exact=True).click()
    page.wait_for_function("document.documentElement.dataset.python === 'idle'")
    assert "variables are gone" in page.locator(".run-bar").inner_text()
    edit(page, 0, "print('back')")
    assert run(page, 0).strip() == "back"


def test_a_package_that_a_page_does_not_have(context, folder, address):
    """A sentence says so, and Run all goes on past what builds on it; another name that is missing stops it."""
    cells = [
        "import pandas as pd",
        "pd.DataFrame()",
        "try:\n    import openpyxl\nexcept ImportError as error:\n    print(error)",
    ]
    page = opened(context, f"{address}/{runner_site.write_own_page(folder, cells)}")
    missing, unknown, caught = runner_site.run_all(page, "en")
    [error] = missing["outputs"]
    assert error["ename"] == "NoPackageError"
    assert "doesn't have the package pandas" in error["evalue"]
    assert [line for line in error["traceback"] if "micropip" in line or "File" in line] == []
    assert unknown["outputs"][0]["ename"] == "NameError"
    assert "the package openpyxl" in caught["outputs"][0]["text"]
    edit(page, 0, "unknown")
    page.evaluate("window.ended.length = 0")
    page.get_by_role("button", name=RUN_ALL["en"], exact=True).click()
    page.wait_for_function("window.ended.length === 1 && document.documentElement.dataset.python === 'ready'")
    run(page, 2)  # cells wait for their turn: one that Run all began would have ended before
    assert page.evaluate("window.ended.map(({ id }) => id)") == ["c0", "c2"]
    page.close()


def test_a_key_is_used_and_kept_nowhere(page, context):
    """It is masked where it is named; storage of any kind, the address and the saved edits are free of it."""
    use_key(page, KEY)
    edit(page, 0, f"key = '{KEY}'")
    page.get_by_text("This change isn't saved").wait_for()
    stored = page.evaluate(
        "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, "
        "await indexedDB.databases(), await caches.keys()])"
    )
    assert "FAKE" not in stored
    assert json.loads(stored)[4:] == [[], []]
    assert "FAKE" not in json.dumps(context.storage_state())
    page.get_by_role("button", name="Reset Python").click()
    edit(page, 0, "import os\nprint(os.environ.get('OPENAI_API_KEY'))")
    assert run(page, 0).strip() == "None"


def test_edits_survive_a_reload_and_can_be_undone(page):
    """What the lesson had comes back with one click."""
    edit(page, 0, "print('mine')")
    page.get_by_role("button", name="Undo my changes to cell 1").wait_for()  # the page has noticed the change
    page.reload()
    page.get_by_role("textbox", name="Code of cell 1").wait_for()
    assert "mine" in cell(page, 0).inner_text()
    page.get_by_role("button", name="Undo my changes to cell 1").click()
    assert run(page, 0).strip() == "one"
    page.reload()
    assert "mine" not in cell(page, 0).inner_text()


def test_both_languages_say_the_same_things():
    """Every sentence of the runner is there twice, with the same placeholders; a button's name has what it shows."""
    from builder.browser import words

    said = words(ROOT)
    assert set(said) == set(LANGUAGES) == set(RUN_ALL)
    assert said["en"].keys() == said["ko"].keys()
    for name, english in said["en"].items():
        fields = {language: sorted(part for part in said[language][name].split("{")[1:]) for language in said}
        assert len(fields["en"]) == len(fields["ko"]), name
        assert english != said["ko"][name]
    for language, sentences in said.items():
        for name, label in sentences.items():
            if name.endswith("_label"):  # who says aloud what a button shows must reach it
                assert sentences[name.removesuffix("_label")] in label, (language, name)
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "assets/browser/page").glob("*.js"))
    assert [name for name in said["en"] if name not in sources] == []
