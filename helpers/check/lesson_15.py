"""Checks of lesson 15, the agent loop."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from helpers import models
from helpers.check.listener import client
from helpers.check.trial import FAILED, Outcome, explained, is_callable, run
from helpers.check.values import cut, kind, named, said, shown
from helpers.check.verdict import not_yet, right, survives

_FLAT = "flat(tool)"
_MAY_RUN = "may_run(name, arguments, ask)"
_TOOLS = (  # those of the exercise, and one that a hard-coded answer does not fit
    ("next_train", "city", "string"),
    ("set_alarm", "minutes", "integer"),
)
_LOOKUPS = ("next_train", "ticket_price")
_ACTION = "buy_ticket"
_UNKNOWN = ("delete_everything", "buy_ticket_now", "")
_NOT_YES = {  # by the answer that counts in a language of the lesson: what must not count, though it may begin like it
    "yes": ("", "no", "maybe", "y", "ok", "no, not yes", "yesterday"),
    "네": ("", "아니요", "글쎄요", "예", "응", "아니요, 네", "네가 정해"),
}
_ORDERS = ({"city": "Gwangju", "count": 3}, {"city": "대전", "count": 12})


@survives
def flat(function: Callable[[dict[str, Any]], Any]) -> None:
    """`function` makes a tool of Responses of one of Chat Completions; the API's own rules judge what it makes."""
    if not is_callable(_FLAT, function, 1):
        return
    for name, argument, type_name in _TOOLS:
        tool = _chat_tool(name, argument, type_name)
        before = copy.deepcopy(tool)
        outcome = run(function, tool)
        if _asks_for_a_chat_tool(outcome):
            return
        made = explained(_FLAT, outcome, function)
        if made is FAILED or not _is_flat(made, before):
            return
        if tool != before:
            not_yet("check_15.flat_changed")
            return
        if made is tool or not _is_accepted(made):
            return
    right("check_15.flat_right")


def _chat_tool(name: str, argument: str, type_name: str) -> dict[str, Any]:
    parameters = {
        "type": "object",
        "properties": {argument: {"type": type_name}},
        "required": [argument],
        "additionalProperties": False,
    }
    function = {"name": name, "description": f"About {argument}.", "parameters": parameters, "strict": True}
    return {"type": "function", "function": function}


def _asks_for_a_chat_tool(outcome: Outcome) -> bool:
    """Say where the parts are, if the function looked for one of them beside `type`."""
    missing = outcome.error.args[0] if isinstance(outcome.error, KeyError) and outcome.error.args else None
    if missing not in ("name", "description", "parameters", "strict"):
        return False
    not_yet("check_15.flat_key", name=missing)
    return True


def _is_flat(made: Any, tool: dict[str, Any]) -> bool:
    """Say what is missing, left over or changed in a tool, compared with the one that it was made of."""
    wanted = {"type": "function"} | tool["function"]
    if isinstance(made, list | tuple) and len(made) == 1:
        not_yet("check_15.flat_list")
    elif not isinstance(made, dict):
        not_yet("check_15.flat_kind", kind=kind(made))
    elif made == tool:
        not_yet("check_15.flat_same")
    elif "function" in made:
        not_yet("check_15.flat_wrapped")
    elif "type" not in made:
        not_yet("check_15.flat_no_type")
    elif missing := [name for name in wanted if name not in made]:
        not_yet("check_15.flat_missing", name=missing[0])
    elif extra := [name for name in made if name not in wanted]:
        not_yet("check_15.flat_extra", name=shown(extra[0]))
    elif different := [name for name, value in wanted.items() if made[name] != value]:
        name = different[0]
        not_yet("check_15.flat_different", name=name, value=shown(made[name]), wanted=shown(wanted[name]))
    else:
        return True
    return False


def _is_accepted(tool: dict[str, Any]) -> bool:
    """Offer the tool to the practice backend's Responses; say why that refuses it."""
    import openai

    try:
        client([]).responses.create(model=models.kit_default(), input="?", tools=[tool])  # type: ignore[list-item]
    except openai.APIStatusError as error:
        not_yet("check_15.flat_refused", said=said(error))
    except (TypeError, ValueError) as error:
        not_yet("check_15.flat_refused", said=named(error))
    else:
        return True
    return False


@survives
def may_run(function: Callable[[str, str, Callable[[str], str]], Any], yes: str) -> None:
    """`function` lets lookups run, asks before it lets a ticket be bought, and lets nothing else run.

    Args:
        function: the learner's.
        yes: the only answer with which a person agrees.
    """
    if not is_callable(_MAY_RUN, function, 3):
        return
    if not isinstance(yes, str) or yes not in _NOT_YES:
        not_yet("check.given_changed", name="YES")
        return
    for name in _LOOKUPS:
        arguments = _json({"city": _ORDERS[0]["city"]})
        if not _decides(function, name, arguments, yes, wanted=True, asks=False):
            return
    for order in _ORDERS:
        for answer in (yes, f"  {yes.upper()} "):
            if not _decides(function, _ACTION, _json(order), answer, wanted=True, order=order):
                return
    for answer in _NOT_YES[yes]:
        if not _decides(function, _ACTION, _json(_ORDERS[0]), answer, wanted=False, order=_ORDERS[0]):
            return
    for name in _UNKNOWN:
        if not _decides(function, name, "{}", yes, wanted=False, asks=False):
            return
    right("check_15.may_right")


def _json(arguments: dict[str, Any]) -> str:
    return json.dumps(arguments, ensure_ascii=False)


def _decides(
    function: Any,
    name: str,
    arguments: str,
    answer: str,
    *,
    wanted: bool,
    asks: bool = True,
    order: dict[str, Any] | None = None,
) -> bool:
    """Call the function with a person who gives one answer; say what is wrong with the decision or the question.

    Args:
        function: the learner's.
        name, arguments: of the tool.
        answer: what the person says to every question.
        wanted: the decision that is right.
        asks: whether the person has to be asked.
        order: what the question has to name.
    """
    asked: list[Any] = []

    def ask(question: Any = "", *_: Any) -> str:
        asked.append(question)
        return answer

    outcome = run(function, name, arguments, ask)
    if _reads_json_wrongly(outcome):
        return False
    decision = explained(_MAY_RUN, outcome, function)
    if decision is FAILED:
        return False
    tool = shown(name)
    if asked and not asks:
        not_yet("check_15.may_asks" if wanted else "check_15.may_asks_unknown", tool=tool)
    elif asks and not asked:
        not_yet("check_15.may_not_asked")
    elif len(asked) > 1:
        not_yet("check_15.may_twice", count=len(asked))
    elif order and (missing := [key for key in order if str(order[key]) not in str(asked[0])]):
        not_yet("check_15.may_question", name=missing[0], question=cut(str(asked[0])))
    elif not isinstance(decision, bool):
        not_yet("check_15.may_kind", tool=tool, kind=kind(decision))
    elif decision is wanted:
        return True
    elif order:
        message = "allowed" if not wanted else "refused_spaces" if answer != answer.strip() else "refused"
        not_yet(f"check_15.may_{message}", answer=shown(answer))
    else:
        not_yet("check_15.may_lookup" if wanted else "check_15.may_unknown", tool=tool)
    return False


def _reads_json_wrongly(outcome: Outcome) -> bool:
    """Say that arguments are a string, if the function took them for a dictionary."""
    if not isinstance(outcome.error, TypeError | AttributeError):
        return False
    if not any(words in str(outcome.error) for words in ("string indices", "'str' object has no attribute 'get'")):
        return False
    not_yet("check_15.may_json")
    return True
