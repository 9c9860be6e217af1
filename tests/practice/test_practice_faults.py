"""Faults on request, as the SDK meets them."""

import asyncio
import json
import time
import tomllib
from pathlib import Path

import openai
import pytest
from openai.types.responses import ResponseErrorEvent
from shapes import ask, chat, check_error, check_exact

from helpers.practice import ADMIN_KEY, KEY, fault
from helpers.practice.backend import ROUTES
from helpers.practice.wire import faults
from helpers.practice.wire.exchange import Request

MESSAGES = [{"role": "user", "content": "What is an API?"}]
CHAT = {"model": "gpt-4o", "messages": MESSAGES}
FAILING = {
    # code: (status, class, type of the error)
    "rate_limit_exceeded": (429, openai.RateLimitError, "requests"),
    "insufficient_quota": (429, openai.RateLimitError, "insufficient_quota"),
    "credit_balance_exhausted": (429, openai.RateLimitError, "insufficient_quota"),
    "project_spend_limit_exceeded": (429, openai.RateLimitError, "insufficient_quota"),
    "organization_spend_limit_exceeded": (429, openai.RateLimitError, "insufficient_quota"),
    "organization_usage_limit_exceeded": (429, openai.RateLimitError, "insufficient_quota"),
    "billing_not_active": (429, openai.RateLimitError, "billing_not_active"),
    "billing_hard_limit_reached": (400, openai.BadRequestError, "invalid_request_error"),
    "missing_scopes": (401, openai.AuthenticationError, "invalid_request_error"),
    "mismatched_organization": (401, openai.AuthenticationError, "invalid_request_error"),
    "unsupported_country_region_territory": (403, openai.PermissionDeniedError, "request_forbidden"),
    "not_found": (404, openai.NotFoundError, "invalid_request_error"),
    "server_error": (500, openai.InternalServerError, "server_error"),
    "server_is_overloaded": (503, openai.InternalServerError, "server_error"),
}
NO_CODE = ("missing_scopes", "server_error", "not_found")
TABLE = tomllib.loads(Path(faults.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
RETRIED = [code for code, (status, *_) in FAILING.items() if status in (429, 500, 503)] + ["dropped_connection"]


@pytest.fixture
def seen(server, monkeypatch):
    """Return a list to which each request that the server gets is added, as its retry count; retries come at once."""
    counts = []
    admit = server.session.backend.admit

    def counting(request, length):
        counts.append(request.headers.get("x-stainless-retry-count"))
        return admit(request, length)

    monkeypatch.setattr(server.session.backend, "admit", counting)
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)
    monkeypatch.setattr("openai._base_client.MAX_RETRY_DELAY", 0.01)
    return counts


@pytest.fixture
def patient(client):
    """Return a client with the SDK's own two retries."""
    return client.with_options(max_retries=2)


def test_every_fault_is_tested():
    """What is not spelled out here is in the table."""
    assert FAILING.keys() | TABLE.keys() == faults.FAULTS.keys()


@pytest.mark.parametrize("name", TABLE)
def test_the_refusals_of_the_table_arrive_as_they_are_written(client, name):
    """Status, type, code and param reach the SDK; a message that is the kit's own says so."""
    row = TABLE[name]
    with pytest.raises(openai.APIStatusError) as caught:
        client.chat.completions.create(**CHAT, extra_headers=fault(name))
    error = caught.value
    assert type(error) is not openai.APIStatusError
    assert error.status_code == row["status"]
    assert error.type == row.get("type", "invalid_request_error")
    assert (error.code, error.param) == (row.get("code"), row.get("param"))
    message = row["message"].replace("{model}", "gpt-4o")
    assert error.body["message"].removeprefix(message) == (faults._OWN_WORDING if row.get("own") else "")


@pytest.mark.parametrize("code", FAILING)
def test_failing_faults_raise_the_sdks_class(client, code):
    """Each fault without a count fails always, with the API's status, type and code."""
    status, kind, type_ = FAILING[code]
    with pytest.raises(kind) as caught:
        client.chat.completions.create(**CHAT, extra_headers=fault(code))
    assert type(caught.value) is kind
    assert (caught.value.status_code, caught.value.type, caught.value.param) == (status, type_, None)
    assert caught.value.code == (None if code in NO_CODE else code)
    assert caught.value.request_id.startswith("req_")


@pytest.mark.parametrize("code", RETRIED)
def test_sdks_two_retries_succeed(patient, seen, code):
    """With retries=2 the SDK's own two retries succeed on the third try."""
    raw = patient.chat.completions.with_raw_response.create(**CHAT, extra_headers=fault(code, retries=2))
    assert raw.parse().choices[0].message.content
    assert (raw.retries_taken, seen) == (2, ["0", "1", "2"])


@pytest.mark.parametrize("code", ["missing_scopes", "unsupported_country_region_territory"])
def test_permissions_are_not_retried(patient, seen, code):
    """What no retry can mend is asked once."""
    with pytest.raises(openai.APIStatusError):
        patient.chat.completions.create(**CHAT, extra_headers=fault(code, retries=1))
    assert seen == ["0"]


def test_retries_give_up(patient, seen):
    """A fault that lasts longer than the SDK's patience is raised in the end."""
    with pytest.raises(openai.InternalServerError):
        patient.chat.completions.create(**CHAT, extra_headers=fault("server_error", retries=3))
    assert seen == ["0", "1", "2"]


def test_rate_limit_says_when_to_come_back(client):
    """The rate limit's headers are those that the SDK obeys, and the message agrees with them."""
    with pytest.raises(openai.RateLimitError, match=r"for gpt-4o in organization .* try again in 200ms") as caught:
        client.chat.completions.create(**CHAT, extra_headers=fault("rate_limit_exceeded"))
    assert caught.value.response.headers["retry-after-ms"] == "200"
    assert caught.value.response.headers["retry-after"] == "1"


def test_async_client_retries_too(server, seen):
    """The asynchronous client behaves alike."""

    async def talk():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url) as client:
            return await client.chat.completions.create(**CHAT, extra_headers=fault("server_error", retries=1))

    assert asyncio.run(talk()).choices
    assert seen == ["0", "1"]


