"""explain() and advice(): what a beginner meets gets its own cause and fix, in both languages, and no key is shown."""

from __future__ import annotations

import contextlib
import os
import re
import ssl
import sys
import tomllib
import typing

import httpx2
import openai
import pydantic
import pytest
from kinds import KINDS
from mistakes import CHAT, KEY, MISTAKES, Bench
from openai.types.beta.session_turn_error import SessionTurnError
from openai.types.chat import ChatCompletion
from openai.types.responses import ResponseError, ResponseErrorEvent
from other_server import OtherServer

from helpers import connect, disconnect, error_table, evidence, obstacles
from helpers.errors import InputError, advice, explain
from helpers.language import TEXTS, set_language
from helpers.practice import fault, start
from helpers.practice.wire import faults

LANGUAGES = ("en", "ko")
NAMES = {row.name for row in error_table.rows()}
SENTENCES = {code: tomllib.loads((TEXTS / code / "errors.toml").read_text(encoding="utf-8")) for code in LANGUAGES}


@pytest.fixture(autouse=True)
def english():
    """The words below are looked for in English."""
    set_language("en")
    yield
    set_language(None)


@pytest.fixture(scope="module")
def server():
    """The practice backend."""
    with start() as server:
        yield server


@pytest.fixture
def bench(server, tmp_path, elsewhere):
    """A client and a folder, and an environment without any setting of a key, a server or a proxy."""
    options = {"api_key": server.key, "base_url": server.base_url, "max_retries": 0}
    path, modules = list(sys.path), dict(sys.modules)
    with contextlib.ExitStack() as stack:
        client = stack.enter_context(openai.OpenAI(**options))
        yield Bench(client, openai.AsyncOpenAI(**options), tmp_path, stack)
    sys.path[:] = path
    for name, module in list(sys.modules.items()):  # the look-alike files of a mistake
        if str(getattr(module, "__file__", None)).startswith(str(tmp_path)):
            del sys.modules[name]
    sys.modules.update(modules)


@contextlib.contextmanager
def settings(*pairs):
    """Set environment variables while the block lasts."""
    before = dict(os.environ)
    os.environ.update(pairs)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def raised_by(action):
    """Return what an action raises."""
    try:
        action()
    except BaseException as error:
        return error
    pytest.fail("nothing was raised")


def printed(error, capsys):
    """Return what explain() prints, on one line."""
    explain(error)
    return " ".join(capsys.readouterr().out.split())


def api_error(kind, status, body=None, **fields):
    request = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions", headers={"authorization": f"Bearer {KEY}"})
    response = httpx2.Response(status, request=request)
    body = {"message": "the API's sentence", **fields} if body is None else body
    return kind(f"Error code: {status}", response=response, body=body)


def caused(error, cause):
    error.__cause__ = cause
    return error


# ---- What the API and the connection do, made by the practice backend ----

