"""Checks that other OpenAI clients work against the practice backend unchanged: `python tests/practice/clients/run.py`.

Each client is installed into a folder or environment of its own and removed again, so this needs a network, and it is
no part of the test run. A client that cannot be had here is skipped with the reason.

- those from npm need node and npm
- those of Python need uv

The README of the practice backend keeps the table that this prints. Names on the command line run some of them.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
REPLIES = HERE.parent / "replies"
PYTHON_CLIENTS = {
    "openai-agents": "openai_agents_check.py",
    "instructor": "instructor_check.py",
    "litellm": "litellm_check.py",
    "langchain-openai": "langchain_openai_check.py",
    "pydantic-ai-slim[openai]": "pydantic_ai_check.py",
    "llm": "llm_check.py",
}
OF_LESSONS = {  # what lessons say of a package, with the lessons' own replies
    "openai-agents, lesson 15": ("lesson_15_check.py", "openai-agents"),
}
NPM_CLIENTS = {
    "openai (npm)": ("openai_npm.mjs", "openai"),
    "@openai/agents (npm)": ("openai_agents.mjs", "@openai/agents", "zod"),
    "ai (npm)": ("vercel_ai.mjs", "ai", "@ai-sdk/openai", "zod"),
}

sys.path.insert(0, str(HERE.parents[2]))


class SkippedError(Exception):
    """A client cannot be had on this machine; the message says why."""


def run(*command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command with its output caught."""
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", errors="replace", timeout=300
    )


def tool(name: str) -> str:
    """Return the path of a program."""
    path = shutil.which(name)
    if path is None:
        raise SkippedError(f"{name} is not installed")
    return path


def check_npm(script: str, packages: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Install packages from npm into a folder of their own and run a script there."""
    node, npm = tool("node"), tool("npm")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        installed = run(
            npm, "install", "--no-audit", "--no-fund", *packages, folder=folder, environment=dict(os.environ)
        )
        if installed.returncode:
            raise SkippedError(f"npm could not install it: {installed.stderr.strip().splitlines()[-1:]}")
        shutil.copy(HERE / script, folder)
        return run(node, script, folder=folder, environment=environment)


def check_python(script: str, package: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a check in an environment that has only this package."""
    with_package = (tool("uv"), "run", "--isolated", "--no-project", "--with", package, "python")
    installed = run(*with_package, "-c", "", folder=HERE, environment=dict(os.environ))
    if installed.returncode:
        raise SkippedError(f"uv could not install it: {installed.stderr.strip().splitlines()[-1:]}")
    return run(*with_package, script, folder=HERE, environment=environment)


def main(names: Sequence[str] = ()) -> int:
    """Run every check, or those that are named, and print what happened; exit code 1 when one failed."""
    from helpers.practice import start

    checks: dict[str, Callable[[dict[str, str]], subprocess.CompletedProcess[str]]] = {}
    for name, (script, *packages) in NPM_CLIENTS.items():
        checks[name] = functools.partial(check_npm, script, tuple(packages))
    for package, script in PYTHON_CLIENTS.items():
        checks[package] = functools.partial(check_python, script, package)
    for name, (script, package) in OF_LESSONS.items():
        checks[name] = functools.partial(check_python, script, package)
    if unknown := set(names) - set(checks):
        print(f"no check is named {', '.join(sorted(unknown))}; there are: {'; '.join(checks)}", file=sys.stderr)
        return 1
    failed = False
    with start(replies=REPLIES) as prepared, start() as kit:
        for name, check in checks.items():
            if names and name not in names:
                continue
            server = kit if name in OF_LESSONS else prepared
            environment = os.environ | {
                "OPENAI_API_KEY": server.key,
                "OPENAI_BASE_URL": server.base_url,
                "NO_PROXY": "127.0.0.1",
                "PYTHONUTF8": "1",
            }
            try:
                done = check(environment)
            except SkippedError as reason:
                print(f"{name:26} skipped: {reason}")
                continue
            failed |= bool(done.returncode)
            print(f"{name:26} {'failed' if done.returncode else 'works'}")
            if done.returncode:
                print(done.stdout + done.stderr)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
