"""What a first answer in a page of the website costs, beside JupyterLite: `python tests/bench/browser.py`.

Each is opened in a Chromium of its own with an empty profile, one after the other, round after round: a page of the
website (then once more in the same profile: warm), JupyterLite with `print(1)`, and JupyterLite with the same lesson.
It prints medians and, for the page, ratios to JupyterLite with the lesson.

JupyterLite is installed into .site, which git ignores; that needs a network the first time, and takes minutes.
`--site FOLDER` measures a website that is built already; `--alone` leaves JupyterLite out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import nbformat
import psutil
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "notebooks"), str(ROOT / "tests")]

from browser import runner_site  # noqa: E402 - after the path
from builder import browser as runner  # noqa: E402
from builder import chromium  # noqa: E402

LESSON = "04_single_turn"
WALL_GOAL, CPU_GOAL, MEGABYTES_GOAL = 0.30, 0.55, 12.0
LITE = ("jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6", "jupyterlab-widgets==3.0.17")
# What JupyterLite's kernel needs beyond the packages of the website's pages.
KERNEL = ("decorator", "jedi", "parso", "pexpect", "ptyprocess", "prompt-toolkit", "wcwidth", "micropip", "packaging")
STARTED_FIRST = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
MARKERS = {
    **{"sys_platform": "emscripten", "platform_system": "Emscripten", "platform_machine": "wasm32"},
    **{"os_name": "posix", "python_version": "3.14", "python_full_version": "3.14.2", "extra": ""},
    **{"implementation_name": "cpython", "platform_python_implementation": "CPython"},
}
PATIENCE = 240  # seconds for one visit


class Counted(runner_site.Quiet):
    """Serves files and counts what it sent."""

    requests = 0
    sent = 0

    def copyfile(self, source, outputfile):
        """Send a file."""
        Counted.sent += os.fstat(source.fileno()).st_size
        super().copyfile(source, outputfile)

    def parse_request(self):
        """Read a request."""
        Counted.requests += 1
        return super().parse_request()


def lesson() -> tuple[nbformat.NotebookNode, str]:
    """Return the lesson, and the id of the cell that shows the first answer."""
    notebook = nbformat.read(ROOT / "notebooks" / "en" / f"{LESSON}.ipynb", 4)
    asked = False
    for cell in notebook.cells:
        asked = asked or ".create(" in cell.source
        if cell.cell_type == "code" and asked and any(output.output_type == "stream" for output in cell.outputs):
            return notebook, cell.id
    raise LookupError(f"{LESSON} shows no answer")


def lite_site(folder: Path) -> Path:
    """Build JupyterLite with the lesson, the kit and all its packages; return its folder."""
    environment = folder / "lite"
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    if not programs.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", *LITE, "jupyter-server"], check=True)
    out, work = folder / "lite-site", folder / "lite-work"
    for old in (out, work):
        shutil.rmtree(old, ignore_errors=True)
    (work / "files").mkdir(parents=True)
    modules, wheels = runner.fetch(ROOT)
    pyodide = modules / "pyodide"
    wheels = [*wheels, *_more_wheels(folder)]
    wheels += [
        path
        for path in environment.rglob("pyodide-kernel-extension/static/pypi/*.whl")
        if "3.6.999" not in path.name  # for ipywidgets 7
    ]
    notebook, _ = lesson()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, work / "files" / "lesson.ipynb")
    bare = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1)")], metadata=notebook.metadata)
    nbformat.write(bare, work / "files" / "bare.ipynb")
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": list(STARTED_FIRST)}}
    settings = {"litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"exposeAppInBrowser": True, **settings}}
    (work / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    static = work / "static" / "pyodide"
    static.mkdir(parents=True)
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock["packages"] = _locked(wheels)
    (static / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    for path in (*wheels, *(pyodide / name for name in (*runner.PYODIDE, runner.BINARY, "python_stdlib.zip"))):
        shutil.copy(path, static / path.name)
    command = [str(programs / "jupyter-lite"), "build", "--output-dir", str(out), "--contents", str(work / "files")]
    subprocess.run([*command, "--no-sourcemaps"], cwd=work, check=True, capture_output=True)
    shutil.copytree(static, out / "static" / "pyodide", dirs_exist_ok=True)
    return out


def _more_wheels(folder: Path) -> list[Path]:
    wheels = folder / "wheels"
    wheels.mkdir(exist_ok=True)
    if not any(wheels.glob("micropip*")):
        options = ("download", "-q", "--no-deps", "--only-binary=:all:", "--python-version", "3.14", "-d", str(wheels))
        subprocess.run([sys.executable, "-m", "pip", *options, *KERNEL], check=True)
    for old in wheels.glob("first_call*"):
        old.unlink()
    build = ("hatchling", "build", "-t", "wheel", "-d", str(wheels))
    subprocess.run([sys.executable, "-m", *build], cwd=ROOT, check=True, capture_output=True)
    return sorted(wheels.glob("*.whl"))


def _locked(wheels: list[Path]) -> dict[str, dict]:
    """Return what Pyodide's lock says of these wheels."""
    found = {}
    for path in wheels:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            about = next(name for name in names if name.endswith(".dist-info/METADATA"))
            lines = archive.read(about).decode().partition("\n\n")[0]
        name = canonicalize_name(re.findall(r"^Name: (.*)$", lines, re.MULTILINE)[0].strip())
        needed = [Requirement(line) for line in re.findall(r"^Requires-Dist: (.*)$", lines, re.MULTILINE)]
        parts = {part.split("/")[0].removesuffix(".py") for part in names}
        found[name] = {
            "name": name,
            "version": re.findall(r"^Version: (.*)$", lines, re.MULTILINE)[0].strip(),
            "file_name": path.name,
            "install_dir": "site",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": sorted(part for part in parts if "." not in part),
            "depends": [
                canonicalize_name(one.name) for one in needed if one.marker is None or one.marker.evaluate(MARKERS)
            ],
            "unvendored_tests": False,
        }
    for package in found.values():  # what a terminal, a server or a thread pool would need
        package["depends"] = [name for name in package["depends"] if name in found and name != package["name"]]
    return found


