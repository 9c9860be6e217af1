"""Count tokens, and calculate what calls cost."""

from __future__ import annotations

from typing import Any

from helpers import connection, models
from helpers.errors import InputError
from helpers.language import say, text

TOKENS_PER_PRICE = 1_000_000
_LONG_INPUT, _LONG_OUTPUT = 2, 1.5  # times the price where a prompt is longer than `long_prompt`
_CACHED_FROM = 1024  # tokens; the prompt cache leaves out shorter prompts, checked 2026-11-27


def count(text: str) -> int:
    """Return how many tokens a text has, counted on this computer and without a call.

    Args:
        text: any text. Counted with o200k_base, the encoding that OpenAI published for gpt-4o; the usage
            figures of a response show what the model really counted, including what surrounds the messages.
    """
    return len(_tokens(text))


def split(text: str) -> list[str]:
    """Return the tokens of a text, each as text; a token that is only a part of a character is shown as �."""
    from helpers import tokens

    return [tokens.decode([token]) for token in _tokens(text)]


def price(
    model: str, input_tokens: int, output_tokens: int, cached_tokens: int = 0, cache_write_tokens: int = 0
) -> float:
    """Return what the tokens of one request cost at the standard tier.

    A very long prompt (over 272,000 tokens for gpt-6-luna) doubles the price of the input and raises that of the output
    by half, for the whole request. Fast and regional processing cost more than is calculated here, batches less.

    Args:
        model: a model id of the dated table (helpers/models.toml).
        input_tokens: tokens sent, cached ones included.
        output_tokens: tokens received, reasoning tokens included.
        cached_tokens: how many of the sent tokens were read from the prompt cache.
        cache_write_tokens: how many of the sent tokens were written to it.

    Returns:
        US dollars.

    Raises:
        InputError: the table has no price for this model.
    """
    row = models.find(model) or models.embedding(model)
    if row is None or row.input is None or row.output is None:
        raise InputError(text("usage.no_price", model=model, checked=models.checked()))
    cached_price = row.input if row.cached_input is None else row.cached_input
    write_price = row.input if row.cache_write is None else row.cache_write
    sent = (input_tokens - cached_tokens - cache_write_tokens) * row.input
    sent += cached_tokens * cached_price + cache_write_tokens * write_price
    received = output_tokens * row.output
    if row.long_prompt is not None and input_tokens > row.long_prompt:
        sent, received = sent * _LONG_INPUT, received * _LONG_OUTPUT
    return (sent + received) / TOKENS_PER_PRICE


def most(model: str, input_tokens: int, limit: int) -> float:
    """Return the most that one request can cost at the standard tier: all of a long prompt may be written to the cache.

    Args:
        model: a model id of the dated table (helpers/models.toml).
        input_tokens: tokens sent. Where they are an estimate, so is the result.
        limit: `max_completion_tokens`: the most tokens received, reasoning tokens included.

    Returns:
        US dollars.

    Raises:
        InputError: the table has no price for this model.
    """
    written = input_tokens if input_tokens >= _CACHED_FROM else 0
    return price(model, input_tokens, limit, cache_write_tokens=written)


def cost(response: Any) -> float:
    """Return what one call cost, from the usage figures in its response.

    Args:
        response: a ChatCompletion, as `client.chat.completions.create()` or `chat_gpt()` returns it, a Response, or
            what `client.embeddings.create()` returns.

    Returns:
        US dollars, at the prices of the dated table; 0 in local mode, where OpenAI charges nothing, whatever name the
        model has.

    Raises:
        InputError: the response carries no usage, or the table has no price for its model.
    """
    used = getattr(response, "usage", None)
    if used is None:
        raise InputError(text("usage.no_usage", kind=type(response).__name__))
    if connection.answering():
        return 0.0
    return price(response.model, *_counted(used.to_dict()))


def show(response: Any) -> None:
    """Print the tokens of one call and what it cost, or that the table has no price for its model.

    Args:
        response: as for `cost()`. Servers other than OpenAI's may leave out the details, or name a model of their own.
    """
    if getattr(response, "usage", None) is None:
        say(text("usage.no_usage", kind=type(response).__name__))
        return
    used = response.usage.to_dict()
    sent, received, *_ = _counted(used)
    details = used.get("completion_tokens_details") or used.get("output_tokens_details") or {}
    say(text("usage.tokens", input=sent, output=received, reasoning=details.get("reasoning_tokens") or 0))
    if local := connection.answering():
        place = "own" if local.own else "other"
        say(text(f"usage.local_{place}", model=response.model, host=connection.target().host))
        return
    try:
        dollars = f"{cost(response):.6f}"
    except InputError as unknown_price:
        say(unknown_price)
    else:
        say(text("usage.cost", dollars=dollars, model=response.model, checked=models.checked()))


def spent() -> float:
    """Return what the practice replies of this process would have cost live, in US dollars."""
    return sum(price(model, *_counted(used)) for model, used in connection.practice_usage())


def _tokens(text: str) -> list[int]:
    from helpers import tokens

    return tokens.encode(text)


def _counted(used: dict[str, Any]) -> tuple[int, int, int, int]:
    """Return the input, output, cached and cache-write tokens of a usage object, which each API spells differently."""
    if "input_tokens" in used:  # Responses
        sent, received = used["input_tokens"], used["output_tokens"]
        details = used.get("input_tokens_details") or {}
    else:  # Chat Completions, and embeddings, which have no output
        sent, received = used["prompt_tokens"], used.get("completion_tokens", 0)
        details = used.get("prompt_tokens_details") or {}
    return sent, received, details.get("cached_tokens") or 0, details.get("cache_write_tokens") or 0
