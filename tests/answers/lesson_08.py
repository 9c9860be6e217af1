"""Answers to the exercises of lesson 08."""

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


RIGHT = [
    (check.dollars_of, (bill(0.10, 0.50),)),
    (check.dollars_of, (by_the_table,)),
    (check.dollars_of, (with_the_cache,)),
    (check.affordable, (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) <= left,)),
    (check.affordable, (step_by_step,)),
    (check.affordable, (lambda tokens_in, limit, left: not tokens_in * 1e-7 + limit * 5e-7 > left,)),
]
WRONG = [
    (check.dollars_of, (lambda used: None,), "None", "None"),
    (check.dollars_of, (lambda used: f"{by_the_table(used)}",), "type str", "str 타입"),
    (check.dollars_of, (lambda used: used.prompt_tokens * 0.10 + used.completion_tokens * 0.50,), "1_000_000", "백만"),
    (check.dollars_of, (bill(0.10, 0.50, 0.50),), "paid twice", "두 번"),
    (check.dollars_of, (bill(0.10, 0.50, -0.50),), "taken off", "뺐네요"),
    (check.dollars_of, (bill(0.50, 0.10),), "exchanged", "뒤바뀌었어요"),
    (check.dollars_of, (bill(0.10, 0),), "price of what goes in", "그건 들어간"),
    (check.dollars_of, (bill(0, 0.50),), "price of what comes out", "그건 나온"),
    (check.dollars_of, (bill(2, 10),), "returned 0.0064", "0.0064을"),
    (check.dollars_of, (lambda used: 0.00032,), "other numbers", "다른 수에도"),
    (check.dollars_of, (lambda used: used.input_tokens,), "AttributeError", "AttributeError"),
    (check.affordable, (lambda tokens_in, limit, left: None,), "None", "None"),
    (check.affordable, (usage.price,), "stopped with an error", "오류로 멈췄어요"),
    (check.affordable, (lambda tokens_in, limit, left: left - 0.1,), "type float", "float 타입"),
    (check.affordable, (lambda tokens_in, limit, left: True,), "(100, 1000, 0.0001) was True", "0.0001)이 True"),
    (
        check.affordable,
        (lambda tokens_in, limit, left: limit * 0.5e-6 <= left,),
        "(100000, 10, 0.001) was True",
        "0.001)이 True",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: tokens_in * 0.10 + limit * 0.50 <= left,),
        "(100, 100, 1.0) was False",
        "1.0)이 False",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", limit, tokens_in) <= left,),
        "(1000, 100, 0.0002) was False",
        "0.0002)이 False",
    ),
    (
        check.affordable,
        (lambda tokens_in, limit, left: usage.price("gpt-6-luna", tokens_in, limit) < left,),
        "(0, 2000000, 1.0) was False",
        "1.0)이 False",
    ),
]
