"""A hostile learner: random requests to every rule of a room's server."""

import random
import socket
import time

import pytest
from room_fuzz import run, wrong_with
from small_room import KEY, SECRET, ask, opened, write

from helpers.practice.wire import trace


@pytest.fixture
def faults(monkeypatch):
    """What was left as a fault of ours."""
    left = []
    monkeypatch.setattr(trace, "leave", lambda error, place: left.append(f"{place}: {error!r}"))
    return left


def test_random_requests_do_no_harm(tmp_path, faults):
    """No 500, nothing that is not meant to be given out, no answer without the key, and the room goes on."""
    with opened(write(tmp_path / "site")) as server:
        found = run(server.port, 1500, seed=15, left_open=30)
        assert ask(server, "/")[0] == ask(server, "/en/")[0] == ask(server, "/board")[0] == 200
        assert ask(server, "/v1/models", authorization=f"Bearer {KEY}")[0] == 200
    assert faults == []
    assert {"200", "400", "401", "404", "405"} <= set(found)


def test_half_requests_keep_nobody_waiting(tmp_path, faults):
    """More connections than the server keeps, each in the middle of something; a learner is served at once."""
    chance = random.Random(3)
    starts = [
        b"GET /en/",
        b"GET /en/index.html HTTP/1.1\r\nHost: x\r\n",
        b"POST /board/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
        b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
        b"",
    ]
    kept = []
    with opened(write(tmp_path / "site")) as server:
        try:
            for _ in range(600):
                connection = socket.create_connection(("127.0.0.1", server.port), timeout=20)
                connection.sendall(chance.choice(starts))
                kept.append(connection)
                if len(kept) % 50 == 0:
                    begun = time.perf_counter()
                    assert ask(server, "/en/")[0] == 200
                    assert ask(server, "/board")[0] == 200
                    assert time.perf_counter() - begun < 2
        finally:
            for connection in kept:
                connection.close()
    assert faults == []


def test_replies_that_nobody_takes_keep_nobody_waiting(tmp_path, faults):
    """Large files, asked for again and again on connections that are never read."""
    site = write(tmp_path / "site")
    (site / "large.bin").write_bytes(bytes(30_000_000))
    kept = []
    with opened(site) as server:
        try:
            for _ in range(100):
                connection = socket.create_connection(("127.0.0.1", server.port), timeout=20)
                connection.sendall(b"GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n" * 3)
                kept.append(connection)
            begun = time.perf_counter()
            assert ask(server, "/en/")[0] == 200
            assert time.perf_counter() - begun < 2
        finally:
            for connection in kept:
                connection.close()
    assert faults == []


@pytest.mark.parametrize(
    ("sent", "received", "wrong"),
    [
        (b"", b"HTTP/1.1 200 OK", None),
        (b"", b"", None),
        (b"", b"HTTP/1.1 500 ", "500"),
        (b"X-Practice-Fault: server_error", b"HTTP/1.1 500 ", None),
        (b"", b"HTTP/1.1 200 OK\r\n\r\n" + SECRET.encode(), "a secret"),
        (b"", b'HTTP/1.1 200 OK\r\n\r\n{"object":"chat.completion"}', "no key was needed"),
        (b"", b"SSH-2.0", "no HTTP"),
    ],
)
def test_what_is_wrong_is_seen(sent, received, wrong):
    """The control of the tests above."""
    assert wrong_with(sent, received) == wrong
