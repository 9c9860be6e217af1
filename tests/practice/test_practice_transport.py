"""In process: how clients reach it, how long they wait, and that nothing of it is left behind."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import openai
import pytest
from shapes import REPLIES, chat

from helpers import practice
from helpers.practice.carriers import transport
from helpers.practice.carriers.server import Server
from helpers.practice.carriers.transport import Transport

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inside():
    """Run the practice backend in this process."""
    with practice.start(replies=REPLIES, in_process=True) as inside:
        yield inside


def key(carrier, **more):
    return {"authorization": f"Bearer {carrier.key}"} | more


@pytest.mark.parametrize("in_process", [False, True])
def test_pace_and_patience(in_process):
    """Pauses between the pieces of a stream may add up to more than the time-out, which each of them stays below."""
    with practice.start(replies=REPLIES, in_process=in_process, pace=0.2) as carrier:
        with openai.OpenAI(base_url=carrier.base_url, api_key=carrier.key, max_retries=0) as client:
            client.chat.completions.create(**chat())  # loads what is loaded once
            begun = time.perf_counter()
            list(client.with_options(timeout=1).chat.completions.create(**chat(stream=True)))
            assert time.perf_counter() - begun > 1
        with (
            openai.OpenAI(base_url=carrier.base_url, api_key=carrier.key, timeout=0.01, max_retries=0) as hasty,
            pytest.raises(openai.APITimeoutError),
        ):
            list(hasty.chat.completions.create(**chat(stream=True)))


def test_async_patience(inside):
    """An asynchronous client's time-out is kept too, and others go on meanwhile."""

    async def ask():
        url = f"{inside.base_url}/models"
        async with httpx2.AsyncClient(timeout=0.2) as client:
            slow = asyncio.create_task(client.get(url, headers=key(inside, **practice.fault("slow", delay=9))))
            await asyncio.sleep(0)
            assert (await client.get(url, headers=key(inside))).status_code == 200
            assert not slow.done()
            with pytest.raises(httpx2.ReadTimeout):
                await slow

    asyncio.run(ask())


def test_async_streams_take_turns(inside):
    """Two streams that are read at once come piece by piece in turn, as they do over a network."""
    order = []

    async def read(name, ready):
        async with openai.AsyncOpenAI(base_url=inside.base_url, api_key=inside.key) as client:
            await client.models.list()
            await ready.wait()
            async for _ in await client.chat.completions.create(**chat(stream=True)):
                order.append(name)

    async def both():
        ready = asyncio.Barrier(2)
        await asyncio.gather(read("a", ready), read("b", ready))

    asyncio.run(both())
    assert "ab" * 3 in "".join(order)


def test_own_http_clients_work(inside, monkeypatch):
    """Clients of the SDK reach it with any HTTP client that sends through httpx2's transports, a proxy set or not."""

    class OwnTransport(httpx2.HTTPTransport):
        def handle_request(self, request):
            request.headers["x-own"] = "1"
            return super().handle_request(request)

    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    for own in (
        None,
        httpx2.Client(),
        httpx2.Client(transport=OwnTransport()),
        openai.DefaultHttpxClient(timeout=5),
        httpx2.Client(mounts={"all://": httpx2.HTTPTransport()}),
    ):
        with openai.OpenAI(base_url=inside.base_url, api_key=inside.key, http_client=own) as client:
            assert client.chat.completions.create(**chat()).choices


def test_it_is_there_for_clients_made_before():
    """What counts is when a request is sent, not when its client was made."""
    inside = Transport(replies=REPLIES)
    with openai.OpenAI(base_url=inside.base_url, api_key=inside.key, max_retries=0) as client:
        with pytest.raises(openai.APIConnectionError):
            client.models.list()
        inside.start()
        assert client.models.list().data
        inside.stop()
        with pytest.raises(openai.APIConnectionError):
            client.models.list()


