"""The core of the practice backend: a request in, a reply out; no sockets, no clock, no chance."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote

from helpers import tokens

from .answering.replies import Replies, ReplyFileError
from .resources import chat_completions, embeddings, model_list, moderations, responses
from .resources.call import Call
from .resources.store import Store
from .wire import access, api_errors, cors, encoding, faults
from .wire.api_errors import ApiError
from .wire.digest import Digest
from .wire.exchange import Reply, Request

ROUTES: dict[str, dict[str, Callable[[Call], Reply]]] = {
    "/v1/models": {"GET": model_list.list_all},
    "/v1/models/{name}": {"GET": model_list.retrieve},
    "/v1/chat/completions": {"POST": chat_completions.create},
    "/v1/responses": {"POST": responses.create},
    "/v1/responses/{name}": {"GET": responses.retrieve, "DELETE": responses.delete},
    "/v1/responses/{name}/input_items": {"GET": responses.input_items},
    "/v1/embeddings": {"POST": embeddings.create},
    "/v1/moderations": {"POST": moderations.create},
}

_LARGEST_BODY = 20 * 2**20  # bytes


class Backend:
    """Answers requests as the API does.

    Args:
        replies: the prepared replies.
        store: where responses are kept; None for a new one.
        key: the only key to accept; None for every key that begins with "sk-practice".
    """

    def __init__(self, replies: Replies, store: Store | None = None, *, key: str | None = None) -> None:
        self._replies = replies
        self._store = store or Store()
        self._key = key

    def warm(self) -> None:
        """Read what the first chat would have to wait for: the prepared replies and the token encoding."""
        tokens.load()
        with contextlib.suppress(ReplyFileError):  # the first chat says so
            self._replies.load()

    def handle(self, request: Request) -> Reply:
        """Answer one request. The same request gets the same reply, in any order and in any process.

        Only a request that names a response it needs (`previous_response_id`, or its id in the path) depends on an
        earlier one: on whether that response was kept.
        """
        digest = Digest(f"{request.method} {request.path}\n".encode("utf-8", "replace") + request.body)
        if cors.is_preflight(request):
            return cors.preflight_reply(request)
        delay = 0.0
        try:
            action, name = _route(request)
            access.check(request.headers, self._key)
            if fault := faults.requested(request.headers):
                delay = fault.delay
                fault.fail(request.path, request.body)
            body = _read_body(request)
            if body:
                digest = Digest(f"{request.method} {request.path}\n".encode() + encoding.canonical(body))
            query = dict(parse_qsl(request.query))
            reply = action(Call(digest, self._replies, self._store, body, name, query))
            if fault:
                reply = fault.spoil(reply)
        except ApiError as error:
            reply = error.reply()
        except ReplyFileError as error:
            reply = api_errors.unreadable_replies(str(error)).reply()
        except Exception:  # a mistake of ours must not stop the server or print into a notebook
            reply = api_errors.server_error().reply()
        reply.headers |= _common_headers(digest) | cors.headers(request)
        reply.delay = delay
        return reply


def _route(request: Request) -> tuple[Callable[[Call], Reply], str]:
    """Return what answers a path and method, and the {name} in the path."""
    sent = request.path.split("/")
    for path, actions in ROUTES.items():
        parts = path.split("/")
        if len(parts) != len(sent):
            continue
        pairs = list(zip(parts, sent, strict=True))
        if all(part == piece or (part == "{name}" and piece) for part, piece in pairs):
            if request.method not in actions:
                raise api_errors.method_not_allowed(request.method, request.path)
            name = next((piece for part, piece in pairs if part == "{name}"), "")
            return actions[request.method], unquote(name)
    raise api_errors.invalid_url(request.method, request.path)


def _read_body(request: Request) -> dict:
    if len(request.body) > _LARGEST_BODY:
        raise api_errors.body_too_large(len(request.body), _LARGEST_BODY)
    if not request.body or request.method == "GET":
        return {}
    try:
        body = encoding.decode(request.body)
        encoding.canonical(body)
    except ValueError:
        raise api_errors.malformed_json() from None
    if not isinstance(body, dict):
        raise api_errors.malformed_json()
    return body


def _common_headers(digest: Digest) -> dict[str, str]:
    return {
        "x-request-id": f"req_{digest.hex('request', 32)}",
        "openai-version": "2020-10-01",
        "openai-organization": "org-practice",
        "openai-project": "proj_practice",
    }
