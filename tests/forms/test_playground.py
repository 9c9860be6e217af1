"""The playground, clicked without a browser."""

import ast
import asyncio
import contextlib
import html
import json
import re
import socket
import threading
import time

import pytest
from other_server import OtherServer

from helpers import connect, disconnect, models, progress
from helpers.forms import bill, playground, turn
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
def other():
    """A live connection to another server that speaks the same API."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        yield server
        disconnect()


def plain(widget):
    """Return what an HTML widget shows as text."""
    return html.unescape(re.sub(r"<.*?>", " ", widget.value)).strip()


def answers(form):
    return [plain(column.answer) for column in form.columns]


def parts(column):
    """Return the three closed sections of an answer: code, request, response."""
    return [html.unescape(body) for body in re.findall(r"<pre[^>]*>(.*?)</pre>", column.details.value, re.DOTALL)]


def priced(monkeypatch, dollars):
    """Let every call come back at once, at this price."""
    answer = turn.Outcome("fine", {}, "m", "stop", 10, 5, 0, dollars, 0.1)
    sent = []

    async def run(client, request, show):
        sent.append(request)
        return answer

    monkeypatch.setattr(turn, "run", run)
    return sent


def test_nothing_is_sent_before_run_is_clicked(other):
    """Making the form costs nothing; its name is the same in every run."""
    form = playground()
    assert (
        repr(form)
        == "Playground (run this cell to use it). No buttons here? Call chat_gpt(...) in a cell, as in lesson 06."
    )
    assert other.received == []
    assert form.columns[0].copy.disabled
    assert not form.run.disabled


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("stream", [True, False])
def test_a_run_shows_answer_figures_and_json(language, stream):
    """The prepared example answers in both languages, streamed or not."""
    set_language(language)
    form = playground()
    form.stream.value = stream
    form.run.click()
    assert answers(form)[0].startswith({"en": "An API is an agreed way", "ko": "API는 한 프로그램이"}[language])
    code, sent, received = parts(form.columns[0])
    assert code == form.columns[0].code
    assert json.loads(sent)["messages"] == [{"role": "user", "content": form.user.value}]
    chunks = [json.loads(line) for line in received.splitlines()] if stream else [json.loads(received)]
    assert chunks[-1]["usage"]["completion_tokens"] > 5
    details = plain(form.columns[0].details)
    assert {"en": "US$0.0000", "ko": "0.0000"}[language] in details
    assert ("US$" in details) is (language == "en")
    assert ("원" in details) is (language == "ko")
    assert "KRW" not in details
    assert not form.run.disabled
    assert not form.columns[0].copy.disabled


def test_the_price_is_said_before_it_is_spent(other):
    """It follows the settings, and nothing is sent for it."""
    form = playground()
    assert "about 17 tokens in and up to 300 out, at most about US$0.0001517." in plain(form.estimate)
    form.compare.value = True
    assert "up to 600 out" in plain(form.estimate)
    form.limit.value = 0
    assert "no upper limit" in plain(form.estimate)
    form.model.value = "gpt-5-mini"
    assert "no price for gpt-5-mini" in plain(form.estimate)
    form.user.value = ""
    assert plain(form.estimate) == "Write a user message first."
    assert other.received == []


def test_an_empty_request_is_not_sent():
    """The message says what is missing, and the form works on."""
    form = playground()
    for nothing in ("", " \n\t "):
        form.user.value = form.assistant.value = form.columns[0].system.value = nothing
        form.run.click()
        assert "Write a user message first." in plain(form.message)
    assert bill.of("practice").calls == 0
    form.user.value = "Hello"
    form.run.click()
    assert json.loads(parts(form.columns[0])[1])["messages"] == [{"role": "user", "content": "Hello"}]
    assert "Hello" in answers(form)[0]


def test_only_what_the_model_accepts_is_sent_and_the_rest_is_named(other):
    """A temperature that the model refuses is left out, and the learner reads so."""
    form = playground()
    form.stream.value = False
    form.model.value = "gpt-6.1-sol"
    form.run.click()
    _, body = other.received[0]
    assert "temperature" not in body
    assert "doesn't accept temperature, so it was left" in plain(form.columns[0].details)
    form.model.value = "gpt-6-luna"
    form.run.click()
    assert other.received[1][1]["reasoning_effort"] == "none"
    assert "accepts a temperature only when reasoning is" in plain(form.columns[0].details)
    form.columns[0].send_temperature.value = False
    form.run.click()
    assert other.received[2][1].keys() == {"model", "messages", "max_completion_tokens"}
    assert len(other.received) == 3


def test_messages_go_out_as_they_were_typed(other):
    """All three, in the order of chat_gpt(), to the last space."""
    form = playground()
    form.stream.value = False
    form.user.value, form.assistant.value, form.columns[0].system.value = ' "u"\n안녕 ', "a", "s"
    form.run.click()
    assert other.received[0][1]["messages"] == [
        {"role": "system", "content": "s"},
        {"role": "user", "content": ' "u"\n안녕 '},
        {"role": "assistant", "content": "a"},
    ]


def test_two_settings_side_by_side():
    """They begin alike but for the temperature; one click, two calls, each with its own code."""
    form = playground()
    form.columns[0].system.value = "Be kind."
    form.compare.value = True
    sent = [json.loads(json.dumps(request)) for request in form._requests()]
    assert [request.pop("temperature") for request in sent] == [0.0, 1.2]
    assert sent[0] == sent[1]
    form.columns[0].system.value = ""
    form.columns[1].system.value = "You explain things to a child of seven."
    form.user.value = "What is an API? Answer in one sentence."
    form.run.click()
    first, second = answers(form)
    assert first.startswith("An API is an agreed way")
    assert second.startswith("An API is like a waiter")
    assert "temperature=0.0" in form.columns[0].code
    assert "temperature=1.2" in form.columns[1].code
    assert "child of seven" in form.columns[1].code
    assert bill.of("practice").calls == 2
    assert len(form._results.children) == 2
    form.compare.value = False
    form.run.click()
    assert bill.of("practice").calls == 3
    assert form.columns[1].code == ""


def test_a_cut_off_answer_is_said_to_be_one():
    """By the limit, and by reasoning that used it up."""
    form = playground()
    form.limit.value = 5
    form.run.click()
    assert "cut off by the token limit" in plain(form.columns[0].details)
    form.columns[0].send_temperature.value = False
    form.run.click()
    assert "Reasoning used up the token limit before the" in plain(form.columns[0].details)


def test_the_code_is_what_was_just_sent():
    """Changing a field afterwards does not change it; a new run does."""
    form = playground()
    form.run.click()
    code = form.columns[0].code
    form.user.value = "Something else"
    assert form.columns[0].code == code
    sent = json.loads(parts(form.columns[0])[1])
    call = next(
        node for node in ast.walk(ast.parse(code)) if getattr(getattr(node, "func", None), "attr", "") == "create"
    )
    assert {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords} == sent
    form.run.click()
    assert "Something else" in form.columns[0].code


def test_copying_hands_the_code_to_the_browser_once():
    """The script holds the very code; it does nothing when a saved notebook shows it again later."""
    form = playground()
    form.user.value = 'say "hi"</script>\n안녕'
    form.run.click()
    column = form.columns[0]
    column.copy.click()
    (output,) = column.copied.outputs
    script = output["data"]["application/javascript"]
    assert json.loads(re.search(r"\)\(element, (.*)\);$", script).group(1))["code"] == column.code
    assert "Date.now()" in script
    assert '<details class="first-call-part" open>' in column.details.value
    form.run.click()
    assert column.copied.outputs == ()


def test_answers_and_messages_are_shown_as_text():
    """A model may answer with HTML; it does not become part of the page."""
    form = playground()
    form.user.value = "<img src=x onerror=alert(1)>"
    form.run.click()
    assert "<img" not in form.columns[0].answer.value + form.columns[0].details.value
    assert form.user.value in answers(form)[0]


def test_the_bill_grows_and_its_limit_stops_further_calls(monkeypatch, other):
    """Five cents live, to begin with: the call that could pass it is not made, until the limit is raised."""
    sent = priced(monkeypatch, 0.03)
    form = playground()
    assert form.most.value == 0.05
    form.run.click()
    assert "session: 1, with 15 tokens, for US$0.03." in plain(form.spent)
    form.run.click()
    assert len(sent) == 2
    form.run.click()
    assert len(sent) == 2
    assert "Nothing was sent, because US$0.06 has been spent and the limit for this session is US$0.05" in plain(
        form.message
    )
    form.most.value = 0.06 + 0.0001
    form.run.click()
    assert len(sent) == 2
    assert "can cost up to US$0.0001517" in plain(form.message)
    form.most.value = 0
    form.run.click()
    assert len(sent) == 3
    assert not form.run.disabled


def test_all_playgrounds_of_a_session_share_one_bill():
    """A second form shows what the first one spent."""
    first, second = playground(), playground()
    first.run.click()
    assert "Practice calls in this session: 1," in plain(second.spent)
    second.most.value = 1
    assert first.most.value == 1


def test_practice_and_live_are_separate_bills(other):
    """What practice replies would have cost does not use up the limit of real money."""
    form = playground()
    form.stream.value = False
    form.run.click()
    assert bill.of("live").calls == 1
    connect()
    assert bill.of("practice").calls == 0


def test_a_call_without_a_price_is_named_in_the_bill(other):
    """A local model costs nothing that the table knows of."""
    form = playground()
    form.stream.value = False
    form.run.click()
    assert "not in this total: 1" in plain(form.spent)
    assert bill.of("live").dollars == 0


def test_a_server_without_figures_is_named():
    """One that cannot stream sends none."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form = playground()
        form.run.click()
    assert "The server sent no usage figures, so this" in plain(form.columns[0].details)


