"""The clients of a workshop: one with the admin key, which manages, and one for each seat's key."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpers import base_url, key_text
from helpers.errors import InputError
from helpers.language import text

if TYPE_CHECKING:
    from openai import OpenAI

ADMIN_KEY = "OPENAI_ADMIN_KEY"  # the environment variable, which the SDK reads too
_BASE_URL = "OPENAI_BASE_URL"
_PREFIXES = ("sk-admin-", "sk-practice-admin")
_LOCAL = ("127.0.0.1", "localhost", "::1")
_TIMEOUT = 30.0  # seconds


def address() -> str | None:
    """Return the base URL of the environment, or None for OpenAI's.

    Raises:
        InputError: it cannot be one, or keys would travel over a network unencrypted.
    """
    sent = os.environ.get(_BASE_URL, "").strip()
    if not sent:
        return None
    checked = base_url.check(sent)
    if checked.url is None:
        raise InputError(checked.problem)
    parts = urlsplit(checked.url)
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise InputError(text("workshop.plain_http"))
    return checked.url


def client() -> OpenAI:
    """Return a client with the admin key of the environment. It is taken from nowhere else.

    Raises:
        InputError: there is none, it is an ordinary key, or the base URL is unusable.
    """
    from openai import OpenAI

    sent = os.environ.get(ADMIN_KEY, "").strip()
    if not sent:
        raise InputError(text("workshop.no_admin_key"))
    checked = key_text.check(sent, for_openai=False)
    if checked.key is None:
        raise InputError(text("workshop.bad_admin_key", problem=checked.problem))
    if not checked.key.startswith(_PREFIXES):
        raise InputError(text("workshop.ordinary_key"))
    return OpenAI(admin_api_key=checked.key, base_url=address(), timeout=_TIMEOUT)


def works(key: str, of: OpenAI) -> bool:
    """Ask for the list of models with a seat's key, which costs nothing, and return whether the key is accepted.

    Args:
        key: the seat's.
        of: the admin's client, whose server and connections are used.

    Raises:
        openai.OpenAIError: anything but the key was in the way, so that nothing is known of it.
    """
    from openai import AuthenticationError, OpenAI

    seat = OpenAI(api_key=key, base_url=of.base_url, http_client=of._client, timeout=_TIMEOUT)
    # Those of the environment may be another's, and a refusal because of them would look like the key's.
    seat.organization = seat.project = None
    try:
        seat.models.list()
    except AuthenticationError as error:
        return "Missing scopes" in error.message  # then the key itself was accepted
    return True
