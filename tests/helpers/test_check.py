"""The self-checks: wrong answers get a message that names what is wrong, right ones are accepted however written."""

from types import SimpleNamespace

import pytest

from helpers import check
from helpers.language import set_language


@pytest.fixture(autouse=True, params=["en", "ko"])
def learner_language(request):
    """Every check speaks both languages."""
    set_language(request.param)
    yield request.param
    set_language(None)


def said(capsys):
    return capsys.readouterr().out.strip()


def choice(content):
    return SimpleNamespace(message=SimpleNamespace(content=content))


RESPONSE = SimpleNamespace(choices=[choice("Misty"), choice("Ash")])
SYSTEM = {"role": "system", "content": "Answer in one word."}
USER = {"role": "user", "content": "Why?"}
PASTED = ' "sk-practice-hello-1234"\n'

RIGHT = [
    (check.my_name, ("Jin",)),
    (check.my_name, (" 진 ",)),
    (check.questions_for_credit, (5 / 0.00008,)),
    (check.questions_for_credit, (62500,)),
    (check.cleaned_key, ("sk-practice-hello-1234", PASTED)),
    (check.is_installed, (lambda package: package == "openai",)),
    (check.cheapest_model, ("gpt-6-luna",)),
    (check.two_messages, ([SYSTEM, USER],)),
    (check.two_messages, (({"content": "Kurz.", "role": "developer"}, USER),)),
    (check.second_answer, ("Ash", RESPONSE)),
    (check.ask, (lambda question: "An answer.",)),
]
# Each wrong answer with a word of its message that no other message of this check has, in English and in Korean.
WRONG = [
    (check.my_name, ("",), "empty", "비어"),
    (check.my_name, ("  ",), "empty", "비어"),
    (check.my_name, (7,), "int", "int"),
    (check.questions_for_credit, (None,), "None", "None"),
    (check.questions_for_credit, ("62500",), "str", "str"),
    (check.questions_for_credit, (0.00008 / 5,), "upside down", "거꾸로"),
    (check.questions_for_credit, (1 / 0.00008,), "one dollar", "1달러"),
    (check.questions_for_credit, (3,), "3 is not", "3이(가)"),
    (check.cleaned_key, (None, PASTED), "NoneType", "NoneType"),
    (check.cleaned_key, (PASTED, PASTED), "line break", "줄바꿈"),
    (check.cleaned_key, (PASTED.strip(), PASTED), "quotation mark", "따옴표"),
    (check.cleaned_key, ("sk-practice", PASTED), "22 should", "22글자"),
    (check.is_installed, (lambda package: None,), "returned None", "None인데"),
    (check.is_installed, (lambda package: True,), "no_such_package", "no_such_package"),
    (check.is_installed, (lambda: True,), "TypeError", "TypeError"),
    (check.is_installed, (True,), "not a function", "함수가 아니"),
    (check.cheapest_model, (None,), "None", "None"),
    (check.cheapest_model, ("gpt-4o-mini",), "2027-01-14", "2027-01-14"),
    (check.cheapest_model, ("gpt-6.1-sol",), "10.00", "10.00"),
    (check.cheapest_model, ("gpt-9",), "not in the table", "표에 없어요"),
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
    (check.ask, (lambda question: None,), "returned None", "None을"),
    (check.ask, (lambda question: RESPONSE,), "whole response", "통째로"),
    (check.ask, (lambda question: 3,), "int", "int"),
    (check.ask, (lambda question: " ",), "empty", "빈 글"),
]


@pytest.mark.parametrize(("function", "arguments"), RIGHT)
def test_right_answers_are_accepted(function, arguments, capsys):
    """The solution, and right answers written otherwise."""
    function(*arguments)
    assert said(capsys).startswith("✅")


@pytest.mark.parametrize(("function", "arguments", "english", "korean"), WRONG)
def test_wrong_answers_are_named(function, arguments, english, korean, capsys, learner_language):
    """The message says precisely what is wrong, in the learner's language."""
    function(*arguments)
    message = said(capsys)
    assert not message.startswith("✅")
    assert (english if learner_language == "en" else korean) in message


def test_a_repeated_second_answer_counts_as_right(capsys):
    """A model may give the same text twice; taking out the second is right all the same."""
    check.second_answer("Ash", SimpleNamespace(choices=[choice("Ash"), choice("Ash")]))
    assert said(capsys).startswith("✅")
