"""The self-checks: wrong answers get a message that names what is wrong, right ones are accepted however written."""

import builtins
import contextlib
import importlib
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import openai
import pytest
from answers.lesson_05 import RESPONSE
from answers.lesson_06 import in_one_line
from pydantic import BaseModel, field_validator

from helpers import check, connection, place
from helpers.check.listener import listening
from helpers.language import set_language, text

ANSWERS = [
    importlib.import_module(f"answers.{path.stem}")
    for path in sorted((Path(__file__).parents[1] / "answers").glob("lesson_*.py"))
]
RIGHT = [answer for module in ANSWERS for answer in module.RIGHT]
WRONG = [answer for module in ANSWERS for answer in module.WRONG]


@pytest.fixture(autouse=True, params=["en", "ko"])
def learner_language(request):
    """Every check speaks both languages."""
    set_language(request.param)
    yield request.param
    connection.disconnect()  # answers that call chat_gpt connect, and the next test must not find their environment
    set_language(None)


@pytest.mark.parametrize(("function", "arguments"), RIGHT)
def test_right_answers_are_accepted(function, arguments, capsys):
    """The solution, and right answers written otherwise."""
    function(*arguments)
    assert capsys.readouterr().out.startswith("✅")


@pytest.mark.parametrize(("function", "arguments", "english", "korean"), WRONG)
def test_wrong_answers_are_named(function, arguments, english, korean, capsys, learner_language):
    """The message says precisely what is wrong, in the learner's language."""
    function(*arguments)
    message = capsys.readouterr().out
    assert not message.startswith("✅")
    assert (english if learner_language == "en" else korean) in message


def test_every_check_was_tried():
    """Each check has at least five wrong answers and three right ones."""
    wrong, right = (Counter(answer[0].__name__ for answer in answers) for answers in (WRONG, RIGHT))
    assert [name for name in dir(check) if wrong[name] < 5 or right[name] < 3] == []


