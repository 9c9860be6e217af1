"""Hostile requests against the core; what they do to a server and to others beside them, the siege shows."""

import json
import time

import pytest
from bench.hostile import all_of_them
from shapes import check_error

from helpers.practice import KEY
from helpers.practice.wire.exchange import Request

TAKES_LONG = (  # half a second to two seconds each; the siege sends them
    "minLength 50,000, logprobs",
    "a million marks, moderation",
    "10 MB of one letter",
    "n=128, top_logprobs=20, stream",
    "2,048 one-letter embeddings",
    "2,048 dense embeddings",
    "embeddings, spoiled",
    "a large tool, kept",
)
HOSTILE = [hostile for hostile in all_of_them() if hostile.name not in TAKES_LONG]


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_it_does_no_harm(backend, hostile):
    """It is answered or refused in the API's shape, within seconds, and nothing of ours fails."""
    headers = {"authorization": f"Bearer {KEY}"} if hostile.key else {}
    begun = time.thread_time()
    reply = backend.handle(Request("POST", f"/v1{hostile.path}", "", headers | hostile.headers, hostile.content()))
    if reply.status == 200 and "stream" not in reply.headers["content-type"] and "fault" not in str(hostile.headers):
        json.loads(b"".join(reply.chunks))
    elif reply.status == 200:
        assert sum(map(len, reply.chunks))
    else:
        assert reply.status in (400, 401, 413, 429)
        check_error(b"".join(reply.chunks))
    assert time.thread_time() - begun < 5
