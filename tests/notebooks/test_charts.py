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


@pytest.mark.parametrize("data", charts())
def test_its_colors_follow_the_theme(data):
    """JupyterLab writes labels in light letters on a dark theme: the background is left to it, bars suit either."""
    [chart] = [value for kind, value in data.items() if kind.startswith(VEGA)]
    assert "background" not in chart
    for color in chart["encoding"].get("color", {}).get("scale", {}).get("range", ()):
        for background in ("#ffffff", "#333333"):
            assert contrast(color, background) > 3, (color, background)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors as WCAG defines it, 1 to 21."""

    def light(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_versions_that_jupyterlab_lacks_are_told_apart(lab_code):
    """The control: a version that does not exist is not found."""
    assert '"application/vnd.vegalite.v99+json"' not in lab_code
