"""Answers to the exercises of lesson 04."""

from helpers import check

SYSTEM = {"role": "system", "content": "Answer in one word."}
USER = {"role": "user", "content": "Why?"}

PARTS = {"role": "user", "content": [{"type": "text", "text": "Why?"}]}


def told(content):
    """The two messages with another system message."""
    return [{"role": "system", "content": content}, USER]


def asked(**changes):
    """The two messages with changes of the user's."""
    return [SYSTEM, USER | changes]


RIGHT = [
    (check.two_messages, ([SYSTEM, USER],)),
    (check.two_messages, (({"content": "In einem Wort.", "role": "developer"}, USER),)),
    (check.two_messages, ([SYSTEM, PARTS],)),
    (check.two_messages, ([SYSTEM | {"name": "teacher"}, USER | {"name": "Jin"}],)),
    (check.two_messages, (told("한 단어로만 답하고 설명하지 마세요."),)),
    (check.two_messages, (told("단어 하나로 답해"),)),
    (check.two_messages, (told("Give one-word answers only."),)),
    (check.two_messages, (told("You are a poet. Never use more than one word."),)),
    (check.two_messages, (told("Reply with a single English word, please!"),)),
]
WRONG = [
    (check.two_messages, ([],), "has 0", "0개"),
    (check.two_messages, ("two",), "type str", "str 타입"),
    (check.two_messages, ([USER, SYSTEM],), "comes first", "먼저 나와요"),
    (check.two_messages, ([SYSTEM, {"role": "user"}],), "message 2 has no content", "2번째 메시지에 content"),
    (check.two_messages, ([SYSTEM, {"role": "user", "content": " "}],), "no string", "내용이 없어요"),
    (check.two_messages, (SYSTEM,), "square brackets", "대괄호로"),
    (check.two_messages, ({"system": "One word.", "user": "Why?"},), "square brackets", "대괄호로"),
    (check.two_messages, ([[SYSTEM, USER]],), "list inside the list", "리스트 안에 리스트"),
    (
        check.two_messages,
        (told("You are a friendly assistant."),),
        "the list is complete, but the system message",
        "한 단어로 답해 달라고 하지",
    ),
    (
        check.two_messages,
        (told("Answer in at least one word."),),
        "the list is complete, but the system message",
        "한 단어로 답해 달라고 하지",
    ),
    (
        check.two_messages,
        (told("Answer in ten words."),),
        "the list is complete, but the system message",
        "한 단어로 답해 달라고 하지",
    ),
    (
        check.two_messages,
        (told("친절하게 답해 주세요."),),
        "the list is complete, but the system message",
        "한 단어로 답해 달라고 하지",
    ),
    (check.two_messages, (asked(role="User"),), "role 'User'", "역할이 달라요. 맞는 값: user, 지금 값: 'User'"),
    (
        check.two_messages,
        (asked(role="assistant"),),
        "role 'assistant'",
        "역할이 달라요. 맞는 값: user, 지금 값: 'assistant'",
    ),
    (check.two_messages, (asked(contents="?"),), "would refuse", "API가 거부해요"),
    (check.two_messages, (asked(name="Jin Kim"),), "would refuse", "API가 거부해요"),
    (
        check.two_messages,
        (asked(content=[{"type": "text", "text": "?"}, {"text": "?"}]),),
        "would refuse",
        "API가 거부해요",
    ),
    (check.two_messages, (asked(extra=object()),), "these messages can't be sent, because JSON", "보낼 수 없어요"),
    (check.two_messages, ([SYSTEM, "Why?"],), "message 2 is of type str", "2번째 메시지가 str"),
    (check.two_messages, ([SYSTEM, USER, USER],), "has 3", "3개"),
    (check.two_messages, ({"a", "b"},), "type set", "set 타입"),
]
