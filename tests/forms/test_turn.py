"""One turn: only what the model accepts is sent, its price is known beforehand, and a silent backend is given up."""

import asyncio
import itertools
import socket
import threading
import time

import openai
import pytest
from other_server import OtherServer

from helpers import chat, connect, usage
from helpers.forms import turn

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
CHUNK = (
    b'data: {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",'
    b' "choices": [{"index": 0, "delta": {"content": "Half"}, "finish_reason": null}]}\n\n'
)


def request(user="What is an API? Answer in one sentence.", system="", model="gpt-6-luna", **changed):
    """A request; what is not said is as the forms have it to begin with."""
    given = {"temperature": 0.1, "limit": 300, "stream": False} | changed
    return turn.request(model, chat.messages(system=system, user=user), **given)


@pytest.fixture
def practice():
    """The practice backend answers."""
    connect(language="en")


def ask(sent, show=print):
    """Send a request as a form does, and return the outcome."""

    async def asked():
        async with turn.client() as client:
            return await turn.run(client, sent, show)

    return asyncio.run(asked())


def silent_server(said=b""):
    """A server that takes connections, says this much and then nothing. Returns its address and what closes it."""
    listening = socket.create_server(("127.0.0.1", 0))
    connections = []

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connections.append(connection)
            connection.sendall(said)

    threading.Thread(target=serve, daemon=True).start()

    def close():
        listening.close()
        for connection in connections:
            connection.close()

    return f"http://127.0.0.1:{listening.getsockname()[1]}/v1", close


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("gpt-6-luna", {"temperature": 0.1, "reasoning_effort": "none"}),
        ("gpt-4o", {"temperature": 0.1}),
        ("gpt-6.1-sol", {}),
        ("no-row-in-the-table", {"temperature": 0.1}),
    ],
)
def test_only_what_the_model_accepts_is_sent(model, expected):
    """The rule is chat_gpt()'s own."""
    sent = request(model=model, limit=None)
    assert {name: sent[name] for name in sent.keys() - {"model", "messages"}} == expected


def test_empty_settings_are_left_out():
    """No system message, no temperature, no limit, no stream: two arguments remain."""
    sent = request(temperature=None, limit=None)
    assert sent.keys() == {"model", "messages"}
    assert [message["role"] for message in sent["messages"]] == ["user"]


def test_the_estimate_counts_what_practice_mode_then_counts(practice):
    """The prompt's tokens are those of the answer's usage; the price lies between least and most."""
    sent = request(system="You explain things to a child of seven.")
    expected = turn.estimate(sent)
    answer = ask(sent)
    assert expected.tokens == answer.sent
    assert expected.least < answer.dollars < expected.most
    assert expected.most == usage.price("gpt-6-luna", answer.sent, 300)


def test_an_estimate_says_what_it_does_not_know():
    """Without a limit there is no highest price, and without a row in the table no price at all."""
    open_ended = turn.estimate(request(limit=None))
    assert open_ended.least > 0
    assert open_ended.most is None
    unpriced = turn.estimate(request(model="gpt-5-mini"))
    assert (unpriced.least, unpriced.most) == (None, None)
    assert unpriced.tokens == open_ended.tokens


def test_estimates_add_up():
    """Two settings side by side cost what both cost; one unknown price makes the sum unknown."""
    sent = request()
    one, two = turn.estimate(sent), turn.together([sent, sent])
    assert (two.tokens, two.least, two.most) == (2 * one.tokens, 2 * one.least, 2 * one.most)
    assert turn.together([sent, request(model="gpt-5-mini")]).most is None


def test_a_stream_says_the_same_as_a_whole_answer(practice):
    """Text, figures and price agree; the pieces grow to the text and every chunk is kept."""
    told = []
    whole = ask(request(), told.append)
    assert told == []
    streamed = ask(request(stream=True), told.append)
    assert told[-1] == streamed.text == whole.text
    assert len(told) > 5
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(told))
    for name in ("sent", "made", "reasoning", "dollars", "finish_reason", "model"):
        assert getattr(streamed, name) == getattr(whole, name)
    assert len(streamed.received) > len(told)
    assert whole.received["choices"][0]["message"]["content"] == whole.text
    assert 0 < streamed.first <= streamed.seconds


def test_reasoning_and_the_limit_show_in_the_answer(practice):
    """With no temperature the model reasons; a small limit then leaves no room for an answer."""
    answer = ask(request(temperature=None, limit=20))
    assert (answer.text, answer.reasoning, answer.finish_reason) == ("", 20, "length")


def test_a_server_with_bare_figures_is_enough():
    """Local servers leave out the details, and the table does not know their models."""
    with OtherServer() as server:
        connect(KEY, server.base_url, language="en")
        answer = ask(request())
        assert (answer.text, answer.sent, answer.made, answer.reasoning) == ("other", 1, 1, 0)
    assert answer.dollars is None


def test_a_server_that_cannot_stream_gives_an_empty_answer_not_an_error():
    """There is nothing to show then, and no figures."""
    with OtherServer() as server:
        connect(KEY, server.base_url, language="en")
        answer = ask(request(stream=True))
        assert (answer.text, answer.sent, answer.dollars, answer.received) == ("", None, None, [])


def test_a_silent_backend_is_given_up_after_one_try(monkeypatch):
    """The SDK alone would wait for half an hour; a learner needs the form back."""
    monkeypatch.setattr(turn, "TIMEOUT", 0.3)
    address, close = silent_server()
    connect(KEY, address, language="en")
    started = time.monotonic()
    with pytest.raises(openai.APITimeoutError):
        ask(request())
    assert time.monotonic() - started < 5
    close()


def test_a_stream_that_stops_midway_is_given_up_and_what_came_was_shown(monkeypatch):
    """The limit holds between two pieces as well."""
    monkeypatch.setattr(turn, "TIMEOUT", 0.3)
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
    address, close = silent_server(head + CHUNK)
    connect(KEY, address, language="en")
    told = []
    with pytest.raises(openai.APITimeoutError):
        ask(request(stream=True), told.append)
    assert told == ["Half"]
    close()
