"""Building and checking a small repository."""

from __future__ import annotations

import re

import build
import nbformat
import pytest
from builder import building
from builder.execute import CellRun, Run
from builder.render import digest, show_cost

LANGUAGES = ("en", "ko")


def notebook(root, language="en"):
    """Return a built notebook."""
    return nbformat.read(root / "notebooks" / language / "00_hello.ipynb", as_version=4)


def lesson_cells(root, language="en"):
    """Return the cells of a built notebook without the one for those who open it without the kit."""
    return [cell for cell in notebook(root, language).cells if cell.id != "door"]


def stored_texts(root) -> dict[str, bytes]:
    """Return every file of a repository by its place."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("language", "title"), [("en", "Hello"), ("ko", "인사")])
def test_opening_and_closing(first_build, language, title):
    """The first cell has the one H1 and the facts, the last one leads on; the twin's link would not always work."""
    cells = notebook(first_build, language).cells
    assert cells[0].source.startswith(f"# 0. {title}\n")
    assert "00_hello.ipynb" not in cells[0].source
    twin = notebook(first_build, language).metadata.first_call.twin
    assert (
        twin
        == {"en": "[한국어로 읽기](../ko/00_hello.ipynb)", "ko": "[Read in English](../en/00_hello.ipynb)"}[language]
    )
    assert ("US$0 " if language == "en" else "0달러 ") in cells[0].source
    assert cells[-1].source.startswith("---")
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert len(re.findall("^# ", text, re.MULTILINE)) == 1


def test_split_by_language(first_build):
    """Each notebook has its own words, the shared code, and no solution."""
    for language, word, other in [("en", "hello", "안녕하세요"), ("ko", "안녕하세요", "hello")]:
        code = "\n".join(cell.source for cell in lesson_cells(first_build, language) if cell.cell_type == "code")
        assert f'word = "{word}"' in code
        assert f'"{other}"' not in code
        assert "math.floor(2.5)" in code
        assert "answer = 42" not in code


def test_twins_share_their_ids(first_build):
    """The cells of both notebooks have the same ids, in the same order."""
    english, korean = ([cell.id for cell in notebook(first_build, language).cells] for language in LANGUAGES)
    assert english == korean
    assert len(set(english)) == len(english)


def test_outputs_and_counts_are_stored(first_build):
    """Every code cell was run, in order, and its output is kept; the hidden bill is not."""
    cells = [cell for cell in lesson_cells(first_build) if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == [1, 2, 3, 4, 5]
    assert cells[0].outputs[0].text == "hello!\n"
    assert cells[2].outputs[0].ename == "ValueError"
    assert cells[4].outputs[0].text == "Not yet\n"


def test_nothing_of_this_machine(first_build):
    """Metadata has the kernel's name and the kit's own facts, cells have their tags, and that is all."""
    built = notebook(first_build)
    assert built.metadata.kernelspec.name == "python3"
    assert built.metadata.language_info == {"name": "python"}
    assert set(built.metadata) == {"kernelspec", "language_info", "first_call"}
    assert built.metadata.first_call.source == "notebooks/src/00_hello.py"
    assert {key for cell in built.cells for key in cell.metadata} == {"tags"}
    assert (built.nbformat, built.nbformat_minor) == (4, 5)


def test_files_end_as_they_should(first_build):
    """Notebooks have LF line ends and one at the end."""
    for language in LANGUAGES:
        raw = (first_build / "notebooks" / language / "00_hello.ipynb").read_bytes()
        assert b"\r" not in raw
        assert raw.endswith(b"}\n")
        assert not raw.endswith(b"\n\n")


def test_course_map(first_build):
    """The map is in the notebook, and in the README that has the markers, each with its own links."""
    row = "| 0 | [Hello]({}00_hello.ipynb) | 10 | 0 |"
    assert row.format("") in lesson_cells(first_build)[1].source
    assert "| | **Everything** | **10** | **0** |" in lesson_cells(first_build)[1].source
    assert "[인사](00_hello.ipynb)" in lesson_cells(first_build, "ko")[1].source
    readme = (first_build / "README.md").read_text(encoding="utf-8")
    assert row.format("notebooks/en/") in readme
    assert readme.startswith("# Kit\n\n<!-- lessons -->")
    assert readme.endswith("<!-- /lessons -->\n\nThe end.\n")
    assert (first_build / "README.ko.md").read_text(encoding="utf-8") == "# 키트\n"


def change_source(root):
    """Change a word in both languages."""
    path = root / "notebooks" / "src" / "00_hello.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Run alone:", "Alone:").replace("이것만", "이것도"), encoding="utf-8", newline="\n")


