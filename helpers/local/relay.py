"""Lets lessons run unchanged on a server that refuses model names it doesn't have.

Lessons name gpt-6-luna. Ollama answers 404 to a name that it lacks, vLLM too, and LM Studio with more than one model.
Between them and the client this passes every request on as it is, but for two things: a model that the server lacks
becomes the one that was chosen, and the key becomes the server's. Every response names the model that really answered.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import secrets
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx2
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from helpers.practice.carriers.loop_thread import STOP_SECONDS, LoopThread
from helpers.practice.wire import trace

GONE = "local_server_gone"  # the code of the error where the server cannot be reached; errors.toml knows it
_HOST = "127.0.0.1"
_LARGEST = 64_000_000  # bytes of a request
_NAMED = ("/chat/completions", "/completions", "/responses", "/responses/input_tokens")  # what a model answers
_PASSED_ON = ("accept", "content-type", "user-agent")  # of a request's headers; none that says whose it is
_PASSED_BACK = ("content-type", "retry-after", "x-request-id")
_LIMITS = httpx2.Timeout(600.0, connect=10.0)  # seconds; a small computer takes long over a long answer


class Relay:
    """A server on this computer, in a thread of its own, that passes requests on to another.

    Args:
        url: the base URL of the other.
        models: the models that it has.
        model: the one that answers requests for a model that it lacks.
        key: sent to it; None for none.
    """

    def __init__(self, url: str, models: tuple[str, ...], model: str, key: str | None = None) -> None:
        self.url = url.rstrip("/")
        self.host = urlsplit(url).netloc.rpartition("@")[2]  # a password may come before it
        self.models = frozenset(models)
        self.model = model
        self.server_key = key
        self.key = f"local-{secrets.token_hex(16)}"  # so that no web page and no other program can use it
        self.port = 0
        self._thread = LoopThread("first-call-relay", self._serve)

    @property
    def base_url(self) -> str:
        """For the SDK."""
        return f"http://{_HOST}:{self.port}/v1"

    def start(self) -> None:
        """Listen, and return once requests are taken.

        Raises:
            OSError: this computer has no port left.
            RuntimeError: the thread did not start within five seconds.
        """
        self._socket = socket.create_server((_HOST, 0))
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and end the thread. Stopping again does nothing."""
        self._thread.stop()

    def serves(self, url: str, models: tuple[str, ...], model: str, key: str | None) -> bool:
        """Return whether this relay runs and was made for just that."""
        made_for = (self.url, self.models, self.model, self.server_key)
        return self._thread.is_alive() and made_for == (url.rstrip("/"), frozenset(models), model, key)

    def body(self, path: str, received: bytes) -> bytes:
        """Return the body of a request as the server is to get it.

        Args:
            path: behind the base URL, such as "/chat/completions".
            received: the body as it came.
        """
        if path not in _NAMED:
            return received
        try:
            content = json.loads(received)
        except ValueError:
            return received
        if not isinstance(content, dict) or not isinstance(content.get("model"), str):
            return received
        if content["model"] in self.models:
            return received
        return json.dumps(content | {"model": self.model}).encode()

    async def _serve(self, thread: LoopThread) -> None:
        # The servers of a room are nearby: a proxy would not find them.
        async with httpx2.AsyncClient(timeout=_LIMITS, trust_env=False) as client:
            rules = [(r"/v1(/.*)", _Handler, {"relay": self, "client": client})]
            server = HTTPServer(Application(rules, log_function=lambda handler: None), max_body_size=_LARGEST)
            server.add_socket(self._socket)
            thread.ready()
            await thread.stopping.wait()
            server.stop()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(server.close_all_connections(), STOP_SECONDS / 2)


class _Handler(RequestHandler):
    """One request: passed on, and its answer passed back piece by piece."""

    _task: asyncio.Task[Any] | None = None

    def initialize(self, relay: Relay, client: httpx2.AsyncClient) -> None:
        self._relay, self._client = relay, client

    async def prepare(self) -> None:
        sent = self.request.headers.get("authorization", "").encode()
        if not hmac.compare_digest(sent, f"Bearer {self._relay.key}".encode()):
            self._error(401, 'This is not the key that connect("local") set.', "invalid_api_key")

    def on_connection_close(self) -> None:
        """Whoever asked is gone: the server need not write any further."""
        if self._task:
            self._task.cancel()

    async def _pass_on(self, path: str) -> None:
        self._task = asyncio.current_task()
        headers = {name: self.request.headers[name] for name in _PASSED_ON if name in self.request.headers}
        headers["accept-encoding"] = "identity"
        if self._relay.server_key:
            headers["authorization"] = f"Bearer {self._relay.server_key}"
        url = self._relay.url + path + (f"?{self.request.query}" if self.request.query else "")
        body = self._relay.body(path, self.request.body)
        try:
            async with self._client.stream(self.request.method, url, content=body, headers=headers) as answer:
                self.set_status(answer.status_code)
                for name in _PASSED_BACK:
                    if name in answer.headers:
                        self.set_header(name, answer.headers[name])
                async for piece in answer.aiter_raw():
                    self.write(piece)
                    await self.flush()
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if self._headers_written:  # the client sees that it broke off
                self.detach().close()
                return
            said = f"{type(error).__name__}: {error}"
            self._error(503, f"The server at {self._relay.host} can't be reached. {said}", GONE)

    get = post = delete = put = patch = _pass_on

    def _error(self, status: int, message: str, code: str) -> None:
        self.set_status(status)
        self.set_header("x-should-retry", "false")
        self.finish({"error": {"message": message, "type": "server_error", "param": None, "code": code}})

    def log_exception(self, kind: Any, error: Any, traceback: Any) -> None:
        """Leave a trace of a fault of ours where it does not show up in whatever cell of a notebook happens to run."""
        if isinstance(error, Exception) and not isinstance(error, OSError | HTTPError):  # no method OPTIONS, say
            trace.leave(error, f"{self.request.method} {self.request.path}")