def test_everything_is_put_back():
    """The last one that stops leaves httpx2 as it was; while one runs, other hosts are reached as ever."""
    before = httpx2.HTTPTransport.handle_request, httpx2.AsyncHTTPTransport.handle_async_request
    first, second = practice.start(in_process=True), practice.start(in_process=True)
    assert first.base_url != second.base_url
    with practice.start() as elsewhere:
        assert httpx2.get(f"{elsewhere.base_url}/models", headers=key(elsewhere)).status_code == 200
    first.stop()
    with practice.start(in_process=True) as third:
        assert third.base_url == first.base_url  # the name is free again
        first.stop()
        assert httpx2.get(f"{third.base_url}/models", headers=key(third)).status_code == 200
    assert httpx2.get(f"{second.base_url}/models", headers=key(second)).status_code == 200
    second.stop()
    second.stop()
    assert before == (httpx2.HTTPTransport.handle_request, httpx2.AsyncHTTPTransport.handle_async_request)


def test_somebody_elses_change_stays(monkeypatch):
    """Where another tool has wrapped the transport since, its wrapper is left in place, and ours lets all through."""
    inside = practice.start(in_process=True)
    ours = httpx2.HTTPTransport.handle_request
    seen = []

    def theirs(self, request):
        seen.append(request.url.host)
        return ours(self, request)

    httpx2.HTTPTransport.handle_request = theirs
    inside.stop()
    try:
        assert httpx2.HTTPTransport.handle_request is theirs
        with practice.start() as server, practice.start(in_process=True) as again:
            for carrier in (server, again):
                assert httpx2.get(f"{carrier.base_url}/models", headers=key(carrier)).status_code == 200
        assert seen == ["127.0.0.1"]
    finally:
        httpx2.HTTPTransport.handle_request = ours.__wrapped__
        assert not transport._running


def test_no_sockets_no_threads_no_tornado():
    """Nothing that a browser lacks is needed: no sockets, no threads, no tornado."""
    code = """
import asyncio, socket, sys, threading
import openai
sys.modules["tornado"] = None
loop = asyncio.new_event_loop()
async def at_once(executor, function, *arguments):  # as the event loop of a browser does
    return function(*arguments)
loop.run_in_executor = at_once
def forbidden(*arguments, **settings):
    raise AssertionError("not in a browser")
sys.platform = "emscripten"
socket.socket = socket.create_connection = socket.create_server = forbidden
threading.Thread.start = forbidden
from helpers import practice
with practice.start() as inside:
    print(inside)
    with openai.OpenAI(base_url=inside.base_url, api_key=inside.key) as client:
        whole = client.responses.create(model="gpt-4o", input="Hi").output_text
        parts = client.responses.create(model="gpt-4o", input="Hi", stream=True)
        assert "".join(part.delta for part in parts if part.type == "response.output_text.delta") == whole
        slow = client.models.with_raw_response.list(extra_headers=practice.fault("slow", delay=0.1))
        assert slow.headers["openai-processing-ms"]
    async def ask():
        async with openai.AsyncOpenAI(base_url=inside.base_url, api_key=inside.key) as client:
            return (await client.responses.create(model="gpt-4o", input="Hi")).output_text
    assert loop.run_until_complete(ask()) == whole
    print(len(inside.usage))
from helpers import connect, disconnect
connect(language="en")
with openai.OpenAI() as client:
    assert client.responses.create(model="gpt-4o", input="Hi").output_text == whole
disconnect()
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, count, *said = done.stdout.splitlines()
    assert (first, count) == ("<practice backend at http://practice.invalid/v1>", "3")
    assert said[0].startswith("Practice mode")


def test_start_chooses(monkeypatch):
    """There are sockets here, so a server is started, unless the other way is asked for."""
    for in_process, kind in ((None, Server), (False, Server), (True, Transport)):
        with practice.start(in_process=in_process) as carrier:
            assert type(carrier) is kind
    with pytest.raises(ValueError, match="sk-practice"):
        practice.start(in_process=True, room_key="sk-other")
    with practice.start(in_process=True, room_key="sk-practice-room") as carrier:
        assert carrier.key == "sk-practice-room"
        assert (
            httpx2.get(f"{carrier.base_url}/models", headers={"authorization": "Bearer sk-practice"}).status_code == 401
        )