def change_readme(root):
    """Change a row of the course map."""
    path = root / "README.md"
    path.write_text(path.read_text(encoding="utf-8").replace("| 10 |", "| 11 |"), encoding="utf-8", newline="\n")


def change_drawing(root):
    """Change a drawing that was built."""
    path = root / "assets" / "drawings" / "lock.ko.svg"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8", newline="\n")


def remove_notebook(root):
    """Delete a notebook."""
    (root / "notebooks" / "ko" / "00_hello.ipynb").unlink()


def break_notebook(root):
    """Leave half a notebook, as a merge conflict does."""
    path = root / "notebooks" / "ko" / "00_hello.ipynb"
    path.write_bytes(path.read_bytes()[:500])


def add_notebook(root):
    """Leave a notebook whose source is gone."""
    path = root / "notebooks" / "en" / "00_hello.ipynb"
    path.with_name("09_gone.ipynb").write_bytes(path.read_bytes())


def use_other_line_ends(root):
    """Write a notebook as an editor on Windows might."""
    path = root / "notebooks" / "en" / "00_hello.ipynb"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def rename_kernel(root):
    """Save a notebook with another kernel."""
    path = root / "notebooks" / "en" / "00_hello.ipynb"
    path.write_bytes(path.read_bytes().replace(b"Python 3 (ipykernel)", b"my kernel"))


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (
            change_source,
            ['en/00_hello.ipynb: "Alone:": this cell is missing', 'ko/00_hello.ipynb: "이것도 실행해요.'],
        ),
        (change_readme, ["README.md: not what the source gives. Run: python notebooks/build.py"]),
        (change_drawing, ["assets/drawings/lock.ko.svg: not what the source gives"]),
        (remove_notebook, ["notebooks/ko/00_hello.ipynb: missing"]),
        (break_notebook, ["notebooks/ko/00_hello.ipynb: missing, or no notebook of this kit"]),
        (add_notebook, ["notebooks/en/09_gone.ipynb: no source in notebooks/src makes it"]),
        (use_other_line_ends, ["notebooks/en/00_hello.ipynb: not written as build.py writes it"]),
        (rename_kernel, ["en/00_hello.ipynb: edited by hand", "en/00_hello.ipynb: its metadata is not"]),
    ],
)
def test_check_finds(built, change, messages):
    """Without running anything, a check names the file, the cell, and the command to run."""
    assert building.check(built, execute=False) == []
    change(built)
    found = building.check(built, execute=False)
    for message in messages:
        assert any(message in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"hello!\\n"', '"hello?\\n"'),
        ('"Not yet\\n"', '"Not yet.\\n"'),
        ("invalid literal", "invalid letter"),
        ("Traceback (most recent call last)", "Traceback (most recent call lost)"),
        ('"name": "stdout"', '"name": "stderr"'),
        ('"execution_count": 3', '"execution_count": 4'),
        ("Six times seven", "Six times six"),
    ],
)
def test_one_character_by_hand(built, old, new):
    """A single changed character of an output, a traceback or a text is found without running anything."""
    path = built / "notebooks" / "en" / "00_hello.ipynb"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    found = building.check(built, execute=False)
    assert any("en/00_hello.ipynb: edited by hand" in line for line in found), found


def test_running_again_finds_only_what_was_forged(built):
    """A fresh run gives the same bytes, so an output changed along with its digest is the one difference."""
    path = built / "notebooks" / "en" / "00_hello.ipynb"
    forged = nbformat.reads(path.read_text(encoding="utf-8").replace("hello!", "hello?"), as_version=4)
    forged.metadata.first_call.digest = digest(forged)
    path.write_text(building.render.to_text(forged), encoding="utf-8", newline="\n")
    assert building.check(built, execute=False) == []
    (difference,) = building.check(built, ["00"])
    assert difference.splitlines() == [
        'notebooks/en/00_hello.ipynb: "word = "hello"": its English output is not what a build gives. '
        "Run: python notebooks/build.py 00",
        "    --- stored",
        "    +++ built",
        "    @@ -1,2 +1,2 @@",
        "     [stdout]",
        "    -hello?",
        "    +hello!",
    ]


