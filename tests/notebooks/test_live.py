"""The same notebooks against another server: only the environment decides who answers."""

import os
from pathlib import Path

import nbformat
import pytest
from live import run
from nbclient import NotebookClient
from other_server import OtherServer

PATH = Path(__file__).resolve().parents[2] / "notebooks" / "en" / "05_single_turn.ipynb"
KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


def test_notebooks_use_the_server_that_the_environment_names():
    """Unchanged, a lesson runs to the end on a server that knows little, and every call reaches it with the key."""
    notebook = nbformat.read(PATH, as_version=4)
    with OtherServer() as server:
        environment = {name: value for name, value in os.environ.items() if name != "FIRST_CALL_MODE"}
        environment |= {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url}
        client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(PATH.parent)}})
        client.execute(env=environment)  # raises at the first cell that fails
    assert len(server.received) >= 9
    assert {authorization for authorization, _ in server.received} == {f"Bearer {KEY}"}


@pytest.mark.parametrize(("lessons", "count"), [(["05"], 2), (["06_helper", "05"], 4)])
def test_real_run_takes_the_lessons_that_are_named(lessons, count):
    """tests/live/run.py runs the notebooks of these lessons in both languages, and no others."""
    found = run.notebooks(lessons)
    assert len(found) == count
    assert {path.stem[:2] for path in found} == {lesson[:2] for lesson in lessons}


def test_real_run_refuses_a_lesson_that_is_not_there(capsys):
    """A wrong number is a message, before anything is installed."""
    assert run.main(["42"]) == 1
    assert "there is no lesson '42'" in capsys.readouterr().err
