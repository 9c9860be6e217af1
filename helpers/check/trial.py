"""How a check calls a learner's function, and how it explains why nothing came of that."""

from __future__ import annotations

import contextlib
import inspect
import io
import linecache
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.check.values import cut, named, said
from helpers.check.verdict import not_yet

FAILED = object()  # stands for the result of a function that has none, after the reason was printed
_NOT_THE_LEARNERS = ("site-packages", str(Path(__file__).parents[1]), str(Path(os.__file__).parent))


class _AskedForInput(BaseException):
    """The function waits for somebody to type; not an Exception, so that no `except` of the learner's hides it."""


@dataclass
class Outcome:
    """What came of calling a learner's function.

    Attributes:
        value: what it returned.
        error: what it raised, or None.
        printed: what it printed, which is not shown: a check calls a function several times, with values of its own.
    """

    value: Any = None
    error: BaseException | None = None
    printed: str = ""


def run(function: Any, *arguments: Any, **keywords: Any) -> Outcome:
    """Call a learner's function. Whatever it raises, but for an interruption of the cell, is part of the outcome."""
    printed = io.StringIO()
    outcome = Outcome()
    try:
        with contextlib.redirect_stdout(printed), _without_input():
            outcome.value = function(*arguments, **keywords)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # exit() and the cancelling of a task are no Exceptions
        outcome.error = error
    outcome.printed = printed.getvalue()
    return outcome


def call(form: str, function: Any, *arguments: Any) -> Any:
    """Call a learner's function; where there is no result, say why.

    Args:
        form: how the exercise writes it, such as "keep_last(messages, count)".
        function: what the learner made of it.
        arguments: what it is called with.

    Returns:
        What it returned, or FAILED after the reason was printed. None is returned as it is, unless the function
        printed something instead of returning it.
    """
    if not is_callable(form, function, len(arguments)):
        return FAILED
    return explained(form, run(function, *arguments), function)


def is_callable(form: str, function: Any, count: int) -> bool:
    """Return whether a function can be called with a number of values, after saying why if it cannot."""
    name = _name(form)
    if not callable(function):
        awaitable = inspect.iscoroutine(function)
        if awaitable:
            function.close()  # or Python complains that it was never awaited
        not_yet("check.not_a_function", name=name)
        return False
    if isinstance(function, type):
        not_yet("check.a_class", name=name, form=form)
        return False
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions written in C do not say what they take
        return True
    try:
        signature.bind(*range(count))
    except TypeError:
        not_yet("check.parameters", name=name, count=count, form=form, yours=_name(form) + _written(signature))
        return False
    return True


def explained(form: str, outcome: Outcome, function: Any) -> Any:
    """Return the value of an outcome, or FAILED after saying why there is none; the arguments are those of `call`."""
    name = _name(form)
    if outcome.error is not None:
        explain_failure(name, outcome.error)
        return FAILED
    value = outcome.value
    if inspect.iscoroutine(value) or inspect.isasyncgen(value):
        if inspect.iscoroutine(value):
            value.close()
        not_yet("check.asynchronous", name=name)
        return FAILED
    if inspect.isgenerator(value) and inspect.isgeneratorfunction(function):
        not_yet("check.generator", name=name)
        return FAILED
    if value is None and outcome.printed.strip():
        not_yet("check.printed", name=name, printed=cut(" ".join(outcome.printed.split())))
        return FAILED
    return value


def explain_failure(name: str, error: BaseException) -> None:
    """Say why a learner's function stopped, and in which line of it."""
    if isinstance(error, _AskedForInput):
        not_yet("check.waits_for_input", name=name)
    elif isinstance(error, SystemExit):
        not_yet("check.exits", name=name)
    elif isinstance(error, RecursionError):
        not_yet("check.recursion", name=name)
    elif isinstance(error, NameError) and not isinstance(error, UnboundLocalError) and error.name:
        not_yet("check.unknown_name", name=name, missing=error.name)
    elif isinstance(status := getattr(error, "status_code", None), int):
        not_yet("check.api_refused", name=name, status=status, said=said(error))
    elif line := failed_line(error):
        not_yet("check.function_failed_at", name=name, error=named(error), line=cut(line))
    else:
        not_yet("check.function_failed", name=name, error=named(error))


def failed_line(error: BaseException) -> str:
    """Return the line of the learner's own code in which an error arose, or "" where it cannot be told."""
    line = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not any(part in file for part in _NOT_THE_LEARNERS):
            line = linecache.getline(file, trace.tb_lineno, trace.tb_frame.f_globals).strip() or line
        trace = trace.tb_next
    return line


def _name(form: str) -> str:
    return form.partition("(")[0]


def _written(signature: inspect.Signature) -> str:
    """Return the parameters as they stand in a `def` line, without types and defaults."""
    stars: dict[Any, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    return f"({', '.join(stars.get(one.kind, '') + one.name for one in signature.parameters.values())})"


@contextlib.contextmanager
def _without_input() -> Iterator[None]:
    """Let `input()` raise an error: a check has nobody to ask."""
    from unittest import mock

    def ask(*arguments: Any, **keywords: Any) -> str:
        raise _AskedForInput

    with mock.patch("builtins.input", ask), mock.patch("getpass.getpass", ask):
        yield
