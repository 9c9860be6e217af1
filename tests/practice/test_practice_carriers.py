"""Over sockets and in process: a client sees the same."""

import asyncio
import json
import time

import httpx2
import openai
import pytest
from shapes import REPLIES, chat

from helpers import practice

OF_ITS_OWN = ("openai-processing-ms", "x-ratelimit-", "connection")  # measured, or of one connection only


@pytest.fixture(scope="module")
def both():
    """Run the practice backend over both carriers."""
    with practice.start(replies=REPLIES) as server, practice.start(replies=REPLIES, in_process=True) as inside:
        yield server, inside


def key(carrier, **more):
    return {"authorization": f"Bearer {carrier.key}"} | more


EMBED = {"model": "text-embedding-3-small", "input": ["a", "b"], "encoding_format": "float"}
LOGPROBS = {"include": ["message.output_text.logprobs"], "top_logprobs": 3}
REQUESTS = [
    ("GET", "/models", None, {}),
    ("GET", "/models/gpt-4o", None, {}),
    ("GET", "/nothing?a=b", None, {}),
    ("HEAD", "/models", None, {}),
    ("PUT", "/models", None, {}),
    ("OPTIONS", "/models", None, {"origin": "http://localhost:1", "access-control-request-method": "GET"}),
    ("POST", "/chat/completions", chat(), {"origin": "http://localhost:1"}),
    ("POST", "/chat/completions", chat(stream=True), {}),
    ("POST", "/chat/completions", chat(n=60, logprobs=True, top_logprobs=20), {}),
    ("POST", "/chat/completions", chat("a" * 20_000), {}),
    ("POST", "/chat/completions", chat(n=0), {}),
    ("POST", "/chat/completions", chat(), {"authorization": "Bearer sk-wrong"}),
    ("POST", "/chat/completions", chat(), {"x-practice-fault": "rate_limit_exceeded"}),
    ("POST", "/chat/completions", chat(stream=True), {"x-practice-fault": "stream_error"}),
    ("POST", "/chat/completions", b"{", {}),
    ("POST", "/chat/completions", b" " * (11 * 2**20 + 1), {}),
    ("POST", "/responses", {"model": "gpt-4o", "input": "Hi", **LOGPROBS}, {}),
    ("POST", "/responses", {"model": "gpt-4o", "input": "Hi", "stream": True, **LOGPROBS}, {}),
    ("POST", "/embeddings", EMBED, {}),
    ("POST", "/moderations", {"input": "Hi 한글"}, {}),
]


@pytest.mark.parametrize(("method", "path", "body", "headers"), REQUESTS, ids=range(len(REQUESTS)))
def test_same_reply_over_both(both, method, path, body, headers):
    """Status, headers and bytes are the same, whichever way a request goes, and however it is asked."""
    replies = []
    content = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    for carrier in both:
        arguments = {"headers": key(carrier) | headers, "content": content}
        with httpx2.Client() as client:
            reply = client.request(method, f"{carrier.base_url}{path}", **arguments)
            kept = {name: value for name, value in reply.headers.items() if not name.startswith(OF_ITS_OWN)}
            replies.append((reply.status_code, reply.reason_phrase, reply.http_version, kept, reply.content))
            with client.stream(method, f"{carrier.base_url}{path}", **arguments) as streamed:
                replies.append((*replies[-1][:-1], b"".join(streamed.iter_raw())))

        async def ask(arguments=arguments, carrier=carrier):
            async with httpx2.AsyncClient() as client:
                return (await client.request(method, f"{carrier.base_url}{path}", **arguments)).content

        replies.append((*replies[-1][:-1], asyncio.run(ask())))
    assert all(reply == replies[0] for reply in replies)


BREAKING = ["dropped_connection", "dropped_mid_body"]


@pytest.mark.parametrize("code", BREAKING)
@pytest.mark.parametrize("stream", [False, True])
def test_same_break_over_both(both, code, stream):
    """A connection that breaks raises the same class, whole and streamed, sync and async."""
    raised = []
    for carrier in both:
        arguments = {"headers": key(carrier, **practice.fault(code)), "json": chat(stream=stream)}
        with httpx2.Client() as client, pytest.raises(httpx2.TransportError) as caught:
            client.post(f"{carrier.base_url}/chat/completions", **arguments)
        raised.append(type(caught.value))

        async def ask(arguments=arguments, carrier=carrier):
            async with httpx2.AsyncClient() as client:
                await client.post(f"{carrier.base_url}/chat/completions", **arguments)

        with pytest.raises(httpx2.TransportError) as caught:
            asyncio.run(ask())
        raised.append(type(caught.value))
        assert str(caught.value.request.url).startswith(carrier.base_url)
    assert raised == [httpx2.RemoteProtocolError] * 4


def test_same_patience_over_both(both):
    """A client's time-out counts from one byte to the next: for a slow reply, not for a whole slow stream."""
    for carrier in both:
        url = f"{carrier.base_url}/models"
        slow = key(carrier, **practice.fault("slow", delay=30))
        with httpx2.Client() as client:
            for timeout in (0.1, httpx2.Timeout(20, read=0.1)):
                begun = time.perf_counter()
                with pytest.raises(httpx2.ReadTimeout):
                    client.get(url, headers=slow, timeout=timeout)
                assert 0.1 <= time.perf_counter() - begun < 10
            patient = key(carrier, **practice.fault("slow", delay=0.2))
            assert client.get(url, headers=patient, timeout=None).status_code == 200
            assert client.get(url, headers=patient, timeout=httpx2.Timeout(0.01, read=20)).status_code == 200


@pytest.mark.parametrize("value", ["sk-practice\r\nx: y", "sk-practice ", "sk-prac\0tice"])
def test_illegal_header_is_refused_by_the_client(both, value):
    """A key that no header can hold fails as it does over sockets: nothing is sent, the SDK says connection error.

    The cause is said in the same words, by which `explain` sees that it is the key.
    """
    said = set()
    for carrier in both:
        with openai.OpenAI(base_url=carrier.base_url, api_key=value, max_retries=0) as client:
            with pytest.raises(openai.APIConnectionError) as caught:
                client.models.list()
            assert type(caught.value.__cause__) is httpx2.LocalProtocolError
            said.add(str(caught.value.__cause__))
    assert len(said) == 1
