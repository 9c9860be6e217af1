"""What the API has and practice mode does not: said so by name, while an unknown URL stays unknown."""

import ast
from pathlib import Path

import openai
import pytest
from shapes import ask, check_error

from helpers.practice import fault
from helpers.practice.backend import ROUTES
from helpers.practice.resources import elsewhere
from helpers.practice.wire.exchange import Request

METHODS = {
    "_get": "GET",
    "_get_api_list": "GET",
    "_post": "POST",
    "_put": "PUT",
    "_patch": "PATCH",
    "_delete": "DELETE",
}


def sdk_routes():
    """Return every method and path that the SDK's resources call, with a plain word where an id belongs."""
    found = set()
    for file in (Path(openai.__file__).parent / "resources").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr=attr), args=[address, *_]) if attr in METHODS:
                    template = address.args[0] if isinstance(address, ast.Call) else address
                    named = [each.value.value for each in node.keywords if each.arg == "method"]
                    path = template.value.split("?")[0]
                    parts = ["some_id" if part.startswith("{") else part for part in path.split("/")]
                    found.add((named[0].upper() if named else METHODS[attr], "/v1" + "/".join(parts)))
    return sorted(found)


def test_every_route_of_the_sdk_is_known(backend):
    """Whatever the SDK can call is served, or refused by name; nothing of it is an unknown URL or a wrong method."""
    routes = sdk_routes()
    assert len(routes) > 200
    assert ("POST", "/v1/images/generations") in routes
    for method, path in routes:
        reply, content = ask(backend, b"", method=method, path=path)
        assert reply.status != 405, (method, path, content)
        assert b"Invalid URL" not in content, (method, path)


def test_what_is_elsewhere_is_not_here():
    """No route is both served and refused."""
    for path, methods in elsewhere.routes().items():
        assert not methods.keys() & ROUTES.get(path, {}).keys(), path


@pytest.mark.parametrize(
    ("method", "path", "words"),
    [
        ("POST", "/v1/images/generations", "with your own API key"),
        ("POST", "/v1/completions", "Use `client.chat.completions.create`"),
        ("POST", "/v1/conversations", "previous_response_id"),
        ("GET", "/v1/conversations/conv_1/items/msg_1", "previous_response_id"),
        ("POST", "/v1/files", "Put the text itself"),
        ("POST", "/v1/batches", "one by one"),
        ("GET", "/v1/realtime", "with your own API key"),
        ("DELETE", "/v1/models/gpt-4o", "with your own API key"),
        ("POST", "/v1/responses/resp_1/cancel", "with your own API key"),
    ],
)
def test_refusal_says_what_to_do(backend, method, path, words):
    """It names the route and what to do instead, whatever was sent as a body."""
    for body in (b"", b"{", b"--boundary\r\n"):
        reply, content = ask(backend, body, method=method, path=path)
        error = check_error(content)
        assert (reply.status, error["code"], error["param"]) == (400, "not_in_practice_mode", None)
        assert error["message"].startswith(f"{method} {path} is a real route")
        assert words in error["message"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/v1/images/generation", 404),
        ("POST", "/v1/images", 404),
        ("POST", "/images/generations", 404),
        ("POST", "/v1/v1/images/generations", 404),
        ("POST", "/v1/conversations/", 404),
        ("GET", "/v1/images/generations", 405),
        ("DELETE", "/v1/batches/batch_1", 405),
    ],
)
def test_other_addresses_stay_wrong(backend, method, path, status):
    """What the API does not have either is answered as the API answers it."""
    reply, content = ask(backend, b"", method=method, path=path)
    assert reply.status == status
    assert check_error(content)["code"] != "not_in_practice_mode"


def test_key_comes_first(backend):
    """Without a good key it is a 401, as everywhere."""
    assert ask(backend, b"", path="/v1/images/generations", key="sk-wrong")[0].status == 401


def test_faults_work_there_too(backend):
    """A fault that replaces the reply replaces this one."""
    headers = {"authorization": "Bearer sk-practice", **fault("rate_limit_exceeded")}
    assert backend.handle(Request("POST", "/v1/images/generations", "", headers, b"")).status == 429


def test_through_the_sdk(client):
    """The SDK raises at once, and uploads are refused like the rest."""
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(prompt="a cat", model="gpt-image-1")
    assert caught.value.code == "not_in_practice_mode"
    with pytest.raises(openai.BadRequestError) as caught:
        client.files.create(file=("notes.txt", b"Hello"), purpose="assistants")
    assert caught.value.code == "not_in_practice_mode"
    with pytest.raises(openai.BadRequestError) as caught:
        client.audio.transcriptions.create(file=("a.mp3", b"\x00" * 300_000), model="whisper-1")
    assert caught.value.code == "not_in_practice_mode"
