"""connect(needs=...): another server is asked once, and practice mode answers where it lacks what a lesson is about."""

from __future__ import annotations

import json
import os

import pytest
from other_server import OtherServer

from helpers import abilities, connection
from helpers.connection import connect
from helpers.language import LANGUAGES

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def server():
    """A server that offers nothing but plain answers."""
    with OtherServer() as server:
        yield server


def completion(content=None, tool_calls=None):
    """A whole reply of the server."""
    message = {"role": "assistant", "content": content, "tool_calls": tool_calls}
    choices = [{"index": 0, "finish_reason": "tool_calls" if tool_calls else "stop", "message": message}]
    return 200, {"id": "x", "object": "chat.completion", "created": 1, "model": "other-model", "choices": choices}


def menu(*prices):
    """A menu as the probe asks for it."""
    return completion(json.dumps({"dishes": [{"name": "A", "price": price} for price in prices]}))


CALL = {"id": "call_1", "type": "function", "function": {"name": "next_train", "arguments": "{}"}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("need", abilities.NEEDS)
def test_a_server_without_it_leaves_the_lesson_to_practice_mode(server, need, language, capsys):
    """One line names the server and what it lacks, and cells that follow reach the practice backend."""
    connect(KEY, server.base_url, language=language, needs=need)
    assert connection.current() == "practice"
    assert f"127.0.0.1:{server.server_port}" in capsys.readouterr().out
    assert os.environ["OPENAI_BASE_URL"] != server.base_url
    assert KEY not in os.environ["OPENAI_API_KEY"]
    asked = len(server.received)
    connection.ensure()
    assert len(server.received) == asked


@pytest.mark.parametrize(
    ("need", "reply", "mode"),
    [
        ("tools", completion(tool_calls=[CALL]), "live"),
        ("tools", completion("At two."), "practice"),
        ("tools", (400, {"error": {"message": "tools are not supported"}}), "practice"),
        ("tools", (500, {"error": {"message": "out of memory"}}), "practice"),
        ("structured output", menu(3500, 1000), "live"),
        ("structured output", menu(3500, 1), "practice"),
        ("structured output", completion("Gimbap costs 3,500 won."), "practice"),
        ("structured output", (200, {"detail": "an object of another shape"}), "practice"),
    ],
)
def test_what_the_model_does_decides(server, need, reply, mode):
    """A server is kept if its model does what is asked of it, and one request is enough to know."""
    server.reply = lambda body: reply
    connect(KEY, server.base_url, needs=need)
    assert connection.current() == mode
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("numbers", "has_responses", "mode"), [(256, True, "live"), (256, False, "practice"), (384, True, "practice")]
)
def test_embeddings_need_the_length_that_was_asked_for_and_responses(server, numbers, has_responses, mode):
    """A server that ignores `dimensions`, or has no Responses, leaves the lesson to practice mode."""
    data = [{"object": "embedding", "index": place, "embedding": [0.1] * numbers} for place in range(2)]
    server.embed = lambda body: (200, {"object": "list", "data": data, "model": body["model"]})
    if has_responses:
        server.respond = lambda body: (200, {"id": "resp_other", "object": "response", "output": []})
    connect(KEY, server.base_url, needs="embeddings")
    assert connection.current() == mode


def response_of(*output):
    """A response with these items."""
    return 200, {"id": "resp_1", "object": "response", "created_at": 1, "model": "other-model", "output": list(output)}


REASONING = {"type": "reasoning", "id": "rs_1", "summary": []}
FUNCTION_CALL = {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "next_train", "arguments": "{}"}
REFUSED = (400, {"error": {"message": "function_call_output is not supported"}})


@pytest.mark.parametrize(
    ("called", "returned", "asked", "mode"),
    [
        ((REASONING, FUNCTION_CALL), response_of(), 2, "live"),
        ((REASONING, FUNCTION_CALL), REFUSED, 2, "practice"),
        ((REASONING,), response_of(), 1, "practice"),
    ],
)
def test_tools_in_responses_are_tried_with_a_result(server, called, returned, asked, mode):
    """The model asks for the tool, and the server takes the reasoning, the call and its result back."""
    server.respond = lambda body: returned if len(body["input"]) > 1 else response_of(*called)
    connect(KEY, server.base_url, needs="tools in responses")
    assert connection.current() == mode
    assert len(server.received) == asked
    if asked == 2:
        items = server.received[-1][1]["input"]
        assert [item.get("type") for item in items] == [None, "reasoning", "function_call", "function_call_output"]
        assert items[-1]["call_id"] == "call_1"


def test_without_a_need_nothing_is_sent(server):
    """connect() alone asks no server anything."""
    connect(KEY, server.base_url)
    assert connection.current() == "live"
    assert not server.received


@pytest.mark.parametrize("need", abilities.NEEDS)
@pytest.mark.parametrize("arguments", [(), (KEY,), (KEY, "https://eu.api.openai.com/v1")])
def test_openai_and_practice_mode_are_not_asked(monkeypatch, arguments, need):
    """They have all of it, and a request to OpenAI would cost money."""
    monkeypatch.setattr(abilities, "has", lambda need: pytest.fail("asked"))
    connect(*arguments, needs=need)
    assert connection.current() == ("live" if arguments else "practice")


@pytest.mark.parametrize("need", abilities.NEEDS)
def test_practice_mode_has_all_of_it(need):
    """It passes the probes of form alone, Responses and embeddings; the others want an answer that makes sense."""
    connect()
    assert abilities.has(need) == (need in ("responses", "embeddings"))


def test_another_need_is_an_error():
    """The message names those that there are."""
    with pytest.raises(ValueError, match=r"'structured output'.*not 'wings'"):
        connect(needs="wings")


def response(said):
    """A response that says something."""
    part = {"type": "output_text", "text": said, "annotations": []}
    message = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}
    return 200, {"id": "resp_1", "object": "response", "created_at": 1, "model": "other-model", "output": [message]}


COUNTED = (200, {"object": "response.input_tokens", "input_tokens": 20})


@pytest.mark.parametrize(
    ("said", "counted", "mode"),
    [
        ("Red.", COUNTED, "live"),
        ("A cat", COUNTED, "practice"),
        ("red", (404, {"error": {"message": "Not Found"}}), "practice"),
    ],
)
def test_a_model_that_sees_names_the_color(server, said, counted, mode):
    """It is shown a picture, and the server has to count the tokens of one, as the lesson does."""
    server.respond = lambda body: response(said) if "max_output_tokens" in body else counted
    connect(KEY, server.base_url, needs="images")
    assert connection.current() == mode
    assert "data:image/png;base64,iVBOR" in str(server.received[0])
