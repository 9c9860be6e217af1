"""Answers to the exercises of lesson 00."""

from types import SimpleNamespace

from helpers import check


def response(content):
    message = SimpleNamespace(content=content)
    return SimpleNamespace(model="gpt-6-luna", choices=[SimpleNamespace(message=message)])


ANSWERED = response("Because of the way light scatters.")

RIGHT = [
    (check.own_question, ("Why is the sky blue?", ANSWERED)),
    (check.own_question, ("x", ANSWERED)),
    (check.own_question, (" 하늘은 왜 파래요? ", ANSWERED)),
]
WRONG = [
    (check.own_question, ("", ANSWERED), "quotes are empty", "비어 있어요. 질문"),
    (check.own_question, (7, ANSWERED), "type int", "int 타입"),
    (check.own_question, ("Why?", None), "type NoneType", "NoneType 타입"),
    (check.own_question, ("Why?", "Because."), "type str", "str 타입"),
    (check.own_question, ("Why?", response(None)), "contains no answer", "답변이 비어"),
]
