"""Displays that change: a reader sees what was shown last, and nbval alone would compare what was shown first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nbformat import NotebookNode


def with_updates(get_message: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Return a function that gets a kernel's messages and keeps what is displayed up to date, as a notebook does.

    Args:
        get_message: gets the kernel's next message. What it hands over of a display is kept by the one who asks, so
            an update of it is made in place.
    """
    shown: dict[str, NotebookNode] = {}

    def get(*arguments: Any, **options: Any) -> dict[str, Any]:
        message = get_message(*arguments, **options)
        content = message["content"]
        name = content.get("transient", {}).get("display_id")
        if name is not None and message["msg_type"] == "update_display_data":
            if name in shown:
                shown[name].clear()
                shown[name].update(content["data"])
        elif name is not None:
            content["data"] = shown[name] = NotebookNode(content["data"])  # nbval would keep a copy of a plain dict
        return message

    return get
