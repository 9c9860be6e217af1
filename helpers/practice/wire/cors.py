"""Lets pages in a browser of this computer call the backend: those served from localhost, and no others.

Which methods and headers may be used follows https://fetch.spec.whatwg.org/#http-cors-protocol.
"""

from __future__ import annotations

import re

from .exchange import Reply, Request

_LOCAL_PAGE = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?")
_METHODS = "GET, POST, DELETE, OPTIONS"
_READABLE = (
    "openai-organization",
    "openai-processing-ms",
    "openai-project",
    "openai-version",
    "retry-after",
    "retry-after-ms",
    "x-practice-vectors",
    "x-ratelimit-limit-requests",
    "x-ratelimit-limit-tokens",
    "x-ratelimit-remaining-requests",
    "x-ratelimit-remaining-tokens",
    "x-ratelimit-reset-requests",
    "x-ratelimit-reset-tokens",
    "x-request-id",
)
_SECONDS = 600  # for which a browser may remember the answer to a preflight


def headers(request: Request) -> dict[str, str]:
    """Return the headers that let the page which sent a request read the reply; none for other pages."""
    origin = request.headers.get("origin", "")
    if not _LOCAL_PAGE.fullmatch(origin):
        return {}
    return {
        "access-control-allow-origin": origin,
        "access-control-expose-headers": ", ".join(_READABLE),
        "vary": "Origin",
    }


def is_preflight(request: Request) -> bool:
    """Return whether a browser asks if a local page may send its real request."""
    return (
        request.method == "OPTIONS"
        and "access-control-request-method" in request.headers
        and bool(_LOCAL_PAGE.fullmatch(request.headers.get("origin", "")))
    )


def preflight_reply(request: Request) -> Reply:
    """Return the permission: every method of the backend, and the headers that the page asks for."""
    allowed = {
        "access-control-allow-methods": _METHODS,
        "access-control-allow-headers": request.headers.get("access-control-request-headers", ""),
        "access-control-allow-private-network": "true",
        "access-control-max-age": str(_SECONDS),
    }
    return Reply(204, headers(request) | allowed, ())
