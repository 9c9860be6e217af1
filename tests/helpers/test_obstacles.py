"""Which variables get in the way of a client, and how each is named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from helpers import environment, obstacles
from helpers.language import LANGUAGES, set_language

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture(autouse=True)
def _no_certificates(elsewhere, monkeypatch):
    """Those of this computer are nobody's mistake."""
    for name in obstacles.CERTIFICATES:
        monkeypatch.delenv(name, raising=False)
    yield
    environment.put_back({})


WORDS = [
    ("OPENAI_ORG_ID", "조직", "has characters that can't be sent in a", True),
    ("OPENAI_PROJECT_ID", "proj ", "has characters that can't be sent in a", True),
    ("OPENAI_CUSTOM_HEADERS", "A B: c", "has characters that can't be sent in a", True),
    ("OPENAI_CUSTOM_HEADERS", "X-A: b\nauthorization: c", "(authorization)", False),
    ("SSL_CERT_FILE", "/nonexistent", "a file that doesn't exist", True),
    ("SSL_CERT_FILE", "garbage", "a file without certificates", True),
    ("SSL_CERT_FILE", ".", "can't be read", True),
    ("SSL_CERT_DIR", "/nonexistent", "a folder that doesn't exist", False),
    ("HTTPS_PROXY", "://", "not a proxy address", True),
    ("all_proxy", "socks5://127.0.0.1:9", "pip install socksio", True),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "value", "words", "stops"), WORDS)
def test_each_has_its_words(name, value, words, stops, language):
    """Cause and next step, in both languages, without the value, and nothing is left changed."""
    Path("garbage").write_text("x")
    set_language(language)
    os.environ[name] = value
    before = dict(os.environ)
    (found,) = obstacles.find()
    assert (found.variable, found.stops) == (name, stops)
    assert name in found.problem
    assert value in ("garbage", ".", "://") or value not in found.problem  # those three are in the sentence anyway
    if language == "en":
        assert words in found.problem
    assert dict(os.environ) == before


def test_several_at_once_are_told_apart():
    """One that is bad does not make a good one suspect."""
    os.environ.update(
        HTTPS_PROXY="://", HTTP_PROXY="http://127.0.0.1:9", ALL_PROXY="ftp://x", SSL_CERT_FILE="/nonexistent"
    )
    assert {found.variable for found in obstacles.find()} == {"HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE"}


def test_a_proxy_with_a_password_is_not_shown():
    """Only the variable is named."""
    os.environ["HTTPS_PROXY"] = "ftp://name:SECRET@proxy.example"
    assert "SECRET" not in repr(obstacles.find())


def test_nothing_set_nothing_tried(monkeypatch):
    """Where no such variable is set, no client is built."""
    monkeypatch.setattr(obstacles, "_failure", lambda variables: pytest.fail("tried"))
    assert obstacles.find() == ()


def test_what_was_put_aside_is_still_known():
    """A second connect() has to put it aside again."""
    os.environ["SSL_CERT_FILE"] = "/nonexistent"
    environment.put({environment.KEY: "x", environment.BASE_URL: None, "SSL_CERT_FILE": None})
    assert [found.variable for found in obstacles.find()] == ["SSL_CERT_FILE"]
    assert "SSL_CERT_FILE" not in os.environ


def test_a_proxy_of_the_system(monkeypatch):
    """Windows passes a SOCKS4 proxy of its settings on to every program; a variable can go around it."""
    from urllib.request import getproxies

    import httpx2._utils

    def of_system():
        return getproxies() or {"http": "socks4://127.0.0.1:9", "https": "socks4://127.0.0.1:9"}

    monkeypatch.setattr("urllib.request.getproxies", of_system)
    monkeypatch.setattr(httpx2._utils, "getproxies", of_system)
    (found,) = obstacles.find()
    assert found.variable == obstacles.SYSTEM
    assert "NO_PROXY" in found.problem
    os.environ["NO_PROXY"] = "*"
    assert obstacles.find() == ()


def test_without_the_package(monkeypatch):
    """Nothing can be tried; that the package is missing is for others to say."""
    monkeypatch.setitem(sys.modules, "openai", None)
    os.environ["SSL_CERT_FILE"] = "/nonexistent"
    assert obstacles.find() == ()
