"""Answers to the exercises of lesson 19."""

import json
from contextlib import contextmanager, suppress

import httpx2
import openai
import pytest

from helpers import check

MODELS = ["gpt-6-luna", "gpt-6.1-sol"]
QUOTA = "insufficient_quota"


def ask_with_fallback(client, question, models):
    """Stands where the lesson has its function: the check puts others in its place."""
    raise NotImplementedError


def error(status, body):
    """Return a handler that answers everything in one way."""
    return lambda request: httpx2.Response(status, json=body)


def no_credit(request):
    """The lesson's own."""
    return httpx2.Response(429, json={"error": {"message": "You have no credit left.", "code": QUOTA}})


def by_text(request):
    """Written otherwise: JSON by hand, with headers."""
    body = '{"error": {"type": "insufficient_quota", "param": null, "code": "insufficient_quota", "message": "No."}}'
    return httpx2.Response(status_code=429, headers={"content-type": "application/json"}, text=body)


class Handler:
    """Written otherwise: an object that is called."""

    def __call__(self, request):
        print("called")
        return no_credit(request)


def busy_headers(request):
    """Written otherwise: bytes, a message in Korean, and a header that the API sends with a 429."""
    body = json.dumps({"error": {"type": QUOTA, "code": QUOTA, "message": "다 썼어요."}}, ensure_ascii=False)
    return httpx2.Response(429, content=body.encode(), headers={"x-request-id": "req_1"})


def in_a_variable(request):
    """Written otherwise: a response that is filled step by step."""
    body = {}
    body["error"] = dict.fromkeys(("message", "type", "code"), QUOTA)
    response = httpx2.Response(httpx2.codes.TOO_MANY_REQUESTS, json=body)
    response.headers["retry-after"] = "20"
    return response


def raises_itself(request):
    """The error that the SDK should make of the response."""
    raise openai.RateLimitError("no credit", response=httpx2.Response(429, request=request), body=None)


@contextmanager
def raises(kind):
    """The lesson's own."""
    try:
        yield
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")


def test_ok(practice):
    """The lesson's own."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"
    practice.assert_asked(1)
    practice.assert_asked(1, model="gpt-6-luna")


def test_404(practice):
    """The lesson's own."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", ["gpt-no-such-model", "gpt-6-luna"]) == "Hello!"


def test_429(practice):
    """The lesson's own."""
    practice.fail("rate_limit_exceeded")
    with raises(openai.RateLimitError):
        ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)
    practice.assert_asked(1)


def journal_ok(practice):
    """Written otherwise: the journal by hand, a client of the test's own, and a print."""
    practice.reply(text="yes")
    answer = ask_with_fallback(openai.OpenAI(max_retries=0), "a question", MODELS)
    print(practice.requests)
    if answer != "yes":
        raise ValueError(answer)
    [(model, user)] = [(request.model, request.user) for request in practice.requests]
    assert (model, user) == (MODELS[0], "a question")


def journal_404(practice):
    """Written otherwise: two models that do not exist."""
    gone = ["gpt-gone", "gpt-gone-too", "gpt-6-luna"]
    practice.reply(text="yes")
    assert "yes" in ask_with_fallback(practice.client(), "?", gone)
    assert [request.model for request in practice.requests] == gone


def journal_429(practice):
    """Written otherwise: pytest.raises, and another code with the same status."""
    practice.fail("insufficient_quota")
    with pytest.raises(openai.RateLimitError) as caught:
        ask_with_fallback(practice.client(max_retries=0), "?", MODELS)
    assert caught.value.code == "insufficient_quota"
    assert len(practice.calls) == 1


def mocked_ok(practice):
    """Written otherwise: a mock transport."""
    asked = []

    def answer(request):
        asked.append(request.content)
        return httpx2.Response(200, json={"choices": [{"message": {"content": "Hello!"}}]})

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as network:
        client = openai.OpenAI(api_key="sk-practice", http_client=network)
        assert ask_with_fallback(client, "What?", MODELS) == "Hello!"
    assert len(asked) == 1
    assert b"What?" in asked[0]
    assert b"gpt-6-luna" in asked[0]


