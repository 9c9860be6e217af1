"""Serves this folder to browsers: python serve.py. It needs Python 3.8 or newer, and nothing else.

python -m http.server does the same, but takes the types of files from Windows, where another program may have changed
them. A browser doesn't run a .js file that comes with another type.
"""

import argparse
import contextlib
import errno
import functools
import http.server
import json
import os
import socket
import socketserver
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = json.loads(r"""$words""")  # by language, by name; the build writes them here
EVERYWHERE = "0.0.0.0"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers one request, and says nothing about it."""

    def guess_type(self, path):
        """Return the type of a file, whatever this computer says."""
        return TYPES.get(os.path.splitext(str(path))[1].lower(), "application/octet-stream")

    def end_headers(self):
        """Let browsers ask whether a file has changed, so that they never mix an older website with this one."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path):
        """Show no lists of files."""
        self.send_error(404)

    def log_message(self, *arguments):
        """Print nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Listens where nobody else does; on Windows reusing an address would mean to share it."""

    allow_reuse_address = os.name != "nt"
    daemon_threads = True

    def server_bind(self):
        """Bind, without asking who this computer is: with no network that can take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        """Browsers hang up in the middle of a file; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def addresses(host, port):
    """Return where browsers find a server: this computer's own first, then the ones for others."""
    if host != EVERYWHERE:
        return [f"http://{host}:{port}/"]
    others = [socket.gethostname()]
    # With no network there is no way out of this computer. Asking for it sends nothing.
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(("192.0.2.1", 9))
        others.insert(0, asked.getsockname()[0])
    return [f"http://{name}:{port}/" for name in ("127.0.0.1", *others)]


def say(name, stream=None, **values):
    """Print a sentence in both languages; a console without Korean letters gets them as codes."""
    stream = stream or sys.stdout
    for words in WORDS.values():
        line = words[name].format(**values)
        encoding = getattr(stream, "encoding", None) or "utf-8"
        print(line.encode(encoding, "backslashreplace").decode(encoding), file=stream, flush=True)


def main(arguments=None):
    """Serve until Ctrl+C; return 1 where it can't."""
    parser = argparse.ArgumentParser(description="Serves this folder to browsers.")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help=f"who can open it: 127.0.0.1 (the default) is this computer alone, {EVERYWHERE} the whole network",
    )
    parser.add_argument("--port", type=int, default=8000, help="8000 by default; 0 is any free one")
    wanted = parser.parse_args(arguments)
    try:
        server = Server((wanted.host, wanted.port), functools.partial(Handler, directory=str(HERE)))
    except (OSError, OverflowError, UnicodeError) as error:
        no_host = (
            isinstance(error, (socket.gaierror, UnicodeError)) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL
        )
        name = "serve_no_host" if no_host else "serve_failed"
        say(name, sys.stderr, host=wanted.host, port=wanted.port, error=error)
        return 1
    with server:
        own, *others = addresses(wanted.host, server.server_address[1])
        say("serve_here", address=own)
        if others:
            say("serve_others", addresses=", ".join(others))
        say("serve_stop")
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
