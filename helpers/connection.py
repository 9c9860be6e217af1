"""connect(): who answers. It only sets environment variables, so that later cells are plain SDK code."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpers import abilities, cell_text, environment, key_text, obstacles, settings, tracebacks
from helpers import base_url as base_urls
from helpers.base_url import OPENAI, Address
from helpers.environment import BASE_URL, KEY
from helpers.language import say, set_language, text
from helpers.obstacles import Obstacle

if TYPE_CHECKING:
    from helpers.local import Choice
    from helpers.local.llama import Llama
    from helpers.local.relay import Relay
    from helpers.practice import Carrier

_LOCAL = "127.0.0.1"
_PRACTICE_KEY = "sk-practice"
_NO_KEY = "no-key"  # what is sent where none is needed: the SDK wants one


@dataclass(frozen=True)
class Target:
    """Who is to answer.

    Attributes:
        mode: "practice" or "live".
        key, base_url: what the two variables are to hold; a key of None means this process's own practice server,
            a base URL of None means OpenAI's. Neither is shown.
        host: the server's name, with its port where one is given.
        line: the sentence that says who answers.
        notes: what was cleaned and which traps were met, a sentence each.
        problem: why the key or the base URL that was found is not used, or None.
        obstacles: variables that get in the way of a client: put aside in practice and local mode, named in live mode.
        local: which server of this computer or room answers with which model; None outside local mode, which is live
            in all other respects.
    """

    mode: str
    key: str | None = field(repr=False)
    base_url: str | None = field(repr=False)
    host: str
    line: str
    notes: tuple[str, ...] = ()
    problem: str | None = None
    obstacles: tuple[Obstacle, ...] = ()
    local: Choice | None = None

    @property
    def aside(self) -> dict[str, None]:
        """The variables that are to be removed while this target answers."""
        names = [obstacle.variable for obstacle in self.obstacles if obstacle.variable != obstacles.SYSTEM]
        if self.local:  # what names an account, or opens one, is for OpenAI alone
            names += [name for name in obstacles.ACCOUNT if environment.outside(name) is not None]
        return dict.fromkeys(names) if self.mode == "practice" or self.local else {}

    @property
    def stopped_by(self) -> str | None:
        """Why no request can be sent to it, and what to do about that; None where nothing is in the way."""
        if self.mode == "practice" or self.local:
            return None
        return next((obstacle.problem for obstacle in self.obstacles if obstacle.stops), None)


@dataclass
class _Session:
    """What connect() did in this process."""

    target: Target | None = None
    server: Carrier | None = None
    beside: Llama | Relay | None = None  # what local mode started, while it lasts


_session = _Session()
_lock = threading.RLock()


def connect(
    api_key: str | None = None,
    base_url: str | None = None,
    *,
    language: str | None = None,
    needs: str | None = None,
    model: str | None = None,
    room_key: str | None = None,
) -> None:
    """Choose the backend that answers, say so in one line, and set OPENAI_API_KEY and OPENAI_BASE_URL for it.

    Key and base URL are each looked up in this order: passed here, the environment, the nearest `.env`. With no usable
    key the kit's practice server answers; it runs in this process and costs nothing. A second call looks again.

    `connect("local")` lets a real model answer without OpenAI: one at `base_url` (passed, or OPENAI_BASE_URL), else
    one that runs on this computer in LM Studio, Ollama, llama.cpp or vLLM, else a very small one that the kit starts
    itself, if you installed it (`python -m helpers local --install`). Your key of OpenAI is not sent there. Where none
    of them is found, practice mode answers and the next line says what to do. With FIRST_CALL_MODE=local in the
    environment or in `.env`, connect() does the same, and lessons run unchanged.

    In a notebook, tracebacks are shown without the lines inside libraries from then on; `%tb` shows them.

    Args:
        api_key: an OpenAI key; better kept in `.env` than written into a notebook. Or "local", see above.
        base_url: the address of a server that speaks the same API, such as "http://localhost:11434/v1".
        language: "en" or "ko" for all messages that follow; None leaves it as it is.
        needs: "images", "responses", "embeddings", "structured output", "tools" or "tools in responses": what the
            cells that follow are about. OpenAI and practice mode can do all of them. Another server is tried once,
            and if it can't, practice mode answers instead.
        model: in local mode, which model of the server answers; else FIRST_CALL_MODEL; else the first that can chat.
        room_key: in local mode, the key of a server that wants one, never one of OpenAI's; else FIRST_CALL_ROOM_KEY.

    Raises:
        ValueError: another language, or another need.
        KeyboardInterrupt: the start of a model was interrupted. Nothing has changed then.
    """
    if language:
        set_language(language)
    if needs:
        abilities.check_name(needs)
    tracebacks.shorten()
    with _lock:
        target = resolve(api_key, base_url, model=model, room_key=room_key)
        target = _use(target)
        if needs and not _offers(target, needs):
            need = text(f"connect.needs_{needs.replace(' ', '_')}")
            own = target.local if target.local and target.local.own else None
            lacks = text("connect.lacks", host=target.host, need=need)
            lacks = text("local.lacks", model=own.model, need=need) if own else lacks
            target = _use(replace(_practice((lacks,)), obstacles=target.obstacles))
    say(target.line)
    for note in target.notes:
        say(f"- {note}")
    if target.mode == "live" and target.key and not target.local and cell_text.holds(target.key):
        say(f"- {text('connect.key_in_cell')}")


def disconnect() -> None:
    """Stop the practice server and put the environment back as it was, but for a key that was not usable."""
    with _lock:
        if _session.target is None:
            return
        key, url = environment.outside(KEY), environment.outside(BASE_URL)
        environment.put_back(
            {
                KEY: None if key is None else key_text.check(key, for_openai=False).key,
                BASE_URL: None if url is None else base_urls.check(url).url,
            }
        )
        if _session.server:
            _session.server.stop()
        _end_beside()
        _session.target = _session.server = None


def current() -> str | None:
    """Return "practice" or "live", or None before connect()."""
    return _session.target.mode if _session.target else None


def target() -> Target:
    """Return who answers, or before connect() who would."""
    return _session.target or resolve()


def practice_usage() -> list[tuple[str, dict]]:
    """Return the model and the usage figures of every reply that this process's practice server gave."""
    return list(_session.server.usage) if _session.server else []


