"""Tests never use the developer's key; `--live` does, and only when it is told which."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from build import ROOT
from builder.practice_mode import force_practice


@pytest.fixture
def configure(monkeypatch):
    """Run the configuration of the notebook tests with or without --live; return its options."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FIRST_CALL_MODE", "FIRST_CALL_PACE", "FIRST_CALL_LANG"):
        monkeypatch.setenv(name, "")  # so that monkeypatch puts back what it was
        monkeypatch.delenv(name)
    hook = runpy.run_path(str(ROOT / "notebooks" / "conftest.py"))["pytest_configure"]

    def run(live: bool) -> SimpleNamespace:
        option = SimpleNamespace(live=live, nbval_lax=False)
        hook(SimpleNamespace(option=option))
        return option

    return run


def test_this_very_run_is_in_practice_mode():
    """The environment that kernels inherit has no key, and asks for practice mode."""
    assert os.environ["FIRST_CALL_MODE"] == "practice"
    assert not [name for name in os.environ if name.startswith("OPENAI_")]


def test_what_is_the_developers_own_is_removed():
    """Key, server, organization, certificates, proxies and whatever else openai reads are gone; the rest stays."""
    environment = {"OPENAI_API_KEY": "sk-proj-FAKE", "OPENAI_ORG_ID": "org-1", "openai_base_url": "x", "PATH": "/bin"}
    environment["SSL_CERT_FILE"] = "/certificates.pem"
    environment["FIRST_CALL_BOARD"] = "http://10.0.0.1:8300"
    environment |= {"HTTPS_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9", "No_Proxy": "localhost"}
    force_practice(environment)
    ours = {"FIRST_CALL_MODE": "practice", "FIRST_CALL_PACE": "none", "FIRST_CALL_LANG": "en"}
    assert environment == {"PATH": "/bin"} | ours


def test_strict_without_live(configure, monkeypatch):
    """Without --live, practice mode is forced and outputs are compared."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-FAKE")
    assert not configure(live=False).nbval_lax
    assert "OPENAI_API_KEY" not in os.environ
    assert os.environ["FIRST_CALL_MODE"] == "practice"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL"])
def test_live_leaves_the_environment_alone(configure, monkeypatch, name):
    """With --live and a key or a server, the environment is used as it is, and outputs are not compared."""
    monkeypatch.setenv(name, "given")
    before = dict(os.environ)
    assert configure(live=True).nbval_lax
    assert dict(os.environ) == before


def test_live_needs_a_key_or_a_server(configure):
    """With neither there is nothing that live could mean."""
    with pytest.raises(pytest.UsageError, match="needs OPENAI_API_KEY or OPENAI_BASE_URL"):
        configure(live=True)


def test_live_is_not_practice(configure, monkeypatch):
    """A forced practice mode would make a live run prove nothing."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-FAKE")
    monkeypatch.setenv("FIRST_CALL_MODE", "practice")
    with pytest.raises(pytest.UsageError, match="unset FIRST_CALL_MODE"):
        configure(live=True)


def test_live_selects_only_notebooks():
    """Unit tests are no part of a live run."""
    select = runpy.run_path(str(ROOT / "notebooks" / "conftest.py"))["pytest_collection_modifyitems"]
    items = [SimpleNamespace(path=Path("a.ipynb")), SimpleNamespace(path=Path("test_a.py"))]
    gone = []
    hook = SimpleNamespace(pytest_deselected=lambda items: gone.extend(items))
    select(SimpleNamespace(option=SimpleNamespace(live=True), hook=hook), items)
    assert [item.path.name for item in items] == ["a.ipynb"]
    assert [item.path.name for item in gone] == ["test_a.py"]
