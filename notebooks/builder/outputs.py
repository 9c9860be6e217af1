"""Outputs as they are stored: merged, free of what differs between machines, and free of secrets."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from nbformat import NotebookNode

WIDGET = "application/vnd.jupyter.widget-view+json"
_PICTURES = ("image/png", "image/jpeg")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_KEY = re.compile(r"\bsk-(?!practice)(?>(?:[a-z]+-)*)[\w-]{5,}", re.ASCII)  # sk-...abcd and sk-proj-***abcd are masked
_REFUSED = {
    "a home or temporary folder": re.compile(r"(?:/home/|/Users/|/root/|/tmp/|/var/folders/|\b[A-Za-z]:\\)\S*"),
    "a port of this machine": re.compile(r"127\.0\.0\.1:\d+"),
    "a memory address": re.compile(r"\b0x[0-9a-fA-F]{6,}"),
}


def plain(text: str) -> str:
    """Return a text without the colors that a terminal would show it in."""
    return _COLOUR.sub("", text)


def tidy(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs of one cell as they are stored.

    Consecutive pieces of one stream are joined. Views of widgets are left out, since their ids are random.
    Tracebacks are stored as the kernel showed them: connect() leaves out the lines inside libraries, which would name
    folders of this machine.

    Args:
        outputs: as the kernel sent them.
    """
    kept: list[NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream" and kept and kept[-1].get("name") == output.name:
            kept[-1].text += output.text
            continue
        if "data" in output:
            output.data.pop(WIDGET, None)
        kept.append(output)
    return kept


def refusals(outputs: list[NotebookNode], code: list[str], root: Path) -> list[str]:
    """Return one sentence for each thing in a cell's outputs that must not be stored.

    Args:
        outputs: of one cell, tidied.
        code: all code of the notebook; tracebacks quote it, with the false keys that it teaches with.
        root: the repository, the folder of this machine that is likeliest to appear.
    """
    found = []
    for output in outputs:
        quoted = plain("\n".join(output.get("traceback", ())))
        for key in _KEY.findall(quoted):
            if any(key in text for text in code):
                quoted = quoted.replace(key, "")
        for text in [*_texts(output), quoted]:
            shown = plain(text)
            for folder in {str(root), str(Path.home()), sys.prefix}:
                if len(folder) > 1 and folder in shown:
                    found.append(f"its output names a folder of this machine: {folder}")
            for what, pattern in _REFUSED.items():
                if match := pattern.search(shown):
                    found.append(f"its output has {what}: {match[0]}")
            if match := _KEY.search(shown):
                found.append(f"its output shows a key: {match[0][:7]}...{match[0][-4:]}")
    return list(dict.fromkeys(found))


def _texts(output: NotebookNode) -> list[str]:
    """Return everything readable in an output but the traceback."""
    texts = [output.get("text", ""), output.get("ename", ""), output.get("evalue", "")]
    return texts + [str(value) for kind, value in output.get("data", {}).items() if kind not in _PICTURES]
