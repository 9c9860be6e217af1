"""A Python that cannot run the kit says so in a sentence, in both languages, and which one to use instead."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import guard, place

SITE = Path("~/.pyenv/versions").expanduser()
OLD = sorted(
    path
    for name in ("python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10")
    for path in {Path(found) for found in (shutil.which(name), *map(str, SITE.glob(f"*/bin/{name}"))) if found}
    if "shims" not in path.parts
)


def run(python: str | Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a Python in the current folder, where the kit is, and nothing that belongs to ours."""
    ours = ("PYTHON", "VIRTUAL_ENV", "OPENAI_", "FIRST_CALL_", "UV_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [str(python), *arguments],
        capture_output=True,
        encoding="utf-8",
        env=env | {"PYTHONIOENCODING": "utf-8"} | environment,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """The kit's folder as it is downloaded: nothing is installed."""
    folder = tmp_path / "kit"
    shutil.copytree(place.ROOT / "helpers", folder / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(place.ROOT / "pyproject.toml", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A Python like ours without any package."""
    folder = tmp_path_factory.mktemp("bare") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=60)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def assert_sentence(done: subprocess.CompletedProcess, english: str, korean: str) -> None:
    """Both languages, the command to use, and no traceback."""
    assert done.returncode == 1
    assert english in done.stderr
    assert korean in done.stderr
    assert "uv run --no-dev python -m helpers doctor" in done.stderr
    assert "Kernel > Change Kernel" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(not OLD, reason="no Python before 3.11 on this computer")
@pytest.mark.parametrize("python", OLD, ids=lambda path: path.name)
def test_an_old_python(python, kit):
    """Every command, and an import; older than the syntax of the kit or not."""
    for arguments in (
        ["-m", "helpers", "doctor"],
        ["-m", "helpers", "practice"],
        ["-m", "helpers", "key"],
        ["-c", "import helpers"],
    ):
        assert_sentence(run(python, *arguments), "needs Python 3.11 or newer", "Python 3.11 이상이 필요한데")


@pytest.mark.parametrize("name", ["guard.py", "__init__.py"])
def test_every_old_python_can_read_what_it_meets(name):
    """These two files have nothing in them that is newer than Python 2.7, where no such Python is at hand to try."""
    newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match, ast.Nonlocal, ast.Starred, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse((place.ROOT / "helpers" / name).read_text(encoding="utf-8"))):
        assert not isinstance(node, newer), ast.dump(node)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not any(argument.annotation for argument in node.args.args)
            assert not node.args.kwonlyargs


@pytest.mark.parametrize("command", ["practice", "key"])
def test_a_python_without_packages(command, kit, bare):
    """Commands that need them say which are missing."""
    done = run(bare, "-m", "helpers", command)
    assert_sentence(done, "missing: openai, dotenv, tornado", "필요한 패키지가 없어요")


def test_an_import_by_a_python_without_packages(kit, bare):
    """As by a notebook's kernel of another environment: the error says which to choose; IPython shows only that."""
    done = run(bare, "-c", "import helpers")
    assert done.returncode == 1
    assert "UnfitPythonError: This Python does not have the packages of First Call" in done.stderr
    assert done.stderr.count("Kernel > Change Kernel") == 2
    lines = guard.UnfitPythonError("one\ntwo")._render_traceback_()
    assert lines == ["one", "two"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Not tried, because packages are missing (see"), ("ko", "패키지가 없어서 시도하지")]
)
def test_the_doctor_of_a_python_without_packages(language, words, kit, bare):
    """It needs none: it names them, the command and the kernel, and what it did not try."""
    Path(".env").write_text("OPENAI_API_KEY=sk-proj-FAKE-DO-NOT-USE-1234\n")
    done = run(bare, "-m", "helpers", "doctor", "--lang", language, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    failed = [line for line in lines if line.startswith("✗")]
    assert len(failed) == 1
    assert "uv run --no-dev python -m helpers doctor" in lines[lines.index(failed[0]) + 1]
    assert done.stdout.count(words) == 5  # kernel, key, base URL, local model, connection
    assert "FAKE" not in done.stdout


def test_a_console_of_ascii(kit, bare):
    """The sentence is printed all the same."""
    done = run(bare, "-m", "helpers", "key", PYTHONIOENCODING="ascii")
    assert "does not have the packages" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_is_that_of_the_environment_that_is_there(monkeypatch, tmp_path):
    """Where uv has made one, it is named; nothing has to be installed again."""
    monkeypatch.setattr(guard, "ROOT", str(tmp_path))
    assert guard.command("doctor") == "python -m pip install uv; python -m uv run --no-dev python -m helpers doctor"
    scripts = tmp_path / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    scripts.mkdir(parents=True)
    (scripts / ("python.exe" if os.name == "nt" else "python")).write_text("")
    assert guard.command("doctor") == os.path.join(".venv", scripts.name, "python -m helpers doctor")
    assert guard.command() == os.path.join(".venv", scripts.name, "first-call")


def test_this_python_is_fit():
    """The tests would not run otherwise."""
    assert (guard.too_old(), guard.missing(), guard.without_packages()) == ("", [], "")
