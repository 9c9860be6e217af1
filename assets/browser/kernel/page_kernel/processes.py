"""Programs: a browser starts none, and what tries to is told so in a sentence."""

from __future__ import annotations

import subprocess


class NoProcessError(OSError):
    """A browser starts no programs; the message is all there is to read."""

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines instead of a traceback."""
        return [f"{type(self).__name__}: {self}"]


def install(no_processes: str) -> None:
    """Let `subprocess` say why it does nothing here, and what to do instead.

    Args:
        no_processes: that sentence.
    """

    class NoProcess(subprocess.Popen):
        """What every way of starting a program ends in."""

        _child_created = False  # else its end would be waited for

        def __init__(self, *arguments: object, **options: object) -> None:
            raise NoProcessError(no_processes)

    subprocess.Popen = NoProcess  # type: ignore[misc]
