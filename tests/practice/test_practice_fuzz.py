"""A few thousand of the random requests of fuzz.py, which sends 100,000."""

import pytest
from fuzz import Maker, check, run
from shapes import ask, chat

from helpers.practice.backend import Backend
from helpers.practice.wire.exchange import Reply, Request


def test_whatever_comes_gets_a_reply_of_the_apis_shape():
    """Neither an exception nor a 500 of ours, and every reply is what the API might send."""
    seen = run(5000)
    assert all(seen[status] > 10 for status in (200, 400, 401, 404, 405, 429))


def test_the_same_seed_makes_the_same_requests():
    """A request that failed once can be made again."""
    one, same, other = Maker(1), Maker(1), Maker(2)
    requests = [[maker.request() for _ in range(50)] for maker in (one, same, other)]
    assert requests[0] == requests[1] != requests[2]


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (500, b'{"error":{"message":"m","type":"t","param":null,"code":null}}'),
        (400, b'{"error":{}}'),
        (200, b'{"a":NaN}'),
    ],
)
def test_a_wrong_reply_is_noticed(status, content):
    """The check itself does not let everything pass."""
    with pytest.raises(AssertionError):
        check(
            Request("GET", "/v1/models"), Reply(status, {"content-type": "application/json"}, (content,)), exact=False
        )


def test_a_fault_of_ours_is_noticed(monkeypatch, backend, traces):
    """A request that makes the kit fail ends the run, and is named."""
    monkeypatch.setattr(Backend, "admit", lambda *given: 1 / 0)
    with pytest.raises(AssertionError, match="request 0 of seed 20: POST /v1/"):
        run(5)
    monkeypatch.undo()
    assert ask(backend, chat())[0].status == 200
