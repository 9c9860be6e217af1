"""Runs the tests as the machines of the audience would: other systems, settings and Pythons.

    python -m uv run python tests/matrix.py                  all settings, and every Python of this machine
    python -m uv run python tests/matrix.py korean -n1       some settings
    python -m uv run python tests/matrix.py proxies --minutes 5 --tests tests/helpers
    python -m uv run python tests/matrix.py --list           what there is

Each run has a fresh clone of the working tree, uncommitted changes included, in a temporary folder. It needs uv, and a
network the first time. A whole matrix takes long, and is no part of what CI runs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
NOWHERE = "http://127.0.0.1:9"
KOREAN_FOLDER = ("바탕 화면", "첫 호출")
MAIN = "plain"


@dataclass
class Setting:
    """One way of running the tests.

    Attributes:
        what: what is different.
        environment: variables that are set.
        arguments: of pytest.
        tests: what is run, where not all can be.
        packages: installed for this run.
        python: the path of the Python that runs; None for the one that uv takes.
        encoding: a locale of Korean that has to be made, such as "CP949".
        folder: its names, where they are not English ones; in the encoding of that locale.
        ignores_interrupts: Ctrl+C is ignored, as behind nohup.
        loops: how many other programs keep the processor busy.
    """

    what: str
    environment: dict[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    python: str | None = None
    encoding: str | None = None
    folder: tuple[str, ...] = ()
    ignores_interrupts: bool = False
    loops: int = 0


class NotHereError(Exception):
    """This machine cannot have the setting; the message says why."""


def settings() -> dict[str, Setting]:
    """Return all settings of this machine by their names."""
    proxies = {name: NOWHERE for scheme in ("HTTP", "HTTPS", "ALL") for name in (f"{scheme}_PROXY", f"{scheme}_proxy")}
    found = {
        MAIN: Setting("as it is"),
        "korean": Setting("a Korean system", {"LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, encoding="UTF-8"),
        "cp949": Setting(
            "texts encoded as on a Korean Windows, in a folder with a Korean path",
            {"LANG": "ko_KR.CP949", "LC_ALL": "ko_KR.CP949"},
            encoding="CP949",
            folder=KOREAN_FOLDER,
        ),
        "proxies": Setting("proxies that do not answer", proxies | {name.lower(): NOWHERE for name in proxies}),
        "nohup": Setting("Ctrl+C is ignored", ignores_interrupts=True),
        "-n1": Setting("one process", arguments=("-n", "1")),
        "-n6": Setting("six processes", arguments=("-n", "6")),
        # The cells of a notebook have an order.
        "random": Setting("random order", packages=("pytest-randomly",), tests=("tests",)),
        "busy": Setting("beside two endless loops", loops=2),
    }
    for version, path in pythons().items():
        found[f"python{version}"] = Setting(f"Python {version}", python=path)
    return found


def pythons() -> dict[str, str]:
    """Return, for each minor version that the kit supports, a Python of this machine: {"3.12.1": its path}."""
    command = [uv(), "python", "list", "--only-installed", "--offline", "--output-format", "json"]
    listed = json.loads(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)
    found = [(entry["version"], entry["path"]) for entry in listed if entry["implementation"] == "cpython"]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")  # uv sees only the one that pyenv has chosen
    found += [(path.parts[-3], str(path)) for path in pyenv.glob("versions/*/bin/python")]
    newest = {}
    for version, path in found:
        if re.fullmatch(r"\d+\.\d+\.\d+", version) and (numbers := tuple(map(int, version.split(".")))) >= OLDEST:
            newest[numbers[:2]] = max(newest.get(numbers[:2], (numbers, version, path)), (numbers, version, path))
    return {version: path for _, (_, version, path) in sorted(newest.items())}


def uv() -> str:
    """Return the path of uv."""
    found = os.environ.get("UV") or shutil.which("uv")
    if found is None:
        raise SystemExit("this needs uv: run it with `python -m uv run python tests/matrix.py`")
    return found


def clone(folder: Path) -> None:
    """Clone the repository, and lay the working tree over it.

    Args:
        folder: a new one.
    """
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, stdout=subprocess.PIPE
    ).stdout
    for name in listed.decode().split("\0"):
        if not name:
            continue
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
        else:
            (folder / name).unlink(missing_ok=True)


def locale_variables(encoding: str, folder: Path) -> dict[str, str]:
    """Make a Korean locale; return the variables with which programs find it.

    Args:
        encoding: of the locale.
        folder: where it is made.

    Raises:
        NotHereError: there is none on this system.
    """
    if not sys.platform.startswith("linux") or shutil.which("localedef") is None:
        raise NotHereError("locales can be made on Linux, with localedef")
    folder.mkdir()
    command = ["localedef", "-i", "ko_KR", "-f", encoding, str(folder / f"ko_KR.{encoding}")]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if made.returncode:
        raise NotHereError(f"localedef (Debian: package locales) says: {made.stdout.strip()}")
    return {"LOCPATH": str(folder)}


def named(place: Path, names: tuple[str, ...], encoding: str) -> Path:
    """Make folders, each below the one before, and return the last.

    Args:
        place: where the first is made.
        names: of the folders. On Windows a name is characters; on Linux it is bytes, so that each gets a second name,
            with which a Python in UTF-8 mode finds it.
        encoding: of the first names, such as "CP949".
    """
    for name in names:
        folder = place / os.fsdecode(name.encode(encoding))
        folder.mkdir()
        with contextlib.suppress(FileExistsError):
            (place / os.fsdecode(name.encode())).symlink_to(folder.name)
        place = folder
    return place


@contextlib.contextmanager
def busy(loops: int) -> Iterator[None]:
    """Keep some processors busy until the `with` block ends."""
    with contextlib.ExitStack() as stack:
        for _ in range(loops):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(process.kill)
        yield


def run(setting: Setting, tests: list[str], seconds: float, log: Path) -> str:
    """Run the tests under one setting; return pytest's last line, or what came instead.

    Args:
        setting: the setting.
        tests: what is run; empty for all.
        seconds: after these the run is ended.
        log: a new file for what is said.

    Raises:
        NotHereError: this machine cannot have the setting.
    """
    with (
        tempfile.TemporaryDirectory(prefix="first-call-", ignore_cleanup_errors=True) as name,
        log.open("wb") as output,
    ):
        place = Path(name)
        kit, venv = place / "kit", place / "venv"
        plain = {variable: value for variable, value in os.environ.items() if variable != "VIRTUAL_ENV"}
        plain |= {"UV": uv(), "UV_PROJECT_ENVIRONMENT": str(venv)}
        changed = plain | setting.environment
        if setting.encoding:
            changed |= locale_variables(setting.encoding, place / "locales")
        clone(kit)
        python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        for_python = ["--python", setting.python] if setting.python else []
        prepare = [([uv(), "sync", "--quiet", *for_python], plain)]
        packages = [*setting.packages, "pip"] if setting.folder else setting.packages
        if packages:
            prepare.append(([uv(), "pip", "install", "--quiet", "--python", python, *packages], plain))
        if setting.folder:  # uv works only where names of folders are UTF-8
            kit = named(place, setting.folder, setting.encoding or "utf-8")
            clone(kit)
            options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation")
            prepare.append(([python, "-m", "pip", "install", *options, "--editable", kit], changed))
        said = {"stdout": output, "stderr": subprocess.STDOUT}
        for command, environment in prepare:
            if subprocess.run(command, cwd=place / "kit", env=environment, **said).returncode:
                return "could not be installed"
        command = [str(python), "-m", "pytest", "-q", *setting.arguments, *(tests or setting.tests)]
        with busy(setting.loops):
            ended = _bounded(command, seconds, setting.ignores_interrupts, cwd=kit, env=changed, **said)
    return "took too long" if ended is None else _last_line(log)


def _bounded(command: list[str], seconds: float, ignores_interrupts: bool, **options) -> int | None:
    """Run a command and return its exit code; None where it had to be ended, with all that it started."""
    own_group = {"start_new_session": True} if os.name == "posix" else {}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if ignores_interrupts else None
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **own_group, **options)
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
    with process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL) if own_group else process.kill()


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    summaries = [line for line in lines if re.search(r"\d+ (passed|failed|errors?|skipped)\b.* in ", line)]
    return summaries[-1].strip("= ") if summaries else "ended without a summary"


def is_success(line: str) -> bool:
    """Return whether pytest's last line tells of passed tests and of no failure."""
    return " passed" in line and not re.search(r"\d+ (failed|errors?)\b", line)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 1 where any run failed."""
    known = settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="list the settings and end")
    parser.add_argument("--tests", nargs="+", default=[], metavar="PATH", help="run these instead of all")
    parser.add_argument("--minutes", type=float, default=30, help="the longest that one run may take")
    parser.add_argument("--logs", type=Path, help="where each run's log is kept; a new temporary folder without")
    options, names = parser.parse_known_args(arguments)  # "-n1" is a name
    if unknown := [name for name in names if name not in known]:
        parser.error(f"no such setting: {', '.join(unknown)}. There are: {', '.join(known)}")
    if options.list:
        for name, setting in known.items():
            print(f"{name:16} {setting.what}")
        return 0
    logs = options.logs or Path(tempfile.mkdtemp(prefix="first-call-matrix-"))
    logs.mkdir(parents=True, exist_ok=True)
    print(f"Logs: {logs}", flush=True)
    failed = False
    for name in names or known:
        begun = time.monotonic()
        try:
            line = run(known[name], options.tests, options.minutes * 60, logs / f"{name}.log")
            good = is_success(line)
        except NotHereError as reason:
            line, good = f"not run: {reason}", True
        failed |= not good
        mark = "ok  " if good else "FAIL"
        print(f"{mark} {name:14} {known[name].what:40.40} {time.monotonic() - begun:5.0f} s  {line}", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
