"""Tracebacks as a notebook shows them."""

import sys
import sysconfig
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from helpers import tracebacks
from helpers.language import set_language, text

SITE, LIBRARY = Path(sysconfig.get_paths()["purelib"]), Path(sysconfig.get_paths()["stdlib"])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_one_line_stands_for_what_is_inside_libraries(language):
    """Frames of cells and of the learner's own files stay; a run of others becomes a line in the learner's language."""
    set_language(language)
    cell, own = "\x1b[36mCell In[1], line 1\x1b[39m", f"File {Path.home() / 'course' / 'mine.py'}:3, in f()"
    packages = [f"\x1b[36mFile \x1b[32m{SITE / 'openai' / 'a.py'}:1\x1b[39m", f"File {LIBRARY / 'json.py'}:22, in g()"]
    frozen = "File <frozen runpy>:198, in h()"
    shown = tracebacks.without_libraries(["---", cell, *packages, own, frozen, "ValueError: no"])
    left_out = text("traceback.left_out")
    assert shown == ["---", cell, left_out, own, left_out, "ValueError: no"]
    set_language(None)


def run(*cells):
    """Run cells after connect() and return what each of them shows as an error or prints, without colors."""
    first = "import IPython\nfrom helpers import connect\nconnect(language='en')\nfrom openai import OpenAI"
    notebook = nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, (first, *cells))])
    NotebookClient(notebook, allow_errors=True, timeout=60).execute()
    return [
        tracebacks._COLOR.sub(
            "", "".join("\n".join(out.get("traceback", ())) or out.get("text", "") for out in cell.outputs)
        )
        for cell in notebook.cells[1:]
    ]


def test_a_learner_sees_a_short_traceback_and_can_have_the_whole():
    """In a kernel: ten lines at most, the cell and the sentence among them; %tb shows it all."""
    call = "OpenAI(max_retries=0).chat.completions.create(model='nope', messages=[{'role': 'user', 'content': 'x'}])"
    short, whole, own = run(call, "%tb", "[][0]")
    assert len(short.splitlines()) < 10
    assert f"----> 1 {call}" in short
    assert "site-packages" not in short
    assert short.splitlines()[-1].startswith("NotFoundError: Error code: 404")
    assert "_base_client.py" in whole
    assert len(whole.splitlines()) > 50
    assert own.splitlines()[-1] == "IndexError: list index out of range"
    assert "left out" not in own


def test_nothing_changes_outside_of_ipython(monkeypatch):
    """A script keeps Python's own tracebacks."""
    hook = sys.excepthook
    tracebacks.shorten()
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    tracebacks.shorten()
    assert sys.excepthook is hook
