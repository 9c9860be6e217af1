"""Responses: whole, streamed, stored, continued."""

import asyncio
import json
from typing import Annotated, get_args

import openai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types.responses import Response, ResponseItemList, ResponseStreamEvent
from pydantic import BaseModel, Field
from shapes import REPLIES, ask, chat, check_error, check_exact
from test_practice_server import run

from helpers import models, tokens
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.resources.responses import PARAMETERS
from helpers.practice.resources.store import Store, Stored
from helpers.practice.schemas.validation import validates

PATH = "/v1/responses"
HELLO = "인사해 주세요"
ANSWER = "An agreed way for programs to talk."
EVENTS = {
    get_args(kind.model_fields["type"].annotation)[0]: kind for kind in get_args(get_args(ResponseStreamEvent)[0])
}
USER = {"role": "user", "content": "Hi"}
CALL = {"type": "function_call", "call_id": "call_1", "name": "weather", "arguments": '{"city": "Seoul"}'}
OUTPUT = {"type": "function_call_output", "call_id": "call_1", "output": "Sunny"}
LOGPROBS = "message.output_text.logprobs"
SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
    "required": ["city", "days"],
    "additionalProperties": False,
}
WEATHER = {"type": "function", "name": "weather", "description": "The forecast.", "parameters": SCHEMA, "strict": True}
CLOCK = {"type": "function", "name": "clock"}
SHOP = {"type": "json_schema", "name": "shop", "schema": SCHEMA, "strict": True}
CONVERSATION = [
    {"role": "developer", "content": [{"type": "input_text", "text": "Be "}, {"type": "input_text", "text": "brief."}]},
    {"type": "message", "role": "user", "content": "Weather?"},
    {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "Ask."}]},
    CALL | {"id": "fc_1", "status": "completed"},
    OUTPUT,
    {"role": "assistant", "content": [{"type": "output_text", "text": "It is sunny.", "annotations": []}]},
    {"role": "user", "content": [{"type": "input_text", "text": "고마워요"}]},
]


def request(input="What is an API?", /, **fields):
    """Return the body of a small request."""
    return {"model": "gpt-4o", "input": input} | fields


ACCEPTED = [
    request(),
    request(temperature=0, top_p=0.1, max_output_tokens=16, user="mina", metadata={"lesson": "12"}),
    request(HELLO, temperature=0, max_output_tokens=20),
    request(model="gpt-6-luna"),
    request(model="gpt-6-luna", reasoning={"effort": "none"}, temperature=0.1),
    request(model="gpt-6-luna", reasoning={"effort": "low", "summary": "auto"}, max_output_tokens=100),
    request(model="gpt-5-mini", reasoning={"effort": "high"}, max_output_tokens=515),
    request(instructions="Answer like a pirate.", text={"verbosity": "medium"}, truncation="auto", store=False),
    request(CONVERSATION, include=["reasoning.encrypted_content"], service_tier="auto", background=False),
    request("", prompt_cache_key="k", safety_identifier="s", max_tool_calls=3),
    request([{"role": "system", "content": "Only this."}], text={"format": {"type": "text"}}),
    request("Plan a trip, as JSON.", text={"format": {"type": "json_object"}}),
    request("Plan a trip.", text={"format": SHOP, "verbosity": "medium"}),
    request("Plan a trip.", text={"format": SHOP}, max_output_tokens=16),
    request(tools=[WEATHER, CLOCK]),
    request(tools=[WEATHER, CLOCK], tool_choice="required", parallel_tool_calls=False),
    request(tools=[WEATHER, CLOCK], tool_choice={"type": "function", "name": "clock"}),
    request(tools=[WEATHER], tool_choice="required", max_output_tokens=16, store=False),
    request(tools=[WEATHER], tool_choice="required", model="gpt-6-luna"),
    request(tools=[WEATHER], tool_choice="none", instructions="Answer like a pirate."),
    request(CONVERSATION, tools=[WEATHER], tool_choice="auto"),
    request(HELLO, include=[LOGPROBS], top_logprobs=2, temperature=0),
    request(HELLO, include=[LOGPROBS], temperature=0, max_output_tokens=16),
    request(HELLO, include=[]),  # openai-agents sends it with every request
]


def check_response(data):
    """Check one response strictly; `store` is in the API's own replies and not in the SDK's type."""
    assert isinstance(data["store"], bool)
    return check_exact(Response, {name: value for name, value in data.items() if name != "store"})


def respond(backend, body, **route):
    """Ask for a whole response; return its data, checked."""
    reply, content = ask(backend, body, path=PATH, **route)
    assert reply.status == 200, content
    check_response(json.loads(content))
    return json.loads(content)


def stream(backend, body):
    """Ask for a stream; return its events' data, each checked: strictly, numbered, and named after its type."""
    reply, content = ask(backend, body | {"stream": True}, path=PATH)
    assert reply.headers["content-type"].startswith("text/event-stream"), content
    *blocks, rest = content.split(b"\n\n")
    assert rest == b""
    events = []
    for number, block in enumerate(blocks):
        name, data = block.split(b"\n")
        event = json.loads(data.removeprefix(b"data: "))
        assert name == f"event: {event['type']}".encode()
        assert event["sequence_number"] == number
        events.append(event)
        plain = {key: value for key, value in event.items() if key != "obfuscation"}
        if "response" in plain:
            check_response(plain["response"])
            plain["response"] = {key: value for key, value in plain["response"].items() if key != "store"}
        check_exact(EVENTS[event["type"]], plain)
    return events


