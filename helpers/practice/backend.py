"""The core of the practice backend: a request in, a reply out; no sockets, no clock, no chance."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote

from helpers import tokens

from .answering.replies import Replies, ReplyFileError
from .resources import (
    admin,
    chat_completions,
    elsewhere,
    embeddings,
    input_tokens,
    model_list,
    moderations,
    prompt,
    responses,
    stored_chats,
)
from .resources.call import Call
from .resources.organization import Organization
from .resources.store import Store
from .wire import access, api_errors, cors, encoding, faults, trace
from .wire.api_errors import ApiError
from .wire.digest import Digest
from .wire.exchange import Reply, Request

ROUTES: dict[str, dict[str, Callable[[Call], Reply]]] = {
    "/v1/models": {"GET": model_list.list_all},
    "/v1/models/{name}": {"GET": model_list.retrieve},
    "/v1/chat/completions": {"GET": stored_chats.list_all, "POST": chat_completions.create},
    "/v1/chat/completions/{name}": {
        "GET": stored_chats.retrieve,
        "POST": stored_chats.update,
        "DELETE": stored_chats.delete,
    },
    "/v1/chat/completions/{name}/messages": {"GET": stored_chats.list_messages},
    "/v1/responses": {"POST": responses.create},
    "/v1/responses/input_tokens": {"POST": input_tokens.count},
    "/v1/responses/{name}": {"GET": responses.retrieve, "DELETE": responses.delete},
    "/v1/responses/{name}/input_items": {"GET": responses.input_items},
    "/v1/embeddings": {"POST": embeddings.create},
    "/v1/moderations": {"POST": moderations.create},
    "/v1/organization/projects": {"GET": admin.list_projects, "POST": admin.create_project},
    "/v1/organization/projects/{name}": {"GET": admin.retrieve_project},
    "/v1/organization/projects/{name}/archive": {"POST": admin.archive_project},
    "/v1/organization/projects/{name}/service_accounts": {"GET": admin.list_accounts, "POST": admin.create_account},
    "/v1/organization/projects/{name}/service_accounts/{name}": {
        "GET": admin.retrieve_account,
        "DELETE": admin.delete_account,
    },
    "/v1/organization/projects/{name}/service_accounts/{name}/api_keys": {"POST": admin.create_key},
    "/v1/organization/projects/{name}/api_keys": {"GET": admin.list_keys},
    "/v1/organization/projects/{name}/api_keys/{name}": {"GET": admin.retrieve_key, "DELETE": admin.delete_key},
    "/v1/organization/projects/{name}/spend_limit": {
        "GET": admin.retrieve_spend_limit,
        "POST": admin.update_spend_limit,
        "DELETE": admin.delete_spend_limit,
    },
    "/v1/organization/projects/{name}/rate_limits": {"GET": admin.list_rate_limits},
    "/v1/organization/projects/{name}/rate_limits/{name}": {"POST": admin.update_rate_limit},
}

# What a request may cost at least once it is known which one it is; those not named here never cost much.
_COSTS: dict[Callable[[Call], Reply], Callable[[Call], int]] = {
    chat_completions.create: chat_completions.expected_cost,
    responses.create: prompt.expected_cost,
    input_tokens.count: prompt.expected_cost,
    stored_chats.list_all: stored_chats.cost_of_all,
    stored_chats.retrieve: stored_chats.cost_of_stored,
    stored_chats.update: stored_chats.cost_of_stored,
    stored_chats.list_messages: stored_chats.cost_of_stored,
    responses.retrieve: responses.cost_of_stored,
    responses.input_items: responses.cost_of_stored,
    embeddings.create: embeddings.expected_cost,
    moderations.create: moderations.expected_cost,
}

_ADMIN = "/v1/organization/"
LARGEST_BODY = 11 * 2**20  # bytes; the longest string that the API takes fits in
_LARGE_BODY = 2**20  # bytes
_MOST_VALUES = 500_000  # in one body; 300,000 tokens to embed are the most that is needed
_MOST_CONTAINERS = 100_000  # objects and lists in one body: Python's garbage collector looks at them all, at a stretch
_MARKS = re.compile(rb'\\.|"', re.DOTALL)  # where a text begins or ends, and what only looks like it
_QUICK_BODY = 8_000  # bytes; what is larger is not even read before it is its turn
_QUICK = 8_000  # as resources.cost counts: a few thousandths of a second


class Backend:
    """Answers requests as the API does.

    Args:
        replies: the prepared replies.
        store: where responses are kept; None for a new one. Chats that are kept are not in it.
        key: the only key to accept; None for every key that begins with "sk-practice".
    """

    def __init__(self, replies: Replies, store: Store | None = None, *, key: str | None = None) -> None:
        self.replies = replies
        self.store = store or Store()
        self.chats = Store()
        self.organization = Organization()
        self._key = key

    def warm(self) -> None:
        """Read what the first chat would have to wait for: the prepared replies and the token encoding."""
        tokens.load()
        with contextlib.suppress(ReplyFileError):  # the first chat says so
            self.replies.load()

    def handle(self, request: Request) -> Reply:
        """Answer one request. The same request gets the same reply, in any order and in any process.

        Only a request that names a response it needs (`previous_response_id`, or its id in the path) depends on an
        earlier one: on whether that response was kept. So does what an admin key manages.
        """
        visit = self.admit(request, len(request.body))
        return visit.refused or visit.answer(request.body)

    def admit(self, request: Request, length: int | None) -> Visit:
        """Look at a request before its body is there.

        Args:
            request: what is known of it; its body does not matter.
            length: of its body in bytes, or None if that is not known.
        """
        return Visit(self, request, self._key, length)


class Visit:
    """A request on its way through the core.

    Attributes:
        refused: the reply, if no body could change it: the path, the key or the length is at fault. Else None.
    """

    def __init__(self, backend: Backend, request: Request, key: str | None, length: int | None) -> None:
        self._backend = backend
        self._request = request
        self._action: Callable[[Call], Reply]
        self._names: tuple[str, ...]
        self._fault: faults.Fault | None = None
        self._call: Call | None = None
        self._digest = Digest(f"{request.method} {request.path}\n".encode("utf-8", "replace"))
        self.refused = cors.preflight_reply(request) if cors.is_preflight(request) else None
        if self.refused is None:
            self.refused = self._guarded(lambda: self._enter(key, length))
        else:
            self._complete(self.refused)

    def read(self, body: bytes) -> bool:
        """Look at the body, and return whether the answer may take long.

        A large body is not read yet: that alone may take long.
        """
        if self.refused:
            return False
        if len(body) > _QUICK_BODY:
            return True
        failed = self._guarded(lambda: self._read(body))
        if failed:
            self.refused = failed
            return False
        assert self._call is not None
        expected = _COSTS.get(self._action)
        return expected is not None and expected(self._call) > _QUICK

    def answer(self, body: bytes) -> Reply:
        """Return the reply.

        Args:
            body: as for `read()`, which need not have been called.
        """
        if self.refused:
            return self.refused
        reply = self._guarded(lambda: self._answer(body))
        assert reply is not None
        return reply

    def _enter(self, key: str | None, length: int | None) -> None:
        action, self._names = _route(self._request)
        sent = access.check(self._request.headers, key, self._backend.organization.accepts)
        if not isinstance(action, str):
            access.check_role(sent, key, admin=self._request.path.startswith(_ADMIN))
        self._fault = faults.requested(self._request.headers)
        if isinstance(action, str):  # what to do instead of this
            if self._fault:
                self._fault.fail(self._request.path, b"")
            raise api_errors.route_not_in_practice(self._request.method, self._request.path, action)
        self._action = action
        if length is not None and length > LARGEST_BODY:
            raise api_errors.body_too_large(LARGEST_BODY)

    def _read(self, body: bytes) -> None:
        if self._fault:
            self._fault.fail(self._request.path, body)
        value, digest = _parsed(self._request, body)
        self._digest = digest
        query = dict(parse_qsl(self._request.query)) if self._request.query else {}
        backend = self._backend
        self._call = Call(
            digest, backend.replies, backend.store, backend.chats, backend.organization, self._names, value, query
        )

    def _answer(self, body: bytes) -> Reply:
        if self._call is None:
            self._read(body)
        assert self._call is not None
        reply = self._action(self._call)
        if self._fault:
            reply = self._fault.spoil(reply)
        return self._complete(reply)

    def _guarded(self, step: Callable[[], Reply | None]) -> Reply | None:
        """Return what a step returns, or the reply to what it raises."""
        try:
            return step()
        except ApiError as error:
            reply = error.reply()
        except ReplyFileError as error:
            reply = api_errors.unreadable_replies(str(error)).reply()
        except Exception as error:  # a mistake of ours must not stop the server or print into a notebook
            trace.leave(error, f"{self._request.method} {self._request.path}")
            reply = api_errors.server_error().reply()
        return self._complete(reply)

    def _complete(self, reply: Reply) -> Reply:
        reply.headers |= {
            "x-request-id": f"req_{self._digest.hex('request', 32)}",
            "openai-version": "2020-10-01",
            "openai-organization": "org-practice",
            "openai-project": "proj_practice",
            **cors.headers(self._request),
        }
        if self._fault:
            reply.delay = self._fault.delay
        return reply


def _route(request: Request) -> tuple[Callable[[Call], Reply] | str, tuple[str, ...]]:
    """Return what answers a path and method, and each {name} in the path.

    For what the API has and practice mode does not, that is the sentence that says what to do instead.
    """
    if request.method in ROUTES.get(request.path, ()) and "{" not in request.path:
        return ROUTES[request.path][request.method], ()
    known = False
    for table in (ROUTES, elsewhere.routes()):
        for actions, names in _matches(request.path, table):
            if request.method in actions:
                return actions[request.method], tuple(map(unquote, names))
            known = True
    if known:
        raise api_errors.method_not_allowed(request.method, request.path)
    raise api_errors.invalid_url(request.method, request.path)


def _matches(sent: str, table: Mapping[str, Any]) -> Iterator[tuple[Any, list[str]]]:
    """Yield what a table has for a path, with each {name} in it."""
    pieces = sent.split("/")
    for path, found in table.items():
        parts = path.split("/")
        if len(parts) != len(pieces):
            continue
        pairs = list(zip(parts, pieces, strict=True))
        if all(part == piece or (part == "{name}" and piece) for part, piece in pairs):
            yield found, [piece for part, piece in pairs if part == "{name}"]


def _parsed(request: Request, body: bytes) -> tuple[dict[str, Any], Digest]:
    """Return the JSON object of a body, and the digest of the request: the same for equal JSON."""
    start = f"{request.method} {request.path}\n".encode("utf-8", "replace")
    if len(body) > LARGEST_BODY:
        raise api_errors.body_too_large(LARGEST_BODY)
    if not body or request.method == "GET":
        return {}, Digest(start + body)
    if _may_hold_many_values(body):
        raise api_errors.too_many_values(_MOST_VALUES, "commas and brackets")
    if _holds_many_containers(body):
        raise api_errors.too_many_values(_MOST_CONTAINERS, "objects and lists")
    try:
        value = encoding.decode(body)
        if isinstance(value, dict):
            large = len(body) > _LARGE_BODY
            return value, Digest(start, *(encoding.canonical_pieces(value) if large else [encoding.canonical(value)]))
    except ValueError:
        pass
    raise api_errors.malformed_json()


def _may_hold_many_values(body: bytes) -> bool:
    """Return whether a body may have so many values that they would take many times its size in memory.

    What stands inside of texts counts too: a text with as many commas has more tokens than any model takes.
    """
    return sum(map(body.count, (b",", b"[", b"{"))) > _MOST_VALUES


def _holds_many_containers(body: bytes) -> bool:
    """Return whether a body has too many objects and lists; those that are written inside of a text are none."""
    if _openings(body, 0, len(body)) <= _MOST_CONTAINERS:
        return False
    found = start = 0
    inside = False
    for mark in _MARKS.finditer(body):
        if mark[0] != b'"':
            continue
        if inside:
            start = mark.end()
        else:
            found += _openings(body, start, mark.start())
        inside = not inside
    return found + (0 if inside else _openings(body, start, len(body))) > _MOST_CONTAINERS


def _openings(body: bytes, start: int, stop: int) -> int:
    return body.count(b"[", start, stop) + body.count(b"{", start, stop)
