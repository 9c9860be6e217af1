"""A running practice backend with replies of the tests' own, and no fault of ours that goes unseen."""

import inspect
import logging

import openai
import pytest
from shapes import REPLIES

from helpers.practice import start
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.wire import trace


@pytest.fixture(scope="module", params=["sockets", "in process"])
def server(request):
    """Run the practice backend with the tests' replies, once over each carrier."""
    with start(replies=REPLIES, in_process=request.param == "in process") as server:
        yield server


@pytest.fixture(scope="module")
def listening():
    """Run the practice backend with the tests' replies where it listens on a port."""
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


@pytest.fixture
def traces():
    """Return the traces of faults of ours; only a test that asks for them may cause some."""
    return []


@pytest.fixture(autouse=True)
def no_fault_of_ours(request, traces):
    """Fail the test that makes the kit's own code fail, whatever the reply looked like."""

    class Keep(logging.Handler):
        def emit(self, record):
            traces.append(record.getMessage())

    handler = Keep()
    trace.LOGGER.addHandler(handler)
    yield
    trace.LOGGER.removeHandler(handler)
    expected = "traces" in inspect.signature(request.function).parameters
    assert expected or not traces, "a fault of the kit's own:\n" + "\n".join(traces)
