"""What was typed into the cells of this notebook, and so is stored in its file and in IPython's history."""

from __future__ import annotations

import sys
from typing import Any


def holds(secret: str) -> bool:
    """Return whether a cell that ran in this session has a text in it.

    Args:
        secret: the text.
    """
    session: Any = sys.modules.get("IPython")
    shell = session.get_ipython() if session else None
    history = getattr(shell, "history_manager", None)  # a terminal without a history has none
    return any(secret in cell for cell in getattr(history, "input_hist_raw", ()))
