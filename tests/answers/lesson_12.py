"""Answers to the exercises of lesson 12."""

from openai import OpenAI

from helpers import check

OLD = {
    "model": "gpt-6-luna",
    "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Why?"}],
    "reasoning_effort": "none",
    "max_completion_tokens": 50,
}
NEW = {
    "model": "gpt-6-luna",
    "instructions": "Be brief.",
    "input": "Why?",
    "reasoning": {"effort": "none"},
    "max_output_tokens": 50,
}
client = OpenAI(api_key="sk-practice-answers", base_url="http://127.0.0.1:9/v1")  # nothing listens: nothing is sent


def solution(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
    """The lesson's own: instructions, and a list of the other messages."""
    messages = []
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    return client.responses.create(
        model=model,
        temperature=temperature,
        reasoning={"effort": "none"},
        instructions=system_message,
        input=messages,
    )


def all_in_the_list(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=1):
    """Written otherwise: the system message stays in the list, contents have parts, and the text is returned."""
    told = {"developer": system_message, "user": user_message, "assistant": assistant_message}
    parts = {"assistant": "output_text"}
    messages = [
        {"role": role, "content": [{"type": parts.get(role, "input_text"), "text": content}]}
        for role, content in told.items()
        if content
    ]
    request = {"model": model, "input": messages, "temperature": temperature, "reasoning": {"effort": "none"}}
    return client.responses.create(**request).output_text


def changed(**changes):
    """The solution's request with changes; None leaves an argument out."""

    def ask(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
        messages = [("user", user_message), ("assistant", assistant_message)]
        request = {
            "model": model,
            "temperature": temperature,
            "reasoning": {"effort": "none"},
            "instructions": system_message,
            "input": [{"role": role, "content": content} for role, content in messages if content],
        } | changes
        return client.responses.create(**{name: value for name, value in request.items() if value is not None})

    return ask


def with_chat(user_message=None, *others):
    """Still the old call."""
    messages = [{"role": "user", "content": user_message}]
    return client.chat.completions.create(model="gpt-6-luna", messages=messages)


def without_return(*arguments):
    """The call is made, and its result is lost."""
    solution(*arguments)


def question_alone(user_message=None, system_message=None, *others):
    """The assistant's message is forgotten."""
    return changed(input=user_message)(user_message, system_message, *others)


def with_empty(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
    """Messages that are None are sent all the same."""
    messages = [{"role": "user", "content": user_message}, {"role": "assistant", "content": assistant_message}]
    return changed(input=messages)(user_message, system_message, assistant_message, model, temperature)


def needs_all(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
    """The question is sent only along with an assistant's message."""
    changes = {} if assistant_message else {"input": []}
    return changed(**changes)(user_message, system_message, assistant_message, model, temperature)


RIGHT = [
    (check.translated, (NEW, OLD)),
    (
        check.translated,
        ({key: value for key, value in NEW.items() if key != "instructions"} | {"input": OLD["messages"]}, OLD),
    ),
    (check.moved, (solution,)),
    (check.moved, (all_in_the_list,)),
]
WRONG = [
    (check.translated, ({"model": "gpt-6-luna"}, OLD), "input is missing", "input이(가) 빠졌어요"),
    (check.translated, ("gpt-6-luna", OLD), "type str", "str 타입"),
    (check.translated, (OLD, OLD), "messages is not a name", "messages은(는) Responses에 없는"),
    (
        check.translated,
        (NEW | {"reasoning_effort": "none"}, OLD),
        "reasoning_effort is not a name",
        "reasoning_effort은(는)",
    ),
    (check.translated, (NEW | {"reasoning": "none"}, OLD), "with effort in it", "effort가 든"),
    (check.translated, (NEW | {"input": "Be brief."}, OLD), "question of the user", "user의 질문"),
    (check.translated, (NEW | {"instructions": None}, OLD), "text of the system message", "system 메시지의 글"),
    (check.translated, (NEW | {"max_output_tokens": "50"}, OLD), "was 50 tokens", "토큰 50개였는데"),
    (check.translated, (NEW | {"model": "gpt-4o"}, OLD), "stay the same", "그대로여야"),
    (check.moved, (lambda *arguments: None,), "called nothing", "아무것도 부르지"),
    (check.moved, (lambda *arguments: "The piano",), "never called", "부르지 않았어요"),
    (check.moved, (lambda: None,), "TypeError", "TypeError"),
    (check.moved, (with_chat,), "still calls", "여전히"),
    (check.moved, (without_return,), "the call was made", "호출은 했는데"),
    (check.moved, (lambda *arguments: solution(*arguments).output,), "type list", "list 타입"),
    (check.moved, (changed(input="Why?"),), "did not reach input", "user 역할로"),
    (check.moved, (changed(instructions=None),), "system_message was not", "system_message를"),
    (check.moved, (question_alone,), "assistant_message was not", "assistant_message를"),
    (check.moved, (changed(model="gpt-4o"),), "argument model", "인자 model"),
    (check.moved, (changed(temperature=None),), "argument temperature", "인자 temperature"),
    (check.moved, (changed(reasoning=None),), "while it reasons", "추론하는 동안"),
    (check.moved, (needs_all,), "does not send it", "보내지 않아요"),
    (check.moved, (with_empty,), "without a text", "글이 없는"),
]
