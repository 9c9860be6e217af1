"""What the practice backend costs, beside a minimal tornado handler in the same run.

    python tests/bench/bench_practice.py
    python tests/bench/bench_practice.py --before ../another-checkout

- Requests per second, by turns from both servers: through the SDK, and raw over one kept socket. The minimal handler
  parses the request and sends the same reply, headers and body; it validates nothing and counts nothing. Both run in
  a thread of the client's process, as in a notebook.
- A hundred clients at once: none refused, and each gets the answers to its own questions.
- In fresh processes: from `start()` to the first reply where `openai` is imported, with what a notebook's kernel has
  imported and without; and memory before and after the first text is counted, which loads the token encoding.

With `--before` another checkout of the kit is measured by turns with this one, in the same run, and each figure comes
with its share of the other's.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import openai
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from helpers.practice import KEY, start

ROOT = Path(__file__).resolve().parents[2]
SDK_GOAL = 0.92  # requests per second of the minimal handler
START_GOAL = 50  # milliseconds
ROUNDS = 12
CALLS = 25  # of each server in a round
CLIENTS = 100
MODEL = "gpt-4o"
QUESTION = "What is an API? Answer in one sentence."
REQUESTS = {
    "/chat/completions": {"model": MODEL, "messages": [{"role": "user", "content": QUESTION}]},
    "/responses": {"model": MODEL, "input": QUESTION},
}
KERNEL = "import ipykernel.ipkernel, helpers"
FRESH = """
import http.client, sys, time
import openai
{imports}

def memory():
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)

