"""Answers to the exercises of lesson 06."""

from openai import OpenAI

from helpers import chat_gpt, check, get_message

client = OpenAI(api_key="sk-practice-answers", base_url="http://127.0.0.1:9/v1")  # nothing listens: nothing is sent


def send(question):
    return client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": question}])


def in_one_line(question):
    return send(question).choices[0].message.content


def without_return(question):
    print(get_message(send(question)))


def streamed(question, style=""):
    messages = [{"role": "system", "content": style}, {"role": "user", "content": question}]
    stream = client.chat.completions.create(model="gpt-6-luna", messages=messages, stream=True)
    return "".join(choice.delta.content or "" for chunk in stream for choice in chunk.choices)


def in_a_role(role):
    """Return a function that sends the question in this role."""

    def ask(question):
        return get_message(
            client.chat.completions.create(model="gpt-6-luna", messages=[{"role": role, "content": question}])
        )

    return ask


def twice(question):
    print(get_message(send(question)))
    return get_message(send(question))


def only_by_word(question, style=None):
    return get_message(chat_gpt(question, system_message=f"{style}"))


def with_a_wrong_argument(question):
    return client.chat.completions.create(model="gpt-6-luna", message=question)


def with_a_temperature(question):
    messages = [{"role": "user", "content": question}]
    return get_message(client.chat.completions.create(model="gpt-6-luna", messages=messages, temperature=0.7))


async def in_async(question):
    return get_message(send(question))


def yields(question):
    yield get_message(send(question))


def with_a_typo(question):
    return get_message(sent(question))  # noqa: F821


def leaves(question):
    raise SystemExit


def again(question):
    return again(question)


def with_style(question, style=None):
    return get_message(chat_gpt(question, system_message=style))


def named_only(question, *, style=None):
    return with_style(question, style)


def instructed(question, style=None):
    return client.responses.create(model="gpt-6-luna", instructions=style, input=question).output_text


def style_in_a_role(role):
    """Return a function that sends the style in this role, beside the question."""

    def ask(question, style=None):
        messages = [{"role": role, "content": style}] * bool(style) + [{"role": "user", "content": question}]
        return get_message(client.chat.completions.create(model="gpt-6-luna", messages=messages))

    return ask


RIGHT = [
    (check.ask, (with_style,)),
    (check.ask, (named_only,)),
    (check.ask, (instructed,)),
    (check.ask, (style_in_a_role("system"),)),
    (check.ask, (style_in_a_role("developer"),)),
    (check.ask, (streamed,)),
    (check.ask, (lambda question, style=None: f" {with_style(question, style)}\n",)),
]
WRONG = [
    (check.ask, (lambda question: None,), "sent nothing", "아무것도 보내지"),
    (check.ask, (without_return,), "print", "print 대신"),
    (check.ask, (send,), "whole response", "응답 전체"),
    (check.ask, (lambda question: send(question).choices[0].message,), "type ChatCompletionMessage", "Message 타입"),
    (check.ask, (lambda question: question,), "ask returned something, but it didn't send", "보내지 않았어요"),
    (check.ask, (lambda question: in_one_line("question"),), "something else", "다른 내용을"),
    (
        check.ask,
        (lambda question: str(send(question)),),
        "not the model's message: ChatCompletion",
        "보냈는데 돌려준 것이 모델의 메시지가 아니에요: Chat",
    ),
    (check.ask, (lambda: "An answer.",), "with 1 value", "값 1개로"),
    (check.ask, (lambda question: send(question) and None,), "write return", "return을 적었나요"),
    (check.ask, (in_a_role("system"),), "as the system message", "system 메시지로"),
    (check.ask, (in_a_role("assistant"),), "answer of the assistant", "assistant의 답으로"),
    (check.ask, (twice,), "sent 2 requests", "2번 보냈어요"),
    (check.ask, (lambda question: in_one_line("Hello"),), "something else", "다른 내용을"),
    (
        check.ask,
        (lambda question: f"Answer: {in_one_line(question)}",),
        "not the model's message",
        "메시지가 아니에요",
    ),
    (check.ask, (with_a_wrong_argument,), "in the line `return client", "`return client"),
    (check.ask, (with_a_temperature,), "with status 400", "상태 400"),
    (check.ask, (in_async,), "coroutine", "코루틴"),
    (check.ask, (yields,), "yield", "yield"),
    (check.ask, (with_a_typo,), "the name sent,", "sent 이름을"),
    (check.ask, (leaves,), "exit()", "exit()"),
    (check.ask, (again,), "keeps calling itself", "자기 자신을"),
    (check.ask, (in_one_line,), "doesn't take a style", "style을 받지 못해요"),
    (check.ask, (lambda question, style: with_style(question, style),), "with 1 value", "값 1개로"),
    (check.ask, (lambda question, style=None: in_one_line(question),), "didn't send it", "받고도 보내지"),
    (check.ask, (style_in_a_role("user"),), "as a message of the user", "user 메시지로"),
    (check.ask, (style_in_a_role("assistant"),), "answer of the assistant", "assistant의 답으로"),
    (check.ask, (only_by_word,), "the word None", "None이라는 낱말"),
    (
        check.ask,
        (lambda question, style=None: style or in_one_line(question),),
        "didn't send the question",
        "보내지 않았어요",
    ),
    (check.ask, ("ask",), "not a function", "함수가 아니에요"),
]
