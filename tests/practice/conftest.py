"""A running practice backend with replies of the tests' own."""

import openai
import pytest
from shapes import REPLIES

from helpers.practice import start
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend


@pytest.fixture(scope="module")
def server():
    """Run the practice backend with the tests' replies."""
    with start(replies=REPLIES) as server:
        yield server


@pytest.fixture(scope="module")
def client(server):
    """Return the official SDK's client for it, which gives up at the first error."""
    with openai.OpenAI(api_key=server.key, base_url=server.base_url, max_retries=0, timeout=20) as client:
        yield client


@pytest.fixture(scope="module")
def backend():
    """Return the core alone, without a server."""
    return Backend(Replies(REPLIES))
