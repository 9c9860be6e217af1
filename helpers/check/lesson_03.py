"""Checks of lesson 03, the learner's own file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from helpers import place
from helpers.check import process
from helpers.check.values import cut, kind
from helpers.check.verdict import not_yet, right, survives

_KEY = re.compile(r"\bsk-(?!practice)[\w-]{8,}", re.ASCII)
_SHOWN = 200  # characters of an error


@survives
def own_file(path: Any) -> None:
    """The path of a Python file that answers, and that ends with an error without a key or with a wrong one."""
    if isinstance(path, str):
        path = path.strip().strip("\"'").strip()
    if not isinstance(path, str | Path):
        not_yet("check_03.path_not_string", kind=kind(path))
    elif not str(path):
        not_yet("check_03.path_empty")
    else:
        _look(Path(path).expanduser())


def _look(file: Path) -> None:
    """Look at the file, then run it."""
    if file.is_dir():
        not_yet("check_03.file_is_folder")
    elif file.with_name(f"{file.name}.txt").is_file():
        not_yet("check_03.file_is_text", name=file.name)
    elif not file.is_file():
        not_yet("check_03.file_missing", name=cut(file.name))
    elif file.suffix != ".py":
        not_yet("check_03.file_not_python", name=file.name)
    elif file.stem in ("openai", "dotenv"):
        not_yet("check_03.file_hides_package", name=file.name, package=file.stem)
    elif _in_kit(file):
        not_yet("check_03.file_in_kit")
    elif _KEY.search(file.read_text(encoding="utf-8-sig", errors="replace")):
        not_yet("check_03.key_in_file")
    else:
        _run(file)


def _in_kit(file: Path) -> bool:
    return (place.ROOT / "pyproject.toml").is_file() and file.resolve().is_relative_to(place.ROOT)


def _run(file: Path) -> None:
    """Run it with a right key; if all is well, with none and with a wrong one."""
    end = process.run(file, "sk-practice-own-file")
    if end.code is None:
        not_yet("check_03.run_too_long")
    elif "Missing credentials" in end.error:
        not_yet("check_03.run_key_not_loaded")
    elif end.code != 0:
        not_yet("check_03.run_failed", error=cut(end.error, _SHOWN))
    elif not end.answered:
        not_yet("check_03.run_asked_nothing")
    elif not end.printed.strip():
        not_yet("check_03.run_printed_nothing")
    elif process.run(file, None).code == 0:
        not_yet("check_03.run_fine_without_key")
    elif (wrong := process.run(file, "sk-wrong-own-file")).code == 0:
        not_yet("check_03.run_fine_with_wrong_key")
    else:
        right("check_03.run_right", code=wrong.code)
