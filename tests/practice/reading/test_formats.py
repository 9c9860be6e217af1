"""Structured output in chats: JSON as the request asks for it."""

import json
from typing import Literal

import openai
import pytest
from openai.types.chat import ChatCompletion
from pydantic import BaseModel
from shapes import ask, chat, check_error, check_exact, events

from helpers.practice.schemas import validation

EVENT = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "day": {"type": "string"},
        "people": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["name", "day", "people"],
    "additionalProperties": False,
}
PREPARED = "Extract the event: Alice and Bob meet on Friday."
JSON_OBJECT = {"type": "json_object"}


def asked(schema=EVENT, *, strict=True, name="event"):
    """Return the response_format for a schema."""
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": strict}}


def content(backend, body):
    """Return the text of the first choice of a reply that is, strictly, the SDK's ChatCompletion."""
    reply, data = ask(backend, body)
    assert reply.status == 200, data
    return check_exact(ChatCompletion, json.loads(data)).choices[0].message.content


def test_prepared_json_answers(backend):
    """A prepared text that validates is the answer, as it was written."""
    text = content(backend, chat(PREPARED, response_format=asked(), temperature=0))
    assert text == '{"name":"meeting","day":"Friday","people":["Alice","Bob"]}'


def test_prepared_json_has_variants(backend):
    """Above a low temperature, n choices get the wordings that validate."""
    _, data = ask(backend, chat(PREPARED, response_format=asked(), n=2))
    names = {json.loads(choice["message"]["content"])["name"] for choice in json.loads(data)["choices"]}
    assert names == {"meeting", "get-together"}


def test_prepared_json_that_does_not_validate_is_not_sent(backend):
    """For another schema an instance is made instead."""
    other = EVENT | {"properties": EVENT["properties"] | {"day": {"type": "integer"}}}
    made = json.loads(content(backend, chat(PREPARED, response_format=asked(other))))
    assert validation.validates(made, other)
    assert isinstance(made["day"], int)


@pytest.mark.parametrize("strict", [True, False, None])
@pytest.mark.parametrize("text", ["What is an API?", "아무거나 물어볼게요"])
def test_any_prompt_gets_an_instance(backend, text, strict):
    """Whatever is asked, the answer validates against the schema."""
    made = json.loads(content(backend, chat(text, response_format=asked(strict=strict))))
    assert validation.validates(made, EVENT)
    assert made["name"] == "practice name"


def test_json_object(backend):
    """json_object gets an object: the prepared one, or one that holds the honest text."""
    prepared = content(backend, chat(PREPARED + " ", response_format=asked()))
    assert json.loads(prepared)["day"] == "Friday"
    made = json.loads(content(backend, chat("Answer in JSON: why?", response_format=JSON_OBJECT)))
    assert "not by a model" in made["practice"]


def test_stream_of_json_is_the_whole_reply(backend):
    """The chunks of a structured answer add up to it."""
    body = chat("아무거나", response_format=asked())
    _, data = ask(backend, body | {"stream": True})
    pieces = [chunk["choices"][0]["delta"].get("content") or "" for chunk in events(data)]
    assert validation.validates(json.loads("".join(pieces)), EVENT)
    assert len(pieces) > 5


class Label(BaseModel):
    sentiment: Literal["positive", "negative"]
    score: int
    note: str | None


class Tree(BaseModel):
    value: int
    children: list["Tree"]


@pytest.mark.parametrize("kind", [Label, Tree])
def test_parse_gives_objects_of_the_callers_class(client, kind):
    """The SDK's parse() and stream() give instances of a pydantic class, one that refers to itself included."""
    request = {"model": "gpt-4o", "messages": [{"role": "user", "content": "좋아요!"}], "response_format": kind}
    assert isinstance(client.chat.completions.parse(**request).choices[0].message.parsed, kind)
    with client.chat.completions.stream(**request) as stream:
        assert isinstance(stream.get_final_completion().choices[0].message.parsed, kind)


def test_cut_json_is_the_sdks_length_error(client):
    """A token limit cuts the JSON, and the SDK's parse() says so."""
    with pytest.raises(openai.LengthFinishReasonError):
        client.chat.completions.parse(
            model="gpt-4o",
            messages=[{"role": "user", "content": "좋아요!"}],
            response_format=Label,
            max_completion_tokens=5,
        )


