"""Answers to the exercises of lesson 11."""

import enum
import json
from typing import Any, Literal, Optional

from pydantic import BaseModel, Field, ValidationError

from helpers import check

EXAMPLE = {"day": "Friday", "time": "evening", "people": ["Mina", "Juno"], "room": None}
Time = Literal["morning", "afternoon", "evening"]


class Part(enum.Enum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Meeting(BaseModel):
    day: str
    time: Time
    people: list[str]
    room: str | None


class Otherwise(BaseModel):
    """A right answer with other means."""

    room: Optional[str] = None  # noqa: UP045 - as one may write it
    people: list[str] = Field(description="their names", alias="people")
    when: Part = Field(alias="time")
    day: str = Field(min_length=1)


class Korean(Meeting):
    time: Literal["오전", "오후", "저녁"]


class Stub(BaseModel):
    day: str


class AnyTime(Meeting):
    time: str


class OneTime(Meeting):
    time: Literal["evening"]


class MistypedTime(Meeting):
    time: Literal["morning", "afternon", "evening"]


class AnyPeople(Meeting):
    people: list


class OnePerson(Meeting):
    people: str


class RoomNeeded(Meeting):
    room: str


class NoTime(Meeting):
    time: Time | None


class MissingDay(Meeting):
    day: str = ""


class TooMuch(Meeting):
    place: Any = None


class Menu(BaseModel):
    shop: str
    dishes: list[str]


def solution(choice):
    if choice.finish_reason == "length" or choice.message.refusal:
        return None
    try:
        return Menu.model_validate_json(choice.message.content)
    except ValidationError:
        return None


def by_hand(choice):
    if choice.finish_reason != "stop" or choice.message.content is None:
        return None
    try:
        return Menu(**json.loads(choice.message.content))
    except (json.JSONDecodeError, TypeError, ValueError):
        return None


def only_json(choice):
    try:
        return Menu(**json.loads(choice.message.content or "-"))
    except json.JSONDecodeError:
        return None


def no_refusal(choice):
    try:
        return Menu(**json.loads(choice.message.content))
    except ValueError:
        return None


def tells_refusal(choice):
    return choice.message.refusal or solution(choice)


def keeps_the_piece(choice):
    return choice.message.content if choice.finish_reason == "length" else solution(choice)


def unguarded(choice):
    complete = choice.finish_reason == "stop" and choice.message.content
    return Menu.model_validate_json(choice.message.content) if complete else None


RIGHT = [
    (check.meeting, (Meeting, EXAMPLE)),
    (check.meeting, (Otherwise, EXAMPLE)),
    (check.meeting, (Korean, EXAMPLE | {"day": "금요일", "time": "저녁"})),
    (check.take_menu, (solution, Menu)),
    (check.take_menu, (by_hand, Menu)),
]
WRONG = [
    (check.meeting, (EXAMPLE, EXAMPLE), "made from BaseModel", "BaseModel로 만든"),
    (check.meeting, (Stub, EXAMPLE), "no field time, people, room", "time, people, room 필드가 없어요"),
    (check.meeting, (TooMuch, EXAMPLE), "example has no place", "example에는 place"),
    (check.meeting, (OnePerson, EXAMPLE), "field people does not accept", "people 필드가 ['Mina', 'Juno'] 값을 받지"),
    (check.meeting, (RoomNeeded, EXAMPLE), "field room does not accept", "room 필드가 None"),
    (check.meeting, (AnyTime, EXAMPLE), "any text", "아무 글이나"),
    (check.meeting, (OneTime, EXAMPLE), "does not accept 'morning'", "time이 'morning' 값을"),
    (check.meeting, (MistypedTime, EXAMPLE), "does not accept 'afternoon'", "time이 'afternoon' 값을"),
    (check.meeting, (AnyPeople, EXAMPLE), "list of numbers", "숫자 리스트"),
    (check.meeting, (NoTime, EXAMPLE), "but time may be", "time도 비울"),
    (check.meeting, (MissingDay, EXAMPLE), "but day may be", "day도 비울"),
    (check.take_menu, (None, Menu), "take_menu", "take_menu"),
    (check.take_menu, (lambda choice: None, Menu), "instead of the Menu", "온전한 답이 왔는데"),
    (check.take_menu, (lambda choice: choice.message.content, Menu), "the type str", "str 타입을"),
    (check.take_menu, (lambda choice: json.loads(choice.message.content), Menu), "the type dict", "dict 타입을"),
    (check.take_menu, (lambda choice: choice.message.parsed.shop, Menu), "AttributeError", "AttributeError"),
    (
        check.take_menu,
        (no_refusal, Menu),
        "refused (content is None), and take_menu stopped",
        "거절했는데(content가 None)",
    ),
    (check.take_menu, (tells_refusal, Menu), "(content is None), and take_menu returned", "거절했는데"),
    (check.take_menu, (keeps_the_piece, Menu), "was cut off, and", "답이 잘렸는데"),
    (check.take_menu, (unguarded, Menu), "sentence stood before", "JSON 앞에"),
    (check.take_menu, (only_json, Menu), "had other fields", "다른 필드가"),
]
