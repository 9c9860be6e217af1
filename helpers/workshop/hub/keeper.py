"""Runs the hub of a room, and sees to it that nothing of it is left when it ends, however it ends."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from helpers import locks, place
from helpers.errors import InputError
from helpers.language import text

from . import accounts, settings
from .plan import PROXY, VARIABLE, Plan

Say = Callable[[object], None]

START_SECONDS = 60.0
END_SECONDS = 60.0
_BETWEEN = 0.1
_INHERITED = ("PATH", "LANG", "LC_ALL", "TZ", "HOME")  # what the hub gets of the facilitator's environment: no key
_PROGRAMS = ("setpriv", "useradd", "userdel")


class _EndedError(Exception):
    """The facilitator, or the system, wants the room to end."""


def check_system(containers: bool = False) -> None:
    """Look whether this computer can have seats.

    Raises:
        InputError: it cannot, and what to do instead.
    """
    if not sys.platform.startswith("linux"):
        raise InputError(text("hub.not_linux"))
    if containers:
        if importlib.util.find_spec("dockerspawner") is None:
            raise InputError(text("hub.no_dockerspawner"))
        return
    if os.geteuid() != 0:
        raise InputError(text("hub.not_root", python=sys.executable))
    for program in _PROGRAMS:
        if shutil.which(program) is None:
            raise InputError(text("hub.no_program", program=program))


def check_packages() -> None:
    """Look whether JupyterHub is installed.

    Raises:
        InputError: it is not, and the command that installs it.
    """
    if importlib.util.find_spec("jupyterhub") is None:
        raise InputError(text("hub.no_jupyterhub"))


def find_proxy(folder: Path) -> str:
    """Return the program configurable-http-proxy: that of the room's folder, else of this computer.

    Raises:
        InputError: there is none, or no node to run it, and the command that installs it.
    """
    if shutil.which("node") is None:
        raise InputError(text("hub.no_node"))
    name = "configurable-http-proxy"
    own = folder / "node_modules" / ".bin" / name
    found = str(own) if own.is_file() else shutil.which(name)
    if found is None:
        raise InputError(text("hub.no_proxy", folder=folder, version=PROXY))
    return found


def check_seat(account: accounts.Account) -> None:
    """Look whether a seat can start this Python, and read the kit.

    Raises:
        InputError: it cannot.
    """
    program = "import helpers, jupyterhub, sys; open(sys.argv[1]).close()"
    lesson = place.ROOT / "notebooks" / "en" / "00_start_here.ipynb"
    command = [*accounts.as_user(account), sys.executable, "-P", "-c", program, str(lesson)]
    try:
        done = subprocess.run(
            command, check=False, cwd="/", env={"HOME": str(account.home)}, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        done = None
    if done is None or done.returncode:
        raise InputError(text("hub.unreadable", python=sys.executable, kit=place.ROOT))


@contextlib.contextmanager
def alone(plan_folder: Path) -> Iterator[None]:
    """Let one hub at a time use a room's folder; the system lets go of the lock however the process ends.

    Raises:
        InputError: another one does.
    """
    plan_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (plan_folder / "lock").open("ab") as lock:
        if not locks.take(lock.fileno()):
            raise InputError(text("hub.running"))
        yield


def run(plan: Plan, say: Say, *, ready: Callable[[str], None]) -> int:
    """Run the hub until Ctrl+C or SIGTERM, and end everything that belongs to it.

    Args:
        plan: what it is to be.
        say: is given each line for the facilitator.
        ready: called once it answers, with the token that may start servers.

    Returns:
        The exit code: 0, or 1 where the hub did not start or ended by itself, or something could not be ended.

    Raises:
        InputError: a port is taken, or another hub of this room is running.
    """
    with alone(plan.own), _signals():
        hub = None
        try:
            _clean(plan)
            for port in (plan.port, plan.api_port, plan.proxy_port):
                _check_port(plan.host if port == plan.port else "127.0.0.1", port)
            token = os.urandom(32).hex()
            hub = _start(plan, token)
            if not _answers(plan, hub):
                say(text("hub.not_started", log=place.shown(log_file(plan))))
                return 1
            ready(token)
            hub.wait()
            say(text("hub.ended_itself", log=place.shown(log_file(plan))))
            return 1
        except (_EndedError, KeyboardInterrupt):
            say(text("hub.ending"))
        finally:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_IGN)  # it ends already
            _end(hub)
            left = _clean(plan)
        say(text("hub.left", count=left) if left else text("hub.ended"))
        return 1 if left else 0


def log_file(plan: Plan) -> Path:
    """Return where the hub writes what went wrong."""
    return plan.own / "hub.log"


@contextlib.contextmanager
def _signals() -> Iterator[None]:
    """Let Ctrl+C and SIGTERM end the block, even where a shell started this process with Ctrl+C ignored."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _EndedError

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _check_port(host: str, port: int) -> None:
    import socket

    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        raise InputError(text("hub.port", port=port, reason=error.strerror or error)) from None


def _start(plan: Plan, token: str) -> subprocess.Popen[bytes]:
    (plan.own / "logs").mkdir(mode=0o700, exist_ok=True)
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment |= {VARIABLE: str(plan.write()), settings.PRESPAWN_TOKEN: token, "PYTHONUNBUFFERED": "1"}
    config = settings.HERE / "jupyterhub_config.py"
    descriptor = os.open(log_file(plan), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(descriptor, "ab") as log:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "jupyterhub", "-f", str(config)],
            cwd=plan.own,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl+C reaches this process alone, which ends the hub in order
        )


def _answers(plan: Plan, hub: subprocess.Popen[bytes]) -> bool:
    """Wait until the hub answers through its proxy; False where it ended, or does not for too long."""
    too_late = time.monotonic() + START_SECONDS
    while hub.poll() is None and time.monotonic() < too_late:
        with contextlib.suppress(OSError, ValueError), urllib.request.urlopen(f"{local(plan)}/hub/api/", timeout=5):
            return True
        time.sleep(_BETWEEN)
    return False


def local(plan: Plan) -> str:
    """Return the hub's own address on this computer."""
    return f"http://127.0.0.1:{plan.api_port}"


def _end(hub: subprocess.Popen[bytes] | None) -> None:
    """End the hub, which ends its proxy and its servers; where it takes too long, without it."""
    if hub is None:
        return
    if hub.poll() is None:
        hub.terminate()
        try:
            hub.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            hub.kill()
            hub.wait()


def _clean(plan: Plan) -> int:
    """End what a hub has left behind, and return how many seats still have processes."""
    pid_file = plan.own / "proxy.pid"
    with contextlib.suppress(OSError, ValueError):
        pid = int(pid_file.read_text(encoding="ascii"))
        if b"configurable-http-proxy" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    pid_file.unlink(missing_ok=True)
    if plan.image:
        return 0
    return sum(not accounts.end_all(account) for account in accounts.of_room(plan.room))


def ask(plan: Plan, token: str, method: str, path: str) -> tuple[int, dict[str, object]]:
    """Send one request to the hub's API, and return the status and the reply."""
    request = urllib.request.Request(
        f"{local(plan)}/hub/api/{path}", method=method, headers={"Authorization": f"token {token}"}, data=b"{}"
    )
    if method == "GET":
        request.data = None
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            status, body = reply.status, reply.read()
    except urllib.error.HTTPError as error:
        status, body = error.code, error.read()
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        found = {}
    return status, found if isinstance(found, dict) else {}