def test_slow_is_a_timeout(client):
    """A slow reply is the SDK's timeout error, and comes in the end for those who wait."""
    with pytest.raises(openai.APITimeoutError):
        client.with_options(timeout=0.1).chat.completions.create(**CHAT, extra_headers=fault("slow", delay=5))
    begun = time.perf_counter()
    assert client.chat.completions.create(**CHAT, extra_headers=fault("slow", delay=0.2)).choices
    assert time.perf_counter() - begun > 0.2


@pytest.mark.parametrize("code", ["dropped_connection", "dropped_mid_body"])
def test_dropped_connection(client, code):
    """A connection that breaks, before the reply or in it, is the SDK's connection error."""
    with pytest.raises(openai.APIConnectionError):
        client.chat.completions.create(**CHAT, extra_headers=fault(code))


def test_dropped_mid_stream(client):
    """A stream that breaks has given its first pieces when the connection error comes."""
    pieces = []
    stream = client.chat.completions.create(**CHAT, stream=True, extra_headers=fault("dropped_mid_stream"))
    with pytest.raises(openai.APIConnectionError):
        pieces.extend(stream)
    assert pieces
    with pytest.raises(openai.APIConnectionError):
        list(client.responses.create(model="gpt-4o", input="Hi", stream=True, extra_headers=fault("dropped_mid_body")))


def test_very_long_number_of_retries(backend):
    """A number that Python refuses to read is a large one, not a mistake of ours."""
    headers = {"authorization": f"Bearer {KEY}"} | fault("server_error", retries=1)
    headers["x-stainless-retry-count"] = "9" * 5000
    assert backend.handle(Request("GET", "/v1/models", "", headers)).status == 200


def test_malformed_body(client):
    """JSON that is cut short raises what Python's own parser raises, whole and in a stream."""
    with pytest.raises(json.JSONDecodeError):
        client.chat.completions.create(**CHAT, extra_headers=fault("malformed_body"))
    with pytest.raises(json.JSONDecodeError):
        list(client.chat.completions.create(**CHAT, stream=True, extra_headers=fault("malformed_body")))


