"""The reader's own key: it is in this worker's memory, and nowhere else."""

from __future__ import annotations

import os
from typing import Any


def use(pasted: str) -> dict[str, Any]:
    """Check a pasted key and let everything that follows use it.

    Args:
        pasted: as the reader pasted it.

    Returns:
        `ok`, and `lines`: what is wrong with the key, or who answers from now on.
    """
    from helpers import connection, environment, keys
    from helpers.forms.base import printed

    checked = keys.check(pasted)
    if checked.key is None:
        return {"ok": False, "lines": [checked.problem, *checked.notes]}
    connection.disconnect()  # puts back what was set before, which the key then replaces
    os.environ[environment.KEY] = checked.key
    with printed() as said:
        connection.connect()
    return {"ok": True, "lines": said.getvalue().splitlines()}
