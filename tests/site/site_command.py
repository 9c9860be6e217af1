"""The command that builds the website, as a process."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def build_site(out, *options, **environment):
    """Run the command; return how it ended."""
    return subprocess.run(
        [sys.executable, str(ROOT / "notebooks" / "build.py"), "--site", str(out), *options],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
