"""The practice backend as a testing tool: replies in code, faults, a journal of requests. TESTING.md explains it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from .answering.replies import Replies
from .wire import faults
from .wire.exchange import Reply, Request

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

    import openai

    from .carriers.carrier import Carrier

_SECRET = ("authorization", "key", "token", "cookie")  # no header with one of these in its name is kept
_LONGEST_SHOWN = 60  # characters of a value in a message
_INSTRUCTIONS = ("system", "developer")
_MISSING = object()


@dataclass(frozen=True)
class Received:
    """One request that the practice backend received.

    Attributes:
        method, path: such as "POST" and "/v1/chat/completions".
        headers: names in lower case; those that may hold a key are left out.
        body: the JSON object that was sent; {} if there was none.
        status: of the reply.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: Mapping[str, Any]
    status: int

    @property
    def model(self) -> str | None:
        """The model that was asked, or None."""
        return self.body.get("model")

    @property
    def messages(self) -> list[tuple[str, str]]:
        """The messages as (role, text), in Chat Completions as in Responses; `instructions` have the role system."""
        instructions = self.body.get("instructions")
        found = [("system", instructions)] if isinstance(instructions, str) else []
        given = self.body.get("messages", self.body.get("input"))
        if isinstance(given, str):
            return [*found, ("user", given)]
        items = given if isinstance(given, list) else ()
        return found + [(item["role"], _text(item)) for item in items if isinstance(item, dict) and "role" in item]

    @property
    def user(self) -> str | None:
        """The last user message, or None."""
        return next((text for role, text in reversed(self.messages) if role == "user"), None)

    @property
    def system(self) -> str | None:
        """All system and developer messages, joined by line breaks, or None."""
        return "\n".join(text for role, text in self.messages if role in _INSTRUCTIONS) or None

    @property
    def retry(self) -> int:
        """Which retry of the SDK's it was; 0 for the first try."""
        count = self.headers.get("x-stainless-retry-count", "0")
        return int(count) if count.isdecimal() else 0

    def __str__(self) -> str:
        shown = [f"{self.method} {self.path} -> {self.status}"]
        shown += [f"model={self.model!r}"] if self.model is not None else []
        shown += [f"user={_cut(self.user)}"] if self.user is not None else []
        shown += [f"retry={self.retry}"] if self.retry else []
        return " ".join(shown)


