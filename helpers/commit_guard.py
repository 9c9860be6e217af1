"""A git hook that refuses a commit with an API key in it: installed when asked for, run by git."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from helpers import key_text
from helpers.language import say, text

_MARK = "first-call: no keys in commits"
# Git runs hooks with the shell that it brings along, on Windows too. Where this Python is gone, commits go on.
_HOOK = """\
#!/bin/sh
# {mark}; delete this file to switch it off
python="{python}"
if [ -x "$python" ]; then exec "$python" -m helpers key --staged; fi
echo "{mark}: not checked, since $python is gone" >&2
"""


def install() -> int:
    """Install the hook in the git repository of the current folder, and say so.

    Returns:
        The exit code: 0, or 1 where there is no repository, or a hook of somebody else's that stays as it is.
    """
    folder = _git("rev-parse", "--git-path", "hooks")
    if folder is None:
        say(text("guard.no_repository"))
        return 1
    hook = Path(os.fsdecode(folder).strip()).absolute() / "pre-commit"
    if hook.exists() and _MARK not in hook.read_text(encoding="utf-8", errors="replace"):
        say(text("guard.other_hook", path=hook.as_posix()))
        return 1
    hook.parent.mkdir(parents=True, exist_ok=True)
    content = _HOOK.format(mark=_MARK, python=Path(sys.executable).as_posix())
    hook.write_bytes(os.fsencode(content))  # a shell looks for the path as the system writes it
    hook.chmod(0o755)
    say(text("guard.installed"))
    return 0


def check() -> int:
    """Look for keys in what the next commit would add, and name the files; git runs this.

    Returns:
        The exit code: 0, or 1 where there is a key, so that git does not commit.
    """
    found = [(name, key) for name in _staged() for key in keys_in(_content(name))]
    for name, key in found:
        say(text("guard.found", file=name, key=key_text.mask(key)))
    if found:
        say(text("guard.refused"))
    return 1 if found else 0


def keys_in(content: str) -> list[str]:
    """Return the keys of OpenAI's in a text, without those that are only examples.

    Args:
        content: any text; a notebook's JSON too.
    """
    found = dict.fromkeys(re.findall(r"(?<![\w-])sk-[A-Za-z0-9_-]{20,}", content))
    return [key for key in found if key_text.is_random(key) or "T3BlbkFJ" in key]  # which all of them have had so far


def _staged() -> list[str]:
    listed = _git("diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR") or b""
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]


def _content(name: str) -> str:
    return (_git("show", f":{name}") or b"").decode("utf-8", "replace")


def _git(*arguments: str) -> bytes | None:
    """What git answers, or None where it cannot."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