def test_the_rate_is_the_learners():
    """In Korean it begins as an example of KRW, in English as none; every amount follows it."""
    form = playground()
    assert form.rate.value == 0
    assert "Enter your bank's exchange rate to see" in plain(form._rate_note)
    set_language("ko")
    form = playground()
    form.run.click()
    assert re.search(r"키트가 \d{4}-\d\d-\d\d에 적어 둔 예시", plain(form._rate_note))
    form.rate.value = 2800
    assert re.search(r"\d{4}-\d\d-\d\d에 직접 적은 환율", plain(form._rate_note))
    assert "(0.43원)" in plain(form.estimate)
    assert "(0.04원)" in plain(form.columns[0].details)
    assert "(0.04원)" in plain(form.spent)
    form.rate.value = 0
    assert "원" not in plain(form.estimate)


def test_a_click_during_a_running_call_is_ignored(monkeypatch):
    """One call for one click, however impatient."""
    form, runs = playground(), []
    original = turn.run

    async def run(client, sent, show):
        runs.append(sent)
        assert form.run.disabled
        form.run.click()
        return await original(client, sent, show)

    monkeypatch.setattr(turn, "run", run)
    form.run.click()
    assert len(runs) == 1
    assert not form.run.disabled


def test_an_interrupt_is_said_counted_and_survived(monkeypatch):
    """What was sent may be charged, so the bill names it; the text so far stays."""

    async def interrupted(client, sent, show):
        show("Half an ans")
        raise KeyboardInterrupt

    form = playground()
    with monkeypatch.context() as patched:
        patched.setattr(turn, "run", interrupted)
        form.run.click()
    assert "Interrupted" in plain(form.message)
    assert answers(form)[0] == "Half an ans"
    assert "The answer didn't arrive completely." in plain(form.columns[0].details)
    assert bill.of("practice").unpriced == 1
    assert form.columns[0].copy.disabled
    form.run.click()
    assert "An API is" in answers(form)[0]


