"""A learner's file, run as a process of its own against the practice server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LOCAL = "127.0.0.1"
_SECONDS = 60


@dataclass(frozen=True)
class Ended:
    """How a process ended.

    Attributes:
        code: its exit code, or None when it did not end in time.
        printed: what it printed.
        error: the last line of what it printed to stderr, "" when there is none.
        answered: how many of its questions were answered.
    """

    code: int | None
    printed: str
    error: str
    answered: int


def run(file: Path, key: str | None) -> Ended:
    """Run a copy of a file in a folder with nothing but a `.env` that names the key.

    Nothing of it reaches another server than the kit's practice server, whatever key the learner has.

    Args:
        file: the Python file.
        key: what is to be in `.env`; None for an empty one.

    Raises:
        OSError: the file cannot be read or copied.
    """
    from helpers import practice

    with tempfile.TemporaryDirectory() as folder, practice.start() as server:
        copy = Path(folder) / file.name
        copy.write_bytes(file.read_bytes())
        # Empty or not, it is there: no .env of the learner's in a folder above may be found.
        copy.with_name(".env").write_text(f"OPENAI_API_KEY={key}\n" if key else "", encoding="utf-8")
        try:
            done = subprocess.run(
                [sys.executable, copy.name],
                cwd=folder,
                env=_environment(server.base_url),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Ended(None, "", "", len(server.usage))
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        return Ended(done.returncode, done.stdout, lines[-1] if lines else "", len(server.usage))


def _environment(base_url: str) -> Mapping[str, str]:
    """The environment of the kernel without a key, and with the practice server in place of every other."""
    ours = ("OPENAI_", "FIRST_CALL_")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(ours) and not name.lower().endswith("_proxy")
    }
    return kept | {"OPENAI_BASE_URL": base_url, "PYTHONUTF8": "1", "NO_PROXY": _LOCAL}
