"""A room's board on a port of this computer, as `workshop serve` has it, and a server that never says anything."""

import asyncio
import contextlib
import http.client
import json
import socket
import threading

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerConnectionDelegate
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from helpers.workshop import pins
from helpers.workshop.board import Board, handlers


class RoomServer(HTTPServerConnectionDelegate):
    """Serves until the `with` block ends.

    Args:
        folder: of the room's files.
        seats: how many.
        files: a folder to serve besides, as the room's website.

    Attributes:
        board: the one that answers.
        address: of the room.
    """

    def __init__(self, folder, seats=8, files=None):
        self._folder, self._seats, self._files = folder, seats, files
        self.restart()

    def restart(self):
        """Answer as a server does that was started again, at the same address."""
        self.board = Board(self._folder, self._seats)
        static = [(r"/(.*)", StaticFileHandler, {"path": str(self._files)})] if self._files else []
        self._application = Application([*handlers(self.board), *static], log_function=lambda handler: None)

    def pin(self, seat):
        """The PIN of a seat."""
        return pins.pin(pins.secret(self._folder), seat)

    def lit(self):
        """What the board shows: by seat, its exercises."""
        return {int(seat): names for seat, names in self.ask("GET", "/board/seats")[1]["seats"].items()}

    def ask(self, method, path, value=None, *, body=None, headers=()):
        """Send a request; return the status, what the JSON of the answer is, and the headers."""
        with contextlib.closing(http.client.HTTPConnection(*self._bound, timeout=10)) as connection:
            sent = json.dumps(value).encode() if body is None and value is not None else body
            connection.request(method, path, sent, dict(headers))
            reply = connection.getresponse()
            content = reply.read()
            is_json = content and reply.headers.get_content_type() == "application/json"
            return reply.status, json.loads(content) if is_json else content.decode("utf-8"), reply.headers

    def start_request(self, server_conn, request_conn):
        """Hand a request to the server that is up now."""
        return self._application.start_request(server_conn, request_conn)

    def __enter__(self):
        """Start answering."""
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        assert ready.wait(10)
        self.address = "http://{}:{}".format(*self._bound)
        return self

    def __exit__(self, *exception):
        """Close every connection."""
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    async def _serve(self, ready):
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        sockets = bind_sockets(0, "127.0.0.1")
        self._bound = sockets[0].getsockname()[:2]
        server = HTTPServer(self)
        server.add_sockets(sockets)
        ready.set()
        await self._end.wait()
        server.stop()
        await server.close_all_connections()


@contextlib.contextmanager
def black_hole():
    """Take connections and never answer; give the address."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as listener:
        yield "http://{}:{}".format(*listener.getsockname()[:2])  # the system accepts them; nobody reads


@contextlib.contextmanager
def nobody():
    """Give an address at which connections are refused: it is bound, and does not listen."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield "http://{}:{}".format(*bound.getsockname()[:2])