PROVOKED = {
    # A fault of the practice backend: the row that explains it.
    "rate_limit_exceeded": "rate_limit",
    "missing_scopes": "scopes",
    "server_error": "server",
    "not_found": "base_url",
    "invalid_api_key": "invalid_key",
    "no_api_key": "no_key_sent",
    "mismatched_organization": "organization",
    "mismatched_project": "project",
    "invalid_organization": "organization",
    "no_organization": "organization",
    "account_deactivated": "deactivated",
    "ip_not_authorized": "address_not_allowed",
    "unsupported_country_region_territory": "country",
    "insufficient_quota": "quota",
    "credit_balance_exhausted": "quota",
    "project_spend_limit_exceeded": "spend_limit",
    "organization_spend_limit_exceeded": "spend_limit",
    "organization_usage_limit_exceeded": "spend_limit",
    "billing_not_active": "billing_not_active",
    "billing_hard_limit_reached": "spend_limit",
    "request_over_rate_limit": "request_too_large",
    "slow_down": "rate_limit",
    "unknown_429": "too_many",
    "server_is_overloaded": "overloaded",
    "flex_unavailable": "overloaded",
    "context_length_exceeded": "context_length",
    "max_tokens_per_request": "request_too_long",
    "model_not_found": "model_not_found",
    "only_in_responses": "responses_only",
    "not_a_chat_model": "wrong_model_kind",
    "unverified_organization": "verify_organization",
    "temperature_value": "temperature",
    "temperature_parameter": "temperature",
    "temperature_in_responses": "temperature",
    "max_tokens_parameter": "unsupported_parameter",
    "max_tokens_too_large": "max_tokens_too_large",
    "verbosity_value": "unsupported_value",
    "effort_value": "unsupported_value",
    "effort_unrecognized": "no_reasoning_model",
    "argument_unrecognized": "unknown_parameter",
    "moved_parameter": "moved_parameter",
    "chat_tool_in_responses": "tools_shape",
    "missing_parameter": "missing_parameter",
    "content_null": "content_null",
    "metadata_without_store": "needs_another",
    "invalid_function_parameters": "schema",
    "reasoning_item_missing": "reasoning_item",
    "function_call_unanswered": "tool_output",
    "tool_calls_unanswered": "tool_order",
    "previous_response_not_found": "not_stored",
    "invalid_prompt": "policy",
    "data_residency_mismatch": "data_residency",
    "bio_policy": "policy",
    "cyber_policy": "policy",
    "misalignment_policy_violation": "policy",
    "vector_store_timeout": "server",
    "invalid_image": "image",
    "invalid_image_format": "image",
    "invalid_base64_image": "image",
    "invalid_image_url": "image",
    "image_too_large": "image",
    "image_too_small": "image",
    "image_parse_error": "image",
    "image_content_policy_violation": "policy",
    "invalid_image_mode": "image",
    "image_file_too_large": "image",
    "unsupported_image_media_type": "image",
    "empty_image_file": "image",
    "failed_to_download_image": "image",
    "image_file_not_found": "image",
    "dropped_connection": "dropped",
    "dropped_mid_body": "dropped",
    "malformed_body": "broken_body",
    "stream_error": "server",
}


def test_every_fault_of_the_practice_backend_is_explained_here():
    """A fault that is added there is added here; "slow" is no error but for those who do not wait."""
    assert PROVOKED.keys() == {*faults.FAULTS, *faults.SPOILS} - {"slow", "dropped_mid_stream"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PROVOKED)
def test_what_the_api_refuses_is_named(bench, name, language, capsys):
    """Provoked for real, the error gets its own row, and its sentences are printed."""
    set_language(language)
    error = raised_by(lambda: bench.client.chat.completions.create(**CHAT, extra_headers=fault(name)))
    given = advice(error)
    assert given.name == PROVOKED[name]
    out = printed(error, capsys)
    assert " ".join(given.cause.split()) in out
    assert " ".join(given.fix.split()) in out
    assert type(error).__name__ in out


def test_what_breaks_in_a_stream_is_told_from_what_never_came(bench):
    """The SDK raises other classes in a stream: a plain APIError, or the JSON parser's own."""
    ask = lambda name: list(bench.client.chat.completions.create(**CHAT, stream=True, extra_headers=fault(name)))  # noqa: E731
    assert advice(raised_by(lambda: ask("stream_error"))).name == "mid_stream"
    assert advice(raised_by(lambda: ask("dropped_mid_stream"))).name == "dropped"
    assert advice(raised_by(lambda: ask("malformed_body"))).name == "broken_body"
    slow = lambda: bench.client.with_options(timeout=0.1).models.list(extra_headers=fault("slow", delay=0.5))  # noqa: E731
    assert advice(raised_by(slow)).name == "timeout"


