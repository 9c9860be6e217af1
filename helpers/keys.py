"""The API key: check, mask, find, save, ask for, forget it. Only its last 4 characters are ever shown."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from helpers import connection, env_file, environment, place, settings
from helpers.errors import InputError
from helpers.key_text import Checked, check, mask
from helpers.language import say, text
from helpers.settings import Found

__all__ = ["NAME", "Checked", "Found", "ask", "can_save", "check", "find", "forget", "mask", "save", "saved"]

NAME = environment.KEY


def find(start: Path | None = None) -> Found:
    """Look for a key in the environment, then in the nearest `.env`, and name the traps on the way.

    Args:
        start: the folder in which the search for `.env` begins; None means the current one.

    Returns:
        The value as it is there (use `check()` before anything else), its source, and notes.
    """
    return settings.find(NAME, start=start, even_unused=True)


def can_save() -> bool:
    """Return whether a key may be saved: not in a browser, where whoever comes next could find it."""
    return sys.platform != "emscripten"


def save(key: str, path: Path | None = None) -> Path:
    """Check a key and save it in a `.env` file (mode 600), where every other line stays as it is.

    Args:
        key: the key as it was pasted.
        path: the file; None means the `.env` of the kit, or of the current folder when you work elsewhere.

    Returns:
        The file.

    Raises:
        InputError: this is a browser, or the key is not usable, or git tracks the file, so that the key would be
            published.
        OSError: the file cannot be written.
    """
    if not can_save():
        raise InputError(text("keys.not_in_browser"))
    checked = check(key, for_openai=connection.for_openai())
    if checked.key is None:
        raise InputError(checked.problem)
    path = Path(path or env_file.default_path())
    git = env_file.git_state(path)  # of the file that a link leads to, in whatever checkout that is
    if git == "tracked":
        raise InputError(text("keys.tracked", path=place.shown(env_file.real(path))))
    env_file.write_value(path, NAME, checked.key)
    for note in checked.notes:
        say(note)
    say(text("keys.saved", key=mask(checked.key), path=place.shown(path)))
    if (target := env_file.real(path)) != path.parent.resolve() / path.name:
        say(text("keys.saved_through_link", path=place.shown(path), target=place.shown(target)))
    if git == "unprotected":
        say(text("keys.unprotected", path=place.shown(env_file.real(path))))
    return path


def saved() -> Found:
    """Return the key in the nearest `.env` file, unchecked, whatever the environment says."""
    path = env_file.nearest()
    if path is None:
        return Found()
    with contextlib.suppress(OSError):
        value = env_file.read(path).values.get(NAME, "").strip()
        return Found(value, ".env") if value else Found()
    return Found()


def ask() -> None:
    """Ask for a key without showing it, save it, and connect again if connected. Enter alone changes nothing."""
    if not can_save():
        say(text("keys.not_in_browser"))
        return
    typed = _ask_hidden(text("keys.prompt"))
    if typed is None:
        say(text("keys.nobody_to_ask"))
        return
    if not typed.strip():
        say(text("keys.nothing_saved"))
        return
    try:
        save(typed)
    except InputError as error:
        say(error)
    except OSError as error:
        say(text("keys.not_written", reason=error.strerror))
    else:
        if connection.current():
            connection.connect()


def forget(path: Path | None = None) -> None:
    """Remove the key from `.env` and from this process. It stays valid until you delete it on the key page.

    Args:
        path: the file; None means the nearest `.env`.

    Raises:
        OSError: the file cannot be written.
    """
    path = path or env_file.nearest() or env_file.default_path()
    was_connected = connection.current()
    in_environment = environment.outside(NAME)
    connection.disconnect()
    os.environ.pop(NAME, None)
    if path.is_file():
        env_file.write_value(path, NAME, None)
    say(text("keys.forgotten", path=place.shown(path)))
    if in_environment:
        say(settings.how_to_unset())
    if was_connected:
        connection.connect()


def _ask_hidden(prompt: str) -> str | None:
    """What was typed or pasted, or None where no one can be asked without the key being shown."""
    import getpass
    import warnings

    in_notebook = getpass.getpass.__module__ != "getpass"  # a kernel puts its own there
    if not in_notebook and not (sys.stdin and sys.stdin.isatty()):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would go on and show what is typed
            return getpass.getpass(prompt)
    except (NotImplementedError, EOFError, getpass.GetPassWarning):  # a frontend without input raises the first
        return None
