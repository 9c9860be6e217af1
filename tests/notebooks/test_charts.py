"""Charts in the lessons: drawn by JupyterLab itself, readable without it."""

from pathlib import Path

import jupyterlab
import nbformat
import pytest
from jupyterlab.commands import get_app_dir

ROOT = Path(__file__).resolve().parents[2]
VEGA = "application/vnd.vega"


def charts() -> list:
    """Return the data of every Vega or Vega-Lite output of every built notebook."""
    found = []
    for path in sorted((ROOT / "notebooks").glob("??/[0-9][0-9]_*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", ()):
                data = output.get("data", {})
                if any(kind.startswith(VEGA) for kind in data):
                    found.append(pytest.param(data, id=f"{path.parent.name}-{path.stem}-{cell.id}"))
    return found


@pytest.fixture(scope="module")
def lab_code() -> str:
    """What JupyterLab carries with it: the code that knows what it can draw."""
    static = Path(get_app_dir()) / "static"
    code = "".join(path.read_text(encoding="utf-8") for path in static.glob("jlab_core*.js"))
    assert code, f"JupyterLab {jupyterlab.__version__} keeps its code elsewhere"
    return code


@pytest.mark.parametrize("data", charts())
def test_jupyterlab_can_draw_it(lab_code, data):
    """The version in the type of the output is one that this JupyterLab has."""
    [kind] = [kind for kind in data if kind.startswith(VEGA)]
    assert f'"{kind}"' in lab_code


@pytest.mark.parametrize("data", charts())
def test_something_can_be_read_without_it(data):
    """A viewer that cannot draw it shows a text that was written for people, not the name of a Python object."""
    assert len(data["text/plain"]) > 20
    assert not data["text/plain"].startswith(("<", "{"))


def test_versions_that_jupyterlab_lacks_are_told_apart(lab_code):
    """The control: a version that does not exist is not found."""
    assert '"application/vnd.vegalite.v99+json"' not in lab_code
