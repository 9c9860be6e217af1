"""Lessons as pages with the runner, served from this computer, and what their cells put out there."""

from __future__ import annotations

import functools
import html
import http.server
import json
import os
import re
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from builder import browser, compare, outputs
from builder.render import DOOR
from nbformat import from_dict

from browser import running_lab

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ko")
FACTS = "first-call-page"
# Only this computer can be reached, under its number and under one name more, which shows that others would fail.
REACHED = "reached.test"
ONLY_HERE = f"--host-resolver-rules=MAP {REACHED} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
ARGUMENTS = (*running_lab.ARGUMENTS, ONLY_HERE)
RUN_ALL = {"en": "Run all", "ko": "모두 실행"}
# By a word of a cell's code and the error that it ends with in a page: why its output is not the notebook's.
DIFFERENCES = {
    (
        "subprocess.",
        "NoProcessError",
    ): "a browser starts no programs; a sentence says so, and where they can be started",
    ("pandas", "NoPackageError"): "a page has no pandas; a sentence says so, and where it can be used",
    ("pd.", "NameError"): "what needs pandas, after it could not be imported",
    ("frame.", "NameError"): "what needs a table of pandas, after it could not be imported",
}
RECORD = "window.ended = []; document.addEventListener('first-call:cell', ({ detail }) => window.ended.push(detail));"
# The lines of a traceback that say something; which others are shown around them is up to the version of Python.
_SAID = re.compile(r"^(-+>|Cell In|File |\w+Error|\[)")


@functools.cache
def missing() -> str | None:
    """Return why lessons cannot run in pages on this machine; None where nothing is missing."""
    try:
        browser.fetch(ROOT)
    except browser.InputsMissingError as error:
        return f"lessons cannot run in pages here: {str(error).splitlines()[0]}"
    return None


def needed():
    """Skip a test where lessons cannot run in pages, and say why. In CI it fails."""
    if reason := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    extensions_map = {  # noqa: RUF012 - the parent has it so
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",  # Windows may have another one in its registry
        ".mjs": "text/javascript",
    }

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet):
    """Serve a folder on a port of this computer, and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def notebooks(language: str) -> list[Path]:
    """Return the built notebooks that have code."""
    found = sorted((ROOT / "notebooks" / language).glob("*.ipynb"))
    return [path for path in found if code_cells(path)]


def code_cells(path: Path) -> list:
    """Return a notebook's code cells."""
    return [cell for cell in compare.read_stored(path).cells if cell.cell_type == "code"]


def write_page(folder: Path, path: Path) -> str:
    """Write the least that the runner needs of a notebook's page, and return its path in the folder."""
    cells = [{"id": cell.id, "source": cell.source, "tags": cell.metadata.get("tags", [])} for cell in code_cells(path)]
    return _write(folder, path.stem, path.parent.name, cells)


def write_own_page(folder: Path, sources: list[str]) -> str:
    """Write an English page with cells that no lesson has, and return its path in the folder; their ids are c0, c1.

    Each has a name of its own, so that a reload shows the page that was open.
    """
    name = f"own-{len(list((folder / 'en').glob('own-*.html')))}"
    cells = [{"id": f"c{number}", "source": source, "tags": []} for number, source in enumerate(sources)]
    return _write(folder, name, "en", cells)


def _write(folder: Path, lesson: str, language: str, cells: list[dict]) -> str:
    facts = {"lesson": lesson, "language": language, "root": "../", "cells": cells}
    places = "".join(
        f'<div class="cell" data-cell-id="{cell["id"]}">'
        f'<div class="cell_input"><pre>{html.escape(cell["source"])}</pre></div></div>'
        for cell in cells
    )
    page = f"{language}/{lesson}.html"
    (folder / language).mkdir(exist_ok=True)
    (folder / page).write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{lesson}</title><main>{places}</main>'
        f'<script type="application/json" id="{FACTS}">{json.dumps(facts).replace("<", chr(92) + "u003c")}</script>'
        '<script type="module" src="../_static/run/run.js"></script></html>',
        encoding="utf-8",
    )
    return page


def opened(context, address: str):
    """Open a page in a new tab."""
    page = context.new_page()
    page.add_init_script(RECORD)
    page.goto(address)
    return page


def run_all(page, language: str, seconds: float = 120) -> list[dict]:
    """Press Run all, and return what each cell put out: its id, whether it raised nothing, its outputs."""
    count = page.evaluate(f"JSON.parse(document.getElementById('{FACTS}').textContent).cells.length")
    page.get_by_role("button", name=RUN_ALL[language], exact=True).click()
    done = f"window.ended.length >= {count} || document.documentElement.dataset.python === 'failed'"
    page.wait_for_function(done, timeout=seconds * 1000)
    return page.evaluate("window.ended")


def run_all_in_firefox(tab) -> list[dict]:
    """Press Run all in a tab of Firefox; return what each cell put out."""
    count = tab.evaluate(f"JSON.parse(document.getElementById('{FACTS}').textContent).cells.length")
    tab.evaluate("document.querySelector('.run-bar button').click()")
    tab.wait(f"window.ended.length >= {count} || document.documentElement.dataset.python === 'failed'")
    return tab.evaluate("window.ended")


def differences(path: Path, ended: list[dict]) -> list[str]:
    """Return how the outputs of a page differ from those of its notebook, but for what `DIFFERENCES` allows."""
    shown = {cell["id"]: cell["outputs"] for cell in ended}
    found = []
    for cell in code_cells(path):
        if cell.id == DOOR and DOOR not in shown:  # the website's pages have Python, and no such cell
            continue
        errors = {output.get("ename") for output in shown.get(cell.id, ())}
        allowed = any(word in cell.source and error in errors for word, error in DIFFERENCES)
        stored = _readable(cell.outputs)
        here = _readable([from_dict(output) for output in shown[cell.id]]) if cell.id in shown else "[not run]"
        if stored != here and not allowed:
            lines = compare.show(stored, here)
            found.append("\n".join((f"{path.parent.name}/{path.stem}, cell {cell.id}:", *lines)))
    return found


def _readable(found: list) -> str:
    for output in found:
        if "data" in output:
            output["data"] = dict(sorted(output["data"].items()))
    lines = []
    for output in outputs.tidy(found):
        text = compare.readable([output]).splitlines()
        lines += [line for line in text if _SAID.match(line.lstrip())] if output.output_type == "error" else text
    return "\n".join(lines)
