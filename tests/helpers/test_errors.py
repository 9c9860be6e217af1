"""explain(): every error a beginner meets has its own cause and fix, and no key in it."""

import json

import httpx2
import openai
import pydantic
import pytest
from openai.types.chat import ChatCompletion

from helpers import disconnect
from helpers.errors import InputError, explain
from helpers.language import set_language
from helpers.practice import fault, start

KEY = "sk-proj-FAKE-DO-NOT-USE-abcdWXYZ"


@pytest.fixture(autouse=True)
def english():
    """The words below are looked for in English."""
    set_language("en")
    yield
    set_language(None)


def api_error(kind, status, **body):
    request = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")
    response = httpx2.Response(status, request=request)
    return kind(f"Error code: {status}", response=response, body={"message": "the API's sentence", **body})


def caused(error, cause):
    error.__cause__ = cause
    return error


REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")
COMPLETION = ChatCompletion(
    id="chatcmpl-1",
    object="chat.completion",
    created=1,
    model="gpt-6-luna",
    choices=[{"index": 0, "finish_reason": "length", "message": {"role": "assistant", "content": '{"name": "'}}],
)
CASES = [
    (api_error(openai.AuthenticationError, 401, code="invalid_api_key"), "does not know this key"),
    (api_error(openai.AuthenticationError, 401, code=None), "Model capabilities: Write"),
    (api_error(openai.PermissionDeniedError, 403, code="unsupported_country_region_territory"), "country or region"),
    (api_error(openai.PermissionDeniedError, 403), "it may not do this"),
    (api_error(openai.NotFoundError, 404, code="model_not_found"), "client.models.list()"),
    (api_error(openai.NotFoundError, 404), "OPENAI_BASE_URL"),
    (api_error(openai.BadRequestError, 400, code="context_length_exceeded"), "Shorten the messages"),
    (api_error(openai.BadRequestError, 400, code=400, type="exceed_context_size_error"), "Shorten the messages"),
    (api_error(openai.BadRequestError, 400, code="unsupported_value", param="temperature"), 'reasoning_effort="none"'),
    (api_error(openai.BadRequestError, 400, code="unsupported_value", param="stop"), "value of stop"),
    (api_error(openai.BadRequestError, 400, code="unsupported_parameter", param="max_tokens"), "Leave max_tokens out"),
    (api_error(openai.BadRequestError, 400, param="messages"), "The request itself is not right"),
    (api_error(openai.RateLimitError, 429, code="rate_limit_exceeded"), "Wait and try again"),
    (api_error(openai.RateLimitError, 429, code="insufficient_quota"), "ChatGPT subscription is not API credit"),
    (api_error(openai.RateLimitError, 429, code="credit_balance_exhausted"), "ChatGPT subscription is not API credit"),
    (api_error(openai.RateLimitError, 429, code="new_code", type="insufficient_quota"), "no credit left"),
    (api_error(openai.RateLimitError, 429, code="project_spend_limit_exceeded"), "Raise the limit"),
    (api_error(openai.InternalServerError, 503, code="server_is_overloaded"), "Your request is fine"),
    (openai.APITimeoutError(httpx2.Request("POST", "http://127.0.0.1")), "did not come in time"),
    (openai.APIConnectionError(request=httpx2.Request("POST", "http://127.0.0.1")), "could not be reached"),
    (caused(openai.APIConnectionError(request=REQUEST), httpx2.ReadError("")), "broke off"),
    (caused(openai.APIConnectionError(request=REQUEST), httpx2.RemoteProtocolError("")), "broke off"),
    (caused(openai.APIConnectionError(request=REQUEST), httpx2.ConnectError("")), "could not be reached"),
    (caused(openai.APIConnectionError(request=REQUEST), httpx2.LocalProtocolError(KEY)), "no key has"),
    (api_error(openai.ConflictError, 409), "collides with another"),
    (api_error(openai.UnprocessableEntityError, 422), "cannot do what it says: the API's sentence"),
    (api_error(openai.APIStatusError, 405), "Search for the error's name"),
    (openai.APIError("the stream's sentence", REQUEST, body=None), "in the middle of a stream"),
    (openai.APIResponseValidationError(httpx2.Response(200, request=REQUEST), None), "not an answer of the API"),
    (json.JSONDecodeError("Expecting value", "<html>", 0), "not an answer of the API"),
    (openai.ContentFilterFinishReasonError(), "content filter stopped"),
    (RuntimeError("asyncio.run() cannot be called from a running event loop"), "await my_function()"),
    (TypeError("'NoneType' object is not subscriptable"), "Search for the error's name"),
    (AttributeError("'str' object has no attribute 'lenght'"), "Search for the error's name"),
    (UnicodeEncodeError("ascii", f"Bearer {KEY}\uac00", 40, 41, "ordinal not in range"), "no key has"),
    (ModuleNotFoundError("No module named 'openai'"), "restart the kernel"),
    (ZeroDivisionError("division by zero"), "division by zero"),
]


