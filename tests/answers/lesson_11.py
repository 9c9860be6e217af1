"""Answers to the exercises of lesson 11."""

import enum
import json
from typing import Annotated, Any, Literal, Optional, Union

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


class Described(Meeting):
    """A right answer with words for the model, and checks of its own."""

    time: Time = Field(description="when it begins")
    people: list[Annotated[str, Field(min_length=1)]]
    room: Union[str, None]  # noqa: UP007 - as one may write it


class WithExamples(Meeting):
    """A right answer with something that nobody has checked."""

    day: str = Field(examples=["Friday"])


class Night(Meeting):
    time: Literal["morning", "afternoon", "evening", "night"]


class BothLanguages(Meeting):
    time: Literal["morning", "afternoon", "evening", "오전", "오후", "저녁"]


class ObjectRoom(Meeting):
    room: object


class AnyRoom(Meeting):
    room: Any = None


class NumberedRoom(Meeting):
    room: str | int | None


class AnyDay(Meeting):
    day: str | int


class OnlyFriday(Meeting):
    day: Literal["Friday"]


class OnlyThose(Meeting):
    people: list[Literal["Mina", "Juno"]]


class NoRoom(Meeting):
    room: None


class OneOrMore(Meeting):
    people: list[str] | str


class Plain:
    day: str


def with_json(choice):
    text = choice.message.content
    if choice.finish_reason != "stop" or not text:
        return None
    try:
        return Menu.model_validate(json.loads(text))
    except ValueError:
        return None


def catches_everything(choice):
    try:
        return Menu.model_validate_json(choice.message.content)
    except Exception:
        return None


def without_checks(choice):
    try:
        return Menu.model_construct(**json.loads(choice.message.content))
    except (TypeError, ValueError):
        return None


def the_same(choice):
    return Menu(shop="Mina", dishes=[])


def an_empty_one(choice):
    return solution(choice) or Menu(shop="", dishes=[])


def prints_it(choice):
    print(solution(choice))


def forgets_lists(choice):
    try:
        return Menu(**json.loads(choice.message.content or "-"))
    except ValueError:
        return None


RIGHT = [
    (check.meeting, (Meeting, EXAMPLE)),
    (check.meeting, (Otherwise, EXAMPLE)),
    (check.meeting, (Korean, EXAMPLE | {"day": "금요일", "time": "저녁"})),
    (check.take_menu, (solution, Menu)),
    (check.take_menu, (by_hand, Menu)),
    (check.meeting, (Described, EXAMPLE)),
    (check.meeting, (WithExamples, EXAMPLE)),
    (check.take_menu, (with_json, Menu)),
    (check.take_menu, (catches_everything, Menu)),
]
WRONG = [
    (check.meeting, (EXAMPLE, EXAMPLE), "inherits from BaseModel", "BaseModel로 만든"),
    (check.meeting, (Stub, EXAMPLE), "no field time, people, room", "time, people, room 필드가 없어요"),
    (check.meeting, (TooMuch, EXAMPLE), "example has no place", "example에는 place"),
    (check.meeting, (OnePerson, EXAMPLE), "field people doesn't accept", "people 필드에 ['Mina', 'Juno'] 값을 넣을 수"),
    (check.meeting, (RoomNeeded, EXAMPLE), "accepts 'B2', but not None", "None 값은 받지 않아요"),
    (check.meeting, (AnyTime, EXAMPLE), "any string", "아무 문자열이나"),
    (check.meeting, (OneTime, EXAMPLE), "time doesn't accept 'morning'", "time이 'morning' 값을"),
    (check.meeting, (MistypedTime, EXAMPLE), "time doesn't accept 'afternoon'", "time이 'afternoon' 값을"),
    (check.meeting, (AnyPeople, EXAMPLE), "list of numbers", "숫자 리스트"),
    (check.meeting, (NoTime, EXAMPLE), "but time may be", "time도 비울"),
    (check.meeting, (MissingDay, EXAMPLE), "but day may be", "day도 비울"),
    (check.take_menu, (None, Menu), "take_menu", "take_menu"),
    (check.take_menu, (lambda choice: None, Menu), "instead of the Menu", "온전한 답이 왔는데"),
    (check.take_menu, (lambda choice: choice.message.content, Menu), "type str", "str 타입을"),
    (check.take_menu, (lambda choice: json.loads(choice.message.content), Menu), "type dict", "dict 타입을"),
    (check.take_menu, (lambda choice: choice.message.parsed.shop, Menu), "AttributeError", "AttributeError"),
    (
        check.take_menu,
        (no_refusal, Menu),
        "refused (content is None), and take_menu stopped",
        "거절했는데(content가 None)",
    ),
    (check.take_menu, (tells_refusal, Menu), "(content is None), and take_menu returned", "거절했는데"),
    (check.take_menu, (keeps_the_piece, Menu), "was cut off, and", "답이 잘렸는데"),
    (check.take_menu, (unguarded, Menu), "there was a sentence before the JSON", "JSON 앞에"),
    (check.take_menu, (only_json, Menu), "had other fields", "다른 필드가"),
    (check.meeting, (Night, EXAMPLE), "time also accepts 'night'", "time이 'night' 값도"),
    (check.meeting, (BothLanguages, EXAMPLE), "time also accepts '오전'", "time이 '오전' 값도"),
    (check.meeting, (ObjectRoom, EXAMPLE), "room also accepts 5", "room 필드가 5 값도"),
    (check.meeting, (AnyRoom, EXAMPLE), "room also accepts 5", "room 필드가 5 값도"),
    (check.meeting, (NumberedRoom, EXAMPLE), "room also accepts 5", "room 필드가 5 값도"),
    (check.meeting, (AnyDay, EXAMPLE), "day also accepts 5", "day 필드가 5 값도"),
    (check.meeting, (OnlyFriday, EXAMPLE), "but not another value", "같은 다른 값은"),
    (check.meeting, (OnlyThose, EXAMPLE), "but not another value", "같은 다른 값은"),
    (check.meeting, (NoRoom, EXAMPLE), "accepts None, but not 'B2'", "'B2' 값은 받지 않아요"),
    (check.meeting, (OneOrMore, EXAMPLE), "people also accepts '?'", "people 필드가 '?' 값도"),
    (check.meeting, (Plain, EXAMPLE), "inherits from BaseModel", "BaseModel로 만든"),
    (check.meeting, (Meeting(**EXAMPLE), EXAMPLE), "an object made", "클래스로 만든 객체"),
    (check.meeting, (Meeting, None), "example is no longer", "example 값이"),
    (check.meeting, (Meeting, EXAMPLE | {"time": "night"}), "example is no longer", "example 값이"),
    (
        check.take_menu,
        (without_checks, Menu),
        "had other fields, and take_menu returned",
        "다른 필드가 들어 있는데 take_menu가 None이",
    ),
    (check.take_menu, (the_same, Menu), "not the one in the answer", "답에 든 것과"),
    (check.take_menu, (an_empty_one, Menu), "returned something", "None이 아니라"),
    (check.take_menu, (prints_it, Menu), "print", "print 대신"),
    (check.take_menu, (forgets_lists, Menu), "the JSON was a list", "JSON이 리스트인데"),
    (check.take_menu, (lambda: None, Menu), "with 1 value", "값 1개로"),
    (check.take_menu, (solution, None), "Menu is no longer", "Menu 값이"),
]