def text_of(response):
    """Return what the SDK calls `output_text`."""
    parts = [part for item in response["output"] if item["type"] == "message" for part in item["content"]]
    return "".join(part["text"] for part in parts)


@pytest.mark.parametrize("body", ACCEPTED, ids=range(len(ACCEPTED)))
def test_reply_has_the_exact_shape(backend, body):
    """A whole reply is, strictly, the SDK's Response, and repeats what was asked for."""
    data = respond(backend, body)
    assert data["id"].startswith("resp_practice")
    assert data["model"] == (models.find(body["model"]).snapshot or body["model"])
    for name in ("instructions", "max_output_tokens", "metadata", "user", "truncation", "store", "temperature"):
        assert name not in body or data[name] == body[name]


@pytest.mark.parametrize("body", ACCEPTED, ids=range(len(ACCEPTED)))
def test_stream_says_what_the_whole_reply_says(backend, body):
    """Events come in the documented order; together they are the response that the last one carries."""
    events = stream(backend, body)
    kinds = [event["type"].removeprefix("response.") for event in events]
    last = events[-1]["response"]
    assert kinds[:2] == ["created", "in_progress"]
    assert kinds[-1] == last["status"] in ("completed", "incomplete")
    expected = []
    for item in last["output"]:
        expected.append("output_item.added")
        if item["type"] == "message":
            expected += ["content_part.added", "output_text.delta", "output_text.done", "content_part.done"]
        if item["type"] == "function_call":
            expected += ["function_call_arguments.delta"] if item["arguments"] else []
            expected.append("function_call_arguments.done")
        expected.append("output_item.done")
    once = [kind for kind, before in zip(kinds, [None, *kinds], strict=False) if kind != before]
    assert once == ["created", "in_progress", *expected, last["status"]]
    said = [item["arguments"] for item in last["output"] if item["type"] == "function_call"] or [text_of(last)]
    assert "".join(event["delta"] for event in events if "delta" in event) == "".join(said)
    assert [event["item"] for event in events if event["type"].endswith("item.done")] == last["output"]
    assert events[0]["response"]["output"] == []
    assert events[0]["response"]["usage"] is None


def test_stream_of_one_wording_is_the_whole_reply(backend):
    """At temperature 0 stream and whole reply have the same text and usage."""
    for extra in ({}, {"max_output_tokens": 17}):
        whole = respond(backend, request(HELLO, temperature=0, **extra))
        last = stream(backend, request(HELLO, temperature=0, **extra))[-1]["response"]
        assert (text_of(last), last["usage"]) == (text_of(whole), whole["usage"])


def test_text_streams_in_whole_characters(client):
    """Rare Hangul, emoji, combining and right-to-left text arrive whole in many pieces."""
    whole = client.responses.create(model="gpt-4o", temperature=0, input=HELLO)
    events = client.responses.create(model="gpt-4o", temperature=0, input=HELLO, stream=True)
    pieces = [event.delta for event in events if event.type == "response.output_text.delta"]
    assert "".join(pieces) == whole.output_text
    assert len(pieces) > 20
    assert not any("\ufffd" in piece for piece in pieces)


def test_obfuscation_is_there_unless_declined(backend):
    """Deltas carry padding by default, and none when stream_options declines it."""
    deltas = [event for event in stream(backend, request()) if "delta" in event]
    assert deltas
    assert all(len(event["delta"] + event["obfuscation"]) % 16 == 0 for event in deltas)
    declined = stream(backend, request(stream_options={"include_obfuscation": False}))
    assert not any("obfuscation" in event for event in declined)


def test_same_replies_as_chat_completions(backend):
    """A prepared reply answers in both APIs, with the same tokens; instructions are the system message."""
    system = "Answer like a pirate."
    messages = [{"role": "developer", "content": system}, {"role": "user", "content": "What is an API?"}]
    chatted = json.loads(ask(backend, chat(messages=messages))[1])
    for body in (request(instructions=system), request(messages)):
        answered = respond(backend, body)
        assert text_of(answered) == chatted["choices"][0]["message"]["content"] == "Arr, a plank between two ships."
        assert answered["usage"]["input_tokens"] == chatted["usage"]["prompt_tokens"]
        assert answered["usage"]["output_tokens"] == chatted["usage"]["completion_tokens"]


def test_low_temperature_gives_one_wording(backend):
    """At a low temperature the answer is always the same, above it varies with the request."""
    assert {text_of(respond(backend, request(temperature=0, user=str(number)))) for number in range(12)} == {ANSWER}
    assert len({text_of(respond(backend, request(user=str(number)))) for number in range(12)}) == 3


