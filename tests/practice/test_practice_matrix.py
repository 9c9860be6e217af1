"""Chats in every combination: strictly the SDK's types, its helpers, and any body at all."""

import asyncio
import itertools
import json
import unicodedata

import openai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from shapes import REPLIES, ask, chat, check_error, check_exact, events

from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend

CORE = Backend(Replies(REPLIES))
QUESTION = "What is the weather in Seoul and Busan?"
WEATHER = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "unit": {"type": "string"}},
    "required": ["city"],
}
TOOL = {"type": "function", "function": {"name": "get_weather", "parameters": WEATHER}}
LABEL = {
    "type": "object",
    "properties": {"label": {"type": "string", "enum": ["좋음", "나쁨"]}},
    "required": ["label"],
    "additionalProperties": False,
}
ASKS = {
    "text": {},
    "auto": {"tools": [TOOL]},
    "required": {"tools": [TOOL], "tool_choice": "required"},
    "schema": {"response_format": {"type": "json_schema", "json_schema": {"name": "label", "schema": LABEL}}},
    "both": {
        "tools": [TOOL],
        "tool_choice": "none",
        "response_format": {"type": "json_schema", "json_schema": {"name": "label", "schema": LABEL, "strict": True}},
    },
}
MODELS = {
    "gpt-4o": {"temperature": 0.2, "logprobs": True, "top_logprobs": 2},
    "gpt-6-luna": {"reasoning_effort": "none", "temperature": 1.5},
    "gpt-5-mini": {"reasoning_effort": "low"},
}
MATRIX = list(itertools.product(ASKS, MODELS, (1, 3), (None, 3), (QUESTION, "한국어로 답해 주세요 🙂")))


@pytest.mark.parametrize("kind", ASKS)
def test_every_combination_is_exact(kind):
    """Whole and streamed, every combination is strictly what the SDK's types say, and both say the same."""
    for name, model, count, limit, text in MATRIX:
        if name != kind:
            continue
        body = chat(text, model=model, n=count, max_completion_tokens=limit, **MODELS[model], **ASKS[kind])
        body = {key: value for key, value in body.items() if value is not None} | {"seed": 7, "top_p": 1}
        reply, content = ask(CORE, body)
        assert reply.status == 200, content
        whole = check_exact(ChatCompletion, json.loads(content))
        assert len(whole.choices) == count
        streamed = {"stream": True, "stream_options": {"include_usage": True}}
        chunks = [check_exact(ChatCompletionChunk, data) for data in events(ask(CORE, body | streamed)[1])]
        assert chunks[-1].usage.completion_tokens <= count * (limit or 10_000)
        for choice in whole.choices:
            own = [item for chunk in chunks for item in chunk.choices if item.index == choice.index]
            assert own[-1].finish_reason == choice.finish_reason
            calls = [delta for item in own for delta in item.delta.tool_calls or ()]
            written = "".join(delta.function.arguments for delta in calls)
            assert written == "".join(call.function.arguments for call in choice.message.tool_calls or ())
            assert bool(calls) == bool(choice.message.tool_calls)


REQUEST = {"model": "gpt-4o", "messages": [{"role": "user", "content": "한국어 🙂"}], "temperature": 0}


def test_raw_and_streaming_responses(client):
    """with_raw_response and with_streaming_response give headers, the parsed reply and the bytes."""
    raw = client.chat.completions.with_raw_response.create(**REQUEST)
    assert raw.headers["content-type"] == "application/json"
    text = raw.parse().choices[0].message.content
    with client.chat.completions.with_streaming_response.create(**REQUEST) as response:
        assert response.request_id.startswith("req_")
        assert json.loads(b"".join(response.iter_bytes()))["choices"][0]["message"]["content"] == text
    with client.chat.completions.with_streaming_response.create(**REQUEST, stream=True) as response:
        lines = [line for line in response.iter_lines() if line]
    assert lines[-1] == "data: [DONE]"
    pieces = [json.loads(line.removeprefix("data: "))["choices"][0]["delta"].get("content", "") for line in lines[:-1]]
    assert "".join(pieces) == text


def test_async_helpers(server):
    """The asynchronous client's parse, stream, raw and streaming helpers work too."""
    schema = ASKS["schema"]

    async def talk():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            completions = client.chat.completions
            parsed = await completions.parse(**REQUEST, **schema)
            async with completions.stream(**REQUEST, **schema) as stream:
                seen = [event.type async for event in stream]
                final = await stream.get_final_completion()
            raw = await completions.with_raw_response.create(**REQUEST, **schema)
            async with completions.with_streaming_response.create(**REQUEST, **schema) as response:
                body = json.loads(await response.read())
            return parsed, seen, final, raw.parse(), body

    parsed, seen, final, raw, body = asyncio.run(talk())
    assert {"chunk", "content.delta", "content.done"} <= set(seen)
    texts = [reply.choices[0].message.content for reply in (parsed, raw)] + [body["choices"][0]["message"]["content"]]
    assert len(set(texts)) == 1
    assert json.loads(final.choices[0].message.content)["label"] in ("좋음", "나쁨")


TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "👩‍🚀👨‍👩‍👧‍👦🇰🇷",
        "한국어 똠방각하",
        "각",
        "cafe\u0301",
        "שלום عليكم",
        "\u202eabc",
        "a\u0300\u0301\u0302",
        "JSON",
        "\u2028\x85",
    ]
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(TEXT)
def test_any_text_survives_whole_and_streamed(text):
    """What was sent is shown in the reply, character for character, and its pieces make up the same text."""
    body = chat(text, temperature=0)
    answer = json.loads(ask(CORE, body)[1])["choices"][0]["message"]["content"]
    chunks = events(ask(CORE, body | {"stream": True})[1])
    pieces = [chunk["choices"][0]["delta"].get("content", "") for chunk in chunks]
    assert "".join(pieces) == answer
    if unicodedata.normalize("NFC", text.strip()) not in {prepared.user for prepared in Replies(REPLIES).all()}:
        assert f'- user: "{" ".join(text.split())}"' in answer


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
NAME = st.sampled_from(["get_weather", "f", "날씨", ""])
CALL = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["call_1", "call_2"]),
        "type": st.just("function"),
        "function": st.fixed_dictionaries({"name": NAME, "arguments": TEXT}),
    }
)
PART = st.fixed_dictionaries(
    {"type": st.sampled_from(["text", "refusal", "image_url"])}, optional={"text": TEXT | JSON}
)
MESSAGE = st.fixed_dictionaries(
    {"role": st.sampled_from(["system", "developer", "user", "user", "assistant", "tool", "bot"])},
    optional={
        "content": TEXT | st.lists(PART, max_size=2) | JSON,
        "tool_call_id": st.sampled_from(["call_1", "call_2"]),
        "tool_calls": st.lists(CALL, max_size=2),
        "name": st.just("mina") | TEXT,
    },
)
SCHEMA = st.sampled_from(
    [WEATHER, LABEL, {"type": "object"}, {"type": "object", "properties": {"a": {"$ref": "#"}}}, {}]
)
FUNCTION = st.fixed_dictionaries(
    {"name": NAME}, optional={"parameters": SCHEMA | JSON, "strict": st.booleans(), "description": TEXT}
)
FORMAT = st.fixed_dictionaries(
    {"type": st.sampled_from(["text", "json_object", "json_schema"])},
    optional={"json_schema": st.fixed_dictionaries({"name": NAME, "schema": SCHEMA | JSON}) | JSON},
)
CHOICE = st.sampled_from(["none", "auto", "required"]) | st.fixed_dictionaries(
    {"type": st.just("function"), "function": st.fixed_dictionaries({"name": NAME})}
)
SENSIBLE = {
    "temperature": st.floats(0, 2),
    "top_p": st.floats(0, 1),
    "n": st.integers(1, 3),
    "stop": TEXT | st.lists(TEXT, min_size=1, max_size=4),
    "max_completion_tokens": st.integers(1, 40),
    "seed": st.integers(),
    "tools": st.lists(
        st.fixed_dictionaries({"type": st.just("function"), "function": FUNCTION}), min_size=1, max_size=2
    ),
    "tool_choice": CHOICE,
    "parallel_tool_calls": st.booleans(),
    "response_format": FORMAT,
    "logprobs": st.booleans(),
    "top_logprobs": st.integers(0, 3),
    "reasoning_effort": st.sampled_from(["none", "low"]),
    "stream": st.booleans(),
    "stream_options": st.fixed_dictionaries({}, optional={"include_usage": st.booleans()}),
}
BODY = st.fixed_dictionaries(
    {
        "model": st.sampled_from(["gpt-4o", "gpt-6-luna", "gpt-5-mini"]),
        "messages": st.lists(MESSAGE, min_size=1, max_size=3),
    },
    optional=SENSIBLE,
) | st.dictionaries(st.sampled_from([*SENSIBLE, "model", "messages"]) | TEXT, JSON, max_size=4)
GOOD_BODY = st.fixed_dictionaries(
    {
        "model": st.just("gpt-4o"),
        "messages": st.lists(st.fixed_dictionaries({"role": st.just("user"), "content": TEXT}), min_size=1),
    },
    optional={
        name: SENSIBLE[name] for name in ("temperature", "n", "max_completion_tokens", "logprobs", "stop", "stream")
    },
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(BODY | GOOD_BODY)
def test_any_body_gets_an_answer_of_the_apis_shape(body):
    """Whatever is sent, the answer is strictly a completion, its chunks, or an error; never a 500; always the same."""
    reply, content = ask(CORE, body)
    assert reply.status in (200, 400, 404), content
    if reply.status != 200:
        check_error(content)
    elif body.get("stream"):
        for data in events(content):
            check_exact(ChatCompletionChunk, data)
    else:
        check_exact(ChatCompletion, json.loads(content))
    assert ask(CORE, dict(reversed(body.items())))[1] == content


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.binary(max_size=40) | TEXT.map(str.encode) | JSON.map(json.dumps).map(str.encode))
def test_any_bytes_get_an_answer_of_the_apis_shape(data):
    """Bytes of any kind, JSON or not, get an error of the API's shape."""
    for path in ("/v1/chat/completions", "/v1/responses", "/v1/embeddings", "/v1/moderations"):
        reply, content = ask(CORE, data, path=path)
        assert reply.status in (200, 400, 404), content
        if reply.status != 200:
            check_error(content)
