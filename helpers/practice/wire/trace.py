"""Where the kit's own faults leave a trace: a traceback for whoever mends the kit, never in a notebook's cell.

A practice server runs beside a learner's code, often in a kernel, whose standard error goes into cells. There the trace
goes to the kernel's own log, which a terminal shows (that of `first-call`); elsewhere to the process's standard error.
It holds no key, and no more of what a learner wrote than the beginning of an exception's message.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterator

LOGGER = logging.getLogger("first_call.practice")

_LONGEST_MESSAGE = 80  # characters
_LONGEST_PLACE = 120
_MOST_FRAMES = 20  # at each end
_KEY = re.compile(r"(sk-|Bearer\s+)[^\s'\"]+", re.IGNORECASE)


def leave(error: BaseException, place: str) -> None:
    """Log a fault of ours.

    Args:
        error: what was raised.
        place: what was being done, such as the method and the path of a request.
    """
    LOGGER.error("%s", f"Practice backend: a fault of the kit's own in {_shown(place, _LONGEST_PLACE)}\n{_told(error)}")


def _told(error: BaseException) -> str:
    """Return the traceback of an exception and of those that led to it, their messages cut."""
    causes = list(_causes(error))
    return "\n".join("\n".join([*_frames(cause), f"{type(cause).__name__}: {_message(cause)}"]) for cause in causes)


def _causes(error: BaseException) -> Iterator[BaseException]:
    chain: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in chain:
        chain.insert(0, now)
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    yield from chain


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}: {frame.line}' for frame in frames]
    if len(lines) > 2 * _MOST_FRAMES:
        lines[_MOST_FRAMES:-_MOST_FRAMES] = [f"  ... {len(lines) - 2 * _MOST_FRAMES} more"]
    return lines


def _message(error: BaseException) -> str:
    try:
        return _shown(str(error), _LONGEST_MESSAGE)
    except Exception:  # an exception that cannot even be shown
        return ""


def _shown(text: str, longest: int) -> str:
    """Return the beginning of a text on one line, without keys."""
    line = ascii(_KEY.sub(r"\1***", text[: 4 * longest]))[1:-1]
    return line if len(line) <= longest else line[: longest - 1] + "…"


class _Handler(logging.Handler):
    """Writes to the kernel's log where there is one, else to the process's own standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record)
        kernel = sys.modules.get("ipykernel.kernelapp")
        if kernel and kernel.IPKernelApp.initialized():
            kernel.IPKernelApp.instance().log.error("%s", text)
        elif sys.__stderr__:  # there is none where there is no console
            print(text, file=sys.__stderr__, flush=True)


LOGGER.propagate = False  # a cell may have turned on logging for everything, and would show it
LOGGER.addHandler(_Handler())
