"""Answers to the exercises of lesson 05."""

from types import SimpleNamespace

from helpers import check


def choice(content):
    return SimpleNamespace(message=SimpleNamespace(content=content))


RESPONSE = SimpleNamespace(choices=[choice("Misty"), choice("Ash")])
SAME = SimpleNamespace(choices=[choice("Ash"), choice("Ash")])  # a model may give the same text twice
SYSTEM = {"role": "system", "content": "Answer in one word."}
USER = {"role": "user", "content": "Why?"}

RIGHT = [
    (check.two_messages, ([SYSTEM, USER],)),
    (check.two_messages, (({"content": "Kurz.", "role": "developer"}, USER),)),
    (check.second_answer, ("Ash", RESPONSE)),
    (check.second_answer, ("Ash", SAME)),
]
WRONG = [
    (check.two_messages, ([],), "holds 0", "0개"),
    (check.two_messages, ("two",), "holds 0", "0개"),
    (check.two_messages, ([USER, SYSTEM],), "has the role user", "역할이 user"),
    (check.two_messages, ([SYSTEM, {"role": "user"}],), "message 2 should be", "2번째 메시지는"),
    (check.two_messages, ([SYSTEM, {"role": "user", "content": " "}],), "no text", "글이 없어요"),
    (check.second_answer, (None, RESPONSE), "None", "None"),
    (check.second_answer, ("Misty", RESPONSE), "first answer", "첫 번째"),
    (check.second_answer, (RESPONSE.choices[1], RESPONSE), "not yet its text", "아직 글이"),
    (check.second_answer, (2, RESPONSE), "int", "int"),
    (check.second_answer, (None, SimpleNamespace(choices=[choice("x")])), "only one", "하나만"),
]