RAW = {
    # What servers in between, and other servers, answer: status, body, and the row.
    "404 of a web server": (404, "<html><h1>Not Found</h1>nginx</html>", "base_url"),
    "404 of ollama": (404, "404 page not found", "base_url"),
    "404 of fastapi": (404, {"detail": "Not Found"}, "base_url"),
    "404 of LM Studio": (404, {"error": "Unexpected endpoint or method. (POST /chat/completions)"}, "base_url"),
    "404 empty": (404, "", "base_url"),
    "405": (405, {"detail": "Method Not Allowed"}, "base_url"),
    "404 of vllm": (404, {"message": "The model `m` does not exist.", "type": "NotFoundError"}, "model_not_found"),
    "404 of ollama's model": (404, {"error": {"message": "model 'm' not found"}}, "model_not_found"),
    "404 with its own code": (404, {"error": {"message": "No such thing here", "code": "gone"}}, "not_found"),
    "404 of a file": (404, {"error": {"message": "No such File object: file-abc"}}, "not_stored"),
    "400 of a web server": (400, "<html><h1>400 Bad Request</h1>nginx</html>", "not_api"),
    "400 of the API": (400, {"error": {"message": "Something is wrong."}}, "bad_request"),
    "401 of another service": (401, {"error": {"message": "User not found.", "code": 401}}, "unauthorized"),
    "401 with a new code": (401, {"error": {"message": "No.", "code": "new_code"}}, "unauthorized"),
    "402": (402, {"error": {"message": "Insufficient credits", "code": 402}}, "quota"),
    "403 of a firewall": (403, "<html>Access denied by policy</html>", "blocked"),
    "403 of the API": (403, {"error": {"message": "You may not do this."}}, "permission"),
    "403 of a project": (
        403,
        {"error": {"message": "Project has no access", "code": "model_not_found"}},
        "model_not_found",
    ),
    "408": (408, {"error": {"message": "Too slow."}}, "timeout"),
    "409": (409, {"error": {"message": "Still at work."}}, "conflict"),
    "413": (413, "Request Entity Too Large", "request_too_long"),
    "418": (418, {"error": {"message": "I am a teapot."}}, "other_status"),
    "422": (422, {"detail": [{"msg": "field required"}]}, "unprocessable"),
    "429 with money's type": (429, {"error": {"message": "No.", "code": "new", "type": "insufficient_quota"}}, "quota"),
    "429 without a code": (429, {"error": {"message": "Too many requests."}}, "too_many"),
    "429 of a proxy": (429, "Too many requests", "too_many"),
    "502 of a proxy": (502, "<html><h1>502 Bad Gateway</h1></html>", "gateway"),
    "500 of the practice backend": (500, {"error": {"message": "No.", "code": "practice_replies"}}, "practice_replies"),
    "501 not in practice": (400, {"error": {"message": "No.", "code": "not_in_practice_mode"}}, "practice_mode"),
    "529": (529, {"error": {"message": "Overloaded"}}, "server"),
    "404 of a newer ollama": (
        404,
        {"error": {"message": 'model "m" not found, try pulling it first', "type": "not_found_error", "code": None}},
        "local_model_missing",
    ),
    "404 of an empty LM Studio": (
        404,
        {"error": {"message": "No models loaded. Please load a model.", "type": "invalid_request_error"}},
        "local_none_loaded",
    ),
    "503 of llama.cpp": (
        503,
        {"error": {"message": "Loading model", "type": "unavailable_error", "code": 503}},
        "local_loading",
    ),
    "503 of the relay": (503, {"error": {"message": "x", "code": "local_server_gone"}}, "local_stopped"),
    "LM Studio": (
        400,
        {"error": "Trying to keep the first 5000 tokens ... loaded with context length of only 4096 tokens, which ..."},
        "context_length",
    ),
    "llama.cpp": (
        400,
        {"error": {"message": "too long", "code": 400, "type": "exceed_context_size_error"}},
        "context_length",
    ),
    "embeddings": (
        400,
        {"error": {"message": "This model's maximum context length is 8192 tokens, however ..."}},
        "context_length",
    ),
    "json": (400, {"error": {"message": "'messages' must contain the word 'json' in some form"}}, "json_word"),
    "schema": (400, {"error": {"message": "Invalid schema for response_format 'a': ..."}}, "schema"),
    "range": (
        400,
        {"error": {"message": "Too high", "param": "temperature", "code": "decimal_above_max_value"}},
        "temperature_range",
    ),
    "value": (400, {"error": {"message": "No.", "param": "n", "code": "integer_below_min_value"}}, "invalid_value"),
    "effort and tools": (
        400,
        {"error": {"message": "Function tools with reasoning_effort are not supported for m"}},
        "tools_while_reasoning",
    ),
    "file": (400, {"error": {"message": "No.", "code": "unsupported_file"}}, "file"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", RAW)
def test_whose_words_a_reply_has_decides(case, language, capsys):
    """A 404 of the API is not the address's fault, one of a web server is: the shape of the reply tells."""
    set_language(language)
    status, body, row = RAW[case]
    request = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")
    content = {"html": body} if isinstance(body, str) else {"json": body}
    response = httpx2.Response(status, request=request, **content)
    client = openai.OpenAI(api_key=KEY)
    error = client._make_status_error_from_response(response)
    assert advice(error).name == row
    out = printed(error, capsys)
    assert "<h" not in out
    assert "None" not in out


SDK = [
    # What the SDK raises, of its own.
    (openai.APITimeoutError(httpx2.Request("POST", "http://127.0.0.1")), "timeout"),
    (openai.APIConnectionError(request=httpx2.Request("POST", "http://127.0.0.1")), "connection"),
    (caused(openai.APIConnectionError(request=httpx2.Request("GET", "http://a")), httpx2.ReadError("")), "dropped"),
    (caused(openai.APIConnectionError(request=httpx2.Request("GET", "http://a")), httpx2.ProxyError("no")), "proxy"),
    (caused(openai.APIConnectionError(request=httpx2.Request("GET", "http://a")), ssl.SSLError("x")), "tls"),
    (openai.APIError("the stream's sentence", httpx2.Request("GET", "http://a"), body=None), "mid_stream"),
    (
        openai.APIError("x", httpx2.Request("GET", "http://a"), body={"message": "x", "code": "rate_limit_exceeded"}),
        "rate_limit",
    ),
    (
        openai.APIError("x", httpx2.Request("GET", "http://a"), body={"message": "x", "code": "request_timeout"}),
        "timeout",
    ),
    (
        openai.APIResponseValidationError(httpx2.Response(200, request=httpx2.Request("GET", "http://a")), None),
        "not_api",
    ),
    (openai.ContentFilterFinishReasonError(), "content_filter"),
    (
        openai.OAuthError(
            response=httpx2.Response(401, request=httpx2.Request("GET", "http://a")), body={"error": "invalid_grant"}
        ),
        "identity_token",
    ),
    (openai.WebSocketQueueFullError("full"), "websocket"),
    (InputError("the kit's own sentence"), "input"),
    (ResponseError(code="rate_limit_exceeded", message="slower"), "rate_limit"),
    (ResponseErrorEvent(code="server_error", message="x", type="error", sequence_number=1), "server"),
    (ExceptionGroup("several", [ValueError("first"), KeyError("second")]), "unknown"),
    (ExceptionGroup("tasks", [ExceptionGroup("inner", [openai.ContentFilterFinishReasonError()])]), "content_filter"),
]


@pytest.mark.parametrize(("error", "row"), SDK, ids=lambda value: value if isinstance(value, str) else None)
def test_what_the_sdk_raises_is_named(error, row, capsys, elsewhere):
    """Each has its own row, and is printed without a placeholder left open."""
    assert advice(error).name == row
    assert "{" not in printed(error, capsys)


def test_every_class_and_code_of_the_sdk_is_known():
    """What a newer openai package adds is found here and not by a learner."""
    classes = set(openai._exceptions.__all__) | {"OpenAIError", "APIError", "APIStatusError"}
    conditions = [row.conditions for row in error_table.rows()]
    named = {name for asked in conditions for name in _listed(asked.get("class"))}
    assert classes - named == set()
    for kind in (ResponseError, SessionTurnError):
        for code in typing.get_args(kind.model_fields["code"].annotation):
            if code in (
                "authentication_error",
                "invalid_request",
                "sandbox_error",
                "executor_version_incompatible",
                "active_turn_not_steerable",
                "connection_failed",
            ):
                continue  # of agents' sessions: the message says all there is
            found = evidence.gather(ResponseError.construct(code=code, message="the API's sentence"))
            assert error_table.match(found).name != "unknown", code


def _listed(value):
    return value if isinstance(value, list) else [value] if value else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", KINDS)
def test_errors_of_the_same_kinds_are_named(bench, case, language, capsys):
    """What learners meet beside the reported cases has its own cause as well; nothing ends as unknown."""
    set_language(language)
    row, make = KINDS[case]
    error = raised_by(lambda: make(bench))
    given = advice(error)
    assert given.name == row
    out = printed(error, capsys)
    assert " ".join(given.cause.split()) in out
    assert " ".join(given.fix.split()) in out
    assert "<" not in given.fix
    assert not re.search(r"\{\w+\}", given.cause + given.fix)


OBSTACLES = {
    # A variable that was set for something else, and how an SDK client fails under it: (value, action).
    "SSL_CERT_FILE": ("/nonexistent/cacert.pem", lambda b: b.new()),
    "HTTPS_PROXY": ("://", lambda b: b.new()),
    "ALL_PROXY": ("socks5://127.0.0.1:1", lambda b: b.new()),
    "OPENAI_ORG_ID": ("조직", lambda b: b.new().models.list()),
    "OPENAI_PROJECT_ID": ("proj_\tㄱ", lambda b: b.new().models.list()),
    "OPENAI_CUSTOM_HEADERS": ("X-Name: 이름", lambda b: b.new().models.list()),
    "SSL_CERT_DIR": (
        "/nonexistent",
        lambda b: _raise_from(openai.APIConnectionError(request=httpx2.Request("GET", "https://a")), ssl.SSLError("x")),
    ),
}


def _raise_from(error, cause):
    raise error from cause


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variable", OBSTACLES)
def test_the_variable_in_the_way_is_named_as_the_doctor_names_it(bench, variable, language):
    """A client that a setting stops is told which one it is, in the same words; and without it the call succeeds."""
    set_language(language)
    value, fail = OBSTACLES[variable]
    with settings((variable, value)):
        given = advice(raised_by(lambda: fail(bench)))
        (obstacle,) = obstacles.find()
        assert given.cause == obstacle.problem
        assert variable in given.cause
        assert f'os.environ.pop("{variable}", None)' in given.fix
        os.environ.pop(variable)  # as the fix says
        assert bench.new().models.list().data


def test_a_variable_that_is_not_to_blame_is_not_blamed(bench):
    """The code's own mistake stays the code's own."""
    with settings(("OPENAI_ORG_ID", "org-fits")):
        given = advice(raised_by(lambda: bench.new(project="조직").models.list()))
    assert given.name == "header_characters"
    assert "pop(" not in given.fix
    assert "http_client" in advice(raised_by(lambda: openai.DefaultHttpxClient(proxy="localhost:8080"))).cause


def test_only_the_practice_backend_is_called_by_that_name():
    """Its port is another one every time; any other server keeps its name, in practice mode too."""
    connect()
    try:
        for url, named in (
            (os.environ["OPENAI_BASE_URL"], "the practice backend"),
            ("http://a.example:81/v1", "a.example:81"),
        ):
            error = openai.APIConnectionError(request=httpx2.Request("GET", url))
            assert named in advice(caused(error, ConnectionRefusedError())).cause
    finally:
        disconnect()


def test_what_practice_mode_put_aside_is_not_blamed(bench):
    """It is not in the way of a client that the practice backend serves."""
    with settings(("SSL_CERT_FILE", "/nonexistent/cacert.pem")):
        connect()
        try:
            assert obstacles.find()
            assert obstacles.now(obstacles.GROUPS) is None
        finally:
            disconnect()


# ---- What a beginner's code does, made for real ----


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.id)
def test_a_beginner_s_mistake_is_named(bench, mistake, language, capsys):
    """Python's own errors have no code: class, words, the object asked and the traceback's way tell."""
    set_language(language)
    with settings(*mistake.settings):
        error = raised_by(lambda: mistake.make(bench))
        given = advice(error)
        assert given.name == mistake.row
        out = printed(error, capsys)
    assert " ".join(given.cause.split()) in out
    assert "{" not in given.cause.replace('{"', "").replace("{'", "").replace("{}", "")
    for name, value in mistake.settings:
        assert name in given.cause
        assert "secret" not in out or "secret" not in value
    if mistake.row not in ("key_characters", "missing_key", "none_to_environment", "no_key_in_environment", "azure"):
        assert "API key contains" not in out
        assert "API 키에" not in out


@pytest.mark.parametrize("mistake", [mistake for mistake in MISTAKES if mistake.mended], ids=lambda mistake: mistake.id)
def test_the_advice_followed_literally_works(bench, mistake):
    """What the fix says is done, nothing else, and the call succeeds."""
    if mistake.settings:
        with settings(*mistake.settings):
            raised_by(lambda: mistake.make(bench))
            for name, _ in mistake.settings:  # the fix says: remove the variable
                os.environ.pop(name)
            mistake.mended(bench)
    else:
        raised_by(lambda: mistake.make(bench))
        mistake.mended(bench)


def ask(bench, **changes):
    """Send a chat for which any argument can be changed, or left out with None."""
    request = {"model": "gpt-6-luna", "messages": CHAT["messages"], **changes}
    return bench.client.chat.completions.create(**{name: value for name, value in request.items() if value is not None})


MENDED = {
    # A row: a request that meets it, and the same request as the fix puts it right.
    "model_not_found": (
        lambda b: ask(b, model="no-such-model"),
        lambda b: ask(b, model=next(model.id for model in b.client.models.list())),
    ),
    "temperature": (
        lambda b: ask(b, temperature=0.1, reasoning_effort="medium"),
        lambda b: ask(b, temperature=0.1, reasoning_effort="none"),
    ),
    "temperature_range": (
        lambda b: ask(b, model="gpt-4o", temperature=3),
        lambda b: ask(b, model="gpt-4o", temperature=2),
    ),
    "unsupported_parameter": (lambda b: ask(b, max_tokens=20), lambda b: ask(b, max_completion_tokens=20)),
    "context_length": (
        lambda b: ask(b, model="gpt-4o-mini", messages=[{"role": "user", "content": "hello " * 130_000}]),
        lambda b: ask(b, model="gpt-4o-mini", messages=[{"role": "user", "content": "hello " * 13}]),
    ),
    "invalid_key": (
        lambda b: b.new(api_key=KEY).models.list(),
        lambda b: b.new(api_key=b.client.api_key).models.list(),
    ),
    "base_url": (
        lambda b: b.new(base_url=f"{b.client.base_url}chat/completions").chat.completions.create(**CHAT),
        lambda b: b.new(base_url=str(b.client.base_url)).chat.completions.create(**CHAT),
    ),
    "missing_parameter": (
        lambda b: b.client.chat.completions.create(model="gpt-4o", messages=[{"content": "Hi"}]),
        lambda b: b.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}]),
    ),
    "needs_another": (
        lambda b: ask(b, stream_options={"include_usage": True}),
        lambda b: list(ask(b, stream=True, stream_options={"include_usage": True})),
    ),
    "moved_parameter": (
        lambda b: b.client.responses.create(model="gpt-4o", input="Hi", extra_body={"reasoning_effort": "low"}),
        lambda b: b.client.responses.create(model="gpt-6-luna", input="Hi", reasoning={"effort": "low"}),
    ),
    "tool_order": (
        lambda b: ask(b, model="gpt-4o", messages=[{"role": "tool", "tool_call_id": "call_1", "content": "1"}]),
        lambda b: ask(b, model="gpt-4o", messages=_called()),
    ),
    "tool_output": (
        lambda b: b.client.responses.create(model="gpt-4o", input=_called_in_responses()[:2]),
        lambda b: b.client.responses.create(model="gpt-4o", input=_called_in_responses()),
    ),
    "not_stored": (
        lambda b: b.client.responses.create(model="gpt-4o", input="Hi", previous_response_id="resp_none"),
        lambda b: b.client.responses.create(
            model="gpt-4o",
            input="Hi",
            previous_response_id=b.client.responses.create(model="gpt-4o", input="Hi").id,
        ),
    ),
}


