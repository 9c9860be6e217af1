"""`practice.answer()`: the practice backend within this process, for whoever needs its rules and no server."""

import json
import subprocess
import sys

import pytest

from helpers import practice

REQUEST = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "Hello"}]}


def read(reply):
    """Return the JSON of a reply."""
    return json.loads(b"".join(reply.chunks))


def test_it_answers_as_the_server_does():
    """The same request gets the same reply, whichever way it comes."""
    import httpx2

    body = json.dumps(REQUEST).encode()
    with practice.start() as server:
        headers = {"authorization": f"Bearer {server.key}", "content-type": "application/json"}
        sent = httpx2.post(f"{server.base_url}/chat/completions", content=body, headers=headers, trust_env=False)
    for given in (REQUEST, body):
        reply = practice.answer("POST", "/v1/chat/completions", given)
        assert (reply.status, read(reply)) == (sent.status_code, sent.json())


def test_it_refuses_what_the_api_refuses():
    """An argument that there is not, a path that there is not, and no JSON at all."""
    assert (
        read(practice.answer("POST", "/v1/chat/completions", REQUEST | {"nonsense": 1}))["error"]["param"] == "nonsense"
    )
    assert practice.answer("GET", "/v1/nothing").status == 404
    assert practice.answer("POST", "/v1/chat/completions", b"{").status == 400


def test_it_remembers_responses_and_reads_a_query():
    """A response can be asked for by its id, with what follows the question mark."""
    made = read(practice.answer("POST", "/v1/responses", {"model": "gpt-6-luna", "input": "Hello"}))
    found = practice.answer("GET", f"/v1/responses/{made['id']}/input_items?limit=1")
    assert (found.status, len(read(found)["data"])) == (200, 1)


@pytest.mark.parametrize(("body", "error"), [({"model": object()}, TypeError), ({"model": [1]}, None)])
def test_a_body_that_is_no_json_is_the_callers_mistake(body, error):
    """What cannot be written as JSON is never sent; what can is for the backend to judge."""
    if error is None:
        assert practice.answer("POST", "/v1/chat/completions", body).status == 400
    else:
        with pytest.raises(error):
            practice.answer("POST", "/v1/chat/completions", body)


def test_importing_practice_stays_light():
    """The backend is read when it is first asked, not when the package is imported."""
    code = "import sys, helpers.practice; print([name for name in sys.modules if 'practice.backend' in name])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert printed.strip() == "[]"
