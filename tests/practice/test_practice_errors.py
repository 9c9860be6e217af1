"""Refusals: the API's status, code, param and wording, and never a 500."""

import json

import openai
import pytest
from shapes import ask, chat, check_error

from helpers.practice import KEY
from helpers.practice.resources.chat_completions import PARAMETERS

USER = {"role": "user", "content": "Hi"}
CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
REFUSED = [
    # body, status, code, param, words of the message
    (chat(model="no-such-model"), 404, "model_not_found", None, "The model `no-such-model` does not exist"),
    (chat(model="gpt-3.5-turbo"), 404, "model_not_found", None, "or you do not have access to it."),
    ({"messages": [USER]}, 400, None, None, "you must provide a model parameter"),
    (chat(model=7), 400, "invalid_type", "model", "expected a string, but got an integer instead"),
    ({"model": "gpt-4o"}, 400, "missing_required_parameter", "messages", "Missing required parameter: 'messages'."),
    (chat(messages=[]), 400, "empty_array", "messages", "Invalid 'messages': empty array."),
    (chat(messages="Hi"), 400, "invalid_type", "messages", "expected an array of objects, but got a string"),
    (chat(messages=["Hi"]), 400, "invalid_type", "messages[0]", "expected an object"),
    (chat(messages=[{"content": "Hi"}]), 400, "missing_required_parameter", "messages[0].role", "messages[0].role"),
    (chat(messages=[{"role": "bot", "content": "Hi"}]), 400, "invalid_value", "messages[0].role", "'bot'. Supported"),
    (chat(messages=[USER, {"role": "user"}]), 400, "missing_required_parameter", "messages[1].content", "content"),
    (chat(messages=[USER | {"content": None}]), 400, None, "messages.[0].content", "expected a string, got null."),
    (chat(messages=[USER | {"colour": 1}]), 400, "unknown_parameter", "messages[0].colour", "Unknown parameter"),
    (chat(messages=[USER | {"name": "a b"}]), 400, "invalid_value", "messages[0].name", "does not match pattern"),
    (
        chat(messages=[USER, {"role": "tool", "tool_call_id": "call_1", "content": "1"}]),
        400,
        None,
        "messages.[1].role",
        "must be a response to a preceeding message with 'tool_calls'",
    ),
    (
        chat(messages=[USER, {"role": "assistant", "tool_calls": [CALL]}, USER]),
        400,
        None,
        "messages.[2].role",
        "did not have response messages: call_1",
    ),
    (
        chat(temperature=2.5),
        400,
        "decimal_above_max_value",
        "temperature",
        "Expected a value <= 2, but got 2.5 instead.",
    ),
    (chat(temperature=-1), 400, "decimal_below_min_value", "temperature", "Expected a value >= 0, but got -1 instead."),
    (chat(temperature="hot"), 400, "invalid_type", "temperature", "expected a decimal, but got a string instead."),
    (chat(top_p=1.1), 400, "decimal_above_max_value", "top_p", "<= 1"),
    (chat(n=0), 400, "integer_below_min_value", "n", "Expected a value >= 1, but got 0 instead."),
    (chat(n=129), 400, "integer_above_max_value", "n", "Expected a value <= 128, but got 129 instead."),
    (chat(n=1.5), 400, "invalid_type", "n", "expected an integer, but got a decimal number instead."),
    (chat(n=True), 400, "invalid_type", "n", "but got a boolean instead."),
    (chat(stop=list("abcde")), 400, "array_above_max_length", "stop", "maximum length 4"),
    (chat(max_tokens=0), 400, "integer_below_min_value", "max_tokens", ">= 1"),
    (chat(stream="yes"), 400, "invalid_type", "stream", "expected a boolean"),
    (
        chat(stream_options={"include_usage": True}),
        400,
        None,
        "stream_options",
        "only allowed when 'stream' is enabled",
    ),
    (
        chat(max_tokens=5, max_completion_tokens=5),
        400,
        "invalid_parameter_combination",
        "max_tokens",
        "at the same time is not supported",
    ),
    (chat(colour="red"), 400, None, None, "Unrecognized request argument supplied: colour"),
    (chat(modalities=["audio"]), 400, "not_in_practice_mode", "modalities", "not available in practice mode"),
    (
        chat(reasoning_effort="low"),
        400,
        None,
        None,
        "Unrecognized request argument supplied: reasoning_effort",
    ),
    (
        chat(model="gpt-6-luna", temperature=0.8),
        400,
        "unsupported_value",
        "temperature",
        "Unsupported value: 'temperature' does not support 0.8 with this model. "
        "Only the default (1) value is supported.",
    ),
    (chat(model="gpt-5-mini", temperature=0), 400, "unsupported_value", "temperature", "does not support 0 with"),
    (chat(model="gpt-6.2-astra", top_p=0.5), 400, "unsupported_value", "top_p", "does not support 0.5 with"),
    (
        chat(model="gpt-6.2-astra", reasoning_effort="none"),
        400,
        "unsupported_value",
        "reasoning_effort",
        "does not support 'none' with this model. Supported values are: 'low', 'medium', 'high', 'xhigh', and 'max'.",
    ),
    (
        chat(model="gpt-6-luna", reasoning_effort="minimal"),
        400,
        "unsupported_value",
        "reasoning_effort",
        "Supported values are: 'none', 'low', 'medium', 'high', 'xhigh', and 'max'.",
    ),
    (chat(model="gpt-5-mini", reasoning_effort="xhigh"), 400, "unsupported_value", "reasoning_effort", "and 'high'."),
    (chat(model="gpt-6-luna", reasoning_effort="huge"), 400, "invalid_value", "reasoning_effort", "'huge'. Supported"),
    (
        chat(model="gpt-6-luna", max_tokens=5),
        400,
        "unsupported_parameter",
        "max_tokens",
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ),
    (
        chat(" hello" * 130_000),
        400,
        "context_length_exceeded",
        "messages",
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 130007 tokens.",
    ),
    (chat("a" * 10_485_761), 400, "string_above_max_length", "messages[0].content", "maximum length 10485760"),
    (b"{'model': 'gpt-4o'}", 400, None, None, "We could not parse the JSON body of your request."),
    (b"[]", 400, None, None, "We could not parse the JSON body"),
    (b"\xff\xfe", 400, None, None, "We could not parse the JSON body"),
    (b'{"model": NaN}', 400, None, None, "We could not parse the JSON body"),
    (b'{"model": "\\ud800"}', 400, None, None, "We could not parse the JSON body"),
    (b"[" * 100_000, 400, None, None, "We could not parse the JSON body"),
    (b'{"model": ' * 100_000, 400, None, None, "We could not parse the JSON body"),
    (b"", 400, None, None, "you must provide a model parameter"),
    (b" " * (11 * 2**20 + 1), 413, "request_too_large", None, "at most 11534336 bytes are accepted"),
    (b"[" + b"1," * 500_000 + b"1]", 413, "request_too_large", None, "more than 500000 commas and brackets"),
    (b"[" + b"{}," * 100_000 + b"1]", 413, "request_too_large", None, "more than 100000 objects and lists"),
    (b'["\\"",' + b"{}," * 100_000 + b"1]", 413, "request_too_large", None, "more than 100000 objects and lists"),
    (b'["' + b"{" * 100_001 + b'\\"' + b"[" * 100_001 + b'"]', 400, None, None, "We could not parse the JSON body"),
    (b'["' + b"{}" * 100_000 + b'","' + b"[]" * 100_000, 400, None, None, "We could not parse the JSON body"),
]