def ensure() -> None:
    """Connect, unless the environment is as connect() left it: so quick that every call can begin with it."""
    if not environment.as_put():
        connect()


def for_openai() -> bool:
    """Return whether a key is to work at OpenAI itself, and not at another server named by the base URL."""
    if _session.target and _session.target.mode == "live":
        url = _session.target.base_url
    else:
        url = settings.find(BASE_URL).value
    if not url:
        return True
    address = base_urls.check(url)
    return address.is_openai or address.has_key  # who puts a key there names no other server


def answering() -> Choice | None:
    """Return which local model answers, or None outside local mode: then nothing is free of charge but practice."""
    return _session.target.local if _session.target else None


def resolve(
    api_key: str | None = None, base_url: str | None = None, *, model: str | None = None, room_key: str | None = None
) -> Target:
    """Find out who is to answer and what is in the way, and change nothing.

    Args:
        api_key, base_url, model, room_key: as for `connect()`.
    """
    if settings.is_local(api_key):
        target = _chosen_local(base_url, model, room_key)
    else:
        target = _chosen(api_key, base_url)
        if model or room_key:
            target = replace(target, notes=(*target.notes, text("local.only_local")))
    found = obstacles.find()
    if not found:
        return target
    target = replace(target, obstacles=found)
    if target.mode == "live" and not target.local:
        return replace(target, notes=(*target.notes, *(obstacle.problem for obstacle in found)))
    if target.aside:
        note = text("obstacles.put_aside", names=", ".join(target.aside))
        return replace(target, notes=(*target.notes, note))
    return target


def _chosen(api_key: str | None, base_url: str | None) -> Target:
    """Who is to answer, by key and base URL alone."""
    found_url = settings.find(BASE_URL, base_url or None)
    address = base_urls.check(found_url.value) if found_url.value else Address()
    found = settings.find(KEY, api_key)
    if address.problem:
        if address.has_key and found.value and key_text.is_address(found.value):
            return _practice((), text("connect.swapped"))
        return _practice(address.notes, text("connect.url_not_used", problem=address.problem))
    if _session.server and address.url == _session.server.base_url:
        address = Address()
    elsewhere = bool(address.url) and not address.is_openai

    notes = found.notes + address.notes
    if found.value is None:
        if not elsewhere:
            return _practice(notes)
        line = text("connect.live_without_key", host=address.host)
        return Target("live", _NO_KEY, address.url, address.host, line, notes)
    checked = key_text.check(found.value, for_openai=not elsewhere)
    notes += checked.notes
    if checked.key is None:
        return _practice(notes, text("connect.key_not_used", where=found.where, problem=checked.problem))
    if checked.key.startswith(_PRACTICE_KEY):
        if not elsewhere:
            return _practice(notes)
        line = text("connect.practice_elsewhere", host=address.host)
        return Target("practice", checked.key, address.url, address.host, line, notes)
    host = address.host or OPENAI
    name = "connect.live" if host == OPENAI else "connect.live_elsewhere"
    line = text(name, host=host, key=key_text.mask(checked.key), where=found.where)
    return Target("live", checked.key, address.url, host, line, notes)


