"""No server of this computer is found by chance: the usual places are those that a test names."""

from __future__ import annotations

import pytest

from helpers.local import llama, places


@pytest.fixture
def usual(monkeypatch):
    """Let servers listen at the usual places: usual(Ollama=server, vLLM=other); none without a call."""
    monkeypatch.setattr(places, "USUAL", {})
    monkeypatch.setattr(llama, "installed", lambda: False)

    def at(**servers) -> None:
        monkeypatch.setattr(places, "USUAL", {server.server_port: program for program, server in servers.items()})

    return at