def test_limit_cuts_by_tokens(backend):
    """max_output_tokens cuts after exactly that many tokens, and status, details and items say so."""
    full = text_of(respond(backend, request(HELLO, temperature=0)))
    data = respond(backend, request(HELLO, temperature=0, max_output_tokens=16))
    assert (data["status"], data["incomplete_details"]) == ("incomplete", {"reason": "max_output_tokens"})
    assert data["completed_at"] is None
    assert data["output"][-1]["status"] == "incomplete"
    assert data["usage"]["output_tokens"] == 16
    assert full.startswith(text_of(data))
    assert tokens.count(full) > 16


def test_reasoning_is_an_item_and_uses_up_the_limit(backend):
    """Reasoning comes first in the output and counts; a small limit leaves no room for a message."""
    spent = {}
    for effort in ("none", "low", "high"):
        data = respond(backend, request(model="gpt-6-luna", reasoning={"effort": effort}))
        spent[effort] = data["usage"]["output_tokens_details"]["reasoning_tokens"]
        kinds = [item["type"] for item in data["output"]]
        assert kinds == (["message"] if effort == "none" else ["reasoning", "message"])
        assert data["reasoning"]["effort"] == effort
    assert spent["none"] == 0 < spent["low"] < spent["high"]
    data = respond(backend, request(model="gpt-6-luna", max_output_tokens=100))
    assert [item["type"] for item in data["output"]] == ["reasoning"]
    assert (data["status"], data["usage"]["output_tokens"]) == ("incomplete", 100)


def called(data):
    """Return the function calls of a response."""
    return [item for item in data["output"] if item["type"] == "function_call"]


def test_required_call_fits_its_schema(backend):
    """A call that has to be made has arguments that validate; a named function is the one that is called."""
    [call] = called(respond(backend, request("Hm?", tools=[CLOCK, WEATHER], tool_choice="required")))
    assert (call["name"], call["status"], call["arguments"]) == ("clock", "completed", "{}")
    named = {"type": "function", "name": "weather"}
    [call] = called(respond(backend, request("Hm?", tools=[CLOCK, WEATHER], tool_choice=named)))
    assert call["name"] == "weather"
    assert validates(json.loads(call["arguments"]), SCHEMA)
    assert called(respond(backend, request("Hm?", tools=[CLOCK, WEATHER]))) == []


def test_call_is_answered_in_the_next_turn(client):
    """The result of a call goes back with previous_response_id, or with all items; without it the turn is refused."""
    asked = {"model": "gpt-4o", "tools": [WEATHER]}
    first = client.responses.create(input="Hm?", tool_choice="required", **asked)
    [call] = first.output
    result = {"type": "function_call_output", "call_id": call.call_id, "output": "Sunny, 21 degrees"}
    kept = client.responses.create(input=[result], previous_response_id=first.id, **asked)
    sent = client.responses.create(input=[{"role": "user", "content": "Hm?"}, *first.output, result], **asked)
    assert kept.output_text == sent.output_text
    assert '- tool: "Sunny, 21 degrees"' in kept.output_text
    assert kept.usage == sent.usage
    with pytest.raises(openai.BadRequestError, match="No tool output found for function call call_"):
        client.responses.create(input="And?", previous_response_id=first.id, **asked)


PREPARED = """
[[reply]]
user = "Weather in Seoul and Busan?"
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Seoul", days = 1}
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Busan", days = 1}

[[reply]]
user = "Weather in Seoul and Busan?"
results = ["Sunny", "Rain"]
text = "Sunny in Seoul, rain in Busan."
"""


def test_prepared_calls_and_the_answer_to_their_results(tmp_path):
    """Prepared calls are made, all at once or only the first, and their results find the prepared answer."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "13_tools.toml").write_text(PREPARED, encoding="utf-8")
    prepared = Backend(Replies(tmp_path))
    body = request("Weather in Seoul and Busan?", tools=[WEATHER])
    first = respond(prepared, body)
    assert [json.loads(call["arguments"])["city"] for call in called(first)] == ["Seoul", "Busan"]
    assert len({call["call_id"] for call in called(first)} | {call["id"] for call in called(first)}) == 4
    assert len(called(respond(prepared, body | {"parallel_tool_calls": False}))) == 1
    results = [
        {"type": "function_call_output", "call_id": call["call_id"], "output": output}
        for call, output in zip(called(first), ("Sunny", "Rain"), strict=True)
    ]
    second = respond(prepared, request(results, tools=[WEATHER], previous_response_id=first["id"]))
    assert text_of(second) == "Sunny in Seoul, rain in Busan."
    indices = [event["output_index"] for event in stream(prepared, body) if "delta" in event]
    assert indices == sorted(indices)
    assert set(indices) == {0, 1}


ROUNDS = """
[[reply]]
user = "Where is it warmer, and how is it there tomorrow?"
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Seoul", days = 1}
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Busan", days = 1}
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Jeju", days = 1}

[[reply]]
user = "Where is it warmer, and how is it there tomorrow?"
results = ["20", "25", "23"]
[[reply.tool_calls]]
name = "weather"
arguments = {city = "Busan", days = 2}

