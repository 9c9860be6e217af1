"""Checks of lesson 07, errors."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from helpers.check.verdict import FAILED, call, not_yet, right
from helpers.language import text

if TYPE_CHECKING:
    import openai

_URL = "https://api.openai.com/v1/chat/completions"
_QUOTA = "insufficient_quota"
_GONE, _GONE_TOO, _MODEL, _OTHER = "gpt-no-such-model", "gpt-3.5-turbo", "gpt-6-luna", "gpt-6.1-sol"


def should_retry(function: Callable[[Exception], Any]) -> None:
    """`function` says True of the errors that trying again can mend, and False of the others."""
    for error, expected, reason in _errors():
        name = _named(error)
        try:
            answer = function(error) if callable(function) else FAILED
        except AttributeError as raised:
            if "status_code" in str(raised) and not hasattr(error, "status_code"):
                not_yet("check_07.retry_no_status", error=name)
                return
            answer = FAILED
        except Exception:
            answer = FAILED
        if answer is FAILED:
            call("should_retry", function, error)  # which says why
            return
        if answer is None:
            not_yet("check_07.retry_none", error=name)
        elif not isinstance(answer, bool):
            not_yet("check_07.retry_not_bool", kind=type(answer).__name__)
        elif answer is not expected:
            why = text(f"check_07.retry_{reason}")
            not_yet("check_07.retry_wrong", error=name, answer=answer, expected=expected, why=why)
        else:
            continue
        return
    right("check_07.retry_right")


def ask_with_fallback(function: Callable[[Any, str, list[str]], Any]) -> None:
    """`function` asks the next model where one is not found, and leaves every other error alone."""
    import openai

    question = text("check_07.fallback_question")

    client = _Client(missing={_GONE})
    try:
        answer = function(client, question, [_GONE, _MODEL]) if callable(function) else FAILED
    except openai.NotFoundError:
        not_yet("check_07.fallback_stopped", model=_GONE)
        return
    except Exception:
        answer = FAILED
    if answer is FAILED:
        call("ask_with_fallback", function, _Client(missing={_GONE}), question, [_GONE, _MODEL])  # which says why
        return
    if not client.asked:
        not_yet("check_07.fallback_no_call")
    elif _MODEL not in client.asked:
        not_yet("check_07.fallback_not_next", model=_MODEL)
    elif answer is None:
        not_yet("check_07.fallback_none")
    elif hasattr(answer, "choices"):
        not_yet("check_07.fallback_whole_response")
    elif answer != _answer_of(_MODEL):
        not_yet("check_07.fallback_wrong_text")
    elif client.questions != {question}:
        not_yet("check_07.fallback_question_changed")
    elif _goes_on(function, question) and _stops_early(function, question) and _lets_others_through(function, question):
        right("check_07.fallback_right")


def _goes_on(function: Callable[[Any, str, list[str]], Any], question: str) -> bool:
    """Whether the third model is asked where two are not found."""
    import openai

    try:
        if function(_Client(missing={_GONE, _GONE_TOO}), question, [_GONE, _GONE_TOO, _MODEL]) == _answer_of(_MODEL):
            return True
    except openai.NotFoundError:
        pass
    not_yet("check_07.fallback_only_two")
    return False


def _stops_early(function: Callable[[Any, str, list[str]], Any], question: str) -> bool:
    """Whether a model that answers is the last one asked."""
    client = _Client()
    answer = call("ask_with_fallback", function, client, question, [_MODEL, _OTHER])
    if answer is FAILED:
        return False
    if client.asked != [_MODEL] or answer != _answer_of(_MODEL):
        not_yet("check_07.fallback_first", asked=", ".join(client.asked))
        return False
    return True


def _lets_others_through(function: Callable[[Any, str, list[str]], Any], question: str) -> bool:
    """Whether an error of another kind reaches the caller, and no other model is asked."""
    import openai

    client = _Client(error=_error("AuthenticationError", 401, "invalid_api_key"))
    try:
        function(client, question, [_MODEL, _OTHER])
    except openai.AuthenticationError:
        if client.asked == [_MODEL]:
            return True
        not_yet("check_07.fallback_asked_on")
    except Exception as error:
        not_yet("check_07.fallback_other_error", error=type(error).__name__)
    else:
        not_yet("check_07.fallback_swallowed" if len(client.asked) == 1 else "check_07.fallback_asked_on")
    return False


class _Client:
    """Stands in for an OpenAI client: sends nothing, and remembers who was asked what.

    Args:
        missing: models that are not found.
        error: what every request ends with, or None.
    """

    def __init__(self, missing: set[str] = frozenset(), error: Exception | None = None) -> None:
        self.missing = missing
        self.error = error
        self.asked: list[str] = []
        self.questions: set[str] = set()
        self.chat = SimpleNamespace(completions=SimpleNamespace(create=self._create))

    def with_options(self, **options: Any) -> _Client:
        return self

    def _create(self, *, model: str, messages: list[dict[str, str]], **arguments: Any) -> Any:
        self.asked.append(model)
        self.questions.add(messages[-1]["content"])
        if self.error:
            raise self.error
        if model in self.missing:
            raise _error("NotFoundError", 404, "model_not_found")
        message = SimpleNamespace(role="assistant", content=_answer_of(model), refusal=None)
        return SimpleNamespace(model=model, choices=[SimpleNamespace(index=0, message=message)])


def _answer_of(model: str) -> str:
    return f"This is the answer of {model}."


def _errors() -> list[tuple[Exception, bool, str]]:
    """Return errors, whether trying again can mend each, and the name of the reason."""
    import httpx2
    import openai

    request = httpx2.Request("POST", _URL)
    return [
        (_error("RateLimitError", 429, "rate_limit_exceeded", "requests"), True, "too_fast"),
        (_error("RateLimitError", 429, _QUOTA, _QUOTA), False, "no_credit"),
        (_error("RateLimitError", 429, "credit_balance_exhausted", _QUOTA), False, "newer_code"),
        (_error("RateLimitError", 429, "project_spend_limit_exceeded", _QUOTA), False, "newer_code"),
        (_error("InternalServerError", 500, None, "server_error"), True, "server"),
        (_error("InternalServerError", 503, "server_is_overloaded", "server_error"), True, "server"),
        (openai.APITimeoutError(request), True, "network"),
        (openai.APIConnectionError(request=request), True, "network"),
        (_error("BadRequestError", 400, "unsupported_value"), False, "same_again"),
        (_error("AuthenticationError", 401, "invalid_api_key"), False, "same_again"),
        (_error("PermissionDeniedError", 403, None), False, "same_again"),
        (_error("NotFoundError", 404, "model_not_found"), False, "same_again"),
    ]


def _error(kind: str, status: int, code: str | None, type: str = "invalid_request_error") -> openai.APIStatusError:
    """Return an error as the SDK makes it of the API's answer."""
    import httpx2
    import openai

    response = httpx2.Response(status, request=httpx2.Request("POST", _URL), headers={"x-request-id": "req_check"})
    body = {"message": "An example.", "type": type, "param": None, "code": code}
    return getattr(openai, kind)(f"Error code: {status} - An example.", response=response, body=body)


def _named(error: Exception) -> str:
    parts = (type(error).__name__, getattr(error, "status_code", None), getattr(error, "code", None))
    return " ".join(str(part) for part in parts if part)
