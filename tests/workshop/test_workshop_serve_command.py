"""The command that opens a room, as a process: what it prints, what it refuses, and how it ends."""

import contextlib
import importlib.util
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from small_room import ask, write

from helpers.workshop import serve_command

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Running:
    """A room that the command opened.

    Attributes:
        said: the lines so far.
        port: which it listens on.
    """

    def __init__(self, process, encoding):
        self.process = process
        self.said = []
        self._lines = queue.SimpleQueue()
        self._encoding = encoding
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.decode(self._encoding).rstrip("\r\n"))
        self._lines.put(None)

    def until(self, word):
        """Wait for a line that has a word; return it."""
        while (line := self._lines.get(timeout=60)) is not None:
            self.said.append(line)
            if word in line:
                return line
        raise AssertionError(f"{word!r} never came:\n" + "\n".join(self.said))

    def rest(self):
        """Wait for the end; return all that was said, and the exit code."""
        while (line := self._lines.get(timeout=60)) is not None:
            self.said.append(line)
        return "\n".join(self.said), self.process.wait(30)

    @property
    def port(self):
        return int(re.search(r"^ +http://[^ ]+:(\d+)$", "\n".join(self.said), re.MULTILINE)[1])


@pytest.fixture
def room(tmp_path):
    """Open a room by the command: `room("--port", "0", PYTHONIOENCODING="cp949")`."""
    site = write(tmp_path / "site")
    with contextlib.ExitStack() as stack:

        def run(*options, start="", lang="en", **environment):
            code = f"{start}\nfrom helpers.__main__ import main\nraise SystemExit(main())"
            command = [sys.executable, "-c", code, "workshop", "serve", "--lang", lang]
            if "--no-site" not in options and "--site" not in options:
                command += ["--site", str(site)]
            flags = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
            process = subprocess.Popen(
                [*command, "--folder", str(tmp_path / "files"), *options],
                cwd=ROOT,
                env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                **flags,
            )
            stack.callback(process.communicate)
            stack.callback(process.kill)
            return Running(process, {**{"PYTHONIOENCODING": "utf-8"}, **environment}["PYTHONIOENCODING"])

        yield run


def interrupt(process):
    """Press Ctrl+C, or on Windows Ctrl+Break, which reaches a process of another group."""
    process.send_signal(signal.CTRL_BREAK_EVENT if os.name == "nt" else signal.SIGINT)


def test_it_says_what_a_facilitator_needs_and_ends_with_ctrl_c(room):
    """The address that is really listened on, the key, the code, what there is; then nothing is left."""
    running = room("--port", "0", "--room", "spring26")
    running.until("Ctrl+C")
    said = "\n".join(running.said)
    assert "spring26" in said
    assert re.search(r"sk-practice-[a-z2-9]{8}\b", said)
    assert "3 pages" in said
    assert "no offline bundle" in said
    assert ask(running, "/en/")[0] == 200
    with socket.create_connection(("127.0.0.1", running.port)):  # somebody is still connected
        interrupt(running.process)
        said, code = running.rest()
    assert (said.splitlines()[-1], code) == ("The room is closed.", 0)
    with pytest.raises(ConnectionRefusedError):
        ask(running, "/en/")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process could take")
def test_sigterm_ends_it_in_the_middle_of_an_answer(room):
    """Cleanly, while a stream is under way."""
    running = room("--port", "0", "--pace", "5")
    key = re.search(r"sk-practice-\w+", running.until("Room key"))[0]
    running.until("Ctrl+C")
    body = b'{"model":"gpt-6-luna","stream":true,"messages":[{"role":"user","content":"What is an API?"}]}'
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
    with socket.create_connection(("127.0.0.1", running.port), timeout=20) as connection:
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
        begun = time.monotonic()
        running.process.terminate()
        said, code = running.rest()
        assert time.monotonic() - begun < 5
    assert (said.splitlines()[-1], code) == ("The room is closed.", 0)
    assert "Traceback" not in said


def test_the_key_is_the_same_the_next_time(room):
    """So that what learners saved still works."""
    keys = []
    for _ in range(2):
        running = room("--port", "0", "--no-site")
        keys.append(running.until("Room key"))
        running.until("Ctrl+C")
        interrupt(running.process)
        running.rest()
    assert keys[0] == keys[1]


