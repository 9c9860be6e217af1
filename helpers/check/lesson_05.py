"""Checks of lesson 05, models and parameters."""

from __future__ import annotations

from typing import Any

from helpers import models
from helpers.check.values import cut, kind, shown
from helpers.check.verdict import not_yet, right, survives

_LESS_THAN = 2  # US dollars per million output tokens


@survives
def fitting_model(choice: Any) -> None:
    """The id of a model that accepts a temperature, has no shutdown date, and costs less than 2 US dollars."""
    if choice is None:
        not_yet("check_05.model_none")
    elif isinstance(choice, models.Model):
        not_yet("check_05.model_row", choice=choice.id)
    elif isinstance(choice, list | tuple | set | dict):
        not_yet("check_05.model_several", kind=kind(choice))
    elif not isinstance(choice, str):
        not_yet("check_05.model_not_text", choice=shown(choice), kind=kind(choice))
    elif row := models.find(choice):
        _judge(row)
    elif models.find(choice.strip()):
        not_yet("check_05.model_space", choice=choice.strip())
    elif models.find(choice.strip().strip("\"'`")):
        not_yet("check_05.model_quotes", choice=choice.strip().strip("\"'`"))
    elif found := models.find(choice.strip().lower().replace(" ", "-").replace("_", "-")):
        not_yet("check_05.model_spelling", choice=cut(choice), id=found.id)
    else:
        not_yet("check_05.model_unknown", choice=cut(choice))


def _judge(row: models.Model) -> None:
    """Say whether a model of the table is one that was asked for."""
    if row.shutdown:
        not_yet("check_05.model_leaves", choice=row.id, shutdown=row.shutdown)
    elif row.temperature == "never":
        not_yet("check_05.model_no_temperature", choice=row.id)
    elif row.output is None:
        not_yet("check_05.model_no_price", choice=row.id)
    elif row.output >= _LESS_THAN:
        not_yet("check_05.model_dearer", choice=row.id, output=f"{row.output:.2f}", limit=_LESS_THAN)
    else:
        right("check_05.model_right", choice=row.id)


@survives
def second_answer(second: Any, response: Any) -> None:
    """The text of the second choice of `response`."""
    try:
        contents = [choice.message.content for choice in response.choices]
    except (AttributeError, TypeError):
        not_yet("check.given_changed", name="response")
        return
    if len(contents) < 2:
        not_yet("check_05.second_only_one")  # a server that does not know `n` sends one answer
    elif second is None:
        not_yet("check_05.second_none")
    elif isinstance(second, str):
        _judge_text(second, *contents[:2])
    elif any(second is part for part in (response.choices[1], response.choices[1].message)):
        not_yet("check_05.second_not_text")
    elif any(second is part for part in (response, response.choices, response.choices[0], response.choices[0].message)):
        not_yet("check_05.second_on_the_way", kind=kind(second))
    elif isinstance(second, list | tuple | set):
        not_yet("check_05.second_list", kind=kind(second))
    else:
        not_yet("check_05.second_wrong", kind=kind(second))


def _judge_text(second: str, first: str, expected: str) -> None:
    """Say which text it is."""
    if second == expected:
        right("check_05.second_right")
    elif second == first:
        not_yet("check_05.second_is_first")
    elif expected and expected in second:
        not_yet("check_05.second_more", second=cut(second))
    else:
        not_yet("check_05.second_other", second=cut(second))
