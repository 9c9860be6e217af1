"""`python -m helpers local`: installs what is asked for, and serves a room."""

from __future__ import annotations

import subprocess
import sys
from typing import ClassVar

import pytest

from helpers import __main__ as command
from helpers.language import LANGUAGES
from helpers.local import command as local_command
from helpers.local import llama

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"

pytestmark = pytest.mark.usefixtures("elsewhere", "usual")


@pytest.fixture
def ran(monkeypatch):
    """Every program that is started, in place of starting it."""
    commands = []

    def run(arguments, **named):
        commands.append(arguments)
        return subprocess.CompletedProcess(arguments, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


@pytest.mark.parametrize("tool", ["pip", "uv", "ensurepip"])
def test_what_installs_it(tool, ran, monkeypatch, capsys):
    """pip, else uv, else the pip that Python brings along; without what the wheels ask for, and never from source."""
    monkeypatch.setattr(local_command, "find_spec", lambda name: name if name == tool else None)
    monkeypatch.setattr(local_command.shutil, "which", lambda name: "/bin/uv" if tool == "uv" else None)
    monkeypatch.delenv("UV", raising=False)
    states = iter([False, True])
    monkeypatch.setattr(llama, "installed", lambda: next(states))
    assert command.main(["local", "--install"]) == 0
    assert ran[-1][-2:] == list(llama.WHEELS)
    assert ran[-1][-5:-2] == ["--no-deps", "--only-binary", ":all:"]
    beginning = ["/bin/uv", "pip", "install", "--python", sys.executable]
    assert ran[-1][:-5] == (beginning if tool == "uv" else [sys.executable, "-m", "pip", "install"])
    assert len(ran) == (2 if tool == "ensurepip" else 1)
    out = capsys.readouterr().out
    assert "210 MB" in out
    assert "is installed" in out


def test_what_is_installed_is_left_alone(ran, monkeypatch, capsys):
    """A second time nothing is downloaded."""
    monkeypatch.setattr(llama, "installed", lambda: True)
    assert command.main(["local", "--install"]) == 0
    assert ran == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_installation_that_fails(language, ran, monkeypatch, capsys):
    """No tool at all, or one that says no."""
    monkeypatch.setattr(local_command, "_installer", lambda: None)
    assert command.main(["local", "--install", "--lang", language]) == 1
    assert "--no-deps" in capsys.readouterr().out
    monkeypatch.setattr(local_command, "_installer", lambda: ["pip"])
    assert command.main(["local", "--install", "--lang", language]) == 1  # installed() still says no
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_serving_needs_the_model(capsys):
    """The command that brings it comes first."""
    assert command.main(["local"]) == 1
    assert "local --install" in capsys.readouterr().out


class Stopped(llama.Llama):
    """A server that starts and is interrupted at once."""

    made: ClassVar[list] = []

    def start(self):
        """Say where."""
        self.made.append(self)
        self.base_url = f"http://{self.host}:8400/v1"

    def wait(self):
        """Ctrl+C."""
        raise KeyboardInterrupt


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize("key", [None, "room-of-today"])
def test_what_a_room_is_told(host, key, monkeypatch, capsys):
    """Address, key and the lines to copy; that it is not encrypted only where others can reach it."""
    monkeypatch.setattr(llama, "installed", lambda: True)
    monkeypatch.setattr(llama, "Llama", Stopped)
    monkeypatch.setattr("helpers.practice.carriers.address.reachable", lambda host: "192.168.0.7")
    assert command.main(["local", "--host", host, *(["--room-key", key] if key else [])]) == 0
    out = capsys.readouterr().out
    server = Stopped.made[-1]
    assert server.host == host
    assert server.key == key or (key is None and len(server.key) == len("room-") + 8)
    url = "http://127.0.0.1:8400/v1" if host == "127.0.0.1" else "http://192.168.0.7:8400/v1"
    assert f'connect("local", "{url}", room_key="{server.key}")' in out
    assert ("isn't encrypted" in out) is (host == "0.0.0.0")
    assert ("FIRST_CALL_MODE=local" in out) is (host == "0.0.0.0")
    assert out.rstrip().endswith("The model has stopped.")


@pytest.mark.parametrize(
    "arguments", [["--room-key", KEY], ["--room-key", "short"], ["--port", "70000"], ["--host", KEY]]
)
def test_what_is_refused(arguments, monkeypatch, capsys):
    """A key of OpenAI's is told to no room, and nothing that may be one is repeated."""
    monkeypatch.setattr(llama, "installed", lambda: True)
    assert command.main(["local", *arguments]) == 2
    assert KEY not in "".join(capsys.readouterr())


def test_a_start_that_fails(monkeypatch, capsys):
    """One sentence with the address and what the server said."""

    def fail(self):
        raise llama.LlamaError("couldn't bind to server socket")

    monkeypatch.setattr(llama, "installed", lambda: True)
    monkeypatch.setattr(llama.Llama, "start", fail)
    assert command.main(["local", "--port", "1"]) == 1
    assert "port 1. couldn't bind to server socket" in capsys.readouterr().out
