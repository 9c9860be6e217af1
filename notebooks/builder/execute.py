"""Runs notebooks in practice mode, two at a time, as the tests will run them again."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL
from dataclasses import dataclass, field
from pathlib import Path

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from . import outputs
from .kernels import Client
from .practice_mode import force_practice
from .source import Lesson

AT_A_TIME = 2
CELL_SECONDS = 60
_SPENT = "from helpers.usage import spent\nprint(spent())"


@dataclass(frozen=True)
class CellRun:
    """What one code cell put out."""

    execution_count: int
    outputs: list[NotebookNode]


@dataclass
class Run:
    """What one notebook put out.

    Attributes:
        cells: one entry per code cell.
        dollars: what the same calls would cost at the real API, in US dollars.
        problems: what must be mended first; the other two are then incomplete.
    """

    cells: list[CellRun] = field(default_factory=list)
    dollars: float = 0.0
    problems: list[str] = field(default_factory=list)


def run_notebooks(root: Path, wanted: list[tuple[Lesson, str]]) -> list[Run]:
    """Run notebooks and return what they put out.

    Args:
        root: the repository.
        wanted: the lessons and languages to run.
    """

    async def run_all() -> list[Run]:
        free = asyncio.Semaphore(AT_A_TIME)
        return await asyncio.gather(*(_run(root, lesson, language, free) for lesson, language in wanted))

    return asyncio.run(run_all())


async def _run(root: Path, lesson: Lesson, language: str, free: asyncio.Semaphore) -> Run:
    """Run one notebook in its final folder, with the kernel of this very Python."""
    source_cells = [cell for cell in lesson.notebook_cells if cell.kind == "code"]
    cells = [new_code_cell(cell.texts[language], metadata={"tags": list(cell.tags)}) for cell in source_cells]
    spent = new_code_cell(_SPENT)
    folder = root / "notebooks" / language
    folder.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ)
    force_practice(environment)
    notebook = new_notebook(cells=[*cells, spent])
    client = Client(notebook, timeout=CELL_SECONDS, record_timing=False, store_widget_state=False)
    run = Run()
    if not cells:
        return run
    here = f"{lesson.path.name} ({language})"
    async with free:
        client.reset_execution_trackers()
        async with client.async_setup_kernel(cwd=str(folder), env=environment, stderr=DEVNULL):
            for place, cell in enumerate([*cells, spent]):
                name = f'{here}: "{source_cells[place].first_line}"' if place < len(cells) else here
                try:
                    await client.async_execute_cell(cell, place, execution_count=place + 1)
                except CellExecutionError as error:
                    run.problems.append(f"{name}: fails with {error.ename}: {error.evalue}")
                except CellTimeoutError:
                    run.problems.append(f"{name}: ran for more than {CELL_SECONDS} s")
                except DeadKernelError:
                    run.problems.append(f"{name}: the kernel died")
                if run.problems:
                    break
            else:
                run.dollars = float(spent.outputs[0].text)
    for cell, source_cell in zip(cells, source_cells, strict=True):
        if cell.execution_count is None:
            break  # one before it failed
        tidied = outputs.tidy(cell.outputs)
        sentences = outputs.refusals(tidied, code=[cell.source for cell in cells], root=root)
        if "raises-exception" in cell.metadata.tags and not any(out.output_type == "error" for out in tidied):
            sentences.append("is tagged raises-exception but raises nothing")
        run.problems += [f'{here}: "{source_cell.first_line}": {sentence}' for sentence in sentences]
        run.cells.append(CellRun(cell.execution_count, tidied))
    return run
