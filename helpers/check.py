"""Self-checks of the exercises: each says that the answer is right, or precisely what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers import models, usage
from helpers.language import text


def my_name(name: Any) -> None:
    """Lesson 00: `name` is a text that is not empty."""
    if not isinstance(name, str):
        _not_yet("name_not_text", kind=type(name).__name__)
    elif not name.strip():
        _not_yet("name_empty")
    else:
        _right("name_right", name=name.strip())


def questions_for_credit(questions: Any) -> None:
    """Lesson 01: how many questions of 50 tokens in and 150 out a credit of 5 US dollars pays for."""
    expected = 5 / usage.price(models.default(), input_tokens=50, output_tokens=150)
    if questions is None:
        _not_yet("questions_none")
    elif not isinstance(questions, int | float):
        _not_yet("questions_not_number", kind=type(questions).__name__)
    elif questions and abs(1 / questions - expected) <= 1:
        _not_yet("questions_upside_down")
    elif abs(questions * 5 - expected) <= 1:
        _not_yet("questions_for_one_dollar")
    elif abs(questions - expected) > 1:
        _not_yet("questions_wrong", questions=questions)
    else:
        _right("questions_right", questions=f"{expected:,.0f}")


def cleaned_key(cleaned: Any, pasted: str) -> None:
    """Lesson 02: `pasted` without the white space and the quotes around it."""
    expected = pasted.strip().strip('"').strip()
    if not isinstance(cleaned, str):
        _not_yet("key_not_text", kind=type(cleaned).__name__)
    elif cleaned != cleaned.strip():
        _not_yet("key_space")
    elif '"' in cleaned:
        _not_yet("key_quotes")
    elif cleaned != expected:
        _not_yet("key_changed", have=len(cleaned), want=len(expected))
    else:
        _right("key_right")


def is_installed(function: Callable[[str], Any]) -> None:
    """Lesson 03: `function` says whether a package can be imported."""
    for package, expected in (("openai", True), ("no_such_package", False)):
        answer = _call("is_installed", function, package)
        if answer is _FAILED:
            return
        if answer is not expected:
            _not_yet("installed_wrong", package=package, answer=repr(answer), expected=expected)
            return
    _right("installed_right")


def cheapest_model(choice: Any) -> None:
    """Lesson 04: the id of the cheapest model that has no shutdown date."""
    staying = [row for row in models.available() if row.output is not None and row.shutdown is None]
    cheapest = min(staying, key=lambda row: row.output)
    row = models.find(choice) if isinstance(choice, str) else None
    if choice is None:
        _not_yet("model_none")
    elif row is None:
        _not_yet("model_unknown", choice=choice)
    elif row.shutdown:
        _not_yet("model_leaves", choice=row.id, shutdown=row.shutdown)
    elif row.output is None:
        _not_yet("model_no_price", choice=row.id)
    elif row.output > cheapest.output:
        _not_yet("model_dearer", choice=row.id, output=f"{row.output:.2f}")
    else:
        _right("model_right", choice=row.id)


def two_messages(messages: Any) -> None:
    """Lesson 05: a list of a system message and a user message, in this order."""
    if not isinstance(messages, list | tuple) or len(messages) != 2:
        count = len(messages) if isinstance(messages, list | tuple) else 0
        _not_yet("messages_count", count=count)
        return
    for position, (message, roles) in enumerate(zip(messages, (("system", "developer"), ("user",)), strict=True), 1):
        if not isinstance(message, dict) or set(message) != {"role", "content"}:
            _not_yet("messages_shape", position=position)
            return
        if message["role"] not in roles:
            _not_yet("messages_role", position=position, role=message["role"], expected=roles[0])
            return
        if not isinstance(message["content"], str) or not message["content"].strip():
            _not_yet("messages_content", position=position)
            return
    _right("messages_right")


def second_answer(second: Any, response: Any) -> None:
    """Lesson 05: the text of the second choice of `response`."""
    if len(response.choices) < 2:
        _not_yet("second_only_one")  # a server that does not know `n` sends one answer
        return
    first, expected = (choice.message.content for choice in response.choices[:2])
    if second is None:
        _not_yet("second_none")
    elif second == expected:
        _right("second_right")
    elif second == first:
        _not_yet("second_is_first")
    elif second in (response.choices[1], response.choices[1].message):
        _not_yet("second_not_text")
    else:
        _not_yet("second_wrong", kind=type(second).__name__)


def ask(function: Callable[[str], Any]) -> None:
    """Lesson 06: `function` sends a question and returns only the text of the answer."""
    answer = _call("ask", function, text("check.ask_question"))
    if answer is _FAILED:
        return
    if answer is None:
        _not_yet("ask_none")
    elif hasattr(answer, "choices"):
        _not_yet("ask_whole_response")
    elif not isinstance(answer, str):
        _not_yet("ask_not_text", kind=type(answer).__name__)
    elif not answer.strip():
        _not_yet("ask_empty")
    else:
        _right("ask_right", answer=answer)


_FAILED = object()


def _call(name: str, function: Any, *arguments: Any) -> Any:
    """Call the learner's function; an error in it is an answer too, not the end of the cell."""
    if not callable(function):
        _not_yet("not_a_function", name=name)
        return _FAILED
    try:
        return function(*arguments)
    except Exception as error:
        _not_yet("function_failed", name=name, error=f"{type(error).__name__}: {error}")
        return _FAILED


def _right(name: str, /, **values: Any) -> None:
    print("✅", text(f"check.{name}", **values))


def _not_yet(name: str, /, **values: Any) -> None:
    print("✏️", text(f"check.{name}", **values))
