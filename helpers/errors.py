"""What went wrong, why, and what to do next, in the learner's language."""

from __future__ import annotations

import re
import textwrap

from helpers.language import language, text


class InputError(ValueError):
    """A foreseeable mistake in what was passed to the kit: the message is all there is to read."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines instead of a traceback."""
        return [str(self)]


# The API's `error.code`, or failing that the class of the exception, and the message that explains it.
# From https://platform.openai.com/docs/guides/error-codes and the openai package, checked 2026-11-22.
_BY_CODE = {
    "context_length_exceeded": "context_length",
    "insufficient_quota": "quota",
    "credit_balance_exhausted": "quota",
    "project_spend_limit_exceeded": "spend_limit",
    "organization_spend_limit_exceeded": "spend_limit",
    "organization_usage_limit_exceeded": "spend_limit",
    "invalid_api_key": "invalid_key",
    "model_not_found": "model_not_found",
    "rate_limit_exceeded": "rate_limit",
    "unsupported_country_region_territory": "country",
    "unsupported_parameter": "unsupported_parameter",
    "unsupported_value": "unsupported_value",
}
_BY_CLASS = {
    "APITimeoutError": "timeout",
    "APIConnectionError": "connection",
    "APIRemovedInV1": "removed",
    "APIResponseValidationError": "not_api",
    "JSONDecodeError": "not_api",
    "LengthFinishReasonError": "cut_off",
    "ContentFilterFinishReasonError": "content_filter",
    "ValidationError": "validation",
    "AuthenticationError": "authentication",
    "PermissionDeniedError": "permission",
    "NotFoundError": "not_found",
    "BadRequestError": "bad_request",
    "ConflictError": "conflict",
    "UnprocessableEntityError": "unprocessable",
    "RateLimitError": "rate_limit",
    "InternalServerError": "server",
    "ModuleNotFoundError": "module",
    "UnboundLocalError": "unbound_local",
    "UnicodeEncodeError": "unicode_key",
    "APIStatusError": "other",  # before its base class below, which alone is an error event of a stream
    "APIError": "mid_stream",
}
# What broke below an APIConnectionError: the request was on its way already, so the server was reached.
_DROPPED = {"RemoteProtocolError", "ReadError", "WriteError", "CloseError"}
# Python's own errors have no code; only their words tell what a beginner's code, or old code, did.
_BY_WORDS = {
    r"Missing credentials": "missing_key",
    r"unexpected keyword argument 'proxies'": "proxies",
    r"module 'openai' has no attribute 'error'": "old_errors",
    r"'(?:ChatCompletion|Choice|CompletionUsage|Response|Embedding)\w*' object is not subscriptable": "subscript",
    r"create\(\) takes 1 .*argument.* but \d+ were given": "positional",
    r"Missing required argument": "missing_argument",
    r"unexpected keyword argument": "unknown_argument",
    r"'str' object has no attribute '(?:choices|output_text|output|data|usage)'": "not_api",
    r"asyncio\.run\(\) cannot be called": "asyncio_run",
}
_WIDTH = {"en": 92, "ko": 60}  # characters that fit into a notebook's output; Hangul is twice as wide
_LAYOUT = {"subsequent_indent": "       ", "break_long_words": False, "break_on_hyphens": False}
_LONGEST = 400  # characters of somebody else's words; a server in between may answer with a whole web page
_KEY = re.compile(r"\b(sk-)[\w*.…-]*([\w-]{4})")


def explain(error: BaseException) -> None:
    """Print what an error is, its cause and its fix, in the learner's language.

    Args:
        error: the exception, as `except openai.OpenAIError as error:` hands it over.
    """
    name = _name_of(error)
    status, code = getattr(error, "status_code", None), getattr(error, "code", None)
    print(" · ".join(str(part) for part in (type(error).__name__, status, code) if part))
    said = " ".join(_without_keys(_said(error)).split())
    if len(said) > _LONGEST:
        said = said[:_LONGEST] + " …"
    param = getattr(error, "param", None)
    for part in ("cause", "fix"):
        sentence = text(f"errors.{name}_{part}", said=said, param=param)
        print(textwrap.fill(text(f"errors.{part}", **{part: sentence}), _WIDTH[language()], **_LAYOUT))


def _name_of(error: BaseException) -> str:
    if getattr(error, "param", None) == "temperature" and getattr(error, "status_code", None) == 400:
        return "temperature"
    if (code := getattr(error, "code", None)) in _BY_CODE:
        return _BY_CODE[code]
    if getattr(error, "type", None) == "insufficient_quota":
        return "quota"
    if getattr(error, "type", None) == "exceed_context_size_error":  # llama.cpp's server, whose code is the status
        return "context_length"
    if not hasattr(error, "body"):
        for words, name in _BY_WORDS.items():
            if re.search(words, str(error)):
                return name
    if (cause := type(error.__cause__).__name__) == "LocalProtocolError":
        return "unicode_key"
    if cause in _DROPPED:
        return "dropped"
    for kind in type(error).__mro__:
        if kind.__name__ in _BY_CLASS:
            return _BY_CLASS[kind.__name__]
    return "other"


def _said(error: BaseException) -> str:
    """The API's own sentence, without the Python wrapping."""
    body = getattr(error, "body", None)
    if isinstance(body, dict) and body.get("message"):
        return str(body["message"])
    return str(error)


def _without_keys(message: str) -> str:
    return _KEY.sub(r"\1…\2", message)
