"""Answers to the exercises of lesson 06."""

from openai import OpenAI

from helpers import check, get_message

client = OpenAI(api_key="sk-practice-answers", base_url="http://127.0.0.1:9/v1")  # nothing listens: nothing is sent


def send(question):
    return client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": question}])


def in_one_line(question):
    return send(question).choices[0].message.content


def without_return(question):
    print(get_message(send(question)))


RIGHT = [
    (check.ask, (lambda question: get_message(send(question)),)),
    (check.ask, (in_one_line,)),
]
WRONG = [
    (check.ask, (lambda question: None,), "returned None", "None을"),
    (check.ask, (without_return,), "returned None", "None을"),
    (check.ask, (send,), "whole response", "통째로"),
    (check.ask, (lambda question: send(question).choices[0].message,), "type ChatCompletionMessage", "Message 타입"),
    (check.ask, (lambda question: question,), "did not send", "보내지 않았어요"),
    (check.ask, (lambda question: in_one_line("question"),), "did not send", "보내지 않았어요"),
    (
        check.ask,
        (lambda question: str(send(question)),),
        "not the text of the answer: ChatCompletion",
        "글이 아니에요: Chat",
    ),
    (check.ask, (lambda: "An answer.",), "TypeError", "TypeError"),
]
