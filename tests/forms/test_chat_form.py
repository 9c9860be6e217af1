"""The chat form, used without a browser."""

import html
import re
import threading

import pytest
from other_server import OtherServer

from helpers import connect, disconnect, models
from helpers.forms import bill, chat, turn
from helpers.forms import playground as make_playground
from helpers.language import set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


@pytest.fixture(autouse=True)
def fresh():
    """Practice mode, and a bill with nothing on it."""
    bill.of.cache_clear()
    connect(language="en")
    yield
    bill.of.cache_clear()


@pytest.fixture
def answered(monkeypatch):
    """Let every call come back at once with this answer. Yields what was sent."""
    sent = []

    def answer(told="fine", *, finish="stop", tokens=(10, 5), dollars=0.03):
        made = turn.Outcome(told, {}, "m", finish, *tokens, 0, dollars, 0.1)

        async def run(client, request, show):
            sent.append(request)
            return made

        monkeypatch.setattr(turn, "run", run)
        return sent

    return answer


def plain(widget):
    """Return what an HTML widget shows as text."""
    return html.unescape(re.sub(r"<.*?>", " ", widget.value)).strip()


def say(form, question):
    form.question.value = question
    form.ask.click()


def press_enter(form, typed=None):
    """Do what a browser does: it says that Enter was pressed, and then what was typed, unless it has said so."""
    form.question._handle_custom_msg({"event": "submit"}, [])
    if typed is not None:
        form.question.set_state({"value": typed})


def test_nothing_is_sent_before_a_click():
    """Making the form costs nothing; its name is the same in every run and language by language."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form = chat()
        assert (
            repr(form)
            == "Chat form (run this cell to use it). No buttons here? Call chat_gpt(...) in a cell, as in lesson 06."
        )
        assert server.received == []
    assert form.begin_again.disabled
    assert not form.ask.disabled
    disconnect()
    set_language("ko")
    assert (
        repr(chat())
        == "채팅창(이 셀을 실행하면 나와요). 버튼이 보이지 않으면: 셀에서 chat_gpt(...)를 호출하세요. 레슨 06에 나와요."
    )


@pytest.mark.parametrize(
    ("language", "second", "answer"),
    [("en", "What is my name?", "Your name is Mina."), ("ko", "제 이름이 뭐예요?", "이름은 민아예요.")],
)
def test_the_lesson_s_conversation(language, second, answer):
    """The example that stands in the field, then the question about it: the list went along."""
    set_language(language)
    form = chat()
    form.ask.click()
    assert form.question.value == ""
    say(form, second)
    assert form.conversation.turns[1] == (second, answer)
    assert answer in plain(form.history)
    assert "assistant" in plain(form.history)


def test_every_question_goes_out_with_the_whole_list(answered):
    """System message, turns and question; only what the default model accepts."""
    sent = answered("1")
    form = chat()
    form.system.value = "Be brief."
    say(form, "One?")
    say(form, " Two? ")
    assert [message["content"] for message in sent[1]["messages"]] == ["Be brief.", "One?", "1", "Two?"]
    assert sent[1]["model"] == models.default()
    assert sent[1]["reasoning_effort"] == "none"
    assert sent[1]["max_completion_tokens"] == 500


def test_turns_over_the_limit_are_marked(answered):
    """They stay on the screen, and one sees that they are not sent."""
    sent = answered("a rather long answer " * 40)
    form = chat()
    form.limit.value = 100
    say(form, "One?")
    assert "no longer sent" not in plain(form.history)
    say(form, "Two?")
    assert [message["content"] for message in sent[1]["messages"]] == ["Two?"]
    assert form.history.value.count('class="left-out"') == 1
    assert plain(form.history).count("no longer sent") == 1
    form.limit.value = 0
    say(form, "Three?")
    assert len(sent[2]["messages"]) == 5
    assert "no longer sent" not in plain(form.history)


def test_tokens_and_cost_run_along(answered):
    """Of each turn, of the conversation and of the session."""
    answered(tokens=(10, 5), dollars=0.001)
    form = chat()
    say(form, "One?")
    answered(tokens=(30, 5), dollars=0.002)
    say(form, "Two?")
    assert "tokens: 10 in, 5 out" in plain(form.history)
    assert "so far: turns 2, tokens in 40, tokens out 10. This is free. In live mode it would cost US$0.003" in plain(
        form.figures
    )
    assert "Practice calls in this session: 2, with 50 tokens." in plain(form.spent)


def test_a_server_without_figures_or_price_is_no_obstacle(answered):
    """Then the tokens are a question mark, and the price is said to be unknown."""
    answered(tokens=(None, None), dollars=None)
    form = chat()
    say(form, "One?")
    assert "tokens: ? in, ? out" in plain(form.history)
    assert "no known price" in plain(form.figures)
    assert "not in this total: 1" in plain(form.spent)


def test_the_limit_of_the_bill_stops_the_chat_too(answered):
    """The bill is the playground's; the question stays in the field until the limit is raised."""
    sent = answered(dollars=0.03)
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form, other = chat(), make_playground()
        assert form.most.value == 0.05
        other.stream.value = False
        other.run.click()
        say(form, "One?")
        assert len(sent) == 2
        assert "for US$0.06" in plain(form.spent)
        assert plain(other.spent).startswith("Calls in this session: 2,")
        say(form, "Two?")
        assert len(sent) == 2
        assert "Nothing was sent, because US$0.06 has been spent and the limit for this session is US$0.05" in plain(
            form.message
        )
        assert form.question.value == "Two?"
        form.most.value = 1
        assert other.most.value == 1
        form.ask.click()
        assert len(sent) == 3
    assert len(form.conversation.turns) == 2


