"""Every test runs in practice mode, whatever key or server the developer has set."""

from __future__ import annotations

import os

import pytest
from practice_mode import force_practice


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("live", default=False):  # notebooks/conftest.py adds it
        force_practice(os.environ)
