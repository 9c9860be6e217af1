"""Who may call: pages of this computer, other computers with the room's key, and nobody else."""

import contextlib
import http.client
import json
import socket
import threading
import time

import openai
import pytest
from shapes import ask, chat

from helpers import practice
from helpers.practice import KEY
from helpers.practice.carriers import address
from helpers.practice.carriers.server import Server
from helpers.practice.wire.exchange import Request

PAGES = ["http://localhost:8888", "http://127.0.0.1", "https://localhost", "http://[::1]:3000"]
OTHERS = [
    "https://example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com:80",
    "null",
    "file://",
    "",
]


@pytest.mark.parametrize("page", PAGES)
def test_local_pages_may_call(backend, page):
    """A page on localhost gets permission for its real request, and may read the reply with its headers."""
    asked = {"origin": page, "access-control-request-method": "POST"}
    asked |= {"access-control-request-headers": "authorization,content-type,x-stainless-os"}
    reply = backend.handle(Request("OPTIONS", "/v1/chat/completions", "", asked))
    assert (reply.status, list(reply.chunks)) == (204, [])
    assert reply.headers["access-control-allow-origin"] == page
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert reply.headers["access-control-allow-headers"] == "authorization,content-type,x-stainless-os"

    headers = {"origin": page, "authorization": f"Bearer {KEY}"}
    for method, path in (("GET", "/v1/models"), ("GET", "/nowhere")):
        reply = backend.handle(Request(method, path, "", headers))
        assert reply.headers["access-control-allow-origin"] == page
        assert "x-request-id" in reply.headers["access-control-expose-headers"]


@pytest.mark.parametrize("page", OTHERS)
def test_other_pages_may_not(backend, page):
    """Any other page gets no permission, neither before nor with the reply."""
    asked = {"origin": page, "access-control-request-method": "POST"}
    reply = backend.handle(Request("OPTIONS", "/v1/chat/completions", "", asked))
    assert reply.status == 405
    reply = backend.handle(Request("GET", "/v1/models", "", {"origin": page, "authorization": f"Bearer {KEY}"}))
    assert not [name for name in reply.headers if name.startswith("access-control")]


def test_preflight_over_http(listening):
    """The permission has no body and does not break the connection."""
    connection = http.client.HTTPConnection("127.0.0.1", listening.port, timeout=20)
    for _ in range(2):
        asked = {"Origin": PAGES[0], "Access-Control-Request-Method": "POST"}
        connection.request("OPTIONS", "/v1/chat/completions", headers=asked)
        reply = connection.getresponse()
        assert (reply.status, reply.read()) == (204, b"")
    connection.close()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.0.2.1", False),
        ("classroom.example", False),
    ],
)
def test_who_can_reach_an_address(host, loopback):
    """Only loopback addresses are this computer's own."""
    assert address.is_loopback(host) is loopback
    assert (Server(host).key == KEY) is loopback


def test_room_has_a_key_of_its_own():
    """Each room's key is another, begins like a practice key, and can be read out."""
    keys = {Server("0.0.0.0").key for _ in range(20)}
    assert len(keys) == 20
    assert all(key.startswith("sk-practice-") and len(key) == 20 for key in keys)


def test_only_the_rooms_key_is_accepted():
    """With a room key, other practice keys are refused like any wrong key."""
    with practice.start(room_key="sk-practice-room-7") as server:
        assert server.key == "sk-practice-room-7"
        with openai.OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
            assert client.models.list().data
            with pytest.raises(openai.AuthenticationError, match="Incorrect API key provided"):
                client.with_options(api_key=KEY).models.list()


def test_real_key_cannot_be_a_rooms():
    """A room key that might be real is refused, and not repeated."""
    with pytest.raises(ValueError, match="begins with sk-practice") as caught:
        practice.start(room_key="sk-proj-FAKE-DO-NOT-USE")
    assert "FAKE" not in str(caught.value)


def test_reachable_address_is_one(monkeypatch):
    """A host that stands for every address gives one address, also without a network; another stays as it is."""
    assert address.reachable("192.0.2.1") == "192.0.2.1"
    socket.inet_aton(address.reachable("0.0.0.0"))

    class Unplugged(socket.socket):
        def connect(self, _):
            raise OSError("unreachable")

    monkeypatch.setattr(socket, "socket", Unplugged)
    assert address.reachable("") == "127.0.0.1"


def test_limits_count_down_over_http(listening):
    """Through the server, a reply tells of tokens that are used up; how they come back is tested with a clock."""
    left = []
    large = [{"role": "user", "content": " hello" * 15_000}]  # more than comes back between two requests
    with openai.OpenAI(base_url=listening.base_url, api_key="sk-practice-limits", max_retries=0) as client:
        for _ in range(3):
            raw = client.chat.completions.with_raw_response.create(model="gpt-4o", messages=large)
            left.append(int(raw.headers["x-ratelimit-remaining-tokens"]))
    assert all(0 < tokens < 200_000 for tokens in left)


@contextlib.contextmanager
def begun_stream(server):
    """Give a reply of which the first event has been read."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    headers = {"Authorization": f"Bearer {server.key}"}
    connection.request("POST", "/v1/chat/completions", json.dumps(chat("?", stream=True)), headers)
    with contextlib.closing(connection), connection.getresponse() as reply:
        assert reply.readline().startswith(b"data: ")
        yield reply


def test_pace_makes_a_stream_visible():
    """With a pace, the chunks of a stream come one by one; the bytes are the same."""
    with practice.start(pace=0.01) as slow, begun_stream(slow) as reply:
        begun = time.perf_counter()
        slowly = reply.read()
        took = time.perf_counter() - begun
    with practice.start() as quick, begun_stream(quick) as reply:
        assert reply.read() == slowly
    assert took > 0.01 * slowly.count(b"data: ") * 0.9


def test_stop_ends_open_streams_and_delays():
    """Stopping does not wait for a paced stream or a delayed reply, and leaves no thread."""
    before = set(threading.enumerate())
    server = practice.start(pace=30)
    slow = f"Authorization: Bearer {server.key}\r\nx-practice-fault: slow; delay=30\r\n\r\n"
    with begun_stream(server) as reply, socket.create_connection(("127.0.0.1", server.port)) as delayed:
        delayed.sendall(f"GET /v1/models HTTP/1.1\r\n{slow}".encode())
        time.sleep(0.05)
        begun = time.perf_counter()
        server.stop()
        assert time.perf_counter() - begun < 3
        assert set(threading.enumerate()) == before
        with contextlib.suppress(http.client.IncompleteRead, ConnectionError):
            assert b"[DONE]" not in reply.read()


def test_first_chat_finds_everything_ready(monkeypatch):
    """A moment after the start, replies and token encoding have been read without being asked for."""
    ready = threading.Event()
    monkeypatch.setattr("helpers.practice.backend.tokens.load", ready.set)
    with practice.start():
        assert ready.wait(5)


def test_bytes_do_not_depend_on_the_page(backend):
    """The body of a reply is the same with and without an origin, and for every key."""
    _, plain = ask(backend, chat())
    headers = {"authorization": "Bearer sk-practice-other", "origin": PAGES[0]}
    reply = backend.handle(Request("POST", "/v1/chat/completions", "", headers, json.dumps(chat()).encode()))
    assert b"".join(reply.chunks) == plain
