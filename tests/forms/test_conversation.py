"""A conversation without a face: what is sent, what is left out, what is remembered."""

import pytest

from helpers import tokens
from helpers.errors import InputError
from helpers.forms.conversation import Conversation, trim

TURNS = [("One?", "1"), ("Two?", "2"), ("Three?", "3")]


def roles(messages):
    return [message["role"] for message in messages]


def contents(messages):
    return [message["content"] for message in messages]


def test_a_question_goes_out_with_everything_before_it():
    """System message first, then the turns in order, then the question."""
    held = Conversation("Be brief.", turns=TURNS[:2])
    sent = held.messages("Three?")
    assert roles(sent) == ["system", "user", "assistant", "user", "assistant", "user"]
    assert contents(sent) == ["Be brief.", "One?", "1", "Two?", "2", "Three?"]
    assert held.left_out(sent) == 0


def test_without_a_system_message_none_is_sent():
    """An empty one would be a message too."""
    assert roles(Conversation().messages("One?")) == ["user"]


def test_asking_alone_is_not_remembered():
    """A call may fail; only remember() adds a turn, and forget() takes all of them away."""
    held = Conversation("Be brief.", 50)
    held.messages("One?")
    assert held.turns == []
    held.remember(*TURNS[0])
    assert held.turns == TURNS[:1]
    held.forget()
    assert held == Conversation("Be brief.", 50)


def test_the_oldest_turns_are_left_out_first_and_whole():
    """As few as the limit demands; the turns themselves are kept."""
    held = Conversation("Be brief.", turns=list(TURNS))
    whole = held.messages("Four?")
    held.limit = tokens.of_messages(whole)
    assert held.messages("Four?") == whole
    held.limit -= 1
    sent = held.messages("Four?")
    assert contents(sent) == ["Be brief.", "Two?", "2", "Three?", "3", "Four?"]
    assert held.left_out(sent) == 1
    assert held.turns == TURNS


def test_system_message_and_question_stay_whatever_the_limit():
    """Without them nothing could be answered."""
    held = Conversation("Be brief.", 1, list(TURNS))
    assert contents(held.messages("Four?")) == ["Be brief.", "Four?"]


def test_trimming_leaves_the_list_that_it_is_given():
    """A new list comes back."""
    given = Conversation(turns=list(TURNS)).messages("Four?")
    before = list(given)
    assert len(trim(given, 10)) == 1
    assert given == before
    assert trim(given, None) == given


def test_nothing_cannot_be_asked():
    """The message is the one of chat_gpt()."""
    with pytest.raises(InputError):
        Conversation("Be brief.").messages("")
