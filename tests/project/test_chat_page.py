"""The chat page of lesson 18 over HTTP: budgets, rates, streams that are left, and what its log says."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import hashlib
import json
import re
import signal
import socket
import subprocess
import sys
import time
import types
from types import SimpleNamespace

import httpx2
import openai
import pytest
from builder import syntax
from other_server import OtherServer
from running_chat_page import FILES, EndlessServer, environment, running, write

from helpers import models, practice, usage

KEY = "sk-practice-chat-page-SECRET"
QUESTION = "What is the capital of France? A secret word: heron."
COOKIE = "chat_page_visitor"
SMALL = ("EACH, EVERYONE = 0.002, 0.05", "EACH, EVERYONE = 0.000175, 0.05")  # enough for one question


def load(language):
    """Return the file of a language as a module, and leave no compiled file beside it."""
    module = types.ModuleType(f"chat_page_{language}")
    text = FILES[language].read_text(encoding="utf-8")
    exec(compile(text, FILES[language], "exec", dont_inherit=True), module.__dict__)
    return module


FILE = load("en")


@pytest.fixture(scope="module")
def backend():
    """One practice backend for all pages of these tests."""
    with practice.start() as server:
        yield server


@pytest.fixture
def start(backend, tmp_path):
    """Start the page on the practice backend."""

    def start(*options, base_url=backend.base_url, **given):
        return running(tmp_path, base_url, KEY, *options, **given)

    return start


@pytest.fixture
def visit():
    """Make visitors: clients that keep their cookie and have opened the page."""
    clients = []

    def visit(page, opened=True):
        client = httpx2.Client(base_url=page.address, timeout=30, trust_env=False)
        clients.append(client)
        if opened:
            assert client.get("/").status_code == 200
        return client

    yield visit
    for client in clients:
        client.close()


def ask(client, question=QUESTION):
    """Ask, and return the status and what came: lines, or one error."""
    reply = client.post("/ask", json={"question": question})
    return reply.status_code, [json.loads(line) for line in reply.text.splitlines()]


def test_a_visitor_asks_and_comes_back(start, visit, backend):
    """The answer comes in pieces, its cost is subtracted, and a page loaded again shows the conversation."""
    with start() as page:
        visitor = visit(page)
        already = len(backend.usage)
        status, lines = ask(visitor)
        assert status == 200
        *pieces, last = lines
        assert len(pieces) > 3
        ((model, used),) = backend.usage[already:]
        cost = used["prompt_tokens"] * 0.125e-6 + used["completion_tokens"] * 0.5e-6
        assert last == {"left": pytest.approx(0.002 - cost)}
        text = "".join(piece["text"] for piece in pieces)
        talk = visitor.get("/talk").json()
        assert talk["messages"] == [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": text}]
        assert talk["left"] == last["left"]
        assert visit(page).get("/talk").json() == {"messages": [], "left": 0.002}
    assert model == "gpt-6-luna"


def test_a_budget_ends_one_visitor_and_no_other(start, visit, backend):
    """The second question is refused and reaches no model; another visitor can still ask."""
    with start(change=[SMALL]) as page:
        one, other = visit(page), visit(page)
        assert ask(one)[0] == 200
        already = len(backend.usage)
        assert ask(one) == (403, [{"error": "Your budget on this page is used up."}])
        assert len(backend.usage) == already
        assert ask(other)[0] == 200
        assert one.get("/talk").json()["left"] > 0


def test_the_budget_for_everyone_ends_all(start, visit, backend):
    """Without a cookie that is known, everybody is new; the common budget ends them all the same."""
    with start(change=[(SMALL[0], "EACH, EVERYONE = 0.002, 0.000175")]) as page:
        assert ask(visit(page))[0] == 200
        already = len(backend.usage)
        status, [said] = ask(visit(page))
        assert (status, "budget of this page" in said["error"]) == (503, True)
        assert len(backend.usage) == already


def test_too_many_questions_in_a_minute(start, visit):
    """The sixth is refused, and not to another visitor."""
    with start() as page:
        visitor = visit(page)
        assert [ask(visitor)[0] for _ in range(6)] == [200] * 5 + [429]
        assert ask(visit(page))[0] == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b"{}"}, 415),
        ({"data": {"question": "Hi"}}, 415),
        ({"json": {}}, 400),
        ({"json": []}, 400),
        ({"json": {"question": "  "}}, 400),
        ({"json": {"question": 5}}, 400),
        ({"json": {"question": "a" * 1001}}, 400),
        ({"content": b'{"question": "\\ud800"}', "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"\xff", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"[" * 16_000, "headers": {"content-type": "application/json"}}, 400),
    ],
    ids=["no type", "a form", "no question", "a list", "blank", "a number", "too long", "surrogate", "bytes", "deep"],
)
def test_what_is_no_question(module_page, visit, backend, sent, status):
    """It is refused with a sentence, and no model is asked."""
    already = len(backend.usage)
    reply = visit(module_page).post("/ask", **sent)
    assert (reply.status_code, list(reply.json())) == (status, ["error"])
    assert len(backend.usage) == already
    assert "Traceback" not in module_page.logged()


@pytest.fixture(scope="module")
def module_page(backend, tmp_path_factory):
    """One page for tests that change nothing."""
    with running(tmp_path_factory.mktemp("page"), backend.base_url, KEY) as page:
        yield page


@pytest.mark.parametrize("cookie", [None, "short", "a" * 44, "a" * 42 + "é"])
def test_a_cookie_that_is_not_ours(module_page, visit, backend, cookie):
    """Whoever has not opened the page, or made up a cookie of another form, asks nothing."""
    visitor = visit(module_page, opened=False)
    headers = {"cookie": f"{COOKIE}={cookie}".encode()} if cookie else {}
    reply = visitor.post("/ask", json={"question": "Hi"}, headers=headers)
    assert reply.status_code == 400
    assert "cookies" in reply.json()["error"]


def test_a_body_that_is_too_large_is_not_read(module_page, visit):
    """More than a question can have ends the connection or is refused."""
    visitor = visit(module_page)
    with contextlib.suppress(httpx2.TransportError):
        assert visitor.post("/ask", json={"question": "a" * 100_000}).status_code == 400
    assert ask(visitor)[0] == 200


def test_the_page_runs_its_own_script_alone(module_page, visit):
    """A cookie that scripts and other sites don't get; a policy that allows one script and no other website."""
    reply = visit(module_page, opened=False).get("/")
    assert re.fullmatch(
        rf"{COOKIE}=[\w-]{{43}}; expires=[^;]+; HttpOnly; Path=/; SameSite=Strict", reply.headers["set-cookie"]
    )
    policy = reply.headers["content-security-policy"]
    [nonce] = re.findall(r"script-src 'nonce-([\w-]+)'", policy)
    assert f'<script nonce="{nonce}">' in reply.text
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert KEY not in reply.text
    assert "innerHTML =" not in reply.text
    again = visit(module_page, opened=False).get("/")
    assert nonce not in again.text


