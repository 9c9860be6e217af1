"""Changes in finished pages what the theme has no setting for: labels in English only, roles that lack something."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from .words import words

_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^":]+\.(?:svg|png))" ?/>')
_CORNER = re.compile(r"<th\b[^>]*>(?:<p></p>)?</th>")
_SIZE = re.compile(r'<svg\b[^>]*\bviewBox="0 0 (\d+) (\d+)"')


class ThemeError(Exception):
    """A page is not written as what is changed here expects; the message says what is missing."""


def finished(text: str, language: str, folder: Path) -> str:
    """Return a page of Sphinx as the website has it.

    Args:
        text: of the page.
        language: "en" or "ko".
        folder: of the page, where its pictures are looked for.

    Raises:
        ThemeError: the theme has changed, or a drawing doesn't say how large it is.
    """
    wording = words(language)
    changes = {
        'aria-label="Toggle site navigation sidebar"': f'aria-label="{wording["toggle_navigation"]}"',
        'aria-label="Toggle table of contents sidebar"': f'aria-label="{wording["toggle_contents"]}"',
        'aria-label="Toggle Light / Dark / Auto color theme"': f'aria-label="{wording["toggle_theme"]}"',
        '<aside class="sidebar-drawer"': f'<aside aria-label="{wording["all_pages"]}" class="sidebar-drawer"',
        '<aside class="toc-drawer': f'<aside aria-label="{wording["on_this_page"]}" class="toc-drawer',
        'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
    }
    for theme, ours in changes.items():
        if theme not in text:
            raise ThemeError(f"the theme no longer writes {theme!r}; look at its templates")
        text = text.replace(theme, ours)
    # The corner above the names of a table's rows is no heading; and what is below a picture must not jump.
    text = _CORNER.sub("<td></td>", text)
    return _PICTURE.sub(lambda image: _sized(image, folder), text)


def _sized(image: re.Match[str], folder: Path) -> str:
    """Return a picture with its width and height, by which a browser knows its shape before it is loaded."""
    path = folder / image[2]
    if path.suffix == ".png":
        width, height = struct.unpack(">II", path.read_bytes()[16:24])  # its first chunk has them
    else:
        size = _SIZE.search(path.read_text(encoding="utf-8"))
        if size is None:
            raise ThemeError(f'{path.name} has no viewBox="0 0 WIDTH HEIGHT"')
        width, height = size.groups()
    return f'<img alt="{image[1]}" src="{image[2]}" width="{width}" height="{height}">'