def _called_in_responses():
    call = {"call_id": "call_1", "name": "now", "arguments": "{}"}
    return [
        {"role": "user", "content": "Hi"},
        {"type": "function_call", **call},
        {"type": "function_call_output", "call_id": "call_1", "output": "12:00"},
    ]


def _called():
    call = {"id": "call_1", "type": "function", "function": {"name": "now", "arguments": "{}"}}
    return [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": "1"},
    ]


@pytest.mark.parametrize("row", MENDED)
def test_a_refused_request_succeeds_as_the_advice_says(bench, row):
    """Practice mode refuses the request as the API does, and takes the one that the fix describes."""
    wrong, right = MENDED[row]
    assert advice(raised_by(lambda: wrong(bench))).name == row
    right(bench)


PASSING = [name for name, row in PROVOKED.items() if row in ("rate_limit", "server", "overloaded", "dropped")]


@pytest.mark.parametrize("name", PASSING)
def test_where_waiting_is_advised_the_same_request_succeeds_later(bench, name, monkeypatch):
    """The table says "again", the advice says so, and the SDK's own retry gets through."""
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)
    error = raised_by(lambda: bench.client.models.list(extra_headers=fault(name)))
    assert advice(error).again
    assert bench.client.with_options(max_retries=1).models.list(extra_headers=fault(name, retries=1)).data


