"""CSS and JavaScript of the forms, which are files beside this module."""

from __future__ import annotations

import functools
import html
from pathlib import Path


@functools.cache
def read(name: str) -> str:
    """Return the text of a file beside this module, such as "style.css"; it is read once."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def style() -> str:
    """Return the forms' style sheet as HTML."""
    return f"<style>{read('style.css')}</style>"


def script(name: str) -> str:
    """Return HTML that runs a file of JavaScript, each time it is shown.

    A widget's HTML may hold no script, but an image that cannot be loaded may say what is to be done then.
    """
    return f'<img hidden alt="" src="data:," onerror="{html.escape(read(name))}">'
