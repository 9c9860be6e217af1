"""A room, and an API to mint its keys at."""

import os

import pytest
from flaky import Api


@pytest.fixture(autouse=True)
def somewhere(elsewhere):
    """Run in a folder of its own, with nothing in the environment but the language, on a Korean system too."""
    os.environ["FIRST_CALL_LANG"] = "en"


@pytest.fixture
def api():
    """An organization that is empty."""
    return Api()