def test_schema_costs_tokens(backend):
    """The schema counts as part of the prompt."""
    prompts = [
        json.loads(ask(backend, body)[1])["usage"]["prompt_tokens"] for body in (chat(), chat(response_format=asked()))
    ]
    assert prompts[0] < prompts[1]


LOOSE = {"type": "object", "properties": {"a": {"type": "string"}}}
REFUSED = [
    (chat(response_format="json"), "invalid_type", "response_format", "expected an object, but got a string instead."),
    (chat(response_format={}), "missing_required_parameter", "response_format.type", "'response_format.type'"),
    (
        chat(response_format={"type": "xml"}),
        "invalid_value",
        "response_format.type",
        "Supported values are: 'json_object', 'json_schema', and 'text'.",
    ),
    (
        chat(response_format={"type": "json_schema"}),
        "missing_required_parameter",
        "response_format.json_schema",
        "Missing required parameter: 'response_format.json_schema'.",
    ),
    (
        chat(response_format={"type": "json_schema", "json_schema": {}}),
        "missing_required_parameter",
        "response_format.json_schema.name",
        "Missing required parameter: 'response_format.json_schema.name'.",
    ),
    (
        chat(response_format=asked(name="a b")),
        "invalid_value",
        "response_format.json_schema.name",
        "string does not match pattern",
    ),
    (
        chat(response_format=asked(LOOSE)),
        None,
        "response_format",
        "Invalid schema for response_format 'event': In context=(), 'additionalProperties' is required to be supplied "
        "and to be false.",
    ),
    (
        chat(response_format=asked(LOOSE | {"additionalProperties": False})),
        None,
        "response_format",
        "'required' is required to be supplied and to be an array including every key in properties. Missing 'a'.",
    ),
    (
        chat(response_format=asked({"type": "object", "minProperties": "x"}, strict=False)),
        None,
        "response_format",
        "'x' is not of type 'integer'.",
    ),
    (
        chat(response_format=JSON_OBJECT),
        None,
        "messages",
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    ),
    (
        chat(response_format=asked({"type": "object", "properties": {"a": False}, "required": ["a"]}, strict=False)),
        "not_in_practice_mode",
        "response_format",
        "finds no small value",
    ),
    (
        chat(response_format=asked({"type": "string", "minLength": 10**9}, strict=False)),
        "not_in_practice_mode",
        "response_format",
        "The schema in 'response_format' is too large or too intricate for practice mode.",
    ),
    (
        chat(response_format=asked({"type": "string", "pattern": "((a{1000}){1000}){100}"}, strict=False)),
        "not_in_practice_mode",
        "response_format",
        "A pattern of the schema in 'response_format' has so many parts or repeats",
    ),
    (
        chat(response_format=asked({"pattern": "a" * 40_000}, strict=False)),
        "not_in_practice_mode",
        "response_format",
        "too large or too intricate",
    ),
    (
        chat(PREPARED, response_format=asked({"$ref": "#"}, strict=False)),
        "not_in_practice_mode",
        "response_format",
        "too large or too intricate",
    ),
]


@pytest.mark.parametrize(("body", "code", "param", "words"), REFUSED, ids=range(len(REFUSED)))
def test_mistakes_with_formats(backend, body, code, param, words):
    """Each mistake gets its code, param and wording."""
    reply, data = ask(backend, body)
    error = check_error(data)
    assert (reply.status, error["code"], error["param"]) == (400, code, param)
    assert words in error["message"]


def test_plain_text_is_a_format_too(backend):
    """A response_format of type text changes nothing."""
    assert (
        content(backend, chat(temperature=0, response_format={"type": "text"})) == "An agreed way for programs to talk."
    )


@pytest.mark.parametrize("pattern", [r"\ud800", r"[^\x00-\U0010ffff]", "[[a]", "[+--b]", "^(?!admin)([a-z]+ ?)+$"])
def test_unusual_patterns_are_answered(backend, pattern, recwarn):
    """A pattern that no text can match, or about which Python would warn, gets an answer or an honest refusal."""
    reply, data = ask(backend, chat(response_format=asked({"type": "string", "pattern": pattern}, strict=False)))
    assert reply.status in (200, 400)
    if reply.status == 400:
        assert check_error(data)["code"] == "not_in_practice_mode"
    assert not recwarn.list