@pytest.mark.parametrize("debug", [False, True])
def test_the_log_has_ids_and_tokens_and_no_words(start, visit, backend, debug):
    """Request id and usage are there; neither key, prompt, answer nor cookie is, not even with the SDK's own log."""
    with start(**({"OPENAI_LOG": "debug"} if debug else {})) as page:
        visitor = visit(page)
        _, lines = ask(visitor)
        _, used = backend.usage[-1]
        cookie = visitor.cookies[COOKIE]
        assert ask(visitor, "")[0] == 400
        assert visitor.get(f"/nowhere?{QUESTION}").status_code == 404
        logged = page.logged()
    [line] = logged.splitlines()
    assert re.search(r" [0-9a-f]{8} req_[0-9a-f]+ finished ", line)
    assert f"tokens {used['prompt_tokens']}+{used['completion_tokens']} " in line
    answer = "".join(piece.get("text", "") for piece in lines)
    for secret in (KEY, KEY[-8:], QUESTION, "heron", answer, cookie):
        assert secret not in logged


def test_the_api_gets_a_name_and_not_the_cookie(visit, tmp_path):
    """safety_identifier is the same for one visitor's questions, another one for others, and no cookie."""
    with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
        one, other = visit(page), visit(page)
        for visitor in (one, one, other):
            with visitor.stream("POST", "/ask", json={"question": "Hi"}) as reply:
                next(reply.iter_lines())
        names = [body["safety_identifier"] for body in server.asked]
        cookies = [visitor.cookies[COOKIE] for visitor in (one, other)]
    assert names[0] == names[1] == hashlib.sha256(cookies[0].encode()).hexdigest()[:32]
    assert names[2] not in (names[0], *cookies)
    assert server.asked[1]["stream_options"] == {"include_usage": True}


