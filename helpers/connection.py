"""connect(): which backend answers. It sets two environment variables, so that later cells are plain SDK code."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers import keys
from helpers.keys import Found
from helpers.language import set_language, text

if TYPE_CHECKING:
    from helpers.practice import Server

KEY = keys.NAME
BASE_URL = "OPENAI_BASE_URL"
_NO_PROXY = "no_proxy"
_OPENAI = "api.openai.com"
_PRACTICE_KEY = "sk-practice"
_DASHES = "[\u2010-\u2015\u2212\u30fc]"  # what word processors make of a hyphen


@dataclass(frozen=True)
class Backend:
    """Who is to answer.

    Attributes:
        mode: "practice" or "live".
        key, base_url: what the two variables are to hold; a key of None means this process's own practice server,
            a base URL of None means OpenAI's. Neither is shown.
        host: the server's name, with its port where one is given.
        line: the sentence that says who answers.
        notes: what was cleaned and which traps were met, a sentence each.
        problem: why the key or the base URL that was found is not used, or None.
    """

    mode: str
    key: str | None = field(repr=False)
    base_url: str | None = field(repr=False)
    host: str
    line: str
    notes: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True)
class Address:
    """What `check_base_url()` made of a text.

    Attributes:
        url: the cleaned URL, or None where it cannot be one; never shown.
        host: the server's name, with its port where one is given; "" without a URL.
        notes: what was cleaned or is worth knowing, a sentence each.
        problem: why it is no usable URL and what to do next, or None.
        has_key: whether that is because the text is or holds what looks like a key.
    """

    url: str | None = field(default=None, repr=False)
    host: str = ""
    notes: tuple[str, ...] = ()
    problem: str | None = None
    has_key: bool = False

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI itself answers there."""
        return self.host == _OPENAI or self.host.endswith(f".{_OPENAI}")


@dataclass
class _Session:
    """What connect() did in this process: the variables it set, and what they held before."""

    backend: Backend | None = None
    server: Server | None = None
    given: dict[str, str | None] = field(default_factory=dict, repr=False)
    before: dict[str, str | None] = field(default_factory=dict, repr=False)


_session = _Session()
_lock = threading.RLock()


def connect(api_key: str | None = None, base_url: str | None = None, *, language: str | None = None) -> None:
    """Choose the backend that answers, say so in one line, and set OPENAI_API_KEY and OPENAI_BASE_URL for it.

    Key and base URL are each looked up in this order: passed here, the environment, the nearest `.env`. With no usable
    key the kit's practice server answers; it runs in this process and costs nothing. A second call looks again.

    Args:
        api_key: an OpenAI key; better kept in `.env` than written into a notebook.
        base_url: the address of a server that speaks the same API, such as "http://localhost:11434/v1".
        language: "en" or "ko" for all messages that follow; None leaves it as it is.

    Raises:
        ValueError: another language.
    """
    if language:
        set_language(language)
    with _lock:
        backend = resolve(api_key, base_url)
        _use(backend)
    print(backend.line)
    for note in backend.notes:
        print("-", note)


def disconnect() -> None:
    """Stop the practice server and put the environment back as it was, but for a key that was not usable."""
    global _session
    with _lock:
        if not _session.given:
            return
        outside = environment()
        if outside[KEY] is not None:
            outside[KEY] = keys.check(outside[KEY], for_openai=False).key
        if outside[BASE_URL] is not None:
            outside[BASE_URL] = check_base_url(outside[BASE_URL]).url
        _set(outside)
        if _session.server:
            _session.server.stop()
        _session = _Session()


def current() -> str | None:
    """Return "practice" or "live", or None before connect()."""
    return _session.backend.mode if _session.backend else None


def backend() -> Backend:
    """Return the backend in use, or before connect() the one that it would choose."""
    return _session.backend or resolve()


def practice_usage() -> list[tuple[str, dict]]:
    """Return the model and the usage figures of every reply that this process's practice server gave."""
    return list(_session.server.usage) if _session.server else []


def ensure() -> None:
    """Connect, unless the environment is as connect() left it: so quick that every call can begin with it."""
    given = _session.given
    if not given or os.environ.get(KEY) != given[KEY] or os.environ.get(BASE_URL) != given[BASE_URL]:
        connect()


