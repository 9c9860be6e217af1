"""Mistakes that beginners make, made for real: what each raises, and the row of the table that explains it.

Each mistake is a function of a Bench (a client of the practice backend and what belongs to it). Where a mistake can be
put right as the advice says, `mended` does that, and the call succeeds.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import openai
import pydantic
from openai import AsyncOpenAI, OpenAI

KEY = "sk-proj-FAKE-DO-NOT-USE-abcdWXYZ"
MESSAGES = [{"role": "user", "content": "Hi"}]
CHAT = {"model": "gpt-4o", "messages": MESSAGES}


@dataclass(frozen=True)
class Bench:
    """What a mistake is made with."""

    client: OpenAI
    asynchronous: AsyncOpenAI  # which never gets as far as a connection
    folder: Path
    open: contextlib.ExitStack  # closed with the bench

    def new(self, **settings: Any) -> OpenAI:
        """Return a client of the practice backend with something set otherwise."""
        usual = {"api_key": self.client.api_key, "base_url": str(self.client.base_url), "max_retries": 0}
        return self.open.enter_context(OpenAI(**usual | settings))


@dataclass(frozen=True)
class Mistake:
    """A mistake, its row, what it does, the settings under which it fails, and how the advice puts it right."""

    row: str
    make: Callable[[Bench], Any]
    mended: Callable[[Bench], Any] | None = None
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return self.row + "".join(f" {name}={value}" for name, value in self.settings)


HUGE = "iVBORw0KGgoAAAANSUhEUgAAf/8AAH//CAIAAAAlC+aJ"  # the same, of 32,767 x 32,767 pixels
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJ"  # the beginning of a PNG


def _shown(bench: Bench, url: str) -> Any:
    part = {"type": "input_image", "image_url": url}
    return bench.client.responses.create(model="gpt-6-luna", input=[{"role": "user", "content": [part]}])


def _sent(bench: Bench, data: str) -> Any:
    part = {"type": "input_file", "filename": "a.pdf", "file_data": data}
    return bench.client.responses.create(model="gpt-6-luna", input=[{"role": "user", "content": [part]}])


class City(pydantic.BaseModel):
    """What a lesson might have a model fill in."""

    name: str


def _stream(bench: Bench, **more: Any) -> Any:
    return bench.client.chat.completions.create(**CHAT, stream=True, **more)


def _last_chunk(bench: Bench) -> str:
    text = ""
    for chunk in _stream(bench, stream_options={"include_usage": True}):
        text += chunk.choices[0].delta.content or ""
    return text


def _last_chunk_mended(bench: Bench) -> str:
    text = ""
    for chunk in _stream(bench, stream_options={"include_usage": True}):
        if chunk.choices:
            text += chunk.choices[0].delta.content or ""
    return text


def _adding_none(bench: Bench) -> str:
    text = ""
    for chunk in _stream(bench):
        text += chunk.choices[0].delta.content
    return text


def _adding_nothing(bench: Bench) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in _stream(bench))


def _response(bench: Bench) -> Any:
    return bench.client.responses.create(model="gpt-4o", input="Hi")


def _completion(bench: Bench) -> Any:
    return bench.client.chat.completions.create(**CHAT)


def _message(**fields: Any) -> Any:
    """A message as a model may send it."""
    from openai.types.chat import ChatCompletionMessage

    return ChatCompletionMessage(role="assistant", **{"content": None, **fields})


def _closed(bench: Bench) -> Any:
    with bench.new() as client:
        pass
    return client.models.list()


def _async_for(bench: Bench) -> Any:
    async def read() -> list:
        async with AsyncOpenAI(api_key=bench.client.api_key, base_url=bench.client.base_url) as client:
            stream = await client.chat.completions.create(**CHAT, stream=True)
            return [chunk for chunk in stream]  # noqa: C416 - read as a beginner does

    return asyncio.run(read())


def _async_for_mended(bench: Bench) -> Any:
    async def read() -> list:
        async with AsyncOpenAI(api_key=bench.client.api_key, base_url=bench.client.base_url) as client:
            stream = await client.chat.completions.create(**CHAT, stream=True)
            return [chunk async for chunk in stream]

    return asyncio.run(read())


def _plain_for(bench: Bench) -> Any:
    async def read() -> list:
        with _stream(bench) as stream:
            return [chunk async for chunk in stream]

    return asyncio.run(read())


def _forgotten(bench: Bench) -> Any:
    call = bench.asynchronous.chat.completions.create(**CHAT)
    try:
        return call.choices
    finally:
        call.close()


def _forgotten_item(bench: Bench) -> Any:
    call = bench.asynchronous.chat.completions.create(**CHAT)
    try:
        return call["choices"]
    finally:
        call.close()


def _awaited_mended(bench: Bench) -> Any:
    async def ask() -> Any:
        async with AsyncOpenAI(api_key=bench.client.api_key, base_url=bench.client.base_url) as client:
            return (await client.chat.completions.create(**CHAT)).choices[0].message.content

    return asyncio.run(ask())


def _await_too_much(bench: Bench) -> Any:
    async def ask() -> Any:
        return await bench.client.chat.completions.create(**CHAT)

    return asyncio.run(ask())


def _asyncio_run(bench: Bench) -> Any:
    async def cell() -> None:
        inner = asyncio.sleep(0)
        try:
            asyncio.run(inner)
        finally:
            inner.close()

    return asyncio.run(cell())


def _to_environment(bench: Bench) -> None:
    os.environ["OPENAI_API_KEY"] = os.getenv("NO_SUCH_VARIABLE")


def _fenced(bench: Bench) -> Any:
    return json.loads('```json\n{"name": "Seoul"}\n```')


def _unfenced(bench: Bench) -> Any:
    text = '```json\n{"name": "Seoul"}\n```'
    return json.loads(text.split("```")[1].removeprefix("json"))


def _surrogate(bench: Bench) -> Any:
    text = "좋아요 👍".encode("utf-16-le")[:-2].decode("utf-16-le", "surrogatepass")
    return bench.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def _surrogate_mended(bench: Bench) -> Any:
    text = "좋아요 👍".encode("utf-16-le")[:-2].decode("utf-16-le", "surrogatepass")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return bench.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def _write(bench: Bench, encoding: str) -> Any:
    with (bench.folder / "a.txt").open("w", encoding=encoding) as file:
        return file.write("좋아요 👍")


def _read(bench: Bench, written: str, read: str) -> str:
    path = bench.folder / "b.txt"
    path.write_bytes("좋아요, 또 살게요".encode(written))
    return path.read_text(encoding=read)


def _lookalike(bench: Bench, name: str, code: str) -> None:
    """Run code where a file of the learner's has the name of a module that code imports; the bench cleans up."""
    (bench.folder / f"{name}.py").write_text("", encoding="utf-8")
    sys.path.insert(0, str(bench.folder))
    for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == name]:
        del sys.modules[loaded]
    exec(code, {"__name__": "__main__"})


