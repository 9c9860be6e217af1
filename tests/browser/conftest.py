"""A real JupyterLab, opened by the kit's own command, in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from browser.lab_page import LabPage

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
START_SECONDS = 60


@pytest.fixture(scope="session")
def browser_path():
    """The Chromium of this machine; without one the browser tests are skipped, and say so."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(BROWSERS)} is on the PATH")
    return path


@pytest.fixture(scope="module")
def kit(tmp_path_factory, browser_path):
    """A copy of the kit, so that a learner's clicks never change the repository."""
    copy = tmp_path_factory.mktemp("kit")
    for name in ("helpers", "notebooks", "assets"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture(scope="module")
def lab(kit, tmp_path_factory):
    """The address of a JupyterLab that `first-call` started on the copy, with an empty home folder."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "JUPYTER", "FIRST_CALL_"))
    }
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(kit), "PYTHONUTF8": "1"}
    log = home / "lab.log"
    command = [sys.executable, "-c", "from helpers.lab import main; main()", "--lang", "en", "--no-browser"]
    command += [f"--port={port}", "--IdentityProvider.token=test", "--ServerApp.port_retries=0"]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=kit, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(port, server, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8", errors="replace"))


@pytest.fixture(scope="module")
def browser(browser_path):
    """Headless Chromium."""
    from playwright.sync_api import sync_playwright

    arguments = [*QUIET, "--disable-gpu"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, lab, kit):
    """A fresh browser profile on JupyterLab."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=lab)
    yield LabPage(context.new_page(), lab, kit)
    context.close()
