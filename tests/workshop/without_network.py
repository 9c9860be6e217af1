"""Runs a command where no network can be reached, or opens the installed kit there: test_workshop_bundle_installs.py.

On Linux it has a network of its own, with nothing in it but itself. Elsewhere, and where the system allows none,
everything that heeds a proxy is sent to one that is not there.
"""

import ctypes
import json
import os
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_NEWUSER, _NEWNET = 0x10000000, 0x40000000
_SET_FLAGS, _UP_AND_RUNNING = 0x8914, 0x41

# Run by the kit's Python.
_LESSON = """
import json, sys
from pathlib import Path
import nbclient, nbformat
path = next(Path(sys.argv[1]).glob("05_*.ipynb"))
notebook = nbformat.read(path, 4)
nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(path.parent)}}).execute()
ran = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count]
print(json.dumps({"lesson": path.name, "cells": len(ran)}))
"""


def cut_off() -> None:
    """Leave the network."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = "http://127.0.0.1:9"
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
    if not sys.platform.startswith("linux"):
        return
    if ctypes.CDLL(None).unshare(_NEWNET if os.geteuid() == 0 else _NEWUSER | _NEWNET) == 0:
        import fcntl

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
            fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sh", b"lo", _UP_AND_RUNNING))


def lab(python: str, start: str) -> dict[str, object]:
    """Open the kit with its start file, ask JupyterLab, and run a lesson of the learner's copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # --port-retries: if another took the port meanwhile, JupyterLab ends, and so does this.
    options = ("--no-browser", "--lang", "ko", "--port", str(port), "--ServerApp.port_retries=0")
    running = subprocess.Popen(["sh", start, *options], stdout=sys.stderr)
    try:
        found = asked(f"http://127.0.0.1:{port}/api", running)
    finally:
        running.terminate()
        running.wait(60)
    lessons = Path.home() / "first-call-lessons" / "notebooks" / "ko"
    found |= json.loads(subprocess.check_output([python, "-c", _LESSON, str(lessons)], timeout=200))
    doctor = subprocess.run(
        [python, "-m", "helpers", "doctor", "--json"], capture_output=True, timeout=100, check=False
    )
    return found | {"doctor": json.loads(doctor.stdout)["passed"]}


def asked(url: str, running: subprocess.Popen) -> dict[str, object]:
    """What a server answers as soon as it does."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return dict(json.load(answer))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if running.poll() is not None:
                raise
            time.sleep(0.2)
    raise TimeoutError(url)


if __name__ == "__main__":
    cut_off()
    if sys.argv[1] == "lab":
        print(json.dumps(lab(*sys.argv[2:])))
    else:
        os.execvp(sys.argv[1], sys.argv[1:])
