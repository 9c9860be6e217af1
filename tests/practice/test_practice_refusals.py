"""Prepared refusals: where they stand, whole and streamed, in both APIs."""

import json

import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response
from pydantic import BaseModel
from shapes import ask, chat, check_exact, events

ASKED = "Fill in the form: a key that works."
REFUSAL = "I can't do that: a key that works belongs to somebody."


class Form(BaseModel):
    owner: str


SCHEMA = {
    "type": "object",
    "properties": {"owner": {"type": "string"}},
    "required": ["owner"],
    "additionalProperties": False,
}
FORMAT = {"type": "json_schema", "json_schema": {"name": "form", "schema": SCHEMA, "strict": True}}
TOOL = {"type": "function", "function": {"name": "save", "parameters": SCHEMA}}
MESSAGES = [{"role": "user", "content": ASKED}]
PARSED = {"model": "gpt-4o", "messages": MESSAGES, "response_format": Form}


def completion(backend, body):
    """Return a reply that is, strictly, the SDK's ChatCompletion."""
    reply, data = ask(backend, body)
    assert reply.status == 200, data
    return check_exact(ChatCompletion, json.loads(data))


def test_refusal_of_a_schema(backend):
    """Every choice has the refusal, no content, and ends with stop."""
    for choice in completion(backend, chat(ASKED, response_format=FORMAT, n=2)).choices:
        assert (choice.message.content, choice.message.refusal) == (None, REFUSAL)
        assert (choice.finish_reason, choice.message.tool_calls) == ("stop", None)


def test_refusal_in_words(backend):
    """Where no schema is asked for, the same sentence is the text, as a model would say it."""
    message = completion(backend, chat(ASKED)).choices[0].message
    assert (message.content, message.refusal) == (REFUSAL, None)


def test_refusal_is_no_json_object(backend):
    """JSON mode has no place for it: the answer is the honest object."""
    body = chat(ASKED, response_format={"type": "json_object"})
    body["messages"].insert(0, {"role": "system", "content": "Answer in JSON."})
    message = completion(backend, body).choices[0].message
    assert message.refusal is None
    assert json.loads(message.content).keys() == {"practice"}


def test_forced_call_comes_before_a_refusal(backend):
    """A request that forces a call gets it; one that only offers a function gets the refusal."""
    forced, offered = (
        completion(backend, chat(ASKED, response_format=FORMAT, tools=[TOOL], tool_choice=choice)).choices[0].message
        for choice in ("required", "auto")
    )
    assert (forced.refusal, forced.tool_calls[0].function.name) == (None, "save")
    assert (offered.refusal, offered.tool_calls) == (REFUSAL, None)


def test_other_prompts_are_not_refused(backend):
    """The control: nothing is refused but what is prepared."""
    message = completion(backend, chat("Fill in the form.", response_format=FORMAT)).choices[0].message
    assert message.refusal is None
    assert json.loads(message.content)["owner"] == "practice owner"


def test_refusal_has_log_probabilities_of_its_own(backend):
    """They stand under refusal, whole and streamed, one for each token."""
    body = chat(ASKED, response_format=FORMAT, logprobs=True, top_logprobs=1)
    whole = completion(backend, body).choices[0].logprobs
    assert whole.content is None
    assert "".join(entry.token for entry in whole.refusal) == REFUSAL
    _, data = ask(backend, body | {"stream": True})
    streamed = [chunk["choices"][0]["logprobs"] for chunk in events(data)]
    assert all(each["content"] is None for each in streamed)
    tokens = [entry["token"] for each in streamed for entry in each["refusal"]]
    assert tokens == [entry.token for entry in whole.refusal]


