"""Installs First Call without a network, from the folder that this file is in, and opens the lessons.

This file is copied into the offline bundle, and a Python without any package runs it: it uses the standard library
alone. The start file beside its folder has found that Python.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import locale
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARKER = ".bundle.json"  # in the folder of the installed kit: what was installed
FOLDER = "first-call-kit"  # in the home folder
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
ENDING = ".exe" if os.name == "nt" else ""
CACHE = ".cache"
# Of this computer's environment, what would send uv, pip or Python elsewhere.
_FOREIGN = ("UV_", "PIP_", "PYTHON", "VIRTUAL_ENV", "CONDA_")
_CHARACTERS = 1500  # of what a failed program said, from its end
# Said before the sentences of the kit can be read, so in both languages.
_OLD = (
    "First Call needs Python 3.11 or newer, and this is Python {version}.",
    "First Call에는 Python 3.11 이상이 필요한데, 지금 실행한 파이썬은 {version} 버전이에요.",
)
_BROKEN = (
    "These files are missing or damaged. Get the ZIP file again, unpack all of it, and run the start file:",
    "아래 파일이 없거나 손상됐어요. ZIP 파일을 다시 받아서 전체의 압축을 풀고, 시작 파일을 실행하세요:",
)


class InstallError(Exception):
    """It cannot be installed: the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Check the files, install what is not installed yet, and open the lessons.

    Args:
        arguments: the command line; what is not understood here goes to `first-call`.

    Returns:
        The exit code: that of `first-call`, or 1 where it could not be installed.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.version_info < (3, 11):  # noqa: UP036 - whichever Python there is runs this file
        print(*(line.format(version=platform.python_version()) for line in _OLD), sep="\n")
        return 1
    if flawed := flaws(HERE.parent):
        print(*_BROKEN, *flawed, sep="\n")
        return 1
    options, others = _options(arguments)
    texts = _texts(options.lang)
    try:
        kit = install(Path(options.to).expanduser().absolute(), texts)
    except InstallError as error:
        print(error)
        return 1
    except OSError as error:
        print(texts["not_written"].format(reason=error.strerror or type(error).__name__))
        return 1
    except KeyboardInterrupt:
        print(texts["stopped"])
        return 130
    if options.no_start:
        return 0
    return _start(kit, [*(("--lang", options.lang) if options.lang else ()), *others])