def _old_library(bench: Bench) -> Any:
    """Call the SDK as an old version of a library does, from a folder of installed packages."""
    path = bench.folder / "site-packages" / "langchain_openai" / "__init__.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("def chat(): __import__('openai').OpenAI(api_key='k', proxies={})", encoding="utf-8")
    module = types.ModuleType("langchain_openai")
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)
    return module.chat()


def _old_openai(bench: Bench) -> Any:
    """Build the HTTP client as openai 1.40 did."""
    module = types.ModuleType("openai._base_client")
    exec("import httpx2\ndef build(): return httpx2.Client(proxies={})", module.__dict__)
    return module.build()


def _timeout_as_text(bench: Bench) -> Any:
    """Do what the SDK does with OpenAI(timeout="5"), and close the socket, which it does not."""
    module = types.ModuleType("openai._base_client")
    exec("import socket\ndef send():\n with socket.socket() as s: s.settimeout('5')", module.__dict__)
    return module.send()


class JsException(Exception):  # noqa: N818 - its name is what counts
    """As Pyodide names what the browser raises."""


class _Fetching(httpx2.Client):
    """A client in a browser that lets no request through, as httpx2-jsfetch says it."""

    def send(self, *arguments: Any, **options: Any) -> httpx2.Response:
        raise httpx2.ConnectError("Failed to fetch") from JsException("Failed to fetch")


def _raise(error: BaseException) -> None:
    raise error


