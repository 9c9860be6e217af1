"""Starts the servers of all seats before the session, a few at a time, so that nobody waits when the room begins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from . import accounts, keeper
from .plan import Plan

SECONDS = 240.0  # for one seat
_BETWEEN = 0.3


def start_all(plan: Plan, token: str, at_once: int, seen: Callable[[int], object]) -> list[str]:
    """Start the server of every seat.

    Args:
        plan: the room's hub.
        token: that may start servers.
        at_once: how many start at the same time.
        seen: is told how many are ready, whenever one more is.

    Returns:
        The seats whose server did not start.
    """
    names = [accounts.name_of(seat) for seat in range(1, plan.seats + 1)]
    failed = []
    ended = threading.Event()
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for name, ready in zip(names, pool.map(lambda name: _start(plan, token, name, ended), names), strict=True):
                if ready:
                    seen(names.index(name) + 1)
                else:
                    failed.append(name)
        except BaseException:  # Ctrl+C: none more is begun
            ended.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failed


def _start(plan: Plan, token: str, name: str, ended: threading.Event) -> bool:
    too_late = time.monotonic() + SECONDS
    try:
        status, _ = keeper.ask(plan, token, "POST", f"users/{name}/server")
        if status not in (201, 202, 400):  # 400: it is running
            return False
        while time.monotonic() < too_late and not ended.is_set():
            _, user = keeper.ask(plan, token, "GET", f"users/{name}")
            servers = user.get("servers")
            server = servers.get("") if isinstance(servers, dict) else None
            if not server or server.get("stopped"):  # it did not start
                return False
            if server.get("ready"):
                return True
            ended.wait(_BETWEEN)
    except (OSError, RuntimeError):  # the hub has ended
        pass
    return False
