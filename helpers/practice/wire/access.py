"""The keys of practice mode: made-up ones, which open nothing else."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping

from . import api_errors

PREFIX = "sk-practice"
KEY = f"{PREFIX}-first-call"
ADMIN_PREFIX = f"{PREFIX}-admin"
ADMIN_KEY = f"{ADMIN_PREFIX}-first-call"
ISSUED_PREFIX = f"{PREFIX}-svcacct-"  # of keys that the admin API made


def check(headers: Mapping[str, str], only: str | None, issued: Callable[[str], bool]) -> str:
    """Refuse a request without a key that is accepted, and return the key.

    Args:
        headers: of the request, names in lower case.
        only: the only key to accept; None for every key that begins with PREFIX.
        issued: whether a key that begins with ISSUED_PREFIX was made by the admin API, and not deleted since.

    Raises:
        ApiError: there is no key, or another one.
    """
    scheme, _, key = headers.get("authorization", "").partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not key:
        raise api_errors.missing_key()
    if not key.startswith(PREFIX):
        raise api_errors.incorrect_key(key)
    if only is not None:
        if not hmac.compare_digest(key.encode(), only.encode()):
            raise api_errors.incorrect_key(key)
    elif key.startswith(ISSUED_PREFIX) and not issued(key):
        raise api_errors.incorrect_key(key)
    return key


def check_role(key: str, only: str | None, *, admin: bool) -> None:
    """Refuse a good key where one of the other kind is needed: to manage an organization, or to do anything else.

    Where only one key is accepted, everybody in a room has it, so it manages nothing.

    Args:
        key: that was accepted.
        only: as for `check()`.
        admin: whether an admin key is needed.

    Raises:
        ApiError: it is.
    """
    if admin and (only is not None or not key.startswith(ADMIN_PREFIX)):
        raise api_errors.missing_scopes("api.management.read")
    if not admin and only is None and key.startswith(ADMIN_PREFIX):
        raise api_errors.missing_scopes("model.request")
