"""The chat page of lesson 18, run as a learner runs it: a file in a folder of its own, with a `.env` beside it."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from local_server import LocalServer

ROOT = Path(__file__).resolve().parents[1]
FILES = {language: ROOT / "assets" / "project" / language / "chat_page.py" for language in ("en", "ko")}
SECONDS = 60


@dataclass
class ChatPage:
    """A running page.

    Attributes:
        address: where it is, such as "http://127.0.0.1:40123/".
        process: the program.
        folder: where it runs.
    """

    address: str
    process: subprocess.Popen
    folder: Path

    def logged(self):
        """Return what it has logged so far."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")


def write(folder, base_url, key, *, language="en", change=()):
    """Write the file and its `.env` into a folder, and return the file.

    Args:
        folder: an empty one.
        base_url, key: of the server that it asks; None for a `.env` without them.
        language: of the file.
        change: pairs (old, new) of texts to replace in it, such as a smaller budget.
    """
    text = FILES[language].read_text(encoding="utf-8")
    for old, new in change:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = folder / "chat_page.py"
    file.write_text(text, encoding="utf-8", newline="\n")
    settings = f"OPENAI_API_KEY={key}\nOPENAI_BASE_URL={base_url}\n" if key else "\n"
    (folder / ".env").write_text(settings, encoding="utf-8")
    return file


def environment(**more):
    """Return an environment that names no key and no server."""
    left_out = ("OPENAI_", "FIRST_CALL_")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(left_out) and not name.lower().endswith("_proxy")
    }
    return kept | {"PYTHONUTF8": "1", "NO_PROXY": "127.0.0.1"} | more


@contextlib.contextmanager
def running(folder, base_url, key, *options, language="en", change=(), **more):
    """Run the page until the `with` block ends, and yield it as a `ChatPage`.

    It listens before it prints its address, on a port that the system chose.

    Args:
        folder, base_url, key, language, change: as for `write`.
        options: of the command line.
        more: variables of its environment.
    """
    file = write(folder, base_url, key, language=language, change=change)
    command = [sys.executable, file.name, "--port", "0", *options]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(**more), stdout=subprocess.PIPE, stderr=log, encoding="utf-8"
        )
    with process:
        too_late = threading.Timer(SECONDS, process.kill)
        too_late.start()
        try:
            line = process.stdout.readline()
            address = next((word for word in line.split() if word.startswith("http://")), None)
            assert address, (line, (folder / "log.txt").read_text(encoding="utf-8"))
            yield ChatPage(address, process, folder)
        finally:
            too_late.cancel()
            process.kill()


class EndlessServer(LocalServer):
    """An OpenAI-compatible server whose one answer goes on until the client leaves.

    Attributes:
        asked: the bodies that came.
        left: set once a client has closed the connection.
        silent: whether nothing comes after the first word, as while a model thinks.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(_Endless)
        self.asked = []
        self.left = threading.Event()
        self.over = threading.Event()
        self.silent = False

    def release(self):
        """Write no more to whoever still listens."""
        self.over.set()


class _Endless(BaseHTTPRequestHandler):
    def do_POST(self):
        """Send a word every twentieth of a second; the first write after the client has left fails."""
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("x-request-id", "req_endless")
        self.end_headers()
        choice = {"index": 0, "delta": {"content": "on and "}, "finish_reason": None}
        chunk = {"id": "endless", "object": "chat.completion.chunk", "created": 1, "model": "gpt-6-luna"}
        try:
            while not self.server.over.wait(0.05):
                self.wfile.write(f"data: {json.dumps(chunk | {'choices': [choice]})}\n\n".encode())
                if self.server.silent and not self.connection.recv(1):  # waits until the client closes
                    self.server.left.set()
                    return
        except OSError:
            self.server.left.set()

    def log_message(self, *arguments):
        """Print nothing."""
