"""The pytest plugin of First Call: the fixtures `practice` and `practice_server`. See helpers/practice/TESTING.md.

pytest imports this file in every project of an environment with the kit. So it imports nothing but pytest, adds no
option, marker or hook, and the kit itself is imported by the first test that asks for a fixture. It is
installed outside the package `helpers`, because importing that would hide a project's own package of the same name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from helpers.practice.testing import Practice

# What the SDK and its HTTP library read besides the two variables that are set: a test must not depend on them.
_IN_THE_WAY = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")


@pytest.fixture
def practice(monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    """OpenAI's API without a network, in this process: replies in code, faults, a journal. OpenAI() finds it."""
    yield from _run(monkeypatch, server=False)


@pytest.fixture
def practice_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    """The same on a port of this computer, for programs that run as processes and for other HTTP clients."""
    yield from _run(monkeypatch, server=True)


def _run(monkeypatch: pytest.MonkeyPatch, *, server: bool) -> Iterator[Practice]:
    try:
        from helpers.practice.testing import Practice
    except ImportError as error:
        pytest.fail(_why(error), pytrace=False)
    for name in list(os.environ):
        if name.upper().startswith("OPENAI_") or name.upper() in _IN_THE_WAY:
            monkeypatch.delenv(name)
    with Practice(server=server) as running:
        monkeypatch.setenv("OPENAI_API_KEY", running.key)
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        yield running


def _why(error: ImportError) -> str:
    """Say why the kit cannot be imported, and what to do."""
    import sys

    found = sys.modules.get("helpers")
    if isinstance(error, ModuleNotFoundError) and str(error.name).startswith("helpers") and found:
        place = getattr(found, "__file__", None) or next(iter(getattr(found, "__path__", ())), "?")
        return (
            f"First Call's package `helpers` is hidden by another one with the same name: {place}. "
            "Rename that one, or run these tests in a folder of their own."
        )
    return str(error)
