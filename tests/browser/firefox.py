"""A real Firefox without windows, spoken to by WebDriver BiDi: Firefox brings that itself, no driver is needed."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import websocket

COMMANDS = ("firefox-esr", "firefox")
INSTALLED = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
START_SECONDS = 120
_SAID = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Whatever is not on this computer is asked of a proxy that is not there: port 9 discards, and nobody listens.
_PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
}


class PageError(Exception):
    """Firefox refused what it was asked to do, or a page threw."""


def find() -> str | None:
    """Return Firefox's program, if this machine has one."""
    known = (shutil.which(name) for name in COMMANDS)
    return next(filter(None, known), None) or next((name for name in INSTALLED if Path(name).is_file()), None)


class Tab:
    """One page.

    Args:
        connection: to Firefox.
    """

    def __init__(self, connection: websocket.WebSocket) -> None:
        self._connection = connection
        self._sent = 0
        self._before = ""
        self.ask("session.new", capabilities={})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command of WebDriver BiDi; return its result."""
        self._sent += 1
        self._connection.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            said = json.loads(self._connection.recv())
            if said.get("id") == self._sent:
                if said["type"] == "error":
                    raise PageError(f"{method}: {said['message']}")
                return said["result"]

    def open(self, address: str, script: str) -> None:
        """Open a page; `script` runs before the page's own scripts."""
        if self._before:
            self.ask("script.removePreloadScript", script=self._before)
        self._before = self.ask("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")["script"]
        self.ask("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, or of its promise; it goes through JSON."""
        returned = self.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression}) ?? null))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        if returned["type"] == "exception":
            raise PageError(returned["exceptionDetails"]["text"])
        return json.loads(returned["result"]["value"])

    def wait(self, expression: str, seconds: float = 120) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + seconds
        while not self.evaluate(f"Boolean({expression})"):
            if time.monotonic() > until:
                raise TimeoutError(f"{expression} has not come true within {seconds} s")
            time.sleep(0.1)


@contextlib.contextmanager
def firefox(program: str, profile: Path, **preferences: Any) -> Iterator[Tab]:
    """Start Firefox, for which only 127.0.0.1 can be reached, and give its tab.

    Args:
        program: as `find` returns it.
        profile: an empty folder.
        preferences: more of them; "__" is for ".".
    """
    wanted = _PREFERENCES | {name.replace("__", "."): value for name, value in preferences.items()}
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in wanted.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    said = profile / "said.txt"
    command = (program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
    with said.open("wb") as log:
        process = subprocess.Popen([*command, "about:blank"], stdout=log, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + START_SECONDS
        while not (found := _SAID.search(said.read_text(encoding="utf-8", errors="replace"))):
            if process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"Firefox has not started:\n{said.read_text(encoding='utf-8', errors='replace')}")
            time.sleep(0.1)
        with contextlib.closing(
            websocket.create_connection(f"{found[1]}/session", timeout=START_SECONDS, suppress_origin=True)
        ) as connection:
            tab = Tab(connection)
            yield tab
            tab.ask("browser.close")  # so that what it keeps is on the disk, as when a person closes it
            process.wait(START_SECONDS)
    finally:
        process.terminate()
        try:
            process.wait(START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
