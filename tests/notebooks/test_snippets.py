"""Every cell that a lesson offers to copy runs alone: an empty folder, a fresh process, nothing but openai."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from build import ROOT
from packaging.requirements import Requirement
from run_scripts import FLAGS

RUNNER = Path(__file__).with_name("run_scripts.py")


class Run(NamedTuple):
    """How a script ended."""

    returncode: int
    stdout: str
    stderr: str


def snippets() -> list:
    """Return the code and the stored print of every cell tagged snippet, in every built notebook."""
    found = []
    for path in sorted((ROOT / "notebooks").glob("??/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if "snippet" in cell.metadata.get("tags", []):
                printed = "".join(output.text for output in cell.outputs if output.get("name") == "stdout")
                name = f"{path.parent.name}-{path.stem}-{cell.id}"
                found.append(pytest.param(cell.source, printed, id=name))
    return found


def requirement_closure(name: str) -> set[str]:
    """Return a distribution and all that it requires here, by normal name."""
    known: set[str] = set()
    waiting = [(name, frozenset())]
    seen = set()
    while waiting:
        project, extras = wanted = waiting.pop()
        if wanted in seen:
            continue
        seen.add(wanted)
        known.add(project)
        for line in importlib.metadata.requires(project) or []:
            requirement = Requirement(line)
            if requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            ):
                waiting.append((requirement.name.lower(), frozenset(requirement.extras)))
    return known


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of openai and exactly what it requires."""
    folder = tmp_path_factory.mktemp("site")
    for project in requirement_closure("openai"):
        for file in importlib.metadata.files(project) or []:
            original = Path(file.locate())
            if ".." in file.parts or not original.is_file():
                continue  # commands, which stand outside site-packages
            copy(original, folder / file)
            if original.suffix == ".py":  # what is compiled already need not be compiled again
                compiled = Path(importlib.util.cache_from_source(str(original)))
                if compiled.is_file():
                    copy(compiled, Path(importlib.util.cache_from_source(str(folder / file))))
    return folder


def copy(original: Path, target: Path) -> None:
    """Copy a file, its time included, by which Python knows that compiled code is up to date."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(original, target)


@pytest.fixture(scope="session")
def run_alone(site: Path, tmp_path_factory: pytest.TempPathFactory):
    """Run code as a file of its own, against a practice server; code that two languages share runs once."""
    from helpers import practice

    with practice.start() as server:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FIRST_CALL_")}
        environment |= {"OPENAI_BASE_URL": server.base_url, "OPENAI_API_KEY": server.key}
        runner = subprocess.Popen(
            [sys.executable, *FLAGS, RUNNER, site],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

        @functools.cache
        def run(code: str) -> Run:
            folder = tmp_path_factory.mktemp("empty")
            script = folder / "snippet.py"
            script.write_text(code, encoding="utf-8", newline="\n")
            print(json.dumps([str(folder), str(script)]), file=runner.stdin, flush=True)
            return Run(*json.loads(runner.stdout.readline()))

        with runner:
            yield run
            runner.stdin.close()


@pytest.mark.parametrize(("code", "printed"), snippets())
def test_snippet_runs_alone(run_alone, code, printed):
    """It runs in an empty file and prints what the notebook shows."""
    run = run_alone(code)
    assert run.returncode == 0, run.stderr
    assert run.stdout == printed


@pytest.mark.parametrize("module", ["dotenv", "helpers", "IPython", "pytest"])
def test_nothing_else_is_there(run_alone, module):
    """The control: what openai does not require cannot be imported there."""
    run = run_alone(f"import {module}")
    assert run.returncode == 1
    assert f"No module named '{module}'" in run.stderr


def test_openai_is_there(run_alone):
    """The other control: openai itself can be imported, from the copy."""
    run = run_alone("import openai\n\nprint(openai.__file__)")
    assert run.returncode == 0, run.stderr
    assert not Path(run.stdout.strip()).is_relative_to(sys.prefix)
