"""Random requests against the core: whatever comes, the reply has the API's shape and nothing of ours fails.

    python tests/practice/fuzz.py               100,000 of them, about five minutes
    python tests/practice/fuzz.py 5000 --seed 7

Bodies are made from the parameters' own tables, with values that are right, nearly right or anything, and then some of
their JSON or bytes are changed. The same seed makes the same requests. Exit code 1 and the request when one fails.
"""

from __future__ import annotations

import argparse
import base64
import copy
import json
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from openai.types import CreateEmbeddingResponse, Model, ModerationCreateResponse
from openai.types.admin.organization import Project
from openai.types.admin.organization.projects import (
    ProjectRateLimit,
    ProjectSpendLimit,
    ServiceAccountCreateResponse,
)
from openai.types.admin.organization.projects.service_accounts import APIKeyCreateResponse
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import InputTokenCountResponse, Response
from shapes import REPLIES, check_exact

from helpers.practice import ADMIN_KEY, KEY, fault
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import ROUTES, Backend
from helpers.practice.resources import admin, chat_completions, embeddings, moderations, responses
from helpers.practice.resources.store import Store
from helpers.practice.wire import faults, trace
from helpers.practice.wire.exchange import Reply, Request

SEED = 20
MANY = 100_000
MOST_GROWTH = 30  # MB, from the first fifth to the end
SLOWEST = 5.0  # seconds of processor time for one request
KINDS = {
    "/v1/chat/completions": ChatCompletion,
    "/v1/responses": Response,
    "/v1/responses/input_tokens": InputTokenCountResponse,
    "/v1/embeddings": CreateEmbeddingResponse,
    "/v1/moderations": ModerationCreateResponse,
    "/v1/organization/projects": Project,
}
_PROJECTS = "/v1/organization/projects"
ADMIN = {  # what is sent to make or set something, and the SDK's type of the reply
    _PROJECTS: (admin.PROJECT, Project),
    f"{_PROJECTS}/{{name}}/archive": ({}, Project),
    f"{_PROJECTS}/{{name}}/service_accounts": (admin.SERVICE_ACCOUNT, ServiceAccountCreateResponse),
    f"{_PROJECTS}/{{name}}/service_accounts/{{name}}/api_keys": (admin.API_KEY, APIKeyCreateResponse),
    f"{_PROJECTS}/{{name}}/spend_limit": (admin.SPEND_LIMIT, ProjectSpendLimit),
    f"{_PROJECTS}/{{name}}/rate_limits/{{name}}": (admin.RATE_LIMIT, ProjectRateLimit),
}
TEXTS = [
    "",
    "Hi",
    "What is an API?",
    "한국어로 답해 주세요 🙂",
    "a\u0301\u0301\u2028",
    "json",
    "\x00\x7f",
    "stab him",
    "sk-practice",
]
ODD = [
    None,
    True,
    False,
    0,
    1,
    -1,
    2,
    3.5,
    1e308,
    -1e-308,
    10**30,
    "",
    "x",
    "auto",
    "none",
    "text",
    [],
    {},
    [[]],
    [None],
    {"a": 1},
]
MODELS = [
    "gpt-4o",
    "gpt-6-luna",
    "gpt-5-mini",
    "gpt-4o-mini",
    "text-embedding-3-small",
    "omni-moderation-latest",
    "no-such",
]
DETAILS = ["low", "high", "auto", "original", None]
EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh", "max"]


_PNG = (
    "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\b\0\0\0\0").decode()
)
_PDF = "data:application/pdf;base64," + base64.b64encode(b"%PDF-1.7 /Type /Page").decode()
URLS = [_PNG, _PNG, _PDF, "https://example.com/a.png", "data:image/png;base64,####", "data:,x", "a.png", _PNG[:-9]]


