"""What went wrong, why, and what to do next, in the learner's language."""

from __future__ import annotations

import os
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpers.language import language, say, text

if TYPE_CHECKING:
    from helpers.evidence import Evidence

_WIDTH = {"en": 92, "ko": 60}  # characters that fit into a notebook's output; Hangul is twice as wide
_INDENT = " " * 7
_CERTIFICATES = "SSL_CERT_FILE"
_LONGEST = 400  # characters of somebody else's words; a server in between may answer with a whole web page


class InputError(ValueError):
    """A foreseeable mistake in what was passed to the kit: the message is all there is to read."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines instead of a traceback."""
        return [str(self)]


@dataclass(frozen=True)
class Advice:
    """What an error means, for whoever meets it. There is no key in it.

    Attributes:
        name: of the error in the table (errors.toml), the same in every language.
        cause: why it happened, in the learner's language.
        fix: what to do next; "" where the cause says it all.
        lesson: the number of the lesson that explains it.
        again: whether the very same request can succeed a little later.
    """

    name: str
    cause: str
    fix: str
    lesson: str
    again: bool


def advice(error: object) -> Advice:
    """Return what an error means and what to do about it.

    Args:
        error: an exception of any kind, or the `error` of a response that failed. Of a group, the first one counts.
    """
    from helpers import error_table, evidence, obstacles

    error = _first(error)
    found = evidence.gather(error)
    row = error_table.match(found)
    if row.name == "refused" and _of_local(found.host):  # "start the server" is what connect("local") does
        row = error_table.named("local_stopped")
    if row.settings and (obstacle := obstacles.now(row.settings)):
        name = "after_system_setting" if obstacle.variable == obstacles.SYSTEM else "remove_setting"
        fix = text(f"errors.{name}", variable=obstacle.variable)
        return Advice(row.name, obstacle.problem, fix, row.lesson, row.again)
    values = _values(error, found)
    cause, fix = (text(f"errors.{row.name}_{part}", **values).strip() for part in ("cause", "fix"))
    return Advice(row.name, cause, fix, row.lesson, row.again)


def explain(error: BaseException) -> None:
    """Print what an error is, its cause and its fix, in the learner's language.

    Args:
        error: the exception, as `except openai.OpenAIError as error:` hands it over.
    """
    given = advice(error)
    if given.name == "input":
        say(given.cause)
        return
    first = _first(error)
    facts = (type(first).__name__, getattr(first, "status_code", None), getattr(first, "code", None))
    say(" · ".join(_shown(first, str(fact)) for fact in facts if fact))
    for part in ("cause", "fix"):
        if sentence := getattr(given, part):
            say(_wrapped(text(f"errors.{part}", **{part: sentence})))


def _wrapped(sentence: str) -> str:
    width = _WIDTH[language()]
    return textwrap.fill(sentence, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)


def _first(error: object) -> object:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _values(error: object, found: Evidence) -> dict[str, str]:
    """Return what the placeholders of the sentences stand for."""
    from helpers import evidence

    said = _shown(error, found.message) or found.classes[0]
    server = _server(found.host)
    proxies = [text("errors.system_proxy") if name == evidence.SYSTEM else name for name in found.proxies]
    quoted = re.search(r"'([A-Za-z_][\w.\[\]]*)'", found.message)
    return {
        "said": said,
        "param": _shown(error, found.param or (quoted[1] if quoted else "")) or text("errors.this_argument"),
        "package": found.package,
        "module": found.module,
        "lookalike": found.lookalike,
        "codec": found.codec,
        "certificates": ", ".join(found.certificates or (_CERTIFICATES,)),
        "certificate": next(iter(found.certificates), _CERTIFICATES),
        "proxies": ", ".join(proxies) or text("errors.in_code"),
        "server": server,
        "server_first": server if server.startswith(found.host or " ") else server[:1].upper() + server[1:],
        "version": _version(),
        "headers": text("errors.headers_set", names=", ".join(found.headers)) if found.headers else "",
    }


def _server(host: str) -> str:
    """Return how a sentence names the server that was asked: the practice server has another port every time."""
    from helpers import connection

    if not host:
        return text("errors.server")
    if _of_local(host):  # between there and here may be the relay, whose address nobody knows
        target = connection.target()
        own = target.local is not None and target.local.own
        return text("errors.server_own") if own else text("errors.server_named", host=target.host)
    of_practice = connection.current() == "practice" and connection.target().key is None
    if of_practice and host == urlsplit(os.environ.get("OPENAI_BASE_URL", "")).netloc:
        return text("errors.server_practice")
    return text("errors.server_named", host=host)


def _of_local(host: str) -> bool:
    """Whether a host is the one to which local mode sends requests."""
    from helpers import connection

    return bool(connection.answering()) and host == urlsplit(os.environ.get("OPENAI_BASE_URL", "")).netloc


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("openai")
    except metadata.PackageNotFoundError:
        return "?"


def _shown(error: object, said: str) -> str:
    """Return somebody else's words on one line, not too many of them, and without keys."""
    from helpers import masking

    said = " ".join(masking.without_keys(said, *masking.sent(error)).split())
    return said if len(said) <= _LONGEST else said[:_LONGEST] + " …"
