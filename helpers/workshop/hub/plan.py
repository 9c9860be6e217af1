"""What a room's hub is to be: what the command line said, as the hub's own process reads it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

VARIABLE = "FIRST_CALL_HUB"  # names the file of the plan, for the hub's process
LISTENING = "FIRST_CALL_LISTENING"  # for a seat's process: the number of the open socket
LESSON = "FIRST_CALL_LESSON"  # and the name of the lesson that opens first
FACILITATOR = "facilitator"
PROXY = "5.3.0"  # of configurable-http-proxy; package.json has the same


@dataclass(frozen=True)
class Plan:
    """A room's hub.

    Args:
        room: the room's name.
        seats: how many.
        folder: of the room's files.
        proxy: the program configurable-http-proxy.
        host, port: where learners reach it; the two ports after it are used on this computer only.
        lang: language of the login page and of the lessons that open first.
        lesson: number of the lesson that opens first, such as "00".
        memory: the most that one process of a learner may hold, in GB.
        idle: hours after which a kernel, and then a server, that nobody uses is ended.
        base_url: of the API for all seats, or None for practice mode and each learner's own key.
        board: address of the room's board, or None.
        namespace: whether each seat gets a /proc without the processes of the others.
        certificate, certificate_key: files for https, or None.
        image: of the containers to run seats in, or None for system users.
    """

    room: str
    seats: int
    folder: Path
    proxy: str
    host: str = "0.0.0.0"
    port: int = 8000
    lang: str = "en"
    lesson: str = "00"
    memory: float = 2.0
    idle: float = 3.0
    base_url: str | None = None
    board: str | None = None
    namespace: bool = True
    certificate: str | None = None
    certificate_key: str | None = None
    image: str | None = None

    @property
    def own(self) -> Path:
        """The folder of the hub's own files, which only its owner can open."""
        return self.folder / "hub"

    @property
    def api_port(self) -> int:
        """Where the hub itself listens, on this computer only."""
        return self.port + 1

    @property
    def proxy_port(self) -> int:
        """Where the proxy takes the hub's orders, on this computer only."""
        return self.port + 2

    def write(self) -> Path:
        """Write the plan for the hub's process, and return the file."""
        path = self.own / "plan.json"
        values = asdict(self) | {"folder": str(self.folder)}
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
        return path


def read() -> Plan:
    """Return the plan that the environment names.

    Raises:
        KeyError, OSError, ValueError: it names none, or one that cannot be read.
    """
    values = json.loads(Path(os.environ[VARIABLE]).read_text(encoding="utf-8"))
    return Plan(**(values | {"folder": Path(values["folder"])}))