def for_openai() -> bool:
    """Return whether a key is to work at OpenAI itself, and not at another server named by the base URL."""
    url = _session.given[BASE_URL] if current() == "live" else find_base_url().value
    if not url:
        return True
    address = check_base_url(url)
    return address.is_openai or address.has_key  # who puts a key there names no other server


def only_practice() -> bool:
    """Return whether FIRST_CALL_MODE=practice is set: tests and workshops then leave the learner's key alone."""
    return os.environ.get("FIRST_CALL_MODE") == "practice"


def environment() -> dict[str, str | None]:
    """Return the variables as they are outside this kit: what connect() itself put there does not count."""
    now = {name: os.environ.get(name) for name in (KEY, BASE_URL, _NO_PROXY)}
    ours = _session.given
    return {
        name: _session.before[name] if name in ours and ours[name] == value else value for name, value in now.items()
    }


def resolve(api_key: str | None = None, base_url: str | None = None) -> Backend:
    """Find out who is to answer, and change nothing.

    Args:
        api_key, base_url: as for `connect()`.
    """
    found_url = Found(base_url, "passed") if base_url else find_base_url()
    address = check_base_url(found_url.value) if found_url.value else Address()
    if address.problem:
        key = api_key if api_key is not None else _find_key().value
        if address.has_key and key and keys.is_address(key):
            return _practice((), text("connect.swapped"))
        return _practice(address.notes, text("connect.url_not_used", problem=address.problem))
    if _session.server and address.url == _session.server.base_url:
        address = Address()
    elsewhere = bool(address.url) and not address.is_openai

    found = Found(api_key, "passed") if api_key is not None else _find_key()
    notes = found.notes + address.notes
    if found.value is None:
        if not elsewhere:
            return _practice(notes)
        return Backend(
            "live", "no-key", address.url, address.host, text("connect.live_without_key", host=address.host), notes
        )
    checked = keys.check(found.value, for_openai=not elsewhere)
    notes += checked.notes
    where = text(f"connect.from_{found.source.lstrip('.')}")
    if checked.key is None:
        return _practice(notes, text("connect.key_not_used", where=where, problem=checked.problem))
    if checked.key.startswith(_PRACTICE_KEY):
        if not elsewhere:
            return _practice(notes)
        line = text("connect.practice_elsewhere", host=address.host)
        return Backend("practice", checked.key, address.url, address.host, line, notes)
    host = address.host or _OPENAI
    line = "connect.live" if host == _OPENAI else "connect.live_elsewhere"
    line = text(line, host=host, key=keys.mask(checked.key), where=where)
    return Backend("live", checked.key, address.url, host, line, notes)


def find_base_url() -> Found:
    """Look for a base URL in the environment, then in the nearest `.env`; the own practice server does not count."""
    if only_practice():
        return Found()
    value = environment()[BASE_URL]
    if value and value.strip():
        return Found(value, "environment")
    file, _ = keys.read_env_file()
    if file and file.values.get(BASE_URL):
        return Found(file.values[BASE_URL], ".env")
    return Found()


def check_base_url(url: str) -> Address:
    """Clean a base URL and say whether it can be one. Nothing is sent.

    Args:
        url: the text as it was set.

    Returns:
        The URL with its host and notes, or the problem; neither notes nor problem hold a user name, a password, or
        any part of a key that was put in the wrong place.
    """
    from urllib.parse import urlsplit

    notes = []
    cleaned = re.sub(
        rf"^\s*(?:export\s+)?{BASE_URL}\s*=|[\s\"'`“”‘’\u200b\ufeff]+$|^[\s\"'`“”‘’\u200b\ufeff]+", "", url
    )
    if cleaned != url:
        notes.append(text("connect.url_cleaned"))
    if _has_key(cleaned):
        return Address(problem=text("connect.url_key"), has_key=True)
    if re.search(r"[^!-~]", cleaned):
        return Address(problem=text("connect.url_character"))
    if not re.search("[.:/]", cleaned) and cleaned.lower() != "localhost":  # a word, which may be half a key
        return Address(problem=text("connect.url_invalid"))
    if "://" not in cleaned:
        scheme = "http" if _is_local(re.split(r"[:/]", cleaned)[0]) else "https"
        cleaned = f"{scheme}://{cleaned}"
        notes.append(text("connect.url_scheme", scheme=scheme))
    try:
        parts = urlsplit(cleaned)
        port = parts.port
    except ValueError:
        return Address(problem=text("connect.url_invalid"))
    if parts.scheme not in ("http", "https") or not parts.hostname or ".." in parts.hostname:
        return Address(problem=text("connect.url_invalid"))
    path = re.sub(r"/(?:chat/completions|completions|responses|models|embeddings)/?$", "", parts.path)
    if path != parts.path:
        notes.append(text("connect.url_path", path=parts.path.removeprefix(path)))
    elif path in ("", "/"):
        notes.append(text("connect.url_v1"))
    if parts.scheme == "http" and not _is_local(parts.hostname):
        notes.append(text("connect.url_not_encrypted"))
    host = parts.hostname if port is None else f"{parts.hostname}:{port}"
    return Address(parts._replace(path=path).geturl(), host, tuple(notes))