def test_enter_sends_the_text_whichever_the_browser_says_first(answered):
    """The key before the text, the text before the key, and a text that was typed earlier."""
    sent = answered()
    form = chat()
    form.question.value = ""
    press_enter(form, "One?")
    form.question.set_state({"value": "Two?"})
    assert len(sent) == 1  # the field was left, and Enter was not pressed
    press_enter(form)
    assert [asked for asked, _ in form.conversation.turns] == ["One?", "Two?"]
    assert form.question.value == ""


def test_enter_in_an_empty_field_does_nothing_later(answered, monkeypatch):
    """A text that comes after a while was not entered."""
    sent = answered()
    form = chat()
    monkeypatch.setattr(form.question, "wait", 0)
    form.question.value = ""
    press_enter(form, "One?")
    assert sent == []
    assert form.question.value == "One?"


def test_clicks_and_enter_during_a_call_are_ignored(monkeypatch):
    """One call for one click, and what is typed meanwhile stays."""
    form, runs, original = chat(), [], turn.run

    async def run(client, sent, show):
        runs.append(sent)
        assert form.ask.disabled
        assert form.question.value == ""
        form.ask.click()
        form.question.value = "typed meanwhile"
        press_enter(form)
        return await original(client, sent, show)

    monkeypatch.setattr(turn, "run", run)
    form.ask.click()
    assert len(runs) == 1
    assert form.question.value == "typed meanwhile"
    assert not form.ask.disabled


def test_the_answer_is_shown_as_it_comes(monkeypatch):
    """The question at once, then the text so far."""
    form, shown, seen = chat(), [], threading.Event()
    form.history.observe(lambda change: "Half an ans" in change["new"] and seen.set(), "value")

    async def run(client, sent, show):
        shown.append(plain(form.history))
        show("Half an ans")
        assert seen.wait(10)
        raise KeyboardInterrupt

    monkeypatch.setattr(turn, "run", run)
    say(form, "One?")
    assert "One?" in shown[0]
    assert seen.is_set()
    assert "Interrupted" in plain(form.message)


def test_what_fails_is_explained_and_not_remembered(monkeypatch):
    """The question is back in the field, one click from being asked again, and no key is shown."""
    form = chat()
    with monkeypatch.context() as patched:
        patched.setattr(models, "default", lambda: "no-such-model")
        say(form, "What is my name?")
    assert "model_not_found" in plain(form.message)
    assert form.conversation.turns == []
    assert form.question.value == "What is my name?"
    assert "What is my name?" not in plain(form.history)
    assert bill.of("practice").calls == 0
    form.ask.click()
    assert "I don't know your name" in plain(form.history)


def test_an_interrupted_call_is_in_the_bill(monkeypatch):
    """It may be charged, though nothing of it is remembered."""

    async def interrupted(client, sent, show):
        raise KeyboardInterrupt

    form = chat()
    with monkeypatch.context() as patched:
        patched.setattr(turn, "run", interrupted)
        say(form, "One?")
    assert bill.of("practice").unpriced == 1
    assert form.question.value == "One?"
    assert form.conversation.turns == []
    assert not form.ask.disabled


def test_an_answer_without_text_is_not_remembered(answered):
    """A server that cannot stream gives none, and reasoning may use up the limit; either is said."""
    form = chat()
    answered("")
    say(form, "One?")
    assert "had no content" in plain(form.message)
    answered("", finish="length")
    form.ask.click()
    assert "Reasoning used up the token limit before the" in plain(form.message)
    assert form.conversation.turns == []
    assert bill.of("practice").calls == 2
    answered("cut off", finish="length")
    form.ask.click()
    assert "cut off by the token limit" in plain(form.message)
    assert form.conversation.turns == [("One?", "cut off")]


def test_an_empty_question_is_not_sent(answered):
    """The message says what is missing."""
    sent = answered()
    form = chat()
    say(form, "  ")
    assert "Write a question first." in plain(form.message)
    assert sent == []


def test_begin_again_forgets_the_conversation_and_keeps_the_bill(answered):
    """System message and limit stay; the next question goes out alone."""
    sent = answered()
    form = chat()
    form.system.value = "Be brief."
    say(form, "One?")
    assert not form.begin_again.disabled
    form.begin_again.click()
    assert "Nothing has been sent yet" in plain(form.history)
    assert "so far: turns 0, tokens in 0, tokens out 0." in plain(form.figures)
    assert form.begin_again.disabled
    assert bill.of("practice").calls == 1
    say(form, "Two?")
    assert [message["content"] for message in sent[1]["messages"]] == ["Be brief.", "Two?"]


def test_questions_and_answers_are_shown_as_text(answered):
    """Neither becomes part of the page."""
    answered("<script>alert(1)</script>")
    form = chat()
    say(form, "<img src=x onerror=alert(1)>")
    assert "<img" not in form.history.value
    assert "<script" not in form.history.value
    assert "&lt;img src=x onerror=alert(1)&gt;" in form.history.value


def test_fields_are_labelled_and_no_key_is_in_the_form():
    """Every field has a description, and nothing that the form shows contains the key."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form = chat()
        form.ask.click()
    for field in (form.system, form.question, form.limit, form.most):
        assert field.description
    for widget in (form.message, form.history, form.figures, form.spent):
        assert KEY[8:] not in widget.value
