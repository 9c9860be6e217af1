"""Lessons run on the website: with one's own key, without a network, over plain http; what is kept of a learner."""

import json
import os
import time
from urllib.parse import urlsplit

import pytest
from browser import net_log, runner_site
from browser.runner_page import cell, edit, press, run, use_key
from browser.runner_site import ROOT, opened, served
from browser.traces import files_with_trace, has_trace
from builder import chromium as of_machine
from builder.site import front
from own_keys import CONTROL, GOOD, HAS_ALL, KEPT, KEY, LATE, PYTHON, QUESTION, REFUSED, WRONG_KEY, failing
from playwright.sync_api import Error

from helpers.practice import start

pytestmark = pytest.mark.usefixtures("running")
LESSON = "en/04_single_turn"
READ = "ko/11_structured_output"
CALLS = f"""from helpers import connect, explain
from openai import AsyncOpenAI, OpenAI
connect(base_url='BASE_URL')
print(OpenAI().chat.completions.create({QUESTION}).choices[0].message.content)
for chunk in OpenAI().chat.completions.create(stream=True, {QUESTION}):
    print(chunk.choices[0].delta.content or '', end='')
print()
print((await AsyncOpenAI().chat.completions.create({QUESTION})).choices[0].message.content)"""
FORM = ".first-call"  # it comes a moment after its cell has ended, with a picture and a style of its own
# How large each picture is and how many rules each style has: nothing of either is missing.
SHOWN = """[...[...document.images].map(image => image.naturalWidth),
  ...[...document.styleSheets].map(sheet => sheet.cssRules.length)]"""


def wait(page, predicate, argument):
    """Wait until an async function of the page gives true; Playwright's own waiting takes a promise to be true."""
    page.evaluate(
        f"""async (argument) => {{
          for (const begun = Date.now(); Date.now() < begun + 30000; await new Promise(go => setTimeout(go, 50)))
            if (await ({predicate})(argument)) return;
          throw new Error("it never came");
        }}""",
        argument,
    )


@pytest.fixture(scope="module")
def page(chromium, address):
    """A lesson in the browser of one visitor; its Python is started once."""
    with chromium.new_context() as context:
        yield opened(context, f"{address}{LESSON}.html")


@pytest.fixture(scope="module")
def api():
    """A server at another port stands for the API: it lets pages of this computer in."""
    with start() as server:
        yield server


def test_ones_own_key_reaches_another_origin(page, api):
    """At once, streamed, awaited; the form says before what a shared computer means and where the key goes."""
    told, said = use_key(page, KEY)
    assert "shared computer" in told
    assert "api.openai.com" in told
    assert "http" not in told  # the page is from this computer, which counts as secure
    assert GOOD not in told + said
    edit(page, 0, CALLS.replace("BASE_URL", api.base_url))
    before = len(api.usage)
    shown = run(page, 0)
    assert len(api.usage) == before + 3
    assert shown.count('user: "What is an API?"') == 3


def test_a_wrong_key_is_blamed(page, api):
    """A 401 comes through whole, and explain() knows it."""
    use_key(page, WRONG_KEY)
    edit(page, 0, failing(api.base_url, "pass"))
    shown = run(page, 0)
    assert "401 · invalid_api_key" in shown
    assert REFUSED not in shown


def test_a_server_that_refuses_web_pages_is_not_blamed_on_the_key_or_the_network(page, site):
    """A browser does not say why; what to do instead is said, by explain() and below a cell that ends so."""
    with served(site) as no_cors:
        edit(page, 0, failing(f"{no_cors}/v1", "raise"))
        shown = " ".join(run(page, 0).split())
    assert "APIConnectionError" in shown
    assert "web pages call it (CORS). This says nothing about your key." in shown
    assert "run this code on your computer" in shown
    assert "doctor" not in shown
    assert "lesson 03" in cell(page, 0).locator(".run-note").inner_text()


def test_nothing_of_a_key_is_kept(site, address, api, chromium, tmp_path):
    """Used, refused, typed into a cell: it is in no storage, address, saved edit or cache, and on no disk.

    It is sent to the server that the cell names, and nowhere else.
    """
    profile, log = tmp_path / "profile", tmp_path / "net.json"
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=of_machine.find(), args=[*runner_site.ARGUMENTS, *net_log.arguments(log)]
    )
    try:
        page = opened(context, f"{address}{LESSON}.html")
        for key in (WRONG_KEY, KEY):
            use_key(page, key)
            edit(page, 0, failing(api.base_url, "pass"))
            assert ("401" in run(page, 0)) == (key == WRONG_KEY)
        edit(page, 1, f"key = '{WRONG_KEY}'")
        cell(page, 1).get_by_text("This change isn't saved").wait_for()
        edit(page, 2, f"mine = '{CONTROL}'")
        page.wait_for_function(f"JSON.stringify({{...localStorage}}).includes('{CONTROL}')")
        wait(page, HAS_ALL, [f"../_static/run/{name}" for name in PYTHON])
        page.reload()
        kept = page.evaluate(KEPT)
    finally:
        context.close()
    assert has_trace(kept.encode(), CONTROL)
    assert files_with_trace(CONTROL, profile)
    for mark in (GOOD, REFUSED):
        assert net_log.receivers(log, mark) == {urlsplit(api.base_url).netloc}
        assert not has_trace(kept.encode(), mark)
        assert files_with_trace(mark, profile) == []