def test_error_inside_a_stream(client):
    """An error event ends the stream with a plain APIError, after the first pieces."""
    pieces = []
    stream = client.chat.completions.create(**CHAT, stream=True, extra_headers=fault("stream_error"))
    with pytest.raises(openai.APIError) as caught:
        pieces.extend(stream)
    assert type(caught.value) is openai.APIError
    assert caught.value.type == "server_error"
    assert pieces
    with pytest.raises(openai.InternalServerError):
        client.chat.completions.create(**CHAT, extra_headers=fault("stream_error"))


def test_error_inside_a_stream_of_a_response(client):
    """In a response's stream the error is an event of its own, numbered like the others."""
    stream = client.responses.create(model="gpt-4o", input="Hi", stream=True, extra_headers=fault("stream_error"))
    events = list(stream)
    assert [event.sequence_number for event in events] == list(range(len(events)))
    check_exact(ResponseErrorEvent, events[-1].to_dict())


@pytest.mark.parametrize("code", [*faults.FAULTS, *faults.SPOILS])
def test_faults_apply_to_every_route(backend, code):
    """Every route can fail in every way, and never by a mistake of ours."""
    for path, methods in ROUTES.items():
        for method in methods:
            key = ADMIN_KEY if "organization" in path else KEY
            headers = {"authorization": f"Bearer {key}"} | fault(code, delay=7)
            body = json.dumps(CHAT if "chat" in path else {"model": "gpt-4o", "input": "Hi"}).encode()
            reply = backend.handle(Request(method, path, "", headers, body))
            assert reply.delay == 7
            if code in faults.FAULTS:
                assert reply.status == (FAILING[code][0] if code in FAILING else TABLE[code]["status"])
                check_error(b"".join(reply.chunks))


def test_scope_is_the_routes(backend):
    """A key without permission lacks the scope of what it was used for."""
    for path, scope in (("/v1/models", "api.model.read"), ("/v1/chat/completions", "model.request")):
        method = "GET" if path == "/v1/models" else "POST"
        headers = {"authorization": f"Bearer {KEY}"} | fault("missing_scopes")
        reply = backend.handle(Request(method, path, "", headers, b"{}"))
        assert f"Missing scopes: {scope}." in check_error(b"".join(reply.chunks))["message"]


def test_wrong_key_comes_first(backend):
    """Someone without a key learns nothing about faults."""
    reply = backend.handle(Request("GET", "/v1/models", "", fault("server_error"), b""))
    assert reply.status == 401


def test_fault_changes_nothing_else(backend):
    """A request whose fault is over gets the bytes of the same request without the header."""
    headers = {"authorization": f"Bearer {KEY}", "x-stainless-retry-count": "1"} | fault("server_error", retries=1)
    reply = backend.handle(Request("POST", "/v1/chat/completions", "", headers, json.dumps(chat()).encode()))
    assert b"".join(reply.chunks) == ask(backend, chat())[1]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "?",
        "no_such_fault",
        "slow; delay=x",
        "slow; delay=1e9",
        "slow delay=1",
        "slow; retries=1.5",
        "slow; tries=1",
        "slow;",
    ],
)
def test_bad_header_names_the_right_form(client, header):
    """A header that cannot be read is a 400 that names the right form and all codes."""
    with pytest.raises(openai.BadRequestError) as caught:
        client.models.list(extra_headers={faults.HEADER: header})
    assert caught.value.code == "invalid_practice_fault"
    assert "'<code>[; retries=N][; delay=SECONDS]'" in caught.value.body["message"]
    assert all(code in caught.value.body["message"] for code in FAILING)


@pytest.mark.parametrize("wrong", [("no_such_fault", {}), ("slow", {"delay": -1}), ("slow", {"retries": -1})])
def test_helper_refuses_what_the_header_cannot_say(wrong):
    """The helper raises ValueError with the same explanation."""
    code, extra = wrong
    with pytest.raises(ValueError, match="retries=N"):
        fault(code, **extra)


def test_helper_writes_the_header():
    """The header has what was asked for, and no more."""
    assert fault("slow") == {"x-practice-fault": "slow"}
    assert fault("slow", retries=2, delay=0.5) == {"x-practice-fault": "slow; retries=2; delay=0.5"}
