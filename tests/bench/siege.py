"""What hostile requests do to a practice backend, and to whoever uses it at the same time.

    python tests/bench/siege.py            all of them, 20 times each
    python tests/bench/siege.py --times 3 marks pattern
    python tests/bench/siege.py --only kernel --from "n=128"    from there on

Two targets, each in a process of its own: a server alone, and a notebook's kernel after `connect()`. Beside them a
client, in a third process, asks something plain every 50 ms, and the kernel is asked for 1 + 1. Each row says how the
hostile requests ended, how long the slowest took, what the plain client waited for longest, what the kernel did, and
how much memory the processes held at most. Exit code 1 when a goal is missed or a reply is a 500.
"""

from __future__ import annotations

import argparse
import functools
import http.client
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from hostile import Hostile, all_of_them, chat
from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).resolve().parents[2]
GOAL_MS = 250  # that the plain client waits at most, and that the kernel takes
GOAL_MB = 300  # of the server's process
KEY = "sk-practice-siege"
AT_ONCE = 4
PATIENCE = 120  # seconds for one hostile request
SERVER = """
import time
from helpers.practice import start
server = start()
print(server.port, flush=True)
input()
"""
PLAIN = """
import http.client, json, sys, time
port, key = int(sys.argv[1]), sys.argv[2]
body = json.dumps({"model": "gpt-4o", "messages": [{"role": "user", "content": "What is an API?"}]})
connection, asked = None, 0
while True:
    begun = time.perf_counter()
    if connection is None or asked % 5 == 0:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer " + key})
    reply = connection.getresponse()
    reply.read()
    asked += 1
    took = time.perf_counter() - begun
    print(reply.status, took, flush=True)
    time.sleep(max(0.0, 0.05 - took))
"""


@dataclass
class Target:
    """A process with a practice backend.

    Args:
        name: what it is.
        pid: of the process.
        port: on which the backend listens.
        ask: asks the kernel for something small; None where there is none.
    """

    name: str
    pid: int
    port: int
    ask: Callable[[], None] | None = None


class Watch:
    """Looks at memory, the plain client and the kernel while something happens."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._process = psutil.Process(target.pid)
        self._stop = threading.Event()
        self.memory = 0.0  # MB at most
        self.kernel: list[float] = []  # seconds
        self.plain: list[float] = []
        self.failed = 0  # answers to the plain client that were not 200

    @contextmanager
    def on(self) -> Iterator[None]:
        watches = [threading.Thread(target=watch) for watch in (self._remember, self._ask)]
        client = subprocess.Popen(
            [sys.executable, "-c", PLAIN, str(self._target.port), KEY + "-plain"],
            stdout=subprocess.PIPE,
            text=True,
        )
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        reader = threading.Thread(target=lambda: [lines.put(line) for line in client.stdout or ()])
        reader.start()
        lines.get(timeout=60)  # the first answer: everything is under way
        for watch in watches:
            watch.start()
        try:
            yield
            time.sleep(0.3)
        finally:
            self._stop.set()
            for watch in watches:
                watch.join()
            client.kill()
            client.wait()
            reader.join()
            while not lines.empty():
                status, took = lines.get().split()
                self.plain.append(float(took))
                self.failed += status != "200"

    def _remember(self) -> None:
        while not self._stop.wait(0.02):
            self.memory = max(self.memory, self._process.memory_info().rss / 2**20)

    def _ask(self) -> None:
        while self._target.ask and not self._stop.wait(0.05):
            begun = time.perf_counter()
            self._target.ask()
            self.kernel.append(time.perf_counter() - begun)


@contextmanager
def server() -> Iterator[Target]:
    """A server alone."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        yield Target("server", process.pid, int(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()


@contextmanager
def kernel() -> Iterator[Target]:
    """A notebook's kernel after `connect()`."""
    manager, client = start_new_kernel(cwd=str(ROOT), extra_arguments=["--quiet"])
    try:

        def run(code: str) -> str:
            said: list[str] = []
            client.execute_interactive(
                code, timeout=120, output_hook=lambda message: said.append(message["content"].get("text", ""))
            )
            return "".join(said)

        run("from helpers import connect; connect()")
        told = run("import os; print(os.getpid(), os.environ['OPENAI_BASE_URL'])").split()
        yield Target(
            "kernel", int(told[0]), int(told[1].rpartition(":")[2].partition("/")[0]), lambda: run("1 + 1") and None
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def send(hostile: Hostile, content: bytes, port: int) -> str:
    """Send a request, whose body is made already, and return how it ended."""
    headers = {"Content-Type": "application/json"} | hostile.headers
    if hostile.key:
        headers["Authorization"] = f"Bearer {KEY}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", f"/v1{hostile.path}", content, headers)
        reply = connection.getresponse()
        while reply.read(2**20):
            pass
        return str(reply.status)
    except OSError as error:
        return type(error).__name__
    finally:
        connection.close()


