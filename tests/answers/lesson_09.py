"""Answers to the exercises of lesson 09."""

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


RIGHT = [
    (check.assemble, (assemble,)),
    (check.assemble, (joined,)),
    (check.beginning, (closing,)),
    (check.beginning, (with_a_while,)),
    (check.beginning, (looking_first,)),
]
WRONG = [
    (check.assemble, (lambda stream: None,), "returned None", "None을 돌려줬어요"),
    (check.assemble, (list,), "type list", "list 타입"),
    (check.assemble, (without_a_look,), "IndexError", "IndexError"),
    (check.assemble, (added_to_none,), "TypeError", "TypeError"),
    (
        check.assemble,
        (lambda stream: joined(stream, content=lambda delta: str(delta.content)),),
        "word None",
        "None이라는",
    ),
    (check.assemble, (first_piece,), "only the first", "첫 조각만"),
    (check.assemble, (last_piece,), "Add each piece", "이어 붙이세요"),
    (check.assemble, (lambda stream: joined(stream, " "),), "own spaces", "빈칸이 더"),
    (check.assemble, (lambda stream: joined(stream, "-"),), "the text of the stream is", "스트림의 글은"),
    (check.beginning, (lambda stream, length: None,), "returned None", "None을 돌려줬어요"),
    (check.beginning, (lambda stream, length: assemble(stream).split(),), "type list", "list 타입"),
    (check.beginning, (lambda stream, length: "x" * length,), "not how the text", "앞부분과"),
    (check.beginning, (lambda stream, length: closing(stream, length - 5),), "were wanted", "글자뿐이에요"),
    (check.beginning, (to_the_end,), "Stop with break", "break로"),
    (check.beginning, (left_open,), "still open", "열려 있어요"),
]