@pytest.mark.parametrize(("body", "status", "code", "param", "words"), REFUSED, ids=range(len(REFUSED)))
def test_refusal_is_the_apis(backend, body, status, code, param, words):
    """Each mistake gets its status, code, param and wording, with a request id."""
    reply, content = ask(backend, body)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (status, code, param)
    assert words in error["message"]
    assert error["type"] == "invalid_request_error"
    assert reply.headers["x-request-id"].startswith("req_")
    assert len(content) < 2000


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (lambda client: client.models.retrieve("gpt-4"), openai.NotFoundError),
        (lambda client: client.chat.completions.create(model="gpt-4o", messages=[]), openai.BadRequestError),
        (lambda client: client.with_options(api_key="sk-wrong").models.list(), openai.AuthenticationError),
        (lambda client: client.post("/nowhere", cast_to=object), openai.NotFoundError),
        (lambda client: client.delete("/models", cast_to=object), openai.APIStatusError),
    ],
)
def test_sdk_raises_its_own_class(client, call, kind):
    """The SDK turns each refusal into its exception, with the body's fields on it."""
    with pytest.raises(kind) as caught:
        call(client)
    assert caught.value.type == "invalid_request_error"
    assert caught.value.request_id.startswith("req_")


@pytest.mark.parametrize(
    ("method", "path", "status", "message"),
    [
        ("DELETE", "/v1/chat/completions", 405, "Not allowed to DELETE on /v1/chat/completions."),
        ("POST", "/v1/models/gpt-4o", 405, "Not allowed to POST on /v1/models/gpt-4o."),
        ("POST", "/chat/completions", 404, "Invalid URL (POST /chat/completions)"),
        ("POST", "/v1/completion", 404, "Invalid URL (POST /v1/completion)"),
        ("GET", "/v1/models/", 404, "Invalid URL (GET /v1/models/)"),
        ("GET", "/", 404, "Invalid URL (GET /)"),
        ("BREW", "", 404, "Invalid URL (BREW )"),
    ],
)
def test_wrong_method_and_unknown_url(backend, method, path, status, message):
    """A wrong method is a 405 and an unknown URL a 404, both in the API's shape."""
    reply, content = ask(backend, b"", method=method, path=path)
    assert reply.status == status
    assert message in check_error(content)["message"]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("sk-proj-FAKE-DO-NOT-USE-0123456789MxYA", "sk-proj-***MxYA."),
        ("sk-FAKE-DO-NOT-USE-0123456789wXyZ", "sk-***wXyZ."),
        ("FAKE-DO-NOT-USE-0123456789abcd", "***abcd."),
        ("sk-short", "sk-***."),
        ("sk-Practice-FAKE-DO-NOT-USE", "sk-***-USE."),
    ],
)
def test_wrong_key_is_masked(backend, key, shown):
    """A wrong key is a 401 whose message shows at most the last four characters of it."""
    reply, content = ask(backend, chat(), key=key)
    error = check_error(content)
    assert (reply.status, error["code"]) == (401, "invalid_api_key")
    assert f"Incorrect API key provided: {shown} You can find" in error["message"]
    everything = content.decode() + str(reply.headers)
    assert key[-5:] not in everything
    assert key not in repr(reply)


