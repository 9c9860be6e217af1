"""The server under pressure: what it refuses at once, what it waits for, and for how long."""

import asyncio
import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from shapes import chat

from helpers import practice
from helpers.practice.carriers import connections
from helpers.practice.carriers.server import Server
from helpers.practice.carriers.turns import Turns, Workers

ROOT = Path(__file__).parents[2]
KEY = f"Authorization: Bearer {practice.KEY}\r\n"
LIST = f"GET /v1/models HTTP/1.1\r\nHost: test\r\n{KEY}\r\n".encode()


def connected(server):
    """Open a connection."""
    return contextlib.closing(socket.create_connection(("127.0.0.1", server.port), timeout=20))


def status(connection):
    """Read the head of a reply and its body, and return the status; None if the connection is closed instead."""
    with contextlib.closing(http.client.HTTPResponse(connection)) as reply:
        try:
            reply.begin()
        except (http.client.RemoteDisconnected, ConnectionError):
            return None
        reply.read()
        return reply.status


def post(server, body, key=practice.KEY):
    """Send one chat request over a connection of its own; return status and body."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.request("POST", "/v1/chat/completions", json.dumps(body), {"Authorization": f"Bearer {key}"})
        reply = connection.getresponse()
        return reply.status, reply.read()


def send_again_and_again(connection, piece, times, seconds=0.0):
    """Send a piece many times, with a pause after each."""
    for _ in range(times):
        connection.sendall(piece)
        time.sleep(seconds)


@pytest.fixture
def impatient(monkeypatch):
    """Let servers wait for clients for moments only."""
    monkeypatch.setattr(connections, "IDLE", 0.3)
    monkeypatch.setattr(connections, "STALLED", 0.3)
    monkeypatch.setattr(connections, "_WATCH", 0.05)


@pytest.mark.parametrize(("key", "refusal"), [("", 401), ("Authorization: Bearer sk-wrong\r\n", 401), (KEY, 413)])
@pytest.mark.parametrize("expects", ["", "Expect: 100-continue\r\n"])
def test_refused_before_the_body_comes(listening, key, refusal, expects):
    """Who has no key, or far too much to say, hears so before the body is sent."""
    with connected(listening) as connection:
        head = (
            f"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\n{key}{expects}Content-Length: {900 * 2**20}\r\n\r\n"
        )
        connection.sendall(head.encode())
        assert status(connection) == refusal


def test_refusal_is_seen_by_who_sends_it_all(listening):
    """A client that sends its whole body before it looks sees the refusal too, and not a broken connection."""
    with connected(listening) as connection:
        connection.sendall(f"POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Length: {2**24}\r\n\r\n".encode())
        for _ in range(2**8):
            connection.sendall(bytes(2**16))
        assert status(connection) == 401
        assert connection.recv(1) == b""  # and then it is closed


def test_endless_refused_body_is_cut_off(listening):
    """Nobody reads a refused body for ever."""
    with connected(listening) as connection:
        connection.sendall(f"POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Length: {2**40}\r\n\r\n".encode())
        with pytest.raises(ConnectionError):
            send_again_and_again(connection, bytes(2**16), 2**12)  # 256 MB


def test_body_of_unknown_length_is_bounded(listening):
    """A body in chunks is refused once it is too large."""
    with connected(listening) as connection:
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\n{KEY}Transfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode())
        for _ in range(12):
            connection.sendall(b"100000\r\n" + b" " * 2**20 + b"\r\n")
        assert status(connection) == 413


def test_small_refused_request_keeps_the_connection(listening):
    """After a wrong key the same connection serves the right one."""
    with connected(listening) as connection:
        connection.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n{}")
        assert status(connection) == 401
        connection.sendall(LIST)
        assert status(connection) == 200


@pytest.mark.parametrize("sent", [b"", LIST[:30], LIST + b"POST /v1/x HTTP/1.1\r\nContent-Length: 5\r\n\r\n{"])
def test_idle_and_stalled_connections_are_closed(impatient, sent):
    """A connection on which nothing comes is closed: with no request, with half a head, with half a body."""
    with practice.start() as server, connected(server) as connection:
        connection.sendall(sent)
        begun = time.perf_counter()
        while connection.recv(1000):
            pass
        assert 0.2 < time.perf_counter() - begun < 10


def test_dripping_body_is_cut_off(impatient, monkeypatch):
    """A body that comes byte by byte is not waited for beyond a limit."""
    monkeypatch.setattr(connections, "UPLOAD", 0.5)
    with practice.start() as server, connected(server) as connection:
        connection.sendall(f"POST /v1/responses HTTP/1.1\r\nHost: test\r\n{KEY}Content-Length: 500\r\n\r\n".encode())
        with pytest.raises(ConnectionError):
            send_again_and_again(connection, b" ", 200, 0.05)


def test_delayed_reply_is_not_impatience(impatient):
    """Whoever waits for us is not cut off, however long it takes."""
    with practice.start() as server, connected(server) as connection:
        connection.sendall(LIST.replace(b"Host: test\r\n", b"Host: test\r\nx-practice-fault: slow; delay=1\r\n"))
        assert status(connection) == 200


def test_unread_reply_is_given_up(impatient):
    """A client that asks for a long reply and does not read it is cut off; meanwhile others are answered."""
    body = json.dumps(chat(n=128, logprobs=True, top_logprobs=20)).encode()
    with practice.start() as server, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**14)  # what it takes unread
        connection.connect(("127.0.0.1", server.port))
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\n{KEY}Content-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
        assert connection.recv(10)
        assert post(server, chat())[0] == 200
        time.sleep(1.5)
        received = b""
        with contextlib.suppress(ConnectionError):
            while piece := connection.recv(2**20):
                received += piece
        assert not received.endswith(b"0\r\n\r\n")


def test_longest_idle_connection_makes_room():
    """When there are too many connections, the one that has been idle for longest is closed for a new one."""
    server = Server(most=3)
    server.start()
    with server, contextlib.ExitStack() as stack:
        first, second, third = (stack.enter_context(connected(server)) for _ in range(3))
        for connection in (first, second, third, first):
            connection.sendall(LIST)
            assert status(connection) == 200
        fourth = stack.enter_context(connected(server))
        fourth.sendall(LIST)
        assert status(fourth) == 200
        assert second.recv(1) == b""
        for connection in (first, third, fourth):
            connection.sendall(LIST)
            assert status(connection) == 200


def test_newcomers_wait_while_all_are_at_work(monkeypatch):
    """No connection that is being answered is closed for a new one; the new one comes in when one is free."""
    from helpers.practice.resources import chat_completions

    go, find = threading.Event(), chat_completions.answers.find
    monkeypatch.setattr(chat_completions.answers, "find", lambda *given, **more: go.wait(20) and find(*given, **more))
    server = Server(most=1)
    server.start()
    schema = {"type": "json_schema", "json_schema": {"name": "s", "schema": {"type": "null"}}}
    with server:
        statuses = []
        busy = threading.Thread(target=lambda: statuses.append(post(server, chat(response_format=schema))[0]))
        busy.start()
        while not server._connections.slow._busy:
            time.sleep(0.01)
        with connected(server) as newcomer:
            newcomer.sendall(LIST)
            newcomer.settimeout(0.3)
            with pytest.raises(TimeoutError):
                newcomer.recv(1)
            go.set()
            newcomer.settimeout(20)
            assert status(newcomer) == 200
        busy.join()
    assert statuses == [200]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_no_descriptors_left():
    """Where a process may open few files, idle connections make room; with none left, the server waits calmly."""
    code = """