def test_a_visitor_who_leaves_stops_the_model(visit, tmp_path):
    """The page closes the model's stream, keeps the most that it may have cost, and what was read of the answer."""
    with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
        visitor = visit(page)
        with visitor.stream("POST", "/ask", json={"question": "Hi"}) as reply:
            assert json.loads(next(reply.iter_lines())) == {"text": "on and "}
            assert not server.left.is_set()
        assert server.left.wait(20)
        talk = visitor.get("/talk").json()
        most = FILE.most_of([{"content": FILE.INSTRUCTIONS}, {"content": "Hi"}])
        assert talk["left"] == pytest.approx(0.002 - most)
        assert talk["messages"][1]["content"].startswith("on and ")
        logged = page.logged()
        assert "req_endless stopped tokens ?+?" in logged
        assert "Traceback" not in logged
        assert "Exception" not in logged


def test_a_visitor_who_leaves_while_the_model_is_silent(visit, tmp_path):
    """Nothing is written to the visitor then, so only the closed connection itself can tell."""
    with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
        server.silent = True
        with visit(page).stream("POST", "/ask", json={"question": "Hi"}) as reply:
            next(reply.iter_lines())
        assert server.left.wait(20)


REFUSALS = {
    "wrong key": (401, "invalid_api_key", True),
    "rate": (429, "rate_limit_exceeded", True),
    "broken": (500, "server_error", False),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_error_of_the_api_shows_nothing_of_it(visit, tmp_path, kind):
    """The visitor hears one sentence; the log has class and status; a refused question costs nothing."""
    status, code, is_free = REFUSALS[kind]
    error = {"message": f"Bad: {KEY} {QUESTION}", "type": "x", "param": None, "code": code}
    with OtherServer() as server, running(tmp_path, server.base_url, KEY) as page:
        server.reply = lambda body: (status, {"error": error})
        visitor = visit(page)
        assert ask(visitor) == (502, [{"error": "The model did not answer. Try again in a minute."}])
        assert len(server.received) == 1
        left = visitor.get("/talk").json()["left"]
        assert (left == pytest.approx(0.002)) is is_free
        logged = page.logged()
    assert f"Error {status} tokens" in logged
    assert KEY not in logged
    assert "heron" not in logged


@pytest.mark.parametrize("fault", ["stream_error", "dropped_mid_stream"])
def test_an_error_in_the_middle_is_a_line(backend, fault):
    """What came stays, the error is said, and the whole reserve is kept, since nobody knows the cost."""

    async def talk():
        headers = practice.fault(fault)
        async with openai.AsyncOpenAI(
            api_key=KEY, base_url=backend.base_url, default_headers=headers, max_retries=0
        ) as client:
            chat = FILE.Chat(client)
            visitor = chat.visitor("a")
            pieces = []
            try:
                async for piece in chat.answer(visitor, QUESTION):
                    pieces.append(piece)
            except FILE.QuestionError as error:
                return chat, visitor, pieces, error.status

    chat, visitor, pieces, status = asyncio.run(talk())
    assert pieces
    assert status == 502
    assert visitor.messages[-1]["content"] == "".join(pieces)
    assert visitor.left < FILE.EACH - 0.0001
    assert chat.running == 0


def test_no_reserve_is_too_small():
    """It is no less than the price table's most for the same bytes, and no answer can cost more than its reserve."""
    for text in ("a" * 1000, "가" * 1000, "👋" * 1000):
        messages = [{"role": "user", "content": text}] * 12
        tokens = sum(usage.count(message["content"]) for message in messages)
        assert FILE.most_of(messages) >= usage.most(FILE.MODEL, tokens, FILE.SETTINGS["max_completion_tokens"])
    row = models.find(FILE.MODEL)
    assert (max(row.input, row.cache_write), row.output) == FILE.PRICES
    assert models.kit_default() == FILE.MODEL


def test_reserves_hold_while_answers_are_on_their_way():
    """Two tabs that ask at once can't spend the same money; what is not used comes back."""
    chat = FILE.Chat(None)
    visitor = chat.visitor("a")
    messages = [{"content": "Hi"}]
    most = FILE.most_of(messages)
    visitor.left = most * 1.5
    assert chat.reserve(visitor, messages, 0) == most
    with pytest.raises(FILE.QuestionError) as caught:
        chat.reserve(visitor, messages, 0)
    assert caught.value.status == 403
    chat.settle(visitor, most, most / 4)
    assert chat.reserve(visitor, messages, 0) == most
    assert chat.left == pytest.approx(FILE.EVERYONE - most * 1.25)


def test_memory_is_bounded():
    """Of visitors without end the last thousand are kept, and the questions of a minute."""
    chat = FILE.Chat(None)
    first = chat.visitor("first")
    for number in range(FILE.VISITORS - 1):
        chat.visitor(str(number))
    assert chat.visitor("first") is first
    chat.visitor("one more")
    assert len(chat.visitors) == FILE.VISITORS
    assert "0" not in chat.visitors
    chat.left = first.left = 1
    for minute in range(50):
        chat.settle(first, chat.reserve(first, [{"content": "Hi"}], minute * 60), 0)
        assert len(first.asked) == 1


def test_so_many_at_once(monkeypatch):
    """A visitor more than the page answers at a time hears so, and is charged nothing."""
    monkeypatch.setattr(FILE, "AT_ONCE", 1)
    chat = FILE.Chat(None)
    one, other = chat.visitor("a"), chat.visitor("b")
    chat.reserve(one, [{"content": "Hi"}], 0)
    with pytest.raises(FILE.QuestionError) as caught:
        chat.reserve(other, [{"content": "Hi"}], 0)
    assert caught.value.status == 503
    assert other.left == FILE.EACH


@pytest.mark.parametrize("language", FILES)
def test_without_a_key_it_says_so(language, tmp_path):
    """Exit code 1, and one line that names the variable."""
    file = write(tmp_path, None, None, language=language)
    command = [sys.executable, file.name, "--port", "0"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "OPENAI_API_KEY" in line


def test_a_key_with_a_letter_that_cannot_be_sent(tmp_path, monkeypatch):
    """It is named and not shown."""
    for value in ("sk-키SECRET", "sk-SECRET\n", " sk-SECRET"):
        monkeypatch.setenv("OPENAI_API_KEY", value)
        with pytest.raises(SystemExit) as ended:
            FILE.new_client()
        assert "OPENAI_API_KEY" in ended.value.code
        assert "SECRET" not in ended.value.code


def test_a_port_that_is_taken(tmp_path, backend):
    """It is said, with what to do."""
    file = write(tmp_path, backend.base_url, KEY)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, file.name, "--port", port]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=False
        )
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert port in done.stderr
    assert "Traceback" not in done.stderr


