"""A lesson's file as a learner gets it, and how to tell what in it is the learner's."""

from __future__ import annotations

import contextlib
import hashlib
import json
import posixpath
import re
import sys
from pathlib import Path
from typing import Any

ENDING = ".ipynb"
DOOR = "door"  # tags the cell for those who open a single notebook without the kit: builder/render.py
# What a notebook that is none can make of reading it.
_NO_NOTEBOOK = (ValueError, LookupError, TypeError, AttributeError)


def clean(path: Path) -> bytes:
    """Return what a learner is given of a file: of a notebook without outputs, as JupyterLab itself would save it.

    Args:
        path: the kit's file.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    data = path.read_bytes()
    if path.suffix != ENDING:
        return data
    notebook = json.loads(data)
    notebook["cells"] = [cell for cell in notebook["cells"] if DOOR not in cell["metadata"].get("tags", ())]
    metadata = notebook["metadata"]
    ours = metadata.pop("first_call", {})
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        else:
            cell["source"] = _local(cell["source"], f"notebooks/{path.parent.name}", ours.get("address"))
    if twin := ours.get("twin"):  # the builder offers it only where it works in a file on its own
        opening = notebook["cells"][0]
        opening["source"] = _lines(f"{''.join(opening['source'])}<br>\n> {twin}")
    metadata["language_info"] = language_info()
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def language_info() -> dict[str, Any]:
    """Return what a kernel of this Python says of its language; JupyterLab puts it into each notebook it opens."""
    return {
        "codemirror_mode": {"name": "ipython", "version": sys.version_info.major},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": f"ipython{sys.version_info.major}",
        "version": ".".join(map(str, sys.version_info[:3])),
    }


def digest(name: str, data: bytes) -> str:
    """Return the SHA-256 of what a learner would change: of a notebook its cells, without outputs and empty cells.

    Args:
        name: of the file.
        data: its content; of a notebook that cannot be read, all of it counts.
    """
    if name.endswith(ENDING):
        with contextlib.suppress(*_NO_NOTEBOOK):
            cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(data)["cells"]]
            data = json.dumps([cell for cell in cells if cell[1].strip()]).encode()
    return hashlib.sha256(data).hexdigest()


def was_run(path: Path) -> bool:
    """Return whether a file is a notebook with outputs or counts; one that cannot be read counts as run."""
    if path.suffix != ENDING:
        return False
    with contextlib.suppress(*_NO_NOTEBOOK):
        cells = json.loads(path.read_bytes())["cells"]
        return any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    return True


def _local(source: list[str] | str, folder: str, address: str | None) -> str | list[str]:
    """A notebook's prose with links that lead into the folder, where the builder had them lead to the web."""
    if not address:
        return source
    web = re.compile(rf"{re.escape(address)}/(?:blob|raw)/HEAD/([^)#\s]+)")
    return _lines(web.sub(lambda link: posixpath.relpath(link[1], folder), "".join(source)))


def _lines(source: list[str] | str) -> list[str]:
    return "".join(source).splitlines(keepends=True)
