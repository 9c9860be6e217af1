"""Every test runs in practice mode, whatever key or server the developer has set."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from typing import Any

import pytest
from builder.practice_mode import force_practice
from xdist.scheduler import LoadScopeScheduling

# What is made once for each: one JupyterLab and one browser, one website.
_TOGETHER = ("tests/browser/", "tests/site/")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("live", default=False):  # notebooks/conftest.py adds it
        force_practice(os.environ)
    # Behind nohup and in some CI, Ctrl+C is ignored, also by every process that a test starts in order to interrupt it.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is long and stays in one process; begun later, it would run on alone at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(_TOGETHER))


def pytest_collection_finish() -> None:
    """Spare every garbage collection from now on a look at thousands of tests, which all stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def elsewhere(tmp_path):
    """A folder of its own, no key, server or proxy in the environment, and nothing left connected afterwards.

    It does without monkeypatch, so that what a test itself patches is undone first.
    """
    from helpers import connection
    from helpers.language import set_language

    before = dict(os.environ)
    for name in before:
        if name.startswith(("OPENAI_", "FIRST_CALL_")) or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ.update(FIRST_CALL_HOME=str(tmp_path), FIRST_CALL_PACE="none")
    set_language("en")
    with contextlib.chdir(tmp_path):
        yield
    connection.disconnect()
    set_language(None)
    os.environ.clear()
    os.environ.update(before)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Give one process the whole of tests/browser, and one that of tests/site; else a module each."""
    return _Scheduling(config, log)


class _Scheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        together = next((folder for folder in _TOGETHER if nodeid.startswith(folder)), None)
        return together or super()._split_scope(nodeid)
