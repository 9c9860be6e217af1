"""The key form: every trap is named, every outcome said, and nothing of the key stays where it could be saved."""

from __future__ import annotations

import gc
import json
import os
import socket
import stat
import types
from pathlib import Path

import ipywidgets
import pytest
from ipywidgets.embed import dependency_state
from other_server import OtherServer

from helpers import connect, connection, forms, keys, practice
from helpers.forms.key import KeyForm, try_key
from helpers.forms.key_field import ENVELOPES
from helpers.language import set_language

MARKER = "LEAKMARKER"
KEY = f"sk-proj-FAKE-{MARKER}-DO-NOT-USE-abcd"
PRACTICE_KEY = f"sk-practice-{MARKER}-abcd"
PASTES = {
    "good": KEY,
    "line break": f"{KEY}\n",
    "quotes": f'"{KEY}"',
    "whole line": f"export OPENAI_API_KEY={KEY}",
    "long dash": f"sk—proj-{MARKER}-DO-NOT-USE",
    "Hangul": f"sk-proj-한{MARKER}-DO-NOT-USE",
    "masked": f"sk-proj-{MARKER}...abcd",
    "other provider": f"sk-ant-{MARKER}-DO-NOT-USE",
    "no prefix": f"{MARKER}-DO-NOT-USE",
}


@pytest.fixture(autouse=True)
def _new_session():
    """Whether a form put a key into this process is known to the process, not to a form."""
    yield
    KeyForm._only_in_session = False


def message_from_browser(value):
    """What JupyterLab sends when a field holds something new."""
    data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
    return {"content": {"data": data}, "buffers": []}


def paste_in_browser(form, pasted):
    """Deliver what JupyterLab sends when the field is left."""
    deliver(form.envelopes.children[0], pasted)


def paste_without_scripts(form, pasted):
    """Deliver what a program sends that shows widgets and runs no scripts."""
    deliver(form.field, pasted)


def deliver(field, value):
    """Deliver a message from the browser, and see that it holds nothing any more."""
    message = message_from_browser(value)
    field._handle_msg(message)
    assert MARKER not in json.dumps(message)  # the kernel keeps the last message that it received


def paste_in_python(form, pasted):
    """Set the trait, as a test or a curious learner does."""
    form.field.value = pasted


def said(form):
    """What the form says: the mode and the message."""
    return form._mode.value + form.message.value


def everything_reachable(start):
    """Every string that can be reached from an object, without going through modules, classes and code."""
    seen, waiting, strings = set(), [start], []
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (types.ModuleType, type, types.CodeType)):
            continue
        if isinstance(thing, dict) and "__builtins__" in thing:
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            strings.append(thing)
        waiting += gc.get_referents(thing)
    assert len(strings) > 100
    return strings


def widget_state(form):
    """What notebooks and web pages save of the widgets, with and without the defaults."""
    states = [ipywidgets.Widget.get_manager_state(drop_defaults=drop) for drop in (True, False)]
    return json.dumps([*states, dependency_state([form], drop_defaults=False)])


@pytest.mark.parametrize("paste", [paste_in_browser, paste_without_scripts, paste_in_python])
@pytest.mark.parametrize("name", PASTES)
def test_nothing_saved_ever_holds_what_was_pasted(name, paste, sent, capsys):
    """Not the field, not the widget state, not a message to a browser, not a repr, not the output."""
    form = forms.key_form()
    paste(form, PASTES[name])
    states = [widget_state(form)]
    for button in (form.check, form.save, form.use_now, form.forget):
        button.click()
        states += [widget_state(form), repr(form), repr(vars(form)), form.field.value]
    assert '"PasswordModel"' in states[0]
    assert MARKER not in "".join(states)
    assert MARKER not in json.dumps(sent, default=str)
    assert MARKER not in "".join(capsys.readouterr())


def test_this_test_can_fail(sent):
    """An ordinary password field keeps its value, and echoes it."""
    field = ipywidgets.Password()
    field._handle_msg(message_from_browser(KEY))
    assert MARKER in widget_state(field)
    assert MARKER in json.dumps(sent)


def test_the_browser_is_told_to_empty_the_field(sent):
    """Where a notebook runs no scripts, the kernel does it."""
    form = forms.key_form()
    sent.clear()
    form.field._handle_msg(message_from_browser(KEY))
    assert {"method": "update", "state": {"value": ""}, "buffer_paths": []} in sent