class Maker:
    """Makes requests.

    Args:
        seed: decides them all.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.ids = ["resp_none"]  # of responses that were kept
        self.admin_ids = ["proj_none"]  # of projects, service accounts, keys and rate limits

    def request(self) -> Request:
        """Return the next request."""
        pick = self._chance.choice
        path, methods = pick(list(ROUTES.items()))
        if path in KINDS or self._often(0.9):
            path = pick([*KINDS, path])
        methods = ROUTES[path]
        method = (
            pick(list(methods)) if self._often(0.98) else pick(["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "?"])
        )
        is_admin = path.startswith(_PROJECTS)
        headers = {"authorization": f"Bearer {ADMIN_KEY if is_admin else KEY}"}
        if self._often(0.03):
            headers["authorization"] = pick(["", "Bearer", "Bearer sk-x", "Basic x", f"bearer {KEY}"])
        if self._often(0.06):
            headers |= fault(pick([*faults.FAULTS, *faults.SPOILS]), retries=pick([None, 0, 1]))
            headers["x-stainless-retry-count"] = pick(["0", "1", "x", "9" * 5000])
        body = b""
        if method == "POST":
            body = self._bytes(self._body(path))
        query = pick(
            ["", "", "limit=2&order=asc", "limit=x", "after=msg_1", "limit=" + "9" * 20, "%ff=&&", "stream=true"]
        )
        ids = self.admin_ids if is_admin else self.ids
        while "{name}" in path:
            path = path.replace("{name}", pick([*ids, "gpt-4o", "%ed%a0%80", "x" * 300]), 1)
        return Request(
            method,
            path,
            query,
            headers,
            body,
        )

    def _body(self, path: str) -> dict[str, Any]:
        if path == "/v1/chat/completions":
            body = {"model": self._chance.choice(MODELS[:4]), "messages": self._messages()}
            body |= self._some(chat_completions.PARAMETERS, self._chat_values())
        elif path.startswith("/v1/responses"):
            body = {"model": self._chance.choice(MODELS[:4]), "input": self._input()}
            body |= self._some(responses.PARAMETERS, self._response_values())
        elif path == "/v1/embeddings":
            texts = [self._text() for _ in range(self._chance.randint(0, 4))]
            body = {"model": MODELS[4], "input": self._chance.choice([self._text(), texts, [1, 2, 300], [[1], [2]]])}
            values = {"dimensions": [1, 5, 1536, 1537], "encoding_format": ["float", "base64"]}
            body |= self._some(embeddings.PARAMETERS, values)
        elif path in ADMIN:
            body = self._some(ADMIN[path][0], self._admin_values())
            if self._often(0.9):
                body |= {name: value for name, value in self._needed(path).items() if name in ADMIN[path][0]}
        elif path not in KINDS:
            body = {"metadata": self._chance.choice([{"a": "b"}, {}, None])}
        else:
            texts = [self._text() for _ in range(self._chance.randint(0, 4))]
            parts = [{"type": "text", "text": text} for text in texts]
            body = {"input": self._chance.choice([self._text(), texts, parts])}
            body |= self._some(moderations.PARAMETERS, {"model": ["omni-moderation-latest"]})
        body = copy.deepcopy(body)  # changed below, and made from lists that are used again
        while self._often(0.25):
            self._change(body)
        return body

    def _some(self, parameters: dict[str, Any], good: dict[str, list[Any]]) -> dict[str, Any]:
        """Return a few parameters of a table, most with a value that suits them."""
        names = self._chance.sample(list(good), min(len(good), self._chance.choice([0, 0, 1, 1, 2, 3, 5])))
        found = {name: self._chance.choice(good[name]) for name in names if name in parameters}
        if self._often(0.15):
            found[self._chance.choice([*parameters, "unknown"])] = self._chance.choice(ODD)
        return found

    def _needed(self, path: str) -> dict[str, Any]:
        limit = {"currency": "USD", "interval": "month", "threshold_amount": self._chance.choice([1, 500])}
        return limit if path.endswith("spend_limit") else {"name": self._text()[:50]}

    def _admin_values(self) -> dict[str, list[Any]]:
        return {
            "create_service_account_only": [True, False],
            "expires_in_seconds": [1, 86_400, 2**63 - 1],
            "scopes": [[]],
            **{name: [0, 1, 10**6] for name in admin.RATE_LIMIT},
        }

    def _chat_values(self) -> dict[str, list[Any]]:
        schema = {"name": "s", "schema": self._schema(), "strict": self._chance.choice([True, False, None])}
        tool = {"type": "function", "function": {"name": "f", "parameters": self._schema()}}
        return {
            "temperature": [0, 1, 2, 0.5],
            "top_p": [0.1, 1],
            "n": [1, 2, 5, 128],
            "stop": ["a", ["API", "\n"], [" "]],
            "max_tokens": [1, 5, 100],
            "max_completion_tokens": [1, 5, 100, 500],
            "seed": [1, 2**40],
            "reasoning_effort": EFFORTS,
            "tools": [[tool], [tool, tool]],
            "tool_choice": ["auto", "required", "none", {"type": "function", "function": {"name": "f"}}],
            "parallel_tool_calls": [True, False],
            "response_format": [
                {"type": "text"},
                {"type": "json_object"},
                {"type": "json_schema", "json_schema": schema},
            ],
            "logprobs": [True, False],
            "top_logprobs": [0, 2, 20],
            "stream": [True, False],
            "stream_options": [{"include_usage": True}, {"include_obfuscation": False}],
            "metadata": [{"a": "b"}],
            "store": [True, False],
            "logit_bias": [{"1": 5}],
            "user": ["me"],
        }

    def _response_values(self) -> dict[str, list[Any]]:
        schema = {
            "type": "json_schema",
            "name": "s",
            "schema": self._schema(),
            "strict": self._chance.choice([True, False]),
        }
        return {
            "include": [["message.output_text.logprobs"], [], ["reasoning.encrypted_content"]],
            "instructions": TEXTS,
            "max_output_tokens": [16, 100, 500],
            "previous_response_id": self.ids,
            "reasoning": [{"effort": effort} for effort in EFFORTS],
            "store": [True, False],
            "stream": [True, False],
            "stream_options": [{"include_obfuscation": False}],
            "temperature": [0, 1],
            "text": [{"format": {"type": "text"}}, {"format": schema}, {"format": {"type": "json_object"}}],
            "tools": [[{"type": "function", "name": "f", "parameters": self._schema()}], []],
            "tool_choice": ["auto", "required", "none", {"type": "function", "name": "f"}],
            "top_logprobs": [0, 3, 20],
            "truncation": ["auto", "disabled"],
            "metadata": [{"a": "b"}],
        }

    def _messages(self) -> list[Any]:
        messages: list[Any] = []
        for _ in range(self._chance.choice([1, 1, 1, 2, 4])):
            role = self._chance.choice(["user", "user", "system", "developer", "assistant", "tool"])
            if role == "tool":
                call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": self._text()}}
                messages.append({"role": "assistant", "tool_calls": [call]})
                messages.append({"role": "tool", "tool_call_id": "c", "content": self._text()})
            else:
                text = self._text()
                parts: list[Any] = [{"type": "text", "text": text}]
                if role == "user" and self._often(0.2):
                    url = self._chance.choice(URLS)
                    image = {"type": "image_url", "image_url": {"url": url, "detail": self._chance.choice(DETAILS)}}
                    parts.append(self._chance.choice([image, {"type": "file", "file": {"file_data": url}}]))
                messages.append({"role": role, "content": self._chance.choice([text, parts])})
        return messages

    def _input(self) -> Any:
        if self._often(0.5):
            return self._text()
        text = self._text()
        items: list[Any] = [{"role": "user", "content": [{"type": "input_text", "text": text}]}]
        if self._often(0.2):
            url = self._chance.choice(URLS)
            image = {"type": "input_image", "image_url": url, "detail": self._chance.choice(DETAILS)}
            items[0]["content"].append(self._chance.choice([image, {"type": "input_file", "file_data": url}]))
        if self._often(0.5):
            items += [{"type": "function_call", "call_id": "c", "name": "f", "arguments": text}]
            items += [{"type": "function_call_output", "call_id": "c", "output": text}]
        if self._often(0.3):
            items += [
                {"role": "assistant", "content": [{"type": "output_text", "text": text}]},
                {"role": "user", "content": text},
            ]
        return items

    def _schema(self, depth: int = 0) -> Any:
        kind = self._chance.choice(
            ["object", "object", "array", "string", "number", "integer", "boolean", "null", "odd"]
        )
        if kind == "odd":
            return self._chance.choice(
                [{}, True, {"enum": ODD[1:9]}, {"const": 1.5}, {"anyOf": [{"type": "null"}, {"type": "string"}]}, *ODD]
            )
        schema: dict[str, Any] = {"type": kind}
        if kind == "object":
            names = self._chance.sample(["a", "b", "cité", "$d", ""], self._chance.randint(0, 3))
            deeper = {name: self._schema(depth + 1) if depth < 3 else {"type": "string"} for name in names}
            schema |= {"properties": deeper, "required": names, "additionalProperties": False}
        if kind == "array":
            schema["items"] = self._schema(depth + 1) if depth < 3 else {}
        for name, values in {
            "minItems": [0, 2, 30],
            "maxItems": [1, 5],
            "uniqueItems": [True],
            "minLength": [1, 40],
            "maxLength": [0, 3],
            "pattern": ["^[a-z]+$", "(a+)+$", "\\d{3}", "(", "[^\\x00-\\U0010ffff]"],
            "format": ["email", "date", "uuid", "x"],
            "minimum": [0, 1e15, -5],
            "maximum": [10, 1e-5],
            "multipleOf": [0.1, 3, 1e-14, 0],
            "enum": [["a", 1], [], [None]],
            "description": ["d"],
            "default": [[[[]]], 1],
        }.items():
            if self._often(0.06):
                schema[name] = self._chance.choice(values)
        return schema

    def _text(self) -> str:
        text = self._chance.choice(TEXTS)
        if self._often(0.05):
            text *= self._chance.choice([2, 50, 2000])
        return text

    def _change(self, value: Any) -> None:
        """Change something somewhere in JSON."""
        while isinstance(value, dict | list) and value:
            key = self._chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
            if not isinstance(value[key], dict | list) or not value[key] or self._often(0.3):
                if self._often(0.3):
                    del value[key]
                else:
                    value[key] = copy.deepcopy(self._chance.choice(ODD))
                return
            value = value[key]

    def _bytes(self, body: dict[str, Any]) -> bytes:
        content = json.dumps(body, ensure_ascii=self._often(0.5)).encode()
        if self._often(0.04):
            place = self._chance.randrange(len(content))
            content = self._chance.choice(
                [
                    content[:place],
                    content[:place] + bytes([self._chance.randrange(256)]) + content[place + 1 :],
                    content[:place]
                    + self._chance.choice([b"NaN", b"1e999", b'"\\ud800"', b"[", b"9" * 5000])
                    + content[place:],
                    b"",
                ]
            )
        return content

    def _often(self, share: float) -> bool:
        return self._chance.random() < share


def _ids(backend: Backend) -> Iterator[str]:
    """The newest projects that are not archived, and something in each."""
    for project in [each for each in backend.organization.projects.values() if each.archived_at is None][-2:]:
        yield project.id
        yield from [*list(project.accounts)[-1:], *list(project.keys)[-1:]]


def _kind(path: str) -> Any:
    """The SDK's type of what a POST makes, by the path as it was sent."""
    parts = path.split("/")
    for template, (_, kind) in ADMIN.items():
        pairs = list(zip(template.split("/"), parts, strict=False))
        if template.count("/") == path.count("/") and all(part in (piece, "{name}") for part, piece in pairs):
            return kind
    return KINDS.get(path)