[[reply]]
user = "Where is it warmer, and how is it there tomorrow?"
results = ["20", "25", "23", "Rain"]
text = "It is warmest in Busan, and it rains there tomorrow."
"""
OUTPUTS = {("Seoul", 1): "20", ("Busan", 1): "25", ("Jeju", 1): "23", ("Busan", 2): "Rain"}


def loop(backend, kept, **options):
    """Answer calls until words come; return how many calls each response made, and the words."""
    items = [{"role": "user", "content": "Where is it warmer, and how is it there tomorrow?"}]
    counts, sent, continued = [], items, {}
    for _ in range(6):
        body = request(sent, model="gpt-6-luna", tools=[WEATHER], store=kept, **options, **continued)
        response = respond(backend, body)
        calls = called(response)
        if not calls:
            return counts, text_of(response)
        counts.append(len(calls))
        outputs = []
        for call in calls:
            given = json.loads(call["arguments"])
            output = OUTPUTS[given["city"], given["days"]]
            outputs.append({"type": "function_call_output", "call_id": call["call_id"], "output": output})
        items = items + response["output"] + outputs
        sent, continued = (outputs, {"previous_response_id": response["id"]}) if kept else (items, {})
    raise AssertionError("it never ends")


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(("options", "counts"), [({}, [3, 1]), ({"parallel_tool_calls": False}, [1, 1, 1, 1])])
def test_prepared_calls_lead_through_several_rounds(tmp_path, kept, options, counts):
    """Results lead to the next calls and then to words, all of a round at once or one by one, kept or sent again."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "15_rounds.toml").write_text(ROUNDS, encoding="utf-8")
    answer = "It is warmest in Busan, and it rains there tomorrow."
    assert loop(Backend(Replies(tmp_path)), kept, **options) == (counts, answer)


def test_results_of_other_calls_do_not_continue_a_round(tmp_path):
    """Who sends the result of a call that was not prepared gets the honest answer, not the next prepared call."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "15_rounds.toml").write_text(ROUNDS, encoding="utf-8")
    other = CALL | {"arguments": '{"city":"Busan","days":1}'}
    items = [{"role": "user", "content": "Where is it warmer, and how is it there tomorrow?"}, other, OUTPUT]
    response = respond(Backend(Replies(tmp_path)), request(items, tools=[WEATHER]))
    assert called(response) == []
    assert '- tool: "Sunny"' in text_of(response)


def test_call_that_is_cut_is_incomplete(backend):
    """A limit cuts arguments too, and the item says so."""
    wordy = WEATHER | {"parameters": SCHEMA | {"properties": SCHEMA["properties"] | {"city": {"minLength": 200}}}}
    wordy["parameters"]["properties"]["city"]["type"] = "string"
    data = respond(backend, request("Hm?", tools=[wordy], tool_choice="required", max_output_tokens=16, store=False))
    [call] = called(data)
    assert (data["status"], call["status"]) == ("incomplete", "incomplete")
    assert data["usage"]["output_tokens"] == 16
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        json.loads(call["arguments"])


def test_tools_are_repeated_with_their_defaults(backend):
    """The response repeats the tools and the format, with what was left out filled in."""
    data = respond(backend, request("Hm?", tools=[CLOCK], text={"format": SHOP}))
    assert data["tools"] == [CLOCK | {"description": None, "parameters": None, "strict": True}]
    assert data["text"] == {"format": SHOP | {"description": None}, "verbosity": "medium"}


def test_text_in_a_format_fits_it(backend):
    """json_schema gives JSON that validates, json_object any object, and nothing else than the format's kind."""
    data = respond(backend, request("Plan a trip.", text={"format": SHOP}))
    assert validates(json.loads(text_of(data)), SCHEMA)
    data = respond(backend, request("JSON, please.", text={"format": {"type": "json_object"}}))
    assert isinstance(json.loads(text_of(data)), dict)


def test_logprobs_belong_to_the_tokens(backend):
    """One entry for each token, with as many alternatives as asked for; in the stream too."""
    body = request(HELLO, temperature=0, include=[LOGPROBS], top_logprobs=3)
    data = respond(backend, body)
    entries = data["output"][0]["content"][0]["logprobs"]
    assert b"".join(bytes(entry["bytes"]) for entry in entries).decode() == text_of(data)
    assert len(entries) == data["usage"]["output_tokens"]
    assert all(len(entry["top_logprobs"]) == 3 for entry in entries)
    deltas = [entry for event in stream(backend, body) if "delta" in event for entry in event["logprobs"]]
    assert [entry["token"] for entry in deltas] == [entry["token"] for entry in entries]
    assert respond(backend, request(HELLO))["output"][0]["content"][0]["logprobs"] == []


class Trip(BaseModel):
    """A format for `.parse`."""

    city: str
    days: Annotated[int, Field(ge=1, le=9)]
    stops: list[str]


def test_parse_gives_objects(server, client):
    """`.parse` and `.stream` with a pydantic model give one; tools made from a model have parsed arguments."""
    parsed = client.responses.parse(model="gpt-4o", input="Plan a trip.", text_format=Trip)
    assert isinstance(parsed.output_parsed, Trip)
    with client.responses.stream(model="gpt-4o", input="Plan a trip.", text_format=Trip) as helper:
        assert isinstance(helper.get_final_response().output_parsed, Trip)
    tools = [openai.pydantic_function_tool(Trip)["function"] | {"type": "function"}]
    asked = {"model": "gpt-4o", "input": "Plan a trip.", "tools": tools, "tool_choice": "required"}
    with client.responses.stream(**asked) as helper:
        kinds = {event.type for event in helper}
        [call] = helper.get_final_response().output
    assert "response.function_call_arguments.delta" in kinds
    assert Trip.model_validate_json(call.arguments)

    async def parse_async():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            return await client.responses.parse(model="gpt-4o", input="Plan a trip.", text_format=Trip)

    assert asyncio.run(parse_async()).output_parsed == parsed.output_parsed


