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
    people: int = Field(ge=1, strict=True)


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
        if type(people) is not int or people < 1:
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


def not_true(arguments):
    """Written otherwise: one look after the other, each with a reason."""
    try:
        given = json.loads(arguments)
    except json.JSONDecodeError:
        return "error - that is no JSON"
    if not isinstance(given, dict) or not {"city", "people"} <= set(given):
        return "Error! city and people are needed"
    if given["city"] not in PRICES:
        return f"ERROR: no price for {given['city']}"
    if isinstance(given["people"], bool) or not isinstance(given["people"], int) or given["people"] < 1:
        return "Error: people must be 1, 2, 3..."
    return "It is " + format(PRICES[given["city"]] * given["people"], ",")


def takes_true(arguments):
    """For Python true is an int."""
    try:
        given = json.loads(arguments)
        city, people = given["city"], given["people"]
        if not isinstance(people, int) or people < 1:
            raise ValueError("people must be a whole number from 1")
        return f"{PRICES[city] * people} won"
    except (ValueError, TypeError, KeyError) as error:
        return f"Error: {error}"


def without_a_reason(arguments):
    """The model does not learn what was wrong."""
    try:
        return with_pydantic(arguments) if "Error" not in solution(arguments) else "Error!"
    except Exception:
        return "Error"


def with_a_digit_more(arguments):
    """The right number stands in a wrong one."""
    answer = solution(arguments)
    return answer if answer.startswith("Error") else f"1{answer}"


def prints_it(arguments):
    """The text goes to the screen."""
    print(solution(arguments))


RIGHT = [
    (check.price_tool, (tool(),)),
    (check.price_tool, (tool(description="기차표 값 계산"),)),
    (check.price_tool, (openai.pydantic_function_tool(TicketPrice, name="ticket_price"),)),
    (check.answer_price, (solution, PRICES)),
    (check.answer_price, (with_pydantic, PRICES)),
    (check.price_tool, (tool(description="기차표값계산"),)),
    (check.price_tool, (parameters(properties=PROPERTIES | {"people": {"type": "integer", "minimum": 1}}),)),
    (check.price_tool, (tool(description="Total fare for several travellers"),)),
    (check.answer_price, (not_true, PRICES)),
]
WRONG = [
    (check.price_tool, ({"type": "function", "function": None},), "dictionary in function", "딕셔너리가 든"),
    (check.price_tool, (FUNCTION,), "this is the Responses API's way to describe", "Responses API에서 쓰는"),
    (check.price_tool, ({"type": "function", "function": {}},), "should be ticket_price", "ticket_price여야"),
    (check.price_tool, (tool(description="price"),), "in one sentence", "한 문장으로"),
    (check.price_tool, (tool(parameters=PROPERTIES),), 'the type "object"', '"object"인'),
    (check.price_tool, (parameters(properties=None),), "has no properties", "properties가 없어요"),
    (
        check.price_tool,
        (parameters(properties={"city": {"type": "string"}}),),
        "people is missing",
        "people 인자가 빠졌어요",
    ),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"people": {"type": "number"}}),),
        "but it has 'number'",
        "지금 값: 'number'",
    ),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"day": {"type": "string"}}),),
        "also has 'day'",
        "더 있는 것: 'day'",
    ),
    (check.price_tool, (parameters(required=["city"]),), "must list every argument", "모든 인자"),
    (check.price_tool, (parameters(additionalProperties=True),), "the value False", "값이 False인"),
    (check.price_tool, (tool(strict=False),), "not True", "True가 아니"),
    (check.answer_price, (None, PRICES), "not a function", "함수가 아니"),
    (check.answer_price, (lambda arguments: None, PRICES), "type NoneType", "NoneType 타입"),
    (
        check.answer_price,
        (lambda arguments: "Error", PRICES),
        "are valid arguments, but the function",
        "받아 주지 않았어요",
    ),
    (check.answer_price, (for_one, PRICES), "the price is 119600", " 값일 때의 가격: 119600"),
    (check.answer_price, (only_json, PRICES), "in the line `return", "멈춰요: TypeError"),
    (check.answer_price, (only_try, PRICES), "it returned " + "two" * 20 + "\n", ": " + "two" * 20 + "\n"),
    (check.answer_price, (not_zero, PRICES), '"people": -1} the function should', '"people": -1} 값이면'),
    (check.answer_price, (nobody_pays, PRICES), '"people": 0} the function should', '"people": 0} 값이면'),
    (
        check.price_tool,
        (tool(description="The time at which the next train to a city leaves."),),
        "still that of train_tool",
        "train_tool의 것",
    ),
    (
        check.price_tool,
        (tool(description="어느 도시로 가는 다음 기차가 떠나는 시각"),),
        "of train_tool",
        "train_tool의 것",
    ),
    (check.price_tool, (tool(description="When trains leave for a city"),), "gives a price", "가격을 알려 준다는"),
    (check.price_tool, (tool(description="가격"),), "in one sentence", "한 문장으로"),
    (check.price_tool, (tool(description=["price", "of tickets"]),), "in one sentence", "한 문장으로"),
    (check.price_tool, (parameters(required=["city", "people", "city"]),), "an argument twice", "두 번 나와요"),
    (
        check.price_tool,
        (parameters(properties={"city": "string", "people": {"type": "integer"}}),),
        "city is in properties, but 'string' is not a schema",
        "city 인자는 있는데",
    ),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"city": {"type": str}}),),
        "it has <class 'str'>",
        "지금 값: <class 'str'>",
    ),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"city": {"type": "string", "default": object()}}),),
        "this tool can't be sent",
        "보낼 수 없어요",
    ),
    (
        check.price_tool,
        (parameters(properties=PROPERTIES | {"city": {"type": "string", "minimum": "x"}}),),
        "would refuse",
        "API가 거부해요",
    ),
    (check.price_tool, ([tool()],), "a list with the tool", "price_tool이 리스트"),
    (check.price_tool, (tool(strict=None) | {"strict": True},), "in the wrong place", "자리가 달라요"),
    (check.price_tool, (TicketPrice,), "dictionary in function", "딕셔너리가 든"),
    (check.answer_price, (takes_true, PRICES), "In Python, true", "파이썬은 true도"),
    (check.answer_price, (without_a_reason, PRICES), "only said 'Error!'", "'Error!' 뿐"),
    (check.answer_price, (with_a_digit_more, PRICES), "the price is 119600", " 값일 때의 가격: 119600"),
    (check.answer_price, (prints_it, PRICES), "print", "print 대신"),
    (check.answer_price, (lambda arguments, prices: "x", PRICES), "with 1 value", "값 1개로"),
    (check.answer_price, (solution, {}), "PRICES is no longer", "PRICES 값이"),
]