def check(request: Request, reply: Reply, *, exact: bool) -> int:
    """Check that a reply has the API's shape; return its status.

    Args:
        request: what was asked.
        reply: what came.
        exact: whether to compare every field with the SDK's types, which takes longer.
    """
    content = b"".join(reply.chunks)
    asked = request.headers.get(faults.HEADER, "").partition(";")[0]
    assert reply.status < 500 or asked in ("server_error", "server_is_overloaded", "stream_error", *faults.FAULTS), (
        "a 5xx"
    )
    if (
        asked in ("malformed_body", "dropped_connection", "dropped_mid_body", "dropped_mid_stream")
        and reply.status == 200
    ):
        return reply.status
    if reply.status == 204:
        assert content == b""
    elif reply.status >= 400:
        error = strict(content)["error"]
        assert error.keys() == {"message", "type", "param", "code"}
        assert isinstance(error["message"], str)
        assert isinstance(error["type"], str)
        assert all(isinstance(error[name], str | None) for name in ("param", "code"))
    elif reply.headers["content-type"].startswith("text/event-stream"):
        events = list(_events(content))
        assert events
        if exact and request.path == "/v1/chat/completions" and asked != "stream_error":
            for event in events:
                event.pop("obfuscation", None)
                check_exact(ChatCompletionChunk, event)
    else:
        value = strict(content)
        assert isinstance(value, dict)
        if exact and request.method == "POST" and (kind := _kind(request.path)):
            for each in value["data"] if request.path == "/v1/embeddings" else ():
                if isinstance(each["embedding"], str):  # the SDK decodes base64 before its type sees it
                    each["embedding"] = list(base64.b64decode(each["embedding"], validate=True)[:0])
            value.pop("store", None)  # the API has it, the SDK's type does not
            check_exact(kind, value)
        elif exact and request.path.startswith("/v1/models/"):
            check_exact(Model, {name: each for name, each in value.items() if name != "shutdown_date"})
    return reply.status