def mocked_429(practice):
    """Written otherwise: try and else, and a fault by header."""
    from helpers.practice import fault

    client = practice.client(max_retries=0, default_headers=fault("rate_limit_exceeded"))
    try:
        ask_with_fallback(client, "What?", MODELS)
    except openai.RateLimitError:
        practice.assert_not_asked(model=MODELS[1])
    else:
        pytest.fail("no error")


def nothing(practice):
    """The stub."""
    assert True


def loose_ok(practice):
    """Nobody counts."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"


def without_model_ok(practice):
    """Counted, but not whom was asked."""
    loose_ok(practice)
    practice.assert_asked(1)


def any_question_ok(practice):
    """The question is not looked at."""
    practice.reply(text="Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"
    practice.assert_asked(1, model="gpt-6-luna")
    practice.assert_asked(1)


def any_question_404(practice):
    """The same."""
    practice.reply(text="Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", ["gpt-no-such-model", "gpt-6-luna"]) == "Hello!"


def truthy_ok(practice):
    """Any answer will do."""
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)
    practice.assert_asked(1, model="gpt-6-luna", user="Hi")
    practice.assert_asked(1)


def truthy_404(practice):
    """The same."""
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", ["gpt-no-such-model", "gpt-6-luna"])


def not_none_404(practice):
    """The first model is there, so nothing is missing."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) is not None


def uncounted_429(practice):
    """The error is expected, and nobody counts."""
    practice.fail("rate_limit_exceeded")
    with raises(openai.RateLimitError):
        ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)


def unexpected_429(practice):
    """The error ends the test."""
    practice.fail("rate_limit_exceeded")
    ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)


def suppressed_429(practice):
    """The error may come or not."""
    practice.fail("rate_limit_exceeded")
    with suppress(openai.RateLimitError):
        ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)
    practice.assert_asked(1)


def wrong_count_429(practice):
    """The SDK's own retries are counted as well."""
    practice.fail("rate_limit_exceeded")
    with raises(openai.RateLimitError):
        ask_with_fallback(practice.client(max_retries=1), "Hi", MODELS)
    practice.assert_asked(1)