import os, resource, sys, time
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
from helpers.practice.carriers.server import Server
server = Server(most=1000)
server.start()
print(server.port, flush=True)
for line in sys.stdin:
    if line == "hoard\\n":
        hoard = []
        try:
            while True:
                hoard.append(open(os.devnull))
        except OSError:
            print(len(hoard), flush=True)
    elif line == "rest\\n":
        before = time.process_time()
        time.sleep(1)
        print(time.process_time() - before, flush=True)
    elif line == "clear\\n":
        hoard.clear()
        print("cleared", flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )

    def tell(line):
        process.stdin.write(line + "\n")
        return process.stdout.readline()

    try:
        port = int(process.stdout.readline())
        kept = []
        for _ in range(150):  # each asks once, and stays
            connection = socket.create_connection(("127.0.0.1", port), timeout=20)
            connection.sendall(LIST)
            assert status(connection) == 200
            kept.append(connection)
        for connection in kept:
            connection.close()
        time.sleep(0.2)
        assert int(tell("hoard")) > 0
        with contextlib.closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as waiting:
            waiting.sendall(LIST)
            assert float(tell("rest")) < 0.3  # seconds of processor time in one second
            assert tell("clear") == "cleared\n"
            assert status(waiting) == 200
    finally:
        process.kill()
        process.communicate()


