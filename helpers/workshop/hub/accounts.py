"""The system user of each seat: a home of its own that no other seat can read, made and removed by its own command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import pwd

SEAT = "seat-{:02}"
_LOWEST = 1000  # the first number of a person; a system's own users are below
# What a command line begins with so that the rest runs with a /proc in which the processes of others are missing.
OWN_PROC = (
    *("unshare", "--mount", "--propagation", "private", "--", "/bin/sh", "-c"),
    *('mount -t proc -o hidepid=2 proc /proc && exec "$@"', "sh"),
)
_BETWEEN = 0.05  # seconds
_END_SECONDS = 10.0


class AccountError(Exception):
    """A seat's user is not there, or not the room's.

    Attributes:
        name: of the message in hub.toml.
        values: for its placeholders.
    """

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


@dataclass(frozen=True)
class Account:
    """The system user of a seat.

    Attributes:
        name: of the user, such as seat-07.
        uid, gid: its numbers.
        home: its folder.
    """

    name: str
    uid: int
    gid: int
    home: Path


def name_of(seat: int) -> str:
    """Return the name of a seat's user, at the hub and on the system."""
    return SEAT.format(seat)


def find(room: str, name: str) -> Account | None:
    """Return the user of a seat, or None where there is none.

    Args:
        room: the room's name.
        name: of the user.

    Raises:
        AccountError: there is a user of that name that was not made for this room; nothing is done with it.
    """
    try:
        user = pwd.getpwnam(name)
    except KeyError:
        return None
    if user.pw_gecos != _mark(room) or user.pw_uid < _LOWEST:
        raise AccountError("foreign_user", user=name, room=room)
    return Account(name, user.pw_uid, user.pw_gid, Path(user.pw_dir))


def get(room: str, name: str) -> Account:
    """Return the user of a seat.

    Raises:
        AccountError: there is none, or it was not made for this room.
    """
    found = find(room, name)
    if found is None:
        raise AccountError("no_user", user=name)
    return found


def add(room: str, seat: int) -> bool:
    """Make the user of a seat, with a home folder that only it can open; it has no password, so nobody can log in.

    Returns:
        Whether it was made; False where it was there.

    Raises:
        AccountError: another user has that name, or the system refused.
    """
    name = name_of(seat)
    if find(room, name) is not None:
        return False
    # Without a skeleton, so that nothing of the system's is in a learner's folder; the group is the seat's alone.
    options = ("--create-home", "--user-group", "--skel", "/nonexistent", "--shell", "/bin/bash")
    _run("useradd", *options, "--key", "HOME_MODE=0700", "--comment", _mark(room), name)
    os.chmod(get(room, name).home, 0o700)  # older systems do not know HOME_MODE
    return True


def remove(room: str, seat: int) -> bool:
    """Delete the user of a seat, with its home folder and everything in it.

    Returns:
        Whether there was one.

    Raises:
        AccountError: the user is not this room's, or the system refused.
    """
    account = find(room, name_of(seat))
    if account is None:
        return False
    end_all(account)
    _run("userdel", "--remove", account.name)
    return True


def of_room(room: str) -> Iterator[Account]:
    """Return the users that were made for a room, in their order."""
    for user in sorted(pwd.getpwall(), key=lambda user: user.pw_name):
        if user.pw_gecos == _mark(room) and user.pw_uid >= _LOWEST and user.pw_name.startswith("seat-"):
            yield Account(user.pw_name, user.pw_uid, user.pw_gid, Path(user.pw_dir))


def as_user(account: Account) -> list[str]:
    """Return what a command line begins with so that root runs the rest as a seat, for good and in no other group."""
    numbers = ("--reuid", str(account.uid), "--regid", str(account.gid), "--clear-groups")
    # Up to here root's rights still hold, and would find a program in a folder that only root can open; env has none.
    return ["setpriv", *numbers, "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", "--", "/usr/bin/env"]


def end_all(account: Account, seconds: float = _END_SECONDS) -> bool:
    """End every process of a seat: its server and kernels, and whatever its learner started beside them.

    The system ends them all in one step, so that none can start another in between.

    Args:
        account: the seat's.
        seconds: how long to wait until they are gone.

    Returns:
        Whether none is left.
    """
    too_late = time.monotonic() + seconds
    everyone = f"import os; os.kill(-1, {signal.SIGKILL.value})"  # as the seat, that is all of the seat's
    while processes(account):
        subprocess.run(
            [*as_user(account), sys.executable, "-I", "-S", "-c", everyone],
            check=False,
            cwd="/",
            env={},
            stderr=subprocess.DEVNULL,
        )
        if time.monotonic() > too_late:
            return False
        time.sleep(_BETWEEN)
    return True


def processes(account: Account) -> list[int]:
    """Return the numbers of a seat's processes that have not ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "status").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it has just ended
                continue
            fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            if int(fields.get("Uid", "-1").split()[0]) == account.uid and not fields.get("State", "").startswith("Z"):
                found.append(int(folder.name))
    return found


def _mark(room: str) -> str:
    """What the user database says of a user of ours, by which no other is ever touched."""
    return f"First Call room {room}"


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", errors="replace")
    except FileNotFoundError:
        raise AccountError("no_program", program=command[0]) from None
    if done.returncode:
        raise AccountError("refused", program=command[0], said=done.stderr.strip() or str(done.returncode))


def can_hide_processes() -> bool:
    """Return whether this computer lets each seat have a /proc of its own; most containers do not."""
    try:
        done = subprocess.run([*OWN_PROC, "true"], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0
