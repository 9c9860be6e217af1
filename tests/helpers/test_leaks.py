"""No bad key leaks: whatever the trap and wherever the key is put, its middle is never printed, stored or logged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from builder.kernels import Client

from helpers import place
from helpers.practice import start

MARKER = "LEAKMARKER"
_KEY = f"sk-proj-FAKE-{MARKER}-DO-NOT-USE"
KEYS = {
    "good": _KEY,
    "line break at the end": f"{_KEY}\n",
    "carriage return at the end": f"{_KEY}\r",
    "space at the end": f"{_KEY} ",
    "tab in front": f"\t{_KEY}",
    "line break inside": f"sk-proj-FAKE-{MARKER}\n-DO-NOT-USE",
    "space inside": f"sk-proj-FAKE-{MARKER} -DO-NOT-USE",
    "quotes": f'"{_KEY}"',
    "curly quotes": f"“{_KEY}”",
    "backticks": f"`{_KEY}`",
    "bearer": f"Bearer {_KEY}",
    "whole line": f"export OPENAI_API_KEY={_KEY}",
    "Hangul": f"sk-proj-한{MARKER}-DO-NOT-USE",
    "byte order mark": f"\ufeff{_KEY}",
    "zero-width": f"sk-proj-\u200b{MARKER}-DO-NOT-USE",
    "long dash": f"sk—proj-{MARKER}-DO-NOT-USE",
    "masked": f"sk-proj-{MARKER}...abcd",
    "placeholder": f"your-{MARKER}-key",
    "other provider": f"sk-ant-{MARKER}-DO-NOT-USE",
    "no prefix": f"{MARKER}-DO-NOT-USE",
    "admin": f"sk-admin-{MARKER}-DO-NOT-USE",
}
# Where a key is put, and which server it is meant for: OpenAI's keys have to begin with sk-, others take any.
PLACES = [
    ("environment", "openai"),
    ("environment", "elsewhere"),
    ("file", "openai"),
    ("passed", "elsewhere"),
    ("saved", "openai"),
    ("asked", "elsewhere"),
    ("misspelled", "openai"),
    ("misnamed", "openai"),
    ("url passed", "openai"),
    ("url variable", "openai"),
    ("url in file", "openai"),
    ("swapped", "openai"),
]

# Runs the same in a script and in a notebook; BAD_KEYS and ELSEWHERE come from the environment.
ATTEMPT = '''
import functools, getpass, json, os, traceback, pathlib
import httpcore2, openai
from helpers import connect, disconnect, doctor, explain, keys

bad_keys = json.loads(os.environ.pop("BAD_KEYS"))
# Reading the certificates takes most of the time of a client, also of one that is built on trial: they are read once.
httpcore2.default_ssl_context = functools.cache(httpcore2.default_ssl_context)
show = get_ipython().showtraceback if "get_ipython" in globals() else traceback.print_exc

called = set()
shown = set()

def guarded(step):
    try:
        print(repr(step()))
    except Exception as error:
        if (way := traceback.format_exc()) not in shown:  # IPython is slow to colour the same lines again
            shown.add(way)
            show()
        explain(error)

def call():
    client = openai.OpenAI(max_retries=0)
    client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": "hi"}])

def raw():
    """What happens without the kit: the proof that this test can fail."""
    bad_key = bad_keys["line break at the end"]
    guarded(lambda: openai.OpenAI(api_key=bad_key, max_retries=0, base_url=os.environ["ELSEWHERE"]).models.list())

def attempt(name, place, server):
    key, arguments = bad_keys[name], []
    for old in (".env", ".env.txt"):
        pathlib.Path(old).unlink(missing_ok=True)
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPEN_API_KEY"):
        os.environ.pop(variable, None)
    if server == "elsewhere":
        os.environ["OPENAI_BASE_URL"] = os.environ["ELSEWHERE"]
    print(name, place, server)
    guarded(lambda: keys.check(key))
    if place == "environment":
        os.environ["OPENAI_API_KEY"] = key
    elif place == "misspelled":
        os.environ["OPEN_API_KEY"] = key
    elif place in ("file", "misnamed", "url in file"):
        file = pathlib.Path(".env.txt" if place == "misnamed" else ".env")
        line = f"OPENAI_BASE_URL=https://{key}/v1" if place == "url in file" else f"OPENAI_API_KEY={key}"
        file.write_text(f"{line}\\n", encoding="utf-8", newline="")
    elif place == "url variable":
        os.environ["OPENAI_BASE_URL"] = key
    elif place == "passed":
        arguments = [key]
    elif place == "url passed":
        arguments = [None, key]
    elif place == "swapped":
        arguments = [os.environ["ELSEWHERE"], key]
    elif place == "saved":
        guarded(lambda: keys.save(key))
    elif place == "asked":
        getpass.getpass = lambda prompt: key
        guarded(keys.ask)
    guarded(keys.find)
    guarded(lambda: connect(*arguments))
    backend = os.environ.get("OPENAI_API_KEY"), os.environ.get("OPENAI_BASE_URL")
    if backend not in called:  # the same key at the same server fails in the same way, slowly
        called.add(backend)
        guarded(call)
    if (place, server) in (("environment", "openai"), ("file", "openai"), ("url variable", "openai")):
        guarded(lambda: print(doctor.report(doctor.run_checks())))
    guarded(disconnect)
    guarded(keys.forget)
    for old in (".env", ".env.txt"):
        pathlib.Path(old).unlink(missing_ok=True)
'''


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """The environment of a learner with an empty home folder, whose only way out is a proxy that is not there."""
    for name in ("home", "work"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "work")
    with start() as server:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("OPENAI_", "FIRST_CALL_")) and not name.lower().endswith("_proxy")
        }
        yield environment | {
            "BAD_KEYS": json.dumps(KEYS),
            "ELSEWHERE": server.base_url,
            "FIRST_CALL_LANG": "en",
            "HOME": str(tmp_path / "home"),
            "USERPROFILE": str(tmp_path / "home"),
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(place.ROOT),
            "PYTHONUTF8": str(int(os.name == "posix")),  # the traps go through the environment; Windows takes all as is
        }


def run_script(code: str, environment: dict[str, str]) -> str:
    """Run code in a process of its own and return everything it printed."""
    done = subprocess.run(
        [sys.executable, "-u", "-c", ATTEMPT + code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout.replace(MARKER, "...")
    return done.stdout


def run_notebook(cells: list[str], environment: dict[str, str]) -> nbformat.NotebookNode:
    """Run cells in a real kernel, errors and all."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in (ATTEMPT, *cells)])
    Client(notebook, allow_errors=True, timeout=120).execute(env=environment, cwd=str(Path.cwd()))
    return notebook


