"""One real JupyterLab, opened by the kit's own command, and one real browser, for all tests of this folder."""

import pytest
from builder import chromium
from builder.browser import build_runner

from browser import runner_site
from browser.lab_page import LabPage
from browser.programs import needed
from browser.running_lab import Browser, run_lab

_open: list[Browser] = []


@pytest.fixture(scope="package")
def browser_path():
    """The Chromium of this machine."""
    return needed(chromium.find(), "Chromium", chromium.COMMANDS)


@pytest.fixture(scope="package")
def lab(browser_path, tmp_path_factory):
    """A JupyterLab that `first-call` started on a copy of the kit, with an empty home folder."""
    with run_lab(tmp_path_factory.mktemp("kit"), tmp_path_factory.mktemp("home")) as lab:
        yield lab


@pytest.fixture(scope="package")
def browser(lab, browser_path, tmp_path_factory):
    """The one browser.

    It is closed after the last test of this folder: while Playwright runs, asyncio takes this thread's loop to be
    running, and whatever came after could not use asyncio.run().
    """
    browser = Browser(browser_path, tmp_path_factory.mktemp("profile"), lab.address)
    _open.append(browser)
    yield browser
    _open.remove(browser)
    browser.close()


@pytest.fixture(scope="module", autouse=True)
def alone():
    """Close that browser with each file, whose own Playwright could not start beside it; it opens again when asked."""
    yield
    for browser in _open:
        browser.close()


@pytest.fixture
def page(browser, lab):
    """JupyterLab in the browser, with nothing open, no kernel running and no key saved."""
    page = LabPage(browser.page(), lab)
    yield page
    page.leave()
    for path in (lab.lessons / ".env", lab.lessons / ".first-call" / "progress.json"):
        path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The runner, built into an otherwise empty site; whoever needs a browser asks for that first."""
    runner_site.needed()
    folder = tmp_path_factory.mktemp("site")
    build_runner(folder / "_static" / "run", runner_site.ROOT)
    return folder


@pytest.fixture(scope="module")
def address(folder):
    """The address of that site."""
    with runner_site.served(folder) as address:
        yield address
