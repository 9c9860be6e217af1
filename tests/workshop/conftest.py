"""A room, and an API to mint its keys at."""

import pytest
from flaky import Api


@pytest.fixture(autouse=True)
def somewhere(elsewhere):
    """Run in a folder of its own, with nothing in the environment."""


@pytest.fixture
def api():
    """An organization that is empty."""
    return Api()
