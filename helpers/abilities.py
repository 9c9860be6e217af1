"""What another OpenAI-compatible server can do: tried with one short request, before a lesson depends on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from helpers import models

if TYPE_CHECKING:
    from openai import OpenAI

_SECONDS = 60.0
_LIMIT = 100  # tokens of an answer
_TRAINS = "When does the next train to Busan leave? Use the tool."
_CITY: dict[str, object] = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
_EMBEDDING, _NUMBERS = "text-embedding-3-small", 256
_COLOR = "Which color is this picture? Answer with one word."
_RED = (  # a PNG of 64 x 64 red pixels
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4FgYrsKZeS0BAQEBAQEBAQEBA"
    "QEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc8OJg6Ln3AAAAAElFTkSuQmCC"
)
_MENU = "Read the menu: gimbap 3,500 won, barley tea 1,000 won."


def check_name(need: str) -> None:
    """Refuse a need that nobody could try.

    Raises:
        ValueError: it is not one of `NEEDS`.
    """
    if need not in NEEDS:
        raise ValueError(f"needs must be one of {', '.join(map(repr, NEEDS))}, not {need!r}")


def has(need: str) -> bool:
    """Try one ability on the server that OPENAI_API_KEY and OPENAI_BASE_URL name.

    Args:
        need: one of `NEEDS`.

    Returns:
        Whether the server, and the model on it, did what a lesson about this asks for. Any error counts as no.
    """
    import openai

    with openai.OpenAI(max_retries=0, timeout=_SECONDS) as client:
        try:
            return NEEDS[need](client)
        except (openai.OpenAIError, ValueError, LookupError, TypeError, AttributeError):
            return False  # not served, cut off, or an answer of another shape


def _responses(client: OpenAI) -> bool:
    """Whether responses are made, kept, continued, fetched and deleted."""
    settings: dict[str, Any] = {"model": models.default(), "max_output_tokens": 16, "input": "Say hello."}
    first = client.responses.create(**settings)
    second = client.responses.create(**settings, previous_response_id=first.id)
    kept = client.responses.retrieve(first.id).id == first.id
    client.responses.delete(first.id)
    client.responses.delete(second.id)
    return kept


def _structured_output(client: OpenAI) -> bool:
    """Whether a menu of two dishes comes back in the fields that were asked for, with the right prices."""
    from pydantic import BaseModel

    class Dish(BaseModel):
        name: str
        price: int

    class Menu(BaseModel):
        dishes: list[Dish]

    response = client.chat.completions.parse(
        model=models.default(),
        max_completion_tokens=_LIMIT,
        messages=[{"role": "user", "content": _MENU}],
        response_format=Menu,
    )
    menu = response.choices[0].message.parsed
    return menu is not None and [dish.price for dish in menu.dishes] == [3500, 1000]


def _tools(client: OpenAI) -> bool:
    """Whether the model asks for the one tool that it is offered."""
    response = client.chat.completions.create(
        model=models.default(),
        max_completion_tokens=_LIMIT,
        messages=[{"role": "user", "content": _TRAINS}],
        tools=[{"type": "function", "function": {"name": "next_train", "parameters": _CITY}}],
    )
    return bool(response.choices[0].message.tool_calls)


def _tools_in_responses(client: OpenAI) -> bool:
    """Whether the model asks for the one tool that it is offered in Responses, and the server takes its result back."""
    tool: Any = {"type": "function", "name": "next_train", "description": "The next train to a city."}
    tool |= {"parameters": _CITY | {"additionalProperties": False}, "strict": True}
    settings: dict[str, Any] = {"model": models.default(), "reasoning": {"effort": "low"}, "tools": [tool]}
    items: list[Any] = [{"role": "user", "content": _TRAINS}]
    output = client.responses.create(**settings, input=items, max_output_tokens=_LIMIT).output
    results: list[Any] = [
        {"type": "function_call_output", "call_id": item.call_id, "output": "14:05"}
        for item in output
        if item.type == "function_call"
    ]
    if results:
        client.responses.create(**settings, input=[*items, *output, *results], max_output_tokens=_LIMIT)
    return bool(results)


def _embeddings(client: OpenAI) -> bool:
    """Whether texts become vectors of the length that is asked for, and the server has Responses beside them."""
    made = client.embeddings.create(model=_EMBEDDING, input=["Hello.", "Hi."], dimensions=_NUMBERS)
    if [len(item.embedding) for item in made.data] != [_NUMBERS, _NUMBERS]:
        return False
    client.responses.create(model=models.default(), max_output_tokens=16, input="Say hello.")
    return True


def _images(client: OpenAI) -> bool:
    """Whether the model says which color a picture has, and the server counts the tokens of one beforehand."""
    picture: Any = [
        {"type": "input_text", "text": _COLOR},
        {"type": "input_image", "image_url": f"data:image/png;base64,{_RED}"},
    ]
    settings: dict[str, Any] = {"model": models.default(), "input": [{"role": "user", "content": picture}]}
    response = client.responses.create(**settings, max_output_tokens=_LIMIT)
    return "red" in response.output_text.lower() and client.responses.input_tokens.count(**settings).input_tokens > 0


NEEDS: dict[str, Callable[[Any], bool]] = {
    "images": _images,
    "responses": _responses,
    "embeddings": _embeddings,
    "structured output": _structured_output,
    "tools": _tools,
    "tools in responses": _tools_in_responses,
}
