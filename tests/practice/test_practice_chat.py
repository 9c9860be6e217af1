"""Chat completions, whole and streamed."""

import json

import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from shapes import ask, chat, check_exact, events

from helpers import models, tokens

HELLO = "인사해 주세요"
CONVERSATION = [
    {"role": "developer", "content": [{"type": "text", "text": "Be "}, {"type": "text", "text": "brief."}]},
    {"role": "user", "name": "mina", "content": "Weather?"},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}],
    },
    {"role": "tool", "tool_call_id": "call_1", "content": "Sunny"},
    {"role": "assistant", "content": "It is sunny."},
    {"role": "user", "content": [{"type": "text", "text": "고마워요"}]},
]
ACCEPTED = [
    chat(),
    chat(temperature=0, top_p=0.1, n=3, seed=7, stop=["plank"], max_tokens=5),
    chat(stop="way", max_completion_tokens=8, user="mina", metadata={"lesson": "05"}, store=True),
    chat(model="gpt-6-luna"),
    chat(model="gpt-6-luna", reasoning_effort="none", temperature=0.1, max_completion_tokens=2),
    chat(model="gpt-5-mini", reasoning_effort="high", max_completion_tokens=30),
    chat(model="gpt-5.1", temperature=0.2),
    chat(HELLO, temperature=0, n=2, temperature_=None) | {"seed": None, "stop": None},
    chat(messages=CONVERSATION),
    chat(""),
    chat(messages=[{"role": "system", "content": "Only this."}]),
]
ACCEPTED[7].pop("temperature_")


@pytest.mark.parametrize("body", ACCEPTED)
def test_reply_has_the_exact_shape(backend, body):
    """A whole reply is, strictly, the SDK's ChatCompletion."""
    reply, content = ask(backend, body)
    assert reply.status == 200, content
    completion = check_exact(ChatCompletion, json.loads(content))
    assert len(completion.choices) == body.get("n", 1)
    assert completion.system_fingerprint.startswith("fp_practice")


@pytest.mark.parametrize("body", ACCEPTED)
def test_stream_says_what_the_whole_reply_says(backend, body):
    """Every chunk is, strictly, the SDK's ChatCompletionChunk; together they are the reply of the same request."""
    body = body | {"stream": True, "stream_options": {"include_usage": True}}
    reply, content = ask(backend, body)
    assert reply.headers["content-type"].startswith("text/event-stream")
    chunks = [check_exact(ChatCompletionChunk, data) for data in events(content)]
    assert len({(chunk.id, chunk.created, chunk.model) for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chunks[:-1])
    assert chunks[-1].choices == []
    assert (chunks[-1].model and reply.usage[1]) == chunks[-1].usage.to_dict()
    for index in range(body.get("n", 1)):
        own = [choice for chunk in chunks for choice in chunk.choices if choice.index == index]
        assert own[0].delta.role == "assistant"
        assert own[-1].finish_reason in ("stop", "length")
        assert all(choice.finish_reason is None for choice in own[:-1])


def test_stream_of_one_wording_is_the_whole_reply(backend):
    """At temperature 0 the stream's text is the text of the whole reply, and so is its usage."""
    for extra in ({}, {"max_tokens": 9}, {"stop": "시콜"}, {"n": 2}):
        _, whole = ask(backend, chat(HELLO, temperature=0, **extra))
        streamed = {"stream": True, "stream_options": {"include_usage": True}}
        _, stream = ask(backend, chat(HELLO, temperature=0, **streamed, **extra))
        *chunks, last = events(stream)
        for choice in json.loads(whole)["choices"]:
            own = [item for chunk in chunks for item in chunk["choices"] if item["index"] == choice["index"]]
            assert "".join(item["delta"].get("content", "") for item in own) == choice["message"]["content"]
            assert own[-1]["finish_reason"] == choice["finish_reason"]
        assert last["usage"] == json.loads(whole)["usage"]


def test_korean_and_emoji_stream_in_whole_characters(client):
    """Through the SDK, rare Hangul, emoji, combining and right-to-left text arrive whole in several chunks."""
    whole = client.chat.completions.create(model="gpt-4o", temperature=0, messages=[{"role": "user", "content": HELLO}])
    stream = client.chat.completions.create(
        model="gpt-4o", temperature=0, messages=[{"role": "user", "content": HELLO}], stream=True
    )
    pieces = [chunk.choices[0].delta.content or "" for chunk in stream]
    assert "".join(pieces) == whole.choices[0].message.content
    assert len(pieces) > 20
    assert not any("\ufffd" in piece for piece in pieces)


def test_sdk_stream_helper_accumulates(client):
    """The SDK's own stream helper builds the final completion from the chunks."""
    with client.chat.completions.stream(
        model="gpt-4o", temperature=0, messages=[{"role": "user", "content": HELLO}]
    ) as stream:
        completion = stream.get_final_completion()
    assert completion.choices[0].message.content.startswith("안녕하세요!")


def test_obfuscation_is_there_unless_declined(backend):
    """Chunks with text carry padding by default, and none when stream_options declines it."""
    _, padded = ask(backend, chat(stream=True))
    _, plain = ask(backend, chat(stream=True, stream_options={"include_obfuscation": False}))
    with_text = [chunk for chunk in events(padded) if chunk["choices"][0]["delta"].get("content")]
    assert with_text
    assert all(chunk["obfuscation"] for chunk in with_text)
    assert b"obfuscation" not in plain


def test_alias_answers_with_its_snapshot(client):
    """gpt-4o answers under the name of its dated snapshot."""
    completion = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])
    assert completion.model == models.load()["gpt-4o"].snapshot