def test_conversation_is_kept(backend):
    """previous_response_id brings the earlier turns, their answers too, but not their instructions."""
    first = respond(backend, request("My name is Mina.", instructions="Say hello."))
    second = respond(backend, request("What did I say?", previous_response_id=first["id"], instructions="Be kind."))
    shown = text_of(second)
    assert '- developer: "Be kind."\n- user: "My name is Mina."\n- assistant: "This is a practice' in shown
    assert shown.count("- ") == 4
    assert "Say hello." not in shown.split("practice reply")[1].split("- assistant")[0]
    assert second["previous_response_id"] == first["id"]
    assert second["usage"]["input_tokens"] > first["usage"]["total_tokens"]


def test_conversation_finds_its_prepared_reply(backend):
    """A reply prepared for a history answers after it, sent as items or kept by the server."""
    turns = [{"role": "user", "content": "My name is Mina."}, {"role": "assistant", "content": "Hello, Mina."}]
    sent = respond(backend, request([*turns, {"role": "user", "content": "What did I say?"}]))
    kept = respond(backend, request(turns, store=True))
    continued = respond(backend, request("And?", previous_response_id=kept["id"]))
    assert text_of(sent) == "That your name is Mina."
    assert '"Hello, Mina."' in text_of(continued)


def test_same_conversation_has_the_same_ids(backend):
    """Ids follow from the requests, also in a chain of them."""
    chains = []
    for _ in range(2):
        fresh, ids = Backend(Replies(REPLIES)), []
        for text in ("One", "Two", "Three"):
            body = request(text, previous_response_id=ids[-1] if ids else None)
            ids.append(respond(fresh, body)["id"])
        chains.append(ids)
    assert chains[0] == chains[1]
    assert len(set(chains[0])) == 3


def test_stored_response_can_be_had_again_until_deleted(client):
    """GET gives what POST gave, DELETE ends it, and both then answer 404."""
    created = client.responses.create(model="gpt-4o", input="Keep this.", metadata={"lesson": "12"})
    assert client.responses.retrieve(created.id) == created
    assert client.responses.delete(created.id) is None
    for method in (client.responses.retrieve, client.responses.delete, client.responses.input_items.list):
        with pytest.raises(openai.NotFoundError, match="not found"):
            method(created.id)
    with pytest.raises(openai.BadRequestError) as caught:
        client.responses.create(model="gpt-4o", input="And?", previous_response_id=created.id)
    assert (caught.value.code, caught.value.param) == ("previous_response_not_found", "previous_response_id")


def test_delete_says_so(backend):
    """The body of DELETE names the response."""
    created = respond(backend, request("Delete this."))
    reply, content = ask(backend, b"", method="DELETE", path=f"{PATH}/{created['id']}")
    assert reply.status == 200
    assert json.loads(content) == {"id": created["id"], "object": "response", "deleted": True}


def test_streamed_response_is_stored_too(backend):
    """What was streamed can be had again whole."""
    last = stream(backend, request("Stream this."))[-1]["response"]
    again = json.loads(ask(backend, b"", method="GET", path=f"{PATH}/{last['id']}")[1])
    assert again == last


def test_nothing_is_kept_without_store(client):
    """store=False: the response is not found afterwards, neither to read nor to continue."""
    created = client.responses.create(model="gpt-4o", input="Forget this.", store=False)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(created.id)
    with pytest.raises(openai.BadRequestError, match="not found"):
        client.responses.create(model="gpt-4o", input="And?", previous_response_id=created.id)


def test_store_forgets_the_oldest():
    """A store that is full drops what was kept longest ago; keeping something again makes it new."""
    store = Store(most=2)
    for id in ("a", "b", "a", "c"):
        store.keep(id, Stored(b"{}", b"[]", 0))
    assert [bool(store.find(id)) for id in "abc"] == [True, False, True]
    assert store.forget("a")
    assert not store.forget("a")


def test_store_forgets_by_size():
    """The bytes of all that is kept stay below a limit, whatever was replaced; too large a one is not kept."""
    store = Store(largest=100)
    for id in ("a", "b", "a", "a"):
        store.keep(id, Stored(b"r" * 30, b"t" * 20, 0))
    assert [bool(store.find(id)) for id in "ab"] == [True, True]
    store.keep("c", Stored(b"r", b"", 0))
    assert [bool(store.find(id)) for id in "abc"] == [True, False, True]
    store.forget("a")
    store.keep("d", Stored(b"r" * 99, b"", 0))
    assert [bool(store.find(id)) for id in "cd"] == [True, True]
    store.keep("e", Stored(b"r" * 101, b"", 0))
    assert [bool(store.find(id)) for id in "cde"] == [False, False, False]