def _chosen_local(base_url: str | None, model: str | None, room_key: str | None) -> Target:
    """The local model that is to answer. No key is looked for: OpenAI's is not for others."""
    from helpers import local

    found = settings.find(BASE_URL, base_url or None)
    address = base_urls.check(found.value) if found.value else Address()
    if address.problem:
        return _practice(address.notes, text("connect.url_not_used", problem=address.problem))
    if address.is_openai and found.source != "passed":  # set for other days
        address = Address()
    model = settings.find(environment.MODEL, model).value or None
    room_key = settings.find(environment.ROOM_KEY, room_key).value or None
    if room_key and _is_openai_key(room_key):
        return _practice((), text("local.openai_key"))
    choice = local.choose(address, model, room_key)
    notes = tuple(note for note in address.notes if note != text("connect.url_not_encrypted"))
    if choice.problem:
        return _practice(notes, choice.problem)
    url, host = (choice.server.url, choice.server.host) if choice.server else (None, _LOCAL)
    return Target("live", choice.key, url, host, choice.line, (*choice.notes, *notes), local=choice)


def _practice(notes: tuple[str, ...], problem: str | None = None) -> Target:
    """This process's own practice backend."""
    if problem:
        notes = (problem, *notes)
    return Target("practice", None, None, _LOCAL, text("connect.practice"), notes, problem)


def _offers(target: Target, need: str) -> bool:
    """Whether the server has what is needed; OpenAI's own API and practice mode do, and are not asked."""
    named = target.base_url is not None and not base_urls.check(target.base_url).is_openai
    asked = target.mode == "live" and (named or target.local is not None) and target.stopped_by is None
    return abilities.has(need) if asked else True


def _is_openai_key(key: str) -> bool:
    """Whether a key is one of OpenAI's, by its form, or because it is the learner's."""
    if key.startswith(("sk-proj-", "sk-svcacct-", "sk-admin-")):
        return True
    mine = settings.find(KEY, even_unused=True).value or ""
    return key.startswith("sk-") and not key.startswith(_PRACTICE_KEY) and key.strip() == mine.strip()


def _use(target: Target) -> Target:
    """Let a target answer, and return it; or practice mode, where the model could not be started."""
    if target.local:
        from helpers import local

        try:
            variables = _local_variables(target.local)
        except local.LlamaError as error:
            target = replace(_practice((), text("local.not_started", said=error)), obstacles=target.obstacles)
        else:
            environment.put(target.aside | variables)
            _session.target = target
            return target
    _end_beside()
    if target.key is None:
        environment.put(target.aside | _started())
    else:
        environment.put(target.aside | {KEY: target.key, BASE_URL: target.base_url})
    _session.target = target
    return target


def _local_variables(choice: Choice) -> dict[str, str | None]:
    """Start what a local model needs beside this process, and return the variables with which the SDK finds it."""
    from helpers import local

    before = _session.beside
    beside = local.started(choice, before)
    if beside is not before:
        _end_beside()
    _session.beside = beside
    if beside is not None:
        return {KEY: beside.key, BASE_URL: beside.base_url, **environment.around_proxy(_LOCAL)}
    assert choice.server is not None
    around = environment.around_proxy(urlsplit(choice.server.url).hostname or _LOCAL)
    return {KEY: choice.key or _NO_KEY, BASE_URL: choice.server.url, **around}


def _end_beside() -> None:
    if _session.beside is not None:
        _session.beside.stop()
        _session.beside = None


def _started() -> dict[str, str | None]:
    """Start the practice backend of this process, once, and return the variables with which the SDK finds it.

    This is the one place that decides how the backend is reached: here, by a server on this computer.
    """
    if _session.server is None:
        from helpers.practice import start

        _session.server = start(pace=environment.pace())
    return {KEY: _session.server.key, BASE_URL: _session.server.base_url, **environment.around_proxy(_LOCAL)}