def test_usage_counts_real_tokens(backend):
    """Usage is the sum of the texts' o200k_base tokens, the roles' and the documented frame."""
    texts = ("Answer like a pirate.", "What is an API?")
    body = chat(messages=[{"role": "system", "content": texts[0]}, {"role": "user", "content": texts[1]}])
    reply, content = ask(backend, body)
    data = json.loads(content)
    answer = data["choices"][0]["message"]["content"]
    assert answer == "Arr, a plank between two ships."
    assert data["usage"]["prompt_tokens"] == 3 + sum(3 + 1 + tokens.count(text) for text in texts)
    assert data["usage"]["completion_tokens"] == tokens.count(answer)
    assert data["usage"]["total_tokens"] == data["usage"]["prompt_tokens"] + data["usage"]["completion_tokens"]
    assert reply.usage == ("gpt-4o", data["usage"])


def test_known_prompt_count():
    """Counts that OpenAI's own tokenizer gives for these texts."""
    assert tokens.encode("hello world") == [24912, 2375]
    assert tokens.count("안녕하세요") == 2


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 13, 21])
def test_limit_cuts_by_tokens(backend, limit):
    """max_completion_tokens cuts after exactly that many tokens, between characters, and says so."""
    full = json.loads(ask(backend, chat(HELLO, temperature=0))[1])["choices"][0]["message"]["content"]
    data = json.loads(ask(backend, chat(HELLO, temperature=0, max_completion_tokens=limit))[1])
    choice = data["choices"][0]
    assert choice["finish_reason"] == "length"
    assert data["usage"]["completion_tokens"] == limit
    assert full.startswith(choice["message"]["content"])
    assert tokens.count(full) > limit


def test_stop_ends_before_the_first_sequence(backend):
    """The text ends before whichever stop sequence comes first, and the reason is stop."""
    data = json.loads(ask(backend, chat(temperature=0, stop=["", "programs", "way"]))[1])
    assert data["choices"][0]["message"]["content"] == "An agreed "
    assert data["choices"][0]["finish_reason"] == "stop"


def test_reasoning_counts_and_uses_up_the_limit(backend):
    """Effort costs tokens inside completion_tokens; a small limit leaves no room for text."""
    spent = {}
    for effort in ("none", "low", "high"):
        usage = json.loads(ask(backend, chat(model="gpt-6-luna", reasoning_effort=effort))[1])["usage"]
        spent[effort] = usage["completion_tokens_details"]["reasoning_tokens"]
        assert usage["completion_tokens"] > spent[effort]
    assert spent["none"] == 0 < spent["low"] < spent["high"]
    data = json.loads(ask(backend, chat(model="gpt-6-luna", max_completion_tokens=20))[1])
    assert data["choices"][0]["message"]["content"] == ""
    assert data["choices"][0]["finish_reason"] == "length"
    assert data["usage"]["completion_tokens"] == 20


def test_headers_are_the_apis(client):
    """Through the SDK's raw reply: request id, version, organization, limits, and a measured time."""
    raw = client.chat.completions.with_raw_response.create(
        model="gpt-4o", messages=[{"role": "user", "content": "What is an API?"}]
    )
    assert raw.headers["x-request-id"] == raw.parse()._request_id
    assert raw.headers["openai-version"] == "2020-10-01"
    assert int(raw.headers["openai-processing-ms"]) >= 0
    for kind in ("requests", "tokens"):
        limit, remaining = (int(raw.headers[f"x-ratelimit-{name}-{kind}"]) for name in ("limit", "remaining"))
        assert 0 < remaining < limit
        assert raw.headers[f"x-ratelimit-reset-{kind}"].endswith("ms")


def test_async_client_works(server):
    """The SDK's asynchronous client gets whole and streamed replies too."""
    import asyncio

    async def talk():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            messages = [{"role": "user", "content": "What is an API?"}]
            whole = await client.chat.completions.create(model="gpt-4o", messages=messages, temperature=0)
            stream = await client.chat.completions.create(model="gpt-4o", messages=messages, temperature=0, stream=True)
            pieces = [chunk.choices[0].delta.content or "" async for chunk in stream]
            return whole.choices[0].message.content, "".join(pieces)

    whole, streamed = asyncio.run(talk())
    assert whole == streamed == "An agreed way for programs to talk."
