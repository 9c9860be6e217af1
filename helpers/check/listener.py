"""The OpenAI package with nobody at the other end but the practice backend's own rules: what was sent, what came back.

A request of the learner's goes through the real package, so that arguments which the package does not have stop it, and
is then judged as the API would judge it. Nothing leaves this process, and nothing is paid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers import connection, models
from helpers.check.values import named, said

if TYPE_CHECKING:
    import httpx2
    import openai

_PATH = re.compile(r"/(?:chat/completions|responses|models|embeddings|moderations)(?:/.*)?$")


@dataclass
class Sent:
    """One request and what came back.

    Attributes:
        method, path: such as "POST" and "/v1/responses", whatever the learner's server has before them.
        body: what was sent.
        status: of the answer.
        text: of the answer; "" where there is none.
    """

    method: str
    path: str
    body: dict[str, Any] = field(default_factory=dict)
    status: int = 0
    text: str = ""

    @property
    def is_call(self) -> bool:
        """Whether a model was asked, which costs money, and not only what models there are."""
        return self.method == "POST"

    @property
    def messages(self) -> list[tuple[str, str]]:
        """The messages as (role, text), of either API; instructions count as the role system, as developer does."""
        found = []
        if self.body.get("instructions") is not None:
            found.append(("system", self.body["instructions"]))
        given = self.body.get("messages", self.body.get("input"))
        if isinstance(given, str):
            return [*found, ("user", given)]
        for item in given if isinstance(given, list) else ():
            if isinstance(item, dict) and "role" in item:
                role = "system" if item["role"] == "developer" else item["role"]
                found.append((role, text_of(item.get("content"))))
        return found

    def said(self, role: str) -> str:
        """Return all that was said in one role."""
        return "\n".join(content for spoken, content in self.messages if spoken == role)


Judge = Callable[[Sent], tuple[int, str] | None]
Change = Callable[[Sent, bytes], bytes]


@contextmanager
def listening(change: Change | None = None) -> Iterator[list[Sent]]:
    """Keep every request that the package sends meanwhile, whatever client the learner has, and let none out.

    Args:
        change: makes another body of that of a reply, or None to leave the backend's own.
    """
    from unittest import mock

    import httpx2

    sent: list[Sent] = []

    def send(_: httpx2.Client, request: httpx2.Request, **options: Any) -> httpx2.Response:
        request.read()
        return _respond(request, sent, change=change)

    async def send_async(_: httpx2.AsyncClient, request: httpx2.Request, **options: Any) -> httpx2.Response:
        await request.aread()
        return _respond(request, sent, change=change)

    with mock.patch.object(httpx2.Client, "send", send), mock.patch.object(httpx2.AsyncClient, "send", send_async):
        yield sent


def client(sent: list[Sent], judge: Judge | None = None) -> openai.OpenAI:
    """Return a client of the package that keeps what it sends.

    Args:
        sent: where each request is put.
        judge: returns status and code of the error that a request ends with, or None to let the backend answer.
    """
    import httpx2
    import openai

    transport = httpx2.MockTransport(lambda request: _respond(request, sent, judge))
    return openai.OpenAI(
        api_key="sk-practice-check",
        base_url="https://api.openai.com/v1",
        organization="org-check",  # the environment's may hold what no header can
        project="proj_check",
        max_retries=0,
        http_client=httpx2.Client(transport=transport, trust_env=False),
    )


def schema_refusal(model: Any) -> str:
    """Return why the API would not take a pydantic class as response_format, or "" if it would."""
    import openai
    import pydantic

    messages: Any = [{"role": "user", "content": "?"}]
    try:
        client([]).chat.completions.parse(model=models.kit_default(), messages=messages, response_format=model)
    except openai.APIStatusError as error:
        return said(error)
    except pydantic.ValidationError:
        return ""  # the practice reply does not fit the class: only the schema counts here
    except (openai.OpenAIError, TypeError, ValueError) as error:
        return named(error)
    return ""


def text_of(content: Any) -> str:
    """Return the text of a message's content: a string, or parts with a text each."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else ()
    return "".join(str(part.get("text") or "") for part in parts if isinstance(part, dict))


def _respond(
    request: httpx2.Request, sent: list[Sent], judge: Judge | None = None, change: Change | None = None
) -> httpx2.Response:
    import httpx2

    from helpers import practice

    found = _PATH.search(request.url.path)
    one = Sent(request.method, f"/v1{found[0]}" if found else request.url.path, _read(request.content))
    sent.append(one)
    if failure := judge(one) if judge else None:
        status, code = failure
        error = {"message": f"An example of the status {status}.", "type": _type(code), "param": None, "code": code}
        headers = {"x-should-retry": "false", "x-request-id": "req_check"}
        one.status = status
        return httpx2.Response(status, headers=headers, json={"error": error}, request=request)
    query = request.url.query.decode()
    reply = practice.answer(one.method, one.path + (f"?{query}" if query else ""), _known(one.body) or request.content)
    content = b"".join(reply.chunks)
    one.status = reply.status
    if change and reply.status == 200:
        content = change(one, content)
    one.text = _spoken(content)
    return httpx2.Response(reply.status, headers=reply.headers, content=content, request=request)


def _read(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content or b"{}")
    except ValueError:  # an upload is no JSON
        return {}
    return body if isinstance(body, dict) else {}


def _known(body: dict[str, Any]) -> dict[str, Any] | None:
    """Return a body for the practice backend whose model it knows, where the learner's own server has others."""
    if connection.current() != "live" or "model" not in body or models.find(str(body["model"])):
        return None
    patient = next((row.id for row in models.available() if row.temperature == "always"), models.kit_default())
    return body | {"model": patient}


def _spoken(content: bytes) -> str:
    """Return the text of a reply of either API, also of one that came as a stream."""
    if content.startswith((b"data:", b"event:")):
        lines = [line[5:] for line in content.decode().splitlines() if line.startswith("data:")]
        return "".join(_delta(_read(line.encode())) for line in lines)
    body = _read(content)
    if body.get("choices"):
        return text_of(body["choices"][0]["message"].get("content"))
    items = body["output"] if isinstance(body.get("output"), list) else ()
    return "".join(text_of(item.get("content")) for item in items if item.get("type") == "message")


def _delta(event: dict[str, Any]) -> str:
    if event.get("type") == "response.output_text.delta":
        return event["delta"]
    return "".join(choice["delta"].get("content") or "" for choice in event.get("choices") or ())


def _type(code: str) -> str:
    return {"server_error": "server_error", "rate_limit_exceeded": "requests"}.get(code, "invalid_request_error")
