"""The practice backend as a testing tool: its documentation runs in a small project, with the wheel and little else."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openai
import pytest
from packaging.requirements import Requirement

from helpers.practice import Practice, fault
from helpers.practice.carriers import transport

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "helpers" / "practice" / "TESTING.md"
PACKAGES = re.search(r"pip install (openai .*)", GUIDE.read_text(encoding="utf-8"))[1].split()
HELLO = [{"role": "user", "content": "Hello"}]


def examples() -> dict[str, str]:
    """Return the documentation's examples by their file names."""
    blocks = re.findall(r"^```python\n# (test_\w+\.py)\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    return dict(blocks)


@pytest.fixture
def practice():
    """Not the plugin's: this process may have it turned off."""
    with Practice() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A folder with the kit's wheel, unpacked, and what the documentation installs beside it; nothing else."""
    folder, dist = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(dist)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder)
    for project in closure(PACKAGES):
        for file in importlib.metadata.files(project) or []:
            original = Path(file.locate())
            if ".." not in file.parts and original.is_file():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(original, folder / file)
    return folder


def closure(names: list[str]) -> set[str]:
    """Return distributions and all that they require here, without extras."""
    known: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower()
        if name not in known:
            known.add(name)
            wanted = map(Requirement, importlib.metadata.requires(name) or [])
            waiting += [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return known


def run(site: Path, project: Path, *arguments: str) -> str:
    """Run pytest in a project with what is in the folder alone; return what it printed."""
    start = f"import sys; sys.path[:0] = [{str(project)!r}, {str(site)!r}]; import pytest; sys.exit(pytest.main())"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "FIRST_CALL_", "PY"))}
    # A key and a proxy that no test may use: nothing listens there.
    clean |= {"OPENAI_API_KEY": "sk-proj-FAKE-DO-NOT-USE-1234", "HTTP_PROXY": "http://127.0.0.1:9"}
    clean |= {"PYTHONPATH": str(site)}  # for the processes that a test starts
    command = [
        sys.executable,
        "-S",
        "-X",
        "utf8",
        "-c",
        start,
        "-q",
        "-W",
        "error",
        "-p",
        "no:cacheprovider",
        *arguments,
    ]
    done = subprocess.run(command, cwd=project, env=clean, capture_output=True, encoding="utf-8", timeout=120)
    return done.stdout + done.stderr


def test_the_documentation_in_a_project_of_its_own(site, tmp_path):
    """Every example passes, with the wheel and the packages that the documentation names; JupyterLab is not there."""
    for name, code in examples().items():
        (tmp_path / name).write_text(code, encoding="utf-8")
    (tmp_path / "test_light.py").write_text(
        "import importlib.util\n\n\ndef test_light():\n"
        "    found = map(importlib.util.find_spec, ('jupyterlab', 'IPython', 'ipywidgets'))\n"
        "    assert not any(found)\n",
        encoding="utf-8",
    )
    (tmp_path / "test_both.py").write_text(
        "from openai import OpenAI\n\n\ndef test_last(practice, practice_server):\n"
        "    assert str(OpenAI().base_url) == f'{practice_server.base_url}/'\n\n\n"
        "def test_other_order(practice_server, practice):\n"
        "    assert str(OpenAI().base_url) == f'{practice.base_url}/'\n",
        encoding="utf-8",
    )
    count = sum(code.count("\ndef test_") for code in examples().values()) + 3
    assert count > 10
    assert f"{count} passed" in (printed := run(site, tmp_path)), printed


def test_other_projects_see_nothing_of_the_plugin(site, tmp_path):
    """The plugin is loaded, and the kit is not: a project's own package of the same name stays its own."""
    (tmp_path / "helpers").mkdir()
    (tmp_path / "helpers" / "__init__.py").write_text("MINE = True\n", encoding="utf-8")
    (tmp_path / "test_mine.py").write_text(
        "import sys\n\n\ndef test_mine():\n"
        "    assert 'first_call_pytest' in sys.modules\n"
        "    assert not {'openai', 'httpx2', 'tornado', 'dotenv'} & sys.modules.keys()\n"
        "    import helpers\n\n    assert helpers.MINE\n",
        encoding="utf-8",
    )
    assert "1 passed" in (printed := run(site, tmp_path)), printed


def test_a_package_that_hides_the_kit_is_named(site, tmp_path):
    """A test that asks for the fixture is told which package is in the way, without a traceback."""
    (tmp_path / "helpers").mkdir()
    (tmp_path / "helpers" / "__init__.py").touch()
    (tmp_path / "test_mine.py").write_text("def test_mine(practice):\n    pass\n", encoding="utf-8")
    printed = run(site, tmp_path)
    assert "hidden by another one" in printed
    assert str(Path("helpers", "__init__.py")) in printed
    assert "Traceback" not in printed


