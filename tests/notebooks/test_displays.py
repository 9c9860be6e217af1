"""Displays that change are compared as a reader sees them."""

from __future__ import annotations

from builder.displays import with_updates
from nbformat.v4 import new_output


def message(kind, text, name=None):
    """Return a kernel's message that shows a text."""
    content = {"data": {"text/plain": text}, "transient": {"display_id": name} if name else {}}
    return {"msg_type": kind, "content": content}


def kept(messages):
    """Return what is kept of the displays in these messages, by one who keeps them as nbval does."""
    waiting = iter(messages)
    get = with_updates(lambda timeout=None: next(waiting))
    outputs = []
    for _ in messages:
        got = get(timeout=1)
        if got["msg_type"] == "display_data":
            output = new_output("display_data")
            output["data"] = got["content"]["data"]
            outputs.append(output)
    return [output["data"]["text/plain"] for output in outputs]


def test_the_last_update_counts():
    """A display holds what it was updated with last, and only its own updates."""
    first, second = message("display_data", "", "a"), message("display_data", "other", "b")
    updates = [message("update_display_data", text, "a") for text in ("Hel", "Hello")]
    assert kept([first, second, *updates]) == ["Hello", "other"]


def test_other_messages_pass_as_they_are():
    """Displays without a name, prints, and updates of something that was never shown change nothing."""
    printed = {"msg_type": "stream", "content": {"name": "stdout", "text": "hi"}}
    stray = message("update_display_data", "late", "gone")
    assert kept([message("display_data", "plain"), printed, stray]) == ["plain"]