def test_stored_response_is_what_was_sent(backend):
    """GET gives the very bytes that were sent, log probabilities included, in pieces where they are many."""
    body = {"model": "gpt-4o", "input": "Hi", "include": ["message.output_text.logprobs"], "top_logprobs": 20}
    _, sent = ask(backend, body, path="/v1/responses")
    reply, kept = ask(backend, b"", method="GET", path=f"/v1/responses/{json.loads(sent)['id']}")
    assert kept == sent
    assert max(len(piece) for piece in reply.chunks) < len(kept)


def test_input_items_are_listed_in_pages(backend, client):
    """The items of a whole conversation, newest first unless asked otherwise, in pages that the SDK walks through."""
    first = client.responses.create(model="gpt-6-luna", input=CONVERSATION)
    second = client.responses.create(model="gpt-6-luna", input="And?", previous_response_id=first.id)
    listed = list(client.responses.input_items.list(second.id, limit=2))
    assert [item.type for item in listed] == [
        *("message", "message", "reasoning", "message", "message"),
        *("function_call_output", "function_call", "reasoning", "message", "message"),
    ]
    assert list(client.responses.input_items.list(second.id, order="asc")) == listed[::-1]
    assert listed[0].content[0].text == "And?"
    own = respond(backend, request(CONVERSATION))
    reply, content = ask(backend, b"", method="GET", path=f"{PATH}/{own['id']}/input_items")
    assert reply.status == 200
    assert len(check_exact(ResponseItemList, json.loads(content)).data) == len(CONVERSATION)


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 101}, {"limit": "many"}, {"limit": "9" * 5000}])
def test_page_size_is_checked(client, query):
    """A limit that is none, too small or too large is a 400."""
    created = client.responses.create(model="gpt-4o", input="List this.")
    with pytest.raises(openai.BadRequestError) as caught:
        client.responses.input_items.list(created.id, extra_query=query)
    assert caught.value.param == "limit"


def test_truncation_drops_the_beginning(backend):
    """With truncation "auto" a conversation that is too long loses its first items; otherwise it is refused."""
    long = [{"role": "user", "content": " hello" * 70_000}, {"role": "user", "content": " world" * 70_000}]
    data = respond(backend, request([*long, USER], truncation="auto"))
    assert data["usage"]["input_tokens"] == 3 + (3 + 1 + 70_000) + (3 + 1 + 1)
    for body in (request([*long, USER]), request(" hello" * 130_000, truncation="auto")):
        reply, content = ask(backend, body, path=PATH)
        error = check_error(content)
        assert (reply.status, error["code"], error["param"]) == (400, "context_length_exceeded", "input")


REFUSED = [
    (request(model="no-such-model"), 404, "model_not_found", "model"),
    (request(model="gpt-4"), 404, "model_not_found", "model"),
    ({"input": "Hi"}, 400, "missing_required_parameter", "model"),
    (request(model=None), 400, "invalid_type", "model"),
    ({"model": "gpt-4o"}, 400, "missing_required_parameter", "input"),
    (request(None), 400, "missing_required_parameter", "input"),
    (request([]), 400, "empty_array", "input"),
    (request(5), 400, "invalid_type", "input"),
    (request(["Hi"]), 400, "invalid_type", "input[0]"),
    (request([{}]), 400, "missing_required_parameter", "input[0].type"),
    (request([{"type": "song"}]), 400, "invalid_value", "input[0].type"),
    (request([{"type": "web_search_call"}]), 400, "not_in_practice_mode", "input[0].type"),
    (request([{"type": "message"}]), 400, "missing_required_parameter", "input[0].role"),
    (request([{"role": "tool", "content": "Hi"}]), 400, "invalid_value", "input[0].role"),
    (request([{"role": "user"}]), 400, "missing_required_parameter", "input[0].content"),
    (request([USER | {"name": "mina"}]), 400, "unknown_parameter", "input[0].name"),
    (request([USER | {"content": [{"type": "text", "text": "Hi"}]}]), 400, "invalid_value", "input[0].content[0].type"),
    (
        request([USER | {"content": [{"type": "input_audio", "input_audio": {}}]}]),
        400,
        "not_in_practice_mode",
        "input[0].content[0].type",
    ),
    (
        request([{"role": "assistant", "content": [{"type": "input_text", "text": "Hi"}]}]),
        400,
        "invalid_value",
        "input[0].content[0].type",
    ),
    (request([CALL | {"arguments": {}}, OUTPUT]), 400, "invalid_type", "input[0].arguments"),
    (request([CALL]), 400, None, "input"),
    (request([OUTPUT]), 400, None, "input"),
    (request([OUTPUT, CALL]), 400, None, "input"),
    (request(max_output_tokens=15), 400, "integer_below_min_value", "max_output_tokens"),
    (request(max_tokens=20), 400, "unknown_parameter", "max_tokens"),
    (request(messages=[USER]), 400, "unsupported_parameter", None),
    (request(response_format={"type": "json_object"}), 400, "unsupported_parameter", None),
    (request(temperature=2.5), 400, "decimal_above_max_value", "temperature"),
    (request(model="gpt-6-luna", temperature=0.8), 400, None, "temperature"),
    (request(model="gpt-6.2-astra", reasoning={"effort": "none"}), 400, "unsupported_value", "reasoning.effort"),
    (request(model="gpt-6-luna", reasoning={"effort": "huge"}), 400, "invalid_value", "reasoning.effort"),
    (request(reasoning={"effort": "low"}), 400, "unsupported_parameter", "reasoning.effort"),
    (request(reasoning="low"), 400, "invalid_type", "reasoning"),
    (request(stream_options={"include_obfuscation": False}), 400, None, "stream_options"),
    (request(include=["everything"]), 400, "invalid_value", "include[0]"),
    (request(include=[LOGPROBS], model="gpt-6-luna"), 400, "unsupported_parameter", "include"),
    (request(top_logprobs=2, model="gpt-6-luna"), 400, "unsupported_parameter", "top_logprobs"),
    (request(top_logprobs=21), 400, "integer_above_max_value", "top_logprobs"),
    (request(text={"format": {"type": "json_object"}}), 400, None, "input"),
    (request(text={"format": {"type": "yaml"}}), 400, "invalid_value", "text.format.type"),
    (request(text={"format": {"type": "json_schema"}}), 400, "missing_required_parameter", "text.format.name"),
    (request(text={"format": SHOP | {"schema": {"type": "objekt"}}}), 400, "invalid_json_schema", "text.format.schema"),
    (request(tools=[{"type": "web_search"}]), 400, "not_in_practice_mode", "tools[0].type"),
    (request(tools=[{"type": "function"}]), 400, "missing_required_parameter", "tools[0].name"),
    (request(tools=[WEATHER], tool_choice="maybe"), 400, "invalid_value", "tool_choice"),
    (request(tools=[WEATHER], tool_choice={"type": "web_search"}), 400, "not_in_practice_mode", "tool_choice.type"),
    (request(background=True), 400, "not_in_practice_mode", "background"),
    (request(conversation="conv_1"), 400, "not_in_practice_mode", "conversation"),
    (b'{"input": "Hi", "prompt": {"id": "pmpt_1"}}', 400, "not_in_practice_mode", "prompt"),
    (request(previous_response_id="resp_1"), 400, "previous_response_not_found", "previous_response_id"),
    (b"{", 400, None, None),
]


