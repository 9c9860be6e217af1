"""The command `first-call`: JupyterLab, opened on the start lesson."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

from helpers.language import LANGUAGES, language, set_language, text
from helpers.place import ROOT

# For the sessions of this command alone; what a learner sets in JupyterLab goes before it. It stops the question,
# put to every newcomer in English, whether to fetch news from the network, and lets the interrupt button reach forms.
SETTINGS = Path(__file__).resolve().parent / "jupyter"
KOREAN = SETTINGS / "korean"


def main(arguments: list[str] | None = None) -> int:
    """Open JupyterLab on the start lesson.

    Args:
        arguments: the command line; what this command does not know goes to JupyterLab (`--port 9999`).

    Returns:
        The exit code: 0, or 1 where the lessons are not beside the installed package.
    """
    sys.stdout.reconfigure(errors="replace")  # a Windows console may lack the letters of the other language
    parser = argparse.ArgumentParser(prog="first-call", description=text("lab.description"))
    parser.add_argument("--lang", choices=LANGUAGES, default=language(), help=text("lab.lang"))
    known, for_jupyter = parser.parse_known_args(arguments)
    set_language(known.lang)
    start = ROOT / "notebooks" / known.lang / "00_start_here.ipynb"
    if not start.is_file():
        print(text("lab.no_lessons", path=start))
        return 1

    os.environ["FIRST_CALL_LANG"] = known.lang  # the lessons' kernels and terminals inherit it
    command = [
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{start.relative_to(ROOT).as_posix()}",
        "--Application.log_level=WARN",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # containers: the server listens on this machine only and asks for a token
    folders = [KOREAN, SETTINGS] if known.lang == "ko" and _has_korean_menus() else [SETTINGS]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        filter(None, (*map(str, folders), os.environ.get("JUPYTER_CONFIG_PATH")))
    )
    print(text("lab.opening"))

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(command + for_jupyter)
    return 0


def _has_korean_menus() -> bool:
    """Whether JupyterLab's Korean language pack is installed (the extra "korean")."""
    return bool(entry_points(group="jupyterlab.languagepack", name="ko_KR"))