# ---- The table as a whole ----


def test_every_row_is_met_by_a_test():
    """A row that nothing here provokes may never fit anything."""
    met = {*PROVOKED.values(), *MENDED, *(mistake.row for mistake in MISTAKES), *(row for _, row in SDK)}
    met |= (
        {row for *_, row in RAW.values()} | {row for row, _ in KINDS.values()} | {"cut_off"}
    )  # lesson 11 cuts an answer off; the test below too
    assert NAMES - met == set()
    assert met - NAMES == set()


def test_an_answer_that_was_cut_off_is_named(bench):
    """parse() raises where the limit was reached."""
    cut = raised_by(lambda: bench.client.chat.completions.parse(**CHAT, max_completion_tokens=1, response_format=Name))
    assert advice(cut).name == "cut_off"


class Name(pydantic.BaseModel):
    """What parse() fills in."""

    name: str


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_its_sentences(language):
    """No row without a cause and a fix, and no sentence without a row."""
    sentences = SENTENCES[language]
    parts = {f"{name}_{part}" for name in NAMES for part in ("cause", "fix")}
    assert {name for name in sentences if name.endswith(("_cause", "_fix"))} == parts
    assert all(sentences[name] for name in parts - {"input_fix"})


BLAMED = {
    # What a fix may point to only where the evidence points there: the rows that do.
    "OPENAI_BASE_URL": {
        "base_url",
        "base_url_form",
        "blocked",
        "gateway",
        "not_api",
        "broken_body",
        "connection",
        "refused",
        "dns",
        "text_already",
        "login_page",
        "no_tls",
        "azure_answer",
    },
    "status.openai.com": {"server"},
    "https://platform.openai.com/settings/organization/api-keys": {"invalid_key"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", BLAMED)
def test_nothing_is_blamed_without_evidence(language, words):
    """The base URL, the key and the status page are named by those rows alone whose evidence shows them."""
    named = {name for name in NAMES for part in ("cause", "fix") if words in SENTENCES[language][f"{name}_{part}"]}
    assert named == BLAMED[words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_waiting_is_advised_only_where_it_helps(language):
    """ "Try again" and "wait" belong to rows whose request can succeed unchanged."""
    words = {"en": ("Try again", "Wait and"), "ko": ("다시 시도하세요", "기다렸다가")}[language]
    for row in error_table.rows():
        fix = SENTENCES[language][f"{row.name}_fix"]
        if any(word in fix for word in words):
            assert row.again, row.name


def test_examples_fit_their_own_rows():
    """The message that a row shows is one that it recognizes, and one that the practice backend sends."""
    for row in error_table.rows():
        words = _listed(row.conditions.get("words"))
        if words and not set(row.example) <= {"."}:
            assert any(re.search(pattern, row.example) for pattern in words), row.name


def test_a_row_with_an_unknown_condition_is_refused(monkeypatch, tmp_path):
    """A typing error in the table is found when it is read."""
    path = tmp_path / "errors.toml"
    path.write_text('[[row]]\nname = "a"\nclas = "ValueError"\n', encoding="utf-8")
    monkeypatch.setattr(error_table, "PATH", path)
    with pytest.raises(ValueError, match="clas"):
        error_table.rows.__wrapped__()


# ---- What is printed ----


def test_a_whole_web_page_is_not_repeated(capsys):
    """A proxy or a wrong address answers with HTML; its beginning is enough."""
    explain(api_error(openai.BadRequestError, 400, message="<p>Not here.</p> " * 500))
    out = capsys.readouterr().out
    assert "<p>Not here.</p>" in out
    assert " …" in out
    assert len(out) < 1000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [openai.AuthenticationError, openai.BadRequestError])
def test_a_key_in_the_message_is_masked(kind, language, capsys):
    """Whatever a server writes into its message, at most the last four characters come out."""
    set_language(language)
    explain(api_error(kind, 401, code=None, message=f"Incorrect API key provided: {KEY}."))
    out = capsys.readouterr().out
    assert "FAKE" not in out
    assert "…WXYZ" in out


@pytest.mark.parametrize("key", ["gsk_FAKEfakeFAKE1234WXYZ", "a-bare-token-WXYZ", "0123456789abcdef0123456789WXYZ"])
def test_the_key_that_a_request_carried_is_masked(key, capsys, elsewhere):
    """Another server's key has no known form; the request still has it."""
    with OtherServer() as server:
        server.reply = lambda body: (401, {"error": {"message": f"Unknown key {key} here", "code": None}})
        client = openai.OpenAI(api_key=key, base_url=server.base_url, max_retries=0)
        error = raised_by(lambda: client.chat.completions.create(**CHAT))
    out = printed(error, capsys)
    assert key[:-4] not in out
    assert "…WXYZ here" in out


def test_a_foreseeable_mistake_shows_its_message_and_no_traceback_in_ipython(capsys):
    """IPython asks an exception how to show itself."""
    from IPython.core.interactiveshell import InteractiveShell

    try:
        result = InteractiveShell().run_cell("from helpers import chat_gpt\nchat_gpt()")
    finally:
        disconnect()
    assert isinstance(result.error_in_exec, InputError)
    out = capsys.readouterr().out
    assert str(result.error_in_exec) in out
    assert "Traceback" not in out
    assert printed(result.error_in_exec, capsys) == str(result.error_in_exec)


def test_in_a_notebook_s_cell_the_expression_that_failed_is_found():
    """IPython compiles cells its own way; the names in the failing expression are still there."""
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    cell = "class C:\n    choices = []\nchunk = C()\nfor _ in [1]:\n    text = chunk.choices[0].delta.content or ''"
    result = shell.run_cell(cell)
    assert advice(result.error_in_exec).name == "chunk_without_choices"
    assert advice(shell.run_cell("choices = []\nchoices[0]").error_in_exec).name == "unknown"


def test_a_cut_off_completion_is_named_as_the_sdk_raises_it():
    """LengthFinishReasonError holds the completion."""
    completion = ChatCompletion.construct(
        id="1", choices=[], created=1, model="m", object="chat.completion", usage=None
    )
    assert advice(openai.LengthFinishReasonError(completion=completion)).name == "cut_off"