@pytest.mark.parametrize(("body", "status", "code", "param"), REFUSED, ids=range(len(REFUSED)))
def test_refusals(backend, body, status, code, param):
    """Each mistake gets its status, code and param."""
    reply, content = ask(backend, body, path=PATH)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (status, code, param)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/responses", 405),
        ("POST", "/v1/responses/resp_1", 405),
        ("GET", "/v1/responses/", 404),
        ("GET", "/v1/responses//input_items", 404),
        ("GET", "/v1/responses/resp_1/output_items", 404),
        ("DELETE", "/v1/responses/resp_1/input_items", 405),
        ("GET", "/v1/responses/resp_1%2Finput_items", 404),
    ],
)
def test_wrong_methods_and_urls(backend, method, path, status):
    """What there is not is a 404, and what is called in the wrong way a 405."""
    reply, content = ask(backend, b"", method=method, path=path)
    check_error(content)
    assert reply.status == status


def test_sdk_helpers_work(client):
    """The stream helper, raw and streaming replies give the same response."""
    asked = {"model": "gpt-4o", "input": HELLO, "temperature": 0}
    whole = client.responses.create(**asked)
    with client.responses.stream(**asked) as helper:
        kinds = [event.type for event in helper]
        assert helper.get_final_response().output_text == whole.output_text
    assert kinds[-1] == "response.completed"
    raw = client.responses.with_raw_response.create(**asked)
    assert raw.parse() == whole
    assert raw.parse()._request_id == raw.headers["x-request-id"]
    assert int(raw.headers["x-ratelimit-remaining-tokens"]) > 0
    with client.responses.with_streaming_response.create(**asked, stream=True) as reply:
        lines = list(reply.iter_lines())
    assert lines[0] == "event: response.created"


def test_async_client_works(server):
    """The SDK's asynchronous client gets whole, streamed and stored responses too."""

    async def talk():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            whole = await client.responses.create(model="gpt-4o", input=HELLO, temperature=0)
            async with client.responses.stream(model="gpt-4o", input=HELLO, temperature=0) as helper:
                streamed = await helper.get_final_response()
            again = await client.responses.retrieve(whole.id)
            listed = [item async for item in client.responses.input_items.list(whole.id)]
            await client.responses.delete(whole.id)
            return whole.output_text, streamed.output_text, again.output_text, listed[0].content[0].text

    whole, streamed, again, listed = asyncio.run(talk())
    assert whole == streamed == again
    assert listed == HELLO


def test_usage_is_on_the_bill(server, client):
    """The server keeps model and usage of each response, streamed or not."""
    already = len(server.usage)
    whole = client.responses.create(model="gpt-4o", input=HELLO)
    list(client.responses.create(model="gpt-6-luna", input=HELLO, stream=True))
    assert [model for model, _ in server.usage[already:]] == ["gpt-4o", "gpt-6-luna"]
    assert server.usage[already][1] == whole.usage.to_dict(exclude_unset=True)


