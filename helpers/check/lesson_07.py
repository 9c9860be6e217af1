"""Checks of lesson 07, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from helpers import models
from helpers.check.listener import Judge, Sent, client
from helpers.check.trial import FAILED, Outcome, explain_failure, explained, is_callable, run
from helpers.check.values import kind, named
from helpers.check.verdict import not_yet, right, survives
from helpers.language import text

if TYPE_CHECKING:
    import openai

_URL = "https://api.openai.com/v1/chat/completions"
_QUOTA, _BILLING = "insufficient_quota", "billing_not_active"
_RETRY, _FALLBACK = "should_retry(error)", "ask_with_fallback(client, question, models)"
_GONE, _GONE_TOO = "gpt-no-such-model", "gpt-no-such-model-either"
_OTHERS = (  # errors that no other model helps against: status, code, and what they are called in the texts
    (401, "invalid_api_key", "wrong_key"),
    (400, "unsupported_value", "bad_request"),
    (403, "unsupported_country_region_territory", "not_allowed"),
    (429, "rate_limit_exceeded", "too_many"),
    (500, "server_error", "server"),
)


@survives
def should_retry(function: Callable[[Exception], Any]) -> None:
    """`function` says True of the errors that trying again can mend, and False of the others."""
    if not is_callable(_RETRY, function, 1):
        return
    errors = _errors()
    for error, expected, reason in errors:
        name = _named(error)
        outcome = run(function, error)
        if outcome.error is error:
            not_yet("check_07.retry_raises", error=name)
            return
        if _asks_for_a_status(outcome, error):
            not_yet("check_07.retry_no_status", error=name)
            return
        answer = explained(_RETRY, outcome, function)
        if answer is FAILED:
            return
        if answer is None:
            not_yet("check_07.retry_none", error=name)
        elif not isinstance(answer, bool):
            not_yet("check_07.retry_not_bool", kind=kind(answer))
        elif answer is not expected:
            why = text(f"check_07.retry_{reason}")
            not_yet("check_07.retry_wrong", error=name, answer=answer, expected=expected, why=why)
        else:
            continue
        return
    if notes := _notes(function):
        right("check_07.retry_right_but", count=len(errors), notes=" ".join(notes))
    else:
        right("check_07.retry_right", count=len(errors))


def _notes(function: Callable[[Exception], Any]) -> list[str]:
    """Return what is worth knowing though no exercise asks for it: an error that is rare."""
    broken = _broken_stream()
    return [text("check_07.retry_note_stream")] if _asks_for_a_status(run(function, broken), broken) else []


def _asks_for_a_status(outcome: Outcome, error: Exception) -> bool:
    """Whether the function stopped because it reads a status where no answer came."""
    return (
        isinstance(outcome.error, AttributeError)
        and not hasattr(error, "status_code")
        and getattr(outcome.error, "name", None) in ("status_code", "response", "request_id")
    )


@survives
def ask_with_fallback(function: Callable[[Any, str, list[str]], Any]) -> None:
    """`function` asks the next model where one is not found, and leaves every other error to the caller."""
    if not is_callable(_FALLBACK, function, 3):
        return
    question = text("check_07.fallback_question")
    model = models.kit_default()
    if (
        _asks_the_next(function, question, model)
        and _goes_on(function, question, model)
        and _stops_early(function, question, model)
        and _lets_others_through(function, question, model)
        and _says_that_all_are_gone(function, question)
    ):
        right("check_07.fallback_right")


class _Trial:
    """One call of the learner's function.

    Attributes:
        outcome: what came of it.
        asked: the models that were asked, in this order.
        calls: the requests that asked them.
        changed: whether the list of models is another one afterwards.
    """

    def __init__(self, function: Any, question: str, wanted: list[str], judge: Judge) -> None:
        import openai

        sent: list[Sent] = []
        given = list(wanted)
        self.outcome = run(function, client(sent, judge), question, given)
        self.calls = [one for one in sent if one.is_call]
        self.asked = [str(one.body.get("model")) for one in self.calls]
        self.changed = given != wanted
        self.not_found = isinstance(self.outcome.error, openai.NotFoundError)

    @property
    def is_answered(self) -> bool:
        """Whether the text of the last answer came back."""
        return isinstance(self.outcome.value, str) and self.outcome.value == self.calls[-1].text


def _missing(*gone: str) -> Judge:
    """Return a judge for whom some models do not exist."""

    def judge(sent: Sent) -> tuple[int, str] | None:
        named = sent.body.get("model") or sent.path.rpartition("/")[2]
        status = 400 if sent.path == "/v1/responses" else 404  # Responses call it a bad request
        return (status, "model_not_found") if named in gone else None

    return judge


def _failing(status: int, code: str) -> Judge:
    """Return a judge for whom every request ends with this error."""
    return lambda sent: (status, code)


def _asks_the_next(function: Any, question: str, model: str) -> bool:
    """Whether the second model answers where the first is not found, and its text is returned."""
    trial = _Trial(function, question, [_GONE, model], _missing(_GONE))
    if trial.not_found and model not in trial.asked:
        not_yet("check_07.fallback_stopped", model=_GONE)
        return False
    if trial.not_found:
        not_yet("check_07.fallback_no_return", model=model)
        return False
    answer = explained(_FALLBACK, trial.outcome, function)
    if answer is FAILED:
        return False
    if not trial.calls:
        not_yet("check_07.fallback_no_call")
    elif model not in trial.asked:
        not_yet("check_07.fallback_not_next", model=model)
    elif answer is None:
        not_yet("check_07.fallback_none")
    elif hasattr(answer, "choices") or hasattr(answer, "output"):
        not_yet("check_07.fallback_whole_response")
    elif question not in trial.calls[-1].said("user"):
        not_yet("check_07.fallback_question_changed")
    elif not trial.is_answered:
        not_yet("check_07.fallback_wrong_text")
    elif trial.changed:
        not_yet("check_07.fallback_list_changed")
    elif trial.asked.count(model) > 1:
        not_yet("check_07.fallback_twice", model=model)
    else:
        return True
    return False


def _goes_on(function: Any, question: str, model: str) -> bool:
    """Whether the third model is asked where two are not found."""
    trial = _Trial(function, question, [_GONE, _GONE_TOO, model], _missing(_GONE, _GONE_TOO))
    if trial.calls and model in trial.asked and trial.is_answered:
        return True
    not_yet("check_07.fallback_only_two")
    return False


def _stops_early(function: Any, question: str, model: str) -> bool:
    """Whether a model that answers is the last one asked."""
    other = next(row.id for row in models.available() if row.id != model)
    trial = _Trial(function, question, [model, other], _missing())
    if trial.outcome.error is not None:
        explain_failure("ask_with_fallback", trial.outcome.error)
        return False
    if trial.asked != [model] or not trial.is_answered:
        not_yet("check_07.fallback_first", asked=", ".join(trial.asked))
        return False
    return True


def _lets_others_through(function: Any, question: str, model: str) -> bool:
    """Whether an error of another kind reaches the caller, and no other model is asked."""
    other = next(row.id for row in models.available() if row.id != model)
    for status, code, name in _OTHERS:
        trial = _Trial(function, question, [model, other], _failing(status, code))
        kinds = {"status": status, "meaning": text(f"check_07.fallback_{name}")}
        if other in trial.asked:
            not_yet("check_07.fallback_asked_on", **kinds)
        elif trial.outcome.error is None:
            not_yet("check_07.fallback_swallowed", **kinds)
        elif getattr(trial.outcome.error, "status_code", None) != status:
            not_yet("check_07.fallback_other_error", error=kind(trial.outcome.error), **kinds)
        else:
            continue
        return False
    return True


def _says_that_all_are_gone(function: Any, question: str) -> bool:
    """Whether the last error reaches the caller where no model is left."""
    trial = _Trial(function, question, [_GONE, _GONE_TOO], _missing(_GONE, _GONE_TOO))
    if trial.not_found:
        return True
    if trial.outcome.error is not None:
        not_yet("check_07.fallback_all_gone_other", error=named(trial.outcome.error))
    else:
        not_yet("check_07.fallback_all_gone")
    return False


def _errors() -> list[tuple[Exception, bool, str]]:
    """Return errors, whether trying again can mend each, and the name of the reason."""
    import httpx2
    import openai

    request = httpx2.Request("POST", _URL)
    return [
        (_error("RateLimitError", 429, "rate_limit_exceeded", "requests"), True, "too_fast"),
        (_error("RateLimitError", 429, "rate_limit_exceeded", "tokens"), True, "too_fast"),
        (_error("RateLimitError", 429, _QUOTA, _QUOTA), False, "no_credit"),
        (_error("RateLimitError", 429, "credit_balance_exhausted", _QUOTA), False, "newer_code"),
        (_error("RateLimitError", 429, "project_spend_limit_exceeded", _QUOTA), False, "newer_code"),
        (_error("InternalServerError", 500, None, "server_error"), True, "server"),
        (_error("InternalServerError", 502, None, "server_error"), True, "server"),
        (_error("InternalServerError", 503, "server_is_overloaded", "server_error"), True, "server"),
        (_error("InternalServerError", 504, None, "server_error"), True, "server"),
        (openai.APITimeoutError(request), True, "network"),
        (openai.APIConnectionError(request=request), True, "network"),
        (_error("BadRequestError", 400, "unsupported_value"), False, "same_again"),
        (_error("AuthenticationError", 401, "invalid_api_key"), False, "same_again"),
        (_error("PermissionDeniedError", 403, None), False, "same_again"),
        (_error("NotFoundError", 404, "model_not_found"), False, "same_again"),
        (_error("UnprocessableEntityError", 422, None), False, "same_again"),
        (_error("RateLimitError", 429, _BILLING, _BILLING), False, "billing"),
    ]


def _broken_stream() -> Exception:
    """Return what the SDK raises where a stream ends with an error: neither a status nor a lost connection."""
    import httpx2
    import openai

    body = {"message": "An example.", "type": "server_error", "param": None, "code": "server_error"}
    return openai.APIError("An example.", httpx2.Request("POST", _URL), body=body)


def _error(kind: str, status: int, code: str | None, type: str = "invalid_request_error") -> openai.APIStatusError:
    """Return an error as the SDK makes it of the API's answer."""
    import httpx2
    import openai

    body = {"message": "An example.", "type": type, "param": None, "code": code}
    response = httpx2.Response(
        status, request=httpx2.Request("POST", _URL), headers={"x-request-id": "req_check"}, json={"error": body}
    )
    return getattr(openai, kind)(f"Error code: {status} - {{'error': {body}}}", response=response, body=body)


def _named(error: Exception) -> str:
    parts = (type(error).__name__, getattr(error, "status_code", None), getattr(error, "code", None))
    return " ".join(str(part) for part in parts if part)
