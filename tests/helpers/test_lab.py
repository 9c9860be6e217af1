"""The command that opens JupyterLab."""

import os

import pytest

from helpers import lab


@pytest.fixture
def launched(monkeypatch):
    """The command line that JupyterLab would have got."""
    from jupyterlab.labapp import LabApp

    commands = []
    monkeypatch.setattr(LabApp, "launch_instance", commands.append)
    monkeypatch.setenv("FIRST_CALL_LANG", "en")
    return commands


@pytest.mark.parametrize("code", ["en", "ko"])
def test_it_opens_the_start_lesson_of_the_language_asked_for(launched, code):
    """Kernels inherit the language; what the command does not know goes to JupyterLab."""
    assert lab.main(["--lang", code, "--no-browser"]) == 0
    (command,) = launched
    assert f"--LabApp.default_url=/lab/tree/notebooks/{code}/00_start_here.ipynb" in command
    assert f"--ServerApp.root_dir={lab.ROOT}" in command
    assert command[-1] == "--no-browser"
    assert os.environ["FIRST_CALL_LANG"] == code


def test_it_says_so_when_the_lessons_are_not_there(launched, monkeypatch, tmp_path, capsys):
    """An installed package without its folder has no lessons to open."""
    monkeypatch.setattr(lab, "ROOT", tmp_path)
    assert lab.main([]) == 1
    assert str(tmp_path) in capsys.readouterr().out
    assert not launched
