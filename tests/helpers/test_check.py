"""The self-checks: wrong answers get a message that names what is wrong, right ones are accepted however written."""

import importlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from helpers import check, place
from helpers.language import set_language

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
    """Each check has at least three wrong answers and two right ones."""
    wrong, right = (Counter(answer[0].__name__ for answer in answers) for answers in (WRONG, RIGHT))
    assert [name for name in dir(check) if wrong[name] < 3 or right[name] < 2] == []


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
