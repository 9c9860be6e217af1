"""One turn of a form, without a face: from settings to a request, its price beforehand, and the answer."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers import chat, connection, tokens, usage
from helpers.errors import InputError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

    from helpers.forms.bill import Bill

TIMEOUT = 60.0  # seconds without a sign from the backend; the SDK itself would wait for 600, three times


@dataclass(frozen=True)
class Estimate:
    """What a request will cost, as far as that can be known beforehand.

    Attributes:
        tokens: about how many tokens are sent; each model family counts in its own way.
        least: the price of sending them in US dollars, None where the table has no price for the model.
        most: with an answer as long as the limit allows; None without a limit or a price.
    """

    tokens: int
    least: float | None
    most: float | None


@dataclass(frozen=True)
class Outcome:
    """What came back.

    Attributes:
        text: the message.
        received: the response as JSON values, or every chunk of a stream.
        model: the model that answered.
        finish_reason: "stop", "length", ...; None where the backend gave none.
        sent, made, reasoning: tokens in, out, and how many of those out went into reasoning; None without figures.
        dollars: the price by the kit's table, or None where it or the figures lack.
        seconds: until the answer was complete.
        first: seconds until the first piece of a stream, or None.
    """

    text: str
    received: Any
    model: str
    finish_reason: str | None
    sent: int | None
    made: int | None
    reasoning: int
    dollars: float | None
    seconds: float
    first: float | None = None

    @property
    def cut_off(self) -> bool:
        """Whether the answer reached the limit of its tokens."""
        return self.finish_reason == "length"


def request(
    model: str, messages: list[dict[str, str]], *, temperature: float | None, limit: int | None, stream: bool
) -> dict[str, Any]:
    """Return the arguments of `client.chat.completions.create()`: only what the model accepts.

    Args:
        model: a model id.
        messages: what `chat.messages()` returns.
        temperature: 0 to 2; None leaves it out.
        limit: the most tokens of the answer, reasoning included; None for no limit.
        stream: whether the answer comes piece by piece.
    """
    sent: dict[str, Any] = {"model": model, "messages": messages, **chat.accepted(model, temperature)}
    if limit:
        sent["max_completion_tokens"] = limit
    if stream:
        sent |= {"stream": True, "stream_options": {"include_usage": True}}
    return sent


def estimate(sent: Mapping[str, Any]) -> Estimate:
    """Say what a request will cost. Nothing is sent.

    The tokens are counted with o200k_base, which takes half a second to load, once.
    """
    counted = tokens.of_messages(sent["messages"])
    if connection.answering():  # whatever name the request has, no model of OpenAI's answers
        return Estimate(counted, 0.0, 0.0)
    least = most = None
    with contextlib.suppress(InputError):
        least = usage.price(sent["model"], counted, 0)
        if limit := sent.get("max_completion_tokens"):
            most = usage.most(sent["model"], counted, limit)
    return Estimate(counted, least, most)


def together(requests: Iterable[Mapping[str, Any]]) -> Estimate:
    """Return the sum of some estimates; where one lacks a price, the sum has none."""
    parts = [estimate(sent) for sent in requests]

    def total(prices: list[float | None]) -> float | None:
        known = [price for price in prices if price is not None]
        return sum(known) if len(known) == len(prices) else None

    return Estimate(
        sum(part.tokens for part in parts),
        total([part.least for part in parts]),
        total([part.most for part in parts]),
    )


@contextlib.asynccontextmanager
async def client() -> AsyncIterator[AsyncOpenAI]:
    """Make a client for the backend that the environment names. Its connections end with the block, however that ends.

    It belongs to the event loop that runs now, so it is not kept for the next call. Only an asynchronous client can
    be stopped while a backend is silent: a thread that waits for a socket cannot be woken from another one.
    """
    from openai import AsyncOpenAI

    async with AsyncOpenAI() as made:
        yield made


async def run(client: AsyncOpenAI, sent: Mapping[str, Any], show: Callable[[str], object]) -> Outcome:
    """Send a request once, and return the answer. A retry might be paid twice, so there is none.

    Args:
        client: the SDK's client.
        sent: what `request()` returned.
        show: is given the text so far, after each piece of a stream.

    Raises:
        openai.OpenAIError: what the SDK raises; APITimeoutError where the backend stops answering.
        asyncio.CancelledError: the task was cancelled, and the connection closed.
    """
    create = client.with_options(timeout=TIMEOUT, max_retries=0).chat.completions.create
    started = time.perf_counter()
    if not sent.get("stream"):
        response = await create(**sent)
        seconds = time.perf_counter() - started
        reason = response.choices[0].finish_reason if response.choices else None
        return _outcome(chat.get_message(response), response.to_dict(), response, response, reason, seconds)

    told, received, last, counted, reason, first = "", [], None, None, None, None
    async with await create(**sent) as stream:
        async for chunk in stream:
            received.append(chunk.to_dict())
            last = chunk
            if chunk.usage:
                counted = chunk
            for choice in chunk.choices[:1]:
                reason = choice.finish_reason or reason
                if piece := choice.delta.content or choice.delta.refusal:
                    first = first or time.perf_counter() - started
                    told += piece
                    show(told)
                    await asyncio.sleep(0)  # pieces that came at once hold up nothing else, on Stop for one
    return _outcome(told, received, last, counted, reason, time.perf_counter() - started, first)


async def entered(
    running: Bill, client: AsyncOpenAI, sent: Mapping[str, Any], show: Callable[[str], object]
) -> Outcome:
    """Send a request once and enter it in the bill, also when it broke off: it may be charged all the same.

    Args:
        running: the bill.
        client, sent, show: as for `run()`.

    Raises:
        openai.OpenAIError: as for `run()`; a request that the API refused is not charged, and not entered.
        asyncio.CancelledError: as for `run()`.
    """
    import openai

    try:
        answer = await run(client, sent, show)
    except openai.APIStatusError:
        raise
    except BaseException:
        running.add(None, None)
        raise
    counted = None if answer.sent is None or answer.made is None else answer.sent + answer.made
    running.add(counted, answer.dollars)
    return answer


def _outcome(
    told: str, received: Any, last: Any, counted: Any, reason: str | None, seconds: float, first: float | None = None
) -> Outcome:
    dollars = None
    with contextlib.suppress(InputError):
        dollars = usage.cost(counted)
    used = getattr(counted, "usage", None)
    details = used and used.completion_tokens_details
    return Outcome(
        told,
        received,
        getattr(last, "model", None) or "",
        reason,
        used and used.prompt_tokens,
        used and used.completion_tokens,
        (details.reasoning_tokens or 0) if details else 0,
        dollars,
        seconds,
        first,
    )