class Practice:
    """A practice backend for one test. It gives only the replies that the test prepares.

    It takes requests until `stop()`, and is a context manager.

    Args:
        server: whether it listens on a port of this computer, for programs that run as a process of their own and for
            clients that do not use httpx2. Otherwise it answers within this process, even where there are no sockets.

    Attributes:
        base_url, key: for a client.
        requests: everything that was received, oldest first.
    """

    def __init__(self, *, server: bool = False) -> None:
        carrier: Carrier
        if server:
            from .carriers.server import Server

            carrier = Server()
        else:
            from .carriers.transport import Transport

            carrier = Transport()
        self._replies = Replies.none()
        self._session = carrier.session
        self._session.backend.replies = self._replies
        self._session.listener = self._note
        self.requests: list[Received] = []
        self._clients: list[openai.OpenAI] = []
        self._carrier = carrier
        carrier.start()
        self.base_url, self.key = carrier.base_url, carrier.key

    @property
    def calls(self) -> list[Received]:
        """The requests that ask a model something: those with the method POST."""
        return [request for request in self.requests if request.method == "POST"]

    def reply(
        self,
        user: str | None = None,
        text: str | Mapping[str, Any] | None = None,
        *,
        system: str | None = None,
        history: Sequence[str] | None = None,
        results: Sequence[str] | None = None,
        tool_calls: Iterable[tuple[str, Mapping[str, Any]]] = (),
        refusal: str | None = None,
    ) -> None:
        """Prepare a reply. What is left out matches anything; a later reply to the same replaces an earlier one.

        Args:
            user: the last user message; None for any.
            text: the answer. A dictionary is sent as JSON, as for structured output.
            system: all system and developer messages; "" for none.
            history: the other messages, in order; [] for none.
            results: what the tools gave back since the user message.
            tool_calls: calls to make instead of an answer, as (name, arguments).
            refusal: what is said instead of an answer.

        Raises:
            ValueError: there is neither a text nor a tool call nor a refusal, or something is not a string.
        """
        calls = [{"name": name, "arguments": dict(arguments)} for name, arguments in tool_calls]
        entry = {
            "user": user,
            "text": json.dumps(text, ensure_ascii=False) if isinstance(text, Mapping) else text,
            "system": system,
            "history": None if history is None else list(history),
            "results": None if results is None else list(results),
            "tool_calls": calls or None,
            "refusal": refusal,
        }
        self._replies.add({name: value for name, value in entry.items() if value is not None})

    def fail(self, code: str, *, retries: int | None = None, delay: float | None = None) -> None:
        """Let every request fail from now on, until `recover()`; the header of `fault()` in a request comes first.

        Args:
            code: what goes wrong, for example "rate_limit_exceeded"; README.md lists them all.
            retries: which retry of the SDK succeeds; None for never.
            delay: seconds until the fault; None for at once (for "slow": 3 seconds).

        Raises:
            ValueError: there is no such fault, or a number is out of range.
        """
        self._session.headers = faults.fault(code, retries=retries, delay=delay)

    def recover(self) -> None:
        """Let requests succeed again after `fail`."""
        self._session.headers = {}

    def client(self, **options: Any) -> openai.OpenAI:
        """Return a client of the SDK that reaches this backend, whatever the environment says; `stop()` closes it.

        Args:
            options: as for `openai.OpenAI`, for example `max_retries=0`.
        """
        import openai

        self._clients.append(openai.OpenAI(**self._options(openai.DefaultHttpxClient, options)))
        return self._clients[-1]

    def async_client(self, **options: Any) -> openai.AsyncOpenAI:
        """Return an asynchronous client, to be closed by the test; the arguments are those of `client`."""
        import openai

        return openai.AsyncOpenAI(**self._options(openai.DefaultAsyncHttpxClient, options))

    def assert_asked(self, times: int | None = None, **expected: Any) -> None:
        """Assert that a model was asked.

        Args:
            times: how often; None for once or more.
            expected: what has to be in the request for it to count: `user`, `system`, `path`, `status` or `retry` as
                in Received, or any field of its body, such as `model` or `temperature`.

        Raises:
            AssertionError: it was not; the message lists the requests.
        """
        __tracebackhide__ = True  # pytest then shows the line of the test
        found = sum(_fits(call, expected) for call in self.calls)
        if found == times or (times is None and found):
            return
        wanted = "at least 1" if times is None else times
        like = " with " + ", ".join(f"{name}={_cut(value)}" for name, value in expected.items()) if expected else ""
        journal = "\n".join(f"  {number}. {request}" for number, request in enumerate(self.requests, 1))
        raise AssertionError(f"expected {wanted} call(s){like}, found {found}; received:\n{journal or '  nothing'}")

    def assert_not_asked(self, **expected: Any) -> None:
        """Assert that no model was asked; the arguments are those of `assert_asked`."""
        __tracebackhide__ = True
        self.assert_asked(0, **expected)

    def stop(self) -> None:
        """Take no more requests. Stopping again does nothing."""
        try:
            while self._clients:
                self._clients.pop().close()
        finally:  # a client of the test's own making may fail
            self._carrier.stop()

    def _note(self, request: Request, reply: Reply) -> None:
        headers = {
            name: value for name, value in request.headers.items() if not any(secret in name for secret in _SECRET)
        }
        self.requests.append(Received(request.method, request.path, headers, _read(request.body), reply.status))

    def _options(self, sender: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
        """What the environment must not decide: ids of one's own account have no place in a test either."""
        ours: dict[str, Any] = {
            "base_url": self.base_url,
            "api_key": self.key,
            "organization": "org-practice",
            "project": "proj_practice",
        }
        if "http_client" not in given:
            ours["http_client"] = sender(trust_env=False, verify=_nobody())
        return ours | given

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<practice for a test at {self.base_url}, {len(self.requests)} request(s)>"


def _nobody() -> ssl.SSLContext | bool:
    """Return certificates to trust: none, since the backend speaks plain HTTP. Reading the system's takes 70 ms."""
    if sys.platform == "emscripten":  # the browser looks after them
        return True
    import ssl

    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _fits(call: Received, expected: Mapping[str, Any]) -> bool:
    for name, value in expected.items():
        own = name in ("user", "system", "path", "status", "retry")
        if (getattr(call, name) if own else call.body.get(name, _MISSING)) != value:
            return False
    return True


def _text(item: Mapping[str, Any]) -> str:
    content = item.get("content")
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else ()
    return "\n".join(part["text"] for part in parts if isinstance(part, dict) and isinstance(part.get("text"), str))


def _read(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except (ValueError, RecursionError):  # the reply says so
        return {}
    return value if isinstance(value, dict) else {}


def _cut(value: Any) -> str:
    written = repr(value)
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
