"""The command `first-call`: JupyterLab, opened on the learner's own copy of the start lesson."""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

from helpers import copies, copies_report, place, progress
from helpers.arguments import Parser, hold_key
from helpers.language import LANGUAGES, language, set_language, text
from helpers.place import ROOT

# For the sessions of this command alone; what a learner sets in JupyterLab goes before it. It stops the question,
# put to every newcomer in English, whether to fetch news from the network, and lets the interrupt button reach forms.
SETTINGS = Path(__file__).resolve().parent / "jupyter"
KOREAN = SETTINGS / "korean"  # where the extra "korean" has installed the language pack
PROVISIONER = "first-call"  # starts kernels: helpers/lab_kernel.py


def main(arguments: list[str] | None = None) -> int:
    """Bring the learner's lessons up to date, and open JupyterLab on the first of them.

    Args:
        arguments: the command line; what this command does not know goes to JupyterLab.

    Returns:
        The exit code: 0, or 1 where the lessons are not beside the installed package, or cannot be copied.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a Windows console may lack the letters of the other language
    options, for_jupyter = _understood(arguments)
    set_language(options.lang)
    start = f"notebooks/{options.lang}/00_start_here.ipynb"
    if not (ROOT / start).is_file():
        print(text("lab.no_lessons", path=ROOT / start))
        return 1
    folder = Path(options.folder or place.lessons()).expanduser().absolute()
    try:
        done = copies.update(ROOT, folder)
    except copies.CopyError as error:
        print(text(f"copies.{error.name}", **error.values))
        return 1
    print(*copies_report.told(done, folder), sep="\n")
    if progress.carry(ROOT, folder):
        print(text("lab.progress"))
    if not (folder / start).is_file():
        return 1

    command = prepare(folder, start)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # containers: the server listens on this machine only and asks for a token
    print(text("lab.opening"), flush=True)  # now, also where it goes into a file

    from helpers.lab_server import Lab

    Lab.launch_instance(command + for_jupyter)
    return 0


def prepare(folder: Path, start: str) -> list[str]:
    """Set the variables that JupyterLab and the lessons' kernels and terminals inherit, for the language that is set.

    Args:
        folder: the learner's.
        start: the lesson that opens first, by its place in it.

    Returns:
        The options to start JupyterLab with.
    """
    os.environ["FIRST_CALL_LANG"] = language()
    os.environ["FIRST_CALL_HOME"] = str(folder)
    folders = [SETTINGS]
    if language() == "ko" and _is_installed("jupyterlab.languagepack", "ko_KR"):
        folders.insert(0, KOREAN)
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        filter(None, (*map(str, folders), os.environ.get("JUPYTER_CONFIG_PATH")))
    )
    options = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{start}",
        "--Application.log_level=WARN",
        "--LabApp.custom_css=True",  # jupyter/custom/custom.css: lines break between words
        "--KernelManager.transport_encryption=auto",  # otherwise each kernel warns of having none
    ]
    if _is_installed("jupyter_client.kernel_provisioners", PROVISIONER):
        options.append(f"--KernelProvisionerFactory.default_provisioner_name={PROVISIONER}")
    return options


def _understood(arguments: list[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """Return what this command understands of a command line, and what it passes on to JupyterLab."""
    first = Parser(add_help=False, allow_abbrev=False)
    first.add_argument("--lang", choices=LANGUAGES)
    set_language(first.parse_known_args(arguments)[0].lang)  # the help itself depends on it

    parser = Parser(
        prog="first-call", description=text("lab.description"), epilog=text("lab.others"), allow_abbrev=False
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=language(), help=text("lab.lang"))
    parser.add_argument("--folder", metavar=text("lab.folder_name"), help=text("lab.folder"))
    parser.add_argument("--no-browser", action="store_true", help=text("lab.no_browser"))
    parser.add_argument("--port", type=int, help=text("lab.port"))
    if hold_key(arguments):
        parser.error("a key")  # JupyterLab would show it, or write it into its log
    options, others = parser.parse_known_args(arguments)
    if options.port is not None:
        others.append(f"--port={options.port}")
    if options.no_browser:
        others.append("--no-browser")
    return options, others


def _is_installed(group: str, name: str) -> bool:
    """Whether an installed package offers this to Jupyter; an old install of the kit itself offers less."""
    return bool(entry_points(group=group, name=name))
