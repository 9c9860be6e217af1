"""JupyterLab's server, listening on its port from the moment it finds it.

Jupyter's own server finds a free port, lets go of it, and listens only when all is loaded: of two servers that start
at the same moment, both find the same port and one ends.
"""

from __future__ import annotations

import errno
from pathlib import Path
from socket import socket

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp
from tornado.netutil import bind_sockets
from traitlets import default

CUSTOM = Path(__file__).resolve().parent / "jupyter" / "custom"


class Server(ServerApp):
    """Jupyter's server, which keeps the port that it finds."""

    _listening: list[socket]

    @default("static_custom_path")
    def _default_static_custom_path(self) -> list[str]:
        return [str(CUSTOM), *super()._default_static_custom_path()]  # the first custom.css is taken

    def _find_http_port(self) -> None:
        wanted = self.port
        while True:
            super()._find_http_port()  # ends the program when there is none
            try:
                self._listening = bind_sockets(self.port, self.ip)
            except OSError as error:  # taken in this very moment
                if error.errno != errno.EADDRINUSE:
                    raise
                self.port = wanted
            else:
                return

    def _bind_http_server_tcp(self) -> bool:
        self.http_server.add_sockets(self._listening)
        return True


class Lab(LabApp):
    """JupyterLab on that server."""

    serverapp_class = Server

    @classmethod
    def get_extension_package(cls) -> str:
        """Return the package that Jupyter's server loads; otherwise it would take this one."""
        return "jupyterlab"
