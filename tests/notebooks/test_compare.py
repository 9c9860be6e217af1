"""What is shown where a stored cell is not what a build gives."""

from __future__ import annotations

import pytest
from builder import compare
from builder.compare import readable, show
from nbformat.v4 import new_output

RED = "\x1b[31m"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            new_output("stream", name="stdout", text="one\ntwo\n"),
            new_output("stream", name="stdout", text="one\n2\n"),
            ["     [stdout]", "     one", "    -two", "    +2"],
        ),
        (
            new_output("stream", name="stdout", text="one\n"),
            new_output("stream", name="stdout", text="one"),
            ["     [stdout]", "    -one", "    +one (no line end)"],
        ),
        (
            new_output("stream", name="stdout", text="one\n"),
            new_output("stream", name="stderr", text="one\n"),
            ["    -[stdout]", "    +[stderr]", "     one"],
        ),
        (
            new_output("execute_result", {"text/plain": "42"}, execution_count=1),
            new_output("execute_result", {"text/plain": "43"}, execution_count=1),
            ["     [execute_result, text/plain]", "    -42", "    +43"],
        ),
        (
            new_output("display_data", {"text/html": "<p><b>1</b></p><p>2</p>"}),
            new_output("display_data", {"text/html": "<p><b>1</b></p><p>3</p>"}),
            ["     <b>1</b>", "     </p>", "    -<p>2</p>", "    +<p>3</p>"],
        ),
        (
            new_output("error", ename="ValueError", evalue="no", traceback=[f"{RED}no"]),
            new_output("error", ename="ValueError", evalue="No", traceback=[f"{RED}No"]),
            ["     [error]", "    -ValueError: no", "    -no", "    +ValueError: No", "    +No"],
        ),
        (
            new_output("display_data", {"application/json": {"a": 1}}),
            new_output("display_data", {"application/json": {"a": 2}}),
            ["     {", '    - "a": 1', '    + "a": 2', "     }"],
        ),
        (
            new_output("display_data", {"text/plain": "x"}, metadata={"isolated": True}),
            new_output("display_data", {"text/plain": "x"}),
            ["     x", "    -[display_data, metadata]", '    -{"isolated": true}'],
        ),
    ],
    ids=["stream", "line end", "name", "result", "html", "error", "json", "metadata"],
)
def test_outputs_are_shown_as_a_diff(before, after, shown):
    """Every kind of output, with what it is and the lines around the change."""
    lines = show(readable([before]), readable([after]))
    assert lines[:2] == ("    --- stored", "    +++ built")
    assert list(lines[-len(shown) :]) == shown


def test_an_output_too_many():
    """An output that only one side has is shown whole."""
    one = new_output("stream", name="stdout", text="one\n")
    assert show(readable([one]), readable([]))[3:] == ("    -[stdout]", "    -one")


def test_pictures_are_not_printed():
    """A picture is its size and a digest, which is enough to see that it differs."""
    before, after = (readable([new_output("display_data", {"image/png": letter * 5000})]) for letter in "ab")
    assert before != after
    assert len(before) < 120
    assert before.startswith("[display_data, image/png]\n5000 characters, sha256 ")


def test_long_differences_are_cut_with_a_count():
    """Neither many lines nor a long one fill the screen."""
    many = show("\n".join(f"old {number}" for number in range(100)), "new")
    assert len(many) == compare.LINES + 1
    assert many[-1] == f"    ... lines left out: {3 + 101 - compare.LINES}"
    long = show("a" * 1000, "b")
    assert long[-2] == f"    -{'a' * (compare.CHARACTERS - 1)}... characters left out: {1001 - compare.CHARACTERS}"
    exact = show("\n".join("old" for _ in range(compare.LINES - 4)), "new")
    assert len(exact) == compare.LINES
    assert exact[-1] == "    +new"
    assert show("\n".join("old" for _ in range(compare.LINES - 3)), "new")[-1] == "    ... lines left out: 1"
    assert show("a" * (compare.CHARACTERS - 1), "b")[-2] == f"    -{'a' * (compare.CHARACTERS - 1)}"
    assert show("a" * compare.CHARACTERS, "b")[-2].endswith("a... characters left out: 1")
