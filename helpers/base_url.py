"""What a text is that was set as a base URL: cleaned, checked, its host. Nothing is read, sent or kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from helpers import key_text
from helpers.language import text

OPENAI = "api.openai.com"
_AROUND = "[\\s\"'`“”‘’\u200b\ufeff]"  # what people copy along with a URL
_DASHES = "[\u2010-\u2015\u2212\u30fc]"  # what word processors make of a hyphen
# What the SDK itself puts behind the base URL.
_RESOURCE = r"/+(?:chat(?:/+completions)?|completions|responses|models|embeddings)/*$"
_LONGEST_WINDOWS_NAME = 15  # characters; such names of computers are written in capitals


@dataclass(frozen=True)
class Address:
    """What `check()` made of a text.

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
        return self.host == OPENAI or self.host.endswith(f".{OPENAI}")


def check(url: str) -> Address:
    """Clean a base URL and say whether it can be one. Nothing is sent.

    Args:
        url: the text as it was set.

    Returns:
        The URL with its host and notes, or the problem; neither notes nor problem hold a user name, a password, or
        any part of a key that was put in the wrong place.
    """
    from urllib.parse import urlsplit

    notes = []
    cleaned = re.sub(rf"^{_AROUND}*(?:(?:export\s+)?OPENAI_BASE_URL\s*={_AROUND}*)?|{_AROUND}+$", "", url)
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
    path = re.sub(_RESOURCE, "", parts.path)
    if path != parts.path:
        notes.append(text("connect.url_path", path=parts.path.removeprefix(path)))
    if (once := re.sub(r"(?:/+v1){2,}(?=/*$)", "/v1", path)) != path:
        path = once
        notes.append(text("connect.url_twice"))
    if path in ("", "/"):
        notes.append(text("connect.url_v1"))
    if parts.scheme == "http" and not _is_local(parts.hostname):
        notes.append(text("connect.url_not_encrypted"))
    host = parts.hostname if port is None else f"{parts.hostname}:{port}"
    return Address(parts._replace(path=path).geturl(), host, tuple(notes))


def _has_key(url: str) -> bool:
    """Whether a base URL is a key or has one in it: such a text must not be shown, or looked up as a host name."""
    from urllib.parse import unquote

    plain = re.sub(_DASHES, "-", unquote(url))
    scheme, separator, rest = plain.partition("://")
    if not separator:
        scheme, rest = "", plain
    address = re.split("[?#]", rest, maxsplit=1)[0]
    query = rest[len(address) :]
    authority, _, path = address.partition("/")
    user, _, host = authority.rpartition("@")
    host, _, port = host.partition(":")
    return (
        key_text.begins_as_key(plain, 16)
        or any(key_text.begins_as_key(part, 4) for part in (user, path, query))
        or re.search(r"(?i)[?&#](?:x-)?(?:api)?[-_]?key=[^&]", query) is not None
        or any(key_text.is_random(part) for part in (query, user if ":" not in user else ""))
        or key_text.is_random(path, hexadecimal=False)
        or _is_key_as_host(host, path, scheme=bool(scheme), port=bool(port))
    )


def _is_key_as_host(host: str, path: str, *, scheme: bool, port: bool) -> bool:
    """Whether what is in the place of the host is a key; without scheme and port, more is taken for one."""
    if "." in host.replace("...", ""):  # three dots are the middle of a shortened key
        return re.search(r"\.(?!xn--)(?=[^.]*\d)[^.]{16,}$", host) is not None  # no domain ends like that
    if key_text.begins_as_key(host, 4 if scheme or port else 0) or key_text.is_random(host):
        return True
    if port:
        return False
    if len(host) > _LONGEST_WINDOWS_NAME and re.search("[A-Z]" if scheme else "[0-9A-Z]", host):
        return True
    together = re.sub(r"\W", "", host + path)  # some keys have slashes
    return not scheme and len(together) >= 32 and key_text.is_random(together, hexadecimal=False)


def _is_local(host: str) -> bool:
    return "." not in host or bool(
        re.fullmatch(r"127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|.*\.local", host)
    )
