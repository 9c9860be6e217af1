"""Which browsers this machine has."""

import os

import pytest


def needed(found, name, commands):
    """Return where a browser is; without it the tests that need it are skipped, and say so. In CI they fail.

    Args:
        found: its program, or None.
        name: of the browser.
        commands: that were looked for.
    """
    if not found:
        reason = f"no {name} on this machine: none of {', '.join(commands)} is on the PATH"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return found
