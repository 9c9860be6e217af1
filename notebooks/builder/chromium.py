"""The Chromium or Chrome of this machine: it draws pictures, and tests look at pages in it."""

from __future__ import annotations

import os
import shutil

# The first is Chromium without windows, which leaves more of the processor to everything else.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
_INSTALLED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def find() -> str | None:
    """Return the path of the program, or None if there is none."""
    return next(iter((*filter(None, map(shutil.which, COMMANDS)), *filter(os.path.isfile, _INSTALLED))), None)