def test_streamed_refusal_is_the_whole_one(backend):
    """The deltas are the SDK's chunks, have no content, and add up."""
    _, data = ask(backend, chat(ASKED, response_format=FORMAT, stream=True))
    chunks = [check_exact(ChatCompletionChunk, {**chunk, "obfuscation": None}) for chunk in without_padding(data)]
    deltas = [chunk.choices[0].delta for chunk in chunks]
    assert not any(delta.content for delta in deltas)
    assert "".join(delta.refusal or "" for delta in deltas) == REFUSAL
    assert len(deltas) > 5


def without_padding(data):
    """Yield the chunks of a stream without `obfuscation`, after checking that each delta had some."""
    for chunk in events(data):
        padded = chunk.pop("obfuscation", None)
        assert (padded is not None) == bool(chunk["choices"][0]["delta"].get("refusal"))
        yield chunk


def test_parse_and_stream_know_it(client):
    """The SDK's parse() and stream() give the refusal and nothing parsed."""
    message = client.chat.completions.parse(**PARSED).choices[0].message
    assert (message.parsed, message.refusal) == (None, REFUSAL)
    with client.chat.completions.stream(**PARSED) as stream:
        said = [event.delta for event in stream if event.type == "refusal.delta"]
        final = stream.get_final_completion().choices[0].message
    assert "".join(said) == REFUSAL
    assert (final.content, final.parsed, final.refusal) == (None, None, REFUSAL)


def test_cut_refusal_is_a_length_error(client):
    """A limit cuts a refusal as it cuts an answer."""
    with pytest.raises(openai.LengthFinishReasonError) as caught:
        client.chat.completions.parse(**PARSED, max_completion_tokens=3)
    assert REFUSAL.startswith(caught.value.completion.choices[0].message.refusal)


def test_refusal_as_history(client):
    """An assistant's refusal can be sent back, as a conversation does."""
    refused = client.chat.completions.parse(**PARSED).choices[0].message
    turns = [*MESSAGES, {"role": "assistant", "refusal": refused.refusal}, {"role": "user", "content": "Why?"}]
    reply = client.chat.completions.create(model="gpt-4o", messages=turns)
    assert REFUSAL in reply.choices[0].message.content


def respond(backend, **fields):
    """Ask Responses with the schema; return the reply and its body."""
    body = {"model": "gpt-4o", "input": ASKED, "text": {"format": {"type": "json_schema", **FORMAT["json_schema"]}}}
    return ask(backend, body | fields, path="/v1/responses")


def test_refusal_in_responses(backend):
    """It is a part of the type refusal, of a complete message; log probabilities it has none."""
    for fields in ({}, {"include": ["message.output_text.logprobs"]}):
        reply, data = respond(backend, **fields)
        assert reply.status == 200, data
        data = json.loads(data)
        del data["store"]  # which the API sends and the SDK's type lacks
        response = check_exact(Response, data)
        [message] = response.output
        assert [part.to_dict() for part in message.content] == [{"type": "refusal", "refusal": REFUSAL}]
        assert (response.status, message.status, response.output_text) == ("completed", "completed", "")


def test_streamed_refusal_in_responses(client):
    """The SDK's stream gives the refusal's events, and its parsed response."""
    with client.responses.stream(model="gpt-4o", input=ASKED, text_format=Form) as stream:
        seen = list(stream)
        final = stream.get_final_response()
    kinds = [event.type for event in seen]
    assert kinds[3] == "response.content_part.added"
    assert kinds[-4:-1] == ["response.refusal.done", "response.content_part.done", "response.output_item.done"]
    assert "".join(event.delta for event in seen if event.type == "response.refusal.delta") == REFUSAL
    assert not any("output_text" in kind for kind in kinds)
    assert final.output_parsed is None
    assert final.output[0].content[0].refusal == REFUSAL


def test_a_refused_response_goes_on(client):
    """The next turn sees the refusal as what the assistant said."""
    first = client.responses.parse(model="gpt-4o", input=ASKED, text_format=Form)
    second = client.responses.create(model="gpt-4o", input="Why?", previous_response_id=first.id)
    assert REFUSAL in second.output_text
