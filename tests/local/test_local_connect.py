"""connect("local"): which server and model answers, what is said, and that no key of OpenAI's goes there."""

from __future__ import annotations

import os
import re
import socket
import ssl
import sys
from pathlib import Path

import openai
import pytest
from model_servers import ModelServer

from helpers import chat, chat_gpt, connection, explain, local, models, place, usage
from helpers.connection import connect, disconnect
from helpers.language import LANGUAGES
from helpers.local import places

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
ADMIN_KEY = "sk-admin-FAKE-DO-NOT-USE-9"
HELLO = [{"role": "user", "content": "Hello."}]

pytestmark = pytest.mark.usefixtures("elsewhere", "usual")


@pytest.fixture
def said(capsys):
    """Call connect("local", ...) and return the lines it prints."""

    def call(*arguments, **named) -> list[str]:
        connect("local", *arguments, **named)
        return capsys.readouterr().out.splitlines()

    return call


def ask(model: str = "gpt-6-luna"):
    """One call as lessons make it."""
    with openai.OpenAI(max_retries=0) as client:
        return client.chat.completions.create(model=model, messages=HELLO)


@pytest.mark.parametrize("kind", ["ollama", "lm_studio", "vllm", "llama"])
def test_lessons_run_unchanged_whatever_the_server_does_with_names(kind, usual, said):
    """A name that the server lacks is answered by the first model that can chat, and the response says which."""
    with ModelServer("nomic-embed-text:latest", "qwen3:4b", kind=kind) as server:
        usual(Ollama=server)
        lines = said()
        assert ask().model == "qwen3:4b"
        assert chat_gpt("Hello.").model == "qwen3:4b"
        assert ask("nomic-embed-text:latest").model == "nomic-embed-text:latest"  # a name that it has stays
    assert f"qwen3:4b answers, from a program on this computer ({server.place})" in lines[0]
    assert "such as gpt-6-luna, are answered by this one too" in lines[1]
    assert connection.current() == "live"
    assert connection.answering().model == "qwen3:4b"


def test_a_server_that_has_the_lessons_model_is_asked_directly(said):
    """As with vLLM's --served-model-name: there is nothing to change between here and there."""
    with ModelServer("gpt-6-luna", kind="vllm") as server:
        said(server.base_url)
        assert os.environ["OPENAI_BASE_URL"] == server.base_url
        assert ask().model == "gpt-6-luna"


def everywhere(monkeypatch) -> None:
    """A key of OpenAI's wherever one can be, and what else says whose account it is."""
    Path(".env").write_text(f"OPENAI_API_KEY={KEY}\n", encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ADMIN_KEY", ADMIN_KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-mine")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_of_mine")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"X-Mine: {KEY}")


@pytest.mark.parametrize("names", [("qwen3:4b",), ("gpt-6-luna",)], ids=["through the relay", "directly"])
@pytest.mark.parametrize("way", ["passed", "environment", "usual place", "mode"])
def test_no_key_of_openai_reaches_the_server(names, way, usual, monkeypatch, capsys):
    """Neither a key nor an organization, of any place and on any way; disconnect() puts all of it back."""
    everywhere(monkeypatch)
    with ModelServer(*names) as server:
        if way == "usual place":
            usual(Ollama=server)
        elif way != "passed":
            monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        if way == "mode":
            monkeypatch.setenv("FIRST_CALL_MODE", "local")
        before = dict(os.environ)
        connect(None if way == "mode" else "local", server.base_url if way == "passed" else None, needs="tools")
        connect(None if way == "mode" else "local", server.base_url if way == "passed" else None)
        assert ask().model == names[0]
        with openai.OpenAI() as client:
            assert [model.id for model in client.models.list()] == list(names)
            with pytest.raises(openai.NotFoundError):
                client.models.retrieve("no-such-thing") if len(names) > 1 else client.get("/nothing", cast_to=object)
    assert len(server.received) >= 4
    for secret in (KEY, ADMIN_KEY, "org-of-mine", "proj_of_mine"):
        assert secret not in server.texts()
    assert KEY not in capsys.readouterr().out
    disconnect()
    assert dict(os.environ) == before


