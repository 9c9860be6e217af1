"""Checks of lesson 19, testing: a mock is tried with the real package, and tests on functions of all kinds."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from unittest import mock

from helpers import models
from helpers.check.trial import FAILED, Outcome, explained, failed_line, is_callable, run
from helpers.check.values import cut, kind, named, shown
from helpers.check.verdict import not_yet, right, survives
from helpers.environment import BASE_URL, KEY
from helpers.language import text

_NO_CREDIT, _QUOTA = "no_credit(request)", "insufficient_quota"
_NAME = "ask_with_fallback"
_Ask = Callable[[Any, str, list[str]], Any]


@survives
def no_credit(function: Callable[[Any], Any]) -> None:
    """`function`, as a mock transport, lets the SDK say that the credit is used up."""
    import httpx2
    import openai

    if not is_callable(_NO_CREDIT, function, 1):
        return
    given: list[Any] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        outcome = run(function, request)
        if isinstance(outcome.error, openai.OpenAIError):
            not_yet("check_19.credit_raises", error=kind(outcome.error))
            given.append(FAILED)
        else:
            given.append(explained(_NO_CREDIT, outcome, function))
        if not isinstance(given[-1], httpx2.Response):
            raise _NoResponse
        status: object = given[-1].status_code
        if not isinstance(status, int):  # httpx2 takes anything and fails later
            not_yet("check_19.credit_number", status=shown(status))
            given.append(FAILED)
            raise _NoResponse
        return given[-1]

    try:
        with httpx2.Client(transport=httpx2.MockTransport(answer)) as network:
            client = openai.OpenAI(
                base_url="https://api.openai.com/v1",
                api_key="sk-practice-check",
                organization="org-check",  # the environment's may hold what no header can
                project="proj_check",
                max_retries=0,
                http_client=network,
            )
            client.chat.completions.create(model=models.kit_default(), messages=[{"role": "user", "content": "?"}])
    except _NoResponse:
        if given[-1] is not FAILED:
            not_yet("check_19.credit_kind", kind=kind(given[-1]))
    except openai.RateLimitError as error:
        _judge_code(error)
    except openai.APIStatusError as error:
        not_yet("check_19.credit_status", status=error.status_code)
    except (openai.OpenAIError, ValueError) as error:
        not_yet("check_19.credit_other", error=named(error))
    else:
        not_yet("check_19.credit_status", status=given[-1].status_code)


class _NoResponse(BaseException):
    """What the function gave is no response; the SDK would try to explain any other exception itself."""


def _judge_code(error: Any) -> None:
    try:
        body = error.response.json()
    except ValueError:
        body = None
    if not (isinstance(body, dict) and isinstance(body.get("error"), dict)) and _QUOTA in error.response.text:
        not_yet("check_19.credit_place")  # the SDK may find it all the same, but the API does not answer so
    elif error.code is None:
        not_yet("check_19.credit_no_code")
    elif error.code != _QUOTA:
        not_yet("check_19.credit_code", code=shown(error.code))
    else:
        right("check_19.credit_right")


@survives
def fallback_tests(*tests: Any) -> None:
    """The tests let right functions pass, and at least one of them fails on each broken one."""
    names = ("test_ok", "test_404", "test_429")
    if len(tests) != len(names):
        not_yet("check_19.tests_count", count=len(tests))
        return
    if not all(is_callable(f"{name}(practice)", test, 1) for name, test in zip(names, tests, strict=True)):
        return
    for ask in _RIGHT:
        for name, test in zip(names, tests, strict=True):
            if not _passes_the_right_one(name, test, ask):
                return
    through = [reason for reason, ask in _BROKEN.items() if all(_try(test, ask)[0].error is None for test in tests)]
    if through:
        caught = len(_BROKEN) - len(through)
        broken = text(f"check_19.broken_{through[0]}")
        not_yet("check_19.tests_miss", caught=caught, count=len(_BROKEN), broken=broken)
    else:
        right("check_19.tests_right", count=len(_BROKEN))


def _passes_the_right_one(name: str, test: Any, ask: _Ask) -> bool:
    """Say why a test is none: it fails where it must not, or calls nothing."""
    outcome, called = _try(test, ask)
    error = outcome.error
    if error and (isinstance(error, AssertionError) or type(error).__name__ == "Failed"):  # that of pytest.raises
        reason = named(error) if str(error) else cut(failed_line(error)) or named(error)  # assert alone has no words
        not_yet("check_19.tests_fail", name=name, error=reason)
        return False
    if error and hasattr(error, "status_code"):
        not_yet("check_19.tests_api_error", name=name, error=named(error))
        return False
    outcome.printed = ""  # a test returns nothing, and may print
    if explained(f"{name}(practice)", outcome, test) is FAILED:
        return False
    if not called:
        not_yet("check_19.tests_no_call", name=name)
        return False
    return True


def _try(test: Any, ask: _Ask) -> tuple[Outcome, int]:
    """Run a test with one version of the function; return what came of it, and how often it called the function."""
    from helpers.practice import Practice

    calls = 0

    def counted(client: Any, question: Any, models: Any) -> Any:
        nonlocal calls
        calls += 1
        return ask(client, question, models)

    with Practice() as practice:
        # A client that the test makes itself finds the same backend, as with the fixture, whatever key there is.
        environment = {BASE_URL: practice.base_url, KEY: practice.key}
        with mock.patch.dict(os.environ, environment), mock.patch.dict(_globals(test), {_NAME: counted}):
            return run(test, practice), calls


def _globals(test: Any) -> dict[str, Any]:
    return getattr(test, "__globals__", {})


def _asked(client: Any, question: str, model: str) -> Any:
    messages = [{"role": "user", "content": question}]
    return client.chat.completions.create(model=model, messages=messages)


def _text(response: Any) -> str:
    return response.choices[0].message.content


def _loop(client: Any, question: str, models: list[str]) -> Any:
    import openai

    missing: BaseException | None = None
    for model in models:
        try:
            return _text(_asked(client, question, model))
        except openai.NotFoundError as error:
            missing = error
    assert missing is not None
    raise missing


def _recursion(client: Any, question: str, models: list[str]) -> Any:
    import openai

    try:
        return _text(_asked(client, question, models[0]))
    except openai.NotFoundError:
        if len(models) == 1:
            raise
    return _recursion(client, question, models[1:])


def _never(client: Any, question: str, models: list[str]) -> Any:
    return _text(_asked(client, question, models[0]))


def _gives_up(client: Any, question: str, models: list[str]) -> Any:
    import openai

    try:
        return _text(_asked(client, question, models[0]))
    except openai.NotFoundError:
        return None


def _also_after(*errors: str) -> _Ask:
    """Return a version that asks the next model after other errors too."""

    def ask(client: Any, question: str, models: list[str]) -> Any:
        import openai

        last: BaseException | None = None
        for model in models:
            try:
                return _text(_asked(client, question, model))
            except tuple(getattr(openai, name) for name in errors) as error:
                last = error
        assert last is not None
        raise last

    return ask


def _swallowing(client: Any, question: str, models: list[str]) -> Any:
    import openai

    try:
        return _loop(client, question, models)
    except openai.RateLimitError:
        return None


def _backwards(client: Any, question: str, models: list[str]) -> Any:
    return _loop(client, question, models[::-1])


def _all(client: Any, question: str, models: list[str]) -> Any:
    import openai

    answer = None
    for model in models:
        try:
            given = _text(_asked(client, question, model))
            answer = given if answer is None else answer
        except openai.NotFoundError:
            continue
    return answer if answer is not None else _loop(client, question, models)


def _whole(client: Any, question: str, models: list[str]) -> Any:
    import openai

    for model in models:
        try:
            return _asked(client, question, model)
        except openai.NotFoundError:
            continue
    return _loop(client, question, models)


def _fixed(client: Any, question: str, models: list[str]) -> Any:
    return _loop(client, "", models)


_RIGHT: tuple[_Ask, ...] = (_loop, _recursion)
_BROKEN: dict[str, _Ask] = {
    "never": _never,
    "gives_up": _gives_up,
    "everything": _also_after("APIError"),
    "too_many": _also_after("NotFoundError", "RateLimitError"),
    "swallows": _swallowing,
    "backwards": _backwards,
    "all": _all,
    "whole": _whole,
    "question": _fixed,
}
"""Versions with a mistake each, by what they are called in the texts."""
