"""Checks that other OpenAI clients work against the practice backend unchanged: `python tests/practice/clients/run.py`.

Each client is installed into a folder or environment of its own and removed again, so this needs a network, and it is
no part of the test run. A client that cannot be had here is skipped with the reason.

- `openai` from npm: needs node and npm
- langchain-openai, pydantic-ai-slim and llm: need uv
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
REPLIES = HERE.parent / "replies"
PYTHON_CLIENTS = {
    "langchain-openai": "langchain_openai_check.py",
    "pydantic-ai-slim[openai]": "pydantic_ai_check.py",
    "llm": "llm_check.py",
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


def check_npm(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Install the npm package into a folder of its own and run openai_npm.mjs there."""
    node, npm = tool("node"), tool("npm")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        installed = run(
            npm, "install", "--no-audit", "--no-fund", "openai", folder=folder, environment=dict(os.environ)
        )
        if installed.returncode:
            raise SkippedError(f"npm could not install it: {installed.stderr.strip().splitlines()[-1:]}")
        shutil.copy(HERE / "openai_npm.mjs", folder)
        return run(node, "openai_npm.mjs", folder=folder, environment=environment)


def check_python(package: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a check in an environment that has only this package."""
    with_package = (tool("uv"), "run", "--isolated", "--no-project", "--with", package, "python")
    installed = run(*with_package, "-c", "", folder=HERE, environment=dict(os.environ))
    if installed.returncode:
        raise SkippedError(f"uv could not install it: {installed.stderr.strip().splitlines()[-1:]}")
    return run(*with_package, PYTHON_CLIENTS[package], folder=HERE, environment=environment)


def main() -> int:
    """Run every check and print what happened; exit code 1 when one failed."""
    from helpers.practice import start

    checks: dict[str, Callable[[dict[str, str]], subprocess.CompletedProcess[str]]] = {"openai (npm)": check_npm}
    for package in PYTHON_CLIENTS:
        checks[package] = lambda environment, package=package: check_python(package, environment)
    failed = False
    with start(replies=REPLIES) as server:
        environment = os.environ | {
            "OPENAI_API_KEY": server.key,
            "OPENAI_BASE_URL": server.base_url,
            "NO_PROXY": "127.0.0.1",
            "PYTHONUTF8": "1",
        }
        for name, check in checks.items():
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
    raise SystemExit(main())
