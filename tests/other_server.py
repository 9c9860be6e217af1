"""A small OpenAI-compatible server that shares no code with the kit, and remembers what it received."""

import contextlib
import json
from http.server import BaseHTTPRequestHandler

from local_server import LocalServer


class OtherServer(LocalServer):
    """Serves on a free port of 127.0.0.1 until the `with` block ends.

    Attributes:
        received: (Authorization header, body) of every chat completion asked for.
        refuses_temperature: answer a request that carries temperature with the API's 400.
        reply: called with a body, returns the status and the content to answer with; None for the usual answer.
        respond: the same for Responses and the count of their tokens, which this server has only then.
        embed: the same for embeddings.
    """

    def __init__(self):
        super().__init__(_Handler)
        self.received = []
        self.refuses_temperature = False
        self.reply = None
        self.respond = None
        self.embed = None


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        """One model, whatever is asked for."""
        model = {"id": "other-model", "object": "model", "created": 1, "owned_by": "nobody"}
        self._send(200, {"object": "list", "data": [model]} if self.path.endswith("/models") else model)

    def do_POST(self):
        """A chat completion with one choice and bare usage figures, as small servers give it; nothing else."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.server.respond and self.path.endswith(("/responses", "/responses/input_tokens")):
            self.server.received.append((self.headers["authorization"], body))
            self._send(*self.server.respond(body))
            return
        if self.server.embed and self.path.endswith("/embeddings"):
            self.server.received.append((self.headers["authorization"], body))
            self._send(*self.server.embed(body))
            return
        if not self.path.endswith("/chat/completions"):
            self._send(404, {"detail": "Not Found"})
            return
        self.server.received.append((self.headers["authorization"], body))
        if self.server.refuses_temperature and "temperature" in body:
            message = "Unsupported parameter: 'temperature' is not supported with this model."
            kind = "invalid_request_error"
            error = {"message": message, "type": kind, "param": "temperature", "code": "unsupported_parameter"}
            self._send(400, {"error": error})
            return
        if self.server.reply:
            self._send(*self.server.reply(body))
            return
        message = {"role": "assistant", "content": "other"}
        self._send(
            200,
            {
                "id": "other-1",
                "object": "chat.completion",
                "created": 1,
                "model": "other-model",
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            },
        )

    def _send(self, status, content):
        payload = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(payload)))
        with contextlib.suppress(ConnectionError):  # whoever asked may be gone
            self.end_headers()
            self.wfile.write(payload)

    def log_message(self, *arguments):
        """Say nothing."""
