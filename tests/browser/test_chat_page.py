"""The chat page of lesson 18 in a browser: two visitors, a budget that ends one, a reload, Stop, code as words."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from running_chat_page import EndlessServer, running

from browser.running_lab import ARGUMENTS
from helpers import practice

KEY = "sk-practice-chat-page-SECRET"
SMALL = [("EACH, EVERYONE = 0.002, 0.05", "EACH, EVERYONE = 0.000175, 0.05")]  # enough for one question
SECOND = 1000  # milliseconds


@pytest.fixture
def try_in_browser(browser_path):
    """Run a function with Chromium, in a thread of its own: in that of the tests another Playwright may be running."""

    def in_thread(scenario):
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
            try:
                scenario(chromium)
            finally:
                chromium.close()

    with ThreadPoolExecutor(1) as pool:
        yield lambda scenario: pool.submit(in_thread, scenario).result()


class Visitor:
    """One person at the page, with a browser profile of their own.

    Args:
        chromium: the browser.
        address: of the page.
        wrong: where it is put what the page writes to the console as an error, and what it asks elsewhere.
    """

    def __init__(self, chromium, address, wrong):
        self.page = chromium.new_context().new_page()
        self.page.set_default_timeout(20 * SECOND)
        self.page.on("pageerror", lambda error: wrong.append(str(error)))
        self.page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        self.page.on("request", lambda sent: None if sent.url.startswith(address) else wrong.append(sent.url))
        self.page.goto(address)
        self.wait_for_budget()

    def wait_for_budget(self):
        """Wait until the page has been told what it shows first."""
        # The page's policy forbids what `wait_for_function` does; locators do without.
        self.page.locator("#left", has_text=re.compile(r"\d")).wait_for()

    def begin(self, question):
        """Type a question and press Enter."""
        self.page.get_by_role("textbox").fill(question)
        self.page.keyboard.press("Enter")

    def ask(self, question):
        """Ask, and wait until the page takes the next question."""
        self.begin(question)
        self.page.locator("#stop:disabled").wait_for()

    def said(self):
        """Return the lines of the conversation as (class, text)."""
        return self.page.locator("#talk p").evaluate_all("lines => lines.map(line => [line.className, line.innerText])")

    def left(self):
        """Return the budget that is shown."""
        return float(self.page.locator("#left").inner_text())


def test_two_visitors_and_a_budget_that_ends_one(try_in_browser, tmp_path):
    """Each has a conversation of their own; what one has used up ends only them, also after a reload."""
    wrong = []

    def scenario(chromium):
        with practice.start() as server, running(tmp_path, server.base_url, KEY, change=SMALL) as page:
            one, other = (Visitor(chromium, page.address, wrong) for _ in range(2))
            one.ask("My name is Mina. Say hello in one short sentence.")
            (role, question), (second, answer) = before = one.said()
            assert (role, question[:10], second) == ("user", "My name is", "assistant")
            assert "Mina" in answer
            assert one.left() < 0.000175
            one.ask("What is my name?")
            assert one.said()[-2:] == [["user", "What is my name?"], ["note", "Your budget on this page is used up."]]
            assert other.said() == []
            other.ask("What is my name?")
            assert "Mina" not in other.said()[1][1]
            assert other.said()[1][0] == "assistant"

            one.page.reload()
            one.wait_for_budget()
            assert one.said() == before
            assert one.left() < 0.000175
            one.ask("And now?")
            assert one.said()[-1] == ["note", "Your budget on this page is used up."]
            assert len(server.usage) == 2

    try_in_browser(scenario)
    assert wrong == []


def test_stop_stops_the_model(try_in_browser, tmp_path):
    """The answer grows while the model writes; Stop ends both, and the page takes the next question."""
    wrong = []

    def scenario(chromium):
        with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
            visitor = Visitor(chromium, page.address, wrong)
            visitor.begin("Count.")
            visitor.page.locator(".assistant", has_text="on and on and on and").wait_for()
            assert not server.left.is_set()
            visitor.page.get_by_role("button", name="Stop").click()
            visitor.page.get_by_text("Stopped.").wait_for()
            assert server.left.wait(20)
            asked, answer, note = visitor.said()
            assert (asked, answer[0], note) == (["user", "Count."], "assistant", ["note", "Stopped."])
            assert visitor.page.get_by_role("button", name="Send").is_enabled()
            assert visitor.page.get_by_role("button", name="Stop").is_disabled()
            server.left.clear()
            visitor.begin("Again.")
            visitor.page.locator(".assistant", has_text="on and").nth(1).wait_for()
            visitor.page.close()  # a closed tab is a visitor who has left
            assert server.left.wait(20)

    try_in_browser(scenario)
    assert wrong == []


BAD = "<img src=x onerror=\"document.title='gone'\"><script>document.title='gone'</script>"


def test_words_never_become_a_part_of_the_page(try_in_browser, tmp_path):
    """Neither a visitor's question nor a model's answer is run, when it comes and after a reload."""
    wrong = []
    replies = tmp_path / "replies"
    (replies / "en").mkdir(parents=True)
    reply = f"[[reply]]\nuser = {json.dumps(BAD)}\ntext = {json.dumps(BAD)}\n"
    (replies / "en" / "18_bad.toml").write_text(reply, encoding="utf-8")

    def scenario(chromium):
        with ExitStack() as stack:
            server = stack.enter_context(practice.start(replies=replies))
            (tmp_path / "page").mkdir()
            page = stack.enter_context(running(tmp_path / "page", server.base_url, KEY, language="ko"))
            visitor = Visitor(chromium, page.address, wrong)
            visitor.ask(BAD)
            for _ in range(2):
                assert visitor.said() == [["user", BAD], ["assistant", BAD]]
                assert visitor.page.title() == "채팅 페이지"
                assert visitor.page.locator("#talk img, #talk script").count() == 0
                visitor.page.reload()
                visitor.wait_for_budget()

    try_in_browser(scenario)
    assert wrong == []