def test_descriptors_of_the_process_are_left_alone(monkeypatch):
    """Of few descriptors a server takes a third; of many, as many as Windows can watch."""
    resource = pytest.importorskip("resource")
    for allowed, most in ((256, 85), (20_000, 400), (resource.RLIM_INFINITY, 400), (10, 8)):
        monkeypatch.setattr(resource, "getrlimit", lambda kind, allowed=allowed: (allowed, allowed))
        assert connections.most_connections() == most


def test_stop_ends_whatever_is_under_way():
    """Stopping waits neither for large bodies in line, nor for refusals that are delayed, nor for slow work."""
    before = set(threading.enumerate())
    with contextlib.ExitStack() as stack:
        server = practice.start()
        for headers in (KEY, KEY, KEY, "x-practice-fault: slow; delay=30\r\n" + KEY):
            connection = stack.enter_context(connected(server))
            size = 2**40 if "fault" in headers else 5 * 2**20
            head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\n{headers}Content-Length: {size}\r\n\r\n"
            connection.sendall(head.encode() + bytes(1000))
        time.sleep(0.2)
        begun = time.perf_counter()
        server.stop()
        assert time.perf_counter() - begun < 4
    assert set(threading.enumerate()) == before


def test_slow_work_is_done_by_turns():
    """At most so many at once, one for each client, and clients by turns, whoever came first."""

    async def play():
        turns, order, most = Turns(2), [], 0

        async def work(client):
            nonlocal most
            await turns.take(client)
            order.append(client)
            most = max(most, 2 - turns._free)
            assert order.count(client) - done.count(client) == 1
            await asyncio.sleep(0.01)
            done.append(client)
            turns.give_back(client)

        done = []
        await asyncio.gather(*(work(client) for client in "aaaaaabbc"))
        assert (turns._waiting, turns._busy, turns._free) == ({}, set(), 2)
        return order, most

    order, most = asyncio.run(play())
    assert most == 2
    assert sorted(order[:3]) == ["a", "b", "c"]
    assert sorted(order) == sorted("aaaaaabbc")


def test_who_leaves_the_line_gives_up_the_turn():
    """Cancelled while waiting, or just when the turn comes: the turn goes to the next; closing sends all away."""

    async def play():
        turns = Turns(1)
        await turns.take("a")
        waiting = [asyncio.create_task(turns.take(client)) for client in "abcd"]
        await asyncio.sleep(0)
        waiting[0].cancel()
        turns.give_back("a")
        waiting[1].cancel()  # its turn has just come
        await asyncio.sleep(0.01)
        assert waiting[2].done()
        turns.close()
        await asyncio.wait(waiting)
        return [task.cancelled() for task in waiting], turns._waiting

    assert asyncio.run(play()) == ([True, True, False, True], {})


def test_workers_hand_back_what_happens():
    """Results and exceptions come back; after the stop no thread is left."""

    async def play():
        workers = Workers(2, "test-worker")
        results = await asyncio.gather(*(workers.run(lambda number=number: number) for number in range(20)))
        with pytest.raises(ZeroDivisionError):
            await workers.run(lambda: 1 / 0)
        names = [thread.name for thread in threading.enumerate()]
        workers.stop()
        return results, names.count("test-worker")

    assert asyncio.run(play()) == (list(range(20)), 2)
    assert "test-worker" not in [thread.name for thread in threading.enumerate()]


def test_slow_work_lets_others_have_their_turn_soon():
    """While slow work is done, threads take shorter spells; afterwards as before, whatever went wrong."""
    before = sys.getswitchinterval()

    async def play():
        workers = Workers(2, "test-worker")
        spells = await asyncio.gather(*(workers.run(sys.getswitchinterval) for _ in range(5)))
        with pytest.raises(ZeroDivisionError):
            await workers.run(lambda: 1 / 0)
        workers.stop()
        return spells

    assert max(asyncio.run(play())) == pytest.approx(0.001)
    assert sys.getswitchinterval() == before


def test_clients_do_not_wait_for_each_others_slow_work():
    """While one client has many slow requests under way, another's slow request comes soon after."""
    slow = chat("slow " * 2000, n=20, logprobs=True, top_logprobs=10)
    with practice.start() as server:
        post(server, chat())
        greedy = [threading.Thread(target=post, args=(server, slow, "sk-practice-greedy")) for _ in range(10)]
        for thread in greedy:
            thread.start()
        time.sleep(0.1)
        assert post(server, chat("modest " * 3000), "sk-practice-modest")[0] == 200
        waiting = sum(thread.is_alive() for thread in greedy)
        for thread in greedy:
            thread.join()
    assert waiting > 5