@pytest.mark.parametrize(("error", "words"), CASES, ids=lambda value: getattr(value, "code", None) or None)
def test_each_error_has_its_own_cause_and_fix(error, words, capsys):
    """The printed text holds the words that only this explanation has."""
    explain(error)
    out = capsys.readouterr().out
    assert words in " ".join(out.split())
    assert type(error).__name__ in out.splitlines()[0]
    assert "Cause: " in out
    assert "Fix: " in out


def test_missing_credentials_are_recognized(capsys, monkeypatch):
    """The SDK raises its base class for a missing key; only the text tells."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(openai.OpenAIError) as caught:
        openai.OpenAI()
    explain(caught.value)
    assert "Run connect() first" in capsys.readouterr().out


def test_code_written_for_openai_0_is_recognized(capsys):
    """Most code on the web was written before 1.0."""
    with pytest.raises(Exception, match=r"no longer supported") as caught:
        openai.ChatCompletion.create(model="gpt-4", messages=[])
    explain(caught.value)
    assert "client = OpenAI()" in capsys.readouterr().out


class Name(pydantic.BaseModel):
    """What a lesson might have the API fill in."""

    name: str


CLIENT = openai.OpenAI(api_key=KEY, base_url="http://127.0.0.1:9/v1")
MISTAKES = {
    # What a beginner's code does, before anything is sent: the words of its explanation.
    "proxies": (lambda: openai.OpenAI(api_key=KEY, proxies={}), "HTTPS_PROXY"),
    "openai.error": (lambda: openai.error.RateLimitError, "openai.RateLimitError instead"),
    "positional": (lambda: CLIENT.chat.completions.create("gpt-6-luna", []), "Write the names"),
    "engine": (lambda: CLIENT.chat.completions.create(engine="gpt-6-luna", messages=[]), "needs model and messages"),
    "unknown": (
        lambda: CLIENT.chat.completions.create(model="gpt-6-luna", messages=[], max_token=5),
        "no argument of that name",
    ),
    "brackets": (lambda: COMPLETION["choices"], "Write dots"),
    "dictionary": (lambda: COMPLETION.choices[0].message["content"], "Write dots"),
    "web page": (lambda: "<html>".choices, "not an answer of the API"),
    "pydantic": (lambda: Name.model_validate_json('{"nam": 1}'), "do not fit the class"),
    "cut off": (lambda: raise_(openai.LengthFinishReasonError(completion=COMPLETION)), "cut off by the token limit"),
}


def raise_(error):
    raise error


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_in_the_code_are_recognized(mistake, capsys):
    """Python's own errors have no code; their words are matched, as they really are."""
    action, words = MISTAKES[mistake]
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which one it is, is the point
        action()
    explain(caught.value)
    assert words in " ".join(capsys.readouterr().out.split())


def test_a_connection_that_breaks_off_is_told_from_one_that_never_was(capsys):
    """The practice backend drops it for real; the SDK raises the same class for both."""
    with start() as server:
        client = openai.OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
        for code in ("dropped_connection", "dropped_mid_body"):
            with pytest.raises(openai.APIConnectionError) as caught:
                client.models.list(extra_headers=fault(code))
            explain(caught.value)
            assert "broke off" in capsys.readouterr().out


def test_a_whole_web_page_is_not_repeated(capsys):
    """A proxy or a wrong address answers with HTML; its beginning is enough."""
    explain(api_error(openai.BadRequestError, 400, message="<p>Not here.</p> " * 500))
    out = capsys.readouterr().out
    assert "<p>Not here.</p>" in out
    assert " …" in out
    assert len(out) < 1000


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", [openai.AuthenticationError, openai.BadRequestError])
def test_a_key_in_the_message_is_masked(kind, language, capsys):
    """Whatever a server writes into its message, at most the last four characters come out."""
    set_language(language)
    explain(api_error(kind, 401, code=None, message=f"Incorrect API key provided: {KEY}."))
    out = capsys.readouterr().out
    assert "FAKE" not in out
    assert "sk-…WXYZ" in out


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
