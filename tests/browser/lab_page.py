"""JupyterLab as a person uses it: open a notebook, run it, read what it shows."""

import itertools
import json
import re

_numbers = itertools.count()
_PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
SECOND = 1000  # milliseconds


class LabPage:
    """One browser tab.

    Attributes:
        page: the Playwright page.
        root: the folder that JupyterLab shows.
    """

    def __init__(self, page, address, root):
        self.page = page
        self.root = root
        self._address = address
        self._workspace = f"test{next(_numbers)}"
        self._path = None

    def open(self, path):
        """Open a notebook in a workspace of its own and wait for its kernel."""
        self._path = path
        address = f"{self._address}/lab/workspaces/{self._workspace}/tree/{path}?token=test"
        self.page.goto(address, wait_until="domcontentloaded")
        self.page.locator(f"{_PANEL} .jp-Cell").first.wait_for(timeout=60 * SECOND)
        self.wait_for_kernel()

    def wait_for_kernel(self, seconds=60):
        """Wait until the kernel has nothing to do."""
        idle = f"{_PANEL} .jp-Notebook-ExecutionIndicator[data-status='idle']"
        self.page.locator(idle).wait_for(state="attached", timeout=seconds * SECOND)

    def menu(self, *titles):
        """Choose an entry of the main menu, such as ("Run", "Run All Cells")."""
        self.page.get_by_role("menuitem", name=titles[0], exact=True).first.click()
        for title in titles[1:]:
            self.page.locator(".lm-Menu-item", has_text=re.compile(rf"^{re.escape(title)}")).first.click()

    def run_all(self, seconds=90):
        """Restart the kernel, run all cells and wait for the last one to end."""
        self.menu("Kernel", "Restart Kernel and Run All Cells…")
        self.page.locator(".jp-Dialog .jp-mod-warn, .jp-Dialog .jp-mod-accept").last.click()
        self.page.wait_for_timeout(SECOND)
        self.wait_for_kernel(seconds)

    def save(self):
        """Save the notebook and return what is in the file."""
        self.page.keyboard.press("Escape")
        self.menu("File", "Save Notebook")
        dirty = self.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current.jp-mod-dirty")
        dirty.wait_for(state="detached", timeout=20 * SECOND)
        return self.stored()

    def stored(self):
        """Return the notebook as it is stored."""
        return json.loads((self.root / self._path).read_text(encoding="utf-8"))

    def screenshot(self, path):
        """Take a picture of the tab."""
        self.page.screenshot(path=path)
