"""Chats that are kept with `store`: list, retrieve, change, delete, and their messages."""

import json

import openai
import pytest
from openai.types.chat import ChatCompletion
from shapes import REPLIES, ask, chat, check_error, check_exact

from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.resources.store import Store, Stored

PATH = "/v1/chat/completions"


def fresh():
    return Backend(Replies(REPLIES))


def listed(backend, query=""):
    """Return the page that a query asks for."""
    from helpers.practice import KEY
    from helpers.practice.wire.exchange import Request

    reply = backend.handle(Request("GET", PATH, query, {"authorization": f"Bearer {KEY}"}, b""))
    return reply.status, json.loads(b"".join(reply.chunks))


def test_kept_until_deleted(client):
    """With `store` a chat can be had again, changed and deleted; the SDK's own calls do it."""
    made = client.chat.completions.create(**chat("Hello", store=True, metadata={"lesson": "05"}))
    again = client.chat.completions.retrieve(made.id)
    assert again.metadata == {"lesson": "05"}
    assert again.model_copy(update={"metadata": None}).to_dict() == made.model_copy(update={"metadata": None}).to_dict()
    assert client.chat.completions.update(made.id, metadata={"lesson": "06"}).metadata == {"lesson": "06"}
    assert client.chat.completions.retrieve(made.id).metadata == {"lesson": "06"}
    assert client.chat.completions.update(made.id, metadata=None).metadata == {}
    assert made.id in [each.id for each in client.chat.completions.list(limit=1)]
    deleted = client.chat.completions.delete(made.id)
    assert (deleted.id, deleted.deleted, deleted.object) == (made.id, True, "chat.completion.deleted")
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.retrieve(made.id)
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.delete(made.id)


def test_messages_are_those_that_were_sent(client):
    """Texts, parts, names and calls; the answer is not among them."""
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "name": "mina", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": "1"},
    ]
    made = client.chat.completions.create(model="gpt-4o", messages=messages, store=True)
    found = [each.to_dict() for each in client.chat.completions.messages.list(made.id, limit=3)]
    assert [each["id"] for each in found] == [f"{made.id}-{index}" for index in range(4)]
    assert [each["role"] for each in found] == ["system", "user", "assistant", "tool"]
    assert (found[1]["content"], found[1]["content_parts"]) == ("a\nb", messages[1]["content"])
    assert (found[1]["name"], found[2]["tool_calls"], found[3]["tool_call_id"]) == ("mina", [call], "call_1")


def test_nothing_is_kept_unasked():
    """Chats are kept only with `store`, streamed ones too, and each as the SDK's type has it."""
    backend = fresh()
    for body in (chat("a"), chat("b", store=False), chat("c", stream=True)):
        ask(backend, body)
    assert listed(backend)[1]["data"] == []
    b"".join(ask(backend, chat("d", store=True, stream=True))[0].chunks)
    [kept] = listed(backend)[1]["data"]
    assert check_exact(ChatCompletion, kept).choices[0].message.content


def test_pages_and_filters():
    """The oldest first unless asked otherwise; by model, by its dated name too, and by metadata."""
    backend = fresh()
    ids = []
    for number in range(5):
        model = "gpt-4o" if number % 2 else "gpt-6-luna"
        _, content = ask(backend, chat(f"{number}", model=model, store=True, metadata={"n": str(number), "all": "가"}))
        ids.append(json.loads(content)["id"])
    assert [each["id"] for each in listed(backend)[1]["data"]] == ids
    assert [each["id"] for each in listed(backend, "order=desc")[1]["data"]] == ids[::-1]
    page = listed(backend, f"limit=2&after={ids[1]}")[1]
    assert ([each["id"] for each in page["data"]], page["has_more"]) == (ids[2:4], True)
    for query, found in (
        ("model=gpt-4o", ids[1::2]),
        ("model=gpt-4o-2024-08-06", ids[1::2]),
        ("model=gpt-5.1", []),
        ("metadata[n]=3", ids[3:4]),
        ("metadata[n]=3&metadata[all]=%EA%B0%80", ids[3:4]),
        ("metadata[n]=3&metadata[all]=b", []),
    ):
        assert [each["id"] for each in listed(backend, query)[1]["data"]] == found, query
    assert listed(backend, "limit=0")[0] == 400
    ask(backend, {"metadata": {"n": "0"}}, path=f"{PATH}/{ids[0]}")
    assert [each["id"] for each in listed(backend)[1]["data"]] == ids


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [
        ({}, 400, "metadata"),
        ({"metadata": {"a": 1}}, 400, "metadata.a"),
        ({"metadata": {}, "model": "gpt-4o"}, 400, "model"),
        ({"metadata": "x"}, 400, "metadata"),
    ],
)
def test_only_metadata_changes(body, status, param):
    """An update has to have metadata, of the right kind, and nothing else."""
    backend = fresh()
    id = json.loads(ask(backend, chat(store=True))[1])["id"]
    reply, content = ask(backend, body, path=f"{PATH}/{id}")
    assert (reply.status, check_error(content)["param"]) == (status, param)
    assert ask(backend, {"metadata": {}}, path=f"{PATH}/chatcmpl-none")[0].status == 404


def test_a_change_is_counted():
    """The store's size follows what is in it, and a change of nothing is nothing."""
    store = Store()
    store.keep("a", Stored(b"12", b"34", 0))
    store.change("a", Stored(b"12345", b"34", 0))
    store.change("b", Stored(b"12345", b"34", 0))
    assert (store.size, len(store.all())) == (7, 1)
