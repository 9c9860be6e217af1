"""An OpenAI-compatible server that answers only when a test lets it, for what happens while a call runs."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler

from local_server import LocalServer

WORDS = ("slow ", "but ", "sure")
_COMPLETION = {"id": "slow", "created": 1, "model": "gpt-6-luna"}
_PATIENCE = 60  # seconds; no test leaves a request waiting that long


class GatedServer(LocalServer):
    """Serves on a free port of 127.0.0.1 until the `with` block ends.

    A chat completion that is streamed begins with the first word at once; the others come when `gate` is open. One that
    is not, and the list of models, wait for the gate as well.

    Attributes:
        gate: what requests wait for, open to begin with.
        refuses: whether every key is wrong; the error repeats the key, as careless servers do.
        asked: how many requests came.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(_Handler)
        self.gate = threading.Event()
        self.gate.set()
        self.refuses = False
        self.asked = 0

    def release(self):
        """Let go of whoever waits."""
        self.gate.set()

    def wait_until_asked(self, count):
        """Wait for a request to come."""
        deadline = time.monotonic() + _PATIENCE
        while self.asked < count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert self.asked == count

    def handle_error(self, request, client_address):
        """Clients that are interrupted hang up; that is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        """An empty list of models."""
        self.server.asked += 1
        self.server.gate.wait(_PATIENCE)
        if self.server.refuses:
            key = self.headers["authorization"]
            error = {"message": f"Incorrect API key provided: {key}", "type": "invalid_request_error", "param": None}
            self._answer(401, {"error": {**error, "code": "invalid_api_key"}})
        else:
            self._answer(200, {"object": "list", "data": []})

    def do_POST(self):
        """A chat completion, streamed if it is asked for so."""
        self.server.asked += 1
        if not json.loads(self.rfile.read(int(self.headers["content-length"]))).get("stream"):
            self.server.gate.wait(_PATIENCE)
            choice = {"index": 0, "message": {"role": "assistant", "content": "".join(WORDS)}, "finish_reason": "stop"}
            self._answer(200, _COMPLETION | {"object": "chat.completion", "choices": [choice]})
            return
        self._head(200, "text/event-stream")
        self._send([{"index": 0, "delta": {"role": "assistant", "content": WORDS[0]}, "finish_reason": None}])
        self.server.gate.wait(_PATIENCE)
        for word in WORDS[1:]:
            self._send([{"index": 0, "delta": {"content": word}, "finish_reason": None}])
        self._send([{"index": 0, "delta": {}, "finish_reason": "stop"}])
        self._send([], {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12})
        self.wfile.write(b"data: [DONE]\n\n")

    def _answer(self, status, content):
        body = json.dumps(content).encode()
        self._head(status, "application/json", len(body))
        self.wfile.write(body)

    def _head(self, status, kind, length=None):
        self.send_response(status)
        self.send_header("content-type", kind)
        if length is not None:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _send(self, choices, usage=None):
        chunk = _COMPLETION | {"object": "chat.completion.chunk", "choices": choices, "usage": usage}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *arguments):
        """Print nothing."""