def flaws(root: Path) -> list[str]:
    """Return which files of an unpacked bundle are missing or not as they were made.

    Args:
        root: the folder that the start file is in.
    """
    try:
        files = _manifest(root)["files"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ["files/manifest.json"]
    return [name for name, entry in files if not _is_whole(root / name, entry["bytes"], entry["sha256"])]


def install(kit: Path, texts: dict[str, str]) -> Path:
    """Install the kit, or bring an installed one up to date; the same one again costs nothing.

    Args:
        kit: its folder, which is made where it is missing.
        texts: the sentences, by name.

    Returns:
        The folder.

    Raises:
        InstallError: this Python or the folder is not fit for it, or a step failed.
        OSError: the folder cannot be written.
    """
    manifest = _manifest(HERE.parent)
    here = _platform()
    if manifest["platform"] != here:
        raise InstallError(texts["other_system"].format(bundle=manifest["platform"], python=here))
    if _version() not in manifest["pythons"]:
        versions = ", ".join(manifest["pythons"])
        raise InstallError(texts["other_python"].format(python=_version(), versions=versions))
    before = _marker(kit)
    python = kit / ".venv" / SCRIPTS / f"python{ENDING}"
    if before.get("id") == manifest["id"] and _minor(python) in manifest["pythons"]:
        return kit
    if not before and kit.exists() and any(not path.name.startswith(".") for path in kit.iterdir()):
        raise InstallError(texts["other_folder"].format(path=kit))
    print(texts["installing"].format(path=kit), flush=True)
    _lay(kit, manifest, before)
    try:
        _with_uv(kit, python, manifest, texts) if os.environ.get("UV") else _with_pip(kit, python, manifest, texts)
    finally:
        for name in (CACHE, ".uv"):  # the second is where the start file puts uv if it has to
            shutil.rmtree(kit / name, ignore_errors=True)
    _remember(kit, manifest["id"], _marker(kit)["files"])
    print(texts["installed"].format(path=kit / manifest["script"]), flush=True)
    return kit


def _options(arguments: list[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="start", add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=("en", "ko"))
    parser.add_argument("--to", default=Path("~", FOLDER), metavar="FOLDER")
    parser.add_argument("--no-start", action="store_true")
    return parser.parse_known_args(arguments)


def _texts(lang: str | None) -> dict[str, str]:
    import tomllib

    try:
        system = locale.getlocale()[0]
    except ValueError:
        system = None
    code = lang or os.environ.get("FIRST_CALL_LANG") or system or os.environ.get("LANG") or ""
    code = "ko" if code.lower().startswith("ko") else "en"
    if code == "ko" and not lang:
        try:
            "한글".encode(sys.stdout.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            code = "en"
    with zipfile.ZipFile(HERE / "kit.zip") as archive:
        return tomllib.loads(archive.read(f"helpers/text/{code}/install.toml").decode("utf-8"))


def _manifest(root: Path) -> dict[str, Any]:
    found = json.loads((root / "files" / "manifest.json").read_text(encoding="utf-8"))
    return dict(found)


def _is_whole(path: Path, size: int, digest: str) -> bool:
    try:
        if path.stat().st_size != size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def _platform() -> str:
    """What this Python is made for, which may be another processor than the computer's own."""
    return sysconfig.get_platform() if os.name == "nt" else f"{sys.platform}-{platform.machine()}"


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _minor(python: Path) -> str:
    """The version of the kit's own Python; "" where it does not run, as when the one it was made of is gone."""
    program = "import sys; print(f'{sys.version_info[0]}.{sys.version_info[1]}')"
    try:
        done = subprocess.run([str(python), "-I", "-c", program], capture_output=True, encoding="ascii", timeout=60)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _marker(kit: Path) -> dict[str, Any]:
    try:
        found = json.loads((kit / MARKER).read_text(encoding="utf-8"))
        return {"id": str(found["id"]), "files": [str(name) for name in found["files"]]}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _remember(kit: Path, name: str, files: list[str]) -> None:
    content = json.dumps({"id": name, "files": files}, indent=1)
    (kit / MARKER).write_text(content, encoding="utf-8", newline="\n")


def _lay(kit: Path, manifest: dict[str, Any], before: dict[str, Any]) -> None:
    """Write the files of the kit, and take away those that an earlier one had and this one does not."""
    kit.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(HERE / "kit.zip") as archive:
        names = archive.namelist()
        old = before.get("files", [])
        _remember(kit, "", sorted({*names, *old}))  # not installed yet, but ours, if this is interrupted
        for name in set(old) - set(names):
            (kit / name).unlink(missing_ok=True)
        archive.extractall(kit)
    shutil.copy(HERE.parent / manifest["script"], kit / manifest["script"])
    _remember(kit, "", sorted(names))


def _with_uv(kit: Path, python: Path, manifest: dict[str, Any], texts: dict[str, str]) -> None:
    uv = os.environ["UV"]
    if _minor(python) not in manifest["pythons"]:
        _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, ".venv"], kit, texts)
    install = [uv, "pip", "install", "--quiet", "--python", str(python), "--no-index", "--no-build-isolation"]
    _run([*install, *_wheels()], kit, texts)
    _run([*install, "--no-deps", "--editable", "."], kit, texts)


def _with_pip(kit: Path, python: Path, manifest: dict[str, Any], texts: dict[str, str]) -> None:
    """Where uv is not allowed to run, the pip of this Python does the same; it is slower."""
    if _minor(python) not in manifest["pythons"]:
        _run([sys.executable, "-m", "venv", "--clear", ".venv"], kit, texts)
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-build-isolation"]
    # As uv does: compiling all that is never imported would take most of the time.
    _run([*install, *_wheels(), "--no-compile"], kit, texts)
    _run([*install, "--no-deps", "--editable", "."], kit, texts)


def _wheels() -> list[str]:
    wheels, listed = str(HERE / "wheels"), str(HERE / "requirements.txt")
    return ["--find-links", wheels, "--require-hashes", "--requirement", listed]


def _run(command: list[str], kit: Path, texts: dict[str, str]) -> None:
    ours = {
        "UV_OFFLINE": "1",
        "UV_NO_CONFIG": "1",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_CACHE_DIR": str(kit / CACHE),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_CACHE_DIR": str(kit / CACHE),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        command, cwd=kit, env=_own() | ours, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-_CHARACTERS:]
        raise InstallError(texts["failed"].format(said=said))


def _own() -> dict[str, str]:
    """This computer's environment, without what would send a program elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN) and name != "UV"}


def _start(kit: Path, arguments: list[str]) -> int:
    command = [str(kit / ".venv" / SCRIPTS / f"first-call{ENDING}"), *arguments]
    os.chdir(kit)
    if os.name != "nt":
        os.execve(command[0], command, _own())
    running = subprocess.Popen(command, env=_own())
    while True:
        try:
            return running.wait()
        except KeyboardInterrupt:  # it has got the Ctrl+C too, and may ask a question
            continue


if __name__ == "__main__":
    sys.exit(main())
