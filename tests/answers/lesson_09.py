"""Answers to the exercises of lesson 09."""

import contextlib

from helpers import check


def assemble(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text += chunk.choices[0].delta.content or ""
    return text


def joined(stream, between="", content=lambda delta: delta.content or ""):
    return between.join(content(choice.delta) for chunk in stream for choice in chunk.choices)


def without_a_look(stream):
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream)


def added_to_none(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text += chunk.choices[0].delta.content
    return text


def first_piece(stream):
    for chunk in stream:
        if chunk.choices:
            return chunk.choices[0].delta.content
    return ""


def last_piece(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text = chunk.choices[0].delta.content or text
    return text


def closing(stream, length):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text += chunk.choices[0].delta.content or ""
        if len(text) >= length:
            break
    stream.close()
    return text


def with_a_while(stream, length):
    pieces = []
    with stream as opened:
        while len("".join(pieces)) < length:
            pieces.append(next(opened).choices[0].delta.content)
    return "".join(pieces)


def looking_first(stream, length):
    text = ""
    with stream:
        for chunk in stream:
            if len(text) >= length:
                return text[:length]
            text += chunk.choices[0].delta.content or ""


def left_open(stream, length):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content
        if len(text) >= length:
            return text
    return text


def to_the_end(stream, length):
    with stream:
        return assemble(stream)[:length]


def short_too(stream, length):
    text = ""
    with stream:
        for chunk in stream:
            for choice in chunk.choices:
                text += choice.delta.content or ""
            if len(text) >= length:
                return text
    return text


def closing_in_the_loop(stream, length):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
        if len(text) >= length:
            stream.close()
            break
    stream.close()
    return text


def by_hand(stream):
    pieces = []
    while (chunk := next(stream, None)) is not None:
        pieces += [choice.delta.content for choice in chunk.choices if choice.delta.content is not None]
    return "".join(pieces)


def to_the_finish(stream):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
        if chunk.choices[0].finish_reason:
            break
    return text


def replaced(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text = chunk.choices[0].delta.content or ""
    return text


def catching(*errors):
    """Return a function that goes over a chunk at which one of these errors arises."""

    def assemble(stream):
        text = ""
        for chunk in stream:
            with contextlib.suppress(*errors):
                text += chunk.choices[0].delta.content
        return text

    return assemble


def catching_around(stream):
    text = ""
    try:
        for chunk in stream:
            text += chunk.choices[0].delta.content or ""
    except Exception:
        pass
    return text


def kept_first(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text = text or chunk.choices[0].delta.content
    return text


def backwards(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text = (chunk.choices[0].delta.content or "") + text
    return text


def prints_it(stream):
    for chunk in stream:
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="")


def yields(stream):
    for chunk in stream:
        yield chunk.choices[0].delta.content


async def in_async(stream):
    return "".join([chunk.choices[0].delta.content async for chunk in stream])


def three_pieces(stream):
    return "".join(next(stream).choices[0].delta.content for _ in range(4))


def closed_and_read_on(stream, length):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
        if len(text) >= length:
            stream.close()
    return text


def closed_only_when_long(stream, length):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text += chunk.choices[0].delta.content or ""
        if len(text) >= length:
            stream.close()
            break
    return text


RIGHT = [
    (check.assemble, (assemble,)),
    (check.assemble, (joined,)),
    (check.beginning, (closing,)),
    (check.assemble, (by_hand,)),
    (check.assemble, (to_the_finish,)),
    (check.beginning, (short_too,)),
    (check.beginning, (lambda stream, length: short_too(stream, length)[:length],)),
]
WRONG = [
    (check.assemble, (lambda stream: None,), "returned None", "None을 돌려줬어요"),
    (check.assemble, (list,), "is a class", "클래스인데"),
    (check.assemble, (without_a_look,), "if chunk.choices:", "if chunk.choices:"),
    (check.assemble, (added_to_none,), "content or", "content or"),
    (
        check.assemble,
        (lambda stream: joined(stream, content=lambda delta: str(delta.content)),),
        "word None",
        "None이라는",
    ),
    (check.assemble, (first_piece,), "only the first", "첫 조각만"),
    (check.assemble, (last_piece,), "replaces the one before", "앞의 조각을 지우고"),
    (check.assemble, (lambda stream: joined(stream, " "),), "there are too many or too few spaces. The", "빈칸이 더"),
    (check.assemble, (lambda stream: joined(stream, "-"),), "assemble returned", "스트림의 내용은"),
    (check.beginning, (lambda stream, length: None,), "returned None", "None을 돌려줬어요"),
    (
        check.beginning,
        (lambda stream, length: assemble(stream).split(),),
        'Join them into one string with "".join(...).',
        "따로따로",
    ),
    (check.beginning, (lambda stream, length: "x" * length,), "not how the stream begins", "앞부분과"),
    (
        check.beginning,
        (lambda stream, length: closing(stream, length - 5),),
        "there should be at least",
        "글자뿐이에요",
    ),
    (check.beginning, (to_the_end,), "Stop with break", "break로"),
    (check.beginning, (left_open,), "still open", "열려 있어요"),
    (check.assemble, (replaced,), "replaces the one before", "앞의 조각을 지우고"),
    (
        check.assemble,
        (catching(IndexError, TypeError),),
        "hides real problems. An IndexError with another cause",
        "IndexError 오류가",
    ),
    (check.assemble, (catching(Exception),), "with another cause never reached the caller,", "진짜 문제까지"),
    (check.assemble, (catching_around,), "with another cause never reached the caller,", "진짜 문제까지"),
    (check.assemble, (kept_first,), "only the first piece was kept", "첫 조각만 남았어요"),
    (check.assemble, (backwards,), "reverse order", "순서가 거꾸로"),
    (check.assemble, (prints_it,), "print", "print 대신"),
    (check.assemble, (yields,), "yield", "yield"),
    (check.assemble, (in_async,), "coroutine", "코루틴"),
    (check.assemble, (three_pieces,), "stopped after 4", "4개에서 멈춰서"),
    (
        check.assemble,
        (lambda stream: assemble(stream).split(),),
        'Join them into one string with "".join(...).',
        "따로따로",
    ),
    (check.assemble, ("text",), "not a function", "함수가 아니에요"),
    (check.beginning, (looking_first,), "a stream may end early. For one with", "먼저 끝날 수도"),
    (check.beginning, (with_a_while,), "stopped with TypeError", "TypeError 오류로 멈췄어요"),
    (check.beginning, (closing_in_the_loop,), "stopped with IndexError", "IndexError 오류로 멈췄어요"),
    (check.beginning, (closed_and_read_on,), "your function closes the stream and then", "닫은 다음에 또"),
    (check.beginning, (closed_only_when_long,), "stays open", "닫히지 않아요"),
    (check.beginning, (lambda stream: "",), "with 2 value", "값 2개로"),
]
