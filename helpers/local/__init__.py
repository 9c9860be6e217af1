"""A real model on this computer or in this room: which server answers, and what is to be known about it.

connect("local") asks here. No key of OpenAI's is read in this package, so none can be sent by it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpers import models
from helpers.base_url import Address
from helpers.language import say, text
from helpers.local import llama, places
from helpers.local.llama import LlamaError
from helpers.local.places import Server

if TYPE_CHECKING:
    from helpers.local.llama import Llama
    from helpers.local.relay import Relay

__all__ = ["Choice", "LlamaError", "choose", "install", "install_command", "started", "where"]

_SHOWN = 5  # names of models in one sentence
_LONGEST_NAME = 80  # characters of a name that a server chose
# What a model's name says where it is for something other than answering.
_NO_CHAT = ("embed", "rerank", "whisper", "tts", "bge-", "all-minilm", "clip")
_CLOUD = "cloud"  # ends the names of models that Ollama asks elsewhere, such as gpt-oss:120b-cloud


@dataclass(frozen=True)
class Choice:
    """What `choose()` decided.

    Attributes:
        server: the server that answers; None for the kit's own, or where there is none.
        model: the model that answers.
        own: whether the kit's own llama.cpp is to be started.
        key: the key that the server was given for, or None; never one of OpenAI's.
        line: the sentence that says who answers, and where what is written goes.
        notes: what else is worth knowing, a sentence each.
        problem: why no local model answers and what to do next, or None.
    """

    server: Server | None = None
    model: str = ""
    own: bool = False
    key: str | None = field(default=None, repr=False)
    line: str = ""
    notes: tuple[str, ...] = ()
    problem: str | None = None


def choose(address: Address, model: str | None = None, key: str | None = None) -> Choice:
    """Decide which server and which of its models answers; the first of these that there is.

    The server of the base URL, a server at one of the usual places of this computer (places.USUAL), the kit's own
    llama.cpp where it is installed. They are asked which models they have; nothing is started.

    Args:
        address: the base URL that was found, checked; one without a URL means none was found.
        model: the model that is wanted; None for the first that can chat.
        key: for a server that wants one, for example a room's; None for none.
    """
    if sys.platform == "emscripten":
        return Choice(problem=text("local.in_browser"))
    if address.is_openai:
        return Choice(problem=text("local.is_openai"))
    if address.url:
        server = places.ask(address.url, key)
        if server.problem:
            return Choice(problem=text(f"local.{server.problem}", host=server.host, status=server.status or ""))
        return _of(server, model, key)
    found = places.find(key)
    usable = [server for server in found if not server.problem]
    chosen = next((server for server in usable if model is None or model in server.models), None)
    if chosen is not None:
        choice = _of(chosen, model, key)
        others = (_also(server) for server in usable if server is not chosen)
        return Choice(chosen, choice.model, key=key, line=choice.line, notes=(*choice.notes, *others))
    if model in (None, llama.MODEL) and llama.installed():
        line = text("local.own", model=llama.MODEL)
        return Choice(model=llama.MODEL, own=True, line=line, notes=(text("local.any"),))
    if model and usable:
        return Choice(problem=text("local.no_such_model", model=_shown(model), models=_listed(usable[0].models)))
    met = " ".join(text(f"local.{server.problem}", host=server.host, status=server.status or "") for server in found)
    return Choice(problem=f"{met} {install()}".strip())


def started(choice: Choice, before: Llama | Relay | None) -> Llama | Relay | None:
    """Return what has to run beside this process so that a choice answers every request of a lesson; None for nothing.

    A server that has a model of the name that lessons use is asked directly. For others a relay changes the name.

    Args:
        choice: one without a problem.
        before: what runs already; it is returned if it still serves. Otherwise it is left as it is.

    Raises:
        LlamaError: the kit's own model could not be started.
        KeyboardInterrupt: the start was interrupted, and nothing is left running.
    """
    if choice.own:
        if isinstance(before, llama.Llama) and before.running:
            return before
        say(text("local.starting", model=llama.MODEL))
        own = llama.Llama()
        try:
            own.start()
        except KeyboardInterrupt:
            say(text("local.interrupted"))
            raise
        return own
    server = choice.server
    if server is None or models.kit_default() in server.models:
        return None
    from helpers.local.relay import Relay

    if isinstance(before, Relay) and before.serves(server.url, server.models, choice.model, choice.key):
        return before
    relay = Relay(server.url, server.models, choice.model, choice.key)
    relay.start()
    return relay


def install() -> str:
    """Return how to get a model, for whoever has none: what it takes, and the command."""
    from helpers import place

    terminal = text("local.terminal_in", folder=place.shown(place.ROOT)) if _in_folder() else text("local.terminal")
    return text("local.install", terminal=terminal, command=install_command(), megabytes=llama.MEGABYTES)


def install_command() -> str:
    """Return the command that installs the model into this Python: in the kit's folder, or where it is a package."""
    from helpers import guard

    return guard.command("local --install") if _in_folder() else "python -m helpers local --install"


def _in_folder() -> bool:
    """Return whether the kit is a folder of its own, in which its commands are typed."""
    from helpers import place

    return (place.ROOT / "pyproject.toml").is_file()


def where(url: str) -> str:
    """Return how far away a server is: "computer" (this one), "network" (a private address) or "internet".

    Args:
        url: its base URL.
    """
    import ipaddress

    host = urlsplit(url).hostname or ""
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        if host == "localhost" or host.endswith(".localhost"):
            return "computer"
        private = "." not in host or host.endswith((".local", ".lan", ".internal", ".home.arpa"))
        return "network" if private else "internet"
    if ip.is_loopback or ip.is_unspecified:
        return "computer"
    shared = ip in ipaddress.ip_network("100.64.0.0/10")  # of VPNs between one's own computers
    return "network" if ip.is_private or ip.is_link_local or shared else "internet"


def _of(server: Server, model: str | None, key: str | None) -> Choice:
    if model and model not in server.models:
        return Choice(problem=text("local.no_such_model", model=_shown(model), models=_listed(server.models)))
    chosen = model or _best(server.models)
    place = where(server.url)
    line = text(f"local.line_{place}", model=_shown(chosen), host=server.host)
    notes = [text("local.any")]
    if server.usual:
        notes.append(text("local.usual", program=server.usual))
    if len(server.models) > 1:
        others = [name for name in server.models if name != chosen]
        notes.append(text("local.other_models", models=_listed(others), example=_shown(others[0])))
    if chosen.lower().endswith(_CLOUD):
        notes.append(text("local.cloud", model=_shown(chosen)))
    if place != "computer" and urlsplit(server.url).scheme == "http":
        notes.append(text("local.not_encrypted", host=server.host))
    return Choice(server, chosen, key=key, line=line, notes=tuple(notes))


def _best(models: tuple[str, ...]) -> str:
    """The first model that can chat, as far as its name says, and that runs where the server does."""
    chats = [name for name in models if not any(word in name.lower() for word in _NO_CHAT)]
    return next((name for name in chats if not name.lower().endswith(_CLOUD)), (*chats, *models)[0])


def _also(server: Server) -> str:
    return text("local.also", host=server.host, models=_listed(server.models), url=server.url)


def _listed(models: Iterable[str]) -> str:
    names = list(models)
    more = text("local.more", count=len(names) - _SHOWN) if len(names) > _SHOWN else ""
    return ", ".join(map(_shown, names[:_SHOWN])) + more


def _shown(name: str) -> str:
    """A name that somebody else chose, on one line and not too long."""
    return "".join(character if character.isprintable() else "?" for character in name)[:_LONGEST_NAME]
