"""JupyterLab as a person uses it: open a notebook, run it, click in its forms, read what it shows."""

import json
import re
import urllib.request
from pathlib import Path

import nbformat
from playwright.sync_api import Error

ROOT = Path(__file__).resolve().parents[2]
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
SECOND = 1000  # milliseconds
# Numbers appear beside the cells as they end; those of the last run are taken away first.
_FORGET_RUNS = """() => {
  for (const cell of jupyterapp.shell.currentWidget.content.widgets)
    if (cell.model.type === 'code') cell.model.executionCount = null;
}"""
_ALL_RUN = """() => jupyterapp.shell.currentWidget.content.widgets.every(({model}) =>
  model.type !== 'code' || !model.sharedModel.getSource().trim() ||
  (model.executionCount !== null && model.executionState !== 'running'))"""

_IDLE = """() => {
  const context = jupyterapp.shell.currentWidget.sessionContext;
  return context.isReady && context.session?.kernel?.status === 'idle';
}"""

# The state of a form alone makes no notebook look unsaved, so what is shown does not tell when it is saved.
_NOTE_SAVING = """() => {
  const {saveState} = jupyterapp.shell.currentWidget.context;
  window.saved = null;
  saveState.connect(function note(_, state) {
    if (state === 'started') return;
    saveState.disconnect(note);
    window.saved = state;
  });
}"""

_CLOSE_ALL = """() => {
  for (const widget of [...jupyterapp.shell.widgets('main')]) {
    if (widget.context) widget.context.model.dirty = false;
    widget.dispose();
  }
}"""


class LabPage:
    """One browser tab.

    Attributes:
        page: the Playwright page.
        lab: the JupyterLab that it shows.
    """

    def __init__(self, page, lab):
        self.page = page
        self.lab = lab
        self._path = None

    def open(self, path):
        """Open a notebook and wait for its kernel."""
        self._path = path
        if self.page.url.startswith(self.lab.address):
            self.page.evaluate("path => void jupyterapp.commands.execute('docmanager:open', {path})", path)
        else:
            self.page.goto(f"{self.lab.address}/lab/tree/{path}?token=test", wait_until="domcontentloaded")
        self.wait_until_open(path)

    def wait_until_open(self, path):
        """Wait until a notebook is in front and its kernel has nothing to do."""
        self._path = path
        opened = "path => window.jupyterapp?.shell.currentWidget?.context?.path === path"
        self.page.wait_for_function(opened, arg=path, timeout=60 * SECOND)
        self.page.locator(f"{PANEL} .jp-Cell").first.wait_for(timeout=60 * SECOND)
        self.wait_for_kernel()

    def reload(self):
        """Load the page anew, as after closing the tab and coming back."""
        self.page.reload(wait_until="domcontentloaded")
        self.wait_until_open(self._path)

    def close(self):
        """Close the notebook in front; its kernel goes on."""
        self.page.evaluate("jupyterapp.shell.currentWidget.dispose()")

    def leave(self):
        """Close all notebooks without saving, and end their kernels."""
        if not self.page.is_closed():
            try:
                self.page.evaluate(_CLOSE_ALL)
                assert self.page.locator(".jp-Dialog").count() == 0
            except (AssertionError, Error):  # after a failed test
                self.page.goto("about:blank")
        for session in self.ask("GET", "sessions"):
            self.ask("DELETE", f"sessions/{session['id']}")
        for workspace in (self.lab.home / ".jupyter" / "lab" / "workspaces").glob("*"):
            workspace.unlink()

    def ask(self, method, path):
        """Ask the server itself, and return what it says."""
        address = f"{self.lab.address}/api/{path}"
        request = urllib.request.Request(address, method=method, headers={"Authorization": "token test"})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or "null")

    def kernel(self):
        """Return the id of the kernel of the notebook in front."""
        return self.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")

    def wait_for_kernel(self, seconds=60):
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_function(_IDLE, timeout=seconds * SECOND)

    def menu(self, *titles):
        """Choose an entry of the main menu, such as ("Run", "Run All Cells")."""
        self.page.get_by_role("menuitem", name=titles[0], exact=True).first.click()
        for title in titles[1:]:
            self.page.locator(".lm-Menu-item", has_text=re.compile(rf"^{re.escape(title)}")).first.click()

    def confirm(self):
        """Click the last button of the dialog that is open."""
        self.page.locator(".jp-Dialog .jp-Dialog-button.jp-mod-styled").last.click()

    def run_all(self, seconds=90):
        """Run all cells and wait for the last one to end."""
        self.page.evaluate(_FORGET_RUNS)
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(_ALL_RUN, timeout=seconds * SECOND)

    def form(self, title):
        """Return the form with this title."""
        return self.page.locator(f"{PANEL} .first-call", has=self.page.get_by_role("heading", name=title, exact=True))

    def paste(self, field, text):
        """Paste text into a field with the keyboard."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        field.wait_for()
        field.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("ControlOrMeta+v")

    def clipboard(self):
        """Return the text on the clipboard."""
        return self.page.evaluate("navigator.clipboard.readText()")

    def save(self):
        """Save the notebook and return what is in the file."""
        self.page.keyboard.press("Escape")
        self.page.evaluate(_NOTE_SAVING)
        self.menu("File", "Save Notebook")
        state = self.page.wait_for_function("window.saved", timeout=20 * SECOND).json_value()
        assert state.startswith("completed")
        return self.stored()

    def stored(self):
        """Return the notebook as it is stored."""
        return json.loads((self.lab.lessons / self._path).read_text(encoding="utf-8"))

    def committed(self):
        """Return the notebook in front as the repository holds it, without the cell that no learner's copy has."""
        notebook = json.loads((ROOT / self._path).read_text(encoding="utf-8"))
        return notebook | {"cells": [cell for cell in notebook["cells"] if cell["id"] != "door"]}


def small_notebook(page, name, *cells):
    """Write a notebook of some code cells into the learner's folder, and return its path."""
    path = page.lab.lessons / "notebooks" / f"{name}.ipynb"
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, cells)], metadata=metadata), path)
    return path.relative_to(page.lab.lessons).as_posix()


def printed(notebook):
    """Return what each code cell of a notebook printed."""
    return [
        "".join("".join(output.get("text", "")) for output in cell["outputs"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]