def test_a_client_with_another_key_is_refused_by_the_relay_and_its_key_goes_nowhere(said):
    """Who writes OpenAI(api_key=...) in a cell reaches the relay with it, and it ends there."""
    with ModelServer("qwen3:4b") as server:
        said(server.base_url)
        asked = len(server.received)
        with openai.OpenAI(api_key=KEY) as client, pytest.raises(openai.AuthenticationError):
            client.chat.completions.create(model="gpt-6-luna", messages=HELLO)
        assert len(server.received) == asked
        assert KEY not in server.texts()


@pytest.mark.parametrize("key", [KEY, ADMIN_KEY, "sk-FAKE-DO-NOT-USE-of-the-learner"])
def test_a_key_of_openai_as_the_room_key_is_not_sent(key, said, monkeypatch):
    """By its form, or because it is the one that the learner has saved."""
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with ModelServer("qwen3:4b") as server:
        lines = said(server.base_url, room_key=key)
        assert "The room_key is one of OpenAI's keys" in lines[1]
        assert key not in "".join(lines)
        assert server.received == []
        assert connection.current() == "practice"


@pytest.mark.parametrize("passed", [True, False])
@pytest.mark.parametrize("names", [("qwen3:4b",), ("gpt-6-luna",)], ids=["through the relay", "directly"])
def test_a_room_key_is_sent_to_the_server_that_it_is_for(passed, names, said, monkeypatch):
    """Passed, or as FIRST_CALL_ROOM_KEY; without it the message says what to pass."""
    with ModelServer(*names, key="room-abc12345") as server:
        lines = said(server.base_url)
        assert 'wants a key. If you have one for it, pass it: connect("local", room_key="...")' in lines[1]
        if not passed:
            monkeypatch.setenv("FIRST_CALL_ROOM_KEY", "room-abc12345")
        lines = said(server.base_url, room_key="room-abc12345" if passed else None)
        assert lines[0].startswith("Local mode: ")
        assert "room-abc12345" not in "".join(lines)
        assert ask().model == names[0]


def test_the_order_of_the_places(usual, said, monkeypatch):
    """Passed, environment, nearest .env, the usual places; OPENAI_BASE_URL for OpenAI itself counts as none."""
    with ModelServer("a") as a, ModelServer("b") as b, ModelServer("c") as c, ModelServer("d") as d:
        usual(Ollama=d)
        assert ask_after(said) == "d"
        Path(".env").write_text(f"OPENAI_BASE_URL={c.base_url}\n", encoding="utf-8")
        assert ask_after(said) == "c"
        monkeypatch.setenv("OPENAI_BASE_URL", b.base_url)
        assert ask_after(said) == "b"
        assert ask_after(said, a.base_url) == "a"
        monkeypatch.setenv("OPENAI_BASE_URL", "https://api.openai.com/v1")
        assert ask_after(said) == "d"


def ask_after(said, *arguments) -> str:
    """Which model answers after connect("local", ...)."""
    said(*arguments)
    return ask().model


def test_several_servers_are_named_and_the_first_is_taken(usual, said):
    """The others come with their models and how to choose them; so do other models of the first."""
    with ModelServer("a", "b") as first, ModelServer("c") as second:
        usual(Ollama=first, vLLM=second)
        lines = said()
        assert lines[0].startswith("Local mode: a answers")
        assert "Ollama usually listens at this address" in lines[2]
        assert lines[3].endswith('The server also has b. To use another one, run connect("local", model="b")')
        assert f"A server at {second.place} answers too, with c." in lines[4]
        assert f'connect("local", base_url="{second.base_url}")' in lines[4]
        assert said(model="b")[0].startswith("Local mode: b answers")
        assert said(model="c")[0].startswith("Local mode: c answers")  # whichever server has it
        assert "There is no model named x. These are available: a, b." in said(model="x")[1]
        assert "There is no model named a. These are available: c." in said(second.base_url, model="a")[1]


