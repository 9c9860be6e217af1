"""A room's hub, started by its own command for as long as a test needs it, with system users that are gone after."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import filelock

from helpers.workshop import pins
from helpers.workshop.hub import accounts

ROOT = Path(__file__).resolve().parents[2]
ROOM = "hubtest"
MOST = 40  # seats of any test
PROXY = ROOT / "helpers" / "workshop" / "hub" / "proxy"
_MACHINE = Path(tempfile.gettempdir()) / "first-call-hub-test.lock"  # a machine has one user seat-01
START_SECONDS = 90


@dataclass
class Hub:
    """A running hub.

    Attributes:
        base: its address.
        process: the command.
        folder: of the room.
        output: what the command said.
        kit: the kit that it comes from.
    """

    base: str
    process: subprocess.Popen
    folder: Path
    output: Path
    kit: Path

    def pin(self, seat):
        """Return a seat's PIN."""
        return pins.pin(pins.secret(self.folder), seat)

    def stop(self, number=signal.SIGTERM, seconds=90):
        """End it as the facilitator or the system does; return the exit code and the seconds."""
        began = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(seconds), time.monotonic() - began

    def left(self):
        """Return what is still running of it: processes of the seats, of the hub and of the proxy."""
        seats = [pid for account in accounts.of_room(ROOM) for pid in accounts.processes(account)]
        marks = (str(self.folder).encode(), b"FIRST_CALL_HUB=" + str(self.folder).encode())
        return seats + [pid for pid, text in _processes() if any(mark in text for mark in marks)]


def _processes():
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != os.getpid():
            with contextlib.suppress(OSError):
                yield int(folder.name), (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()


def why_not():
    """Return what this machine lacks, or None."""
    if not sys.platform.startswith("linux"):
        return "JupyterHub's system users need Linux"
    if os.geteuid() != 0:
        return "JupyterHub's system users need root"
    if shutil.which("npm") is None:
        return "JupyterHub's proxy needs Node.js and npm"
    return None


@contextlib.contextmanager
def place():
    """A folder that every user of this machine can enter, unlike pytest's own, with a kit and a Python in it."""
    folder = Path(tempfile.mkdtemp(prefix="first-call-hub-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_kit(folder):
    """Copy what a learner's kit is made of, and return where it is."""
    kit = folder / "kit"
    for name in ("helpers", "notebooks/en", "notebooks/ko", "assets/drawings", "assets/data", "assets/project"):
        shutil.copytree(ROOT / name, kit / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "uv.lock", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, kit)
    return kit


def install(kit):
    """Install that kit as a facilitator does, with a Python that every user can start; return it.

    The tests' own Python may be in a folder of root's. What uv.lock names is in uv's store already.
    """
    uv = os.environ.get("UV") or shutil.which("uv")
    command = [uv, "sync", "--quiet", "--frozen", "--no-dev", "--extra", "hub", "--python", _public_python()]
    subprocess.run(
        [*command, "--project", kit],
        check=True,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(kit / ".venv")},
    )
    return kit / ".venv" / "bin" / "python"


def _public_python():
    """The first Python from 3.11 on that a user without rights can start."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--", "/usr/bin/env")
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    names = (os.path.realpath(sys.executable), f"/usr/local/bin/python{version}", "/usr/local/bin/python3")
    for python in (*names, f"/usr/bin/python{version}", "/usr/bin/python3"):
        if Path(python).is_file() and subprocess.run([*nobody, python, "-c", check], stderr=-3).returncode == 0:
            return python
    raise AssertionError("no Python that every user can start (Debian: package python3)")


def proxy(folder):
    """Install the proxy exactly as package-lock.json has it, in a room's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = ROOT / ".site" / "hub-proxy"
    kept.parent.mkdir(exist_ok=True)
    with filelock.FileLock(f"{kept}.lock"):
        lock = (PROXY / "package-lock.json").read_bytes()
        if not (kept / "done").is_file() or (kept / "done").read_bytes() != lock:
            kept.mkdir(exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(PROXY / name, kept)
            options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
            subprocess.run(["npm", "ci", *options, "--prefix", kept], check=True)
            (kept / "done").write_bytes(lock)
    shutil.copytree(kept / "node_modules", folder / "node_modules", symlinks=True)


@contextlib.contextmanager
def users(python, seats):
    """System users for some seats, made and removed by the command, while no other test of this machine has them."""
    with filelock.FileLock(_MACHINE), tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "helpers", "workshop", "hub", "--room", ROOM, "--folder", folder]
        _check([*command, "--seats", str(MOST), "--remove-users", "--yes"])  # of a test that was killed
        _check([*command, "--seats", str(seats), "--add-users"])
        try:
            yield
        finally:
            _check([*command, "--seats", str(seats), "--remove-users", "--yes"])


def _check(command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, env=_clean())
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _clean():
    ours = ("FIRST_CALL_", "OPENAI_", "PYTHON", "VIRTUAL_ENV", "JUPYTER", "COVERAGE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"FIRST_CALL_LANG": "en"}


@contextlib.contextmanager
def running(python, kit, folder, seats, *options, **environment):
    """Run the hub of a room on the first free ports, and end it."""
    output = folder / "said.txt"
    for port in range(18400, 18700, 3):
        command = [python, "-m", "helpers", "workshop", "hub", "--room", ROOM, "--seats", str(seats)]
        command += ["--folder", str(folder), "--host", "127.0.0.1", "--port", str(port), *options]
        with output.open("wb") as file:
            process = subprocess.Popen(
                command, env=_clean() | environment, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            if _is_ready(process, output):
                yield Hub(f"http://127.0.0.1:{port}", process, folder, output, kit)
                return
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(90)
        said = output.read_text(encoding="utf-8")
        if "can't be used" not in said:
            log = folder / "hub" / "hub.log"
            raise AssertionError(said + (log.read_text(encoding="utf-8") if log.is_file() else ""))
    raise AssertionError("no free ports")


def _is_ready(process, output):
    too_late = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < too_late:
        if re.search("press Ctrl", output.read_text(encoding="utf-8")):
            return True
        time.sleep(0.1)
    return False
