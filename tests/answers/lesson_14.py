"""Answers to the exercises of lesson 14."""

import enum
import statistics
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, Field

from helpers import check


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


class Extended(Label):
    needs_reply: bool


class Rewritten(BaseModel):
    needs_reply: bool = Field(description="whether the shop should answer")
    topic: Literal["product", "delivery", "price", "service"]
    sentiment: Literal["positive", "negative", "mixed"]


class Text(Label):
    needs_reply: str


class Default(Label):
    needs_reply: bool = False


class Alone(BaseModel):
    needs_reply: bool


class Loose(Label):
    sentiment: str
    needs_reply: bool


class Plain:
    needs_reply: bool


def solution(pairs, language):
    """Choose, then count."""
    chosen = [(review, result) for review, result in pairs if review["language"] == language]
    return sum(review["sentiment"] == result["sentiment"] for review, result in chosen) / len(chosen)


def loop(pairs, language):
    """Count in one go, and round."""
    hits = total = 0
    for review, result in pairs:
        if review["language"] != language:
            continue
        total += 1
        if review["sentiment"] == result["sentiment"]:
            hits += 1
    return round(hits / total, 2)


def everything(pairs, language):
    """Forget the language."""
    return sum(review["sentiment"] == result["sentiment"] for review, result in pairs) / len(pairs)


def count(pairs, language):
    """Forget to divide."""
    return sum(review["sentiment"] == result["sentiment"] for review, result in pairs if review["language"] == language)


def topics(pairs, language):
    """Compare the topic."""
    chosen = [(review, result) for review, result in pairs if review["language"] == language]
    return sum(review["topic"] == result["topic"] for review, result in chosen) / len(chosen)


class Sentiment(enum.Enum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"


class WithAnEnum(Label):
    sentiment: Sentiment
    needs_reply: Literal[True, False]


class OtherLiterals(Label):
    sentiment: Literal["good", "bad", "mixed"]
    needs_reply: bool


class OneMore(Label):
    topic: Literal["product", "delivery", "price", "service", "other"]
    needs_reply: bool


class Number(Label):
    needs_reply: int


class Open(Label):
    needs_reply: bool | None


class TextOrTruth(Label):
    needs_reply: bool | str


class NoneByDefault(Label):
    needs_reply: bool | None = None


class OtherName(Label):
    need_reply: bool


class Free(Label):
    needs_reply: bool
    more: dict[str, str]


def with_fractions(pairs, language):
    """Exact shares."""
    hits = [review["sentiment"] == result["sentiment"] for review, result in pairs if review["language"] == language]
    return Fraction(sum(hits), len(hits))


def by_the_id(pairs, language):
    """The ids of the lesson's reviews begin with the language."""
    chosen = [pair for pair in pairs if pair[0]["id"].startswith(f"{language}-")]
    return statistics.mean(review["sentiment"] == result["sentiment"] for review, result in chosen)


def filtered_in_place(pairs, language):
    """The caller's list gets shorter."""
    pairs[:] = [pair for pair in pairs if pair[0]["language"] == language]
    return everything(pairs, language)


def of_all(pairs, language):
    """Divide by the wrong number."""
    return count(pairs, language) / len(pairs)


def prints_it(pairs, language):
    """The number goes to the screen."""
    print(solution(pairs, language))


RIGHT = [
    (check.shop_label, (Extended,)),
    (check.shop_label, (Rewritten,)),
    (check.accuracy_in, (solution,)),
    (check.accuracy_in, (loop,)),
    (check.shop_label, (WithAnEnum,)),
    (check.accuracy_in, (with_fractions,)),
    (check.accuracy_in, (by_the_id,)),
]
WRONG = [
    (check.shop_label, (Label,), "no field needs_reply", "필드가 없어요"),
    (check.shop_label, (Text,), "type str", "str 타입이에요"),
    (check.shop_label, (Default,), "default value", "기본값은"),
    (check.shop_label, (Alone,), "sentiment is missing", "sentiment 필드가 사라졌어요"),
    (check.shop_label, (Loose,), "now accepts any value. Literal with the list", "아무 값이나"),
    (check.shop_label, (Plain,), "inherit", "물려받지"),
    (check.shop_label, (Extended(sentiment="mixed", topic="price", needs_reply=True),), "an object", "객체가 아니라"),
    (check.accuracy_in, (lambda pairs, language: None,), "returned None", "None을"),
    (check.accuracy_in, (everything,), "across all reviews", "모든 리뷰를 합친"),
    (check.accuracy_in, (lambda *given: solution(*given) * 100,), "in percent", "퍼센트"),
    (check.accuracy_in, (lambda *given: f"{solution(*given):.0%}",), "type str", "str 타입의 값"),
    (check.accuracy_in, (count,), "is the number of correct ones. Divide it by", "맞은 개수"),
    (check.accuracy_in, (lambda *given: 1 - solution(*given),), "share of wrong ones", "틀린 것의 비율"),
    (check.accuracy_in, (topics,), "compare sentiment", "sentiment를 비교"),
    (check.accuracy_in, (lambda pairs, language: solution(pairs, "en"),), "returned 0.666667", "0.666667 값이에요"),
    (check.shop_label, (OtherLiterals,), "no longer accepts the label positive", "positive 라벨을"),
    (check.shop_label, (OneMore,), " now also accepts 'other', which is not a label", "'other' 값도"),
    (check.shop_label, (Number,), "type int", "int 타입이에요"),
    (check.shop_label, (Open,), "may be None", "None이어도"),
    (check.shop_label, (NoneByDefault,), "may be None", "None이어도"),
    (check.shop_label, (TextOrTruth,), "type bool | str", "bool | str 타입"),
    (check.shop_label, (OtherName,), "no field needs_reply", "필드가 없어요"),
    (check.shop_label, (Free,), "would refuse", "API가 거부해요"),
    (check.shop_label, (lambda: Label,), "an object", "객체가 아니라"),
    (check.accuracy_in, (filtered_in_place,), "pairs itself has changed", "pairs까지 바뀌었어요"),
    (check.accuracy_in, (of_all,), "share of all reviews", "전체 리뷰 수로"),
    (check.accuracy_in, (prints_it,), "print", "print 대신"),
    (check.accuracy_in, (lambda pairs, language: float("nan"),), "returned nan", "nan 값이에요"),
    (check.accuracy_in, (lambda pairs: 0.5,), "with 2 value", "값 2개로"),
]
