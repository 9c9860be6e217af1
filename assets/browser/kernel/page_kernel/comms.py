"""What forms and their picture in the page say to each other."""

from __future__ import annotations

import base64
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager

from .channel import Channel


def install(channel: Channel) -> CommManager:
    """Let ipywidgets reach the page; return what takes the page's messages."""
    manager = CommManager()

    class PageComm(BaseComm):
        """One widget's way to the page."""

        def publish_msg(
            self,
            msg_type: str,
            data: Any = None,
            metadata: Any = None,
            buffers: Any = None,
            **keys: Any,
        ) -> None:
            """Send a message."""
            content = {"comm_id": self.comm_id, "data": data or {}}
            if msg_type == "comm_open":
                content["target_name"] = keys.get("target_name", self.target_name)
            channel.before()
            channel.post(
                type="comm",
                message={
                    "header": {"msg_type": msg_type},
                    "content": content,
                    "metadata": metadata or {},
                    "buffers": [base64.b64encode(bytes(buffer)).decode() for buffer in buffers or ()],
                },
            )

    comm.create_comm = PageComm
    comm.get_comm_manager = lambda: manager
    return manager


def receive(manager: CommManager, kind: str, content: dict[str, Any]) -> None:
    """Take one message of the page.

    Args:
        manager: as `install` returned it.
        kind: "comm_open", "comm_msg" or "comm_close".
        content: comm_id, data, and when it opens, target_name.
    """
    message = {"header": {"msg_type": kind}, "content": content, "metadata": {}, "buffers": []}
    getattr(manager, kind)(None, None, message)