def test_checks_are_found_by_name():
    """Those of all lessons, each once, without a list to keep; what is no check is not offered."""
    files = sorted((Path(check.__file__).parent).glob("lesson_*.py"))
    public = [
        name for file in files for name in re.findall(r"^def ([a-z]\w+)\(", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert dir(check) == sorted(public)
    assert check.ask.__module__ == "helpers.check.lesson_06"
    for name in ("right", "text", "no_such_check", "_checks_of"):
        with pytest.raises(AttributeError, match=name):
            getattr(check, name)


def test_importing_the_kit_loads_no_lessons():
    """A program that only calls a model need not pay for them."""
    code = "import sys, helpers; print([name for name in sys.modules if name.startswith('helpers.check.')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=place.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class Raising:
    """Raises an error for whatever is asked of it."""

    def __getattr__(self, name):
        raise ZeroDivisionError("this object raises")

    __repr__ = __eq__ = __len__ = __bool__ = __iter__ = __str__ = __float__ = __contains__ = __getattr__
    __hash__ = None


class RaisingText(str):
    """A text whose methods raise."""

    def strip(self, *arguments):
        raise ZeroDivisionError("this text raises")

    __eq__ = __len__ = __iter__ = __contains__ = strip
    __hash__ = None


class RaisingList(list):
    """A list that cannot be looked at."""

    def __len__(self):
        raise ZeroDivisionError("this list raises")

    __getitem__ = __eq__ = __iter__ = __len__
    __hash__ = None


class RaisingNumber(float):
    """A number that cannot be calculated with."""

    def __float__(self):
        raise ZeroDivisionError("this number raises")

    __sub__ = __rsub__ = __truediv__ = __eq__ = __abs__ = __float__
    __hash__ = None


class RaisingModel(BaseModel):
    """A class for structured output whose own check raises."""

    day: str

    @field_validator("*", mode="before", check_fields=False)
    @classmethod
    def refuse(cls, value):
        raise ZeroDivisionError("this class raises")


def raising(*arguments):
    """A function that stops with an error without words."""
    raise ZeroDivisionError


def leaving(*arguments):
    """A function that ends the program."""
    raise SystemExit(3)


def asking(*arguments):
    """A function that waits for somebody to type, and tries again if there is nobody."""
    try:
        return input("?")
    except Exception:
        return "nobody"


async def waiting(*arguments):
    """A function that is to be awaited."""


async def waiting_for_many(*arguments):
    """One that gives several values, and is to be awaited."""
    yield 1


def giving(*arguments):
    """A generator."""
    yield 1


def recursive(*arguments):
    """A function without an end."""
    return recursive(*arguments)


ODD = (
    *(None, True, 0, -1, 1.5, float("nan"), float("inf"), 10**400, 1j, Decimal("NaN"), Fraction(1, 3)),
    *("", " ", "text", "\ud800", "x" * 100_000, b"bytes", [], [None], [[]], (), {}, {1: 2}, {"role": 1}, set(), ...),
    *(object(), object, int, dict, list, print, len, type, Raising, Raising(), RaisingText("a"), RaisingList([1, 2])),
    *(RaisingNumber(1), RaisingModel, BaseModel, NotImplemented, iter(()), range(3), ZeroDivisionError()),
    *(raising, leaving, asking, waiting, waiting_for_many, giving, recursive, lambda: 1, lambda *given: Raising()),
    *(lambda *given: given, lambda *given: RaisingText("a"), lambda *given: RaisingNumber(1), lambda **named: 1),
)


@pytest.mark.parametrize("name", dir(check))
def test_nothing_that_a_learner_may_have_ends_in_a_traceback(name, capsys):
    """Whatever the answer is, and whatever has become of what the lesson gave, there is a message and no error."""
    tried = next(answer for answer in RIGHT if answer[0].__name__ == name)[1]
    for value in ODD:
        for position in range(len(tried)):
            getattr(check, name)(*tried[:position], value, *tried[position + 1 :])
            message = capsys.readouterr().out
            assert message.startswith("✏️") or name in ("own_question", "second_answer"), (name, position, message)
            assert message.count("\n") == 1
            assert len(message) < 900


def test_no_key_is_repeated(capsys):
    """A key that was pasted where something else belongs is masked, up to its last four characters."""
    key = "sk-proj-" + "a1B2" * 30 + "wxyz"
    check.env_line(f"{key}=OPENAI_API_KEY")
    check.fitting_model(f"my {key}")
    check.second_answer(key, SimpleNamespace(choices=RESPONSE.choices))
    check.own_file(key)
    printed = capsys.readouterr().out
    assert printed.count("…wxyz") == 4
    assert "a1B2" not in printed


def test_a_check_sends_nothing_and_leaves_the_package_as_it_was():
    """While a check listens, a client with an address of its own gets an answer; afterwards it is the package's own."""
    import httpx2

    before = httpx2.Client.send, httpx2.AsyncClient.send, builtins.input
    with listening() as sent:
        client = openai.OpenAI(api_key="sk-practice-test", base_url="https://example.invalid/openai/v1")
        response = client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": "Hi"}])
    assert [(one.method, one.path, one.status) for one in sent] == [("POST", "/v1/chat/completions", 200)]
    assert sent[0].text == response.choices[0].message.content
    assert (httpx2.Client.send, httpx2.AsyncClient.send, builtins.input) == before


def test_a_model_of_another_server_is_no_mistake(monkeypatch):
    """Live, a learner's own server has models that the practice backend does not know; in practice mode none has."""
    question = [{"role": "user", "content": "Hi"}]
    for mode, status in (("live", 200), ("practice", 404)):
        monkeypatch.setattr(connection, "current", lambda mode=mode: mode)
        with listening() as sent:
            client = openai.OpenAI(api_key="sk-practice-test", base_url="http://127.0.0.1:9/v1")
            with contextlib.suppress(openai.NotFoundError):
                client.chat.completions.create(model="smollm2", messages=question, temperature=0.3)
        assert [(one.body["model"], one.status) for one in sent] == [("smollm2", status)]


def test_a_right_answer_is_told_of_rare_errors(capsys):
    """A stream that breaks has no status_code: it is not asked for, and good to know."""

    def by_status(error):
        if isinstance(error, openai.APIConnectionError):
            return True
        return error.status_code >= 500 or (error.status_code == 429 and error.code == "rate_limit_exceeded")

    check.should_retry(by_status)
    told = capsys.readouterr().out
    assert told.startswith("✅")
    assert 'getattr(error, "status_code", None)' in told
    check.should_retry(lambda error: getattr(error, "code", None) == "rate_limit_exceeded" or by_class(error))
    told = capsys.readouterr().out
    assert told.startswith("✅")
    assert "getattr" not in told


def by_class(error):
    """The errors besides 429 that go by themselves."""
    return isinstance(error, (openai.APIConnectionError, openai.InternalServerError))


def test_a_function_is_tried_without_its_prints(capsys):
    """Only the verdict is printed, however often a function prints something while it is tried."""

    def chatty(question):
        print("asking", question)
        return in_one_line(question)

    check.ask(chatty)
    assert capsys.readouterr().out.count("\n") == 1


def test_an_interruption_is_not_a_mistake():
    """The button that stops a cell stops a check too."""

    def stopped(question):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check.ask(stopped)


def test_the_description_of_the_train_is_the_lessons(learner_language):
    """The one that price_tool does not accept a second time."""
    source = (Path(__file__).parents[2] / "notebooks" / "src" / "13_tools.py").read_text(encoding="utf-8")
    assert f'"description": "{text("check_13.train_description")}"' in source


def test_examples_in_a_schema_are_said_to_be_unchecked(capsys):
    """Practice mode accepts them; whether the API does is not known, and the learner is told."""
    answers = next(module for module in ANSWERS if hasattr(module, "WithExamples"))
    for language, words in (("en", "haven't checked"), ("ko", "확인하지 못했고")):
        set_language(language)
        answers.check.meeting(answers.WithExamples, answers.EXAMPLE)
        assert words in capsys.readouterr().out
        answers.check.meeting(answers.Described, answers.EXAMPLE)
        assert words not in capsys.readouterr().out
    set_language(None)
