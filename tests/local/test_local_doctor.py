"""The doctor knows local mode: what it would find, and that the one model answers for every name."""

from __future__ import annotations

import datetime

import pytest
from model_servers import ModelServer

from helpers import connection
from helpers.connection import connect
from helpers.doctor import configuration, reachability
from helpers.language import LANGUAGES, set_language
from helpers.local import llama

TODAY = datetime.date(2026, 11, 28)

pytestmark = pytest.mark.usefixtures("elsewhere", "usual")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_finds(language, usual, monkeypatch):
    """A server with its model, the kit's own, or none: each is fine, since nobody needs one."""
    set_language(language)
    assert "connect(" in configuration.local_model().message
    monkeypatch.setattr(llama, "installed", lambda: True)
    assert llama.MODEL in configuration.local_model().message
    with ModelServer("qwen3:4b") as server:
        usual(Ollama=server)
        found = configuration.local_model()
    assert f"qwen3:4b ({server.place})" in found.message
    assert (found.status, found.next_step) == ("ok", "")


def test_in_a_notebook_that_is_local(usual):
    """The lessons' model is not missed, and the server is named, not the relay."""
    with ModelServer("qwen3:4b") as server:
        connect("local", server.base_url)
        listed = {}
        assert reachability.reachability(listed).message == f"{server.place} answers and accepts the key (1 models)."
        assert reachability.default_model(listed, TODAY).status == "ok"
        assert "qwen3:4b answers every request" in reachability.default_model(listed, TODAY).message


def test_with_the_mode_in_the_environment(usual, monkeypatch):
    """Connection and default model are those of local mode, and nothing keeps running."""
    monkeypatch.setenv("FIRST_CALL_MODE", "local")
    with ModelServer("qwen3:4b") as server:
        usual(Ollama=server)
        assert configuration.address().message == "A model on this computer (FIRST_CALL_MODE=local)"
        assert reachability.reachability({}).status == "ok"
    assert connection.current() is None
    assert connection._session.beside is None