def files_with_marker(folder: Path) -> list[str]:
    """The files below a folder, named by their path, that hold the marker."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes().upper()]


ATTEMPTS = ["\n".join(f"attempt({name!r}, {place!r}, {server!r})" for place, server in PLACES) for name in KEYS]


def test_in_a_script(environment, tmp_path):
    """Every trap in every place, in a fresh process: checked, connected, called, diagnosed, forgotten."""
    output = run_script("\n".join([*ATTEMPTS, "print('without the kit')", "raw()"]), environment)
    output, proof = output.split("without the kit")
    assert MARKER in proof  # so this test can fail
    assert output.count("First Call doctor") == 3 * len(KEYS)
    assert MARKER not in output.upper()  # a host name loses its capitals
    assert files_with_marker(tmp_path) == []


def test_in_a_notebook(environment, tmp_path):
    """The same, a cell for each trap, in a kernel whose outputs are stored."""
    cells = list(ATTEMPTS)
    # Errors that nobody catches are rendered by IPython itself.
    cells += [f"keys.save(bad_keys[{name!r}])" for name in ("Hangul", "masked", "no prefix")]
    cells += [f"connect(bad_keys[{name!r}])\ncall()" for name in ("line break at the end", "Hangul", "zero-width")]
    notebook = run_notebook([*cells, "raw()"], environment)
    proof = notebook.cells.pop()
    assert MARKER in json.dumps(proof)  # so this test can fail
    saved = nbformat.writes(notebook)
    assert saved.count("First Call doctor") == 3 * len(KEYS)
    assert "Korean letter" in saved
    assert MARKER not in saved.upper()
    (tmp_path / "work" / ".env").unlink(missing_ok=True)
    assert files_with_marker(tmp_path) == []


def test_a_key_that_is_already_in_the_environment(environment):
    """A process that starts with a bad key and calls chat_gpt() without connect() does not leak it either."""
    environment["OPENAI_API_KEY"] = KEYS["line break at the end"]
    environment["OPENAI_BASE_URL"] = environment["ELSEWHERE"]
    output = run_script("from helpers import chat_gpt\nguarded(lambda: chat_gpt('hi'))\n", environment)
    assert "line break" in output
    assert "AuthenticationError" in output
    assert MARKER not in output.upper()  # a host name loses its capitals