def test_stop_ends_a_stream(monkeypatch):
    """The text so far stays, the call is in the bill as one of unknown price, and the stream is closed."""
    form, closed = playground(), threading.Event()

    async def endless(client, sent, show):
        try:
            while True:
                show("Half an ans")
                form.halt.click()
                await asyncio.sleep(0)
        finally:
            closed.set()

    assert form.halt.disabled
    with monkeypatch.context() as patched:
        patched.setattr(turn, "run", endless)
        form.run.click()
    assert closed.wait(10)
    assert "Stopped" in plain(form.message)
    assert answers(form)[0] == "Half an ans"
    assert bill.of("practice").unpriced == 1
    assert form.halt.disabled
    form.run.click()
    assert "An API is" in answers(form)[0]


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"])
@pytest.mark.parametrize("stream", [True, False])
def test_stop_closes_the_connection_to_a_silent_backend(said, stream):
    """Before the first byte and after it: the backend sees the end at once, and the form works again."""
    form, left = playground(), []

    def serve(listening):
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(20)
            while b"What is an API?" not in connection.recv(65536):
                pass
            connection.sendall(said)
            stopped = time.monotonic()
            form.stop()
            with contextlib.suppress(ConnectionResetError):  # as some systems say that there is nobody any more
                assert connection.recv(1) == b""
            left.append(time.monotonic() - stopped)

    async def click_and_wait():  # as in a kernel, whose loop goes on
        form.run.click()
        await asyncio.to_thread(backend.join, 30)

    form.stream.value = stream
    with socket.create_server(("127.0.0.1", 0)) as silent:
        backend = threading.Thread(target=serve, args=(silent,))
        backend.start()
        connect(KEY, f"http://127.0.0.1:{silent.getsockname()[1]}/v1")
        asyncio.run(click_and_wait())
        assert "Stopped" in plain(form.message)
    assert left[0] < 10  # the form itself would wait for a minute
    assert bill.of("live").unpriced == 1
    assert answers(form)[0] == ""
    assert not form.running


