"""A lesson's file as a learner gets it."""

from __future__ import annotations

import json

import pytest
from ipykernel.ipkernel import IPythonKernel

from helpers import lesson_file

ADDRESS = "https://github.com/someone/kit"


def write(path, *cells, **ours):
    """Write a notebook of markdown cells and of (code, tags); return its path."""
    made = []
    for cell in cells:
        if isinstance(cell, str):
            made.append({"cell_type": "markdown", "metadata": {}, "source": cell.splitlines(keepends=True)})
        else:
            code, tags = cell
            made.append(
                {
                    "cell_type": "code",
                    "execution_count": 1,
                    "metadata": {"tags": tags},
                    "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}],
                    "source": [code],
                }
            )
    content = {"cells": made, "metadata": {"first_call": ours}, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def cleaned(path):
    """Return the cells of a notebook as a learner gets it."""
    return json.loads(lesson_file.clean(path))["cells"]


def test_the_language_is_what_a_kernel_says():
    """Otherwise JupyterLab would put it in, and ask about saving what nobody changed."""
    assert lesson_file.language_info() == IPythonKernel.language_info


def test_outputs_and_the_cell_for_other_doors_are_left_out(tmp_path):
    """What the kit keeps about the build goes as well; other tags stay."""
    path = write(tmp_path / "a.ipynb", "# A", ("import kit", ["door"]), ("x = 1", ["exercise"]), digest="abc")
    stored = json.loads(lesson_file.clean(path))
    assert [cell["source"] for cell in stored["cells"]] == [["# A"], ["x = 1"]]
    assert stored["cells"][1] | {"id": None} == {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"tags": ["exercise"]},
        "outputs": [],
        "source": ["x = 1"],
        "id": None,
    }
    assert "first_call" not in stored["metadata"]


def test_the_other_language_is_offered_where_it_is(tmp_path):
    """As the last line of the box, as JupyterLab would store it."""
    path = write(tmp_path / "a.ipynb", "# A\n\n> Goal<br>\n> Time", twin="[한국어로 읽기](../ko/a.ipynb)")
    (opening,) = cleaned(path)
    assert opening["source"] == ["# A\n", "\n", "> Goal<br>\n", "> Time<br>\n", "> [한국어로 읽기](../ko/a.ipynb)"]


def test_links_to_the_web_that_are_in_the_folder_lead_there(tmp_path):
    """Of the kit's own address only."""
    prose = (
        f"![A]({ADDRESS}/raw/HEAD/assets/drawings/a.svg) [term]({ADDRESS}/blob/HEAD/notebooks/en/g.ipynb#cell-id=x)\n"
        "[other](https://github.com/someone/else/blob/HEAD/x)"
    )
    (cell,) = cleaned(write(tmp_path / "en" / "a.ipynb", prose, address=ADDRESS))
    assert "".join(cell["source"]) == (
        "![A](../../assets/drawings/a.svg) [term](g.ipynb#cell-id=x)\n"
        "[other](https://github.com/someone/else/blob/HEAD/x)"
    )


@pytest.mark.parametrize(("content", "run"), [("[]", True), ('{"cells": []}', False), ("{", True)])
def test_what_is_no_notebook_counts_as_run(tmp_path, content, run):
    """So that it is kept."""
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    assert lesson_file.was_run(path) is run
    assert lesson_file.was_run(path.with_suffix(".csv")) is False
