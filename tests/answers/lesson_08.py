"""Answers to the exercises of lesson 08."""

from decimal import Decimal
from fractions import Fraction

from helpers import check, usage


def by_the_table(used):
    return usage.price("gpt-6-luna", used.prompt_tokens, used.completion_tokens)


def with_the_cache(used):
    cached = used.prompt_tokens_details.cached_tokens
    fresh = used.total_tokens - used.completion_tokens - cached
    return round(fresh * 1e-7 + cached * 1e-8 + used.completion_tokens * 5e-7, 9)


def bill(price_in, price_out, extra=0.0):
    """Return a function that calculates with these prices, and so much more for each reasoning token."""

    def dollars_of(used):
        reasoning = used.completion_tokens_details.reasoning_tokens
        return (used.prompt_tokens * price_in + used.completion_tokens * price_out + reasoning * extra) / 1_000_000

    return dollars_of


def step_by_step(tokens_in, limit, left):
    left -= tokens_in / 1_000_000 * 0.10
    left -= limit / 1_000_000 * 0.50
    if left < 0:  # noqa: SIM103, as a beginner writes it
        return False
    return True


def with_decimals(used):
    return (used.prompt_tokens * Decimal("0.10") + used.completion_tokens * Decimal("0.50")) / 1_000_000


def with_fractions(used):
    return Fraction(used.prompt_tokens, 10_000_000) + Fraction(used.completion_tokens, 2_000_000)


def with_exact_money(tokens_in, limit, left):
    most = (Decimal(tokens_in) + 5 * Decimal(limit)) / 10_000_000
    return most <= Decimal(str(left))


def for_all(price):
    """Return a function that has one price for all tokens."""
    return lambda used: used.total_tokens * price / 1_000_000


def reads_it_as_a_dictionary(used):
    return used["prompt_tokens"] * 0.10 / 1_000_000


def prints_it(used):
    print(by_the_table(used))


RIGHT = [
    (check.dollars_of, (bill(0.10, 0.50),)),
    (check.dollars_of, (by_the_table,)),
    (check.dollars_of, (with_the_cache,)),
    (check.affordable, (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) <= left,)),
    (check.affordable, (step_by_step,)),
    (check.affordable, (lambda tokens_in, limit, left: not tokens_in * 1e-7 + limit * 5e-7 > left,)),
    (check.dollars_of, (with_decimals,)),
    (check.dollars_of, (with_fractions,)),
    (check.dollars_of, (lambda used: round(by_the_table(used), 6),)),
    (check.affordable, (with_exact_money,)),
    (check.affordable, (lambda tokens_in, limit, left: left - usage.price("gpt-6-luna", tokens_in, limit) >= 0,)),
]
WRONG = [
    (check.dollars_of, (lambda used: None,), "None", "None"),
    (check.dollars_of, (lambda used: f"{by_the_table(used)}",), "type str", "str 타입"),
    (check.dollars_of, (lambda used: used.prompt_tokens * 0.10 + used.completion_tokens * 0.50,), "1_000_000", "백만"),
    (check.dollars_of, (bill(0.10, 0.50, 0.50),), "reasoning tokens were added, so they are", "두 번"),
    (check.dollars_of, (bill(0.10, 0.50, -0.50),), "reasoning tokens were subtracted. They are", "뺐네요"),
    (check.dollars_of, (bill(0.50, 0.10),), "swapped", "뒤바뀌었어요"),
    (check.dollars_of, (bill(0.10, 0),), "that is the cost of the input tokens. Add", "그건 입력"),
    (check.dollars_of, (bill(0, 0.50),), "that is the cost of the output tokens. Add", "그건 출력"),
    (check.dollars_of, (bill(2, 10),), "returned 0.0064", "돌려준 값: 0.0064"),
    (check.dollars_of, (lambda used: 0.00032,), "other numbers", "다른 수에도"),
    (check.dollars_of, (lambda used: used.input_tokens,), "AttributeError", "AttributeError"),
    (check.affordable, (lambda tokens_in, limit, left: None,), "None", "None"),
    (check.affordable, (usage.price,), "stopped with an error", "오류로 멈췄어요"),
    (check.affordable, (lambda tokens_in, limit, left: left - 0.1,), "type float", "float 타입"),
    (check.affordable, (lambda tokens_in, limit, left: True,), "(100, 1000, 0.0001) was True", "0.0001)의 결과가 True"),
    (
        check.affordable,
        (lambda tokens_in, limit, left: limit * 0.5e-6 <= left,),
        "(100000, 10, 0.001) was True",
        "0.001)의 결과가 True",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: tokens_in * 0.10 + limit * 0.50 <= left,),
        "(100, 100, 1.0) was False",
        "1.0)의 결과가 False",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", limit, tokens_in) <= left,),
        "(1000, 100, 0.0002) was False",
        "0.0002)의 결과가 False",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) < left,),
        "(0, 2000000, 1.0) was False",
        "1.0)의 결과가 False",
    ),
    (check.dollars_of, (lambda used: by_the_table(used) * 1000,), "not for a thousand", "천 개가 아니라"),
    (check.dollars_of, (lambda used: by_the_table(used) * 100,), "in cents", "센트로"),
    (
        check.dollars_of,
        (lambda used: round(by_the_table(used), 4),),
        "is rounded so much that the price is lost.",
        "반올림해서",
    ),
    (check.dollars_of, (lambda used: round(by_the_table(used), 2),), "the result is 0", "결과가 0이에요"),
    (check.dollars_of, (for_all(0.10),), "all tokens got the same price. Input and", "한 가격으로"),
    (check.dollars_of, (for_all(0.60),), "all tokens got the same price. Input and", "한 가격으로"),
    (check.dollars_of, (lambda used: True,), "type bool", "bool 타입"),
    (check.dollars_of, (lambda used: float("nan"),), "returned nan", "돌려준 값: nan"),
    (check.dollars_of, (reads_it_as_a_dictionary,), "in the line `return used[", "`return used["),
    (check.dollars_of, (prints_it,), "print", "print 대신"),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) > left,),
        "every answer is the wrong way around. It is",
        "반대로",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) >= left,),
        "every answer is the wrong way around. It is",
        "반대로",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit),),
        "returned the price",
        "비용을 돌려줬어요",
    ),
    (check.affordable, (lambda tokens_in, limit, left: "True",), "type str", "str 타입"),
    (check.affordable, (lambda tokens_in, limit, left: False,), "(100, 100, 1.0) was False", "1.0)의 결과가 False"),
    (check.affordable, (lambda tokens_in, left: True,), "with 3 value", "값 3개로"),
]
