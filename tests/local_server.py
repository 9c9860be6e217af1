"""What the tests' own OpenAI-compatible servers have in common; they share no code with the kit."""

import threading
from http.server import ThreadingHTTPServer


class LocalServer(ThreadingHTTPServer):
    """Serves on a free port of 127.0.0.1 until the `with` block ends.

    Args:
        handler: of the requests.
    """

    request_queue_size = 128  # five, the usual number, are fewer than a test may send at once

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    @property
    def base_url(self):
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self):
        """Start answering."""
        self._thread.start()
        return self

    def __exit__(self, *exception):
        """Let go of whoever waits, and leave no thread that listens."""
        self.release()
        self.shutdown()
        self._thread.join(5)
        self.server_close()

    def release(self):
        """End what requests wait for, if they wait."""
