"""What runs as a learner: the lessons are brought up to date in the learner's own folder, then JupyterLab starts.

The hub has chosen the port and listens on it already; the server goes on with that.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from jupyterhub.singleuser.extension import JupyterHubSingleUser

from helpers import copies, copies_report, lab, place
from helpers.lab_server import Server
from helpers.language import language, say, text

from .plan import LESSON, LISTENING


class SeatServer(Server):
    """JupyterLab's server, on the port that the hub has opened for it where it shares a computer."""

    def _find_http_port(self) -> None:
        if LISTENING not in os.environ:  # in a container the port is nobody else's
            super()._find_http_port()
            return
        self._listening = [socket.socket(fileno=int(os.environ.pop(LISTENING)))]
        self._listening[0].setblocking(False)


class Seat(JupyterHubSingleUser):
    """JupyterHub's part of that server: who may use it."""

    serverapp_class = SeatServer

    @classmethod
    def get_extension_package(cls) -> str:
        """Return the package that Jupyter's server loads; otherwise it would take this one."""
        return "jupyterhub"


def main() -> int:
    """Start a learner's server.

    Returns:
        The exit code: 0, or 1 where there are no lessons to open.
    """
    os.environ.setdefault("TMPDIR", str(_own_temporary()))
    folder = place.lessons()
    start = f"notebooks/{language()}/{os.environ.get(LESSON, '00_start_here')}.ipynb"
    try:
        say("\n".join(copies_report.told(copies.update(place.ROOT, folder), folder)))
    except copies.CopyError as error:
        say(text(f"copies.{error.name}", **error.values))
    if not (folder / start).is_file():
        return 1
    os.environ["JUPYTERHUB_DEFAULT_URL"] = f"/lab/tree/{start}"  # JupyterHub's part looks only here
    os.chdir(folder)
    Seat.launch_instance([*lab.prepare(folder, start), *sys.argv[1:]])
    return 0


def _own_temporary() -> Path:
    """A folder for temporary files that no other seat can look into."""
    folder = Path.home() / ".cache" / "tmp"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