def test_same_requests_same_bytes_in_any_process():
    """Two processes that hash and order differently give the same status, headers and bytes, streams included."""
    code = """
import os
from shapes import REPLIES, ask
from test_practice_responses import ACCEPTED, PATH, REFUSED
from helpers.practice.backend import Backend
from helpers.practice.answering.replies import Replies
backend = Backend(Replies(REPLIES))
requests = [(PATH, body) for body in ACCEPTED + [body for body, *_ in REFUSED]]
requests += [(PATH, body | {"stream": True}) for body in ACCEPTED]
requests += [("/v1/embeddings", {"model": "text-embedding-3-small", "input": ["고양이", "cat"]})]
requests += [("/v1/moderations", {"input": ["kill him", "죽고 싶어요"]})]
order = sorted(range(len(requests)), reverse="REVERSED" in os.environ)
replies = {}
for number in order + order:
    path, body = requests[number]
    reply, content = ask(backend, body, path=path)
    replies[number] = reply.status, sorted(reply.headers.items()), content
print(ascii(sorted(replies.items())))
"""
    first = run(code, PYTHONHASHSEED="1")
    assert first == run(code, PYTHONHASHSEED="2", REVERSED="1")
    assert "resp_practice" in first


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=8), values, max_size=3),
    max_leaves=6,
)
TEXTS = st.text(max_size=40) | st.sampled_from(
    [HELLO, "What is an API?", "👩‍🚀🙂", "cafe\u0301", "שלום مرحبا", "\u2028\x85"]
)
ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["message", "function_call", "function_call_output", "reasoning", "item_reference"]),
        "role": st.sampled_from(["user", "assistant", "system", "developer", "tool"]),
        "content": TEXTS
        | st.lists(
            st.fixed_dictionaries(
                {"type": st.sampled_from(["input_text", "output_text", "refusal", "input_image"]), "text": TEXTS}
            ),
            max_size=2,
        )
        | VALUES,
        "call_id": st.sampled_from(["call_1", "call_2"]) | VALUES,
        "name": TEXTS,
        "arguments": TEXTS,
        "output": TEXTS | VALUES,
        "summary": VALUES,
        "id": VALUES,
    },
)
LIKELY = {
    "instructions": TEXTS,
    "temperature": st.floats(0, 2),
    "max_output_tokens": st.integers(16, 400),
    "store": st.booleans(),
    "reasoning": st.fixed_dictionaries({}, optional={"effort": st.sampled_from(["none", "low", "high"])}),
    "text": st.fixed_dictionaries(
        {}, optional={"verbosity": st.sampled_from(["low", "high"]), "format": st.just(SHOP) | VALUES}
    ),
    "tools": st.lists(st.sampled_from([WEATHER, CLOCK]), max_size=2) | VALUES,
    "tool_choice": st.sampled_from(["auto", "none", "required", {"type": "function", "name": "clock"}]) | VALUES,
    "truncation": st.sampled_from(["auto", "disabled"]),
    "previous_response_id": st.sampled_from(["resp_1", None]),
}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    body=st.fixed_dictionaries(
        {"model": st.sampled_from(["gpt-4o", "gpt-6-luna"]), "input": TEXTS | st.lists(ITEMS, max_size=4)},
        optional=LIKELY,
    ),
    odd=st.dictionaries(st.sampled_from([*PARAMETERS, "unknown", ""]), VALUES, max_size=1),
)
def test_any_body_gets_an_answer_of_the_apis_shape(backend, body, odd):
    """Whatever the body, the answer is a response or an error of the API's shape, and never a 500."""
    body = body | odd
    reply, content = ask(backend, body, path=PATH)
    if reply.status != 200:
        assert reply.status in (400, 404)
        check_error(content)
    elif not body.get("stream"):
        data = json.loads(content)
        check_response(data)
        last = stream(backend, body | {"temperature": body.get("temperature")})[-1]["response"]
        assert last["usage"]["input_tokens"] == data["usage"]["input_tokens"]


@pytest.mark.parametrize(
    "body",
    [
        request(HELLO, temperature=0),
        request(model="gpt-6-luna", tools=[WEATHER], tool_choice="required"),
        request(HELLO, include=[LOGPROBS], top_logprobs=2, temperature=0),
        request("Plan a trip.", text={"format": SHOP}, max_output_tokens=16),
    ],
    ids=range(4),
)
def test_kept_response_is_streamed_again(client, body):
    """Its events are those with which it was streamed; `starting_after` leaves the first ones out."""
    with client.responses.create(**body, stream=True, stream_options={"include_obfuscation": False}) as stream:
        first = [event.to_dict() for event in stream]
    id = first[-1]["response"]["id"]
    with client.responses.retrieve(id, stream=True, include_obfuscation=False) as stream:
        again = [event.to_dict() for event in stream]
    assert again == first
    with client.responses.retrieve(id, stream=True, starting_after=2) as stream:
        rest = [event.to_dict() for event in stream]
    assert [event["sequence_number"] for event in rest] == list(range(3, len(first)))
    assert any("obfuscation" in event for event in rest)


def test_streaming_again_is_refused_where_it_cannot_be(client):
    """What was not kept is a 404, and a number that is none a 400."""
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve("resp_1", stream=True)
    kept = client.responses.create(**request())
    with pytest.raises(openai.BadRequestError, match="starting_after"):
        client.responses.retrieve(kept.id, stream=True, extra_query={"starting_after": "x"})