def ask(method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request(method, path, body, {"Authorization": "Bearer " + server.key})
    assert connection.getresponse().status == 200

begun = time.perf_counter()
from helpers.practice import start
server = start()
ask("GET", "/v1/models")
first, before = time.perf_counter() - begun, memory()
begun = time.perf_counter()
ask("POST", "/v1/chat/completions", '{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}]}')
print(first * 1000, (time.perf_counter() - begun) * 1000, before, memory())
server.stop()
"""


class Minimal:
    """A tornado server that answers each path with a fixed reply: its headers and its body."""

    def __init__(self, replies: dict[str, tuple[dict[str, str], bytes]]) -> None:
        class Fixed(RequestHandler):
            def post(self) -> None:
                json.loads(self.request.body)
                headers, body = replies[self.request.path]
                for name, value in headers.items():
                    self.set_header(name, value)
                self.finish(body)

        self._application = Application([(".*", Fixed)], log_function=lambda handler: None)
        self._sockets = bind_sockets(0, "127.0.0.1")
        self.port = self._sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        server = HTTPServer(self._application)
        server.add_sockets(self._sockets)
        self._ready.set()
        await self._stopping.wait()
        server.stop()
        await server.close_all_connections()

    def __enter__(self) -> Minimal:
        self._ready = threading.Event()
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *exception: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()


def by_turns(one: Callable[[], object], other: Callable[[], object], calls: int) -> tuple[list[float], list[float]]:
    """Return the seconds that the calls of two functions take, which are called by turns."""
    seconds: dict[Callable[[], object], list[float]] = {one: [], other: []}
    for turn in range(calls):
        for function in (one, other) if turn % 2 else (other, one):
            begun = time.perf_counter()
            function()
            seconds[function].append(time.perf_counter() - begun)
    return seconds[one], seconds[other]


def raw_call(port: int, path: str) -> Callable[[], bytes]:
    """Return a function that sends one request over a socket that is kept, and returns the body of the reply."""
    connection = socket.create_connection(("127.0.0.1", port))
    body = json.dumps(REQUESTS[path])
    fields = f"Host: localhost\r\nAuthorization: Bearer {KEY}\r\nContent-Length: {len(body)}"
    request = f"POST /v1{path} HTTP/1.1\r\n{fields}\r\n\r\n{body}".encode()

    def call() -> bytes:
        connection.sendall(request)
        reply = b""
        while b"\r\n\r\n" not in reply:
            reply += connection.recv(65_536)
        head, _, content = reply.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
        while len(content) < length:
            content += connection.recv(65_536)
        return content

    return call


def whole_reply(port: int, path: str) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body of the reply to a request."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", f"/v1{path}", json.dumps(REQUESTS[path]), {"Authorization": f"Bearer {KEY}"})
    reply = connection.getresponse()
    return dict(reply.getheaders()), reply.read()


def sdk_call(port: int, path: str) -> Callable[[], object]:
    """Return a function that sends one request through the SDK."""
    client = openai.OpenAI(api_key=KEY, base_url=f"http://127.0.0.1:{port}/v1", max_retries=0)
    create = client.responses.create if path == "/responses" else client.chat.completions.create
    return lambda: create(**REQUESTS[path])


def work() -> None:
    """Measure a round whenever a line asks for it, with the kit of this process; print the seconds of each call."""
    with start() as practice:
        replies = {f"/v1{path}": whole_reply(practice.port, path) for path in REQUESTS}
        with Minimal(replies) as minimal:
            ways = {"SDK": sdk_call, "raw": raw_call}
            calls = {
                (name, path): (way(practice.port, path), way(minimal.port, path))
                for name, way in ways.items()
                for path in REQUESTS
            }
            for both in calls.values():
                by_turns(*both, 20)  # the first calls open connections and load the token encoding
            print("ready", flush=True)
            for line in sys.stdin:
                print(json.dumps(by_turns(*calls[tuple(json.loads(line))], CALLS)), flush=True)


class Worker:
    """A process that measures one checkout of the kit, a round at a time."""

    def __init__(self, checkout: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--work"],
            env=os.environ | {"PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert self._read() == "ready\n", f"{checkout} cannot be measured"

    def measure(self, name: str, path: str) -> tuple[list[float], list[float]]:
        """Return the seconds of calls of the practice backend and of the minimal handler."""
        assert self.process.stdin
        print(json.dumps([name, path]), file=self.process.stdin)
        ours, theirs = json.loads(self._read())
        return ours, theirs

    def _read(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *exception: object) -> None:
        self.process.kill()
        self.process.communicate()


def compare(checkouts: list[Path]) -> bool:
    """Print the requests per second of both servers; return whether the first checkout meets the goal."""
    met = True
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(checkout)) for checkout in checkouts]
        for name in ("SDK", "raw"):
            for path in REQUESTS:
                seconds: list[tuple[list[float], list[float]]] = [([], []) for _ in workers]
                for turn in range(ROUNDS):
                    for worker, taken in list(zip(workers, seconds, strict=True))[:: -1 if turn % 2 else 1]:
                        for kept, new in zip(taken, worker.measure(name, path), strict=True):
                            kept += new
                rates = [[1 / statistics.median(taken) for taken in both] for both in seconds]
                ratios = [ours / theirs for ours, theirs in rates]
                goal = f"  (goal: at least {SDK_GOAL})" if name == "SDK" else ""
                met &= name != "SDK" or ratios[0] >= SDK_GOAL
                print(
                    f"{name}  {path:18} {rates[0][0]:7.0f} requests/s   "
                    f"minimal handler {rates[0][1]:7.0f}   x {ratios[0]:.2f}{goal}"
                    + "".join(
                        f"   before x {ratio:.2f}, now {rates[0][0] / rate[0]:.2f} as many"
                        for ratio, rate in list(zip(ratios, rates, strict=True))[1:]
                    )
                )
    return met


def crowd() -> bool:
    """Print how a hundred clients fare that ask at once; return whether each got its own answer."""
    together = threading.Barrier(CLIENTS)

    with start() as practice, openai.OpenAI(api_key=KEY, base_url=practice.base_url, max_retries=0) as client:

        def ask(number: int) -> bool:
            question = f"Question {number:03}?"
            messages = [{"role": "user", "content": question}]
            together.wait()
            whole = client.chat.completions.create(model=MODEL, messages=messages).choices[0].message.content
            stream = client.responses.create(model=MODEL, input=question, stream=True)
            streamed = "".join(event.delta for event in stream if event.type == "response.output_text.delta")
            return whole == streamed and question in streamed

        begun = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            right = sum(pool.map(ask, range(CLIENTS)))
        seconds = time.perf_counter() - begun
    print(f"{CLIENTS} clients at once: {right} got their own answers, whole and streamed, in {seconds:.1f} s")
    return right == CLIENTS


def fresh(checkouts: list[Path], rounds: int = 5) -> bool:
    """Print start time and memory of fresh processes; return whether the first checkout meets the goal."""
    met = True
    for name, imports in (("in a kernel", KERNEL), ("elsewhere", "")):
        program = FRESH.replace("{imports}", imports)
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        runs: list[list[list[float]]] = [[] for _ in checkouts]
        for _ in range(rounds + 1):
            for checkout, kept in zip(checkouts, runs, strict=True):
                done = subprocess.run(
                    [sys.executable, "-c", program],
                    capture_output=True,
                    text=True,
                    check=True,
                    env=environment | {"PYTHONPATH": str(checkout)},
                )
                kept.append([float(figure) for figure in done.stdout.split()])
        # The first run may have had to compile the modules.
        figures = [[statistics.median(each) for each in zip(*kept[1:], strict=True)] for kept in runs]
        first, chat, before, after = figures[0]
        goal = f" (goal: under {START_GOAL})" if imports else ""
        met &= not imports or first < START_GOAL
        print(f"{name:12} start to first reply {first:4.0f} ms{goal}, first chat {chat:4.0f} ms more (loads tokens)")
        print(f"{name:12} memory {before:4.0f} MB before the first text is counted, {after:4.0f} MB after")
        for other in figures[1:]:
            print(f"{name:12} before: {other[0]:.0f} ms, {other[1]:.0f} ms, {other[2]:.0f} MB, {other[3]:.0f} MB")
    return met


def main() -> int:
    """Print every figure beside its goal; exit code 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, help="another checkout of the kit, measured by turns with this one")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work()
        return 0
    checkouts = [ROOT, *([options.before.resolve()] if options.before else [])]
    results = [fresh(checkouts), compare(checkouts), crowd()]
    return int(not all(results))


if __name__ == "__main__":
    raise SystemExit(main())
