"""Every test runs in practice mode, whatever key or server the developer has set."""

from __future__ import annotations

import os

import pytest
from practice_mode import force_practice


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("live", default=False):  # notebooks/conftest.py adds it
        force_practice(os.environ)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder of its own, no key, server or proxy in the environment, and nothing left connected afterwards."""
    from helpers import connection
    from helpers.language import set_language

    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    for name in before:
        if name.startswith(("OPENAI_", "FIRST_CALL_")) or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ["FIRST_CALL_HOME"] = str(tmp_path)
    set_language("en")
    yield
    connection.disconnect()
    set_language(None)
    os.environ.clear()
    os.environ.update(before)