def endless(port: int, *, key: bool, chunked: bool) -> str:
    """Send 900 MB and return how it ended; stop when the server has said what it thinks of them."""
    lines = ["POST /v1/chat/completions HTTP/1.1", "Host: siege", "Content-Type: application/json"]
    lines += [f"Authorization: Bearer {KEY}"] if key else []
    lines += ["Transfer-Encoding: chunked"] if chunked else [f"Content-Length: {900 * 2**20}"]
    piece = bytes(2**20)
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        with suppress(OSError):
            for _ in range(900):
                connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
        try:
            return connection.recv(100).split()[1].decode()
        except (OSError, IndexError):
            return "broken"


def idle(port: int, sent: bytes) -> Callable[[], str]:
    """Return a function that leaves a connection open after sending something."""
    kept: list[socket.socket] = []

    def leave() -> str:
        for _ in range(40):
            with suppress(OSError):
                connection = socket.create_connection(("127.0.0.1", port), timeout=5)
                connection.sendall(sent)
                kept.append(connection)
        return "left"

    return leave


def unread(port: int) -> Callable[[], str]:
    """Return a function that asks for a long reply and never reads it."""
    body = json.dumps(chat(n=128, logprobs=True, top_logprobs=20)).encode()
    head = (
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: s\r\nAuthorization: Bearer {KEY}\r\nContent-Length: {len(body)}"
    )
    return idle(port, head.encode() + b"\r\n\r\n" + body)


def attacks(port: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield every attack with its name; the first does nothing, and shows what the machine itself keeps waiting."""
    yield "(nothing)", lambda: time.sleep(0.2) or "quiet"
    for hostile in all_of_them():
        yield hostile.name, functools.partial(send, hostile, hostile.content(), port)
    yield "900 MB without a key", lambda: endless(port, key=False, chunked=False)
    yield "900 MB with a key", lambda: endless(port, key=True, chunked=False)
    yield "900 MB in chunks", lambda: endless(port, key=True, chunked=True)
    yield "800 connections left open", idle(port, b"GET /v1/models HTTP/1.1\r\nHost: s\r\n\r\n")
    yield "800 half heads", idle(port, b"POST /v1/chat/comp")
    half = f"POST /v1/chat/completions HTTP/1.1\r\nAuthorization: Bearer {KEY}\r\nContent-Length: 9000\r\n\r\n{{"
    yield "800 half bodies", idle(port, half.encode())
    yield "800 long replies, unread", unread(port)


def besiege(target: Target, name: str, attack: Callable[[], str], times: int) -> bool:
    """Attack, print a row, and return whether the goals are met."""
    watch = Watch(target)
    slowest = 0.0

    def timed(_: int) -> str:
        nonlocal slowest
        begun = time.perf_counter()
        ended = attack()
        slowest = max(slowest, time.perf_counter() - begun)
        return ended

    with watch.on(), ThreadPoolExecutor(AT_ONCE) as pool:
        ends = Counter(pool.map(timed, range(times)))
    plain, asked = max(watch.plain, default=float("nan")) * 1000, max(watch.kernel, default=0.0) * 1000
    met = plain < GOAL_MS and asked < GOAL_MS and not watch.failed and "500" not in ends
    if target.ask is None:
        met = met and watch.memory < GOAL_MB
    ended = ", ".join(f"{end} x {count}" for end, count in ends.items())
    shown = f"{asked:5.0f} ms" if target.ask else "        "
    print(
        f"{target.name:6}  {name:36}  {ended:22}  {slowest:6.2f} s  {plain:6.0f} ms  {shown}  {watch.memory:5.0f} MB"
        f"{'' if met else '  !'}",
        flush=True,
    )
    return met


def main() -> int:
    """Print a row for each attack; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="words; only attacks with one of them in their names")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", choices=("server", "kernel"))
    parser.add_argument("--from", dest="start", default="", help="skip what comes before the attack with this name")
    options = parser.parse_args()
    print(f"goals: plain client and kernel under {GOAL_MS} ms, server under {GOAL_MB} MB")
    print(f"{'':6}  {'attack':36}  {'ends':22}  {'slowest':>8}  {'plain':>9}  {'kernel':>8}  {'memory':>8}")
    met = True
    for start in (server, kernel):
        if options.only and start.__name__ != options.only:
            continue
        with start() as target:
            begun = False
            for name, attack in attacks(target.port):
                begun = begun or options.start in name
                if not begun:
                    continue
                if not options.names or any(word in name for word in options.names):
                    met &= besiege(target, name, attack, options.times)
    return int(not met)


if __name__ == "__main__":
    os.environ["FIRST_CALL_MODE"] = "practice"  # whatever key the developer has
    raise SystemExit(main())
