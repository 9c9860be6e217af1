"""Answers to the exercises of lesson 12."""

from openai import OpenAI, omit
from openai.types.shared_params import Reasoning

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


def with_omit(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
    """Written otherwise: the SDK's own word for an argument that is left out."""
    messages = [{"role": "user", "content": user_message}]
    if assistant_message:
        messages += [{"role": "assistant", "content": assistant_message}]
    return client.responses.create(
        model=model,
        temperature=temperature,
        reasoning={"effort": "none"},
        instructions=system_message or omit,
        input=messages,
    )


def assistant_first(user_message=None, system_message=None, assistant_message=None, *others):
    """The messages are in another order than the guide's."""
    messages = [("assistant", assistant_message), ("user", user_message)]
    return changed(input=[{"role": role, "content": content} for role, content in messages if content])(
        user_message, system_message, assistant_message, *others
    )


def assistant_as_input(user_message=None, system_message=None, assistant_message=None, *others):
    """What the assistant said has the type of what a user says."""
    told = [("user", user_message), ("assistant", assistant_message)]
    messages = [
        {"role": role, "content": [{"type": "input_text", "text": content}]} for role, content in told if content
    ]
    return changed(input=messages)(user_message, system_message, assistant_message, *others)


def twice(*arguments):
    """The call is made for its text, and again for the result."""
    print(solution(*arguments).output_text)
    return solution(*arguments)


def system_twice(user_message=None, system_message=None, *others):
    """The system message is in both places."""
    messages = [("system", system_message), ("user", user_message), ("assistant", others[0] if others else None)]
    return changed(input=[{"role": role, "content": content} for role, content in messages if content])(
        user_message, system_message, *others
    )


def fixed_model(user_message=None, system_message=None, assistant_message=None, model="gpt-6-luna", temperature=0.1):
    """The model that is asked for does not matter."""
    return solution(user_message, system_message, assistant_message, "gpt-6-luna", temperature)


def fixed_temperature(user_message=None, system_message=None, assistant_message=None, model=None, temperature=0.1):
    """The temperature that is asked for does not matter."""
    return solution(user_message, system_message, assistant_message, model or "gpt-6-luna", 0.7)


def system_only_with_assistant(user_message=None, system_message=None, assistant_message=None, *others):
    """The system message goes only along with an assistant's."""
    return solution(user_message, system_message if assistant_message else None, assistant_message, *others)


async def in_async(user_message=None, *others):
    """Nothing is sent before somebody waits for it."""
    return solution(user_message, *others)


RIGHT = [
    (check.translated, (NEW, OLD)),
    (
        check.translated,
        ({key: value for key, value in NEW.items() if key != "instructions"} | {"input": OLD["messages"]}, OLD),
    ),
    (check.moved, (solution,)),
    (check.moved, (all_in_the_list,)),
    (check.translated, (NEW | {"input": [{"role": "user", "content": [{"type": "input_text", "text": "Why?"}]}]}, OLD)),
    (check.translated, (NEW | {"reasoning": Reasoning(effort="none"), "store": False, "temperature": omit}, OLD)),
    (check.translated, (NEW | {"input": OLD["messages"], "instructions": None}, OLD)),
    (check.moved, (with_omit,)),
    (check.moved, (lambda *arguments: solution(*arguments).output_text,)),
]
WRONG = [
    (check.translated, ({"model": "gpt-6-luna"}, OLD), "input is missing", "input 인자가 빠졌어요"),
    (check.translated, ("gpt-6-luna", OLD), "type str", "str 타입"),
    (check.translated, (OLD, OLD), "messages. There it is called", "messages 인자는 Responses API에 없어요."),
    (
        check.translated,
        (NEW | {"reasoning_effort": "none"}, OLD),
        "reasoning_effort. There it is called",
        "reasoning_effort 인자는",
    ),
    (check.translated, (NEW | {"reasoning": "none"}, OLD), "a dictionary whose effort", "effort에 든"),
    (check.translated, (NEW | {"input": "Be brief."}, OLD), "the user's question is not in input.", "user의 질문"),
    (
        check.translated,
        (NEW | {"instructions": None}, OLD),
        "the content of the system message is",
        "system 메시지의 내용이 빠졌",
    ),
    (check.translated, (NEW | {"max_output_tokens": "50"}, OLD), "was 50 tokens", "토큰 50개였어요"),
    (check.translated, (NEW | {"model": "gpt-4o"}, OLD), "stay the same", "그대로여야"),
    (check.moved, (lambda *arguments: None,), "called nothing", "아무것도 부르지"),
    (check.moved, (lambda *arguments: "The piano",), "never called", "부르지 않았어요"),
    (check.moved, (lambda: None,), "with 5 value", "값 5개로"),
    (check.moved, (with_chat,), "still calls", "여전히"),
    (check.moved, (without_return,), "the call was made", "호출은 했는데"),
    (check.moved, (lambda *arguments: solution(*arguments).output,), "type list", "list 타입"),
    (check.moved, (changed(input="Why?"),), "did not reach input", "user 역할로"),
    (check.moved, (changed(instructions=None),), "system_message was not", "system_message를"),
    (check.moved, (question_alone,), "assistant_message was not", "assistant_message를"),
    (check.moved, (changed(model="gpt-4o"),), "argument model", "인자 model"),
    (check.moved, (changed(temperature=None),), "argument temperature", "인자 temperature"),
    (check.moved, (changed(reasoning=None),), "while it reasons", "추론하는 동안"),
    (check.moved, (needs_all,), "when it is called with only a question, ask", "보내지 않아요"),
    (check.moved, (with_empty,), "when some arguments are left out, ask sends", "내용이 없는"),
    (check.translated, (NEW | {"output_text": True}, OLD), "no argument 'output_text'", "'output_text' 인자가 없어요"),
    (check.translated, (NEW | {"n": 1}, OLD), "no argument 'n'", "'n' 인자가 없어요"),
    (check.translated, (NEW | {1: 2}, OLD), "no argument 1", "1 인자가 없어요"),
    (check.translated, (NEW | {"response_format": {}}, OLD), 'text={"format"', 'text={"format"'),
    (check.translated, (NEW | {"input": OLD["messages"]}, OLD), "sent twice, in instructions", "두 번 보내요"),
    (
        check.translated,
        (NEW | {"input": "Why? Tell me."}, OLD),
        "the question in input has changed. Copy it",
        "질문이 원래와",
    ),
    (
        check.translated,
        (NEW | {"instructions": "Be brief. Be kind."}, OLD),
        "the content of the system message has",
        "내용이 원래와",
    ),
    (
        check.translated,
        (NEW | {"temperature": 0.5, "reasoning": {"effort": "none"}}, OLD),
        "not in the original call",
        "원래 호출에 없어서",
    ),
    (check.translated, (NEW | {"stream": True}, OLD), "stream was not", "stream 인자는 원래"),
    (check.translated, (NEW | {"reasoning": {"effort": "low"}}, OLD), "a dictionary whose effort", "effort에 든"),
    (
        check.translated,
        (NEW | {"input": [{"role": "user", "content": "Why?"}] * 2}, OLD),
        "question is sent twice",
        "질문을 두 번",
    ),
    (check.translated, (NEW | {"input": ["Why?"]}, OLD), "would refuse", "API가 거부해요"),
    (check.translated, (NEW | {"input": {1, 2}}, OLD), "these arguments can't be sent", "보낼 수 없어요"),
    (check.translated, (NEW, NEW), "old is no longer", "old 값이"),
    (
        check.moved,
        (changed(max_completion_tokens=50),),
        "max_completion_tokens. There it is called",
        "max_completion_tokens 인자는",
    ),
    (check.moved, (changed(output_text=True),), "no argument output_text", "output_text 인자가 없어요"),
    (check.moved, (assistant_as_input,), "type input_text", "input_text 타입을"),
    (check.moved, (assistant_first,), "system → assistant → user", "system → assistant → user"),
    (check.moved, (twice,), "each time ask runs, it makes 2 calls", "호출을 2번"),
    (check.moved, (system_twice,), "4 messages were sent instead", "4개를 보냈어요"),
    (check.moved, (fixed_model,), "argument model", "인자 model"),
    (check.moved, (fixed_temperature,), "argument temperature", "인자 temperature"),
    (check.moved, (system_only_with_assistant,), "system_message was not", "system_message를"),
    (check.moved, (in_async,), "coroutine", "코루틴"),
    (
        check.moved,
        (lambda *arguments: solution(*arguments).id,),
        "ask made the call, but returned a different",
        "다른 문자열을",
    ),
    (check.moved, (changed(model="gpt-no-such-model"),), "argument model", "인자 model"),
]
