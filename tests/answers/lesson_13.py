"""Answers to the exercises of lesson 13."""

import json
from typing import Literal

import openai
from pydantic import BaseModel, Field

from helpers import check

PRICES = {"Busan": 59800, "Daegu": 43500}
PROPERTIES = {
    "city": {"type": "string", "description": "The city"},
    "people": {"type": "integer", "description": "How many"},
}
PARAMETERS = {
    "type": "object",
    "properties": PROPERTIES,
    "required": ["people", "city"],
    "additionalProperties": False,
}
FUNCTION = {"name": "ticket_price", "description": "What tickets cost.", "parameters": PARAMETERS, "strict": True}


class TicketPrice(BaseModel):
    """What train tickets to a city cost, for a number of people."""

    city: Literal["Busan", "Daegu"]
    people: int = Field(ge=1)


def tool(**changes):
    """The description with changes of its function."""
    return {"type": "function", "function": FUNCTION | changes}


def parameters(**changes):
    """The description with changes of its parameters."""
    return tool(parameters=PARAMETERS | changes)


def solution(arguments):
    """The lesson's own."""
    try:
        given = json.loads(arguments)
        city, people = given["city"], given["people"]
        if not isinstance(people, int) or people < 1:
            raise ValueError("people must be a whole number from 1")
        return f"{PRICES[city] * people} won"
    except (ValueError, TypeError, KeyError) as error:
        return f"Error: {error}"


def with_pydantic(arguments):
    """Written otherwise: a class checks, and the price has a comma."""
    try:
        wanted = TicketPrice.model_validate_json(arguments)
    except ValueError as error:
        return f"오류: {error.errors()[0]['msg']}"
    return f"{wanted.people} x {wanted.city}: {PRICES[wanted.city] * wanted.people:,}"


def only_json(arguments):
    """Broken JSON alone is caught."""
    try:
        given = json.loads(arguments)
    except ValueError:
        return "Error: no JSON"
    return f"{PRICES[given['city']] * given['people']} won"


def nobody_pays(arguments):
    """Everything that raises is caught, and 0 people are welcome."""
    try:
        given = json.loads(arguments)
        return f"{PRICES[given['city']] * int(given['people'])} won"
    except Exception as error:
        return f"Error: {error}"


def only_try(arguments):
    """Whatever raises is caught; "two" raises nothing, Python repeats it."""
    try:
        given = json.loads(arguments)
        return f"{PRICES[given['city']] * given['people']} won"
    except Exception as error:
        return f"Error: {error}"


def not_zero(arguments):
    """Fewer than 0 people are welcome."""
    try:
        given = json.loads(arguments)
        if given["people"] == 0:
            raise ValueError("nobody")
        return f"{PRICES[given['city']] * int(given['people'])} won"
    except Exception as error:
        return f"Error: {error}"


def for_one(arguments):
    """The number of people is forgotten."""
    try:
        return str(PRICES[json.loads(arguments)["city"]])
    except Exception:
        return "Error"


RIGHT = [
    (check.price_tool, (tool(),)),
    (check.price_tool, (tool(description="기차표 값 계산"),)),
    (check.price_tool, (openai.pydantic_function_tool(TicketPrice, name="ticket_price"),)),
    (check.answer_price, (solution, PRICES)),
    (check.answer_price, (with_pydantic, PRICES)),
]
WRONG = [
    (check.price_tool, ({"type": "function", "function": None},), "dictionary in function", "딕셔너리가 든"),
    (check.price_tool, (FUNCTION,), "dictionary in function", "딕셔너리가 든"),
    (check.price_tool, ({"type": "function", "function": {}},), "should be ticket_price", "ticket_price여야"),
    (check.price_tool, (tool(description="price"),), "in a sentence", "한 문장으로"),
    (check.price_tool, (tool(parameters=PROPERTIES),), 'type is "object"', '"object"인'),
    (check.price_tool, (parameters(properties=None),), "has no properties", "properties가 없어요"),
    (check.price_tool, (parameters(properties={"city": {"type": "string"}}),), "people is missing", "people이(가)"),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"people": {"type": "number"}}),),
        "and it has 'number'",
        "지금은 'number'",
    ),
    (check.price_tool, (parameters(properties=PROPERTIES | {"day": {"type": "string"}}),), "also has day", "day도"),
    (check.price_tool, (parameters(required=["city"]),), "lists every argument", "모든 인자"),
    (check.price_tool, (parameters(additionalProperties=True),), "the value False", "값이 False인"),
    (check.price_tool, (tool(strict=False),), "not True", "True가 아니"),
    (check.answer_price, (None, PRICES), "not a function", "함수가 아니"),
    (check.answer_price, (lambda arguments: None, PRICES), "type NoneType", "NoneType 타입"),
    (check.answer_price, (lambda arguments: "Error", PRICES), "refused them", "거절했어요"),
    (check.answer_price, (for_one, PRICES), "the price is 119600", "가격은 119600"),
    (check.answer_price, (only_json, PRICES), "stopped with TypeError", "멈춰요: TypeError"),
    (check.answer_price, (only_try, PRICES), "said: " + "two" * 20 + "\n", ": " + "two" * 20 + "\n"),
    (check.answer_price, (not_zero, PRICES), '"people": -1} should lead', '"people": -1}에는'),
    (check.answer_price, (nobody_pays, PRICES), '"people": 0} should lead', '"people": 0}에는'),
]
