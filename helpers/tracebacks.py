"""Tracebacks in a notebook: the learner's own lines, and one line for all that happened inside libraries.

An error of the SDK passes a dozen functions of three packages; IPython prints about a hundred lines of their code.
The last line, which says what is wrong, would be two screens below the cell.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from pathlib import Path
from types import TracebackType
from typing import Any

from helpers.language import text

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"File (.+?):\d+")
_KIT = Path(__file__).resolve().parent


def shorten() -> None:
    """Let this notebook show short tracebacks from now on; outside IPython nothing changes.

    Only what is shown is shortened: the error itself keeps its whole traceback, and `%tb` shows it.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.set_custom_exc((Exception,), _show)


def without_libraries(shown: list[str]) -> list[str]:
    """Return a traceback in which one line stands for each run of frames inside libraries.

    Args:
        shown: as IPython makes it: a heading, a text for each frame, and the error.
    """
    kept: list[str] = []
    left_out = text("traceback.left_out")
    for part in shown:
        frame = _FRAME.match(_COLOR.sub("", part))
        if not frame or not _in_library(frame[1]):
            kept.append(part)
        elif kept[-1:] != [left_out]:
            kept.append(left_out)
    return kept


def _in_library(file: str) -> bool:
    path = Path(file).expanduser()
    if not path.is_absolute():  # IPython writes "<frozen ...>" of what Python brings along
        return file.startswith("<frozen")
    paths = sysconfig.get_paths()
    # Where the standard library is an archive, as in a browser, it is not where sysconfig says.
    folders = {
        _KIT,
        Path(os.__file__).parent,
        *(Path(paths[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
    return bool({"site-packages", "dist-packages"} & set(path.parts)) or any(
        path.is_relative_to(folder) for folder in folders
    )


def _show(
    shell: Any,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    """Show an error that a cell raised: as IPython does, but shortened."""
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace  # what %tb shows
    if hasattr(error, "_render_traceback_"):
        shown = error._render_traceback_()
    else:
        shown = without_libraries(shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset))
    shell._showtraceback(kind, error, shown)
    return shown
