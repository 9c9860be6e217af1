"""The anatomy of a response: each path works when it is typed, and says what stands there."""

import json
import os

import pytest
from openai import OpenAI
from openai.types.chat import ChatCompletion

from helpers import connect, forms
from helpers.errors import InputError
from helpers.forms.anatomy import paths
from helpers.language import LANGUAGES, set_language

BODY = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "gpt-6-luna",
    "choices": [
        {
            "index": index,
            "finish_reason": "stop",
            "logprobs": None,
            "message": {"role": "assistant", "content": content, "refusal": None, "x-new field": {"a": [1]}},
        }
        for index, content in enumerate(("Hello <b>there</b>", "word " * 1000))
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}


@pytest.fixture
def response():
    """A response of the openai package, with a field that it does not know."""
    return ChatCompletion.model_validate(BODY)


@pytest.fixture
def real_response():
    """A response that went over HTTP, from practice mode."""
    os.environ["FIRST_CALL_MODE"] = "practice"
    connect(language="en")
    with OpenAI() as client:
        return client.chat.completions.create(
            model="gpt-6-luna", messages=[{"role": "user", "content": "What is an API?"}]
        )


def test_every_path_can_be_typed(real_response, response):
    """What the tree shows is Python that leads to exactly that part."""
    for given in (real_response, response, BODY):
        for node in paths(given):
            assert eval(node.path, {"response": given}) is node.value, node.path


def test_nothing_is_left_out(real_response):
    """As many parts as the JSON has, and the text is at the path that the lesson teaches."""

    def count(value):
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return 1 + sum(map(count, inside))

    nodes = {node.path: node for node in paths(real_response)}
    assert len(nodes) == count(json.loads(real_response.to_json()))
    assert nodes["response.choices[0].message.content"].value == real_response.choices[0].message.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_real_response_has_its_own_words(real_response, language):
    """No field that practice mode sends is a field without words."""
    set_language(language)
    assert [node.path for node in paths(real_response) if "/docs/api-reference/chat/object" in node.meaning] == []


def test_a_dictionary_has_the_same_words():
    """The raw JSON of a request is taken apart in the same way, with its own paths."""
    nodes = {node.path: node.meaning for node in paths(BODY)}
    assert "nearly always" in nodes["response['choices'][1]['message']['content']"]


def test_an_unknown_field_is_said_to_be_unknown(response):
    """New fields of the API appear, with a path that works and the way to the documentation."""
    node = next(node for node in paths(response) if node.label == "['a']")
    assert node.path == "response.choices[0].message.model_extra['x-new field']['a']"
    assert eval(node.path, {"response": response}) == [1]
    assert "/docs/api-reference/" in node.meaning


def test_choosing_a_part_shows_it(response):
    """It begins at the text; values are shortened and shown as text."""
    form = forms.anatomy(response)
    assert form.tree.value == "response.choices[0].message.content"
    assert "Hello &lt;b&gt;there&lt;/b&gt;" in form._part.value
    form.tree.value = "response.choices[1].message.content"
    assert "response.choices[1].message.content</code>" in form._part.value
    assert len(form._part.value) < 2000
    form.tree.value = "response.choices"
    assert "list of 2" in form._part.value


def test_the_tree_reads_as_a_tree(response):
    """Each line is indented by its depth."""
    lines = [line for line, _ in forms.anatomy(response).tree.options]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    assert lines[0].startswith("response: object with 6 fields")
    assert sorted(set(indents))[:4] == [0, 2, 4, 6]
    assert all(len(line) < 80 for line in lines)


def test_what_is_no_response_is_said():
    """The text alone, for example, has no anatomy."""
    with pytest.raises(InputError, match="str"):
        forms.anatomy("Hello")
