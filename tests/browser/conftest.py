"""One real JupyterLab, opened by the kit's own command, and one real browser, for all tests of this folder."""

import os

import pytest

from browser.lab_page import LabPage
from browser.running_lab import COMMANDS, Browser, find_browser, run_lab


@pytest.fixture(scope="package")
def browser_path():
    """The Chromium of this machine; without one the browser tests are skipped, and say so. In CI they fail."""
    found = find_browser()
    if not found:
        reason = f"no browser on this machine: none of {', '.join(COMMANDS)} is on the PATH"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return found


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
    yield browser
    browser.close()


@pytest.fixture
def page(browser, lab):
    """JupyterLab in the browser, with nothing open, no kernel running and no key saved."""
    page = LabPage(browser.page(), lab)
    yield page
    page.leave()
    for path in (lab.lessons / ".env", lab.lessons / ".first-call" / "progress.json"):
        path.unlink(missing_ok=True)