def test_an_envelope_is_used_once():
    """A widget that is still waiting for the kernel would lose what comes next, so another one takes its place."""
    form = forms.key_form()
    before, count = form.envelopes.children, len(ipywidgets.Widget.get_manager_state()["state"])
    for ending in ("5678", "abcd"):
        used = form.envelopes.children[0]
        paste_in_browser(form, f"sk-proj-FAKE-DO-NOT-USE-{ending}")
        assert f"…{ending} has the right form" in said(form)
        assert used.comm is None
        assert used not in form.envelopes.children
    assert len(form.envelopes.children) == len(before) == ENVELOPES
    assert len({envelope.placeholder for envelope in (*before, *form.envelopes.children)}) == ENVELOPES + 2
    assert len(ipywidgets.Widget.get_manager_state()["state"]) == count


@pytest.mark.parametrize("name", PASTES)
def test_after_save_or_a_bad_paste_nothing_reachable_holds_it(name):
    """Only `.env` does, and this process's environment."""
    form = forms.key_form()
    paste_in_browser(form, PASTES[name])
    held = [text for text in everything_reachable(form) if MARKER in text]
    form.save.click()
    if name in ("good", "line break", "quotes", "whole line"):
        assert held  # between Check and Save
        assert MARKER in Path(".env").read_text(encoding="utf-8")
    else:
        assert not held
        assert not Path(".env").exists()
    assert [text for text in everything_reachable(form) if MARKER in text] == []


@pytest.mark.parametrize("action", ["use_now", "forget", "another paste"])
def test_the_pasted_key_is_let_go(action):
    """Whatever comes after, a key does not wait in the form."""
    keys.save("sk-proj-FAKE-DO-NOT-USE-5678")
    form = forms.key_form()
    form.replace.click()
    form.field.value = KEY
    if action == "another paste":
        form.field.value = "nonsense"
    else:
        getattr(form, action).click()
    assert [text for text in everything_reachable(form) if MARKER in text] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("good", "…abcd has the right form. Nothing"),
        ("quotes", "Removed the quotation marks"),
        ("long dash", "long dash inside the key"),
        ("masked", "shortened key from the key list"),
        ("other provider", "Anthropic"),
    ],
)
def test_what_is_wrong_is_said_as_soon_as_it_is_pasted(name, words):
    """No click is needed, and Check says it again."""
    form = forms.key_form()
    form.field.value = PASTES[name]
    assert words in said(form)
    form.say()
    form.check.click()
    assert words in said(form)


def test_without_a_key_every_button_says_so():
    """A click with an empty field gets an answer, and changes nothing."""
    form = forms.key_form()
    for button in (form.check, form.test, form.save, form.use_now):
        form.say()
        button.click()
        assert "no key here yet" in said(form)
    assert not Path(".env").exists()


def test_save_writes_the_file_and_goes_live():
    """The key is in `.env`, for its owner only, and the form says that calls cost money from now on."""
    connect(language="en")
    form = forms.key_form()
    assert "Practice mode" in said(form)
    form.field.value = KEY
    form.save.click()
    assert Path(".env").read_text(encoding="utf-8") == f"OPENAI_API_KEY={KEY}\n"
    if os.name == "posix":
        assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert "Saved the key …abcd" in said(form)
    assert "Live mode: OpenAI answers, with the key" in said(form)
    assert connection.current() == "live"
    assert form.field.layout.display == "none"
    assert form.replace.layout.display is None


def test_for_this_session_only_saves_nothing_and_lasts():
    """A later connect(), as the next cell may call it, still finds it."""
    connect(language="en")
    form = forms.key_form()
    form.field.value = KEY
    form.use_now.click()
    connect()
    assert connection.current() == "live"
    assert os.environ["OPENAI_API_KEY"] == KEY
    assert not Path(".env").exists()
    assert "is used until the kernel restarts. It is not" in said(form)
    form.forget.click()
    assert MARKER not in os.environ["OPENAI_API_KEY"]
    assert "Practice mode" in said(form)
    assert "unset" not in said(form)  # nothing is set outside this process


def test_saving_after_a_session_uses_what_was_saved():
    """The key of the session does not stay in front of the one in the file."""
    form = forms.key_form()
    form.field.value = "sk-proj-FAKE-DO-NOT-USE-5678"
    form.use_now.click()
    form.replace.click()
    form.field.value = KEY
    form.save.click()
    assert os.environ["OPENAI_API_KEY"] == KEY
    assert "from .env" in said(form)
    assert "There are two different keys. The one in the" not in said(form)


def test_replace_keeps_the_old_key_until_the_new_one_is_saved():
    """A new key that cannot be one leaves everything as it was."""
    keys.save("sk-proj-FAKE-DO-NOT-USE-5678")
    form = forms.key_form()
    assert "…5678" in said(form)
    form.replace.click()
    assert form.field.layout.display is None
    form.field.value = PASTES["masked"]
    form.save.click()
    assert keys.find().value.endswith("5678")
    form.field.value = KEY
    form.save.click()
    assert keys.find().value == KEY