def test_a_backend_that_stops_answering_is_given_up(monkeypatch):
    """After the time limit, in words; the call is counted as one of unknown price, and the form works again."""
    monkeypatch.setattr(turn, "TIMEOUT", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        connect(KEY, f"http://127.0.0.1:{silent.getsockname()[1]}/v1")
        form = playground()
        form.run.click()
    assert "didn't finish its answer in time." in plain(form.message)
    assert bill.of("live").unpriced == 1
    connect()
    form.run.click()
    assert "An API is" in answers(form)[0]


def test_a_refusal_is_explained_costs_nothing_and_shows_no_key():
    """A 404 as the API gives it."""
    form = playground()
    form.model.options = ["no-such-model"]
    form.run.click()
    assert "model_not_found" in plain(form.message)
    assert bill.of("practice").calls == 0
    assert not form.run.disabled


def test_the_second_of_two_failing_leaves_the_first(monkeypatch):
    """Each column says what became of it."""
    form, original = playground(), turn.run

    async def run(client, sent, show):
        if sent["temperature"] == 1.2:
            raise ValueError("broken")
        return await original(client, sent, show)

    monkeypatch.setattr(turn, "run", run)
    form.compare.value = True
    form.run.click()
    assert "An API is" in answers(form)[0]
    assert "The answer didn't arrive completely." in plain(form.columns[1].details)
    assert "broken" in plain(form.message)


def test_retired_models_are_not_offered_and_leaving_ones_are_marked():
    """The date stands beside the id."""
    form = playground()
    labels = {value: label for label, value in form.model.options}
    assert "gpt-4" not in labels
    assert labels["gpt-4o"] == "gpt-4o (shuts down on 2027-01-14)"
    assert form.model.value == models.default()


def test_a_default_that_the_table_lacks_is_offered_first(other):
    """A model of a live list, chosen in the model picker."""
    progress.put("default_model", "other-model")
    form = playground()
    assert form.model.value == "other-model"
    form.stream.value = False
    form.run.click()
    assert other.received[0][1]["model"] == "other-model"


def test_fields_are_labelled_and_no_key_is_in_the_form():
    """Every field has a description, and nothing that the form holds contains the key."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form = playground()
        form.stream.value = False
        form.run.click()
    column = form.columns[0]
    fields = (form.user, form.assistant, form.model, form.limit, form.stream, form.compare, form.most, form.rate)
    for field in (*fields, column.system, column.temperature, column.send_temperature):
        assert field.description
    held = [form.message, form.spent, form.estimate, column.answer, column.details]
    assert not any(KEY[8:] in widget.value for widget in held)
    assert KEY not in column.code
