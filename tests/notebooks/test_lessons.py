"""The real lessons: built notebooks in step with their sources, and exercises whose solutions work."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import build
import nbformat
import pytest
from builder import building
from builder.source import LANGUAGES, read_lesson

SOURCES = sorted((build.ROOT / "notebooks" / "src").glob("[0-9][0-9]_*.py"))
PAGES = sorted((build.ROOT / "notebooks" / "src").glob("[!0-9]*.py"))
NOTEBOOKS = [build.ROOT / "notebooks" / language / f"{path.stem}.ipynb" for path in SOURCES for language in LANGUAGES]
RUNNER = Path(__file__).with_name("run_cells.py")


def name(path: Path) -> str:
    """Return how a notebook is called in the list of tests."""
    return f"{path.parent.name}-{path.stem}"


def code_cells(path: Path) -> list:
    """Return the code cells of a built notebook, without the one for those who open it without the kit."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.id != "door"]


def test_everything_is_in_step():
    """Sources, notebooks, digests of the outputs, drawings and READMEs agree; no rule is broken."""
    differences = building.check(build.ROOT, execute=False)
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_every_code_cell_was_run(path):
    """nbval compares nothing where the count is missing, so none may be."""
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))
    assert counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_course_costs_less_than_two_cents(language, capsys):
    """Run live once, all lessons and pages together stay under two US cents; the command and the README say so."""
    assert build.main(["--cost"]) == 0
    lines = dict(reversed(line.split(maxsplit=1)) for line in capsys.readouterr().out.splitlines())
    total = Decimal(lines.pop(f"{language}, everything"))
    costs = {name: Decimal(cost) for name, cost in lines.items() if name.startswith(f"{language}/")}
    assert set(costs) == {f"{language}/{path.stem}" for path in SOURCES + PAGES}
    assert total == sum(costs.values())
    assert 0 < total < Decimal("0.02")
    readme = (build.ROOT / building.READMES[language]).read_text(encoding="utf-8")
    assert f"| **{total}** |" in readme


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_stubs_do_not_pass(path):
    """With the exercises untouched, as the notebook is stored, no check is satisfied."""
    checks = [cell for cell in code_cells(path) if "check" in cell.metadata.get("tags", [])]
    assert checks
    for cell in checks:
        printed = "".join(output.text for output in cell.outputs if output.output_type == "stream")
        assert printed.strip()
        assert not any(line.startswith("✅") for line in printed.splitlines())


def solved_cells(source: Path) -> list:
    """Return the code cells of a lesson with each stub replaced by its solution."""
    return [cell for cell in read_lesson(source).cells if cell.kind == "code" and "exercise" not in cell.tags]


@pytest.fixture(scope="module")
def results() -> dict[tuple[str, str], list]:
    """What each cell printed and the error it ended with, by lesson and language: all run in one fresh process."""
    runs = [(source, language) for source in SOURCES for language in LANGUAGES]
    notebooks = [
        (f"notebooks/{language}", [cell.texts[language] for cell in solved_cells(source)]) for source, language in runs
    ]
    run = subprocess.run(
        [sys.executable, "-X", "utf8", RUNNER],
        cwd=build.ROOT,
        input=json.dumps(notebooks).encode(),
        capture_output=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    return {
        (source.stem, language): found for (source, language), found in zip(runs, json.loads(run.stdout), strict=True)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_solutions_pass(results, source, language):
    """With each stub replaced by its solution, every check prints a line that begins with ✅."""
    for cell, (printed, error) in zip(solved_cells(source), results[source.stem, language], strict=True):
        assert error is None or "raises-exception" in cell.tags, f"{cell.first_line}: {error}"
        if "check" in cell.tags:
            assert any(line.startswith("✅") for line in printed.splitlines()), f"{cell.first_line}: {printed}"