def test_forget_removes_it_everywhere():
    """Practice mode goes on, and there is nothing left to replace or forget."""
    keys.save(KEY)
    connect(language="en")
    form = forms.key_form()
    form.forget.click()
    assert MARKER not in Path(".env").read_text(encoding="utf-8")
    assert "Practice mode" in said(form)
    assert "stays valid until you delete it" in said(form)
    assert form.forget.disabled
    assert form.field.layout.display is None


def test_a_pasted_key_can_be_forgotten():
    """Before anything is saved, Forget drops what was pasted, and touches no file."""
    form = forms.key_form()
    assert form.forget.disabled
    form.field.value = KEY
    assert not form.forget.disabled
    form.forget.click()
    assert "It was not saved anywhere." in said(form)
    assert [text for text in everything_reachable(form) if MARKER in text] == []
    assert form.forget.disabled


def test_a_key_that_cannot_be_saved_is_still_there_for_the_session(monkeypatch):
    """The reason is said, and the learner need not paste again."""

    def read_only(path, name, value):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("helpers.env_file.write_value", read_only)
    form = forms.key_form()
    form.field.value = KEY
    form.save.click()
    assert "Permission denied" in said(form)
    form.use_now.click()
    assert connection.current() == "live"


def test_practice_mode_that_is_forced_goes_on():
    """In a workshop the key is saved for later, and the form says why nothing changed."""
    os.environ["FIRST_CALL_MODE"] = "practice"
    form = forms.key_form()
    form.field.value = KEY
    form.save.click()
    assert "FIRST_CALL_MODE=practice" in said(form)
    assert "Practice mode" in said(form)


def test_test_sends_one_free_request():
    """The server that the key is for lists its models; the pasted key is tried, not the saved one."""
    with OtherServer() as server:
        os.environ["OPENAI_BASE_URL"] = server.base_url
        keys.save("some-other-FAKE-key-5678")
        form = forms.key_form()
        form.replace.click()
        form.field.value = KEY
        form.test.click()
    assert "The key works" in said(form)
    assert "…abcd" in said(form)
    assert "models it lists: 1" in said(form)
    assert "credit" not in said(form)


def test_test_works_for_the_key_in_place():
    """Without a new paste, the saved key is tried."""
    with OtherServer() as server:
        os.environ["OPENAI_BASE_URL"] = server.base_url
        keys.save("some-other-FAKE-key-5678")
        form = forms.key_form()
        form.test.click()
    assert "The key works" in said(form)
    assert "…5678" in said(form)


def test_test_tries_the_saved_key_though_another_one_is_used():
    """After saving, that key is meant, and not the one in the environment, which comes before it."""
    with OtherServer() as server:
        os.environ["OPENAI_BASE_URL"] = server.base_url
        os.environ["OPENAI_API_KEY"] = "some-other-FAKE-key-5678"
        form = forms.key_form()
        form.replace.click()
        form.field.value = KEY
        form.save.click()
        form.test.click()
    assert "The key works" in form.message.value
    assert "…abcd" in form.message.value


def test_test_tries_the_saved_key_though_practice_mode_is_forced():
    """Who clicks means the key, as for one that was just pasted."""
    os.environ["FIRST_CALL_MODE"] = "practice"
    with OtherServer() as server:
        form = forms.key_form()
        form.field.value = KEY
        form.save.click()
        os.environ["OPENAI_BASE_URL"] = server.base_url
        assert "practice backend accepts" not in form.message.value
        form.test.click()
    assert "…abcd" in form.message.value
    assert "practice backend accepts" not in form.message.value


@pytest.mark.parametrize(
    ("language", "words"), [("en", "been tested. Click Test to check"), ("ko", "아직 시험하지 않은 키예요")]
)
def test_save_says_when_the_key_was_not_tested(language, words):
    """Well-formed is not yet accepted; after a test that worked, nothing more is to be said."""
    set_language(language)
    with OtherServer() as server:
        os.environ["OPENAI_BASE_URL"] = server.base_url
        form = forms.key_form()
        form.field.value = KEY
        form.save.click()
        assert words in form.message.value
        form.replace.click()
        form.field.value = KEY
        form.test.click()
        form.save.click()
    assert words not in form.message.value


def test_a_test_that_failed_is_no_test():
    """The key may still be wrong."""
    os.environ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1"
    form = forms.key_form()
    form.field.value = KEY
    form.test.click()
    form.save.click()
    assert "been tested. Click Test to check" in form.message.value


def test_no_message_of_the_form_speaks_of_other_places():
    """Where a key is pasted there is no equals sign, and nothing is passed as an argument."""
    for pasted in (" ", "https://example.com/v1", "sk-", "sk-proj-Ab1", "org-AbCdEf", "sk-...", KEY[:15], "abc"):
        form = forms.key_form()
        form.field.value = pasted
        for words in ("equals sign", "base_url=", "keys.ask", "between the quotation marks"):
            assert words not in form.message.value, (pasted, form.message.value)


