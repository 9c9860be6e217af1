"""What the practice backend answers can be sent back to it, in every form that the SDK gives it."""

from __future__ import annotations

import typing

import openai
import pydantic
import pytest
from openai.types.responses import ResponseOutputItem

from helpers.practice import start
from helpers.practice.reading import items

QUESTION = {"role": "user", "content": "What is the weather in Seoul?"}
NEXT = {"role": "user", "content": "And tomorrow?"}
FUNCTION = {
    "name": "get_weather",
    "strict": True,
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
        "additionalProperties": False,
    },
}
CHAT_TOOLS = [{"type": "function", "function": FUNCTION}]
TOOLS = [{"type": "function", **FUNCTION}]
FORMS = {
    "the object": lambda model: model,
    "model_dump": lambda model: model.model_dump(warnings=False),
    "model_dump as JSON": lambda model: model.model_dump(mode="json", warnings=False),
    "model_dump without None": lambda model: model.model_dump(exclude_none=True, warnings=False),
    "to_dict": lambda model: model.to_dict(warnings=False),
}


class City(pydantic.BaseModel):
    """What parse() makes."""

    name: str


@pytest.fixture(scope="module")
def client():
    """A client of the practice backend."""
    with start() as server, openai.OpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
        yield client


CHATS = {
    "text": lambda chat: chat.create(model="gpt-6-luna", messages=[QUESTION]),
    "log probabilities": lambda chat: chat.create(model="gpt-4o", messages=[QUESTION], logprobs=True),
    "data": lambda chat: chat.parse(model="gpt-4o", messages=[QUESTION], response_format=City),
    "a call": lambda chat: chat.create(model="gpt-4o", messages=[QUESTION], tools=CHAT_TOOLS, tool_choice="required"),
    "a parsed call": lambda chat: chat.parse(
        model="gpt-4o", messages=[QUESTION], tools=CHAT_TOOLS, tool_choice="required"
    ),
}


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # of the SDK, as it sends `parsed`
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", CHATS)
def test_a_message_can_be_sent_back(client, kind, form):
    """As it is appended to the messages in every example: nothing that the SDK adds is refused."""
    message = CHATS[kind](client.chat.completions).choices[0].message
    assert bool(message.tool_calls) is ("call" in kind)
    results = [{"role": "tool", "tool_call_id": call.id, "content": "sunny"} for call in message.tool_calls or []]
    messages = [QUESTION, FORMS[form](message), *results, NEXT]
    assert client.chat.completions.create(model="gpt-4o", messages=messages, tools=CHAT_TOOLS).choices


RESPONSES = {
    "text": lambda responses: responses.create(model="gpt-6-luna", input="Hi"),
    "reasoning": lambda responses: responses.create(
        model="gpt-6-luna", input="Hi", include=["reasoning.encrypted_content"], store=False
    ),
    "log probabilities": lambda responses: responses.create(
        model="gpt-4o", input="Hi", include=["message.output_text.logprobs"], top_logprobs=2
    ),
    "a call": lambda responses: responses.create(model="gpt-6-luna", input="Hi", tools=TOOLS, tool_choice="required"),
    "data": lambda responses: responses.parse(model="gpt-6-luna", input="Hi", text_format=City),
    "a parsed call": lambda responses: responses.parse(
        model="gpt-6-luna", input="Hi", tools=TOOLS, tool_choice="required"
    ),
}
PARSED = ("data", "a parsed call")


def send_back(client, response, form):
    """Ask on, with all of a response's output in the input."""
    results = [
        {"type": "function_call_output", "call_id": item.call_id, "output": "sunny"}
        for item in response.output
        if item.type == "function_call"
    ]
    given = [QUESTION, *(FORMS[form](item) for item in response.output), *results, NEXT]
    return client.responses.create(model="gpt-6-luna", input=given, tools=TOOLS)


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # of the SDK, as it leaves `parsed` out
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", RESPONSES)
def test_output_can_be_sent_back(client, kind, form):
    """Reasoning, messages and calls; of what parse() adds, the SDK itself sends nothing, so a dump of it is refused."""
    response = RESPONSES[kind](client.responses)
    if kind in PARSED and form != "the object":
        with pytest.raises(openai.BadRequestError, match=r"Unknown parameter: .*parsed"):
            send_back(client, response, form)
    else:
        assert send_back(client, response, form).output_text


def test_a_name_of_the_sdk_is_no_other_way_to_ask_for_something(client):
    """`async_` is null in what model_dump() returns; with a value, it is a parameter that nobody knows."""
    call = {"type": "function_call", "call_id": "call_1", "name": "get_weather", "arguments": "{}", "async_": True}
    with pytest.raises(openai.BadRequestError, match="Unknown parameter"):
        client.responses.create(model="gpt-4o", input=[QUESTION, call], tools=TOOLS)


def test_every_type_of_output_is_known():
    """Those that practice mode never answers with are named as such, and are no unknown type."""
    types = {
        value
        for kind in typing.get_args(typing.get_args(ResponseOutputItem)[0])
        for value in typing.get_args(kind.model_fields["type"].annotation)
    }
    own = {"message", "function_call", "function_call_output", "reasoning"}
    assert types - own - set(items._OTHER_TYPES) == set()