def test_it_listens_on_this_computer_alone(module_page):
    """Unless --host says otherwise, and then it says what that means."""
    assert module_page.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("language", FILES)
def test_what_others_mean_is_said(language, tmp_path, backend):
    """With an address that others can reach, it says so below its own address."""
    with running(tmp_path, backend.base_url, KEY, "--host", "0.0.0.0", language=language) as page:
        lines = [page.process.stdout.readline() for _ in range(4)]
    assert "0.05" in lines[0]
    assert "HTTPS" in lines[3]


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl+C reaches every process of the console")
def test_ctrl_c_ends_it_while_an_answer_is_on_its_way(visit, tmp_path):
    """Without a traceback, and the model's stream is closed."""
    with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
        with visit(page).stream("POST", "/ask", json={"question": "Hi"}) as reply:
            next(reply.iter_lines())
            page.process.send_signal(signal.SIGINT)
            assert page.process.wait(20) == 0
            assert server.left.wait(20)
        assert "Traceback" not in page.logged()


def test_the_cookie_is_secure_behind_https(monkeypatch):
    """Where the page is served over HTTPS, the cookie never travels without it."""
    given = {}
    page = SimpleNamespace(
        cookie=lambda: None,
        request=SimpleNamespace(protocol="https"),
        set_cookie=lambda name, value, **more: given.update(more),
        set_header=lambda *header: None,
        finish=lambda text: None,
    )
    FILE.Page.get(page)
    assert given["secure"]


def test_both_files_are_one():
    """They differ in strings and comments alone, and need openai, python-dotenv and tornado."""
    texts = [path.read_text(encoding="utf-8") for path in FILES.values()]
    assert syntax.same_code(*texts)
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(texts[0]))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert imported - sys.stdlib_module_names == {"dotenv", "openai", "tornado"}


def test_the_first_piece_does_not_wait_for_the_last(visit, tmp_path):
    """The answer is streamed: a piece is there while the model still writes."""
    with EndlessServer() as server, running(tmp_path, server.base_url, KEY) as page:
        begun = time.monotonic()
        with visit(page).stream("POST", "/ask", json={"question": "Hi"}) as reply:
            lines = reply.iter_lines()
            assert [json.loads(next(lines)) for _ in range(3)] == [{"text": "on and "}] * 3
            assert not server.left.is_set()
        assert time.monotonic() - begun < 20
