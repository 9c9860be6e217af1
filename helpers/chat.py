"""A single turn with a chat model: send the messages, get the response, take the message out."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

from helpers import connection, models
from helpers.errors import InputError, advice
from helpers.language import say, text

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletion

_COLDEST, _HOTTEST = 0, 2  # temperatures that the API takes, checked 2026-11-27


def chat_gpt(
    user_message: str | None = None,
    system_message: str | None = None,
    assistant_message: str | None = None,
    model: str | None = None,
    temperature: float | None = 0.1,
) -> ChatCompletion:
    """Send one system, user and assistant message, in this order, and return the whole response.

    It sends only what the model accepts (helpers/models.toml) and prints one line when it
    leaves something out. If the API answers that the model does not support `temperature`, it asks once more
    without it and says so; every other error is the caller's.

    Args:
        user_message: what you ask.
        system_message: how the model should behave.
        assistant_message: an earlier answer of the model, or one written by you as an example.
        model: a model id; None takes the kit's default.
        temperature: 0 (nearly always the same words) to 2 (very free); None leaves it out.

    Returns:
        The `ChatCompletion`; `get_message(response)` extracts the answer.

    Raises:
        InputError: there is no message to send, a message is not text, or the temperature is not a number from 0 to 2.
        openai.OpenAIError: what the SDK raises; `explain(error)` says cause and fix.
    """
    _check_temperature(temperature)
    connection.ensure()
    request: dict[str, Any] = {
        "model": model or models.default(),
        "messages": messages(system=system_message, user=user_message, assistant=assistant_message),
    }
    request |= accepted(request["model"], temperature)
    if temperature is not None and "temperature" not in request:
        say(text("chat.left_out", model=request["model"], temperature=temperature))
    try:
        return client().chat.completions.create(**request)
    except Exception as error:
        if "temperature" not in request or advice(error).name != "temperature":
            raise
    say(text("chat.refused", model=request["model"], temperature=temperature))
    del request["temperature"]
    return client().chat.completions.create(**request)


def get_message(response: ChatCompletion) -> str:
    """Extract just the message from a response: `response.choices[0].message.content`.

    Args:
        response: what `chat_gpt()` or `client.chat.completions.create()` returned.

    Returns:
        The answer as a string. If the model refused to answer, its refusal; if the message has no text, "".

    Raises:
        InputError: `response` is something else.
    """
    try:
        message = response.choices[0].message
    except (AttributeError, IndexError, TypeError):
        raise InputError(text("chat.not_a_response", kind=type(response).__name__)) from None
    return message.content or message.refusal or ""


def accepted(model: str, temperature: float | None) -> dict[str, Any]:
    """Return the part of a request that depends on the model, by the dated table (helpers/models.toml).

    Args:
        model: a model id. One that the table lacks gets what the guide sends.
        temperature: 0 to 2; None asks for nothing.

    Returns:
        Arguments of `client.chat.completions.create()`: temperature, with reasoning switched off where the model
        needs that; nothing where the model never accepts a temperature.
    """
    if temperature is None:
        return {}
    row = models.find(model)
    if row is not None and row.temperature == "never":
        return {}
    if row is not None and row.temperature == "effort_none":
        return {"temperature": temperature, "reasoning_effort": "none"}
    return {"temperature": temperature}


def messages(**contents: str | None) -> list[dict[str, str]]:
    """Return the messages of a request, in the order in which they are passed, without the empty ones.

    Args:
        contents: by role, the text.

    Raises:
        InputError: there is no message to send, or a message is not text.
    """
    for role, content in contents.items():
        if content is not None and not isinstance(content, str):
            raise InputError(text("chat.not_text", name=f"{role}_message", kind=type(content).__name__))
    given = [{"role": role, "content": content} for role, content in contents.items() if content]
    if not given:
        raise InputError(text("chat.nothing_to_send"))
    return given


def _check_temperature(temperature: object) -> None:
    """Refuse what no model takes before it is sent: a repeat without it would hide the mistake, and be billed."""
    if temperature is None:
        return
    if isinstance(temperature, bool) or not isinstance(temperature, (int, float)):
        raise InputError(text("chat.temperature_not_a_number", kind=type(temperature).__name__))
    if not _COLDEST <= temperature <= _HOTTEST:  # false for nan too
        raise InputError(text("chat.temperature_out_of_range", temperature=temperature))


def client() -> OpenAI:
    """Return the client for the backend that the environment names; it is made once for each."""
    return _client(os.environ.get("OPENAI_API_KEY"), os.environ.get("OPENAI_BASE_URL"))


@functools.lru_cache(maxsize=8)
def _client(api_key: str | None, base_url: str | None) -> OpenAI:
    """One client, and so one pool of connections, for each backend: building one takes longer than a call."""
    from openai import OpenAI

    return OpenAI(api_key=api_key, base_url=base_url)
