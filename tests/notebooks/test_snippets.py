"""Every cell that a lesson offers to copy runs as a file: a folder with `.env` alone, a fresh process, two packages.

The packages are those of lesson 03, openai and python-dotenv; the way is lesson 03's too: two lines that load the key.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import json
import os
import re
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

PACKAGES = ("openai", "python-dotenv")
LOAD_KEY = "from dotenv import load_dotenv\n\nload_dotenv()\n\n"
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


def requirement_closure(names: tuple[str, ...]) -> set[str]:
    """Return distributions and all that they require here, by normal name."""
    known: set[str] = set()
    waiting: list[tuple[str, frozenset[str]]] = [(name, frozenset()) for name in names]
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
    """A folder with copies of the two packages and exactly what they require."""
    folder = tmp_path_factory.mktemp("site")
    for project in requirement_closure(PACKAGES):
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
    """Run code as a file of its own, with a `.env` beside it; code that two languages share runs once.

    Pictures of the kit that it names are where it looks for them.
    """
    from helpers import practice

    with practice.start() as server:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("FIRST_CALL_", "OPENAI_"))
        }
        runner = subprocess.Popen(
            [sys.executable, *FLAGS, RUNNER, site],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

        @functools.cache
        def run(code: str, settings: str | None = None) -> Run:
            kit = tmp_path_factory.mktemp("own")
            folder = kit / "notebooks" / "own"
            folder.mkdir(parents=True)
            for name in re.findall(r"\.\./\.\./(assets/[\w./-]+)", code):  # what it reads is there, as in the kit
                copy(ROOT / name, kit / name)
            script = folder / "first.py"
            script.write_text(code, encoding="utf-8", newline="\n")
            if settings is None:
                settings = f"OPENAI_API_KEY={server.key}\nOPENAI_BASE_URL={server.base_url}\n"
            settings = settings.replace("{key}", server.key).replace("{url}", server.base_url)
            (folder / ".env").write_bytes(settings.encode())
            print(json.dumps([str(folder), str(script)]), file=runner.stdin, flush=True)
            return Run(*json.loads(runner.stdout.readline()))

        with runner:
            yield run
            runner.stdin.close()


def as_file(code: str) -> str:
    """Return a snippet as lesson 03 says to save it: below the two lines, unless it has them."""
    return code if "load_dotenv(" in code else LOAD_KEY + code


@pytest.mark.parametrize(("code", "printed"), snippets())
def test_snippet_runs_as_a_file(run_alone, code, printed):
    """With the key in `.env` and nothing in the environment, it prints what the notebook shows."""
    run = run_alone(as_file(code))
    assert run.returncode == 0, run.stderr
    assert run.stdout == printed


@pytest.mark.parametrize(("code", "printed"), snippets())
def test_snippet_without_a_key_says_so(run_alone, code, printed):
    """With nothing at all, it prints no answer, and the last line of the error names the variable; exit code 1."""
    run = run_alone(as_file(code), "")
    if not printed:  # it only defines a function, and asks nothing yet
        assert run == (0, "", "")
        return
    assert (run.returncode, run.stdout) == (1, "")
    assert "OPENAI_API_KEY" in run.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "settings",
    [
        "\ufeffOPENAI_API_KEY={key}\nOPENAI_BASE_URL={url}\n",
        "OPENAI_API_KEY={key}\r\nOPENAI_BASE_URL={url}\r\n",
        "OPENAI_API_KEY=\"{key}\"\nOPENAI_BASE_URL='{url}'\n",
        "\ufeff# mine\r\n\r\nexport OPENAI_API_KEY = '{key}'\r\nOPENAI_BASE_URL = \"{url}\"",
    ],
    ids=["byte-order-mark", "windows-lines", "quotes", "all"],
)
def test_one_function_reads_any_env_file(run_alone, settings):
    """What Notepad, PowerShell and careful people make of `.env` is read all the same."""
    (code,) = (param.values[0] for param in snippets() if param.id.startswith("en-one_function"))
    run = run_alone(code, settings)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.strip()


def test_one_function_raises_what_is_no_answer(run_alone):
    """An answer that is cut off is none: exit code 1, and one line that says why."""
    (code,) = (param.values[0] for param in snippets() if param.id.startswith("en-one_function"))
    cut_off = code.replace('short sentence.")', 'short sentence.", max_completion_tokens=3, reasoning_effort="none")')
    assert cut_off != code
    run = run_alone(cut_off)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "ask.py: no complete answer: length\n"


@pytest.mark.parametrize("module", ["helpers", "IPython", "pytest"])
def test_nothing_else_is_there(run_alone, module):
    """The control: what the two packages do not require cannot be imported there."""
    run = run_alone(f"import {module}")
    assert run.returncode == 1
    assert f"No module named '{module}'" in run.stderr


@pytest.mark.parametrize("module", ["openai", "dotenv"])
def test_the_two_packages_are_there(run_alone, module):
    """The other control: they can be imported, from the copy."""
    run = run_alone(f"import {module}\n\nprint({module}.__file__)")
    assert run.returncode == 0, run.stderr
    assert not Path(run.stdout.strip()).is_relative_to(sys.prefix)


def test_lesson_03_shows_the_two_lines():
    """What this test puts above each snippet is what a learner is told to put there."""
    (code,) = (param.values[0] for param in snippets() if param.id.startswith("en-03_own_file"))
    assert code.startswith(LOAD_KEY)
