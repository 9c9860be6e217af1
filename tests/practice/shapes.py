"""Requests to the core, and strict comparison with the SDK's own types."""

import json
from pathlib import Path

from pydantic import BaseModel

from helpers.practice import KEY
from helpers.practice.wire.exchange import Request

REPLIES = Path(__file__).parent / "replies"


def ask(backend, body, *, method="POST", path="/v1/chat/completions", key=KEY):
    """Hand one request to the core; return the reply and its whole body."""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    reply = backend.handle(Request(method, path, "", headers, content))
    return reply, b"".join(reply.chunks)


def chat(text="What is an API?", **fields):
    """Return the body of a small chat request."""
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]} | fields


def check_exact(kind, data):
    """Parse JSON strictly with a type of the SDK: nothing coerced, nothing missing, nothing that the type lacks."""
    value = kind.model_validate_json(json.dumps(data), strict=True)
    _check_no_extra(value)
    return value


def check_error(content):
    """Check that a body is an error of the API's shape, and return its `error`."""
    error = json.loads(content)["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert isinstance(error["message"], str)
    assert isinstance(error["type"], str)
    assert all(isinstance(error[name], str | None) for name in ("param", "code"))
    return error


def events(content):
    """Return the data of a stream's events, after checking how it is framed and that it ends with [DONE]."""
    *data, done, rest = content.split(b"\n\n")
    assert (done, rest) == (b"data: [DONE]", b"")
    assert all(line.startswith(b"data: ") for line in data)
    return [json.loads(line.removeprefix(b"data: ")) for line in data]


def _check_no_extra(value):
    if isinstance(value, BaseModel):
        assert not value.model_extra, f"{type(value).__name__} has no {list(value.model_extra)}"
        for name in type(value).model_fields:
            _check_no_extra(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            _check_no_extra(item)
