"""POST /v1/responses/input_tokens: the same count as in the usage of a reply, and nothing is generated."""

import json

import pytest
from openai import BadRequestError, NotFoundError
from openai.types.responses.input_token_count_response import InputTokenCountResponse
from shapes import ask, check_exact

WEATHER = {"type": "function", "name": "weather", "parameters": {"type": "object", "properties": {}}}
FORMAT = {
    "type": "json_schema",
    "name": "label",
    "schema": {"type": "object", "properties": {"label": {"type": "string"}}},
}


@pytest.mark.parametrize(
    "asked",
    [
        {"input": "Hello"},
        {"input": "안녕하세요", "instructions": "Answer in Korean."},
        {"input": [{"role": "user", "content": "Hello"}], "tools": [WEATHER], "tool_choice": "auto"},
        {"input": "Hello", "text": {"format": FORMAT}, "reasoning": {"effort": "low"}},
    ],
    ids=range(4),
)
def test_it_is_what_the_usage_says(client, asked):
    """What is counted beforehand is what the reply's usage has."""
    reply = client.responses.create(model="gpt-6-luna", **asked)
    counted = client.responses.input_tokens.count(model="gpt-6-luna", **asked)
    assert (counted.object, counted.input_tokens) == ("response.input_tokens", reply.usage.input_tokens)


def test_turns_before_count(client):
    """So do those of the response that it continues."""
    first = client.responses.create(model="gpt-4o", input="My name is Mina.")
    asked = {"model": "gpt-4o", "input": "And now?", "previous_response_id": first.id}
    counted = client.responses.input_tokens.count(**asked)
    assert counted.input_tokens == client.responses.create(**asked).usage.input_tokens
    assert counted.input_tokens > client.responses.input_tokens.count(model="gpt-4o", input="And now?").input_tokens


def test_everything_may_be_left_out(backend):
    """As the SDK's types have it; the shape is the SDK's own."""
    for body in ({}, {"model": None, "input": None, "tools": None, "conversation": None}, {"model": "gpt-4o"}):
        reply, content = ask(backend, body, path="/v1/responses/input_tokens")
        assert reply.status == 200
        assert check_exact(InputTokenCountResponse, json.loads(content)).input_tokens == 3
        assert reply.usage is None


def test_nothing_is_kept_or_billed(server, client):
    """Counting is no generation: no usage, no stored response."""
    before = len(server.usage)
    client.responses.input_tokens.count(model="gpt-4o", input="Hello")
    assert len(server.usage) == before


@pytest.mark.parametrize(
    ("asked", "code", "kind"),
    [
        ({"model": "no-such-model"}, "model_not_found", NotFoundError),
        ({"input": " hello" * 130_000}, "context_length_exceeded", BadRequestError),
        ({"input": []}, "empty_array", BadRequestError),
        ({"temperature": 1}, "unknown_parameter", BadRequestError),
        ({"conversation": "conv_1"}, "not_in_practice_mode", BadRequestError),
        ({"personality": "friendly"}, "not_in_practice_mode", BadRequestError),
        ({"previous_response_id": "resp_1"}, "previous_response_not_found", BadRequestError),
    ],
)
def test_refusals(client, asked, code, kind):
    """It refuses what Responses refuse."""
    body = {"model": "gpt-4o", "input": "Hello"} | asked
    with pytest.raises(kind) as caught:
        client.post("/responses/input_tokens", body=body, cast_to=object)
    assert caught.value.code == code
