"""Answers to the exercises of lesson 15."""

import json

from helpers import check

LOOKUPS = ("next_train", "ticket_price")


def solution(tool):
    """The lesson's own."""
    return {"type": "function", **tool["function"]}


def by_hand(tool):
    """Written otherwise: each part by its name."""
    function = tool["function"]
    return {
        "strict": function["strict"],
        "parameters": function["parameters"],
        "description": function["description"],
        "name": function["name"],
        "type": tool["type"],
    }


def by_copy(tool):
    """Written otherwise: the parts move within a copy."""
    new = dict(tool)
    new.update(new.pop("function"))
    return new


def by_kind(tool):
    """Written otherwise: whatever is a dictionary is opened."""
    new = {}
    for name, value in tool.items():
        new.update(value if isinstance(value, dict) else {name: value})
    return new


def through_json(tool):
    """Written otherwise: a copy by way of JSON."""
    copy = json.loads(json.dumps(tool))
    return {"type": copy["type"]} | copy["function"]


def as_json(tool):
    """The tool becomes a string."""
    return json.dumps(solution(tool))


def only_the_parameters(tool):
    """One level too deep."""
    return {"type": "function", **tool["function"]["parameters"]}


def only_inside(tool):
    """The type is forgotten."""
    return tool["function"]


def still_wrapped(tool):
    """The parts come up, and what held them stays."""
    return tool | tool["function"]


def in_place(tool):
    """The old tool is used up."""
    tool.update(tool.pop("function"))
    return dict(tool)


def without_strict(tool):
    """Three parts of four."""
    function = tool["function"]
    return {"type": "function", **{name: function[name] for name in ("name", "description", "parameters")}}


def always_the_train(tool):
    """The answer for one tool is written down."""
    city = {"city": {"type": "string"}}
    rest = {"type": "object", "properties": city, "required": ["city"], "additionalProperties": False}
    return {
        "type": "function",
        "name": "next_train",
        "description": tool["function"]["description"],
        "parameters": rest,
        "strict": True,
    }


def beside_type(tool):
    """The parts are looked for where they are to go."""
    return {"type": "function", "name": tool["name"]}


def with_a_new_key(tool):
    """A part is added that was not there."""
    return solution(tool) | {"version": 2}


def gate(name, arguments, ask):
    """The lesson's own, in both languages."""
    if name in LOOKUPS:
        return True
    if name != "buy_ticket":
        return False
    given = json.loads(arguments)
    answer = ask(f"Buy {given['count']} ticket(s) to {given['city']}? ")
    return answer.strip().lower() in ("yes", "네")


def with_a_table(name, arguments, ask):
    """Written otherwise: what each tool may do is data, and the person sees the arguments as they are."""
    rules = {"next_train": "free", "ticket_price": "free", "buy_ticket": "ask"}
    rule = rules.get(name, "never")
    if rule == "ask":
        return ask(f"Run {name} with {arguments}?").casefold().split() in (["yes"], ["네"])
    return rule == "free"


def with_match(name, arguments, ask):
    """Written otherwise: with match, and variables before the question."""
    match name:
        case "next_train" | "ticket_price":
            return True
        case "buy_ticket":
            order = json.loads(arguments)
            city, count = order.get("city"), order.get("count")
            reply = ask("\n".join([f"City: {city}", f"Tickets: {count}", "?"]))
            return reply.upper().strip() in {"YES", "네"}
        case _:
            return False


def with_format(name, arguments, ask):
    """Written otherwise: the arguments are put into the question by their names."""
    if name != "buy_ticket":
        return name in LOOKUPS
    question = "{count} -> {city}?".format(**json.loads(arguments))
    return ask(question).strip().lower() in ("yes", "네")


def reads_first(name, arguments, ask):
    """Written otherwise: the arguments are read before anything is decided."""
    order = json.loads(arguments)
    if name == "buy_ticket":
        return ask(f"{order['city']}, {order['count']}").lower().strip() in ["yes", "네"]
    return name in set(LOOKUPS)


def without_brackets(name, arguments, ask):
    """A method is compared instead of what it returns."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(arguments).strip().lower in ("yes", "네")


def takes_a_y(name, arguments, ask):
    """One letter is enough."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(arguments).strip().lower() in ("y", "yes", "예", "네")


def types_it_itself(name, arguments, ask):
    """The person is asked with input."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and input(arguments) in ("yes", "네")


def asks_always(name, arguments, ask):
    """The person is asked for lookups too."""
    return ask(f"{name} {arguments}").strip().lower() in ("yes", "네")


def allows_all(name, arguments, ask):
    """The stub."""
    return True


def forgets_the_rest(name, arguments, ask):
    """What no rule names may run."""
    return gate(name, arguments, ask) if name == "buy_ticket" else True


def asks_for_the_rest(name, arguments, ask):
    """What no rule names is put to the person."""
    return name in LOOKUPS or ask(f"{name} {arguments}").strip().lower() in ("yes", "네")


def anything_but_no(name, arguments, ask):
    """An empty answer is a yes."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(arguments).strip().lower() not in ("no", "아니요")


def begins_with_yes(name, arguments, ask):
    """Yesterday is a yes."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(arguments).strip().lower().startswith(("yes", "네"))


def yes_somewhere(name, arguments, ask):
    """No, not yes is a yes."""
    if name in LOOKUPS:
        return True
    answer = ask(arguments).lower() if name == "buy_ticket" else ""
    return "yes" in answer or "네" in answer


def exactly_yes(name, arguments, ask):
    """A space makes it a no."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(arguments) in ("yes", "네")


