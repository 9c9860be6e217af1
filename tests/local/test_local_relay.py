"""The relay: what it changes, what it passes on, and that it ends with whoever asked."""

from __future__ import annotations

import asyncio
import json
import threading
import time

import httpx2
import openai
import pytest
from model_servers import ModelServer

from helpers.local.relay import Relay
from helpers.practice.wire import trace

HELLO = [{"role": "user", "content": "Hello."}]


@pytest.fixture
def server():
    """Two models, behind."""
    with ModelServer("qwen3:4b", "llama3.2") as server:
        yield server


@pytest.fixture
def relay(server):
    """Between it and the client."""
    relay = Relay(server.base_url, server.models, "qwen3:4b")
    relay.start()
    yield relay
    relay.stop()


@pytest.fixture
def client(relay):
    """As a lesson builds it."""
    with openai.OpenAI(api_key=relay.key, base_url=relay.base_url, max_retries=0) as client:
        yield client


def test_only_the_model_changes(server, client):
    """Every other field reaches the server, and its answer comes back."""
    sent = {"model": "gpt-6-luna", "messages": HELLO, "temperature": 0.5, "reasoning_effort": "none", "seed": 7}
    answer = client.chat.completions.create(**sent, extra_body={"own": ["한글", {"a": None}]})
    assert answer.choices[0].message.content == "Said by qwen3:4b."
    method, path, headers, body = server.received[-1]
    assert (method, path) == ("POST", "/v1/chat/completions")
    assert body == sent | {"model": "qwen3:4b", "own": ["한글", {"a": None}]}
    assert headers["authorization"] is None
    assert not any(name.lower().startswith(("x-stainless", "openai-")) for name in headers)


@pytest.mark.parametrize(
    ("path", "body", "changed"),
    [
        ("/chat/completions", {"model": "gpt-6-luna"}, True),
        ("/responses", {"model": "gpt-6-luna"}, True),
        ("/chat/completions", {"model": "llama3.2"}, False),
        ("/embeddings", {"model": "text-embedding-3-small"}, False),  # a chat model makes no vectors
        ("/chat/completions", {"model": 5}, False),
        ("/chat/completions", {}, False),
        ("/chat/completions", ["model"], False),
    ],
)
def test_which_bodies_change(path, body, changed, relay):
    """What is not changed stays as it is, byte by byte."""
    received = json.dumps(body, indent=3).encode()
    made = relay.body(path, received)
    assert json.loads(made) == (body | {"model": "qwen3:4b"} if changed else body)
    assert changed or made is received
    assert relay.body(path, b"{broken") == b"{broken"


def test_the_servers_own_errors_come_through(client):
    """Status, words and all."""
    with pytest.raises(openai.NotFoundError) as failed:
        client.embeddings.create(model="nothing", input="a")
    assert failed.value.message.endswith("try pulling it first")


def test_a_stream_comes_piece_by_piece_and_ends_with_the_client(server, client):
    """The server hears it when nobody reads any longer: a small computer would write on for minutes."""
    with client.chat.completions.create(model="gpt-6-luna", messages=HELLO, stream=True) as stream:
        assert [next(stream).choices[0].delta.content for _ in range(3)] == ["word "] * 3
        assert not server.gone.is_set()
    assert server.gone.wait(5)


def test_the_end_of_the_relay_ends_its_streams(server, relay, client):
    """disconnect() in the middle of an answer leaves nothing behind."""
    with client.chat.completions.create(model="gpt-6-luna", messages=HELLO, stream=True) as stream:
        next(stream)
        begun = time.monotonic()
        relay.stop()
        assert time.monotonic() - begun < 4
        assert server.gone.wait(5)
        with pytest.raises((openai.APIError, httpx2.TransportError)):
            for _ in stream:
                pass


def test_many_at_once(server, relay):
    """A slow answer holds up nobody."""

    async def ask() -> list[str]:
        async with openai.AsyncOpenAI(api_key=relay.key, base_url=relay.base_url) as client:
            create = client.chat.completions.create
            slow = await create(model="gpt-6-luna", messages=HELLO, stream=True)
            answers = await asyncio.gather(*(create(model=f"m{n}", messages=HELLO) for n in range(20)))
            await slow.close()
            return [answer.model for answer in answers]

    assert asyncio.run(ask()) == ["qwen3:4b"] * 20


@pytest.mark.parametrize("key", ["", "Bearer x", "Bearer local-wrong", "Basic 한글"])
def test_who_has_not_its_key_is_refused(key, server, relay):
    """Any web page can send requests to this computer."""
    headers = {"authorization": key.encode()} if key else {}
    reply = httpx2.post(f"{relay.base_url}/chat/completions", json={"model": "a"}, headers=headers)
    assert reply.status_code == 401
    assert server.received == []


def test_what_is_not_there_and_a_server_that_is_gone(relay, server):
    """Nothing but /v1 is passed on; without the server there is an answer that explain() knows."""
    headers = {"authorization": f"Bearer {relay.key}"}
    assert httpx2.get(relay.base_url.removesuffix("/v1") + "/api/tags", headers=headers).status_code == 404
    assert server.received == []
    alone = Relay("http://127.0.0.1:9/v1", ("a",), "a")
    alone.start()
    try:
        reply = httpx2.get(f"{alone.base_url}/models", headers={"authorization": f"Bearer {alone.key}"})
        assert (reply.status_code, reply.json()["error"]["code"]) == (503, "local_server_gone")
        assert reply.headers["x-should-retry"] == "false"
    finally:
        alone.stop()


def test_a_password_in_the_address_is_not_repeated():
    """What the relay says of a server that is gone has its host alone."""
    relay = Relay("http://mina:secret@127.0.0.1:9/v1", ("a",), "a")
    relay.start()
    try:
        reply = httpx2.get(f"{relay.base_url}/models", headers={"authorization": f"Bearer {relay.key}"})
        assert "127.0.0.1:9" in reply.text
        assert "secret" not in reply.text
    finally:
        relay.stop()


def test_it_leaves_no_thread(relay):
    """Stopping twice does nothing more."""
    relay.stop()
    relay.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "first-call-relay"]


def test_a_fault_of_its_own_leaves_a_trace(server, relay, monkeypatch, capfd):
    """Where a maintainer finds it, and in no cell; a method that there is not is none."""
    left = []
    monkeypatch.setattr(trace, "leave", lambda error, place: left.append((str(error), place)))
    headers = {"authorization": f"Bearer {relay.key}"}
    assert httpx2.options(f"{relay.base_url}/models", headers=headers).status_code == 405
    assert left == []
    monkeypatch.setattr(relay, "body", lambda path, received: {}["ours"])
    assert httpx2.post(f"{relay.base_url}/chat/completions", json={}, headers=headers).status_code == 500
    assert left == [("'ours'", "POST /v1/chat/completions")]
    assert capfd.readouterr() == ("", "")
