"""Requests that mean no good, or come from a slip: what one client may send to a practice backend of a whole room.

Each is one that cost seconds, gigabytes or a 500 at some time, or comes close to what did.
"""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MARKS = "a" + "\u0301\u0323" * 20_000
MANY = 11 * 2**20 - 2**16  # bytes; a body that is only just accepted
WORDS = " ".join(f"{number * 7919 % 997:x}" for number in range(46))  # 140 tokens or so


@dataclass(frozen=True)
class Hostile:
    """One request.

    Args:
        name: what is wrong with it.
        body: JSON, or bytes as they are sent; where these are large, a function that makes them when they are sent.
        path: without the base URL.
        headers: besides the key.
        key: whether it has one.
        after: requests of which the first creates a response that this one continues.
    """

    name: str
    body: Any
    path: str = "/chat/completions"
    headers: dict[str, str] = field(default_factory=dict)
    key: bool = True

    def content(self) -> bytes:
        """Return the body as it is sent."""
        body = self.body() if callable(self.body) else self.body
        return body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()


def all_of_them() -> Iterator[Hostile]:
    """Yield every hostile request but those that need a connection of their own kind."""
    yield from _schemas()
    yield from _texts()
    yield from _sizes()
    yield from _media()
    yield from _odd()


def chat(text: str = "Hi", **fields: Any) -> dict[str, Any]:
    """Return the body of a chat."""
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]} | fields


def formatted(schema: Any, **fields: Any) -> dict[str, Any]:
    """Return the body of a chat that asks for a schema."""
    return chat(response_format={"type": "json_schema", "json_schema": {"name": "s", "schema": schema}}, **fields)


def tool(schema: Any) -> dict[str, Any]:
    """Return the body of a chat that has to call a function."""
    return chat(tools=[{"type": "function", "function": {"name": "f", "parameters": schema}}], tool_choice="required")


