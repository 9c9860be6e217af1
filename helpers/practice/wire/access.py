"""The keys of practice mode: made-up ones, which open nothing else."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from . import api_errors

PREFIX = "sk-practice"
KEY = f"{PREFIX}-first-call"


def check(headers: Mapping[str, str], only: str | None = None) -> None:
    """Refuse a request without a key that is accepted.

    Args:
        headers: of the request, names in lower case.
        only: the only key to accept; None for every key that begins with PREFIX.

    Raises:
        ApiError: there is no key, or another one.
    """
    scheme, _, key = headers.get("authorization", "").partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not key:
        raise api_errors.missing_key()
    if not key.startswith(PREFIX):
        raise api_errors.incorrect_key(key)
    if only is not None and not hmac.compare_digest(key.encode(), only.encode()):
        raise api_errors.incorrect_key(key)
