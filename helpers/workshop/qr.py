"""QR codes of addresses, in a terminal and in a page; segno draws them, which only the extra `workshop` brings."""

from __future__ import annotations

import functools
import importlib.util
from typing import Any

COMMAND = "python -m pip install segno"
_QUIET = 4  # modules of nothing around a code, as its standard wants
_TERMINAL_QUIET = 2  # around it are lines without anything
_BLOCKS = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}  # light is what is drawn: most terminals are dark
_BLACK_ON_WHITE = {(0, 0): " ", (0, 1): "▄", (1, 0): "▀", (1, 1): "█"}
_COLORS, _PLAIN = "\033[30;107m", "\033[0m"


def is_there() -> bool:
    """Return whether codes can be drawn."""
    return importlib.util.find_spec("segno") is not None


def can_show(encoding: str | None) -> bool:
    """Return whether a terminal has what a code is drawn with: those of a Korean Windows have no half blocks.

    Args:
        encoding: of the terminal; None for one that takes everything.
    """
    try:
        "█▀▄".encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def lines(content: str, *, colors: bool) -> list[str]:
    """Return a code for a terminal, two rows of it in each line.

    Args:
        content: of the code.
        colors: whether the terminal takes escape sequences for colors. Without them the code is drawn for a dark
            terminal; in a light one it is inverted, which many cameras read as well.
    """
    rows = [list(row) for row in _code(content).matrix_iter(border=_TERMINAL_QUIET)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    blocks = _BLACK_ON_WHITE if colors else _BLOCKS
    drawn = (
        "".join(blocks[bool(above), bool(below)] for above, below in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return [f"{_COLORS}{line}{_PLAIN}" if colors else line for line in drawn]


@functools.cache
def svg(content: str, title: str) -> str:
    """Return a code as an element for a page: black on white also where the page is dark.

    Args:
        content: of the code.
        title: what it says to somebody who cannot see it.
    """
    drawn: str = _code(content).svg_inline(
        border=_QUIET, omitsize=True, dark="#000", light="#fff", title=title, svgclass="qr", lineclass=None
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)


def _code(content: str) -> Any:
    import segno

    return segno.make(content, error="m", micro=False)