def blind(name, arguments, ask):
    """The person is not told what is bought."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask("May I?").strip().lower() in ("yes", "네")


def without_the_count(name, arguments, ask):
    """Three tickets are bought, and the person thinks of one."""
    if name in LOOKUPS:
        return True
    if name != "buy_ticket":
        return False
    return ask(f"A ticket to {json.loads(arguments)['city']}?").strip().lower() in ("yes", "네")


def asks_twice(name, arguments, ask):
    """One question for each word that may be said."""
    if name in LOOKUPS:
        return True
    if name != "buy_ticket":
        return False
    return ask(arguments).strip().lower() == "no" or ask(arguments).strip().lower() in ("yes", "네")


def returns_the_answer(name, arguments, ask):
    """The answer itself is given back."""
    if name in LOOKUPS:
        return True
    return ask(arguments) if name == "buy_ticket" else False


def reads_no_json(name, arguments, ask):
    """Arguments are taken for a dictionary."""
    if name in LOOKUPS:
        return True
    return name == "buy_ticket" and ask(f"{arguments['count']} to {arguments['city']}?") == "yes"


def never(name, arguments, ask):
    """Nothing may run."""
    return False


RIGHT = [
    (check.flat, (solution,)),
    (check.flat, (by_hand,)),
    (check.flat, (by_copy,)),
    (check.flat, (lambda tool: tool["function"] | {"type": "function"},)),
    (check.flat, (by_kind,)),
    (check.flat, (through_json,)),
    *(
        (check.may_run, (function, yes))
        for function in (gate, with_a_table, with_match, with_format, reads_first)
        for yes in ("yes", "네")
    ),
]
WRONG = [
    (check.flat, (None,), "not a function", "함수가 아니"),
    (check.flat, (lambda tool: tool,), "as it was", "그대로 돌려줬어요"),
    (check.flat, (lambda tool: None,), "type NoneType", "타입: NoneType"),
    (check.flat, (lambda tool: [solution(tool)],), "a list with the tool", "리스트에 넣어"),
    (check.flat, (only_inside,), "has no type", "type이 없어요"),
    (check.flat, (still_wrapped,), "still has the key function", "아직 남아"),
    (check.flat, (in_place,), "changed the old one", "원래 도구를 바꿨어요"),
    (check.flat, (without_strict,), "strict is missing", "strict 키가 빠졌어요"),
    (check.flat, (always_the_train,), "should be 'set_alarm'", "'set_alarm' 값이어야"),
    (check.flat, (beside_type,), "no key name", "name 키가 없어요"),
    (check.flat, (with_a_new_key,), "the key 'version'", "키가 있어요: 'version'"),
    (check.flat, (as_json,), "type str", "타입: str"),
    (check.flat, (only_the_parameters,), "name is missing", "name 키가 빠졌어요"),
    (check.may_run, (without_brackets, "yes"), "Compare what ask returns with YES", "YES와 비교해서"),
    (check.may_run, (takes_a_y, "yes"), "answered 'y', and", "대답이 'y'인데"),
    (check.may_run, (takes_a_y, "네"), "answered '예', and", "대답이 '예'인데"),
    (check.may_run, (types_it_itself, "yes"), "with input()", "input()으로"),
    (check.may_run, (None, "yes"), "not a function", "함수가 아니"),
    (check.may_run, (gate, "sure"), "YES is no longer", "YES"),
    (check.may_run, (lambda name: True, "yes"), "with 3 value(s)", "3"),
    (check.may_run, (allows_all, "yes"), "without calling ask", "ask를 부르지 않았어요"),
    (check.may_run, (never, "yes"), "so may_run should return True.", "찾아보기만 하니"),
    (check.may_run, (asks_always, "yes"), "return True without calling ask", "ask를 부르지 말고 True"),
    (check.may_run, (forgets_the_rest, "yes"), "which no rule names", "규칙에 없는 도구를 허락했어요"),
    (check.may_run, (asks_for_the_rest, "yes"), "False without a question", "묻지 말고 False"),
    (check.may_run, (anything_but_no, "yes"), "the person answered ''", "대답이 ''인데"),
    (check.may_run, (begins_with_yes, "yes"), "answered 'yesterday'", "대답이 'yesterday'인데"),
    (check.may_run, (begins_with_yes, "네"), "answered '네가 정해'", "대답이 '네가 정해'인데"),
    (check.may_run, (yes_somewhere, "yes"), "answered 'no, not yes'", "대답이 'no, not yes'인데"),
    (check.may_run, (exactly_yes, "yes"), "spaces around the answer", "앞뒤 공백은 무시"),
    (check.may_run, (blind, "yes"), "does not name the city", "질문에 city 값이"),
    (check.may_run, (without_the_count, "yes"), "does not name the count", "질문에 count 값이"),
    (check.may_run, (asks_twice, "yes"), "called ask 2 times", "ask를 2번"),
    (check.may_run, (returns_the_answer, "yes"), "should return True or False", "True나 False를 돌려줘야"),
    (check.may_run, (reads_no_json, "yes"), "is a string in JSON", "JSON 문자열이에요"),
]
