"""The git hook that refuses a commit with a key in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import commit_guard, place
from helpers.__main__ import main
from helpers.language import set_language

# Looks real, and is not: put together here so that no file of the kit holds it.
REAL = "sk-proj-" + "Ab3dEf9hIj" * 5 + "T3Blbk" + "FJ" + "xY7zWv5uTs" * 5

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def repository(monkeypatch):
    """An empty git repository in the current folder, in which a commit works."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "t")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "t@example.invalid")
    # As where the kit is installed: the hook's Python finds it.
    monkeypatch.setenv("PYTHONPATH", str(place.ROOT))
    monkeypatch.setenv("FIRST_CALL_LANG", "en")
    subprocess.run(["git", "init", "-q"], check=True)
    return Path.cwd()


def commit() -> subprocess.CompletedProcess:
    """Add everything and commit; git and the hook speak in the encoding of the system."""
    subprocess.run(["git", "add", "-A"], check=True)
    return subprocess.run(["git", "commit", "-m", "x"], capture_output=True, text=True, timeout=60)


def notebook(source: str) -> str:
    """A notebook with one cell, as JSON."""
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": [], "source": [source]}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_a_commit_with_a_key_is_refused(repository, capsys):
    """A notebook's cell, a file with a Korean name: the file is named, the key only by its end."""
    assert main(["key", "--guard"]) == 0
    assert "From now on, git refuses commits here that" in capsys.readouterr().out
    Path("노트.ipynb").write_text(notebook(f'connect("{REAL}")'), encoding="utf-8")
    done = commit()
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"노트.ipynb contains an API key (…{REAL[-4:]})." in said
    assert REAL not in said
    assert subprocess.run(["git", "log"], capture_output=True).returncode != 0
    Path("노트.ipynb").write_text(notebook("connect()"), encoding="utf-8")
    assert commit().returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a script that begins with #! is no program there")
def test_a_python_in_a_korean_folder_guards_too(repository, monkeypatch, tmp_path_factory):
    """The hook finds it, whatever the encoding of paths."""
    folder = tmp_path_factory.mktemp("바탕 화면")
    python = folder / "python"
    python.write_bytes(os.fsencode(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'))
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    commit_guard.install()
    Path("a.py").write_text(f'key = "{REAL}"\n')
    assert commit().returncode == 1


def test_only_what_is_to_be_committed_counts(repository):
    """A key in a file that stays out, as `.env` does, is no reason; nor are examples."""
    commit_guard.install()
    Path(".gitignore").write_text(".env\n")
    Path(".env").write_text(f"OPENAI_API_KEY={REAL}\n")
    Path("a.py").write_text(
        'key = "sk-proj-FAKE-DO-NOT-USE-1234"  # sk-..., sk-practice-first-call, sk-your-key-here\n'
    )
    assert commit().returncode == 0


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (REAL, 1),
        (f"{REAL} {REAL}", 1),
        (REAL[:60], 1),
        ("sk-" + "Ab3dEf9hIj" * 4, 1),
        ("sk-proj-FAKE-DO-NOT-USE-1234", 0),
        ("task-force-meeting-2026-in-the-afternoon", 0),
        ("sk-learn-and-other-things-with-hyphens", 0),
        ("disk-" + "Ab3dEf9hIj" * 4, 0),
    ],
)
def test_what_a_key_looks_like(content, count):
    """Long and mixed, behind sk-."""
    assert len(commit_guard.keys_in(content)) == count


def test_nothing_of_the_kit_looks_like_a_key():
    """Otherwise nobody could commit to it. One test needs what looks real, since that is what it masks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=place.ROOT, capture_output=True, check=True).stdout
    files = [place.ROOT / name for name in listed.decode().split("\0") if name and "test_masking" not in name]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files if path.is_file()]
    assert [path for path, text in zip(files, texts, strict=True) if commit_guard.keys_in(text)] == []


def test_another_hook_stays(repository, capsys):
    """The line to add to it is said."""
    hook = Path(".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    assert main(["key", "--guard"]) == 1
    assert hook.read_text() == "#!/bin/sh\n"
    assert "python -m helpers key --staged" in capsys.readouterr().out


def test_it_can_be_installed_again(repository):
    """After the environment was moved, for example."""
    assert [commit_guard.install(), commit_guard.install()] == [0, 0]


def test_outside_a_repository(capsys):
    """There is nothing to guard, in both languages."""
    assert main(["key", "--guard", "--lang", "en"]) == 1
    assert "not in a git repository" in capsys.readouterr().out
    assert main(["key", "--guard", "--lang", "ko"]) == 1
    set_language(None)
    assert "git 저장소가 아니거나" in capsys.readouterr().out


def test_a_python_that_is_gone_stops_no_commit(repository, monkeypatch):
    """It says that it did not look."""
    monkeypatch.setattr(sys, "executable", str(Path.cwd() / "gone" / "python"))
    commit_guard.install()
    Path("a.txt").write_text("x")
    done = commit()
    assert done.returncode == 0
    assert "not checked" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows files have no mode")
def test_git_may_run_it(repository):
    """A hook without that mode is passed over."""
    commit_guard.install()
    assert Path(".git/hooks/pre-commit").stat().st_mode & 0o111
