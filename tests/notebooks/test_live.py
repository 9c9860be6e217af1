"""The same notebooks against another server: only the environment decides who answers."""

import os
import subprocess
import sys
from pathlib import Path

from other_server import OtherServer

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


def test_notebooks_use_the_server_that_the_environment_names():
    """Unchanged, a lesson runs to the end on a server that knows little, and every call reaches it with the key."""
    with OtherServer() as server:
        environment = {name: value for name, value in os.environ.items() if name != "FIRST_CALL_MODE"}
        environment |= {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url}
        command = [sys.executable, "-m", "pytest", "notebooks/en/05_single_turn.ipynb", "--live", "-n", "0", "-q"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(server.received) >= 9
    assert {authorization for authorization, _ in server.received} == {f"Bearer {KEY}"}
