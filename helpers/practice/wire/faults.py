"""Faults on request: the header `x-practice-fault` makes a request fail as it might on a bad day.

The header is `<code>[; retries=N][; delay=SECONDS]`. The fault happens while the SDK has retried fewer than N times
(it counts in `x-stainless-retry-count`), always without N; so nothing has to be remembered between requests. The real
API ignores the header. The refusals with nothing of the request in them but the model are data: faults.toml, which
also says which messages are the kit's own because the API's are not known.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from . import api_errors, encoding, sse
from .api_errors import ApiError
from .exchange import Reply
from .series import Series

HEADER = "x-practice-fault"

_RETRY_AFTER = 200  # milliseconds
_LONGEST_DELAY = 600  # seconds, after which the SDK gives up anyway
_SLOW = 3.0  # seconds
_OWN_WORDING = " (Practice mode's own wording: the API's is not known.)"
_SCOPES = {
    "/v1/models": "api.model.read",
    "/v1/responses": "api.responses.write",
    "/v1/organization": "api.management.read",
}
_LARGE = 100_000  # bytes of a body that is not read only to name its model
_MODEL = re.compile("[!-~]{1,64}")
_COUNT = re.compile("([0-9]{1,9})[0-9]*")  # Python refuses to read thousands of digits
_FORM = re.compile(r"\s*(\w+)\s*((?:;\s*\w+\s*=\s*[\w.]+\s*)*)", re.ASCII)


@dataclass(frozen=True)
class Fault:
    """A fault that a request asks for.

    Args:
        code: a key of FAULTS or SPOILS.
        delay: seconds to wait before it.
    """

    code: str
    delay: float

    def fail(self, path: str, body: bytes) -> None:
        """Fail at once, if this is a fault that replaces the whole reply.

        Args:
            path: of the request.
            body: of the request, as sent.

        Raises:
            ApiError: it is.
        """
        if self.code in FAULTS:
            raise FAULTS[self.code](path, body)

    def spoil(self, reply: Reply) -> Reply:
        """Return a good reply as the fault leaves it."""
        return SPOILS[self.code](reply)


def fault(code: str, *, retries: int | None = None, delay: float | None = None) -> dict[str, str]:
    """Return the header that asks practice mode for a fault, for the SDK's `extra_headers=`.

    Args:
        code: what is to go wrong, for example "rate_limit_exceeded".
        retries: the retry at which it works again: 2 lets the SDK's own two retries succeed. None for never.
        delay: seconds until the fault; None for at once (for "slow": 3 seconds).

    Raises:
        ValueError: there is no such fault, or a number is out of range.
    """
    header = code
    if retries is not None:
        header += f"; retries={retries}"
    if delay is not None:
        header += f"; delay={delay:g}"
    try:
        _read(header)
    except ApiError as error:
        raise ValueError(str(error)) from None
    return {HEADER: header}


def requested(headers: Mapping[str, str]) -> Fault | None:
    """Return the fault that a request asks for, or None.

    Args:
        headers: of the request, names in lower case.

    Raises:
        ApiError: the header is malformed.
    """
    if HEADER not in headers:
        return None
    found, retries = _read(headers[HEADER])
    retried = headers.get("x-stainless-retry-count", "0")
    counted = _COUNT.fullmatch(retried)
    if retries is not None and counted and int(counted[1]) >= retries:
        return None
    return found


def _read(header: str) -> tuple[Fault, int | None]:
    """Return the fault that a header names, and after how many retries it is over."""
    match = _FORM.fullmatch(header)
    if match is None:
        raise _malformed(header)
    code, settings = match[1], dict(re.findall(r"(\w+)\s*=\s*([\w.]+)", match[2]))
    if code not in {*FAULTS, *SPOILS} or settings.keys() - {"retries", "delay"}:
        raise _malformed(header)
    try:
        retries = int(settings["retries"]) if "retries" in settings else None
        delay = float(settings.get("delay", _SLOW if code == "slow" else 0))
    except ValueError:
        raise _malformed(header) from None
    if not 0 <= delay <= _LONGEST_DELAY:
        raise _malformed(header)
    return Fault(code, delay), retries


def _malformed(header: str) -> ApiError:
    message = (
        f"Practice mode cannot read the header '{HEADER}: {header[:100]}'. It must be '<code>[; retries=N]"
        f"[; delay=SECONDS]', with at most {_LONGEST_DELAY} seconds, and the code one of "
        f"{', '.join([*FAULTS, *SPOILS])}."
    )
    return ApiError(400, message, param=HEADER, code="invalid_practice_fault")


def _model(body: bytes) -> str:
    """Return the model that a request names, as far as it can be read."""
    if len(body) > _LARGE:
        return "this model"
    try:
        sent = encoding.decode(body)
    except ValueError:
        return "this model"
    model = sent.get("model") if isinstance(sent, dict) else None
    return model if isinstance(model, str) and _MODEL.fullmatch(model) else "this model"


def _rate_limit_exceeded(path: str, body: bytes) -> ApiError:
    message = (
        f"Rate limit reached for {_model(body)} in organization org-practice on requests per min (RPM): "
        f"Limit 500, Used 500, Requested 1. Please try again in {_RETRY_AFTER}ms. "
        "Visit https://platform.openai.com/account/rate-limits to learn more."
    )
    headers = {"retry-after": "1", "retry-after-ms": str(_RETRY_AFTER)}
    return ApiError(429, message, type="requests", code="rate_limit_exceeded", headers=headers)


def _missing_scopes(path: str, body: bytes) -> ApiError:
    scope = next((scope for start, scope in _SCOPES.items() if path.startswith(start)), "model.request")
    return api_errors.missing_scopes(scope)


def _not_found(path: str, body: bytes) -> ApiError:
    return api_errors.invalid_url("POST" if body else "GET", path)


def _read_table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _refusal(row: dict[str, Any]) -> Callable[[str, bytes], ApiError]:
    fields = {name: row[name] for name in ("type", "code", "param") if name in row}

    def error(path: str, body: bytes) -> ApiError:
        message = row["message"].replace("{model}", _model(body))
        return ApiError(row["status"], message + (_OWN_WORDING if row.get("own") else ""), **fields)

    return error


def _dropped_connection(reply: Reply) -> Reply:
    return replace(reply, chunks=(), dropped=True, usage=None)


def _dropped_mid_body(reply: Reply) -> Reply:
    half = _size(reply) // 2
    return replace(reply, chunks=Series(lambda: _cut(reply.chunks, half)), dropped=True, usage=None)


def _dropped_mid_stream(reply: Reply) -> Reply:
    """Drop a stream between two events, and a whole reply in its middle."""
    if not reply.is_stream:
        return _dropped_mid_body(reply)
    half = _count(reply) // 2
    return replace(reply, chunks=Series(lambda: islice(reply.chunks, half)), dropped=True, usage=None)


def _malformed_body(reply: Reply) -> Reply:
    """Cut JSON short: the body, or the last event of the first half of a stream."""
    if reply.is_stream:
        return replace(reply, chunks=Series(lambda: _with_half_an_event(reply)), usage=None)
    half = _size(reply) // 2
    headers = reply.headers | {"content-length": str(half)}
    return replace(reply, headers=headers, chunks=Series(lambda: _cut(reply.chunks, half)), usage=None)


def _stream_error(reply: Reply) -> Reply:
    """End a stream with an error; a whole reply becomes that error."""
    error = api_errors.server_error()
    if not reply.is_stream:
        return error.reply()
    half = _count(reply) // 2
    if next(iter(reply.chunks)).startswith(b"event:"):
        body: dict[str, Any] = {name: error.body["error"][name] for name in ("code", "message", "param")}
        last = sse.event({"type": "error", **body, "sequence_number": half}, "error")
    else:
        last = sse.event(error.body)
    return replace(reply, chunks=Series(lambda: chain(islice(reply.chunks, half), [last])), usage=None)


def _size(reply: Reply) -> int:
    return sum(len(chunk) for chunk in reply.chunks)


def _count(reply: Reply) -> int:
    return sum(1 for _ in reply.chunks)


def _cut(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield the first bytes of a body."""
    for chunk in chunks:
        if size <= 0:
            return
        yield chunk[:size]
        size -= len(chunk)


def _with_half_an_event(reply: Reply) -> Iterator[bytes]:
    half = _count(reply) // 2
    for number, event in enumerate(islice(reply.chunks, half), 1):
        yield event if number < half else event[: len(event) // 2] + b"\n\n"


FAULTS: dict[str, Callable[[str, bytes], ApiError]] = {
    "rate_limit_exceeded": _rate_limit_exceeded,
    "missing_scopes": _missing_scopes,
    "server_error": lambda path, body: api_errors.server_error(),
    "not_found": _not_found,
    **{name: _refusal(row) for name, row in _read_table().items()},
}
"""Faults that replace the reply."""

SPOILS: dict[str, Callable[[Reply], Reply]] = {
    "slow": lambda reply: reply,
    "dropped_connection": _dropped_connection,
    "dropped_mid_body": _dropped_mid_body,
    "dropped_mid_stream": _dropped_mid_stream,
    "malformed_body": _malformed_body,
    "stream_error": _stream_error,
}
"""Faults that happen on the way of a good reply."""