def _schemas() -> Iterator[Hostile]:
    evil, plausible = "^(a+)+$", "^(?!admin)([a-z]+ ?)+\\.$"
    long = "a" * 40
    yield Hostile("pattern ((a{1000}){1000}){100}", formatted({"type": "string", "pattern": "((a{1000}){1000}){100}"}))
    yield Hostile("const against ^(a+)+$", formatted({"const": f"{long}!", "type": "string", "pattern": evil}))
    yield Hostile("enum against ^(a+)+$", formatted({"enum": [f"{long}!"] * 3, "type": "string", "pattern": evil}))
    names = {"type": "object", "properties": {f"{long}!": {"type": "string"}}, "required": [f"{long}!"]}
    yield Hostile("patternProperties ^(a+)+$", formatted(names | {"patternProperties": {evil: {"type": "string"}}}))
    yield Hostile("a learner's pattern", formatted(names | {"patternProperties": {plausible: {"type": "string"}}}))
    yield Hostile("a learner's pattern, called", tool(names | {"patternProperties": {plausible: {"type": "string"}}}))
    unique = {"type": "array", "uniqueItems": True}
    yield Hostile("2,000 unique texts", formatted(unique | {"items": {"type": "string"}, "minItems": 2000}))
    yield Hostile("const of 15,000 unique", formatted(unique | {"const": [str(number) for number in range(15_000)]}))
    yield Hostile("500 unique of 9,000", formatted(unique | {"items": {"enum": list(range(9000))}, "minItems": 500}))
    yield Hostile("1e15, multiple of 1e-14", formatted({"type": "number", "minimum": 1e15, "multipleOf": 1e-14}))
    yield Hostile("division gives infinity", formatted({"const": 1e308, "type": "integer", "multipleOf": 0.123456789}))
    yield Hostile("1e300, multiple of 0.1", formatted({"const": 1e300, "multipleOf": 0.1}))
    yield Hostile(
        "combined, 3 to the 12", formatted({"allOf": [{"anyOf": [{"minimum": each} for each in range(3)]}] * 12})
    )
    either = {"type": "object", "properties": {"a": {"type": "string"}}}
    for _ in range(9):
        either = {"anyOf": [either, either]}
    yield Hostile("either, nine deep", formatted(either))
    yield Hostile("minLength 50,000", formatted({"type": "string", "minLength": 50_000}))
    many = {"logprobs": True, "top_logprobs": 20}
    yield Hostile("minLength 50,000, logprobs", formatted({"type": "string", "minLength": 50_000}, **many))
    yield Hostile("minLength 50,000, n=128", formatted({"type": "string", "minLength": 50_000}, n=128))
    yield Hostile("half a character's pattern", formatted({"type": "string", "pattern": "[\\ud800-\\udfff]"}))
    yield Hostile("a pattern of nothing", formatted({"type": "string", "pattern": "[^\\x00-\\U0010ffff]"}))
    yield Hostile("a pattern that warns", formatted({"type": "string", "pattern": "[[a]--b]"}))
    deep = b'{"a":' * 985 + b"1" + b"}" * 985
    body = json.dumps(tool({"type": "object", "properties": {"a": {"default": "DEEP"}}})).encode()
    yield Hostile("985 deep in a default", body.replace(b'"DEEP"', deep))
    yield Hostile("1e999 in a tool", body.replace(b'"DEEP"', b"1e999"))
    yield Hostile(
        "4,000 properties",
        formatted({"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(4000)}}),
    )


def _texts() -> Iterator[Hostile]:
    yield Hostile("40,000 marks, chat", chat(MARKS))
    yield Hostile("40,000 marks, moderation", {"input": MARKS}, "/moderations")
    yield Hostile("a million marks, moderation", lambda: {"input": MARKS * 25}, "/moderations")
    yield Hostile("marks, embedding", {"model": "text-embedding-3-small", "input": MARKS[:5000]}, "/embeddings")
    yield Hostile("10 MB of one letter", lambda: chat("a" * 10_000_000))
    yield Hostile("10 MB of words", lambda: chat("the quick " * 1_000_000))
    yield Hostile("10 MB of letters and one emoji", lambda: chat("😀" + "a b" * 3_400_000))
    yield Hostile(
        "a long result of a tool",
        lambda: {"model": "gpt-4o", "messages": _result("[" + "[]," * 3_000_000 + "[]]")},
    )


def _result(text: str) -> list[dict[str, Any]]:
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    return [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "c", "content": text},
    ]


def _sizes() -> Iterator[Hostile]:
    many = {"logprobs": True, "top_logprobs": 20}
    yield Hostile("n=128, top_logprobs=20", chat(n=128, **many))
    yield Hostile("n=128, top_logprobs=20, stream", chat(n=128, stream=True, **many))
    yield Hostile("n=128, stream", chat(n=128, stream=True))
    embed = {"model": "text-embedding-3-large"}
    yield Hostile("2,048 one-letter embeddings", embed | {"input": ["a"] * 2048}, "/embeddings")
    yield Hostile("2,048 dense embeddings", embed | {"input": [WORDS] * 2048}, "/embeddings")
    known = "Can I bring my puppy?"
    yield Hostile("2,048 embeddings of a known text", embed | {"input": [known] * 2048}, "/embeddings")
    yield Hostile(
        "a known text and many spaces", lambda: embed | {"input": [known + " " * 500_000] * 37}, "/embeddings"
    )
    yield Hostile(
        "embeddings, spoiled", embed | {"input": [WORDS] * 500}, "/embeddings", {"x-practice-fault": "malformed_body"}
    )
    yield Hostile("300,000 token ids", lambda: embed | {"input": [[1] * 8000] * 37}, "/embeddings")
    empty = MANY // 3
    yield Hostile("millions of empty lists", lambda: b'{"messages":[' + b"[]," * empty + b"[]]}")
    yield Hostile("millions of empty objects", lambda: b'{"messages":[' + b"{}," * empty + b"{}]}")
    yield Hostile("millions of numbers", lambda: b'{"messages":[' + b"1," * (MANY // 2) + b"1]}")
    yield Hostile(
        "millions of escapes",
        lambda: b'{"model":"gpt-4o","messages":[{"role":"user","content":"' + b"\\u00e9" * (MANY // 6) + b'"}]}',
    )
    yield Hostile("60,000 calls", lambda: {"model": "gpt-4o", "messages": _called(60_000)})
    yield Hostile("60,000 calls, responses", lambda: {"model": "gpt-4o", "input": _called_items(60_000)}, "/responses")
    asked = {
        "role": "user",
        "content": "When does the next train to Busan leave, and what does a ticket cost? Answer in one sentence.",
    }
    yield Hostile(
        "30,000 calls to a prepared question",  # more are a 413
        lambda: {"model": "gpt-6-luna", "input": [asked, *_called_items(30_000)]},
        "/responses",
    )
    yield Hostile(
        "a large response, kept",
        {"model": "gpt-4o", "input": "Hi", "metadata": {}, "instructions": "be " * 100_000},
        "/responses",
    )

    def large_tool() -> dict[str, Any]:
        parameters = {"type": "object", "properties": {}, "description": "x" * 3_000_000}
        tools = [{"type": "function", "name": "f", "parameters": parameters}]
        return {"model": "gpt-4o", "input": "Hi", "tools": tools}

    yield Hostile("a large tool, kept", large_tool, "/responses")


def _called(count: int) -> list[dict[str, Any]]:
    call = {"type": "function", "function": {"name": "f", "arguments": "{}"}}
    calls = [call | {"id": f"c{number}"} for number in range(count)]
    results = [{"role": "tool", "tool_call_id": f"c{number}", "content": ""} for number in reversed(range(count))]
    return [{"role": "assistant", "tool_calls": calls}, *results]


def _called_items(count: int) -> list[dict[str, Any]]:
    names = [f"c{number}" for number in range(count)]
    return [
        *({"type": "function_call", "call_id": name, "name": "f", "arguments": "{}"} for name in names),
        *({"type": "function_call_output", "call_id": name, "output": ""} for name in names),
    ]


def _media() -> Iterator[Hostile]:
    def png(width: int, height: int) -> bytes:
        return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)

    def picture(data: bytes, detail: str = "auto") -> dict[str, Any]:
        url = f"data:image/png;base64,{base64.b64encode(data).decode()}"
        return {"type": "image_url", "image_url": {"url": url, "detail": detail}}

    def shown(*parts: dict[str, Any]) -> dict[str, Any]:
        return {"model": "gpt-6-luna", "messages": [{"role": "user", "content": list(parts)}]}

    def pdf(data: bytes) -> dict[str, Any]:
        url = f"data:application/pdf;base64,{base64.b64encode(data).decode()}"
        return {
            "model": "gpt-6-luna",
            "input": [{"role": "user", "content": [{"type": "input_file", "file_data": url}]}],
        }

    def broken() -> dict[str, Any]:
        whole = picture(png(64, 64) + bytes(most - 33))
        whole["image_url"]["url"] += "!"
        return shown(whole)

    most = 8 * 2**20 - 2**12  # bytes; a body that is only just accepted in base64
    yield Hostile("4 billion pixels a side", shown(picture(png(2**32 - 1, 2**32 - 1))))
    yield Hostile("4 billion pixels a side, low", shown(picture(png(2**32 - 1, 2**32 - 1), "low")))
    yield Hostile("4 billion pixels wide, high", shown(picture(png(2**32 - 1, 1), "high")))
    yield Hostile("8 MB of a picture", lambda: shown(picture(png(64, 64) + bytes(most - 33))))
    yield Hostile("8 MB of a picture, the last character wrong", broken)
    yield Hostile("millions of segments", lambda: shown(picture(b"\xff\xd8" + b"\xff\xe0\0\2" * (most // 4 - 1))))
    yield Hostile("millions of fillers", lambda: shown(picture(b"\xff\xd8" + b"\xff" * (most - 2))))
    yield Hostile("100,000 pictures", lambda: shown(*[picture(png(1, 1))] * 100_000))
    yield Hostile("1,500 pictures", lambda: shown(*[picture(png(64, 64))] * 1500))
    yield Hostile("a million pages", lambda: pdf(b"%PDF-" + b"/Type/Page " * (most // 11 - 1)), "/responses")
    yield Hostile(
        "no page in 8 MB of spaces", lambda: pdf(b"%PDF-" + b"/Type         " * (most // 14 - 1)), "/responses"
    )
    yield Hostile(
        "8 MB of an address", lambda: shown({"type": "image_url", "image_url": {"url": "https://" + "a" * most}})
    )
    kinds = [{"type": [[{}]]}, {"type": {}}, {"type": "image_url", "image_url": [[[]]]}]
    yield Hostile("90,000 parts of no kind", lambda: shown(*kinds * 30_000))


def _odd() -> Iterator[Hostile]:
    yield Hostile(
        "a count of 5,000 digits",
        chat(),
        headers={"x-practice-fault": "insufficient_quota; retries=1", "x-stainless-retry-count": "9" * 5000},
    )
    yield Hostile("a number of 5,000 digits", b'{"model":"gpt-4o","n":' + b"9" * 5000 + b"}")
    yield Hostile("985 lists deep", b"[" * 985 + b"]" * 985)
    yield Hostile(
        "half a character in a model's name",
        b'{"model":"\\ud800"}',
        headers={"x-practice-fault": "rate_limit_exceeded"},
    )
    yield Hostile("no key, 10 MB", lambda: chat("a" * 10_000_000), key=False)
