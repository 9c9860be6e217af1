"""Runs the code cells of notebooks as IPython does, in this process; reads and prints JSON.

Half the cost of a kernel (no sockets, no second process), and the same shell that a kernel runs cells in.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output


def main() -> None:
    """Read [folder below this one, [code, ...]] of each notebook; print [what was printed, error] of each cell."""
    shell = InteractiveShell.instance()
    import openai  # noqa: F401

    gc.freeze()  # what is imported stays; a reset of the shell collects, and need not look at all of it again
    results = []
    here = os.getcwd()
    for folder, cells in json.loads(sys.stdin.buffer.read()):
        os.chdir(os.path.join(here, folder))
        shell.reset()
        results.append([run(shell, code) for code in cells])
    sys.stdout.buffer.write(json.dumps(results).encode())


def run(shell: InteractiveShell, code: str) -> tuple[str, str | None]:
    """Run one cell; return what it printed, and the error it ended with, if any."""
    with capture_output() as captured:
        result = shell.run_cell(code, store_history=True)
    error = result.error_before_exec or result.error_in_exec
    return captured.stdout, repr(error) if error else None


if __name__ == "__main__":
    main()
