"""A small website, the server of a room with it, and requests to that server."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket

from tornado.web import RequestHandler

from helpers.workshop import room_server
from helpers.workshop.site_files import Files

KEY = "sk-practice-abcd2345"
SECRET = "nobody is to read this"
SITE = {
    ".nojekyll": "",
    "index.html": "the website's own front page",
    "404.html": "<h1>not here</h1>",
    "en/index.html": "<h1>Lessons</h1>",
    "ko/index.html": "<h1>레슨</h1>",
    "en/04_single_turn.html": "<script type=module src=../_static/run/run.js></script>",
    "_static/run/run.js": "export {};",
    "_static/run/worker.mjs": "export {};",
    "_static/run/kit.zip.gz": "packed",
    "_static/run/pyodide.wasm": "\0asm",
    "_static/icon.svg": "<svg/>",
    "_static/site.css": "p {}",
    "ko/자료 1.txt": "한글",
    ".env": SECRET,
    ".git/config": SECRET,
    "en/.draft.html": SECRET,
}


class Echo(RequestHandler):
    """Stands for the board: says who asks and how much it was sent."""

    def get(self):
        """Say who asks."""
        self.write(f"board for {self.request.remote_ip}")

    def post(self):
        """Say how much came."""
        self.write(str(len(self.request.body)))


BOARD = [("/board", Echo), ("/board/seats", Echo), ("/board/join", Echo)]


def write(folder, files=SITE):
    """Write a website, and beside it what must not be given out."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    (folder.parent / "outside.txt").write_text(SECRET, encoding="utf-8")
    if os.name != "nt":  # Windows lets few people make links
        (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
        (folder / "linked").symlink_to(folder.parent, target_is_directory=True)
    return folder


@contextlib.contextmanager
def opened(site, bundle=None, board=BOARD, host="127.0.0.1", **options):
    """Run the server of a room on a free port."""
    bundled = Files(bundle) if bundle else {}
    given = {"key": KEY, "site": Files(site) if site else {}, "bundle": bundled, "board": board} | options
    server = room_server.server_of(host, 0, **given)
    server.start()
    with server:
        yield server


def ask(server, path, method="GET", body=None, **headers):
    """Send one request on a connection of its own; return the status, the headers and the body."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.putrequest(method, path, skip_accept_encoding=True)
        content = body if isinstance(body, bytes) else (body or "").encode()
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(content)))
        connection.endheaders(content or None)
        reply = connection.getresponse()
        return reply.status, reply.headers, reply.read()


def raw(server, sent, seconds=20.0):
    """Send bytes on a connection of their own; return all that comes until the server closes, or nothing more does."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as connection:
        received = b""
        with contextlib.suppress(OSError):
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(2**16):
                received += piece
        return received