def test_the_plugin_imports_nothing_but_pytest():
    """pytest imports it everywhere, so it has to be small; a new process has nothing of the kit after it."""
    code = (
        "import sys, pytest, os, typing; before = set(sys.modules); import first_call_pytest; "
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "['first_call_pytest']\n", done.stderr


def test_no_key_is_kept(practice):
    """Not one of the headers that may hold it is in the journal, nor in what a failure prints."""
    secret = "sk-practice-my-own-secret"
    client = practice.client(api_key=secret, default_headers={"api-key": secret, "x-mine": "kept"})
    client.chat.completions.create(model="gpt-6-luna", messages=HELLO)
    assert practice.requests[0].headers["x-mine"] == "kept"
    with pytest.raises(AssertionError) as failed:
        practice.assert_asked(2)
    assert "secret" not in f"{practice!r} {practice.requests!r} {vars(practice.requests[0])} {failed.value}"


@pytest.mark.parametrize("server", [False, True])
def test_the_journal_has_the_request_before_the_client_has_the_reply(server):
    """Over a port too, no test has to wait; refusals are in it, and what was no JSON has an empty body."""
    with Practice(server=server) as practice:
        client = practice.client(max_retries=0)
        for number in range(20):
            client.chat.completions.create(model="gpt-6-luna", messages=HELLO)
            assert len(practice.requests) == number + 1
        with pytest.raises(openai.AuthenticationError):
            practice.client(api_key="wrong").models.list()
        with pytest.raises(openai.BadRequestError):
            client.post("/chat/completions", cast_to=object, content=b"no JSON")
        assert [(call.method, call.status, call.body) for call in practice.requests[20:]] == [
            ("GET", 401, {}),
            ("POST", 400, {}),
        ]
        practice.assert_asked(20, status=200)


def test_a_reply_to_a_message_comes_before_one_to_any(practice):
    """Whichever was prepared first; and a later one to the same takes its place."""
    practice.reply("Hello", "first")
    practice.reply(text="any", history=[])
    client = practice.client()

    def ask(question):
        return client.responses.create(model="gpt-6-luna", input=question).output_text

    assert (ask("Hello"), ask("Bye")) == ("first", "any")
    practice.reply("Hello", "second")
    assert ask("Hello") == "second"


def test_calls_may_be_prepared_for_any_message(practice):
    """A call, its result and the answer, where the request allows one call at a time too."""
    practice.reply(tool_calls=[("weather", {"city": "Seoul"}), ("weather", {"city": "Busan"})])
    practice.reply(text="21 and 23", results=["21", "23"])
    tool = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {}}}}
    client, messages = practice.client(), list(HELLO)
    for celsius in ("21", "23"):
        message = (
            client.chat.completions.create(
                model="gpt-6-luna", messages=messages, tools=[tool], parallel_tool_calls=False, reasoning_effort="none"
            )
            .choices[0]
            .message
        )
        (call,) = message.tool_calls
        messages += [message, {"role": "tool", "tool_call_id": call.id, "content": celsius}]
    last = (
        client.chat.completions.create(model="gpt-6-luna", messages=messages, tools=[tool], reasoning_effort="none")
        .choices[0]
        .message
    )
    assert last.content == "21 and 23"


def test_a_replys_mistake_is_named(practice):
    """Nothing to answer with, an empty text, results that are none."""
    for wrong in ({}, {"text": ""}, {"text": 3}, {"text": "x", "results": []}, {"text": "x", "refusal": "y"}):
        with pytest.raises(ValueError, match="reply: "):
            practice.reply("Hello", **wrong)
    with pytest.raises(ValueError, match="no_such_fault"):
        practice.fail("no_such_fault")


def test_a_requests_own_fault_comes_first(practice):
    """What `fail` asks for is only for those that ask for nothing."""
    practice.fail("server_error")
    client = practice.client(max_retries=0)
    with pytest.raises(openai.RateLimitError):
        client.models.list(extra_headers=fault("slow_down"))
    with pytest.raises(openai.InternalServerError):
        client.models.list()
    practice.recover()
    client.models.list()


def test_two_at_once_know_nothing_of_each_other():
    """Each has its own replies and its own journal."""
    with Practice() as one, Practice() as other:
        one.reply(text="one")
        other.reply(text="other")
        ask = [p.client().responses.create(model="gpt-6-luna", input="Hello").output_text for p in (one, other)]
        assert ask == ["one", "other"]
        assert (len(one.requests), len(other.requests)) == (1, 1)


def test_a_client_that_cannot_be_closed_leaves_no_backend_behind():
    """The test hears of it, and the next one has a backend of its own again."""

    class Stuck(openai.DefaultHttpxClient):
        def close(self):
            raise OSError("stuck")

    with pytest.raises(OSError, match="stuck"), Practice() as practice:
        practice.client(http_client=Stuck())
    assert practice.base_url not in {one.base_url for one in transport._running.values()}


def test_threads_that_start_at_once_have_a_backend_each(monkeypatch):
    """None gets another's host: a runner may have a thread for each test."""

    class Slow(dict):
        def __contains__(self, host):
            found = super().__contains__(host)
            time.sleep(0.01)  # whoever else looks now sees the same
            return found

    monkeypatch.setattr(transport, "_running", Slow())
    together = threading.Barrier(4)

    def begin(_):
        together.wait(20)
        return Practice()

    with ThreadPoolExecutor(4) as pool:
        started = list(pool.map(begin, range(4)))
    addresses = {practice.base_url for practice in started}
    for practice in started:
        practice.stop()
    assert len(addresses) == 4


def test_the_kits_own_replies_are_not_known(practice):
    """A test of one's own program must not pass because a lesson asks the same."""
    from helpers.practice.answering.replies import Replies

    known = next(prepared for prepared in Replies().all() if prepared.system is None and prepared.history is None)
    response = practice.client().responses.create(model="gpt-6-luna", input=known.user)
    assert response.output_text not in known.wordings