def test_which_model_is_taken():
    """The first that can chat as far as its name says, rather here than in a cloud; else the first."""
    best = local._best
    assert best(("mxbai-embed-large", "gpt-oss:120b-cloud", "qwen3:4b", "llama3.2")) == "qwen3:4b"
    assert best(("mxbai-embed-large", "gpt-oss:120b-cloud")) == "gpt-oss:120b-cloud"
    assert best(("mxbai-embed-large",)) == "mxbai-embed-large"


def test_a_model_in_a_cloud_is_said_to_be_one(said):
    """Ollama on this computer may pass on what is written."""
    with ModelServer("gpt-oss:120b-cloud") as server:
        assert any("over the internet" in line for line in said(server.base_url))


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://127.0.0.1:1/v1", "computer"),
        ("http://localhost:1/v1", "computer"),
        ("http://[::1]:1/v1", "computer"),
        ("http://0.0.0.0:1/v1", "computer"),
        ("http://192.168.0.7:11434/v1", "network"),
        ("http://10.1.2.3/v1", "network"),
        ("http://100.64.0.9/v1", "network"),
        ("http://teacher:8400/v1", "network"),
        ("http://teacher.local:8400/v1", "network"),
        ("http://[fe80::1]:1/v1", "network"),
        ("https://8.8.8.8/v1", "internet"),
        ("https://example.com/v1", "internet"),
        ("https://127.0.0.1.example.com/v1", "internet"),
        ("https://localhost.example.com/v1", "internet"),
    ],
)
def test_how_far_away_a_server_is(url, place):
    """That decides what is said about where one's words go."""
    assert local.where(url) == place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["computer", "network", "internet"])
def test_where_ones_words_go_is_said_as_it_is(place, language, said, monkeypatch):
    """That they stay on the computer is said of the kit's own model alone."""
    with ModelServer("qwen3:4b") as server:
        monkeypatch.setattr(local, "where", lambda url: place)
        lines = said(server.base_url, language=language)
    words = {
        "en": ("that program", "that computer", "over the internet"),
        "ko": ("그 프로그램", "그 컴퓨터", "인터넷을 거쳐"),
    }
    assert words[language][["computer", "network", "internet"].index(place)] in lines[0]
    encrypted = {"en": "isn't encrypted", "ko": "암호화되지 않아서"}[language]
    assert any(encrypted in line for line in lines) is (place != "computer")


def test_nothing_is_found(said, capsys):
    """Practice mode answers, and the next line has the command, its size, and what else there is."""
    lines = said()
    assert lines[0].startswith("Practice mode:")
    assert "python -m helpers local --install" in lines[1]
    assert place.shown(place.ROOT) in lines[1]
    assert "210 MB" in lines[1]
    assert connection.current() == "practice"
    assert ask().choices


