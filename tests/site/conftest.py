"""One website, built by the command, and one browser that reaches nothing but this machine."""

import contextlib

import pytest
from browser import runner_site
from browser.programs import needed
from builder import chromium as of_machine
from site_command import build_site


@pytest.fixture(scope="package")
def pages_only():
    """What the command is told besides: nothing, or where lessons cannot run on the pages, to leave that out."""
    return () if runner_site.missing() is None else ("--pages-only",)


@pytest.fixture(scope="package")
def site(tmp_path_factory, pages_only):
    """The website's folder."""
    out = tmp_path_factory.mktemp("site")
    done = build_site(out, *pages_only)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="package")
def running(site):
    """The folder of a website whose lessons run; where that cannot be had these tests are skipped, and say so."""
    runner_site.needed()
    return site


@pytest.fixture(scope="package")
def address(site):
    """Where the website is served, with a / at its end."""
    with runner_site.served(site) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")  # while Playwright is there, no test in this process can run an event loop of its own
def chromium():
    """A browser of this machine."""
    from playwright.sync_api import sync_playwright

    found = needed(of_machine.find(), "Chromium", of_machine.COMMANDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(runner_site.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, address):
    """Open a page of the website: `opened("en/index.html", width=375, dark=True)`.

    At the end the test fails if a page asked for anything from elsewhere, or wrote an error to the console.
    """
    wrong = []
    with contextlib.ExitStack() as stack:

        def go(name, width=1280, dark=False, **options):
            context = chromium.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", **options
            )
            stack.callback(context.close)
            page = context.new_page()
            here = (address, f"blob:{address}", "data:")
            page.on("request", lambda sent: None if sent.url.startswith(here) else wrong.append(sent.url))
            page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.goto(address + name)
            return page

        yield go
    assert wrong == []