def test_a_port_in_use_is_said(room):
    """Without a traceback, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said, code = room("--host", "127.0.0.1", "--port", str(port)).rest()
    assert code == 1
    assert said == f"Port {port} is already in use. Choose another one with --port, or stop the program that uses it."


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--port", "70000"), "The port must be from 0 to 65535."),
        (("--port", "-1"), "The port must be from 0 to 65535."),
        (("--host", "no.such.test"), "isn't an address of this computer"),
        (("--host", "a..b"), "isn't an address of this computer"),
        (("--host", "192.0.2.199"), "isn't an address of this computer"),
        (("--room", "My Room"), "lowercase letters"),
        (("--seats", "0"), "from 1 to 200"),
        (("--site", "helpers"), "isn't a website"),
        (("--site", "no/such/folder"), "--build"),
        (("--folder", "pyproject.toml"), "--folder"),
        (("--host", "sk-proj-abcdefghijklmnopqrstuvwxyz"), "arguments"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(room, options, word):
    """With the next step, and no key of anybody."""
    said, code = room(*options).rest()
    assert code == 1
    assert word in said
    assert "Traceback" not in said
    assert "abcdefghij" not in said


def test_a_damaged_secret_is_named(room, tmp_path):
    """It is not silently replaced: all PINs of the room would change."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "room-secret").write_text("abcd", encoding="ascii")
    said, code = room("--port", "0").rest()
    assert (code, "room-secret is damaged" in said) == (1, True)


def test_only_this_computer(room):
    """Then there is no code to scan."""
    running = room("--host", "127.0.0.1", "--port", "0")
    running.until("Ctrl+C")
    said = "\n".join(running.said)
    assert "Only this computer can open it" in said
    assert "█" not in said


@pytest.mark.parametrize(("lang", "word"), [("en", "This terminal can't draw"), ("ko", "이 터미널에는")])
def test_a_terminal_in_the_encoding_of_a_korean_windows(room, lang, word):
    """Every sentence is readable, and the page with the code is named."""
    running = room("--port", "0", lang=lang, PYTHONIOENCODING="cp949")
    running.until("Ctrl+C")
    said = "\n".join(running.said)
    assert "?" not in said
    if "Only this computer" not in said and "이 컴퓨터에서만" not in said:  # a machine without a network
        assert word in said


def test_without_segno_the_command_works(room):
    """And says how to get the code."""
    hide = "import importlib.util as u\nfind = u.find_spec\n"
    hide += "u.find_spec = lambda name, *a: name != 'segno' and find(name, *a) or None"
    running = room("--port", "0", start=hide)
    running.until("Ctrl+C")
    said = "\n".join(running.said)
    assert "█" not in said
    if "Only this computer" not in said:
        assert "pip install segno" in said


def test_a_room_folder_of_its_own_is_not_given_out(room, tmp_path):
    """The secret lies in it."""
    running = room("--port", "0")
    running.until("Ctrl+C")
    secret = (tmp_path / "files" / "room-secret").read_bytes()
    for path in ("/room-secret", "/bundle/room-secret", "/bundle/../room-secret", "/..%2ffiles/room-secret"):
        status, _, body = ask(running, path)
        assert status == 404
        assert secret not in body


def test_build_needs_sphinx(tmp_path, monkeypatch, capsys):
    """Where it is missing, the command that brings it is said."""
    from helpers.__main__ import main

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "sphinx" else find(name))
    arguments = ["workshop", "serve", "--lang", "en", "--build", "--site", str(tmp_path / "new"), "--port", "0"]
    assert main(arguments) == 1
    assert "uv run --group site python notebooks/build.py --site" in capsys.readouterr().out


def test_build_builds_the_website_and_says_when_it_failed(tmp_path, monkeypatch, capsys):
    """With this Python, into the folder that is served."""
    from helpers.__main__ import main

    commands = []

    class Done:
        returncode = 1

    monkeypatch.setattr(serve_command.subprocess, "run", lambda command, **options: commands.append(command) or Done)
    assert main(["workshop", "serve", "--lang", "en", "--build", "--site", str(tmp_path / "new")]) == 1
    ((python, script, option, folder),) = commands
    assert (python, option, folder) == (sys.executable, "--site", str(tmp_path / "new"))
    assert os.path.isfile(script)
    assert "couldn't be built" in capsys.readouterr().out