WRONG = {
    # What answers, and what is said about it.
    "web page": ((200, "<!doctype html><html><body>Hello</body></html>"), "not an OpenAI-compatible server"),
    "another JSON": ((200, {"status": "ok"}), "not an OpenAI-compatible server"),
    "a list": ((200, [1, 2]), "not an OpenAI-compatible server"),
    "another list": ((200, {"object": "list", "data": "none"}), "not an OpenAI-compatible server"),
    "no page": ((404, "404 page not found"), "not an OpenAI-compatible server"),
    "login page": ((401, "<html>Log in</html>"), "not an OpenAI-compatible server"),
    "loading": (
        (503, {"error": {"message": "Loading model", "type": "unavailable_error", "code": 503}}),
        "loading its",
    ),
    "no models": ((200, {"object": "list", "data": None}), "has no model yet"),
    "an error": ((500, {"error": {"message": "no"}}), "HTTP status 500 instead of a list"),
    "odd ids": ((200, {"object": "list", "data": [{"id": 5}, {"id": " "}, 7, {}]}), "has no model yet"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_such_server_is_named(case, language, said):
    """Cause and next step in one line, practice mode goes on, and nothing of the page is repeated."""
    reply, words = WRONG[case]
    with ModelServer("a", list_with=reply) as server:
        lines = said(server.base_url, language=language)
    assert connection.current() == "practice"
    assert len(lines) == 2
    assert server.place in lines[1]
    assert "<" not in lines[1]
    if language == "en":
        assert words in lines[1]


def test_a_server_that_never_answers_is_given_up(said, monkeypatch):
    """The time limit is short, since a cell waits."""
    monkeypatch.setattr(places, "_READ", 0.2)
    with ModelServer("a", list_with=(200, None)) as server:
        assert f"{server.place} did not answer in time" in said(server.base_url)[1]


def test_a_server_that_drips_is_given_up(said, monkeypatch):
    """Each piece comes in time, but there is no end of them."""
    monkeypatch.setattr(places, "_READ", 0.3)
    monkeypatch.setattr(places, "_NETWORK", 0.1)
    with ModelServer("a", list_with=None) as server:
        monkeypatch.setattr("model_servers._Handler.do_GET", lambda handler: handler._stream("a"))
        assert "did not answer in time" in said(server.base_url)[1]


def test_nobody_answers(said):
    """The sentence for a refused connection, which names host and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert f"No program answers at 127.0.0.1:{port}" in said(f"http://127.0.0.1:{port}/v1")[1]


def test_https_where_only_http_is_spoken(said):
    """It is not taken for a certificate."""
    with ModelServer("a") as server:
        lines = said(server.base_url.replace("http:", "https:"))
        assert "did not answer with a secure connection" in lines[1]


def test_a_bad_certificate(said):
    """Nothing but the handshake was sent."""
    with ModelServer("a") as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(Path(__file__).with_name("untrusted.pem"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        lines = said(server.base_url.replace("http:", "https:"), room_key="room-abc12345")
        assert f"The certificate of {server.place} was not accepted" in lines[1]
        assert server.received == []


def test_openai_is_not_local(said):
    """Passed on purpose it is a mistake, and nothing is asked."""
    assert "This address is OpenAI's own" in said("https://api.openai.com/v1")[1]
    assert connection.current() == "practice"


def test_what_is_no_address(said):
    """As everywhere: the problem, and practice mode."""
    assert "The base URL is not used" in said("http://x:99999/v1")[1]


def test_other_programs_at_the_usual_places_are_left_alone(usual, said):
    """A web server on port 8000 is no model; one that wants a key is named."""
    with ModelServer(list_with=(200, "<html></html>")) as page, ModelServer("a", key="room-abc12345") as locked:
        usual(vLLM=page)
        assert page.place not in "".join(said())
        usual(vLLM=page, llama=locked)
        assert f"The server at {locked.place} wants a key" in said()[1]
        assert said(room_key="room-abc12345")[0].startswith("Local mode: a answers")


def test_a_practice_backend_at_a_usual_place_is_no_model(usual, said):
    """`python -m helpers practice` listens on port 8000, as vLLM does."""
    from helpers.practice import start

    with start() as practice:
        port = int(practice.base_url.split(":")[2].removesuffix("/v1"))
        places.USUAL[port] = "vLLM"
        assert f":{port}" not in "".join(said())
        assert "is a practice backend, not a model" in said(practice.base_url)[1]


def test_names_from_a_server_are_shown_on_one_line(said):
    """A server chooses them, so they may be anything."""
    with ModelServer("a\nLive mode: \x1b[31mOpenAI answers" + "x" * 200) as server:
        lines = said(server.base_url)
    assert lines[0].startswith("Local mode: a?Live mode: ?[31mOpenAI answersx")
    assert max(map(len, lines)) < 400


def test_it_costs_nothing(said, capsys):
    """Even where the model has a name that the table of prices knows."""
    with ModelServer("gpt-6-luna") as server:
        said(server.base_url)
        response = ask()
        assert usage.cost(response) == 0
        usage.show(response)
        assert "US$" not in capsys.readouterr().out
    disconnect()
    assert usage.cost(response) > 0


def test_the_forms_bill_nothing(said):
    """Neither beforehand nor afterwards, though the field says gpt-6-luna; what was spent before stops nothing."""
    from helpers.forms import bill, turn

    with ModelServer("qwen3:4b") as server:
        said(server.base_url)
        sent = turn.request(models.default(), HELLO, temperature=0.1, limit=100, stream=False)
        expected = turn.together([sent])
        assert (expected.least, expected.most) == (0, 0)
        running = bill.Bill(limit=0.01, dollars=0.02)
        running.check(expected.most)
        assert chat.client().chat.completions.create(**sent).model == "qwen3:4b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_server_stopped(said, language, capsys):
    """The advice names the server, not the relay's own address, and says what to run."""
    with ModelServer("qwen3:4b") as server:
        said(server.base_url, language=language)
    with pytest.raises(openai.InternalServerError) as failed:
        ask()
    explain(failed.value)
    out = " ".join(capsys.readouterr().out.split())
    assert server.place in out
    assert 'connect("local")' in out
    relay = re.search(r":(\d+)/", os.environ["OPENAI_BASE_URL"])[1]
    assert relay not in out


def test_a_server_that_is_asked_directly_stopped(said, capsys):
    """A refused connection gets the same advice."""
    with ModelServer("gpt-6-luna") as server:
        said(server.base_url)
    with pytest.raises(openai.APIConnectionError) as failed:
        ask()
    explain(failed.value)
    assert 'Then run connect("local")' in " ".join(capsys.readouterr().out.split())


def test_a_need_that_the_server_lacks_leaves_the_lesson_to_practice_mode(said):
    """It is asked, not assumed; the line names the server, and nothing keeps running for it."""
    with ModelServer("qwen3:4b") as server:
        lines = said(server.base_url, needs="embeddings")
        assert lines[0].startswith("Practice mode:")
        assert f"{server.place} cannot do what this lesson is about (embeddings)" in lines[1]
        assert any(path == "/v1/embeddings" for _, path, *_ in server.received)
        assert connection._session.beside is None
        assert connection.answering() is None


def test_the_mode_is_read_where_settings_are(usual, capsys):
    """FIRST_CALL_MODE=local in .env: connect() itself is local, and a key that is passed is still meant."""
    with ModelServer("a", "b") as server:
        usual(Ollama=server)
        Path(".env").write_text(f"FIRST_CALL_MODE=local\nFIRST_CALL_MODEL=b\nOPENAI_API_KEY={KEY}\n", encoding="utf-8")
        connect()
        assert capsys.readouterr().out.startswith("Local mode: b answers")
        connect("sk-practice")
        assert connection.current() == "practice"
        connect(KEY)
        assert "OpenAI answers" in capsys.readouterr().out


def test_model_and_room_key_elsewhere_are_said_to_do_nothing(capsys):
    """They are never ignored in silence."""
    connect(model="a")
    assert "model and room_key count only with" in capsys.readouterr().out


def test_proxies_are_gone_around(said, monkeypatch):
    """No proxy of a school reaches this computer, and none that is broken stops a client."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "socks9://nowhere")
    before = dict(os.environ)
    with ModelServer("qwen3:4b") as server:
        said(server.base_url)
        assert ask().model == "qwen3:4b"
    disconnect()
    assert dict(os.environ) == before


def test_nothing_is_left_running(said):
    """A second connect("local") keeps the relay, another server or mode ends it, and so does disconnect()."""
    with ModelServer("a") as first, ModelServer("b") as second:
        said(first.base_url)
        relay = connection._session.beside
        said(first.base_url)
        assert connection._session.beside is relay
        said(second.base_url)
        assert not relay._thread.is_alive()
        relay = connection._session.beside
        connect(KEY)
        assert not relay._thread.is_alive()
        said(second.base_url)
        relay = connection._session.beside
        disconnect()
        assert not relay._thread.is_alive()
        assert connection._session.beside is None


def test_in_a_browser_it_says_what_holds_there(said, monkeypatch):
    """CORS and mixed content; nothing is tried."""
    monkeypatch.setattr(sys, "platform", "emscripten")
    choice = local.choose(local.Address())
    assert "not in this page" in choice.problem
    assert "CORS" in choice.problem
