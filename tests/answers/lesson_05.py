"""Answers to the exercises of lesson 05."""

from types import SimpleNamespace

from helpers import check, models

STAYING = [row for row in models.available() if row.output and not row.shutdown]


def choice(content):
    return SimpleNamespace(message=SimpleNamespace(content=content))


RESPONSE = SimpleNamespace(choices=[choice("Misty"), choice("Ash")])
SAME = SimpleNamespace(choices=[choice("Ash"), choice("Ash")])  # a model may give the same text twice

RIGHT = [
    (check.fitting_model, ("gpt-6-luna",)),
    (check.fitting_model, ("gpt-5.6-luna",)),
    (check.fitting_model, (min(STAYING, key=lambda row: row.output).id,)),
    (check.second_answer, ("Ash", RESPONSE)),
    (check.second_answer, ("Ash", SAME)),
    (check.second_answer, (RESPONSE.choices[-1].message.content, RESPONSE)),
    (check.second_answer, ([one.message.content for one in RESPONSE.choices][1], RESPONSE)),
]
WRONG = [
    (check.fitting_model, (None,), "None", "None"),
    (check.fitting_model, ("gpt-4o-mini",), "2027-01-14", "2027-01-14"),
    (check.fitting_model, ("gpt-6.1-terra",), "5.00", "5.00"),
    (check.fitting_model, ("gpt-6.1-sol",), "never accepts a temperature", "temperature를 쓸 수 없어요"),
    (check.fitting_model, ("gpt-9",), "not in the table", "표에 없어요"),
    (check.fitting_model, ("gpt-6-luna ",), "space or a line break", "공백이나 줄바꿈"),
    (check.fitting_model, (" gpt-6-luna",), "space or a line break", "공백이나 줄바꿈"),
    (check.fitting_model, (models.find("gpt-6-luna"),), "Add .id", ".id를 붙이면"),
    (check.fitting_model, ("'gpt-6-luna'",), "quotes inside", "따옴표 안에"),
    (check.fitting_model, ("GPT-6 Luna",), "but gpt-6-luna is", "gpt-6-luna 모델은 있어요"),
    (check.fitting_model, (["gpt-6-luna"],), "type list", "list 타입"),
    (check.fitting_model, (STAYING,), "Write just one id, in quotes.", "id 하나만"),
    (check.fitting_model, (0.5,), "0.5 is of type", "0.5 값은 float"),
    (check.fitting_model, ("x" * 1000,), "xxx…", "xxx…"),
    (check.fitting_model, ("",), "not in the table", "표에 없어요"),
    (check.fitting_model, ("gpt-6.2-sol",), "never accepts", "temperature를 쓸 수 없어요"),
    (check.second_answer, (None, RESPONSE), "None", "None"),
    (check.second_answer, ("Misty", RESPONSE), "first answer", "첫 번째"),
    (check.second_answer, (RESPONSE.choices[1], RESPONSE), "not yet its content", "아직 문자열이"),
    (check.second_answer, (2, RESPONSE), "int", "int"),
    (check.second_answer, (None, SimpleNamespace(choices=[choice("x")])), "only one", "하나만"),
    (check.second_answer, (RESPONSE.choices[1].message, RESPONSE), "not yet its content", "아직 문자열이"),
    (check.second_answer, (RESPONSE, RESPONSE), "part of the way", "경로 중간"),
    (check.second_answer, (RESPONSE.choices[0], RESPONSE), "part of the way", "경로 중간"),
    (check.second_answer, (["Ash"], RESPONSE), "[1:]", "[1:]"),
    (check.second_answer, ("Answer: Ash", RESPONSE), "there is more", "섞여 있어요"),
    (check.second_answer, ("ash", RESPONSE), "instead of typing", "직접 입력하지"),
    (check.second_answer, ("Ash", None), "response is no longer", "response 값이"),
]
