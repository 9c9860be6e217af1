"""Items of responses that are named instead of sent again, and calls that need the reasoning before them."""

import openai
import pytest
from shapes import ask, check_error

from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.resources.store import Store, Stored
from helpers.practice.wire import item_ids
from helpers.practice.wire.digest import Digest

PATH = "/v1/responses"
QUESTION = {"role": "user", "content": "How warm is it?"}
WEATHER = {
    "type": "function",
    "name": "weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}
FORCED = {"tools": [WEATHER], "tool_choice": "required"}


def output_of(call):
    return {"type": "function_call_output", "call_id": call.call_id, "output": "21"}


def named(*items):
    return [{"type": "item_reference", "id": item.id} for item in items]


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-6-luna"])
def test_named_items_are_the_items(client, model):
    """A turn whose earlier items are only named is answered, and counted, like one that sends them again."""
    first = client.responses.create(model=model, input=[QUESTION], **FORCED)
    *_, call = first.output
    asked = {"model": model, "tools": [WEATHER]}
    sent = client.responses.create(input=[QUESTION, *first.output, output_of(call)], **asked)
    by_name = client.responses.create(input=[QUESTION, *named(*first.output), output_of(call)], **asked)
    assert by_name.output_text == sent.output_text
    assert by_name.usage == sent.usage
    listed = client.responses.input_items.list(by_name.id, order="asc").data
    assert [item.type for item in listed] == ["message", *(item.type for item in first.output), "function_call_output"]


def test_input_items_can_be_named_too(client):
    """So can a user's message, and `type` may be left out, as the SDK's types have it."""
    first = client.responses.create(model="gpt-4o", input="My name is Mina.")
    [said] = client.responses.input_items.list(first.id).data
    again = client.responses.create(model="gpt-4o", input=[{"id": said.id}, {"role": "user", "content": "And now?"}])
    assert "My name is Mina." in again.output_text


def test_unknown_and_repeated_names(client):
    """What was not kept, was deleted, or is named twice is refused in the API's words."""
    asked = {"model": "gpt-4o", "input": "Hello"}
    loose = client.responses.create(**asked, store=False)
    with pytest.raises(openai.NotFoundError, match=r"not found\. Items are not persisted when `store`"):
        client.responses.create(model="gpt-4o", input=named(*loose.output))
    kept = client.responses.create(**asked)
    with pytest.raises(openai.BadRequestError, match=f"Duplicate item found with id {kept.output[0].id}"):
        client.responses.create(model="gpt-4o", input=named(*kept.output, *kept.output))
    client.responses.delete(kept.id)
    with pytest.raises(openai.NotFoundError):
        client.responses.create(model="gpt-4o", input=named(*kept.output))


def test_call_needs_its_reasoning(client):
    """A reasoning model's call comes back with its reasoning, or is a 400 that names both; kept or not."""
    for store in (True, False):
        first = client.responses.create(model="gpt-6-luna", input=[QUESTION], store=store, **FORCED)
        reasoning, call = first.output
        with pytest.raises(openai.BadRequestError) as caught:
            client.responses.create(model="gpt-6-luna", input=[QUESTION, call, output_of(call)], tools=[WEATHER])
        message = (
            f"Item '{call.id}' of type 'function_call' was provided without its required 'reasoning' item: "
            f"'{reasoning.id}'."
        )
        assert caught.value.body["message"] == message
        assert (caught.value.param, caught.value.code) == ("input", None)
        whole = [QUESTION, reasoning, call, output_of(call)]
        assert client.responses.create(model="gpt-6-luna", input=whole, tools=[WEATHER]).output_text


def test_reasoning_comes_along_where_it_is_asked_for(client):
    """Clients that keep nothing send back reasoning only if it has `encrypted_content`; it is taken back."""
    asked = {"model": "gpt-6-luna", "store": False, "include": ["reasoning.encrypted_content"]}
    first = client.responses.create(input=[QUESTION], **asked, **FORCED)
    reasoning, call = first.output
    assert reasoning.encrypted_content
    again = [QUESTION, reasoning.to_dict(), call.to_dict(), output_of(call)]
    assert client.responses.create(input=again, **asked).output_text
    plain = client.responses.create(model="gpt-6-luna", input=[QUESTION], **FORCED)
    assert plain.output[0].encrypted_content is None


def test_call_without_reasoning_needs_none(client):
    """Calls of a model that did not reason, and calls without their id, may stand alone."""
    for model, effort in (("gpt-4o", None), ("gpt-6-luna", "none"), ("gpt-6-luna", "low")):
        reasoning = {"effort": effort} if effort else openai.omit
        first = client.responses.create(model=model, input=[QUESTION], reasoning=reasoning, **FORCED)
        call = first.output[-1].to_dict()
        if effort == "low":
            del call["id"]
        answer = client.responses.create(model=model, input=[QUESTION, call, output_of(first.output[-1])])
        assert answer.output_text


def test_previous_response_brings_the_reasoning(client):
    """With `previous_response_id` nothing has to be sent again."""
    first = client.responses.create(model="gpt-6-luna", input=[QUESTION], **FORCED)
    result = [output_of(first.output[-1])]
    assert client.responses.create(model="gpt-6-luna", input=result, previous_response_id=first.id).output_text


def test_ids_tell_of_reasoning_only_where_there_was_some():
    """Every call of a response leads to its reasoning; other ids, and ids that were changed, lead nowhere."""
    digest = Digest(b"request")
    ids = [item_ids.function_call(digest, number, reasoned=True) for number in (1, 2, 300)]
    assert len(set(ids)) == 3
    assert {item_ids.reasoning_before(id) for id in ids} == {item_ids.reasoning(digest)}
    assert item_ids.reasoning_before(item_ids.function_call(digest, 1, reasoned=False)) is None
    assert item_ids.reasoning_before(ids[0][:-1] + ("0" if ids[0][-1] != "0" else "1")) is None
    assert item_ids.reasoning_before("fc_67ccf18f64008190a39b619f4c8455ef087bb177ab789d5c") is None


def test_store_finds_items_until_their_response_is_gone():
    """The newest response that an item came with is asked; a forgotten one leaves nothing behind."""
    store = Store(most=2)
    first, second = (Stored(b"{}", b'[{"id":"a","n":%d}]' % number, 1, ("a",)) for number in (1, 2))
    store.keep("one", first)
    store.keep("two", second)
    assert store.items()("a") == {"id": "a", "n": 2}
    store.forget("one")
    assert store.items()("a") == {"id": "a", "n": 2}
    store.forget("two")
    assert store.items()("a") is None
    assert first.size == 2 + len(first.turns) + 200


@pytest.mark.parametrize("id", [None, 5, [], ""])
def test_odd_names(id):
    """An id of a wrong type is a 400, an empty one is not found."""
    body = {"model": "gpt-4o", "input": [{"type": "item_reference", "id": id}]}
    reply, content = ask(Backend(Replies()), body, path=PATH)
    check_error(content)
    assert reply.status == (404 if id == "" else 400)
