"""The environment variables that decide who answers: as they are outside this kit, and what connect() put there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

KEY = "OPENAI_API_KEY"
BASE_URL = "OPENAI_BASE_URL"
MODE = "FIRST_CALL_MODE"
MODEL = "FIRST_CALL_MODEL"
ROOM_KEY = "FIRST_CALL_ROOM_KEY"
_PACE = "FIRST_CALL_PACE"
PACE = 0.04  # seconds between the pieces of a streamed practice reply: about as fast as a small model writes
_NO_PROXY = "no_proxy"

_ours: dict[str, str | None] = {}  # what this kit put into variables; None where it removed one
_before: dict[str, str | None] = {}  # what they held


def only_practice() -> bool:
    """Return whether FIRST_CALL_MODE=practice is set: tests and workshops then leave the learner's key alone."""
    return os.environ.get(MODE) == "practice"


def pace() -> float:
    """Return the seconds between the pieces of a streamed practice reply; 0 where FIRST_CALL_PACE=none is set.

    Tests and builds set it; any other value changes nothing.
    """
    return 0.0 if os.environ.get(_PACE) == "none" else PACE


def outside(name: str) -> str | None:
    """Return a variable as it is outside this kit: what the kit itself put there does not count.

    Args:
        name: the variable.

    Returns:
        Its value, or None where it is not set.
    """
    value = os.environ.get(name)
    return _before[name] if name in _ours and value == _ours[name] else value


def all_outside() -> dict[str, str]:
    """Return every variable that is set, as it is outside this kit."""
    found = {name: outside(name) for name in {*os.environ, *_ours}}
    return {name: value for name, value in found.items() if value is not None}


@contextmanager
def holding(variables: Mapping[str, str | None]) -> Iterator[None]:
    """Let variables hold something else for as long as the block lasts.

    Args:
        variables: by name, the value; None removes the variable.
    """
    before = {name: os.environ.get(name) for name in variables}
    try:
        for name, value in variables.items():
            _set(name, value)
        yield
    finally:
        for name, value in before.items():
            _set(name, value)


def put(variables: Mapping[str, str | None]) -> None:
    """Set variables for as long as the kit is connected, in place of those that an earlier call set.

    Args:
        variables: by name, the value; None removes the variable.
    """
    before = {name: outside(name) for name in {*_ours, *variables}}
    for name, value in before.items():
        _set(name, variables.get(name, value))
    _ours.clear()
    _ours.update(variables)
    _before.clear()
    _before.update({name: before[name] for name in variables})


def put_back(replaced: Mapping[str, str | None]) -> None:
    """Put every variable back as it is outside this kit.

    Args:
        replaced: by name, what some are to hold instead; None removes the variable.
    """
    put({})
    for name, value in replaced.items():
        _set(name, value)


def as_put() -> bool:
    """Return whether key and base URL are as the kit put them: so quick that every call can begin with it."""
    return bool(_ours) and os.environ.get(KEY) == _ours[KEY] and os.environ.get(BASE_URL) == _ours[BASE_URL]


def around_proxy(host: str) -> dict[str, str | None]:
    """Return the variable with which requests to a host go around a proxy, where one is set; else nothing.

    A proxy, as many schools and companies set one, cannot reach the practice server on this computer.

    Args:
        host: the host, for example "127.0.0.1".
    """
    from urllib.request import getproxies

    _set(_NO_PROXY, outside(_NO_PROXY))  # where an earlier call set it, Windows and macOS would name no other proxy
    proxies = getproxies()
    exempt = [name.strip() for name in proxies.get("no", "").split(",")]
    if not proxies.keys() - {"no"} or host in exempt or "*" in exempt:
        return {}
    return {_NO_PROXY: ",".join(filter(None, (proxies.get("no"), host)))}


def _set(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
