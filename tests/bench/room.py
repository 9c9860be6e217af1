"""A whole room at once: what `workshop serve` does for a hundred clients, beside hostile ones, and for thirty browsers.

    python tests/bench/room.py                          builds the website first, if it isn't in build/site
    python tests/bench/room.py --site FOLDER --clients 30 --sessions 10 --times 1

The room is the command itself, in a process of its own. A client opens the room's page, a lesson's page with what
belongs to it, and calls the API by the SDK, whole and streamed, in threads of some processes beside it. It does so

1. alone, to compare with;
2. with all others at the same moment, none of them ever resting: the most that can come at once;
3. with all others, each resting about a second between two requests, as people do;
4. the same, while somebody sends every request of hostile.py and siege.py.

Then browsers run lesson 04: two are real and come by this computer's address in the network, where it has one; the
others send what a real one sent, in the same order, and read all of it. At the end SIGTERM closes the room.

It prints how long answers took (the median, 95 of 100, the slowest, and ratios to the client alone) and what failed.
Exit code 1 when anything failed or a goal is missed. The goals are for a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import queue
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "notebooks"), str(ROOT / "tests"), str(ROOT / "tests" / "bench")]

LESSON = "en/04_single_turn.html"
ANSWERED_GOAL = 1.0  # seconds that anybody waits for an answer in a room of people who rest
PROCESSES = 4
REST = 1.0  # seconds between two requests of a person, on average
PATIENCE = 120  # seconds for one answer
QUESTION = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "What is an API?"}]}


@dataclass
class Seen:
    """What came of requests.

    Attributes:
        took: seconds, by kind.
        failed: what went wrong.
    """

    took: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def add(self, other: Seen) -> None:
        """Take in what another has seen."""
        for kind, seconds in other.took.items():
            self.took.setdefault(kind, []).extend(seconds)
        self.failed += other.failed

    @contextlib.contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        """Note how long something took, or that it failed."""
        begun = time.perf_counter()
        try:
            yield
        except Exception as error:
            self.failed.append(f"{kind}: {type(error).__name__}: {error}"[:200])
        else:
            self.took.setdefault(kind, []).append(time.perf_counter() - begun)

    @property
    def slowest(self) -> float:
        """Seconds of the slowest answer."""
        return max((max(seconds) for seconds in self.took.values()), default=0.0)


def get(connection: http.client.HTTPConnection, path: str) -> int:
    """Ask for a file, read it, and return its size.

    Raises:
        AssertionError: it didn't come whole.
    """
    connection.request("GET", path)
    reply = connection.getresponse()
    size = 0
    while piece := reply.read(2**18):
        size += len(piece)
    assert reply.status == 200, f"{reply.status} for {path}"
    assert size == int(reply.headers["content-length"]), f"{path} is not whole"
    return size


def client(
    port: int, key: str, files: list[str], rest: float, rounds: int, number: int, start: threading.Barrier
) -> Seen:
    """Do what a learner does; return how long each answer took."""
    import httpx2
    import openai

    chance, seen = random.Random(number), Seen()

    def pause() -> None:
        time.sleep(rest * chance.uniform(0.5, 1.5))

    with (
        contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection,
        openai.OpenAI(
            base_url=f"http://127.0.0.1:{port}/v1",
            api_key=key,
            max_retries=0,
            timeout=PATIENCE,
            http_client=httpx2.Client(verify=False, trust_env=False),  # nothing here is encrypted
        ) as api,
    ):
        start.wait()
        if rest:
            time.sleep(rest * chance.uniform(0, 1.5))  # nobody comes at the same moment
        for _ in range(rounds):
            with seen.timed("page"):
                get(connection, "/")
            pause()
            with seen.timed("page"):
                get(connection, f"/{LESSON}")
            for path in files:
                with seen.timed("file"):
                    get(connection, path)
            for _ in range(2):
                pause()
                with seen.timed("call"):
                    answer = api.chat.completions.create(**QUESTION)
                    assert answer.choices[0].message.content
            pause()
            with seen.timed("stream"):
                pieces = [chunk.choices for chunk in api.chat.completions.create(**QUESTION, stream=True)]
                assert len(pieces) > 3
    return seen


def clients(
    port: int, key: str, files: list[str], rest: float, rounds: int, numbers: range, ready: threading.Event
) -> Seen:
    """Run some clients in threads of this process; each begins when the event is set."""
    seen, start = Seen(), threading.Barrier(len(numbers) + 1)
    with ThreadPoolExecutor(len(numbers)) as pool:
        running = [pool.submit(client, port, key, files, rest, rounds, number, start) for number in numbers]
        ready.wait()
        start.wait()
        for each in running:
            seen.add(each.result())
    return seen


def crowd(port: int, key: str, files: list[str], count: int, *, rest: float = 0.0, rounds: int = 1) -> Seen:
    """Run many clients in some processes, from the same moment on; return what all of them have seen."""
    shares = [range(number, count, min(count, PROCESSES)) for number in range(min(count, PROCESSES))]
    processes = [
        subprocess.Popen(
            [sys.executable, __file__, "--as-clients"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in shares
    ]
    seen = Seen()
    try:
        for process, share in zip(processes, shares, strict=True):
            given = {"port": port, "key": key, "files": files, "rest": rest, "rounds": rounds}
            _tell(process, given | {"numbers": [share.start, share.stop, share.step]})
        for process in processes:
            assert process.stdout
            process.stdout.readline()  # all of its clients are there
        for process in processes:
            _tell(process, "go")
        for process in processes:
            assert process.stdout
            told = json.loads(process.stdout.readline())
            seen.add(Seen(told["took"], told["failed"]))
    finally:
        for process in processes:
            process.kill()
            process.communicate()
    return seen


def as_clients() -> None:
    """Be one of the processes of `crowd()`."""
    given = json.loads(sys.stdin.readline())
    numbers, ready, found = range(*given.pop("numbers")), threading.Event(), Seen()
    thread = threading.Thread(target=lambda: found.add(clients(**given, numbers=numbers, ready=ready)))
    thread.start()
    print(json.dumps("ready"), flush=True)
    sys.stdin.readline()
    ready.set()
    thread.join()
    print(json.dumps({"took": found.took, "failed": found.failed}), flush=True)


def _tell(process: subprocess.Popen[str], what: object) -> None:
    assert process.stdin
    print(json.dumps(what), file=process.stdin, flush=True)


class Room:
    """The command `workshop serve` in a process of its own.

    Args:
        site: folder of the website.
        folder: for the room's files.

    Attributes:
        port, key, address: what it printed.
    """

    def __init__(self, site: Path, folder: Path) -> None:
        import psutil

        command = [sys.executable, "-m", "helpers", "workshop", "serve", "--lang", "en", "--port", "0", "--pace", "0"]
        self.process = subprocess.Popen(
            [*command, "--site", str(site), "--folder", str(folder)],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()
        said = ""
        while "Ctrl+C" not in said:
            said += self._lines.get(timeout=60)
        self.address = re.findall(r"^ +(http://\S+)$", said, re.MULTILINE)[0]
        self.port = int(self.address.rpartition(":")[2])
        self.key = re.findall(r"sk-practice-\w+", said)[0]
        self._memory = psutil.Process(self.process.pid)

    @property
    def memory(self) -> float:
        """Megabytes that the process has now."""
        return self._memory.memory_info().rss / 2**20

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def end(self) -> tuple[str, float, int]:
        """Send SIGTERM; return what was said since the room was opened, the seconds it took, and the exit code."""
        begun = time.perf_counter()
        self.process.terminate()
        code = self.process.wait(60)
        took = time.perf_counter() - begun
        time.sleep(0.2)
        said = ""
        while not self._lines.empty():
            said += self._lines.get()
        return said, took, code


class Hostility:
    """Somebody who sends every hostile request, a few at a time, until they are told to stop.

    Args:
        room: whom to.
        times: how often each at least.
    """

    def __init__(self, port: int, key: str, times: int) -> None:
        import siege

        siege.KEY = key
        self.ended: list[str] = []
        self._left = [attack for _, attack in siege.attacks(port) for _ in range(times)]
        random.Random(1).shuffle(self._left)
        self._threads = [threading.Thread(target=self._send) for _ in range(siege.AT_ONCE)]

    def __enter__(self) -> Hostility:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        for thread in self._threads:
            thread.join()

    @property
    def under_way(self) -> bool:
        """Whether it still goes on."""
        return any(thread.is_alive() for thread in self._threads)

    def _send(self) -> None:
        while self._left:
            with contextlib.suppress(IndexError):
                self.ended.append(self._left.pop()())


def besieged(room: Room, files: list[str], count: int, times: int) -> tuple[Seen, list[str]]:
    """Run clients again and again while hostile requests come; return what they have seen, and how those ended."""
    seen = Seen()
    with Hostility(room.port, room.key, times) as hostility:
        while hostility.under_way:
            seen.add(crowd(room.port, room.key, files, count, rest=REST))
    return seen, hostility.ended


@dataclass(frozen=True)
class Visit:
    """A real browser at lesson 04.

    Args:
        asked: what it asked for, in its order, and after how many seconds.
        took: seconds until the last cell had run.
        different: how the outputs differ from the notebook's.
    """

    asked: list[tuple[str, float]]
    took: float
    different: list[str]


def visited(browser: Any, address: str) -> Visit:
    """Open lesson 04 in a real browser and run all of it."""
    from browser import runner_site

    asked: list[tuple[str, float]] = []
    begun = time.perf_counter()
    with browser.new_context() as context:
        context.on("request", lambda request: asked.append((request.url, time.perf_counter() - begun)))
        page = runner_site.opened(context, f"{address}/{LESSON}")
        ended = runner_site.run_all(page, "en", PATIENCE * 2)
        took = time.perf_counter() - begun
        page.wait_for_load_state("networkidle")
        different = runner_site.differences(ROOT / "notebooks" / Path(LESSON).with_suffix(".ipynb"), ended)
    ours = [(url.removeprefix(address), after) for url, after in asked if url.startswith(f"{address}/")]
    return Visit(ours, took, different)


def replayed(port: int, visit: Visit) -> tuple[Seen, int]:
    """Ask for what a browser asked for, in the same order and not sooner; return what came, and the bytes."""
    seen, size, begun = Seen(), 0, time.perf_counter()
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        for path, after in visit.asked:
            time.sleep(max(0.0, begun + after - time.perf_counter()))
            with seen.timed("request"):
                size += get(connection, path)
    seen.took["session"] = [sum(seen.took.get("request", [0.0]))]
    return seen, size


def real_pages(address: str, count: int) -> list[Visit]:
    """Run lesson 04 in real browsers at the same time, each in a thread with a browser of its own."""
    from browser import runner_site
    from builder import chromium
    from playwright.sync_api import sync_playwright

    host = address.split("//")[1].rpartition(":")[0]
    only = f"{runner_site.ONLY_HERE}, EXCLUDE {host}"
    arguments = [*(each for each in runner_site.ARGUMENTS if each != runner_site.ONLY_HERE), only]

    def visit(_: int) -> Visit:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
            try:
                return visited(browser, address)
            finally:
                browser.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(visit, range(count)))


def row(name: str, seen: Seen, alone: Seen | None = None) -> None:
    """Print how long answers took."""
    for kind, seconds in seen.took.items():
        ordered = sorted(seconds)
        middle, most = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        base = statistics.median(alone.took[kind]) if alone and alone.took.get(kind) else None
        ratios = f"{middle / base:9.1f}x {most / base:9.1f}x" if base else ""
        print(
            f"{name:26} {kind:8} {len(ordered):6} {middle * 1000:9.1f} {most * 1000:9.1f}"
            f" {ordered[-1] * 1000:9.1f}{ratios}",
            flush=True,
        )


def run(options: argparse.Namespace, site: Path, folder: Path) -> list[str]:
    """Do all of it and print it; return what is wrong."""
    room = Room(site, folder)
    wrong: list[str] = []
    try:
        print(f"{room.address}, {room.memory:.0f} MB; milliseconds, and ratios to the median of one client")
        print(f"{'':26} {'kind':8} {'count':>6} {'median':>9} {'95':>9} {'slowest':>9} {'median':>10} {'95':>10}")
        (first,) = real_pages(room.address, 1)
        paths = [path for path, _ in first.asked]
        files = [path for path in paths if "/_static/run/" not in path and path != f"/{LESSON}"]
        alone = crowd(room.port, room.key, files, 1, rounds=10)
        row("one client", alone)
        at_once = crowd(room.port, room.key, files, options.clients)
        row(f"{options.clients}, none of them rests", at_once, alone)
        resting = crowd(room.port, room.key, files, options.clients, rest=REST, rounds=2)
        row(f"{options.clients}, resting", resting, alone)
        hostile, ended = besieged(room, files, options.clients, options.times)
        row(f"{options.clients}, hostile ones beside", hostile, alone)
        print(f"{'':26} hostile requests: {dict(sorted((end, ended.count(end)) for end in set(ended)))}")
        print(f"{'':26} memory of the server: {room.memory:.0f} MB")
        for name, seen in (("at once", at_once), ("resting", resting), ("hostile", hostile)):
            wrong += [f"{name}: {failure}" for failure in seen.failed]
        for name, seen in (("resting", resting), ("hostile", hostile)):
            if seen.slowest > ANSWERED_GOAL:
                wrong.append(f"{name}: somebody waited {seen.slowest:.1f} s (goal {ANSWERED_GOAL} s)")
        if "500" in ended:
            wrong.append("a hostile request ended in a 500")
        wrong += sessions(options, room, first)
    finally:
        said, took, code = room.end()
    print(f"SIGTERM: ended after {took:.1f} s with {code}; said: {said.strip()!r}")
    if (said.strip(), code) != ("The room is closed.", 0):
        wrong.append("the room didn't end cleanly")
    return wrong


def sessions(options: argparse.Namespace, room: Room, first: Visit) -> list[str]:
    """Run browser sessions, real and replayed, at the same time; print it, and return what is wrong."""
    replays = options.sessions - options.pages
    seen, sizes = Seen(), [0]
    with ThreadPoolExecutor(max(replays, 1)) as pool:
        running = [pool.submit(replayed, room.port, first) for _ in range(replays)]
        real = real_pages(room.address, options.pages)
        for each in running:
            found, size = each.result()
            seen.add(found)
            sizes.append(size)
    row(f"{replays} replayed sessions", seen)
    slowest = max(visit.took for visit in real)
    print(
        f"{'':26} each {len(first.asked)} requests, {max(sizes) / 1e6:.1f} MB; a real page alone {first.took:.1f} s, "
        f"{options.pages} beside the others at most {slowest:.1f} s ({slowest / first.took:.1f}x)"
    )
    wrong = [f"session: {failure}" for failure in seen.failed]
    for visit in (first, *real):
        wrong += [f"a page's outputs differ: {line}" for line in visit.different]
        paths = [path for path, _ in visit.asked]
        wrong += sorted({f"loaded more than once: {path}" for path in paths if paths.count(path) > 1})
    return wrong


def main() -> int:
    """Print the report; exit code 1 when something is wrong."""
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site", help="a website that is built already")
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--sessions", type=int, default=30, help="of browsers")
    parser.add_argument("--pages", type=int, default=2, help="how many of these are real")
    parser.add_argument("--times", type=int, default=1, help="how often each hostile request is sent")
    parser.add_argument("--as-clients", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.as_clients:
        as_clients()
        return 0
    if not options.site.is_dir():
        subprocess.run([sys.executable, str(ROOT / "notebooks" / "build.py"), "--site", str(options.site)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(options, options.site, Path(folder))
    print(*wrong[:20], sep="\n")
    print("failed" if wrong else "all answered")
    return int(bool(wrong))


if __name__ == "__main__":
    os.environ["FIRST_CALL_MODE"] = "practice"  # whatever key the developer has
    raise SystemExit(main())
