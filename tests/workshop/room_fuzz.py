"""Random requests to the server of a room: `python tests/workshop/room_fuzz.py --count 20000 --seed 7`.

None may end in a 500, give out what is not meant to be, or reach the practice backend without the room key; after all
of them the server answers as before.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from small_room import KEY, SECRET, SITE, opened, write  # noqa: E402 - after the path

from helpers.practice.wire import trace  # noqa: E402

METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "G3T", "\0", "GET\t"]
PLACES = [
    *("/", "/room", "/bundle/", "/board", "/board/seats", "/board/join", "/v1/models", "/v1/chat/completions"),
    *("/v1/responses/x", "/v1/../.env", "/en/", "/en", "*", "", "http://x/v1/models", "//x/..", "/v1"),
    *(f"/{name}" for name in SITE),
]
PIECES = [
    *("..", "%2e%2e", "%2E.", "\\", "%5c", "/", "%2f", "//", "%00", "\0", "%", "%zz", "%ff", "\xff\xfe", "한글"),
    *(".", "~", ":", "C:", "outside.txt", ".env", ".git/config", "room-secret", "?", "#", ";", "&", "$", "{", "linked"),
    *("a" * 3000, "%41" * 2000, "../" * 500, "/" * 5000, "\u202e", "CON", "x\u0301", "%ed%a0%80"),
]
NAMES = [
    *("Host", "Content-Length", "Transfer-Encoding", "Authorization", "If-None-Match", "Expect", "Connection", "Range"),
    *("Content-Type", "Origin", "Access-Control-Request-Method", "Upgrade", "X-Practice-Fault", "Cookie", "x" * 500),
]
VALUES = [
    *(
        "",
        "x",
        "0",
        "-1",
        "10",
        "99999999999999999999",
        "1, 2",
        "chunked",
        "gzip, chunked",
        f"Bearer {KEY}",
        "Bearer x",
    ),
    *("100-continue", "close", "keep-alive", '"', '"*"', "*", "W/", "bytes=0-", "bytes=9-1", "multipart/form-data"),
    *(
        "application/json",
        "http://localhost:1",
        "POST",
        "websocket",
        "\xff",
        "\0",
        "a" * 9000,
        "server_error; retries=1",
    ),
]
BODIES = [
    *(b"", b"{}", b"[]", b"{", b"\xff" * 100, b"x" * 70_000, b'{"seat": 1, "pin": "123456"}', b"--b\r\n\r\n"),
    *(b"5\r\nhello\r\n0\r\n\r\n", b"f" * 20 + b"\r\n", b"0\r\n"),
    b'{"model":"gpt-6-luna","messages":[{"role":"user","content":"Hi"}]}',
]


def requests(seed: int) -> Iterator[bytes]:
    """Yield requests without end; the same for the same seed."""
    chance = random.Random(seed)
    while True:
        method = chance.choice(METHODS if chance.random() < 0.5 else METHODS[:3])
        path = chance.choice(PLACES)
        while chance.random() < 0.5:
            place = chance.randrange(len(path) + 1)
            path = path[:place] + chance.choice(PIECES) + path[place:]
        version = chance.choice(["HTTP/1.1"] * 20 + ["HTTP/1.0", "HTTP/2", "", "HTTP/1.1 x"])
        lines = [f"{method} {path} {version}"]
        if chance.random() < 0.9:
            lines.append("Host: 127.0.0.1")
        body = chance.choice(BODIES)
        if chance.random() < 0.7:
            lines.append(f"Content-Length: {len(body)}")
        while chance.random() < 0.5:
            lines.append(f"{chance.choice(NAMES)}: {chance.choice(VALUES)}")
        end = chance.choice(["\r\n"] * 9 + ["\n", "\r\n "])
        sent = (end.join(lines) + end * 2).encode("utf-8", "surrogateescape") + body
        if chance.random() < 0.1:
            sent = sent[: chance.randrange(len(sent))]  # the rest never comes
        if chance.random() < 0.1:
            sent = bytes(chance.choice(sent) if chance.random() < 0.02 else byte for byte in sent)
        yield sent


def answered(port: int, sent: bytes, seconds: float = 20.0) -> bytes:
    """Send a request and nothing after it; return what comes until the server closes."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        try:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(2**16):
                received += piece
        except TimeoutError:
            raise
        except OSError:  # closed while it was being sent
            pass
    return received


def wrong_with(sent: bytes, received: bytes) -> str | None:
    """Return what must not happen; None where nothing is wrong."""
    status = received[9:12]
    if received and not received.startswith(b"HTTP/1.1 "):
        return "no HTTP"
    if status.startswith(b"5") and b"fault" not in sent.lower():
        return status.decode()
    if SECRET.encode() in received:
        return "a secret"
    if b'"object":"chat.completion"' in received and KEY.encode() not in sent:
        return "no key was needed"
    return None


def run(port: int, count: int, seed: int, left_open: int = 0) -> Counter[str]:
    """Send random requests one after the other, beside connections that are left half open; count the statuses.

    Raises:
        AssertionError: something happened that must not.
    """
    found: Counter[str] = Counter()
    kept = []
    for number, sent in zip(range(count), requests(seed), strict=False):
        if number < left_open:
            connection = socket.create_connection(("127.0.0.1", port), timeout=20)
            connection.sendall(sent[: len(sent) // 2])
            kept.append(connection)
        received = answered(port, sent)
        assert wrong_with(sent, received) is None, (wrong_with(sent, received), sent[:500], received[:300])
        found[received[9:12].decode("ascii", "replace") or "closed"] += 1
    for connection in kept:
        connection.close()
    return found


def main() -> None:
    """Send many, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    faults: list[str] = []
    trace.leave = lambda error, place: faults.append(f"{place}: {error!r}")
    with tempfile.TemporaryDirectory() as folder, opened(write(Path(folder) / "site")) as server:
        begun = time.perf_counter()
        found = run(server.port, options.count, options.seed, left_open=100)
        took = time.perf_counter() - begun
    print(f"seed {options.seed}: {options.count} requests in {took:.0f} s: {dict(found.most_common())}")
    print(*faults, sep="\n")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    os.environ["FIRST_CALL_MODE"] = "practice"
    main()
