"""Small servers that behave as programs with models of their own do; they share no code with the kit.

What they list and refuse is as in openai/openai.go and middleware of github.com/ollama/ollama, in
lmstudio.ai/docs/developer and issues 619 and 1730 of lmstudio-ai/lmstudio-bug-tracker, in vLLM's serving docs, and in
tools/server/README.md of ggml-org/llama.cpp (read 2026-11-28).
"""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler

from local_server import LocalServer


class ModelServer(LocalServer):
    """Serves some models on a free port of 127.0.0.1 until the `with` block ends.

    Args:
        models: their ids.
        kind: "ollama", "lm_studio", "vllm" or "llama" (which answers whatever name a request has).
        key: the only key it accepts; None for any, or none.
        list_with: status and body to answer with in place of the list of models; None for the list.

    Attributes:
        received: (method, path, headers, body) of every request.
        gone: set when a client went away in the middle of a stream.
    """

    def __init__(self, *models, kind="ollama", key=None, list_with=None):
        super().__init__(_Handler)
        self.models, self.kind, self.key, self.list_with = models, kind, key, list_with
        self.received = []
        self.gone = threading.Event()
        self.released = threading.Event()

    def release(self):
        """Let go of whoever waits."""
        self.released.set()

    @property
    def place(self):
        """Its host and port."""
        return f"127.0.0.1:{self.server_port}"

    def texts(self):
        """Everything that was sent to it, as one string."""
        return repr([(method, path, dict(headers), body) for method, path, headers, body in self.received])


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        """The list of models, under its usual address alone."""
        self._note(b"")
        if not self._may():
            return
        if self.server.list_with:
            status, body = self.server.list_with
            if body is None:  # it never answers
                self.server.released.wait(30)
                self.close_connection = True
                return
            self._send(status, body, "text/html" if isinstance(body, str) else "application/json")
            return
        if not self.path.startswith("/v1/models"):
            self._send(404, "404 page not found", "text/plain")
            return
        data = [{"id": name, "object": "model", "created": 1, "owned_by": "library"} for name in self.server.models]
        # Ollama's list is null where there is none.
        self._send(200, {"object": "list", "data": data or None})

    def do_POST(self):
        """A chat completion or a response by a model that is there."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self._note(body)
        if not self._may():
            return
        name = body["model"]
        if name not in self.server.models:
            if self.server.kind == "ollama":
                message = f'model "{name}" not found, try pulling it first'
                return self._error(404, message, "not_found_error", None)
            if self.server.kind == "vllm":
                return self._error(404, f"The model `{name}` does not exist.", "NotFoundError", 404)
            if self.server.kind == "lm_studio" and len(self.server.models) != 1:
                message = "No models loaded. Please load a model in the developer page or use the 'lms load' command."
                return self._error(404, message, "invalid_request_error", None)
            name = self.server.models[0]
        if body.get("stream"):
            return self._stream(name)
        message = {"role": "assistant", "content": f"Said by {name}."}
        usage = {"prompt_tokens": 5, "completion_tokens": 4, "total_tokens": 9}
        choices = [{"index": 0, "finish_reason": "stop", "message": message}]
        content = {"id": "c", "object": "chat.completion", "created": 1, "model": name}
        self._send(200, content | {"choices": choices, "usage": usage})

    def _stream(self, name):
        """Pieces without end, until the client has gone or the server ends."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": name}
        chunk["choices"] = [{"index": 0, "delta": {"content": "word "}, "finish_reason": None}]
        with contextlib.suppress(OSError):
            while not self.server.released.wait(0.02):
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            return
        self.server.gone.set()

    def _note(self, body):
        self.server.received.append((self.command, self.path, self.headers, body))

    def _may(self):
        if self.server.key and self.headers["authorization"] != f"Bearer {self.server.key}":
            self._error(401, "Invalid API Key", "authentication_error", 401)
            return False
        return True

    def _error(self, status, message, kind, code):
        self._send(status, {"error": {"message": message, "type": kind, "param": None, "code": code}})

    def _send(self, status, content, kind="application/json"):
        payload = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(payload)))
        with contextlib.suppress(ConnectionError):  # whoever asked may be gone
            self.end_headers()
            self.wfile.write(payload)

    def log_message(self, *arguments):
        """Say nothing."""
