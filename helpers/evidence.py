"""What an exception tells about itself: its class, status, code, param, words, and the way its traceback took."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, ModuleType, TracebackType
from typing import Any

# The SDK and what lies under it: an error that comes out of these says nothing about who called them.
_SDK = {"openai", "httpx2", "httpcore2", "h11", "h2", "pydantic", "pydantic_core", "anyio", "sniffio", "distro"}
_SDK |= {"httpx2_jsfetch", "pyodide", "_pyodide"}  # in a browser
_NOTEBOOK = {"IPython", "ipykernel", "traitlets", "nest_asyncio", "helpers"}  # they run the learner's code
_INSTALLED = {"site-packages", "dist-packages"}
_PROXIES = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY")
SYSTEM = "system"
_PAGE = re.compile(r"(?i)<(?:!doctype|html|head|body)\b")
_HEADERS = ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS")


@dataclass(frozen=True)
class Evidence:
    """What is known of an error.

    Attributes:
        classes: the name of its class and of those above, the most special first.
        message: the API's own sentence, or else the exception's; keys in it are not masked.
        status: HTTP status, or None where no reply came.
        code, type, param: the fields of the API's error, or None.
        reply: "api" where the reply has the shape of the API's errors, "json" or "text" where it has another one,
            "none" where it was empty or there was none.
        causes: the names of the classes of the errors below it.
        through: the modules on its traceback, each also by its package alone.
        package: the installed package that called the SDK, or "" where it was the learner's code.
        attributes: the names behind dots in the expression that failed.
        owner: of an AttributeError, the class of the object that was asked: "package.module.Class".
        rejected: the text that could not be encoded, or "".
        codec: the encoding that could not take it, or "".
        shape: of a text that is no JSON, or that was taken for a response: one of
            "fence", "cut", "empty", "web_page", "prose" or "broken"; else "".
        module: the name of a module that could not be imported, or has not what was asked of it; else "".
        lookalike: the name of a file that stands in for a module of Python or of a package, or "".
        certificates, proxies, headers: the environment variables that are set, of those that the SDK obeys; where
            a proxy is set in the system instead, `proxies` is (SYSTEM,).
        host: the name of the server that was asked, with its port where one was given; "" where nothing was asked.
    """

    classes: tuple[str, ...]
    message: str
    status: int | None = None
    code: str | None = None
    type: str | None = None
    param: str | None = None
    reply: str = "none"
    causes: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    package: str = ""
    attributes: frozenset[str] = frozenset()
    owner: str = ""
    rejected: str = ""
    codec: str = ""
    shape: str = ""
    module: str = ""
    lookalike: str = ""
    certificates: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    host: str = ""


def gather(error: object) -> Evidence:
    """Return what an error tells about itself. Nothing is changed, and nothing is sent.

    Args:
        error: an exception, or the `error` of a response that failed.
    """
    below = list(_below(error))
    traceback = getattr(error, "__traceback__", None)
    caller = _caller(traceback)
    body = getattr(error, "body", None)
    module, file = _module(error)
    return Evidence(
        classes=_classes(error),
        message=_message(error, body, below),
        status=_of_type(getattr(error, "status_code", None), int),
        code=_code(error),
        type=_of_type(getattr(error, "type", None), str),
        param=_of_type(getattr(error, "param", None), str),
        reply=_reply(body),
        causes=frozenset(name for cause in below for name in _classes(cause)),
        through=frozenset(_modules(traceback)),
        package=_package(caller),
        attributes=frozenset(_attributes(caller)),
        owner=_owner(error),
        rejected=_rejected(error, below),
        codec=error.encoding.lower() if isinstance(error, UnicodeError) and hasattr(error, "encoding") else "",
        shape=_shape(error),
        module=module,
        lookalike=_lookalike(module, file),
        certificates=_set(("SSL_CERT_FILE",)) or _set(("SSL_CERT_DIR",)),  # in the order of the HTTP library
        proxies=_proxies() if _goes_through_proxy(error) else (),
        headers=_set(_HEADERS),
        host=_host(error),
    )


def request(error: object) -> Any:
    """Return the request behind an error, or None."""
    try:
        return getattr(error, "request", None)
    except RuntimeError:  # httpx2's errors have the attribute before they have a request
        return None


def _classes(error: object) -> tuple[str, ...]:
    return tuple(kind.__name__ for kind in type(error).__mro__ if kind not in (BaseException, object))


def _below(error: object) -> Iterator[BaseException]:
    """Yield the errors from which this one was raised. What the learner was handling meanwhile may be unrelated."""
    seen: list[object] = [error]
    while isinstance(error, BaseException):
        below = error.__cause__
        if below is None and type(error).__module__.partition(".")[0] in _SDK:
            below = error.__context__
        if below is None or below in seen:
            return
        seen.append(error := below)
        yield error


def _of_type(value: Any, kind: type) -> Any:
    return value if isinstance(value, kind) else None


def _code(error: object) -> str | None:
    if isinstance(error, SystemExit):  # whose code is what sys.exit() was passed
        return None
    return _of_type(getattr(error, "code", None) or getattr(error, "error", None), str)


def _message(error: object, body: object, below: list[BaseException]) -> str:
    if isinstance(body, dict) and isinstance(body.get("message"), str):
        return body["message"]
    if isinstance(body, str) and body.strip():
        return re.sub(r"<(script|style)\b.*?</\1>|<[^<>]*>", " ", body, flags=re.DOTALL | re.IGNORECASE).strip() or body
    if below and str(error) == "Connection error.":  # the SDK's words; what is below says more
        return str(below[0]) or str(error)
    if isinstance(error, BaseException):
        return str(error)
    return str(getattr(error, "message", error))


def _reply(body: object) -> str:
    match body:
        case {"message": str()}:
            return "api"
        case dict() | list():
            return "json"
        case str() if body.strip():
            return "text"
    return "none"


def _frames(traceback: TracebackType | None) -> list[TracebackType]:
    frames = []
    while traceback:
        frames.append(traceback)
        traceback = traceback.tb_next
    return frames


def _modules(traceback: TracebackType | None) -> Iterator[str]:
    for entry in _frames(traceback):
        name = _module_of(entry.tb_frame)
        yield name
        yield name.partition(".")[0]


def _module_of(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__") or "")


def _caller(traceback: TracebackType | None) -> TracebackType | None:
    """Return the last entry of a traceback that is neither the SDK's nor Python's own."""
    for entry in reversed(_frames(traceback)):
        name = _module_of(entry.tb_frame).partition(".")[0]
        if name == "__main__" or (name not in _SDK and name not in sys.stdlib_module_names):
            return entry
    return None


def _package(caller: TracebackType | None) -> str:
    if caller is None or not _INSTALLED & set(Path(caller.tb_frame.f_code.co_filename).parts):
        return ""
    name = _module_of(caller.tb_frame).partition(".")[0]
    return "" if name in _NOTEBOOK else name


def _attributes(caller: TracebackType | None) -> Iterator[str]:
    """Yield the names behind dots in the expression that failed, as far as Python remembers where it stands."""
    import dis

    if caller is None:
        return
    code = caller.tb_frame.f_code
    # By place and not by instruction: inside a call of a Python function the last one is a part of the call's cache.
    places = list(code.co_positions())
    first_line, last_line, first_column, last_column = places[caller.tb_lasti // 2]
    if first_line is None or last_line is None or first_column is None or last_column is None:
        return
    begin, end = (first_line, first_column), (last_line, last_column)
    for step in dis.get_instructions(code):
        place = step.positions
        if step.opname not in ("LOAD_ATTR", "LOAD_METHOD") or place is None or None in place:
            continue
        if begin <= (place.lineno, place.col_offset) and (place.end_lineno, place.end_col_offset) <= end:
            yield str(step.argval)


def _owner(error: object) -> str:
    if not isinstance(error, AttributeError) or (asked := error.obj) is None:
        return ""
    if isinstance(asked, ModuleType):
        return f"module {asked.__name__}"
    return f"{type(asked).__module__}.{type(asked).__qualname__}"


def _rejected(error: object, below: list[BaseException]) -> str:
    if isinstance(error, UnicodeEncodeError):
        return error.object
    for cause in below:
        if type(cause).__name__ == "LocalProtocolError" and (value := re.search(r"b(['\"])(.*)", str(cause))):
            return value[2]
    return ""


def _shape(error: object) -> str:
    """What is wrong with a text that was to be read as JSON."""
    said, sent = str(error), ""
    if isinstance(error, ValueError) and isinstance(doc := getattr(error, "doc", None), str):
        sent = doc
    elif isinstance(error, AttributeError):  # the SDK returns what is not JSON as it is
        return "web_page" if isinstance(error.obj, str) and _PAGE.match(error.obj.strip()) else ""
    elif hasattr(error, "errors") and type(error).__name__ == "ValidationError":
        flaw = error.errors(include_url=False)[0]
        if flaw["type"] != "json_invalid":
            return ""
        said, sent = flaw["msg"], str(flaw["input"])
    else:
        return ""
    text = sent.strip()
    if not text:
        return "empty"
    if _PAGE.match(text):
        return "web_page"
    if "```" in text:
        return "fence"
    if text[0] not in "{[" or "Extra data" in said or "trailing characters" in said:
        return "prose"
    at_end = getattr(error, "pos", 0) >= len(sent.rstrip())
    return "cut" if at_end or "Unterminated string" in said or "EOF while parsing" in said else "broken"


def _module(error: object) -> tuple[str, str]:
    """Return the name of the module that an error is about, and the file from which Python took it."""
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        return error.obj.__name__, getattr(error.obj, "__file__", None) or ""
    if isinstance(error, ImportError):
        name = error.name or ""
        loaded = sys.modules.get(name.partition(".")[0])
        return name, error.path or getattr(loaded, "__file__", None) or ""
    return "", ""


def _lookalike(module: str, file: str) -> str:
    """Return the name of the file where it stands in for a module of Python's or of an installed package."""
    from importlib import metadata

    name = module.partition(".")[0]
    if not file or _INSTALLED & set(Path(file).parts) or name == "helpers":
        return ""
    if Path(file).resolve().is_relative_to(Path(os.__file__).resolve().parent):
        return ""
    if name not in sys.stdlib_module_names and name not in metadata.packages_distributions():
        return ""
    path = Path(file)
    return f"{path.parent.name}/{path.name}" if path.name == "__init__.py" else path.name


def _set(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(name for name, value in os.environ.items() if value and name.upper() in names))


def _proxies() -> tuple[str, ...]:
    from urllib.request import getproxies

    return _set(_PROXIES) or ((SYSTEM,) if getproxies().keys() & {"http", "https", "all"} else ())


def _host(error: object) -> str:
    netloc = getattr(getattr(request(error), "url", None), "netloc", b"")  # without a user's name and password
    return netloc.decode("ascii", "replace") if isinstance(netloc, bytes) else ""


def _goes_through_proxy(error: object) -> bool:
    """Whether the request behind an error, if there was one, was not exempt from the proxy."""
    from urllib.request import proxy_bypass

    host = getattr(getattr(request(error), "url", None), "host", "")
    return not (host and proxy_bypass(host))
