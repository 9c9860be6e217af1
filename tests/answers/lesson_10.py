"""Answers to the exercises of lesson 10."""

from helpers import check


def user(content):
    return {"role": "user", "content": content}


def assistant(content):
    return {"role": "assistant", "content": content}


def copied(messages, question, answer):
    longer = messages.copy()
    longer.append(user(question))
    longer.extend([{"content": answer, "role": "assistant"}])
    return longer


def in_place(messages, question, answer):
    messages += [user(question), assistant(answer)]
    return messages


def appended(messages, question, answer):
    return messages.append(user(question))


def sliced(messages, count):
    has_system = bool(messages) and messages[0]["role"] == "system"
    return messages[:1] + messages[1:][-count:] if has_system else messages[-count:]


def in_a_loop(messages, count):
    kept = []
    for message in reversed(messages):
        if message["role"] == "system" or len(kept) < count:
            kept.insert(0, message)
    return kept


def in_pairs(messages, count):
    start = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    while len(rest) > count:
        rest = rest[2:]
    return start + rest


def cut_short(messages, count):
    start = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    return start + rest[len(rest) - count :]


def in_parts(messages, question, answer):
    told = {"role": "assistant", "content": [{"type": "text", "text": answer}]}
    return [*messages, user(question), told]


def only_later(messages, question, answer):
    return [messages[0], *messages[1:], user(question), assistant(answer)]


def emptied(messages, count):
    kept = sliced(messages, count)
    del messages[:]
    return kept


def popped(messages, count):
    start = [messages.pop(0)] if messages[0]["role"] == "system" else []
    return start + messages[-count:]


def in_place_kept(messages, count):
    del messages[1:-count]


def of_two_roles(messages, count):
    start = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] in ("user", "assistant")]
    return start + rest[-count:]


def always_a_system(messages, count):
    system = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    return [system[0], *rest[-count:]]


def prints_it(messages, count):
    print(sliced(messages, count))


RIGHT = [
    (check.remember, (lambda messages, question, answer: [*messages, user(question), assistant(answer)],)),
    (check.remember, (copied,)),
    (check.keep_last, (sliced,)),
    (check.keep_last, (in_a_loop,)),
    (check.remember, (in_parts,)),
    (check.remember, (lambda messages, question, answer: [*messages, user(question), assistant(answer)],)),
    (check.keep_last, (lambda messages, count: sliced(list(messages), count),)),
    (check.keep_last, (lambda messages, count: messages if len(messages) <= count else sliced(messages, count),)),
]
WRONG = [
    (check.remember, (appended,), "returned None", "None을 돌려줬어요"),
    (check.remember, (lambda messages, question, answer: answer,), "type str", "str 타입"),
    (
        check.remember,
        (lambda messages, question, answer: messages,),
        "remember returned the list with nothing",
        "아무것도 더해지지",
    ),
    (check.remember, (in_place,), "has changed too", "받은 리스트까지"),
    (
        check.remember,
        (lambda messages, question, answer: [user(question), assistant(answer)],),
        "begin with all the earlier messages",
        "앞부분에",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [messages, user(question), assistant(answer)],),
        "a single item",
        "원래 리스트 전체가 새 리스트의 한 칸에 들어갔어요. 앞에 별표를 붙이면",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, user(question)],),
        "should have 5 messages",
        "5개여야",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, assistant(answer), user(question)],),
        "before its question",
        "질문보다 앞에",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, question, answer],),
        "the question should be a dictionary",
        "질문은 role과",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, user(question), answer],),
        "the answer should be a dictionary",
        "답은 role과",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, assistant(question), user(answer)],),
        "the question has the role 'assistant'",
        "묻는 쪽은",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, user(question), user(answer)],),
        "the answer has the role 'user'",
        "답하는 쪽은",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, user("question"), assistant(answer)],),
        "of the user message",
        "user 메시지의 content",
    ),
    (
        check.remember,
        (lambda messages, question, answer: [*messages, user(question), assistant(question)],),
        "of the assistant message",
        "assistant 메시지의 content",
    ),
    (check.keep_last, (lambda messages, count: None,), "returned None", "None을 돌려줬어요"),
    (check.keep_last, (lambda messages, count: messages[-1],), "type dict", "dict 타입"),
    (check.keep_last, (lambda messages, count: messages,), "whole list", "전체 리스트"),
    (
        check.keep_last,
        (lambda messages, count: messages[-count:],),
        "the last messages are right, but the system",
        "사라졌어요",
    ),
    (check.keep_last, (lambda messages, count: messages[: count + 1],), "first messages after", "처음 메시지들"),
    (
        check.keep_last,
        (lambda messages, count: messages[-count:] + messages[:1],),
        "belongs at the beginning",
        "맨 앞에",
    ),
    (
        check.keep_last,
        (lambda messages, count: messages[:1] + messages[1 - count :],),
        "there is one message too few. Don't count",
        "세지 않아요",
    ),
    (check.keep_last, (lambda messages, count: messages[:count],), ". It returned 3", "지금 결과: 3"),
    (
        check.keep_last,
        (lambda messages, count: messages[:1] + messages[1:][-count:],),
        "without a system message",
        "없는 리스트에서 틀려요",
    ),
    (check.keep_last, (in_pairs,), "(messages, 2) should return 3", "(messages, 2) 함수를"),
    (check.keep_last, (cut_short,), "fewer messages than count", "count보다 적은"),
    (check.remember, (only_later,), "first question of a conversation", "비어 있는 첫 질문"),
    (check.remember, (lambda messages, question: messages,), "with 3 value", "값 3개로"),
    (check.remember, (lambda messages, question, answer: (*messages, user(question)),), "type tuple", "tuple 타입"),
    (check.keep_last, (emptied,), "had 6 messages and now has 0", "6개였는데 지금은 0개"),
    (check.keep_last, (popped,), "had 6 messages and now has 5", "6개였는데 지금은 5개"),
    (check.keep_last, (in_place_kept,), "and returned None", "리스트를 바꾸고 None"),
    (check.keep_last, (of_two_roles,), "fails on tool messages", "도구 메시지"),
    (check.keep_last, (always_a_system,), "without a system message", "없는 리스트에서 틀려요"),
    (check.keep_last, (prints_it,), "print", "print 대신"),
    (
        check.keep_last,
        (lambda messages, count: [messages[0], *reversed(messages[-count:])],),
        "in reverse",
        "순서가 거꾸로",
    ),
    (check.keep_last, (lambda messages, count: iter(messages),), "type list_iterator", "list_iterator 타입"),
]
