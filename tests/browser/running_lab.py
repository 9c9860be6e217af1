"""A real JupyterLab, started by the kit's own command on a copy of the kit, and a real browser."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
    "--disable-gpu",
)
START_SECONDS = 120


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab.

    Attributes:
        address: its web address.
        process: the server.
        kit: the copy of the kit that it comes from.
        lessons: the learner's own folder, which it shows.
        home: the home folder, empty at the start; temporary files go there too.
        log: what the server and its kernels printed.
    """

    address: str
    process: subprocess.Popen
    kit: Path
    lessons: Path
    home: Path
    log: Path


class Browser:
    """Chromium with a profile on the disk; it is started when a page is asked for.

    Attributes:
        profile: the folder of the profile.
    """

    def __init__(self, path, profile, address):
        self.profile = profile
        self._path = path
        self._address = address
        self._playwright = self._context = None

    def page(self):
        """Return the one tab."""
        from playwright.sync_api import sync_playwright

        if self._context is None:
            self._playwright = sync_playwright().start()
            self._context = self._playwright.chromium.launch_persistent_context(
                self.profile, executable_path=self._path, args=ARGUMENTS, viewport={"width": 1280, "height": 900}
            )
            self._context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self._address)
        return self._context.pages[0]

    def close(self):
        """Close the browser, which writes its profile."""
        if self._context is not None:
            self._context.close()
            self._playwright.stop()
            self._playwright = self._context = None


@contextlib.contextmanager
def run_lab(kit, home, language="en"):
    """Start a JupyterLab with `first-call` and yield it as a `Lab`.

    Args:
        kit: an empty folder, for a copy of the kit.
        home: another one, for the home folder.
        language: of the lessons and menus.
    """
    for name in ("helpers", "notebooks", "assets"):
        shutil.copytree(ROOT / name, kit / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, kit)
    (home / "tmp").mkdir()
    runtime = home / "runtime"  # the server writes there where it listens
    ours = ("OPENAI_", "JUPYTER", "FIRST_CALL_", "XDG_", "IPYTHON")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(kit), "PYTHONUTF8": "1"}
    environment |= {"JUPYTER_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}  # a Korean system has Korean menus
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(home / "tmp"))
    log = home / "lab.log"
    command = [sys.executable, "-c", "from helpers.lab import main; main()", "--lang", language, "--no-browser"]
    command += ["--port=0", "--ip=127.0.0.1", "--IdentityProvider.token=test"]
    command += ["--LabApp.expose_app_in_browser=True"]  # so that tests can ask it whether a cell has ended
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=kit, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield Lab(
            f"http://127.0.0.1:{_port(runtime, server, log)}", server, kit, home / "first-call-lessons", home, log
        )
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _port(runtime, server, log):
    """Return the port that the server has chosen; it listens there before it says so."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):  # named after its process, which on Windows is not the one begun
            with contextlib.suppress(OSError, ValueError):  # it is being written
                return json.loads(file.read_text(encoding="utf-8"))["port"]
        time.sleep(0.1)
    raise RuntimeError("JupyterLab did not start:\n" + log.read_text(encoding="utf-8", errors="replace"))
