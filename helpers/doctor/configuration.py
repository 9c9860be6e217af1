"""What is set: the key, the `.env` file, the server, and the variables that the SDK and its HTTP library read."""

from __future__ import annotations

import os
from collections.abc import Callable
from urllib.request import getproxies

from helpers import base_url, connection, env_file, environment, key_text, obstacles, place, settings
from helpers.doctor.finding import Finding, not_tried, noted
from helpers.language import text
from helpers.obstacles import Obstacle

# The variables that the SDK reads besides key and base URL (openai 3.57, checked 2026-11-27 and by a test).
READ_BY_SDK = (
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_ADMIN_KEY",
    "OPENAI_WEBHOOK_SECRET",
    "OPENAI_CUSTOM_HEADERS",
    "OPENAI_LOG",
    "OPENAI_API_TYPE",
    "OPENAI_API_VERSION",
)
_NETWORK = (*obstacles.PROXIES, "NO_PROXY", *obstacles.CERTIFICATES)
_NOT_READ = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")  # by the SDK, though by other programs


def key() -> Finding:
    """Which key is used, and whether it can be one."""
    if environment.only_practice():
        return Finding("key", "ok", text("doctor.key_forced"))
    if not _can_read_files():
        return not_tried("key", "packages")
    found = settings.find(environment.KEY)
    if found.value is None:
        message = " ".join((text("doctor.key_none"), *found.notes))
        return noted("key", message, found.notes)
    checked = key_text.check(found.value, for_openai=connection.for_openai())
    if checked.key is None:
        message = text("connect.key_not_used", where=found.where, problem=checked.problem)
        return Finding("key", "failure", message, text("doctor.key_next"))
    notes = found.notes + checked.notes
    message = " ".join((text("doctor.key_ok", key=key_text.mask(checked.key), where=found.where), *notes))
    return noted("key", message, notes)


def file() -> Finding:
    """Whether others can read the `.env` file, or git would take it."""
    path = env_file.nearest()
    if path is None:
        return Finding("env_file", "ok", text("doctor.env_file_none"))
    shown = place.shown(path)
    git = env_file.git_state(path)
    if git == "tracked":
        message = text("doctor.env_file_tracked", path=shown)
        return Finding("env_file", "failure", message, text("doctor.env_file_tracked_next"))
    if git == "unprotected":
        message = text("doctor.env_file_unprotected", path=shown)
        return Finding("env_file", "warning", message, text("doctor.env_file_unprotected_next"))
    if os.name == "nt":  # the home folder is private there, and files have no mode
        return Finding("env_file", "ok", text("doctor.env_file_windows", path=shown))
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        message = text("doctor.env_file_mode", path=shown, mode=f"{mode:03o}")
        return Finding("env_file", "warning", message, text("doctor.env_file_mode_next", path=shown))
    return Finding("env_file", "ok", text("doctor.env_file_ok", path=shown))


def address() -> Finding:
    """Which server is meant to answer."""
    if not _can_read_files():
        return not_tried("base_url", "packages")
    found = settings.find(environment.BASE_URL)
    if found.value is None:
        target = connection.resolve()
        name = "local" if target.local else "practice" if target.key is None else "openai"
        return Finding("base_url", "ok", text(f"doctor.base_url_{name}"))
    address = base_url.check(found.value)
    if address.problem:
        return Finding("base_url", "failure", address.problem, text("doctor.base_url_next"))
    return noted("base_url", " ".join((address.host, *address.notes)), address.notes)


def local_model() -> Finding:
    """What connect("local") would find at the usual places of this computer; without one, nothing is wrong."""
    if not _can_read_files() or not _can_send():
        return not_tried("local_model", "packages")
    from helpers import local

    choice = local.choose(base_url.Address())
    if choice.problem:
        return Finding("local_model", "ok", text("doctor.local_none"), "")
    place = text("doctor.local_own") if choice.server is None else choice.server.host
    return Finding("local_model", "ok", text("doctor.local_found", model=choice.model, place=place))


def variables() -> Finding:
    """Which other variables of OpenAI's are set, and which of them get in the way."""
    ours = (environment.KEY, environment.BASE_URL)
    set_ = [name for name in sorted(environment.all_outside()) if name.startswith("OPENAI_") and name not in ours]
    if not set_:
        return Finding("variables", "ok", text("doctor.variables_none"))
    read = [name for name in set_ if name in READ_BY_SDK]
    parts = []
    if read:
        parts.append(text("doctor.variables_read", names=", ".join(read)))
    if other := [name for name in set_ if name not in READ_BY_SDK]:
        parts.append(text("doctor.variables_not_read", names=", ".join(other)))
    if any(name in obstacles.IDS for name in read):
        parts.append(text("doctor.variables_ids"))
    return _with_obstacles("variables", parts, lambda obstacle: obstacle.variable.startswith("OPENAI_"))


def network() -> Finding:
    """Which proxies and certificates are set, and which of them keep a client from being built."""
    names = {name.upper(): name for name in environment.all_outside() if environment.outside(name)}
    parts = []
    if set_ := [names[name] for name in _NETWORK if name in names]:
        parts.append(text("doctor.network_set", names=", ".join(set_)))
    elif getproxies().keys() - {"no"}:
        parts.append(text("doctor.network_system"))
    if not_read := [names[name] for name in _NOT_READ if name in names]:
        parts.append(text("doctor.network_not_read", names=", ".join(not_read)))
    parts = parts or [text("doctor.network_none")]
    return _with_obstacles("network", parts, lambda obstacle: not obstacle.variable.startswith("OPENAI_"))


def _with_obstacles(name: str, parts: list[str], concerns: Callable[[Obstacle], bool]) -> Finding:
    """What is set, with what of it is in the way: a failure where it stops every call, in practice mode a warning."""
    found = [obstacle for obstacle in obstacles.find() if concerns(obstacle)]
    message = " ".join((*parts, *(obstacle.problem for obstacle in found)))
    if not found:
        return Finding(name, "ok", message)
    if _can_read_files() and connection.resolve().mode == "practice":
        return Finding(name, "warning", message, text("doctor.aside_next"))
    stops = any(obstacle.stops for obstacle in found)
    return Finding(name, "failure" if stops else "warning", message, text("doctor.notes_next"))


def _can_send() -> bool:
    """Whether the package with which servers are asked is there."""
    from importlib.util import find_spec

    return find_spec("httpx2") is not None


def _can_read_files() -> bool:
    """Whether the package that reads `.env` files is there."""
    from importlib.util import find_spec

    return find_spec("dotenv") is not None