def test_texts_and_counts_are_shown(built):
    """Where a text or a count is not what the source gives, both are shown."""
    path = built / "notebooks" / "ko" / "00_hello.ipynb"
    text = (
        path.read_text(encoding="utf-8")
        .replace("이것만", "저것만")
        .replace('"execution_count": 3', '"execution_count": 7')
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    found = "\n".join(building.check(built, execute=False))
    assert '이것만 실행해요.": its Korean text is not what a build gives. Run: python notebooks/build.py 00' in found
    assert "\n    -저것만 실행해요.\n    +이것만 실행해요." in found
    assert "its Korean count is not what a build gives" in found
    assert "\n    -[7]\n    +[3]" in found


@pytest.fixture
def no_kernel(monkeypatch, built):
    """Take the stored outputs for those of a fresh run, which is not what the test is about."""

    def stored_runs(root, wanted):
        cells = [
            [CellRun(cell.execution_count, cell.outputs) for cell in lesson_cells(root, language) if "outputs" in cell]
            for _, language in wanted
        ]
        return [Run(runs) for runs in cells]

    monkeypatch.setattr(building.execute, "run_notebooks", stored_runs)


def test_one_language_changed(built, no_kernel, edit, capsys):
    """Build and check refuse, say what to do, and write nothing; the switch accepts it for good."""
    edit("# Run alone:", "# Run this alone:")
    before = stored_texts(built)
    for arguments in ([], ["--check"]):
        assert build.main(arguments, built) == 1
        assert (
            '00_hello.py: "Run this alone:": the English changed, the Korean did not. Bring it in step; or, if it '
            "still says the same, run: python notebooks/build.py 00 --translation-ok" in capsys.readouterr().err
        )
    assert stored_texts(built) == before
    assert build.main(["00", "--translation-ok"], built) == 0
    assert "wrote notebooks/ko/00_hello.ipynb" in capsys.readouterr().out
    assert build.main(["--check"], built) == 0


def test_runs_that_must_not_be_stored(repository, edit):
    """Cells that fail, do not fail where they should, or print a folder are named; no notebook is written."""
    edit('int("one")', 'print("/tmp/x", int("1"))')
    edit("answer = ...", "answer = unknown")
    with pytest.raises(building.BuildError) as caught:
        building.build(repository)
    assert [line for line in caught.value.args[0] if "(ko)" in line] == [
        """00_hello.py (ko): "answer = unknown": fails with NameError: name 'unknown' is not defined""",
        '00_hello.py (ko): "print("/tmp/x", int("1"))": its output has a home or temporary folder: /tmp/x',
        '00_hello.py (ko): "print("/tmp/x", int("1"))": is tagged raises-exception but raises nothing',
    ]
    assert len(caught.value.args[0]) == 6
    assert not list(repository.rglob("*.ipynb"))


@pytest.mark.parametrize(
    ("dollars", "shown"),
    [(0.0, "0"), (0.0003, "0.0003"), (0.00021, "0.0003"), (0.1 + 0.2, "0.3000"), (1e-7, "0.0001")],
)
def test_cost_is_rounded_up(dollars, shown):
    """An amount is never shown as less than it is, and what floats add does not count."""
    assert show_cost(dollars) == shown


@pytest.mark.parametrize("arguments", [["--translation-ok"], ["00", "--check", "--translation-ok"]])
def test_translation_ok_needs_a_lesson_to_build(repository, arguments, capsys):
    """The switch is for building named lessons."""
    with pytest.raises(SystemExit):
        build.main(arguments, repository)
    assert "needs the lessons or files it is meant for" in capsys.readouterr().err


def test_unknown_lesson(repository, capsys):
    """A lesson that does not exist is a message."""
    assert build.main(["42"], repository) == 1
    assert "there is no lesson or file '42'" in capsys.readouterr().err
