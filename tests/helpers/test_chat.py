"""chat_gpt() and get_message(), against the practice backend and against servers that differ from it."""

from types import SimpleNamespace

import openai
import pytest
from other_server import OtherServer

from helpers import chat_gpt, connect, disconnect, get_message, models
from helpers.errors import InputError
from helpers.language import set_language


@pytest.fixture
def practice(capsys):
    """A connection to the practice backend."""
    connect(language="en")
    capsys.readouterr()
    yield
    disconnect()


@pytest.fixture
def other(capsys):
    """A connection to another OpenAI-compatible server."""
    with OtherServer() as server:
        connect("sk-proj-FAKE-DO-NOT-USE-1234", server.base_url, language="en")
        capsys.readouterr()
        yield server
        disconnect()
        set_language(None)


def test_the_guide_s_call_works_as_the_guide_wrote_it(practice):
    """One positional message, the whole response back, the message at the guide's path."""
    response = chat_gpt("Say hello in one word.")
    assert response.choices[0].message.content == "Hello!"
    assert get_message(response) == "Hello!"
    assert response.model == models.default()


def test_messages_go_out_in_the_guide_s_order_with_the_guide_s_defaults(other):
    """System, user, assistant; temperature 0.1; the kit's default model."""
    chat_gpt("u", "s", "a")
    _, body = other.received[0]
    assert [(message["role"], message["content"]) for message in body["messages"]] == [
        ("system", "s"),
        ("user", "u"),
        ("assistant", "a"),
    ]
    assert body["model"] == models.default()
    assert body["temperature"] == 0.1
    assert body["reasoning_effort"] == "none"


def test_only_what_was_given_is_sent(other):
    """Empty and missing messages are left out, and so is temperature=None."""
    chat_gpt("u", system_message="", temperature=None)
    _, body = other.received[0]
    assert set(body) == {"model", "messages"}
    assert len(body["messages"]) == 1


def test_a_model_that_never_takes_temperature_gets_none_and_the_learner_is_told(other, capsys):
    """The table knows; no request is wasted on finding out."""
    chat_gpt("u", model="gpt-6.1-sol", temperature=0.7)
    assert len(other.received) == 1
    assert "temperature" not in other.received[0][1]
    out = capsys.readouterr().out
    assert "gpt-6.1-sol" in out
    assert "0.7" in out


def test_a_model_that_does_not_reason_gets_temperature_alone(other):
    """gpt-4o knows no reasoning_effort."""
    chat_gpt("u", model="gpt-4o")
    assert "reasoning_effort" not in other.received[0][1]
    assert other.received[0][1]["temperature"] == 0.1


def test_a_model_that_the_table_lacks_gets_what_the_guide_sends(other):
    """A new or local model: temperature, and nothing more."""
    chat_gpt("u", model="my-local-model")
    assert set(other.received[0][1]) == {"model", "messages", "temperature"}


def test_a_refused_temperature_is_left_out_once_and_the_learner_is_told(other, capsys):
    """The table may be behind the API: the call is repeated without temperature, once."""
    other.refuses_temperature = True
    assert get_message(chat_gpt("u", model="my-local-model")) == "other"
    assert ["temperature" in body for _, body in other.received] == [True, False]
    assert "sent again" in capsys.readouterr().out


def test_other_errors_are_not_retried_and_reach_the_learner(practice):
    """Only a refused temperature is mended; all else is the API's own error."""
    with pytest.raises(openai.NotFoundError) as caught:
        chat_gpt("u", model="no-such-model")
    assert caught.value.code == "model_not_found"


IMPOSSIBLE = [(3, "from 0 to 2"), (-1, "from 0 to 2"), (2.01, "from 0 to 2"), (float("nan"), "from 0 to 2")]
NO_NUMBERS = [("0.5", "str"), (True, "bool"), (False, "bool"), ([0.5], "list"), ("", "str")]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("temperature", "words"), [*IMPOSSIBLE, *NO_NUMBERS])
def test_an_impossible_temperature_is_refused_before_anything_is_sent(other, temperature, words, language):
    """Sent, it would be a 400, or worse: asked again without it, billed, and the mistake hidden."""
    set_language(language)
    with pytest.raises(InputError) as caught:
        chat_gpt("u", model="my-local-model", temperature=temperature)
    said = str(caught.value)
    assert "temperature" in said
    assert words in said or (language == "ko" and "0부터 2까지" in said)
    assert not other.received


@pytest.mark.parametrize("temperature", [0, 2, 1, 0.0, 2.0])
def test_the_ends_of_the_range_are_sent(other, temperature):
    """0 and 2 are temperatures, as whole numbers too."""
    chat_gpt("u", model="my-local-model", temperature=temperature)
    assert other.received[0][1]["temperature"] == temperature


UNSUPPORTED = "Unsupported parameter: 'temperature' is not supported with this model."
ANSWERS = {
    # What a server says about a temperature: the fields of its error, and whether asking again without it is right.
    "value": ({"param": "temperature", "code": "unsupported_value", "message": "No."}, True),
    "parameter": ({"param": "temperature", "code": "unsupported_parameter", "message": "No."}, True),
    "no code": ({"param": "temperature", "code": None, "message": UNSUPPORTED}, True),
    "range": ({"param": "temperature", "code": "decimal_above_max_value", "message": "Too high."}, False),
    "type": ({"param": "temperature", "code": "invalid_type", "message": "Not a number."}, False),
    "another": ({"param": "reasoning_effort", "code": "unsupported_value", "message": "No."}, False),
    "nothing": ({"param": None, "code": None, "message": "No."}, False),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_call_is_repeated_only_where_temperature_is_unsupported(other, answer, capsys):
    """A repeat costs money: it is made only if the API said that the model has no such parameter or value."""
    fields, again = ANSWERS[answer]
    kind = "invalid_request_error"
    usual = {"id": "1", "object": "chat.completion", "created": 1, "model": "m"}
    usual["choices"] = [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "other"}}]
    other.reply = lambda body: (400, {"error": {"type": kind, **fields}}) if "temperature" in body else (200, usual)
    if again:
        assert get_message(chat_gpt("u", model="my-local-model")) == "other"
    else:
        with pytest.raises(openai.BadRequestError):
            chat_gpt("u", model="my-local-model")
    assert len(other.received) == (2 if again else 1)
    assert ("sent again" in capsys.readouterr().out) is again


def test_nothing_to_send_is_said_before_anything_is_sent(other):
    """No message is a foreseeable mistake, not a request."""
    with pytest.raises(InputError, match="no message"):
        chat_gpt()
    with pytest.raises(InputError, match="user_message must be a string in quotes,"):
        chat_gpt(42)
    assert not other.received


def test_a_changed_key_gets_a_new_client(other):
    """The client is kept for a backend, not for ever."""
    chat_gpt("u")
    connect("sk-proj-FAKE-DO-NOT-USE-5678", other.base_url)
    chat_gpt("u")
    assert [authorization[-4:] for authorization, _ in other.received] == ["1234", "5678"]


@pytest.mark.parametrize("value", ["text", None, 3, SimpleNamespace(choices=[]), {"choices": []}])
def test_get_message_names_what_is_not_a_response(value):
    """The commonest slip is to pass the text itself."""
    with pytest.raises(InputError, match=type(value).__name__):
        get_message(value)


def test_get_message_returns_the_refusal_or_nothing_where_there_is_no_text():
    """`content` may be null: the model declined, or called a tool."""

    def response(content, refusal):
        return SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(content=content, refusal=refusal))])

    assert get_message(response(None, "I can't help with that.")) == "I can't help with that."
    assert get_message(response(None, None)) == ""