@pytest.mark.parametrize("key", [None, " "])
def test_missing_key(backend, key):
    """No key at all is a 401 that says how to send one."""
    reply, content = ask(backend, chat(), key=key)
    error = check_error(content)
    assert (reply.status, error["code"]) == (401, None)
    assert error["message"].startswith("You didn't provide an API key.")


@pytest.mark.parametrize("key", [KEY, "sk-practice-of-someone-else"])
def test_valid_key_is_never_sent_back(backend, key):
    """No reply, good or bad, holds the key that came with the request."""
    for body in (chat(), chat(n=0), chat(stream=True), b"{"):
        reply, content = ask(backend, body, key=key)
        assert key not in content.decode() + str(reply.headers)


ODD = [
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    "",
    "가🙂\u2028\x00",
    "x" * 300,
    [],
    [None],
    [[]],
    {},
    {"": None},
    {"type": "text"},
]


@pytest.mark.parametrize("name", [*PARAMETERS, "unknown", "", "가\u2028"])
def test_odd_values_never_break_it(backend, name):
    """Whatever stands in a parameter, the answer is a completion or an error of the API's shape."""
    for model in ("gpt-4o", "gpt-6-luna"):
        for value in ODD:
            reply, content = ask(backend, chat(model=model) | {name: value})
            if reply.status == 200:
                assert b'"chat.completion' in content
            else:
                assert reply.status in (400, 404)
                check_error(content)


@pytest.mark.parametrize(
    "name", ["role", "content", "name", "refusal", "tool_calls", "tool_call_id", "audio", "unknown"]
)
def test_odd_messages_never_break_it(backend, name):
    """Whatever stands in a message, the answer is a completion or an error of the API's shape."""
    parts = [[{"type": value}] for value in ODD] + [[{"type": "text", "text": value}] for value in ODD]
    calls = [[CALL | {field: value}] for field in CALL for value in ODD]
    calls += [[CALL | {"function": {"name": value, "arguments": value}}] for value in ODD]
    for role in ("system", "developer", "user", "assistant", "tool", "function"):
        for value in ODD + parts + calls:
            reply, content = ask(backend, chat(messages=[USER, {"role": role, "content": "Hi"} | {name: value}]))
            assert reply.status in (200, 400), (role, value)
            if reply.status == 400:
                check_error(content)


def test_mistake_of_ours_is_an_error_of_the_apis_shape(backend, monkeypatch, traces):
    """Should the kit itself fail, the client gets a 500 of the API's shape and the trace is left elsewhere."""
    monkeypatch.setattr("helpers.practice.answering.answers.fallback", lambda messages: 1 / 0)
    reply, content = ask(backend, chat("Nothing is prepared for this."))
    assert (reply.status, json.loads(content)["error"]["type"]) == (500, "server_error")
    assert b"ZeroDivision" not in content
    assert ["ZeroDivisionError" in trace for trace in traces] == [True]
