"""Starts a learner's server as the seat's own system user, on a port that nobody can take in between, and ends all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner
from tornado.web import HTTPError
from traitlets import Bool, Float, Unicode

from helpers.language import text

from . import accounts
from .plan import LISTENING

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
_WAITING = 128  # connections that may wait until the server is ready
_PROCESSES = 1024  # and threads, of a seat: a kernel has about 20
_FILE_BYTES = 2**30
_BETWEEN = 0.1  # seconds
_NICE = 5  # the hub and the proxy come first
_FIRST_TO_GO = 500  # of 1000: if memory runs out, the system ends a learner's process and not the hub


class SeatSpawner(LocalProcessSpawner):
    """A process of the seat's user."""

    room = Unicode("", help="The room's name, by which its users are told.").tag(config=True)
    logs = Unicode("", help="Folder for what the servers print, a file for each seat.").tag(config=True)
    memory = Float(2.0, help="The most that one process may hold, in GB.").tag(config=True)
    namespace = Bool(True, help="Whether each seat gets a /proc of its own.").tag(config=True)
    _listening = -1

    async def start(self) -> tuple[str, int]:
        """Start the server, and return where it listens.

        Raises:
            HTTPError: the seat has no system user, as the facilitator has none.
        """
        try:
            account = accounts.get(self.room, self.user.name)
        except accounts.AccountError as error:
            raise HTTPError(403, log_message=text(f"hub.{error.name}", **error.values)) from None
        # Listening before the server is there: another seat could take the port and get what is meant for this one.
        with contextlib.ExitStack() as stack:
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=_WAITING))
            log = stack.enter_context(open(os.open(self._log(), _APPEND, 0o600), "ab"))
            self.port = listening.getsockname()[1]
            self._listening = listening.fileno()
            self.popen_kwargs = {
                "pass_fds": (listening.fileno(),),
                "stdin": subprocess.DEVNULL,
                "stdout": log,
                "stderr": log,
                "cwd": "/",
            }
            module = [sys.executable, "-P", "-m", "helpers.workshop.hub.seat"]
            own_proc = accounts.OWN_PROC if self.namespace else ()
            self.cmd = [*own_proc, *accounts.as_user(account), *module]
            return await super().start()

    async def stop(self, now: bool = False) -> None:
        """End the server, and then whatever else of the seat is running.

        Args:
            now: as of JupyterHub: without waiting for what the server is doing.
        """
        # JupyterHub sends SIGINT first, which a server ignores if the hub was started in the background of a shell.
        if not now and await self.poll() is None:
            await self._signal(signal.SIGTERM)
            too_late = time.monotonic() + self.term_timeout
            while await self.poll() is None and time.monotonic() < too_late:
                await asyncio.sleep(_BETWEEN)  # JupyterHub's own wait looks ever less often
        if await self.poll() is None:
            await self._signal(signal.SIGKILL)
        with contextlib.suppress(accounts.AccountError):
            account = accounts.get(self.room, self.user.name)
            if not await asyncio.to_thread(accounts.end_all, account):
                self.log.error("%s still has processes", account.name)
        await self.poll()

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Return what the new process does first, still as root; setpriv gives that up for good."""
        bytes_of_memory = int(self.memory * 2**30)

        def limit() -> None:
            os.umask(0o077)
            os.nice(_NICE)
            for limited, most in (
                (resource.RLIMIT_DATA, bytes_of_memory),
                (resource.RLIMIT_NPROC, _PROCESSES),
                (resource.RLIMIT_FSIZE, _FILE_BYTES),
                (resource.RLIMIT_CORE, 0),  # a core file has the learner's key in it
            ):
                resource.setrlimit(limited, (most, most))
            with contextlib.suppress(OSError):  # not in every container
                Path("/proc/self/oom_score_adj").write_text(str(_FIRST_TO_GO), encoding="ascii")
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        return limit

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Return the environment with what depends on the seat."""
        account = accounts.get(self.room, self.user.name)
        seat = self.user.name.rpartition("-")[2]
        own = {"HOME": str(account.home), "USER": account.name, "LOGNAME": account.name, "SHELL": "/bin/bash"}
        own[LISTENING] = str(self._listening)
        if env.get("FIRST_CALL_BOARD_OFFER"):
            own |= {"FIRST_CALL_SEAT": str(int(seat)), "FIRST_CALL_PIN": self._pin(int(seat))}
        return env | own

    def _pin(self, seat: int) -> str:
        from helpers.workshop import pins

        return pins.pin(self.authenticator.room_secret, seat)

    def _log(self) -> Path:
        return Path(self.logs) / f"{self.user.name}.log"