def test_a_practice_key_is_tried_at_the_practice_server():
    """The learner can try the form before there is an account, connected or not, whatever proxy is set."""
    os.environ["HTTP_PROXY"] = "http://127.0.0.1:9"
    form = forms.key_form()
    form.field.value = PRACTICE_KEY
    form.test.click()
    assert "practice backend accepts …abcd" in said(form)
    assert connection.current() is None


def test_a_refused_key_is_explained(sent):
    """401: cause and fix in the form, and the key can be tried again."""
    with practice.start() as server:
        os.environ["OPENAI_BASE_URL"] = server.base_url
        form = forms.key_form()
        form.field.value = KEY
        form.test.click()
    assert "AuthenticationError · 401 · invalid_api_key" in said(form)
    assert "Fix:" in said(form)
    assert not form.test.disabled
    assert MARKER not in json.dumps(sent, default=str) + said(form)
    assert form._checked.key == KEY


def test_a_server_that_stops_answering_is_given_up(monkeypatch, sent):
    """After the time limit the form says so, and the same key can be tried again."""
    monkeypatch.setattr("helpers.forms.key._TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        os.environ["OPENAI_BASE_URL"] = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        form = forms.key_form()
        form.field.value = KEY
        form.test.click()
    assert "APITimeoutError" in said(form)
    assert not form.test.disabled
    assert MARKER not in json.dumps(sent, default=str)


def test_a_bad_base_url_is_said_before_anything_is_sent():
    """The learner hears which setting to correct."""
    os.environ["OPENAI_BASE_URL"] = "http://"
    form = forms.key_form()
    form.field.value = KEY
    form.test.click()
    assert "not a web address" in said(form)


@pytest.mark.parametrize("place", ["environment", ".env", "passed"])
@pytest.mark.parametrize(("language", "words"), [("en", "what looks like a key"), ("ko", "키처럼 보이는 값")])
def test_a_key_where_the_base_url_belongs(place, language, words, sent, monkeypatch):
    """The form says so when it opens and when a key is tested; the misplaced key is not shown, sent or looked up."""
    looked_up = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: looked_up.append(host))
    if place == "environment":
        os.environ["OPENAI_BASE_URL"] = KEY
    if place == ".env":
        Path(".env").write_text(f"OPENAI_BASE_URL={KEY}\n")
    connect(base_url=KEY if place == "passed" else None, language=language)
    form = forms.key_form()
    assert words in said(form)
    shown = said(form)
    if place != "passed":
        form.field.value = "sk-proj-FAKE-DO-NOT-USE-5678"
        assert "5678" in said(form)
        form.test.click()
        assert words in said(form)
    assert MARKER not in shown + said(form) + json.dumps(sent, default=str)
    assert looked_up == []


def test_a_base_url_in_the_field_is_no_key(sent):
    """Whatever server the key is for, an address is not saved as one."""
    os.environ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1"
    form = forms.key_form()
    form.field.value = f"https://{MARKER.lower()}.example.com/v1"
    assert "This is a web address, not a key" in said(form)
    form.save.click()
    assert not Path(".env").exists()
    assert MARKER not in (said(form) + json.dumps(sent, default=str)).upper()


def test_openai_is_asked_when_practice_mode_is_on(monkeypatch):
    """In practice mode OPENAI_BASE_URL points to this computer; a real key is tried at OpenAI all the same."""
    import openai

    asked = []

    class Client(openai.OpenAI):
        def __init__(self, **settings):
            asked.append(settings)
            raise openai.APIConnectionError(request=None)

    monkeypatch.setattr(openai, "OpenAI", Client)
    connect(language="en")
    with pytest.raises(openai.APIConnectionError):
        try_key(KEY)
    assert asked[0]["base_url"] == "https://api.openai.com/v1"
    assert asked[0]["api_key"] == KEY
    assert asked[0]["max_retries"] == 0


def test_making_it_sends_and_prints_nothing(capsys):
    """It is made in every run of the notebooks, and its text there is always the same."""
    form = forms.key_form()
    assert (
        repr(form)
        == "Key form (run this cell to use it). No buttons here? Run this in a terminal: python -m helpers key"
    )
    assert "".join(capsys.readouterr()) == ""
    assert connection.current() is None
    assert not any(button.disabled for button in (form.check, form.test, form.save, form.use_now))


def test_every_field_and_button_has_a_label():
    """Screen readers and keyboards need them."""
    form = forms.key_form()
    assert form.field.description == "API key"
    assert all(button.description and button.tooltip for button in form.buttons)
