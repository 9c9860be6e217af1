"""Ask a server which models it has: at a given address, or at the usual places of this computer."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

# Where such programs listen unless told otherwise, by their documentation (checked 2026-11-28): LM Studio
# (lmstudio.ai/docs/developer/core/server), Ollama (docs.ollama.com/api/openai-compatibility), llama.cpp's server
# (tools/server/README.md), vLLM (docs.vllm.ai, "vllm serve").
USUAL = {1234: "LM Studio", 11434: "Ollama", 8080: "llama.cpp", 8000: "vLLM"}
_CONNECT = 0.5  # seconds, on this computer: Windows takes two for a port where nobody listens
_READ = 5.0  # seconds for the list of models
_NETWORK = 5.0  # seconds to connect to another computer
_LONGEST = 1_000_000  # bytes of a list
_MOST = 1000  # models of it
_PRACTICE = "org-practice"  # what every reply of a practice backend says whose it is


@dataclass(frozen=True)
class Server:
    """A server that was asked.

    Attributes:
        url: its base URL.
        host: its name with the port.
        models: the ids it listed, in its order.
        problem: why it cannot be used, the last part of a key in local.toml, or None.
        status: the HTTP status of its answer, or None where none came.
        usual: the program whose usual place this is; "" where the address was given.
    """

    url: str
    host: str
    models: tuple[str, ...] = ()
    problem: str | None = None
    status: int | None = None
    usual: str = ""


def find(key: str | None = None) -> list[Server]:
    """Return what answers at the usual places of this computer as such a server does, in their order.

    What only says that it wants a key, loads its model or has none is among them, with that as its problem. Anything
    else is another program, and left out.

    Args:
        key: sent to each; None for none.
    """
    servers = []
    for port, program in USUAL.items():
        server = ask(f"http://127.0.0.1:{port}/v1", key, connect=_CONNECT, usual=program)
        if server.problem in (None, "loading", "no_models", "wants_key"):
            servers.append(server)
    return servers


def ask(url: str, key: str | None = None, *, connect: float = _NETWORK, usual: str = "") -> Server:
    """Ask a server for its models, which costs nothing. It never takes more than about ten seconds.

    Args:
        url: its base URL.
        key: sent to it; None for none.
        connect: seconds to wait for a connection.
        usual: the program whose usual place this is.
    """
    import httpx2

    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    headers = {"authorization": f"Bearer {key}"} if key else {}
    until = time.monotonic() + connect + _READ
    try:
        # No proxy and no password file: the request is for a computer nearby, and carries nothing but that key.
        with (
            httpx2.Client(trust_env=False, timeout=httpx2.Timeout(_READ, connect=connect)) as client,
            client.stream("GET", url.rstrip("/") + "/models", headers=headers) as response,
        ):
            if response.headers.get("openai-organization") == _PRACTICE:
                return Server(url, host, (), "practice", response.status_code, usual)
            received = b""
            for piece in response.iter_bytes():
                received += piece
                if len(received) > _LONGEST or time.monotonic() > until:
                    return Server(url, host, (), "silent", response.status_code, usual)
            problem, models = _read(response.status_code, received)
            return Server(url, host, models, problem, response.status_code, usual)
    except httpx2.TimeoutException:
        return Server(url, host, (), "silent", None, usual)
    except (httpx2.TransportError, httpx2.InvalidURL) as error:
        return Server(url, host, (), _failure(error), None, usual)


def _read(status: int, received: bytes) -> tuple[str | None, tuple[str, ...]]:
    """What is wrong with an answer, and the models of one that is right."""
    try:
        content = json.loads(received)
    except ValueError:
        return ("wants_key" if status in (401, 403) and not _is_page(received) else "not_api"), ()
    if not isinstance(content, dict):
        return "not_api", ()
    if status == 503:
        return "loading", ()
    if status in (401, 403):
        return "wants_key", ()
    if status != 200:
        return "other_status", ()
    listed = content.get("data")
    if content.get("object") != "list" or not (listed is None or isinstance(listed, list)):
        return "not_api", ()
    ids = [entry.get("id") for entry in (listed or [])[:_MOST] if isinstance(entry, dict)]
    models = tuple(dict.fromkeys(name for name in ids if isinstance(name, str) and name.strip()))
    return (None if models else "no_models"), models


def _is_page(received: bytes) -> bool:
    return received.lstrip()[:1] == b"<"


def _failure(error: BaseException) -> str:
    """Why no answer came."""
    import ssl

    below: BaseException | None = error
    while below is not None:
        if isinstance(below, ssl.SSLCertVerificationError):
            return "certificate"
        if isinstance(below, ssl.SSLError):
            return "no_tls"
        if isinstance(below, ConnectionRefusedError):
            return "refused"
        below = below.__cause__ or below.__context__
    return "unreachable"