MISTAKES = [
    # Nothing found, nothing set.
    Mistake(
        "no_key_in_environment", lambda b: os.environ["OPENAI_API_KEY"], lambda b: os.environ.get("OPENAI_API_KEY")
    ),
    Mistake("no_variable", lambda b: os.environ["MY_SECRET"], lambda b: os.environ.get("MY_SECRET")),
    Mistake("none_to_environment", _to_environment),
    Mistake("missing_key", lambda b: OpenAI(), lambda b: OpenAI(api_key=b.client.api_key)),
    Mistake("azure", lambda b: openai.AzureOpenAI()),
    Mistake("azure", lambda b: openai.AzureOpenAI(api_key="k")),
    Mistake("webhook_secret", lambda b: b.client.webhooks.unwrap("{}", {})),
    Mistake("webhook_signature", lambda b: _raise(openai.InvalidWebhookSignatureError("The signature does not match"))),
    # Characters.
    Mistake("key_characters", lambda b: b.new(api_key=f"{KEY}가").models.list(), lambda b: b.client.models.list()),
    Mistake("key_characters", lambda b: b.new(api_key=f"{KEY}\n").models.list()),
    Mistake("header_characters", lambda b: b.new(organization="조직").models.list(), lambda b: b.new().models.list()),
    Mistake("header_characters", lambda b: b.new(project="proj\n").models.list()),
    Mistake("header_characters", lambda b: b.client.models.list(extra_headers={"x-name": "이름"})),
    Mistake("surrogate", _surrogate, _surrogate_mended),
    Mistake("file_encoding", lambda b: _write(b, "cp949"), lambda b: _write(b, "utf-8")),
    Mistake("file_encoding", lambda b: _write(b, "cp1252"), lambda b: _write(b, "utf-8")),
    Mistake("file_encoding", lambda b: _write(b, "ascii"), lambda b: _write(b, "utf-8")),
    Mistake("file_not_utf8", lambda b: _read(b, "cp949", "utf-8"), lambda b: _read(b, "cp949", "cp949")),
    Mistake("file_not_utf8", lambda b: _read(b, "utf-16", "utf-8"), lambda b: _read(b, "utf-16", "utf-16")),
    Mistake("file_is_utf8", lambda b: _read(b, "utf-8", "cp949"), lambda b: _read(b, "utf-8", "utf-8")),
    # Addresses and settings.
    Mistake("base_url_form", lambda b: b.new(base_url="127.0.0.1:1/v1").models.list(), lambda b: b.new().models.list()),
    Mistake("base_url_form", lambda b: b.new(base_url="http://127.0.0.1:abc/v1")),
    Mistake("refused", lambda b: b.new(base_url="http://127.0.0.1:9/v1").models.list()),
    Mistake("browser", lambda b: b.new(http_client=_Fetching()).models.list()),
    Mistake("dns", lambda b: b.new(base_url="http://no-such-host.invalid/v1").models.list()),
    Mistake("certificates", lambda b: b.new(), lambda b: b.new(), (("SSL_CERT_FILE", "/nonexistent/cacert.pem"),)),
    Mistake("certificates", lambda b: b.new(), lambda b: b.new(), (("SSL_CERT_FILE", __file__),)),
    Mistake("certificates", lambda b: b.new(), lambda b: b.new(), (("SSL_CERT_FILE", str(Path(__file__).parent)),)),
    Mistake("proxy_form", lambda b: b.new(), lambda b: b.new(), (("HTTPS_PROXY", "://"),)),
    Mistake("proxy_form", lambda b: b.new(), lambda b: b.new(), (("http_proxy", "ftp://user:secret@proxy:1"),)),
    Mistake("proxy_form", lambda b: b.new(), lambda b: b.new(), (("ALL_PROXY", "http://proxy:abc"),)),
    Mistake("socks", lambda b: b.new(), lambda b: b.new(), (("ALL_PROXY", "socks5://127.0.0.1:1"),)),
    Mistake(
        "proxy",
        lambda b: b.new(base_url="http://no-such-host.invalid/v1").models.list(),
        None,
        (("HTTP_PROXY", "http://127.0.0.1:9"),),
    ),
    Mistake("client_option", _timeout_as_text, lambda b: b.new(timeout=5).models.list()),
    Mistake("client_option", lambda b: b.new(max_retries="2"), lambda b: b.new(max_retries=2)),
    Mistake("client_option", lambda b: b.new(max_retries=None)),
    # Old code, old packages, modules.
    Mistake("removed", lambda b: openai.ChatCompletion.create(model="gpt-4", messages=[])),
    Mistake("old_errors", lambda b: openai.error.RateLimitError, lambda b: openai.RateLimitError),
    Mistake("old_errors", lambda b: exec("import openai.error")),
    Mistake("openai_name", lambda b: exec("from openai import OpenAi"), lambda b: exec("from openai import OpenAI")),
    Mistake("openai_name", lambda b: openai.Openai),
    Mistake("openai_name", lambda b: exec("from openai.embeddings_utils import get_embedding")),
    Mistake("module_called", lambda b: openai()),
    Mistake("proxies", lambda b: OpenAI(api_key=KEY, proxies={})),
    Mistake("outdated_package", _old_library),
    Mistake("outdated_openai", _old_openai),
    Mistake("module", lambda b: exec("import a_package_that_nobody_has")),
    Mistake("module_helpers", lambda b: _raise(ModuleNotFoundError("No module named 'helpers'", name="helpers"))),
    Mistake("module_dotenv", lambda b: _raise(ModuleNotFoundError("No module named 'dotenv'", name="dotenv"))),
    Mistake("module_httpx", lambda b: _raise(ModuleNotFoundError("No module named 'httpx'", name="httpx"))),
    Mistake(
        "old_package",
        lambda b: _raise(ImportError("cannot import name 'OpenAI' from 'openai' (openai/__init__.py)", name="openai")),
    ),
    Mistake("lookalike", lambda b: _lookalike(b, "openai", "from openai import OpenAI")),
    Mistake("lookalike", lambda b: _lookalike(b, "random", "import random; random.randint(1, 6)")),
    Mistake("lookalike", lambda b: _lookalike(b, "json", "import json; json.loads('{}')")),
    Mistake("lookalike", lambda b: _lookalike(b, "openai", "import openai.types")),
    Mistake("lookalike", lambda b: _lookalike(b, "token", "from token import NAME")),
    Mistake(
        "lookalike_unknown",
        lambda b: _raise(ImportError("cannot import name 'f' from partially initialized module 'mine' (...)")),
    ),
    # The wrong object.
    Mistake("forgotten_await", _forgotten, _awaited_mended),
    Mistake("forgotten_await", _forgotten_item, _awaited_mended),
    Mistake("forgotten_await", lambda b: b.asynchronous.models.list().data),
    Mistake("await_too_much", _await_too_much, lambda b: b.client.chat.completions.create(**CHAT)),
    Mistake("async_for", _async_for, _async_for_mended),
    Mistake("plain_for", _plain_for, _adding_nothing),
    Mistake("asyncio_run", _asyncio_run),
    Mistake("stream_read", lambda b: _stream(b).choices, _adding_nothing),
    Mistake("stream_read", lambda b: _stream(b)[0], _adding_nothing),
    Mistake("stream_manager", lambda b: list(b.client.chat.completions.stream(**CHAT))),
    Mistake("not_a_stream", lambda b: [chunk.choices for chunk in _completion(b)], _adding_nothing),
    Mistake("chunk_without_choices", _last_chunk, _last_chunk_mended),
    Mistake("delta_none", _adding_none, _adding_nothing),
    Mistake("delta_not_message", lambda b: [chunk.choices[0].message for chunk in _stream(b)], _adding_nothing),
    Mistake(
        "chat_has_no_output_text", lambda b: _completion(b).output_text, lambda b: _completion(b).choices[0].message
    ),
    Mistake("response_has_no_choices", lambda b: _response(b).choices, lambda b: _response(b).output_text),
    Mistake(
        "output_first",
        lambda b: b.client.responses.create(model="gpt-6-luna", input="Hi").output[0].content[0].text,
        lambda b: b.client.responses.create(model="gpt-6-luna", input="Hi").output_text,
    ),
    Mistake("raw_response", lambda b: b.client.chat.completions.with_raw_response.create(**CHAT).choices),
    Mistake("message_path", lambda b: _completion(b).content, lambda b: _completion(b).choices[0].message.content),
    Mistake("message_path", lambda b: _completion(b).choices.message),
    Mistake("message_path", lambda b: _completion(b).choices[0].text),
    Mistake("client_path", lambda b: b.client.ChatCompletion),
    Mistake("client_path", lambda b: b.client.chat.create(**CHAT), _completion),
    Mistake("text_already", lambda b: _completion(b).choices[0].message.content.choices),
    Mistake("dictionary", lambda b: MESSAGES[0].content, lambda b: MESSAGES[0]["content"]),
    Mistake("subscript", lambda b: _completion(b)["choices"], lambda b: _completion(b).choices),
    Mistake("subscript", lambda b: _completion(b).choices[0].message["content"]),
    Mistake("no_tool_calls", lambda b: _completion(b).choices[0].message.tool_calls[0]),
    Mistake("content_none", lambda b: _message().content.strip()),
    Mistake("none_value", lambda b: json.loads(None)),
    Mistake("not_serializable", lambda b: json.dumps(_completion(b)), lambda b: _completion(b).model_dump_json()),
    Mistake("not_json_value", lambda b: json.dumps({"when": object()})),
    # The wrong arguments.
    Mistake("positional", lambda b: b.client.chat.completions.create("gpt-4o", MESSAGES), _completion),
    Mistake("missing_argument", lambda b: b.client.chat.completions.create(engine="gpt-4o", messages=[]), _completion),
    Mistake("unknown_argument", lambda b: b.client.chat.completions.create(**CHAT, max_token=5), _completion),
    Mistake("responses_argument", lambda b: b.client.chat.completions.create(**CHAT, input="Hi"), _response),
    Mistake("chat_argument", lambda b: b.client.responses.create(**CHAT), _response),
    Mistake("image", lambda b: _shown(b, PICTURE), lambda b: _shown(b, f"data:image/png;base64,{PICTURE}")),
    Mistake("image", lambda b: _shown(b, f"data:application/pdf;base64,{PICTURE}")),
    Mistake("image", lambda b: _shown(b, "data:image/png;base64,SGVsbG8=")),
    Mistake("image", lambda b: _shown(b, f"data:image/png;base64,{HUGE}")),
    Mistake("file", lambda b: _sent(b, "JVBERi0xLjc="), lambda b: _sent(b, "data:application/pdf;base64,JVBERi0xLjc=")),
    Mistake("file", lambda b: _sent(b, "data:application/pdf;base64,SGVsbG8=")),
    Mistake("closed_client", _closed, lambda b: b.client.models.list()),
    # A model's text that should be data.
    Mistake("json_fence", _fenced, _unfenced),
    Mistake("json_fence", lambda b: City.model_validate_json('Here:\n```json\n{"name": "Seoul"}\n```')),
    Mistake("json_cut", lambda b: json.loads('{"name": "Seo')),
    Mistake("json_cut", lambda b: json.loads('{"names": ["Seoul",')),
    Mistake("json_cut", lambda b: City.model_validate_json('{"name": "Seo')),
    Mistake("json_empty", lambda b: json.loads("")),
    Mistake("json_web_page", lambda b: json.loads("<!DOCTYPE html><html></html>")),
    Mistake("json_prose", lambda b: json.loads('Here it is: {"name": "Seoul"}')),
    Mistake("json_prose", lambda b: json.loads('{"name": "Seoul"} I hope this helps!')),
    Mistake("json_broken", lambda b: json.loads("{'name': 'Seoul'}")),
    Mistake("json_broken", lambda b: json.loads('{"name": "Seoul",}')),
    Mistake("validation", lambda b: City.model_validate_json('{"nam": 1}')),
    # Python's own.
    Mistake("unbound_local", lambda b: _unbound()),
    Mistake("name", lambda b: no_such_name),  # noqa: F821
    Mistake("interrupted", lambda b: _raise(KeyboardInterrupt())),
    Mistake("timeout", lambda b: _raise(TimeoutError())),
    Mistake("dropped", lambda b: _raise(httpx2.ReadError("broken"))),
    Mistake("connection", lambda b: _raise(httpx2.ConnectError("nothing"))),
    Mistake("unknown", lambda b: 1 / 0),
    Mistake("unknown", lambda b: [][random.randint(1, 6)]),
    Mistake("unknown", lambda b: _raise(SystemExit("stop"))),
]


def _unbound() -> str:
    print(api_key)  # noqa: F821 - the mistake
    api_key = "k"
    return api_key
