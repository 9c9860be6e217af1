"""Log probabilities: made up, but as consistent as real ones."""

import json
import math

import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from shapes import ask, chat, check_error, check_exact, events

HELLO = "인사해 주세요"


def entries(backend, **extra):
    """Return text and log probabilities of a whole reply."""
    _, content = ask(backend, chat(HELLO, temperature=0, logprobs=True, **extra))
    choice = check_exact(ChatCompletion, json.loads(content)).choices[0]
    return choice.message.content, choice.logprobs.content


def test_bytes_add_up_to_the_text(backend):
    """The tokens' bytes are those of the text, also where a character takes several tokens."""
    text, found = entries(backend)
    assert bytes(byte for entry in found for byte in entry.bytes).decode() == text
    assert any("\\x" in entry.token for entry in found)
    whole = [entry for entry in found if "\\x" not in entry.token]
    assert all(entry.token.encode() == bytes(entry.bytes) for entry in whole)


@pytest.mark.parametrize("alternatives", [0, 1, 5, 20])
def test_alternatives_are_a_distribution(backend, alternatives):
    """At each position the chosen token comes first, no token twice, and probabilities sum to at most 1."""
    _, found = entries(backend, top_logprobs=alternatives)
    for entry in found:
        listed = entry.top_logprobs
        assert len(listed) == len({each.token for each in listed}) == alternatives
        assert sum(math.exp(each.logprob) for each in listed) <= 1
        assert [each.logprob for each in listed] == sorted((each.logprob for each in listed), reverse=True)
        assert entry.logprob <= 0
        if listed:
            assert (listed[0].token, listed[0].logprob) == (entry.token, entry.logprob)


def test_cut_character_keeps_its_tokens(backend):
    """Where the limit cuts a character in two, its tokens still have their entries."""
    for limit in range(1, 25):
        _, content = ask(backend, chat(HELLO, temperature=0, logprobs=True, max_completion_tokens=limit))
        assert len(json.loads(content)["choices"][0]["logprobs"]["content"]) == limit


@pytest.mark.parametrize("extra", [{}, {"max_completion_tokens": 7}, {"n": 2}, {"stop": "시콜"}])
def test_stream_has_the_same(backend, extra):
    """Streamed, each chunk has the entries of its own tokens; together they are those of the whole reply."""
    body = chat(HELLO, temperature=0, logprobs=True, top_logprobs=2, **extra)
    whole = json.loads(ask(backend, body)[1])["choices"]
    chunks = [check_exact(ChatCompletionChunk, data) for data in events(ask(backend, body | {"stream": True})[1])]
    for choice in whole:
        own = [item for chunk in chunks for item in chunk.choices if item.index == choice["index"]]
        found = [entry.to_dict() for item in own for entry in item.logprobs.content]
        places = [(entry["token"], entry["bytes"]) for entry in choice["logprobs"]["content"]]
        assert [(entry["token"], entry["bytes"]) for entry in found] == places
        assert "".join(item.delta.content or "" for item in own) == choice["message"]["content"]


@pytest.mark.parametrize(
    ("body", "code", "param", "words"),
    [
        (chat(top_logprobs=2), None, "top_logprobs", "only allowed when 'logprobs' is enabled."),
        (chat(logprobs=True, top_logprobs=21), None, "top_logprobs", "must be less than or equal to 20."),
        (chat(logprobs=True, top_logprobs=-1), "integer_below_min_value", "top_logprobs", ">= 0"),
        (chat(logprobs=3), "invalid_type", "logprobs", "expected a boolean"),
        (
            chat(model="gpt-6-luna", logprobs=True),
            "unsupported_parameter",
            "logprobs",
            "Unsupported parameter: 'logprobs' is not supported with this model.",
        ),
    ],
)
def test_refusals(backend, body, code, param, words):
    """Wrong values, and any while the model reasons, are refused."""
    reply, content = ask(backend, body)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (400, code, param)
    assert words in error["message"]


def test_without_effort_a_reasoning_model_has_them(backend):
    """With reasoning_effort none they are there."""
    _, content = ask(backend, chat(model="gpt-6-luna", reasoning_effort="none", logprobs=True))
    assert json.loads(content)["choices"][0]["logprobs"]["content"]
