"""Runs scripts, each in a process of its own in which only the standard library and one more folder can be imported.

Reads a JSON list [folder, script] a line, and answers with a JSON list [exit code, stdout, stderr] a line. Where
processes can fork, they begin with openai imported already: that takes ten times as long as a snippet. A script sees
nothing of it, since a name that it does not import is not there.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import tempfile

SECONDS = 60
# -I and -S leave the standard library alone on sys.path; the one folder added to it has openai.
FLAGS = ["-I", "-S", "-X", "utf8"]


def main(site: str) -> None:
    """Answer until the input ends.

    Args:
        site: the folder that has openai.
    """
    sys.path.append(site)
    run = in_new_process
    if hasattr(os, "fork"):
        import openai.resources.chat
        import openai.resources.responses  # noqa: F401

        run = in_fork
    for line in sys.stdin:
        folder, script = json.loads(line)
        print(json.dumps(run(folder, script, site)), flush=True)


def in_fork(folder: str, script: str, site: str) -> tuple[int, str, str]:
    """Run a script in a fork of this process."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(output.fileno(), 1)
            os.dup2(errors.fileno(), 2)
            os._exit(_run(folder, script))
        _, status = os.waitpid(child, 0)
        texts = []
        for file in (output, errors):
            file.seek(0)
            texts.append(file.read().decode())
        return os.waitstatus_to_exitcode(status), *texts


def _run(folder: str, script: str) -> int:
    import signal
    import traceback

    signal.alarm(SECONDS)
    os.chdir(folder)
    code = 0
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def in_new_process(folder: str, script: str, site: str) -> tuple[int, str, str]:
    """Run a script in a new Python."""
    start = "import runpy, sys; sys.path.append(sys.argv[1]); runpy.run_path(sys.argv[2], run_name='__main__')"
    command = [sys.executable, *FLAGS, "-c", start, site, script]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=SECONDS)
    return done.returncode, done.stdout, done.stderr


if __name__ == "__main__":
    main(sys.argv[1])