def misspelled_ok(practice):
    """A name that does not exist."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(), "Hi", MODEL) == "Hello!"  # noqa: F821


def first_of_two_ok(practice):
    """Written otherwise: two replies, and the journal as pairs."""
    practice.reply("Hi", "first", system="")
    practice.reply(text="other")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "first"
    assert [(request.model, request.status) for request in practice.calls] == [("gpt-6-luna", 200)]


def statuses_404(practice):
    """Written otherwise: by the statuses of the replies."""
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(), "Hi", ["gpt-gone", "gpt-6-luna"]) == "Hello!"
    assert [request.status for request in practice.requests] == [404, 200]


def by_status_429(practice):
    """Written otherwise: a class above the error, and its status."""
    practice.fail("rate_limit_exceeded")
    with pytest.raises(openai.APIStatusError) as caught:
        ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)
    assert caught.value.status_code == 429
    practice.assert_not_asked(model=MODELS[1])


def returned_ok(practice):
    """The comparison is returned instead of asserted."""
    practice.reply("Hi", "Hello!")
    return ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"


def returned_404(practice):
    """The same."""
    practice.reply("Hi", "Hello!")
    return ask_with_fallback(practice.client(max_retries=0), "Hi", ["gpt-gone", "gpt-6-luna"]) == "Hello!"


def unprepared_ok(practice):
    """No reply is prepared for what it compares with; the assert has no words of its own."""
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"


async def async_ok(practice):
    """Never awaited."""
    loose_ok(practice)


GOOD = (test_ok, test_404, test_429)
RIGHT = [
    (check.no_credit, (no_credit,)),
    (check.no_credit, (by_text,)),
    (check.no_credit, (Handler(),)),
    (check.no_credit, (error(429, {"error": {"code": QUOTA}}),)),
    (check.no_credit, (busy_headers,)),
    (check.no_credit, (in_a_variable,)),
    (check.fallback_tests, GOOD),
    (check.fallback_tests, (journal_ok, journal_404, journal_429)),
    (check.fallback_tests, (mocked_ok, journal_404, mocked_429)),
    (check.fallback_tests, (first_of_two_ok, test_404, test_429)),
    (check.fallback_tests, (test_ok, statuses_404, by_status_429)),
]
WRONG = [
    (check.no_credit, (None,), "not a function", "함수가 아니"),
    (check.no_credit, (error(200, {}),), "the status was 200", "200번"),
    (check.no_credit, (error(402, {"error": {"code": QUOTA}}),), "the status was 402", "402번"),
    (check.no_credit, (lambda request: {"error": {"code": QUOTA}},), "type dict", "dict 타입"),
    (check.no_credit, (lambda request: None,), "type NoneType", "NoneType 타입"),
    (check.no_credit, (error(429, {"code": QUOTA}),), "not where the API puts it", "넣는 자리가 아니에요"),
    (check.no_credit, (error(429, {"error": QUOTA}),), "not where the API puts it", "넣는 자리가 아니에요"),
    (check.no_credit, (error(429, {"error": {"message": "No credit."}}),), "its code is None", "code가 None"),
    (check.no_credit, (error(429, {"error": {"code": "rate_limit_exceeded"}}),), "rate_limit_exceeded", "지금 코드"),
    (check.no_credit, (lambda request: httpx2.Response(429, {"error": 1}),), "stopped with an error", "오류"),
    (check.no_credit, (lambda: None,), "with 1 value(s)", "1"),
    (check.no_credit, (raises_itself,), "raised RateLimitError itself", "RateLimitError 오류를 직접"),
    (check.no_credit, (error("429", {"error": {"code": QUOTA}}),), "is the string '429'", "'429' 문자열"),
    (check.no_credit, (error(429, {"error": {"type": QUOTA}}),), "its code is None", "code가 None"),
    (check.fallback_tests, (test_ok,), "it got 1", "1개를 받았어요"),
    (
        check.fallback_tests,
        (nothing, nothing, nothing),
        "test_ok does not call",
        "test_ok 테스트가 ask_with_fallback을",
    ),
    (check.fallback_tests, (test_ok, nothing, test_429), "test_404 does not call", "test_404 테스트가"),
    (check.fallback_tests, (None, test_404, test_429), "not a function", "함수가 아니"),
    (check.fallback_tests, (lambda: None, test_404, test_429), "with 1 value(s)", "1"),
    (check.fallback_tests, (loose_ok, test_404, test_429), "asks the last model first", "마지막 모델에 먼저"),
    (check.fallback_tests, (without_model_ok, test_404, test_429), "asks the last model first", "마지막 모델에 먼저"),
    (check.fallback_tests, (any_question_ok, any_question_404, test_429), "an empty question", "빈 질문"),
    (check.fallback_tests, (truthy_ok, truthy_404, test_429), "the whole response", "응답 전체"),
    (check.fallback_tests, (test_ok, not_none_404, test_429), "only the first model", "그 모델에만"),
    (check.fallback_tests, (test_ok, test_404, uncounted_429), "after every error", "어떤 오류가 나도"),
    (check.fallback_tests, (test_ok, test_404, unexpected_429), "an error of the API ends", "API의 오류로"),
    (
        check.fallback_tests,
        (test_ok, test_404, suppressed_429),
        "catches the RateLimitError",
        "RateLimitError를 잡아서",
    ),
    (check.fallback_tests, (test_ok, test_404, wrong_count_429), "test_429 fails on", "test_429 테스트가 실패"),
    (check.fallback_tests, (misspelled_ok, test_404, test_429), "the name MODEL", "MODEL"),
    (check.fallback_tests, (returned_ok, returned_404, test_429), "returns None if", "None을 돌려줘요"),
    (check.fallback_tests, (unprepared_ok, test_404, test_429), "It says: assert ask_with", "이유: assert ask_with"),
    (check.fallback_tests, (async_ok, test_404, test_429), "async def", "async def"),
]
