"""Moderations: a toy with the API's shape."""

import asyncio
import json

import openai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types import ModerationCreateResponse
from openai.types.moderation import Categories
from shapes import ask, check_error, check_exact

from helpers.practice.resources.moderations import CATEGORIES

PATH = "/v1/moderations"
FLAGGED = [
    ("I will hurt you.", {"harassment/threatening"}),
    ("Then he tried to stab the guard.", {"violence"}),
    ("I WANT TO DIE", {"self-harm/intent"}),
    ("가만두지 않을 거야", {"harassment/threatening"}),
    ("칼로 찌르는 장면", {"violence"}),
    ("죽고 싶어요", {"self-harm", "self-harm/intent"}),
]
HARMLESS = [
    "",
    "Hello!",
    "A stable suicidezone-free fable",
    "안녕하세요",
    "배고파 죽겠어요",
    "프로세스를 종료해 주세요",
    "🙂",
]


def judge(backend, text, **fields):
    """Ask for a verdict; return the checked reply."""
    reply, content = ask(backend, {"input": text} | fields, path=PATH)
    assert reply.status == 200, content
    return check_exact(ModerationCreateResponse, json.loads(content))


def test_categories_are_all_of_the_sdks():
    """No category is missing, and none is invented."""
    assert sorted(CATEGORIES) == sorted(field.alias or name for name, field in Categories.model_fields.items())


@pytest.mark.parametrize(("text", "categories"), FLAGGED)
def test_flagged(backend, text, categories):
    """A phrase of the list flags its categories, with high scores, in both languages."""
    [verdict] = judge(backend, text).results
    assert verdict.flagged
    flags, scores = verdict.categories.to_dict(), verdict.category_scores.to_dict()
    assert {name for name, flag in flags.items() if flag} == categories
    assert {name for name, score in scores.items() if score > 0.5} == categories


@pytest.mark.parametrize("text", HARMLESS)
def test_not_flagged(backend, text):
    """Anything else is not flagged in any category."""
    [verdict] = judge(backend, text).results
    assert not verdict.flagged
    assert not any(verdict.categories.to_dict().values())


def test_more_phrases_score_higher(backend):
    """Two different phrases score higher than one, and the same one twice does not."""
    once, twice, both = (
        result.category_scores.violence
        for result in judge(backend, ["stab", "stab and stab", "stab and kill him"]).results
    )
    assert once == twice < both


def test_list_gets_a_verdict_for_each_text_and_parts_get_one(backend):
    """Several texts have a verdict each; the parts of one message have one together."""
    assert [result.flagged for result in judge(backend, ["Hello", "I'll kill you"]).results] == [False, True]
    parts = [{"type": "text", "text": "Hello"}, {"type": "text", "text": "I'll kill you"}]
    assert [result.flagged for result in judge(backend, parts).results] == [True]


def test_phrases_are_found_wherever_they_are(backend):
    """A long text is searched piece by piece, and no phrase is lost, cut or made up where two pieces meet."""
    for place in range(2**14 - 12, 2**14 + 4):
        found, other = ("." * place + word + "." * 20_000 for word in (" kill him. ", " skill him. "))
        assert [result.flagged for result in judge(backend, [found, other]).results] == [True, False], place


def test_model_is_named(backend):
    """The model may be left out; others than those of the moderation are refused."""
    assert judge(backend, "Hello").model == "omni-moderation-latest"
    assert judge(backend, "Hello", model="omni-moderation-2024-09-26").model == "omni-moderation-2024-09-26"


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({}, "missing_required_parameter", "input"),
        ({"input": []}, "empty_array", "input"),
        ({"input": 5}, "invalid_type", "input"),
        ({"input": ["a"] * 2049}, "array_above_max_length", "input"),
        ({"input": ["a", 5]}, "invalid_type", "input[1]"),
        ({"input": [{"type": "text"}]}, "missing_required_parameter", "input[0].text"),
        ({"input": [{"type": "text", "text": None}]}, "invalid_type", "input[0].text"),
        ({"input": [{"type": "text", "text": "a"}, "b"]}, "invalid_type", "input[1]"),
        ({"input": [{"type": "sound"}]}, "invalid_value", "input[0].type"),
        ({"input": [{"type": "image_url", "image_url": {"url": ""}}]}, "not_in_practice_mode", "input[0].type"),
        ({"input": "a", "model": "gpt-4o"}, "invalid_value", "model"),
        ({"input": "a", "user": "mina"}, "unknown_parameter", "user"),
    ],
)
def test_refusals(backend, body, code, param):
    """Each mistake is a 400 with its code and param."""
    reply, content = ask(backend, body, path=PATH)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (400, code, param)


def test_sdk_works(server, client):
    """The SDK's clients get a verdict, plain, raw and asynchronous, and it is on no bill."""
    already = len(server.usage)
    assert client.moderations.create(input="I'll kill you").results[0].categories.harassment_threatening
    raw = client.moderations.with_raw_response.create(input="Hello")
    assert raw.parse().id.startswith("modr-")

    async def judge_async():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            return await client.moderations.create(input="죽고 싶어요")

    assert asyncio.run(judge_async()).results[0].flagged
    assert len(server.usage) == already


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["text", "image_url"]),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "x"]), values),
    max_leaves=6,
)


@settings(max_examples=32, deadline=None, derandomize=True)
@given(body=st.dictionaries(st.sampled_from(["input", "model", "x"]), JSON) | st.fixed_dictionaries({"input": JSON}))
def test_any_body_gets_an_answer_of_the_apis_shape(backend, body):
    """Whatever the body, the answer is a verdict or an error of the API's shape, and never a 500."""
    reply, content = ask(backend, body, path=PATH)
    if reply.status == 200:
        check_exact(ModerationCreateResponse, json.loads(content))
    else:
        assert reply.status == 400
        check_error(content)