def strict(content: bytes) -> Any:
    """Parse JSON, and nothing that only Python takes for JSON."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    return json.loads(content.decode(), parse_constant=refuse)


def _events(content: bytes) -> Iterator[Any]:
    *blocks, rest = content.split(b"\n\n")
    assert rest == b""
    for block in blocks:
        data = block.partition(b"data: ")[2]
        if data != b"[DONE]":
            yield strict(data)


def run(count: int, seed: int = SEED, say: Callable[[str], object] = lambda line: None) -> Counter[int]:
    """Make requests and check the replies; return how often each status came.

    Args:
        count: how many.
        seed: decides them.
        say: is told how it goes.

    Raises:
        AssertionError: a reply is wrong, something of ours failed, took too long or took memory; it names the request.
    """
    maker, backend = Maker(seed), Backend(Replies(REPLIES), Store(most=50))
    process, memory = psutil.Process(), 0.0
    seen: Counter[int] = Counter()
    slowest = 0.0
    left: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: left.append(record.getMessage())  # type: ignore[method-assign]
    trace.LOGGER.addHandler(handler)
    try:
        for number in range(count):
            request = maker.request()
            begun = time.thread_time()
            try:
                reply = backend.handle(request)
                status = check(request, reply, exact=number % 4 == 0)
                took = time.thread_time() - begun
                assert not left, left[0]
                assert took < SLOWEST, f"{took:.1f} s"
            except Exception as error:
                sent = f"{request.method} {request.path} {request.headers} {request.body[:2000]!r}"
                raise AssertionError(f"request {number} of seed {seed}: {sent}: {error}") from error
            slowest = max(slowest, took)
            seen[status] += 1
            if number % 20 == 0:
                maker.admin_ids = ["proj_none", "rl-gpt-4o", *_ids(backend)]
                maker.ids = ["resp_none", *list(backend.store._by_id)[-2:], *list(backend.chats._by_id)[-2:]]
            if number == count // 5:
                memory = process.memory_info().rss / 2**20
            if number and number % 10_000 == 0:
                say(f"{number}: {dict(sorted(seen.items()))}, {process.memory_info().rss / 2**20:.0f} MB")
        grown = process.memory_info().rss / 2**20 - memory
        assert count < 10_000 or grown < MOST_GROWTH, f"{grown:.0f} MB more than after a fifth of the requests"
    finally:
        trace.LOGGER.removeHandler(handler)
    say(f"{count} requests of seed {seed}: {dict(sorted(seen.items()))}, slowest {slowest:.2f} s, {grown:+.0f} MB")
    return seen


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=MANY)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    try:
        run(options.count, options.seed, lambda line: print(line, flush=True))
    except AssertionError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
