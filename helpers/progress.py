"""What the forms remember from one day to the next: a small file in the learner's folder."""

from __future__ import annotations

import contextlib
import json
import tempfile
import threading
from pathlib import Path
from typing import Any

from helpers import place

_NAME = "progress.json"
_changing = threading.Lock()  # a light for the board is put by a thread


def path() -> Path:
    """Return the file: `.first-call/progress.json` in FIRST_CALL_HOME, else beside the kit's `.env`."""
    return place.memory() / _NAME


def carry(kit: Path, folder: Path) -> bool:
    """Bring along what forms remembered in the kit's own folder, where lessons opened without `first-call` keep it.

    It happens once: what the learner's folder remembers already is never overwritten.

    Args:
        kit: the kit's folder; its file stays.
        folder: the learner's.

    Returns:
        Whether something was brought.
    """
    try:
        content = (kit / place.MEMORY / _NAME).read_text(encoding="utf-8")
        if not isinstance(kept := json.loads(content), dict) or not kept:
            return False
        with (folder / place.MEMORY / _NAME).open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except (OSError, ValueError):  # none there, none to read, or the learner's own is there
        return False
    return True


def get(name: str, default: Any = None) -> Any:
    """Return what was kept under a name, or the default.

    Raises:
        OSError: the file is there but cannot be read.
    """
    with _changing:  # on Windows a file that is being read cannot be replaced
        return _read().get(name, default)


def put(name: str, value: Any) -> None:
    """Keep a value, or with None remove it. The file is replaced in one step, so it is never half written.

    Args:
        name: under which `get()` finds it.
        value: anything that JSON can hold.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    with _changing:
        kept = _read()
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
        _write(kept)


def _write(kept: dict[str, Any]) -> None:
    file = path()
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name_of_draft = tempfile.mkstemp(prefix=".progress.", dir=file.parent)
    draft = Path(name_of_draft)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as output:
            json.dump(kept, output, ensure_ascii=False, indent=2)
            output.write("\n")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _read() -> dict[str, Any]:
    """Everything that was kept; a file that is not ours to read is set aside, since no learner can repair it."""
    file = path()
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(kept, dict):
            return kept
    except FileNotFoundError:
        return {}
    except ValueError:  # not JSON, or not UTF-8
        pass
    with contextlib.suppress(OSError):
        file.replace(file.with_name("progress.broken.json"))
    return {}