def on_page(page, address: str, answer: str) -> None:
    """Press Run all on a page of the website, and wait for the answer."""
    page.add_init_script(
        "window.ended = []; document.addEventListener('first-call:cell', ({ detail }) => window.ended.push(detail.id))"
    )
    page.goto(f"{address}/en/{LESSON}.html")
    page.get_by_role("button", name="Run all", exact=True).click()
    page.wait_for_function("id => window.ended.includes(id)", arg=answer, timeout=PATIENCE * 1000)


def in_lite(page, address: str, name: str, answer: str | None) -> None:
    """Run all cells of a notebook in JupyterLite, and wait for the answer: the first output, without an id."""
    page.goto(f"{address}/lab/index.html?path={name}.ipynb")
    shown = "window.jupyterapp?.shell.currentWidget?.content?.model?.cells?.length"
    page.wait_for_function(shown, timeout=PATIENCE * 1000)
    page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.sessionContext?.session?.kernel", timeout=PATIENCE * 1000
    )
    page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        "id => [...window.jupyterapp.shell.currentWidget.content.model.cells].some("
        "cell => (!id || cell.id === id) && cell.outputs?.length)",
        arg=answer,
        timeout=PATIENCE * 1000,
    )


def visit(playwright, profile: Path, act) -> dict[str, float]:
    """Open a browser, do something in it, and return what that took."""
    Counted.requests = Counted.sent = 0
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium.find(), args=list(runner_site.ARGUMENTS)
    )
    try:
        page = context.pages[0]
        processes = _processes(profile)
        before, memory = _cpu(processes), _memory(processes)
        started = time.perf_counter()
        act(page)
        wall = time.perf_counter() - started
        processes = _processes(profile)
        return {
            "wall": wall,
            "cpu": _cpu(processes) - before,
            "MB": Counted.sent / 1e6,
            "requests": Counted.requests,
            "memory": (_memory(processes) - memory) / 1e6,
        }
    finally:
        context.close()


def _processes(profile: Path) -> list[psutil.Process]:
    """Return the browser of a profile and all that it started."""
    for process in psutil.process_iter(["cmdline"]):
        if f"--user-data-dir={profile}" in (process.info["cmdline"] or ()):
            while (parent := process.parent()) and f"--user-data-dir={profile}" in parent.cmdline():
                process = parent
            return [process, *process.children(recursive=True)]
    raise LookupError("the browser has ended")


def _cpu(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def _memory(processes: list[psutil.Process]) -> float:
    """Return the bytes that these have for themselves, and their parts of what they share where that is known."""
    found = [process.memory_full_info() for process in processes]
    return sum(getattr(one, "pss", one.uss) for one in found)


def main() -> None:
    """Measure and print."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", type=Path, help="a website that is built already")
    parser.add_argument("--alone", action="store_true", help="without JupyterLite")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    kept = ROOT / runner.MEMORY / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    site = options.site
    if site is None:
        site = kept / "site"
        subprocess.run([sys.executable, str(ROOT / "notebooks" / "build.py"), "--site", str(site)], check=True)
    _, answer = lesson()
    found: dict[str, list[dict[str, float]]] = {}
    other = site if options.alone else lite_site(kept)
    with runner_site.served(site, Counted) as page_address, runner_site.served(other, Counted) as lite_address:
        kinds = {"page, cold": lambda page: on_page(page, page_address, answer)}
        kinds["page, warm"] = kinds["page, cold"]
        if not options.alone:
            kinds["JupyterLite, print(1)"] = lambda page: in_lite(page, lite_address, "bare", None)
            kinds["JupyterLite, lesson"] = lambda page: in_lite(page, lite_address, "lesson", answer)
        with sync_playwright() as playwright:
            for number in range(options.rounds):
                with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
                    for kind, act in kinds.items():
                        profile = Path(temporary, "page" if "page" in kind else kind[-6:-1])
                        took = visit(playwright, profile, act)
                        found.setdefault(kind, []).append(took)
                        print(number + 1, kind, {name: round(value, 2) for name, value in took.items()}, flush=True)
    medians = {
        kind: {name: statistics.median(one[name] for one in all_of) for name in all_of[0]}
        for kind, all_of in found.items()
    }
    print(f"\n{'':24}{'wall s':>8}{'CPU s':>8}{'MB':>8}{'requests':>10}{'memory MB':>11}")
    for kind, took in medians.items():
        print(
            f"{kind:24}{took['wall']:8.1f}{took['cpu']:8.1f}{took['MB']:8.1f}{took['requests']:10.0f}{took['memory']:11.0f}"
        )
    if whole := medians.get("JupyterLite, lesson"):
        for kind in ("page, cold", "page, warm"):
            wall, cpu = (medians[kind][name] / whole[name] for name in ("wall", "cpu"))
            print(f"{kind}: wall {wall:.2f} (goal {WALL_GOAL}), CPU {cpu:.2f} (goal {CPU_GOAL})")
    print(f"page, cold: {medians['page, cold']['MB']:.1f} MB (goal {MEGABYTES_GOAL})")


if __name__ == "__main__":
    main()