def _has_key(url: str) -> bool:
    """Whether a base URL is a key or has one in it: such a text must not be shown, or looked up as a host name."""
    from urllib.parse import unquote

    plain = re.sub(_DASHES, "-", unquote(url))
    scheme, rest = re.fullmatch(r"(\w[\w+.-]*://)?(.*)", plain, re.DOTALL).groups()
    authority, path, query = re.fullmatch(r"([^/?#]*)([^?#]*)(.*)", rest, re.DOTALL).groups()
    user, _, host = authority.rpartition("@")
    host, port = re.fullmatch(r"(.*?)(:\d*)?", host, re.DOTALL).groups()
    return (
        keys.begins_as_key(plain, 16)
        or any(keys.begins_as_key(part, 4) for part in (user, path, query))
        or re.search(r"(?i)[?&#](?:x-)?(?:api)?[-_]?key=[^&]", query) is not None
        or any(keys.is_random(part) for part in (query, user if ":" not in user else ""))
        or keys.is_random(path, hexadecimal=False)
        or _is_key_as_host(host, path, scheme=bool(scheme), port=bool(port))
    )


def _is_key_as_host(host: str, path: str, *, scheme: bool, port: bool) -> bool:
    """Whether what is in the place of the host is a key."""
    if "." in host.replace("...", ""):  # three dots are the middle of a shortened key
        return re.search(r"\.(?!xn--)(?=[^.]*\d)[^.]{16,}$", host) is not None  # no domain ends like that
    if keys.begins_as_key(host, 4 if scheme or port else 0) or keys.is_random(host):
        return True
    if port:
        return False
    if len(host) >= 16 and re.search("[A-Z]" if scheme else "[0-9A-Z]", host):  # Windows' names have 15 at most
        return True
    return not scheme and len(host + path) >= 32 and keys.is_random(re.sub(r"\W", "", host + path), hexadecimal=False)


def _practice(notes: tuple[str, ...], problem: str | None = None) -> Backend:
    """This process's own practice server."""
    if problem:
        notes = (problem, *notes)
    return Backend("practice", None, None, "127.0.0.1", text("connect.practice"), notes, problem)


def _find_key() -> Found:
    return Found() if only_practice() else keys.find()


def _use(backend: Backend) -> None:
    before = environment()
    _set({_NO_PROXY: before[_NO_PROXY]})
    given = {KEY: backend.key, BASE_URL: backend.base_url, _NO_PROXY: before[_NO_PROXY]}
    if backend.key is None:
        if _session.server is None:
            from helpers.practice import start

            _session.server = start()
        given = {
            KEY: _session.server.key,
            BASE_URL: _session.server.base_url,
            _NO_PROXY: _around_proxy(before[_NO_PROXY]),
        }
    _session.backend, _session.before, _session.given = backend, before, given
    _set(given)


def _set(variables: dict[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _around_proxy(no_proxy: str | None) -> str | None:
    """A proxy, as many schools and companies set one, cannot reach this computer: leave it out for 127.0.0.1."""
    from urllib.request import getproxies

    proxies = getproxies()
    if not proxies.keys() - {"no"} or "127.0.0.1" in proxies.get("no", ""):
        return no_proxy
    return ",".join(filter(None, (proxies.get("no"), "127.0.0.1")))


def _is_local(host: str) -> bool:
    return "." not in host or bool(
        re.fullmatch(r"127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|.*\.local", host)
    )