def test_a_second_visit_needs_no_server(site, chromium):
    """Read and run once, a lesson is whole and runs the same way when the server is off.

    So does one that was only read, though it needs what comes late: forms, charts, modules that few cells import.
    """
    path, other = (ROOT / "notebooks" / f"{name}.ipynb" for name in (LESSON, READ))
    with chromium.new_context() as context:
        with served(site) as here:
            page = opened(context, f"{here}/{LESSON}.html")
            assert runner_site.differences(path, runner_site.run_all(page, "en")) == []
            page.locator(FORM).first.wait_for()
            shown = page.evaluate(SHOWN)
            wait(page, HAS_ALL, ["", *(f"../_static/run/{name}" for name in (*PYTHON, *LATE))])
            page.goto(f"{here}/{READ}.html")
            wait(page, HAS_ALL, [""])
            page.close()
        with pytest.raises(Error, match="ERR_"):  # the control: a page that was not read is not there
            opened(context, f"{here}/en/01_account.html")
        page = opened(context, f"{here}/{LESSON}.html")
        assert runner_site.differences(path, runner_site.run_all(page, "en")) == []
        page.locator(FORM).first.wait_for()
        assert page.evaluate(SHOWN) == shown
        page.goto(f"{here}/{READ}.html")
        assert runner_site.differences(other, runner_site.run_all(page, "ko")) == []


def test_another_website_replaces_what_was_kept(chromium, tmp_path):
    """Whoever comes back reads the new page, with and without a server; what was typed into a search is not kept."""
    page_text = """<!doctype html><meta charset="utf-8"><title>{said}</title><script>
    const keep = async () => (await navigator.serviceWorker.ready).active.postMessage({{ keep: [location.href] }});
    navigator.serviceWorker.addEventListener("controllerchange", keep);
    navigator.serviceWorker.register("sw.js").then(keep);</script>"""
    caches_now = "async () => (await caches.keys()).filter(name => name.startsWith('first-call '))"

    def write(said, later):
        (tmp_path / front.WORKER).unlink(missing_ok=True)
        (tmp_path / "page.html").write_text(page_text.format(said=said), encoding="utf-8")
        (tmp_path / front.WORKER).write_text(front.offline(ROOT, tmp_path), encoding="utf-8")
        # A browser that asks "newer than?" counts in seconds, and believes a page of tomorrow to be fresh for no time.
        for path in tmp_path.iterdir():
            os.utime(path, (time.time() + later,) * 2)

    def kept(page, said):
        wait(page, "async (said) => (await (await caches.match('page.html'))?.text())?.includes(said)", f">{said}<")
        return page.evaluate(caches_now)

    with chromium.new_context() as context:
        with served(tmp_path) as here:
            write("old", later=100)
            page = opened(context, f"{here}/page.html?q=SECRET")
            page.evaluate("caches.open('of another website')")
            (old,) = kept(page, "old")
            write("new", later=200)
            page.goto(f"{here}/page.html?q=SECRET")
            assert page.title() == "new"
            wait(page, "async (old) => !(await caches.has(old))", old)
            (new,) = kept(page, "new")
            assert new != old
        page.goto(f"{here}/page.html?q=else")
        assert page.title() == "new"
        assert page.evaluate("caches.has('of another website')")
        assert "SECRET" not in json.dumps(json.loads(page.evaluate(KEPT))[6:])


def test_over_plain_http_everything_works_that_a_browser_allows(chromium, address):
    """As in a classroom where one laptop serves: run, ask, copy, search, keep edits; the form warns of the network."""
    path = ROOT / "notebooks" / f"{LESSON}.ipynb"
    there = address.replace("127.0.0.1", runner_site.REACHED)
    with chromium.new_context() as context:
        page = opened(context, f"{there}{LESSON}.html")
        failed = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
        assert not page.evaluate("isSecureContext || 'serviceWorker' in navigator || 'clipboard' in navigator")
        assert "without a network" not in page.locator(".run-bar").inner_text()
        assert runner_site.differences(path, runner_site.run_all(page, "en")) == []
        edit(page, 0, "print('Hi', input('Your name?'))")
        press(page, 0)
        page.get_by_label("Your name?").fill("Mina")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('.cell_output').textContent.includes('Hi Mina')")
        told, _ = use_key(page, KEY)
        assert "isn't encrypted" in told
        page.reload()
        page.get_by_role("textbox", name="Code of cell 1").wait_for()
        page.locator("article div.highlight button.copy").last.click()
        page.get_by_role("button", name="Copied").wait_for()
        page.goto(f"{there}en/search.html?q=token")
        page.locator("#search-results a").first.wait_for()
        assert failed == []
