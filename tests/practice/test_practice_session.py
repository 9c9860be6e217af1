"""What conversations cost and count, and where faults of ours leave their traces."""

import contextlib
import http.client
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import openai
import pytest
from jupyter_client.manager import KernelManager
from shapes import REPLIES, chat

from helpers import practice
from helpers.practice import session as module
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.session import Broken, Head, Pause, Session
from helpers.practice.wire import trace
from helpers.practice.wire.exchange import Request

ROOT = Path(__file__).parents[2]
SECRET = "sk-proj-FAKE-DO-NOT-USE-1234"


def deliver(session, method="GET", path="/v1/models", body=b"", **headers):
    """Return what happens to a request."""
    request = Request(method, path, "", {"authorization": f"Bearer {practice.KEY}"} | headers)
    delivery = session.open(request, len(body))
    delivery.read(body)
    return list(delivery)


@pytest.fixture
def session():
    """Return conversations with a backend of their own, at a pace."""
    return Session(Backend(Replies(REPLIES)), pace=0.5)


def test_head_leaves_out_the_body(session):
    """A HEAD is answered with status and headers alone."""
    [head] = deliver(session, "HEAD")
    assert head.status == 405
    assert int(head.headers["openai-processing-ms"]) >= 0


def test_pauses_are_said_not_waited_for(session):
    """A delay and the pace of a stream are pauses between what is sent."""
    begun = time.perf_counter()
    body = b'{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}], "stream": true}'
    pause, head, *rest = deliver(session, "POST", "/v1/chat/completions", body, **practice.fault("slow", delay=9))
    assert time.perf_counter() - begun < 5
    assert (pause, type(head)) == (Pause(9), Head)
    assert rest[1::2] == [Pause(0.5)] * (len(rest) // 2)
    assert b"".join(rest[::2]).endswith(b"data: [DONE]\n\n")


def test_no_pause_without_a_pace():
    """Where there is no pace, the pieces of a stream follow each other at once."""
    body = b'{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}], "stream": true}'
    head, *pieces = deliver(Session(Backend(Replies(REPLIES))), "POST", "/v1/chat/completions", body)
    assert type(head) is Head
    assert {type(piece) for piece in pieces} == {bytes}


def test_a_long_body_in_pieces_has_no_pauses(session):
    """Only a stream is shown as it comes."""
    body = json.dumps({"model": "text-embedding-3-small", "input": ["Hi"] * 50}).encode()
    head, *pieces = deliver(session, "POST", "/v1/embeddings", body)
    assert (head.status, len(pieces) > 10) == (200, True)
    assert {type(piece) for piece in pieces} == {bytes}


def test_broken_connections(session):
    """One breaks before anything is sent, one in the middle."""
    assert deliver(session, **practice.fault("dropped_connection")) == [Broken()]
    head, *pieces, end = deliver(session, **practice.fault("dropped_mid_body"))
    assert int(head.headers["content-length"]) > sum(map(len, pieces)) > 0
    assert end == Broken()


def test_usage_stays_small(session, monkeypatch):
    """When many entries are on the bill, the older half becomes one for each model; no figure is lost."""
    monkeypatch.setattr(module, "_MOST_USAGE", 10)
    details = {"prompt_tokens": 1, "total_tokens": 3, "details": {"cached": 2}}
    for number in range(100):
        session.count("k", (("a", details), ("b", {"input_tokens": 7, "total_tokens": 7}))[number % 2])
        assert len(session.usage) <= 10
    sums = module._summed(session.usage)
    assert sums == [
        ("a", {"prompt_tokens": 50, "total_tokens": 150, "details": {"cached": 100}}),
        ("b", {"input_tokens": 350, "total_tokens": 350}),
    ]
    assert session.usage[-1][0] == "b"
    assert details["prompt_tokens"] == 1


def test_fault_of_ours_in_a_stream_breaks_it(server, client, monkeypatch, traces):
    """Should the kit itself fail while a reply is on its way, the connection breaks and the client learns of it."""
    from helpers.practice.resources import chat_completions

    def broken(*given, **more):
        yield {"choices": []}
        raise ZeroDivisionError("a secret prompt")

    monkeypatch.setattr(chat_completions, "chunks", broken)
    with pytest.raises(openai.APIConnectionError):
        list(client.chat.completions.create(**chat(stream=True)))
    assert ["ZeroDivisionError" in trace for trace in traces] == [True]
    assert client.models.list().data


def test_trace_says_little_of_what_was_sent(traces):
    """A trace has the frames of all that led to it; of messages only the beginning, of keys nothing."""
    try:
        try:
            raise KeyError(f"{SECRET} and a long prompt " + "x" * 1000)
        except KeyError as error:
            raise ValueError(f"Authorization: Bearer {SECRET}\nline") from error
    except ValueError as error:
        trace.leave(error, f"POST /v1/{SECRET}/" + "y" * 1000)
    [text] = traces
    assert text.count("test_trace_says_little_of_what_was_sent") == 2
    [message] = [line.removeprefix("KeyError: ") for line in text.splitlines() if line.startswith("KeyError: ")]
    assert (len(message), message[-1]) == (80, "…")
    assert "ValueError: Authorization: Bearer ***\\nline" in text
    assert "FAKE" not in text
    assert max(map(len, text.splitlines())) < 300


def test_trace_of_endless_recursion_is_short(traces):
    """A thousand frames are not all shown."""

    def recurse():
        recurse()

    with contextlib.suppress(RecursionError):
        try:
            recurse()
        except RecursionError as error:
            trace.leave(error, "here")
    assert len(traces[0].splitlines()) == 1 + 20 + 1 + 20 + 1  # where, the first, how many more, the last, what


def test_trace_without_a_console(monkeypatch, capsys, traces):
    """Where there is no standard error, as without a console on Windows, nothing is written instead."""
    monkeypatch.setattr(sys, "__stderr__", None)
    trace.leave(ValueError("x"), "here")
    assert capsys.readouterr() == ("", "")
    assert len(traces) == 1


BREAK = """
from helpers.practice.answering import answers
def fail(messages):
    raise ZeroDivisionError("sk-proj-FAKE")
answers.fallback = fail
"""
ASK = """
import openai
with openai.OpenAI(max_retries=0) as client:
    try:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "unprepared"}])
    except openai.InternalServerError as error:
        print(error.status_code)
"""


def test_foreground_server_shows_the_trace():
    """Whoever runs the server in a terminal sees the traceback there."""
    code = f"{BREAK}\nfrom helpers.__main__ import serve\nserve('127.0.0.1', 0)"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        cwd=ROOT,
        env=os.environ | {"FIRST_CALL_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            address = next(line for line in process.stdout if "127.0.0.1:" in line)
            port = int(address.partition("127.0.0.1:")[2].partition("/")[0])
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
                body = '{"model": "gpt-4o", "messages": [{"role": "user", "content": "unprepared"}]}'
                connection.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer sk-practice"})
                assert connection.getresponse().status == 500
        finally:
            process.kill()
        said = process.stderr.read()
    assert "a fault of the kit's own in POST /v1/chat/completions" in said
    assert "ZeroDivisionError: sk-***" in said


def test_notebook_shows_no_trace(tmp_path):
    """In a kernel the traceback goes to the kernel's log, which a terminal shows, and never into a cell."""
    log = tmp_path / "log"
    manager = KernelManager(kernel_name="python3")
    with log.open("w", encoding="utf-8") as stderr:
        manager.start_kernel(cwd=str(ROOT), stderr=stderr, stdout=stderr)
        client = manager.blocking_client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            shown = []
            everything = "import logging; logging.basicConfig(level=logging.DEBUG)"
            quiet = (
                "for name in ('openai', 'httpx2', 'httpcore2', 'asyncio'): logging.getLogger(name).setLevel('CRITICAL')"
            )
            for code in (
                everything,
                quiet,
                "from helpers import connect; connect(language='en')",
                BREAK,
                ASK,
                "'last'",
            ):
                client.execute_interactive(code, timeout=60, output_hook=shown.append)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    said = [str(message["content"]) for message in shown if message["msg_type"] in ("stream", "error")]
    assert any("500" in output for output in said)
    assert not any("ZeroDivisionError" in output or "fault of the kit" in output for output in said)
    # Its paths are in the encoding of the system.
    assert "ZeroDivisionError: sk-***" in log.read_text(encoding="utf-8", errors="replace")
